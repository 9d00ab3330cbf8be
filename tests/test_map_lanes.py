"""The lanes of the map: their order, what is merged and what is left out, and where each entry stands."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from generated import journey_of
from geometry import findings
from hypothesis import given
from hypothesis import strategies as st
from lane_parts import NOTHING_HANGS, context, hung, nodes_of, numbered, own_lanes, painted, scene
from strategies import journeys

from cjmap.language import use_language
from cjmap.layout.map.cells import GAP, SIDE, WIDTH_MOST, CellStyle, arranged, bottom, spread, stretched
from cjmap.layout.map.entries import held, lane_order
from cjmap.layout.map.lanes import map_lanes
from cjmap.layout.map.merging import merged
from cjmap.layout.map.shown import acts_on_card
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Item, Journey, Lane
from cjmap.records import replace
from cjmap.scene import Group, Rect, Text, paragraphs

pytestmark = pytest.mark.usefixtures("english", "pictures")

FILLING = {"goals": "Arrive", "opportunities": "Do it", "metrics": {"Share": "3%"}}
"""What makes lanes of a stage that are full."""


def stages(count: int, **lanes: tuple[int, ...]) -> dict[str, Any]:
    """A journey of so many stages, each of one step; each lane has an item in those stages (from 1)."""
    made = []
    for number in range(1, count + 1):
        items = {lane: [f"{lane} {number} {at}" for at in range(where.count(number))] for lane, where in lanes.items()}
        made.append(
            {
                "name": f"Stage {number}",
                "touchpoints": ["Step"],
                **{key: value for key, value in items.items() if value},
            }
        )
    return {"title": "A map", "stages": made}


def titles(ctx: MapContext, *hanging: Item) -> list[str]:
    """The titles of all lanes from the top, each in one line, as they are drawn."""
    found = []
    for _, _, row in painted(own_lanes(ctx, hung(*hanging))):
        texts = [one for one, lines in paragraphs(row.titles) if lines[0].x == ctx.look.margin and lines[0].font.bold]
        found += [one.text for one in texts]
    return found


def items_of(journey: Journey) -> list[tuple[Lane, Item]]:
    """All items that lanes of a journey show, with these."""
    steps = [step for stage in journey.stages for step in (stage, *stage.touchpoints)]
    return [(lane, item) for lane in journey.lanes for step in steps for item in step.items.get(lane.id, ())]


@given(journeys(stages=6, touchpoints=14), st.integers(0, 99), st.booleans(), st.booleans())
def test_every_item_is_drawn_once(data: dict[str, Any], seed: int, rows: bool, plain: bool) -> None:
    """Every item of a journey is drawn exactly once, in a lane, at the curve or on the card of its stage."""
    journey, chance = numbered(journey_of(data)), Random(seed)
    with use_language(journey.language):
        ctx = context(journey, rows, plain)
        shown = items_of(journey)
        hanging = [
            item for lane, item in shown if lane.id in ("quotes", "thoughts", "pain_points") and chance.random() < 0.5
        ]
        on_cards = [
            item for stage in journey.stages if acts_on_card(ctx, stage) for item in stage.items.get("actions", ())
        ]
        nodes = [node for _, _, row in painted(own_lanes(ctx, hung(*hanging))) for node in nodes_of(row)]
    drawn = Counter(found[0] for one, _ in paragraphs(nodes) if (found := re.findall(r"item \d+", one.text)))
    elsewhere = {id(item) for item in (*hanging, *on_cards)}
    for _, item in shown:
        assert drawn[item.text] == (0 if id(item) in elsewhere else 1), item.text


@given(
    journeys(stages=5, touchpoints=14, personas=3), st.booleans(), st.sampled_from(("Inter", "Arial", "DejaVu Sans"))
)
def test_nothing_overlaps(data: dict[str, Any], rows: bool, face: str) -> None:
    """No text of a lane is cut, spilled, crossed or on another, in any font, whatever the journey."""
    journey = journey_of(data)
    with use_language(journey.language):
        ctx = context(journey, rows)
        assert [str(one) for one in findings(scene(ctx, own_lanes(ctx)), face)] == []


@given(journeys(stages=5, touchpoints=16), st.booleans())
def test_pieces_stay_within_their_stage(data: dict[str, Any], rows: bool) -> None:
    """What a stage says stands between its borders, no wider than 330 px, and a touchpoint's entry in its column or with its
    number.
    """
    journey = journey_of(data)
    with use_language(journey.language):
        ctx = context(journey, rows)
        for lane in merged(ctx, [held(ctx, one, NOTHING_HANGS) for one in journey.lanes], NOTHING_HANGS):
            for stage, entries in zip(ctx.grid.stages, lane.entries, strict=True):
                starts = {column.step.id: column.x for column in stage.columns}
                for piece in arranged(stage, entries, _block(40.0), CellStyle()):
                    assert stage.x + SIDE - 0.01 <= piece.x
                    assert piece.x + piece.width <= stage.x + stage.width - SIDE + 0.01
                    assert piece.width <= max(WIDTH_MOST, *(column.width for column in stage.columns))
                    touchpoint = piece.entry.touchpoint
                    in_place = not touchpoint or len(starts) == 1 or piece.x == pytest.approx(starts[touchpoint] + SIDE)
                    assert in_place or piece.numbered


def _block(height: float) -> Any:
    """Measures every entry as so high at 150 px, and lower where it is wider."""
    from cjmap.layout.kit.block import Block

    return lambda entry, width, numbered, least: Block(width, max(least, height * 150 / width), lambda x, y: [])


def test_the_order_is_that_of_the_file() -> None:
    """Lanes stand in the order of the file, with cards and curve where it has them."""
    data = stages(2, goals=(1, 2), opportunities=(1, 2))
    data["stages"][0]["touchpoints"] = [{"name": "Step", "emotion": 1}]
    data["lanes"] = ["opportunities", "emotion", "goals"]
    ctx = context(journey_of(data))
    assert [lane.id for lane in map_lanes(ctx, NOTHING_HANGS)] == ["opportunities", "emotion", "goals", "touchpoints"]


@pytest.mark.parametrize(
    ("works", "hurts", "expected"),
    [
        ((1, 2), (2, 3), ["What works, what hurts"]),
        ((1, 2, 3), (1, 2, 3, 4), ["Highlights", "Pain points"]),
        ((1,), (1, 2, 3, 4, 4, 4), ["What works, what hurts"]),
        ((), (1, 2, 3), ["Pain points"]),
    ],
)
def test_sparse_partners_are_one_lane(works: tuple[int, ...], hurts: tuple[int, ...], expected: list[str]) -> None:
    """Highlights and pain points are one lane where together they have at most one entry a stage, or one of them has one."""
    made = journey_of(stages(4, highlights=works, pain_points=hurts))
    assert titles(context(made)) == expected


def test_thoughts_and_quotes_are_one_lane() -> None:
    """Thoughts and quotes are merged by the same rule, at the place of the upper one, and called by both."""
    made = journey_of(stages(4, thoughts=(1, 2), quotes=(3, 4)))
    assert titles(context(made)) == ["Thoughts · Quotes"]


def test_other_pain_points() -> None:
    """Where some pain points hang at the curve, the lane is called so that nobody takes the rest for all."""
    made = journey_of(stages(3, pain_points=(1, 2, 3, 3)))
    first = made.stages[0].items["pain_points"][0]
    assert titles(context(made), first) == ["Other pain points"]
    both = journey_of(stages(3, pain_points=(1, 2, 3), highlights=(2,)))
    assert titles(context(both), both.stages[0].items["pain_points"][0]) == ["What works, what else hurts"]


def test_a_lane_of_which_all_hangs_is_gone() -> None:
    """A lane whose items all hang at the curve is not drawn."""
    made = journey_of(stages(3, quotes=(1, 2)))
    assert titles(context(made), *(item for _, item in items_of(made))) == []


def test_a_single_item_joins_its_neighbour() -> None:
    """A lane with a single item stands beside the one above it, and says what it is where it looks like others."""
    made = journey_of(stages(4, opportunities=(1, 2, 3, 4), tracked_by=(2,)))
    ctx = context(made)
    assert titles(ctx) == ["Opportunities · Tracked by"]
    texts = [one.text for one, _ in paragraphs(node for *_, row in painted(own_lanes(ctx)) for node in nodes_of(row))]
    assert texts.count("Tracked by") == 1


def test_a_single_item_goes_past_other_lanes() -> None:
    """A single quote between the curve and an author's own lane stands with what the journey means."""
    data = stages(4, quotes=(2,), opportunities=(1, 2, 3, 4))
    data["stages"][0]["lanes"] = {"Backstage": "Stock check"}
    data["lanes"] = ["touchpoints", "quotes", "backstage"]
    assert titles(context(journey_of(data))) == ["Backstage", "What it means"]


