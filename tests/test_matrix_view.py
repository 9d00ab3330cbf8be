"""The matrix view: where marks stand, what is to be fixed first and in which order, and that nothing is lost or hidden."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from conftest import Golden
from generated import journey_of
from geometry import FACES, findings, flat, outside
from hypothesis import given
from running import ROOT
from strategies import journeys
from test_golden import told

import cjmap
from cjmap.language import use_language
from cjmap.layout import lay_out
from cjmap.layout.kit.ranking import fix_first, is_important, ranked, said_once, worst_emotion
from cjmap.layout.matrix import compose
from cjmap.layout.matrix.context import AROUND_RING, context_of
from cjmap.layout.matrix.plot import PlotLayout, plot_of
from cjmap.layout.matrix.scale import levels_of
from cjmap.model import EVERYONE, ItemSeverity, Journey, Scales, Step, Success
from cjmap.options.views import NothingToShow
from cjmap.records import replace
from cjmap.scene import Group, Scene, Text
from cjmap.theme import THEMES

FOLDER = Path(__file__).parent / "golden" / "matrix"
SAMPLES = ("customer-analytics", "burst-pipe-as-is")
THEME = THEMES["default"]

pytestmark = pytest.mark.usefixtures("pictures")

SHOP = """
title: A shop
personas: [{id: ada, name: Ada Lind}, {id: ben, name: Ben Roe}]
stages:
  - name: Look
    pain_points: [{text: Nobody answers, severity: high, owner: Sales}]
    opportunities: Answer
    touchpoints:
      - {name: Ad, importance: 5, emotion: 1, success: positive}
      - {name: Call, importance: 5, emotion: {ada: -2, ben: -1}, success: negative}
      - {name: Form, importance: 4, emotion: -2, success: negative, pain_points: [{text: Too long, severity: low}]}
      - {name: Wait, importance: 4, emotion: -2, success: negative}
  - name: Buy
    touchpoints:
      - {name: Pay, importance: 4, emotion: -2, success: negative, moment_of_truth: true}
      - {name: Queue, importance: 3, emotion: -1, success: negative}
      - {name: Hope, importance: 5, emotion: -1, success: neutral}
      - {name: Bag, emotion: 1, success: positive}
      - {name: Door, importance: 2, success: positive}
