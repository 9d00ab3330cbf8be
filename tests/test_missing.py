"""What is said of characters that the packaged fonts lack: warnings where no font has them, notices where the machine's does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from running import GOOD, ROOT, cjmap
from tiny_fonts import saved, surroundings, tiny

from cjmap.diagnostics import Span
from cjmap.options import RenderOptions
from cjmap.preview.drawing import PreviewJob, answer
from cjmap.read.where import first_position

KA, KHA = "\u0f40", "\u0f41"
TIBETAN = GOOD.replace("Reads reviews", f"Reads {KA}{KHA}{KA}")
PRIVATE = "\ue8b8"

WARNING = f"""\
warning[no-font]: no font here has "{KA}" (Tibetan letter ka, U+0F40) and "{KHA}" (Tibetan letter kha, U+0F41); PDF, PNG and \
outlines show their numbers in frames
 --> a.yaml:8:21
  |
8 |       - name: Reads {KA}{KHA}{KA}
  |                     ^ here, and in 2 more places
  = help: install a font for Tibetan, such as Noto Serif Tibetan, which is free, and draw the map again

1 warning in 1 file
"""


def drawn(folder: Path, text: str, output: str, env: Mapping[str, str]) -> str:
    """What `cjmap render` says of a map besides what it wrote."""
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    done = cjmap("render", "a.yaml", "-o", output, cwd=folder, env=env)
    said = done.stderr.decode()
    assert done.returncode == 0, said
    assert said.endswith(f"wrote {output}\n")
    return said.removesuffix(f"wrote {output}\n")


@pytest.mark.parametrize(("output", "said"), [("a.pdf", WARNING), ("a.png", WARNING), ("a.svg", ""), ("a.dot", "")])
def test_a_character_that_no_font_has(output: str, said: str, tmp_path: Path) -> None:
    """A drawing that cannot show a character says which, where it stands, and what to install; a text leaves it to its reader."""
    assert drawn(tmp_path, TIBETAN, output, surroundings(tmp_path)) == said


def test_the_warning_stands_among_the_others(tmp_path: Path) -> None:
    """It is one of the file's warnings: in their order, in one report."""
    said = drawn(tmp_path, f"{TIBETAN}reviewed: 2020-01-01\nreview_every: 1 year\n", "a.png", surroundings(tmp_path))
    assert [said.index(word) for word in ("no-font", "stale", "2 warnings in 1 file")] == sorted(
        said.index(word) for word in ("no-font", "stale", "2 warnings in 1 file")
    )


@pytest.mark.parametrize(
    ("letters", "said", "help_"),
    [
        (PRIVATE, "no font here has U+E8B8; PDF", "it is for private use: "),
        ("\U0001fbff", "no font here has U+1FBFF; PDF", "Unicode knows no such character; "),
        (
            "\u16a0",
            '"\u16a0" (Runic letter fehu feoh fe f, U+16A0)',
            "install a font for Runic, such as Noto Sans Runic,",
        ),
        ("\U0001d11e", "(Musical symbol g clef, U+1D11E)", "install a font that has it, such as Noto Music,"),
        ("\u0f40\u0f71", '"\u25cc\u0f71" (Tibetan vowel sign aa, U+0F71)', "Noto Serif Tibetan"),
        ("\u0f40\u0f41\u0f42\u0f44\u0f45", "U+0F42) and 2 more; PDF", "Noto Serif Tibetan"),
    ],
)
def test_what_is_said_of_it(letters: str, said: str, help_: str, tmp_path: Path) -> None:
    """Characters have their names, the first of many stand for all; the help is for their kind."""
    found = drawn(tmp_path, GOOD.replace("Buying", letters), "a.png", surroundings(tmp_path))
    assert said in found
    assert f"= help: {help_}" in found or (help_ in found and help_.startswith("Noto"))