def test_a_sparse_lane_joins_what_it_means() -> None:
    """A lane that leaves more than half of the stages empty joins its neighbour where both say what the journey means."""
    made = journey_of(stages(5, pain_points=(1, 1), opportunities=(1, 2, 3, 4, 5)))
    assert titles(context(made)) == ["What it means"]


@pytest.mark.parametrize("lane", ["pain_points", "highlights"])
def test_a_lane_apart_stays_by_itself(lane: str) -> None:
    """A lane that its author asks for alone is merged with none."""
    made = journey_of(stages(4, highlights=(1, 2), pain_points=(2,)))
    lanes = tuple(replace(one, apart=one.id == lane) for one in made.lanes)
    assert titles(context(replace(made, lanes=lanes))) == ["Highlights", "Pain points"]


def test_a_lane_below_a_line_is_merged_with_none() -> None:
    """A lane that begins below a line of its own stays by itself."""
    data = stages(4, highlights=(1, 2), pain_points=(2,))
    data["lanes"] = ["touchpoints", "highlights", {"id": "pain_points", "line_above": "Line"}]
    assert titles(context(journey_of(data))) == ["Highlights", "Pain points"]


@given(journeys(stages=6, touchpoints=10), st.booleans())
def test_plain_lanes(data: dict[str, Any], rows: bool) -> None:
    """Plain lanes are those of the file, one by one, in its order."""
    journey = journey_of(data)
    with use_language(journey.language):
        ctx = context(journey, rows, plain=True)
        lanes = [held(ctx, one, NOTHING_HANGS) for one in ctx.journey.lanes]
        found = merged(ctx, lanes, NOTHING_HANGS)
    wanted = [one.id for one in lanes if one.count or one.id in ("touchpoints", "emotion")]
    assert [one.id for one in found] == wanted
    assert all(len(one.lanes) == 1 for one in found)


