"""Scores in order → a smooth line through every one of them that never rises or falls past one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cjmap.scene import Segment

Point = tuple[float, float]


def tangents(points: Sequence[Point]) -> list[float]:
    """The slope of the line at each point, so that it is monotone between any two.

    `points` are (x, y) with x rising. Harmonic mean of the neighbouring slopes, none where they change sign: Fritsch and
    Butland, "A Method for Constructing Local Monotone Piecewise Cubic Interpolants", SIAM J. Sci. Stat. Comput. 5 (1984).
    """
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(slopes)]
    return [_end(slopes), *inner, _end(slopes[::-1])] if slopes else [0.0] * len(points)


def _end(slopes: Sequence[float]) -> float:
    """At an end of the line: along the first stretch, half as steep where the next one turns."""
    if len(slopes) == 1 or slopes[0] * slopes[1] <= 0:
        return slopes[0] if len(slopes) == 1 else slopes[0] / 2
    return slopes[0]


Stretch = tuple[Point, tuple[Segment, ...]]
"""The first point of a part of a line, and the segment to the next."""


def curve(points: Sequence[Point]) -> list[Stretch]:
    """One cubic a stretch: for each two neighbours the first point and the segment to the second."""
    slopes = tangents(points)
    stretches: list[Stretch] = []
    for (a, b), (slope_a, slope_b) in zip(pairwise(points), pairwise(slopes), strict=True):
        third = (b[0] - a[0]) / 3
        stretches.append(
            (a, (("C", a[0] + third, a[1] + slope_a * third, b[0] - third, b[1] - slope_b * third, b[0], b[1]),))
        )
    return stretches


def within(start: Point, stretch: tuple[Segment, ...], left: float, right: float) -> Stretch:
    """The part of a stretch of `curve` between two edges: x runs evenly with the cubic's parameter there (de Casteljau)."""
    (segment,) = stretch
    if segment[0] != "C":
        return start, stretch
    _, x1, y1, x2, y2, x3, y3 = segment
    ends = start, (x1, y1), (x2, y2), (x3, y3)
    if x3 > right:
        ends = _split(ends, (right - start[0]) / (x3 - start[0]))[0]
    if start[0] < left:
        ends = _split(ends, (left - start[0]) / (ends[3][0] - start[0]))[1]
    return ends[0], (("C", *ends[1], *ends[2], *ends[3]),)


Cubic = tuple[Point, Point, Point, Point]


def _split(ends: Cubic, t: float) -> tuple[Cubic, Cubic]:
    """A cubic in two at its parameter t."""

    def between(a: Point, b: Point) -> Point:
        return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t

    a, b, c, d = ends
    ab, bc, cd = between(a, b), between(b, c), between(c, d)
    abc, bcd = between(ab, bc), between(bc, cd)
    middle = between(abc, bcd)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def height_at(points: Sequence[Point], slopes: Sequence[float], x: float) -> float | None:
    """The line's y at x, None outside it."""
    for place in range(len(points) - 1):
        (x0, y0), (x1, y1) = points[place], points[place + 1]
        if x0 <= x <= x1:
            span = x1 - x0
            t = (x - x0) / span
            m0, m1 = slopes[place] * span, slopes[place + 1] * span
            square, cube = t * t, t * t * t
            return (
                (2 * cube - 3 * square + 1) * y0 + (cube - 2 * square + t) * m0
                + (3 * square - 2 * cube) * y1 + (cube - square) * m1
            )  # fmt: skip
    return None
