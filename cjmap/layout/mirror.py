"""A scene that was laid out from left to right → the same from right to left, for languages that are written so.

Every sign of ours either is symmetrical or points along the way that is read, so all shapes turn. Pictures and texts are
moved, and stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from cjmap.language import current_language
from cjmap.records import replace
from cjmap.scene import Anchor, Circle, Group, Image, Node, Path, PathCommand, Rect, Scene, Text

OTHER_END: Mapping[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


def directed(scene: Scene) -> Scene:
    """A scene as it was laid out, or mirrored where the language in use is written from right to left."""
    return mirrored(scene) if current_language().direction == "rtl" else scene


def mirrored(scene: Scene) -> Scene:
    """The scene as in a mirror that stands on its right edge; what is told in which order does not change."""
    children = tuple(_mirrored(node, scene.width) for node in scene.children)
    return replace(scene, children=children, direction="ltr" if scene.direction == "rtl" else "rtl")


def _mirrored(node: Node, width: float) -> Node:
    match node:
        case Group():
            return replace(node, children=tuple(_mirrored(child, width) for child in node.children))
        case Text():
            return replace(node, x=width - node.x, anchor=OTHER_END[node.anchor])
        case Circle():
            return replace(node, x=width - node.x)
        case Rect() | Image():
            return replace(node, x=width - node.x - node.width)
        case Path():
            return replace(node, segments=tuple(_turned(segment, width) for segment in node.segments))


def _turned(segment: PathCommand, width: float) -> PathCommand:
    match segment:
        case ("C", x1, y1, x2, y2, x3, y3):
            return "C", width - x1, y1, width - x2, y2, width - x3, y3
        case ("M" | "L" as command, x, y):
            return command, width - x, y
    return segment
