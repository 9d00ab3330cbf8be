"""Maps in many scripts as a browser draws them, which has the fonts that cjmap draws with and no others."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

import yaml
from browser import CHROMIUM, QUIET
from playwright.sync_api import Page, sync_playwright

from cjmap import load
from cjmap.language import use_language
from cjmap.layout import lay_out
from cjmap.scene import Group, Node, Scene, Text
from cjmap.text.scripts import EMOJI, PACKAGED
from cjmap.text.shaping import ShapedLine, shape

SCALE = 2
"""Pixels to a px."""


class Sentences(TypedDict):
    """What a map of a script says, and in which language."""

    language: str
    texts: list[str]


SCRIPTS: dict[str, Sentences] = yaml.safe_load(
    (Path(__file__).parent / "scripts" / "sentences.yaml").read_text(encoding="utf-8")
)

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

NAMED = {PACKAGED[EMOJI]: "Arial"}
"""What a page has to call the font of emoji, which no drawing names, so that a browser comes to it after Inter."""

FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""


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


def show(page: Page, scene: Scene, svg: str) -> None:
    """Show a drawing alone, with the fonts that are drawn with here."""
    page.set_viewport_size({"width": round(scene.width), "height": round(scene.height)})
    page.set_content(_page(scene, svg))
    page.evaluate("Promise.all([...document.fonts].map(face => face.load()))")


def _page(scene: Scene, svg: str) -> str:
    cuts = {(run.cut.family, run.cut.italic, run.cut.file) for line in lines_of(scene) for run in line.runs}
    faces = "".join(
        f"@font-face{{font-family:'{NAMED.get(family, family)}';font-weight:100 900;"
        f"font-style:{'italic' if italic else 'normal'};src:url(data:font/ttf;base64,{b64encode(file.read_bytes()).decode()})}}"
        for family, italic, file in sorted(cuts)
        if file.suffix == ".ttf"
    )
    return (
        f"<style>{faces}body{{margin:0}}svg{{display:block}}svg text{{text-rendering:geometricPrecision}}</style>{svg}"
    )


def lines_of(scene: Scene) -> list[ShapedLine]:
    """The texts of a scene as they are drawn here."""
    with use_language(scene.language):
        return [shape(text.text, text.font, text.direction or scene.direction) for text in texts_of(scene.children)]


def widths(page: Page) -> list[float]:
    """How wide the texts of the drawing on a page are."""
    found: list[float] = page.evaluate("[...document.querySelectorAll('svg text')].map(e => e.getComputedTextLength())")
    return found


def widths_off(expected: list[float], widths: list[float]) -> float:
    """How far the browser's widths are from ours at the most, as a share of ours; under half a px does not count."""
    both = zip(expected, widths, strict=True)
    return max((abs(found - wide) / wide for wide, found in both if abs(found - wide) > 0.5), default=0.0)
