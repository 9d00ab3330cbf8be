"""A journey and a size of paper → finished sheets, all at one scale, the largest that takes no more of them."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.layout.kit.grid import MARGIN, ZONE_GAP
from cjmap.layout.pages.cutting import moved
from cjmap.layout.pages.division import MANY, Division, Slot
from cjmap.layout.pages.downwards import pieces_of, sheets_down
from cjmap.layout.pages.leaves import Head, Leaf, closed, finished, front
from cjmap.layout.pages.sheets import LEAST_ZOOM, PAD_LEAST, Laid, SheetPiece, Sheets
from cjmap.model import Journey
from cjmap.options.medium import PAGES, PX_PER_MM
from cjmap.records import replace
from cjmap.scene import Scene
from cjmap.theme import Theme

LARGEST = 2.0
"""The scale of a map that is on one sheet, at the most; of several, it is 1."""

CLOSE = 1.03
"""Scales that are nearer to each other than this look the same."""

TRIALS = 3
"""How often a larger scale is tried."""

OPENING_MOST = 0.5
"""The part of a sheet that head and personas may take where the stages below go on over several sheets."""


def printed(journey: Journey, theme: Theme, page: str, persona_page: bool) -> tuple[Scene, ...]:
    """The sheets, in the order in which they are read."""
    paper = tuple(side * PX_PER_MM for side in PAGES[page])
    sheets = Sheets(journey, theme, (paper[0], paper[1]), front=persona_page and bool(journey.personas))
    sheets, slots = _divided(sheets)
    zoom = _largest(sheets, slots)
    return finished(sheets, _leaves(sheets, slots, zoom), zoom)


def _divided(sheets: Sheets) -> tuple[Sheets, tuple[Slot, ...]]:
    """The division; with less space in the lanes where a stage is whole only then, or fewer sheets are needed."""
    airy, slots = _fronted(sheets)
    if not any(slot.tall for slot in slots):
        return airy, slots
    count = len(_leaves(airy, slots, LEAST_ZOOM))
    if count > MANY:
        return airy, slots
    tight, more = _fronted(sheets.with_settings(sheets.front, PAD_LEAST))
    fewer_tall = sum(slot.tall for slot in more) < sum(slot.tall for slot in slots)
    if fewer_tall or len(_leaves(tight, more, LEAST_ZOOM)) < count:
        return tight, more
    return airy, slots


def _fronted(sheets: Sheets) -> tuple[Sheets, tuple[Slot, ...]]:
    """The division, with head and personas on a sheet in front where the first stage is whole only then, where they take
    too much of its sheet, or where that makes fewer sheets.
    """
    sheets = sheets.with_settings(sheets.front or sheets.crowded(LEAST_ZOOM), sheets.pad)
    slots = Division(sheets, LEAST_ZOOM).slots()
    if sheets.front or (slots[-1].closing and not slots[0].tall):
        return sheets, slots
    first = sheets.laid(slots[0].run, LEAST_ZOOM, False)
    count = len(_leaves(sheets, slots, LEAST_ZOOM))
    crowded = slots[0].tall and first.top > OPENING_MOST * first.limit
    if count > MANY and not crowded:
        return sheets, slots
    fronted = sheets.with_settings(True, sheets.pad)
    others = Division(fronted, LEAST_ZOOM).slots()
    whole = slots[0].tall and not others[0].tall
    if whole or crowded or len(_leaves(fronted, others, LEAST_ZOOM)) < count:
        return fronted, others
    return sheets, slots


def _largest(sheets: Sheets, slots: Sequence[Slot]) -> float:
    """The largest scale at which each slot is still a sheet."""
    low = LEAST_ZOOM
    in_front = len(front(sheets, low, False))
    if any(slot.tall for slot in slots) or in_front + len(slots) > MANY:
        return low
    widest = max(sheets.parts.part(*slot.run).width for slot in slots)
    most = LARGEST if len(slots) == 1 and slots[0].closing and not sheets.front else 1.0
    high = min(most, sheets.paper[0] / (sheets.width(low) - sheets.room(low) + widest))
    fill = _fill(sheets, slots, low)
    for _ in range(TRIALS):
        zoom = min(high, max(low * fill**-0.5, low * CLOSE))
        if high < low * CLOSE:
            break
        fill = _fill(sheets, slots, zoom)
        if fill <= 1 and len(front(sheets, zoom, False)) <= in_front:
            low = zoom
        else:
            high, fill = zoom / CLOSE, low / zoom
    return low


def _fill(sheets: Sheets, slots: Sequence[Slot], zoom: float) -> float:
    """How full the fullest sheet is: more than 1 where something does not fit, and then no further one is looked at."""
    most = 0.05
    for slot in sorted(slots, key=lambda slot: -sheets.laid(slot.run, LEAST_ZOOM, slot.closing).bottom):
        laid = sheets.laid(slot.run, zoom, slot.closing)
        most = max(most, (laid.bottom - MARGIN) / (laid.limit - MARGIN))
        if most > 1:
            break
    return most


def _leaves(sheets: Sheets, slots: Sequence[Slot], zoom: float) -> list[Leaf]:
    """All sheets: in front head and personas where that is so, those with stages, and those with the findings where no
    other has room for them.
    """
    ended = not slots[-1].closing and sheets.ends_in_front(zoom)
    leaves = front(sheets, zoom, ended)
    for slot in slots:
        laid = sheets.laid(slot.run, zoom, slot.closing)
        right = sheets.right(laid.ctx, zoom)
        opening = sheets.opens(slot.run)
        pieces = [*sheets_down(sheets, slot.run, zoom)] if slot.tall else [_piece(laid)]
        if not ended and slot is slots[-1] and pieces[-1].bottom + sheets.ending(zoom).height <= laid.limit:
            ended = True
            pieces[-1] = closed(sheets, pieces[-1], zoom)
        for number, piece in enumerate(pieces):
            head: Head = "opening" if opening and number == 0 else "running"
            leaves.append(Leaf(laid.part.journey, laid.part.numbers, piece.draw, right, head, piece.bottom))
    return leaves if ended else [*leaves, *_ending(sheets, zoom)]


def _piece(laid: Laid) -> SheetPiece:
    return SheetPiece(lambda: [*laid.extras, *laid.body.nodes], laid.body.bottom)


def _ending(sheets: Sheets, zoom: float) -> list[Leaf]:
    """The findings on sheets of their own."""
    pieces, right = sheets.at_the_end.get(zoom), sheets.width(zoom) - MARGIN
    journey = replace(sheets.journey, stages=())
    if pieces is None:
        pieces = sheets.at_the_end[zoom] = tuple(_ending_pieces(sheets, journey, zoom))
    return [Leaf(journey, (), piece.draw, right, "running", piece.bottom) for piece in pieces]


def _ending_pieces(sheets: Sheets, journey: Journey, zoom: float) -> list[SheetPiece]:
    """The findings in pieces, below the head of `journey`, which has no stages."""
    ending = sheets.ending(zoom)
    right = sheets.width(zoom) - MARGIN
    top = sheets.head(journey, right, False)[1] + ZONE_GAP
    limit = sheets.limit(zoom)
    foot = max(limit, top + ending.found_height + ZONE_GAP + ending.foot_height) - ending.foot_height
    nodes = [*moved(ending.found, 0, top), *moved(ending.foot, 0, foot)]
    return pieces_of(nodes, foot + ending.foot_height, (top, top), limit)
