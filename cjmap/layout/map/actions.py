"""The actions of a stage without touchpoints → the dots on its card, with what else is known of each."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import Block, facts, middle, paragraph, stack
from cjmap.layout.kit.cards import note_mark
from cjmap.layout.map.sizes import SPARE
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Item
from cjmap.scene import Circle, Group, Node

DOT, LEFT = 1.9, 13.0
"""Radius of a dot, and from its left end to the words."""

NOTE_GAP = 4.0


def action_list(ctx: MapContext, items: Sequence[Item], width: float) -> Block:
    """Actions below each other, `width` px wide."""
    return stack([_action(ctx, one, width) for one in items])


def _action(ctx: MapContext, item: Item, width: float) -> Block:
    theme, look = ctx.theme, ctx.look
    note = note_mark(ctx, ctx.notes.number(item.note), ctx.look.small_bold) if item.note else None
    room = width - LEFT - (note.width + NOTE_GAP if note else 0)
    severity = messages().severity[item.severity] if item.severity else ""
    who = [ctx.persona(one).name for one in item.personas]
    known = (severity, *who, item.owner, item.status, item.source, messages().basis.get(item.basis or "", ""))
    text = paragraph(item.text, look.body, theme.ink, room, NOTE_GAP if note else SPARE, hyphens=True)
    block = stack([text, facts(known, look.small, theme.soft, room)])
    down = middle(look.body, item.text)

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = [Circle(x + 3, y + down, DOT, theme.soft), *block.paint(x + LEFT, y)]
        nodes += note.paint(x + width - note.width, y + 1) if note else []
        return [Group(tuple(nodes), link=item.link)]

    return Block(width, block.height, paint)
