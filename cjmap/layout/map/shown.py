"""A journey → what of a step its card, the stage bar or the curve shows: who draws a lane asks what is shown already."""

from __future__ import annotations

from cjmap.layout.kit.context import Context
from cjmap.model import Stage, Step

MARKED_MOST = 4
"""So many personas have a marker on the cards; more are counted, or named."""


def has_cards(ctx: Context) -> bool:
    """Whether the row shows cards: the lane of touchpoints is there, or the journey has stages alone."""
    whole = ctx.whole or ctx.journey
    if any(lane.id == "touchpoints" for lane in whole.lanes):
        return True
    hidden = any(lane.id == "touchpoints" and lane.hidden for lane in whole.declared_lanes)
    return not hidden and not any(stage.touchpoints for stage in whole.stages)


def has_curve(ctx: Context) -> bool:
    """Whether the map has a curve, on which colours say how a step went."""
    shown = any(lane.id == "emotion" for lane in (ctx.whole or ctx.journey).lanes)
    return shown and any(ctx.scores.lines.values())


def acts_on_card(ctx: Context, step: Step) -> bool:
    """Whether the actions of a step stand on its card, so that no lane has to show them: it is a stage without touchpoints."""
    if not isinstance(step, Stage) or step.touchpoints or step.others or not step.items.get("actions"):
        return False
    return has_cards(ctx) and any(lane.id == "actions" for lane in ctx.journey.lanes)


def owner_in_bar(ctx: Context, stage: Stage) -> str:
    """Who is responsible for a stage, as the stage bar says it; nothing where the author hides that lane."""
    return stage.owner if any(lane.id == "owner" for lane in ctx.journey.lanes) else ""


def has_own_facts(ctx: Context, stage: Stage) -> bool:
    """Whether the stage bar is where a stage says what holds for the whole of it: its touchpoints have the cards."""
    return not stage.others and (bool(stage.touchpoints) or not has_cards(ctx))


def named_personas(ctx: Context, step: Step) -> tuple[str, ...]:
    """The ids of the personas whose step it is, where it is not everybody's."""
    people = (ctx.whole or ctx.journey).personas
    return tuple(one.id for one in people if one.id in step.personas) if len(step.personas) < len(people) else ()
