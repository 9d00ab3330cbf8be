"""The lanes of a journey, and what hangs at the curve → the rows of a map below its stage bar, sparse ones merged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cjmap.language import messages
from cjmap.layout.kit.grid import lane_name
from cjmap.layout.map.cards import cards_zone
from cjmap.layout.map.emotion import Curve
from cjmap.layout.map.entries import HeldLane, acts_on_card, held, lane_order
from cjmap.layout.map.flowing import flowing_zone
from cjmap.layout.map.merging import merged
from cjmap.layout.map.own_lanes import own_zone
from cjmap.layout.map.storyboard import storyboard_zone
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.layout.map.titles import titled, within
from cjmap.layout.map.ways import ways_zone
from cjmap.model import Lane
from cjmap.records import dataclass

CARD_TITLE, CURVE_TITLE, WAYS_TITLE = 10.0, 8.0, 2.0
"""How far below the top of its row the title of the cards, of the curve and of the transitions begins, in px."""


@dataclass(frozen=True)
class MapLane:
    """A lane or several merged ones, measured: its zone with its title, and the space above it in px. `id` is that of the
    lane, of merged ones that of the first, or `ways` or `storyboard`.
    """

    id: str
    zone: Zone
    above: float


def map_lanes(ctx: MapContext, curve: Curve) -> list[MapLane]:
    """The lanes of a row of stages from the stage bar down, those with nothing in them left out. Raises ImageError where the
    picture of a step has gone.
    """
    held_lanes = [held(ctx, lane, curve) for lane in lane_order(ctx)]
    return [
        MapLane(name, zone, ctx.look.gap)
        for lane in merged(ctx, held_lanes, curve)
        for name, zone in _LANES.get(lane.id, _entries)(ctx, lane, curve)
        if zone.height
    ]


Named = Iterator[tuple[str, Zone]]


def _entries(ctx: MapContext, lane: HeldLane, curve: Curve) -> Named:
    if lane.count:
        yield lane.id, own_zone(ctx, lane) if lane.lanes[0].own else flowing_zone(ctx, lane)


def _touchpoints(ctx: MapContext, lane: HeldLane, curve: Curve) -> Named:
    ways, cards = ways_zone(ctx), cards_zone(ctx)
    one = lane.lanes[0]
    below = Lane(one.id, one.title) if ways.height else one
    yield "ways", titled(ctx, one, within(one, ways), messages().map_lanes.where_they_go, WAYS_TITLE)
    yield lane.id, titled(ctx, below, within(one, cards), _cards_title(ctx, one), CARD_TITLE)
    yield "storyboard", storyboard_zone(ctx)


def _cards_title(ctx: MapContext, lane: Lane) -> str:
    """What the cards are called: after the actions that alone stand on them, where only stages have cards."""
    steps = list(ctx.journey.steps())
    acting = any(step.items.get("actions") for step in steps) and all(acts_on_card(ctx, step) for step in steps)
    return messages().lanes["actions"] if acting and not lane.title else lane_name(lane)


def _emotion(ctx: MapContext, lane: HeldLane, curve: Curve) -> Named:
    one = lane.lanes[0]
    yield lane.id, titled(ctx, one, within(one, curve.zone), lane.title, CURVE_TITLE)


_LANES: Mapping[str, Callable[[MapContext, HeldLane, Curve], Named]] = {
    "touchpoints": _touchpoints,
    "emotion": _emotion,
}
"""Lanes that are more than entries."""
