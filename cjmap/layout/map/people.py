"""A persona → who they are in the head of a map: a portrait with what they say, lists of theirs, or a chip with their name."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.images import Picture
from cjmap.language import current_language, messages
from cjmap.layout.kit.block import (
    CAP_HEIGHT,
    NOTHING,
    Block,
    baseline,
    facts,
    heading,
    joined,
    leading,
    paragraph,
    stack,
)
from cjmap.layout.kit.marks import Avatar, avatar
from cjmap.layout.map.finding import inline_note
from cjmap.layout.map.inline import Inline, in_rows, inline_text, labelled_text, widest
from cjmap.layout.map.markers import MarkerLook, persona_shape
from cjmap.layout.map.standouts import whole
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Item, Persona
from cjmap.records import dataclass
from cjmap.scene import Circle, Font, Group, Node

RADIUS, RADIUS_IN_ROWS, RADIUS_CHIP = 34.0, 24.0, 15.0
MARKER, MARKER_CHIP, EDGE_SHARE = 17.0, 12.0, 0.1154
BESIDE, BESIDE_CHIP = 14.0, 9.0
"""Between a portrait and what stands beside it, in px."""

LIST = 164.0
LINES_MOST = 5
"""Of a list in the head; what has no room there is counted."""

BULLET, BULLET_ROOM = 1.9, 13.0
CHIP_MOST = 270.0
"""The most of a chip's width, in px."""


@dataclass(frozen=True, slots=True)
class HeadPersona:
    """A persona who is drawn: their number among all (0 the first), or none where they are the only one, and their picture."""

    persona: Persona
    number: int | None
    picture: Picture | None

    @property
    def is_name(self) -> bool:
        """Whether nothing is known but a name."""
        one = self.persona
        return not (self.picture or one.role or one.age or one.quote or one.bio or _lists(one))


def people_of(ctx: MapContext, pictures: dict[str, Picture]) -> list[HeadPersona]:
    """All personas of a map in their order."""
    people = whole(ctx).personas
    return [HeadPersona(one, at if len(people) > 1 else None, pictures.get(one.id)) for at, one in enumerate(people)]


def as_section(persona: Persona, block: Block) -> Block:
    """What is drawn of a persona, as a part of the drawing."""

    def paint(x: float, y: float) -> list[Node]:
        nodes = tuple(block.paint(x, y))
        return [
            Group(nodes, id=f"persona-{persona.id}", label=persona.name, data={"persona": persona.id}, role="section")
        ]

    return Block(block.width, block.height, paint)


def portrait_radius(ctx: MapContext) -> float:
    """Half the width of a portrait in the head, in px."""
    return RADIUS_IN_ROWS if ctx.look.in_rows else RADIUS


def identity_width(ctx: MapContext, one: HeadPersona) -> float:
    """How wide a portrait and what stands beside it are where no text is broken, in px."""
    look, persona = ctx.look, one.persona
    texts = [(persona.name, look.head_bold), (joined((persona.role, persona.age)), look.small)]
    quote = current_language().quoted(persona.quote) if persona.quote else ""
    return 2 * portrait_radius(ctx) + BESIDE + max(widest(text, font) for text, font in [*texts, (quote, look.italic)])


def identity(ctx: MapContext, one: HeadPersona, width: float, with_goals: bool) -> Block:
    """A portrait, or initials, with name, role, age and quote beside it; with or without what they want."""
    look, theme, persona = ctx.look, ctx.theme, one.persona
    radius = portrait_radius(ctx)
    left = 2 * radius + BESIDE
    inner = max(1.0, width - left)
    quote = current_language().quoted(persona.quote) if persona.quote else ""
    text = stack(
        [
            heading(paragraph(persona.name, look.head_bold, theme.ink, inner)),
            facts((persona.role, persona.age), look.small, theme.soft, inner),
            paragraph(quote, look.italic, theme.ink, inner) if quote else NOTHING,
            _goals(ctx, persona, inner) if with_goals and persona.goals else NOTHING,
        ],
        1,
    )
    up = risen(look.head_bold, persona.name)

    def paint(x: float, y: float) -> list[Node]:
        shown = portrayed(ctx, one, x, y, radius, MARKER)
        return [*shown, *text.paint(x + left, y - up)]

    return Block(width, max(2 * radius + (2 if one.number is not None else 0), text.height - up), paint)


def risen(font: Font, text: str) -> float:
    """How far above its place a text is drawn so that its first capitals, not its line, begin there, in px."""
    return max(0.0, baseline(font, text) - CAP_HEIGHT * font.size) if leading(font, text) == leading(font) else 0.0


