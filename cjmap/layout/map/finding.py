"""An item of the whole journey → what it says, its severity before it, and behind it whose it is and which steps it means."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, baseline, joined, leading, middle, paragraph
from cjmap.layout.kit.cards import note_mark
from cjmap.layout.kit.description import item_description
from cjmap.layout.kit.marks import BARS_WIDTH, severity_bars
from cjmap.layout.map.inline import Inline, balanced, in_rows, inline_sign, inline_text
from cjmap.layout.map.standouts import numbers_of, whole
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Item
from cjmap.scene import Font, Group, Node, Path, PathCommand
from cjmap.text import reach, wrap
from cjmap.theme import TEXT_CONTRAST, Theme, contrast

BARS_ROOM = BARS_WIDTH + 8
"""What the bars of severity take before a text, in px."""

BEHIND = 12.0
"""Between the end of a text and what stands behind it."""

LINK_WIDTH = 9.0


def finding(ctx: MapContext, item: Item, font: Font, width: float, known: bool = True) -> Block:
    """An item, balanced in `width` px; without what is known of it where that stands elsewhere."""
    left = BARS_ROOM if item.severity else 0.0
    room = max(1.0, width - left)
    text = paragraph(item.text, font, ctx.theme.ink, balanced(item.text, font, room))
    last = wrap(item.text, font, text.width)[-1]
    trail = trail_of(ctx, item, room, known)
    behind = sum(part.width + BEHIND for part in trail)
    fits = bool(trail) and reach(last, font) + behind <= room
    below = NOTHING if fits or not trail else in_rows(trail, room, BEHIND)
    base = text.height - leading(font, item.text) + baseline(font, item.text)

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        if item.severity:
            nodes += severity_bars(ctx.theme, item.severity, x, y + middle(font, item.text) + 5)
        nodes += text.paint(x + left, y)
        nodes += below.paint(x + left, y + text.height)
        at = x + left + reach(last, font)
        for part in trail if fits else ():
            nodes += part.block.paint(at + BEHIND, y + base - part.down)
            at += BEHIND + part.width
        return [told(ctx, item, nodes)]

    return Block(width, text.height + below.height, paint)


def told(ctx: MapContext, item: Item, nodes: Sequence[Node]) -> Group:
    """An item drawn; one with a sign of its severity, or with numbers of steps, says all of itself in words."""
    if not (item.severity or item.at):
        return Group(tuple(nodes), link=item.link)
    note = ctx.notes.number(item.note) if item.note else 0
    words = current_language().row((item_description(whole(ctx), item, note), *numbers_of(ctx, item.at)))
    data = {"severity": item.severity.value} if item.severity else {}
    return Group(tuple(nodes), label=words, data=data, link=item.link, role="said")


def trail_of(ctx: MapContext, item: Item, width: float, known: bool = True) -> list[Inline]:
    """What stands behind an item, each part at most `width` px wide: the numbers of the steps that it means, whose it is, who
    looks after it, how far it is, where it comes from; an arrow where it leads to an address; the number of its note.
    """
    small = ctx.look.small
    numbers = joined(numbers_of(ctx, item.at))
    parts = [
        inline_text(numbers, ctx.look.bold, readable(ctx.theme, ctx.theme.accent), width),
        inline_text(known_of(ctx, item) if known else "", small, ctx.theme.soft, width),
        inline_sign(LINK_WIDTH, small, lambda x, y: link_arrow(ctx.theme, x, y)) if item.link else None,
        inline_note(ctx, ctx.notes.number(item.note)) if item.note else None,
    ]
    return [part for part in parts if part and part.block.height]


def known_of(ctx: MapContext, item: Item) -> str:
    """Whose an item is, who looks after it and how far it is, and where it comes from."""
    return joined(
        (
            *(ctx.persona(one).name for one in item.personas),
            item.owner,
            item.status,
            item.source,
            messages().basis.get(item.basis or "", ""),
        )
    )


def readable(theme: Theme, colour: str) -> str:
    """A colour for words on the ground of the drawing: itself, or ink where it cannot be read there."""
    return colour if contrast(colour, theme.background) >= TEXT_CONTRAST else theme.ink


def inline_note(ctx: MapContext, number: int) -> Inline:
    """The number of a note in a ring, in a line with others."""
    ring = note_mark(ctx, number, ctx.look.small_bold, ctx.theme.ink)
    return inline_sign(ring.width, ctx.look.small_bold, lambda x, y: ring.paint(x, y - ring.height / 2))


def link_arrow(theme: Theme, x: float, y: float) -> list[Node]:
    """An arrow that leaves its corner, LINK_WIDTH wide around the height y: a click opens an address."""
    colour = readable(theme, theme.ink if theme.outlined else theme.accent)
    shaft: tuple[PathCommand, ...] = (("M", x + 1, y + 3.5), ("L", x + 8, y - 3.5))
    head: tuple[PathCommand, ...] = (("M", x + 3.2, y - 3.5), ("L", x + 8, y - 3.5), ("L", x + 8, y + 1.2))
    return [Path(one, stroke=colour, stroke_width=1.3, round_cap=True) for one in (shaft, head)]
