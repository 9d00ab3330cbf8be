"""A scene laid out from left to right, its journey and how it is drawn → the same in its language's direction, with its id."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from cjmap.language import current_language
from cjmap.model import Journey, JourneyState
from cjmap.options.medium import FIT, NO_WISHES, Medium, Wishes
from cjmap.options.views import FIRST_VIEW
from cjmap.records import replace
from cjmap.scene import Anchor, Circle, Group, Image, Node, Path, PathCommand, Rect, Scene, Text

DEFAULT = "default"
"""The theme of which an id says nothing; of the state it is as-is, of the view the first."""


def picture_id(journey: Journey, view: str, theme: str, medium: Medium, wishes: Wishes = NO_WISHES) -> str:
    """The id of the pictures of a journey: that of its title, then all in which it can differ from others of that title.

    As a slug has no underscore, one that ends a part can be nothing else.
    """
    parts = (
        slug(journey.title),
        journey.state if journey.state != JourneyState.AS_IS else "",
        view if view != FIRST_VIEW else "",
        slug(theme) if theme != DEFAULT else "",
        *_of_medium(medium),
        f"{wishes.width:g}-wide".replace(".", "-") if wishes.width else "",
        "plain" if wishes.plain else "",
        f"persona-{_apart(journey.lens)}" if journey.lens else "",
        f"beside-{_apart(wishes.highlight)}" if wishes.highlight else "",
    )
    return joined(*parts)


def joined(*parts: str) -> str:
    """An id of the parts that say something."""
    return "_".join(filter(None, parts))


def slug(title: str) -> str:
    """An id made of a title: `Buying a first laptop` → `buying-a-first-laptop`.

    What ASCII leaves out is kept apart by a checksum, so that two maps in one page share no id.
    """
    kept = _kept(title)
    name = kept if kept[:1].isalpha() else f"map-{kept}".rstrip("-")
    return name if title.isascii() else f"{name}-{crc32(title.encode()):08x}"


def _apart(name: str) -> str:
    """The id of a persona in letters, digits and single hyphens, no two the same."""
    kept = _kept(name)
    return kept if kept == name else f"{kept}-{crc32(name.encode()):08x}".lstrip("-")


def _kept(text: str) -> str:
    return "-".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in text.lower()).split())


def _of_medium(medium: Medium) -> tuple[str, ...]:
    return (
        medium.page if medium.page != FIT else "",
        "tile" if medium.tile else "",
        "personas" if medium.persona_page else "",
        medium.slide.replace(":", "-"),
        "stages" if medium.per_stage and not medium.slide else "",
    )


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
