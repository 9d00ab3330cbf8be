"""A journey → its steps, those to fix first before the others, each with the pain points and opportunities that hold for it.

What several views ask alike is answered here once: which steps are important, which are to be fixed first, in which order the
worst stand, and whose pain points a step has.

    for rank in fix_first(journey):
        rank.step, rank.stage, rank.number      # (2, 1) is drawn as 2.1
        rank.pain_points, rank.opportunities    # its own; where it has none, its stage's

Several cards of one stage would all show the stage's list: `said_once` leaves it to the first of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from cjmap.model import Item, ItemSeverity, Journey, Scales, Stage, Step, Success, steps_of
from cjmap.records import dataclass, field

MIDDLE = 0.5
"""The middle of the scale of importance, 0 to 1; what is above it is important."""

LISTS = ("pain_points", "opportunities")
"""The lists that a step takes over from its stage where it has none of its own."""

SEVEREST = tuple(reversed(ItemSeverity))


@dataclass(frozen=True, slots=True)
class Rank:
    """A step in the order of the worst. `stage` is the one it belongs to, or the step itself; `number` are the numbers of its
    stage and of itself in it, from 1; `place` its place in the file, from 0. `important` and `fix_first` are the rules of all
    views. `items` has by the name of the list the step's own pain points and opportunities, or its stage's where it has none;
    `of_stage` are the names of the lists that are its stage's.
    """

    step: Step
    stage: Stage
    number: tuple[int, int]
    place: int
    important: bool
    fix_first: bool
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    of_stage: frozenset[str] = frozenset()

    @property
    def pain_points(self) -> tuple[Item, ...]:
        """What hurts at this step."""
        return self.items.get("pain_points", ())

    @property
    def opportunities(self) -> tuple[Item, ...]:
        """What could be better there."""
        return self.items.get("opportunities", ())


@dataclass(frozen=True, slots=True)
class SaidItems:
    """The lists that the card of a rank shows, by name; and the ranks at which its stage's lists stand already, by name."""

    rank: Rank
    items: Mapping[str, tuple[Item, ...]]
    elsewhere: Mapping[str, Rank]


def ranked(journey: Journey) -> tuple[Rank, ...]:
    """Every step of a journey, the worst first: by importance (most first), emotion of the worst persona (worst first), whether
    it is a moment of truth, its severest pain point, its place in the file.

    These are keys of sorting, never a product: nobody measured one. A step without a value stands behind all that have one.
    """
    numbers = journey.step_numbers
    steps = ((stage, step) for stage in journey.stages for step in steps_of(stage))
    return tuple(
        sorted(
            (_rank(journey, stage, step, numbers[step.key], at) for at, (stage, step) in enumerate(steps)), key=_order
        )
    )


def fix_first(journey: Journey) -> tuple[Rank, ...]:
    """The important steps whose success is negative, the worst first."""
    return tuple(rank for rank in ranked(journey) if rank.fix_first)


def is_important(journey: Journey, step: Step) -> bool:
    """Whether a step's importance is above the middle of the scale; one without importance is not."""
    return step.importance is not None and above_middle(journey.scales, step.importance)


def above_middle(scales: Scales, importance: float) -> bool:
    """Whether an importance is above the middle of its scale; the dust of floats does not lift one above it."""
    return round(scales.weight(importance), 12) > MIDDLE


def worst_emotion(step: Step) -> float | None:
    """The lowest emotion that any persona has at a step, on the file's scale; None where it is not scored."""
    return min(step.emotion.values(), default=None)


def said_once(ranks: Iterable[Rank]) -> tuple[SaidItems, ...]:
    """What the cards of these ranks show, in their order: a list of a stage stands on the first card that has it, and the others
    know which one that is.
    """
    shown: dict[tuple[str, str], Rank] = {}
    found = []
    for rank in ranks:
        items, elsewhere = dict(rank.items), {}
        for name in LISTS:
            if name in rank.of_stage and items.get(name):
                first = shown.setdefault((name, rank.stage.id), rank)
                if first is not rank:
                    del items[name]
                    elsewhere[name] = first
        found.append(SaidItems(rank, items, elsewhere))
    return tuple(found)


def _rank(journey: Journey, stage: Stage, step: Step, number: tuple[int, int], place: int) -> Rank:
    inherited = frozenset(name for name in LISTS if step is not stage and not step.items.get(name))
    items = {name: (stage if name in inherited else step).items.get(name, ()) for name in LISTS}
    important = is_important(journey, step)
    return Rank(
        step, stage, number, place, important, important and step.assessed is Success.NEGATIVE, items, inherited
    )


def _order(rank: Rank) -> tuple[float, float, bool, int, int]:
    step = rank.step
    emotion = worst_emotion(step)
    return (
        math.inf if step.importance is None else -step.importance,
        math.inf if emotion is None else emotion,
        not step.moment_of_truth,
        min((SEVEREST.index(item.severity) for item in rank.pain_points if item.severity), default=len(SEVEREST)),
        rank.place,
    )
