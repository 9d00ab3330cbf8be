"""The curve is honest: through every score and never past it, no point and no line where nobody scored."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from geometry import flat
from hypothesis import given
from hypothesis import strategies as st
from places import (
    curves,
    drawn,
    groups,
    hairlines,
    heights,
    lane,
    marks,
    middle,
    texts,
    vertices,
    words,
)

from cjmap.language import use_language
from cjmap.layout.kit.names import short_names
from cjmap.scene import Circle, Path, PathCommand, Rect
from cjmap.theme import THEMES

pytestmark = pytest.mark.usefixtures("english")

MOMENT_OF_THREE = """
title: t
personas: [{id: a, name: Ada}, {id: b, name: Bob}, {id: c, name: Cleo}]
stages:
  - name: S
    touchpoints:
      - {name: One, emotion: {a: 1, b: 1, c: 1}, moment_of_truth: yes}
      - {name: Two, emotion: {a: 2, b: -1}}
"""

NEAR = 1e-6
"""Px: only rounding."""


def scored(*scores: float | None, more: str = "") -> str:
    """A journey of one stage, a touchpoint a score."""
    steps = "".join(
        f"      - {{name: T{number}{'' if score is None else f', emotion: {score}'}}}\n"
        for number, score in enumerate(scores)
    )
    return f"title: t\n{more}stages:\n  - name: S\n    touchpoints:\n{steps}"


PEOPLE = """
title: t
personas: [{id: a, name: Ada Lovelace}, {id: b, name: Bob}, {id: c, name: Cleo}]
stages:
  - name: S
    touchpoints:
      - {name: One, emotion: {a: 1, b: 1, c: 1}}
      - {name: Two, emotion: {a: 2, b: -1}}
      - {name: Three, emotion: {a: 0, b: -2, c: 2}, basis: assumed}
      - {name: Four, emotion: {a: 1, c: -1}}
"""


@pytest.mark.parametrize(
    "scores",
    [(1, 2, -1, -1, -1, 2), (-2, 2, -2, 2), (0, 0, 0), (2, 1.9, -2, -1.9, 2), (1,), (-2, -1, 0, 1, 2), (0.1, 0.11, 2)],
)
def test_the_curve_passes_through_every_score(scores: tuple[float, ...]) -> None:
    """Every score has a point, every point is a corner of the line, and the line has no other corner."""
    scene = drawn(scored(*scores))
    points = [(mark.x, mark.y) for mark in marks(scene)]
    assert [mark.level for mark in marks(scene)] == [pytest.approx(score / 2, abs=0.005) for score in scores]
    corners = [corner for path in curves(scene) for corner in vertices(path)]
    assert corners == (points if len(scores) > 1 else [])


def test_a_level_is_a_height() -> None:
    """Heights are proportional to scores on the author's own scale, the worst and best ones at its ends."""
    scene = drawn(scored(0, 25, 50, 100, more="scales: {emotion: [0, 100]}\n"))
    ys = [mark.y for mark in marks(scene)]
    assert (ys[0] - ys[1]) / (ys[0] - ys[3]) == pytest.approx(0.25)
    assert (ys[0] - ys[2]) / (ys[0] - ys[3]) == pytest.approx(0.5)
    neutral = next(text for text in texts(lane(scene, "emotion")) if text.text == "Neutral")
    assert neutral.y - ys[2] == pytest.approx(3.8, abs=0.5)


def test_the_widest_scale() -> None:
    """Ends that are further apart than a number can say are ends like others."""
    scene = drawn(scored(-1e308, 5, 1e308, more="scales: {emotion: [-1e308, 1e308]}\n"))
    assert [mark.level for mark in marks(scene)] == [-1, 0, 1]


