"""A journey written as YAML or JSON: read again it is the same journey, in house style, and follows the schema."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from generated import FOLDERS, journey_of
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT
from strategies import journeys
from words import HOSTILE
from yaml_text import dumped

import cjmap
from cjmap.model import EVERYONE, Journey, Quantity, Stage, Touchpoint, Transition
from cjmap.read import Reading, read, schema_text
from cjmap.read.format import formatted
from cjmap.read.values import clean

FORMATS = ("yaml", "json")
SAMPLES = [*sorted((ROOT / "samples").glob("*.yaml")), *sorted((ROOT / "samples" / "templates").glob("*.yaml"))]
VALID = [
    *sorted((ROOT / "tests" / "golden").glob("*.yaml")),
    *sorted((ROOT / "tests" / "scripts").glob("*.yaml")),
    *sorted((ROOT / "tests" / "invalid").glob("*.yaml")),
]
"""Files of the tests; those that have no journey are passed over."""

OF_WRITING = {"cut-text", "torn-text", "list-in-text", "control-character", "number-as-text", "printed-comment"}
"""What is said of how something was written, which a text that is written anew is not."""

TEXTS = (
    "404", "3.10", "007", "2026-01-05", "12:30", "1e5", "0x1F", "1_000", ".5", "+4", "-4", "yes", "No", "on", "true", "NULL",
    "null", "~", "y", "n", "a: b", "a #b", "#4711", "'a'", '"a"', "it's", 'say "no"', "[a]", "{a}", "a, b", "- a", "-", "? a",
    "?", "!a", "&a", "*a", "|", ">", "%a", "@a", "`a`", "---", "...", "a\nb", "a\n\nb", "a\n  b", "1. a\n2. b", "- a\n- b",
    "a:", ":a", "a\\b", "\\n", "😀", "👩‍👩‍👧", "a\u00a0b", "\u3000a", "a\u200bb", "\ufeffa", "ａ：ｂ", "مرحبا", "<b>&amp;</b>",
    "<<", "=", "a  b", "1 234", "1,5", "10 min", "name:Shop", "text:a", "a; b; c", "a -> b", "[ ] a",
    "☐ a", "name = One", "50%", "live-chat", "x" * 2000,
)  # fmt: skip


def same(one: Journey, other: Journey | None) -> bool:
    """Whether two journeys say the same, however their files are called."""
    return other is not None and replace(one, file="", folder="") == replace(other, file="", folder="")


def comes_back(reading: Reading, format: str, folder: str = "") -> Reading:
    """The written journey, read again, which must be the same and has no mistake that the file had not."""
    assert reading.journey is not None
    text = cjmap.dumps(reading.journey, format)
    again = read(text, "journey.yaml", folder)
    assert same(reading.journey, again.journey), text
    assert {found.code for found in again.diagnostics} <= {found.code for found in reading.diagnostics}
    if format == "yaml":
        assert formatted(text) == text
    else:
        jsonschema.validate(json.loads(text), json.loads(schema_text()))
    return again


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_samples_come_back(file: Path, format: str) -> None:
    """Every sample and template, written and read, is the same journey, and check says the same of it."""
    reading = read(file.read_bytes(), file.name, str(file.parent))
    again = comes_back(reading, format, str(file.parent))
    assert sorted(one.code for one in again.diagnostics) == sorted(one.code for one in reading.diagnostics)


@pytest.mark.parametrize("format", FORMATS)
def test_files_of_the_tests_come_back(format: str) -> None:
    """Every other file here that is a journey comes back; only what was said of its writing is not said again."""
    for file in VALID:
        reading = read(file.read_bytes(), file.name, str(file.parent))
        if reading.journey is not None:
            again = comes_back(reading, format, str(file.parent))
            assert {one.code for one in reading.diagnostics} - {one.code for one in again.diagnostics} <= OF_WRITING


@pytest.mark.usefixtures("pictures")
@pytest.mark.parametrize("format", FORMATS)
@given(data=journeys(stages=6, touchpoints=20))
def test_any_journey_comes_back(format: str, data: dict[str, Any]) -> None:
    """Whatever the format knows is written so that it is read again."""
    comes_back(read(dumped(data), "journey.yaml", *FOLDERS), format, *FOLDERS)


LONGEST_KEY = 300
"""Characters of a key; YAML takes up to 1,024."""


def everywhere(words: str) -> Journey:
    """A journey that has a text wherever one may stand."""
    name = words[:LONGEST_KEY]
    data = {
        "title": words, "scenario": words, "owner": words, "version": words, "goals": words,
        "notes": [words, {"text": words, "note": words}],
        "personas": [{"name": words, "role": words, "needs": words}, {"id": "other", "name": words}],
        "stages": [
            {"name": words, "phase": words, "description": words, "channel": [words, words], "note": words},
            {
                "name": words, "lanes": {f"{name} lane": words}, "metrics": {name: words}, "touchpoints": [
                    {"name": words, "feeling": words, "duration": words, "next": [{"end": "success", "when": words}]},
                    {"name": "b", "feeling": {"other": words}, "metrics": {"M": {"value": 1, "unit": words, "label": words}}},
                ],
            },
        ],
        "theme": {"font": words},
    }  # fmt: skip
    return journey_of(data)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("words", [*TEXTS, *HOSTILE], ids=lambda words: repr(words)[:20])
def test_texts_come_back(words: str, format: str) -> None:
    """A text that looks like something else is written so that it is that text again, in every place."""
    journey = everywhere(words)
    text = cjmap.dumps(journey, format)
    assert same(journey, read(text, "journey.yaml").journey)
    assert format == "json" or formatted(text) == text
    assert journey.title == clean(words)


@pytest.mark.parametrize("format", FORMATS)
@given(words=st.text(min_size=1, max_size=60).filter(lambda words: bool(clean(words))))
def test_any_text_comes_back(format: str, words: str) -> None:
    """Any characters at all come back as they are printed."""
    stage = Stage(id="s", name="S", id_given=True, description=clean(words))
    again = read(cjmap.dumps(Journey(title=clean(words), stages=(stage,)), format), "journey.yaml").journey
    assert again is not None
    assert (again.title, again.stages[0].description) == (clean(words), clean(words))


EASILY_LOST = """\
title: Everything that is easily lost
language: en
state: as-is
scales: {emotion: [-0.5, 1.75]}
personas: [Maya, {name: Tom, id: t}]
stages:
  - name: Find
    lanes:
      B side:
      Back stage: Stock check
    touchpoints:
      - name: Find
        emotion: {maya: very positive, t: -0.5}
        next: []
      - {name: Find, id: found, next: [{to: Pay now, share: 12.5%}]}
  - name: Pay now
    id: find
    lanes: {B SIDE: Left, back-stage: Right}
    metrics:
      nps: {counts: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], value: -4, target: '< 40', n: 55}
      css: {value: 62, scale: 7, as: top2, target: '>= 70%'}
      EXS: {value: 3.50, as: mean, label: Survey}
      ces: {value: '1,5', target: soon, better: lower}
      Later:
  - Back