def portrayed(ctx: MapContext, one: HeadPersona, x: float, y: float, radius: float, marker: float) -> list[Node]:
    """The picture of a persona or their initials, and on its lower right edge their marker: (x, y) is the corner."""
    theme, look, colour = ctx.theme, ctx.look, ctx.colours[one.persona.id]
    fonts = [
        (font, 0.3 * radius, 0.36 * font.size) for font in (look.figure, look.head_bold, look.bold, look.small_bold)
    ]
    large = radius > RADIUS_CHIP
    shown = one.picture or ctx.initials[one.persona.id]
    nodes = avatar(theme, colour, shown, (x + radius, y + radius), Avatar(radius, fonts if large else fonts[-1:]))
    if one.number is not None:
        at = 2 * radius - (6 if large else 3)
        shape = MarkerLook(marker / 2, colour, theme.background, theme.background, EDGE_SHARE * marker)
        nodes.append(persona_shape(one.number, x + at, y + at, shape))
    return nodes


def _goals(ctx: MapContext, persona: Persona, width: float) -> Block:
    """What a persona wants, in a line behind its title, as far as it fits into a few lines."""
    look, theme, goals = ctx.look, ctx.theme, persona.goals
    label = inline_text(messages().persona_lists["goals"], look.small_bold, theme.soft, width)

    def shown(count: int) -> Block:
        text = current_language().parts([item.text for item in goals[:count]])
        more = messages().numbers.more(len(goals) - count) if count < len(goals) else ""
        said = labelled_text([label], text, look.small, theme.ink, width, 8)
        return stack([said, paragraph(more, look.small, theme.soft, width) if more else NOTHING])

    most = LINES_MOST * leading(look.small)
    return next((block for count in range(len(goals), 1, -1) if (block := shown(count)).height <= most), shown(1))


def chip(ctx: MapContext, one: HeadPersona, most: float = CHIP_MOST) -> Block:
    """A small portrait or initials, and beside it the name, with what else there is in small, at most so many px wide."""
    look, theme, persona = ctx.look, ctx.theme, one.persona
    known = joined((persona.role, persona.age))
    room = min(CHIP_MOST, most) - 2 * RADIUS_CHIP - BESIDE_CHIP
    rows = [
        inline_text(persona.name, look.bold, theme.ink, room),
        inline_text(known, look.small, theme.soft, room),
    ]
    text = stack([heading(rows[0].block), rows[1].block])
    left, tall = 2 * RADIUS_CHIP + BESIDE_CHIP, max(2 * RADIUS_CHIP, text.height)
    beside = (tall - text.height) / 2

    def paint(x: float, y: float) -> list[Node]:
        shown = portrayed(ctx, one, x, y, RADIUS_CHIP, MARKER_CHIP)
        return [*shown, *text.paint(x + left, y + beside)]

    return as_section(persona, Block(left + text.width, tall, paint))


def persona_lists(ctx: MapContext, persona: Persona, most: int) -> list[Block]:
    """The lists of a persona as columns, so many at the most."""
    return [_list(ctx, title, items) for title, items in _lists(persona)[: max(0, most)]]


ORDER = ("goals", "frustrations", "channels", "needs", "motivations")
"""Of the lists: those that say most of a journey first."""


def _lists(persona: Persona) -> list[tuple[str, tuple[Item, ...]]]:
    titles = messages().persona_lists
    return [(titles[key], getattr(persona, key)) for key in ORDER if getattr(persona, key)]


def _list(ctx: MapContext, title: str, items: Sequence[Item]) -> Block:
    """A list with as many items as have room in a few lines, at least one, and how many more there are."""
    look, theme = ctx.look, ctx.theme
    blocks, used = list[Block](), 0.0
    for item in items:
        block = _bullet(ctx, item)
        used += block.height
        if blocks and used > LINES_MOST * leading(look.body) + 1:
            break
        blocks.append(block)
    left = len(items) - len(blocks)
    more = paragraph(messages().numbers.more(left), look.small, theme.soft, LIST - BULLET_ROOM) if left else NOTHING
    name = paragraph(current_language().capitals(title), look.caps, theme.soft, LIST)
    rest = Block(LIST, more.height, lambda x, y: more.paint(x + BULLET_ROOM, y)) if left else NOTHING
    return stack([stack([heading(name), stack(blocks)], 3), rest])


def _bullet(ctx: MapContext, item: Item) -> Block:
    font, theme = ctx.look.body, ctx.theme
    note = [inline_note(ctx, ctx.notes.number(item.note))] if item.note else []
    room = LIST - BULLET_ROOM
    text = Inline(paragraph(item.text, font, theme.ink, room), baseline(font, item.text))
    block = in_rows([text, *note], room, 6)
    down = text.down - CAP_HEIGHT * font.size / 2 + 0.5

    def paint(x: float, y: float) -> list[Node]:
        dot = Circle(x + 3, y + down, BULLET, theme.soft)
        return [Group((dot, *block.paint(x + BULLET_ROOM, y)), link=item.link)]

    return Block(LIST, block.height, paint)
