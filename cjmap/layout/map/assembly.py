"""A journey, a theme and what is wished → the whole of its map: head, band, its rows of stages with their lanes, and the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout.kit.context import notes_of, persona_colours, scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.kit.foot import without_findings
from cjmap.layout.kit.grid import Grid
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
from cjmap.layout.map.look import Look, one_row, several_rows
from cjmap.layout.map.rows import RowPart, divided, row_part, units_of
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.model import Journey
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node, Path, Scene
from cjmap.theme import Theme

CURVE_SHARE = 1 / 6
"""The height of the curve's ground, as a share of the map's width; of several rows of all of them together."""

CURVE_LEAST, CURVE_MOST = 300.0, 480.0
CURVE_PADDING = 146.0
"""What of it lies beyond the best and the worst level."""

ROW_CURVE_LEAST, ROW_CURVE_PADDING = 150.0, 74.0
"""The same of each of several rows."""

WIDTH_LEAST = 900.0
COLUMNS_MOST = 20
"""So many columns stand in one row of a map of its own size; of more, ROW_COLUMNS in each row."""

ROW_COLUMNS = 12
ROWS_WIDTH = 2000.0
"""The width of a map of its own size in several rows, in px."""

BODY_LEAST, SMALL_LEAST = 11.0, 9.5
"""The least size of the body's type and of small type in a map of a given width, in px."""

HEAD_GAP, ROW_GAP, FOOT_GAP = 18.0, 14.0, 16.0
"""Below head and band, between rows of stages, above the foot, in px."""


@dataclass(frozen=True)
class Frame:
    """What a map is laid out in: its look, its width in px of the map, the rows of its stages, and how large a px of the map
    is drawn.
    """

    look: Look
    width: float
    rows: tuple[RowPart, ...]
    zoom: float = 1.0


def lay_out_map(journey: Journey, theme: Theme) -> Scene:
    """The whole map as one picture. Raises cjmap.images.ImageError where a picture has gone since the file was checked."""
    return composed(journey, theme)


def composed(journey: Journey, theme: Theme, width: float = 0.0) -> Scene:
    """The map as one picture: `width` px wide, or where that is 0 as wide as it needs to be."""
    frame = frame_of(journey, width)
    scene = drawn(journey, theme, frame)
    return replace(scene, zoom=frame.zoom)


def frame_of(journey: Journey, width: float = 0.0) -> Frame:
    """The frame of a map of a width in px, 0 for its own: columns get narrower down to a floor, then the stages stand in
    several rows.
    """
    look = one_row(width or ROWS_WIDTH)
    wanted = natural_width(journey.stages, look) + 2 * look.margin + look.label
    if not width:
        count = sum(max(1, len(stage.touchpoints)) for stage in journey.stages)
        if count <= COLUMNS_MOST:
            natural = max(WIDTH_LEAST, wanted)
            return Frame(one_row(natural), natural, (whole_part(journey),))
        return _in_rows(journey, ROWS_WIDTH, 1.0)
    most = width * min(look.body.size / BODY_LEAST, look.small.size / SMALL_LEAST)
    if wanted <= most:
        inner = max(width, wanted)
        return Frame(one_row(inner), inner, (whole_part(journey),), width / inner)
    rows = several_rows()
    inner = width * min(rows.body.size / BODY_LEAST, rows.small.size / SMALL_LEAST)
    return _in_rows(journey, inner, width / inner)


def _in_rows(journey: Journey, width: float, zoom: float) -> Frame:
    look = several_rows()
    room = width - 2 * look.margin - look.label
    units = units_of(journey, room, look)
    bare = without_findings(journey)
    runs = divided(journey, units, room, ROW_COLUMNS)
    return Frame(look, width, tuple(row_part(journey, bare, units[first:end]) for first, end in runs), zoom)


def whole_part(journey: Journey) -> RowPart:
    """All stages in one row."""
    count = len(journey.stages)
    return RowPart(journey, tuple(range(1, count + 1)), (False,) * count)


def drawn(journey: Journey, theme: Theme, frame: Frame) -> Scene:
    """The map in a frame, as one picture."""
    ctx = surroundings(journey, theme, frame)
    look = frame.look
    nodes: list[Node] = []
    signs: set[Sign] = set()
    y = look.margin
    for zone in (head_zone(ctx, logo_of(journey), pictures_of(journey)), band_zone(ctx)):
        if zone.height:
            nodes += _loose(zone, y)
            y += zone.height + HEAD_GAP
            signs |= zone.signs
    for number, row in enumerate(row_contexts(ctx, frame)):
        shown, y, found = stage_row(row, y + (ROW_GAP if number else 0))
        nodes += shown
        signs |= found
    foot = foot_zone(ctx, signs)
    nodes += _loose(foot, y + FOOT_GAP)
    height = y + FOOT_GAP + foot.height + look.margin - 12
    scene = scene_of(journey, theme, nodes, (frame.width, height), describe(journey))
    ctx.cached_blocks.clear()  # which know what knows them: nothing else would free them but a search for garbage
    return scene


def surroundings(journey: Journey, theme: Theme, frame: Frame) -> MapContext:
    """The surroundings of all of a map: its grid has no stages, only the edges."""
    look = frame.look
    return MapContext(
        journey,
        theme,
        Grid((), look.margin + look.label, frame.width - look.margin),
        notes_of(journey),
        persona_colours(journey, theme),
        curve_scores=scores_of(journey),
        look=look,
        plot=_plot(frame),
    )


def row_contexts(ctx: MapContext, frame: Frame) -> Iterator[MapContext]:
    """The surroundings of each row of stages."""
    rows = frame.rows
    for number, part in enumerate(rows):
        placed = columns(part.journey.stages, part.numbers, part.continued, ctx.left, ctx.right, frame.look)
        yield replace(
            ctx,
            journey=part.journey,
            whole=ctx.journey,
            grid=placed,
            row=number + 1,
            last=number == len(rows) - 1,
        )


def _plot(frame: Frame) -> float:
    ground = frame.width * CURVE_SHARE
    if frame.look.in_rows:
        return max(ROW_CURVE_LEAST, ground / len(frame.rows)) - ROW_CURVE_PADDING
    return min(CURVE_MOST, max(CURVE_LEAST, ground)) - CURVE_PADDING


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
    nodes = in_reading_order([dividers, *rows], ctx.journey, ctx.grid.stages, ctx.count, phases(top))
    return (nodes if ctx.first else _named_again(nodes, ctx)), y, signs


def _named_again(nodes: Sequence[Node], ctx: MapContext) -> list[Node]:
    """The nodes of a further row, its ids told apart from those of the rows before: `row-2-lanes`."""
    again = {f"stage-{one.stage.id}" for one in ctx.grid.stages if one.continued} | {"lanes"}
    return [
        replace(node, id=f"row-{ctx.row}-{node.id}") if isinstance(node, Group) and node.id in again else node
        for node in nodes
    ]


def _dividers(ctx: MapContext, top: float, bottom: float) -> Sequence[Node]:
    """Hairlines at the borders of the stages."""
    colour = ctx.theme.tinted(ctx.theme.soft, 0.28)
    return [Path((("M", one.x, top), ("L", one.x, bottom)), stroke=colour) for one in ctx.grid.stages[1:]]


def _loose(zone: Zone, top: float) -> list[Node]:
    """A zone that belongs to no stage."""
    row = zone.paint(top)
    return [*row.behind, *row.titles]
