"""A row of stages → all that stands in it, measured: phases, the stage bar and the lanes below it, and what paints them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.reading_order import Row, in_reading_order
from cjmap.layout.map.bar import bar_zone, phase_zone
from cjmap.layout.map.cards import headroom
from cjmap.layout.map.emotion import curve_of
from cjmap.layout.map.lanes import MapLane, map_lanes
from cjmap.layout.map.moments import moment_tints
from cjmap.layout.map.surroundings import MapContext
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node, Path

BAR_GAP = 0.0
"""Between the stage bar and the first lane, in px."""

BORDER = 4.0
"""How far below the stage bar the borders of the stages begin, in px."""

BORDER_SHARE = 0.28
"""How much of the soft colour is in them."""


@dataclass(frozen=True)
class StageRow:
    """A row of stages: its height in px, what paints it with its top at a y, the signs that it shows, its lanes and how far
    below its top each of them begins, and how far down its stage bar reaches.
    """

    height: float
    paint: Callable[[float], list[Node]]
    signs: frozenset[Sign]
    lanes: tuple[MapLane, ...]
    tops: tuple[float, ...]
    bar: float


def stage_row(ctx: MapContext) -> StageRow:
    """Measure the row of stages that is in the context's grid."""
    phases_height, phases = phase_zone(ctx)
    bar = bar_zone(ctx)
    curve = curve_of(ctx)
    lanes = map_lanes(ctx, curve)
    bar_bottom = phases_height + bar.height
    y = bar_bottom + BAR_GAP
    tops: list[float] = []
    for lane in lanes:
        tops.append(y + lane.above)
        y += lane.above + lane.zone.height
    tinted = _tinted(lanes, tops, headroom(ctx))

    def paint(top: float) -> list[Node]:
        tints = moment_tints(ctx, curve, top + bar_bottom, *(top + edge for edge in tinted)) if tinted else []
        rows = [
            Row(0, behind=[*tints, *_borders(ctx, top + bar_bottom + BORDER, top + y)]),
            bar.paint(top + phases_height),
            *(lane.zone.paint(top + down) for lane, down in zip(lanes, tops, strict=True)),
        ]
        nodes = in_reading_order(rows, ctx.journey, ctx.grid.stages, ctx.count, phases(top))
        return nodes if ctx.first else _named_again(nodes, ctx)

    signs = bar.signs.union(*(lane.zone.signs for lane in lanes))
    return StageRow(y, paint, signs, tuple(lanes), tuple(tops), bar_bottom)


def _tinted(lanes: Sequence[MapLane], tops: Sequence[float], room: float) -> tuple[float, float] | None:
    """From where to where a moment of truth is tinted behind its card: from the card, which begins `room` px below the top of its
    lane, to the curve, or to the end of the cards where another lane follows them; nowhere without cards.
    """
    at = next((at for at, lane in enumerate(lanes) if lane.id == "touchpoints"), None)
    if at is None:
        return None
    follows = at + 1 < len(lanes) and lanes[at + 1].id == "emotion"
    return tops[at] + room, tops[at + 1] if follows else tops[at] + lanes[at].zone.height


def _borders(ctx: MapContext, top: float, bottom: float) -> list[Node]:
    """Hairlines at the borders of the stages."""
    colour = ctx.theme.tinted(ctx.theme.soft, BORDER_SHARE)
    return [Path((("M", one.x, top), ("L", one.x, bottom)), stroke=colour) for one in ctx.grid.stages[1:]]


def _named_again(nodes: Sequence[Node], ctx: MapContext) -> list[Node]:
    """The nodes of a further row, its ids told apart from those of the rows before: `row-2-lanes`."""
    again = {f"stage-{one.stage.id}" for one in ctx.grid.stages if one.continued} | {"lanes"}
    return [
        replace(node, id=f"row-{ctx.row}-{node.id}") if isinstance(node, Group) and node.id in again else node
        for node in nodes
    ]
