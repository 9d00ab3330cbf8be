"""A journey → the steps that stand out in it: those that are best on its curve, and the important ones that are negative."""

from __future__ import annotations

from collections import defaultdict

from cjmap.language import current_language
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Journey, Stage, Step, Success

SAME = 9
"""Decimals in which two mean levels must agree to be the same."""


def whole(ctx: MapContext) -> Journey:
    """The journey of which a row may be a part."""
    return ctx.whole or ctx.journey


def steps_on_map(ctx: MapContext) -> list[Step]:
    """Every stage, each with its touchpoints behind it, that is the drawn persona's."""
    return [step for stage in whole(ctx).stages if not stage.others for step in (stage, *stage.touchpoints)]


def best_steps(ctx: MapContext) -> list[Step]:
    """The steps with the highest mean score of those who have one there, if it is above the middle; none without a curve."""
    if not any(lane.id == "emotion" for lane in whole(ctx).lanes):
        return []
    levels: dict[str, list[float]] = defaultdict(list)
    for (_, key), level in ctx.scores.levels.items():
        levels[key].append(level)
    means = {key: round(sum(found) / len(found), SAME) for key, found in levels.items()}
    best = max(means.values(), default=0.0)
    return [step for step in steps_on_map(ctx) if best > 0 and means.get(step.key) == best]


def important_negative_steps(ctx: MapContext) -> list[Step]:
    """The steps that are negative, for anybody, and of the highest importance that the journey has."""
    steps = [step for step in steps_on_map(ctx) if not (isinstance(step, Stage) and step.touchpoints)]
    most = max((step.importance for step in steps if step.importance is not None), default=None)
    return [
        step for step in steps if most is not None and step.importance == most and step.assessed is Success.NEGATIVE
    ]


def number_on_map(ctx: MapContext, step: Step) -> str:
    """The number of a step; of a stage that has touchpoints that of the stage alone."""
    journey = whole(ctx)
    if step.key in journey.step_numbers:
        return ctx.step_number(step)
    at = next(number for number, stage in enumerate(journey.stages, 1) if stage.key == step.key)
    return current_language().number(at)


def numbers_of(ctx: MapContext, keys: tuple[str, ...]) -> list[str]:
    """The numbers of the steps with these keys, in the order of the map; none of steps that are not on it."""
    return [number_on_map(ctx, step) for step in steps_on_map(ctx) if step.key in keys]
