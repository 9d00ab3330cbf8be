"""A journey and a size of paper → finished sheets, all at one scale, the largest that takes no more of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cjmap.layout import words
from cjmap.layout.describe import describe, describe_stages, slug
from cjmap.layout.map import ZONE_GAP
from cjmap.layout.map.grid import MARGIN
from cjmap.layout.pages.cutting import moved
from cjmap.layout.pages.division import Division, Slot
from cjmap.layout.pages.downwards import Piece, pieces_of, sheets_down
from cjmap.layout.pages.sheets import CAPTION, LEAST_ZOOM, Laid, Sheets
from cjmap.model import Journey
from cjmap.scene import Node, Scene, Text
from cjmap.theme import Theme

LARGEST = 2.0
"""The scale of a map that is on one sheet, at the most; of several, it is 1."""

CLOSE = 1.02
"""Scales that are nearer to each other than this look the same."""

OPENING_MOST = 0.5
"""The part of a sheet that head and personas may take where the stages below go on over several sheets."""


Head = Literal["opening", "running", "cut"]
"""That of the first sheet, that of a further one; one that is itself higher than a sheet, and stands below."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet but for its caption: the journey whose stages it shows, their numbers, and all below the head."""

    journey: Journey
    numbers: tuple[int, ...]
    nodes: Sequence[Node]
    right: float
    head: Head


def printed(journey: Journey, theme: Theme, page: str, persona_page: bool) -> tuple[Scene, ...]:
    """The sheets, in the order in which they are read."""
    sheets = Sheets(journey, theme, page, front=persona_page and bool(journey.personas))
    slots = Division(sheets, LEAST_ZOOM).slots()
    if slots[0].tall and not sheets.front:
        slots = _fronted(sheets, slots)
    zoom = _largest(sheets, slots)
    in_front = not slots[-1].closing and sheets.ends_in_front(zoom)
    leaves = [*_front(sheets, zoom, in_front), *_leaves(sheets, slots, zoom, in_front)]
    return tuple(_scene(sheets, leaf, zoom, number, len(leaves)) for number, leaf in enumerate(leaves, 1))


