"""What a lane, or several merged ones, holds → its row: the pieces of each stage, all measured together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from cjmap.layout.kit.block import Block
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.map.cells import (
    GAP,
    SIDE,
    WIDTH_MOST,
    CellStyle,
    LanePiece,
    Measure,
    arranged,
    bottom,
    remembered,
    stretched,
)
from cjmap.layout.map.entries import HeldLane, LaneEntry
from cjmap.layout.map.items import DOT_PAD, item_piece, item_signs, look_of
from cjmap.layout.map.merging import DOTTED
from cjmap.layout.map.metrics import fits_beside, metric_piece, metric_signs, names_piece
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.layout.map.titles import grouped, titled
from cjmap.model import Item, Metric, Success

METRIC_LEAST = 120.0
DOTTED_STYLE = CellStyle(row_gap=0.0, below_each_other=2)
METRIC_STYLE = CellStyle(row_gap=10.0, least=METRIC_LEAST)
MIXED_STYLE = CellStyle(least=METRIC_LEAST)
STYLE = CellStyle()

LEAST_IN_ROWS = 118.0
"""The least width of a piece beside others where the stages stand in several rows."""


def flowing_zone(ctx: MapContext, lane: HeldLane) -> Zone:
    """The row of a lane whose entries stand beside each other, with its title."""
    beside = _labels_fit(ctx, lane)
    measure = remembered(partial(_measured, ctx, beside))
    style = _style(ctx, lane)
    cells = [
        arranged(ctx.uncut(stage), entries, measure, style, ctx.grid.cuts)
        for stage, entries in zip(ctx.grid.stages, lane.entries, strict=True)
    ]
    boxes = all(look_of(one.id).box for one in lane.lanes)
    if boxes and not ctx.look.in_rows:
        first = max((piece.first for cell in cells for piece in cell), default=0.0)
        cells = [stretched(cell, first) for cell in cells]
    height = max(map(bottom, cells), default=0.0)

    def paint(top: float) -> Row:
        return Row(height, nodes=list(_painted(ctx, cells, measure, boxes, top)))

    signs = frozenset(sign for stage in lane.entries for entry in stage for sign in _signs(entry))
    return titled(ctx, lane.lanes[0], Zone(height, paint, signs), lane.title, _first_line(lane))


def _measured(ctx: MapContext, beside: bool, entry: LaneEntry, width: float, numbered: bool, height: float) -> Block:
    match entry.thing:
        case Item():
            return item_piece(ctx, entry, entry.thing, width, numbered, height)
        case Metric():
            return metric_piece(ctx, entry, entry.thing, width, numbered, beside)
    return names_piece(ctx, entry, entry.thing, width, numbered)


def _signs(entry: LaneEntry) -> frozenset[Sign]:
    match entry.thing:
        case Item():
            return item_signs(entry.lane.id, entry.thing)
        case Metric():
            return metric_signs(entry.thing)
    return frozenset((Success.NOT_ASSESSED,))


def _style(ctx: MapContext, lane: HeldLane) -> CellStyle:
    if ctx.look.in_rows:
        return CellStyle(least=LEAST_IN_ROWS) if len(lane.lanes) > 1 else _own_style(lane)
    return _own_style(lane)


def _own_style(lane: HeldLane) -> CellStyle:
    kinds = {one.id for one in lane.lanes}
    if kinds <= set(DOTTED):
        return DOTTED_STYLE
    if kinds == {"metrics"}:
        return METRIC_STYLE
    return MIXED_STYLE if "metrics" in kinds else STYLE


def _labels_fit(ctx: MapContext, lane: HeldLane) -> bool:
    """Whether all labels of a lane of metrics have room before their values, where these stand beside each other."""
    if len(lane.lanes) > 1 or ctx.look.in_rows:
        return False
    return all(
        fits_beside(ctx, entry.thing, _each(ctx.uncut(stage).width, len(entries)))
        for stage, entries in zip(ctx.grid.stages, lane.entries, strict=True)
        for entry in entries
        if isinstance(entry.thing, Metric)
    )


def _each(width: float, count: int) -> float:
    return min(WIDTH_MOST, (width - 2 * SIDE - GAP * (count - 1)) / count)


def _first_line(lane: HeldLane) -> float:
    """How far below the top of a lane its first line begins, in px."""
    pads = [look_of(one.id).pad for one in lane.lanes if one.id != "metrics"]
    return max(pads, default=DOT_PAD)


def _painted(
    ctx: MapContext, cells: Sequence[Sequence[LanePiece]], measure: Measure, boxes: bool, top: float
) -> Iterator[StageNodes]:
    """The pieces of each stage, those of a touchpoint and a lane of the file together, with the name of that lane."""
    for stage, pieces in zip(ctx.grid.stages, cells, strict=True):
        for (touchpoint, _), found in groupby(pieces, key=lambda one: (one.entry.touchpoint, one.entry.lane.id)):
            together = list(found)
            nodes = [
                node
                for piece in together
                for node in measure(
                    piece.entry, piece.width, piece.numbered, piece.height if boxes else 0.0
                ).paint(piece.x, top + piece.y)
            ]  # fmt: skip
            yield StageNodes(stage.number, touchpoint, [grouped(together[0].entry.lane, nodes)])