"""


def shop(text: str = SHOP) -> Journey:
    """A journey written as YAML."""
    return cjmap.load(text + "\n# a text with a line break is YAML\n")


def plot(journey: Journey, width: float = 968.0) -> PlotLayout:
    """The plot of a journey in the width that it has beside the list."""
    with use_language(journey.language):
        return plot_of(context_of(journey, THEME), width)


def groups(scene: Scene, begins: str) -> list[Group]:
    """The entries of a scene whose ids begin so."""
    return [one for one in flat(scene.children) if isinstance(one, Group) and one.id.startswith(begins)]


def texts(group: Group) -> list[str]:
    return [one.text for one in flat(group.children) if isinstance(one, Text)]


def heading(scene: Scene) -> str:
    """The message of a view."""
    return next(texts(one)[0] for one in scene.children if isinstance(one, Group) and one.role == "heading")


def weighed(data: dict[str, Any]) -> Journey:
    """A random journey whose steps mostly have importance and emotion, the first one always, on the scales of its file."""
    journey = journey_of(data)
    count = iter(range(len(list(journey.steps()))))

    def filled(step: Step, at: int) -> Step:
        worth, felt = journey.scales.importance, journey.scales.emotion
        importance = worth[0] + (worth[1] - worth[0]) * (at * 3 % 5) / 4
        emotion = felt[0] + (felt[1] - felt[0]) * (at * 7 % 9 // 2) / 4
        return replace(
            step,
            importance=importance if step.importance is None and at % 3 == 0 else step.importance,
            emotion={EVERYONE: emotion} if not step.emotion and at % 4 != 1 else step.emotion,
        )

    stages = []
    for stage in journey.stages:
        if stage.touchpoints:
            stages.append(replace(stage, touchpoints=tuple(filled(one, next(count)) for one in stage.touchpoints)))
        else:
            stages.append(filled(stage, next(count)))
    return replace(journey, stages=tuple(stages))


def test_a_place_is_a_value() -> None:
    """Emotion is linear from left to right, five ticks apart by a fifth of the width; marks are centred on their value."""
    laid = plot(shop())
    width = laid.columns.width
    assert [round(laid.columns.at(level), 6) for level in (-1, -0.5, 0, 0.5, 1)] == [
        round(width * share, 6) for share in (0.1, 0.3, 0.5, 0.7, 0.9)
    ]
    for band in laid.bands:
        for value in {one.mark.value for one in band.marks} - {None}:
            those = [one.x for one in band.marks if one.mark.value == value]
            rows = {one.y for one in band.marks if one.mark.value == value}
            for row in rows:
                across = [one.x for one in band.marks if one.mark.value == value and one.y == row]
                assert sum(across) / len(across) == pytest.approx(laid.columns.at(value / 2))
            assert those


def test_bands_are_as_high_as_what_is_in_them() -> None:
    """A level without marks is 30 high; one with marks has a row's height, 40 around it and its part of the 72 shared out."""
    laid = plot(shop())
    apart = laid.ctx.apart
    heights = {band.level.label: band.height for band in laid.bands}
    ring = laid.ctx.rings_apart
    assert heights["1"] == 30
    assert heights["3"] == pytest.approx(apart + 40 + 72 / 4)
    assert heights["4"] == pytest.approx(2 * ring + 40 + 72 / 4) or heights["4"] == pytest.approx(ring + 40 + 72 / 4)
    assert heights["5"] == pytest.approx(apart + 40 + 72 / 4 + 30)
    assert [band.top for band in laid.bands] == pytest.approx(
        [sum(one.height for one in laid.bands[:at]) for at in range(5)]
    )


def test_marks_grow_with_their_numbers() -> None:
    """A mark is 36 wide, and wider where the widest number would not be within a triangle."""
    assert context_radius("{name: A, importance: 5, emotion: 1}") == 18
    long = "\n".join(f"      - {{name: T{at}, importance: 5, emotion: 1}}" for at in range(12))
    many = "\n".join(f"  - name: S{at}\n    touchpoints:\n{long}" for at in range(12))
    with use_language("en"):
        assert context_of(shop(f"title: A\nstages:\n{many}\n"), THEME).radius > 22


def context_radius(touchpoint: str) -> float:
    with use_language("en"):
        return context_of(shop(f"title: A\nstages:\n  - name: B\n    touchpoints: [{touchpoint}]\n"), THEME).radius


@pytest.mark.parametrize(
    ("scale", "values", "labels"),
    [
        ((1.0, 5.0), (5.0, 3.0), ["5", "4", "3", "2", "1"]),
        ((1.0, 3.0), (3.0,), ["3", "2", "1"]),
        ((1.0, 5.0), (4.5,), ["4.2–5", "3.4–4.2", "3–3.4", "2.6–3", "1.8–2.6", "1–1.8"]),
        ((0.0, 100.0), (50.0,), ["80–100", "60–80", "50–60", "40–50", "20–40", "0–20"]),
    ],
)
@pytest.mark.usefixtures("english")
def test_levels(scale: tuple[float, float], values: tuple[float, ...], labels: list[str]) -> None:
    """Whole steps are a band each; other scales have fifths, the middle one parted where importance begins."""
    levels = levels_of(Scales(importance=scale), values)
    assert [level.label for level in levels] == labels
    middle = (scale[0] + scale[1]) / 2
    assert [level.important for level in levels] == [level.high > middle for level in levels]


def test_what_is_important() -> None:
    """Important is above the middle of the scale: 4 and 5 of five, 3 of three; not without importance, nor by dust of floats."""
    journey = shop()
    assert [is_important(journey, step) for step in journey.steps()] == [
        True, True, True, True, True, False, True, False, False,
    ]  # fmt: skip
    dusty = (
        "title: A\nscales: {importance: [0.1, 0.7]}\nstages: [{name: B, touchpoints: [{name: C, importance: 0.4}]}]\n"
    )
    assert not any(is_important(shop(dusty), step) for step in shop(dusty).steps())


