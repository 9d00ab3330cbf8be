"""What hangs at the curve of a map: every quote once or in its lane, nothing on a line, a point or a text."""

from __future__ import annotations

import time
from pathlib import Path as File
from typing import Any

import pytest
from generated import journey_of
from hypothesis import given
from hypothesis import strategies as st
from map_curves import SIZE, context, drawn_curve, laid, lane_words
from strategies import journeys

import cjmap
from cjmap.layout.kit.curve import Box, height_at, tangents
from cjmap.layout.map.drawn_chart import LaidChart
from cjmap.layout.map.emotion import curve_of, is_hung
from cjmap.layout.map.hanging_order import arranged
from cjmap.layout.map.obstacles import Boxes, Courses
from cjmap.model import Item, Journey
from cjmap.records import replace

pytestmark = pytest.mark.usefixtures("english", "pictures")
SAMPLES = File(__file__).parents[1] / "samples"

SAID = """
title: t
personas: [{id: a, name: Ada Lovelace}, {id: b, name: Bob Stone}]
stages:
  - name: S
    touchpoints:
      - {name: One, emotion: 1, quotes: Good start, thoughts: Nice}
      - {name: Two, emotion: {a: -2, b: 0}, quotes: {text: Too slow, persona: b}}
      - {name: Three, emotion: 2}
    pain_points:
      - {text: Small, severity: low}
      - {text: Waiting, severity: high, owner: Desk}
      - {text: Queue, severity: high}
"""


def items(journey: Journey, *lanes: str) -> list[Item]:
    steps = [step for stage in journey.stages for step in (stage, *stage.touchpoints)]
    return [item for step in steps for lane in lanes for item in step.items.get(lane, ())]


def hung_texts(journey: Journey, **more: Any) -> list[str]:
    curve = curve_of(context(journey, **more))
    lanes = ("quotes", "thoughts", "pain_points", "highlights")
    return [item.text for item in items(journey, *lanes) if is_hung(curve, item)]


def test_quotes_thoughts_and_the_worst_pain_point_hang() -> None:
    """Quotes hang in quotation marks with the name of whose they are, thoughts without; of the pain points of a stage only the
    first of those that hurt most, at the lowest step.
    """
    journey = cjmap.load(SAID)
    assert set(hung_texts(journey)) == {"Good start", "Nice", "Too slow", "Waiting"}
    scene, _ = drawn_curve(context(journey))
    assert lane_words(scene, "quotes") == ["“Good start”", "“Too slow” Bob"]
    assert lane_words(scene, "thoughts") == ["Nice"]
    assert lane_words(scene, "pain_points") == ["Waiting Desk"]
    (pain,) = [one for one in laid(journey).hung if one.hanging.lane == "pain_points"]
    assert (pain.hanging.group.step.id, pain.hanging.persona, pain.hanging.touchpoint) == ("two", "a", "")


def test_a_lane_by_itself_keeps_its_items() -> None:
    """What an author sets apart stays in its lane, and what is hidden is shown nowhere."""
    everything = {"Good start", "Nice", "Too slow", "Waiting"}
    journey = cjmap.load(SAID)
    lanes = tuple(replace(lane, apart=lane.id == "quotes") for lane in journey.lanes)
    assert set(hung_texts(replace(journey, lanes=lanes))) == {"Nice", "Waiting"}
    hidden = cjmap.load(SAID + "lanes: [{id: thoughts, hidden: true}]\n")
    assert set(hung_texts(hidden)) == everything - {"Nice"}


def test_what_only_a_lane_can_show_stays_there() -> None:
    """An item with a note's number or an address stays in its lane."""
    text = SAID.replace(
        "{text: Too slow, persona: b}", "[{text: Noted, note: See}, {text: Linked, link: 'https://e.org'}]"
    )
    assert set(hung_texts(cjmap.load(text))) == {"Good start", "Nice", "Waiting"}


def test_where_each_stage_has_one_of_each_all_hang() -> None:
    """One pain point and one highlight a stage hang, whatever their severity: at the lowest and at the best step."""
    steps = "{name: A, emotion: -1}, {name: B, emotion: 2}"
    text = f"title: t\nstages: [{{name: S, pain_points: Slow, highlights: Kind, touchpoints: [{steps}]}}]"
    chart = laid(cjmap.load(text))
    assert [(one.hanging.item.text, one.hanging.group.step.id) for one in chart.hung] == [("Slow", "a"), ("Kind", "b")]
    two = text.replace("Slow", "[Slow, Dear]")
    assert hung_texts(cjmap.load(two)) == []


def test_what_is_of_a_step_without_a_score_stays_in_its_lane() -> None:
    """There is no point to hang at."""
    text = "title: t\nstages: [{name: S, touchpoints: [{name: A, emotion: -1}, {name: B, quotes: Well}]}]"
    assert hung_texts(cjmap.load(text)) == []


def test_every_text_of_the_first_sample_hangs() -> None:
    """Five quotes and the three worst pain points of the laptop's map find a place in 466 px."""
    journey = cjmap.load(str(SAMPLES / "laptop.yaml"))
    curve = curve_of(context(journey))
    assert len(curve.hung) == 8 and {id(item) for item in items(journey, "quotes")} <= curve.hung
    assert curve.zone.height <= 466


