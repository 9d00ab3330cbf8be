"""A mark of the matrix and its middle → its shape by success, its number in it, and the ring of a moment of truth."""

from __future__ import annotations

from cjmap.layout.kit.block import line
from cjmap.layout.kit.marks import polygon, star
from cjmap.layout.matrix.context import AROUND_RING, RADIUS
from cjmap.model import Success
from cjmap.scene import Circle, Node, Rect
from cjmap.text import reach
from cjmap.theme import SMALL_BOLD, Theme

STROKE = 1.6
RING = 2.4
STAR = 8.0

TIP, BASE = 17.0, 13.0
"""How far the tip and the base of a triangle are from its middle, where it is 2 · RADIUS wide."""

SQUARE, HIGH, ROUND = 15.6, 13.5, 15.6
"""Half the width and the height of a square, which is a little wider as numbers are, and the radius of a circle."""

SIDE = 4.0
"""Px that a number keeps from the side of a square or circle."""

ABOVE_BASE = 4.5
BELOW_BASE = 12.0
"""Where the baseline of a number stands from the base of a triangle that points up, and down."""

DOWN = 3.8
"""How far below the middle of a square or circle it stands."""


def mark_nodes(
    theme: Theme, label: str, success: Success, middle: tuple[float, float], radius: float, hollow: bool
) -> list[Node]:
    """▲ ■ ▼ ○ around a point, `radius` px to each side, with its number in it; hollow where its success was derived."""
    x, y = middle
    colour = theme.success(success)
    empty = hollow or success is Success.NOT_ASSESSED
    fill = theme.card if empty else colour
    ink = colour if empty else theme.on(colour)
    scale = radius / RADIUS
    tip, base = TIP * scale, BASE * scale
    half = reach(label, SMALL_BOLD) / 2 + SIDE
    shape: Node
    if success is Success.POSITIVE:
        shape = polygon([(x, y - tip), (x + radius, y + base), (x - radius, y + base)], fill, colour, STROKE)
        down = base - ABOVE_BASE
    elif success is Success.NEGATIVE:
        shape = polygon([(x, y + tip), (x + radius, y - base), (x - radius, y - base)], fill, colour, STROKE)
        down = BELOW_BASE - base
    elif success is Success.NEUTRAL:
        side = max(SQUARE, half)
        shape, down = Rect(x - side, y - HIGH, 2 * side, 2 * HIGH, fill, colour, STROKE, radius=3), DOWN
    else:
        shape, down = Circle(x, y, max(ROUND, half), fill, colour, STROKE), DOWN
    return [shape, line(label, x, y + down, SMALL_BOLD, ink, "middle")]


def ring(theme: Theme, x: float, y: float, radius: float) -> Node:
    """The ring of a moment of truth around a mark."""
    return Circle(x, y, radius + AROUND_RING, "", theme.star, RING)


def ring_star(theme: Theme, x: float, y: float, radius: float) -> Node:
    """The star at the upper end of that ring."""
    off = (radius + AROUND_RING) * 0.74
    return star(x + off, y - off, STAR, theme.star, theme.background)
