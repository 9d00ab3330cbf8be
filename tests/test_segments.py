"""One curve, one story: what lies between two scores is the same in every drawing of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeGuard

import pytest
from generated import journey_of
from geometry import flat
from hypothesis import given, settings
from places import groups, middle, texts
from strategies import journeys

import cjmap
from cjmap.language import messages
from cjmap.layout import for_persona, lay_out_all
from cjmap.layout.kit.segments import DASHES, DOTS, SegmentKind, felt_apart, scores_of
from cjmap.model import EVERYONE, Journey
from cjmap.options.medium import Medium
from cjmap.scene import Circle, Group, Path, Rect, Scene

pytestmark = pytest.mark.usefixtures("english", "pictures")

Drawn = tuple[str, str, str, bool]
"""From which step to which (empty where the line comes from or goes to another sheet), of what kind, whether dashed."""

WAY = """
title: t
personas: [{id: a, name: Ada}, {id: b, name: Bob}]
stages:
  - name: One
    touchpoints:
      - {name: T0, emotion: {a: 1, b: 0}}
      - {name: T1, emotion: {a: 2, b: 1}}
      - {name: T2, persona: b, emotion: -1}
      - {name: T3, emotion: {a: 0}}
  - name: Two
    persona: b
    touchpoints: [{name: T4, emotion: 2}]
  - name: Three
    touchpoints:
      - {name: T5, emotion: {a: -1, b: 1}, basis: assumed}
      - {name: T6, persona: b}
      - T7
      - {name: T8, emotion: 1}
"""
SCORED, UNSCORED, OTHERS = SegmentKind.SCORED, SegmentKind.UNSCORED, SegmentKind.OTHERS


def told(journey: Journey) -> dict[str, list[tuple[str, str, SegmentKind]]]:
    """The segments of each persona, by the ids of their steps."""
    return {
        persona: [(one.start.step.id, one.end.step.id, one.kind) for one in line]
        for persona, line in scores_of(journey).segments.items()
    }


def test_what_lies_between_two_scores() -> None:
    """Neighbours are joined; a step of one's own without a score is a bridge, a step of others another one, and where both
    lie between two scores it is the first.
    """
    assert told(cjmap.load(WAY)) == {
        "a": [("t0", "t1", SCORED), ("t1", "t3", OTHERS), ("t3", "t5", OTHERS), ("t5", "t8", UNSCORED)],
        "b": [
            ("t0", "t1", SCORED), ("t1", "t2", SCORED), ("t2", "t4", UNSCORED), ("t4", "t5", SCORED),
            ("t5", "t8", UNSCORED),
        ],
    }  # fmt: skip


def test_a_line_of_all_has_every_step() -> None:
    """Where all feel alike the line is everyone's: a step that only one takes is not scored, and no other's."""
    text = "title: t\npersonas: [{id: a, name: Ada}, {id: b, name: Bob}]\nstages:\n  - name: S\n    touchpoints:\n"
    text += "      - {name: A, emotion: 1}\n      - {name: B, persona: b}\n      - {name: C, emotion: 1}\n"
    assert told(cjmap.load(text)) == {EVERYONE: [("a", "c", UNSCORED)]}


@settings(max_examples=40)
@given(journeys(stages=8, touchpoints=24, personas=4))
def test_the_journey_of_one_has_the_same_segments(data: dict[str, Any]) -> None:
    """A persona's line has the same scores, and the same between them, alone as among all."""
    journey = journey_of(data)
    whole = told(journey)
    for persona in journey.personas if felt_apart(journey) else ():
        assert told(for_persona(journey, persona.id)) == {EVERYONE: whole[persona.id]}


@settings(max_examples=10)
@given(journeys(stages=6, touchpoints=14, personas=3))
def test_every_view_draws_these_segments(data: dict[str, Any]) -> None:
    """Map, sheets, slides and slides a stage draw each segment as what it is, whole or in from one and out to another."""
    journey = journey_of(data)
    if not any(lane.id == "emotion" for lane in journey.lanes):
        return
    for one in (journey, *(for_persona(journey, persona.id) for persona in journey.personas[:1])):
        wanted = expected(one)
        for medium in (Medium(), Medium("a2"), Medium(slide="16:9"), Medium(slide="4:3", per_stage=True)):
            check(lay_out_all(one, medium=medium), wanted, medium.per_stage)