@pytest.mark.parametrize("written", ["\u8cb7\u3046", "\ud55c\uad6d"])
def test_the_extra(written: str, tmp_path: Path) -> None:
    """Chinese, Japanese and Korean letters are drawn with the fonts of the extra; without it, it is what to install."""
    text = GOOD.replace("Buying", written)
    assert drawn(tmp_path, text, "a.png", surroundings(tmp_path)) == ""
    (tmp_path / "without" / "manimgx_fonts_cjk").mkdir(parents=True)
    (tmp_path / "without" / "manimgx_fonts_cjk" / "__init__.py").touch()
    without = surroundings(tmp_path) | {"PYTHONPATH": os.pathsep.join((str(tmp_path / "without"), str(ROOT)))}
    said = drawn(tmp_path, text, "a.png", without)
    assert "= help: pip install 'cjmap[fonts]' brings the fonts for Chinese, Japanese and Korean" in said
    family = saved(tmp_path / "fonts", {"a.ttf": tiny(written, "Own Sans")})
    said = drawn(tmp_path, text, "a.png", surroundings(tmp_path, family) | {"PYTHONPATH": without["PYTHONPATH"]})
    assert (
        "in Own Sans, a font of this machine; other machines may draw it differently; pip install 'cjmap[fonts]' makes"
        in said
    )


@pytest.mark.parametrize("output", ["a.pdf", "a.png", "a.svg"])
def test_a_font_of_the_machine_is_named(output: str, tmp_path: Path) -> None:
    """Where a font of this machine draws something, its name is said, for a drawing on another one may differ."""
    env = surroundings(tmp_path, saved(tmp_path / "fonts", {"a.ttf": tiny(KA + KHA + "\U0001d11e", "Own Sans")}))
    said = drawn(tmp_path, TIBETAN, output, env)
    words = "what is written in Tibetan is drawn in Own Sans, a font of this machine; other machines may draw it differently"
    assert said == ("" if output == "a.svg" else f"cjmap: a.yaml: {words}\n")
    said = drawn(tmp_path, GOOD.replace("Buying", "\U0001d11e"), output, env)
    assert said == (
        ""
        if output == "a.svg"
        else f"cjmap: a.yaml: {words.replace('what is written in Tibetan', chr(34) + chr(0x1D11E) + chr(34))}\n"
    )


@pytest.mark.parametrize(
    "letter", ["\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u05d0", "\u0e01", "a\u0301"]
)
def test_what_is_packaged(letter: str, tmp_path: Path) -> None:
    """Of emoji and scripts that our own fonts draw, nothing is said."""
    assert drawn(tmp_path, GOOD.replace("Buying", letter), "a.png", surroundings(tmp_path)) == ""


@pytest.mark.parametrize(
    ("text", "span", "count"),
    [
        (f"title: x{KA}{KA}\nowner: {KA}", Span(1, 9, 1, 10), 3),
        (f"# {KA}\ntitle: y # {KA}\nowner: a{KA}", Span(3, 9, 3, 10), 1),
        ('title: "a \\u0F40 b"', Span(1, 11, 1, 17), 1),
        ('title: "\\x61\\U00000f40"', Span(1, 13, 1, 23), 1),
        (f'title: "\\\\u0f40 {KA}"', Span(1, 17, 1, 18), 1),
        (f"title: 'a\n\n  {KA}'", Span(3, 3, 3, 4), 1),
        (f"title: |\n  a\n  b{KA}\n", Span(3, 4, 3, 5), 1),
        (f"lanes: {{Aa{KA}: b}}\ntitle: &a {KA}\nowner: *a", Span(1, 11, 1, 12), 2),
        ("title: \u0151x", Span(1, 8, 1, 9), 1),
        ("title: '\\u0f40'", None, 0),
        ("title: [", None, 0),
    ],
)
def test_places(text: str, span: Span | None, count: int) -> None:
    """A character is found where the file says it: in keys and values, by its number too, never in a notice."""
    assert first_position(text, {KA, "\u0150"}) == (span, count)


