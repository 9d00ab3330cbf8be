"""A journey → the columns of its map: where every stage and every step stands, in px."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cjmap.model import Journey, Stage, Step
from cjmap.text import reach
from cjmap.theme import HEADING

MARGIN = 32.0
LABELS = 128.0
"""Width of the lane titles left of the columns."""

COLUMN = 164.0
"""One touchpoint."""

STAGE_ALONE = 232.0
"""A stage without touchpoints."""

STAGE_LEAST = 196.0
GAP = 12.0
"""Between two cards, and between two stages."""

LEAST_WIDTH = 1120.0
"""Of all columns together; a shorter journey spreads over it, up to COLUMN_MOST a column."""

COLUMN_MOST = 420.0
CHEVRON_ROOM = 78.0
"""What a chevron needs beside the stage's name: its number, its tip and the success badge."""

NAME_MOST = 260.0
"""A stage name wider than this is broken into lines rather than widening its stage."""


@dataclass(frozen=True, slots=True)
class Column:
    """One step's place: the left edge and width of what stands in it, the gap left out."""

    x: float
    width: float
    step: Step

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class StageColumns:
    """One stage's place: `columns` has one entry a touchpoint, or one for the stage itself; `width` leaves the gap out."""

    number: int
    stage: Stage
    x: float
    width: float
    columns: tuple[Column, ...]

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Grid:
    """All columns, from `left` to `right`."""

    stages: tuple[StageColumns, ...]
    left: float
    right: float

    @property
    def columns(self) -> Iterator[Column]:
        """Every step's column in reading order."""
        for place in self.stages:
            yield from place.columns

    @property
    def felt(self) -> Iterator[Column]:
        """The columns of the curve: each step's, or the whole stage's where the stage itself has the score."""
        for place in self.stages:
            if place.stage.emotion:
                yield Column(place.x, place.width, place.stage)
            else:
                yield from place.columns

    @property
    def width(self) -> float:
        """Of the picture."""
        return self.right + MARGIN


def grid(journey: Journey) -> Grid:
    """Place the columns: about COLUMN a touchpoint, a stage never narrower than its name, a short journey spread out."""
    wanted = [_wanted(stage) for stage in journey.stages]
    steps = sum(max(1, len(stage.touchpoints)) for stage in journey.stages)
    natural = sum(wanted)
    spread = max(1.0, min(LEAST_WIDTH / natural, COLUMN_MOST * steps / natural))
    x = left = MARGIN + LABELS
    stages = []
    for number, (stage, width) in enumerate(zip(journey.stages, wanted, strict=True), 1):
        whole = round(width * spread)
        stages.append(_place(number, stage, x, whole))
        x += whole
    return Grid(tuple(stages), left, x - GAP)


def _wanted(stage: Stage) -> float:
    name = min(NAME_MOST, max(reach(line, HEADING) for line in stage.name.split("\n"))) + CHEVRON_ROOM + GAP
    if not stage.touchpoints:
        return max(STAGE_ALONE, name)
    return max(STAGE_LEAST, name, COLUMN * len(stage.touchpoints))


def _place(number: int, stage: Stage, x: float, whole: float) -> StageColumns:
    steps: tuple[Step, ...] = stage.touchpoints or (stage,)
    each = whole / len(steps)
    columns = tuple(Column(x + each * place, each - GAP, step) for place, step in enumerate(steps))
    return StageColumns(number, stage, x, whole - GAP, columns)
