"""A journey and the room of a row → which stages stand in which row: as few rows as there can be, and these evenly filled."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from cjmap.layout.map.columns import least_width
from cjmap.layout.map.look import Look
from cjmap.model import Journey, Stage
from cjmap.records import dataclass, replace

PARTED = 40.0
"""What a cut through a stage costs, in squares of columns: it is made only where a stage is wider than a row."""

PHASE = 2.0
"""What a row that ends within a phase costs, in squares of columns."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is never parted: a whole stage, or one touchpoint of a stage that is wider than a row.

    `stage` is the index of the stage, `first` and `end` those of its touchpoints; `columns` says how many it fills, `width`
    how wide it is at the least, in px.
    """

    stage: int
    first: int
    end: int
    columns: int
    width: float


@dataclass(frozen=True, slots=True)
class RowPart:
    """The stages of one row as a journey without what is said of the whole; their numbers in the whole, from 1, and which of
    them have begun in a row before.
    """

    journey: Journey
    numbers: tuple[int, ...]
    continued: tuple[bool, ...]


def units_of(journey: Journey, room: float, look: Look) -> tuple[Unit, ...]:
    """What rows can begin or end with, where the columns of a row may take `room` px."""
    return tuple(unit for at, stage in enumerate(journey.stages) for unit in _units(at, stage, room, look))


def _units(at: int, stage: Stage, room: float, look: Look) -> Iterator[Unit]:
    count, width = len(stage.touchpoints), least_width(stage, look)
    if width <= room or count < 2:
        yield Unit(at, 0, count, max(1, count), width)
        return
    for index in range(count):
        alone = replace(stage, touchpoints=stage.touchpoints[index : index + 1])
        yield Unit(at, index, index + 1, 1, least_width(alone if index == 0 else again(alone), look))


def divided(
    journey: Journey, units: Sequence[Unit], room: float, most: int, wanted: int = 0, lead: float = 1.0
) -> list[tuple[int, int]]:
    """The runs of units that stand in a row each, from a first unit to before an end: none wider than `room` px or with more
    than `most` columns, unless a unit alone is; as few rows as there can be, or as many as `wanted` where that is more; then
    those whose columns differ least, where the first row may have only a share of the others (`lead`).
    """
    count = len(units)
    total = sum(unit.columns for unit in units)
    least = min(count, max(wanted, _fewest(units, room, most)))
    mean = total / (least - 1 + lead)
    best: list[list[tuple[float, int]]] = [[(math.inf, 0)] * (count + 1) for _ in range(least + 1)]
    best[0][0] = 0.0, 0
    for row, ends in enumerate(_ends(units, room, most, least), 1):
        for end in ends:
            best[row][end] = min(
                (
                    (best[row - 1][first][0] + _cost(journey, units, first, end, mean if first else lead * mean), first)
                    for first in _starts(units, end, room, most)
                ),
                default=(math.inf, 0),
            )
    runs, end = [], count
    for row in range(least, 0, -1):
        first = best[row][end][1]
        runs.append((first, end))
        end = first
    return runs[::-1]


def _ends(units: Sequence[Unit], room: float, most: int, rows: int) -> list[range]:
    """Where each row may end: no later than if those before it are as long as can be, no earlier than if those after it are."""
    first, last = [len(units)], [0]
    for row in range(1, rows):
        first.append(max(rows - row, min(_starts(units, first[-1], room, most))))
    end = 0
    for row in range(1, rows + 1):
        while end < len(units) and min(_starts(units, end + 1, room, most)) <= last[-1]:
            end += 1
        last.append(min(end, len(units) - rows + row))
    return [range(begin, stop + 1) for begin, stop in zip(first[::-1], last[1:], strict=True)]


def _starts(units: Sequence[Unit], end: int, room: float, most: int) -> Iterator[int]:
    """Where a row that ends before a unit may begin, the nearest first."""
    width, columns = 0.0, 0
    for first in range(end - 1, -1, -1):
        width += units[first].width
        columns += units[first].columns
        if first < end - 1 and (width > room or columns > most):
            return
        yield first


def _fewest(units: Sequence[Unit], room: float, most: int) -> int:
    """How many rows there are if each takes as many units as it can."""
    rows, width, columns = 1, 0.0, 0
    for at, unit in enumerate(units):
        width += unit.width
        columns += unit.columns
        if at and columns > unit.columns and (width > room or columns > most):
            rows, width, columns = rows + 1, unit.width, unit.columns
    return rows


def _cost(journey: Journey, units: Sequence[Unit], first: int, end: int, mean: float) -> float:
    uneven = (sum(unit.columns for unit in units[first:end]) - mean) ** 2
    if end == len(units):
        return uneven
    last, after = units[end - 1], units[end]
    if last.stage == after.stage:
        return uneven + PARTED
    phase = journey.stages[last.stage].phase
    return uneven + (PHASE if phase and phase == journey.stages[after.stage].phase else 0)


def row_part(journey: Journey, bare: Journey, units: Sequence[Unit]) -> RowPart:
    """Some units as a journey of their own; `bare` is the journey without what is said of the whole."""
    stages, numbers, continued = [], [], []
    for at, run in groupby(units, key=lambda unit: unit.stage):
        of_stage = list(run)
        first, end = of_stage[0].first, of_stage[-1].end
        stages.append(cut_stage(journey.stages[at], first, end))
        numbers.append(at + 1)
        continued.append(first > 0)
    return RowPart(replace(bare, stages=tuple(stages)), tuple(numbers), tuple(continued))


def cut_stage(stage: Stage, first: int, end: int) -> Stage:
    """A stage with some of its touchpoints; what is said of the stage itself stands where it begins."""
    touchpoints = stage.touchpoints[first:end]
    if first == 0:
        return stage if len(touchpoints) == len(stage.touchpoints) else replace(stage, touchpoints=touchpoints)
    return replace(again(stage), touchpoints=touchpoints)


NAME_MOST = 120
"""Letters of a stage's name where the stage is continued: there is all of it where the stage begins."""


def short_name(stage: Stage) -> str:
    """What a stage is called where it is continued."""
    return stage.name if len(stage.name) <= NAME_MOST else stage.name[: NAME_MOST - 1].rstrip() + "…"


def again(stage: Stage) -> Stage:
    """What a stage is called, and how it went, over some more of its touchpoints."""
    return Stage(
        id=stage.id,
        name=short_name(stage),
        assessed=stage.assessed,
        derived=stage.derived,
        phase=stage.phase,
        touchpoints=stage.touchpoints,
        others=stage.others,
        span=stage.span,
    )


def together(parts: Sequence[RowPart]) -> tuple[tuple[int, ...], tuple[Stage, ...]]:
    """The numbers of the stages in rows that follow each other, and the stages, each once with all its touchpoints there."""
    found: dict[int, Stage] = {}
    for part in parts:
        for number, stage in zip(part.numbers, part.journey.stages, strict=True):
            begun = found.get(number)
            both = (*begun.touchpoints, *stage.touchpoints) if begun else stage.touchpoints
            found[number] = replace(begun or stage, touchpoints=both)
    return tuple(found), tuple(found.values())
