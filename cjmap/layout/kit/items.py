"""Lists of items → bullets, chips and quotes: a stage's across the stage, a touchpoint's below them in its own column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, behind, facts, indented, middle, paragraph, stack
from cjmap.layout.kit.cards import note_mark
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.description import item_description
from cjmap.layout.kit.marks import BARS_WIDTH, severity_bars, success_sign
from cjmap.model import Item, Success
from cjmap.records import dataclass
from cjmap.scene import Circle, Font, Group, Node, Path, Rect
from cjmap.text.breaking import SPARE
from cjmap.theme import BODY, ITALIC, SMALL, Theme

CHIP_PADDING = 7.0
SIDE = 10.0
BULLET_ROOM = 14.0

COLUMN_END = 8.0
"""Px that stay free right of a text: with the gap to the next column, what a wider substitute font may run into."""

NOTE_SPARE = 8.0
"""Px right of a text that a wider substitute font may run into where a note's number follows."""

Mark = Callable[[Theme, float, float], list[Node]]
"""A sign left of an item's first line: theme, left edge, middle."""


@dataclass(frozen=True, slots=True)
class ItemLook:
    """How the items of a lane look.

    `ground` names the colour of Theme behind an item and `plain` says that there is none; `mark` is drawn left of the text.
    """

    mark: Mark | None = None
    ground: str = ""
    font: Font = BODY
    quote: bool = False


def bullet(colour: str) -> Mark:
    """A dot in a colour of the theme, by its name there."""
    return lambda theme, x, y: [Circle(x + 3, y, 2.6, getattr(theme, colour))]


def _plus(theme: Theme, x: float, y: float) -> list[Node]:
    return [success_sign(theme, Success.POSITIVE, x + 4.5, y, size=4.2)]


LOOKS: Mapping[str, ItemLook] = {
    "goals": ItemLook(bullet("soft")),
    "actions": ItemLook(bullet("soft")),
    "thoughts": ItemLook(ground="soft"),
    "quotes": ItemLook(font=ITALIC, quote=True),
    "highlights": ItemLook(_plus, ground="positive"),
    "pain_points": ItemLook(bullet("negative"), ground="negative"),
    "opportunities": ItemLook(bullet("opportunity"), ground="opportunity"),
    "tracked_by": ItemLook(ground="soft"),
    "needs": ItemLook(bullet("soft")),
    "motivations": ItemLook(bullet("soft")),
    "frustrations": ItemLook(bullet("soft")),
    "channels": ItemLook(bullet("soft")),
}
"""The looks of our own lists; an author's own lane looks like OWN."""

OWN = ItemLook(ground="soft")


def item_block(ctx: Context, item: Item, look: ItemLook, width: float) -> Block:
    """One item: mark, text, and in small what else is known of it."""
    theme = ctx.theme
    side = SIDE if look.ground else 2.0
    mark, mark_room = item_mark(item, look)
    note = note_mark(ctx, ctx.notes.number(item.note)) if item.note else None
    right = max(side, COLUMN_END) + (note.width + 6 if note else 0) + (14 if item.link else 0)
    inner = width - side - mark_room - right
    text = current_language().quoted(item.text) if look.quote else item.text
    content = stack(
        [paragraph(text, look.font, theme.ink, inner, NOTE_SPARE if note else SPARE), _more(ctx, item, inner)], 2
    )
    pad = CHIP_PADDING if look.ground else 2.0

    def extras(x: float, y: float) -> list[Node]:
        beside = y + pad + middle(look.font, item.text)
        nodes = mark(theme, x + side, beside) if mark else []
        if item.link:
            nodes += _link_sign(theme, x + width - right + 4, beside)
        if note:
            nodes += note.paint(x + width - max(side, COLUMN_END) - note.width, y + pad)
        return nodes

    block = indented(content, side + mark_room, pad, pad, right)
    block = Block(width, block.height, block.paint)
    framed = behind(block, partial(item_ground, theme, look))
    return Block(width, framed.height, lambda x, y: [_grouped(ctx, item, [*framed.paint(x, y), *extras(x, y)])])


def _grouped(ctx: Context, item: Item, nodes: list[Node]) -> Node:
    """An item; one with a sign of its severity says all of itself in words."""
    if not item.severity:
        return Group(tuple(nodes), link=item.link)
    label = item_description(ctx.whole or ctx.journey, item, ctx.notes.number(item.note) if item.note else 0)
    return Group(tuple(nodes), label=label, data={"severity": item.severity.value}, link=item.link, role="said")


def item_ground(theme: Theme, look: ItemLook, x: float, y: float, width: float, height: float) -> list[Node]:
    """What lies behind an item; nothing where it is plain."""
    if not look.ground:
        return []
    fill = theme.tinted(getattr(theme, look.ground), theme.item_tint * (0.75 if look.ground == "soft" else 1))
    stroke = "" if theme.item_tint >= 0.1 else theme.card_border
    return [Rect(x, y, width, height, fill, stroke, radius=5)]


def item_mark(item: Item, look: ItemLook) -> tuple[Mark | None, float]:
    """What is drawn left of an item's text, its severity before a mark of its lane, and the width that it takes."""
    severity = item.severity
    if severity is None:
        return look.mark, BULLET_ROOM if look.mark else 0.0
    return lambda theme, x, y: severity_bars(theme, severity, x, y + 5), BARS_WIDTH + 8


def _more(ctx: Context, item: Item, width: float) -> Block:
    """Whose item it is, who looks after it, how far it is, where it comes from."""
    known = (
        *(ctx.persona(one).name for one in item.personas),
        item.owner,
        item.status,
        item.source,
        messages().basis.get(item.basis or "", ""),
    )
    return facts(known, SMALL, ctx.theme.soft, width)


def _link_sign(theme: Theme, x: float, y: float) -> list[Node]:
    """An arrow that leaves its corner: a click opens an address."""
    colour = theme.accent if not theme.outlined else theme.ink
    return [
        Path((("M", x + 1, y + 3.5), ("L", x + 7.5, y - 3)), stroke=colour, stroke_width=1.3, round_cap=True),
        Path((("M", x + 3, y - 3.2), ("L", x + 7.7, y - 3.2), ("L", x + 7.7, y + 1.5)), stroke=colour, stroke_width=1.3,
             round_cap=True),
    ]  # fmt: skip
