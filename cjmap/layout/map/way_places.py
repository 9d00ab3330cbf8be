"""Routes with their levels → their ports at the cards, the places of their labels, and what this costs a reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cjmap.records import dataclass

PORT_STEP = 12.0
"""Px between two ports of a card, at the most; all together take twice the half width that it has for them."""

STUB = 40.0
"""How much longer than its label a line is that leads to an end; its mark is at its tip."""

LABEL_IN, LABEL_BESIDE = 10.0, 6.0
"""From a corner of the line to its label, and from a riser that crosses."""

CLEAR, LABELS_APART, EDGE = 4.0, 8.0, 2.0
"""Least distances of a label: from a riser, from another label, from the end of the row."""

HANG_FREE = 6.0
CROSSING, WITHOUT, OFF = 20.0, 2000.0, 0.05
"""What a crossing costs, a label without place, and each px of a label from its first place; each px that it hangs out is 1."""


@dataclass(frozen=True, slots=True)
class CardSpot:
    """Where a card is: its middle, and how far from it its outermost ports are."""

    middle: float
    half: float


@dataclass(frozen=True, slots=True)
class WayRoute:
    """A line from the card with the index `source` to that of `target`, or to an end where that is None, whose label is so
    wide; `leftward` is the direction of one to an end.
    """

    source: int
    target: int | None
    label: float
    leftward: bool = False

    def to_left(self) -> bool:
        """Whether it runs to the left."""
        return self.leftward if self.target is None else self.target < self.source

    def span(self, spots: Sequence[CardSpot]) -> tuple[float, float]:
        """From where to where it runs, about."""
        start = spots[self.source].middle
        if self.target is not None:
            stop = spots[self.target].middle
        else:
            far = spots[self.source].half + self.label + STUB
            stop = start - far if self.leftward else start + far
        return min(start, stop), max(start, stop)

    def cards(self) -> frozenset[int]:
        """The cards that it leaves and comes to."""
        return frozenset({self.source} if self.target is None else {self.source, self.target})

    def reach(self, spots: Sequence[CardSpot]) -> tuple[float, float]:
        """From where to where it may run, wherever its ports are."""
        low, high = self.span(spots)
        half = max(spots[one].half for one in self.cards())
        return low - half, high + half

    def length(self, spots: Sequence[CardSpot]) -> float:
        """How long it is, about."""
        low, high = self.span(spots)
        return high - low

    def extent(self, spots: Sequence[CardSpot]) -> tuple[float, float]:
        """What it may touch, its label and its ports included."""
        low, high = self.span(spots)
        beyond = max(self.label / 2, *(one.half for one in spots)) + LABELS_APART
        return low - beyond, high + beyond


@dataclass(frozen=True, slots=True)
class WayPlace:
    """Where a route runs: its level, 0 the lowest, the port that it leaves, the port or the tip that it comes to, and the left
    end of its label.
    """

    level: int
    out: float
    into: float
    label: float

    @property
    def line(self) -> tuple[float, float]:
        """The left and the right end of the line."""
        return min(self.out, self.into), max(self.out, self.into)


def placed(
    routes: Sequence[WayRoute],
    levels: Sequence[int],
    spots: Sequence[CardSpot],
    row: tuple[float, float],
    cuts: Sequence[float] = (),
) -> tuple[float, dict[int, WayPlace], list[int]]:
    """Routes on their levels in a row from its left to its right end, what that costs but for the levels, and the indices of
    those whose labels have no place; no label goes over one of `cuts`.
    """
    left, right = row
    ports = _ports(routes, levels, spots)
    lines = [_line(one, ports, at) for at, one in enumerate(routes)]
    risers = sorted((x, levels[at]) for (at, _), x in ports.items())
    cost, arranged, bad = 0.0, dict[int, WayPlace](), list[int]()
    labels: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for at, (route, level) in enumerate(zip(routes, levels, strict=True)):
        low, high = sorted(lines[at])
        above = [x for x, one in risers if one > level]
        beside = [sorted(one) for other, one in enumerate(lines) if other != at and levels[other] == level]
        free = _LabelRoom((low, high), [*above, *cuts], beside, labels[level], (left + EDGE, right - EDGE))
        found = min(_priced(route, free), default=None)
        cost += (found[0] if found else WITHOUT) + CROSSING * sum(low < x < high for x in above)
        if found is None:
            bad.append(at)
            continue
        labels[level].append((found[1], found[1] + route.label))
        arranged[at] = WayPlace(level, *lines[at], found[1])
    return cost, arranged, bad


@dataclass(frozen=True, slots=True)
class _LabelRoom:
    """What a label has to heed: its line, the risers that cross above it, the other lines and labels of its level, and the ends
    of the row.
    """

    line: tuple[float, float]
    risers: Sequence[float]
    lines: Sequence[Sequence[float]]
    labels: Sequence[tuple[float, float]]
    row: tuple[float, float]

    def over(self, start: float, stop: float) -> float:
        """How far a label hangs out over its line."""
        return max(0.0, self.line[0] + HANG_FREE - start) + max(0.0, stop - self.line[1] + HANG_FREE)

    def has_place(self, start: float, stop: float) -> bool:
        """Whether a label can stand there: in the row, half of it over its line, off risers, other labels and other lines."""
        covered = min(stop, self.line[1]) - max(start, self.line[0])
        if start < self.row[0] or stop > self.row[1] or covered < (stop - start) / 2:
            return False
        if any(start - CLEAR < x < stop + CLEAR for x in self.risers):
            return False
        if any(start - LABELS_APART < end and stop + LABELS_APART > begin for begin, end in self.labels):
            return False
        hangs = self.over(start, stop) > 0
        return not (hangs and any(start < end + HANG_FREE and stop > begin - HANG_FREE for begin, end in self.lines))


def _priced(route: WayRoute, free: _LabelRoom) -> Iterator[tuple[float, float]]:
    """The places that a label can have, each with its cost."""
    low, high = free.line
    first = high - LABEL_IN - route.label if route.to_left() else low + LABEL_IN
    for x in _candidates(route, first, free):
        if free.has_place(x, x + route.label):
            yield free.over(x, x + route.label) + OFF * abs(x - first), x


def _candidates(route: WayRoute, first: float, free: _LabelRoom) -> Iterator[float]:
    """Where a label may stand: where its line begins, and of one between cards its other end, its middle, beside a riser."""
    low, high = free.line
    yield first
    if route.target is None:
        return
    yield low + LABEL_IN
    yield high - LABEL_IN - route.label
    yield (low + high - route.label) / 2
    for x in free.risers:
        yield x + LABEL_BESIDE
        yield x - LABEL_BESIDE - route.label


def _ports(
    routes: Sequence[WayRoute], levels: Sequence[int], spots: Sequence[CardSpot]
) -> Mapping[tuple[int, bool], float]:
    """Where each route meets the cards, by its index and whether it comes in there: what leaves or comes to the right of a card
    is right of its middle, the lowest level outermost, so that no two meet and those of one card never cross.
    """
    sides: dict[tuple[int, bool], list[tuple[int, int, bool]]] = defaultdict(list)
    for at, route in enumerate(routes):
        sides[route.source, route.to_left()].append((levels[at], at, False))
        if route.target is not None:
            sides[route.target, not route.to_left()].append((levels[at], at, True))
    ports = {}
    for (card, is_left), those in sides.items():
        spot = spots[card]
        count = len(those) + len(sides.get((card, not is_left), ()))
        step = min(PORT_STEP, 2 * spot.half / max(1, count - 1))
        for number, (_, at, comes_in) in enumerate(sorted(those)):
            off = spot.half - number * step
            ports[at, comes_in] = spot.middle - off if is_left else spot.middle + off
    return ports


def _line(route: WayRoute, ports: Mapping[tuple[int, bool], float], at: int) -> tuple[float, float]:
    out = ports[at, False]
    if route.target is not None:
        return out, ports[at, True]
    return out, (out - route.label - STUB if route.leftward else out + route.label + STUB)
