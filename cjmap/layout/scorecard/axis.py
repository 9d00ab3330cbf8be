"""A metric and the place of its axis → where values stand on it, and the marks of its value, target, interval and past."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from cjmap.language import current_language, messages
from cjmap.language.forms import plain
from cjmap.layout.kit.marks import polygon
from cjmap.model import Metric, MetricScale, Quantity, Success
from cjmap.records import dataclass
from cjmap.scene import Circle, Node, Path, PathCommand
from cjmap.theme import Theme


class Ends(NamedTuple):
    """The least and the greatest value of a scale, and whether they are percentages."""

    low: int
    high: int
    percent: bool = False


DOT, DOT_STROKE = 5.0, 2.0
TICK = 3.0
"""Half the height of a tick."""

TARGET, TARGET_STROKE = 9.0, 2.0
"""Half the height of the line of a target, and its width."""

TRIANGLE = 4.5
"""Half the width of the triangle on it."""

ABOVE, BELOW = 16.0, 14.0
"""What an axis needs above and below its line."""

WHISKER, WHISKER_END = 3.0, 5.0
"""The width of the line of an interval, and half the height of its ends."""

PAST, PAST_DOT = 15.0, 3.2
"""How far below the axis the way from the value before runs, and the radius of its dot."""

MOST_TICKS = 12
"""A scale of more whole numbers has ticks at its ends and its middle alone."""


@dataclass(frozen=True, slots=True)
class ScoreAxis:
    """An axis from (x, y) on, `width` px long."""

    ends: Ends
    x: float
    y: float
    width: float

    def place(self, value: float) -> float:
        """Where a value stands, in px."""
        low, high, _ = self.ends
        return self.x + (value - low) / (high - low) * self.width


def ends_of(metric: Metric) -> Ends | None:
    """The least and the greatest value that a metric can have; None of an author's own."""
    if metric.scale is MetricScale.OPEN:
        return None
    fixed = {MetricScale.POINTS: Ends(-100, 100), MetricScale.PERCENT: Ends(0, 100, percent=True)}
    if metric.scale in fixed:
        return fixed[metric.scale]
    low, high = metric.scale.split("–")
    return Ends(int(low), int(high))


def end_words(value: int, ends: Ends) -> str:
    """The number of a tick in the signs of the language, with its sign where the scale goes below 0."""
    text = plain(Decimal(value)) + ("%" if ends.percent else "")
    return current_language().written(f"+{text}" if ends.low < 0 < value else text)


def ends_words(ends: Ends) -> str:
    """`1 to 5`."""
    low, high = (end_words(value, ends) for value in ends[:2])
    return messages().scorecard.scale(low=low, high=high)


def ticks_of(ends: Ends) -> list[float]:
    """The values that have a tick: every whole number, or the ends and the middle."""
    low, high, _ = ends
    return (
        [float(value) for value in range(low, high + 1)] if high - low < MOST_TICKS else [low, (low + high) / 2, high]
    )


def on_axis(metric: Metric, quantity: Quantity | None) -> float | None:
    """A value or target of a metric where it stands on its axis; None of a text, and of what is not on its scale."""
    ends = ends_of(metric)
    if ends is None or quantity is None or quantity.exact is None:
        return None
    if quantity.percent != (metric.scale is MetricScale.PERCENT):
        return None
    value = float(quantity.exact)
    return value if ends.low <= value <= ends.high else None


def is_hollow(metric: Metric) -> bool:
    """Whether no interval of a value can be known: there are no counts of its answers, nor a share with its n."""
    share = metric.value is not None and metric.value.percent and metric.n
    return not any(metric.answers) and not share


def value_colour(theme: Theme, metric: Metric) -> str:
    """The colour of a value: that of its success where it is good or bad."""
    judged = metric.assessed in (Success.POSITIVE, Success.NEGATIVE)
    return theme.success(metric.assessed) if judged else theme.ink


def axis_nodes(theme: Theme, metric: Metric, axis: ScoreAxis, interval: tuple[float, float] | None) -> list[Node]:
    """The axis with its ticks, and on it the target, the interval where it is known, the value, and where it came from."""
    y, colour = axis.y, value_colour(theme, metric)
    nodes: list[Node] = [_line(axis.x, y, axis.x + axis.width, y, theme.tinted(theme.soft, 0.5), 1.0)]
    for tick in map(axis.place, ticks_of(axis.ends)):
        nodes.append(_line(tick, y - TICK, tick, y + TICK, theme.tinted(theme.soft, 0.65), 1.0))
    target = on_axis(metric, metric.target)
    if target is not None:
        nodes += target_mark(theme, axis.place(target), y)
    value = on_axis(metric, metric.value)
    if value is None:
        return nodes
    if interval:
        nodes += whisker(axis.place(interval[0]), axis.place(interval[1]), y, colour)
    nodes.append(dot(theme, axis.place(value), y, colour, is_hollow(metric)))
    before = value_before(metric)
    return nodes if before is None else [*nodes, *way(theme, axis.place(before), axis.place(value), y + PAST)]


def value_before(metric: Metric) -> float | None:
    """The value of the edition before on the axis of this one; None where there is none, or it had another scale."""
    before = metric.previous
    if before is None or before.scale not in (metric.scale, MetricScale.OPEN):
        return None
    return on_axis(metric, before.value)


def dot(theme: Theme, x: float, y: float, colour: str, hollow: bool) -> Circle:
    """The mark of a value around (x, y)."""
    return Circle(x, y, DOT, theme.background if hollow else colour, colour, DOT_STROKE)


def target_mark(theme: Theme, x: float, y: float) -> list[Node]:
    """A line with a triangle on top, (x, y) where it crosses the axis."""
    high = y - TARGET
    corners = [(x - TRIANGLE, high - 5.0), (x + TRIANGLE, high - 5.0), (x, high + 0.5)]
    return [_line(x, high, x, y + TARGET, theme.ink, TARGET_STROKE), polygon(corners, theme.ink)]


def whisker(low: float, high: float, y: float, colour: str) -> list[Node]:
    """An interval from one x to another."""
    ends = [_line(x, y - WHISKER_END, x, y + WHISKER_END, colour, 2.0) for x in (low, high)]
    return [_line(low, y, high, y, colour, WHISKER), *ends]


def way(theme: Theme, before: float, now: float, y: float) -> list[Node]:
    """A dot where a value was, and an arrow to where it is; the dot alone where it has not moved."""
    nodes: list[Node] = [Circle(before, y, PAST_DOT, theme.soft)]
    toward = 1 if now > before else -1
    if abs(now - before) <= PAST_DOT:
        return nodes
    nodes.append(_line(before, y, now, y, theme.soft, 1.4))
    tip = min(4.0, abs(now - before) - PAST_DOT)
    head: tuple[PathCommand, ...] = (
        ("M", now - toward * tip, y - 3.2),
        ("L", now, y),
        ("L", now - toward * tip, y + 3.2),
    )
    return [*nodes, Path(head, stroke=theme.soft, stroke_width=1.4, round_cap=True)]


def _line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float) -> Path:
    return Path((("M", x0, y0), ("L", x1, y1)), stroke=colour, stroke_width=width)
