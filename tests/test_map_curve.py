"""The curve of a map: points at their levels, lines as honest as the scores, faces that keep their mouths, grounds and tints."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from generated import journey_of
from geometry import FACES, findings, flat, outside
from hypothesis import given
from hypothesis import strategies as st
from map_curves import SIZE, TOP, context, drawn_curve, laid, rows
from places import groups, vertices
from strategies import journeys

import cjmap
from cjmap.language import use_language
from cjmap.layout.kit.legend import ASSUMED, FELT, MOMENT
from cjmap.layout.kit.segments import SegmentKind
from cjmap.layout.map.area import area_pieces
from cjmap.layout.map.drawn_chart import LaidChart
from cjmap.layout.map.emotion import curve_of
from cjmap.layout.map.ground import numbers_of
from cjmap.layout.map.markers import MarkerLook, persona_shape
from cjmap.layout.map.moments import moment_tints
from cjmap.layout.map.points import paint_group
from cjmap.layout.map.strokes import drawn_lines
from cjmap.model import Scales
from cjmap.scene import Circle, Group, Path, Rect, Scene, Text

pytestmark = pytest.mark.usefixtures("english", "pictures")

SCORES = """
title: t
stages:
  - name: One
    touchpoints:
      - {name: A, emotion: 2, importance: 5}
      - {name: B, emotion: -2, importance: 1, feeling: Lost}
      - {name: C, feeling: Waiting}
      - {name: D, emotion: 1, moment_of_truth: true, feeling: Found}
  - name: Two
    touchpoints:
      - {name: E, emotion: 0, basis: assumed}
      - {name: F, emotion: -1, moment_of_truth: true}
"""

PEOPLE = """
title: t
personas: [{id: a, name: Ada Lovelace}, {id: b, name: Bob Stone}, {id: c, name: Cleo Park}, {id: d, name: Dan Ohm}]
stages:
  - name: S
    touchpoints:
      - {name: One, emotion: {a: 1, b: 1, c: 1, d: 1}}
      - {name: Two, emotion: {a: 2, b: -1}, feeling: {a: Glad, b: Sad}, persona: [a, b]}
      - {name: Three, emotion: {a: 0, b: -2, c: 2, d: -1}, feeling: Mixed}
"""


def strokes(chart: LaidChart) -> list[Path]:
    """The lines of a chart, with its top at 0."""
    return [one for one in flat(drawn_lines(chart.chart, 0.0)) if isinstance(one, Path)]


def shown(scene: Scene) -> list[str]:
    return [one.text for one in flat(scene.children) if isinstance(one, Text)]


def test_a_level_is_a_height() -> None:
    """Every score is a point in the middle of its column, as far down as its level, and nothing else is one."""
    chart = laid(cjmap.load(SCORES))
    middles = {one.step.id: one.middle for one in chart.chart.ctx.grid.columns}
    points = [(one.step.id, one.points[0].x, one.y) for one in chart.groups]
    levels = {"a": 1.0, "b": -1.0, "d": 0.5, "e": 0.0, "f": -0.5}
    assert points == [
        (step, pytest.approx(middles[step]), pytest.approx(SIZE.above + (1 - level) / 2 * SIZE.plot))
        for step, level in levels.items()
    ]


def test_lines_say_how_sure_they_are() -> None:
    """Between neighbours the line is full, over a step without a score a dotted hairline, to an assumed score dashed."""
    unscored, assumed = "bd", "def"
    lines = {
        "".join(step for step, x in columns if begin - 1 < x < end + 1): one
        for chart in (laid(cjmap.load(SCORES)),)
        for columns in ([(one.step.id, one.points[0].x) for one in chart.groups],)
        for one in strokes(chart)
        for begin, end in ((vertices(one)[0][0], vertices(one)[-1][0]),)
    }
    assert set(lines) == {"ab", unscored, assumed}
    assert (lines["ab"].stroke_width, lines["ab"].dash) == (3.4, ())
    assert (lines[unscored].stroke_width, lines[unscored].dash) == (1.3, (1.5, 4.0))
    assert lines[assumed].dash == (6.0, 5.0)


def test_the_area_stops_where_the_line_does() -> None:
    """Area is between line and middle where neighbours are scored, above in one colour and below in the other, nowhere else."""
    chart = laid(cjmap.load(SCORES))
    pieces = area_pieces(chart.chart)
    xs = {one.step.id: one.points[0].x for one in chart.groups}
    covered = [(piece.piece[0][0], piece.end[0]) for piece in pieces]
    assert min(begin for begin, _ in covered) == pytest.approx(xs["a"])
    assert not any(begin < (xs["b"] + xs["d"]) / 2 < end for begin, end in covered)
    assert sum(end - begin for begin, end in covered) == pytest.approx(xs["b"] - xs["a"] + xs["f"] - xs["d"])
    for piece in pieces:
        ys = (piece.piece[0][1], piece.end[1])
        assert (max(ys) <= SIZE.middle + 0.01) if piece.above else (min(ys) >= SIZE.middle - 0.01)


def test_a_face_keeps_its_mouth_at_a_moment_of_truth() -> None:
    """A moment of truth is a ring around the face and no star in its place: the mouth still says how it went."""
    chart = laid(cjmap.load(SCORES))
    bends = {}
    for group in chart.groups:
        nodes = list(flat(paint_group(chart.chart, group, 0.0)))
        circles = [one for one in nodes if isinstance(one, Circle)]
        (mouth,) = [one for one in nodes if isinstance(one, Path)]
        _, _, handle, *_ = mouth.segments[1][1:]
        bends[group.step.id] = mouth.segments[1][2] - mouth.segments[0][2]
        radii = sorted(one.radius for one in circles)
        weight = {"a": 1.0, "b": 0.0}.get(group.step.id, 0.5)
        face = 10.5 + 5 * weight
        assert radii[-1] == (pytest.approx(face + 6.5) if group.step.id in "df" else pytest.approx(face))
        assert handle > 0
    assert bends["a"] > bends["d"] > bends["e"] == 0 > bends["f"] > bends["b"]


def test_scores_at_one_level_stand_side_by_side() -> None:
    """Markers whose scores coincide are 15 px apart, in the order of the personas, with circle, square, diamond and a hollow
    circle.
    """
    chart = laid(cjmap.load(PEOPLE))
    first = chart.groups[0]
    assert [one.persona for one in first.points] == ["a", "b", "c", "d"]
    assert [b.x - a.x for a, b in pairwise(first.points)] == [pytest.approx(15.0)] * 3
    look = MarkerLook(6.0, "#112233", "#ffffff")
    shapes = [persona_shape(number, 0, 0, look) for number in range(4)]
    assert [type(one) for one in shapes] == [Circle, Rect, Path, Circle]
    assert [one.fill for one in shapes if not isinstance(one, Group)] == ["#112233"] * 3 + ["#ffffff"]


def test_feelings_and_names_of_several_personas() -> None:
    """Each feeling is said once, that of everyone once a step, and each line has its persona's name at its end."""
    scene, _ = drawn_curve(context(cjmap.load(PEOPLE)))
    words = shown(scene)
    for text in ("Glad", "Sad", "Mixed", "Ada", "Bob", "Cleo", "Dan"):
        assert words.count(text) == 1