@given(st.lists(st.one_of(st.none(), st.floats(-2, 2).map(lambda score: round(score, 3))), min_size=1, max_size=12))
def test_the_curve_never_runs_past_a_score(scores: list[float | None]) -> None:
    """Between two scores the line stays between their heights, and it runs on to the right; past unscored steps it is thin."""
    scene = drawn(scored(*scores))
    for path in (*curves(scene), *hairlines(scene)):
        for start, segment in zip(vertices(path), path.segments[1:], strict=False):
            low, high = heights(start, segment)
            ends = sorted((start[1], segment[-1]))
            assert ends[0] - NEAR <= low <= high <= ends[1] + NEAR
            assert start[0] <= segment[1] <= segment[3] <= segment[5]
    places = [place for place, score in enumerate(scores) if score is not None]
    full = sum(after == before + 1 for before, after in pairwise(places))
    assert [stretches(curves(scene)), stretches(hairlines(scene))] == [full, max(0, len(places) - 1) - full]
    assert len(marks(scene)) == len(places)


def stretches(lines: list[Path]) -> int:
    """From how many scores to the next some lines lead."""
    return sum(len(path.segments) - 1 for path in lines)


def test_a_gap_where_nobody_scored() -> None:
    """An unscored step has no point; the line stops before it and begins anew behind it, with a dotted hairline between."""
    scene = drawn(scored(1, 2, None, -1, 0))
    first, second = curves(scene)
    (between,) = hairlines(scene)
    assert [mark.step for mark in marks(scene)] == ["t0", "t1", "t3", "t4"]
    assert vertices(first)[-1][0] < vertices(second)[0][0]
    assert len(vertices(first)) == len(vertices(second)) == 2
    assert vertices(between) == [vertices(first)[-1], vertices(second)[0]]
    assert between.dash and not first.dash and not second.dash


def test_a_lone_score_is_seen() -> None:
    """A score whose neighbours are both unscored is a point without a line."""
    scene = drawn(scored(None, 2, None))
    assert [mark.step for mark in marks(scene)] == ["t1"]
    assert curves(scene) == []


def test_no_score_no_curve() -> None:
    """Where nobody scored there is no scale, no ground and no line; a feeling without a score is a row of its own."""
    scene = drawn("title: t\nstages: {name: S, touchpoints: [{name: A, feeling: Lost}, B]}")
    emotion = lane(scene, "emotion")
    assert marks(scene) == [] and curves(scene) == []
    assert "Lost" in words(emotion)
    assert "Neutral" not in words(emotion)


def test_assumed_scores_are_dashed() -> None:
    """An assumed score has a dashed outline, and the line to and from it is dashed; the rest is solid."""
    scene = drawn(
        "title: t\nstages:\n  - name: S\n    touchpoints:\n      - {name: A, emotion: 1}\n      - {name: B, emotion: 0}\n"
        "      - {name: C, emotion: 1, basis: assumed}\n      - {name: D, emotion: 2}\n      - {name: E, emotion: 1}\n"
    )
    assert [bool(mark.dash) for mark in marks(scene)] == [False, False, True, False, False]
    lines = curves(scene)
    assert [(len(vertices(line)), bool(line.dash)) for line in lines] == [(2, False), (3, True), (2, False)]
    assert vertices(lines[1])[1][0] == pytest.approx(marks(scene)[2].x)


def test_one_line_a_persona() -> None:
    """Each persona has a line of its own colour through their own scores, and a hairline past what they did not score."""
    scene = drawn(PEOPLE)
    by_person = {one: curves(scene, one) for one in "abc"}
    assert [stretches(by_person[one]) for one in "abc"] == [3, 2, 1]
    assert [stretches(hairlines(scene, one)) for one in "abc"] == [0, 0, 1]
    assert len({path.stroke for lines in by_person.values() for path in lines}) == 3
    for one in "abc":
        points = {(mark.x, mark.y) for mark in marks(scene) if mark.persona == one}
        assert {corner for path in by_person[one] for corner in vertices(path)} <= points


