"""What a map shows of its stages → phases, chevrons, facts and lanes, told stage by stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cjmap.layout.map.context import Context
from cjmap.layout.map.lanes import lanes
from cjmap.layout.map.stages import chevron_row, facts_row, phase_row
from cjmap.layout.map.story import Row, Story
from cjmap.layout.map.ways import Ways
from cjmap.scene import Node


@dataclass(frozen=True, slots=True)
class Body:
    """The middle of a map: its nodes, where its lanes begin, each of them, and where it ends."""

    nodes: Sequence[Node]
    first_lane: float
    lane_tops: Sequence[float]
    bottom: float


def body(ctx: Context, ways: Ways, top: float) -> Body:
    """Place phases, chevrons, facts and lanes from `top` on."""
    story = Story()
    phases, height = phase_row(ctx, top)
    y = top + (height + 6 if height else 0)
    told, height = chevron_row(ctx, y)
    story.take(Row(height, told=told))
    y += height + 10
    told, height = facts_row(ctx, ways, y)
    story.take(Row(height, told=told))
    y += height + (8 if height else 0)
    bottom, tops = lanes(ctx, ways, y, story)
    return Body(story.nodes(ctx.journey, ctx.grid.stages, ctx.count, phases), y, tops, bottom)
