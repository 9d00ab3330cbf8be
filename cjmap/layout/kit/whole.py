"""A journey and a theme → the whole of its map as one scene: lens, experience and insight from top to bottom."""

from __future__ import annotations

from cjmap.layout.kit.context import Context, Notes, persona_colours
from cjmap.layout.kit.description import describe, properties
from cjmap.layout.kit.emblems import logo_of, pictures_of
from cjmap.layout.kit.foot import findings, footer
from cjmap.layout.kit.grid import MARGIN, ZONE_GAP, grid
from cjmap.layout.kit.head import head
from cjmap.layout.kit.lanes import body
from cjmap.layout.kit.personas import persona_strip
from cjmap.layout.kit.transitions import Ways
from cjmap.model import Journey
from cjmap.scene import Node, Scene
from cjmap.theme import Theme


def whole_map(journey: Journey, theme: Theme, strip_shown: bool = True) -> Scene:
    """Place everything, each part where the one above it ends; the personas only where `strip_shown` says so.

    Raises cjmap.images.ImageError where a picture has gone since the file was checked.
    """
    places = grid(journey)
    ctx = Context(journey, theme, places, Notes(), persona_colours(journey, theme))
    nodes, y = head(ctx, logo_of(journey))
    y += ZONE_GAP
    if strip_shown and journey.personas:
        strip = persona_strip(ctx, pictures_of(journey), places.right - MARGIN)
        nodes += strip.paint(MARGIN, y)
        y += strip.height + ZONE_GAP
    middle = body(ctx, Ways(journey, theme), y)
    nodes += middle.nodes
    y = middle.bottom
    row_nodes, height = findings(ctx, y + ZONE_GAP)
    nodes += row_nodes
    y += ZONE_GAP + (height + ZONE_GAP if height else 0)
    row_nodes, height = footer(ctx, y)
    nodes += row_nodes
    return _scene(ctx, nodes, y + height + MARGIN - 8)


def _scene(ctx: Context, nodes: list[Node], height: float) -> Scene:
    journey = ctx.journey
    return Scene(
        width=ctx.grid.width,
        height=height,
        background=ctx.theme.background,
        children=tuple(nodes),
        id="",
        title=journey.title,
        description=describe(journey),
        language=journey.language,
        families=ctx.theme.families,
        metadata=properties(journey),
    )