lanes: [{id: back STAGE, hidden: true}, {id: goals, title: Ziele, hidden: true}]
theme: {accent: '#112233'}
"""


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_given_is_lost(format: str) -> None:
    """Ids, hidden lanes, lanes without an entry, answers, scales and ways of counting that were given are written again."""
    journey = cjmap.load(EASILY_LOST)
    again = cjmap.load(cjmap.dumps(journey, format))
    assert again == journey
    assert [lane.hidden for lane in again.declared_lanes] == [True, True]
    assert list(again.lane_names.values()) == ["B side", "Back stage"]
    assert again.stages[1].metrics[0].counts == tuple(range(11))
    assert [one.id_given for one in again.personas] == [False, True]
    assert again.stages[1].metrics[2].value == Quantity("3.50", Decimal("3.50"))


@pytest.mark.parametrize("format", FORMATS)
def test_a_journey_made_in_python(format: str) -> None:
    """An id that the name would not make is written, so that a journey that was made or changed comes back too."""
    way = Transition(touchpoint="y", share=Decimal("0.125"))
    step = Touchpoint(id="x", name="Pay", emotion={EVERYONE: 2.0}, next=(way,))
    last = Stage(id="y", name="Pay", touchpoints=(Touchpoint(id="y", name="Pay"),))
    made = Journey(
        title="T", stages=(Stage(id="x", name="Pay", touchpoints=(step,)), Stage(id="pay", name="Pay"), last)
    )
    again = cjmap.load(cjmap.dumps(made, format))
    assert [stage.id for stage in again.stages] == ["x", "pay", "y"]
    assert again.stages[0].touchpoints[0].next == (way,)


def test_an_unknown_format_is_named() -> None:
    """A format that nothing is written in is a ValueError that says which there are."""
    with pytest.raises(ValueError, match="choose one of yaml, json"):
        cjmap.dumps(cjmap.load("title: T\nstages: A\n"), "toml")
