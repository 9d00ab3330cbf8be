"""The lanes of a journey, and what hangs at the curve → the rows of a map below its stage bar, sparse ones merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cjmap.layout.kit.lanes import cell_row
from cjmap.layout.kit.reading_order import MeasuredRow, Row
from cjmap.layout.kit.transitions import BranchMarks
from cjmap.layout.map.cards import cards_zone
from cjmap.layout.map.emotion import Curve
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.layout.map.ways import ways_zone
from cjmap.model import Lane
from cjmap.records import dataclass


@dataclass(frozen=True)
class MapLane:
    """A lane or several merged ones, measured: its zone with its title, the space above it in px, and whether its ground
    is crossed by moments of truth.
    """

    id: str
    zone: Zone
    above: float


def map_lanes(ctx: MapContext, curve: Curve) -> list[MapLane]:
    """The lanes of a row of stages from the stage bar down, those with nothing in them left out."""
    return [
        MapLane(lane.id, zone, ctx.look.gap)
        for lane in ctx.journey.lanes
        for zone in _LANES.get(lane.id, _cells)(ctx, lane, curve)
        if zone.height
    ]


def _cells(ctx: MapContext, lane: Lane, curve: Curve) -> list[Zone]:
    marks = BranchMarks(ctx.journey, ctx.theme)

    def measured(top: float) -> MeasuredRow:
        return cell_row(ctx, marks, lane, top)

    def paint(top: float) -> Row:
        return measured(top).paint()

    return [Zone(measured(0).height, paint)]


def _touchpoints(ctx: MapContext, lane: Lane, curve: Curve) -> list[Zone]:
    return [ways_zone(ctx), cards_zone(ctx)]


def _emotion(ctx: MapContext, lane: Lane, curve: Curve) -> list[Zone]:
    return [curve.zone]


_LANES: Mapping[str, Callable[[MapContext, Lane, Curve], list[Zone]]] = {
    "touchpoints": _touchpoints,
    "emotion": _emotion,
}
"""Lanes that are more than cells."""
