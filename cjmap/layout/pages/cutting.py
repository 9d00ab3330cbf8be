"""Nodes and a line → what lies on either side: grounds and lines are cut, texts, pictures and small signs stay whole.

A line is clear where it goes through none of those; where none is clear, what it meets stays on the side of its middle.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cjmap.layout.pages.outlines import clipped
from cjmap.scene import BEFORE, Circle, Group, Image, Node, Path, Rect, Segment, Text

SIGN_MOST = 30.0
"""A shape that is no larger than this each way is a sign, and never cut."""

ASCENT, DESCENT = 0.76, 0.24
"""How far a text's ink reaches above and below its baseline, in em."""

SPARE = 3.0
"""Px between a text that a cut leaves whole and the edge of the ground below it."""

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom, in px."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where something that stays whole begins and ends along the way that is cut, in px."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


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


def primitives(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every primitive in painting order."""
    for node in nodes:
        if isinstance(node, Group):
            yield from primitives(node.children)
        else:
            yield node


def edges(node: Node) -> Edges:
    """The box of a primitive, strokes left out."""
    match node:
        case Text():
            left = node.x - BEFORE[node.anchor] * node.width
            return left, node.y - ASCENT * node.font.size, left + node.width, node.y + DESCENT * node.font.size
        case Circle():
            return node.x - node.radius, node.y - node.radius, node.x + node.radius, node.y + node.radius
        case Path():
            xs, ys = _places(node.segments)
            return min(xs), min(ys), max(xs), max(ys)
        case Rect() | Image():
            return node.x, node.y, node.x + node.width, node.y + node.height
    return 0.0, 0.0, 0.0, 0.0


def bounds(node: Node) -> Edges:
    """The box around all of a node."""
    boxes = [edges(one) for one in primitives((node,))]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True) if boxes else ((0.0,),) * 4
    return min(lefts), min(tops), max(rights), max(bottoms)


def stays_whole(node: Node) -> bool:
    """Whether a primitive is never cut: a text, a picture, a circle, a small sign."""
    if isinstance(node, Text | Image | Circle):
        return True
    left, top, right, bottom = edges(node)
    return right - left <= SIGN_MOST and bottom - top <= SIGN_MOST and not _is_line(node)


def _is_line(node: Node) -> bool:
    """A straight line along an edge: what is left of it on a sheet may be short, and is still a line."""
    return isinstance(node, Path) and not node.fill and len(node.segments) == 2


Keeps = Callable[[Edges], bool]
"""Whether something that stays whole, by its box, belongs to a sheet."""


def inside(nodes: Iterable[Node], box: Edges, keeps: Keeps) -> list[Node]:
    """What of some nodes lies in a box; of what stays whole, what `keeps` takes."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Group):
            children = inside(node.children, box, keeps)
            if children:
                found.append(replace(node, children=tuple(children)))
        elif stays_whole(node):
            if keeps(edges(node)):
                found.append(node)
        elif isinstance(node, Rect | Path):
            found += clipped(node, box)
    return found


def between(nodes: Iterable[Node], start: Cut, end: Cut) -> list[Node]:
    """What lies between two horizontal cuts; what stays whole lies on the side of its middle."""
    box = -math.inf, start.start, math.inf, end.end
    return inside(nodes, box, lambda edge: start.at <= (edge[1] + edge[3]) / 2 < end.at)


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


def _shifted(segment: Segment, right: float, down: float) -> Segment:
    match segment:
        case ("C", x1, y1, x2, y2, x3, y3):
            return "C", x1 + right, y1 + down, x2 + right, y2 + down, x3 + right, y3 + down
        case ("M" | "L" as letter, x, y):
            return letter, x + right, y + down
    return segment


def _places(segments: Sequence[Segment]) -> tuple[list[float], list[float]]:
    numbers = [place for segment in segments for place in segment[1:]]
    return [float(x) for x in numbers[::2]], [float(y) for y in numbers[1::2]]


def cut_below(nodes: Sequence[Node], wanted: float, least: float) -> Cut:
    """The best place for a horizontal cut from `least` down to `wanted`: through nothing that stays whole, through as few
    grounds as can be, and low. Where there is none, what is met stays on the side of its middle.
    """
    return _cut(nodes, wanted, least, lambda node: Span(edges(node)[1], edges(node)[3]))


def _cut(nodes: Sequence[Node], wanted: float, least: float, span_of: Callable[[Node], Span]) -> Cut:
    whole: list[Span] = []
    grounds: list[Span] = []
    for node in primitives(nodes):
        span = span_of(node)
        if span.end >= least - SIGN_MOST and span.start <= wanted + SIGN_MOST:
            (whole if stays_whole(node) else grounds).append(span)
    clear = list(_gaps(whole, least, wanted))
    if clear:
        return Cut.clean(min(clear, key=lambda at: (sum(span.start < at < span.end for span in grounds), -at)))
    at = wanted - 2 * SPARE
    met = [span for span in whole if span.start < at < span.end]
    here = [span.end + SPARE for span in met if span.middle < at]
    there = [span.start - SPARE for span in met if span.middle >= at]
    end = min(max([at, *here]), wanted + SIGN_MOST)
    return Cut(at, end, min([at, *there]))


def _gaps(spans: Sequence[Span], least: float, wanted: float) -> Iterator[float]:
    """Places between `least` and `wanted` where nothing is: just below each thing, and the lowest."""
    for at in {wanted, *(span.end + SPARE for span in spans), *(span.start - SPARE for span in spans)}:
        if least <= at <= wanted and not any(span.start - 1 < at < span.end + 1 for span in spans):
            yield at
