"""Rows, columns, tracks and the sizes of what stands in them → the position of each in px."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from cjmap.layout.flow.cards import CARD, FlowCard
from cjmap.layout.flow.graph import Graph
from cjmap.layout.flow.labels import Below
from cjmap.layout.flow.routes import EMPTY, Route, Routes, Side
from cjmap.layout.kit.grid import CHEVRON_ROOM, GAP, MARGIN, StageColumns, others_width
from cjmap.model import Stage
from cjmap.records import dataclass
from cjmap.text import reach
from cjmap.theme import HEADING

TRACK = 10.0
"""The distance of two tracks in px."""

PAD = 12.0
"""Between the edge of a stage and its first card."""

STUB = 9.0
"""What a line runs before its words begin, and after its last corner to its head."""

HEAD_ROOM = 17.0
FLAG_ROOM = 26.0
"""Between the tracks right of the last column and the flags."""

BEND, BEND_MORE, BEND_MOST = 40.0, 9.0, 90.0
"""The width in which a curve goes over to the next row, what each further row adds, and the most."""

LEVEL = 16.0
"""The same where no curve goes."""

GUTTER_LEAST = 54.0
CHANNEL_LEAST = 26.0
CHANNEL_EDGE = 14.0
"""Between the first track of a channel and what stands above it, and below the last one."""

EMPTY_HEIGHT = 44.0
"""Of the stages where no step is left of the drawn persona's."""

NAME_MOST = 190.0
"""A stage name wider than this is broken into lines rather than widening its stage."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """A gap between two columns: its left edge, where the first track of those that leave lies, where curves begin and end,
    where the first track of those that arrive lies, and its right edge.
    """

    left: float
    leaving: float
    bend: float
    bent: float
    arriving: float
    right: float


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A row: the top and the height of its cards, and the height at which its straight edges run."""

    top: float
    height: float
    line: float


@dataclass(frozen=True, slots=True)
class GutterWidths:
    """What each gutter must hold: the widest words at its left (`words`), curves over so many rows (`over`); and what the
    flags and words right of the `last` column need.
    """

    words: Mapping[int, float]
    over: Mapping[int, int]
    ends: float
    last: int


@dataclass(frozen=True, slots=True)
class FlowColumns:
    """The left edge of every column, the gutters (−1 the one left of all), the stages, the left edge of the flags right of
    the last column, and where all of it ends.
    """

    x: Sequence[float]
    gutters: Mapping[int, Gutter]
    stages: tuple[StageColumns, ...]
    flags: float
    right: float


def columns(stages: Sequence[Stage], graph: Graph, routes: Routes, widths: GutterWidths) -> FlowColumns:
    """Place columns and gutters from left to right."""
    lefts: list[float] = []
    placed = _others(stages, 0, MARGIN)
    begin = placed[-1].x + placed[-1].width + GAP if placed else MARGIN
    gutters = {-1: _gutter(begin, -1, routes, widths)}
    for number, stage in enumerate(stages, 1):
        if stage.others:
            continue
        last = graph.first_columns[number] - 1
        for column in range(graph.first_columns[number - 1], last + 1):
            lefts.append(gutters[column - 1].right)
            gutters[column] = _gutter(lefts[-1] + CARD, column, routes, widths)
        following = _others(stages, number, 0.0)
        between = sum(one.width + GAP for one in following)
        ending = PAD + GAP + between if last + 1 < graph.columns else 0.0
        lacking = max(begin + _least(stage.name) + ending - gutters[last].right, between if ending else 0.0)
        if lacking > 0:
            gutters[last] = _gutter(lefts[-1] + CARD, last, routes, widths, lacking)
        end = gutters[last].right - ending
        placed.append(StageColumns(number, stage, begin, end - begin, ()))
        placed += _others(stages, number, end + GAP)
        begin = end + GAP + between
    flags = gutters[graph.columns - 1].bend + FLAG_ROOM
    return FlowColumns(lefts, gutters, tuple(placed), flags, placed[-1].x + placed[-1].width)


def _others(stages: Sequence[Stage], first: int, left: float) -> list[StageColumns]:
    """The stages of others from that position on until one that is not, from a left edge on."""
    placed: list[StageColumns] = []
    for number, stage in enumerate(takewhile(lambda one: one.others, stages[first:]), first + 1):
        placed.append(StageColumns(number, stage, left, others_width(stage) - GAP, ()))
        left += others_width(stage)
    return placed


