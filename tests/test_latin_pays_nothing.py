"""A map in Latin, Greek or Cyrillic letters pays nothing for other scripts: no library is loaded and no font opened for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import GOOD, environment

EUROPEAN = GOOD.replace("Reads reviews", "Größe, Łódź, çœur, “naïve” – 5 € → ✓").replace(
    "Pays", "Ώρα πληρωμής · Оплата"
)

LOOPED = (
    GOOD.replace("      - name: Pays\n", "      - name: Pays\n        next: {to: Reads reviews, share: 20%}\n")
    + "language: en\n"
)
"""A map whose shares are worked out, in a language that it names."""

LATE = (
    "icu", "babel", "cjmap.language.cldr", "cjmap.text.itemize", "cjmap.text.installed",
    "cjmap.text.scanned", "cjmap.text.system", "jinja2", "markupsafe", "tinycss2",
)  # fmt: skip
"""What only other scripts, other languages, pages of HTML and styles of pictures need."""

DRAWINGS: list[tuple[str, str, dict[str, str]]] = (
    [(name, "map", {}) for name in ("svg", "pdf", "png", "dot")]
    + [(name, "flow", {}) for name in ("svg", "pdf", "png")]
    + [
        ("svg", "map", {"medium": "slide='16:9'"}),
        ("pdf", "map", {"medium": "page='a4'"}),
        ("svg", "map", {"text": "outline"}),
    ]
)

WATCHED = """
import sys
fonts = set()
FONTS = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2", ".pfb", ".dfont")


def note(event, words):
    if event == "open" and str(words[0]).lower().endswith(FONTS):
        fonts.add(str(words[0]))


sys.addaudithook(note)
"""
"""Notes which font files Python opens."""

TOLD = """
from pathlib import Path
mapped = Path("/proc/self/maps")  # what HarfBuzz opens by itself
lines = mapped.read_text().splitlines() if mapped.exists() else []
fonts |= {line.split(None, 5)[-1] for line in lines if line.lower().endswith(FONTS)}
print(*sorted(name for name in LATE if name in sys.modules))
print(*sorted(Path(font).name.split("[")[0] for font in fonts), mapped.exists())
"""


def _loaded(code: str, folder: Path, text: str = EUROPEAN) -> tuple[list[str], list[str]]:
    """Of what is LATE, what some code loads that finds a map as a.yaml; and the fonts that it opens, and whether all are
    known.
    """
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    whole = f"{WATCHED}\nLATE = {LATE!r}\n{code}\n{TOLD}"
    done = subprocess.run(
        [sys.executable, "-c", whole],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(),
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    late, fonts = done.stdout.splitlines()
    return late.split(), fonts.split()


def _drawing(format_: str, view: str, how: dict[str, str]) -> str:
    said = (
        [f"medium=Medium({how['medium']})"] if "medium" in how else [f"{key}={value!r}" for key, value in how.items()]
    )
    words = ", ".join([repr(format_), repr(view), *said])
    return (
        "import cjmap.pipeline as p\nfrom cjmap.options.medium import Medium\n"
        f"options = p.RenderOptions({words})\n"
        "drawing = p.Drawing(p.load('a.yaml'))\n"
        "assert drawing.files(options, notice=str) and drawing.missing_glyphs() == {}"
    )


@pytest.mark.parametrize(("format_", "view", "how"), DRAWINGS)
def test_a_european_map_needs_inter_alone(tmp_path: Path, format_: str, view: str, how: dict[str, str]) -> None:
    """In each format, view and medium, a map in European letters opens Inter and no other font, and loads neither ICU nor
    Babel.
    """
    late, (*fonts, all_known) = _loaded(_drawing(format_, view, how), tmp_path)
    assert late == []
    assert set(fonts) <= {"Inter", "Inter-Italic"}
    assert "Inter" in fonts or format_ == "dot" or all_known == "False"


def test_another_script_is_noticed(tmp_path: Path) -> None:
    """What the tests here look for is there where one touchpoint is in Thai."""
    late, (*fonts, all_known) = _loaded(
        _drawing("pdf", "map", {}), tmp_path, EUROPEAN.replace("Pays", "ชำระ") + "owner: ชำระ\n"
    )
    assert {"icu", "cjmap.text.itemize"} <= set(late)
    assert "NotoSansThai" in fonts or all_known == "False"


def test_a_check_in_english_loads_no_language(tmp_path: Path) -> None:
    """To check a map in English, neither words nor forms of languages are loaded, nor anything that measures texts."""
    code = (
        "import cjmap.pipeline as p\nfrom pathlib import Path\n"
        "assert p.check(Path('a.yaml').read_bytes(), 'a.yaml').journey\n"
        "assert not {'cjmap.language', 'cjmap.text', 'uharfbuzz'} & set(sys.modules)"
    )
    assert _loaded(code, tmp_path, LOOPED)[0] == []
