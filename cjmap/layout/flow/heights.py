"""Rows, channels and the sizes of what stands in them → the position of each from top to bottom; a route → its corners."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cjmap.layout.flow.cards import CARD, FlowCard
from cjmap.layout.flow.hanging import Below
from cjmap.layout.flow.places import LEFT, RIGHT, Places
from cjmap.layout.flow.ports import EMPTY, Side
from cjmap.layout.flow.positions import OUTSIDE, FlowColumns, middles, tracks_width
from cjmap.layout.flow.routes import ARRIVING, LOWER, UPPER, Route, Routes, Stripe
from cjmap.records import dataclass

CHANNEL_LEAST, CHANNEL_OUTER = 26.0, 14.0
"""The height of a channel in which nothing runs: between two rows, at the edge of a band."""

CHANNEL_EDGE = 6.0
"""Between the first track of a channel and what stands above it, and below the last one, beside the space of all tracks."""

BETWEEN = 16.0
"""Between two bands, with the channel between them."""

EMPTY_HEIGHT = 44.0
"""Of the stages where no step is left of the drawn persona's."""


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A row: the top and the height of its cards, and the height at which its straight edges run."""

    top: float
    height: float
    line: float


@dataclass(frozen=True, slots=True)
class Heights:
    """The rows and the channels by number, a channel with its top and bottom; of each band where its headings
    begin, where its ground does, and where it ends.
    """

    rows: Mapping[int, FlowRow]
    channels: Mapping[int, tuple[float, float]]
    bands: Sequence[tuple[float, float, float]]

    @property
    def bottom(self) -> float:
        return self.bands[-1][2]


def heights(
    at: Places, cards: Sequence[FlowCard], sides: tuple[Mapping[int, Side], Mapping[int, Side]],
    hanging: Sequence[Below], routes: Routes, heading: Callable[[int, float], float], top: float,
) -> Heights:  # fmt: skip
    """Place rows and channels from top to bottom: a row is as high as its highest card, and as the edges at it ask for.
    `heading` is how much stands above the band of an index that begins at a height.
    """
    channels: dict[int, tuple[float, float]] = {}
    rows: dict[int, FlowRow] = {}
    bands: list[tuple[float, float, float]] = []
    inside: dict[int, list[int]] = {}
    for step, row in at.rows.items():
        inside.setdefault(row, []).append(step)
    y = top
    for index, placed in enumerate(at.bands):
        if index:
            y = _channel(routes, placed.top - 1, BETWEEN, y, channels)
        head, ground = y, y + heading(index, y)
        y = ground
        for number in range(placed.top, placed.bottom + 1):
            least = CHANNEL_OUTER if number == placed.top else CHANNEL_LEAST
            y = _channel(routes, number, least, y, channels)
            rows[number] = _row([cards[step] for step in inside[number]], inside[number], sides, y)
            y += rows[number].height + max(hanging[step].height for step in inside[number])
        if placed.bottom < placed.top:
            y += EMPTY_HEIGHT
        else:
            y = _channel(routes, placed.bottom + 1, CHANNEL_OUTER, y, channels)
        bands.append((head, ground, y))
    return Heights(rows, channels, bands)


def _channel(routes: Routes, number: int, least: float, top: float, channels: dict[int, tuple[float, float]]) -> float:
    """Add a channel that begins at a height to `channels`; where it ends."""
    used = sum(_tracks(routes, number, group) for group in (UPPER, LOWER))
    bottom = top + max(least, used + 2 * CHANNEL_EDGE if used else 0.0)
    channels[number] = top, bottom
    return bottom


def _row(
    cards: Sequence[FlowCard], steps: Sequence[int], sides: tuple[Mapping[int, Side], Mapping[int, Side]], top: float
) -> FlowRow:
    """A row with some cards that begins at a height."""
    here = [side.get(step, EMPTY) for step in steps for side in sides]
    content = max(card.height for card in cards)
    line = max(content / 2, max(side.up for side in here) + 12)
    return FlowRow(top, max(content, line + max(side.down for side in here) + 10), top + line)


def _tracks(routes: Routes, number: int, group: int) -> float:
    return tracks_width(routes.tracks.get(Stripe(False, number, group), ()))


def corners(
    route: Route, routes: Routes, columns: FlowColumns, high: Heights, ports: tuple[float, float], ends: tuple[int, int]
) -> list[tuple[float, float]]:
    """The corners of a route; `ports` are the heights at which it leaves and arrives, `ends` the columns of its two cards."""
    (out, into), (source, target) = ports, ends
    start, goal = columns.x[source] + CARD, columns.x[target]
    if route.kind == "straight":
        return [(start, out), (goal, into)]
    if route.kind == "curve":
        gutter = columns.gutters[source]
        return [(start, out), (gutter.bend, out), (gutter.bent, into), (goal, into)]
    points = [(start, out)]
    y = out
    for place, (stripe, track) in enumerate(zip(route.stripes, route.tracks, strict=True)):
        if not stripe.upright:
            continue
        x = _upright(stripe, track, routes, columns)
        last = place + 1 == len(route.stripes)
        after = into if last else _level(route.stripes[place + 1], route.tracks[place + 1], routes, high)
        points += [(x, y), (x, after)]
        y = after
    return [*points, (goal, into)]


def _upright(stripe: Stripe, track: int, routes: Routes, columns: FlowColumns) -> float:
    """Where a track of a gutter lies."""
    away = middles(routes.tracks[stripe])[track]
    if stripe.number == LEFT:
        return columns.left - OUTSIDE - away
    if stripe.number == RIGHT:
        return columns.edge + OUTSIDE + away
    gutter = columns.gutters[stripe.number]
    return (gutter.arriving if stripe.group == ARRIVING else gutter.leaving) + away


def _level(stripe: Stripe, track: int, routes: Routes, high: Heights) -> float:
    """Where a track of a channel lies: the longest edge of the row below is the highest, that of the row above the lowest, so
    that those between do not cross it.
    """
    top, bottom = high.channels[stripe.number]
    tracks = routes.tracks[stripe]
    away = middles(tracks)[track]
    if stripe.group == UPPER:
        return top + CHANNEL_EDGE + away
    return bottom - CHANNEL_EDGE - away
