"""`check --fix`: what it never changes, and that one run is all."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import GOOD, cjmap
from slips_of_hand import slipped
from strategies import Maker, Shape, shapes
from yaml_text import dumped

from cjmap.diagnostics import Diagnostic, Fix, Span
from cjmap.read import Reading, read
from cjmap.read.fix import fixed, repaired

COMMENTED = """\
title: Buying a laptop #note
state: as-is #note
owner: Research #4711
language: en #note
theme: dark #note
stages:
  - name: Search #note
    touchpoints:
      - name: Reads reviews #2
        success: negative #note
        emotion: negative #note
        channel: [Web, Pay (card, cash)] #note
"""
"""A valid file with comments that begin close to their sign, and a text that a comma seems to tear."""


def run(text: str) -> Reading:
    return repaired(read(text), read)[0]


def test_comments_stay_comments() -> None:
    """A file that loads keeps every comment; what its author may have meant otherwise is offered in the message alone."""
    before = read(COMMENTED)
    assert before.journey is not None
    assert {one.fix.line for one in before.diagnostics if one.fix and one.code == "cut-text"} == {3, 9}
    assert run(COMMENTED).text == COMMENTED


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("- 'it's slow' # from interview 3", "- 'it''s slow' # from interview 3"),
        ('- "Home" page # from interview 4', "- '\"Home\" page' # from interview 4"),
        ("- Shop: the journey # c", "- 'Shop: the journey' # c"),
        ("- “a: b” # c", "- 'a: b' # c"),
        ("- {text: a: b} # c", "- {text: 'a: b'} # c"),
        ("- @a  #c", "- @a  #c"),
        ("- @a #4711", "- @a #4711"),
        ("- 'it's slow # c", "- 'it's slow # c"),
        ("- 'a # b' # c", "- 'a # b' # c"),
        ("- 'a'#c", "- 'a'  #c"),
    ],
)
def test_no_comment_becomes_a_text(wrong: str, right: str) -> None:
    """A comment behind a repaired text stays one; where it may be a part of the text, nothing is written."""
    text = f"title: T\nstages:\n  - name: A\n    goals:\n      {wrong}\n"
    assert run(text).text == text.replace(wrong, right)


def test_both_readings_of_a_comment() -> None:
    """Where a `#` may begin a comment or be a part of the text, the message shows the line both ways."""
    (found,) = read("title: a: b #4711\nstages: A\n").diagnostics
    assert found.help == "write: title: 'a: b #4711'; or, if #4711 is a comment: title: 'a: b'  #4711"
    assert found.fix is None


def test_nothing_that_loads_changes() -> None:
    """A fix that would make another journey of a file that loads is withheld; one that keeps it is written."""
    text = "title: T\nowner: Me\nstages: A\n"

    def again(text: str) -> Reading:
        found = [
            Diagnostic("a", "", "", Span(2, 1, 2, 2), fix=Fix(2, "owner: Me", "owner: 'Me'")),
            Diagnostic("b", "", "", Span(3, 1, 3, 2), fix=Fix(3, "stages: A", "stages: [A, A]")),
            Diagnostic("c", "", "", Span(3, 1, 3, 2), fix=Fix(3, "stages: A", "stages: a")),
        ]
        reading = read(text)
        return Reading(reading.journey, tuple(one for one in found if one.fix and one.fix.before in text), text)

    for left_out in "bc":
        known = Reading(read(text).journey, tuple(one for one in again(text).diagnostics if one.code != left_out), text)
        assert repaired(known, again)[0].text == text.replace("Me", "'Me'")


@pytest.mark.parametrize(
    ("wrong", "right", "codes"),
    [
        ("emotion: {maya: １, tom: “2”}", "emotion: {maya: 1, tom: 2}", {"bad-value"}),
        ("emotion: {maya: １, tom: '2'}", "emotion: {maya: 1, tom: 2}", {"bad-value", "wrong-type"}),
        ("emotion: {maya: １, tom: x}", "emotion: {maya: 1, tom: x}", {"bad-value"}),
        ("metrics: {nps: {promoters: １, passives: '2', detractors: １}}",
         "metrics: {nps: {promoters: 1, passives: 2, detractors: 1}}", {"out-of-range", "wrong-type"}),
    ],
)  # fmt: skip
def test_several_fixes_of_a_line(wrong: str, right: str, codes: set[str]) -> None:
    """Fixes of other parts of one line are all written, and each is named; what has no fix stays."""
    text = f"title: T\npersonas: {{maya: {{name: M}}, tom: {{name: T}}}}\nstages:\n  - name: A\n    {wrong}\n"
    reading, repairs = repaired(read(text), read)
    assert reading.text == text.replace(wrong, right)
    assert set(repairs) == codes


@pytest.mark.parametrize(
    ("afters", "right"),
    [
        (["['a', “b”]", "[“a”, 'b']"], "['a', 'b']"),
        (["['a', “b”]", "[“a”, 'b']", '["a", “b”]'], "[“a”, 'b']"),
        (["['a', 'b']", "[“a”, 'b']"], "[“a”, “b”]"),
        (["[“a, “b”]", "[“a,” “b”]"], "[“a”, “b”]"),
    ],
)
def test_fixes_that_contradict_each_other(afters: list[str], right: str) -> None:
    """Of several fixes of a line those are withheld that change the same part of it, or parts that touch."""
    before = "[“a”, “b”]"
    found = [
        Diagnostic("a", "", "", Span(2, 1, 2, 2), fix=Fix(2, f"goals: {before}", f"goals: {after}")) for after in afters
    ]
    text = f"title: T\ngoals: {before}\nstages: A\n"
    assert fixed(text, found) == text.replace(before, right)


def test_a_file_that_goes_on_changing_is_left_alone() -> None:
    """Where one fix undoes the other, nothing is written."""

    def again(text: str) -> Reading:
        one, other = ("T", "'T'") if "'" not in text else ("'T'", "T")
        fix = Fix(1, f"title: {one}", f"title: {other}")
        return Reading(None, (Diagnostic("a", "", "", Span(1, 1, 1, 2), fix=fix),), text)

    assert repaired(again("title: T\n"), again) == (again("title: T\n"), ())


def test_several_lines() -> None:
    """A fix of several lines takes their place, with the line ends of the file, and only where they are those it knows."""
    text = "title: T\r\nstages:\r\n  1. A\r\n  2. B\r\nowner: O\r\n"
    assert run(text).text == "title: T\r\nstages:\r\n  - A\r\n  - B\r\nowner: O\r\n"
    fix = Fix(3, "  1. A\n  2. C", "  - A\n  - C")
    assert fixed(text, [Diagnostic("list-in-text", "", "", Span(3, 1, 3, 2), fix=fix)]) == text


@given(shapes(stages=3, touchpoints=5, personas=2), st.integers(0, 1 << 32))
def test_one_run_is_all(shape: Shape, seed: int) -> None:
    """Whatever is wrong with a file, a second run changes nothing, and a journey that loads stays what it is."""
    text = slipped(dumped(Maker(shape).journey()), Random(seed))
    before = read(text)
    after = run(text)
    assert run(after.text).text == after.text
    if before.journey is not None and not any(one.code == "list-in-text" for one in before.diagnostics):
        assert after.journey == before.journey


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_one_command(tmp_path: Path, newline: str) -> None:
    """What one repair brings to light is repaired by the same command, whose difference says what was repaired."""
    text = GOOD.replace("title: Buying", "title:Buying").replace(
        "    touchpoints:\n", "    goals: 1. a\n      2. b\n    touchpoints：\n"
    )
    target = tmp_path / "a.yaml"
    target.write_bytes(text.replace("\n", newline).encode())
    done = cjmap("check", "--fix", "a.yaml", cwd=tmp_path)
    assert b"(repaired: yaml-syntax, list-in-text)" in done.stdout
    assert done.stdout.decode().splitlines()[-1] == "1 file, no errors"
    written = target.read_bytes()
    assert cjmap("check", "--fix", "a.yaml", cwd=tmp_path).stdout == b"1 file, no errors\n"
    assert target.read_bytes() == written
