"""An item and a width → how it looks in its lane: sign, text, and in small whose it is and what else is known of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, facts, middle, paragraph, stack
from cjmap.layout.kit.cards import note_mark
from cjmap.layout.kit.description import item_description
from cjmap.layout.kit.legend import SEVERITY, Sign
from cjmap.layout.kit.marks import severity_bars, success_sign
from cjmap.layout.map.entries import LaneEntry
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Item, Success
from cjmap.records import dataclass
from cjmap.scene import Circle, Group, Node, Path, Rect
from cjmap.theme import Theme

SIGN_ROOM, ARROW_ROOM, DOT_ROOM, BARS_ROOM = 22.0, 15.0, 11.0, 20.0
"""What a sign takes left of a text, in px: ▲ and bars, →, a dot, bars in a box."""

SIGN_SIZE = 5.2
DOT = 1.7
BOX_SIDE, BOX_PAD, BOX_RADIUS = 10.0, 6.0, 6.0
TEXT_PAD = 5.0
DOT_PAD = 2.0

END = 6.0
"""Px right of a text that it leaves free, so that a wider font has room before the next."""

SPARE = 14.0
"""How far a text may run right of its width in the widest font: into END and most of the gap to the next item."""

SPARE_BESIDE = 4.0
"""The same of a text that has the number of a note or a link beside it."""

LINK_WIDE = 14.0

Mark = Callable[[Theme, float, float], list[Node]]
"""A sign left of the first line: theme, left edge, middle."""


@dataclass(frozen=True, slots=True)
class LaneLook:
    """How the items of a lane look: sign and the room that it takes, whether they stand in a tinted box, the px above and
    below, whether the text is italic, and whether in quotation marks.
    """

    mark: Mark | None = None
    room: float = 0.0
    box: bool = False
    pad: float = TEXT_PAD
    italic: bool = False
    quote: bool = False
    sign: Sign = ""


def _level(level: Success) -> Mark:
    return lambda theme, x, y: [success_sign(theme, level, x + 8, y, size=SIGN_SIZE)]


def _dot(theme: Theme, x: float, y: float) -> list[Node]:
    return [Circle(x + 3, y, DOT, theme.soft)]


def _arrow(theme: Theme, x: float, y: float) -> list[Node]:
    colour = theme.opportunity
    return [
        Path((("M", x, y), ("L", x + 9, y)), stroke=colour, stroke_width=1.7, round_cap=True),
        Path((("M", x + 5.5, y - 3.6), ("L", x + 9.2, y), ("L", x + 5.5, y + 3.6)), stroke=colour, stroke_width=1.7,
             round_cap=True),
    ]  # fmt: skip


DOTTED_LOOK = LaneLook(_dot, DOT_ROOM, pad=DOT_PAD)
LOOKS: Mapping[str, LaneLook] = {
    "thoughts": LaneLook(italic=True, pad=DOT_PAD),
    "quotes": LaneLook(italic=True, quote=True, pad=DOT_PAD),
    "highlights": LaneLook(_level(Success.POSITIVE), SIGN_ROOM, sign=Success.POSITIVE),
    "pain_points": LaneLook(_level(Success.NEGATIVE), SIGN_ROOM, sign=Success.NEGATIVE),
    "opportunities": LaneLook(_arrow, ARROW_ROOM, box=True, pad=BOX_PAD),
}
"""The looks of our lists; what is none of these has dots."""


def look_of(lane: str) -> LaneLook:
    """How the items of a lane look."""
    return LOOKS.get(lane, DOTTED_LOOK)


def item_signs(lane: str, item: Item) -> frozenset[Sign]:
    """The signs of an item that a legend explains."""
    sign = SEVERITY if item.severity else look_of(lane).sign
    return frozenset((sign,) if sign else ())


def item_piece(
    ctx: MapContext, entry: LaneEntry, item: Item, width: float, numbered: bool, height: float = 0.0
) -> Block:
    """An item, `width` px wide and at least `height` px high; with the number of its step where it is `numbered`."""
    look, theme = look_of(entry.lane.id), ctx.theme
    side = BOX_SIDE if look.box else 0.0
    content, extras = item_content(ctx, item, look, width - side - (side or END), said_of(ctx, entry, numbered))
    tall = max(height if look.box else 0.0, content.height + 2 * look.pad)

    def paint(x: float, y: float) -> list[Node]:
        left, top = x + side, y + look.pad
        nodes = [*_box(theme, x, y, width, tall)] if look.box else []
        nodes += [*content.paint(left, top), *extras(left, top)]
        return [_grouped(ctx, item, nodes)]

    return Block(width, tall, paint)


def said_of(ctx: MapContext, entry: LaneEntry, numbered: bool) -> list[str]:
    """What is said of an entry before all else: what it is, and where."""
    return [text for text in (entry.caption, ctx.step_number(entry.step) if numbered else "") if text]


def item_content(
    ctx: MapContext, item: Item, look: LaneLook, width: float, before: list[str]
) -> tuple[Block, Callable[[float, float], list[Node]]]:
    """An item without its ground: its text with what is known of it, and what paints the signs beside it."""
    theme, font = ctx.theme, ctx.look.italic if look.italic else ctx.look.body
    mark, room = _mark(item, look)
    note = note_mark(ctx, ctx.notes.number(item.note), ctx.look.small_bold) if item.note else None
    taken = (note.width + 6 if note else 0) + (LINK_WIDE if item.link else 0)
    words = current_language().quoted(item.text) if look.quote else item.text
    text = paragraph(words, font, theme.ink, width - room - taken, SPARE_BESIDE if taken else SPARE)
    content = stack([text, facts((*before, *_known(ctx, item)), ctx.look.small, theme.soft, width - room - taken)])

    def extras(x: float, y: float) -> list[Node]:
        beside = y + middle(font, words)
        nodes = mark(theme, x, beside) if mark else []
        if item.link:
            nodes += _link_sign(theme, x + width - taken + 5, beside)
        if note:
            nodes += note.paint(x + width - note.width, beside - note.height / 2)
        return nodes

    return Block(width, content.height, lambda x, y: content.paint(x + room, y)), extras


def _mark(item: Item, look: LaneLook) -> tuple[Mark | None, float]:
    """What is drawn left of a text, how severe it is before a sign of its lane, and the room that it takes."""
    severity = item.severity
    if severity is None:
        return look.mark, look.room
    return lambda theme, x, y: severity_bars(theme, severity, x + 2, y + 5), max(look.room, BARS_ROOM)


def _known(ctx: MapContext, item: Item) -> tuple[str, ...]:
    """Whose an item is where there are several, who looks after it, how far it is, where it comes from."""
    several = len((ctx.whole or ctx.journey).personas) > 1
    people = tuple(ctx.short_names[one] for one in item.personas) if several else ()
    return (*people, item.owner, item.status, item.source, messages().basis.get(item.basis or "", ""))


def _box(theme: Theme, x: float, y: float, width: float, height: float) -> list[Node]:
    fill = theme.background if theme.outlined else theme.tinted(theme.opportunity, theme.item_tint)
    return [Rect(x, y, width, height, fill, theme.soft if theme.outlined else "", radius=BOX_RADIUS)]


def _grouped(ctx: MapContext, item: Item, nodes: list[Node]) -> Node:
    """An item; one with a sign of its severity says all of itself in words."""
    if not item.severity:
        return Group(tuple(nodes), link=item.link)
    label = item_description(ctx.whole or ctx.journey, item, ctx.notes.number(item.note) if item.note else 0)
    return Group(tuple(nodes), label=label, data={"severity": item.severity.value}, link=item.link, role="said")


def _link_sign(theme: Theme, x: float, y: float) -> list[Node]:
    """An arrow that leaves its corner: a click opens an address."""
    colour = theme.accent if not theme.outlined else theme.ink
    return [
        Path((("M", x + 1, y + 3.5), ("L", x + 7.5, y - 3)), stroke=colour, stroke_width=1.3, round_cap=True),
        Path((("M", x + 3, y - 3.2), ("L", x + 7.7, y - 3.2), ("L", x + 7.7, y + 1.5)), stroke=colour, stroke_width=1.3,
             round_cap=True),
    ]  # fmt: skip