def test_steps_of_others_are_passed_by_a_hairline() -> None:
    """Who has no part in a step has no point there, and a line of 1.3 px passes it."""
    chart = laid(cjmap.load(PEOPLE))
    assert all(point.persona in "ab" for group in chart.groups if group.step.id == "two" for point in group.points)
    widths = {persona: [one.stroke_width for one in strokes_of(chart, persona)] for persona in "abcd"}
    assert widths == {"a": [2.6], "b": [2.6], "c": [1.3], "d": [1.3]}
    assert chart.signs >= {SegmentKind.OTHERS}


def strokes_of(chart: LaidChart, persona: str) -> list[Path]:
    found = [one for one in drawn_lines(chart.chart, 0.0) if isinstance(one, Group) and one.data["persona"] == persona]
    return [path for group in found for path in group.children if isinstance(path, Path)]


def test_one_persona_in_the_light() -> None:
    """A highlighted persona has faces and an area, the others are pale hairlines without a point; only what is theirs is said."""
    scene, _ = drawn_curve(context(cjmap.load(PEOPLE), highlight="b"))
    assert {one.data["persona"] for one in groups(scene) if "level" in one.data} == {"b"}
    full = [one for one in flat(scene.children) if isinstance(one, Path) and one.stroke_width == 3.4]
    pale = [one for one in flat(scene.children) if isinstance(one, Path) and one.stroke_width == 1.3]
    assert len(full) == 1 and len(pale) == 3
    assert "Glad" not in shown(scene) and "Sad" in shown(scene)


def test_the_authors_numbers_are_at_the_levels() -> None:
    """Five levels have the numbers of the author's own scale, signed where it has a sign, and none where they are too long."""
    assert numbers_of(Scales((-2, 2))) == ("+2", "+1", "0", "−1", "−2")
    assert numbers_of(Scales((0, 10))) == ("10", "7.5", "5", "2.5", "0")
    assert numbers_of(Scales((-1e308, 1e308))) == ()
    scene, _ = drawn_curve(context(cjmap.load(SCORES)))
    words = shown(scene)
    assert [words.count(one) for one in ("+2", "−2", "Very positive", "Neutral", "Very negative", "Emotion")] == [1] * 6


def test_no_score_no_curve() -> None:
    """Without a score there is no ground and no height, but for what was felt all the same, which is said in a row."""
    nothing = cjmap.load("title: t\nstages: [{name: S, touchpoints: [A, B]}]")
    assert curve_of(context(nothing)).zone.height == 0
    felt = cjmap.load("title: t\nstages: [{name: S, touchpoints: [{name: A, feeling: Lost}, {name: B, feeling: Sad}]}]")
    scene, curve = drawn_curve(context(felt))
    assert 0 < curve.zone.height < 60 and shown(scene) == ["Emotion", "Lost", "Sad"]
    assert curve.zone.signs == {FELT}


