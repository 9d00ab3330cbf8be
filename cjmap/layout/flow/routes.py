"""A graph in rows and columns → how each edge runs: which gaps between columns and rows it takes, and its track in each.

Columns stand apart by gutters, rows by channels: stripes in which no card ever stands. Gutter c is right of column c, gutter −1
left of the first one; channel r is above row r, and the last one below all rows. An edge runs in them alone, so that it
never runs under a card. Places are whole numbers here, px come later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import Literal

from cjmap.layout.flow.graph import Edge, Graph
from cjmap.records import dataclass, replace

Kind = Literal["straight", "curve", "round"]
"""Straight on in its row, over to another row of the next column, or round what lies between."""


@dataclass(frozen=True, slots=True)
class Route:
    """The path of one edge. `leaves` and `arrives` are the gutters at its two ends, `channel` lies between them, where
    it goes `round`; the three tracks are numbered from the left, and from the top.

    `source_side` and `target_side` are −1 where it goes up from its source or comes from above to its target, 1 for
    down and below, 0 for straight.
    """

    edge: Edge
    kind: Kind
    source_side: int
    target_side: int
    leaves: int
    arrives: int
    channel: int = -1
    leave_track: int = 0
    channel_track: int = 0
    arrive_track: int = 0


@dataclass(frozen=True, slots=True)
class Routes:
    """All routes in the order of the edges, and how many tracks there are: of each gutter those that leave cards on its
    left and those that arrive at cards on its right, of each channel those of back edges (above) and of transitions (below).
    """

    routes: Sequence[Route]
    leaving: Mapping[int, int]
    arriving: Mapping[int, int]
    backs: Mapping[int, int]
    skips: Mapping[int, int]


def route(graph: Graph, rows: Sequence[int]) -> Routes:
    """Find a path for every edge."""
    plans = _plans(graph, rows)
    rounds = [index for index, plan in enumerate(plans) if plan.kind == "round"]
    ends = {index: (rows[plans[index].edge.source], rows[plans[index].edge.target]) for index in rounds}
    leave, leaving = _tracks((plans[p].leaves, p, *_span(ends[p][0], plans[p].channel)) for p in rounds)
    arrive, arriving = _tracks((plans[p].arrives, p, *_span(ends[p][1], plans[p].channel)) for p in rounds)
    across = [(plans[p].channel, p, *sorted((plans[p].leaves, plans[p].arrives))) for p in rounds]
    back, backs = _tracks((channel, p, low, high) for channel, p, low, high in across if plans[p].edge.back)
    skip, skips = _tracks((channel, p, low, high) for channel, p, low, high in across if not plans[p].edge.back)
    found = []
    for index, plan in enumerate(plans):
        if plan.kind != "round":
            found.append(plan)
            continue
        # The longest forward edge is the highest, the longest back edge the lowest, so that those below or above it do not cross
        # it.
        channel = plan.channel
        track = back[index] if plan.edge.back else skips[channel] - 1 - skip[index] + backs.get(channel, 0)
        found.append(replace(plan, leave_track=leave[index], channel_track=track, arrive_track=arrive[index]))
    return Routes(found, leaving, arriving, backs, skips)


def _plans(graph: Graph, rows: Sequence[int]) -> list[Route]:
    """The routes without their tracks."""
    taken: dict[int, list[int]] = defaultdict(list)
    for vertex in graph.vertices:
        taken[rows[vertex.number]].append(vertex.column)
    best: dict[tuple[int, int], Edge] = {}
    for edge in graph.edges:
        other = best.setdefault((edge.source, edge.target), edge)
        if (edge.likely, edge.flow_edge.share) > (other.likely, other.flow_edge.share):
            best[edge.source, edge.target] = edge
    plans = []
    for edge in graph.edges:
        start, goal = graph.vertices[edge.source].column, graph.vertices[edge.target].column
        here, there = rows[edge.source], rows[edge.target]
        alone = best[edge.source, edge.target] is edge
        free = not any(start < column < goal for column in taken[here])
        if not edge.back and here == there and alone and free:
            plans.append(Route(edge, "straight", 0, 0, start, goal - 1))
        elif not edge.back and goal == start + 1:
            side = 1 if there >= here else -1
            plans.append(Route(edge, "curve", side, 1 if here == there else -side, start, start))
        else:
            channel = min(here, there) + 1 if edge.back else max(here, there)
            out, into = (-1 if channel <= row else 1 for row in (here, there))
            plans.append(Route(edge, "round", out, into, start, goal - 1, channel))
    return plans


def _span(row: int, channel: int) -> tuple[int, int]:
    """The stretch of a gutter between a row and a channel; channels have even numbers, rows odd ones."""
    low, high = sorted((2 * row + 1, 2 * channel))
    return low, high


def _tracks(stretches: Iterable[tuple[int, int, int, int]]) -> tuple[dict[int, int], dict[int, int]]:
    """Stretches (stripe, name, from, to) → the track of each name, and of each stripe how many tracks it has.

    In one track no two stretches touch (the left-edge algorithm of Hashimoto and Stevens, 1971). Tracks are numbered by
    the longest stretch in them, shortest first.
    """
    stripes: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for stripe, name, low, high in stretches:
        stripes[stripe].append((low, high, name))
    tracks: dict[int, int] = {}
    counts: dict[int, int] = {}
    for stripe, inside in stripes.items():
        free: list[tuple[int, int]] = []
        longest: list[int] = []
        for low, high, name in sorted(inside):
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
        for _, _, name in inside:
            tracks[name] = index[tracks[name]]
        counts[stripe] = len(longest)
    return tracks, counts


PITCH = 11.0
"""The least distance of two lines at a card, in px."""

Sizes = Mapping[int, tuple[float, float]]
"""What stands above and below the line of an edge, in px, by the edge's number."""


