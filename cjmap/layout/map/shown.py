"""A journey → what of a step its card, the stage bar or the curve shows: who draws a lane asks what is shown already."""

from __future__ import annotations

from cjmap.layout.kit.context import Context
from cjmap.model import Lane, Stage, Step

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


def acted_steps(ctx: Context) -> frozenset[str]:
    """The keys of stages whose actions stand on their cards, so that no lane has to show them."""
    lanes = {lane.id for lane in ctx.journey.lanes}
    if "actions" not in lanes or not has_cards(ctx):
        return frozenset()
    bare = (stage for stage in ctx.journey.stages if not stage.touchpoints and not stage.others)
    return frozenset(stage.key for stage in bare if stage.items.get("actions"))


def lanes_with_cards(ctx: Context) -> tuple[Lane, ...]:
    """The lanes of a row with one for the cards: that of touchpoints, or where no stage has any, one in the place of the actions
    that the cards show, before the curve, or after the goals. A lane of actions that all stand on cards is gone.
    """
    lanes, acted = list(ctx.journey.lanes), acted_steps(ctx)
    if has_cards(ctx) and not any(lane.id == "touchpoints" for lane in lanes):
        first = [at for at, lane in enumerate(lanes) if lane.id in ("emotion", *(("actions",) if acted else ()))]
        goals = [at + 1 for at, lane in enumerate(lanes) if lane.id == "goals"]
        lanes.insert(min(first or goals or [0]), Lane("touchpoints"))
    steps = (step for stage in ctx.journey.stages for step in (stage, *stage.touchpoints))
    if acted and not any(step.items.get("actions") for step in steps if step.key not in acted):
        lanes = [lane for lane in lanes if lane.id != "actions"]
    return tuple(lanes)


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
