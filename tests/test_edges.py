"""Ids, ways and values that are almost right: what they mean, or what is said about them; never a silent other meaning."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cjmap.model import Journey
from cjmap.read import read

STAGE = "title: A\nstages:\n  - name: B\n    touchpoints:\n"


def touchpoints(*lines: str) -> str:
    """A file with one stage and touchpoints, one a line, from line 5 on."""
    return STAGE + "".join(f"      - {line}\n" for line in lines)


def places(text: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.span.line, each.span.column) for each in read(text).diagnostics if each.span]


def journey(text: str) -> Journey:
    reading = read(text)
    assert reading.journey, reading.diagnostics
    return reading.journey


@pytest.mark.parametrize("words", ["1.5", "+5", "a→b", "😀", "“a”"])
def test_an_id_of_other_signs(words: str) -> None:
    """An id with any other sign than letters, digits, hyphens and underscores is an error, never another id instead."""
    assert places(touchpoints(f"{{name: B, id: {words}}}")) == [("bad-value", 5, 23)]
    assert places(f"title: A\npersonas:\n  {words}: Maya\nstages: [B]\n") == [("bad-value", 3, 3)]


@pytest.mark.parametrize("words", ["404", "007", "-5", "1e3", "é", "नमस्ते", "お試し", "yes"])
def test_an_id_of_any_script(words: str) -> None:
    """Letters of any script with their marks are an id, and so are numbers and words as they stand."""
    found = journey(touchpoints(f"{{name: B, id: {words}}}", f"{{name: C, next: [{words}, D]}}", "D"))
    _, way, _ = found.stages[0].touchpoints
    assert [each.touchpoint for each in way.next or ()] == [words, "d"]


@pytest.mark.parametrize("way", ["''", "['']", "{to: ''}", "{to: ' '}"])
def test_a_way_without_words(way: str) -> None:
    """An entry of next with an empty text leads nowhere, and nothing else is said: what it may have led to is unknown."""
    assert [(code, line) for code, line, _ in places(touchpoints(f"{{name: B, next: {way}}}", "C"))] == [
        ("missing-key", 5)
    ]


def test_a_hyphen_alone_is_no_next() -> None:
    """A next whose only entry is left out is left out itself: the journey goes on."""
    text = touchpoints("name: B\n        next:\n          -", "C")
    assert not journey(text).branches
    assert not places(text)


@pytest.mark.parametrize("share", ["0.5", ".5", "5e-1", "50%", "50 %", "'50 %'", "50.0%"])
def test_one_share_in_many_forms(share: str) -> None:
    """A share is a number up to 1, however it is written, or a percentage."""
    text = touchpoints(f"{{name: B, next: [{{to: C, share: {share}}}, {{end: success, share: 0.5}}]}}", "C")
    ways = journey(text).stages[0].touchpoints[0].next
    assert ways
    assert [way.share for way in ways] == [Decimal("0.5")] * 2


@pytest.mark.parametrize("personas", ["name:Maya", "[role:Student]", "{maya: name:Maya}"])
def test_a_persona_without_the_space(personas: str) -> None:
    """A text for a whole persona that begins with a key and a colon without its space is an error, as for a stage."""
    assert [code for code, _, _ in places(f"title: A\nstages: [B]\npersonas: {personas}\n")] == ["missing-space"]


def test_an_end_of_a_scale_in_words() -> None:
    """A scale whose ends are words is told that it wants numbers, not which words an emotion may have."""
    found = read("title: A\nscales: {emotion: [bad, '5']}\nstages: [B]\n").diagnostics
    assert [each.code for each in found] == ["bad-value", "wrong-type"]
    assert "a number" in found[0].message
    assert "feeling" not in found[0].help + found[0].label


@pytest.mark.parametrize(
    "line", ["success: ''", "emotion: ''", "importance: ' '", "id: ''", "basis: ''", "moment_of_truth: ''"]
)
def test_an_empty_text_for_a_choice(line: str) -> None:
    """Quotation marks around nothing where one of some words belongs are a bad value; the key is not called needed."""
    (only,) = read(touchpoints(f"{{name: B, {line}}}")).diagnostics
    assert only.code == "bad-value"
    assert only.message.endswith("this is empty")
