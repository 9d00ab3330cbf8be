"""The corners of a way → the line along them, with round corners and a head."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.layout.marks import polygon
from cjmap.scene import Node, Path, Segment
from cjmap.theme import Theme

RADIUS = 7.0
ROUND = 0.448
"""How far from a corner the handle of a quarter circle of radius 1 ends."""

Place = tuple[float, float]


def quiet(theme: Theme, reached: bool = True) -> str:
    """The colour of a way that is not the most likely one; paler out of a step that nobody comes to."""
    return theme.tinted(theme.soft, 0.72 if reached else 0.38)


def dashes(stroke: float) -> tuple[float, float]:
    """The dashes of a way back: longer ones the thicker its line."""
    return 4.0 + 1.5 * stroke, 3.0 + 0.8 * stroke


def head_length(stroke: float) -> float:
    """How long the head of a line is, in px."""
    return 6.0 + stroke


def cornered(points: Sequence[Place], ink: str, stroke: float, dash: tuple[float, ...] = ()) -> list[Node]:
    """A line of level and upright pieces through points to the last of them, where the tip of its head is."""
    *before, (x, y) = points
    neck = x - head_length(stroke) + 1
    corners = [*before, (neck, y)]
    segments: list[Segment] = [("M", *corners[0])]
    for (x0, y0), (x1, y1), (x2, y2) in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(RADIUS, (abs(x1 - x0) + abs(y1 - y0)) / 2, (abs(x2 - x1) + abs(y2 - y1)) / 2)
        in_x, in_y = _towards(x1, y1, x0, y0, radius)
        out_x, out_y = _towards(x1, y1, x2, y2, radius)
        handle = radius * ROUND
        segments += [
            ("L", in_x, in_y),
            ("C", *_towards(x1, y1, x0, y0, handle), *_towards(x1, y1, x2, y2, handle), out_x, out_y),
        ]
    segments.append(("L", *corners[-1]))
    return [Path(tuple(segments), stroke=ink, stroke_width=stroke, dash=dash), head(x, y, ink, stroke)]


def curved(points: Sequence[Place], ink: str, stroke: float) -> list[Node]:
    """A line through four points: level to the second, over to the third, level to the last, where the tip of its head is."""
    (x0, y0), (x1, y1), (x2, y2), (x, y) = points
    half = (x1 + x2) / 2
    segments: tuple[Segment, ...] = (
        ("M", x0, y0), ("L", x1, y1), ("C", half, y1, half, y2, x2, y2), ("L", x - head_length(stroke) + 1, y),
    )  # fmt: skip
    return [Path(segments, stroke=ink, stroke_width=stroke), head(x, y, ink, stroke)]


def head(x: float, y: float, ink: str, stroke: float) -> Path:
    """The head of an arrow to the right, its tip at that place."""
    long, half = head_length(stroke), 3.0 + 0.5 * stroke
    return polygon([(x - long, y - half), (x, y), (x - long, y + half)], fill=ink)


def loop(left: float, right: float, y: float, deep: float, ink: str, stroke: float) -> list[Node]:
    """A small loop below an edge at height y: down on the left, and up again on the right, where the head is."""
    low, length = y + deep, head_length(stroke)
    half = 3.0 + 0.5 * stroke
    segments: tuple[Segment, ...] = (
        ("M", left, y), ("L", left, low - 7), ("C", left, low - 2, left + 2, low, left + 7, low),
        ("L", right - 7, low), ("C", right - 2, low, right, low - 2, right, low - 7), ("L", right, y + length - 1),
    )  # fmt: skip
    tip = polygon([(right - half, y + length), (right, y), (right + half, y + length)], fill=ink)
    return [Path(segments, stroke=ink, stroke_width=stroke, dash=(4.0, 3.0)), tip]


def _towards(x: float, y: float, goal_x: float, goal_y: float, distance: float) -> Place:
    """The place that far from (x, y) on the level or upright line to another place."""
    if goal_x != x:
        return x + (distance if goal_x > x else -distance), y
    return x, y + (distance if goal_y > y else -distance)