@given(journeys(stages=6, touchpoints=24, personas=4))
def test_what_hangs_touches_nothing(data: dict[str, Any]) -> None:
    """No text is on a point, a line, the middle line or another text, and no leader runs through a text."""
    journey = journey_of(data)
    if not any(step.emotion for step in journey.steps()):
        return
    chart = laid(journey)
    texts = [*(one.inked for one in chart.labels), *(one.inked for one in chart.texts), *map(letters, chart.hung)]
    for at, box in enumerate(texts):
        assert not any(meet(box, other) for other in texts[:at])
        assert not any(meet(box, group.box) for group in chart.groups)
        assert not box[1] < SIZE.middle < box[3]
        assert not crosses(chart, box)
    for one in chart.hung:
        if one.place.leader:
            assert not any(meet(one.place.leader, other) for other in texts if other != letters(one))


def letters(hung: Any) -> Box:
    """The box of what hangs in common fonts, without its bar."""
    place = hung.place
    begin = place.edge if place.side > 0 else place.edge - place.form.room
    return begin, place.top + place.form.over, begin + place.form.room, place.top + place.form.under


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def crosses(chart: LaidChart, box: Box) -> bool:
    """Whether a line runs through a box, asked at every second px."""
    for line in chart.chart.lines:
        points = [(one.x, one.y) for one in line.points]
        slopes = tangents(points)
        for step in range(int((box[2] - box[0]) / 2) + 1):
            y = height_at(points, slopes, box[0] + 2 * step)
            if y is not None and box[1] < y < box[3]:
                return True
    return False


@given(journeys(stages=6, touchpoints=24, personas=4))
def test_every_quote_hangs_once_or_stays_in_its_lane(data: dict[str, Any]) -> None:
    """What `hung` names is at the curve once and whole; all else of these lanes is not there at all."""
    journey = journey_of(data)
    ctx = context(journey)
    scene, curve = drawn_curve(ctx)
    for lane in ("quotes", "thoughts", "pain_points", "highlights"):
        hung = [item for item in items(journey, lane) if is_hung(curve, item)]
        assert len(lane_words(scene, lane)) == len(hung)


def test_the_same_places_again() -> None:
    """What hangs where follows from the journey alone, not from what was drawn before."""
    journey = cjmap.load(str(SAMPLES / "night-train.yaml"))
    first = [one.place for one in laid(journey).hung]
    arranged.cache_clear()
    assert [one.place for one in laid(journey).hung] == first


def test_sixty_quotes_take_no_half_second() -> None:
    """A map of sixty touchpoints with a quote each is arranged in well under half a second."""
    steps = "".join(
        f"      - {{name: T{n}, emotion: {n * 7 % 5 - 2}, feeling: felt, quotes: {'said a word ' * (1 + n % 5)}}}\n"
        for n in range(60)
    )
    journey = cjmap.load(f"title: t\nstages:\n  - name: S\n    touchpoints:\n{steps}")
    begin = time.process_time()
    chart = laid(journey)
    assert time.process_time() - begin < 0.5
    assert len(chart.hung) > 30


SPOT = st.floats(0, 100).map(lambda value: round(value, 2))


@given(
    st.lists(st.tuples(SPOT, SPOT), min_size=2, max_size=8, unique_by=lambda one: round(one[0])), SPOT, SPOT, SPOT, SPOT
)
def test_a_line_meets_a_box_if_a_point_of_it_is_inside(
    points: list[tuple[float, float]], x: float, y: float, wide: float, high: float
) -> None:
    """What is said from a line's heights at two edges is what a walk along it finds."""
    points.sort()
    box = x, y, x + wide, y + high
    slopes = tangents(points)
    walked = any(
        height is not None and box[1] < height < box[3]
        for step in range(401)
        for height in (height_at(points, slopes, x + wide * step / 400),)
    )
    met = Courses([points]).met(*box)
    assert met or not walked
    if met:  # at the very edge of a box a walk may miss it
        grown = x - 0.5, y - 0.5, x + wide + 0.5, y + high + 0.5
        spots = [grown[0] + (wide + 1) * step / 2000 for step in range(2001)]
        heights = [height_at(points, slopes, spot) for spot in spots]
        assert any(height is not None and grown[1] < height < grown[3] for height in heights)


@given(st.lists(st.tuples(SPOT, SPOT, SPOT, SPOT), max_size=20), st.tuples(SPOT, SPOT, SPOT, SPOT))
def test_boxes_are_found_wherever_they_are(sizes: list[tuple[float, ...]], asked: tuple[float, ...]) -> None:
    """A box meets those that are taken as if each were asked."""
    boxes = Boxes()
    made = [(x * 40 - 500, y, x * 40 - 500 + wide * 10, y + high) for x, y, wide, high in sizes]
    for one in made:
        boxes.add(one)
    x, y, wide, high = asked
    box = x * 40 - 500, y, x * 40 - 500 + wide * 10, y + high
    assert boxes.hit(*box) == any(meet(box, one) for one in made)
    assert list(boxes) == made
