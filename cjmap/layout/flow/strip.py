"""Personas → a row of small pictures with their names."""

from __future__ import annotations

from cjmap.images import Picture
from cjmap.layout.block import Block, flow, heading, line, paragraph, stack
from cjmap.layout.emblems import portrait
from cjmap.layout.map.context import Context
from cjmap.model import Persona
from cjmap.scene import Circle, Group, Node
from cjmap.text import reach, room
from cjmap.theme import BOLD, SMALL, SMALL_BOLD

RADIUS = 14.0
TEXT_LEAST, TEXT_MOST = 60.0, 260.0


def persona_pills(ctx: Context, pictures: dict[str, Picture], width: float) -> Block:
    """All personas beside each other, in as many rows as the width asks for."""
    return flow([_pill(ctx, one, pictures.get(one.id)) for one in ctx.journey.personas], width, 28, 8)


def _pill(ctx: Context, persona: Persona, picture: Picture | None) -> Block:
    theme = ctx.theme
    wanted = max(reach(persona.name, BOLD), reach(persona.role, SMALL))
    inner = min(max(1.05 * wanted + 1, TEXT_LEAST), TEXT_MOST)
    name = heading(paragraph(persona.name, BOLD, theme.ink, inner, 0))
    text = stack([name, paragraph(persona.role, SMALL, theme.soft, inner, 0) if persona.role else stack([])])
    left, tall = 2 * RADIUS + 9, max(2 * RADIUS, text.height)

    def paint(x: float, y: float) -> list[Node]:
        avatar = _avatar(ctx, persona, picture, x + RADIUS, y + tall / 2)
        nodes = (*avatar, *text.paint(x + left, y + (tall - text.height) / 2))
        return [
            Group(nodes, id=f"persona-{persona.id}", label=persona.name, data={"persona": persona.id}, role="section")
        ]

    return Block(left + inner, tall, paint)


def _avatar(ctx: Context, persona: Persona, picture: Picture | None, x: float, y: float) -> list[Node]:
    colour = ctx.colours[persona.id]
    if picture is not None:
        return portrait(picture, colour, x, y, RADIUS, ring=1.5)
    letters = ctx.initials[persona.id]
    ground = Circle(x, y, RADIUS, colour)
    if room(letters, SMALL_BOLD) >= 2 * RADIUS:
        return [ground]
    return [ground, line(letters, x, y + 3.8, SMALL_BOLD, ctx.theme.on(colour), "middle")]
