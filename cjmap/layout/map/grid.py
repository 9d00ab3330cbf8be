"""A journey, or the part of it that a sheet shows → the columns of its map: where every stage and step stands, in px."""

from __future__ import annotations

import math
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
    """One stage's place: `columns` has one entry a touchpoint, or one for the stage itself; `width` leaves the gap out.

    What is `continued` has begun on a sheet before.
    """

    number: int
    stage: Stage
    x: float
    width: float
    columns: tuple[Column, ...]
    continued: bool = False

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Extent:
    """The part of a journey that a sheet shows, as a journey of its own would have it.

    `numbers` are those of its stages in the whole, `continued` says which of them have begun before, and `before` and
    `after` are the steps around it, for the curve that comes from there and goes on. The columns spread over `width` px.
    """

    numbers: tuple[int, ...]
    continued: tuple[bool, ...]
    width: float
    column_most: float
    before: tuple[Step, ...] = ()
    after: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """All columns, from `left` to `right`; those of the steps `before` and `after` lie beyond.

    `cuts` are the places where a poster is cut into sheets: no text goes over one.
    """

    stages: tuple[StageColumns, ...]
    left: float
    right: float
    before: tuple[Column, ...] = ()
    after: tuple[Column, ...] = ()
    cuts: tuple[float, ...] = ()

    def until(self, x: float) -> float:
        """How far right a text may reach that begins at x."""
        return min((cut - GAP / 2 for cut in self.cuts if cut > x), default=self.right)

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
    def stage_of(self) -> dict[int, int]:
        """The `id()` of every step that stands in the columns → the number of its stage."""
        return {id(step): place.number for place in self.stages for step in (place.stage, *place.stage.touchpoints)}

    @property
    def width(self) -> float:
        """Of the picture."""
        return self.right + MARGIN


def grid(journey: Journey, extent: Extent | None = None) -> Grid:
    """Place the columns: about COLUMN a touchpoint, a stage never narrower than its name, a short journey spread out.

    A part of a journey is spread over all of its width, but no column over more than it may.
    """
    wanted = [_wanted(stage) for stage in journey.stages]
    steps = sum(max(1, len(stage.touchpoints)) for stage in journey.stages)
    natural = sum(wanted)
    room, most = (extent.width + GAP, extent.column_most) if extent else (LEAST_WIDTH, COLUMN_MOST)
    spread = min(room / natural, most * steps / natural)
    spread = spread if extent else max(1.0, spread)
    numbers = extent.numbers if extent else tuple(range(1, len(wanted) + 1))
    continued = extent.continued if extent else (False,) * len(wanted)
    x = left = MARGIN + LABELS
    stages = []
    for number, again, stage, width in zip(numbers, continued, journey.stages, wanted, strict=True):
        whole = math.floor(width * spread) if extent else round(width * spread)
        stages.append(_place(number, stage, x, whole, again))
        x += whole
    right = x - GAP
    return Grid(tuple(stages), left, right, *_around(extent, left, right))


def _around(extent: Extent | None, left: float, right: float) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
    """The columns of the steps before and after, beyond the edges."""
    if extent is None:
        return (), ()
    width, last = COLUMN - GAP, len(extent.before)
    before = [Column(left - COLUMN * (last - place), width, step) for place, step in enumerate(extent.before)]
    after = [Column(right + GAP + COLUMN * place, width, step) for place, step in enumerate(extent.after)]
    return tuple(before), tuple(after)


def least_width(stage: Stage) -> float:
    """How wide a stage is at the least, in px, with the gap to the next."""
    return _wanted(stage)


def _wanted(stage: Stage) -> float:
    name = min(NAME_MOST, max(reach(line, HEADING) for line in stage.name.split("\n"))) + CHEVRON_ROOM + GAP
    if not stage.touchpoints:
        return max(STAGE_ALONE, name)
    return max(STAGE_LEAST, name, COLUMN * len(stage.touchpoints))


def _place(number: int, stage: Stage, x: float, whole: float, continued: bool) -> StageColumns:
    steps: tuple[Step, ...] = stage.touchpoints or (stage,)
    each = whole / len(steps)
    columns = tuple(Column(x + each * place, each - GAP, step) for place, step in enumerate(steps))
    return StageColumns(number, stage, x, whole - GAP, columns, continued)