@pytest.mark.parametrize(
    ("medium", "sheets"),
    [(Medium(), 1), (Medium("a4"), 1), (Medium(slide="16:9"), 1), (Medium(slide="16:9", per_stage=True), 3)],
)
def test_a_legend_has_what_is_drawn(medium: Medium, sheets: int) -> None:
    """Dotted and pale lines have their keys on the sheets that show them, and nowhere else."""
    scenes = lay_out_all(cjmap.load(WAY), medium=medium)
    assert len(scenes) == sheets
    said = {UNSCORED: messages().legend.not_scored, OTHERS: messages().legend.others_steps}
    for scene in scenes:
        kinds = {kind_of(path) for group in groups(scene) if group.role == "decoration" for path in lines_in(group)}
        assert {kind for kind, text in said.items() if text in [one.text for one in texts(scene)]} == kinds - {SCORED}


def test_a_row_is_left_and_entered() -> None:
    """A line goes out at the end of a row of stages, and comes in at the next as it left."""
    scenes = lay_out_all(cjmap.load(WAY), medium=Medium("a4"))
    halves = {one: [half for scene in scenes for half in shown(scene)[one] if "" in half[:2]] for one in "ab"}
    assert halves == {
        "a": [("t3", "", OTHERS, True), ("", "t5", OTHERS, True)],
        "b": [("t2", "", UNSCORED, False), ("", "t4", UNSCORED, False)],
    }


def expected(journey: Journey) -> dict[str, list[Drawn]]:
    """What a picture of the whole journey has to show."""
    lines = {
        persona: [
            (one.start.step.id, one.end.step.id, one.kind.value, one.assumed and one.kind is not UNSCORED)
            for one in line
        ]
        for persona, line in scores_of(journey).segments.items()
    }
    return {persona: line for persona, line in lines.items() if line}


def check(scenes: Sequence[Scene], wanted: dict[str, list[Drawn]], again: bool) -> None:
    """Each segment is drawn once, whole or as a half that leaves and one that comes in; what only passes is one of them.

    The score of a stage that goes on over several slides is on each of them: its halves may be there `again`.
    """
    parts = [shown(scene) for scene in scenes]
    for persona in {*wanted, *(one for part in parts for one in part)}:
        drawn_parts = [one for part in parts for one in part.get(persona, ())]
        ways = wanted.get(persona, [])
        full = [one for one in ways if one in drawn_parts]
        halves = [(one[0], "", *one[2:]) for one in ways if one not in full]
        halves += [("", one[1], *one[2:]) for one in ways if one not in full]
        ends = [one for one in drawn_parts if one[0] or one[1]]
        assert sorted({*ends} if again else ends) == sorted([*full, *halves]), persona
        assert {one[2:] for one in drawn_parts} <= {one[2:] for one in ways}


def shown(scene: Scene) -> dict[str, list[Drawn]]:
    """What the lines of a picture join, by persona."""
    steps: list[tuple[str, float, float, str]] = []
    for group in groups(scene):
        shapes = [one for one in flat(group.children) if isinstance(one, Circle | Rect | Path)]
        if "level" in group.data and shapes:
            x, y = middle(shapes[0])
            steps.append((group.data.get("persona", ""), x, y, group.data["step"]))
    found: dict[str, list[Drawn]] = {}
    for outer in (group for group in groups(scene) if group.role == "decoration"):
        owned = [
            (group.data["persona"], path)
            for group in groups(outer)
            if "persona" in group.data
            for path in lines_in(group)
        ]
        known = {id(path) for _, path in owned}
        owned += [("", path) for path in lines_in(outer) if id(path) not in known]
        for persona, path in owned:
            places = [segment[-2:] for segment in path.segments]
            ends = [step_at(steps, persona, x, y) for x, y in places]
            dashed = path.dash == DASHES
            found.setdefault(persona, []).extend((a, b, kind_of(path), dashed) for a, b in pairwise(ends))
    return found


def step_at(steps: Sequence[tuple[str, float, float, str]], persona: str, x: float, y: float) -> str:
    """The step whose mark is there, less than a pixel off; "" where there is none."""
    near = (step for owner, left, top, step in steps if owner == persona and abs(left - x) < 1 and abs(top - y) < 1)
    return next(near, "")


def lines_in(group: Group) -> list[Path]:
    return [one for one in flat(group.children) if is_line(one)]


def is_line(node: object) -> TypeGuard[Path]:
    """Whether something is a stroke with curves in it and no ground."""
    return isinstance(node, Path) and not node.fill and any(segment[0] == "C" for segment in node.segments)


def kind_of(path: Path) -> SegmentKind:
    return UNSCORED if path.dash == DOTS else OTHERS if path.stroke_width < 1.7 else SCORED
