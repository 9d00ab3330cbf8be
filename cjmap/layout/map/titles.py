"""A lane and its row → the same with its title left of it, the line above it, and names for those who hear it."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.layout.kit.block import paragraph, usual_leading
from cjmap.layout.kit.grid import lane_name
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.model import Lane
from cjmap.scene import Group, Node, Path, Text
from cjmap.text import reach

TITLE_FREE = 8.0
"""What the title of a lane leaves free of the labels' column, in px."""

LINE_HIGH, LINE_GAP, LINE_MOST = 24.0, 8.0, 420.0
"""A line above a lane: its height, the space right of its words, and how wide these become before they are broken."""

LINE_DASHES, LINE_WIDE, LINE_INK = (6.0, 4.0), 1.3, 0.7


def grouped(lane: Lane, nodes: Sequence[Node], named: bool = True) -> Group:
    """What a lane shows, with its name for screen readers."""
    return Group(tuple(nodes), label=lane_name(lane) if named else "", data={"lane": lane.id})


def titled(ctx: MapContext, lane: Lane, zone: Zone, title: str, down: float) -> Zone:
    """A row of which all nodes are grouped already, with a title whose first line begins `down` px below its top."""
    if not zone.height:
        return zone
    words = paragraph(title, ctx.look.bold, ctx.theme.ink, ctx.look.label - TITLE_FREE, TITLE_FREE, hyphens=True)
    height = max(zone.height, words.height + down)

    def paint(top: float) -> Row:
        row = zone.paint(top)
        title_nodes = words.paint(ctx.look.margin, top + down)
        return Row(height, row.behind, [grouped(lane, [*title_nodes, *row.titles], named=False)], row.nodes)

    return under_line(ctx, lane.line_above, Zone(height, paint, zone.signs))


def under_line(ctx: MapContext, text: str, zone: Zone) -> Zone:
    """A row below a dashed line with words at its left end: of interaction, of visibility; without words as it is."""
    if not text:
        return zone
    look, theme = ctx.look, ctx.theme
    words = paragraph(text, look.small, theme.soft, min(LINE_MOST, (ctx.right - look.margin) / 2), 0)
    high = LINE_HIGH + words.height - usual_leading(look.small.size)

    def paint(top: float) -> Row:
        row = zone.paint(top + high)
        middle = top + (high - LINE_GAP) / 2
        nodes = words.paint(look.margin, middle - words.height / 2)
        ends = [look.margin + reach(one.text, look.small) + LINE_GAP for one in nodes if isinstance(one, Text)]
        dashes = Path(
            (("M", max(ctx.left, *ends), middle), ("L", ctx.right, middle)),
            stroke=theme.tinted(theme.ink, LINE_INK), stroke_width=LINE_WIDE, dash=LINE_DASHES,
        )  # fmt: skip
        return Row(row.height + high, row.behind, [*nodes, dashes, *row.titles], row.nodes)

    return Zone(zone.height + high, paint, zone.signs, tuple(high + top for top in zone.tops))
