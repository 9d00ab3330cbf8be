"""The scorecard: where values and targets stand, what its bars add up to, what it counts, and its pictures of NPS."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import Golden
from generated import journey_of
from geometry import FACES, findings, flat, outside
from hypothesis import given
from strategies import journeys
from test_golden import told

import cjmap
from cjmap.language import use_language
from cjmap.layout import lay_out
from cjmap.layout.finish import directed
from cjmap.layout.kit.carriers import pictures
from cjmap.layout.scorecard import compose
from cjmap.layout.scorecard.axis import Ends, ScoreAxis, axis_nodes, on_axis, ticks_of
from cjmap.layout.scorecard.cells import axis_block, score_cell
from cjmap.layout.scorecard.entries import ScoreEntry, scorecard_of
from cjmap.layout.scorecard.message import limits_of, title_of
from cjmap.layout.scorecard.nps import answer_bars
from cjmap.layout.scorecard.rows import frame_of
from cjmap.model import Journey, Metric, MetricKind, Quantity
from cjmap.options import Medium
from cjmap.options.views import NothingToShow
from cjmap.records import replace
from cjmap.scene import Circle, Group, Node, Rect, Scene, Text
from cjmap.scene import Path as Outline
from cjmap.theme import THEMES, themed
from cjmap.transform.persona import for_persona

FOLDER = Path(__file__).parent / "golden" / "scorecard"
CASES = sorted(file.stem for file in FOLDER.glob("*.yaml"))
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
DEFAULT = THEMES["default"]
ELEVEN = "{counts: [3, 1, 4, 6, 5, 12, 14, 41, 68, 88, 74], target: 35}"


def journey(whole: str = "", *stages: str) -> Journey:
    """A journey with metrics of the whole, and a stage for each of `stages`, all written in YAML's braces."""
    head = f"metrics: {{{whole}}}\n" if whole else ""
    lines = "".join(f"  - {{name: S{at}, metrics: {{{one}}}}}\n" for at, one in enumerate(stages, 1))
    return cjmap.load(f"title: A way\n{head}stages:\n{lines or '  - name: S1'}")


def metric(words: str) -> Metric:
    """The one metric of a file, written in YAML's braces."""
    (found,) = journey(words).metrics
    return found


def drawn(made: Journey, width: float = 1600.0, theme: str = "") -> Scene:
    """The view as one picture of that width."""
    with use_language(made.language):
        return directed(pictures(compose, made, themed(made.theme, theme), Medium(), width)[0])


def words(scene: Scene) -> list[str]:
    return [node.text for node in flat(scene.children) if isinstance(node, Text)]


def cells(scene: Scene, key: str = "") -> list[Group]:
    """The groups of metrics, those with a key alone where one is asked for."""
    groups = [node for node in flat(scene.children) if isinstance(node, Group) and "metric" in node.data]
    return [one for one in groups if key in ("", one.data["metric"])]


def on_axis_of(words: str, interval: tuple[float, float] | None = None) -> list[Node]:
    """The marks of a metric on an axis from x 0 to x 400, at y 0."""
    made = metric(words)
    with use_language("en"):
        (row, *_) = scorecard_of(journey(words)).rows
        ends = row.entries[0].ends
        assert ends
        return axis_nodes(DEFAULT, made, ScoreAxis(ends, 0.0, 0.0, 400.0), interval)


def uprights(nodes: list[Node], width: float) -> list[float]:
    """Where upright lines of that width stand."""
    lines = [one for one in nodes if isinstance(one, Outline) and one.stroke_width == width and not one.fill]
    return [one.segments[0][1] for one in lines if one.segments[0][1] == one.segments[1][1]]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("words", "value", "target"),
    [
        ("css: {value: 3, target: 4, n: 9}", 200.0, 300.0),
        ("css: {counts: [0, 0, 0, 0, 9], target: 1}", 400.0, 0.0),
        ("css: {scale: 7, value: 4, target: 7}", 200.0, 400.0),
        ("css: {value: 25%, target: 75%}", 100.0, 300.0),
        ("nps: {value: -50, target: 50}", 100.0, 300.0),
        ("nps: {promoters: 3, passives: 0, detractors: 1, target: 0}", 300.0, 200.0),
        ("exs: {scale: 11, value: 11, target: 6}", 400.0, 200.0),
    ],
)
def test_values_stand_at_their_place(words: str, value: float, target: float) -> None:
    """The dot stands where the value is between the ends of its scale, the line and the triangle where the target is."""
    nodes = on_axis_of(words)
    (dot,) = [one for one in nodes if isinstance(one, Circle)]
    assert (dot.x, dot.y, dot.radius) == (pytest.approx(value), 0.0, 5.0)
    assert uprights(nodes, 2.0) == [pytest.approx(target)]
    (triangle,) = [one for one in nodes if isinstance(one, Outline) and one.fill]
    assert {one[1:] for one in triangle.segments[:3]} == {(target - 4.5, -14.0), (target + 4.5, -14.0), (target, -8.5)}


