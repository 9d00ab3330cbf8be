"""The steps of a row of stages → how wide each one's column is to be for the cards to be low: long names have more of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from cjmap.language import current_language, current_tag
from cjmap.layout.kit.block import leading
from cjmap.layout.map.look import Look
from cjmap.model import Stage, Step
from cjmap.scene import Font
from cjmap.text import unbroken, wrap

BETWEEN, PADDING = 8.0, 10.0
"""Px between two cards, and between a card's border and its words."""

SPARE = 14.0
"""Px right of a card's words that a wider substitute font may run into."""

NUMBER_ROOM = 30.0
"""What a step's number takes before its channel, about."""

NARROWEST, NARROWEST_IN_ROWS, WIDEST = 122.0, 112.0, 1.4
"""The least width of a column that gives some of it to another of its stage, and the most, in widths of an even one."""

WORD_MOST = 220.0
"""A word of a card that is wider is broken inside rather than widening its column."""

GRAIN = 10.0
"""The widths that are tried are so many px apart, from the narrowest one on, so that texts are broken at few of them."""

TALL = 1500.0
"""Of words that are higher, in px, the heights between two widths are taken to fall evenly: breaking them takes long."""


def card_room(width: float) -> float:
    """How wide the words of a card are in a column of that width, in px."""
    return width - BETWEEN - 2 * PADDING


def word_room(step: Step, look: Look) -> float:
    """How wide the column of a step has to be, in px, for no word on its card to be broken inside."""
    words = [NUMBER_ROOM + unbroken(one, look.small, SPARE) for one in step.channel]
    words.append(unbroken(step.name, look.bold, SPARE))
    if step.description:
        words.append(unbroken(step.description, look.small, SPARE))
    return min(WORD_MOST, max(words)) + BETWEEN + 2 * PADDING


def least_columns(stages: Sequence[Stage], widths: Sequence[float], least: Sequence[float], look: Look) -> list[float]:
    """How wide each stage has to be, in px, for the cards of all to be as low as the width of the row allows.

    `widths` are those that they have, `least` those that they must have.
    """
    tried = [_Trial(stage, width, look) for stage, width in zip(stages, widths, strict=True)]
    for high in sorted({high for one in tried for high in one.heights}):
        needed = [sum(one.least(high)) for one in tried]
        if sum(max(need, must) for need, must in zip(needed, least, strict=True)) <= sum(widths):
            return needed
    return list(least)


def column_widths(stages: Sequence[Stage], widths: Sequence[float], look: Look) -> list[list[float]]:
    """The widths of the columns of each stage, in px: even ones, but for what the highest cards of the row need to be lower."""
    tried = [_Trial(stage, width, look) for stage, width in zip(stages, widths, strict=True)]
    for high in sorted({high for one in tried for high in one.heights}):
        needed = [one.least(high) for one in tried]
        if all(sum(each) <= width + 0.01 for each, width in zip(needed, widths, strict=True)):
            return [_shared(each, width) for each, width in zip(needed, widths, strict=True)]
    return [[width / max(1, len(stage.touchpoints))] * max(1, len(stage.touchpoints))
            for stage, width in zip(stages, widths, strict=True)]  # fmt: skip


class _Trial:
    """How high the words of the cards of a stage that wide are at the widths that its columns may have."""

    def __init__(self, stage: Stage, width: float, look: Look) -> None:
        steps: tuple[Step, ...] = stage.touchpoints or (stage,)
        even = width / len(steps)
        narrow = min(even, NARROWEST_IN_ROWS if look.in_rows else NARROWEST)
        wide = WIDEST * even if len(steps) > 1 else even
        self.widths = [*(narrow + GRAIN * at for at in range(int((wide - narrow) // GRAIN) + 1)), wide]
        high: list[Sequence[float]] = [
            [0.0] * len(self.widths) if stage.others else word_heights(step, self.widths, look) for step in steps
        ]
        rooms = [0.0 if stage.others or step is stage else word_room(step, look) for step in steps]
        self.high: Sequence[Sequence[float]] = [
            [tall if each >= min(room, wide) else math.inf for tall, each in zip(one, self.widths, strict=True)]
            for one, room in zip(high, rooms, strict=True)
        ]
        if sum(self.least(math.inf)) > width + 0.01:
            self.high = high
        self.heights = {tall for one in self.high for tall in one if tall < math.inf}

    def least(self, high: float) -> list[float]:
        """The least width of each column at which its words are no higher than that; infinite where there is none."""
        return [
            next(
                (width for width, tall in zip(self.widths, one, strict=True) if tall <= high and tall < math.inf),
                math.inf,
            )
            for one in self.high
        ]


def word_heights(step: Step, widths: Sequence[float], look: Look) -> tuple[float, ...]:
    """About how high the words of a step's card are in columns of these widths, which rise, all in px."""
    actions = step.items.get("actions", ()) if isinstance(step, Stage) else ()
    main = tuple([one.text for one in actions]), step.name, step.description
    fonts = look.small, look.body, look.bold
    return _heights(current_language().row(step.channel), main, tuple(widths), fonts, current_tag())


@lru_cache(maxsize=1 << 10)
def _heights(
    channel: str,
    main: tuple[tuple[str, ...], str, str],
    widths: tuple[float, ...],
    fonts: tuple[Font, Font, Font],
    _language: str,
) -> tuple[float, ...]:
    """The heights of a channel, and of actions or else a name, with a description, in small, body and bold type. Between two
    widths at which they are as high, or very high, nothing is tried.
    """
    small, body, bold = fonts
    actions, name, description = main

    def high(width: float) -> float:
        room = card_room(width)
        tall = _height(channel, small, room - NUMBER_ROOM) if channel else leading(small)
        tall += sum(_height(one, body, room - 13) for one in actions) if actions else _height(name, bold, room)
        return tall + (_height(description, small, room) if description else 0.0)

    found = [0.0] * len(widths)
    found[0], found[-1] = high(widths[0]), high(widths[-1])
    apart = [(0, len(widths) - 1)]
    while apart:
        first, last = apart.pop()
        middle = (first + last) // 2
        if found[first] == found[last] or found[last] > TALL:
            fall = (found[last] - found[first]) / max(1, last - first)
            found[first:last] = [found[first] + fall * at for at in range(last - first)]
        elif middle > first:
            found[middle] = high(widths[middle])
            apart += [(first, middle), (middle, last)]
    return tuple(found)


def _shared(needed: Sequence[float], room: float) -> list[float]:
    """A room in even shares, but none under what it needs."""
    short: set[int] = set()
    while True:
        even = (room - sum(needed[at] for at in short)) / max(1, len(needed) - len(short))
        more = {at for at, width in enumerate(needed) if at not in short and width > even + 0.01}
        if not more:
            return [needed[at] if at in short else even for at in range(len(needed))]
        short |= more


def _height(text: str, font: Font, width: float) -> float:
    return len(wrap(text, font, width, SPARE)) * leading(font, text)
