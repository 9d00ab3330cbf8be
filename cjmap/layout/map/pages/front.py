"""The personas of a journey → a page of their own in front of its map, with all that the file says of them."""

from __future__ import annotations

from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.kit.foot import without_findings
from cjmap.layout.kit.marks import logo_of, pictures_of
from cjmap.layout.kit.personas import PORTRAIT, persona_strip
from cjmap.layout.map.assembly import FOOT_MARGIN, HEAD_GAP, loose, surroundings
from cjmap.layout.map.frames import Frame
from cjmap.layout.map.head import head_zone
from cjmap.layout.map.look import one_row
from cjmap.layout.map.pages.pieces import pieces_of
from cjmap.layout.map.running_head import running_head_zone
from cjmap.layout.map.surroundings import MapShown
from cjmap.model import Journey
from cjmap.records import replace
from cjmap.scene import Scene
from cjmap.theme import Theme


def personas_in_front(
    journey: Journey, theme: Theme, width: float, height: float, zoom: float = 1.0
) -> tuple[Scene, ...]:
    """The personas on as many pages as they take, `width` and `height` px of the map at most; an infinite height is one page
    as high as it needs to be. Nothing where there is nobody.
    """
    if not journey.personas:
        return ()
    look = one_row(width)
    ctx = surroundings(journey, theme, Frame(look, width, (), 1.0), MapShown(people_in_head=False))
    head, running = head_zone(ctx, logo_of(journey, look.title.size), pictures_of(journey)), running_head_zone(ctx)
    strip = persona_strip(ctx, pictures_of(journey), width - 2 * look.margin, PORTRAIT)
    top, again = (look.margin + zone.height + HEAD_GAP for zone in (head, running))
    limit = height - look.margin + FOOT_MARGIN
    alone = without_findings(replace(journey, stages=()))
    nodes = [*loose(head, look.margin), *strip.paint(look.margin, top)]
    bottom = top + strip.height
    pieces = pieces_of(nodes, bottom, (look.margin, again), limit)
    tall = min(height, bottom + look.margin)
    scenes = []
    for number, piece in enumerate(pieces):
        above = loose(running, look.margin) if number else []
        scene = scene_of(journey, theme, [*above, *piece.draw()], (width, tall), describe(alone, ()))
        scenes.append(replace(scene, zoom=zoom))
    return tuple(scenes)
