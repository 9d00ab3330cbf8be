"""A journey → the head of its slides: logo, title, scenario and state on the left, its personas on the right."""

from __future__ import annotations

from cjmap.layout import emblems
from cjmap.layout.block import Block, heading, indented, stack
from cjmap.layout.slide.people import people
from cjmap.layout.slide.sheet import LARGE, LEAD, LOGO, MARGIN, SMALL_BOLD, TITLE, TOP, Sheet
from cjmap.layout.slide.short import labelled, short
from cjmap.records import dataclass
from cjmap.scene import Node
from cjmap.text import reach

LOGO_HEIGHT = 36.0
LOGO_GAP = 18.0
PERSON_SHARE, PEOPLE_SHARE, PEOPLE_MOST = 0.36, 0.54, 0.7
"""What one persona and what several may take of the width in any case, and the most where the title is short."""

SCENARIO_LINES = 1.8
"""On how many lines a scenario is counted for the room that it needs."""

COLUMN_GAP = 40.0


@dataclass(frozen=True, slots=True)
class Head:
    """The head as nodes, where it ends, and the ids of the personas in it."""

    nodes: tuple[Node, ...]
    bottom: float
    people: tuple[str, ...]


def head(sheet: Sheet) -> Head:
    """The head from the top margin on."""
    width = sheet.right - MARGIN
    mark = logo(sheet)
    indent = mark.width + LOGO_GAP if mark.width else 0.0
    needed = max(reach(sheet.journey.title, TITLE), reach(sheet.journey.scenario, LEAD) / SCENARIO_LINES)
    free = width - indent - needed - COLUMN_GAP
    share = PERSON_SHARE if len(sheet.journey.personas) < 2 else PEOPLE_SHARE
    persons = people(sheet, min(PEOPLE_MOST * width, max(share * width, free)))
    row = persons.block
    room = width - indent - (row.width + COLUMN_GAP if row.width else 0)
    said = stack([_title(sheet, room), indented(_scenario(sheet, room), 0, top=4)])
    height = max(said.height, row.height, mark.height)
    nodes: list[Node] = [*mark.paint(MARGIN, TOP)] if mark.width else []
    nodes += said.paint(MARGIN + indent, TOP + max(0.0, (min(row.height, 56.0) - said.height) / 2))
    if row.height:
        nodes += row.paint(sheet.right - row.width, TOP)
    return Head(tuple(nodes), TOP + height, persons.shown)


def _title(sheet: Sheet, width: float) -> Block:
    """Large on one line where it has room, else smaller on two."""
    title = short(sheet.journey.title, TITLE, sheet.theme.ink, width, 1)
    if not title.whole:
        title = short(sheet.journey.title, LARGE, sheet.theme.ink, width, 2)
    return heading(title.labelled)


def _scenario(sheet: Sheet, width: float) -> Block:
    """The state, and what the journey is about."""
    journey = sheet.journey
    state = emblems.state_pill(journey, sheet.theme, SMALL_BOLD, 22.0, 15.3)
    left = state.width + 12 if state.width else 0.0
    text = short(journey.scenario, LEAD, sheet.theme.soft, width - left, 2)

    def paint(x: float, y: float) -> list[Node]:
        return [*state.paint(x, y), *labelled(text, x + left, y)]

    return Block(width, max(state.height, text.height), paint)


def logo(sheet: Sheet) -> Block:
    """The author's logo; nothing where there is none."""
    picture = sheet.pictures.get(LOGO)
    return emblems.logo(picture, LOGO_HEIGHT) if picture else stack([])
