"""The transitions of a row's steps → *Where they go*: lines above the cards, or text over the card they leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import Block, paragraph, stack
from cjmap.layout.kit.grid import Column
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.reading_order import Row, StageNodes, touchpoint_id
from cjmap.layout.map.badges import badge_of
from cjmap.layout.map.cards import card_box
from cjmap.layout.map.surroundings import NO_ZONE, MapContext, Zone
from cjmap.layout.map.transitions import Way, ways_of
from cjmap.layout.map.way_labels import WayLabel, way_label, way_text, way_words
from cjmap.layout.map.way_levels import PlacedRoutes, arrange
from cjmap.layout.map.way_lines import WayLine, line_nodes
from cjmap.layout.map.way_places import STUB, CardSpot, WayRoute
from cjmap.records import dataclass
from cjmap.scene import Group, Node
from cjmap.text.widths import ink

GOES_ON, GOES_BACK = "goes-on", "goes-back"
"""Signs for the legend: a line to a later step, and one to an earlier step."""

PORTS_HALF, PORTS_BADGE = 30.0, 36.0
"""How far from a card's middle its ports reach, and how far before its right edge they stop for the sake of its badge."""

ON_BADGE = 9.0
"""How much higher the lowest level lies where a line begins or ends on a badge."""

LABEL_UP, LABEL_AIR = 5.0, 3.5
"""From a line to the foot of its label, and from the top of that to the line above, in px."""


@dataclass(frozen=True)
class _Strip:
    """The ways of a row, measured: those drawn as lines with their labels, those that are text over the column of a card, and
    how high a level, all of it and the texts are; `raised` texts stand above the lines that pass them.
    """

    lines: Sequence[tuple[Way, WayLabel, WayLine]]
    texts: Sequence[tuple[int, Block, bool]]
    above: float
    level: float
    lift: float


def ways_zone(ctx: MapContext) -> Zone:
    """The strip above the cards; no zone where every way is the next step. It reaches over the gap below it to the cards."""
    ways = list(ways_of(ctx))
    if not ways:
        return NO_ZONE
    strip = _strip(ctx, ways)
    title = paragraph(messages().ways.title, ctx.look.bold, ctx.theme.ink, ctx.look.label - 8, 8)
    height = max(strip.above, title.height) - ctx.look.gap
    lane = {"lane": "ways"}

    def paint(top: float) -> Row:
        titles = [Group(tuple(title.paint(ctx.look.margin, top)), data=lane)]
        return Row(height, titles=titles, nodes=list(_painted(ctx, strip, top + height + ctx.look.gap)))

    return Zone(height, paint, frozenset(_signs(ways, strip)))


def _strip(ctx: MapContext, ways: Sequence[Way]) -> _Strip:
    columns = list(ctx.grid.columns)
    at = {column.step.key: index for index, column in enumerate(columns)}
    spots = [CardSpot(x + width / 2, max(8.0, min(PORTS_HALF, width / 2 - PORTS_BADGE)))
             for x, width in map(card_box, columns)]  # fmt: skip
    told = {way.source.key for way in ways if not way.here}
    drawn = [(way, way_label(ctx, way)) for way in ways if way.source.key not in told]
    routes = [_route(ctx, way, label.width, at, spots) for way, label in drawn]
    found = arrange(routes, spots, ctx.left, ctx.right, ctx.grid.cuts)
    told |= {columns[index].step.key for index in found.failed}
    lines = list(_lines(ctx, drawn, routes, found))
    texts = [
        (index, stack([way_text(ctx, way, card_box(column)[1]) for way in ways if way.source is column.step], 1))
        for index, column in enumerate(columns)
        if column.step.key in told
    ]
    return _measured(ctx, lines, texts, found.levels)