def test_words_of_our_own_have_no_place(tmp_path: Path) -> None:
    """A character that stands nowhere in the file is said of the file as a whole."""
    assert first_position(GOOD, {KA}) == (None, 0)


def test_builds(tmp_path: Path) -> None:
    """A build warns of such characters each time, and counts the warnings; SVG alone gives none; --strict fails on them."""
    env = surroundings(tmp_path)
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "a.yaml").write_text(TIBETAN, encoding="utf-8")
    (maps / "b.yaml").write_text(GOOD, encoding="utf-8")
    said = []
    for words, code in (
        (["-f", "svg"], 0),
        (["-f", "svg,png"], 0),
        (["-f", "svg,png"], 0),
        (["-f", "png", "--strict"], 1),
    ):
        done = cjmap("build", "maps", "-o", "out", *words, cwd=tmp_path, env=env)
        assert done.returncode == code
        said.append(done.stderr.decode())
    assert [text.count("warning[no-font]: no font here has") for text in said] == [0, 1, 1, 1]
    assert [text.splitlines()[-1] for text in said] == [
        "out: 2 maps drawn",
        "out: 2 maps drawn, 1 warning",
        "out: 0 maps drawn, 2 unchanged, 1 warning",
        "out: 0 maps drawn, 2 unchanged, 1 warning",
    ]
    done = cjmap("build", "maps", "-o", "out", "-f", "svg", "--atlas", cwd=tmp_path, env=env)
    assert "warning[no-font]" in done.stderr.decode()


def test_a_font_that_is_installed_redraws_what_it_changes(tmp_path: Path) -> None:
    """Maps with letters that a new font draws are drawn anew, and the atlas of them; others, and for other fonts, are not."""
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    env = surroundings(tmp_path, fonts)
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "a.yaml").write_text(TIBETAN, encoding="utf-8")
    (maps / "b.yaml").write_text(GOOD, encoding="utf-8")

    def built() -> tuple[str, bytes]:
        done = cjmap("build", "maps", "-o", "out", "-f", "svg,png", "--atlas", cwd=tmp_path, env=env)
        assert done.returncode == 0
        return done.stderr.decode().splitlines()[-1], (tmp_path / "out" / "atlas.pdf").read_bytes()

    first, atlas = built()
    assert first == "out: 2 maps drawn, 1 warning"
    saved(fonts, {"other.ttf": tiny("\u16a0", "Other Sans")})
    assert built() == ("out: 0 maps drawn, 2 unchanged, 1 warning", atlas)
    saved(fonts, {"own.ttf": tiny(KA + KHA, "Own Sans")})
    second, drawn_anew = built()
    assert second == "out: 1 map drawn, 1 unchanged"
    assert drawn_anew != atlas
    assert built() == ("out: 0 maps drawn, 2 unchanged", drawn_anew)
    shutil.rmtree(fonts)
    assert built() == ("out: 1 map drawn, 1 unchanged, 1 warning", atlas)


def test_the_preview(tmp_path: Path) -> None:
    """The preview shows the warning beside the map, whose PDF and PNG it has to download."""
    said = answer(PreviewJob(GOOD.replace("Buying", PRIVATE).encode(), "a.yaml", str(tmp_path), RenderOptions()))
    assert said.data
    (problem,) = said.problems
    assert (problem.severity, problem.code) == ("warning", "no-font")
    assert problem.message.startswith("no font here has U+E8B8; ")
    assert "a.yaml:1:8" in problem.excerpt
    assert "private use" in problem.excerpt


@pytest.mark.parametrize("letter", ["\u060c", "\u061f", "\u0964", "\u3001"])
def test_punctuation_of_another_script(letter: str, tmp_path: Path) -> None:
    """A mark that scripts share is drawn with our own fonts wherever it stands, among Latin letters too."""
    assert drawn(tmp_path, GOOD.replace("Buying", f"Buying{letter}"), "a.png", surroundings(tmp_path)) == ""
