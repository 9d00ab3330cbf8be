"""A Scene → the stages that it shows: what a bookmark calls each, and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.records import dataclass
from cjmap.scene import BEFORE, Circle, Group, Image, Node, Path, Rect, Scene, Text


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as it can be seen: the words of its heading, and the top left corner of it in px of the scene."""

    name: str
    x: float
    y: float


def stages(scene: Scene) -> tuple[Stage, ...]:
    """The stages of a scene in reading order."""
    return tuple(_stages(scene.children))


def _stages(nodes: Sequence[Node]) -> Iterator[Stage]:
    for node in nodes:
        if not isinstance(node, Group):
            continue
        if node.role != "section" or "stage" not in node.data:
            yield from _stages(node.children)
            continue
        heading = next((child for child in node.children if isinstance(child, Group) and child.role == "heading"), None)
        places = [*_corners(heading.children if heading else node.children)] or [*_corners(node.children)]
        if places:
            name = " ".join(_words(heading.children)) if heading else ""
            yield Stage(name or node.label, min(x for x, _ in places), min(y for _, y in places))


def _words(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _words(node.children)
        elif isinstance(node, Text):
            yield from node.text.split()


def _corners(nodes: Sequence[Node]) -> Iterator[tuple[float, float]]:
    """Points of which none lies outside of the nodes by more than the handles of a curve, among them their extremes."""
    for node in nodes:
        if isinstance(node, Group):
            yield from _corners(node.children)
        elif isinstance(node, Path):
            for _, *places in node.segments:
                yield from zip(places[::2], places[1::2], strict=True)
        elif isinstance(node, Circle):
            yield node.x - node.radius, node.y - node.radius
        elif isinstance(node, Text):
            yield node.x - BEFORE[node.anchor] * node.width, node.y - node.font.size
        elif isinstance(node, Rect | Image):
            yield node.x, node.y
