"""A level, an importance, a severity, a persona, a state, a logo → the sign that stands for it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from cjmap.images import Picture, load
from cjmap.language import messages
from cjmap.layout.kit.block import NOTHING, Block, line, stack
from cjmap.model import End, ItemSeverity, Journey, JourneyState, Success
from cjmap.records import dataclass
from cjmap.scene import Circle, Font, Group, Image, Node, Path, PathCommand, Rect
from cjmap.text import reach, room
from cjmap.theme import TEXT_CONTRAST, Theme, contrast

SIGN = 5.5
"""Half the width of a success sign, in px."""

DOTS = 5
DOT_RADIUS = 2.9
DOT_STEP = 9.0
DOTS_WIDTH = DOT_STEP * (DOTS - 1) + 2 * DOT_RADIUS
BARS_WIDTH = 14.0
ICON_WIDTH = 13.0


def polygon(
    points: Sequence[tuple[float, float]],
    fill: str,
    stroke: str = "",
    stroke_width: float = 1.0,
    dash: tuple[float, ...] = (),
) -> Path:
    """A closed outline through points."""
    first, *rest = points
    segments: list[PathCommand] = [("M", *first), *(("L", x, y) for x, y in rest), ("Z",)]
    return Path(tuple(segments), fill, stroke, stroke_width, dash)


def success_sign(theme: Theme, level: Success, x: float, y: float, derived: bool = False, size: float = SIGN) -> Node:
    """▲ positive, ■ neutral, ▼ negative, ○ not assessed, centred at (x, y); hollow where it was derived and not given."""
    colour = theme.success(level)
    hollow = derived or level is Success.NOT_ASSESSED
    fill, stroke = (theme.card if hollow else colour), colour
    low, high = y + size * 0.85, y - size * 0.85
    if level is Success.POSITIVE:
        return polygon([(x, high), (x + size, low), (x - size, low)], fill=fill, stroke=stroke, stroke_width=1.4)
    if level is Success.NEGATIVE:
        return polygon([(x - size, high), (x + size, high), (x, low)], fill=fill, stroke=stroke, stroke_width=1.4)
    if level is Success.NEUTRAL:
        side = size * 0.85
        return Rect(x - side, y - side, 2 * side, 2 * side, fill, stroke, 1.4, radius=1.5)
    return Circle(x, y, size * 0.9, fill, stroke, 1.4)


def star(x: float, y: float, radius: float, fill: str, stroke: str = "") -> Path:
    """A five-pointed star around (x, y): a moment of truth."""
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.42
        angle = math.pi * (corner / 5 - 0.5)
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return polygon(points, fill=fill, stroke=stroke, stroke_width=1.6)


def importance_dots(theme: Theme, weight: float, x: float, y: float) -> list[Node]:
    """Five dots from x on, as many of them full as `weight` (0 least … 1 most) says, at least one; y is their middle."""
    full = 1 + int(weight * (DOTS - 1) + 0.5)
    return [
        Circle(x + DOT_RADIUS + DOT_STEP * dot, y, DOT_RADIUS, theme.soft if dot < full else theme.rule)
        for dot in range(DOTS)
    ]


def severity_bars(theme: Theme, severity: ItemSeverity, x: float, y: float) -> list[Node]:
    """Three bars that rise from left to right, one, two or all of them full; (x, y) is the lower left corner."""
    full = list(ItemSeverity).index(severity) + 1
    pale = theme.tinted(theme.negative, 0.28)
    return [
        Rect(x + 5 * bar, y - 4 - 3 * bar, 3.6, 4 + 3 * bar, theme.negative if bar < full else pale, radius=0.8)
        for bar in range(3)
    ]


def arrow(x: float, y: float, colour: str, back: bool) -> list[Node]:
    """A small arrow on, or a bent one back; (x, y) is the middle of its left end, ICON_WIDTH wide."""
    if back:
        bend: tuple[PathCommand, ...] = (
            ("M", x + 2, y - 2), ("L", x + 8, y - 2),
            ("C", x + 13, y - 2, x + 13, y + 4.5, x + 8, y + 4.5), ("L", x + 5, y + 4.5),
        )  # fmt: skip
        head: tuple[PathCommand, ...] = (("M", x + 4.5, y - 5), ("L", x + 1.5, y - 2), ("L", x + 4.5, y + 1))
    else:
        bend = (("M", x + 1, y), ("L", x + 11, y))
        head = (("M", x + 7.5, y - 3.5), ("L", x + 11, y), ("L", x + 7.5, y + 3.5))
    return [
        Path(bend, stroke=colour, stroke_width=1.4, round_cap=True),
        Path(head, stroke=colour, stroke_width=1.4, round_cap=True),
    ]


def end_mark(theme: Theme, end: End | None, x: float, y: float) -> list[Node]:
    """How a journey ends: a raised flag, a fallen one, a line that drops; without an outcome a full stop. ICON_WIDTH wide."""
    if end is End.SUCCESS:
        return [
            Path(
                (("M", x + 2, y + 5.5), ("L", x + 2, y - 5.5)), stroke=theme.positive, stroke_width=1.4, round_cap=True
            ),
            polygon([(x + 2, y - 5.5), (x + 11, y - 2.5), (x + 2, y + 0.5)], fill=theme.positive),
        ]
    if end is End.FAILURE:
        return [
            Path(
                (("M", x + 1, y + 4.5), ("L", x + 12, y + 4.5)), stroke=theme.negative, stroke_width=1.4, round_cap=True
            ),
            polygon([(x + 12, y + 4.5), (x + 9, y - 4.5), (x + 6, y + 4.5)], fill=theme.negative),
        ]
    if end is End.ABANDONED:
        drop: tuple[PathCommand, ...] = (
            ("M", x + 1, y - 4), ("L", x + 5, y - 4), ("C", x + 8, y - 4, x + 8, y - 2, x + 8, y + 1),
        )  # fmt: skip
        return [
            Path(drop, stroke=theme.negative, stroke_width=1.4, dash=(2.5, 2), round_cap=True),
            polygon([(x + 5, y + 1), (x + 11, y + 1), (x + 8, y + 5.5)], fill=theme.negative),
        ]
    return [Rect(x + 3, y - 3, 6, 6, theme.soft, radius=1)]


def face(
    x: float, y: float, level: float, colour: str, ground: str, dashed: bool = False, radius: float = 11.0
) -> list[Node]:
    """A face around (x, y) whose mouth follows `level` (−1 worst … 1 best): the point of a curve that stands alone."""
    k = radius / 11.0
    bend = 4.2 * k * max(-1.0, min(1.0, level))
    mouth: tuple[PathCommand, ...] = (
        ("M", x - 4.4 * k, y + 4 * k - bend / 2.4),
        ("C", x - 2 * k, y + 4 * k + bend / 2.2, x + 2 * k, y + 4 * k + bend / 2.2, x + 4.4 * k, y + 4 * k - bend / 2.4),
    )  # fmt: skip
    return [
        Circle(x, y, radius, ground, colour, 2.2, (3.0, 2.4) if dashed else ()),
        Circle(x - 3.6 * k, y - 2.8 * k, 1.3 * k, colour),
        Circle(x + 3.6 * k, y - 2.8 * k, 1.3 * k, colour),
        Path(mouth, stroke=colour, stroke_width=1.6 * k, round_cap=True),
    ]


FAMILIES = 3
"""Of markers, one for the colours of a theme each: plain ones, crosses and a bar, plain ones with a dot in the middle."""

LONG, DOTTED = (14.0, 3.0), (12.0, 3.0, 2.5, 3.0)
"""The dashes of lines beyond the first six; those of an assumed score are shorter."""

ARM, WIDE = 7.4, 2.7
"""Half the length of the arms of a cross, and half their width."""

Corners = Sequence[tuple[float, float]]


def persona_marker(number: int, x: float, y: float, fill: str, stroke: str, dashed: bool) -> Node:
    """A point of the curve of the persona with that number (0 the first) around (x, y); dashed where it is assumed."""
    wide, dash = (2.0, (3.0, 2.2)) if dashed else (1.5, ())
    family = number // 6 % FAMILIES
    if family == 1:
        return CROSSES[number % len(CROSSES)](x, y, fill, stroke, wide, dash)
    outline = PLAIN[number % len(PLAIN)](x, y, fill, stroke, wide, dash)
    return Group((outline, Circle(x, y, 2.5, stroke))) if family else outline


def persona_key(theme: Theme, number: int, x: float, y: float, colour: str) -> Node:
    """The marker where it stands for its persona, off the curve."""
    return persona_marker(number, x, y, colour, theme.background if number // 6 % FAMILIES == 2 else "", False)


def persona_dashes(number: int) -> tuple[float, ...]:
    """The dashes in px of the line of the persona with that number: none for the first six."""
    if number // 6 % FAMILIES == 0:
        return ()
    return LONG if number % 6 < 3 else DOTTED


def _circle(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Node:
    return Circle(x, y, 6.5, fill, stroke, wide, dash)


def _square(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Node:
    return Rect(x - 5.6, y - 5.6, 11.2, 11.2, fill, stroke, wide, radius=1.5, dash=dash)


def _diamond(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Node:
    return polygon([(x, y - 7.6), (x + 7.6, y), (x, y + 7.6), (x - 7.6, y)], fill, stroke, wide, dash)


def _plus(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Path:
    return polygon([(x + across, y + down) for across, down in UPRIGHT], fill, stroke, wide, dash)


def _ex(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Path:
    turned = [((a - d) * 0.7071, (a + d) * 0.7071) for a, d in UPRIGHT]
    return polygon([(x + across, y + down) for across, down in turned], fill, stroke, wide, dash)


def _bar(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Node:
    return Rect(x - 3.6, y - 7.8, 7.2, 15.6, fill, stroke, wide, radius=1.5, dash=dash)


UPRIGHT: Corners = (
    (-WIDE, -ARM), (WIDE, -ARM), (WIDE, -WIDE), (ARM, -WIDE), (ARM, WIDE), (WIDE, WIDE), (WIDE, ARM), (-WIDE, ARM),
    (-WIDE, WIDE), (-ARM, WIDE), (-ARM, -WIDE), (-WIDE, -WIDE),
)  # fmt: skip
"""The corners of an upright cross around (0, 0)."""

Shape = Callable[[float, float, str, str, float, tuple[float, ...]], Node]
PLAIN: tuple[Shape, ...] = (_circle, _square, _diamond)
CROSSES: tuple[Shape, ...] = (_plus, _ex, _bar)
"""The shapes of markers, which take turns; a new one is a function and a name here."""


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


def logo_of(journey: Journey, height: float = LOGO_HEIGHT) -> Block:
    """The journey's logo in a row of that height in px, nothing where it has none. Raises ImageError."""
    if not journey.theme.logo:
        return stack([])
    return logo(load(journey.folder, journey.theme.logo), height)