def test_a_feeling_without_a_score_is_at_the_lower_edge() -> None:
    """It stands below the worst level under its step, after the sign of what is not assessed."""
    chart = laid(cjmap.load(SCORES))
    (felt,) = chart.texts
    assert felt.step.id == "c" and felt.inked[1] > SIZE.worst and felt.inked[3] <= chart.height
    assert chart.signs == {SegmentKind.UNSCORED, ASSUMED, MOMENT, FELT}


def test_a_hidden_lane_hangs_nothing() -> None:
    """A file that hides the curve keeps its quotes in their lane."""
    text = SCORES.replace("importance: 5", "quotes: Well") + "lanes: [{id: emotion, hidden: true}]\n"
    curve = curve_of(context(cjmap.load(text)))
    assert curve.zone.height == 0 and not curve.hung


def test_lines_run_over_the_cut_between_rows() -> None:
    """In rows a line ends at the right edge and goes on at the next row's left one, and only the last row names personas."""
    text = PEOPLE + "  - name: T\n    touchpoints: [{name: Four, emotion: {a: -2}}, {name: Five, emotion: {a: 1}}]\n"
    first, last = rows(cjmap.load(text), [1])
    (one, above), (two, below) = drawn_curve(first), drawn_curve(last)
    assert above.zone.height == below.zone.height == 37 + 104 + 37
    ends = [vertices(path)[-1][0] for path in lines_in(one) if path.stroke_width != 1.0]
    begins = [vertices(path)[0][0] for path in lines_in(two) if path.stroke_width != 1.0]
    assert max(ends) == pytest.approx(first.right) and min(begins) == pytest.approx(last.left)
    assert "Ada" not in shown(one) and "Ada" in shown(two)


def lines_in(scene: Scene) -> list[Path]:
    return [
        path
        for group in groups(scene)
        if "persona" in group.data and "level" not in group.data
        for path in group.children
        if isinstance(path, Path)
    ]


def test_moments_of_truth_are_tinted() -> None:
    """A cap lies under the bar over the column of each, a tint behind its card, and the ground of the curve is tinted there."""
    ctx = context(cjmap.load(SCORES))
    nodes = moment_tints(ctx, curve_of(ctx), 100.0, 200.0, 320.0)
    caps = [one for one in nodes if isinstance(one, Rect)]
    tints = [one for one in nodes if isinstance(one, Path)]
    columns = [one for one in ctx.grid.columns if one.step.moment_of_truth]
    assert [(one.x, one.y, one.width, one.height) for one in caps] == [
        (one.x + 1, 104.0, pytest.approx(one.width - 2), 3.0) for one in columns
    ]
    assert [(one.segments[0][2], one.segments[2][2]) for one in tints] == [(200.0 - 14, 320.0)] * 2


def test_a_crowd_of_lines_is_drawn_without_avoiding() -> None:
    """Of more than sixty lines every feeling and every name is there, none on another."""
    people = ", ".join(f"{{id: p{n}, name: Name{n} Last}}" for n in range(64))
    scores = ", ".join(f"p{n}: {n % 5 - 2}" for n in range(64))
    felt = ", ".join(f"p{n}: felt{n}" for n in range(64))
    steps = f"{{name: A, emotion: {{{scores}}}, feeling: {{{felt}}}}}, {{name: B, emotion: {{{scores}}}}}"
    scene, _ = drawn_curve(
        context(cjmap.load(f"title: t\npersonas: [{people}]\nstages: [{{name: S, touchpoints: [{steps}]}}]"))
    )
    words = shown(scene)
    assert all(words.count(f"felt{n}") == 1 and words.count(f"Name{n}") == 1 for n in range(64))
    assert [one for one in findings(scene) if one.kind == "overlap"] == []


@given(journeys(stages=6, touchpoints=20, personas=7), st.sampled_from(("row", "rows", "light")))
def test_every_curve_is_free_of_faults(data: dict[str, Any], kind: str) -> None:
    """No text of a curve is cut, spilled, crossed, on another or too faint, in one row, in rows and with one persona in the
    light, with our font and those of others; and it is the same when it is drawn again.
    """
    journey = journey_of(data)
    made = [context(journey)]
    if kind == "rows" and len(journey.stages) > 1:
        made = rows(journey, [len(journey.stages) // 2])
    elif kind == "light" and journey.personas:
        made = [context(journey, highlight=journey.personas[-1].id)]
    for ctx in made:
        scene, curve = drawn_curve(ctx)
        assert [(face, finding) for face in FACES for finding in findings(scene, face)] == []
        assert outside(scene) == []
        with use_language(journey.language):
            assert curve.zone.paint(TOP) == curve_of(ctx).zone.paint(TOP)
