"""Metrics → small cards: the score and its sign, its target, what it rests on, and a picture of the answers."""

from __future__ import annotations

from cjmap.language import messages
from cjmap.layout.kit.block import joined
from cjmap.layout.kit.description import printed
from cjmap.model import Better, Computed, Metric, MetricKind
from cjmap.scene import Node, Rect
from cjmap.theme import Theme


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
