"""The marks of a journey and a width → the bands of importance, and the place of each mark in them: a place is a value.

Marks that coincide stand side by side, centred on their value, as many as fit into a step of the scale of emotion, then in a
further row; the band grows. Marks of near values that would hide each other stand in different rows. None is moved off its
value, so no place says what nobody measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from cjmap.layout.kit.ranking import above_middle
from cjmap.layout.matrix.context import Mark, MatrixContext
from cjmap.model import Scales
from cjmap.records import dataclass
from cjmap.tables import scale_value

TICKS = 5
"""Of emotion: so many columns, each as wide as the others, with its tick in the middle."""

MOST_LEVELS = 11
"""A scale with more whole steps has bands of equal width, as one that is not in whole steps."""

BAND_SHARES = (0.0, 0.2, 0.4, 0.5, 0.6, 0.8, 1.0)
"""Where these begin and end: fifths of the scale, of which the middle one is parted where importance begins."""

EMPTY = 30.0
"""The height of a band without marks."""

AROUND_ROWS = 40.0
WORDS = 30.0
"""What the words in the corners take above the first row of marks and below the last."""

SPREAD = 72.0
"""Px shared out among the bands that have marks."""

IN_STEP = 12.0
"""What of a step of the scale marks beside each other leave free."""

STRIP = 60.0
STRIP_ROWS = 3
STRIP_SHARE = 0.3
"""The strip of marks without emotion: least width, how many rows it has before it is wider, the most of the plot it takes."""


@dataclass(frozen=True, slots=True)
class Level:
    """A band of importance: those above `low` up to `high`, or of `high` alone where they are the same."""

    label: str
    low: float
    high: float
    important: bool

    def holds(self, importance: float) -> bool:
        """Whether an importance is in it."""
        return importance == self.high or self.low < importance <= self.high


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark with its middle, from the plot's left edge and from the middle of its band."""

    mark: Mark
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LevelBand:
    """A level with what is in it; `top` from the plot's, `middle` where its marks are centred, all in px."""

    level: Level
    marks: tuple[PlacedMark, ...]
    top: float
    height: float
    middle: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class _Unit:
    """Marks of one value beside each other: they take `pitch` px each, around `x`."""

    marks: tuple[Mark, ...]
    x: float
    pitch: float

    @property
    def left(self) -> float:
        return self.x - self.pitch * len(self.marks) / 2

    @property
    def right(self) -> float:
        return self.x + self.pitch * len(self.marks) / 2


@dataclass(frozen=True, slots=True)
class PlotColumns:
    """Across the plot: `width` of the five fields of emotion together; `strip` the width of that without any, 0 where there is
    none, and `strip_left` where it begins.
    """

    width: float
    strip: float = 0.0
    strip_left: float = 0.0

    @property
    def step(self) -> float:
        """The distance of two ticks, in px."""
        return self.width / TICKS

    def at(self, level: float) -> float:
        """Where an emotion of −1 to 1 stands."""
        return self.step / 2 + (level + 1) / 2 * self.step * (TICKS - 1)


def levels_of(scales: Scales, values: Sequence[float]) -> tuple[Level, ...]:
    """The levels of importance from the top down: one a whole step of the scale, else bands of equal width."""
    low, high = scales.importance
    count = high - low + 1
    if all(value.is_integer() for value in (low, high, *values)) and count <= MOST_LEVELS:
        steps = [low + at for at in range(int(count))]
        return tuple(Level(scale_value(one), one, one, above_middle(scales, one)) for one in reversed(steps))
    edges = [_edge(low, high, share) for share in BAND_SHARES]
    found = [
        Level(f"{scale_value(begin)}–{scale_value(end)}", begin if at else begin - 1, end, at >= 3)
        for at, (begin, end) in enumerate(pairwise(edges))
    ]
    return tuple(reversed(found))


def _edge(low: float, high: float, share: float) -> float:
    """A share of a scale on the way, without the dust of floats."""
    lowest, highest = Decimal(repr(low)), Decimal(repr(high))
    return float(lowest + (highest - lowest) * Decimal(repr(share)))


