"""A journey → what a further sheet of its map begins with: the title in one line, shortened where it is longer."""

from __future__ import annotations

from cjmap.layout.kit.block import direction, heading, lines_of, paragraph_of
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.standouts import whole
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.text import wrap
from cjmap.text.breaking import wrapped


def running_head_zone(ctx: MapContext) -> Zone:
    """The title of the whole map; nothing else on a sheet is shortened, for all of it is on the first one."""
    font, title, width = ctx.look.head_bold, whole(ctx).title, ctx.right - ctx.look.margin
    lines, _ = wrapped(title, font, width)
    last = lines[0]
    if len(lines) > 1:
        while last and len(wrap(f"{last}…", font, width)) > 1:
            last = last[:-1].rstrip()
        last = f"{last}…"
    text = paragraph_of(title, (last,), font, width, (), shortened=len(lines) > 1)
    block = heading(lines_of(text, font, ctx.theme.ink, width, toward=direction(title)))
    return Zone(block.height, lambda top: Row(block.height, titles=block.paint(ctx.look.margin, top)))
