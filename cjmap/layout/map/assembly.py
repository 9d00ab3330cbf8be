"""A journey, a theme and a frame → the whole of its map: head, band, rows of stages and foot, in one piece or to be cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

from cjmap.layout.kit.context import notes_of, persona_colours, scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.kit.grid import Grid
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.marks import logo_of, pictures_of
from cjmap.layout.kit.segments import scores_of
from cjmap.layout.map.band import band_zone
from cjmap.layout.map.columns import columns
from cjmap.layout.map.foot import foot_zone
from cjmap.layout.map.frames import Frame, frame_of, plot_of
from cjmap.layout.map.head import head_zone
from cjmap.layout.map.stage_row import stage_row
from cjmap.layout.map.surroundings import WHOLE, MapContext, MapShown, Zone
from cjmap.model import Journey
from cjmap.options.medium import Wishes
from cjmap.records import dataclass, replace
from cjmap.scene import Node, Scene
from cjmap.theme import Theme
from cjmap.transform.lanes import with_plain_lanes

HEAD_GAP, ROW_GAP, FOOT_GAP = 18.0, 14.0, 16.0
"""Below head and band, between rows of stages, above the foot, in px."""

CUT_ROOM = 6.0
"""Between a text and the cut of a poster, in px."""

FOOT_MARGIN = 12.0
"""How much less than the margin is below the last line."""


@dataclass(frozen=True)
class Assembly:
    """A map: what paints its parts, its size in px, how much of its height it needs, and where its zones and lanes begin;
    painted when it is first asked for, for most are only tried.
    """

    parts: Sequence[Callable[[], Sequence[Node]]]
    width: float
    height: float
    needed: float
    tops: tuple[float, ...]

    @cached_property
    def nodes(self) -> list[Node]:
        """All of it in reading order."""
        return [node for part in self.parts for node in part()]


def lay_out_map(journey: Journey, theme: Theme) -> Scene:
    """The whole map as one picture. Raises cjmap.images.ImageError where a picture has gone since the file was checked."""
    return composed(journey, theme)


def lay_out_fitted_map(journey: Journey, theme: Theme, wishes: Wishes) -> Scene:
    """The whole map as one picture as it is wished. Raises ImageError as `lay_out_map` does."""
    return composed(wished(journey, wishes), theme, wishes.width, MapShown(highlight=wishes.highlight))


def wished(journey: Journey, wishes: Wishes) -> Journey:
    """The journey whose map is drawn: with plain lanes where these are wished."""
    return with_plain_lanes(journey) if wishes.plain else journey


def composed(journey: Journey, theme: Theme, width: float = 0.0, shown: MapShown = WHOLE) -> Scene:
    """The map as one picture: `width` px wide, or where that is 0 as wide as it needs to be."""
    frame = frame_of(journey, width)
    ctx = surroundings(journey, theme, frame, shown)
    whole = assembled(ctx, frame)
    scene = scene_of(journey, theme, whole.nodes, (whole.width, whole.height), describe(journey))
    ctx.cached_blocks.clear()  # which know what knows them: nothing else would free them but a search for garbage
    return replace(scene, zoom=frame.zoom)


def assembled(ctx: MapContext, frame: Frame, height: float = 0.0, cuts: tuple[float, ...] = ()) -> Assembly:
    """Place everything, each part where the one above it ends, the foot at the bottom of a `height` in px where there is one.

    Where a poster is cut at some x, no text goes over a cut, and head and foot stand on the first sheet. Raises ImageError
    where a picture has gone since the file was checked.
    """
    journey, look = ctx.journey, frame.look
    edges = replace(ctx.grid, right=min(ctx.right, cuts[0] - CUT_ROOM)) if cuts else ctx.grid
    around = replace(ctx, grid=edges)
    parts: list[Callable[[], Sequence[Node]]] = []
    signs: set[Sign] = set()
    tops: list[float] = []
    y = look.margin
    for zone in (head_zone(around, logo_of(journey, look.title.size), pictures_of(journey)), band_zone(around)):
        if zone.height:
            parts.append(partial(loose, zone, y))
            y += zone.height + HEAD_GAP
            tops.append(y - HEAD_GAP / 2)
            signs |= zone.signs
    for number, row_ctx in enumerate(row_contexts(ctx, frame)):
        y += ROW_GAP if number else 0
        row = stage_row(replace(row_ctx, grid=replace(row_ctx.grid, cuts=cuts)))
        parts.append(partial(row.paint, y))
        tops += [y, *(y + down for down in row.tops)]
        y += row.height
        signs |= row.signs
    y += FOOT_GAP
    foot = foot_zone(around, signs)
    needed = y + foot.height + look.margin - FOOT_MARGIN
    tops.append(y - FOOT_GAP / 2)
    parts.append(partial(loose, foot, y + max(0.0, height - needed)))
    return Assembly(parts, frame.width, max(height, needed), needed, tuple(tops))


def surroundings(journey: Journey, theme: Theme, frame: Frame, shown: MapShown = WHOLE) -> MapContext:
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
        plot=plot_of(frame),
        people_in_head=shown.people_in_head,
        highlight=shown.highlight,
    )


def row_contexts(ctx: MapContext, frame: Frame) -> Iterator[MapContext]:
    """The surroundings of each row of stages."""
    rows = frame.rows
    for number, part in enumerate(rows):
        placed = columns(part.journey.stages, part.numbers, part.continued, ctx.left, ctx.right, frame.look)
        last = number == len(rows) - 1
        yield replace(ctx, journey=part.journey, whole=ctx.journey, grid=placed, row=number + 1, last=last)


def loose(zone: Zone, top: float) -> list[Node]:
    """The nodes of a zone that belongs to no stage."""
    row = zone.paint(top)
    return [*row.behind, *row.titles]
