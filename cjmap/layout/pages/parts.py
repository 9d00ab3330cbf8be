"""A journey and the width of a sheet → what a sheet can begin or end with, and any run of that as a journey of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cjmap.layout.kit.foot import without_findings
from cjmap.layout.kit.grid import GAP, Extent, least_width
from cjmap.model import Journey, Stage, Touchpoint
from cjmap.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Unit:
    """What is never parted: a whole stage, or one touchpoint of a stage that is wider than a sheet.

    `stage` is the stage's position, `first` and `end` are the positions of its touchpoints, `whole` whether these are all.
    """

    stage: int
    first: int
    end: int
    whole: bool


@dataclass(frozen=True, slots=True)
class JourneyPart:
    """A run of units as a journey, its stages' numbers in the whole, and which of them have begun before."""

    journey: Journey
    numbers: tuple[int, ...]
    continued: tuple[bool, ...]
    width: float
    """How wide its columns are at the least, in px."""

    def extent(self, width: float, column_most: float) -> Extent:
        """Its position on a sheet where the columns may take `width` px."""
        return Extent(self.numbers, self.continued, width, column_most)


class Parts:
    """The units of a journey, and its parts. What is said of the whole journey is in no part."""

    def __init__(self, journey: Journey, room: float) -> None:
        self.journey = journey
        self.room = room
        self.units = tuple(
            unit for stage_index, stage in enumerate(journey.stages) for unit in _units(stage_index, stage, room)
        )
        self.cached: dict[tuple[int, int], JourneyPart] = {}
        self.alone = without_findings(journey)
        self._cut: dict[tuple[int, int, int], tuple[Stage, float]] = {}

    def part(self, first: int, end: int) -> JourneyPart:
        """The units from `first` to before `end`."""
        key = first, end
        if key not in self.cached:
            self.cached[key] = self._part(first, end)
        return self.cached[key]

    def width(self, first: int, end: int) -> float:
        """How wide the columns of some units are at the least, in px."""
        return sum(width for *_, width in self._stages(first, end)) - GAP

    def _stages(self, first: int, end: int) -> Iterator[tuple[int, Unit, Stage, float]]:
        """The stages of some units: each one's place, the first of its units, what is shown of it and its least width."""
        for stage_index, run in groupby(self.units[first:end], key=lambda unit: unit.stage):
            units = list(run)
            key = stage_index, units[0].first, units[-1].end
            if key not in self._cut:
                stage = cut_stage(self.journey.stages[stage_index], *key[1:])
                self._cut[key] = stage, least_width(stage)
            yield stage_index, units[0], *self._cut[key]

    def _part(self, first: int, end: int) -> JourneyPart:
        found = list(self._stages(first, end))
        return JourneyPart(
            replace(self.alone, stages=tuple(stage for *_, stage, _ in found)),
            tuple(stage_index + 1 for stage_index, *_ in found),
            tuple(unit.first > 0 for _, unit, *_ in found),
            self.width(first, end),
        )


def cut_stage(stage: Stage, first: int, end: int) -> Stage:
    """A stage with some of its touchpoints; what is said of the stage itself stands where it begins."""
    touchpoints = stage.touchpoints[first:end]
    if first == 0:
        return stage if len(touchpoints) == len(stage.touchpoints) else replace(stage, touchpoints=touchpoints)
    return again(stage, touchpoints)


NAME_MOST = 120
"""Letters of a stage's name where the stage is continued: there is all of it where the stage begins."""


def again(stage: Stage, touchpoints: tuple[Touchpoint, ...] = ()) -> Stage:
    """What a stage is called, and how it went, over some more of its touchpoints."""
    name = stage.name if len(stage.name) <= NAME_MOST else stage.name[: NAME_MOST - 1].rstrip() + "…"
    return Stage(
        id=stage.id,
        name=name,
        assessed=stage.assessed,
        derived=stage.derived,
        phase=stage.phase,
        touchpoints=touchpoints,
        others=stage.others,
        span=stage.span,
    )


def _units(stage_index: int, stage: Stage, room: float) -> list[Unit]:
    count = len(stage.touchpoints)
    if least_width(stage) - GAP <= room or count < 2:
        return [Unit(stage_index, 0, count, whole=True)]
    return [Unit(stage_index, number, number + 1, whole=False) for number in range(count)]
