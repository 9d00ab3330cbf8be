"""A journey, a theme and a width → the whole of its map: head, band, its rows of stages with their lanes, and the foot."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.layout.kit.context import notes_of, persona_colours, scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.marks import logo_of, pictures_of
from cjmap.layout.kit.reading_order import Row, in_reading_order
from cjmap.layout.kit.segments import scores_of
from cjmap.layout.map.band import band_zone
from cjmap.layout.map.bar import bar_zone, phase_zone
from cjmap.layout.map.columns import columns, natural_width
from cjmap.layout.map.emotion import curve_of
from cjmap.layout.map.foot import foot_zone
from cjmap.layout.map.head import head_zone
from cjmap.layout.map.lanes import map_lanes
from cjmap.layout.map.look import Look, one_row
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.model import Journey
from cjmap.options.medium import NO_WISHES, Wishes
from cjmap.scene import Node, Path, Scene
from cjmap.theme import Theme

CURVE_SHARE = 1 / 6
"""The height of the curve's ground, as a share of the map's width."""

CURVE_LEAST, CURVE_MOST = 300.0, 480.0
CURVE_PADDING = 146.0
"""What of it lies beyond the best and the worst level."""

WIDTH_LEAST = 900.0
COLUMNS_MOST = 20
"""So many columns stand in one row; more are broken into rows."""


def lay_out_map(journey: Journey, theme: Theme) -> Scene:
    """The whole map as one picture. Raises cjmap.images.ImageError where a picture has gone since the file was checked."""
    return composed(journey, theme)


def lay_out_fitted_map(journey: Journey, theme: Theme, wishes: Wishes) -> Scene:
    """The whole map as it is wished: of a width, with plain lanes, with one persona before the others."""
    return composed(journey, theme, wishes)


def composed(journey: Journey, theme: Theme, wishes: Wishes = NO_WISHES) -> Scene:
    """The map with all stages in one row."""
    look = one_row(1920.0)
    width = wishes.width or max(WIDTH_LEAST, natural_width(journey.stages, look) + 2 * look.margin + look.label)
    look = one_row(width)
    ctx = surroundings(journey, theme, look, width, wishes)
    nodes: list[Node] = []
    signs: set[Sign] = set()
    y = look.margin
    for zone in (head_zone(ctx, logo_of(journey), pictures_of(journey)), band_zone(ctx)):
        if zone.height:
            nodes += _loose(zone, y)
            y += zone.height + 18
            signs |= zone.signs
    row, y, found = stage_row(ctx, y)
    nodes += row
    foot = foot_zone(ctx, signs | found)
    nodes += _loose(foot, y + 16)
    height = y + 16 + foot.height + look.margin - 12
    return scene_of(journey, theme, nodes, (width, height), describe(journey))


def surroundings(journey: Journey, theme: Theme, look: Look, width: float, wishes: Wishes = NO_WISHES) -> MapContext:
    """The surroundings of a map in one row."""
    count = len(journey.stages)
    numbers, continued = range(1, count + 1), [False] * count
    placed = columns(journey.stages, numbers, continued, look.margin + look.label, width - look.margin, look)
    plot = min(CURVE_MOST, max(CURVE_LEAST, width * CURVE_SHARE)) - CURVE_PADDING
    return MapContext(
        journey, theme, placed, notes_of(journey), persona_colours(journey, theme), curve_scores=scores_of(journey),
        look=look, plot=plot, plain=wishes.plain, highlight=wishes.highlight,
    )  # fmt: skip


def stage_row(ctx: MapContext, top: float) -> tuple[list[Node], float, set[Sign]]:
    """A row of stages with all its lanes from `top` on, where it ends, and the signs that it shows."""
    high, phases = phase_zone(ctx)
    y = top + high
    bar = bar_zone(ctx)
    rows = [bar.paint(y)]
    bar_bottom = y + bar.height
    y = bar_bottom + 10
    signs = set(bar.signs)
    for lane in map_lanes(ctx, curve_of(ctx)):
        y += lane.above
        rows.append(lane.zone.paint(y))
        y += lane.zone.height
        signs |= lane.zone.signs
    dividers = Row(0, behind=_dividers(ctx, bar_bottom + 4, y))
    drawn = in_reading_order([dividers, *rows], ctx.journey, ctx.grid.stages, ctx.count, phases(top))
    return drawn, y, signs


def _dividers(ctx: MapContext, top: float, bottom: float) -> Sequence[Node]:
    """Hairlines at the borders of the stages."""
    colour = ctx.theme.tinted(ctx.theme.soft, 0.28)
    return [Path((("M", one.x, top), ("L", one.x, bottom)), stroke=colour) for one in ctx.grid.stages[1:]]


def _loose(zone: Zone, top: float) -> list[Node]:
    """A zone that belongs to no stage."""
    row = zone.paint(top)
    return [*row.behind, *row.titles]
