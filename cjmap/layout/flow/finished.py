"""The graph of a journey, its steps being placed → the finished scene of its flow, each part where the one above it ends."""

from __future__ import annotations

from cjmap.layout.flow.cards import persona_pills
from cjmap.layout.flow.foot import keys, totals
from cjmap.layout.flow.graph import Graph
from cjmap.layout.flow.picture import Arrangement, arranged, flow_nodes, measured
from cjmap.layout.flow.placing import Placing, rows_of
from cjmap.layout.kit.context import Context, Notes, persona_colours, scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.kit.foot import footer
from cjmap.layout.kit.grid import MARGIN, ZONE_GAP, Grid
from cjmap.layout.kit.head import head
from cjmap.layout.kit.marks import logo_of, pictures_of
from cjmap.layout.kit.stages import chevron_row, phase_row
from cjmap.model import Journey
from cjmap.records import replace
from cjmap.scene import Node, Scene
from cjmap.theme import Theme

LEAST_WIDTH = 900.0
"""Of the picture between its margins: a title and a legend want room."""


def finished(journey: Journey, theme: Theme, whole: Graph, placing: Placing) -> Scene:
    """Measure while the steps are placed, then draw. Raises ImageError where a picture has gone since the file was checked."""
    colours = persona_colours(journey, theme)
    ctx = Context(journey, theme, Grid((), MARGIN, MARGIN), Notes(), colours)
    parts = measured(ctx, whole)
    rows = rows_of(placing)
    arrangement = arranged(journey.stages, parts, rows.rows)
    right = max(arrangement.columns.right, MARGIN + LEAST_WIDTH)
    ctx = Context(journey, theme, Grid(arrangement.columns.stages, MARGIN, right), Notes(), colours)
    nodes, y = head(ctx, logo_of(journey), legend_keys=list(keys(ctx, whole)))
    y += ZONE_GAP
    strip = persona_pills(ctx, pictures_of(journey), right - MARGIN)
    nodes += strip.paint(MARGIN, y)
    y += strip.height + (ZONE_GAP if strip.height else 0)
    middle, y = _middle(ctx, arrangement, y)
    nodes += middle
    if whole.vertices:
        known = totals(ctx, whole, right - MARGIN)
        nodes += known.paint(MARGIN, y + ZONE_GAP)
        y += ZONE_GAP + known.height
    foot, height = footer(ctx, y + ZONE_GAP)
    nodes += foot
    size = ctx.grid.width, y + ZONE_GAP + height + MARGIN - 8
    return replace(scene_of(journey, theme, nodes, size, describe(journey)), notices=rows.notices)


def _middle(ctx: Context, arrangement: Arrangement, top: float) -> tuple[list[Node], float]:
    """Phases, chevrons and the graph itself, and where they end."""
    phases, height = phase_row(ctx, top)
    y = top + (height + 6 if height else 0)
    chevrons = chevron_row(ctx, y).paint()
    headings = {one.stage: one.nodes for one in chevrons.nodes}
    nodes, bottom = flow_nodes(ctx, arrangement, y + chevrons.height + 8, headings, phases)
    return nodes, bottom
