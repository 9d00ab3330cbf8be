"""Stages and touchpoints → whose they are."""

from __future__ import annotations

from cjmap.model import EVERYONE, Stage, Step, Touchpoint


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