def columns_of(ctx: MatrixContext, levels: Sequence[Level], width: float, gap: float) -> PlotColumns:
    """How the plot's width is parted between what has an emotion and what has none, `gap` px between them."""
    unscored = [mark for mark in ctx.marks if mark.value is None]
    if not unscored:
        return PlotColumns(width)
    most = max(sum(level.holds(mark.step.importance or 0.0) for mark in unscored) for level in levels)
    pitch = _pitch(ctx, unscored)
    beside = min(-(-most // STRIP_ROWS), max(1, int(width * STRIP_SHARE // pitch)))
    strip = max(STRIP, beside * pitch + 16)
    return PlotColumns(width - gap - strip, strip, width - strip)


def bands_of(
    ctx: MatrixContext, levels: Sequence[Level], columns: PlotColumns, least: tuple[float, float]
) -> tuple[LevelBand, ...]:
    """The bands from the top down, those of what is important together at least `least[0]` px high, the others `least[1]`."""
    rows = [_placed(ctx, [one for one in ctx.marks if level.holds(_importance(one))], columns) for level in levels]
    extra = SPREAD / max(1, sum(bool(marks) for marks, _ in rows))
    heights = [high + AROUND_ROWS + extra if marks else EMPTY for marks, high in rows]
    above, below = [WORDS, *[0.0] * (len(levels) - 1)], [0.0] * len(levels)
    below[-1] = WORDS if rows[-1][0] else 0.0
    upper = sum(level.important for level in levels)
    heights = [high + over + under for high, over, under in zip(heights, above, below, strict=True)]
    heights[0] += max(0.0, least[0] - sum(heights[:upper]))
    heights[-1] += max(0.0, least[1] - sum(heights[upper:]))
    bands, top = [], 0.0
    for level, (marks, _), height, over, under in zip(levels, rows, heights, above, below, strict=True):
        bands.append(LevelBand(level, marks, top, height, top + over + (height - over - under) / 2))
        top += height
    return tuple(bands)


def _importance(mark: Mark) -> float:
    return mark.step.importance if mark.step.importance is not None else float("nan")


def _pitch(ctx: MatrixContext, marks: Sequence[Mark]) -> float:
    return ctx.rings_apart if any(mark.step.moment_of_truth for mark in marks) else ctx.apart


def _placed(ctx: MatrixContext, marks: Sequence[Mark], columns: PlotColumns) -> tuple[tuple[PlacedMark, ...], float]:
    """The marks of a band in their places, and how high its rows are together."""
    down = _pitch(ctx, marks)
    placed: list[PlacedMark] = []
    most = 0
    for group in _groups(_units(ctx, marks, columns)):
        rows: list[list[_Unit]] = []
        for unit in group:
            free = next((row for row in rows if all(one.right <= unit.left for one in row)), None)
            if free is None:
                rows.append([unit])
            else:
                free.append(unit)
        most = max(most, len(rows))
        for at, row in enumerate(rows):
            y = (at - (len(rows) - 1) / 2) * down
            placed += [
                PlacedMark(mark, unit.left + unit.pitch * (place + 0.5), y)
                for unit in row
                for place, mark in enumerate(unit.marks)
            ]
    return tuple(placed), most * down


def _units(ctx: MatrixContext, marks: Sequence[Mark], columns: PlotColumns) -> list[_Unit]:
    """Marks of one value, as many beside each other as fit, from left to right."""
    together: dict[float | None, list[Mark]] = {}
    for mark in marks:
        together.setdefault(mark.value, []).append(mark)
    units = []
    for value, those in together.items():
        pitch = _pitch(ctx, those)
        if value is None:
            x, fitting = columns.strip_left + columns.strip / 2, int((columns.strip - 10) // pitch)
        else:
            x, fitting = columns.at(ctx.journey.scales.level(value)), int((columns.step - IN_STEP) // pitch)
        most = max(1, fitting)
        units += [_Unit(tuple(those[at : at + most]), x, pitch) for at in range(0, len(those), most)]
    return sorted(units, key=lambda unit: unit.left)


def _groups(units: Sequence[_Unit]) -> list[list[_Unit]]:
    """Units that would meet if they stood in one row, directly or through others."""
    groups: list[list[_Unit]] = []
    end = float("-inf")
    for unit in units:
        if unit.left >= end:
            groups.append([])
        groups[-1].append(unit)
        end = max(end, unit.right)
    return groups
