"""A journey and a theme → the parts that the views beside the map have in common: head, titles of sections, legend, last line.

All are blocks of a `Composition`: as wide as the content, drawn from their top left corner. Words that a view prints of a step
(its number, importance, emotion) come from here too, those of a journey from `cjmap.tables` (`of_journey`), so that no two
views print them differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, facts, flow, heading, leading, line, middle, paragraph, stack
from cjmap.layout.kit.foot import MADE_WITH
from cjmap.layout.kit.legend import ROW, Drawn, LegendKey, key_block, legend_group
from cjmap.layout.kit.marks import star, success_sign
from cjmap.layout.kit.names import short_names
from cjmap.model import EVERYONE, Journey, Step
from cjmap.scene import Group, Node
from cjmap.tables import file_facts, scale_value
from cjmap.text import reach
from cjmap.theme import BODY, BOLD, HEADING, LEAD, SMALL, SMALL_BOLD, TEXT_CONTRAST, TITLE, Theme, contrast

KEY_GAP = 22.0
"""Between two keys of a legend."""

ASIDE_GAP = 24.0
"""The least between a title and what stands right of it."""

MARK_GAP = 40.0
"""Between the facts of the last line and what they were made with."""


def view_head(theme: Theme, title: str, limits: Iterable[str], width: float) -> Block:
    """The message of a view, and below it short facts: of what it is, and what limits it."""
    return stack([heading(paragraph(title, TITLE, theme.ink, width)), facts(limits, LEAD, theme.soft, width)], 4)


def view_foot(journey: Journey, theme: Theme, rule: str, width: float) -> Block:
    """The last line: file, review, what the journey rests on, the rule of the view; and what it was made with."""
    return last_line(theme, (*file_facts(journey), rule), width)


def last_line(theme: Theme, parts: Iterable[str], width: float) -> Block:
    """Short facts in the last line of a view, and what it was made with."""
    known = facts(parts, SMALL, theme.soft, width - reach(MADE_WITH, SMALL_BOLD) - MARK_GAP)
    height = max(known.height, leading(SMALL))

    def paint(x: float, y: float) -> list[Node]:
        mark = line(MADE_WITH, x + width, y + 10.8, SMALL_BOLD, theme.soft, "end")
        return [Group((*known.paint(x, y), mark), id="footer", label=messages().parts.footer, role="section")]

    return Block(width, height, paint)


def legend_row(theme: Theme, keys: Iterable[LegendKey], width: float, high: float = ROW) -> Block:
    """The keys of the signs that were drawn, beside each other, in as many rows `high` px high as they need; as wide as they
    are.
    """
    row = flow([_key(theme, key, width, high) for key in keys], width, KEY_GAP, 4)
    return Block(row.width, row.height, lambda x, y: [legend_group(row, x, y)]) if row.height else NOTHING


def _key(theme: Theme, key: LegendKey, width: float, high: float) -> Block:
    """A key in one line, or, where its words are a persona's long name, in as many as it needs."""
    made = key_block(theme, key, high)
    if made.width <= width:
        return made
    words = paragraph(key.text, BODY, key.colour or theme.soft, width - key.room - 7)

    def paint(x: float, y: float) -> list[Node]:
        return [*key.drawn(x, y + high / 2), *words.paint(x + key.room + 7, y + (high - leading(BODY)) / 2)]

    return Block(width, max(words.height, high), paint)


def letter_keys(theme: Theme, letters: Iterable[tuple[str, str]]) -> list[LegendKey]:
    """A key for each letter that stands for a persona, and the name that it stands for."""
    return [LegendKey(name, reach(letter, SMALL_BOLD), _letter(theme, letter)) for letter, name in letters]


def _letter(theme: Theme, letter: str) -> Drawn:
    return lambda x, y: [line(letter, x, y + 3.8, SMALL_BOLD, theme.ink)]