def test_order_of_the_worst() -> None:
    """By importance, the worst persona's emotion, moment of truth, severity, place; nothing is multiplied."""
    assert [rank.step.name for rank in fix_first(shop())] == ["Call", "Pay", "Wait", "Form"]
    assert [rank.step.name for rank in ranked(shop())] == [
        "Call", "Hope", "Ad", "Pay", "Wait", "Form", "Queue", "Door", "Bag",
    ]  # fmt: skip


def test_whose_pain_points() -> None:
    """A touchpoint has its own, else its stage's; what cards of one stage share stands on the first, and the others say where."""
    said = said_once(fix_first(shop()))
    told_by = [
        (one.rank.step.name, [item.text for item in one.items.get("pain_points", ())], sorted(one.elsewhere))
        for one in said
    ]
    assert told_by == [
        ("Call", ["Nobody answers"], []),
        ("Pay", [], []),
        ("Wait", [], ["opportunities", "pain_points"]),
        ("Form", ["Too long"], ["opportunities"]),
    ]
    assert {rank.step.name for one in said for rank in one.elsewhere.values()} == {"Call"}
    scene = lay_out(shop(), "matrix")
    (wait,) = groups(scene, "card-1-4")
    assert "Pain points of Look: at 1.2" in texts(wait)
    (form,) = groups(scene, "card-1-3")
    assert "No owner" in texts(form) and "Owner: Sales" in texts(groups(scene, "card-1-2")[0])


@given(journeys())
def test_the_order_holds(data: dict[str, Any]) -> None:
    """In any journey every step has one rank, each is not worse than the one before, and ties stand as in the file."""
    journey = journey_of(data)
    ranks = ranked(journey)
    assert sorted(rank.place for rank in ranks) == list(range(len(list(journey.steps()))))
    severities = list(ItemSeverity)

    def key(place: int) -> tuple[float, ...]:
        rank = ranks[place]
        worst = worst_emotion(rank.step)
        severity = max((severities.index(one.severity) + 1 for one in rank.pain_points if one.severity), default=0)
        return (
            -rank.step.importance if rank.step.importance is not None else math.inf,
            worst if worst is not None else math.inf,
            -rank.step.moment_of_truth,
            -severity,
            rank.place,
        )

    assert [key(at) for at in range(len(ranks))] == sorted(key(at) for at in range(len(ranks)))
    for rank in ranks:
        assert rank.fix_first == (rank.important and rank.step.assessed is Success.NEGATIVE)


@given(journeys())
def test_no_mark_hides_another(data: dict[str, Any]) -> None:
    """In any journey marks with their rings stand apart, in their own band, between the plot's edges, however narrow it is."""
    journey = weighed(data)
    for width in (700.0, 968.0):
        laid = plot(journey, width)
        radius = laid.ctx.radius
        for band in laid.bands:
            rings = [radius + (AROUND_RING if one.mark.step.moment_of_truth else 0) for one in band.marks]
            for one, around in zip(band.marks, rings, strict=True):
                assert band.top <= band.middle + one.y - around and band.middle + one.y + around <= band.bottom
                assert 0 <= one.x <= laid.columns.width + laid.columns.strip + 10
            for (one, first), (other, second) in combinations(zip(band.marks, rings, strict=True), 2):
                apart = max(abs(one.x - other.x), abs(one.y - other.y))
                assert apart >= first + second - 1e-6, (one.mark.label, other.mark.label)


