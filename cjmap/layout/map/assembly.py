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
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.model import Journey
from cjmap.records import dataclass, replace
from cjmap.scene import Node, Scene
from cjmap.theme import Theme

HEAD_GAP, ROW_GAP, FOOT_GAP = 18.0, 14.0, 16.0
"""Below head and band, between rows of stages, above the foot, in px."""

FOOT_MARGIN = 12.0
"""How much less than the margin is below the last line."""


@dataclass(frozen=True)
class Assembly:
    """A map: what paints its parts, its size in px, and where its zones and lanes begin; painted when it is first asked for,
    for most are only tried.
    """

    parts: Sequence[Callable[[], Sequence[Node]]]
    width: float
    height: float
    tops: tuple[float, ...]

    @cached_property
    def nodes(self) -> list[Node]:
        """All of it in reading order."""
        return [node for part in self.parts for node in part()]


def lay_out_map(journey: Journey, theme: Theme) -> Scene:
    """The whole map as one picture. Raises cjmap.images.ImageError where a picture has gone since the file was checked."""
    return composed(journey, theme)


def composed(journey: Journey, theme: Theme, width: float = 0.0) -> Scene:
    """The map as one picture: `width` px wide, or where that is 0 as wide as it needs to be."""
    frame = frame_of(journey, width)
    ctx = surroundings(journey, theme, frame)
    whole = assembled(ctx, frame)
    scene = scene_of(journey, theme, whole.nodes, (whole.width, whole.height), describe(journey))
    ctx.cached_blocks.clear()  # which know what knows them: nothing else would free them but a search for garbage
    return replace(scene, zoom=frame.zoom)


def assembled(ctx: MapContext, frame: Frame) -> Assembly:
    """Place everything, each part where the one above it ends. Raises ImageError where a picture has gone since the file was
    checked.
    """
    journey, look = ctx.journey, frame.look
    parts: list[Callable[[], Sequence[Node]]] = []
    signs: set[Sign] = set()
    tops: list[float] = []
    y = look.margin
    for zone in (head_zone(ctx, logo_of(journey), pictures_of(journey)), band_zone(ctx)):
        if zone.height:
            parts.append(partial(loose, zone, y))
            y += zone.height + HEAD_GAP
            tops.append(y - HEAD_GAP / 2)
            signs |= zone.signs
    for number, row_ctx in enumerate(row_contexts(ctx, frame)):
        y += ROW_GAP if number else 0
        row = stage_row(row_ctx)
        parts.append(partial(row.paint, y))
        tops += [y, *(y + down for down in row.tops)]
        y += row.height
        signs |= row.signs
    y += FOOT_GAP
    foot = foot_zone(ctx, signs)
    parts.append(partial(loose, foot, y))
    tops.append(y - FOOT_GAP / 2)
    return Assembly(parts, frame.width, y + foot.height + look.margin - FOOT_MARGIN, tuple(tops))


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
        plot=plot_of(frame),
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
