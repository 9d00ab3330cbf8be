"""The steps of a row → their cards, all as high as the highest: number, channel, name, and the signs of each."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.layout.kit.block import paragraph
from cjmap.layout.kit.grid import Column, lane_name
from cjmap.layout.kit.legend import DERIVED, IMPORTANCE, MOMENT, Sign
from cjmap.layout.kit.reading_order import Row, StageNodes, touchpoint_id
from cjmap.layout.map.badges import Badge, badge_nodes, badge_of, card_border, card_fill, weight
from cjmap.layout.map.card_words import CardWords, card_words, paint_words
from cjmap.layout.map.shown import acts_on_card, has_cards, has_curve
from cjmap.layout.map.sizes import BETWEEN
from cjmap.layout.map.surroundings import NO_ZONE, MapContext, Zone
from cjmap.layout.map.transitions import certain_end, has_ways
from cjmap.model import Journey, Lane, Stage, Step, Success
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Rect

RADIUS = 7.0
CLEAR = 14.0
"""Px between a badge and the lane above it."""

TITLE_DOWN = 6.0
"""How far below the upper edge of the cards their title begins."""


@dataclass(frozen=True, slots=True)
class _StepCard:
    """A step's card before it is painted: the number of its stage, its column, its words and its badge, None where no step of the
    journey is judged.
    """

    stage: int
    column: Column
    words: CardWords
    badge: Badge | None

    @property
    def step(self) -> Step:
        return self.column.step


def cards_zone(ctx: MapContext) -> Zone:
    """The cards of touchpoints, and of stages without any; no zone where there is none."""
    cards = _cards(ctx)
    if not cards:
        return NO_ZONE
    down = headroom(ctx)
    high = max(one.words.height for one in cards)
    title = paragraph(cards_title(ctx), ctx.look.bold, ctx.theme.ink, ctx.look.label - 8, 8)
    height = down + max(high, title.height + TITLE_DOWN)
    lane = {"lane": "touchpoints"}

    def paint(top: float) -> Row:
        nodes = [
            StageNodes(
                one.stage, touchpoint_id(one.step), [Group(tuple(_drawn(ctx, one, top + down, high)), data=lane)]
            )
            for one in cards
        ]
        titles = title.paint(ctx.look.margin, top + down + TITLE_DOWN)
        return Row(height, titles=[Group(tuple(titles), data=lane)], nodes=nodes)

    return Zone(height, paint, frozenset(_signs(ctx, cards)))


def headroom(ctx: MapContext) -> float:
    """How far below the top of their zone the cards begin, in px: badges stand clear of the lane above, if no strip of
    transitions does it.
    """
    if has_ways(ctx):
        return 0.0
    rises = [one.badge.rise for one in _cards(ctx) if one.badge]
    return max(0.0, max(rises, default=0.0) + CLEAR - ctx.look.gap)


def cards_title(ctx: MapContext) -> str:
    """What the lane of cards is called: by what it shows where the stages stand on it with their actions."""
    whole: Journey = ctx.whole or ctx.journey
    bare = not any(stage.touchpoints for stage in whole.stages)
    wanted = "actions" if bare and any(acts_on_card(ctx, stage) for stage in ctx.journey.stages) else "touchpoints"
    return lane_name(next((lane for lane in whole.lanes if lane.id == wanted), Lane(wanted)))


def card_box(column: Column) -> tuple[float, float]:
    """The left edge and the width of the card in a column."""
    return column.x + BETWEEN / 2, column.width - BETWEEN


def _cards(ctx: MapContext) -> list[_StepCard]:
    if not has_cards(ctx):
        return []
    made = []
    for stage in ctx.grid.stages:
        for column in stage.columns:
            if isinstance(column.step, Stage) and column.step.others:
                continue
            badge = badge_of(ctx, column.step, card_box(column)[1]) if ctx.judged else None
            made.append(_StepCard(stage.number, column, card_words(ctx, column.step, column.width, badge), badge))
    return made


def _drawn(ctx: MapContext, card: _StepCard, top: float, height: float) -> Iterator[Node]:
    x, width = card_box(card.column)
    heavy = weight(ctx, card.step)
    border, stroke = card_border(ctx.theme, heavy)
    fill = card_fill(ctx.theme, card.step, heavy, not has_curve(ctx))
    yield Rect(x, top, width, height, fill, border, stroke, radius=RADIUS)
    yield from paint_words(card.words, x, top, height)
    if card.badge:
        yield from badge_nodes(ctx, card.step, card.badge, x + width, top)


def _signs(ctx: MapContext, cards: list[_StepCard]) -> Iterator[Sign]:
    """The signs on the cards."""
    for card in cards:
        step = card.step
        if card.badge:
            yield from card.badge.levels
        derived = card.badge and step.derived and step.assessed is not Success.NOT_ASSESSED
        shown = {DERIVED: derived, MOMENT: step.moment_of_truth, IMPORTANCE: step.importance is not None}
        yield from (sign for sign, there in shown.items() if there)
        if end := certain_end(step):
            yield end