def test_ticks_are_those_of_the_scale() -> None:
    """There is a tick at each whole number of a scale of answers, and at the ends and the middle of a long one."""
    assert ticks_of(Ends(1, 5)) == [1, 2, 3, 4, 5]
    assert len(ticks_of(Ends(1, 11))) == 11
    assert ticks_of(Ends(-100, 100)) == [-100, 0, 100]
    assert uprights(on_axis_of("css: 3"), 1.0) == [0.0, 100.0, 200.0, 300.0, 400.0]


@pytest.mark.parametrize(
    ("words", "hollow"),
    [
        ("css: {value: 3, n: 200}", True),
        ("css: {counts: [1, 2, 3, 4, 5]}", False),
        ("css: {value: 62%, n: 200}", False),
        ("css: 62%", True),
        ("nps: {value: 20, n: 200}", True),
    ],
)
def test_dot_is_hollow_where_no_interval_can_be_known(words: str, hollow: bool, english: None) -> None:
    """Without counts of answers, or a share with its n, the dot is hollow and the words say why."""
    (dot,) = [one for one in on_axis_of(words) if isinstance(one, Circle)]
    assert (dot.fill == DEFAULT.background) == hollow
    assert any("no answer counts, so no interval" in one for one in _texts(drawn(journey(words)))) == hollow


def _texts(scene: Scene) -> list[str]:
    return [one.paragraph.text if one.paragraph else one.text for one in flat(scene.children) if isinstance(one, Text)]


def test_no_interval_is_claimed() -> None:
    """While no interval is known none is drawn, printed or explained, whatever is measured."""
    for file in SAMPLES:
        made = cjmap.load(file)
        with use_language("en"):
            assert {entry.interval for entry in scorecard_of(made).entries} <= {None}
        scene = drawn(made)
        assert not any("95%" in one for one in _texts(scene))
        assert not [one for one in flat(scene.children) if isinstance(one, Outline) and one.stroke_width == 3.0]


def test_interval_has_its_place(english: None) -> None:
    """An interval that is given is a whisker with two ends, and its bounds are printed as the value is, not with ±."""
    nodes = on_axis_of("nps: {value: 31, target: 40}", (-10.0, 60.4))
    (whisker,) = [one for one in nodes if isinstance(one, Outline) and one.stroke_width == 3.0]
    assert [one[1] for one in whisker.segments] == [pytest.approx(180.0), pytest.approx(320.8)]  # type: ignore[misc]
    entry = ScoreEntry(metric("css: {value: 3.7, n: 9}"), ends=Ends(1, 5), interval=(3.58, 3.84))
    shown = [one.text for one in flat(axis_block(DEFAULT, entry, 300.0).paint(0, 0)) if isinstance(one, Text)]
    assert shown == ["no target", "95%: 3.6 to 3.8"]


def test_target_off_the_scale_is_only_said(english: None) -> None:
    """A target that is no value of the scale, or a text, has no mark."""
    for words in ("css: {value: 3, target: soon}", "css: {value: 3, target: < 4 days}"):
        assert on_axis(metric(words), metric(words).target) is None
        assert not [one for one in on_axis_of(words) if isinstance(one, Outline) and one.fill]


def test_answers_add_up() -> None:
    """The parts of a bar are as wide as their shares and together as long as the axis, worst first."""
    scene = drawn(journey("css: {counts: [1, 0, 2, 3, 4]}"))
    (cell,) = cells(scene, "css")
    parts = [one for one in flat(cell.children) if isinstance(one, Rect) and one.height == 7.0]
    lines = [one for one in flat(cell.children) if isinstance(one, Outline) and one.stroke_width == 1.0]
    left, right = (point[1] for point in lines[0].segments)  # type: ignore[misc]
    assert [one.width + 1 for one in parts] == pytest.approx([share * (right - left) for share in (0.1, 0.2, 0.3, 0.4)])
    assert parts[0].x == left and parts[-1].x + parts[-1].width + 1 == pytest.approx(right)


