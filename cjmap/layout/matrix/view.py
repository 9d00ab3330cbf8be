"""A journey, a theme and a width → its matrix as a composition: the message, plot and list, further cards, the list of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, paragraph, stack
from cjmap.layout.kit.composition import Composition
from cjmap.layout.kit.ranking import Rank, SaidItems, ranked, said_once
from cjmap.layout.kit.view_parts import titled, view_foot, view_head
from cjmap.layout.matrix.cards import card_of, card_rows, card_sentence
from cjmap.layout.matrix.context import MatrixContext, context_of
from cjmap.layout.matrix.key import key_sections
from cjmap.layout.matrix.plot import plot_block, plot_of
from cjmap.model import Journey, Success
from cjmap.options.views import NothingToShow
from cjmap.records import dataclass
from cjmap.scene import Group, Node
from cjmap.tables import of_journey
from cjmap.text import reach
from cjmap.theme import BODY, SMALL, Theme

BESIDE_FROM = 1180.0
"""From this width on the list stands beside the plot, else below it."""

LIST_MOST, LIST_SHARE = 508.0, 0.34
GAP = 36.0
CARD_GAP = 10.0

PAST_PLOT = 4.0
"""How far the cards beside the plot may go on below the words of its axis."""


@dataclass(frozen=True, slots=True)
class RankedList:
    """What is to be done first, or watched where there is no such thing: its heading and its cards."""

    title: str
    said: tuple[SaidItems, ...]


def compose(journey: Journey, theme: Theme, width: float) -> Composition:
    """The matrix for a width of the content in px. NothingToShow where no step has importance and emotion."""
    ctx = context_of(journey, theme)
    if not any(mark.value is not None for mark in ctx.marks):
        raise NothingToShow("matrix", "importance and emotion", "no touchpoint has importance and emotion")
    ranks = ranked(journey)
    listed = _list(ranks)
    title = _title(ctx, ranks)
    limits = [*of_journey(journey), *_missing(ctx)]
    also = _also(ctx, ranks)
    sections = [*_upper(ctx, listed, width)]
    if also:
        sections.append(paragraph(also, BODY, theme.soft, width))
    sections += key_sections(ctx, width)
    description = current_language().sentences(
        [current_language().sentence(title), current_language().sentence(current_language().row(limits))]
        + [card_sentence(ctx, one) for one in listed.said]
        + ([current_language().sentence(also)] if also else [])
    )
    foot = view_foot(journey, theme, messages().matrix.rule, width)
    return Composition(view_head(theme, title, limits, width), tuple(sections), foot, description)


def _title(ctx: MatrixContext, ranks: Sequence[Rank]) -> str:
    """How many are to be fixed first, of how many."""
    said, bad = messages().matrix, sum(rank.fix_first for rank in ranks)
    if bad:
        return (said.fix_stages if ctx.of_stages else said.fix_touchpoints)(bad, all=len(ranks))
    return (said.no_stages if ctx.of_stages else said.no_touchpoints)(len(ranks))


def _missing(ctx: MatrixContext) -> Iterator[str]:
    """How many are not in the plot, or only beside it."""
    said = messages().matrix
    without = sum(step.importance is None for _, step in ctx.steps)
    unscored = sum(step.importance is not None and not step.emotion for _, step in ctx.steps)
    if without:
        yield said.without_importance(without)
    if unscored:
        yield said.without_emotion(unscored)


def _list(ranks: Sequence[Rank]) -> RankedList:
    """What is to be fixed first; where that is nothing, what else is negative."""
    said = messages().matrix
    first = [rank for rank in ranks if rank.fix_first]
    watched = [rank for rank in ranks if rank.step.assessed is Success.NEGATIVE]
    return RankedList(said.fix_order, said_once(first)) if first else RankedList(said.watch_order, said_once(watched))


def _also(ctx: MatrixContext, ranks: Sequence[Rank]) -> str:
    """What is in the field of what is to be fixed first, but did not go badly; empty where nothing is."""
    level = ctx.journey.scales.level
    found = [
        rank.step
        for rank in sorted(ranks, key=lambda rank: rank.place)
        if rank.important and not rank.fix_first and any(level(one) < 0 for one in rank.step.emotion.values())
    ]
    names = current_language().parts(f"{ctx.numbers[step.key]} {step.name}" for step in found)
    return messages().matrix.also_below(names=names) if found else ""


def _upper(ctx: MatrixContext, listed: RankedList, width: float) -> Iterator[Block]:
    """Plot and list: beside each other as far as the list goes, the rest of it in rows below."""
    if not listed.said or width < BESIDE_FROM:
        yield plot_block(plot_of(ctx, width))
        rows = card_rows(ctx, listed.said, width)
        if rows:
            yield stack([_heading(ctx, listed, 0, width), rows[0]], CARD_GAP)
            yield from rows[1:]
        return
    beside = min(LIST_MOST, round(width * LIST_SHARE))
    plot = plot_block(plot_of(ctx, width - GAP - beside))
    column, count = _column(ctx, listed, beside, plot.height + PAST_PLOT)

    def paint(x: float, y: float) -> list[Node]:
        group = Group(tuple(column.paint(x + width - beside, y)), id="list", label=listed.title, role="section")
        return [*plot.paint(x, y), group]

    yield Block(width, max(plot.height, column.height), paint)
    yield from card_rows(ctx, listed.said[count:], width)


def _column(ctx: MatrixContext, listed: RankedList, width: float, most: float) -> tuple[Block, int]:
    """The cards beside the plot, `most` px high together with their heading unless one alone is higher, and how many."""
    cards = [card_of(ctx, one, width) for one in listed.said]
    used = _heading(ctx, listed, len(cards), width).height
    count = 0
    for card in cards:
        used += CARD_GAP + card.height
        if count and used > most:
            break
        count += 1
    shown = [card.block(card.height) for card in cards[:count]]
    return stack([_heading(ctx, listed, len(cards) - count, width), *shown], CARD_GAP), count


def _heading(ctx: MatrixContext, listed: RankedList, more: int, width: float) -> Block:
    """The heading of the list, how many of its cards stand further down, and by what it is sorted."""
    said = messages().matrix
    text = said.more_below(more) if more else ""
    room = min(width, reach(text, SMALL) + 1)
    aside = paragraph(text, SMALL, ctx.theme.soft, room, 0, "end") if text else NOTHING
    title = titled(ctx.theme, listed.title, aside, width) if text else titled(ctx.theme, listed.title, NOTHING, width)
    return stack([title, paragraph(said.order, SMALL, ctx.theme.soft, width)], 2)
