"""The texts of a drawing as paragraphs: which lines are one text, where its author broke it, and the column it is set in."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path as File
from typing import Any

import pytest
from generated import journey_of
from geometry import texts
from graphs import graphs
from hypothesis import given
from hypothesis import strategies as st
from strategies import journeys
from yaml_text import dumped

import cjmap
from cjmap.language import use_language
from cjmap.layout import lay_out, lay_out_all
from cjmap.layout.finish import mirrored
from cjmap.layout.kit.block import facts, line, paragraph
from cjmap.layout.map.pages.cutting import Cut, between, moved
from cjmap.layout.map.pages.strips import Strips
from cjmap.layout.slide.short import CUT, short
from cjmap.options.medium import Medium
from cjmap.read import read
from cjmap.render.contents import ContentsEntry, sheets
from cjmap.scene import Anchor, Group, Paragraph, Rect, Scene, Text, paragraphs
from cjmap.theme import BODY

pytestmark = pytest.mark.usefixtures("pictures", "english")

SAMPLES = File(__file__).parent.parent / "samples"
NAMES = sorted(str(file.relative_to(SAMPLES)) for file in SAMPLES.rglob("*.yaml"))
MEDIA: dict[str, tuple[str, Medium]] = {
    "map": ("map", Medium()),
    "flow": ("flow", Medium()),
    "sheets": ("map", Medium(page="a4")),
    "poster": ("map", Medium(page="a3", tile=True)),
    "slides": ("map", Medium(slide="16:9")),
    "stages": ("map", Medium(slide="4:3", per_stage=True)),
}
ANCHORS = st.sampled_from(("start", "middle", "end"))
HAIR = 0.01
"""Px by which sums of lengths may be apart."""

WORDS = st.sampled_from(
    (
        "a",
        "map",
        "self-service",
        "Donaudampfschiffahrt",
        "…",
        "旅程地図を作る",
        "رحلة",
        "ex\u00adtra",
        "5 %",
        "\n",
        "\n\n",
    )
)


def letters(text: str) -> str:
    """A text without what lines may add or leave out where they are broken: white space, hyphens, marks of direction."""
    return re.sub("[\\s\u00ad\u2066-\u2069-]", "", text)


def by_hard_breaks(paragraph: Paragraph) -> list[str]:
    """The letters between the line breaks of a text, as its lines tell of them."""
    found = [""]
    for index, words in enumerate(paragraph.lines):
        found[-1] += letters(words)
        if index in paragraph.hard:
            found.append("")
    return found


def faults(paragraph: Paragraph, lines: tuple[Text, ...], breaks: bool = True) -> Iterator[str]:
    """What of a paragraph with some of its lines does not agree with them; `breaks` says that line breaks of its are kept."""
    if paragraph.shortened:
        shown = letters("".join(paragraph.lines)).removesuffix(CUT)
        if not letters(paragraph.text).startswith(shown):
            yield "other words than the text that is shortened"
    elif breaks and by_hard_breaks(paragraph) != [letters(part) for part in paragraph.text.rstrip().split("\n")]:
        yield "other words, or other line breaks, than the text"
    elif not breaks and (paragraph.hard or letters("".join(paragraph.lines)) != letters(paragraph.text)):
        yield "other words than the text"
    if [paragraph.lines[text.index] for text in lines] != [text.text for text in lines]:
        yield "drawn lines that are not those of the paragraph"
    if [text.index for text in lines] != sorted({text.index for text in lines}):
        yield "lines out of order"
    if len({(text.column, text.anchor, text.font, text.direction) for text in lines}) != 1:
        yield "lines in several columns"
    if any(text.width > paragraph.width + HAIR for text in lines):
        yield "a line wider than its column"
    for one, other in pairwise(lines):
        if abs(other.y - one.y - (other.index - one.index) * paragraph.leading) > HAIR:
            yield "lines that are not as far apart as is told"


def found_in(scene: Scene, breaks: bool = True) -> list[str]:
    """What is wrong with the paragraphs of a scene."""
    found = list(paragraphs(scene.children))
    wrong = [f"{fault}: {one.text!r} {one.lines}" for one, lines in found for fault in faults(one, lines, breaks)]
    if [id(text) for _, lines in found for text in lines] != [id(text) for text in texts(scene)]:
        wrong.append("not every line is in one paragraph, in reading order")
    for one, lines in found:
        left, right = lines[0].column
        if left < -HAIR or right > scene.width + HAIR:
            wrong.append(f"a column beyond the edge: {one.text!r} {left} {right}")
    return wrong


def apart(scenes: Iterable[Scene]) -> Iterator[tuple[Paragraph, list[int]]]:
    """Each paragraph of several sheets with the indices of its lines on all of them, where only a part is on some sheet."""
    known: dict[int, tuple[Paragraph, list[int]]] = {}
    parted = set()
    for scene in scenes:
        for one, lines in paragraphs(scene.children):
            known.setdefault(id(one), (one, []))[1].extend(text.index for text in lines)
            if len(lines) < sum(map(bool, one.lines)):
                parted.add(id(one))
    return (known[one] for one in parted)


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("name", NAMES)
def test_samples(name: str, medium: str) -> None:
    """Every line of every sample belongs to one paragraph, whose lines give back its text, in a column inside the picture."""
    view, paper = MEDIA[medium]
    scenes = lay_out_all(cjmap.load(SAMPLES / name), view, medium=paper)
    assert [fault for scene in scenes for fault in found_in(scene, breaks=not paper.slide)] == []


@pytest.mark.parametrize("medium", [medium for medium in MEDIA if medium != "flow"])
@given(data=journeys(stages=4, touchpoints=10), language=st.sampled_from(("en", "ar", "he", "ja", "de")))
def test_any_journey(medium: str, data: dict[str, Any], language: str) -> None:
    """The same of any journey, from left to right and from right to left; where a text is cut, no line of it is lost."""
    scenes = lay_out_all(journey_of(data | {"language": language}), medium=MEDIA[medium][1])
    assert [fault for scene in scenes for fault in found_in(scene, breaks=not MEDIA[medium][1].slide)] == []
    for one, indices in apart(scenes):
        assert set(indices) == {index for index, words in enumerate(one.lines) if words}


@given(graphs(touchpoints=12, edges=24, stages=4))
def test_any_flow(data: dict[str, Any]) -> None:
    """The same of any flow."""
    journey = read(dumped(data), "journey.yaml").journey
    assert journey is not None
    assert found_in(lay_out(journey, "flow")) == []


def test_whole_texts_of_the_author() -> None:
    """A block scalar is one paragraph with its own line breaks on the map; on a slide it is the same text, shortened or not."""
    scenario = (
        "First line of it\nsecond line, " + "long enough to be broken by its column wherever that is, " * 9 + "\nthird."
    )
    data = {"title": "T", "scenario": scenario, "stages": [{"name": "S", "touchpoints": [{"name": "N"}]}]}
    for _, (view, medium) in MEDIA.items():
        scene = lay_out_all(journey_of(data), view, medium=medium)[0]
        found = [one for one, _ in paragraphs(scene.children) if one.text == scenario]
        if medium.per_stage:
            continue
        (one,) = found
        assert one.shortened == (medium.slide != "")
        if not medium.slide:
            assert one.lines[0] == "First line of it"
            assert one.hard == (0, len(one.lines) - 2)
            assert one.lines[-1] == "third."


def test_stages_that_are_continued_know_their_name() -> None:
    """The name of a stage that is shortened on further sheets is told whole, and so is a running title."""
    name, title = "Very long name of a stage " * 8 + "end", "A title that goes on " * 30 + "end"
    steps = [{"name": f"Step {number}", "description": "words " * 30} for number in range(40)]
    scenes = lay_out_all(
        journey_of({"title": title, "stages": [{"name": name, "touchpoints": steps}]}), medium=Medium(page="a4")
    )
    assert len(scenes) > 1
    for scene in scenes[1:]:
        found = {one.text: one for one, _ in paragraphs(scene.children) if one.shortened}
        assert {name, title} <= found.keys()


@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), st.floats(60, 400), ANCHORS)
def test_one_block(text: str, width: float, anchor: Anchor) -> None:
    """Any text in any column: its lines, moved, mirrored and mirrored again, are one paragraph in that column."""
    nodes = paragraph(text, BODY, "#000000", width, anchor=anchor).paint(30, 20)
    for shown, left in ((nodes, 30.0), (moved(nodes, 10, 5), 40.0)):
        found = list(paragraphs(shown))
        assert len(found) == bool(text.strip())
        for one, lines in found:
            assert one.text == text
            assert [*faults(one, lines)] == []
            assert lines[0].column == pytest.approx((left, left + width))


@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), st.floats(60, 400), st.integers(1, 4))
def test_what_is_shortened(text: str, width: float, most: int) -> None:
    """A text that is shortened knows all of it, with its own line breaks, and that it is shortened; one that fits is not."""
    found = short(text, BODY, "#000000", width, most)
    for one, lines in paragraphs(found.labelled.paint(0, 0)):
        assert one.text == text
        assert one.shortened == (not found.whole)
        assert [*faults(one, lines, breaks=False)] == []


def drawn_again(scene: Scene) -> list[tuple[Paragraph, list[int], Anchor, tuple[float, float]]]:
    """The paragraphs of a scene with their columns."""
    return [
        (one, [text.index for text in lines], lines[0].anchor, lines[0].column)
        for one, lines in paragraphs(scene.children)
    ]


@given(journeys(stages=4, touchpoints=8))
def test_mirrored(data: dict[str, Any]) -> None:
    """A mirror turns columns, twice gives the same, and no text is another."""
    scene = lay_out(journey_of(data))
    once, twice = mirrored(scene), mirrored(mirrored(scene))
    for before, turned, after in zip(*map(drawn_again, (scene, once, twice)), strict=True):
        assert before[0] == turned[0] == after[0]
        assert before[1:3] == after[1:3]
        assert before[3] == pytest.approx(after[3])
        left, right = before[3]
        assert turned[3] == pytest.approx((scene.width - right, scene.width - left))


@given(st.lists(WORDS, min_size=8, max_size=40).map(" ".join), st.floats(0, 300))
def test_pieces_of_a_text_that_is_cut(text: str, at: float) -> None:
    """Where a sheet ends within a text, the lines on both sides are those of one paragraph, and each is on one side."""
    nodes = [Group((Rect(0, 0, 90, 300, "#eeeeee"), *paragraph(text, BODY, "#000000", 80).paint(5, 5)))]
    strips, cut = Strips(nodes), Cut.clean(at)
    above = between(strips, Cut.clean(-math.inf), cut)
    below = moved(between(strips, cut, Cut.clean(math.inf)), 0, -at)
    ((one, lines),) = paragraphs(nodes) if text.strip() else ((None, ()),)
    found = [*paragraphs(above), *paragraphs(below)]
    assert all(piece is one for piece, _ in found)
    assert [text.index for _, piece in found for text in piece] == [text.index for text in lines]


def test_the_same_words_twice() -> None:
    """Two texts of the same words are two paragraphs; so are two drawings of one block, beside or below each other."""
    block = paragraph("one two three four five", BODY, "#000000", 40)
    again = paragraph("one two three four five", BODY, "#000000", 40)
    for nodes in (
        [*block.paint(0, 0), *again.paint(0, 100)],
        [*block.paint(0, 0), *block.paint(0, 100)],
        [*block.paint(0, 0), *block.paint(50, 0)],
        [Group(tuple(block.paint(0, 0))), Group(tuple(block.paint(0, 100)))],
    ):
        (one, lines), (other, others) = paragraphs(nodes)
        assert one == other
        assert len(lines) == len(others) == len(one.lines) > 1


def test_one_line() -> None:
    """A line of its own is a paragraph as wide as it is; one that is short for more tells it."""
    text = line("Map", 50, 20, BODY, "#000000", "middle")
    ((one, lines),) = paragraphs([text])
    assert (one.text, one.lines, one.hard, one.shortened, lines) == ("Map", ("Map",), (), False, (text,))
    assert text.column == pytest.approx((50 - text.width / 2, 50 + text.width / 2))
    ((one, _),) = paragraphs([line("Ma…", 50, 20, BODY, "#000000", given="Map of it")])
    assert (one.text, one.lines, one.shortened) == ("Map of it", ("Ma…",), True)


def test_facts_are_one_text() -> None:
    """Facts that go on in the next line are one paragraph, in which such a line is a line of the text."""
    ((one, _),) = paragraphs(facts(("one fact", "another fact", "a third"), BODY, "#000000", 130).paint(0, 0))
    assert one.text == "\n".join(one.lines)
    assert one.hard == tuple(range(len(one.lines) - 1))


def test_contents_of_an_atlas() -> None:
    """The titles on the pages of contents are paragraphs, also one that is longer than a page, of which no line is lost."""
    with use_language("en"):
        pages = sheets(
            "An atlas\nof maps", [ContentsEntry("Map " * 40, "Of\nsomething"), ContentsEntry("Long words " * 1200, "")]
        )
    assert len(pages) > 1
    assert [fault for page in pages for fault in found_in(page.scene)] == []
    drawn: dict[str, set[int]] = defaultdict(set)
    for page in pages:
        for one, lines in paragraphs(page.scene.children):
            drawn[one.text] |= {text.index for text in lines}
    long = next(one for page in pages for one, _ in paragraphs(page.scene.children) if one.text == "Long words " * 1200)
    assert drawn[long.text] == set(range(len(long.lines)))
