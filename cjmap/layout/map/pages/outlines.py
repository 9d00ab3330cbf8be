"""A ground or a line and a box → the part of it in the box, as outlines with the same look.

Fills are cut by Sutherland and Hodgman ("Reentrant polygon clipping", CACM 17, 1974), lines by Liang and Barsky ("A new
concept and method for line clipping", ACM TOG 3, 1984); cubics that an edge goes through become short straight pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cjmap.scene import Path, PathCommand, Rect

STEPS = 16
"""Straight pieces of a cubic."""

KAPPA = 0.5522847498
"""How far, in radii, the handles of a quarter circle lie from its ends: 4/3 × (√2 − 1)."""

Edges = tuple[float, float, float, float]
Place = tuple[float, float]


def clipped(shape: Rect | Path, box: Edges) -> list[Path | Rect]:
    """The part of a shape in a box (left, top, right, bottom): nothing, itself, or what is left of its ground and of its
    outline; the outline is not drawn along the cut.
    """
    segments = shape.segments if isinstance(shape, Path) else _of_rect(shape)
    numbers = [index for segment in segments for index in segment[1:]]
    xs, ys = numbers[::2], numbers[1::2]
    left, top, right, bottom = box
    if min(xs) >= left and max(xs) <= right and min(ys) >= top and max(ys) <= bottom:
        return [shape]
    if max(xs) < left or min(xs) > right or max(ys) < top or min(ys) > bottom:
        return []
    outline = list(_flat(segments, box))
    found: list[Path | Rect] = []
    if shape.fill:
        rings = [ring for points, _ in outline if len(ring := _ring(points, box)) > 2 and _area(ring)]
        found += [Path(_closed(ring), shape.fill) for ring in rings]
    if shape.stroke:
        runs = [run for points, closed in outline for run in _runs([*points, points[0]] if closed else points, box)]
        lines = tuple(segment for run in runs for segment in _open(run))
        if lines:
            round_cap = isinstance(shape, Path) and shape.round_cap
            found.append(Path(lines, "", shape.stroke, shape.stroke_width, shape.dash, round_cap))
    return found


def _of_rect(rect: Rect) -> tuple[PathCommand, ...]:
    """A rectangle as an outline."""
    left, top, right, bottom = rect.x, rect.y, rect.x + rect.width, rect.y + rect.height
    r = min(rect.radius, rect.width / 2, rect.height / 2)
    if r <= 0:
        return ("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",)
    k = r * (1 - KAPPA)
    return (
        ("M", left + r, top), ("L", right - r, top), ("C", right - k, top, right, top + k, right, top + r),
        ("L", right, bottom - r), ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", left + r, bottom), ("C", left + k, bottom, left, bottom - k, left, bottom - r),
        ("L", left, top + r), ("C", left, top + k, left + k, top, left + r, top), ("Z",),
    )  # fmt: skip


def _flat(segments: Sequence[PathCommand], box: Edges) -> Iterator[tuple[list[Place], bool]]:
    """The points of each outline, and whether it is closed. A cubic that is all on one side of the box is its chord."""
    points: list[Place] = []
    for segment in segments:
        if segment[0] == "M":
            if len(points) > 1:
                yield points, False
            points = [(segment[1], segment[2])]
        elif segment[0] == "L":
            points.append((segment[1], segment[2]))
        elif segment[0] == "C":
            points += _pieces(points[-1], segment[1:]) if _near(points[-1], segment[1:], box) else [segment[5:]]
        else:
            yield points, True
            points = points[:1]
    if len(points) > 1:
        yield points, False


def _near(start: Place, ends: tuple[float, float, float, float, float, float], box: Edges) -> bool:
    """Whether a cubic may reach into a box: its points are not all on one side of it."""
    xs, ys = (start[0], *ends[::2]), (start[1], *ends[1::2])
    return max(xs) >= box[0] and min(xs) <= box[2] and max(ys) >= box[1] and min(ys) <= box[3]


def _pieces(start: Place, ends: tuple[float, float, float, float, float, float]) -> Iterator[Place]:
    x1, y1, x2, y2, x3, y3 = ends
    for step in range(1, STEPS + 1):
        t = step / STEPS
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        yield a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3


def _ring(points: Sequence[Place], box: Edges) -> list[Place]:
    """A closed outline cut by each edge of the box in turn."""
    ring = list(points)
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        kept: list[Place] = []
        for index, one in enumerate(ring):
            before = ring[index - 1]
            here, there = sign * (one[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
            if here is not there:
                t = (limit - before[axis]) / (one[axis] - before[axis])
                kept.append((before[0] + (one[0] - before[0]) * t, before[1] + (one[1] - before[1]) * t))
            if here:
                kept.append(one)
        ring = kept
    return ring


def _area(ring: Sequence[Place]) -> bool:
    """Whether an outline encloses more than a hair."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))
    return abs(twice) > 0.02


def _runs(points: Sequence[Place], box: Edges) -> list[list[Place]]:
    """The parts of a line that lie in the box."""
    runs: list[list[Place]] = []
    for a, b in pairwise(points):
        part = _within(a, b, box)
        if part is None:
            continue
        if runs and runs[-1][-1] == part[0]:
            runs[-1].append(part[1])
        else:
            runs.append(list(part))
    return [run for run in runs if len(run) > 2 or run[0] != run[1]]


def _within(a: Place, b: Place, box: Edges) -> tuple[Place, Place] | None:
    """The part of a straight line in the box."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    first, last = 0.0, 1.0
    for along, room in ((-dx, a[0] - box[0]), (dx, box[2] - a[0]), (-dy, a[1] - box[1]), (dy, box[3] - a[1])):
        if along == 0:
            if room < 0:
                return None
        elif along < 0:
            first = max(first, room / along)
        else:
            last = min(last, room / along)
    if first > last:
        return None
    start = a if first == 0 else (a[0] + dx * first, a[1] + dy * first)
    end = b if last == 1 else (a[0] + dx * last, a[1] + dy * last)
    return start, end


def _open(run: Sequence[Place]) -> tuple[PathCommand, ...]:
    first, *rest = run
    lines: list[PathCommand] = [("L", *point) for point in rest]
    return (("M", *first), *lines)


def _closed(ring: Sequence[Place]) -> tuple[PathCommand, ...]:
    return (*_open(ring), ("Z",))
