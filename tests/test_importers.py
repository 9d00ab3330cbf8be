"""Every SVG keeps within what slide and design programs understand: elements, attributes and values that a table names."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from generated import journey_of
from geometry import flat
from hypothesis import given
from hypothesis import strategies as st
from importers import ALLOWED, SVG, misread
from running import ROOT
from scenes import HOSTILE, everything, scene, text
from strategies import journeys
from words import HOSTILE as HOSTILE_TEXTS

from cjmap import load
from cjmap.layout import lay_out_all
from cjmap.model import Journey
from cjmap.options.medium import SLIDES, Medium
from cjmap.render.svg import svg
from cjmap.scene import Group, Image
from cjmap.theme import THEMES

FILES = [*sorted((ROOT / "samples").glob("*.yaml")), *sorted((ROOT / "samples" / "templates").glob("*.yaml"))]
MEDIA = (Medium(), *(Medium(slide=size, per_stage=each) for size in SLIDES for each in (False, True)))
"""The map, and all kinds of slides."""

SHEETS = (Medium(page="a4"), Medium(page="a3", tile=True), Medium(persona_page=True))
pytestmark = pytest.mark.usefixtures("pictures")


def found_in(journey: Journey, *media: Medium, theme: str = "") -> list[str]:
    """What is misread in the pictures of a journey, for each medium."""
    scenes = (scene for medium in media for scene in lay_out_all(journey, theme=theme, medium=medium))
    return [found for scene in scenes for found in misread(svg(scene))]


@pytest.mark.parametrize(
    ("path", "theme"), [*product(FILES, THEMES)], ids=lambda one: one.stem if isinstance(one, Path) else one
)
def test_samples_in_every_theme(path: Path, theme: str) -> None:
    """A sample or template in any theme, as a map and as slides, holds nothing that an importer drops or misreads."""
    assert found_in(load(path), *MEDIA, theme=theme) == []


@given(journeys(stages=8, touchpoints=30), st.sampled_from((*MEDIA, *SHEETS)))
def test_random_maps(data: dict[str, Any], medium: Medium) -> None:
    """Nor do the map, slides and sheets of any journey, with pictures, links, and fonts and colours of its author's."""
    assert found_in(journey_of(data), medium) == []


@pytest.mark.parametrize("words", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_hostile_texts(words: str) -> None:
    """Nor do a map and slides whose texts, keys and font look like markup, links, styles or the end of a value."""
    item = {"text": words, "owner": words, "link": "https://example.org/'(x)&y=1"}
    step = {"name": words, "feeling": words, "quotes": [item], "lanes": {words: [item]}, "channel": words}
    data = {
        "title": words,
        "scenario": words,
        "personas": {"p": {"name": words, "quote": words}},
        "theme": {"font": words},
        "stages": [{**step, "phase": words, "touchpoints": [{**step, "emotion": 1}, {"name": words}]}],
        "goals": [item],
    }
    assert found_in(journey_of(data), *MEDIA) == []


@pytest.mark.parametrize("medium", MEDIA[:2], ids=("map", "slide"))
@pytest.mark.parametrize(("logo", "shape"), [("wide.svg", 9), ("tall.svg", 1 / 9), ("face.png", 1)])
def test_pictures_have_the_shape_of_their_place(logo: str, shape: float, medium: Medium) -> None:
    """A logo of any shape stands whole in a place of that shape: importers cut nothing off, and stretch nothing."""
    (scene, *_) = lay_out_all(journey_of({"title": "A", "theme": {"logo": logo}, "stages": ["B"]}), medium=medium)
    (image,) = [node for node in flat(scene.children) if isinstance(node, Image)]
    assert image.width / image.height == pytest.approx(shape)


def test_one_of_each_thing() -> None:
    """Nor does a scene with one of everything, and one whose every string is hostile."""
    hostile = Group((text(HOSTILE),), id="g", label=HOSTILE, data={"stage": HOSTILE}, link="https://a.example/<\"'&>")
    families = (HOSTILE, "Helvetica Neue", "Arial", "sans-serif")
    title = {"title": HOSTILE, "description": HOSTILE, "language": HOSTILE}
    assert misread(svg(everything(families=families))) == []
    assert misread(svg(scene(hostile, families=families, **title))) == []


def test_no_more_is_allowed_than_is_written() -> None:
    """The table names no element and no attribute that the writer never writes, so that it stays a list of what is there."""
    data = svg(everything(families=("Inter", "Helvetica Neue", "Arial", "sans-serif")))
    elements = list(ElementTree.fromstring(data).iter())
    assert {element.tag.removeprefix(SVG) for element in elements} == set(ALLOWED)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<rect ", b'<rect style="fill:red" '),
        (b"<rect ", b'<rect class="card" '),
        (b"<rect ", b'<rect transform="scale(2)" '),
        (b"<g ", b'<g clip-path="url(#c)" '),
        (b"<circle ", b"<ellipse "),
        (b'width="400"', b'width="100%"'),
        (b'<text x="10"', b'<text x="1em"'),
        (b', Arial, sans-serif"', b'"'),
        (b"L10 10", b"l10 10"),
        (b"L10 10", b"A5 5 0 0 1 10 10"),
        (b'fill="#f7f9fb"', b'fill="var(--card)"'),
        (b'fill="#f7f9fb"', b'fill="white"'),
        (b'fill="#f7f9fb"', b'fill="url(#gradient)"'),
        (b"A card", b"A&nbsp;card"),
        (b"A card", b"A <tspan>card</tspan>"),
        (b'id="map--card"', b'id="card"'),
        (b'id="map--card"', b'id="map__desc"'),
        (b"xlink:href", b"href"),
        (b"data:image/jpeg", b"data:text/html"),
        (b"data:image/jpeg;base64,", b"https://example.org/"),
        (b"</svg>\n", b"<style>text{fill:red}</style></svg>\n"),
        (b"</svg>\n", b'<use href="#map-card"/></svg>\n'),
        (b"</svg>\n", b"loose</svg>\n"),
        (b"<svg", b"<!DOCTYPE svg>\n<svg"),
        (b'href="https://example.org', b'href="javascript:example.org'),
        (b'aria-describedby="map__desc"', b'aria-describedby="map__nothing"'),
    ],
)
def test_finds_what_is_dropped(old: bytes, new: bytes) -> None:
    """A file with one thing that importers drop is found out."""
    data = svg(everything(families=("Inter", "Helvetica Neue", "Arial", "sans-serif")))
    assert old in data
    changed = data.replace(old, new)
    if b"<ellipse" in new:
        changed = changed.replace(b"</circle>", b"</ellipse>")
    if b"&nbsp;" in new:
        changed = changed.replace(b"<svg", b'<!DOCTYPE svg [<!ENTITY nbsp " ">]>\n<svg', 1)
    assert misread(changed) != []
