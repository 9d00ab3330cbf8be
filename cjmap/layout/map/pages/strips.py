"""A node → the box around it, and whether it is ever cut: texts, pictures and small signs stay whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from cjmap.layout.kit.block import line
from cjmap.options.medium import PX_PER_MM
from cjmap.records import dataclass, replace
from cjmap.scene import BEFORE, Circle, Group, Image, Node, Path, PathCommand, Rect, Text
from cjmap.theme import SMALL, Theme

SIGN_MOST = 30.0
"""A shape that is no larger than this each way is a sign, and never cut."""

ASCENT, DESCENT = 0.76, 0.24
"""How far a text's ink reaches above and below its baseline, in em."""

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom, in px."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where something that stays whole begins and ends along the way that is cut, in px."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


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


def stays_whole(node: Node, box: Edges) -> bool:
    """Whether a primitive, in its box, is never cut: a text, a picture, a circle, a small sign."""
    if isinstance(node, Text | Image | Circle):
        return True
    left, top, right, bottom = box
    return right - left <= SIGN_MOST and bottom - top <= SIGN_MOST and not _is_line(node)


def _is_line(node: Node) -> bool:
    """A straight line along an edge: what is left of it on a sheet may be short, and is still a line."""
    return isinstance(node, Path) and not node.fill and len(node.segments) == 2


def _places(segments: Sequence[PathCommand]) -> tuple[list[float], list[float]]:
    numbers = [coordinate for segment in segments for coordinate in segment[1:]]
    return [float(x) for x in numbers[::2]], [float(y) for y in numbers[1::2]]


STRIP = 256.0
"""How high or wide a strip is in which things are looked for, in px: a cut has about as much to choose from."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the drawing, and which of its primitives are in it; `firsts` are where each of its children begins."""

    node: Node
    first: int
    end: int
    children: tuple[Branch, ...] = ()
    firsts: tuple[int, ...] = ()


class Strips:
    """A drawing's primitives in painting order, with where each begins and ends from top to bottom, or from left to right
    where they are looked for `across`, and whether it is never cut.
    """

    def __init__(self, nodes: Iterable[Node], across: bool = False) -> None:
        self.axis = 0 if across else 1
        self.leaves: list[Node] = []
        self.root = self._branch(Group(tuple(nodes)))
        self.boxes = [edges(node) for node in self.leaves]
        self.spans = [Interval(box[self.axis], box[self.axis + 2]) for box in self.boxes]
        self.whole = [stays_whole(node, box) for node, box in zip(self.leaves, self.boxes, strict=True)]
        self.between_lines = dict(self._between_lines())
        self._strips: dict[int, list[int]] = defaultdict(list)
        for leaf, span in enumerate(self.spans):
            for strip in range(_strip(span.start), _strip(span.end) + 1):
                self._strips[strip].append(leaf)
        self._first, self._last = min(self._strips, default=0), max(self._strips, default=-1)

    def _branch(self, node: Node) -> Branch:
        first = len(self.leaves)
        if not isinstance(node, Group):
            self.leaves.append(node)
            return Branch(node, first, first + 1)
        children = tuple(self._branch(child) for child in node.children)
        return Branch(node, first, len(self.leaves), children, tuple(child.first for child in children))

    def _between_lines(self) -> Iterator[tuple[int, Interval]]:
        """For each line of a paragraph that another follows, where a cut would part the two."""
        for leaf, (node, after) in enumerate(pairwise(self.leaves)):
            if (
                isinstance(node, Text)
                and isinstance(after, Text)
                and node.paragraph
                and node.paragraph is after.paragraph
            ):
                yield leaf, Interval(self.spans[leaf].middle, self.spans[leaf + 1].middle)

    def near(self, start: float, end: float) -> list[int]:
        """The positions of all primitives that reach into a part of the drawing, and of some that are near, in order."""
        first, last = (min(max(coordinate, self._first * STRIP), self._last * STRIP) for coordinate in (start, end))
        strips = (self._strips.get(strip, ()) for strip in range(_strip(first), _strip(last) + 1))
        return sorted({leaf for strip in strips for leaf in strip})

    def torn(self, at: float) -> Iterator[Edges]:
        """The boxes of what stays whole through which a cut there goes."""
        for leaf in self.near(at, at):
            if self.whole[leaf] and self.spans[leaf].start < at < self.spans[leaf].end:
                yield self.boxes[leaf]

    def of(self, leaves: Sequence[int], part: Callable[[int], Sequence[Node]]) -> list[Node]:
        """The drawing with those of its primitives alone, and of each only a part; groups of nothing are left out."""
        return _of(self.root, leaves, part)


def _of(branch: Branch, leaves: Sequence[int], part: Callable[[int], Sequence[Node]]) -> list[Node]:
    found: list[Node] = []
    at = 0
    while at < len(leaves):
        child = branch.children[bisect_right(branch.firsts, leaves[at]) - 1]
        stop = bisect_left(leaves, child.end, at)
        if not isinstance(child.node, Group):
            found += part(leaves[at])
        elif nodes := _of(child, leaves[at:stop], part):
            found.append(replace(child.node, children=tuple(nodes)))
        at = stop
    return found


def _strip(coordinate: float) -> int:
    return int(coordinate // STRIP)


LONG, AWAY = 0.45, 0.12
"""The length of a mark and its distance from the picture, in parts of the edge that is left free."""


def crop_marks(theme: Theme, trim: Edges, beyond: tuple[float, float], edge: float) -> list[Node]:
    """Two short lines at each corner of `trim`, outside of what is drawn: it goes on `beyond` px right and down."""
    left, top, right, bottom = trim
    near, far = AWAY * edge, (AWAY + LONG) * edge
    segments: list[PathCommand] = []
    for x in (left, right):
        segments += [("M", x, top - near), ("L", x, top - far)]
        segments += [("M", x, bottom + beyond[1] + near), ("L", x, bottom + beyond[1] + far)]
    for y in (top, bottom):
        segments += [("M", left - near, y), ("L", left - far, y)]
        segments += [("M", right + beyond[0] + near, y), ("L", right + beyond[0] + far, y)]
    return [Group((Path(tuple(segments), stroke=theme.ink, stroke_width=0.6),), role="decoration")]


def label(theme: Theme, text: str, left: float, height: float) -> Text:
    """Which sheet it is, in the lower margin, right of the marks."""
    return line(text, left + 4 * PX_PER_MM, height - 5.2 * PX_PER_MM, SMALL, theme.soft)
