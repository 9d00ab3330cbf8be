"""A persona's number → the marker of their points on the curve, in another size, where it stands for them elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.layout.kit.marks import persona_marker
from cjmap.records import replace
from cjmap.scene import Circle, Group, Node, Path, PathCommand, Rect

USUAL = 13.0
"""The width of a marker on the curve, in px."""


def sized_marker(number: int, x: float, y: float, size: float, fill: str, around: str) -> Node:
    """The marker of the persona with that number (0 the first) around (x, y), about `size` px wide, with an edge `around` it."""
    return _scaled(persona_marker(number, x, y, fill, around, False), x, y, size / USUAL)


def _scaled(node: Node, x: float, y: float, factor: float) -> Node:
    """A shape `factor` times as large, seen from (x, y)."""

    def across(at: float) -> float:
        return x + (at - x) * factor

    def down(at: float) -> float:
        return y + (at - y) * factor

    match node:
        case Group():
            return replace(node, children=tuple(_scaled(child, x, y, factor) for child in node.children))
        case Circle():
            return replace(
                node,
                x=across(node.x),
                y=down(node.y),
                radius=node.radius * factor,
                stroke_width=node.stroke_width * factor,
            )
        case Rect():
            return replace(
                node, x=across(node.x), y=down(node.y), width=node.width * factor, height=node.height * factor,
                radius=node.radius * factor, stroke_width=node.stroke_width * factor,
            )  # fmt: skip
        case Path():
            segments = tuple(_moved(segment, across, down) for segment in node.segments)
            return replace(node, segments=segments, stroke_width=node.stroke_width * factor)
        case _:
            return node


def _moved(segment: PathCommand, across: Callable[[float], float], down: Callable[[float], float]) -> PathCommand:
    match segment:
        case ("C", x1, y1, x2, y2, x3, y3):
            return "C", across(x1), down(y1), across(x2), down(y2), across(x3), down(y3)
        case ("M" | "L" as command, x, y):
            return command, across(x), down(y)
    return segment