@pytest.mark.parametrize(
    ("whole", "stages", "title"),
    [
        (
            "css: {value: 4, target: 3}, nps: {value: 3, target: 9}, exs: {value: 4, target: 5}", [],
            "1 of 3 measures of the whole journey meets its target",
        ),
        (
            "css: {value: 4, target: 3}, nps: {value: 9, target: 9}, exs: {value: 4, target: 5}, Own: 3",
            ["css: {value: 1, target: 4}"],
            "2 of 3 measures of the whole journey meet their targets",
        ),
        (
            "css: {value: 1, target: 3}, nps: {value: 1, target: 9}", [],
            "None of 2 measures of the whole journey meets its target",
        ),
        ("css: {value: 4, target: 3}, nps", [], "The only measure of the whole journey with a target meets it"),
        ("css: {value: 1, target: 3}", [], "The only measure of the whole journey with a target misses it"),
        (
            "css: 3", ["css: {value: 1, target: 4}", "nps: {value: 1, target: -4}"],
            "1 of 2 measures of the stages meets its target",
        ),
        ("", ["css: {value: 1, target: 4}"], "The only measure of the stages with a target misses it"),
        ("css: 3, nps: 4", ["exs: 3", "Own: 5k/month", "css: 2"], "5 measures, none has a target"),
        ("css: 3", [], "1 measure, which has no target"),
        ("css, nps: {target: 9}", [], "2 measures, none is measured yet"),
        ("css: {value: 3, target: soon}, nps: 3", [], "2 measures, none can be held against a target"),
    ],
)  # fmt: skip
def test_title_is_made_of_counts(whole: str, stages: list[str], title: str, english: None) -> None:
    """The title counts the measures of the whole journey that meet their target, else those of the stages, or says why not."""
    whole = ", ".join(f"{part}: {{}}" if part in ("css", "nps") else part for part in whole.split(", "))
    assert title_of(scorecard_of(journey(whole, *stages))) == title


def test_limits_are_counts(english: None) -> None:
    """Below the title: who meets and misses, how many have no n, target or value, and that the measures belong together."""
    made = journey(
        "css: {value: 4, target: 3, n: 8}, nps: {value: 3, target: 9}, exs: {value: 4, target: 5}",
        "css: {}", "Own: {value: 3, n: 4}",
    )  # fmt: skip
    assert limits_of(made, scorecard_of(made)) == [
        "CSS meets it; NPS and ExS miss theirs", "2 of 4 values are given without n", "2 of 5 measures have no target",
        "1 is not measured", "CSS, NPS and ExS are meant to be read together", "A way",
    ]  # fmt: skip
    alone = journey("css: {counts: [1, 2, 3, 4, 5], target: 3}")
    assert limits_of(alone, scorecard_of(alone)) == ["A way"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("css: {value: 4, target: 3.8}", "target ≥ 3.8 met"),
        ("css: {value: 3, target: '> 3'}", "target > 3 missed"),
        ("Wait: {value: 9, target: 5, better: lower, unit: min}", "target ≤ 5 min missed · n not given"),
        ("css: {target: 3.8}", "not measured, target ≥ 3.8"),
        ("css: {}", "not measured"),
        ("css: {value: 4}", "no target"),
        ("css: {value: 4, target: soon}", "target soon, not comparable"),
        ("css: {counts: [0, 0, 0, 0, 0], target: 4}", "no data, target ≥ 4"),
    ],
)
def test_targets_are_said(words: str, said: str) -> None:
    """Whether a target is met is said in words; what is not measured says its target."""
    assert said in _texts(drawn(journey(words)))


def test_touchpoints_are_in_the_row_of_their_stage() -> None:
    """A metric of a touchpoint stands in the row of its stage with the touchpoint's number, below the stage's own."""
    scene = drawn(cjmap.load(FOLDER / "all-kinds.yaml"))
    (row,) = [one for one in flat(scene.children) if isinstance(one, Group) and one.id == "row-finding-us"]
    inside = [one for one in flat(row.children) if isinstance(one, Group) and "metric" in one.data]
    labels = {one.label.partition(":")[0] for one in inside}
    assert labels == {
        "CSS", "Calls answered", "1.1, Looks us up, CSS", "1.2, Calls the workshop, NPS", "1.2, Calls the workshop, Waiting",
    }  # fmt: skip
    tops = [
        min(one.y for one in flat(group.children) if isinstance(one, Text)) for group in inside if "CSS" in group.label
    ]
    assert tops == sorted(tops)
    assert "1.1 Looks us up" in words(scene)


