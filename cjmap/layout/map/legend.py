"""What is on a map → the keys of its legend, one for every sign that is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import words
from cjmap.layout.block import Block
from cjmap.layout.keys import ASSUMED, DERIVED, IMPORTANCE, MOMENT, SEVERITY, Drawn, Key, Sign, key_block, sign_keys
from cjmap.layout.map.cards import signs_of
from cjmap.layout.map.context import Context
from cjmap.layout.marks import ICON_WIDTH, arrow, end_mark
from cjmap.layout.segments import Kind
from cjmap.model import Basis, End, Item, Stage, Step
from cjmap.theme import Theme

ROW = 20.0
"""The height of a row of keys."""


def keys(ctx: Context) -> Iterator[Block]:
    """The keys as blocks: of signs, of ways back and of ends."""
    stages = ctx.journey.stages
    steps: list[Step] = [*stages, *(touchpoint for stage in stages for touchpoint in stage.touchpoints)]
    shown = {*signs_of(steps), *card_signs(steps)}
    if any(item.severity for item in _items(ctx, steps)):
        shown.add(SEVERITY)
    if any(step.basis is Basis.ASSUMED and step.emotion for step in steps):
        shown.add(ASSUMED)
    shown |= line_signs(ctx, steps)
    for key in (*sign_keys(ctx.theme, shown), *_ways(ctx, steps)):
        yield key_block(ctx.theme, key, ROW)


def line_signs(ctx: Context, steps: Sequence[Step]) -> set[Kind]:
    """The stretches of the curve of these steps that want a key."""
    if not any(lane.id == "emotion" for lane in ctx.journey.lanes):
        return set()
    return ctx.scores.kinds(steps) - {Kind.SCORED}


def card_signs(steps: Sequence[Step]) -> set[Sign]:
    """The signs on the cards of steps beside those of their success."""
    judged = (step for step in steps if not (isinstance(step, Stage) and step.touchpoints))
    found = {
        DERIVED: any(step.derived for step in judged),
        MOMENT: any(step.moment_of_truth for step in steps),
        IMPORTANCE: any(step.importance is not None for step in steps),
    }
    return {sign for sign, there in found.items() if there}


def _ways(ctx: Context, steps: Sequence[Step]) -> Iterator[Key]:
    theme = ctx.theme
    ways = [(step, way) for step in steps for way in step.next or ()]
    order = ctx.order if ways else {}
    if any(order.get(way.target, 0) <= order.get(step.key, 0) for step, way in ways if way.end is None):
        yield Key(words().legend.way_back, ICON_WIDTH, lambda x, y: arrow(x, y, theme.accent, back=True))
    for end in End:
        if any(way.end is end for _, way in ways):
            yield Key(words().ends_alone[end], ICON_WIDTH, _flag(theme, end))


def _flag(theme: Theme, end: End) -> Drawn:
    return lambda x, y: end_mark(theme, end, x, y)


def _items(ctx: Context, steps: Sequence[Step]) -> Iterator[Item]:
    for step in steps:
        for items in step.items.values():
            yield from items
    yield from (*ctx.journey.pain_points, *ctx.journey.opportunities, *ctx.journey.highlights, *ctx.journey.goals)
