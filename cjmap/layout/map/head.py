"""A journey → the head of its map: title and scenario, what it is for, and the personas beside them."""

from __future__ import annotations

from cjmap.images import Picture
from cjmap.layout.kit.block import Block, heading, paragraph, stack
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.surroundings import MapContext, Zone


def head_zone(ctx: MapContext, logo: Block, pictures: dict[str, Picture]) -> Zone:
    """The head from the margin on."""
    width = ctx.right - ctx.look.margin
    title = stack(
        [
            heading(paragraph(ctx.journey.title, ctx.look.title, ctx.theme.ink, width)),
            paragraph(ctx.journey.scenario, ctx.look.lead, ctx.theme.soft, width),
        ],
        3,
    )
    return Zone(title.height, lambda top: Row(title.height, titles=title.paint(ctx.look.margin, top)))
