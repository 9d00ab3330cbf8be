"""Maps of a wished width and of wished lanes: as wide as asked, readable, whole, in rows that go on where one ends."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from generated import journey_of
from geometry import FACES, findings, outside
from hypothesis import given, settings
from hypothesis import strategies as st
from places import by_id, curves, groups, hairlines, marks, paths, texts, vertices
from strategies import journeys

import cjmap
from cjmap.language import language
from cjmap.layout import laid_out
from cjmap.model import Journey
from cjmap.options import RenderOptions
from cjmap.scene import Scene

pytestmark = pytest.mark.usefixtures("pictures")

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
WIDTHS = (320, 480, 640, 900, 1200, 1440, 1920)
BODY_LEAST, SMALL_LEAST = 11.0, 9.5
"""The least size in px of what is read, and of anything."""


def fitted(journey: Journey, width: int = 0, **wishes: Any) -> Scene:
    """The map of a journey as one picture, as it is wished."""
    (scene,) = laid_out(journey, RenderOptions(width=width, **wishes))
    return scene


def faults(scene: Scene, width: int) -> list[object]:
    """What is wrong with a map of a wished width."""
    found: list[object] = (
        [] if scene.width * scene.zoom == pytest.approx(width) else [("width", scene.width * scene.zoom)]
    )
    sizes = [text.font.size * scene.zoom for text in texts(scene)]
    found += [("small", size) for size in sizes if size < SMALL_LEAST - 0.01]
    names = [
        text for group in groups(scene, lane="touchpoints") if group for text in texts(group) if text.font.size > 12.5
    ]
    found += [("body", text.text) for text in names if text.font.size * scene.zoom < BODY_LEAST - 0.01]
    found += [(face, finding) for face in FACES for finding in findings(scene, face) if finding.kind != "tiny"]
    return [*found, *outside(scene)]


def numbered(scene: Scene) -> list[str]:
    """The first word of each touchpoint's card, in the order of the map."""
    items = [group for group in groups(scene) if group.role == "item" and "touchpoint" in group.data]
    cards = [(item.data["touchpoint"], card) for item in items for card in groups(item, lane="touchpoints")]
    return [f"{step} {texts(card)[0].text}" for step, card in cards]


def expected(journey: Journey) -> list[str]:
    """Every touchpoint with its number, once."""
    digits = language(journey.language).number
    return [
        f"{touchpoint.id} {digits(number)}.{digits(place)}"
        for number, stage in enumerate(journey.stages, 1)
        for place, touchpoint in enumerate(stage.touchpoints, 1)
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_have_the_width_that_is_asked_for(path: Path, width: int) -> None:
    """Exactly so wide, body at least 11 px and nothing under 9.5, nothing cut or on another, each touchpoint once."""
    journey = cjmap.load(path)
    scene = fitted(journey, width)
    assert faults(scene, width) == []
    assert numbered(scene) == expected(journey)


@settings(max_examples=12)
@given(data=journeys(stages=8, touchpoints=24), width=st.sampled_from(WIDTHS))
def test_random_journeys_have_the_width_that_is_asked_for(data: dict[str, Any], width: int) -> None:
    """Whatever a file says: exactly so wide, readable, whole, and nothing cut or on another."""
    journey = journey_of(data)
    scene = fitted(journey, width)
    assert faults(scene, width) == []
    if any(lane.id == "touchpoints" for lane in journey.lanes):
        assert numbered(scene) == expected(journey)


def levels(scene: Scene) -> list[tuple[float, float]]:
    """The y of the best and of the worst level of each row's curve, from the top."""
    found = []
    for group in groups(scene):
        if group.role == "decoration" and (ground := groups(group, lane="emotion")):
            lines = [one for one in paths(ground[0]) if len(one.segments) == 2 and not one.fill]
            ys = [one.segments[0][2] for one in lines if one.segments[0][2] == one.segments[1][2]]
            found.append((min(ys), max(ys)))
    return found


SCORES = (2, -2, 1, 0, -1, 2, 1, -2, 2, -1, 0, 1)
LONG = "title: t\nstages:\n" + "".join(
    f"  - name: S{stage}\n    touchpoints:\n"
    + "".join(f"      - {{name: T{place}, emotion: {SCORES[place]}}}\n" for place in range(3 * stage, 3 * stage + 3))
    for stage in range(4)
)


@pytest.mark.parametrize("width", [480, 640, 900])
def test_rows_go_on_where_they_end(width: int) -> None:
    """The curve leaves a row at its right edge, and enters the next at its left edge at the same level, but for 1 % of the
    scale, as columns of rows differ in width; its bar has a notch.
    """
    scene = fitted(cjmap.load(LONG), width)
    rows = levels(scene)
    assert len(rows) > 1
    lines = sorted(curves(scene), key=lambda path: path.segments[0][2])
    of_row = [[line for line in lines if top - 1 < vertices(line)[0][1] < bottom + 1] for top, bottom in rows]
    assert [len(those) for those in of_row] == [1] * len(rows)
    left, right = of_row[1][0].segments[0][1], vertices(of_row[0][0])[-1][0]
    for ((top, bottom), (one,)), ((top_2, bottom_2), (other,)) in pairwise(zip(rows, of_row, strict=True)):
        (x, y), (x_2, y_2) = vertices(one)[-1], vertices(other)[0]
        assert (x, x_2) == pytest.approx((right, left))
        assert (y - top) / (bottom - top) == pytest.approx((y_2 - top_2) / (bottom_2 - top_2), abs=0.01)
    chevrons = [paths(by_id(scene, f"stage-s{stage}"))[0] for stage in range(4)]
    assert all(len(chevron.segments) == 7 for chevron in chevrons[1:])


@pytest.mark.parametrize("width", [0, 900])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_plain_lanes_stand_by_themselves(path: Path, width: int) -> None:
    """Every lane of the file has a row of its own, in the order of the file, and nothing of it hangs at the curve."""
    journey = cjmap.load(path)
    scene = fitted(journey, width, lanes="plain")
    wanted, seen = [lane.id for lane in journey.lanes], set[str]()
    for title in (group for group in groups(scene) if group.id.endswith("lanes")):
        titled = list(dict.fromkeys(one.data["lane"] for one in groups(title) if one.data.get("lane") in wanted))
        assert titled == [one for one in wanted if one in titled]
        seen |= set(titled)
    touchpoints = [one for stage in journey.stages for one in stage.touchpoints]
    elsewhere = set() if touchpoints else {"actions"}  # on the cards of the stages
    elsewhere |= set() if any(one.owner for one in touchpoints) else {"owner"}  # in the bar
    assert set(wanted) - seen <= elsewhere
    for lane in ("quotes", "thoughts", "pain_points", "highlights"):
        hung = [text for group in groups(scene, lane=lane) for text in texts(group) if text.font.size > 12]
        inside = [text.text for text in hung if any(top < text.y < bottom for top, bottom in levels(scene))]
        assert inside == []


@pytest.mark.parametrize("width", [0, 900])
def test_one_persona_among_the_others(width: int) -> None:
    """The persona's curve has faces and full strength, those of the others are pale hairlines without a point, all steps stay."""
    journey = cjmap.load(SAMPLES[0].parent / "night-train.yaml")
    for persona in journey.personas:
        scene = fitted(journey, width, persona=persona.id, others=True)
        assert {mark.persona for mark in marks(scene)} == {persona.id}
        others = [one.id for one in journey.personas if one != persona]
        assert curves(scene, persona.id) and not any(curves(scene, one) for one in others)
        assert all(hairlines(scene, one) for one in others)
        assert numbered(scene) == expected(journey)