@dataclass(frozen=True, slots=True)
class Side:
    """The height of each edge at one side of a card, relative to the line of its row, and how far they reach up and down."""

    heights: Mapping[int, float]
    up: float
    down: float


EMPTY = Side({}, 0.0, 0.0)


def right_sides(
    routes: Sequence[Route], rows: Sequence[int], sizes: Sizes, ends: Mapping[int, Sequence[int]], straight: int
) -> dict[int, Side]:
    """The right side of every card that something leaves.

    `ends` are the edges of a card to flags on its right; they are numbered after the edges, and go straight. Of the edges of
    a card the one that is numbered `straight` runs in the line of its row.
    """
    leaving: dict[int, list[int]] = defaultdict(list)
    for index, route in enumerate(routes):
        leaving[route.edge.source].append(index)
    for card, numbers in ends.items():
        leaving[card] += numbers

    def order(index: int) -> tuple[int, int, int]:
        if index >= len(routes):
            return 0, 0, index
        route = routes[index]
        if route.kind == "round":
            return 2 * route.source_side, -route.source_side * -route.leave_track, index
        return route.source_side, rows[route.edge.target], index

    return {
        card: spread(sorted(indices, key=order), straight if straight in indices else _straight(indices, routes), sizes)
        for card, indices in leaving.items()
    }


def left_sides(routes: Sequence[Route], rows: Sequence[int]) -> dict[int, Side]:
    """The left side of every card that something arrives at."""
    arriving: dict[int, list[int]] = defaultdict(list)
    for index, route in enumerate(routes):
        arriving[route.edge.target].append(index)

    def order(index: int) -> tuple[int, int, int]:
        route = routes[index]
        if route.kind == "round":
            return 2 * route.target_side, route.target_side * route.arrive_track, index
        return route.target_side, rows[route.edge.source], index

    return {
        card: spread(sorted(indices, key=order), _straight(indices, routes), {}) for card, indices in arriving.items()
    }


def _straight(indices: Sequence[int], routes: Sequence[Route]) -> int:
    return next((index for index in indices if index < len(routes) and routes[index].kind == "straight"), -1)


def spread(indices: Sequence[int], straight: int, sizes: Sizes) -> Side:
    """Edges from top to bottom, one PITCH and the room of their words apart; the straight one, else their middle, at 0."""
    heights: dict[int, float] = {}
    y = bottom = 0.0
    for number, index in enumerate(indices):
        up, down = sizes.get(index, (0.0, 0.0))
        y = bottom + max(PITCH, up + 5) if number else 0.0
        heights[index] = y
        bottom = y + down
    first = sizes.get(indices[0], (0.0, 0.0))[0] if indices else 0.0
    middle = heights[straight] if straight in heights else (bottom - first) / 2
    return Side({index: y - middle for index, y in heights.items()}, first + middle, bottom - middle)
