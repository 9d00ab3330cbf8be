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


def running_head_zone(ctx: MapContext) -> Zone:
    """What a further sheet begins with: the title on one line, shortened where it is longer."""
    look = ctx.look
    title = heading(paragraph(ctx.journey.title, look.head_bold, ctx.theme.ink, ctx.right - look.margin))
    return Zone(title.height, lambda top: Row(title.height, titles=title.paint(look.margin, top)))
