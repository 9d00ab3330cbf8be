"""The stages of a journey and a width → bands of columns below each other, a column a step, stages parted where they must be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cjmap.layout.kit.grid import Column, Grid, StageColumns
from cjmap.model import Journey, Stage, Step
from cjmap.records import dataclass, replace
from cjmap.text import unbroken
from cjmap.theme import BODY, HEADING

COLUMN, COLUMN_LEAST, COLUMN_MOST = 124.0, 104.0, 220.0
"""The width of a step: usually, at the least, and where there are few."""

WORD_MOST = 150.0
"""So wide a word of a name makes all columns; a longer one is broken."""

NAME_MOST = 240.0
"""So wide a word of a stage's name makes its stage."""

CHEVRON_ROOM = 82.0
"""What a chevron needs beside its stage's name: number, tip and success."""

COLUMN_PAD = 16.0
"""What of a column its words leave free."""

STAGES_APART = 4.0
"""What a chevron leaves free before the next."""

WIDE = 1100.0
"""From this width on the channels' counts stand at the right; else below their names."""

LABELS, LABELS_NARROW, COUNTS = 172.0, 150.0, 150.0
"""The width of the channels' names, and of their counts at the right."""


@dataclass(frozen=True, slots=True)
class ChannelFrame:
    """The width of the content, and what of it is left of the columns (`left`) and right of them (`counts`, 0 where narrow)."""

    width: float
    left: float
    counts: float

    @property
    def room(self) -> float:
        """For columns."""
        return self.width - self.left - self.counts


@dataclass(frozen=True, slots=True)
class BandStage:
    """A stage, or a part of one, in a band: its number from 1, its width in px, whether it began in the band before."""

    number: int
    stage: Stage
    width: float
    continued: bool


Band = tuple[BandStage, ...]


def frame_of(width: float) -> ChannelFrame:
    """The frame of a content of that width in px."""
    return ChannelFrame(width, LABELS, COUNTS) if width >= WIDE else ChannelFrame(width, LABELS_NARROW, 0.0)


def bands_of(journey: Journey, frame: ChannelFrame) -> list[Band]:
    """The fewest bands that all steps have room in, about equally long, each column as wide as the longest band allows."""
    word = max((unbroken(step.name, BODY, 4) for step in journey.steps()), default=0.0) + COLUMN_PAD
    least = min(frame.room, max(COLUMN_LEAST, min(word, WORD_MOST)))
    bands = _filled(journey.stages, least, frame.room)
    low, high = 0.0, frame.room
    while high - low > 1:  # the shortest bands of which there are as few
        middle = (low + high) / 2
        if middle >= least and len(tried := _filled(journey.stages, least, middle)) <= len(bands):
            bands, high = tried, middle
        else:
            low = middle
    longest = max(sum(one.width for one in band) for band in bands)
    stretch = max(1.0, min(frame.room / longest, COLUMN_MOST / least)) if longest < frame.room else frame.room / longest
    return [tuple(replace(one, width=one.width * stretch) for one in band) for band in bands]


def grid_of(band: Band, left: float, frame: ChannelFrame) -> Grid:
    """The columns of a band whose content begins at `left`."""
    placed, x = [], left + frame.left
    for one in band:
        steps: tuple[Step, ...] = one.stage.touchpoints or (one.stage,)
        each = one.width / len(steps)
        own = tuple(Column(x + each * at, each, step) for at, step in enumerate(steps))
        placed.append(StageColumns(one.number, one.stage, x, one.width - STAGES_APART, own, one.continued))
        x += one.width
    return Grid(tuple(placed), left + frame.left, x, pitch=COLUMN)


def _filled(stages: Sequence[Stage], least: float, room: float) -> list[Band]:
    """Bands filled one after the other; a stage goes on in the next one only where no band has room for all of it."""
    bands: list[list[BandStage]] = [[]]
    for number, stage in enumerate(stages, 1):
        name = min(unbroken(stage.name, HEADING, 0), NAME_MOST) + CHEVRON_ROOM
        for at, part in enumerate(_parts(stage, max(1, int(room / least)))):
            width = min(room, max(least * max(1, len(part.touchpoints)), name))
            if bands[-1] and sum(one.width for one in bands[-1]) + width > room + 0.01:
                bands.append([])
            bands[-1].append(BandStage(number, part, width, at > 0))
    return [tuple(band) for band in bands]


def _parts(stage: Stage, most: int) -> list[Stage]:
    """A stage in parts of at most so many touchpoints, about equally many each."""
    touchpoints = stage.touchpoints
    if len(touchpoints) <= most:
        return [stage]
    count = -(-len(touchpoints) // most)
    ends = [len(touchpoints) * at // count for at in range(count + 1)]
    return [replace(stage, touchpoints=touchpoints[start:end]) for start, end in pairwise(ends)]