@given(journeys(touchpoints=30))
def test_every_touchpoint_is_there(data: dict[str, Any]) -> None:
    """In any journey each step is in the list once, and in the plot once for each emotion where it has an importance."""
    journey = weighed(data)
    scene = lay_out(journey, "matrix")
    numbers = {key: "-".join(map(str, number)) for key, number in journey.step_numbers.items()}
    steps = list(journey.steps())
    assert [one.id for one in groups(scene, "key-")] == [f"key-{numbers[step.key]}" for step in steps]
    marks = [one.data["step"] for one in groups(scene, "mark-")]
    for step in steps:
        wanted = 0 if step.importance is None else max(1, len(set(step.emotion.values())))
        assert marks.count(step.key) == wanted
    cards = [one.id for one in groups(scene, "card-")]
    first = fix_first(journey)
    if first:
        assert cards == [f"card-{numbers[rank.step.key]}" for rank in first]
    else:
        assert len(cards) == sum(step.assessed is Success.NEGATIVE for step in steps)


@given(journeys(touchpoints=30))
def test_any_matrix_is_free_of_faults(data: dict[str, Any]) -> None:
    """In any journey no text is cut, lies on another, is too faint or too small, and nothing is outside of the picture."""
    scene = lay_out(weighed(data), "matrix")
    assert [(face, one) for face in FACES for one in findings(scene, face)] == []
    assert outside(scene) == []


@pytest.mark.parametrize("width", [700.0, 1123.0, 1504.0, 1900.0])
@pytest.mark.parametrize("name", SAMPLES)
def test_any_width(name: str, width: float) -> None:
    """The matrix is laid out for any width of the content: no section is wider, and none loses a card."""
    journey = cjmap.load(ROOT / "samples" / f"{name}.yaml")
    with use_language("en"):
        made = compose(journey, THEME, width)
        nodes = [node for block in made.sections for node in block.paint(0, 0)]
    assert max(block.width for block in (made.head, *made.sections, made.foot)) <= width + 0.01
    cards = [one for one in flat(nodes) if isinstance(one, Group) and one.id.startswith("card-")]
    assert len(cards) == len(fix_first(journey))


def test_the_title_counts() -> None:
    """The message says how many are to be fixed first of how many, in the plural form that the number takes."""
    assert heading(lay_out(shop(), "matrix")) == "4 of 9 touchpoints are important and negative: fix these first"
    one = SHOP.replace("success: negative", "success: positive", 3)
    assert heading(lay_out(shop(one), "matrix")) == "1 of 9 touchpoints is important and negative: fix this first"
    none = SHOP.replace("success: negative", "success: positive")
    assert heading(lay_out(shop(none), "matrix")) == "None of 9 touchpoints is important and negative"
    stages = "title: A\nstages: [{name: B, importance: 5, emotion: -1, success: negative}, {name: C}]\n"
    assert heading(lay_out(shop(stages), "matrix")) == "1 of 2 stages is important and negative: fix this first"


def test_what_is_missing_is_said() -> None:
    """Without importance a touchpoint is only in the list, without emotion it stands beside the matrix; both are counted."""
    scene = lay_out(shop(), "matrix")
    words = " ".join(one.text for one in flat(scene.children) if isinstance(one, Text))
    assert "1 has no importance and is only in the list" in words
    assert "1 has no emotion and stands beside the matrix" in words
    (bag,), (door,) = groups(scene, "key-2-4"), groups(scene, "key-2-5")
    assert "Buy · no importance" in texts(bag) and "Buy · no emotion" in texts(door)
    assert not groups(scene, "mark-2-4") and len(groups(scene, "mark-2-5")) == 1
    laid = plot(shop())
    (beside,) = [one for band in laid.bands for one in band.marks if one.mark.value is None]
    assert beside.x == pytest.approx(laid.columns.strip_left + laid.columns.strip / 2)
    assert laid.columns.strip >= 60 and laid.columns.strip_left == pytest.approx(laid.columns.width + 10)


def test_what_is_below_neutral_but_not_negative() -> None:
    """A line names what is important and felt below neutral where the author does not say that it is negative."""
    words = [one.text for one in flat(lay_out(shop(), "matrix").children) if isinstance(one, Text)]
    assert "Also below neutral, but not negative: 2.3 Hope" in words


