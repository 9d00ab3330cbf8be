"""Personas → the small row of them on a slide: pictures or initials, names, and the first one's words."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit import marks
from cjmap.layout.kit.block import NOTHING, Block, heading, indented, joined, stack
from cjmap.layout.kit.marks import Avatar, avatar, persona_key
from cjmap.layout.kit.names import initials_of
from cjmap.layout.slide.context import (
    BOLD,
    ITALIC,
    LARGE,
    LEAD,
    LOGO,
    MARGIN,
    SMALL,
    SMALL_BOLD,
    TITLE,
    TOP,
    SlideContext,
)
from cjmap.layout.slide.short import Short, labelled, short
from cjmap.layout.slide.title import TitleFinding, finding_title, meant, of_journey, wanted_width
from cjmap.model import Persona
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node
from cjmap.text import reach

AVATAR = 21.0
"""Radius of a picture or of initials."""

LOOK = Avatar(AVATAR, ((BOLD, 8.0, 0.36 * BOLD.size), (SMALL_BOLD, 6.0, 0.36 * SMALL_BOLD.size)))

TEXT_GAP = 10.0
PERSON_GAP = 26.0
ALONE = 380.0
WIDTHS = (190.0, 150.0, 118.0, 84.0)
"""Of name and role beside the picture: the widest that leave room for all, else the narrowest."""

MARKER_ROOM = 20.0
QUOTE_TOP = 6.0
QUOTE_LEAST = 240.0
MORE_ROOM = 84.0


@dataclass(frozen=True, slots=True)
class _Person:
    """A persona beside others: name and role, and how wide both are with the avatar."""

    persona: Persona
    name: Short
    role: Short
    width: float


@dataclass(frozen=True, slots=True)
class People:
    """The row of personas as a block, and the ids of those that are in it."""

    block: Block
    shown: tuple[str, ...] = ()


NOBODY = People(NOTHING)


def people(slide: SlideContext, width: float) -> People:
    """As many personas beside each other as the width holds, the quote of the first below, ending on the right."""
    everyone = slide.journey.personas
    if not everyone:
        return NOBODY
    shown = _row(slide, everyone, width)
    more = len(everyone) - len(shown)
    note = short(messages().numbers.more(more), SMALL, slide.theme.soft, MORE_ROOM, 1, 6) if more else None
    wide = sum(one.width + PERSON_GAP for one in shown) - PERSON_GAP + (MORE_ROOM if more else 0)
    quote = _quote(slide, everyone[0], len(shown) > 1 or more > 0, width)
    if quote:
        wide = max(wide, min(width, max((reach(text, ITALIC) for text in quote.lines), default=0)))
        quote = quote.within(wide)
    height = 2 * AVATAR + (QUOTE_TOP + quote.height if quote else 0)

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        at = x
        for one in shown:
            drawn = [*_painted(slide, one, at, y)]
            if quote and one is shown[0]:
                drawn += labelled(quote, x, y + 2 * AVATAR + QUOTE_TOP)
            data = {"persona": one.persona.id}
            nodes.append(
                Group(tuple(drawn), id=f"persona-{one.persona.id}", label=one.persona.name, data=data, role="item")
            )
            at += one.width + PERSON_GAP
        if note:
            data = {"more": str(more), "lane": "personas"}
            nodes.append(Group(tuple(note.block.paint(at - PERSON_GAP + 12, y + AVATAR - 8.5)), data=data))
        return [Group(tuple(nodes), id="personas", label=messages().parts.personas, role="section")]

    return People(Block(wide, height, paint), tuple(one.persona.id for one in shown))


def _row(slide: SlideContext, everyone: Sequence[Persona], width: float) -> list[_Person]:
    """All of them with the room that they need, else with less, else the first ones; a name is shortened only where no
    whole one has room.
    """
    most_people = int((width + PERSON_GAP) // (2 * AVATAR + TEXT_GAP + PERSON_GAP))
    for whole in (True, False):
        for count in range(min(len(everyone), most_people), 0, -1):
            left = width - (MORE_ROOM if count < len(everyone) else 0)
            for most in (ALONE, *WIDTHS) if count == 1 else WIDTHS:
                row = [_person(slide, persona, slide.called[persona.id], most) for persona in everyone[:count]]
                fits = sum(one.width + PERSON_GAP for one in row) - PERSON_GAP <= left
                if fits and (not whole or all(one.name.whole for one in row)):
                    return row
    return [_person(slide, everyone[0], slide.called[everyone[0].id], WIDTHS[-1])]


def _person(slide: SlideContext, persona: Persona, first: str, most: float) -> _Person:
    """With the whole name where it has room, else with the first."""
    theme = slide.theme
    marker = MARKER_ROOM if slide.apart else 0.0
    name = short(persona.name, BOLD, theme.ink, most - marker, 1, 10)
    if not name.whole:
        name = short(first, BOLD, theme.ink, most - marker, 1, 10)
    role = short(persona.role or persona.age, SMALL, theme.soft, most, 1 if most >= WIDTHS[0] else 2, 10)
    texts = [reach(text, BOLD) + marker for text in name.lines] + [reach(text, SMALL) for text in role.lines]
    wide = max(texts)
    return _Person(persona, name.within(wide - marker), role.within(wide), 2 * AVATAR + TEXT_GAP + wide)


def _quote(slide: SlideContext, persona: Persona, several: bool, width: float) -> Short | None:
    """The first persona's words, where others would not be taken for the one who says them."""
    if not persona.quote or several or width < QUOTE_LEAST:
        return None
    return short(current_language().quoted(persona.quote), ITALIC, slide.theme.ink, width, 2)


