"""A persona and a width → who they are: portrait or initials, name, role and age, what they say, their story, their channels."""

from __future__ import annotations

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, facts, heading, middle, paragraph, stack
from cjmap.layout.kit.icons import channel_icon
from cjmap.layout.kit.marks import Avatar, avatar
from cjmap.layout.personas.person import Person, PersonaSheets
from cjmap.model import Item
from cjmap.scene import Circle, Font, Group, Node, Rect
from cjmap.theme import BODY, CAPS, LEAD, SMALL, TITLE

RADIUS = 58.0
INITIALS = ((Font(44, bold=True), 24.0, 15.8), (Font(32, bold=True), 18.0, 11.5), (TITLE, 8.0, 9.4))
QUOTE = Font(15, italic=True)
QUOTE_EDGE, QUOTE_LEFT = 3.0, 14.0
ICON, ICON_ROOM = 16.0, 26.0
BESIDE_FROM = 420.0
"""From this width on the words stand right of the picture, else below it."""


def identity_block(people: PersonaSheets, person: Person, width: float) -> Block:
    """Who a persona is: in a narrow column one below the other, in a wide one beside each other."""
    parts = [_words(people, person, width if width < BESIDE_FROM else width - 2 * RADIUS - 24)]
    shown = _portrait(people, person)
    below = [_quote(people, person, width), _bio(people, person, width), channels_block(people, person, width)]
    if width < BESIDE_FROM:
        return stack([shown, *parts, *below], 14)
    height = max(shown.height, parts[0].height)

    def paint(x: float, y: float) -> list[Node]:
        return [
            *shown.paint(x, y),
            *parts[0].paint(x + 2 * RADIUS + 24, y + (height - parts[0].height) / 2),
        ]

    return stack([Block(width, height, paint), *below], 14)


def _portrait(people: PersonaSheets, person: Person) -> Block:
    one = person.persona
    shown = people.pictures.get(one.id) or people.ctx.initials[one.id]
    look = Avatar(RADIUS, INITIALS, 3.0)

    def paint(x: float, y: float) -> list[Node]:
        nodes = avatar(people.theme, people.colour(person), shown, (x + RADIUS, y + RADIUS), look)
        return [Group(tuple(nodes), role="decoration")]

    return Block(2 * RADIUS, 2 * RADIUS, paint)


def _words(people: PersonaSheets, person: Person, width: float) -> Block:
    one, theme = person.persona, people.theme
    name = heading(paragraph(one.name, TITLE, theme.ink, width, hyphens=True))
    return stack([name, facts((one.role, one.age), LEAD, theme.soft, width)], 2)


def _quote(people: PersonaSheets, person: Person, width: float) -> Block:
    """What they say, beside an edge in their colour."""
    if not person.persona.quote:
        return NOTHING
    text = current_language().quoted(person.persona.quote)
    block = paragraph(text, QUOTE, people.theme.ink, width - QUOTE_LEFT)

    def paint(x: float, y: float) -> list[Node]:
        edge = Rect(x, y + 1, QUOTE_EDGE, block.height - 2, people.colour(person), radius=QUOTE_EDGE / 2)
        return [edge, *block.paint(x + QUOTE_LEFT, y)]

    return Block(width, block.height, paint)


def _bio(people: PersonaSheets, person: Person, width: float) -> Block:
    return paragraph(person.persona.bio, BODY, people.theme.ink, width) if person.persona.bio else NOTHING


def channels_block(people: PersonaSheets, person: Person, width: float) -> Block:
    """Their channels, each with the icon that stands for it where one is known."""
    items = person.persona.channels
    if not items:
        return NOTHING
    title = current_language().capitals(messages().persona_lists["channels"])
    head = heading(paragraph(title, CAPS, people.theme.soft, width))
    return stack([head, stack([_channel(people, person, item, width) for item in items], 5)], 6)


def _channel(people: PersonaSheets, person: Person, item: Item, width: float) -> Block:
    theme, inner = people.theme, width - ICON_ROOM
    shown = channel_icon(item.text, people.journey.language)
    words = stack(
        [
            paragraph(item.text, BODY, theme.ink, inner),
            facts((item.status, item.source), SMALL, theme.soft, inner),
        ]
    )

    def paint(x: float, y: float) -> list[Node]:
        beside = y + middle(BODY, item.text)
        if shown:
            sign = shown.nodes(x, beside - ICON / 2, ICON, theme.accent)
        else:
            sign = [Circle(x + ICON / 2, beside, 2.6, people.colour(person))]
        return [*sign, *words.paint(x + ICON_ROOM, y)]

    return Block(width, words.height, paint)
