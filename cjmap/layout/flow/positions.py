"""Bands, columns, tracks and the sizes of what stands in them → the position of each in px from left to right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from cjmap.layout.flow.cards import CARD
from cjmap.layout.flow.graph import Graph
from cjmap.layout.flow.places import LEFT, RIGHT, PlacedBand, Places
from cjmap.layout.flow.routes import ARRIVING, LEAVING, Routes, Stripe
from cjmap.layout.kit.grid import CHEVRON_ROOM, GAP, MARGIN, StageColumns, others_width
from cjmap.model import Stage
from cjmap.records import dataclass, replace
from cjmap.text import reach
from cjmap.theme import HEADING

CLEAR = 8.0
"""Between the lines of two tracks, in px."""

PAD = 12.0
"""Between the edge of a stage and its first card."""

STUB = 9.0
"""What a line runs before its words begin, and after its last corner to its head."""

HEAD_ROOM = 26.0
FLAG_ROOM = 26.0
"""Between the tracks right of the last column and the flags."""

BEND, BEND_MORE, BEND_MOST = 40.0, 9.0, 90.0
"""The width in which a curve goes over to the next row, what each further row adds, and the most."""

LEVEL = 12.0
"""The same where no curve goes."""

GUTTER_LEAST = 54.0
OUTSIDE = 10.0
"""Between the bands and the nearest track outside of them."""

NAME_MOST = 190.0
"""A stage name wider than this is broken into lines rather than widening its stage."""

SPREAD_MOST = 70.0
"""How much wider a gutter may be so that all bands are as wide."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """A gap between two columns: its left edge, where the first track of those that leave lies, where curves begin and end,
    where the first track of those that arrive lies, where words of those that come in begin, and its right edge.
    """

    left: float
    leaving: float
    bend: float
    bent: float
    arriving: float
    words: float
    right: float


@dataclass(frozen=True, slots=True)
class GutterWidths:
    """What each gutter must hold: the widest words at its left (`words`), those of edges that come into the picture at its
    right (`entries`), curves over so many rows (`over`); and what the flags and words right of the `last` column need.
    """

    words: Mapping[int, float]
    entries: Mapping[int, float]
    over: Mapping[int, int]
    ends: float
    last: frozenset[int]


@dataclass(frozen=True, slots=True)
class FlowColumns:
    """The left edge of every column, the gutters, the stages of each band, the left edge of the flags right of each band's last
    column, and where the bands begin and end, the tracks outside left out, and where all of it ends.
    """

    x: Mapping[int, float]
    gutters: Mapping[int, Gutter]
    stages: Sequence[tuple[StageColumns, ...]]
    flags: Mapping[int, float]
    left: float
    edge: float
    right: float


def tracks_width(widths: Sequence[float]) -> float:
    """How much room the tracks of a stripe take, in px, with the space before and after them."""
    return sum(widths) + CLEAR * (len(widths) + 1) if widths else 0.0


def middles(widths: Sequence[float]) -> list[float]:
    """How far the middle of each track lies from where the room of all of them begins."""
    if not widths:
        return []
    apart = [CLEAR + widths[0] / 2, *((one + other) / 2 + CLEAR for one, other in pairwise(widths))]
    return list(accumulate(apart))


def columns(
    stages: Sequence[Stage], graph: Graph, at: Places, routes: Routes, widths: GutterWidths, room: float = 0.0
) -> FlowColumns:
    """Place columns and gutters from left to right. Bands narrower than the widest one, or than `room` px with all that is
    outside of them, are spread.
    """
    outside = [_outside(routes, side) for side in (LEFT, RIGHT)]
    left = MARGIN + outside[0]
    placing = _Placing(stages, graph, at, routes, widths, left)
    bands = [placing.band(index, 0.0, 0.0) for index in range(len(at.bands))]
    ends = [_end(band, left) for band in bands]
    edge = max([*ends, MARGIN + room - outside[1]])
    for index, end in enumerate(ends):
        gutters = at.bands[index].right - at.bands[index].left + 1
        if end < edge and gutters:
            more = min(SPREAD_MOST, (edge - end) / gutters)
            bands[index] = placing.band(index, more, edge - end - more * gutters)
    return FlowColumns(placing.x, placing.gutters, bands, placing.flags, left, edge, edge + outside[1])


def _end(stages: Sequence[StageColumns], left: float) -> float:
    return stages[-1].x + stages[-1].width if stages else left


def _outside(routes: Routes, side: int) -> float:
    """The room of the tracks on one side of the bands."""
    tracks = routes.tracks.get(Stripe(True, side, LEAVING), ())
    return OUTSIDE + tracks_width(tracks) if tracks else 0.0


@dataclass(frozen=True, slots=True)
class _StagePart:
    """The columns of a stage in a band, numbered as there, and the stages of others that follow it."""

    number: int
    first: int
    last: int
    continued: bool
    others: tuple[int, ...]


def _parts(graph: Graph, placed: PlacedBand, ending: bool) -> tuple[tuple[int, ...], list[_StagePart]]:
    """The numbers of the stages of others that a band begins with, and its other stages; the last band has those at the end."""
    firsts, band = graph.first_columns, placed.band
    at_the_front: tuple[int, ...] = ()
    before: list[int] = []
    found: list[_StagePart] = []
    for position, (first, end) in enumerate(pairwise(firsts)):
        if first == end:
            if band.first <= first < band.end or (ending and first == band.end):
                before.append(position + 1)
            continue
        if found and before:
            found[-1] = replace(found[-1], others=tuple(before))
            before = []
        first_here, end_here = max(first, band.first), min(end, band.end)
        if first_here < end_here:
            own = [one for one in band.steps if graph.vertices[one].stage == position]
            begun = bool(own) and own[0] > 0 and graph.vertices[own[0] - 1].stage == position
            moved = placed.left - band.first
            found.append(_StagePart(position + 1, first_here + moved, end_here - 1 + moved, begun, ()))
            if len(found) == 1:
                at_the_front, before = tuple(before), []
    if not found:
        return tuple(before), []
    if before:
        found[-1] = replace(found[-1], others=tuple(before))
    return at_the_front, found


class _Placing:
    """Places band after band; each may be placed anew."""

    def __init__(
        self, stages: Sequence[Stage], graph: Graph, at: Places, routes: Routes, widths: GutterWidths, left: float
    ) -> None:
        self.stages, self.graph, self.at, self.routes, self.widths = stages, graph, at, routes, widths
        self.left = left
        self.x: dict[int, float] = {}
        self.gutters: dict[int, Gutter] = {}
        self.flags: dict[int, float] = {}

    def band(self, index: int, more: float, rest: float) -> tuple[StageColumns, ...]:
        """Place a band, each of its gutters `more` px wider than it must be, and the last one by the `rest`, too."""
        placed = self.at.bands[index]
        front, parts = _parts(self.graph, placed, index == len(self.at.bands) - 1)
        found, begin = self._others(front, self.left)
        self.gutters[placed.left - 1] = self._gutter(begin, placed.left - 1, 0.0)
        for part in parts:
            stage = self.stages[part.number - 1]
            for column in range(part.first, part.last + 1):
                self.x[column] = self.gutters[column - 1].right
                wider = more + (rest if column == placed.right else 0.0)
                self.gutters[column] = self._gutter(self.x[column] + CARD, column, wider)
            between = sum(others_width(self.stages[one - 1]) for one in part.others)
            ending = PAD + GAP + between if part is not parts[-1] else 0.0
            lacking = max(
                begin + _least(stage.name) + ending - self.gutters[part.last].right, between if ending else 0.0
            )
            if lacking > 0:
                self.gutters[part.last] = self._gutter(self.x[part.last] + CARD, part.last, wider + lacking)
            end = self.gutters[part.last].right - ending
            found.append(StageColumns(part.number, stage, begin, end - begin, (), part.continued))
            following, begin = self._others(part.others, end + GAP)
            found += following
        self.flags[index] = self.gutters[placed.right].bend + FLAG_ROOM
        return tuple(found)

    def _others(self, numbers: Sequence[int], left: float) -> tuple[list[StageColumns], float]:
        """Stages of others from a left edge on, and where what follows them begins."""
        placed: list[StageColumns] = []
        for number in numbers:
            stage = self.stages[number - 1]
            placed.append(StageColumns(number, stage, left, others_width(stage) - GAP, ()))
            left += others_width(stage)
        return placed, left

    def _gutter(self, left: float, number: int, more: float) -> Gutter:
        """The gutter right of column `number`, `more` px wider than it must be."""
        widths = self.widths
        arriving, leaving = (
            tracks_width(self.routes.tracks.get(Stripe(True, number, group), ())) for group in (ARRIVING, LEAVING)
        )
        entries = widths.entries.get(number, 0.0)
        if number not in self.x:  # left of the first column of a band
            right = left + max(
                PAD, arriving + entries + HEAD_ROOM if arriving or entries or self.spans(number) else 0.0
            )
            words = right - HEAD_ROOM - entries
            return Gutter(left, left, left, left, words - arriving, words, right)
        first = left + STUB + widths.words.get(number, 0.0)
        bend = first + leaving
        if number in widths.last:
            right = bend + (FLAG_ROOM + widths.ends if widths.ends else 0.0) + PAD + more
            return Gutter(left, first, bend, right, right, right, right)
        over = widths.over.get(number, 0)
        bent = bend + (min(BEND + BEND_MORE * (over - 1), BEND_MOST) if over else LEVEL)
        least = bent + arriving + entries + HEAD_ROOM
        right = max(least, left + GUTTER_LEAST) + more
        bent += right - least if over else 0.0
        words = right - HEAD_ROOM - entries
        return Gutter(left, first, bend, bent, words - arriving, words, right)

    def spans(self, number: int) -> bool:
        """Whether an edge comes straight in at the left of the band that begins right of that gutter."""
        rows = {row for row, columns_of in self.at.inside.items() if number + 1 in columns_of}
        return any(
            route.into_the_band and self.at.rows[route.edge.target] in rows for route in self.routes.routes.values()
        )


def _least(name: str) -> float:
    """How wide a stage of that name is at the least."""
    return min(NAME_MOST, max(reach(line, HEADING) for line in name.split("\n"))) + CHEVRON_ROOM
