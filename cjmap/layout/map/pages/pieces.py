"""What is higher than a sheet → pieces for sheets below each other: cut between lanes, what is higher between its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from cjmap.layout.map.pages.cutting import Cut, between, cut_below, moved
from cjmap.layout.map.pages.strips import Strips
from cjmap.records import dataclass
from cjmap.scene import Node

LEAST_SHARE = 0.25
"""A lane that is cut begins on a sheet only where that much of the sheet is left for it."""

BACK = 0.3
"""How far back, in parts of what a sheet holds, a better place for a cut may lie."""

BEGUN = 18.0
"""Px of a lane that stand on a sheet at the least where it is cut."""


@dataclass(frozen=True, slots=True)
class SheetPiece:
    """What stands on one sheet below its head: nodes in their positions, drawn when they are asked for; and how far down they
    reach, in px.
    """

    draw: Callable[[], Sequence[Node]]
    bottom: float


Indexed = Callable[[], Strips]
"""What indexes a drawing, once, when it is first asked: a cut between two lanes needs no index."""


def pieces_of(
    nodes: Sequence[Node], bottom: float, tops: tuple[float, float], limit: float, lanes: Sequence[float] = ()
) -> list[SheetPiece]:
    """Nodes that reach from the first of `tops` down to `bottom`, in pieces that reach down to `limit`; all but the first
    begin at the second of `tops`. At one of `lanes` a lane begins, which is cut only where it is higher than a sheet.
    """
    first, other = tops
    pieces: list[SheetPiece] = []
    start, strips = Cut.clean(first), cache(lambda: Strips(nodes))
    for cut in _cuts(strips, bottom, start, (limit - first, limit - other), lanes):
        down = other - start.start if pieces else 0.0
        pieces.append(SheetPiece(partial(_piece, strips, start, cut, down), cut.end + down))
        start = cut
    return pieces


def _piece(strips: Indexed, start: Cut, end: Cut, down: float) -> list[Node]:
    return moved(between(strips(), start, end), 0, down)


def _cuts(
    strips: Indexed, bottom: float, start: Cut, rooms: tuple[float, float], tops: Sequence[float] = ()
) -> Iterator[Cut]:
    """The end of each piece, the last one's being `bottom`. The first piece may be as high as the first of `rooms`, the others
    as the second.
    """
    room = rooms[0]
    if room < LEAST_SHARE * rooms[1] and bottom - start.start > room:
        yield start  # what stands above takes the first sheet
        room = rooms[1]
    while start.start + room < bottom:
        wanted = start.start + room
        last = max((top for top in tops if start.at < top <= wanted), default=None)
        following = min((top for top in tops if top > wanted), default=bottom)
        whole = last is not None and following - last <= rooms[1]
        if last is not None and (whole or wanted - last < LEAST_SHARE * rooms[1]):
            start = Cut.clean(last)
        else:
            least = max(wanted - BACK * room, (start.at if last is None else last) + BEGUN)
            start = cut_below(strips(), wanted, min(least, wanted))
        yield start
        room = rooms[1]
    yield Cut.clean(bottom)
