"""A journey and a theme → the scene of its map: lens, experience and insight from top to bottom."""

from __future__ import annotations

from cjmap.images import Picture, load
from cjmap.layout.block import Block, stack
from cjmap.layout.describe import describe, properties
from cjmap.layout.emblems import logo
from cjmap.layout.map.body import body
from cjmap.layout.map.context import Context, Notes, persona_colours
from cjmap.layout.map.foot import findings, footer
from cjmap.layout.map.grid import MARGIN, grid
from cjmap.layout.map.head import LOGO_HEIGHT, head
from cjmap.layout.map.personas import persona_strip
from cjmap.layout.map.ways import Ways
from cjmap.model import Journey
from cjmap.scene import Node, Scene
from cjmap.theme import Theme

ZONE_GAP = 18.0


def lay_out_map(journey: Journey, theme: Theme, strip_shown: bool = True) -> Scene:
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


def pictures_of(journey: Journey) -> dict[str, Picture]:
    """The picture of each persona that has one, by the persona's id. Raises ImageError."""
    return {persona.id: load(journey.folder, persona.image) for persona in journey.personas if persona.image}


def logo_of(journey: Journey) -> Block:
    """The journey's logo, nothing where it has none. Raises ImageError."""
    if not journey.theme.logo:
        return stack([])
    return logo(load(journey.folder, journey.theme.logo), LOGO_HEIGHT)
