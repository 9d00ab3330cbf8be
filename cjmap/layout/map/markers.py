"""A persona's number → the shape that stands for them in the head, on cards and on the curve."""

from __future__ import annotations

from cjmap.layout.kit.marks import polygon
from cjmap.records import dataclass
from cjmap.scene import Circle, Node, Rect

SQUARE, DIAMOND = 0.88, 1.15
"""Half a side of a square, and half a diagonal of a diamond, in radii of a circle that looks as large."""

SHAPES = 3
EDGE, OUTLINE = 1.5, 2.0
"""The width of the line around a full shape, and of the outline of a hollow one, in px."""

ASSUMED_DASH = (3.0, 2.2)


@dataclass(frozen=True, slots=True)
class MarkerLook:
    """How a persona's shape is drawn: its radius in px, its colour, that of a hollow one inside, and that of the line around a
    full one, which may be empty, and how wide this line is.
    """

    radius: float
    colour: str
    hollow: str
    edge: str = ""
    edge_width: float = EDGE


def persona_shape(number: int, x: float, y: float, look: MarkerLook, assumed: bool = False) -> Node:
    """The shape of the persona with that number (0 the first) around (x, y): circle, square, diamond, then the three again,
    hollow. What is assumed is hollow too, its outline dashed.
    """
    empty = assumed or number // SHAPES % 2 == 1
    fill, stroke = (look.hollow, look.colour) if empty else (look.colour, look.edge)
    wide, dash = OUTLINE if empty else look.edge_width, ASSUMED_DASH if assumed else ()
    kind = number % SHAPES
    if kind == 1:
        half = look.radius * SQUARE
        return Rect(x - half, y - half, 2 * half, 2 * half, fill, stroke, wide, 1.5, dash)
    if kind == 2:
        half = look.radius * DIAMOND
        return polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)], fill, stroke, wide, dash)
    return Circle(x, y, look.radius, fill, stroke, wide, dash)