def titled(theme: Theme, title: str, aside: Block, width: float) -> Block:
    """The title of a section, and at the right end of its line what belongs to it; below it where both have no room."""
    if reach(title, HEADING) + ASIDE_GAP + aside.width > width or not aside.height:
        return stack([heading(paragraph(title, HEADING, theme.ink, width)), aside], 6)
    block = heading(paragraph(title, HEADING, theme.ink, width - ASIDE_GAP - aside.width))
    height = max(block.height, aside.height)

    def paint(x: float, y: float) -> list[Node]:
        down = max(0.0, (height - aside.height) / 2)
        return [*block.paint(x, y), *aside.paint(x + width - aside.width, y + down)]

    return Block(width, height, paint)


def step_numbers(journey: Journey) -> dict[str, str]:
    """The key of each step → its number on the map in the digits of the language: `2.1`."""
    digits = current_language().number
    return {key: f"{digits(stage)}.{digits(own)}" for key, (stage, own) in journey.step_numbers.items()}


def emotion_value(journey: Journey, value: float) -> str:
    """An emotion as it is printed: with a plus where the scale goes below 0."""
    return scale_value(value, signed=journey.scales.emotion[0] < 0)


def importance_fact(step: Step) -> str:
    """`importance 5`, or that nobody said it."""
    views = messages().views
    return views.no_importance if step.importance is None else views.importance(value=scale_value(step.importance))


def emotion_fact(journey: Journey, step: Step) -> str:
    """`emotion −2`; `emotion Helena −2, Pieter −1` where it is another for each; or that nobody scored it."""
    views = messages().views
    if not step.emotion:
        return views.no_emotion
    values = dict.fromkeys(step.emotion.values())
    if len(values) == 1:
        return views.emotion(value=emotion_value(journey, next(iter(values))))
    names = called(journey)
    told = [
        views.persona_value(name=names[one], value=emotion_value(journey, value)) if one != EVERYONE
        else emotion_value(journey, value)
        for one, value in step.emotion.items()
    ]  # fmt: skip
    return views.emotion(value=current_language().row(told))


def feelings_fact(step: Step) -> str:
    """What was felt at a step, each feeling once; empty where nobody said so."""
    return current_language().row(dict.fromkeys(step.feeling.values()))


def called(journey: Journey) -> Mapping[str, str]:
    """The id of each persona → a name as short as can be told from the others."""
    return short_names([(one.id, one.name) for one in journey.personas])


def readable(theme: Theme, colour: str, ground: str) -> str:
    """A colour for a text on a ground, or the text colour where it cannot be read there."""
    return colour if contrast(colour, ground) >= TEXT_CONTRAST else theme.ink


NUMBER_GAP = 26.0
"""From a number to the words right of it, the sign of success between them."""

LINE_OF_STAR = 14.0
"""The height of a line that has nothing but a star, in px."""

STAR, STAR_ROOM = 6.0, 16.0
"""The radius of a star before small words, and the room that it takes."""


def numbered_step(
    theme: Theme, step: Step, number: str, column: float, width: float, known: Sequence[str] = ()
) -> Block:
    """A step as an entry of a list: its number, `column` px wide, its sign, its name, and below that in small what else is
    `known`; where all hangs on it there is a star before the small words, before the name where there are none.
    """
    left = column + NUMBER_GAP
    facts_given = any(known)
    aside = STAR_ROOM if step.moment_of_truth else 0.0
    above, under = (0.0, aside) if facts_given else (aside, 0.0)
    name = paragraph(step.name, BODY, theme.ink, width - left - above)
    below = facts(known, SMALL, theme.soft, width - left - under)

    def paint(x: float, y: float) -> list[Node]:
        beside = y + middle(BODY, step.name)
        nodes: list[Node] = [
            line(number, x + column, beside + 4.4, BOLD, theme.ink, "end"),
            success_sign(theme, step.assessed, x + column + NUMBER_GAP / 2, beside, step.derived),
            *name.paint(x + left + above, y),
            *below.paint(x + left + under, y + name.height - 1),
        ]
        height = y + name.height + 5.5 if facts_given else beside
        return [*nodes, star(x + left + STAR, height, STAR, theme.star)] if aside else nodes

    return Block(width, name.height + below.height, paint)
