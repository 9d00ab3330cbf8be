"""A journey, a theme and a width → what a view of sections shows; `carriers` makes its pictures, sheets and slides of it."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.layout.kit.block import Block
from cjmap.model import Journey
from cjmap.records import dataclass
from cjmap.theme import Theme

MARGIN = 28.0
"""Around a view, in px."""

BETWEEN = 18.0
"""Between two sections."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A view laid out for a width: its head (the message and what limits it), its sections, which are never parted, and its
    foot, each a block as wide as the content; and in words what it shows (`description`).

    A further sheet begins with `title`, the message in a line, or with the journey's title where that is empty; a further slide
    with the head. Paper lies on its long side unless the view is `portrait`.
    """

    head: Block
    sections: tuple[Block, ...]
    foot: Block
    description: str
    portrait: bool = False
    title: str = ""


Compose = Callable[[Journey, Theme, float], Composition]
"""A journey, a theme and the width of the content in px → the view. NothingToShow where the journey has nothing for it."""
