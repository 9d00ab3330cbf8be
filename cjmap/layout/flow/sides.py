"""Routes → the order and distances in which edges leave the right side of a card, and arrive at its left one.

Those that go up leave above those that go straight on, and those that go down below them; among them the order is the
one in which they cross each other least.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cjmap.layout.flow.routes import Route
from cjmap.records import dataclass

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

    `ends` are the ways of a card to flags on its right; they are numbered after the edges, and go straight. Of the ways of
    a card the one that is numbered `straight` runs in the line of its row.
    """
    leaving: dict[int, list[int]] = defaultdict(list)
    for place, route in enumerate(routes):
        leaving[route.edge.source].append(place)
    for card, numbers in ends.items():
        leaving[card] += numbers

    def order(place: int) -> tuple[int, int, int]:
        if place >= len(routes):
            return 0, 0, place
        route = routes[place]
        if route.kind == "round":
            return 2 * route.source_side, -route.source_side * -route.leave_track, place
        return route.source_side, rows[route.edge.target], place

    return {
        card: spread(sorted(places, key=order), straight if straight in places else _straight(places, routes), sizes)
        for card, places in leaving.items()
    }


def left_sides(routes: Sequence[Route], rows: Sequence[int]) -> dict[int, Side]:
    """The left side of every card that something arrives at."""
    arriving: dict[int, list[int]] = defaultdict(list)
    for place, route in enumerate(routes):
        arriving[route.edge.target].append(place)

    def order(place: int) -> tuple[int, int, int]:
        route = routes[place]
        if route.kind == "round":
            return 2 * route.target_side, route.target_side * route.arrive_track, place
        return route.target_side, rows[route.edge.source], place

    return {card: spread(sorted(places, key=order), _straight(places, routes), {}) for card, places in arriving.items()}


def _straight(places: Sequence[int], routes: Sequence[Route]) -> int:
    return next((place for place in places if place < len(routes) and routes[place].kind == "straight"), -1)


def spread(places: Sequence[int], straight: int, sizes: Sizes) -> Side:
    """Edges from top to bottom, one PITCH and the room of their words apart; the straight one, else their middle, at 0."""
    heights: dict[int, float] = {}
    y = bottom = 0.0
    for number, place in enumerate(places):
        up, down = sizes.get(place, (0.0, 0.0))
        y = bottom + max(PITCH, up + 5) if number else 0.0
        heights[place] = y
        bottom = y + down
    first = sizes.get(places[0], (0.0, 0.0))[0] if places else 0.0
    middle = heights[straight] if straight in heights else (bottom - first) / 2
    return Side({place: y - middle for place, y in heights.items()}, first + middle, bottom - middle)
