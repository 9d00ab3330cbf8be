"""A chart → its ground, the levels and borders that run through it, and the author's numbers and words beside them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, baseline, line
from cjmap.layout.kit.curve import Box
from cjmap.layout.map.area import area_paths, area_pieces
from cjmap.layout.map.chart import Chart, ChartSize
from cjmap.layout.map.lettering import Lettering, lettering
from cjmap.layout.map.look import Look
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Scales
from cjmap.scene import Node, Path, PathCommand, Rect

ROUND = 10.0
ARC = 0.448 * ROUND
"""How far from a corner the handles of its arc are."""

LEVEL_DASH = (2.0, 5.0)
LEVEL, MIDDLE_LINE, BORDER = 0.22, 0.6, 0.2
"""How much of the soft colour is in the lines of the levels, the middle line, and the borders of stages over the ground."""

MIDDLE_WIDTH = 1.2
PIECE_LEAST = 24.0
"""A shorter piece of a tinted column is left out."""

CROSSED = 3.0
"""Px that a text reaches over the edge of a tinted column before it crosses it."""

NUMBER_GAP, WORD_GAP = 9.0, 7.0
NUMBER_BEFORE, SCALE_GAP = 5.0, 18.0
"""Px between a number and its word where these stand above strips, and between two of them."""

LONGEST_NUMBER = 7
"""Characters of a number of the scale that there is room for."""


def ground(chart: Chart, top: float, texts: Sequence[Box]) -> list[Node]:
    """The ground of a chart from `top` on, with all that runs through it below its lines; the tint of a moment of truth stops
    where one of the texts crosses its edge.
    """
    ctx, size = chart.ctx, chart.size
    theme, middle = ctx.theme, top + size.middle
    nodes: list[Node] = [*_halves(chart, top, middle), *_tints(chart, top, texts)]
    quiet = theme.tinted(theme.soft, LEVEL)
    for level in (0, 1, 3, 4):
        y = top + size.above + size.plot * level / 4
        nodes.append(_across(chart, y, quiet, 1.0, LEVEL_DASH))
    if chart.focus is not None:
        nodes += area_paths(chart, area_pieces(chart), top)
    nodes.append(_across(chart, middle, theme.tinted(theme.soft, MIDDLE_LINE), MIDDLE_WIDTH))
    border = theme.tinted(theme.soft, BORDER)
    bottom = top + size.height
    nodes += [Path((("M", one.x, top), ("L", one.x, bottom)), stroke=border) for one in ctx.grid.stages[1:]]
    return nodes


def _across(chart: Chart, y: float, colour: str, wide: float, dash: tuple[float, ...] = ()) -> Path:
    return Path((("M", chart.left, y), ("L", chart.right, y)), stroke=colour, stroke_width=wide, dash=dash)


def _halves(chart: Chart, top: float, middle: float) -> list[Node]:
    """The good half above the middle line and the bad one below it, with round corners at their outer ends."""
    left, right, bottom = chart.left, chart.right, top + chart.size.height
    halves: list[Node] = []
    for above, end in ((True, top), (False, bottom)):
        inwards = 1 if above else -1
        r, k = ROUND * inwards, ARC * inwards
        outline: tuple[PathCommand, ...] = (
            ("M", left, middle), ("L", left, end + r), ("C", left, end + k, left + ARC, end, left + ROUND, end),
            ("L", right - ROUND, end), ("C", right - ARC, end, right, end + k, right, end + r), ("L", right, middle),
            ("Z",),
        )  # fmt: skip
        halves.append(Path(outline, chart.half(above)))
    if chart.ctx.theme.outlined:
        halves.append(Rect(left, top, right - left, bottom - top, "", chart.ctx.theme.rule, 1.0, ROUND))
    return halves


def _tints(chart: Chart, top: float, texts: Sequence[Box]) -> list[Node]:
    """The columns of moments of truth."""
    tints: list[Node] = []
    middle = chart.size.middle
    for column in chart.moments:
        left, right = column.x + 1, column.x + column.width - 1
        for begin, end in _free(left, right, chart.size.height, texts):
            for above, one, other in ((True, begin, min(end, middle)), (False, max(begin, middle), end)):
                if other - one > CROSSED:
                    tints.append(_upright(left, top + one, right, top + other, chart.moment(chart.half(above))))
    return tints


def _free(left: float, right: float, height: float, texts: Sequence[Box]) -> list[tuple[float, float]]:
    """The stretches of a column in which no text crosses its edge, nor one of their ends."""
    here = [box for box in texts if box[0] + CROSSED < right and box[2] - CROSSED > left]
    crossing = [(box[1] - 2, box[3] + 2) for box in here if box[0] < left or box[2] > right]
    inside = [(box[1] - 2, box[3] + 2) for box in here if box[0] >= left and box[2] <= right]
    for begin, end in crossing:  # grows by what lies beside it
        met = [one for one in inside if one[0] < end and one[1] > begin]
        crossing += met
        inside = [one for one in inside if one not in met]
    crossing.sort()
    free, y = [], 0.0
    for begin, end in (*crossing, (height, height)):
        if begin - y >= PIECE_LEAST:
            free.append((y, begin))
        y = max(y, end)
    return free


def _upright(left: float, top: float, right: float, bottom: float, fill: str) -> Path:
    """A plain box, as a path: no text has it for its ground alone."""
    return Path((("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",)), fill)


def numbers_of(scales: Scales) -> tuple[str, ...]:
    """The author's numbers at the five levels from the best one down, as they are printed; none where they are too long."""
    low, high = scales.emotion
    signed = low < 0 < high
    found = []
    for share in range(5):
        value = high * (1 - share / 4) + low * (share / 4)
        if not math.isfinite(value):
            return ()
        text = f"{round(value, 2):f}".rstrip("0").rstrip(".") if value else "0"
        text = "0" if text == "-0" else text
        if len(text) > LONGEST_NUMBER:
            return ()
        sign = "+" if signed and value > 0 else ""
        found.append(current_language().written(sign + text) if sign else current_language().number(Decimal(text)))
    return tuple(found)


