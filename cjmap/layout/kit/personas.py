"""Personas → the strip at the top of a map: one wide card for one, cards beside each other for several."""

from __future__ import annotations

from cjmap.images import Picture
from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, facts, flow, heading, indented, paragraph, stack
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.grid import GAP
from cjmap.layout.kit.items import ItemLook, bullet, item_block
from cjmap.layout.kit.marks import Avatar, avatar
from cjmap.model import Item, Persona
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node, Rect
from cjmap.theme import BODY, CAPS, HEADING, ITALIC, LEAD, TITLE

PADDING = 18.0
LIST_LEAST = 190.0


@dataclass(frozen=True, slots=True)
class PersonaLook:
    """How large personas are drawn: `avatar` is the radius of a picture or of initials, `card_least` the least width of a
    card, `identity` the width of who a persona is, left of the lists, in a wide card, `list_most` the most of a list.
    """

    avatar: float
    name: Font
    facts: Font
    card_least: float
    identity: float
    list_most: float


STRIP = PersonaLook(26.0, HEADING, BODY, 340.0, 300.0, 320.0)
PORTRAIT = PersonaLook(64.0, TITLE, LEAD, 460.0, 460.0, 460.0)
"""On a page of their own."""

BULLET = ItemLook(bullet("soft"))


def persona_strip(ctx: Context, pictures: dict[str, Picture], width: float, size: PersonaLook = STRIP) -> Block:
    """All personas, in as many equal columns as the width holds."""
    people = ctx.journey.personas
    if not people:
        return stack([])
    in_row = min(len(people), max(1, int((width + GAP) // (size.card_least + GAP))))
    in_row = -(-len(people) // -(-len(people) // in_row))
    each = (width - GAP * (in_row - 1)) / in_row
    rows = [people[start : start + in_row] for start in range(0, len(people), in_row)]
    return stack([_row(ctx, row, pictures, each, size) for row in rows], GAP)


def _row(
    ctx: Context, people: tuple[Persona, ...], pictures: dict[str, Picture], each: float, size: PersonaLook
) -> Block:
    contents = [_content(ctx, persona, pictures.get(persona.id), each - 2 * PADDING, size) for persona in people]
    height = max(content.height for content in contents) + 2 * PADDING - 4
    return flow(
        [_card(ctx, persona, content, each, height) for persona, content in zip(people, contents, strict=True)],
        len(people) * (each + GAP), GAP, GAP,
    )  # fmt: skip


def _card(ctx: Context, persona: Persona, content: Block, width: float, height: float) -> Block:
    theme = ctx.theme

    def paint(x: float, y: float) -> list[Node]:
        ground = Rect(x, y, width, height, theme.card, theme.card_border, radius=10)
        nodes = (ground, *content.paint(x + PADDING, y + PADDING - 2))
        return [
            Group(nodes, id=f"persona-{persona.id}", label=persona.name, data={"persona": persona.id}, role="section")
        ]

    return Block(width, height, paint)


def _content(ctx: Context, persona: Persona, picture: Picture | None, width: float, size: PersonaLook) -> Block:
    lists = [(title, getattr(persona, key)) for key, title in messages().persona_lists.items() if getattr(persona, key)]
    if not lists:
        return _identity(ctx, persona, picture, width, size)
    beside = width >= size.identity + 24 + LIST_LEAST
    identity = _identity(ctx, persona, picture, size.identity if beside else width, size)
    room_left = width - size.identity - 32 if beside else width
    in_row = max(1, min(len(lists), int((room_left + 24) // (LIST_LEAST + 24))))
    each = min((room_left - 24 * (in_row - 1)) / in_row, size.list_most)
    blocks = [_list(ctx, title, items, each) for title, items in lists]
    listed = flow(blocks, room_left + 1, 24, 12)
    if not beside:
        return stack([identity, listed], 14)
    tall = max(identity.height, listed.height)
    return Block(width, tall, lambda x, y: [*identity.paint(x, y), *listed.paint(x + size.identity + 32, y)])


def _identity(ctx: Context, persona: Persona, picture: Picture | None, width: float, size: PersonaLook) -> Block:
    theme, radius = ctx.theme, size.avatar
    left = 2 * radius + 16
    inner = width - left
    text = stack(
        [
            heading(paragraph(persona.name, size.name, theme.ink, inner)),
            facts((persona.role, persona.age), size.facts, theme.soft, inner),
            paragraph(current_language().quoted(persona.quote), ITALIC, theme.ink, inner)
            if persona.quote
            else stack([]),
            indented(paragraph(persona.bio, BODY, theme.soft, inner), 0, top=4) if persona.bio else stack([]),
        ],
        1,
    )
    tall = max(2 * radius, text.height)
    down = max(0.0, (2 * radius - text.height) / 2)
    look = Avatar(radius, ((size.name, 0.0, 0.36 * size.name.size),))

    def paint(x: float, y: float) -> list[Node]:
        shown = avatar(
            theme, ctx.colours[persona.id], picture or ctx.initials[persona.id], (x + radius, y + radius), look
        )
        return [*shown, *text.paint(x + left, y + down)]

    return Block(width, tall, paint)


def _list(ctx: Context, title: str, items: tuple[Item, ...], width: float) -> Block:
    theme = ctx.theme
    return stack(
        [
            paragraph(current_language().capitals(title), CAPS, theme.soft, width),
            *(item_block(ctx, item, BULLET, width) for item in items),
        ],
        2,
    )
