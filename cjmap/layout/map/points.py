"""A chart → its points: a face on a line that is alone, the markers of personas side by side, a ring at a moment of truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cjmap.layout.kit.curve import MARKER, Box, Point
from cjmap.layout.kit.emotion import level_colour, point_group
from cjmap.layout.kit.grid import Column
from cjmap.layout.kit.marks import face
from cjmap.layout.map.chart import Chart
from cjmap.layout.map.markers import MarkerLook, persona_shape
from cjmap.model import Step
from cjmap.records import dataclass
from cjmap.scene import Circle, Node, Rect

FACE_GROWS, MARKER_LEAST, MARKER_GROWS = 5.0, 5.2, 2.0
"""How much larger the face of the most important step is, the least radius of a marker, and how much that grows."""

USUAL_WEIGHT = 0.5
"""Of a step whose importance nobody gave."""

RING_FACE, RING_MARKER, RING_STROKE, RING_FILL = 6.5, 6.0, 2.2, 0.16
CLEAR, CLEAR_RING = 3.0, 1.5
"""Px around a mark, and around a ring, that belong to it."""


@dataclass(frozen=True, slots=True)
class PointGroup:
    """Points of a step that stand side by side at one height, in px from the top of the chart: `radius` is that of each mark,
    `ring` how far a ring is from their middles, 0 where there is none.
    """

    column: Column
    points: Sequence[Point]
    radius: float
    ring: float
    weight: float

    @property
    def step(self) -> Step:
        return self.column.step

    @property
    def y(self) -> float:
        return self.points[0].y

    @property
    def level(self) -> float:
        return self.points[0].level

    @property
    def box(self) -> Box:
        """What it takes, with the air that belongs to it."""
        around = self.ring + CLEAR_RING if self.ring else self.radius + CLEAR
        tops = [point.y for point in self.points]
        return self.points[0].x - around, min(tops) - around, self.points[-1].x + around, max(tops) + around

    def of(self, persona: str) -> Point | None:
        """The point of a persona."""
        return next((point for point in self.points if point.persona == persona), None)


def groups_of(chart: Chart) -> list[PointGroup]:
    """The points of a chart that are drawn here, column by column, each column from the top down."""
    columns: dict[int, list[Point]] = defaultdict(list)
    for line in chart.lines:
        if chart.focus is None or line.persona == chart.focus:
            for point in line.points:
                if point.here:
                    columns[point.index].append(point)
    groups: list[PointGroup] = []
    for index in sorted(columns):
        for cluster in _clusters(sorted(columns[index], key=lambda point: (point.y, point.x))):
            groups.append(_group(chart, sorted(cluster, key=lambda point: point.x)))
    return groups


def _clusters(points: Sequence[Point]) -> list[list[Point]]:
    """Points from the top down, those together that would hide each other if they did not stand side by side."""
    clusters: list[list[Point]] = []
    for point in points:
        if clusters and point.y - clusters[-1][-1].y < 2 * MARKER:
            clusters[-1].append(point)
        else:
            clusters.append([point])
    return clusters


def _group(chart: Chart, points: Sequence[Point]) -> PointGroup:
    column = points[0].column
    step = column.step
    weight = USUAL_WEIGHT
    if step.importance is not None:
        weight = chart.ctx.journey.scales.weight(step.importance)
    alone = chart.focus is not None
    radius = chart.face + FACE_GROWS * weight if alone else MARKER_LEAST + MARKER_GROWS * weight
    ring = radius + (RING_FACE if alone else RING_MARKER) if step.moment_of_truth else 0.0
    return PointGroup(column, points, radius, ring, weight)


def paint_group(chart: Chart, group: PointGroup, top: float) -> list[Node]:
    """The marks of a group, the chart's top being at `top`."""
    nodes: list[Node] = []
    if group.ring:
        nodes.append(_ring(chart, group, top))
    for point in group.points:
        nodes.append(point_group(point, _mark(chart, group, point, top)))
    return nodes


def _ring(chart: Chart, group: PointGroup, top: float) -> Node:
    theme, far = chart.ctx.theme, group.ring
    first, last = group.points[0], group.points[-1]
    high, low = min(point.y for point in group.points), max(point.y for point in group.points)
    fill = theme.tinted(theme.star, RING_FILL)
    if len(group.points) == 1:
        return Circle(first.x, top + first.y, far, fill, theme.star, RING_STROKE)
    return Rect(
        first.x - far, top + high - far, last.x - first.x + 2 * far, low - high + 2 * far, fill, theme.star,
        RING_STROKE, far,
    )  # fmt: skip


def _mark(chart: Chart, group: PointGroup, point: Point, top: float) -> list[Node]:
    theme, x, y = chart.ctx.theme, point.x, top + point.y
    if chart.focus is not None:
        colour = level_colour(theme, point.level)
        return face(x, y, point.level, colour, theme.card, point.assumed, group.radius)
    number, colour = chart.ctx.scores.number(point.persona), chart.ctx.colours[point.persona]
    return [persona_shape(number, x, y, MarkerLook(group.radius, colour, theme.card, theme.background), point.assumed)]


def small_shape(chart: Chart, persona: str, x: float, y: float, radius: float) -> Node:
    """A persona's shape before a text."""
    ctx = chart.ctx
    number = [one.id for one in (ctx.whole or ctx.journey).personas].index(persona)
    look = MarkerLook(radius, ctx.colours[persona], ctx.theme.card)
    return persona_shape(number, x, y, look)
