"""A journey and one of its personas → the journey as that persona alone goes through it, and whose each step is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TypeVar

from cjmap.levels import Assessed, assess, assess_stage
from cjmap.model import EVERYONE, Item, Journey, Persona, Scales, Stage, Step, Touchpoint, Transition, steps_of
from cjmap.records import replace


def theirs(step: Step, persona_id: str) -> bool:
    """Whether a step alone says that it is a persona's: it names them, or nobody. Everything is everyone's (EVERYONE)."""
    return not (step.personas and persona_id) or persona_id in step.personas


def owns_touchpoint(stage: Stage, touchpoint: Touchpoint, persona_id: str) -> bool:
    """Whether a touchpoint is a persona's: what names nobody is theirs whose stage it is."""
    return theirs(touchpoint if touchpoint.personas else stage, persona_id)


def owns_stage(stage: Stage, persona_id: str) -> bool:
    """Whether a persona has a step in a stage: a touchpoint, the stage itself where it has none, or what was felt in or said
    of the whole of it for them.
    """
    if any(owns_touchpoint(stage, one, persona_id) for one in stage.touchpoints):
        return True
    told = persona_id in (*stage.emotion, *stage.success, *stage.feeling) or EVERYONE in stage.emotion
    return theirs(stage, persona_id) and (not stage.touchpoints or told)


S = TypeVar("S", Stage, Touchpoint)
V = TypeVar("V")


def for_persona(journey: Journey, persona_id: str) -> Journey:
    """Keep that persona, the touchpoints, items and scores that are theirs or everyone's, and the transitions between them.

    Success follows from what is left. A stage in which nothing is theirs keeps its name, its number and its phase, and is
    no step of the journey. a transition to a step that is not theirs leads to the next one that is. KeyError where there is no
    such persona.
    """
    persona = journey.persona(persona_id)
    stages = list(_stages(journey, persona_id))
    following_of = _following(journey, stages)
    kept = {step.key for stage in stages for step in steps_of(stage)}
    return replace(
        journey,
        lens=persona_id,
        numbers=journey.step_numbers,
        personas=(_persona(persona),),
        stages=tuple(
            replace(
                stage,
                next=_led(stage.next, following_of),
                touchpoints=tuple(replace(one, next=_led(one.next, following_of)) for one in stage.touchpoints),
            )
            for stage in stages
        ),
        goals=_found(journey.goals, persona_id, kept),
        highlights=_found(journey.highlights, persona_id, kept),
        pain_points=_found(journey.pain_points, persona_id, kept),
        opportunities=_found(journey.opportunities, persona_id, kept),
        notes=_found(journey.notes, persona_id, kept),
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


def _stages(journey: Journey, persona_id: str) -> Iterator[Stage]:
    """The stages in their order. Of a step of theirs it is known whether others' came before it, in its stage or another."""
    passed = False
    for stage in journey.stages:
        if not owns_stage(stage, persona_id):
            yield _others(stage, persona_id)
            passed = True
            continue
        touchpoints: list[Touchpoint] = []
        before = passed
        for one in stage.touchpoints:
            own = owns_touchpoint(stage, one, persona_id)
            if own:
                step = replace(_step(one, persona_id), after_others=passed)
                touchpoints.append(replace(step, **assess(step.success, step.emotion, journey.scales)))
            passed = not own
        passed = passed and bool(touchpoints) and not stage.emotion
        whole = replace(_whole(stage, persona_id), after_others=before, touchpoints=tuple(touchpoints))
        yield replace(whole, **_assessed(whole, journey.scales))


def _whole(stage: Stage, persona_id: str) -> Stage:
    """What is said of the whole of a stage in which something is a persona's."""
    return _step(stage, persona_id) if theirs(stage, persona_id) else replace(_others(stage, persona_id), others=False)


def _assessed(stage: Stage, scales: Scales) -> Assessed:
    if stage.touchpoints and not stage.success:
        return assess_stage(stage.touchpoints, scales)
    return assess(stage.success, stage.emotion, scales)


def _others(stage: Stage, persona_id: str) -> Stage:
    """What is left of a stage of others: where it stands, and the items that name this persona."""
    items = {
        lane: _items(tuple(item for item in items if persona_id in item.personas), persona_id)
        for lane, items in stage.items.items()
    }
    kept = {lane: found for lane, found in items.items() if found}
    return Stage(id=stage.id, name=stage.name, phase=stage.phase, items=kept, others=True, span=stage.span)


def _step(step: S, persona_id: str) -> S:
    return replace(
        step,
        success=_one(step.success, persona_id),
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


def _found(items: tuple[Item, ...], persona_id: str, kept: Set[str]) -> tuple[Item, ...]:
    """Items of the whole journey, which speak of no step that is left out."""
    return tuple(
        replace(item, at=tuple(key for key in item.at if key in kept)) if item.at else item
        for item in _items(items, persona_id)
    )


def _following(journey: Journey, stages: list[Stage]) -> dict[str, Transition | None]:
    """For the key of every step of the whole journey the step that stands for it: itself, else the next one that is kept."""
    following: Transition | None = None
    following_of: dict[str, Transition | None] = {}
    for stage, own in reversed(list(zip(journey.stages, stages, strict=True))):
        kept = {step.key: Transition(touchpoint=step.id) for step in own.touchpoints}
        if not (own.touchpoints or own.others):
            kept = {step.key: Transition(stage=own.id) for step in steps_of(stage)}
        for step in reversed(steps_of(stage)):
            following = kept.get(step.key, following)
            following_of[step.key] = following
    return following_of


def _led(
    transitions: tuple[Transition, ...] | None, following_of: Mapping[str, Transition | None]
) -> tuple[Transition, ...] | None:
    if transitions is None:
        return None
    led = [
        (transition, transition if transition.end else following_of[transition.target]) for transition in transitions
    ]
    return tuple(
        replace(transition, touchpoint=target.touchpoint, stage=target.stage)
        for transition, target in led
        if target is not None
    )
