"""A state, a logo, a persona's picture → the small blocks and nodes that stand for them."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.images import Picture, load
from cjmap.language import messages
from cjmap.layout.kit.block import NOTHING, Block, line, stack
from cjmap.model import Journey, JourneyState
from cjmap.records import dataclass
from cjmap.scene import Circle, Font, Image, Node, Rect
from cjmap.text import reach, room
from cjmap.theme import TEXT_CONTRAST, Theme, contrast

LOGO_HEIGHT = 40.0

WIDEST = 4.0
"""Of a logo, in heights: a wider one is lower."""


def state_pill(journey: Journey, theme: Theme, font: Font, height: float, down: float) -> Block:
    """The journey's state in a rounded box, its baseline `down` px below the top; nothing where nobody said it."""
    if not journey.state_given and journey.state == JourneyState.AS_IS:
        return NOTHING
    text = messages().states[journey.state]
    width = reach(text, font) + height + 2
    ground = theme.tinted(theme.accent, 0.1)
    readable = not theme.outlined and contrast(theme.accent, ground) >= TEXT_CONTRAST
    ink = theme.accent if readable else theme.ink

    def paint(x: float, y: float) -> list[Node]:
        return [
            Rect(x, y, width, height, ground, theme.accent if theme.outlined else "", radius=height / 2),
            line(text, x + width / 2, y + down, font, ink, "middle"),
        ]

    return Block(width, height, paint)


def logo(picture: Picture, height: float) -> Block:
    """A logo in a row of that height."""
    scale = min(height / picture.height, WIDEST * height / picture.width)
    wide, tall = picture.width * scale, picture.height * scale
    down = (height - tall) / 2
    return Block(wide, height, lambda x, y: [Image(x, y + down, wide, tall, picture.data, picture.media_type)])


def portrait(picture: Picture, colour: str, x: float, y: float, radius: float, ring: float = 2.0) -> list[Node]:
    """A persona's picture around (x, y), in a ring of its colour."""
    side = 2 * radius
    return [
        Image(x - radius, y - radius, side, side, picture.data, picture.media_type, round_clip=True),
        Circle(x, y, radius, "", colour, ring),
    ]


@dataclass(frozen=True, slots=True)
class Avatar:
    """How large a persona's picture or initials are drawn, in px: their `radius`, the width of the `ring` of a picture, and the
    `fonts` that initials are tried in: each with the space beside them, and how far below the middle its baseline lies.
    """

    radius: float
    fonts: Sequence[tuple[Font, float, float]]
    ring: float = 2.0


def avatar(theme: Theme, colour: str, shown: Picture | str, middle: tuple[float, float], look: Avatar) -> list[Node]:
    """A persona's picture, or their initials, in their colour around a point; the colour alone where initials have no room."""
    x, y = middle
    if not isinstance(shown, str):
        return portrait(shown, colour, x, y, look.radius, look.ring)
    ground = Circle(x, y, look.radius, colour)
    for font, space, down in look.fonts:
        if room(shown, font) < 2 * look.radius - space:
            return [ground, line(shown, x, y + down, font, theme.on(colour), "middle")]
    return [ground]


def pictures_of(journey: Journey) -> dict[str, Picture]:
    """The picture of each persona that has one, by the persona's id. Raises ImageError."""
    return {persona.id: load(journey.folder, persona.image) for persona in journey.personas if persona.image}


def logo_of(journey: Journey) -> Block:
    """The journey's logo, nothing where it has none. Raises ImageError."""
    if not journey.theme.logo:
        return stack([])
    return logo(load(journey.folder, journey.theme.logo), LOGO_HEIGHT)
