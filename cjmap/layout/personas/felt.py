"""A persona and a width → how they feel on their way: their curve as a small picture, its lows and highs by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, facts, heading, line, middle, paragraph, stack
from cjmap.layout.kit.curve import Box, Point, Stretch, crossed, stretches_of
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.small_curve import dot, is_felt, panel, small_curve
from cjmap.layout.kit.stage_bars import stage_bars
from cjmap.layout.kit.view_parts import feelings_fact
from cjmap.layout.personas.lists import GAP, LEAST, in_rows
from cjmap.layout.personas.person import Person, PersonaSheets
from cjmap.model import Step, Success, steps_of
from cjmap.scene import Group, Node
from cjmap.text import reach
from cjmap.theme import BODY, BOLD, HEADING, SMALL, SMALL_BOLD

HEIGHT = 132.0
PAD = 26.0
BAR_GAP = 4.0
AWAY = 11.0
"""From a score to the number of its step."""

NAMED = 3
"""So many lows and highs are named."""

SIGN_ROOM = 20.0


def felt_block(people: PersonaSheets, person: Person, width: float) -> Block:
    """The curve of a persona and what stands below it; how their stages went alone where they scored nothing."""
    below = stage_bars(person.own, people.theme, width)
    title = heading(paragraph(messages().personas.feels, HEADING, people.theme.ink, width))
    if not is_felt(person.own):
        return stack([title, below], 6) if person.assessed else NOTHING

    def paint(x: float, y: float) -> list[Node]:
        return [Group(tuple(_curve(people, person, (x, y, x + width, y + HEIGHT))), role="said", label=_told(person))]

    picture = stack([Block(width, HEIGHT, paint), below], BAR_GAP)
    return stack([title, picture, _named(people, person, width)], 8)


def _told(person: Person) -> str:
    steps = [*lows(person), *highs(person)]
    return current_language().row([messages().personas.feels, *dict.fromkeys(step.name for step in steps)])


def _curve(people: PersonaSheets, person: Person, box: Box) -> Iterator[Node]:
    one = person.persona.id
    curve = small_curve(person.own, people.theme, {one: people.colour(person)}, box, PAD)
    yield from panel(curve)
    for point in curve.points:
        yield from dot(curve, point)
    passing = [stretch for each in curve.lines for stretch in stretches_of(each.points)]
    taken: list[Box] = [(point.x - 7, point.y - 7, point.x + 7, point.y + 7) for point in curve.points]
    wanted = {step.key: False for step in lows(person)} | {step.key: True for step in highs(person)}
    for point in curve.points:
        if point.column.step.key in wanted:
            yield from _number(people, point, wanted[point.column.step.key], (box, taken, passing))


def _number(
    people: PersonaSheets, point: Point, up: bool, around: tuple[Box, list[Box], Sequence[Stretch]]
) -> Iterator[Node]:
    """The number of a step above or below its score; none where something is in the way, as it is named below too."""
    (left, top, right, bottom), taken, passing = around
    text = people.numbers.get(point.column.step.key, "")
    if not text:  # a stage that was felt as a whole
        return
    wide = reach(text, SMALL_BOLD)
    middle_x = min(max(point.x, left + wide / 2 + 2), right - wide / 2 - 2)
    for upper in (point.y - AWAY - 13, point.y + AWAY - 1) if up else (point.y + AWAY - 1, point.y - AWAY - 13):
        box = (middle_x - wide / 2 - 2, upper + 2, middle_x + wide / 2 + 2, upper + 12)
        on_line = box[1] < (top + bottom) / 2 < box[3]
        if not on_line and not any(_meet(box, one) for one in taken) and not crossed(box, passing, 0.5):
            taken.append(box)
            yield line(text, middle_x, upper + 10.8, SMALL_BOLD, people.theme.ink, "middle")
            return


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _levels(person: Person) -> list[tuple[float, Step]]:
    """The scored steps of a persona, each with its level from −1 to 1, in reading order."""
    scale = person.own.scales.level
    steps = [step for stage in person.own.stages for step in ((stage,) if stage.emotion else steps_of(stage))]
    return [(scale(min(step.emotion.values())), step) for step in steps if step.emotion]


def lows(person: Person) -> list[Step]:
    """The steps at which a persona feels worst; none where nothing is worse than anything else."""
    found = _levels(person)
    worst = min((level for level, _ in found), default=0.0)
    return [step for level, step in found if level == worst] if _differ(found) else []


def highs(person: Person) -> list[Step]:
    """The steps at which a persona feels best."""
    found = _levels(person)
    best = max((level for level, _ in found), default=0.0)
    return [step for level, step in found if level == best] if _differ(found) else []


def _differ(levels: Sequence[tuple[float, Step]]) -> bool:
    return len({level for level, _ in levels}) > 1


def _named(people: PersonaSheets, person: Person, width: float) -> Block:
    """The lows and highs by number and name, with what was felt there."""
    said = messages().personas
    found = [(said.lowest, lows(person)), (said.highest, highs(person))]
    found = [(title, steps) for title, steps in found if steps]
    if not found:
        return paragraph(messages().description.same_emotion, SMALL, people.theme.soft, width)
    in_row = max(1, min(len(found), int((width + GAP) // (LEAST + GAP))))
    each = (width - GAP * (in_row - 1)) / in_row
    return in_rows([_ends(people, title, steps, each) for title, steps in found], in_row, each)


def _ends(people: PersonaSheets, title: str, steps: Sequence[Step], width: float) -> Block:
    theme = people.theme
    shown = steps[:NAMED]
    rest = [messages().numbers.more(len(steps) - NAMED)] if len(steps) > NAMED else []
    return stack(
        [
            paragraph(title, BOLD, theme.ink, width),
            *(_end(people, step, width) for step in shown),
            *(paragraph(text, SMALL, theme.soft, width) for text in rest),
        ],
        3,
    )


def _end(people: PersonaSheets, step: Step, width: float) -> Block:
    theme = people.theme
    level = people.journey.scales.level(min(step.emotion.values()))
    sign = Success.POSITIVE if level > 0 else Success.NEGATIVE if level < 0 else Success.NEUTRAL
    number = people.numbers.get(step.key, "")
    left = SIGN_ROOM + (reach(number, BOLD) + 7 if number else 0)
    words = stack(
        [
            paragraph(step.name, BODY, theme.ink, width - left),
            facts((feelings_fact(step),), SMALL, theme.soft, width - left),
        ]
    )

    def paint(x: float, y: float) -> list[Node]:
        beside = y + middle(BODY, step.name)
        nodes: list[Node] = [success_sign(theme, sign, x + 6, beside, size=4.6)]
        if number:
            nodes.append(line(number, x + SIGN_ROOM, beside + 4.4, BOLD, theme.soft))
        return [*nodes, *words.paint(x + left, y)]

    return Block(width, words.height, paint)
