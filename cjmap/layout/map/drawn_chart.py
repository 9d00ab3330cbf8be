"""A row and the heights of its chart → the chart with all texts in their positions, and what it is painted as."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.layout.kit.curve import Box
from cjmap.layout.kit.legend import FELT, MOMENT, SEVERITY, Sign
from cjmap.layout.kit.reading_order import StageNodes, touchpoint_id
from cjmap.layout.map.chart import Chart, ChartSize, chart_of
from cjmap.layout.map.crowd import crowded_texts
from cjmap.layout.map.feelings import EDGE, FeltLabel, feelings_of, place_feelings
from cjmap.layout.map.ground import ground
from cjmap.layout.map.hanging import GOOD, PAIN, Hanging, hangings_of
from cjmap.layout.map.hung import Hung, hang, hung_nodes
from cjmap.layout.map.line_ends import ChartText, name_ends, text_nodes, unscored_feelings
from cjmap.layout.map.obstacles import Obstacles
from cjmap.layout.map.points import PointGroup, groups_of, paint_group
from cjmap.layout.map.strokes import drawn_lines, line_signs
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Success
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node

POOR = 240.0
"""A place that costs more is at the edge of a tinted column, or far away."""

CUT_ROOM, CUT_LONG = 3.0, 1e6
"""What no text may touch left and right of where a poster is cut, and above and below, in px."""

BELOW_LEAST = 60.0
"""Px below the worst level where nothing hangs there."""


@dataclass(frozen=True)
class LaidChart:
    """A chart with its points, and each text in its position; `left` is what found no place at it."""

    chart: Chart
    groups: Sequence[PointGroup]
    labels: Sequence[FeltLabel]
    texts: Sequence[ChartText]
    hung: Sequence[Hung]
    left: Sequence[Hanging]
    grown: bool = False
    """Whether a feeling found its place only below all others."""

    @property
    def height(self) -> float:
        return self.chart.size.height

    @property
    def poor(self) -> int:
        """How many texts hang where they should not."""
        return sum(one.place.cost > POOR for one in self.hung)

    @property
    def shallow(self) -> LaidChart:
        """The same with no more ground below the worst level than it needs."""
        size = self.chart.size
        below = max([BELOW_LEAST, *(box[3] + EDGE - size.worst for box in self.boxes)])
        return replace(self, chart=replace(self.chart, size=replace(size, below=min(size.below, below))))

    @property
    def ids(self) -> frozenset[int]:
        """The `id()` of the items that hang."""
        return frozenset(id(one.hanging.item) for one in self.hung)

    @property
    def boxes(self) -> list[Box]:
        """What its texts take."""
        return [
            *(one.far for one in self.labels),
            *(one.far for one in self.texts),
            *(one.place.far for one in self.hung),
        ]

    @property
    def signs(self) -> frozenset[Sign]:
        """The signs that want a key in the legend."""
        found = line_signs(self.chart)
        found |= {MOMENT} if any(group.ring for group in self.groups) else set()
        found |= {FELT} if any(text.sign for text in self.texts) else set()
        for one in self.hung:
            if one.hanging.lane == PAIN:
                found.add(SEVERITY if one.hanging.item.severity else Success.NEGATIVE)
            elif one.hanging.lane == GOOD:
                found.add(Success.POSITIVE)
        return frozenset(found)

    def behind(self, top: float) -> list[Node]:
        """Ground and lines from `top` on."""
        return [*ground(self.chart, top, self.boxes), *drawn_lines(self.chart, top)]

    def nodes(self, top: float) -> list[StageNodes]:
        """The points and texts of each step; what the words of the step say too, its own group says."""
        chart = self.chart
        stages = chart.ctx.grid.stage_of
        shown = [
            (one.step, [*paint_group(chart, one, top), *(
                node for label in self.labels if label.text.group is one for node in label.paint(chart, top)
            )])
            for one in self.groups
        ]  # fmt: skip
        points = [
            StageNodes(
                stages[id(step)], touchpoint_id(step), [Group(tuple(nodes), data={"lane": "emotion"}, role="said")]
            )
            for step, nodes in shown
        ]
        return [*points, *text_nodes(chart, self.texts, top), *hung_nodes(chart, self.hung, top)]


def laid_chart(
    ctx: MapContext, size: ChartSize, persona: str = "", strip: bool = False, thorough: bool = False
) -> LaidChart:
    """The chart of a row: feelings first, then what hangs, for which `thorough` looks at more places; where the feelings need
    it, its ground is deeper.
    """
    chart = chart_of(ctx, size, persona, strip)
    groups = groups_of(chart)
    if ctx.scores.crowded and chart.focus is None:
        told = crowded_texts(chart, groups)
        return LaidChart(_deeper(chart, [one.inked for one in told]), groups, (), told, (), ())
    obstacles = Obstacles([[(point.x, point.y) for point in line.points] for line in chart.lines], size.middle)
    for group in groups:
        obstacles.points.add(group.box)
    for cut in ctx.grid.cuts:
        obstacles.texts.add((cut - CUT_ROOM, -CUT_LONG, cut + CUT_ROOM, CUT_LONG))
    texts = unscored_feelings(chart, obstacles)
    if not strip and ctx.by_persona():
        texts += name_ends(chart, groups, obstacles)
    labels = place_feelings(chart, list(feelings_of(chart, groups)), obstacles)
    chart = _deeper(chart, [*(one.inked for one in labels), *(one.inked for one in texts)])
    hung, left = hang(chart, hangings_of(chart, groups), obstacles, labels, thorough)
    return LaidChart(chart, groups, labels, texts, hung, left, chart.size.below > size.below)


def _deeper(chart: Chart, boxes: Sequence[Box]) -> Chart:
    """A chart whose ground reaches below all texts."""
    lowest = max((box[3] for box in boxes), default=0.0) + EDGE
    size = chart.size
    return replace(chart, size=replace(size, below=max(size.below, lowest - size.worst)))