def test_ends_are_printed_where_the_scale_changes() -> None:
    """The ends of an axis are printed in the first cell of a column, and again where the scale is another one."""
    scene = drawn(journey("css: 3", "css: 4", "css: {scale: 7, value: 3}", "css: {scale: 7, value: 4}", "css: 62%"))
    ends = [[one for one in words_of(cell) if one in ("1", "5", "7", "0%", "100%")] for cell in cells(scene, "css")]
    assert ends == [["1", "5"], [], ["1", "7"], [], ["0%", "100%"]]


def words_of(group: Group) -> list[str]:
    return [one.text for one in flat(group.children) if isinstance(one, Text)]


def test_trend_is_a_dot_an_arrow_and_words(english: None) -> None:
    """The value before has a small dot at its place below the axis, an arrow to the new one, and `was 2, Q2`; no verdict."""
    before = Metric("css", "CSS", MetricKind.CSS, Quantity("2", Decimal(2)), period="Q2")
    made = replace(metric("css: {value: 4, n: 9}"), previous=before)
    nodes = axis_nodes(DEFAULT, made, ScoreAxis(Ends(1, 5), 0.0, 0.0, 400.0), None)
    now, then = [one for one in nodes if isinstance(one, Circle)]
    assert (now.x, then.x, then.fill) == (300.0, 100.0, DEFAULT.soft)
    line, head = [one for one in nodes if isinstance(one, Outline) and one.stroke_width == 1.4]
    assert line.segments == (("M", 100.0, then.y), ("L", 300.0, then.y))
    assert head.segments[1] == ("L", 300.0, then.y) and head.segments[0][1] == 296.0  # type: ignore[misc]
    block = score_cell(DEFAULT, ScoreEntry(made, ends=Ends(1, 5)), 330.0, "#ffffff")
    shown = [one.text for one in flat(block.paint(0, 0)) if isinstance(one, Text)]
    assert shown == ["4", "n = 9", "no target", "no answer counts, so no interval", "was 2, Q2"]
    scene = drawn(replace(journey("css: 4"), metrics=(made,)))
    assert "value before, and where it went" in words(scene)


def test_nps_picture_has_a_bar_an_answer() -> None:
    """Eleven counts are eleven boxes with bars as high as their counts; groups are counted and their sum is told."""
    scene = drawn(journey("", f"nps: {ELEVEN}"))
    (picture,) = [one for one in flat(scene.children) if isinstance(one, Group) and one.id == "nps-1"]
    shown = words_of(picture)
    assert shown[0] == "S1: how likely to recommend, 0 to 10 (NPS)"
    counts = [3, 1, 4, 6, 5, 12, 14, 41, 68, 88, 74]
    assert shown[1:23] == [text for at, count in enumerate(counts) for text in (str(count), str(at))]
    assert {"45 of 316 · 14%", "109 of 316 · 34%", "162 of 316 · 51%"} < set(shown)
    assert "162 promoters − 45 detractors = +117; per 100 of 316 answers: +37" in shown
    rects = [one for one in flat(picture.children) if isinstance(one, Rect)]
    boxes = [one for one in rects if one.height == 24.0]
    bars = [one for one in rects if one.height != 24.0]
    assert [one.width for one in boxes] == [62.0] * 11
    assert [one.height for one in bars] == pytest.approx([110 * count / 88 for count in counts])
    assert [one.x for one in bars] == [one.x for one in boxes]
    item = next(one for one in picture.children if isinstance(one, Group) and one.role == "item")
    assert "Detractors" in item.label and "target ≥ 35 met" in item.label


def test_three_counts_are_three_bars() -> None:
    """Three counts are bars over 7, 2 and 2 answers, whose areas are as the counts; a value alone is an axis alone."""
    bars = answer_bars(metric("nps: {promoters: 40, passives: 20, detractors: 70}"), 1544.0)
    assert [(one.first, one.last, one.count) for one in bars] == [(0, 6, 70), (7, 8, 20), (9, 10, 40)]
    assert [one.density for one in bars] == [10.0, 10.0, 20.0]
    eleven = answer_bars(metric(f"nps: {ELEVEN}"), 1544.0)
    assert [(one.x, one.x + one.width) for one in bars] == [
        (eleven[first].x, eleven[last].x + 62.0) for first, last in ((0, 6), (7, 8), (9, 10))
    ]
    scene = drawn(journey("nps: 31"))
    (picture,) = [one for one in flat(scene.children) if isinstance(one, Group) and one.id == "nps-1"]
    assert {"−100", "0", "+100", "+31"} < set(words_of(picture)) and "Detractors" not in words_of(picture)
    assert not [one for one in flat(picture.children) if isinstance(one, Rect)]


