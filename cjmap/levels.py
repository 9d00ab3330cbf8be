"""What is said of a step and felt at it → its success level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypedDict

from cjmap.model import EVERYONE, Scales, Success, Touchpoint


class Assessed(TypedDict):
    """The level of a step, by the names of the model."""

    assessed: Success
    assessed_by: Mapping[str, Success]
    derived: bool


WORST_FIRST = (Success.NEGATIVE, Success.NEUTRAL, Success.POSITIVE)


def exact(number: float) -> Decimal:
    """A number as the author wrote it: in floats, the middle of 0.1 and 0.7 is not 0.4."""
    return Decimal(str(number))


def middle(ends: tuple[float, float]) -> Decimal:
    """The middle of a scale."""
    return sum(map(exact, ends)) / Decimal(2)


def side(score: float, scales: Scales) -> Success:
    """The success level that an emotion speaks for: the side of the middle on which it lies."""
    felt, half = exact(score), middle(scales.emotion)
    return Success.NEUTRAL if felt == half else Success.POSITIVE if felt > half else Success.NEGATIVE


def worst(levels: Iterable[Success]) -> Success:
    """The worst of some levels; not assessed where there is none."""
    return min(levels, key=WORST_FIRST.index, default=Success.NOT_ASSESSED)


def assess(success: Mapping[str, Success], emotions: Mapping[str, float], scales: Scales) -> Assessed:
    """The level of a step from what is said of it, else from its emotion."""
    levels = success or {who: side(score, scales) for who, score in emotions.items()}
    apart = levels if levels and EVERYONE not in levels else {}
    return {"assessed": worst(levels.values()), "assessed_by": dict(apart), "derived": bool(levels) and not success}


def assess_stage(touchpoints: Iterable[Touchpoint], scales: Scales) -> Assessed:
    """The level of a stage from its touchpoints.

    Negative if one of at least middle importance is negative (importance left out counts as middle), else positive if any
    is positive, else negative if any is negative, else neutral if any is neutral, else not assessed.
    """
    half = middle(scales.importance)
    rank = [
        (step.assessed, half if step.importance is None else exact(step.importance))
        for step in touchpoints
        if step.assessed is not Success.NOT_ASSESSED
    ]
    levels = {level for level, _ in rank}
    if any(level is Success.NEGATIVE and weight >= half for level, weight in rank):
        found = Success.NEGATIVE
    else:
        order = (Success.POSITIVE, Success.NEGATIVE, Success.NEUTRAL)
        found = next((level for level in order if level in levels), Success.NOT_ASSESSED)
    return {"assessed": found, "assessed_by": {}, "derived": found is not Success.NOT_ASSESSED}
