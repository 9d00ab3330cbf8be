"""A journey → the curve of its map alone, drawn, and what stands in it in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from geometry import flat
from places import groups

from cjmap.language import use_language
from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.assembly import row_contexts, surroundings
from cjmap.layout.map.chart import ChartSize
from cjmap.layout.map.drawn_chart import LaidChart, laid_chart
from cjmap.layout.map.emotion import Curve, curve_of
from cjmap.layout.map.frames import Frame, look_in_rows, one_row_frame, own_width
from cjmap.layout.map.rows import RowPart
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Journey
from cjmap.records import replace
from cjmap.scene import Group, Node, Scene, Text
from cjmap.theme import themed

TOP = 30.0
SIZE = ChartSize(60, 300, 86)


def context(journey: Journey, width: float = 0.0, theme: str = "", **more: Any) -> MapContext:
    """The surroundings of a map of all stages in one row, as wide as they want to be, or so wide."""
    with use_language(journey.language):
        frame = one_row_frame(journey, width or own_width(journey))
        (row,) = row_contexts(surroundings(journey, themed(journey.theme, theme), frame), frame)
        return replace(row, **more)


def rows(journey: Journey, cuts: Sequence[int], width: float = 1840.0) -> list[MapContext]:
    """The surroundings of rows of stages, cut before these stages (from 0)."""
    with use_language(journey.language):
        look = look_in_rows(journey, width)
        parts = []
        for begin, end in pairwise((0, *cuts, len(journey.stages))):
            numbers, again = tuple(range(begin + 1, end + 1)), (False,) * (end - begin)
            parts.append(RowPart(replace(journey, stages=journey.stages[begin:end]), numbers, again))
        frame = Frame(look, width, tuple(parts))
        whole = replace(surroundings(journey, themed(journey.theme), frame), plot=104.0)
        return list(row_contexts(whole, frame))


def drawn_curve(ctx: MapContext) -> tuple[Scene, Curve]:
    """The curve alone, as a scene."""
    with use_language(ctx.journey.language):
        curve = curve_of(ctx)
        row = curve.zone.paint(TOP)
        size = ctx.right + ctx.look.margin, TOP + curve.zone.height + 10
        return scene_of(ctx.journey, ctx.theme, list(_nodes(row)), size, ""), curve


def _nodes(row: Row) -> Iterator[Node]:
    yield from row.behind
    yield from row.titles
    for part in row.nodes:
        yield from part.nodes


def laid(journey: Journey, size: ChartSize = SIZE, **more: Any) -> LaidChart:
    """The chart of a journey in one row, at that height."""
    with use_language(journey.language):
        return laid_chart(context(journey, **more), size)


def lane_words(scene: Scene, lane: str) -> list[str]:
    """What is shown of a lane at the curve, each item's lines as one text."""
    found = []
    for group in groups(scene, lane=lane):
        for one in group.children:
            if isinstance(one, Group):
                found.append(" ".join(node.text for node in flat((one,)) if isinstance(node, Text)))
    return found