def _painted(slide: SlideContext, one: _Person, x: float, y: float) -> list[Node]:
    colour = slide.colours[one.persona.id]
    left = x + 2 * AVATAR + TEXT_GAP
    top = y + AVATAR - (one.name.height + one.role.height) / 2
    people = slide.journey.personas
    initials = initials_of([each.name for each in people])[people.index(one.persona)]
    shown = slide.pictures.get(one.persona.id) or initials
    nodes = avatar(slide.theme, colour, shown, (x + AVATAR, y + AVATAR), LOOK)
    if slide.apart:
        number = list(slide.colours).index(one.persona.id)
        nodes.append(persona_key(slide.theme, number, left + 7, top + 9.5, colour))
        nodes += labelled(one.name, left + MARKER_ROOM, top)
    else:
        nodes += labelled(one.name, left, top)
    return [*nodes, *labelled(one.role, left, top + one.name.height)]


LOGO_HEIGHT = 36.0
LOGO_GAP = 18.0
PERSON_SHARE, PEOPLE_SHARE, PEOPLE_MOST = 0.36, 0.54, 0.7
"""What one persona and what several may take of the width in any case, and the most where the title is short."""

SCENARIO_LINES = 1.8
"""On how many lines a scenario is counted for the room that it needs."""

COLUMN_GAP = 40.0
STATE_HEIGHT, STATE_GAP = 22.0, 12.0
PEOPLE_GAP = 4.0
"""Between the personas and a scenario that goes on below them."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head as nodes, where it ends, the ids of the personas in it, and the finding that is its title."""

    nodes: tuple[Node, ...]
    bottom: float
    people: tuple[str, ...]
    finding: TitleFinding | None = None


def head(slide: SlideContext) -> Head:
    """The head from the top margin on: a finding is its title where the file gives one that has room, else the map's title."""
    finding = of_journey(slide)
    return (finding and _finding_head(slide, finding)) or _plain_head(slide)


def _plain_head(slide: SlideContext) -> Head:
    """The map's title above its scenario."""
    journey = slide.journey
    needed = max(reach(journey.title, TITLE), reach(journey.scenario, LEAD) / SCENARIO_LINES)
    persons = _people_beside(slide, needed)
    room = _room(slide, persons)
    column = stack([_title(slide, room), indented(_scenario(slide, room), 0, top=4)])
    return _beside(slide, column, persons)