def axis(ctx: MapContext, size: ChartSize, top: float, words: bool, halves: bool) -> list[Node]:
    """The scale left of a ground from `top` on: numbers at best, middle and worst, with `halves` also between them, and with
    `words` what the three mean.
    """
    look, theme = ctx.look, ctx.theme
    x, numbers = ctx.grid.left - NUMBER_GAP, numbers_of(ctx.journey.scales)
    nodes: list[Node] = []
    for level, number in enumerate(numbers):
        font = look.small if level % 2 else look.small_bold
        if halves or level % 2 == 0:
            middle = top + size.above + size.plot * level / 4
            y = middle + baseline(font, number) - _half(font.size)
            nodes.append(line(number, x, y, font, theme.soft if level % 2 else theme.ink, "end"))
    if not words:
        return nodes
    before = x - (_widest(numbers, look) + WORD_GAP if numbers else 0)
    for level, word in enumerate(_words()):
        set_word = lettering(word, look.small, before - look.margin, 4.0)
        y = top + size.above + size.plot * level / 2 - set_word.height / 2
        nodes += set_word.paint(before, y, theme.soft, "end")
    return nodes


def _half(size: float) -> float:
    return round(size * 1.36, 1) / 2


def _words() -> tuple[str, str, str]:
    legend = messages().legend
    return legend.very_positive, legend.middle, legend.very_negative


def _widest(numbers: Sequence[str], look: Look) -> float:
    return max(lettering(number, look.small_bold, 400.0).room for number in numbers)


def numbers_width(ctx: MapContext) -> float:
    """The width in px of the numbers of the scale, in the widest font."""
    numbers = numbers_of(ctx.journey.scales)
    return max((lettering(number, ctx.look.small_bold, 400.0).reach for number in numbers), default=0.0)


def scale_words(ctx: MapContext, x: float) -> Block:
    """The three words of the scale with their numbers, from x on: on one line, or below each other where they have no room."""
    look, theme = ctx.look, ctx.theme
    numbers = numbers_of(ctx.journey.scales)[::2] or ("", "", "")
    placed: list[tuple[float, float, Lettering, str]] = []
    right, down, high = 0.0, 0.0, 0.0
    for number, word in zip(numbers, _words(), strict=True):
        shown = lettering(number, look.small_bold, 400.0), lettering(word, look.small, max(40.0, ctx.right - x - 60.0))
        before = shown[0].reach + NUMBER_BEFORE if number else 0.0
        if right and x + right + before + shown[1].reach > ctx.right:
            right, down = 0.0, down + high
        if number:
            placed.append((right, down, shown[0], theme.ink))
        placed.append((right + before, down, shown[1], theme.soft))
        right += before + shown[1].reach + SCALE_GAP
        high = max(one.height for one in shown)

    def paint(left: float, top: float) -> list[Node]:
        return [node for x, y, one, colour in placed for node in one.paint(left + x, top + y, colour)]

    return Block(ctx.right - x, down + high, paint)
