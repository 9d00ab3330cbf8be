"""Keys that are none: what stands below them is read under the key that was meant, and words of other tools point to ours."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import ROOT

from cjmap.diagnostics import Diagnostic
from cjmap.read import read
from cjmap.read.keys import owners_of
from cjmap.read.pointers import HELP, LANES, MEASURES, POINTERS

SAMPLES = {path: path.read_text("utf-8") for path in sorted((ROOT / "samples").glob("*.yaml"))}
KEY = re.compile(r"^( *(?:- )?)([a-z_]{5,})(?=:)", re.MULTILINE)
PLACES = [(path, match) for path, text in SAMPLES.items() for match in KEY.finditer(text) if owners_of(match[2])]


@cache
def warnings(path: Path) -> tuple[Diagnostic, ...]:
    return read(SAMPLES[path], path.name, str(path.parent)).diagnostics


@settings(max_examples=20)
@given(st.sampled_from(PLACES), st.data())
def test_a_slip_in_a_key_is_all_that_is_said(place: tuple[Path, re.Match[str]], data: st.DataObject) -> None:
    """One letter too few in a key of a good file is one error at its line: nothing below it is wrong, and nothing missing."""
    path, match = place
    text, start = SAMPLES[path], match.start(2) + data.draw(st.integers(1, len(match[2]) - 1))
    found = read(text[:start] + text[start + 1 :], path.name, str(path.parent)).diagnostics
    new = [(each.code, each.span and each.span.line) for each in found if each not in warnings(path)]
    assert new == [("unknown-key", text.count("\n", 0, start) + 1)]


@pytest.mark.parametrize(("word", "names"), sorted(POINTERS.items()))
def test_every_word_points_to_a_key_that_there_is(word: str, names: list[str]) -> None:
    """What a word of another tool points to is a key of some place."""
    assert names
    assert all(map(owners_of, names)), word


def test_helps_are_about_keys() -> None:
    """Each help is about a key that a word points to."""
    assert HELP.keys() <= {name for names in POINTERS.values() for name in names} | {"phase"}
    assert LANES
    assert MEASURES


def labels(at: str, line: str, more: str = "") -> list[tuple[str, str]]:
    texts = {
        "journey": f"title: A\n{line}\nstages: [B]\n{more}",
        "stage": f"title: A\nstages:\n  - name: B\n    {line}\n{more}",
        "touchpoint": f"title: A\nstages:\n  - name: B\n    touchpoints:\n      - name: C\n        {line}\n{more}",
        "persona": f"title: A\nstages: [B]\npersonas:\n  maya:\n    name: Maya\n    {line}\n{more}",
    }
    return [(each.code, each.label) for each in read(texts[at], "a.yaml").diagnostics]


@pytest.mark.parametrize(
    ("at", "line", "label"),
    [
        ("touchpoint", "mindset: Which one?", 'did you mean "thoughts"?'),
        ("stage", "thinking: Which one?", 'did you mean "thoughts"?'),
        ("touchpoint", "sentiment: Relieved", 'did you mean "emotion" or "feeling"?'),
        ("touchpoint", "mood: 2", 'did you mean "emotion" or "feeling"?'),
        ("touchpoint", "tools: CRM", 'a row of your own goes into "lanes"'),
        ("stage", "systems: [CRM, ERP]", 'a row of your own goes into "lanes"'),
        ("stage", "backstage: Stock check", 'a row of your own goes into "lanes"'),
        ("stage", "kpi: [Abandonment]", 'did you mean "metrics"?'),
        ("touchpoint", "Moment that matters: yes", 'did you mean "moment_of_truth"?'),
        ("touchpoint", "customer quote: At last", 'did you mean "quotes"?'),
        ("journey", "phases: [Before]", "a phase is given at each stage"),
        ("journey", "type: as-is", 'did you mean "state"?'),
        ("stage", "csat: 4.1", 'goes below "metrics"'),
        ("touchpoint", "satisfaction: 4", 'goes below "metrics"'),
        ("touchpoint", "satisfaction: positive", 'did you mean "success"?'),
        ("touchpoint", "barriers: Two forms", 'did you mean "pain_points"?'),
        ("touchpoint", "url: https://shop.example", "not here"),
        ("persona", "about: Studies", 'did you mean "bio"?'),
        ("persona", "mindset: Curious", "not here"),
        ("persona", "title: Student", 'did you mean "role"?'),
        ("touchpoint", "weather: Rain", "no such key"),
    ],
)
def test_words_of_other_tools(at: str, line: str, label: str) -> None:
    """A word that others have for something points to the key that this format has for it, or to where it goes."""
    assert labels(at, line) == [("unknown-key", label)]


def test_the_value_is_held_against_the_key_that_is_meant() -> None:
    """Where the value has another form than the key wants that a word points to, that is said too."""
    assert labels("journey", "type: Current state") == [
        ("unknown-key", 'did you mean "state"?'),
        ("bad-value", "write as-is"),
    ]
    assert [code for code, _ in labels("touchpoint", "priority: 9")] == ["unknown-key", "out-of-range"]


def test_both_keys_are_there() -> None:
    """Where the right key is there too, its place is named, and the value of the wrong one is checked on its own."""
    found = read(
        "title: A\nstages:\n  - name: B\n    painpoints: [{text: C, severity: huge}]\n    pain_points: D\n", "a.yaml"
    ).diagnostics
    assert [(each.code, each.span and each.span.line) for each in found] == [("unknown-key", 4), ("bad-value", 4)]
    assert [note.span.line for note in found[0].notes] == [5]


def test_two_slips_of_one_key() -> None:
    """Where two unknown keys mean the same one, the values of both are checked."""
    found = read(
        "title: A\nstages:\n  - name: B\n    painpoints: [{text: C, severity: huge}]\n"
        "    pain_point: [{text: D, severity: huge}]\n",
        "a.yaml",
    ).diagnostics
    assert [(each.code, each.span and each.span.line) for each in found] == [
        ("unknown-key", 4), ("bad-value", 4), ("unknown-key", 5), ("bad-value", 5),
    ]  # fmt: skip


def test_references_below_a_misspelt_key() -> None:
    """Personas and touchpoints below a misspelt key are there for those that name them."""
    found = read(
        "title: A\npersonnas: {maya: Maya}\nstages:\n  - name: B\n    touchpoint:\n"
        "      - {name: C, persona: maya, next: D}\n      - {name: D, persona: tom}\n",
        "a.yaml",
    ).diagnostics
    assert [(each.code, each.span and each.span.line) for each in found] == [
        ("unknown-key", 2), ("unknown-key", 5), ("unknown-persona", 7),
    ]  # fmt: skip


def test_too_many_stages_below_a_misspelt_key() -> None:
    """The limits hold for what stands below a misspelt key."""
    found = read(
        "title: A\nstagess: [" + ", ".join(f"S{number}" for number in range(201)) + "]\n", "a.yaml"
    ).diagnostics
    assert "too-large" in [each.code for each in found]


@pytest.mark.parametrize(
    ("word", "lane"), [("pains", "pain_points"), ("Mindset", "thoughts"), ("mood", "emotion"), ("kpis", "metrics")]
)
def test_lanes_of_other_tools(word: str, lane: str) -> None:
    """A lane at the top of the file with another tool's name points to ours."""
    (found,) = read(f"title: A\nlanes: [{word}]\nstages: [B]\n", "a.yaml").diagnostics
    assert (found.code, found.label) == ("unknown-lane", f'did you mean "{lane}"?')
