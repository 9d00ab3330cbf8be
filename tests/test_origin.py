"""Where the parts of a journey and their values were written."""

from __future__ import annotations

import contextlib
import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from generated import journey_of
from hypothesis import given
from running import ROOT
from strategies import journeys

import cjmap
from cjmap.layout import for_persona
from cjmap.model import Item, Journey, Lane, Metric, Persona, Stage, Step, Touchpoint, Transition
from cjmap.read.source import split

PARTS = (Item, Persona, Metric, Transition, Step, Lane, Journey)

TEXT = """\
title: 'A title'
personas:
  maya:
    name: Maya
  tom: Tom
stages:
  - name: Find
    id: find
    touchpoints:
      - name: Reads
        emotion: {maya: 1, tom: -1}
        channel: [Web, Store]
        pain_points:
          - text: Slow
            persona: tom
        lanes: {Back stage: Stock check}
        next:
          - {to: pays, share: 30%}
          - Asks
      - Asks
  - name: Pay
    touchpoints:
      - id: pays
        name: Pays
        channel: Web
        success: positive
    metrics:
      css: {value: 3.1, as: mean}
      Speed: 62%
      Later:
lanes: [emotion, {id: Back stage, hidden: true}]
theme: dark
"""


@pytest.fixture(scope="module")
def journey() -> Journey:
    return cjmap.load(TEXT)


def said(journey: Journey, thing: object, *keys: str | int) -> str:
    """The words in the file of what was written, behind those of its key and `|`; empty where it was not written."""
    origin = journey.origin(thing, *keys)
    if origin is None:
        return ""
    key = f"{words(origin.key)}|" if origin.key else ""
    return key + words(origin.span)


def words(span: cjmap.Span, text: str = TEXT) -> str:
    """What stands at a place."""
    rows = split(text)[span.line - 1 : span.end_line]
    rows[-1] = rows[-1][: span.end_column - 1]
    rows[0] = rows[0][span.column - 1 :]
    return "\n".join(rows)


def test_values(journey: Journey) -> None:
    """A value tells its own place and that of its key, however its part is written."""
    find, pay = journey.stages
    reads, asks = find.touchpoints
    (pays,) = pay.touchpoints
    css, speed, later = pay.metrics
    assert said(journey, journey, "title") == "title|'A title'"
    assert said(journey, find, "name") == "name|Find"
    assert said(journey, find, "id") == "id|find"
    assert said(journey, reads, "emotion") == "emotion|{maya: 1, tom: -1}"
    assert said(journey, reads, "emotion", "tom") == "tom|-1"
    assert said(journey, reads, "channel", 1) == "Store"
    assert said(journey, pays, "channel", 0) == "channel|Web"
    assert said(journey, reads.items["pain_points"][0], "personas") == "persona|tom"
    assert said(journey, reads, "items", "back-stage") == "Back stage|Stock check"
    assert [said(journey, way) for way in reads.next or ()] == ["{to: pays, share: 30%}", "Asks"]
    assert [said(journey, way, "touchpoint") for way in reads.next or ()] == ["to|pays", "Asks"]
    assert said(journey, asks) == said(journey, asks, "name") == "Asks"
    assert [said(journey, one, "value") for one in (css, speed, later)] == ["value|3.1", "Speed|62%", ""]
    assert said(journey, css, "as_") == "as|mean"
    assert said(journey, speed, "key") == "Speed"
    assert [said(journey, one, "id") for one in journey.personas] == ["maya", "tom"]
    assert said(journey, journey.personas[1], "name") == "tom|Tom"
    assert [said(journey, lane, "id") for lane in journey.declared_lanes] == ["emotion", "id|Back stage"]
    assert said(journey, journey, "theme", "base") == "theme|dark"


def test_derived_values_have_no_origin(journey: Journey) -> None:
    """What was not written but follows from something, or was left out, tells no place; nor does what is made in Python."""
    reads = journey.stages[0].touchpoints[0]
    assert journey.origin(reads, "id") is None and not reads.id_given
    assert journey.origin(reads, "success") is None and reads.derived
    assert journey.origin(journey, "language") is None
    assert journey.origin(journey, "scales", "emotion") is None
    assert journey.origin(Item("of mine")) is None
    assert journey.origin(reads, "channel", 2) is None
    assert replace(journey, document=None).origin(reads) is None


def test_copies_tell_the_same(journey: Journey) -> None:
    """The journey of one persona, and a part that was changed, tell where they came from."""
    alone = for_persona(journey, "tom")
    reads = alone.stages[0].touchpoints[0]
    assert said(alone, reads, "emotion", "tom") == "tom|-1"
    assert said(alone, reads.items["pain_points"][0], "text") == "text|Slow"
    assert said(journey, replace(journey.stages[1], name="Other"), "name") == "name|Pay"


def test_an_origin_is_no_part_of_what_is_said(journey: Journey) -> None:
    """Two journeys that say the same are equal wherever it stands in their files."""
    moved = cjmap.load("# a comment\n\n" + TEXT)
    assert moved == journey
    assert moved.stages[0].span != journey.stages[0].span
    assert hash(Item("a", span=journey.span)) == hash(Item("a"))


def test_the_file_is_named(tmp_path: Path) -> None:
    """An origin says which file it is in, as messages call it."""
    file = tmp_path / "a.yaml"
    file.write_text(TEXT)
    loaded = cjmap.load(file)
    origin = loaded.origin(loaded, "title")
    assert origin == cjmap.Origin(str(file), cjmap.Span(1, 8, 1, 17), cjmap.Span(1, 1, 1, 6))


@pytest.mark.usefixtures("pictures")
@given(journeys(stages=4, touchpoints=10))
def test_every_part_tells_its_origin(data: dict[str, Any]) -> None:
    """Every part of any journey has a place, and each value that is there and was written has one inside the file."""
    all_have_places(journey_of(data))


def test_every_part_of_the_samples_tells_its_origin() -> None:
    """The same of the samples, which are written as people write."""
    for file in sorted((ROOT / "samples").glob("*.yaml")):
        all_have_places(cjmap.load(file))


def test_the_examples_of_the_documentation_run() -> None:
    """Each block of Python in docs/library.md runs as it stands."""
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 3
    with contextlib.chdir(ROOT):
        for block in blocks:
            exec(compile(block, "docs/library.md", "exec"), {})


def all_have_places(journey: Journey) -> None:
    """Every part has an origin, and so has every name and text."""
    declared = {lane.id for lane in journey.declared_lanes}
    for part in parts(journey):
        if isinstance(part, Lane) and part.id not in declared:
            continue
        assert journey.origin(part) is not None, part
        key = {Item: "text", Persona: "name", Stage: "name", Touchpoint: "name", Journey: "title"}.get(type(part), "")
        assert not key or journey.origin(part, key) is not None, part


def parts(thing: object) -> list[object]:
    """Every part of a journey, itself included."""
    found = [thing] if isinstance(thing, PARTS) else []
    if isinstance(thing, dict | tuple):
        inner = list(thing.values()) if isinstance(thing, dict) else list(thing)
    else:
        inner = [getattr(thing, one.name) for one in fields(thing)] if is_dataclass(thing) else []  # type: ignore[arg-type]
    return found + [part for one in inner for part in parts(one)]
