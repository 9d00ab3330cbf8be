"""A journey, a theme and a width → its personas, a sheet each: who they are, what they want, how they feel, what hurts them."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, stack
from cjmap.layout.kit.composition import Composition
from cjmap.layout.kit.description import list_sentence
from cjmap.layout.kit.legend import ASSUMED, DERIVED, MOMENT, SEVERITY, Sign, sign_keys
from cjmap.layout.kit.segments import SegmentKind, scores_of
from cjmap.layout.kit.view_parts import legend_row, view_foot, view_head
from cjmap.layout.personas.felt import felt_block
from cjmap.layout.personas.identity import identity_block
from cjmap.layout.personas.lists import LISTS, pain_words, pains_block, wishes_block
from cjmap.layout.personas.person import Person, PersonaSheets, people_of
from cjmap.model import Basis, Journey, Success
from cjmap.options.views import NothingToShow
from cjmap.scene import Group, Node, Rect
from cjmap.tables import of_journey
from cjmap.theme import Theme

BESIDE_FROM = 700.0
"""From this width on who a persona is stands left of all else, else above it."""

LEFT_SHARE, LEFT_MOST = 0.29, 300.0
PAD = 22.0
GAP = 30.0
PARTS = 20.0
EDGE = 6.0
RADIUS = 8.0


def compose(journey: Journey, theme: Theme, width: float) -> Composition:
    """The personas for a content of `width` px. NothingToShow where the file has none; ImageError."""
    if not journey.personas:
        raise NothingToShow("personas", "personas", "the file has no persona")
    people = people_of(journey, theme)
    title = title_of(people)
    limits = [*of_journey(journey), *_others(people)]
    language = current_language()
    told = [
        language.sentence(title),
        language.sentence(language.row(limits)),
        *(_told(people, one) for one in people.persons),
    ]
    return Composition(
        view_head(theme, title, limits, width),
        (
            legend_row(theme, sign_keys(theme, _signs(people)), width),
            *(_sheet(people, one, width) for one in people.persons),
        ),
        view_foot(journey, theme, messages().personas.rule, width),
        language.sentences(one for one in told if one),
        portrait=True,
    )


def _worst(people: PersonaSheets) -> Person:
    """The persona with the most negative steps; of several the one for whom they are the larger part, then the first."""
    return max(people.persons, key=lambda one: (one.negative, one.negative / max(1, one.steps)))


def title_of(people: PersonaSheets) -> str:
    """For whom most is negative, and how much."""
    said, worst = messages().personas, _worst(people)
    if worst.negative:
        return said.negative(worst.negative, all=worst.steps, name=worst.persona.name)
    if any(one.assessed for one in people.persons):
        return said.none_negative(len(people.persons))
    return said.people(len(people.persons))


def _others(people: PersonaSheets) -> Iterator[str]:
    """The same of the others, in short."""
    worst = _worst(people)
    if worst.negative:
        names = people.ctx.short_names
        for one in people.persons:
            if one is not worst:
                yield messages().personas.other(name=names[one.persona.id], bad=one.negative, all=one.steps)


def _sheet(people: PersonaSheets, person: Person, width: float) -> Block:
    """All of a persona on a ground of their own."""
    theme, inner = people.theme, width - 2 * PAD
    if width >= BESIDE_FROM:
        left = min(LEFT_MOST, round(inner * LEFT_SHARE))
        content = _beside(identity_block(people, person, left), _main(people, person, inner - left - GAP), left)
    else:
        content = stack([identity_block(people, person, inner), _main(people, person, inner)], PARTS)
    height = content.height + 2 * PAD + EDGE

    def paint(x: float, y: float) -> list[Node]:
        ground = (
            Rect(x, y, width, height, theme.card, theme.card_border, radius=RADIUS),
            Rect(x, y, width, EDGE, people.colour(person), radius=EDGE / 2),
        )
        nodes = (Group(ground, role="decoration"), *content.paint(x + PAD, y + EDGE + PAD))
        one = person.persona
        return [Group(nodes, id=f"persona-{one.id}", label=one.name, data={"persona": one.id}, role="section")]

    return Block(width, height, paint)


def _main(people: PersonaSheets, person: Person, width: float) -> Block:
    return stack(
        [wishes_block(people, person, width), felt_block(people, person, width), pains_block(people, person, width)],
        PARTS,
    )


def _beside(left: Block, right: Block, width: float) -> Block:
    height = max(left.height, right.height)
    return Block(width + GAP + right.width, height, lambda x, y: [*left.paint(x, y), *right.paint(x + width + GAP, y)])


def _signs(people: PersonaSheets) -> set[Sign]:
    """The signs that are on any of the sheets."""
    shown: set[Sign] = set()
    for person in people.persons:
        own, scores = person.own, scores_of(person.own)
        stages = [one for one in own.stages if not one.others] if scores.scored or person.assessed else []
        shown |= {one.assessed for one in stages}
        steps = [step for step in own.steps() if step.key in scores.scored]
        shown |= {DERIVED} if any(one.derived for one in stages) else set()
        shown |= {MOMENT} if any(one.moment_of_truth for one in steps) else set()
        shown |= {ASSUMED} if any(one.basis is Basis.ASSUMED for one in steps) else set()
        shown |= {SEVERITY} if any(one.item.severity for one in person.pains) else set()
        shown |= scores.kinds(list(own.steps())) - {SegmentKind.SCORED}
    return shown - ({Success.NOT_ASSESSED} if not any(one.assessed for one in people.persons) else set())


def _told(people: PersonaSheets, person: Person) -> str:
    """A persona in sentences, for a screen reader."""
    language, catalogue, one = current_language(), messages(), person.persona
    told = [language.sentence(language.row((one.name, one.role, one.age)))]
    told += [language.sentence(language.quoted(one.quote))] if one.quote else []
    told += [language.sentence(one.bio)] if one.bio else []
    for name in (*LISTS, "channels"):
        told += list_sentence(catalogue.persona_lists[name], [item.text for item in getattr(one, name)])
    told += list_sentence(catalogue.personas.hurts, [pain_words(people, pain) for pain in person.pains])
    return language.sentences(told)
