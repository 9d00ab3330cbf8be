"""The stages of a row and its width → its columns: where every stage and step stands, in px."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjmap.language import messages
from cjmap.layout.kit.grid import Column, Grid, StageColumns
from cjmap.layout.map.counts import given_width, pill_width
from cjmap.layout.map.look import Look
from cjmap.layout.map.sizes import column_widths, least_columns, word_room
from cjmap.model import FINDING_LISTS, Stage, Step
from cjmap.text import reach, unbroken

COLUMN = 143.0
"""The width of one touchpoint."""

STAGE_ALONE = 280.0
"""The width of a stage where no stage has touchpoints: as wide as two metrics."""

COLUMN_LEAST, COLUMN_LEAST_IN_ROWS, COLUMN_LEAST_TIGHT = 140.0, 118.0, 124.0
METRIC, METRIC_ROOM, METRICS_BESIDE = 130.0, 20.0, 3
"""The width of a metric, what is beside the metrics of a stage, and how many of them stand beside each other at the most."""

METRIC_TIGHT, NAME_MOST_TIGHT = 112.0, 150.0
"""The width of a metric, and of a name that is broken into lines, where room is short."""

NAME_ROOM = 40.0
"""What a chevron needs beside its number, the stage's name and the counts."""

NAME_MOST, WORD_MOST = 460.0, 620.0
"""A name wider than the first is broken into lines rather than widening its stage, a word of it wider than the second."""

OTHERS_LEAST, OTHERS_MOST, OTHERS_ROOM = 84.0, 150.0, 66.0
"""A stage in which nothing is the drawn persona's: its least width, the most that a word of its name widens it, and what its
chevron needs beside that word.
"""

BUSY_LEAST, BUSY_MOST, BUSY_EACH, BUSY_USUAL = 0.88, 1.12, 0.12, 1.6
"""A stage is wider the more it has to say: least and most, how much an item adds, how many are usual."""


STEP, TRIALS = 12.0, 40
"""So many px at a time go to the stage whose lanes are highest, so often at the most."""

WIDEST = 2.0
"""No stage grows over so many times the mean width of its columns."""

ENOUGH = 6.0
"""So many px lower a row has to become for its stages to be of other widths."""

Heights = Callable[[Sequence[float]], Sequence[float]]
"""The widths of all stages of a row → how high each stage's cells would be, in px."""


def natural_width(stages: Sequence[Stage], look: Look) -> float:
    """How wide the columns of some stages are by themselves, in px."""
    bare = not any(stage.touchpoints for stage in stages)
    return sum(max(_natural(stage, bare), least_width(stage, look)) for stage in stages)


def floor_width(stages: Sequence[Stage], look: Look) -> float:
    """How wide the columns of some stages are at the least, in px."""
    return sum(least_width(stage, look, look.tight) for stage in stages)


def least_width(stage: Stage, look: Look, two_lines: bool = False) -> float:
    """How wide a stage is at the least, in px: that its name, with its counts or with these in a second line, its touchpoints and
    its metrics have room.
    """
    if _narrow(stage):
        return others_width(stage, look)
    column = COLUMN_LEAST_IN_ROWS if look.in_rows else COLUMN_LEAST_TIGHT if look.tight else COLUMN_LEAST
    cards = [max(column, word_room(one, look)) for one in stage.touchpoints] or [column]
    return max(sum(cards), name_width(stage, look, two_lines), metrics_width(stage, look))


def name_width(stage: Stage, look: Look, two_lines: bool) -> float:
    """How wide a stage is for its number, its name and its counts, which a second line can take."""
    words = min(WORD_MOST, unbroken(stage.name, look.head_bold, 0))
    most = NAME_MOST_TIGHT if look.tight else NAME_MOST
    name = max(words, min(most, max(reach(line, look.head_bold) for line in stage.name.split("\n"))))
    counts = 0.0 if two_lines else pill_width(stage, look) + given_width(stage, look)
    return reach("88", look.figure) + 9 + name + counts + NAME_ROOM


def metrics_width(stage: Stage, look: Look) -> float:
    """How wide a stage is for its metrics beside each other; those of its touchpoints stand below each other."""
    beside = max(len(stage.metrics), *(min(1, len(one.metrics)) for one in stage.touchpoints), 0)
    each = METRIC_TIGHT if look.tight else METRIC
    return each * min(METRICS_BESIDE, beside) + METRIC_ROOM if beside else 0.0


def others_width(stage: Stage, look: Look) -> float:
    """The narrow column of a stage of others: no wider than the longest word of its name, and that it is not theirs."""
    words = [min(OTHERS_MOST, reach(word, look.head_bold)) for word in stage.name.split()]
    return max(OTHERS_LEAST, max([*words, reach(messages().map.not_theirs, look.small)]) + OTHERS_ROOM)


