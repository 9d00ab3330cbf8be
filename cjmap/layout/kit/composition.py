"""What a view shows, as sections below each other → its pictures: one of its own size, sheets of paper, slides."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.layout.kit.block import Block, stack
from cjmap.layout.kit.context import scene_of
from cjmap.model import Journey
from cjmap.options.medium import Medium
from cjmap.records import dataclass
from cjmap.scene import Scene
from cjmap.theme import Theme

MARGIN = 28.0
"""Around a view, in px."""

BETWEEN = 18.0
"""Between two sections."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A view laid out for a width: its head (the message and what limits it), its sections, which are never parted, and its
    foot, each a block as wide as the content; and in words what it shows (`description`).

    A further sheet repeats the head. What is `portrait` stands on sheets upright.
    """

    head: Block
    sections: tuple[Block, ...]
    foot: Block
    description: str
    portrait: bool = False


Compose = Callable[[Journey, Theme, float], Composition]
"""A journey, a theme and the width of the content in px → the view. NothingToShow where the journey has nothing for it."""


def pictures(compose: Compose, journey: Journey, theme: Theme, medium: Medium, width: float) -> tuple[Scene, ...]:
    """The pictures of a view for a medium; one of its own size is `width` px wide."""
    made = compose(journey, theme, width - 2 * MARGIN)
    block = stack([made.head, *made.sections, made.foot], BETWEEN)
    nodes = block.paint(MARGIN, MARGIN)
    return (scene_of(journey, theme, nodes, (width, block.height + 2 * MARGIN), made.description),)
