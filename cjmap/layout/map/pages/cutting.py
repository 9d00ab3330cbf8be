"""A drawing and a line → what lies on either side: grounds and lines are cut, texts, pictures and small signs stay whole.

A line is clear where it goes through none of those; where none is clear, what it meets stays on the side of its middle.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from cjmap.layout.map.pages.outlines import clipped
from cjmap.layout.map.pages.strips import SIGN_MOST, Edges, Interval, Strips
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node, Path, PathCommand, Rect

SPARE = 3.0
"""Px between a text that a cut leaves whole and the edge of the ground below it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a page ends and the next begins: what stays whole is parted at `at`; the grounds of the one page go on to
    `end`, those of the next begin at `start`, so that no text stands on nothing.
    """

    at: float
    end: float
    start: float

    @classmethod
    def clean(cls, at: float) -> Cut:
        return cls(at, at, at)


Keeps = Callable[[Edges], bool]
"""Whether something that stays whole, by its box, belongs to a sheet."""


def _part(strips: Strips, leaf: int, box: Edges, keeps: Keeps) -> list[Node]:
    """What of a primitive lies in a box."""
    node, edge = strips.leaves[leaf], strips.boxes[leaf]
    if strips.whole[leaf]:
        return [node] if keeps(edge) else []
    return list(clipped(node, box)) if isinstance(node, Rect | Path) else []


def between(strips: Strips, start: Cut, end: Cut) -> list[Node]:
    """What lies between two horizontal cuts; what stays whole lies on the side of its middle."""
    near = strips.near(min(start.at, start.start), max(end.at, end.end))
    box = -math.inf, start.start, math.inf, end.end
    return _parts(strips, near, box, lambda edge: start.at <= (edge[1] + edge[3]) / 2 < end.at)


def on_sheet(strips: Strips, box: Edges, keeps: Keeps, before: float = 0.0) -> list[Node]:
    """What lies in a box; of what stays whole, and reaches no more than `before` px out of it, what `keeps` takes."""
    start, end = box[strips.axis], box[strips.axis + 2]
    return _parts(strips, strips.near(start - before, end), box, keeps)


def below_bar(strips: Strips, bar: float, start: Cut, end: Cut, top: float) -> list[Node]:
    """What lies between two cuts through a row, below what is above 0 and at most `bar` px high; its top moved to a height."""
    high = max(0.0, start.start)
    up = -math.inf, -bar, math.inf, 0.0
    low = -math.inf, start.start, math.inf, end.end

    def part(leaf: int) -> list[Node]:
        above = _part(strips, leaf, up, lambda edge: (edge[1] + edge[3]) / 2 < 0) if bar else []
        kept = _part(strips, leaf, low, lambda edge: start.at <= (edge[1] + edge[3]) / 2 < end.at)
        return [*moved(above, 0, top + bar), *moved(kept, 0, top + bar - (high if bar else start.start))]

    near = {*strips.near(min(start.at, start.start), max(end.at, end.end)), *(strips.near(-bar, 0) if bar else ())}
    return strips.of(sorted(near), part)


def _parts(strips: Strips, near: Sequence[int], box: Edges, keeps: Keeps) -> list[Node]:
    return strips.of(near, lambda leaf: _part(strips, leaf, box, keeps))


def moved(nodes: Iterable[Node], right: float, down: float) -> list[Node]:
    """The same nodes elsewhere."""
    return [_moved(node, right, down) for node in nodes]


def _moved(node: Node, right: float, down: float) -> Node:
    match node:
        case Group():
            return replace(node, children=tuple(moved(node.children, right, down)))
        case Path():
            return replace(node, segments=tuple(_shifted(segment, right, down) for segment in node.segments))
    return replace(node, x=node.x + right, y=node.y + down)


def _shifted(segment: PathCommand, right: float, down: float) -> PathCommand:
    match segment:
        case ("C", x1, y1, x2, y2, x3, y3):
            return "C", x1 + right, y1 + down, x2 + right, y2 + down, x3 + right, y3 + down
        case ("M" | "L" as command, x, y):
            return command, x + right, y + down
    return segment


def cut_below(strips: Strips, wanted: float, least: float) -> Cut:
    """The best place for a horizontal cut from `least` down to `wanted`: through nothing that stays whole, through as few
    grounds and paragraphs as can be, and low. Where there is none, what is met stays on the side of its middle.
    """
    whole: list[Interval] = []
    grounds: list[Interval] = []
    for leaf in strips.near(least - SIGN_MOST, wanted + SIGN_MOST):
        span = strips.spans[leaf]
        if span.end >= least - SIGN_MOST and span.start <= wanted + SIGN_MOST:
            (whole if strips.whole[leaf] else grounds).append(span)
            if leaf in strips.between_lines:
                grounds.append(strips.between_lines[leaf])
    clear = list(_gaps(whole, least, wanted))
    if clear:
        through = _Crossed(grounds)
        return Cut.clean(min(clear, key=lambda at: (through.at(at), -at)))
    at = wanted - 2 * SPARE
    met = [span for span in whole if span.start < at < span.end]
    here = [span.end + SPARE for span in met if span.middle < at]
    there = [span.start - SPARE for span in met if span.middle >= at]
    end = min(max([at, *here]), wanted + SIGN_MOST)
    return Cut(at, end, min([at, *there]))


class _Crossed:
    """How many of some spans a position lies in, their ends left out."""

    def __init__(self, spans: Iterable[Interval]) -> None:
        long = [span for span in spans if span.start < span.end]
        self.starts = sorted(span.start for span in long)
        self.ends = sorted(span.end for span in long)

    def at(self, coordinate: float) -> int:
        return bisect_left(self.starts, coordinate) - bisect_right(self.ends, coordinate)


def _gaps(spans: Sequence[Interval], least: float, wanted: float) -> Iterator[float]:
    """Places between `least` and `wanted` where nothing is: just below each thing, and the lowest."""
    near = _Crossed(Interval(span.start - 1, span.end + 1) for span in spans)
    for at in {wanted, *(span.end + SPARE for span in spans), *(span.start - SPARE for span in spans)}:
        if least <= at <= wanted and not near.at(at):
            yield at
