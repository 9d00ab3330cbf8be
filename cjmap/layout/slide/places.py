"""The stages of a journey and the width of a slide → which stages stand on which slide, and where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cjmap.layout.map.grid import Column, Grid, StageColumns
from cjmap.layout.slide.sheet import GAP, HEADING, Sheet
from cjmap.model import Stage, Step
from cjmap.text import reach

LEAST = 120.0
"""The narrowest stage."""

OTHERS_LEAST, OTHERS_ROOM = 84.0, 34.0
"""A stage in which nothing is the drawn persona's, and what its chevron needs beside a word of its name."""

BESIDE_NAME = 62.0
"""What a chevron needs beside the stage's name."""

NAME_MOST = 240.0

PITCH = 48.0
"""How far apart the steps of the slides before and after would stand."""


def divided(count: int, most: int) -> list[range]:
    """`count` things on the fewest slides of at most `most` each, as evenly as can be."""
    slides = -(-count // most)
    ends = [count * slide // slides for slide in range(slides + 1)]
    return [range(start, end) for start, end in pairwise(ends)]


def stages_a_slide(sheet: Sheet) -> int:
    """How many stages a slide has room for."""
    return int((sheet.right - sheet.left + GAP) // (LEAST + GAP))


def grid(sheet: Sheet, part: range) -> Grid:
    """The places of the stages with these indices: wider where there are more touchpoints or a longer name."""
    stages = sheet.journey.stages[part.start : part.stop]
    widths = _widths(stages, sheet.right - sheet.left - GAP * (len(stages) - 1))
    x = sheet.left
    places = []
    for index, stage, width in zip(part, stages, widths, strict=True):
        places.append(StageColumns(index + 1, stage, x, width, _columns(stage.touchpoints or (stage,), x, width)))
        x += width + GAP
    return Grid(tuple(places), sheet.left, sheet.right, pitch=PITCH)


def _columns(steps: Sequence[Step], x: float, width: float) -> tuple[Column, ...]:
    each = width / len(steps)
    return tuple(Column(x + each * place, each, step) for place, step in enumerate(steps))


def _widths(stages: Sequence[Stage], room: float) -> list[float]:
    """Shares of `room` px: none under LEAST or its name, the rest by how much there is to show."""
    weights = [0.0 if stage.others else 3.0 + min(6, len(stage.touchpoints)) for stage in stages]
    least = [_least(stage) for stage in stages]
    if sum(least) > room:
        least = [LEAST] * len(stages)
    widths = [0.0] * len(stages)
    free = set(range(len(stages)))
    while True:
        left = room - sum(least[place] for place in range(len(stages)) if place not in free)
        share = left / (sum(weights[place] for place in free) or 1.0)
        short = {place for place in free if weights[place] * share < least[place]}
        if not short or short == free:
            break
        free -= short
    for place in range(len(stages)):
        widths[place] = weights[place] * share if place in free and weights[place] else least[place]
    return widths


def _least(stage: Stage) -> float:
    """How wide a stage is at the least: its name and what stands beside it, of others the longest word of their name."""
    if stage.others:
        longest = max((reach(word, HEADING) for word in stage.name.split()), default=0.0)
        return min(LEAST, max(OTHERS_LEAST, longest + OTHERS_ROOM))
    return max(LEAST, min(NAME_MOST, reach(stage.name, HEADING) + BESIDE_NAME))
