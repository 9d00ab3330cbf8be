"""What holds for any journey and for any file: maps without a fault, the same bytes again, and never a traceback."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

import breakage
import pytest
from drawing import draw
from generated import FOLDERS, journey_of
from geometry import FACES, Finding, findings, flat, outside, texts
from hypothesis import assume, given
from hypothesis import strategies as st
from places import groups, marks
from printed import letters, printed
from strategies import journeys
from yaml_text import dumped

import cjmap
from cjmap.diagnostics import JourneyError
from cjmap.layout import for_persona, lay_out
from cjmap.pipeline import today
from cjmap.read import Reading, read
from cjmap.read.values import clean
from cjmap.scene import Text

SEEDS = st.integers(0, 2**32 - 1)
pytestmark = pytest.mark.usefixtures("pictures")
SVG = "{http://www.w3.org/2000/svg}"


@given(journeys())
def test_every_map_is_free_of_faults(data: dict[str, Any]) -> None:
    """No text is cut, spilled, crossed, on another, too faint or too small, with our font and with those of others."""
    scene = lay_out(journey_of(data))
    found: list[tuple[str, Finding]] = [(face, finding) for face in FACES for finding in findings(scene, face)]
    assert found == []
    assert outside(scene) == []


@given(journeys(stages=6, touchpoints=20), st.integers(0, 4))
def test_the_map_of_one_persona(data: dict[str, Any], number: int) -> None:
    """The map of one persona alone is free of faults too, and shows no other one's points."""
    journey = journey_of(data)
    assume(number < len(journey.personas))
    scene = lay_out(for_persona(journey, journey.personas[number].id))
    assert [(face, finding) for face in FACES for finding in findings(scene, face)] == []
    assert {mark.persona for mark in marks(scene)} <= {""}


@given(journeys(stages=6, touchpoints=20))
def test_every_stage_is_a_section_under_a_heading(data: dict[str, Any]) -> None:
    """Each stage is one section in journey order, begins with its heading, and has its touchpoints in order."""
    journey = journey_of(data)
    found = [group for group in groups(lay_out(journey)) if group.role == "section" and "stage" in group.data]
    assert [group.data["stage"] for group in found] == [stage.id for stage in journey.stages]
    for group, stage in zip(found, journey.stages, strict=True):
        first = group.children[0]
        assert getattr(first, "role", "") == "heading"
        items = [one.data["touchpoint"] for one in groups(group) if one.role == "item"]
        assert items == [one.id for one in stage.touchpoints if one.id in items]
    hidden = [one for group in groups(lay_out(journey)) if group.role == "decoration" for one in flat(group.children)]
    assert not any(isinstance(one, Text) for one in hidden)


@given(journeys(stages=6, touchpoints=12))
def test_every_text_is_there(data: dict[str, Any]) -> None:
    """Every text of a file that is not hidden is on the map, whole: lines and hyphens apart, no letter is missing."""
    journey = journey_of(data)
    drawn = letters("".join(text.text for text in texts(lay_out(journey))))
    hidden = {lane["id"] for lane in data.get("lanes", ()) if isinstance(lane, dict) and lane.get("hidden")}
    for text in printed(data, hidden):
        assert letters(clean(text)) in drawn, text


@given(journeys(stages=6, touchpoints=20))
def test_svg_is_plain_xml(data: dict[str, Any]) -> None:
    """An SVG is XML of a few plain elements, its ids are unique, and it says the texts of the scene in their order."""
    journey = journey_of(data)
    root = ElementTree.fromstring(draw(journey, "svg"))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "a", "rect", "path", "circle", "text", "image"}
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    said = [element.text or "" for element in root.iter(f"{SVG}text")]
    assert letters("".join(said)) == letters("".join(text.text for text in texts(lay_out(journey))))


@given(journeys(stages=5, touchpoints=10))
def test_drawing_again_gives_the_same(data: dict[str, Any]) -> None:
    """The same file read and drawn a second time gives the same journey and the same bytes."""
    once, again = journey_of(data), journey_of(data)
    assert once == again
    for format_ in ("svg", "dot"):
        assert draw(once, format_) == draw(again, format_)


@given(journeys(stages=4, touchpoints=8))
def test_the_library_says_what_the_reader_says(data: dict[str, Any]) -> None:
    """`cjmap.load` and `cjmap.render` give what reading and drawing by hand give."""
    (folder,) = FOLDERS
    file = Path(folder, "journey.yaml")
    file.write_text(dumped(data), encoding="utf-8")
    journey = cjmap.load(file)
    assert journey == journey_of(data)
    assert cjmap.render(journey).encode() == draw(journey, "svg")
    assert journey._repr_svg_() == cjmap.render(journey)


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_dot_opens_in_graphviz() -> None:
    """Stock Graphviz reads the DOT of any journey without a word of warning."""
    sources: list[bytes] = []

    @given(journeys(stages=6, touchpoints=20))
    def collect(data: dict[str, Any]) -> None:
        sources.append(draw(journey_of(data), "dot"))

    collect()
    done = subprocess.run(["dot", "-Tcanon"], input=b"\n".join(sources), capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"digraph") == len(sources)


@given(st.one_of(st.binary(max_size=400), st.text(max_size=400)))
def test_any_bytes_are_answered(raw: bytes | str) -> None:
    """Any bytes give a journey or errors that say what is wrong, never a traceback."""
    _answered(read(raw, "journey.yaml"))


@given(SEEDS.map(lambda seed: breakage.structure(Random(seed))))
def test_any_yaml_is_answered(data: object) -> None:
    """Any structure of YAML gives a journey or errors."""
    _answered(read(dumped(data), "journey.yaml"))


@given(SEEDS.map(lambda seed: breakage.text(Random(seed))))
def test_any_document_like_a_journey_is_answered(text: str) -> None:
    """Journeys with keys, values and lines put wrong give errors, and where there is none a map that can be drawn."""
    reading = read(text, "journey.yaml")
    _answered(reading)
    if reading.journey is not None:
        lay_out(reading.journey)


@given(SEEDS.map(lambda seed: breakage.text(Random(seed))))
def test_no_map_of_a_file_with_errors(text: str) -> None:
    """`cjmap.load` raises exactly where the reader finds an error, with all that it found."""
    reading = read(text + "\n", "<text>", today=today())
    if reading.journey is None:
        with pytest.raises(JourneyError) as caught:
            cjmap.load(text + "\n")
        assert caught.value.diagnostics == reading.diagnostics
    else:
        assert cjmap.load(text + "\n").title == reading.journey.title


def _answered(reading: Reading) -> None:
    """A journey and no error, or none and at least one; every place lies in the file; every message is a sentence."""
    errors = [diagnostic for diagnostic in reading.diagnostics if diagnostic.is_error]
    assert (reading.journey is None) == bool(errors)
    lines = len(re.split("\r\n|[\n\r\x85\u2028\u2029]", reading.text))
    for diagnostic in reading.diagnostics:
        assert diagnostic.message.strip() and re.fullmatch("[a-z0-9-]+", diagnostic.code)
        for span in [diagnostic.span, *(note.span for note in diagnostic.notes)]:
            if span is not None:
                assert 1 <= span.line <= span.end_line <= lines + 1
                assert span.column >= 1 and (span.line, span.column) <= (span.end_line, span.end_column)
