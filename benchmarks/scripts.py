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
import os
import re
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import numpy as np
import pymupdf
import yaml
from browser import CHROMIUM, QUIET
from PIL import Image as Pixels
from playwright.sync_api import Page, sync_playwright
from reading.running import opened

from cjmap import load
from cjmap.language import speak
from cjmap.layout import lay_out
from cjmap.render import FORMATS
from cjmap.scene import Group, Node, Scene, Text
from cjmap.text.shaping import shape

ROOT = Path(__file__).resolve().parent.parent

PAGE = ROOT / "docs" / "languages.md"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
HEAD = """| script | language | texts | ink | width off at most | words | boxes |
| --- | --- | --- | --- | --- | --- | --- |"""

SCALE = 2
LEAST_INK, MOST_WIDTH = 0.97, 0.01

MAP = """format: 1
title: '{0}'
scenario: '{1}'
language: {language}
personas:
  - name: '{5}'
    role: '{3}'
    goals: ['{7}', '{1}']
    quote: '{4}'
stages:
  - name: '{1}'
    touchpoints:
      - name: '{0}'
        emotion: 1
        feeling: '{7}'
        pain_points: ['{3}']
      - name: '{6}'
        emotion: -2
        quotes: ['{4}']
        actions: ['{2}', '{0}']
  - name: '{6}'
    touchpoints:
      - name: '{2}'
        emotion: 2
        feeling: '{3}'
        opportunities: ['{7}']
        thoughts: ['{2}']
"""

FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""


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


def journey(language: str, texts: list[str]) -> Scene:
    """A map that says these texts, in its own language, its texts alone."""
    quoted = [text.replace("'", "''") for text in texts]
    scene = lay_out(load(MAP.format(*quoted, language=language)))
    black = tuple(replace(text, fill="#000000") for text in texts_of(scene.children))
    return replace(scene, children=black, background="#ffffff")


def texts_of(nodes: Iterable[Node]) -> Iterator[Text]:
    """All texts of a scene."""
    for node in nodes:
        if isinstance(node, Group):
            yield from texts_of(node.children)
        elif isinstance(node, Text) and node.text.strip():
            yield node


@contextmanager
def browser(folder: Path) -> Iterator[Page]:
    """A page of a browser that has the fonts of the extra, which no page can bring itself, and no others."""
    package = find_spec("manimgx_fonts_cjk")
    folders = "".join(f"<dir>{place}</dir>" for place in (package and package.submodule_search_locations) or ())
    file = folder / "fonts.conf"
    file.write_text(FONTS_CONF.format(folders=folders, cache=folder / "cache"), encoding="utf-8")
    with sync_playwright() as playwright:
        opened_browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[*QUIET, "--font-render-hinting=none"],
            env={**os.environ, "FONTCONFIG_FILE": str(file)},
        )
        yield opened_browser.new_page(device_scale_factor=SCALE)
        opened_browser.close()


def page_of(scene: Scene, svg: str) -> str:
    """A page with the drawing alone, which brings the fonts that are drawn with here."""
    with speak(scene.language):
        lines = [shape(text.text, text.font, text.direction or scene.direction) for text in texts_of(scene.children)]
    cuts = {(run.cut.family, run.cut.italic, run.cut.file) for line in lines for run in line.runs}
    faces = "".join(
        f"@font-face{{font-family:'{family}';font-weight:100 900;font-style:{'italic' if italic else 'normal'};"
        f"src:url(data:font/ttf;base64,{b64encode(file.read_bytes()).decode()})}}"
        for family, italic, file in sorted(cuts)
        if file.suffix == ".ttf"
    )
    return f"<style>{faces}body{{margin:0}}svg{{display:block;text-rendering:geometricPrecision}}</style>{svg}"


def measured(script: str, language: str, texts: list[str], page: Page, folder: Path) -> Figures:
    """Draw a map of a script in every way, and compare."""
    scene = journey(language, texts)
    draw = {name: FORMATS[name].from_scene for name in ("svg", "png")}
    svg, png = (write(scene, float(SCALE)) for write in draw.values() if write)
    page.set_viewport_size({"width": round(scene.width), "height": round(scene.height)})
    page.set_content(page_of(scene, svg.decode()))
    page.evaluate("Promise.all([...document.fonts].map(face => face.load()))")
    theirs = opened(page.screenshot())
    widths = page.evaluate("[...document.querySelectorAll('svg text')].map(e => e.getComputedTextLength())")
    written = list(texts_of(scene.children))
    with speak(language):
        expected = [shape(text.text, text.font, text.direction or scene.direction).width for text in written]
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
        widths_off(expected, widths),
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


def widths_off(expected: list[float], widths: list[float]) -> float:
    """How far the browser's widths are from ours at the most, as a share of ours; under half a px does not count."""
    both = zip(expected, widths, strict=True)
    return max((abs(found - wide) / wide for wide, found in both if abs(found - wide) > 0.5), default=0.0)


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
    every = yaml.safe_load((ROOT / "benchmarks" / "scripts.yaml").read_text(encoding="utf-8"))
    chosen = {name: every[name] for name in wanted.scripts or every}
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
