"""Nodes → an index of them from top to bottom, or from left to right: who cuts a drawing looks at what is near the cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from cjmap.layout.pages.boxes import Span, edges, stays_whole
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node

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
        self.spans = [Span(box[self.axis], box[self.axis + 2]) for box in self.boxes]
        self.whole = [stays_whole(node, box) for node, box in zip(self.leaves, self.boxes, strict=True)]
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

    def near(self, start: float, end: float) -> list[int]:
        """The places of all primitives that reach into a part of the drawing, and of some that are near, in order."""
        first, last = (min(max(place, self._first * STRIP), self._last * STRIP) for place in (start, end))
        strips = (self._strips.get(strip, ()) for strip in range(_strip(first), _strip(last) + 1))
        return sorted({leaf for strip in strips for leaf in strip})

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


def _strip(place: float) -> int:
    return int(place // STRIP)
