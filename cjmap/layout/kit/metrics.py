"""Metrics → small cards: the score and its sign, its target, what it rests on, and a picture of the answers."""

from __future__ import annotations

from cjmap.language import messages
from cjmap.layout.kit.block import Block, flow, joined, middle, paragraph, stack
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.description import metric_description, printed, value
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.kit.marks import success_sign
from cjmap.model import Better, Computed, Metric, MetricKind, Step, Success
from cjmap.scene import Group, Node, Rect
from cjmap.text import room
from cjmap.theme import BODY, HEADING, SMALL, Theme

PADDING = 9.0
GAP = 8.0
LEAST = 118.0
MOST = 210.0
BAR = 5.0
"""Height of the picture of the answers."""


def metric_cell(ctx: Context, lane: str, grid_stage: StageColumns) -> tuple[Block, list[Block]]:
    """A stage's metrics across the stage, and those of each of its touchpoints in its column."""

    def block(step: Step, width: float) -> Block:
        return ctx.kept(lane, step, width, lambda: metrics_block(ctx, step.metrics, width))

    columns = (
        [block(column.step, column.width) for column in grid_stage.columns] if grid_stage.stage.touchpoints else []
    )
    return block(grid_stage.stage, grid_stage.width), columns


def metrics_block(ctx: Context, metrics: tuple[Metric, ...], width: float) -> Block:
    """Cards beside each other, as many in a row as the width holds, all of a row equally high."""
    if not metrics:
        return stack([])
    fitting = max(1, int((width + GAP) // (LEAST + GAP)))
    in_row = min(fitting, len(metrics))
    each = min((width - GAP * (in_row - 1)) / in_row, MOST if in_row > 1 or width > 2 * LEAST else width)
    rows = [metrics[start : start + in_row] for start in range(0, len(metrics), in_row)]
    return stack([_row(ctx, row, each, width) for row in rows], GAP)


def _row(ctx: Context, metrics: tuple[Metric, ...], each: float, width: float) -> Block:
    contents = [_content(ctx, metric, each - 2 * PADDING) for metric in metrics]
    height = max(content.height for content in contents) + 2 * PADDING - 4
    cards = [_card(ctx.theme, metric, content, each, height) for metric, content in zip(metrics, contents, strict=True)]
    return flow(cards, width + 1, GAP, GAP)


def _card(theme: Theme, metric: Metric, content: Block, width: float, height: float) -> Block:
    def paint(x: float, y: float) -> list[Node]:
        ground = Rect(x, y, width, height, theme.card, theme.card_border, radius=6)
        data = {"metric": metric.key, "success": metric.assessed.value}
        nodes = (ground, *content.paint(x + PADDING, y + PADDING - 2))
        return [Group(nodes, label=metric_description(metric, details(metric)), data=data, role="said")]

    return Block(width, height, paint)


def _content(ctx: Context, metric: Metric, width: float) -> Block:
    theme = ctx.theme
    return stack(
        [
            paragraph(metric.label, SMALL, theme.soft, width),
            _score(theme, metric, width),
            _answers(theme, metric, width),
            *(paragraph(text, SMALL, theme.soft, width) for text in details(metric)),
        ],
        2,
    )


def _score(theme: Theme, metric: Metric, width: float) -> Block:
    text = value(metric)
    if metric.value is None:
        return paragraph(text, BODY, theme.soft, width)
    judged = metric.assessed in (Success.POSITIVE, Success.NEGATIVE)
    font = HEADING if room(text, HEADING) <= width - 20 else BODY
    block = paragraph(text, font, theme.success(metric.assessed) if judged else theme.ink, width - 20)
    if not judged:
        return block

    def paint(x: float, y: float) -> list[Node]:
        beside = y + middle(font, text)
        return [*block.paint(x, y), success_sign(theme, metric.assessed, x + width - 6, beside, size=4.8)]

    return Block(width, block.height, paint)


def details(metric: Metric) -> list[str]:
    """The small print of a metric, one line each: its target and direction, its answers and how they were computed."""
    catalogue = messages().map
    lines = []
    if metric.target is not None:
        number = metric.target.exact is not None and not metric.target.percent
        lines.append(aimed_at(metric, f" {metric.unit}" if metric.unit and number else ""))
    elif metric.better == Better.LOWER and metric.kind is MetricKind.OWN:
        lines.append(catalogue.lower_is_better)
    answers = catalogue.answers(count=metric.n) if metric.n is not None else ""
    lines.append(joined((answers, computed_words(metric))))
    lines.append(joined((metric.period, metric.source)))
    return [text for text in lines if text]


def aimed_at(metric: Metric, unit: str = "") -> str:
    """The target of a metric that has one, in words: `target ≥ 80%`; without a sign where nothing is held against it."""
    target = printed(metric.target) + unit if metric.target else ""
    return messages().map.target(sign=metric.sign, value=target).replace("  ", " ")


def computed_words(metric: Metric) -> str:
    """How a value follows from its answers."""
    catalogue, points = messages().map, len(metric.answers)
    texts = {
        Computed.DIFFERENCE: catalogue.difference,
        Computed.MEAN: catalogue.mean(points=points),
        Computed.TOP2: catalogue.top2(points=points),
    }
    return texts.get(metric.computed, "")


def _answers(theme: Theme, metric: Metric, width: float) -> Block:
    """The answers as one bar: detractors, passives and promoters, or one part a point of the scale, worst first."""
    total = sum(metric.answers)
    if not total:
        return stack([])
    return Block(width, BAR + 5, lambda x, y: answers_bar(theme, metric, x, y + 3, width, BAR))


def answers_bar(theme: Theme, metric: Metric, x: float, y: float, width: float, height: float) -> list[Node]:
    """The parts of a bar of a metric that has answers, each as wide as its share; (x, y) is the left upper corner."""
    total = sum(metric.answers)
    nodes: list[Node] = []
    for count, colour in zip(metric.answers, answer_colours(theme, metric), strict=True):
        part = width * count / total
        if part > 0:
            nodes.append(Rect(x, y, max(part - 1, 0.5), height, colour))
        x += part
    return nodes


def answer_colours(theme: Theme, metric: Metric) -> list[str]:
    """The colours of the answers of a metric, worst first."""
    if metric.kind is MetricKind.NPS:
        return [theme.negative, theme.tinted(theme.neutral, 0.45), theme.positive]
    steps = len(metric.answers)
    middle = (steps - 1) / 2
    colours = []
    for point in range(steps):
        colour = theme.negative if point < middle else theme.positive if point > middle else theme.neutral
        strength = abs(point - middle) / middle if middle else 0
        colours.append(theme.tinted(colour, 0.4 + 0.6 * strength))
    return colours