def _measured(
    ctx: MapContext,
    lines: Sequence[tuple[Way, WayLabel, WayLine]],
    texts: Sequence[tuple[int, Block]],
    levels: int,
) -> _Strip:
    columns = list(ctx.grid.columns)
    level = max([ctx.look.level, *(_label_height(ctx, label, one) for _, label, one in lines)])
    lift = ctx.look.lift + (ON_BADGE if any(one.on_badge for _, _, one in lines) else 0.0)
    raised = [any(_passes(one, *card_box(columns[index])) for _, _, one in lines) for index, _ in texts]
    low = max((text.height for (_, text), up in zip(texts, raised, strict=True) if not up), default=0.0)
    high = max((text.height for (_, text), up in zip(texts, raised, strict=True) if up), default=0.0)
    above = lift + max(low, levels * level + high)
    return _Strip(
        lines, [(index, text, up) for (index, text), up in zip(texts, raised, strict=True)], above, level, lift
    )


def _route(ctx: MapContext, way: Way, label: float, at: dict[str, int], spots: Sequence[CardSpot]) -> WayRoute:
    source = at[way.source.key]
    if way.target is not None:
        return WayRoute(source, at[way.target.key], label)
    beyond = spots[source].middle + spots[source].half + label + STUB > ctx.right
    return WayRoute(source, None, label, leftward=beyond)


def _lines(
    ctx: MapContext, drawn: Sequence[tuple[Way, WayLabel]], routes: Sequence[WayRoute], found: PlacedRoutes
) -> Iterator[tuple[Way, WayLabel, WayLine]]:
    columns = list(ctx.grid.columns)
    for index, one in found.arranged.items():
        (way, label), route = drawn[index], routes[index]
        rise = _rise(ctx, columns[route.source], one.out)
        fall = 0.0 if route.target is None else _rise(ctx, columns[route.target], one.into)
        yield way, label, WayLine(one.level, one.out, one.into, one.label, label.width, rise, fall)


def _rise(ctx: MapContext, column: Column, x: float) -> float:
    """How far above a card's edge a line meets it: on top of the badge where it stands there."""
    left, width = card_box(column)
    if not ctx.judged:
        return 0.0
    badge = badge_of(ctx, column.step, width)
    return badge.rise if left + width - badge.far - 3 <= x <= left + width - badge.near + 3 else 0.0


def _label_height(ctx: MapContext, label: WayLabel, one: WayLine) -> float:
    """How high a level has to be for a label and the line below it."""
    rise, fall = ink(label.share + label.rest)
    size = ctx.look.small.size
    return max(LABEL_UP, fall * size + 1.5) + max(0.73, rise) * size + LABEL_AIR


def _passes(line: WayLine, left: float, width: float) -> bool:
    """Whether a line or its label is over a card."""
    low, high = min(line.out, line.into, line.label), max(line.out, line.into, line.label + line.label_width)
    return low < left + width and high > left


def _painted(ctx: MapContext, strip: _Strip, cards: float) -> Iterator[StageNodes]:
    """Lines and texts, whose cards begin at `cards`."""
    stage_of = ctx.grid.stage_of
    for way, label, one in strip.lines:
        y = cards - strip.lift - one.level * strip.level
        nodes = tuple(line_nodes(ctx, way, label, one, y, cards))
        yield StageNodes(stage_of[id(way.source)], touchpoint_id(way.source), [_said(way_words(way), nodes)])
    columns = list(ctx.grid.columns)
    for index, text, raised in strip.texts:
        column = columns[index]
        top = cards - strip.above if raised else cards - strip.lift - text.height
        shown: tuple[Node, ...] = tuple(text.paint(card_box(column)[0], top))
        group = Group(shown, data={"lane": "ways"})
        yield StageNodes(stage_of[id(column.step)], touchpoint_id(column.step), [group])


def _said(words: str, nodes: tuple[Node, ...]) -> Group:
    return Group(nodes, label=words, data={"lane": "ways"}, role="said")


def _signs(ways: Sequence[Way], strip: _Strip) -> Iterator[Sign]:
    """The signs of the lines, and of all ends."""
    yield from (way.end for way in ways if way.end)
    yield from (GOES_BACK if way.back else GOES_ON for way, _, _ in strip.lines if way.target)