def _finding_head(slide: SlideContext, finding: TitleFinding) -> Head | None:
    """A finding above the map's title and scenario; None where it has no room."""
    journey = slide.journey
    beneath = max(reach(journey.title, BOLD), reach(journey.scenario, SMALL) / SCENARIO_LINES)
    persons = _people_beside(slide, max(wanted_width(finding), beneath))
    room = _room(slide, persons)
    title = finding_title(slide, finding, room)
    if not title:
        return None
    steps = short(joined(meant(slide, finding.item)), SMALL_BOLD, slide.theme.soft, room, 1)
    name = short(journey.title, BOLD, slide.theme.ink, room - _state(slide).width - STATE_GAP, 1)
    parts = [title, steps.labelled if steps.height else NOTHING]
    column = stack([*parts, indented(_behind_state(slide, heading(name.labelled), room), 0, top=6)])
    below = column.height >= persons.block.height + PEOPLE_GAP
    about = short(journey.scenario, SMALL, slide.theme.soft, _room(slide, NOBODY) if below else room, 2)
    return replace(_beside(slide, stack([column, about.labelled]), persons), finding=finding)


def _people_beside(slide: SlideContext, needed: float) -> People:
    """The personas in the room that a title of `needed` px leaves, at least in their share."""
    width = slide.right - MARGIN
    free = width - _indent(slide) - needed - COLUMN_GAP
    share = PERSON_SHARE if len(slide.journey.personas) < 2 else PEOPLE_SHARE
    return people(slide, min(PEOPLE_MOST * width, max(share * width, free)))


def _indent(slide: SlideContext) -> float:
    """What the logo takes left of the title."""
    mark = logo(slide)
    return mark.width + LOGO_GAP if mark.width else 0.0


def _room(slide: SlideContext, persons: People) -> float:
    """The width of what stands left of the personas."""
    beside = persons.block.width + COLUMN_GAP if persons.block.width else 0.0
    return slide.right - MARGIN - _indent(slide) - beside


def _beside(slide: SlideContext, column: Block, persons: People) -> Head:
    """The logo, the title with what stands below it, and the personas beside each other."""
    mark, row = logo(slide), persons.block
    height = max(column.height, row.height, mark.height)
    nodes: list[Node] = [*mark.paint(MARGIN, TOP)] if mark.width else []
    nodes += column.paint(MARGIN + _indent(slide), TOP + max(0.0, (min(row.height, 56.0) - column.height) / 2))
    if row.height:
        nodes += row.paint(slide.right - row.width, TOP)
    return Head(tuple(nodes), TOP + height, persons.shown)


def _title(slide: SlideContext, width: float) -> Block:
    """Large on one line where it has room, else smaller on two."""
    title = short(slide.journey.title, TITLE, slide.theme.ink, width, 1)
    if not title.whole:
        title = short(slide.journey.title, LARGE, slide.theme.ink, width, 2)
    return heading(title.labelled)


def _scenario(slide: SlideContext, width: float) -> Block:
    """The state, and what the journey is about."""
    left = _state(slide).width + STATE_GAP if _state(slide).width else 0.0
    text = short(slide.journey.scenario, LEAD, slide.theme.soft, width - left, 2)
    return _behind_state(slide, text.labelled, width)


def _state(slide: SlideContext) -> Block:
    """Which state the map shows; nothing where nobody said it."""
    return marks.state_pill(slide.journey, slide.theme, SMALL_BOLD, STATE_HEIGHT, 15.3)


def _behind_state(slide: SlideContext, text: Block, width: float) -> Block:
    """The state, and a text right of it."""
    state = _state(slide)
    left = state.width + STATE_GAP if state.width else 0.0

    def paint(x: float, y: float) -> list[Node]:
        return [*state.paint(x, y), *text.paint(x + left, y)]

    return Block(width, max(state.height, text.height), paint)


def logo(slide: SlideContext) -> Block:
    """The author's logo; nothing where there is none."""
    picture = slide.pictures.get(LOGO)
    return marks.logo(picture, LOGO_HEIGHT) if picture else stack([])