def test_in_rows_one_lane_says_what_it_means() -> None:
    """Where stages stand in rows, pain, highlight, opportunity and metric are one lane; own lanes stay."""
    data = stages(3, goals=(1, 2, 3), highlights=(1,), pain_points=(1, 2, 3, 3), opportunities=(1, 2, 3))
    data["stages"][1] |= {"metrics": {"Share": "3%"}, "lanes": {"Backstage": "Stock check"}}
    assert titles(context(journey_of(data), rows=True)) == ["Goals", "What it means", "Backstage"]


def test_an_authors_title_stays() -> None:
    """A lane that its author named keeps that name, merged or not, whatever hangs."""
    data = stages(4, highlights=(1, 2), pain_points=(2, 3))
    data["lanes"] = ["touchpoints", {"id": "highlights", "title": "Joys"}, {"id": "pain_points", "title": "Aches"}]
    made = journey_of(data)
    assert titles(context(made), made.stages[1].items["pain_points"][0]) == ["Joys · Aches"]


def test_cards_of_stages_alone() -> None:
    """Where the journey has only stages, their cards stand after the goals, and are called after the actions on them."""
    data: dict[str, Any] = {
        "title": "A map",
        "stages": [{"name": "One", **FILLING, "actions": "Asks"}, {"name": "Two"}],
    }
    ctx = context(journey_of(data))
    assert [lane.id for lane in lane_order(ctx)] == ["goals", "actions", "touchpoints", "opportunities", "metrics"]
    assert "Asks" not in [
        one.text for one, _ in paragraphs(node for *_, row in painted(own_lanes(ctx)) for node in nodes_of(row))
    ]
    data["lanes"] = [{"id": "touchpoints", "hidden": True}]
    hidden = context(journey_of(data))
    assert "touchpoints" not in [lane.id for lane in lane_order(hidden)]
    assert not any(acts_on_card(hidden, stage) for stage in hidden.journey.stages)


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ((True, True, True), [(0, 4, 142), (1, 154, 142), (2, 304, 142)]),
        ((True, False, False), [(0, 4, 330)]),
        ((False, True, False), [(1, 154, 292)]),
        ((False, False, True), [(2, 154, 292)]),
        ((False, True, True), [(1, 4, 292), (2, 304, 142)]),
    ],
)
def test_an_item_spreads_over_empty_neighbours(
    taken: tuple[bool, ...], expected: list[tuple[int, float, float]]
) -> None:
    """An item takes the empty columns after its own, or the one before the first, never beyond its stage."""
    made = journey_of({"title": "A map", "stages": [{"name": "One", "touchpoints": ["A", "B", "C"]}, {"name": "Two"}]})
    grid = context(made, width=900.0).grid
    stage = replace(grid.stages[0], x=0.0, width=450.0, columns=tuple(
        replace(column, x=150.0 * at, width=150.0) for at, column in enumerate(grid.stages[0].columns)
    ))  # fmt: skip
    assert spread(stage, taken) == expected


