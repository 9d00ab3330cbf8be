"""The routes of a picture → the heights at which edges leave and arrive at every card, each at a point of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cjmap.layout.flow.places import Places
from cjmap.layout.flow.routes import Route, Routes
from cjmap.records import dataclass

PITCH = 11.0
"""The least distance of two lines at a card, in px."""

CLEAR = 5.0
"""Between one line with its words and the next."""

Sizes = Mapping[int, tuple[float, float]]
"""What stands above and below the middle of the line of an edge, in px, by the edge's number."""


@dataclass(frozen=True, slots=True)
class Side:
    """The height of each edge at one side of a card, relative to the line of its row, and how far they reach up and down."""

    heights: Mapping[int, float]
    up: float
    down: float


EMPTY = Side({}, 0.0, 0.0)


def right_sides(
    routes: Routes, at: Places, sizes: Sizes, ends: Mapping[int, Sequence[int]], straight: int
) -> dict[int, Side]:
    """The right side of every card that something leaves.

    `ends` are the edges of a card to flags on its right; they are numbered after the edges, and go straight. Of the edges of
    a card the one that is numbered `straight` runs in the line of its row.
    """
    leaving: dict[int, list[int]] = defaultdict(list)
    for number, route in routes.routes.items():
        if route.kind != "in":
            leaving[route.edge.source].append(number)
    for card, numbers in ends.items():
        leaving[card] += numbers

    def order(number: int) -> tuple[float, float, int]:
        route = routes.routes.get(number)
        if route is None:
            return 0, 0, number
        if route.kind == "out":
            return (2.5 if route.edge.back else 0.25), 0, number
        if route.out_of_the_band:
            return 0.5 * route.source_side, -route.source_side * route.tracks[0], number
        if route.stripes:
            return 2 * route.source_side, -route.source_side * route.tracks[0], number
        return route.source_side, at.rows[route.edge.target], number

    return {
        card: spread(
            sorted(numbers, key=order), straight if straight in numbers else _level(numbers, routes.routes, True), sizes
        )
        for card, numbers in leaving.items()
    }


def left_sides(routes: Routes, at: Places, sizes: Sizes) -> dict[int, Side]:
    """The left side of every card that something arrives at."""
    arriving: dict[int, list[int]] = defaultdict(list)
    for number, route in routes.routes.items():
        if route.kind != "out":
            arriving[route.edge.target].append(number)

    def order(number: int) -> tuple[float, float, int]:
        route = routes.routes[number]
        if route.kind == "in":
            return (2.5 if route.edge.back else -0.25), 0, number
        if route.into_the_band:
            return 0.5 * route.target_side, -route.target_side * route.tracks[-1], number
        if route.stripes:
            return 2 * route.target_side, route.target_side * route.tracks[-1], number
        return route.target_side, at.rows[route.edge.source], number

    return {
        card: spread(sorted(numbers, key=order), _level(numbers, routes.routes, False), sizes)
        for card, numbers in arriving.items()
    }


def _level(numbers: Sequence[int], routes: Mapping[int, Route], leaving: bool) -> int:
    """The edge that runs in the line of the row: a straight one, else the most likely one that comes or goes level."""
    known = [routes[number] for number in numbers if number in routes]
    for route in known:
        if route.kind == "straight":
            return route.number
    for route in known:
        beyond = route.kind in ("in", "out") or (route.out_of_the_band if leaving else route.into_the_band)
        if beyond and route.edge.likely:
            return route.number
    return -1


def spread(numbers: Sequence[int], straight: int, sizes: Sizes) -> Side:
    """Edges from top to bottom, one PITCH and the room of their words apart; the straight one, else their middle, at 0."""
    heights: dict[int, float] = {}
    y = bottom = 0.0
    for place, number in enumerate(numbers):
        up, down = sizes.get(number, (0.0, 0.0))
        y = max(y + PITCH, bottom + CLEAR + up) if place else 0.0
        heights[number] = y
        bottom = y + down
    first = sizes.get(numbers[0], (0.0, 0.0))[0] if numbers else 0.0
    middle = heights[straight] if straight in heights else (bottom - first) / 2
    return Side({number: y - middle for number, y in heights.items()}, first + middle, bottom - middle)
