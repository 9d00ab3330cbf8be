"""The facts of a brief and a width → its head: what it is, the message, the journey, and the box of its personas."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.brief.facts import BriefFacts, counted, message_of
from cjmap.layout.brief.plan import BriefPlan
from cjmap.layout.kit.block import NOTHING, Block, facts, flow, heading, joined, line, paragraph, stack
from cjmap.layout.kit.marks import Avatar, avatar
from cjmap.model import Persona
from cjmap.scene import Font, Group, Node, Rect
from cjmap.text import reach
from cjmap.theme import BODY, BOLD, CAPS, SMALL, TITLE

TITLE_LOWER = Font(20, bold=True)
TITLE_HIGHEST = 3
"""So many lines the message may have at its full size."""

CAPTION_SHARE = 0.6
CAPTION_HIGH = 22.0

RADIUS = 19.0
BOX_PAD = 11.0
BOX_LEAST = 54.0
BOX_RADIUS = 8.0
PERSON = 262.0
"""The width of a persona: the picture, and the words right of it."""

PERSON_SPARE = 10.0
"""What the words of a persona leave free before the next one, in any font."""

WORDS_LEFT = 46.0
QUOTE = Font(15, italic=True)
QUOTE_LEAST = 240.0
INITIALS = ((Font(15, bold=True), 6.0, 5.4), (Font(12, bold=True), 4.0, 4.3), (Font(10.5, bold=True), 3.0, 3.8))


def head_block(brief: BriefFacts, plan: BriefPlan, width: float) -> Block:
    """What the page is, its message, and in small the journey that it is about."""
    journey, theme = brief.journey, brief.theme
    message, title = _message(brief, plan, width)
    own = paragraph(journey.title, BOLD, theme.ink, width) if message != journey.title else NOTHING
    if own.height > 3 * 17 and plan.title_lines < 4:
        own = NOTHING
    scenario = paragraph(journey.scenario, BODY, theme.soft, width) if journey.scenario and plan.words else NOTHING
    below = stack([own, scenario], 1)
    return stack([_caption(brief, plan, width), stack([heading(title), below], 4)])


def _message(brief: BriefFacts, plan: BriefPlan, width: float) -> tuple[str, Block]:
    """The message of the file, smaller where it is long; a count where it is too long for the page."""
    for text in dict.fromkeys((message_of(brief), brief.journey.title)):
        for font, most in ((TITLE, min(TITLE_HIGHEST, plan.title_lines)), (TITLE_LOWER, plan.title_lines + 1)):
            block = paragraph(text, font, brief.theme.ink, width)
            if plan.title_lines and block.height <= most * (32.0 if font is TITLE else 26.0) * 1.4:
                return text, block
    text = counted(brief)
    return text, paragraph(text, TITLE_LOWER, brief.theme.ink, width)


def _caption(brief: BriefFacts, plan: BriefPlan, width: float) -> Block:
    """That it is a brief and of which state; when it was reviewed, and its edition, at the other end."""
    catalogue, journey, theme = messages(), brief.journey, brief.theme
    state = catalogue.states[journey.state] if journey.state_given or journey.state != "as-is" else ""
    name = current_language().capitals(joined((catalogue.brief.name, state)))
    reviewed = journey.reviewed and catalogue.map.reviewed(date=current_language().date(journey.reviewed))
    known = [reviewed or catalogue.brief.never_reviewed, journey.version]
    left = paragraph(name, CAPS, theme.accent, width * CAPTION_SHARE, 0)
    room = width - min(width * CAPTION_SHARE, reach(name, CAPS) + 24)
    while known and reach(joined(known), SMALL) > room:
        known.pop()
    right = joined(known)

    def paint(x: float, y: float) -> list[Node]:
        nodes = left.paint(x, y)
        return [*nodes, line(right, x + width, y + 10.8, SMALL, theme.soft, "end")] if right else nodes

    return Block(width, max(left.height + 4, CAPTION_HIGH), paint)


def personas_block(brief: BriefFacts, plan: BriefPlan, width: float) -> Block:
    """The personas on a ground, and a quote of the first that has one; nothing where there is none."""
    people = brief.journey.personas[: plan.people]
    if not people:
        return NOTHING
    quoting = next((one for one in brief.journey.personas if one.quote), None) if plan.words else None
    beside = quoting is not None and len(people) == 1
    inner = width - 2 * BOX_PAD
    who = _people(brief, people, PERSON if beside else inner)
    said = _quote(brief, quoting, inner - PERSON - 16 if beside else inner) if quoting else NOTHING
    content = _side_by_side(who, said, inner) if beside else stack([who, said], 8)
    height = max(BOX_LEAST, content.height + 2 * BOX_PAD)

    def paint(x: float, y: float) -> list[Node]:
        ground = Rect(x, y, width, height, brief.theme.band, radius=BOX_RADIUS)
        inside = content.paint(x + BOX_PAD, y + (height - content.height) / 2)
        return [Group((ground, *inside), id="personas", label=messages().parts.personas, role="section")]

    return Block(width, height, paint)


def _side_by_side(left: Block, right: Block, width: float) -> Block:
    """Two blocks at the ends of a width, their middles level."""
    height = max(left.height, right.height)

    def paint(x: float, y: float) -> list[Node]:
        return [
            *left.paint(x, y + (height - left.height) / 2),
            *right.paint(x + width - right.width, y + (height - right.height) / 2),
        ]

    return Block(width, height, paint)


def _people(brief: BriefFacts, people: Sequence[Persona], width: float) -> Block:
    """The personas beside each other, and how many there are beyond these."""
    in_row = max(1, int((width + 12) // (PERSON * 0.8 + 12)))
    each = (width - 12 * (in_row - 1)) / in_row if len(people) > 1 else width
    blocks = [_person(brief, one, each) for one in people]
    more = len(brief.journey.personas) - len(people)
    rest = paragraph(messages().brief.more(more), SMALL, brief.theme.soft, width) if more else NOTHING
    return stack([flow(blocks, width + 1, 12, 8), rest], 4)


def _person(brief: BriefFacts, persona: Persona, width: float) -> Block:
    theme, inner = brief.theme, width - WORDS_LEFT
    words = stack(
        [
            paragraph(persona.name, BOLD, theme.ink, inner, 20.0 - PERSON_SPARE, hyphens=True),
            facts((persona.role, persona.age), SMALL, theme.soft, inner - PERSON_SPARE),
        ]
    )
    height = max(2 * RADIUS, words.height)
    look = Avatar(RADIUS, INITIALS)
    shown = brief.pictures.get(persona.id) or brief.initials[persona.id]

    def paint(x: float, y: float) -> list[Node]:
        middle = y + height / 2
        face = avatar(theme, brief.colours[persona.id], shown, (x + RADIUS, middle), look)
        return [
            Group(tuple(face), role="decoration"),
            *words.paint(x + WORDS_LEFT, middle - words.height / 2),
        ]

    return Block(width, height, paint)


def _quote(brief: BriefFacts, persona: Persona, width: float) -> Block:
    """What a persona said; of several, who said it."""
    quote = paragraph(current_language().quoted(persona.quote), QUOTE, brief.theme.ink, width, BOX_PAD - 1)
    if len(brief.journey.personas) < 2:
        return quote
    return stack([quote, paragraph(persona.name, SMALL, brief.theme.soft, width)], 1)
