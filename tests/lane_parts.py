"""Journeys → the surroundings and the painted lanes of their maps, for tests of these parts alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count

from cjmap.layout.kit.context import notes_of, persona_colours, scene_of
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.kit.segments import scores_of
from cjmap.layout.map.columns import columns, natural_width
from cjmap.layout.map.emotion import Curve
from cjmap.layout.map.lanes import MapLane, map_lanes
from cjmap.layout.map.look import one_row, several_rows
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.model import Item, Journey, Stage
from cjmap.records import replace
from cjmap.scene import Node, Scene
from cjmap.theme import themed
from cjmap.transform.lanes import with_plain_lanes

CURVE = Zone(60.0, lambda top: Row(60.0))
"""What stands for a curve."""

NOTHING_HANGS = Curve(CURVE)
OTHERS = ("touchpoints", "ways", "emotion")
"""Parts of the map that stand where lanes do, and are tested elsewhere."""


def context(journey: Journey, rows: bool = False, plain: bool = False, width: float = 0.0) -> MapContext:
    """The surroundings of a map, at its natural width unless another is asked for."""
    journey = with_plain_lanes(journey) if plain else journey
    look = several_rows() if rows else one_row(1920.0)
    stages, number = journey.stages, len(journey.stages)
    wide = width or max(900.0, natural_width(stages, look) + 2 * look.margin + look.label)
    grid = columns(
        stages, range(1, number + 1), [False] * number, look.margin + look.label, wide - look.margin, look
    )  # fmt: skip
    theme = themed(journey.theme)
    return MapContext(
        journey, theme, grid, notes_of(journey), persona_colours(journey, theme), curve_scores=scores_of(journey),
        look=look,
    )  # fmt: skip


def hung(*items: Item) -> Curve:
    """A curve at which these items hang."""
    return Curve(CURVE, frozenset(map(id, items)))


def own_lanes(ctx: MapContext, curve: Curve = NOTHING_HANGS) -> list[MapLane]:
    """The lanes without cards, transitions and curve."""
    return [lane for lane in map_lanes(ctx, curve) if lane.id not in OTHERS]


def painted(lanes: Sequence[MapLane], top: float = 40.0) -> list[tuple[MapLane, float, Row]]:
    """Lanes below each other: each with its top in px and its nodes."""
    found, y = [], top
    for lane in lanes:
        y += lane.above
        found.append((lane, y, lane.zone.paint(y)))
        y += lane.zone.height
    return found


def nodes_of(row: Row) -> list[Node]:
    """All nodes of a row in painting order."""
    return [*row.behind, *row.titles, *(node for part in row.nodes for node in part.nodes)]


def scene(ctx: MapContext, lanes: Sequence[MapLane]) -> Scene:
    """A picture of lanes alone."""
    rows = painted(lanes)
    height = rows[-1][1] + rows[-1][0].zone.height + 40 if rows else 80.0
    nodes = [node for _, _, row in rows for node in nodes_of(row)]
    return scene_of(ctx.journey, ctx.theme, nodes, (ctx.right + ctx.look.margin, height), "")


def numbered(journey: Journey) -> Journey:
    """The same journey with another text in each item, `item 1` and so on."""
    numbers = count(1)
    return replace(journey, stages=tuple(_numbered(stage, numbers.__next__) for stage in journey.stages))


def _numbered(stage: Stage, number: Callable[[], int]) -> Stage:
    def items(found: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(replace(item, text=f"item {number()}") for item in found)

    touchpoints = tuple(
        replace(one, items={lane: items(found) for lane, found in one.items.items()}) for one in stage.touchpoints
    )
    return replace(stage, items={lane: items(found) for lane, found in stage.items.items()}, touchpoints=touchpoints)
