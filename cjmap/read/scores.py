"""Importance, emotion and success as authors write them → numbers on the scales of the file and resolved levels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from cjmap.model import EVERYONE, Scales, Success, Touchpoint
from cjmap.read.nodes import Node
from cjmap.read.values import number, text

EMOTIONS = ("very negative", "negative", "neutral", "positive", "very positive")
IMPORTANCES = ("low", "medium", "high")
WORST_FIRST = (Success.NEGATIVE, Success.NEUTRAL, Success.POSITIVE)


def spaced(words: tuple[str, ...], word: str, ends: tuple[float, float]) -> float | None:
    """The number of a word where the words are evenly spaced from one end of a scale to the other."""
    if word not in words:
        return None
    low, high = map(_exact, ends)
    return float(low + (high - low) * words.index(word) / (len(words) - 1))


def _exact(number: float) -> Decimal:
    """A number as the author wrote it: in floats, the middle of 0.1 and 0.7 is not 0.4."""
    return Decimal(str(number))


def _middle(ends: tuple[float, float]) -> Decimal:
    return sum(map(_exact, ends)) / Decimal(2)


def emotion(node: Node | None, scales: Scales) -> float | None:
    """An emotion on the scale of the file; None where it is none."""
    value = number(node)
    return value if value is not None else spaced(EMOTIONS, text(node), scales.emotion)


def importance(node: Node | None, scales: Scales) -> float | None:
    """An importance on the scale of the file; None where it is none."""
    value = number(node)
    return value if value is not None else spaced(IMPORTANCES, text(node), scales.importance)


def side(score: float, scales: Scales) -> Success:
    """The success level that an emotion speaks for: the side of the middle on which it lies."""
    exact, middle = _exact(score), _middle(scales.emotion)
    return Success.NEUTRAL if exact == middle else Success.POSITIVE if exact > middle else Success.NEGATIVE


def worst(levels: Iterable[Success]) -> Success:
    """The worst of some levels; not assessed where there is none."""
    return min(levels, key=WORST_FIRST.index, default=Success.NOT_ASSESSED)


def assess(success: Mapping[str, Success], emotions: Mapping[str, float], scales: Scales) -> dict[str, Any]:
    """The level of a step from what is said of it, else from its emotion, by the names of the model."""
    levels = success or {who: side(score, scales) for who, score in emotions.items()}
    apart = levels if levels and EVERYONE not in levels else {}
    return {"assessed": worst(levels.values()), "assessed_by": dict(apart), "derived": bool(levels) and not success}


def assess_stage(touchpoints: Iterable[Touchpoint], scales: Scales) -> dict[str, Any]:
    """The level of a stage from its touchpoints, by the names of the model.

    Negative if one of at least middle importance is negative (importance left out counts as middle), else positive if any
    is positive, else negative if any is negative, else neutral if any is neutral, else not assessed.
    """
    middle = _middle(scales.importance)
    rank = [
        (step.assessed, middle if step.importance is None else _exact(step.importance))
        for step in touchpoints
        if step.assessed is not Success.NOT_ASSESSED
    ]
    levels = {level for level, _ in rank}
    if any(level is Success.NEGATIVE and weight >= middle for level, weight in rank):
        found = Success.NEGATIVE
    else:
        order = (Success.POSITIVE, Success.NEGATIVE, Success.NEUTRAL)
        found = next((level for level in order if level in levels), Success.NOT_ASSESSED)
    return {"assessed": found, "assessed_by": {}, "derived": found is not Success.NOT_ASSESSED}
