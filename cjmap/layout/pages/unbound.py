"""A journey without a size of paper → its stages one picture each, or its personas in front of its map."""

from __future__ import annotations

import math
from functools import partial

from cjmap.language import words
from cjmap.layout.map import ZONE_GAP, lay_out_map
from cjmap.layout.map.grid import MARGIN, labels
from cjmap.layout.pages.cutting import moved
from cjmap.layout.pages.leaves import Head, Leaf, finished, front
from cjmap.layout.pages.parts import Parts
from cjmap.layout.pages.sheets import Run, Sheets
from cjmap.model import Journey
from cjmap.records import replace
from cjmap.scene import Scene
from cjmap.theme import Theme

COLUMNS_LEAST = 1000.0
"""Of a stage alone, and of personas: what a head of one or two lines asks for."""

FRONT_MOST = 1600.0
"""Beyond it lines of text grow too long to read."""


def stages_alone(journey: Journey, theme: Theme, persona_page: bool) -> tuple[Scene, ...]:
    """One picture a stage, all of one width, each with head, personas and legend as if it were the whole."""
    parts = Parts(journey, math.inf)
    widest = max(parts.part(place, place + 1).width for place in range(len(journey.stages)))
    in_front = persona_page and bool(journey.personas)
    paper = 2 * MARGIN + labels(journey) + max(COLUMNS_LEAST, widest), math.inf
    sheets = Sheets(journey, theme, paper, in_front, alike=True)
    leaves = front(sheets, 1.0, False)
    for place in range(len(journey.stages)):
        run = Run(place, place + 1)
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
    drawn = lay_out_map(journey, theme, strip_shown=False)
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
            title=words().signs.aside(text=journey.title, aside=_which(number, len(scenes))),
            caption=_which(number, len(scenes)),
        )
        for number, scene in enumerate(scenes, 1)
    )


def _which(number: int, count: int) -> str:
    return words().numbers.one_of(number=number, count=count)