@pytest.mark.parametrize(
    ("words", "left", "beside"),
    [
        ("css: 3, nps: 3, exs: 3, Own: 3", ["CSS", "NPS", "ExS"], True),
        ("nps: 3, Own: 3", ["NPS"], True),
        ("Own: 3", [], True),
        ("css: 3, nps: 3", ["CSS", "NPS"], False),
    ],
)
def test_columns_are_those_that_occur(words: str, left: list[str], beside: bool, english: None) -> None:
    """Only kinds that occur have a column; other measures have the last one, and in a narrow view stand below."""
    card = scorecard_of(journey(words))
    frame = frame_of(card, 1544.0)
    assert frame.count == len(left) and (frame.other > 0) == beside
    assert frame.left(frame.count) + frame.other <= 1544.1
    narrow = frame_of(card, 700.0)
    assert narrow.other == 0 or narrow.count == 0 or narrow.known >= 270
    assert narrow.left(narrow.count) - 20 + (narrow.other + 20 if narrow.other else 0) <= 700.1


def test_legend_says_only_what_is_drawn() -> None:
    """Without a target, answers or a value before their keys are not there; signs say what they follow from."""
    said = set(words(drawn(journey("css: 4"))))
    assert {"value without answer counts: no interval", "good half of the scale"} <= said
    assert not said & {"value", "target", "answers, worst to best", "target met", "value before, and where it went"}
    both = set(words(drawn(journey("css: 4, nps: {value: 3, target: 1}"))))
    assert "target met, or without a target the good half" in both


def test_no_metric_is_nothing_to_show() -> None:
    """A journey without a metric raises an error that names the missing key."""
    with pytest.raises(NothingToShow, match="nothing to show: no stage has a measure; add metrics"):
        lay_out(journey(), "scorecard")


def test_right_to_left_axes_run_so() -> None:
    """In a language written from right to left a greater value stands further left."""
    made = cjmap.load("title: t\nlanguage: ar\nstages: [{name: a, metrics: {css: 2}}, {name: b, metrics: {css: 4}}]")
    low, high = [next(one.x for one in flat(cell.children) if isinstance(one, Circle)) for cell in cells(drawn(made))]
    assert high < low


def test_persona_keeps_the_numbers() -> None:
    """In the journey of one persona stages and touchpoints keep their numbers, and a stage of others says so."""
    made = cjmap.load(
        "title: t\npersonas: [{name: Mia, id: mia}, {name: Tom, id: tom}]\nstages:\n"
        "  - {name: A, touchpoints: [{name: x, persona: tom, metrics: {css: 3}}]}\n"
        "  - {name: B, touchpoints: [{name: y, persona: tom}, {name: z, persona: mia, metrics: {css: 4}}]}\n"
    )
    said = words(drawn(for_persona(made, "mia")))
    assert "2.2 z" in said and "not theirs" in said and "1.1 x" not in said


@pytest.mark.parametrize("name", CASES)
def test_scene(name: str, golden: Golden) -> None:
    """Every part of the view stands where it stood when someone last looked at it."""
    golden.check(FOLDER / f"{name}.txt", told(lay_out(cjmap.load(FOLDER / f"{name}.yaml"), "scorecard")))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_samples(file: Path) -> None:
    """The view of every sample is free of faults in every theme, wide and narrow."""
    made = cjmap.load(file)
    for theme, width in (*((one, 1600.0) for one in THEMES), ("", 1100.0), ("", 756.0)):
        scene = drawn(made, width, theme)
        assert [(theme, face, one) for face in FACES for one in findings(scene, face)] == []
        assert outside(scene) == []


def _metrics(made: Journey) -> list[Metric]:
    parts = [made, *(part for stage in made.stages for part in (stage, *stage.touchpoints))]
    return [one for part in parts for one in part.metrics]


@pytest.mark.usefixtures("pictures")
@given(journeys())
def test_any_journey(data: dict[str, Any]) -> None:
    """Any journey is free of faults, shows every metric exactly once, and is drawn the same again."""
    made = journey_of(data)
    metrics = _metrics(made)
    if not metrics:
        with pytest.raises(NothingToShow):
            drawn(made)
        return
    for width in (1600.0, 756.0):
        scene = drawn(made, width)
        assert [(face, each) for face in FACES for each in findings(scene, face)] == []
        assert outside(scene) == []
        assert drawn(made, width) == scene
        shown = [(one.data["metric"], one.data["success"]) for one in cells(scene)]
        assert Counter(shown) == Counter((one.key, one.assessed.value) for one in metrics)