def _fronted(sheets: Sheets, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The division with head and personas on sheets of their own, where the first stage is whole then, or where they take
    too much of its sheet.
    """
    first = sheets.laid(slots[0].run, LEAST_ZOOM, False)
    sheets.front = True
    fronted = Division(sheets, LEAST_ZOOM).slots()
    if not fronted[0].tall or first.top > OPENING_MOST * first.limit:
        return fronted
    sheets.front = False
    return slots


def _largest(sheets: Sheets, slots: Sequence[Slot]) -> float:
    """The largest scale at which each slot is still a sheet."""
    low = LEAST_ZOOM
    if any(slot.tall for slot in slots):
        return low
    widest = max(sheets.parts.part(*slot.run).width for slot in slots)
    most = LARGEST if len(slots) == 1 and slots[0].closing and not sheets.front else 1.0
    high = min(most, sheets.paper[0] / (sheets.width(low) - sheets.room(low) + widest))
    front = len(_front(sheets, low, False))
    fill = max(_filled(sheets.laid(slot.run, low, slot.closing)) for slot in slots)
    guess = low * fill**-0.5
    while high > low * CLOSE:
        zoom = min(guess, high)
        if _all_fit(sheets, slots, zoom) and len(_front(sheets, zoom, False)) <= front:
            low = zoom
            guess = high
        else:
            high = zoom
        guess = min(guess, (low * high) ** 0.5) if guess >= high else guess
    return low


def _filled(laid: Laid) -> float:
    """How much of the room below the head is taken."""
    return max(0.05, (laid.bottom - MARGIN) / (laid.limit - MARGIN))


def _all_fit(sheets: Sheets, slots: Sequence[Slot], zoom: float) -> bool:
    fullest = sorted(slots, key=lambda slot: -sheets.laid(slot.run, LEAST_ZOOM, slot.closing).bottom)
    return all(sheets.laid(slot.run, zoom, slot.closing).fits for slot in fullest)


def _front(sheets: Sheets, zoom: float, ending: bool) -> list[Leaf]:
    """Head and personas on sheets of their own, with what is said of the whole journey where it is to end there."""
    if not sheets.front:
        return []
    alone, limit = sheets.alone, sheets.limit(zoom)
    right = sheets.width(zoom) - MARGIN
    nodes, y = sheets.front_page(zoom)
    if y <= limit:
        piece = Piece(nodes, y)
        if ending:
            piece = _closed(sheets, piece, zoom)
            alone = replace(sheets.journey, stages=())
        return [Leaf(alone, (), piece.nodes, right, "opening")]
    head = [
        node
        for node in sheets.head(alone, right, True, CAPTION)[0]
        if not (isinstance(node, Text) and node.text == CAPTION)
    ]
    again = sheets.head(alone, right, False, CAPTION)[1] + ZONE_GAP
    pieces = pieces_of([*head, *nodes], y, (MARGIN - 6, again), limit)
    return [Leaf(alone, (), piece.nodes, right, "running" if at else "cut") for at, piece in enumerate(pieces)]


def _leaves(sheets: Sheets, slots: Sequence[Slot], zoom: float, ended: bool) -> list[Leaf]:
    """The sheets with stages, and those with the findings."""
    leaves: list[Leaf] = []
    for slot in slots:
        laid = sheets.laid(slot.run, zoom, slot.closing)
        right = sheets.right(laid.ctx, zoom)
        opening = slot.run.first == 0 and not sheets.front
        pieces = sheets_down(sheets, slot.run, zoom) if slot.tall else [_piece(laid)]
        last = not ended and slot is slots[-1] and pieces[-1].bottom + sheets.ending(zoom).height <= laid.limit
        if last:
            ended = True
            pieces[-1] = _closed(sheets, pieces[-1], zoom)
        journey = laid.part.journey
        for number, piece in enumerate(pieces):
            head: Head = "opening" if opening and number == 0 else "running"
            leaves.append(Leaf(journey, laid.part.numbers, piece.nodes, right, head))
    return leaves if ended else [*leaves, *_ending(sheets, zoom)]


def _piece(laid: Laid) -> Piece:
    return Piece([*laid.extras, *laid.body.nodes], laid.body.bottom)


def _closed(sheets: Sheets, piece: Piece, zoom: float) -> Piece:
    """A sheet with the findings below, and the last line at its foot."""
    ending = sheets.ending(zoom)
    foot = sheets.limit(zoom) - ending.foot_height
    found = moved(ending.found, 0, piece.bottom + ZONE_GAP)
    return Piece([*piece.nodes, *found, *moved(ending.foot, 0, foot)], sheets.limit(zoom))


def _ending(sheets: Sheets, zoom: float) -> list[Leaf]:
    """The findings on sheets of their own."""
    ending = sheets.ending(zoom)
    journey = replace(sheets.journey, stages=())
    right = sheets.width(zoom) - MARGIN
    top = sheets.head(journey, right, False, CAPTION)[1] + ZONE_GAP
    limit = sheets.limit(zoom)
    foot = max(limit, top + ending.found_height + ZONE_GAP + ending.foot_height) - ending.foot_height
    nodes = [*moved(ending.found, 0, top), *moved(ending.foot, 0, foot)]
    pieces = pieces_of(nodes, foot + ending.foot_height, (top, top), limit)
    return [Leaf(journey, (), piece.nodes, right, "running") for piece in pieces]


def _scene(sheets: Sheets, leaf: Leaf, zoom: float, number: int, count: int) -> Scene:
    journey = sheets.journey
    caption = CAPTION.format(number, count) if count > 1 else ""
    if leaf.head == "cut":
        head = sheets.caption(leaf.right, caption)
    else:
        head, _ = sheets.head(leaf.journey, leaf.right, leaf.head == "opening", caption)
    told = describe(leaf.journey, leaf.numbers) if number == 1 else describe_stages(leaf.journey, leaf.numbers)
    metadata = {"title": journey.title, "author": journey.owner, "subject": journey.scenario}
    return Scene(
        width=sheets.width(zoom),
        height=sheets.height(zoom),
        background=sheets.theme.background,
        children=(*head, *leaf.nodes),
        id=f"{slug(journey.title)}-page-{number}" if count > 1 else slug(journey.title),
        title=f"{journey.title} ({caption})" if caption else journey.title,
        description=told or f"{words.FINDINGS_TITLE}.",
        language=journey.language,
        families=sheets.theme.families,
        metadata={key: value for key, value in metadata.items() if value},
        zoom=zoom,
        caption=caption,
    )
