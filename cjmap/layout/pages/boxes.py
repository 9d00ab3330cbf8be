"""A node → the box around it, and whether it is ever cut: texts, pictures and small signs stay whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cjmap.records import dataclass
from cjmap.scene import BEFORE, Circle, Group, Image, Node, Path, Rect, Segment, Text

SIGN_MOST = 30.0
"""A shape that is no larger than this each way is a sign, and never cut."""

ASCENT, DESCENT = 0.76, 0.24
"""How far a text's ink reaches above and below its baseline, in em."""

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


def _places(segments: Sequence[Segment]) -> tuple[list[float], list[float]]:
    numbers = [place for segment in segments for place in segment[1:]]
    return [float(x) for x in numbers[::2]], [float(y) for y in numbers[1::2]]
