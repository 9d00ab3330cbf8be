"""A persona and a width → what they want and need, what moves them and what annoys them; and what hurts them on the way."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, facts, heading, middle, paragraph, stack
from cjmap.layout.kit.description import item_description
from cjmap.layout.kit.items import ItemLook, bullet, item_block, item_mark
from cjmap.layout.personas.person import Pain, Person, PersonaSheets
from cjmap.model import Item, Stage
from cjmap.records import replace
from cjmap.scene import Group, Node, Rect
from cjmap.theme import BODY, CAPS, HEADING, SMALL

LISTS = ("goals", "needs", "motivations", "frustrations")
LEAST = 230.0
"""The least width of a list that has another beside it."""

GAP = 24.0
ROW_GAP = 16.0
EDGE = 2.0
BULLET, BAD = ItemLook(bullet("soft")), ItemLook(bullet("negative"))
ITEM_ROOM = 22.0


def wishes_block(people: PersonaSheets, person: Person, width: float) -> Block:
    """The lists of a persona but their channels, beside each other where there is room; those that are empty left out."""
    found = [(name, getattr(person.persona, name)) for name in LISTS if getattr(person.persona, name)]
    in_row = max(1, min(len(found), 2, int((width + GAP) // (LEAST + GAP))))
    each = (width - GAP * (in_row - 1)) / in_row
    return in_rows([_list(people, person, name, items, each) for name, items in found], in_row, each)


def in_rows(blocks: Sequence[Block], in_row: int, each: float, row_gap: float = ROW_GAP) -> Block:
    """Blocks in rows of so many columns, each `each` px wide."""
    rows = []
    for at in range(0, len(blocks), max(1, in_row)):
        rows.append(_row(blocks[at : at + in_row], each))
    return stack(rows, row_gap)


def _row(blocks: Sequence[Block], each: float) -> Block:
    def paint(x: float, y: float) -> list[Node]:
        return [node for at, one in enumerate(blocks) for node in one.paint(x + at * (each + GAP), y)]

    return Block(len(blocks) * (each + GAP) - GAP, max(one.height for one in blocks), paint)


def _list(people: PersonaSheets, person: Person, name: str, items: Sequence[Item], width: float) -> Block:
    """A list below an edge: in the colour of its persona, of what annoys them in that of what is negative."""
    bad, theme = name == "frustrations", people.theme
    title = current_language().capitals(messages().persona_lists[name])
    head = heading(paragraph(title, CAPS, theme.soft, width))
    look = BAD if bad else BULLET
    listed = stack([item_block(people.ctx, replace(item, note=""), look, width) for item in items], 1)
    content = stack([head, listed], 3)
    colour = theme.negative if bad else people.colour(person)

    def paint(x: float, y: float) -> list[Node]:
        return [Rect(x, y, width, EDGE, colour), *content.paint(x, y + EDGE + 7)]

    return Block(width, content.height + EDGE + 7, paint)


def pains_block(people: PersonaSheets, person: Person, width: float) -> Block:
    """What hurts a persona, the severest first, each with where it is; nothing where nobody said anything."""
    if not person.pains:
        return NOTHING
    in_row = max(1, min(2, len(person.pains), int((width + GAP) // (LEAST + GAP))))
    each = (width - GAP * (in_row - 1)) / in_row
    head = heading(paragraph(messages().personas.hurts, HEADING, people.theme.ink, width))
    blocks = [_pain(people, one, each) for one in person.pains]
    return stack([head, in_rows(blocks, in_row, each, 7)], 6)


def _pain(people: PersonaSheets, pain: Pain, width: float) -> Block:
    item, said, theme = pain.item, messages(), people.theme
    mark, _ = item_mark(item, BAD)
    owner = said.signs.labelled(label=said.map.owner, text=item.owner) if item.owner else said.views.no_owner
    text = paragraph(item.text, BODY, theme.ink, width - ITEM_ROOM)
    known = (_place(people, pain), owner, item.status)
    words = stack([text, facts(known, SMALL, theme.soft, width - ITEM_ROOM)])

    def paint(x: float, y: float) -> list[Node]:
        signs = mark(theme, x, y + middle(BODY, item.text)) if mark else []
        nodes = (*signs, *words.paint(x + ITEM_ROOM, y))
        data = {"severity": item.severity.value} if item.severity else {}
        return [Group(nodes, label=pain_words(people, pain), data=data, link=item.link, role="said")]

    return Block(width, words.height, paint)


def _place(people: PersonaSheets, pain: Pain) -> str:
    """Where a pain point is: the number of a step, the name of a stage, or that it is of the whole journey."""
    if pain.step is None:
        return messages().numbers.whole_journey
    if isinstance(pain.step, Stage) and pain.step.key not in people.numbers:
        return pain.step.name
    return f"{people.numbers.get(pain.step.key, '')} {pain.step.name}".strip()


def pain_words(people: PersonaSheets, pain: Pain) -> str:
    """A pain point with where it is, for a screen reader."""
    return current_language().row((item_description(people.journey, pain.item), _place(people, pain)))
