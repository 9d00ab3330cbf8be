"""What a stage has in a lane → where each piece of it stands: beside each other in as many columns as make the stage lowest,
or each touchpoint's in its own column.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from cjmap.layout.kit.block import Block
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.map.entries import LaneEntry
from cjmap.records import dataclass, replace

SIDE = 4.0
"""Left and right of what stands in a stage or a column, as of a card."""

WIDTH_LEAST, WIDTH_MOST = 140.0, 330.0
"""Of a piece that stands beside others."""

GAP = 10.0
TRIES = 5
"""So many numbers of columns are tried in a very wide stage."""

BETTER = 1.0
"""So many px lower makes another number of columns better."""

WORSE = 1.2
"""So many times as high as the best, and fewer columns are not tried any more."""

Measure = Callable[[LaneEntry, float, bool, float], Block]
"""An entry, its width, whether it says the number of its step, and its height at the least → the entry as a block."""


def remembered(measure: Measure) -> Measure:
    """The same measure, which measures nothing twice: what was tried is painted later. Entries are told apart by what they are
    in memory, so that they must outlive it.
    """
    known: dict[tuple[int, float, bool, float], Block] = {}

    def found(entry: LaneEntry, width: float, numbered: bool, height: float) -> Block:
        key = id(entry), width, numbered, height
        if key not in known:
            known[key] = measure(entry, width, numbered, height)
        return known[key]

    return found


@dataclass(frozen=True, slots=True)
class LanePiece:
    """An entry in its place: its left edge, how far below the top of its lane it begins, its width and height in px, whether
    it says the number of its step, and how high the first of those is that stand above each other with it.
    """

    entry: LaneEntry
    x: float
    y: float
    width: float
    height: float
    numbered: bool
    first: float


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How the pieces of a lane stand: the px between two above each other, the least width beside others, so many below each
    other before they are set beside each other, and how much higher columns of touchpoints may be than rows.
    """

    row_gap: float = 6.0
    least: float = WIDTH_LEAST
    below_each_other: int = 1
    preferred: float = 19.0


def arranged(
    stage: StageColumns, entries: Sequence[LaneEntry], measure: Measure, style: CellStyle, cuts: Sequence[float] = ()
) -> list[LanePiece]:
    """The pieces of a stage: those of touchpoints in their columns, unless rows across the stage are clearly lower. None goes
    over one of `cuts`.
    """
    alone = len(stage.columns) == 1
    rows = in_rows(stage, entries, measure, style, numbered=not alone)
    if alone or not any(entry.touchpoint for entry in entries):
        return rows
    columns = in_columns(stage, entries, measure, style, cuts)
    return columns if bottom(columns) <= bottom(rows) + style.preferred else rows


def bottom(pieces: Sequence[LanePiece]) -> float:
    """Where the lowest of some pieces ends, in px below the top of the lane."""
    return max((piece.y + piece.height for piece in pieces), default=0.0)


def in_rows(
    stage: StageColumns, entries: Sequence[LaneEntry], measure: Measure, style: CellStyle, numbered: bool
) -> list[LanePiece]:
    """Rows across the stage, in the number of columns that makes them lowest, the widest pieces first."""
    room = stage.width - 2 * SIDE
    best: list[LanePiece] = []
    for count in _counts(len(entries), room, style):
        width = min(WIDTH_MOST, (room - GAP * (count - 1)) / count)
        tried = _rows(stage.x + SIDE, entries, width, count, measure, style, numbered)
        if not best or bottom(tried) < bottom(best) - BETTER:
            best = tried
        elif bottom(tried) > WORSE * bottom(best):
            break
    return best


def _counts(entries: int, room: float, style: CellStyle) -> Sequence[int]:
    """Numbers of columns that may be best, the most first."""
    if entries <= style.below_each_other:
        return (1,)
    most = max(1, min(entries, int((room + GAP) // (style.least + GAP))))
    least = min(most, math.ceil((room + GAP) / (WIDTH_MOST + GAP)))
    step = max(1, math.ceil((most - least + 1) / TRIES))
    return range(most, least - 1, -step)


def _rows(
    left: float,
    entries: Sequence[LaneEntry],
    width: float,
    count: int,
    measure: Measure,
    style: CellStyle,
    numbered: bool,
) -> list[LanePiece]:
    pieces: list[LanePiece] = []
    y = first = 0.0
    for start in range(0, len(entries), count):
        row = entries[start : start + count]
        said = [numbered and bool(entry.touchpoint) for entry in row]
        heights = [measure(entry, width, number, 0.0).height for entry, number in zip(row, said, strict=True)]
        high = max(heights)
        first = first or high
        for at, (entry, number) in enumerate(zip(row, said, strict=True)):
            pieces.append(LanePiece(entry, left + at * (width + GAP), y, width, high, number, first))
        y += high + style.row_gap
    return pieces


def in_columns(
    stage: StageColumns, entries: Sequence[LaneEntry], measure: Measure, style: CellStyle, cuts: Sequence[float] = ()
) -> list[LanePiece]:
    """A stage's own pieces across it, and below them those of each touchpoint in its column, over empty neighbours too."""
    own = [entry for entry in entries if not entry.touchpoint]
    pieces = in_rows(stage, own, measure, style, numbered=False) if own else []
    top = bottom(pieces) + style.row_gap if pieces else 0.0
    first = pieces[0].first if pieces else 0.0
    of_touchpoint: dict[str, list[LaneEntry]] = {}
    for entry in entries:
        if entry.touchpoint:
            of_touchpoint.setdefault(entry.touchpoint, []).append(entry)
    for place, x, width in spread(stage, [column.step.id in of_touchpoint for column in stage.columns], cuts):
        column, y = stage.columns[place], top
        numbered = x + 1 < column.x
        stacked = of_touchpoint[column.step.id]
        heights = [measure(entry, width, numbered, 0.0).height for entry in stacked]
        for entry, high in zip(stacked, heights, strict=True):
            pieces.append(LanePiece(entry, x, y, width, high, numbered, first or heights[0]))
            y += high + style.row_gap
    return pieces


def spread(stage: StageColumns, taken: Sequence[bool], cuts: Sequence[float] = ()) -> list[tuple[int, float, float]]:
    """The columns of a stage in which something stands: the index of each, and the left edge and width that it may take, over
    empty columns that follow, or, before the first, over the one before it; never over the stage's border or one of `cuts`.
    """
    begins = {at for at, one in enumerate(stage.columns) if any(abs(one.x - cut) < 1 for cut in cuts)}
    filled = [at for at, full in enumerate(taken) if full]
    columns, found = stage.columns, []
    for number, at in enumerate(filled):
        ends = [*filled[number + 1 : number + 2], len(columns), *(one for one in begins if one > at)]
        after = min(ends)
        left, right = columns[at].x + SIDE, columns[after - 1].x + columns[after - 1].width - SIDE
        width = min(right - left, max(WIDTH_MOST, columns[at].width - 2 * SIDE))
        if number == 0 and after == at + 1 and at > 0 and at not in begins:
            left = columns[at - 1].x + SIDE
            width = min(right - left, max(WIDTH_MOST, width))
        found.append((at, left, width))
    return found


def stretched(pieces: Sequence[LanePiece], first: float) -> list[LanePiece]:
    """Pieces of which the first of those above each other are at least `first` px high; the others move down by as much."""

    def moved(piece: LanePiece) -> LanePiece:
        more = max(0.0, first - piece.first)
        return replace(piece, height=max(piece.height, first)) if piece.y == 0 else replace(piece, y=piece.y + more)

    return [moved(piece) for piece in pieces]
