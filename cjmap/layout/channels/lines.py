"""A band of channels → its lines: from touchpoint to touchpoint, between the channels of one, and where channels change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cjmap.language import current_language
from cjmap.layout.channels.handovers import ChannelWay
from cjmap.layout.channels.view import BandPlaces
from cjmap.layout.kit.block import line
from cjmap.layout.kit.marks import persona_key
from cjmap.scene import Circle, Node, Path, PathCommand, Rect
from cjmap.theme import SMALL_BOLD, Theme

STROKE = 2.6
DOTTED = (3.0, 5.5)
"""The line of a hand-over."""

BAR = 14.0
"""The width of the bar between the channels of one touchpoint, and `BAR_TINT` how much of the accent is in it."""

BAR_TINT = 0.16

DISC = 10.0
"""The radius of the number of a hand-over."""

DOWN = (3.0, 4.0)
"""The dashes of the line below it."""

RISE = 30.0
"""How far a line that passes touchpoints of others in its own row is bent up."""

CLEAR = 0.7
"""The share of a way in which a persona's marker is not hidden by the marks at its ends."""

Spot = tuple[float, float]


def bars(places: BandPlaces) -> list[Node]:
    """A bar between the marks of each touchpoint that has several rows."""
    fill = places.view.theme.tinted(places.view.theme.accent, BAR_TINT)
    found: list[Node] = []
    for column in places.ctx.grid.columns:
        heights = sorted(places.lines[key] for key in places.view.channels.rows_at(column.step))
        if len(heights) > 1:
            high = heights[-1] - heights[0]
            found.append(Rect(column.middle - BAR / 2, heights[0], BAR, high, fill, radius=BAR / 2))
    return found


def ways(places: BandPlaces) -> list[Node]:
    """The ways that begin or end in the band, each persona's own, with the persona's marker on its first one."""
    view = places.view
    drawn: list[Node] = []
    for at, persona in enumerate(view.people):
        colour, share = view.line_colour(persona), (at + 1) / (len(view.people) + 1)
        marked = not persona
        for one in view.channels.ways:
            if persona not in one.people:
                continue
            for start, end in _ends(places, one):
                down = view.shift(persona)
                outline = _outline((start[0], start[1] + down), (end[0], end[1] + down), _passes(places, start, end))
                dash = DOTTED if one.number else ()
                drawn.append(Path(outline, stroke=colour, stroke_width=STROKE, dash=dash, round_cap=True))
                if not marked:
                    free = share * CLEAR + (0.0 if start[0] == places.ctx.grid.left else (1 - CLEAR) / 2)
                    drawn.append(persona_key(view.theme, at, *_along(outline, free), colour))
                    marked = True
    return drawn


def _ends(places: BandPlaces, way: ChannelWay) -> Iterator[tuple[Spot, Spot]]:
    """Where a way runs in the band: from mark to mark, or as far as the edge that it leaves or comes in by."""
    before, after = places.middles.get(way.before.key), places.middles.get(way.after.key)
    rows = places.view.channels
    out = rows.row_of.get(way.shared) or rows.rows_at(way.before)[-1]
    into = rows.row_of.get(way.shared) or rows.rows_at(way.after)[0]
    if before is not None and after is not None:
        yield (before, places.lines[out]), (after, places.lines[into])
    elif before is not None:
        yield (before, places.lines[out]), (places.ctx.grid.right, places.lines[out])
    elif after is not None:
        yield (places.ctx.grid.left, places.lines[into]), (after, places.lines[into])


def _passes(places: BandPlaces, start: Spot, end: Spot) -> bool:
    """Whether a level way runs over the mark of a touchpoint that it does not stop at."""
    between = [one.step for one in places.ctx.grid.columns if start[0] < one.middle < end[0]]
    return any(places.lines[key] == start[1] for step in between for key in places.view.channels.rows_at(step))


def _outline(start: Spot, end: Spot, passes: bool) -> tuple[PathCommand, ...]:
    (x0, y0), (x1, y1) = start, end
    if y0 == y1 and not passes:
        return ("M", x0, y0), ("L", x1, y1)
    if y0 == y1:
        third = (x1 - x0) / 4
        return ("M", x0, y0), ("C", x0 + third, y0 - RISE, x1 - third, y1 - RISE, x1, y1)
    middle = (x0 + x1) / 2
    return ("M", x0, y0), ("C", middle, y0, middle, y1, x1, y1)


def _along(outline: tuple[PathCommand, ...], share: float) -> Spot:
    """The point of an outline of one stretch at a share of its parameter."""
    (_, x0, y0), last = outline  # type: ignore[misc]
    if last[0] == "L":
        return x0 + (last[1] - x0) * share, y0 + (last[2] - y0) * share
    t, u = share, 1 - share
    _, x1, y1, x2, y2, x3, y3 = last  # type: ignore[misc]
    return (
        u**3 * x0 + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t**3 * x3,
        u**3 * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t**3 * y3,
    )


def downwards(places: BandPlaces) -> list[Node]:
    """A dotted line below the number of each hand-over, red where a negative touchpoint follows; one where several do."""
    theme = places.view.theme
    found: list[Node] = []
    worst: dict[float, bool] = {}
    for one, _, _ in places.hand_overs:
        border = places.borders[one.after.key]
        worst[border] = worst.get(border, False) or one.negative
    for x, negative in worst.items():
        outline: tuple[PathCommand, ...] = (("M", x, places.top - 3), ("L", x, places.end))
        colour, wide = (theme.negative, 1.6) if negative else (theme.soft, 1.0)
        found.append(Path(outline, stroke=colour, stroke_width=wide, dash=DOWN))
    return found


def disc(theme: Theme, way: ChannelWay, x: float, y: float) -> list[Node]:
    """The number of a hand-over around (x, y): filled and red where a negative touchpoint follows."""
    fill = theme.negative if way.negative else theme.background
    ink = theme.on(fill) if way.negative else theme.ink
    return [
        Circle(x, y, DISC, fill, theme.negative if way.negative else theme.soft, 1.4),
        line(current_language().number(way.number), x, y + 3.8, SMALL_BOLD, ink, "middle"),
    ]


def edges(places: BandPlaces) -> list[Node]:
    """Hairlines between the rows, where the theme's ground of every second row is that of the drawing."""
    theme = places.view.theme
    if theme.band != theme.background:
        return []
    right = places.left + places.view.frame.width
    return [
        Path((("M", places.left, top), ("L", right, top)), stroke=theme.rule)
        for (_, _, _), (_, top, _) in pairwise(places.rows)
    ]
