"""The stages of a row and its width → its columns: where every stage and step stands, in px."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.layout.kit.grid import Column, Grid, StageColumns
from cjmap.layout.map.look import Look
from cjmap.model import Stage, Step
from cjmap.text import reach

COLUMN = 143.0
"""The width of one touchpoint."""

COLUMN_LEAST, COLUMN_LEAST_IN_ROWS = 140.0, 118.0
METRIC = 130.0
NAME_ROOM = 40.0
"""What a chevron needs beside its number, the stage's name and the counts."""

BUSY_LEAST, BUSY_MOST, BUSY_EACH, BUSY_USUAL = 0.88, 1.12, 0.12, 1.6
"""A stage is wider the more it has to say: least and most, how much an item adds, how many are usual."""

VALUED = ("highlights", "pain_points", "opportunities")


def natural_width(stages: Sequence[Stage], look: Look) -> float:
    """How wide the columns of some stages are by themselves, in px."""
    return sum(max(COLUMN * _count(stage), least_width(stage, look)) for stage in stages)


def floor_width(stages: Sequence[Stage], look: Look) -> float:
    """How wide the columns of some stages are at the least, in px."""
    return sum(least_width(stage, look) for stage in stages)


def least_width(stage: Stage, look: Look) -> float:
    """How wide a stage is at the least, in px: that its name, its touchpoints and its metrics have room."""
    column = COLUMN_LEAST_IN_ROWS if look.in_rows else COLUMN_LEAST
    name = reach("88", look.figure) + 9 + max(reach(line, look.head_bold) for line in stage.name.split("\n"))
    metrics = METRIC * max((len(step.metrics) for step in (stage, *stage.touchpoints)), default=0)
    return max(column * _count(stage), min(name + NAME_ROOM, 460.0), metrics + 20 if metrics else 0.0)


def columns(
    stages: Sequence[Stage], numbers: Sequence[int], continued: Sequence[bool], left: float, right: float, look: Look
) -> Grid:
    """Spread stages, which have these numbers in the whole journey, between two edges: each as wide as it has to say, and
    never narrower than it must be, as long as there is room.
    """
    widths = _widths(stages, right - left, look)
    placed, x = [], left
    for stage, number, again, width in zip(stages, numbers, continued, widths, strict=True):
        steps: tuple[Step, ...] = stage.touchpoints or (stage,)
        each = width / len(steps)
        own = tuple(Column(x + each * at, each, step) for at, step in enumerate(steps))
        placed.append(StageColumns(number, stage, x, width, own, again))
        x += width
    return Grid(tuple(placed), left, right, pitch=(right - left) / max(1, sum(map(_count, stages))))


def _widths(stages: Sequence[Stage], room: float, look: Look) -> list[float]:
    wanted = [_count(stage) * _busy(stage) for stage in stages]
    least = [least_width(stage, look) for stage in stages]
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    short: set[int] = set()
    while True:
        free = room - sum(least[at] for at in short)
        shares = sum(share for at, share in enumerate(wanted) if at not in short)
        widths = [least[at] if at in short else free * share / shares for at, share in enumerate(wanted)]
        more = {at for at, width in enumerate(widths) if at not in short and width < least[at]}
        if not more:
            return widths
        short |= more


def _busy(stage: Stage) -> float:
    items = sum(len(stage.items.get(lane, ())) for lane in VALUED) + len(stage.metrics)
    return min(BUSY_MOST, max(BUSY_LEAST, 1 + BUSY_EACH * (items - BUSY_USUAL)))


def _count(stage: Stage) -> int:
    return max(1, len(stage.touchpoints))