def _least(name: str) -> float:
    """How wide a stage of that name is at the least."""
    return min(NAME_MOST, max(reach(line, HEADING) for line in name.split("\n"))) + CHEVRON_ROOM


def _gutter(left: float, number: int, routes: Routes, widths: GutterWidths, more: float = 0.0) -> Gutter:
    """The gutter right of column `number`, `more` px wider than it must be."""
    arriving, leaving = routes.arriving.get(number, 0) * TRACK, routes.leaving.get(number, 0) * TRACK
    if number < 0:
        right = left + (arriving + TRACK + HEAD_ROOM if arriving else PAD)
        return Gutter(left, left, left, left, right - HEAD_ROOM - arriving + TRACK / 2, right)
    first = left + STUB + widths.words.get(number, 0.0) + TRACK / 2
    bend = first + leaving
    if number == widths.last:
        right = bend + (FLAG_ROOM + widths.ends if widths.ends else 0.0) + PAD + more
        return Gutter(left, first, bend, right, right, right)
    over = widths.over.get(number, 0)
    bent = bend + (min(BEND + BEND_MORE * (over - 1), BEND_MOST) if over else LEVEL)
    least = bent + TRACK / 2 + arriving + HEAD_ROOM
    right = max(least, left + GUTTER_LEAST) + more
    bent += right - least if over else 0.0
    return Gutter(left, first, bend, bent, right - HEAD_ROOM - arriving + TRACK / 2, right)


@dataclass(frozen=True, slots=True)
class Heights:
    """The rows, the height of the first track of every channel, and where all of it ends."""

    rows: Sequence[FlowRow]
    channels: Sequence[float]
    bottom: float


def heights(
    rows: Sequence[int], cards: Sequence[FlowCard], sides: tuple[Mapping[int, Side], Mapping[int, Side]],
    hanging: Sequence[Below], routes: Routes, top: float,
) -> Heights:  # fmt: skip
    """Place rows and channels from top to bottom: a row is as high as its highest card, and as the edges at it ask for."""
    if not rows:
        return Heights((), (), top + EMPTY_HEIGHT)
    count = max(rows) + 1
    placed: list[FlowRow] = []
    channels: list[float] = []
    y = top
    for number in range(count + 1):
        tracks = routes.backs.get(number, 0) + routes.skips.get(number, 0)
        channels.append(y + CHANNEL_EDGE)
        used = (tracks - 1) * TRACK + 2 * CHANNEL_EDGE if tracks else 0.0
        outer = number in (0, count)
        y += max(used, 14.0 if outer else CHANNEL_LEAST)
        if number == count:
            break
        inside = [vertex for vertex in range(len(rows)) if rows[vertex] == number]
        here = [side.get(vertex, EMPTY) for vertex in inside for side in sides]
        content = max(cards[vertex].height for vertex in inside)
        line = max(content / 2, max(side.up for side in here) + 12)
        height = max(content, line + max(side.down for side in here) + 10)
        placed.append(FlowRow(y, height, y + line))
        y += height + max(hanging[vertex].height for vertex in inside)
    return Heights(placed, channels, y)


def track(number: int) -> float:
    """How far a track lies from the first one."""
    return number * TRACK


def corners(
    route: Route, columns: FlowColumns, high: Heights, ports: tuple[float, float], ends: tuple[int, int]
) -> list[tuple[float, float]]:
    """The corners of a route; `ports` are the heights at which it leaves and arrives, `ends` the columns of its two cards."""
    (out, into), (source, target) = ports, ends
    start, goal = columns.x[source] + CARD, columns.x[target]
    if route.kind == "straight":
        return [(start, out), (goal, into)]
    leaves, arrives = columns.gutters[route.leaves], columns.gutters[route.arrives]
    if route.kind == "curve":
        return [(start, out), (leaves.bend, out), (leaves.bent, into), (goal, into)]
    left = leaves.leaving + track(route.leave_track)
    right = arrives.arriving + track(route.arrive_track)
    across = high.channels[route.channel] + track(route.channel_track)
    return [(start, out), (left, out), (left, across), (right, across), (right, into), (goal, into)]
