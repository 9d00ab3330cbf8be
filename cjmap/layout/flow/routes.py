"""A graph in rows and columns → how each edge runs: which gaps between columns and rows it takes, and its track in each.

Columns stand apart by gutters, rows by channels: stripes in which no card ever stands. Gutter c is right of column c, the one
left of a band's first column has the number before it; LEFT and RIGHT are outside of all bands. Channel r is above row r. An
edge runs in them alone, so that it never runs under a card. Places are whole numbers here, px come later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from typing import Literal, NamedTuple

from cjmap.layout.flow.graph import Edge, Graph
from cjmap.layout.flow.places import LEFT, RIGHT, Places
from cjmap.records import dataclass, replace

Kind = Literal["straight", "curve", "cornered", "out", "in"]
"""Straight on in its row, over to another row of the next column, through stripes; out of the picture, into it."""


class Stripe(NamedTuple):
    """One stripe, upright or level. Edges run in two groups: in a gutter those that leave cards on its left and those that arrive
    at cards on its right, in a channel those that belong to the row above and those that belong to the row below.
    """

    upright: bool
    number: int
    group: int


LEAVING, ARRIVING = 0, 1
UPPER, LOWER = 0, 1


@dataclass(frozen=True, slots=True)
class Route:
    """The path of one edge, by its number in the graph: the stripes that it takes in turn, and its track in each of them.

    `source_side` and `target_side` are −1 where it goes up from its source or comes from above to its target, 1 for down
    and below, 0 for straight.
    """

    number: int
    edge: Edge
    kind: Kind
    source_side: int = 0
    target_side: int = 0
    stripes: tuple[Stripe, ...] = ()
    tracks: tuple[int, ...] = ()

    @property
    def level(self) -> bool:
        """Whether it runs in the line of its row out of its source and further than to the next gutter."""
        return self.kind == "straight" or self.out_of_the_band

    @property
    def out_of_the_band(self) -> bool:
        """Whether it goes straight out of the right end of its band."""
        return bool(self.stripes) and self.stripes[0].number == RIGHT

    @property
    def into_the_band(self) -> bool:
        """Whether it comes straight in at the left end of its band."""
        return bool(self.stripes) and self.stripes[-1].number == LEFT


@dataclass(frozen=True, slots=True)
class Routes:
    """All routes of a picture by the numbers of their edges, and of each stripe the width in px of the widest line in each of
    its tracks.
    """

    routes: Mapping[int, Route]
    tracks: Mapping[Stripe, tuple[float, ...]]


def route(graph: Graph, at: Places) -> Routes:
    """Find a path for every edge that has an end in the picture."""
    plans = {plan.number: plan for plan in _plans(graph, at)}
    strokes = {number: graph.stroke(plan.edge.flow_edge) for number, plan in plans.items()}
    stretches: dict[Stripe, list[tuple[int, int, tuple[int, int]]]] = defaultdict(list)
    for number, plan in plans.items():
        ends = 2 * at.rows.get(plan.edge.source, 0) + 1, 2 * at.rows.get(plan.edge.target, 0) + 1
        for place, stripe in enumerate(plan.stripes):
            before = plan.stripes[place - 1] if place else None
            after = plan.stripes[place + 1] if place + 1 < len(plan.stripes) else None
            low = _coordinate(before) if before else ends[0]
            high = _coordinate(after) if after else ends[1]
            stretches[stripe].append((min(low, high), max(low, high), (number, place)))
    tracks: dict[tuple[int, int], int] = {}
    widths: dict[Stripe, tuple[float, ...]] = {}
    for stripe, inside in stretches.items():
        found, count = tracks_of(inside)
        tracks |= found
        widest = [0.0] * count
        for name, track in found.items():
            widest[track] = max(widest[track], strokes[name[0]])
        widths[stripe] = tuple(widest)
    done = {
        number: replace(plan, tracks=tuple(tracks[number, place] for place in range(len(plan.stripes))))
        if plan.stripes
        else plan
        for number, plan in plans.items()
    }
    return Routes(done, widths)


def _coordinate(stripe: Stripe) -> int:
    """Where a stripe lies along those that cross it; channels have even numbers, rows odd ones."""
    return stripe.number if stripe.upright else 2 * stripe.number


def _plans(graph: Graph, at: Places) -> Iterator[Route]:
    """The routes without their tracks."""
    best: dict[tuple[int, int], Edge] = {}
    for edge in graph.edges:
        other = best.setdefault((edge.source, edge.target), edge)
        if (edge.likely, edge.flow_edge.share) > (other.likely, other.flow_edge.share):
            best[edge.source, edge.target] = edge
    for number, edge in enumerate(graph.edges):
        here, there = at.band_of.get(edge.source), at.band_of.get(edge.target)
        if here is None and there is None:
            continue
        if there is None:
            yield Route(number, edge, "out")
        elif here is None:
            yield Route(number, edge, "in")
        elif here == there:
            yield _within(number, edge, at, best[edge.source, edge.target] is edge)
        else:
            yield _over(number, edge, graph, at)


def _within(number: int, edge: Edge, at: Places, alone: bool) -> Route:
    """The route of an edge that stays in its band."""
    start, goal = at.columns[edge.source], at.columns[edge.target]
    here, there = at.rows[edge.source], at.rows[edge.target]
    onward = goal > start
    if onward and here == there and alone and not any(start < column < goal for column in at.inside[here]):
        return Route(number, edge, "straight")
    if onward and goal == start + 1:
        side = 1 if there >= here else -1
        return Route(number, edge, "curve", side, 1 if here == there else -side)
    channel = min(here, there) + 1 if edge.back else max(here, there)
    out, into = (-1 if channel <= row else 1 for row in (here, there))
    stripes = (
        Stripe(True, start, LEAVING),
        Stripe(False, channel, UPPER if edge.back else LOWER),
        Stripe(True, goal - 1, ARRIVING),
    )
    return Route(number, edge, "cornered", out, into, stripes)


def _over(number: int, edge: Edge, graph: Graph, at: Places) -> Route:
    """The route of an edge to another band: out on one side of the bands, and back in.

    On from the last card of a row it goes straight out on the right, to the first card of one straight in on the left.
    """
    here, there = at.band_of[edge.source], at.band_of[edge.target]
    start, goal = at.columns[edge.source], at.columns[edge.target]
    row, to = at.rows[edge.source], at.rows[edge.target]
    down = there > here
    last = graph.vertices[edge.source].column == graph.columns - 1
    leaves_level = down and not last and max(at.inside[row]) == start
    arrives_level = min(at.inside[to]) == goal
    if leaves_level:
        out, into = RIGHT, LEFT if arrives_level else RIGHT
    elif arrives_level:
        out = into = LEFT
    else:
        near = (at.bands[here].right - start) + (at.bands[there].right - goal)
        far = (start - at.bands[here].left) + (goal - at.bands[there].left)
        out = into = RIGHT if near < far and down else LEFT
    side = 1 if down else -1
    stripes: list[Stripe] = []
    if not leaves_level:
        stripes += [Stripe(True, start, LEAVING), Stripe(False, row + 1 if down else row, UPPER if down else LOWER)]
    stripes.append(Stripe(True, out, LEAVING))
    if out != into:
        stripes += [Stripe(False, at.bands[there].top - 1, UPPER), Stripe(True, into, LEAVING)]
    if not arrives_level:
        stripes += [Stripe(False, to if down else to + 1, LOWER if down else UPPER), Stripe(True, goal - 1, ARRIVING)]
    return Route(number, edge, "cornered", side, -side, tuple(stripes))


Named = tuple[int, int]
"""The number of an edge, and which of its stripes it is."""


def tracks_of(stretches: Iterable[tuple[int, int, Named]]) -> tuple[dict[Named, int], int]:
    """Stretches of one stripe (from, to, name) → the track of each name, and how many tracks there are.

    In one track no two stretches touch (the left-edge algorithm of Hashimoto and Stevens, 1971). Tracks are numbered by
    the longest stretch in them, shortest first.
    """
    free: list[tuple[int, int]] = []
    longest: list[int] = []
    tracks: dict[Named, int] = {}
    for low, high, name in sorted(stretches):
        if free and free[0][0] < low:
            track = heappop(free)[1]
        else:
            track = len(longest)
            longest.append(0)
        heappush(free, (high, track))
        longest[track] = max(longest[track], high - low)
        tracks[name] = track
    order = sorted(range(len(longest)), key=lambda track: (longest[track], track))
    index = {track: number for number, track in enumerate(order)}
    return {name: index[track] for name, track in tracks.items()}, len(longest)
