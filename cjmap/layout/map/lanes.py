"""The lanes of a journey, and what hangs at the curve → the rows of a map below its stage bar, sparse ones merged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cjmap.layout.map.cards import cards_zone
from cjmap.layout.map.emotion import Curve
from cjmap.layout.map.entries import HeldLane, held, lane_order
from cjmap.layout.map.flowing import flowing_zone
from cjmap.layout.map.merging import merged
from cjmap.layout.map.own_lanes import own_zone
from cjmap.layout.map.storyboard import storyboard_zone
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.layout.map.titles import under_line
from cjmap.layout.map.ways import ways_zone
from cjmap.records import dataclass


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
        for name, zone in LANES.get(lane.id, _entries)(ctx, lane, curve)
        if zone.height
    ]


Named = Iterator[tuple[str, Zone]]


def _entries(ctx: MapContext, lane: HeldLane, curve: Curve) -> Named:
    if lane.count:
        yield lane.id, own_zone(ctx, lane) if lane.lanes[0].own else flowing_zone(ctx, lane)


def _touchpoints(ctx: MapContext, lane: HeldLane, curve: Curve) -> Named:
    ways, cards, line = ways_zone(ctx), cards_zone(ctx), lane.lanes[0].line_above
    if ways.height:
        yield "ways", under_line(ctx, line, ways)
    yield lane.id, cards if ways.height or not cards.height else under_line(ctx, line, cards)
    yield "storyboard", storyboard_zone(ctx)


def _emotion(ctx: MapContext, lane: HeldLane, curve: Curve) -> Named:
    if curve.zone.height:
        yield lane.id, under_line(ctx, lane.lanes[0].line_above, curve.zone)


LANES: Mapping[str, Callable[[MapContext, HeldLane, Curve], Named]] = {
    "touchpoints": _touchpoints,
    "emotion": _emotion,
}
"""Lanes that are more than entries: their parts bring their titles and groups."""
