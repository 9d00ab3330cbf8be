"""A journey and one of its personas → the journey as that persona alone goes through it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from cjmap.model import EVERYONE, Item, Journey, Persona, Stage, Step, Touchpoint, Transition

S = TypeVar("S", Stage, Touchpoint)
V = TypeVar("V")


def for_persona(journey: Journey, persona_id: str) -> Journey:
    """Keep that persona, the touchpoints, items and scores that are theirs or everyone's, and the ways between them.

    A way to a touchpoint that is not theirs leads to the next one that is. KeyError where there is no such persona.
    """
    persona = journey.persona(persona_id)
    kept = [stage for stage in journey.stages if _theirs(stage, persona_id)] or list(journey.stages)
    stages = [_stage(stage, persona_id) for stage in kept]
    ways = _ways(journey, stages)
    return replace(
        journey,
        lens=persona_id,
        personas=(_persona(persona),),
        stages=tuple(
            replace(
                stage,
                next=_led(stage.next, ways),
                touchpoints=tuple(replace(one, next=_led(one.next, ways)) for one in stage.touchpoints),
            )
            for stage in stages
        ),
        goals=_items(journey.goals, persona_id),
        highlights=_items(journey.highlights, persona_id),
        pain_points=_items(journey.pain_points, persona_id),
        opportunities=_items(journey.opportunities, persona_id),
        notes=_items(journey.notes, persona_id),
    )


def _persona(persona: Persona) -> Persona:
    one = persona.id
    return replace(
        persona,
        goals=_items(persona.goals, one),
        needs=_items(persona.needs, one),
        motivations=_items(persona.motivations, one),
        frustrations=_items(persona.frustrations, one),
        channels=_items(persona.channels, one),
    )


def _stage(stage: Stage, persona_id: str) -> Stage:
    touchpoints = tuple(_step(one, persona_id) for one in stage.touchpoints if _theirs(one, persona_id))
    return replace(_step(stage, persona_id), touchpoints=touchpoints)


def _step(step: S, persona_id: str) -> S:
    success = _one(step.success, persona_id)
    assessed = step.assessed_by.get(persona_id, step.assessed)
    return replace(
        step,
        success=success,
        assessed=assessed,
        assessed_by={},
        emotion=_one(step.emotion, persona_id),
        feeling=_one(step.feeling, persona_id),
        personas=(),
        items={lane: _items(items, persona_id) for lane, items in step.items.items()},
    )


def _one(values: Mapping[str, V], persona_id: str) -> dict[str, V]:
    """The value that holds for a persona, as everyone's."""
    for key in (persona_id, EVERYONE):
        if key in values:
            return {EVERYONE: values[key]}
    return {}


def _items(items: tuple[Item, ...], persona_id: str) -> tuple[Item, ...]:
    return tuple(replace(item, personas=()) for item in items if not item.personas or persona_id in item.personas)


def _theirs(step: Step, persona_id: str) -> bool:
    return not step.personas or persona_id in step.personas


def _ways(journey: Journey, stages: list[Stage]) -> dict[str, Transition | None]:
    """For the key of every step of the whole journey the step that stands for it: itself, else the next one that is kept."""
    kept = {step.key for stage in stages for step in stage.touchpoints or (stage,)}
    following: Transition | None = None
    ways: dict[str, Transition | None] = {}
    for step in reversed(list(journey.steps())):
        if step.key in kept:
            following = Transition(stage=step.id) if isinstance(step, Stage) else Transition(touchpoint=step.id)
        ways[step.key] = following
    return ways


def _led(
    transitions: tuple[Transition, ...] | None, ways: Mapping[str, Transition | None]
) -> tuple[Transition, ...] | None:
    if transitions is None:
        return None
    led = [(way, way if way.end else ways[way.target]) for way in transitions]
    return tuple(
        replace(way, touchpoint=target.touchpoint, stage=target.stage) for way, target in led if target is not None
    )