def test_nothing_negative_is_a_list_to_watch() -> None:
    """Where nothing is to be fixed first, the list has what is negative elsewhere; where nothing is, there is no list."""
    watch = SHOP.replace("success: negative", "success: positive", 3).replace(
        "success: negative, moment", "success: positive, moment"
    )
    scene = lay_out(shop(watch), "matrix")
    assert [one.id for one in groups(scene, "card-")] == ["card-2-2"]
    assert any("Watch, in this order" in texts(one) for one in groups(scene, "list"))
    assert not groups(lay_out(shop(SHOP.replace("success: negative", "success: positive")), "matrix"), "card-")


def test_personas_that_differ_have_a_mark_each() -> None:
    """A step with two emotions has two marks, with the letters of those whose they are, which the legend explains."""
    scene = lay_out(shop(), "matrix")
    marks = {one.id: one for one in groups(scene, "mark-1-2")}
    assert sorted(marks) == ["mark-1-2-a", "mark-1-2-b"]
    assert texts(marks["mark-1-2-a"]) == ["1.2a"]
    assert marks["mark-1-2-a"].label == "1.2a, Call, Ada Lind, importance 5, emotion −2, negative"
    (legend,) = groups(scene, "legend")
    assert texts(legend)[-4:] == ["a", "Ada", "b", "Ben"]
    (card,) = groups(scene, "card-1-2")
    assert "Look · importance 5 · emotion Ada −2, Ben −1" in texts(card)


def test_a_legend_of_what_is_drawn() -> None:
    """The legend has no sign that is not on the picture."""
    plain = "title: A\nstages: [{name: B, touchpoints: [{name: C, importance: 5, emotion: -1, success: negative}]}]\n"
    (legend,) = groups(lay_out(shop(plain), "matrix"), "legend")
    assert texts(legend) == ["Negative"]
    (legend,) = groups(lay_out(shop(), "matrix"), "legend")
    assert texts(legend)[:4] == ["Positive", "Neutral", "Negative", "Moment of truth"]


def test_nothing_to_place() -> None:
    """A journey in which no step has both importance and emotion is refused, with the keys that it lacks."""
    for rest in ("importance: 5", "emotion: 1", "success: negative"):
        with pytest.raises(NothingToShow) as caught:
            lay_out(shop(f"title: A\nstages: [{{name: B, touchpoints: [{{name: C, {rest}}}]}}]\n"), "matrix")
        assert (caught.value.view, caught.value.key) == ("matrix", "importance and emotion")


def test_it_is_told_in_words() -> None:
    """The description has the message, what limits it, and a sentence for each card with its pain points."""
    told_so = lay_out(shop(), "matrix").description
    assert told_so.startswith("4 of 9 touchpoints are important and negative: fix these first. A shop, ")
    assert "1.2, Call, importance 5, emotion Ada −2, Ben −1, negative; Pain points: Nobody answers" in told_so


@pytest.mark.parametrize("theme", THEMES)
def test_signs_differ_in_grey(theme: str) -> None:
    """In every theme marks of different success have different outlines, so that none depends on its colour."""
    scene = lay_out(shop(SHOP.replace("success: positive}", "}", 1)), "matrix", theme)
    assert [(face, one) for face in FACES for one in findings(scene, face)] == []
    shapes = {}
    for mark in groups(scene, "mark-"):
        kinds = [one for one in flat(mark.children) if not isinstance(one, Group | Text)]
        if len(kinds) == 1:
            path = kinds[0]
            first = path.segments[0][2] if hasattr(path, "segments") else None
            below = None if first is None else first > path.segments[1][2]
            shapes.setdefault((type(path).__name__, below), set()).add(mark.data["success"])
    assert all(len(levels) == 1 for levels in shapes.values())
    assert len(shapes) == len({one for levels in shapes.values() for one in levels})


@pytest.mark.parametrize("name", SAMPLES)
def test_scene(name: str, golden: Golden) -> None:
    """The matrix of a sample, as its golden says."""
    golden.check(FOLDER / f"{name}.txt", told(lay_out(cjmap.load(ROOT / "samples" / f"{name}.yaml"), "matrix")))


def test_every_golden_has_its_sample() -> None:
    """No golden is left behind."""
    assert sorted(file.stem for file in FOLDER.glob("*.txt")) == sorted(SAMPLES)
