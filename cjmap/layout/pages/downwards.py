"""What is higher than a sheet → pieces for sheets below each other: cut between lanes, what is higher between its lines.

The pieces of stages begin with these once more, said to be continued, and with the title of the lane they are in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from cjmap.language import messages
from cjmap.layout.kit.block import baseline
from cjmap.layout.kit.grid import ZONE_GAP
from cjmap.layout.kit.lanes import LANE_GAP, TITLE_LEFT, Body
from cjmap.layout.pages.cutting import Cut, between, cut_below, moved
from cjmap.layout.pages.sheets import PAD, Laid, SheetPiece, Sheets, UnitRun
from cjmap.layout.pages.strips import Strips, edges, primitives
from cjmap.records import replace
from cjmap.scene import Group, Node, Text
from cjmap.theme import BOLD

LEAST_SHARE = 0.25
"""A lane that is cut begins on a sheet only where that much of the sheet is left for it."""

EVEN = (1.05, 1.15, 1.3)
"""How much higher than their mean the pieces may be, the least of these that makes no more of them."""

BACK = 0.3
"""How far back, in parts of what a sheet holds, a better place for a cut may lie."""

ROOM_LEAST = 0.4
"""The least part of a sheet that is left below the stages that are drawn again."""


Indexed = Callable[[], Strips]
"""What indexes a drawing, once, when it is first asked: a cut between two lanes needs no index."""


def pieces_of(nodes: Sequence[Node], bottom: float, tops: tuple[float, float], limit: float) -> list[SheetPiece]:
    """Nodes that reach from the first of `tops` down to `bottom`, in pieces that reach down to `limit`; all but the first
    begin at the second of `tops`.
    """
    first, other = tops
    pieces: list[SheetPiece] = []
    start, strips = Cut.clean(first), cache(lambda: Strips(nodes))
    for cut in _cuts(strips, bottom, start, (limit - first, limit - other)):
        down = other - start.start if pieces else 0.0
        pieces.append(SheetPiece(partial(_piece, strips, start, cut, down), cut.end + down))
        start = cut
    return pieces


def _piece(strips: Indexed, start: Cut, end: Cut, down: float) -> list[Node]:
    return moved(between(strips(), start, end), 0, down)


def sheets_down(sheets: Sheets, run: UnitRun, zoom: float) -> tuple[SheetPiece, ...]:
    """A run of units, with what stands above them on the first sheet."""
    key = sheets.key(run, zoom, False)
    if key not in sheets.down:
        sheets.down[key] = tuple(_down(sheets, run, zoom))
    return sheets.down[key]


def _down(sheets: Sheets, run: UnitRun, zoom: float) -> list[SheetPiece]:
    laid = sheets.laid(run, zoom, False)
    right = sheets.right(laid.ctx, zoom)
    top = sheets.head(laid.part.journey, right, False)[1] + ZONE_GAP
    chevrons = sheets.chevrons(laid, top)
    drawn_again = chevrons.first_lane < (1 - ROOM_LEAST) * laid.limit
    begin = chevrons.first_lane if drawn_again else top
    pieces: list[SheetPiece] = []
    start, strips = Cut.clean(laid.top), cache(lambda: Strips(laid.body.nodes))
    rooms = laid.limit - laid.top, laid.limit - begin
    again = chevrons if drawn_again else None
    for cut in _even(laid, strips, start, rooms):
        down = begin - start.start if pieces else 0.0
        draw = (
            partial(_further, laid, again, strips, start, cut, down)
            if pieces
            else partial(_first, laid, strips, start, cut)
        )
        pieces.append(SheetPiece(draw, cut.end + down))
        start = cut
    return pieces


def _first(laid: Laid, strips: Indexed, start: Cut, end: Cut) -> list[Node]:
    """The first piece, with what stands above the stages."""
    return [*laid.extras, *between(strips(), start, end)]


def _further(laid: Laid, again: Body | None, strips: Indexed, start: Cut, end: Cut, down: float) -> list[Node]:
    """A piece that goes on, moved `down`, with the stages drawn `again` where there is room for them."""
    nodes = moved(between(strips(), start, end), 0, down)
    nodes = _with_title(nodes, _title(laid, start, down))
    return _joined(nodes, again.nodes) if again else nodes


def _even(laid: Laid, strips: Indexed, start: Cut, rooms: tuple[float, float]) -> list[Cut]:
    """The cuts of a sheet that is too high, into as few pieces as there can be, and as evenly high as that allows."""
    body = laid.body
    cuts = list(_cuts(strips, body.bottom, start, rooms, body.lane_tops))
    for more in EVEN:
        room = max(LEAST_SHARE * rooms[1], (body.bottom - start.at) / len(cuts) * more)
        even = list(_cuts(strips, body.bottom, start, (min(rooms[0], room), min(rooms[1], room)), body.lane_tops))
        if len(even) == len(cuts):
            return even
    return cuts


def _cuts(
    strips: Indexed, bottom: float, start: Cut, rooms: tuple[float, float], tops: Sequence[float] = ()
) -> Iterator[Cut]:
    """The end of each piece, the last one's being `bottom`. At one of `tops` a lane begins, which is cut only where it is
    higher than a whole sheet. The first piece may be as high as the first of `rooms`, the others as the second.
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
            least = max(wanted - BACK * room, (start.at if last is None else last) + 2 * PAD)
            start = cut_below(strips(), wanted, min(least, wanted))
        yield start
        room = rooms[1]
    yield Cut.clean(bottom)


def _title(laid: Laid, start: Cut, down: float) -> Group | None:
    """The title of the lane that goes on at a cut, in its place on the sheet; nothing where the cut is at a lane's top."""
    tops = laid.body.lane_tops
    lane_index = sum(top <= start.at for top in tops) - 1
    if lane_index < 0 or start.at in tops:
        return None
    titles = next((node for node in laid.body.nodes if isinstance(node, Group) and node.id == "lanes"), None)
    lanes = [node for node in titles.children if isinstance(node, Group)] if titles else []
    group = lanes[lane_index]
    texts = [
        node for node in primitives((group,)) if isinstance(node, Text) and node.font == BOLD and node.x == TITLE_LEFT
    ]
    if not texts or edges(texts[-1])[3] > start.start:
        return None
    up = texts[0].y - (start.start + LANE_GAP + laid.ctx.pad + baseline(BOLD))
    return replace(group, children=tuple(moved(texts, 0, down - up)))


def _with_title(nodes: list[Node], title: Group | None) -> list[Node]:
    """A lane's title among those of a piece."""
    if title is None:
        return nodes
    if any(isinstance(node, Group) and node.id == "lanes" for node in nodes):
        return [
            replace(node, children=(title, *node.children)) if isinstance(node, Group) and node.id == "lanes" else node
            for node in nodes
        ]
    return [Group((title,), id="lanes", label=messages().parts.lanes), *nodes]


def _joined(nodes: Sequence[Node], chevrons: Sequence[Node]) -> list[Node]:
    """Each stage of a piece below its chevron."""
    stages = {node.id: node for node in nodes if isinstance(node, Group) and node.id.startswith("stage-")}
    joined: list[Node] = [node for node in nodes if not (isinstance(node, Group) and node.id in stages)]
    for chevron in chevrons:
        node = chevron
        if isinstance(node, Group) and node.id in stages:
            node = replace(node, children=(*node.children, *stages[node.id].children))
        joined.append(node)
    return joined
