"""A journey and a theme → what its brief says: message, figures, the worst moments, what works, the next steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cjmap.images import Picture
from cjmap.language import messages
from cjmap.layout.kit.context import persona_colours
from cjmap.layout.kit.marks import pictures_of
from cjmap.layout.kit.names import initials_of
from cjmap.layout.kit.ranking import SEVEREST, SaidItems, ranked, said_once
from cjmap.layout.kit.small_curve import is_felt
from cjmap.layout.kit.view_parts import step_numbers
from cjmap.model import FINDING_LISTS, JOURNEY_LISTS, Item, Journey, Metric, MetricKind, Stage, Success
from cjmap.options.views import NothingToShow
from cjmap.records import dataclass
from cjmap.theme import Theme

WORST = 3
FIGURES_MOST = 4
FIGURES_LEAST = 2
"""With fewer of the whole journey, those of a stage stand beside them."""

FIGURES_WITH_STAGE = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric with a value, and the stage that it is of; None where it is of the whole journey."""

    metric: Metric
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """An opportunity, and the stage that it is of; None where it is of the whole journey."""

    item: Item
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class BriefFacts:
    """What all parts of the page share. `numbers` are those of the steps by key, `worst` the worst moments in order, `negative`
    and `assessed` count steps; `colours`, `initials` and `pictures` are those of the personas by id.
    """

    journey: Journey
    theme: Theme
    numbers: Mapping[str, str]
    colours: Mapping[str, str]
    initials: Mapping[str, str]
    pictures: Mapping[str, Picture]
    worst: tuple[SaidItems, ...]
    steps: int
    negative: int
    assessed: int
    figures: tuple[Figure, ...]
    works: tuple[Item, ...]
    next_steps: tuple[NextStep, ...]

    @property
    def felt(self) -> bool:
        """Whether there is a curve."""
        return is_felt(self.journey)


def facts_of(journey: Journey, theme: Theme) -> BriefFacts:
    """What the brief of a journey says. NothingToShow where it has no emotion, success, finding or metric; ImageError."""
    ranks = [rank for rank in ranked(journey) if not (isinstance(rank.step, Stage) and rank.step.others)]
    bad = [rank for rank in ranks if rank.step.assessed is Success.NEGATIVE]
    worst = said_once(bad[:WORST])
    assessed = sum(rank.step.assessed is not Success.NOT_ASSESSED for rank in ranks)
    figures = tuple(_figures(journey))
    if not (is_felt(journey) or assessed or figures or any(_found(journey))):
        raise NothingToShow("brief", "emotion or success", "the file has no emotion, success, finding or metric")
    people = journey.personas
    return BriefFacts(
        journey,
        theme,
        step_numbers(journey),
        persona_colours(journey, theme),
        dict(zip((one.id for one in people), initials_of([one.name for one in people]), strict=True)),
        pictures_of(journey),
        worst,
        len(ranks),
        len(bad),
        assessed,
        figures,
        tuple(_works(journey)),
        tuple(_next_steps(journey, [one.rank.stage.id for one in worst])),
    )


def message_of(facts: BriefFacts) -> str:
    """The severest pain point of the whole journey, as written; without one the journey's title."""
    pains = sorted(facts.journey.pain_points, key=_severity)
    return pains[0].text if pains else facts.journey.title


def counted(facts: BriefFacts) -> str:
    """The message as a count, for where the words of the file have no room."""
    said = messages().brief
    if facts.negative:
        return said.negative(facts.negative, all=facts.steps)
    return said.none_negative if facts.assessed else said.none_assessed


def _severity(item: Item) -> int:
    return SEVEREST.index(item.severity) if item.severity else len(SEVEREST)


def _found(journey: Journey) -> Iterator[Item]:
    """What was found, of the whole journey and of its stages and touchpoints."""
    for name in JOURNEY_LISTS:
        yield from getattr(journey, name)
    for name in FINDING_LISTS:
        for _, item in _items(journey, name):
            yield item


def _items(journey: Journey, name: str) -> Iterator[tuple[Stage, Item]]:
    """The items of a list of all stages and their touchpoints, in order."""
    for stage in journey.stages:
        for step in (stage, *stage.touchpoints):
            for item in step.items.get(name, ()):
                yield stage, item


def _figures(journey: Journey) -> Iterator[Figure]:
    """The measures of the whole journey; with fewer than two also those of the last stage that has a known one."""
    own = [Figure(one) for one in journey.metrics if _measured(one)][:FIGURES_MOST]
    yield from own
    if len(own) < FIGURES_LEAST:
        for stage in reversed(journey.stages):
            known = [one for one in stage.metrics if one.kind is not MetricKind.OWN and _measured(one)]
            if known:
                yield from (Figure(one, stage) for one in known[: FIGURES_WITH_STAGE - len(own)])
                return


def _measured(metric: Metric) -> bool:
    return metric.value is not None and metric.value.exact is not None


def _works(journey: Journey) -> Iterator[Item]:
    yield from journey.highlights
    yield from (item for _, item in _items(journey, "highlights"))


def _next_steps(journey: Journey, worst: Sequence[str]) -> Iterator[NextStep]:
    """Opportunities of the whole journey, then of the stages of the worst moments, then of the rest."""
    yield from (NextStep(item) for item in journey.opportunities)
    found = [NextStep(item, stage) for stage, item in _items(journey, "opportunities")]
    yield from (one for one in found if one.stage and one.stage.id in worst)
    yield from (one for one in found if one.stage and one.stage.id not in worst)