def test_the_lowest_number_of_columns() -> None:
    """A stage has as many columns as make it lowest, of pieces of 140 to 330 px that stand GAP apart."""
    made = journey_of(stages(1, pain_points=(1, 1, 1, 1, 1)))
    ctx = context(made, width=1100.0)
    lane = next(one for one in made.lanes if one.id == "pain_points")
    entries = held(ctx, lane, NOTHING_HANGS).entries[0]
    pieces = arranged(ctx.grid.stages[0], entries, _block(40.0), CellStyle())
    assert [piece.y for piece in pieces] == [0.0] * 5
    assert all(140 <= piece.width <= 330 for piece in pieces)
    assert {round(b.x - a.x - a.width, 6) for a, b in pairwise(pieces)} == {GAP}
    longer = stretched(pieces, 100.0)
    assert bottom(longer) == 100.0


def test_lanes_are_named_for_readers() -> None:
    """What a stage has in a merged lane is heard under the name of the lane of the file."""
    made = journey_of(stages(4, highlights=(1, 2), pain_points=(2, 3)))
    lane = painted(own_lanes(context(made)))[0]
    heard = [
        (part.stage, node.label, node.data) for part in lane[2].nodes for node in part.nodes if isinstance(node, Group)
    ]
    assert heard == [
        (1, "Highlights", {"lane": "highlights"}),
        (2, "Highlights", {"lane": "highlights"}),
        (2, "Pain points", {"lane": "pain_points"}),
        (3, "Pain points", {"lane": "pain_points"}),
    ]


def test_own_lanes_stand_in_place() -> None:
    """Boxes of an own lane stand in the touchpoint's column or across the stage, all of a lane equally high."""
    data: dict[str, Any] = {
        "title": "A map",
        "lanes": ["touchpoints", {"id": "backstage", "line_above": "Line of visibility"}],
        "stages": [
            {"name": "One", "touchpoints": [{"name": "A"}, {"name": "B", "lanes": {"Backstage": "Stock check"}}]},
            {"name": "Two", "touchpoints": ["C"], "lanes": {"Backstage": ["Pays the rent", "Prints a form and files it"]}},
        ],
    }  # fmt: skip
    ctx = context(journey_of(data))
    ((lane, top, row),) = painted(own_lanes(ctx))
    boxes = [node for part in row.nodes for group in part.nodes for node in _children(group) if isinstance(node, Rect)]
    first, second = ctx.grid.stages
    assert [(box.x, box.width) for box in boxes] == [
        (first.columns[1].x + SIDE, first.columns[1].width - 2 * SIDE),
        (second.x + SIDE, second.width - 2 * SIDE),
    ]
    assert len({(box.y, box.height) for box in boxes}) == 1
    assert boxes[0].y == top + 24
    assert lane.zone.height == 24 + boxes[0].height
    words = [node for node in row.titles if isinstance(node, Text)]
    assert [(text.text, text.x) for text in words] == [("Line of visibility", ctx.look.margin)]


def _children(node: object) -> tuple[object, ...]:
    return node.children if isinstance(node, Group) else ()
