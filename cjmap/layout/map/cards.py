"""The steps of a row → their cards, all as high as the highest: number, channel, name, and the signs of each."""

from __future__ import annotations

from cjmap.layout.kit.cards import touchpoint_row
from cjmap.layout.kit.transitions import BranchMarks
from cjmap.layout.map.surroundings import MapContext, Zone


def cards_zone(ctx: MapContext) -> Zone:
    """The cards of touchpoints, and of stages without any; no zone where there is none."""
    marks = BranchMarks(ctx.journey, ctx.theme)
    return Zone(touchpoint_row(ctx, marks, 0).height, lambda top: touchpoint_row(ctx, marks, top).paint())
