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
from cjmap.layout.map.assembly import surroundings
from cjmap.layout.map.chart import ChartSize
from cjmap.layout.map.columns import columns, natural_width
from cjmap.layout.map.drawn_chart import LaidChart, laid_chart
from cjmap.layout.map.emotion import Curve, curve_of
from cjmap.layout.map.look import Look, one_row, several_rows
from cjmap.layout.map.strips import label_width
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
        label = label_width(journey, one_row(1920.0).label)
        look = replace(one_row(1920.0), label=label)
        width = width or max(900.0, natural_width(journey.stages, look) + 2 * look.margin + label)
        ctx = surroundings(journey, themed(journey.theme, theme), replace(one_row(width), label=label), width)
        return replace(ctx, **more)


def rows(journey: Journey, cuts: Sequence[int], width: float = 1840.0) -> list[MapContext]:
    """The surroundings of rows of stages, cut before these stages (from 0)."""
    look: Look = several_rows()
    look = replace(look, label=label_width(journey, look.label))
    whole = context(journey)
    made = []
    for begin, end in pairwise((0, *cuts, len(journey.stages))):
        part = replace(journey, stages=journey.stages[begin:end])
        numbers, again = range(begin + 1, end + 1), [False] * (end - begin)
        with use_language(journey.language):
            grid = columns(part.stages, numbers, again, look.margin + look.label, width - look.margin, look)
        made.append(
            replace(
                whole, journey=part, whole=journey, grid=grid, look=look, plot=104.0, first=begin == 0,
                last=end == len(journey.stages),
            )
        )  # fmt: skip
    return made


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
