"""A flow and the size of paper or of a slide → its sheets: one where its texts stay legible, else cut between stages."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from cjmap.language import messages
from cjmap.layout.flow.arrangement import Arrangement, arranged
from cjmap.layout.flow.bands import low_cuts
from cjmap.layout.flow.finished import BAND_FIXED, Surroundings
from cjmap.layout.flow.heights import CHANNEL_LEAST
from cjmap.layout.flow.picture import flow_nodes, laid
from cjmap.layout.flow.places import Band, bands_of, parted
from cjmap.layout.kit.block import LEADING
from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.kit.foot import footer
from cjmap.layout.kit.grid import MARGIN, ZONE_GAP
from cjmap.records import dataclass, replace
from cjmap.scene import Node, Scene

SMALLEST = min(LEADING)
"""The smallest text of a flow, in px."""

LARGEST = 2.0
"""The scale of a flow on one sheet, at the most; of several, it is 1."""

TRIALS = 6
"""How often a larger scale is tried."""

CLOSE = 1.02
"""Scales that are nearer to each other than this look the same."""

NARROWER = 0.94
"""What a band is tried with next where the last try was too wide for the sheet."""

SHRINK = 0.92
"""The next scale where a row alone is larger than a sheet: nothing is ever cut off."""

TOO_LARGE = "a step with all that leads to and from it is larger than a sheet of the flow"

CROSSED = 0.05
"""What each edge between two sheets costs, in squares of full sheets, beside the one that goes on there."""


@dataclass(frozen=True, slots=True)
class FlowPaper:
    """A sheet: width and height in px, the least scale, and whether it is a slide, whose first one has a short head too."""

    width: float
    height: float
    least: float
    slide: bool


@dataclass(frozen=True, slots=True)
class FlowLeaf:
    """A sheet: its bands, whether it begins with all of the head, and whether it ends with what is known of all."""

    bands: tuple[Band, ...]
    opening: bool
    closing: bool


Tried = Callable[[float], list[FlowLeaf] | None]
"""What tries a scale: the sheets, or None where they are more."""


class FlowSheets:
    """The search for bands and a scale; what was laid out is kept."""

    def __init__(self, about: Surroundings, paper: FlowPaper) -> None:
        self.about, self.paper = about, paper
        self._kept: dict[tuple[tuple[Band, ...], float], Arrangement] = {}
        self._ends: dict[tuple[bool, float], float] = {}
        self.steps: dict[int, list[int]] = defaultdict(list)
        for vertex in about.graph.vertices:
            self.steps[vertex.column].append(vertex.number)

    def right(self, zoom: float) -> float:
        """The right edge of what stands on a sheet."""
        return self.paper.width / zoom - MARGIN

    def limit(self, zoom: float) -> float:
        """How far down a sheet may be filled."""
        return self.paper.height / zoom - MARGIN + 8

    def arrangement(self, bands: tuple[Band, ...], zoom: float) -> Arrangement:
        key = bands, zoom
        if key not in self._kept:
            about = self.about
            room = self.right(zoom) - MARGIN
            self._kept[key] = arranged(about.ctx, about.journey.stages, about.parts, about.placed.rows, bands, room)
        return self._kept[key]

    def top(self, leaf: FlowLeaf, zoom: float) -> float:
        """Where the bands of a sheet begin."""
        key = leaf.opening, zoom
        if key not in self._ends:
            right = self.right(zoom)
            _, y = self.about.head(right, leaf.opening and not self.paper.slide, None)
            pills = self.about.pills(right).height if leaf.opening else 0.0
            self._ends[key] = y + ZONE_GAP + (pills + ZONE_GAP if pills else 0.0)
        return self._ends[key]

    def ending(self, zoom: float) -> float:
        """What the foot of the last sheet takes."""
        right = self.right(zoom)
        known = self.about.known(right).height
        _, foot = footer(self.about.context(right), 0)
        return (ZONE_GAP + known if known else 0.0) + ZONE_GAP + foot

    def filled(self, leaf: FlowLeaf, zoom: float) -> float:
        """How full a sheet is: at most 1 where all has room, infinite where a band is too wide."""
        bottom = self.top(leaf, zoom)
        if leaf.bands:
            arrangement = self.arrangement(leaf.bands, zoom)
            if not self._narrow(leaf.bands, zoom):
                return math.inf
            bottom = laid(self.about.context(self.right(zoom)), arrangement, bottom).bottom
        return (bottom + (self.ending(zoom) if leaf.closing else 0.0)) / self.limit(zoom)

    def whole(self, zoom: float) -> FlowLeaf | None:
        """All of it on one sheet, where it has room."""
        leaf = FlowLeaf(tuple(self.bands(zoom)), True, True)
        return leaf if self.filled(leaf, zoom) <= 1 else None

    def bands(self, zoom: float) -> list[Band]:
        """The bands at a scale, none wider than a sheet unless it is one column."""
        room = self.right(zoom) - MARGIN
        while True:
            found = bands_of(self.about.graph, low_cuts(self.about.graph, self.about.pitches, room, self._growing))
            wide = [one for one in found if one.end - one.first > 1 and not self._narrow((one,), zoom)]
            if not wide and (len(found) < 2 or self._narrow(tuple(found), zoom)):
                return found
            if all(one.end - one.first < 2 for one in found):
                return found
            room *= NARROWER

    def _narrow(self, bands: tuple[Band, ...], zoom: float) -> bool:
        return self.arrangement(bands, zoom).columns.right <= self.right(zoom) + 0.5

    def _growing(self, first: int) -> Iterator[float]:
        """About how high a band is that begins with a column, with ever more columns."""
        about, rows = self.about, self.about.placed.rows
        cards: dict[int, float] = {}
        below: dict[int, float] = {}
        for column in range(first, about.graph.columns):
            for one in self.steps[column]:
                row = rows[one]
                cards[row] = max(cards.get(row, 0.0), about.parts.cards[one].height)
                below[row] = max(below.get(row, 0.0), about.parts.hanging[one].height)
            yield BAND_FIXED + sum(cards.values()) + sum(below.values()) + CHANNEL_LEAST * len(cards)

    def _low(self, band: Band, zoom: float) -> Iterator[Band]:
        """A band, or its rows in as few parts as are low enough."""
        rows = len({self.about.placed.rows[one] for one in band.steps})
        for count in range(1, rows + 1):
            found = parted(band, self.about.placed.rows, math.ceil(rows / count))
            if all(self.filled(FlowLeaf((one,), False, False), zoom) <= 1 for one in found):
                break
        yield from found

    def several(self, zoom: float) -> list[FlowLeaf] | None:
        """As few sheets as there can be, with few edges between them; None where a row alone has no room on one."""
        bands = [part for band in self.bands(zoom) for part in self._low(band, zoom)]
        count = len(bands)
        best: list[tuple[float, float, FlowLeaf | None]] = [(math.inf, 0.0, None) for _ in range(count + 1)]
        best[0] = 0.0, 0.0, None
        firsts = [0] * (count + 1)
        alone = FlowLeaf((), True, False)
        in_front = self.filled(FlowLeaf((bands[0],), True, False), zoom) > 1
        for first in range(count):
            if best[first][0] == math.inf:
                continue
            for end in range(first + 1, count + 1):
                leaf = FlowLeaf(tuple(bands[first:end]), first == 0 and not in_front, False)
                full = self.filled(leaf, zoom)
                if full > 1:
                    break
                leaf, more = self._ending(leaf, end == count, zoom)
                cost = (1 - full) ** 2 + CROSSED * self._crossing(leaf.bands, end < count)
                found = best[first][0] + 1 + more, best[first][1] + cost
                if found < best[end][:2]:
                    best[end] = (*found, leaf)
                    firsts[end] = first
        if best[count][0] == math.inf:
            return None
        leaves: list[FlowLeaf] = []
        end = count
        while end:
            chosen = best[end][2]
            assert chosen is not None  # every end that is reached has a sheet
            leaves.append(chosen)
            end = firsts[end]
        leaves = [*([alone] if in_front else []), *reversed(leaves)]
        return leaves if leaves[-1].closing else [*leaves, FlowLeaf((), False, True)]

    def _ending(self, leaf: FlowLeaf, last: bool, zoom: float) -> tuple[FlowLeaf, int]:
        """The last sheet with the foot where that has room, and how many sheets that takes beside."""
        closing = replace(leaf, closing=True)
        if not last:
            return leaf, 0
        return (closing, 0) if self.filled(closing, zoom) <= 1 else (leaf, 1)

    def _crossing(self, bands: Sequence[Band], further: bool) -> int:
        """How many edges lead out of some bands, beside the one that goes on."""
        inside = {one for band in bands for one in band.steps}
        edges = self.about.graph.edges
        return max(0, sum((one.source in inside) != (one.target in inside) for one in edges) - 1) if further else 0


def sheets_of(about: Surroundings, paper: FlowPaper) -> tuple[Scene, ...]:
    """The sheets of a flow in the order in which they are read, all at one scale."""
    sheets = FlowSheets(about, paper)
    zoom, leaves = _largest(sheets)
    count = len(leaves)
    scenes = [_scene(sheets, leaf, zoom, number, count) for number, leaf in enumerate(leaves, 1)]
    shrunk = (f"{TOO_LARGE}; all texts are smaller for it",) if zoom < paper.least else ()
    return (replace(scenes[0], notices=(*about.placed.notices, *shrunk)), *scenes[1:])


def _largest(sheets: FlowSheets) -> tuple[float, list[FlowLeaf]]:
    """The largest scale that takes no more sheets than the least one."""
    low = sheets.paper.least
    whole = sheets.whole(low)
    if whole:
        return _grown(low, LARGEST, [whole], lambda zoom: [one] if (one := sheets.whole(zoom)) else None)
    leaves = sheets.several(low)
    while leaves is None:
        low *= SHRINK
        leaves = sheets.several(low)
    count = len(leaves)

    def as_few(zoom: float) -> list[FlowLeaf] | None:
        found = sheets.several(zoom)
        return found if found and len(found) <= count else None

    return _grown(low, max(low, 1.0), leaves, as_few)


def _grown(low: float, high: float, leaves: list[FlowLeaf], tried: Tried) -> tuple[float, list[FlowLeaf]]:
    """The largest scale up to `high` at which a try succeeds, by halving."""
    for _ in range(TRIALS):
        if high < low * CLOSE:
            break
        zoom = (low + high) / 2
        found = tried(zoom)
        if found:
            low, leaves = zoom, found
        else:
            high = zoom
    return low, leaves


def _scene(sheets: FlowSheets, leaf: FlowLeaf, zoom: float, number: int, count: int) -> Scene:
    about, right = sheets.about, sheets.right(zoom)
    caption = messages().numbers.number_of(number=number, count=count) if count > 1 else ""
    nodes, _ = about.head(right, leaf.opening and not sheets.paper.slide, caption or None)
    y = sheets.top(leaf, zoom)
    if leaf.opening and about.journey.personas:
        pills = about.pills(right)
        nodes += pills.paint(MARGIN, y - ZONE_GAP - pills.height)
    if leaf.bands:
        arrangement = sheets.arrangement(leaf.bands, zoom)
        high = laid(about.context(right), arrangement, y)
        nodes += flow_nodes(about.context(right), arrangement, high)
        y = high.bottom
    if leaf.closing:
        nodes += _foot(sheets, zoom, y)
    title = messages().signs.aside(text=about.journey.title, aside=caption) if caption else about.journey.title
    size = sheets.paper.width / zoom, sheets.paper.height / zoom
    told = describe(about.journey) if number == 1 else caption
    scene = scene_of(about.journey, about.theme, nodes, size, told)
    name = "slide" if sheets.paper.slide else "page"
    return replace(scene, id=f"{name}-{number}" if count > 1 else "", title=title, zoom=zoom, caption=caption)


def _foot(sheets: FlowSheets, zoom: float, top: float) -> list[Node]:
    """What is known of all below the last band, and the last line at the foot of the sheet."""
    about, right = sheets.about, sheets.right(zoom)
    known = about.known(right)
    ctx = about.context(right)
    _, high = footer(ctx, 0)
    nodes = known.paint(MARGIN, top + ZONE_GAP) if known.height else []
    return [*nodes, *footer(ctx, sheets.limit(zoom) - high)[0]]
