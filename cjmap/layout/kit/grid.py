"""A journey, or the part of it that a sheet shows → the columns of its map: where every stage and step stands, in px."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cjmap.language import messages
from cjmap.model import Journey, Lane, Stage, Step
from cjmap.records import dataclass
from cjmap.text import reach, unbroken
from cjmap.theme import BOLD, HEADING, SMALL

MARGIN = 32.0
ZONE_GAP = 18.0
"""Between the zones of a drawing: head, personas, body, findings, foot."""
LABELS, LABELS_MOST = 128.0, 260.0
"""Width of the lane titles left of the columns, at the least and, for the sake of a long word, at the most."""

TITLE_ROOM, TITLE_SPARE = 24.0, 8.0
"""What of it is no title's, and how far a title in a wider font may reach into that."""

COLUMN = 164.0
"""One touchpoint."""

STAGE_ALONE = 232.0
"""A stage without touchpoints."""

STAGE_LEAST = 196.0
OTHERS_LEAST, OTHERS_MOST = 84.0, 150.0
"""A stage in which nothing is the drawn persona's, and the most that a word of its name widens it."""

OTHERS_ROOM = 54.0
"""What its chevron needs beside a word of its name."""

GAP = 12.0
"""Between two cards, and between two stages."""

LEAST_WIDTH = 1120.0
"""Of all columns together; a shorter journey spreads over it, up to COLUMN_MOST a column."""

COLUMN_MOST = 420.0
CHEVRON_ROOM = 78.0
"""What a chevron needs beside the stage's name: its number, its tip and the success badge."""

NAME_MOST, WORD_MOST = 260.0, 460.0
"""A stage name wider than the first is broken into lines rather than widening its stage, a word of it wider than the second."""


@dataclass(frozen=True, slots=True)
class Column:
    """One step's position: the left edge and width of what stands in it, the gap left out."""

    x: float
    width: float
    step: Step

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class StageColumns:
    """One stage's position: `columns` has one entry a touchpoint, or one for the stage itself; `width` leaves the gap out.

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

    `numbers` are those of its stages in the whole, `continued` says which of them have begun before. The columns spread over
    `width` px.
    """

    numbers: tuple[int, ...]
    continued: tuple[bool, ...]
    width: float
    column_most: float


@dataclass(frozen=True, slots=True)
class Grid:
    """All columns, from `left` to `right`, `gap` px apart. Steps beyond them, of other sheets, would have `pitch` px each.

    `cuts` are the positions where a poster is cut into sheets: no text goes over one.
    """

    stages: tuple[StageColumns, ...]
    left: float
    right: float
    cuts: tuple[float, ...] = ()
    pitch: float = COLUMN
    gap: float = GAP

    def until(self, x: float) -> float:
        """How far right a text may reach that begins at x."""
        return min((cut - GAP / 2 for cut in self.cuts if cut > x), default=self.right)

    def widest(self, left: float, right: float) -> tuple[float, float]:
        """The widest part between two positions over which no cut goes."""
        inside = [cut for cut in self.cuts if left + 1 < cut < right - 1]
        starts, ends = [left, *(cut + GAP / 2 for cut in inside)], [*(cut - GAP / 2 for cut in inside), right]
        return max(zip(starts, ends, strict=True), key=lambda part: part[1] - part[0])

    @property
    def columns(self) -> Iterator[Column]:
        """Every step's column in reading order."""
        for index in self.stages:
            yield from index.columns

    @property
    def felt(self) -> Iterator[Column]:
        """The columns of the curve: each step's, or the whole stage's where the stage itself has the score."""
        for index in self.stages:
            if index.stage.emotion:
                yield Column(index.x, index.width, index.stage)
            else:
                yield from index.columns

    def beyond(self, step: Step, distance: int) -> Column:
        """Where a step would stand that is so many steps before the first one (below 0) or after the last one."""
        edge = (
            self.left + self.pitch * distance if distance < 0 else self.right + self.gap + self.pitch * (distance - 1)
        )
        return Column(edge, self.pitch - self.gap, step)

    @property
    def stage_of(self) -> dict[int, int]:
        """The `id()` of every step that stands in the columns → the number of its stage."""
        return {id(step): index.number for index in self.stages for step in (index.stage, *index.stage.touchpoints)}

    @property
    def width(self) -> float:
        """Of the picture."""
        return self.right + MARGIN


def grid(journey: Journey, extent: Extent | None = None) -> Grid:
    """Place the columns: about COLUMN a touchpoint, a stage never narrower than its name, a short journey spread out.

    A part of a journey is spread over all of its width, but no column over more than it may.
    """
    wanted = [_wanted(stage) for stage in journey.stages]
    narrow = [_narrow(stage) for stage in journey.stages]
    steps = sum(max(1, len(stage.touchpoints)) for stage, so in zip(journey.stages, narrow, strict=True) if not so)
    fixed = sum(width for width, so in zip(wanted, narrow, strict=True) if so)
    natural = sum(wanted) - fixed or 1.0
    room, most = (extent.width + GAP, extent.column_most) if extent else (LEAST_WIDTH, COLUMN_MOST)
    spread = min((room - fixed) / natural, most * steps / natural)
    spread = spread if extent else max(1.0, spread)
    numbers = extent.numbers if extent else tuple(range(1, len(wanted) + 1))
    continued = extent.continued if extent else (False,) * len(wanted)
    x = left = MARGIN + labels(journey)
    stages = []
    for number, again, stage, width in zip(numbers, continued, journey.stages, wanted, strict=True):
        wide = width if _narrow(stage) else width * spread
        whole = math.floor(wide) if extent else round(wide)
        stages.append(_place(number, stage, x, whole, again))
        x += whole
    right = x - GAP
    return Grid(tuple(stages), left, right)


def _narrow(stage: Stage) -> bool:
    return stage.others and not stage.items


def labels(journey: Journey) -> float:
    """How wide the column of the lanes' titles is: wide enough for their longest word, within bounds."""
    wanted = max((unbroken(lane_name(lane), BOLD, TITLE_SPARE) for lane in journey.lanes), default=0.0)
    return min(max(LABELS, math.ceil(wanted) + TITLE_ROOM), LABELS_MOST)


def lane_name(lane: Lane) -> str:
    """The title of a lane."""
    return lane.title or messages().lanes.get(lane.id, lane.id)


def _wanted(stage: Stage) -> float:
    if _narrow(stage):
        return others_width(stage)
    line = max(reach(line, HEADING) for line in stage.name.split("\n"))
    name = max(min(NAME_MOST, line), min(WORD_MOST, unbroken(stage.name, HEADING, 0))) + CHEVRON_ROOM + GAP
    if not stage.touchpoints:
        return max(STAGE_ALONE, name)
    return max(STAGE_LEAST, name, COLUMN * len(stage.touchpoints))


def others_width(stage: Stage) -> float:
    """The narrow column of a stage of others: no wider than the longest word of its name, and that it is not theirs."""
    texts = [
        *((word, HEADING) for word in stage.name.split()),
        *((word, SMALL) for word in messages().map.not_theirs.split()),
    ]
    longest = max(min(reach(word, font), OTHERS_MOST) for word, font in texts)
    return max(OTHERS_LEAST, longest + OTHERS_ROOM + GAP)


def _place(number: int, stage: Stage, x: float, whole: float, continued: bool) -> StageColumns:
    steps: tuple[Step, ...] = stage.touchpoints or (stage,)
    each = whole / len(steps)
    columns = tuple(Column(x + each * index, each - GAP, step) for index, step in enumerate(steps))
    return StageColumns(number, stage, x, whole - GAP, columns, continued)
