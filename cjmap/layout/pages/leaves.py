"""What stands on a sheet → the finished picture of it, with its head and its caption; and the sheets in front."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import Literal

from cjmap.language import messages
from cjmap.layout.kit.assembly import map_scene
from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.description import describe, describe_stages
from cjmap.layout.kit.grid import MARGIN, ZONE_GAP, labels
from cjmap.layout.pages.cutting import moved
from cjmap.layout.pages.downwards import pieces_of
from cjmap.layout.pages.parts import Parts
from cjmap.layout.pages.sheets import Draw, SheetPiece, Sheets, UnitRun
from cjmap.model import Journey
from cjmap.records import dataclass, replace
from cjmap.scene import Node, Scene
from cjmap.theme import Theme

Head = Literal["opening", "running", "cut"]
"""That of the first sheet, that of a further one; one that is itself higher than a sheet, and stands below."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet but for its caption: the journey whose stages it shows, their numbers, and what draws all
    below the head."""

    journey: Journey
    numbers: tuple[int, ...]
    draw: Draw
    right: float
    head: Head
    bottom: float


def front(sheets: Sheets, zoom: float, ending: bool) -> list[Leaf]:
    """Head and personas on sheets of their own, with what is said of the whole journey where it is to end there."""
    if not sheets.front:
        return []
    alone, limit = sheets.alone, sheets.limit(zoom)
    right = sheets.width(zoom) - MARGIN
    nodes, y = sheets.front_page(zoom)
    if y <= limit:
        piece = SheetPiece(partial(list, nodes), y)
        if ending:
            piece = closed(sheets, piece, zoom)
            alone = replace(sheets.journey, stages=())
        return [Leaf(alone, (), piece.draw, right, "opening", piece.bottom)]
    if zoom not in sheets.in_front:
        head, _ = sheets.head(alone, right, True)
        again = sheets.head(alone, right, False)[1] + ZONE_GAP
        sheets.in_front[zoom] = tuple(pieces_of([*head, *nodes], y, (MARGIN - 6, again), limit))
    return [
        Leaf(alone, (), piece.draw, right, "running" if at else "cut", piece.bottom)
        for at, piece in enumerate(sheets.in_front[zoom])
    ]


def closed(sheets: Sheets, piece: SheetPiece, zoom: float) -> SheetPiece:
    """A sheet with the findings below, and the last line at its foot."""
    ending, limit = sheets.ending(zoom), sheets.limit(zoom)

    def draw() -> list[Node]:
        found = moved(ending.found, 0, piece.bottom + ZONE_GAP)
        return [*piece.draw(), *found, *moved(ending.foot, 0, limit - ending.foot_height)]

    return SheetPiece(draw, limit)


def finished(sheets: Sheets, leaves: Sequence[Leaf], zoom: float) -> tuple[Scene, ...]:
    """The pictures of some sheets, in the order in which they are read."""
    scenes = tuple([_scene(sheets, leaf, zoom, number, len(leaves)) for number, leaf in enumerate(leaves, 1)])
    sheets.blocks.clear()  # as a whole map does
    return scenes


def _scene(sheets: Sheets, leaf: Leaf, zoom: float, number: int, count: int) -> Scene:
    journey = sheets.journey
    caption = messages().numbers.number_of(number=number, count=count) if count > 1 else ""
    if leaf.head == "cut":
        head = sheets.caption(leaf.right, caption)
    else:
        head, _ = sheets.head(leaf.journey, leaf.right, leaf.head == "opening", caption)
    told = describe(leaf.journey, leaf.numbers) if number == 1 else describe_stages(leaf.journey, leaf.numbers)
    height = sheets.height(zoom)
    shown = min(height, leaf.bottom + MARGIN) if math.isinf(sheets.paper[1]) else height
    nodes = (*head, *leaf.draw())
    scene = scene_of(journey, sheets.theme, nodes, (sheets.width(zoom), shown), told or messages().description.findings)
    title = messages().signs.aside(text=journey.title, aside=caption) if caption else journey.title
    return replace(scene, id=f"page-{number}" if count > 1 else "", title=title, zoom=zoom, caption=caption)


COLUMNS_LEAST = 1000.0
"""Of a stage alone, and of personas: what a head of one or two lines asks for."""

FRONT_MOST = 1600.0
"""Beyond it lines of text grow too long to read."""


def stages_alone(journey: Journey, theme: Theme, persona_page: bool) -> tuple[Scene, ...]:
    """One picture a stage, all of one width, each with head, personas and legend as if it were the whole."""
    parts = Parts(journey, math.inf)
    widest = max(parts.part(index, index + 1).width for index in range(len(journey.stages)))
    in_front = persona_page and bool(journey.personas)
    paper = 2 * MARGIN + labels(journey) + max(COLUMNS_LEAST, widest), math.inf
    sheets = Sheets(journey, theme, paper, in_front, alike=True)
    leaves = front(sheets, 1.0, False)
    for index in range(len(journey.stages)):
        run = UnitRun(index, index + 1)
        laid = sheets.laid(run, 1.0, False)
        foot, y = sheets.ending(1.0), laid.bottom + ZONE_GAP
        nodes = [*laid.extras, *laid.body.nodes, *moved(foot.foot, 0, y)]
        head: Head = "opening" if sheets.opens(run) else "running"
        right = sheets.right(laid.ctx, 1.0)
        bottom = y + foot.foot_height
        leaves.append(Leaf(laid.part.journey, laid.part.numbers, partial(list, nodes), right, head, bottom))
    return finished(sheets, leaves, 1.0)


def with_personas_in_front(journey: Journey, theme: Theme) -> tuple[Scene, ...]:
    """The personas with all that is said of them, then the map without them."""
    drawn = map_scene(journey, theme, strip=False)
    if not journey.personas:
        return (drawn,)
    width = min(max(drawn.width, 2 * MARGIN + COLUMNS_LEAST), FRONT_MOST)
    sheets = Sheets(journey, theme, (width, math.inf), front=True)
    (first,) = finished(sheets, front(sheets, 1.0, False), 1.0)
    scenes = first, drawn
    return tuple(
        replace(
            scene,
            id=f"page-{number}",
            title=messages().signs.aside(text=journey.title, aside=_which(number, len(scenes))),
            caption=_which(number, len(scenes)),
        )
        for number, scene in enumerate(scenes, 1)
    )


def _which(number: int, count: int) -> str:
    return messages().numbers.number_of(number=number, count=count)