def test_coinciding_points_stand_apart() -> None:
    """Points of one step on the same level stand side by side; none hides another."""
    scene = drawn(PEOPLE)
    for one, other in combinations(marks(scene), 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 > 12**2
    first = [mark for mark in marks(scene) if mark.step == "one"]
    assert len({mark.y for mark in first}) == 1
    assert sum(mark.x for mark in first) / 3 == pytest.approx(first[1].x)


@pytest.mark.parametrize("count", [4, 40])
def test_coinciding_points_stay_in_their_column(count: int) -> None:
    """However many they are: no line turns back on its way to the next column."""
    ids = [f"p{number}" for number in range(count)]
    scores = (", ".join(f"{one}: {number % 2 * turn}" for number, one in enumerate(ids)) for turn in (0, 1, -1, 2))
    steps = "".join(f"      - {{name: T, emotion: {{{one}}}}}\n" for one in scores)
    found = drawn(f"title: t\npersonas: [{', '.join(ids)}]\nstages:\n  - name: S\n    touchpoints:\n{steps}")
    ends = [vertices(line) for line in curves(found)]
    assert len(ends) >= count and all(one[0] < other[0] for line in ends for one, other in pairwise(line))


def test_the_only_persona_lends_the_line_its_colour() -> None:
    """A plain score is everyone's; where there is one persona, the line has the colour that the file gives them."""
    steps = "[{name: A, emotion: 1}, {name: B, emotion: 2}]"
    text = f"title: t\npersonas: {{m: {{name: Mia, color: '#7a1f5c'}}}}\nstages: {{name: S, touchpoints: {steps}}}"
    assert {path.stroke for path in curves(drawn(text))} == {"#7a1f5c"}


def test_no_word_on_the_line_of_another() -> None:
    """Feelings and names keep off the lines of personas who have no point in that column."""
    scene = drawn(
        "title: t\npersonas: [{id: a, name: Ada}, {id: b, name: Bob}]\nstages:\n  - name: S\n    touchpoints:\n"
        "      - {name: One, emotion: {a: 2, b: -1}}\n"
        "      - {name: Two, persona: a, emotion: {a: -0.4}, feeling: Wary}\n"
        "      - {name: Three, persona: a, emotion: {a: -0.2}}\n"
        "      - {name: Four, persona: b, emotion: {b: -1}}\n"
    )
    emotion = texts(lane(scene, "emotion"))
    for label in (next(text for text in emotion if text.text == word) for word in ("Wary", "Ada")):
        left = label.x - (label.width / 2 if label.anchor == "middle" else 0)
        for path in curves(scene):
            for start, segment in zip(vertices(path), path.segments[1:], strict=False):
                if start[0] < left + label.width and segment[-2] > left:
                    ys = [y for x, y in sampled(start, segment) if left <= x <= left + label.width]
                    assert all(y > label.y + 1 or y < label.y - 8 for y in ys), label.text


def sampled(start: tuple[float, float], segment: PathCommand) -> Iterator[tuple[float, float]]:
    """Places along a cubic."""
    assert segment[0] == "C"
    (x0, y0), (_, x1, y1, x2, y2, x3, y3) = start, segment
    for number in range(101):
        t = number / 100
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def test_short_names() -> None:
    """People are called by the first word of their name, in Vietnamese by the last, and by all of it where two share that."""
    people = [("a", "Nguyễn Thuỳ Dương (mẹ)"), ("b", "Nguyễn Quốc Đạt"), ("c", "")]
    assert short_names(people) == dict(people)
    with use_language("vi"):
        assert short_names(people) == {"a": "Dương", "b": "Đạt", "c": ""}
    with use_language("ja"):
        assert short_names([("a", "佐々木 美咲"), ("b", "林 和子")]) == {"a": "佐々木", "b": "林"}


def test_names_stand_at_the_ends_of_the_lines() -> None:
    """Each persona's short name stands right of their last point, near its height, in the colour of their line."""
    scene = drawn(PEOPLE)
    emotion = lane(scene, "emotion")
    for one, name in (("a", "Ada"), ("b", "Bob"), ("c", "Cleo")):
        label = next(text for text in texts(emotion) if text.text == name)
        last = [mark for mark in marks(scene) if mark.persona == one][-1]
        assert label.x > last.x
        assert abs(label.y - last.y) < 24
        assert label.fill == curves(scene, one)[0].stroke


@pytest.mark.parametrize("text", [scored(1, 2).replace("name: T1", "name: T1, moment_of_truth: yes"), MOMENT_OF_THREE])
def test_a_moment_of_truth_has_a_ring(text: str) -> None:
    """A ring in the colour of the star surrounds all points of a moment of truth, with or without personas, and no other."""
    scene = drawn(text)
    rings = [
        one
        for group in groups(scene, lane="emotion")
        for one in group.children
        if isinstance(one, Circle | Rect) and one.stroke == THEMES["default"].star
    ]
    (ring,) = rings
    x, y = middle(ring)
    width, height = (2 * ring.radius,) * 2 if isinstance(ring, Circle) else (ring.width, ring.height)
    inside = {
        mark.step for mark in marks(scene) if abs(mark.x - x) < width / 2 - 5 and abs(mark.y - y) < height / 2 - 5
    }
    around = {mark.step for mark in marks(scene) if abs(mark.x - x) <= width / 2 and abs(mark.y - y) <= height / 2}
    assert inside == around and len(inside) == 1


def test_feelings_stand_at_their_points() -> None:
    """A feeling stands in its column, above a positive point and below a negative one where that is free."""
    scene = drawn(
        "title: t\nstages:\n  - name: S\n    touchpoints:\n      - {name: A, emotion: 2, feeling: Glad}\n"
        "      - {name: B, emotion: -2, feeling: Sad}\n      - C\n"
    )
    glad, sad = (next(text for text in texts(scene) if text.text == word) for word in ("Glad", "Sad"))
    up, down = marks(scene)
    assert (glad.x, sad.x) == pytest.approx((up.x, down.x))
    assert glad.y < up.y - 11 and sad.y > down.y + 11


def test_the_line_is_only_the_scores() -> None:
    """Nothing else in the lane is as wide as the curve, so that nobody takes it for one."""
    scene = drawn(scored(1, -1).replace("name: T1", "name: T1, moment_of_truth: yes, feeling: So"))
    (curve,) = curves(scene)
    others = [one for one in flat(lane(scene, "emotion").children) if isinstance(one, Path | Circle | Rect)]
    assert [one for one in others if one.stroke and one != curve and one.stroke_width >= curve.stroke_width - 1] == []


@pytest.mark.parametrize(
    "scores", ["", "emotion: 1, ", "emotion: {m: 1}, ", "emotion: {t: 1}, ", "emotion: {m: 1, t: -1}, "]
)
@pytest.mark.parametrize("whose", ["", "persona: m, ", "persona: [m, t], "])
@pytest.mark.parametrize("feeling", ["Lost", "{m: Lost}"])
def test_every_feeling_is_written(scores: str, whose: str, feeling: str) -> None:
    """Whoever scored, and whosever step it is: a feeling is at a point of the curve or in the row below it, never lost."""
    scene = drawn(
        "title: t\npersonas: {m: Mia, t: Tom}\nstages:\n"
        f"  - name: S\n    touchpoints:\n      - {{name: A, {scores}{whose}feeling: {feeling}}}\n      - B\n"
    )
    assert "Lost" in words(scene)


def test_a_name_goes_out_of_the_way_of_lines() -> None:
    """Where the lines of others run close together past the end of one, its name stands beyond all of them."""
    others = {"p0": 0.3, "p1": 0.05, "p2": -0.2}
    levels = ", ".join(f"{one}: {level}" for one, level in others.items())
    scene = drawn(
        "title: t\npersonas: [Zoe, p0, p1, p2]\nstages:\n  - name: S\n    touchpoints:\n"
        f"      - {{name: A, emotion: {{zoe: 0, {levels}}}}}\n" + f"      - {{name: B, emotion: {{{levels}}}}}\n" * 3
    )
    label = next(text for text in texts(lane(scene, "emotion")) if text.text == "Zoe")
    passed = 0
    for path in (path for one in others for path in curves(scene, one)):
        for start, segment in zip(vertices(path), path.segments[1:], strict=False):
            inside = [y for x, y in sampled(start, segment) if label.x < x < label.x + label.width]
            passed += len(inside)
            assert all(y > label.y + 1 or y < label.y - 9 for y in inside)
    assert passed
