"""What may hang at a curve → what does, and what it looks like; the rest stays in its lane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import current_tag
from cjmap.layout.kit.description import item_description
from cjmap.layout.kit.grid import lane_name
from cjmap.layout.kit.reading_order import StageNodes
from cjmap.layout.map.chart import Chart
from cjmap.layout.map.feelings import FeltLabel
from cjmap.layout.map.hanging import GOOD, PAIN, Hanging
from cjmap.layout.map.hanging_forms import indent_of, paint_form, widths_of
from cjmap.layout.map.hanging_order import arranged
from cjmap.layout.map.hanging_places import HangingPlace
from cjmap.layout.map.hanging_sites import ChartFrame, HangingProblem, Hook
from cjmap.layout.map.obstacles import Obstacles
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Path

LEADER, BAR_SAID, BAR_JUDGED = 1.2, 1.6, 2.0
"""The width of a leader, and of the bar of a quote or thought, and of a pain point or highlight."""

SAID_SHARE = 0.7
"""How much of the soft colour is in the leader of a quote."""


@dataclass(frozen=True, slots=True)
class Hung:
    """A text that hangs at the curve, and where."""

    hanging: Hanging
    place: HangingPlace


def hang(
    chart: Chart, hangings: Sequence[Hanging], obstacles: Obstacles, labels: Sequence[FeltLabel], thorough: bool
) -> tuple[list[Hung], list[Hanging]]:
    """What hangs, in the order given, and what finds no place; `thorough` looks at more of them where the usual are taken."""
    if not hangings:
        return [], []
    look = chart.ctx.look
    problem = HangingProblem(
        _frame(chart), obstacles.lines_as_given, tuple(obstacles.points), tuple(obstacles.texts),
        tuple(_hook(one, labels) for one in hangings), widths_of(look, chart.strip),
        (look.italic, look.bold, look.small), thorough, current_tag(),
    )  # fmt: skip
    places = list(zip(hangings, arranged(problem), strict=True))
    return [Hung(one, place) for one, place in places if place], [one for one, place in places if not place]


def _frame(chart: Chart) -> ChartFrame:
    size, moments = chart.size, chart.moments
    return ChartFrame(
        chart.left, chart.right, size.height, size.worst, size.middle,
        tuple(stage.x for stage in chart.ctx.grid.stages[1:]),
        tuple(one.x for one in moments), tuple(one.x + one.width for one in moments),
    )  # fmt: skip


def _hook(hanging: Hanging, labels: Sequence[FeltLabel]) -> Hook:
    group = hanging.group
    feelings = tuple(
        (label.inked, label.far, _shared(hanging, label)) for label in labels if label.text.group.step is group.step
    )
    return Hook(
        hanging.x, hanging.y, group.box, hanging.text, hanging.facts, hanging.said, hanging.lane == PAIN,
        indent_of(hanging), feelings,
    )  # fmt: skip


def _shared(hanging: Hanging, label: FeltLabel) -> bool:
    """Whether a text may stand on the line of a feeling: it is of the same point, and of nobody else there."""
    text = label.text
    return text.group is hanging.group and text.set.count == 1 and (text.persona == hanging.persona or not text.keyed)


def hung_nodes(chart: Chart, hung: Sequence[Hung], top: float) -> list[StageNodes]:
    """What hangs, painted, the chart's top being at `top`: each text as a part of its lane, so that it is told as there."""
    return [
        StageNodes(one.hanging.stage, one.hanging.touchpoint, [_group(chart, one, tuple(_nodes(chart, one, top)))])
        for one in hung
    ]


def _group(chart: Chart, hung: Hung, nodes: tuple[Node, ...]) -> Group:
    ctx, item, lane = chart.ctx, hung.hanging.item, hung.hanging.lane
    name = next((lane_name(one) for one in ctx.journey.lanes if one.id == lane), "")
    inner = Group(nodes)
    if item.severity:
        label = item_description(ctx.whole or ctx.journey, item)
        inner = Group(nodes, label=label, data={"severity": item.severity.value}, role="said")
    return Group((inner,), label=name, data={"lane": lane})


def _nodes(chart: Chart, hung: Hung, top: float) -> Iterator[Node]:
    theme, place, hanging = chart.ctx.theme, hung.place, hung.hanging
    if hanging.said:
        colour, wide = theme.tinted(theme.soft, SAID_SHARE), BAR_SAID
    else:
        colour, wide = theme.positive if hanging.lane == GOOD else theme.negative, BAR_JUDGED
    if place.leader:
        x0, y0, x1, y1 = place.leader
        yield Path((("M", x0, top + y0), ("L", x1, top + y1)), stroke=colour, stroke_width=LEADER)
    if place.bar is not None:
        begin, end = top + place.top, top + place.top + place.form.height
        yield Path((("M", place.bar, begin), ("L", place.bar, end)), stroke=colour, stroke_width=wide)
    soft = chart.readable(theme.soft, place.far)
    yield from paint_form(theme, hanging, place.form, (place.edge, top + place.top, place.side), soft)
