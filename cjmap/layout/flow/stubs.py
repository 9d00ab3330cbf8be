"""An edge to or from a step on another sheet → a short line at its card here, and the number of the step there."""

from __future__ import annotations

from cjmap.layout.flow.labels import head, head_length
from cjmap.layout.kit.block import line
from cjmap.layout.kit.context import Context
from cjmap.model import Step
from cjmap.scene import Node, Path
from cjmap.text import reach
from cjmap.theme import SMALL_BOLD

RUN = 30.0
"""The least length of a line out of the picture, in px."""

GAP = 5.0
"""Between a line and the number."""

HALF = 7.0
"""How far a number reaches above and below the line."""


def run_out(label: float, stroke: float) -> float:
    """How long a line out of the picture is: as long as the words above it."""
    return max(RUN + head_length(stroke), label)


def number_room(ctx: Context, step: Step) -> float:
    """What the number of a step takes beside a line, in px."""
    return GAP + reach(ctx.step_number(step), SMALL_BOLD)


def line_out(left: float, right: float, y: float, ink: str, stroke: float, dash: tuple[float, ...]) -> list[Node]:
    """A line with its head, from one position to another at a height."""
    neck = right - head_length(stroke) + 1
    shaft = Path((("M", left, y), ("L", neck, y)), stroke=ink, stroke_width=stroke, dash=dash)
    return [shaft, head(right, y, ink, stroke)]


def number_there(ctx: Context, step: Step, x: float, y: float) -> Node:
    """The number of a step on another sheet, its left edge at x, in the middle of a line at y."""
    return line(ctx.step_number(step), x, y + 3.8, SMALL_BOLD, ctx.theme.ink)
