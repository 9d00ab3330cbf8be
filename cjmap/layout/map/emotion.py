"""The scores of a row → its curve, and what hangs at it: feelings, quotes, thoughts and the worst pain points."""

from __future__ import annotations

from functools import partial

from cjmap.layout.kit.emotion import scored
from cjmap.layout.kit.grid import lane_name
from cjmap.layout.kit.legend import FELT
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.map.chart import ChartSize, chart_of
from cjmap.layout.map.crowd import crowded_texts
from cjmap.layout.map.drawn_chart import LaidChart, laid_chart
from cjmap.layout.map.ground import axis
from cjmap.layout.map.lettering import Lettering, lettering
from cjmap.layout.map.line_ends import text_nodes
from cjmap.layout.map.strips import is_many, strips_of
from cjmap.layout.map.surroundings import NO_ZONE, MapContext, Zone
from cjmap.model import Item
from cjmap.records import dataclass
from cjmap.scene import Group, Node

PADDING = (60.0, 86.0)
PADDINGS = ((80.0, 100.0), (110.0, 100.0))
"""Px above the best level and below the worst, and what they grow to where something finds no place; the last for the sake of
a lone quote or thought, which would need a lane of its own.
"""

PADDING_IN_ROWS = (37.0, 37.0)
FELT_ONLY_BELOW = 4.0
"""Px below what is told of a row in which nobody gave a score."""

TITLE_DOWN = 2.0
TITLE_CLEAR = 12.0
"""Px between the title of the lane and the best level, where the words of the scale begin."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve, measured: `hung` are the `id()` of the items that hang at it and need no lane any more."""

    zone: Zone
    hung: frozenset[int] = frozenset()


def curve_of(ctx: MapContext) -> Curve:
    """The curve of a row of stages; a zone without height where nobody scored anything."""
    if not any(lane.id == "emotion" for lane in ctx.journey.lanes):
        return Curve(NO_ZONE)
    if not scored(ctx):
        return Curve(_felt_only(ctx))
    if is_many(ctx.whole or ctx.journey) and not ctx.highlight:
        zone, hung = strips_of(ctx, _title(ctx))
        return Curve(zone, hung)
    laid = _best(ctx, _title(ctx))
    return Curve(Zone(laid.height, partial(_painted, ctx, laid), laid.signs), laid.ids)


def _title(ctx: MapContext) -> Lettering:
    """The title of the lane."""
    lane = next(one for one in ctx.journey.lanes if one.id == "emotion")
    return lettering(lane_name(lane), ctx.look.bold, ctx.look.label - 8, 8.0)


def _best(ctx: MapContext, title: Lettering) -> LaidChart:
    """The chart with the least padding in which most texts find a place."""
    least = title.height + TITLE_CLEAR
    above, below = PADDING_IN_ROWS if ctx.look.in_rows else PADDING
    best = laid_chart(ctx, ChartSize(max(above, least), ctx.plot, below), ctx.highlight, thorough=ctx.look.in_rows)
    for above, below in () if ctx.look.in_rows else PADDINGS:
        if not (best.left or best.poor) or (above > PADDINGS[0][0] and [one.said for one in best.left] != [True]):
            break
        other = laid_chart(ctx, ChartSize(max(above, least), ctx.plot, below), ctx.highlight, thorough=True)
        best = other if (len(other.left), other.poor) < (len(best.left), best.poor) else best
    return best if ctx.look.in_rows else best.shallow


def _felt_only(ctx: MapContext) -> Zone:
    """A row of what was felt where nobody gave a score; no zone where nothing was."""
    chart = chart_of(ctx, ChartSize(0, 0, 0))
    told = crowded_texts(chart, ())
    if not told:
        return NO_ZONE
    height = max([_title(ctx).height, *(one.inked[3] for one in told)]) + FELT_ONLY_BELOW

    def paint(top: float) -> Row:
        titles = _title(ctx).paint(ctx.look.margin, top, ctx.theme.ink)
        return Row(height, (), _lane(titles), text_nodes(chart, told, top - told[0].y))

    return Zone(height - told[0].y, paint, frozenset((FELT,)))


def _painted(ctx: MapContext, laid: LaidChart, top: float) -> Row:
    """The curve painted from `top` on."""
    titles: list[Node] = _title(ctx).paint(ctx.look.margin, top + TITLE_DOWN, ctx.theme.ink)
    titles += axis(ctx, laid.chart.size, top, words=True, halves=True)
    nodes: list[StageNodes] = laid.nodes(top)
    return Row(laid.height, _lane(laid.behind(top)), _lane(titles), nodes)


def _lane(nodes: list[Node]) -> list[Node]:
    return [Group(tuple(nodes), data={"lane": "emotion"})]


def is_hung(curve: Curve, item: Item) -> bool:
    """Whether an item hangs at the curve."""
    return id(item) in curve.hung
