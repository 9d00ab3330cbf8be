"""What a map shows of its stages → phases, chevrons, facts and lanes, told stage by stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from cjmap.layout.map.context import Context
from cjmap.layout.map.lanes import lanes
from cjmap.layout.map.stages import chevron_row, facts_row, phase_row
from cjmap.layout.map.story import Row, Story
from cjmap.layout.map.ways import Ways
from cjmap.records import dataclass
from cjmap.scene import Node


@dataclass(frozen=True)
class Body:
    """The middle of a map: its rows, where its lanes begin, each of them, and where it ends."""

    ctx: Context
    phases: Mapping[int, Node]
    rows: Sequence[Row]
    first_lane: float
    lane_tops: Sequence[float]
    bottom: float

    @cached_property
    def nodes(self) -> Sequence[Node]:
        """All of it, painted when it is first asked for."""
        story = Story()
        for row in self.rows:
            story.take(row)
        return story.nodes(self.ctx.journey, self.ctx.grid.stages, self.ctx.count, self.phases)


def body(ctx: Context, ways: Ways, top: float) -> Body:
    """Place phases, chevrons, facts and lanes from `top` on."""
    phases, height = phase_row(ctx, top)
    y = top + (height + 6 if height else 0)
    told, height = chevron_row(ctx, y)
    rows = [Row(height, told=told)]
    y += height + 10
    told, height = facts_row(ctx, ways, y)
    rows.append(Row(height, told=told))
    y += height + (8 if height else 0)
    shown, bottom, tops = lanes(ctx, ways, y)
    return Body(ctx, phases, [*rows, *shown], y, tops, bottom)