def columns(
    stages: Sequence[Stage],
    numbers: Sequence[int],
    continued: Sequence[bool],
    left: float,
    right: float,
    look: Look,
    heights: Heights | None = None,
) -> Grid:
    """Spread stages, which have these numbers in the whole journey, between two edges: each as wide as it has to say, and
    never narrower than it must be, as long as there is room. With `heights`, the stage whose cells are highest gets some of the
    width of the others while that makes the row lower.
    """
    room = right - left
    least = _least(stages, look, room)
    widths = stage_widths(stages, least, room)
    if sum(least) < room:
        least = [max(one, more) for one, more in zip(least, least_columns(stages, widths, least, look), strict=True)]
        widths = stage_widths(stages, least, room)
    if heights is not None:
        widths = balanced(widths, least, [_count(stage) for stage in stages], heights)
    placed, x = [], left
    own = column_widths(stages, widths, look)
    for stage, number, again, width, each in zip(stages, numbers, continued, widths, own, strict=True):
        placed.append(StageColumns(number, stage, x, width, _columns(stage, x, each), again))
        x += width
    return Grid(tuple(placed), left, right, pitch=room / max(1, sum(map(_count, stages))), gap=0)


def stage_widths(stages: Sequence[Stage], least: Sequence[float], room: float) -> list[float]:
    """The widths of stages that fill a room, in the relation of what each has to say, none under its least; where not even
    these have room, in the relation of these.
    """
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    bare = not any(stage.touchpoints for stage in stages)
    wanted = [0.0 if _narrow(stage) else 1.0 if bare else _count(stage) * busy(stage) for stage in stages]
    if not any(wanted):
        wanted = [1.0] * len(stages)
    return shared(wanted, least, room)


def shared(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """A room in shares of what is `wanted`; who would be under their least gets it, and the others give it."""
    short: set[int] = set()
    while True:
        free = room - sum(least[at] for at in short)
        shares = sum(share for at, share in enumerate(wanted) if at not in short) or 1.0
        widths = [least[at] if at in short else free * share / shares for at, share in enumerate(wanted)]
        more = {at for at, width in enumerate(widths) if at not in short and width < least[at]}
        if not more:
            return widths
        short |= more


def balanced(widths: Sequence[float], least: Sequence[float], counts: Sequence[int], heights: Heights) -> list[float]:
    """Widths at which the row is lowest: the highest stage takes some from the others, as far as these have it to give."""
    current, mean = list(widths), sum(widths) / max(1, sum(counts))
    high = heights(current)
    best, lowest = list(current), max(high, default=0.0)
    for _ in range(TRIALS if len(widths) > 1 else 0):
        at = max(range(len(current)), key=lambda one: high[one])
        spare = [0.0 if one == at else max(0.0, current[one] - least[one]) for one in range(len(current))]
        if sum(spare) < STEP or current[at] + STEP > WIDEST * mean * counts[at]:
            break
        current = [width - STEP * give / sum(spare) for width, give in zip(current, spare, strict=True)]
        current[at] += STEP
        high = heights(current)
        if max(high) < lowest - ENOUGH:
            best, lowest = list(current), max(high)
    return best


def busy(stage: Stage) -> float:
    """How much more than usual a stage has to say, as a factor of its width."""
    items = sum(len(stage.items.get(lane, ())) for lane in FINDING_LISTS) + len(stage.metrics)
    return min(BUSY_MOST, max(BUSY_LEAST, 1 + BUSY_EACH * (items - BUSY_USUAL)))


def _columns(stage: Stage, x: float, widths: Sequence[float]) -> tuple[Column, ...]:
    steps: tuple[Step, ...] = stage.touchpoints or (stage,)
    placed = []
    for step, width in zip(steps, widths, strict=True):
        placed.append(Column(x, width, step))
        x += width
    return tuple(placed)


def _least(stages: Sequence[Stage], look: Look, room: float) -> list[float]:
    """The least widths of stages: with their counts beside their names if these have the room, else in a second line."""
    one_line = [least_width(stage, look) for stage in stages]
    two = any(stage.owner or stage.duration for stage in stages) or sum(one_line) > room
    return [least_width(stage, look, True) for stage in stages] if two else one_line


def _natural(stage: Stage, bare: bool) -> float:
    if _narrow(stage):
        return 0.0
    return STAGE_ALONE if bare else COLUMN * _count(stage)


def _narrow(stage: Stage) -> bool:
    return stage.others and not stage.items


def _count(stage: Stage) -> int:
    return max(1, len(stage.touchpoints))
