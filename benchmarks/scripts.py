"""Maps in 14 scripts → how each agrees with what a browser draws, and what comes back from its PDF: a table.

    python benchmarks/scripts.py            every script
    python benchmarks/scripts.py Thai       some
    python benchmarks/scripts.py --write    and put the table into docs/languages.md

For each script a map is drawn as PNG and as SVG, and the SVG by Chromium with the same fonts and no others. Measured are the
texts alone, black on white, at two pixels to a px: *ink* is the share of all ink (pixels over half dark) of either picture
that has ink of the other within one pixel; *width* how far the width of a text in the browser is from the predicted one at
the most; *words* how many of the words of all texts `pdftotext` gives back in their order; *boxes* how often the sign for
a missing character is in the PDF. Needs chromium with playwright, poppler-utils, pymupdf, numpy and Pillow. Exit code 1
where a figure is worse than it may be.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import numpy as np
import pymupdf
from drawn_scripts import SCALE, SCRIPTS, browser, journey, lines_of, show, texts_of, widths, widths_off
from PIL import Image as Pixels
from playwright.sync_api import Page
from reading.running import opened

from cjmap.render import FORMATS
from cjmap.scene import Text

ROOT = Path(__file__).resolve().parent.parent

PAGE = ROOT / "docs" / "languages.md"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
HEAD = """| script | language | texts | ink | width off at most | words | boxes |
| --- | --- | --- | --- | --- | --- | --- |"""

LEAST_INK, MOST_WIDTH = 0.97, 0.01


@dataclass(frozen=True)
class Figures:
    """What was measured of one script."""

    script: str
    language: str
    texts: int
    ink: float
    width: float
    words: int
    all_words: int
    boxes: int

    @property
    def holds(self) -> bool:
        whole = self.words == self.all_words or self.script == "Emoji"
        return self.ink >= LEAST_INK and self.width <= MOST_WIDTH and whole and not self.boxes

    def row(self) -> str:
        words = "—" if self.script == "Emoji" else f"{self.words} of {self.all_words}"
        mark = "" if self.holds else " **over the bar**"
        return (
            f"| {self.script} | {self.language} | {self.texts} | {self.ink:.1%} | {self.width:.2%} | {words} |"
            f" {self.boxes}{mark} |"
        )


def measured(script: str, language: str, texts: list[str], page: Page, folder: Path) -> Figures:
    """Draw a map of a script in every way, and compare."""
    scene = journey(language, texts)
    draw = {name: FORMATS[name].from_scene for name in ("svg", "png")}
    svg, png = (write(scene, float(SCALE)) for write in draw.values() if write)
    show(page, scene, svg.decode())
    theirs = opened(page.screenshot())
    written = list(texts_of(scene.children))
    Pixels.fromarray(theirs).save(folder / f"{language}-browser.png")
    (folder / f"{language}.png").write_bytes(png)
    pages = FORMATS["pdf"].from_scenes
    assert pages is not None
    pdf = folder / f"{language}.pdf"
    pdf.write_bytes(pages([scene], 1.0))
    words, count = words_of(pdf, written)
    return Figures(
        script,
        language,
        len(written),
        agreement(opened(png), theirs),
        widths_off([line.width for line in lines_of(scene)], widths(page)),
        words,
        count,
        boxes(pdf),
    )


def agreement(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The share of ink of two pictures that has ink of the other within one pixel."""
    high, wide = (min(a, b) for a, b in zip(ours.shape[:2], theirs.shape[:2], strict=True))
    one, other = ((picture[:high, :wide].mean(axis=2) < 128) for picture in (ours, theirs))
    met = (one & near(other)).sum() + (other & near(one)).sum()
    return float(met / max(one.sum() + other.sum(), 1))


def near(ink: np.ndarray) -> np.ndarray:
    """Ink, and all pixels around it."""
    wide = np.pad(ink, 1)
    high, across = ink.shape
    return np.logical_or.reduce([wide[y : y + high, x : x + across] for y in range(3) for x in range(3)])


def words_of(pdf: Path, texts: list[Text]) -> tuple[int, int]:
    """How many words of the texts a PDF gives back, and how many there are; those of a text count if all are in order."""
    said = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    there = " ".join(plain(said).split())
    lines = [plain(text.text).split() for text in texts]
    return sum(len(words) for words in lines if " ".join(words) in there), sum(map(len, lines))


def plain(text: str) -> str:
    """A text without the marks of direction, which are not seen."""
    return re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe0f]", "", text)


def boxes(pdf: Path) -> int:
    """How often the glyph for a missing character is drawn."""
    with pymupdf.open(pdf) as document:
        return sum(glyph == 0 for page in document for span in page.get_texttrace() for _, glyph, *_ in span["chars"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("scripts", nargs="*")
    parser.add_argument("--write", action="store_true", help="put the table into the page")
    parser.add_argument("--keep", type=Path, help="keep the pictures in this folder")
    wanted = parser.parse_args()
    chosen = {name: SCRIPTS[name] for name in wanted.scripts or SCRIPTS}
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = wanted.keep or Path(scratch)
        folder.mkdir(exist_ok=True)
        with browser(Path(scratch)) as page:
            for name, what in chosen.items():
                rows.append(measured(name, what["language"], what["texts"], page, folder))
                print(rows[-1].row(), flush=True)
    if wanted.write:
        before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
        table = "\n".join([HEAD, *(row.row() for row in rows)])
        PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
