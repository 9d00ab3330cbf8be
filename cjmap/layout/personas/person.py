"""A journey and a theme → what the sheet of each persona is made of: their own journey, its lows and highs, what hurts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjmap.images import Picture
from cjmap.layout.kit.context import Context, Notes, persona_colours
from cjmap.layout.kit.marks import pictures_of
from cjmap.layout.kit.ranking import SEVEREST
from cjmap.layout.kit.small_curve import even_grid
from cjmap.layout.kit.view_parts import step_numbers
from cjmap.model import Item, Journey, Persona, Stage, Step, Success, steps_of
from cjmap.records import dataclass
from cjmap.theme import Theme
from cjmap.transform.persona import for_persona


@dataclass(frozen=True, slots=True)
class Pain:
    """A pain point, and where it hurts: a step, or a stage; None where it is of the whole journey."""

    item: Item
    step: Step | None


@dataclass(frozen=True)
class Person:
    """A persona: `own` is the journey as they alone go through it, `negative` how many of their `steps` went badly, `assessed`
    how many anybody judged.
    """

    persona: Persona
    own: Journey
    steps: int
    negative: int
    assessed: int
    pains: tuple[Pain, ...]


@dataclass(frozen=True)
class PersonaSheets:
    """The surroundings of every sheet: `ctx` of the whole journey, `numbers` of its steps by key, `pictures` by persona id."""

    ctx: Context
    numbers: Mapping[str, str]
    pictures: Mapping[str, Picture]
    persons: tuple[Person, ...]

    @property
    def journey(self) -> Journey:
        """The whole journey."""
        return self.ctx.journey

    @property
    def theme(self) -> Theme:
        """What all is drawn in."""
        return self.ctx.theme

    def colour(self, person: Person) -> str:
        """The colour of a persona."""
        return self.ctx.colours[person.persona.id]


def people_of(journey: Journey, theme: Theme) -> PersonaSheets:
    """All personas of a journey. ImageError where a picture has gone."""
    ctx = Context(journey, theme, even_grid(journey, 0.0, 1000.0), Notes(), persona_colours(journey, theme))
    persons = tuple(_person(journey, one) for one in journey.personas)
    return PersonaSheets(ctx, step_numbers(journey), pictures_of(journey), persons)


def _person(journey: Journey, persona: Persona) -> Person:
    own = for_persona(journey, persona.id)
    steps = [step for stage in own.stages for step in steps_of(stage)]
    return Person(
        persona,
        own,
        len(steps),
        sum(step.assessed is Success.NEGATIVE for step in steps),
        sum(step.assessed is not Success.NOT_ASSESSED for step in steps),
        tuple(sorted(_pains(journey, own, persona), key=_severity)),
    )


def _pains(journey: Journey, own: Journey, persona: Persona) -> list[Pain]:
    """The pain points that name a persona; where none does, those of the steps and the journey that are theirs."""
    named = [one for one in _all_pains(journey) if persona.id in one.item.personas]
    return named or list(_all_pains(own))


def _all_pains(journey: Journey) -> Iterator[Pain]:
    for item in journey.pain_points:
        yield Pain(item, None)
    for stage in journey.stages:
        for step in _parts(stage):
            for item in step.items.get("pain_points", ()):
                yield Pain(item, step)


def _parts(stage: Stage) -> tuple[Step, ...]:
    return stage, *stage.touchpoints


def _severity(pain: Pain) -> int:
    severity = pain.item.severity
    return SEVEREST.index(severity) if severity else len(SEVEREST)
