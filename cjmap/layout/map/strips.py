"""The scores of many personas → a strip of the curve for each, below each other under one stage bar, with who each is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import accumulate

from cjmap.images import Picture
from cjmap.layout.kit.block import joined
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.marks import Avatar, avatar, pictures_of
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.kit.segments import CROWD, felt_apart
from cjmap.layout.map.chart import ChartSize
from cjmap.layout.map.drawn_chart import LaidChart, laid_chart
from cjmap.layout.map.ground import axis, numbers_width, scale_words
from cjmap.layout.map.lettering import Lettering, lettering
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.model import Journey, Persona
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node

MANY = 5
"""From so many personas on each has a strip."""

LABEL = 270.0
"""The width of the label column beside strips."""

SIZES = (ChartSize(27, 44, 30), ChartSize(34, 50, 38), ChartSize(44, 56, 48), ChartSize(58, 60, 60))
"""The heights of a strip: the first in which every text finds a place, else that in which most do."""

TIGHT = ChartSize(14, 34, 20)
"""The same where room is short: texts that find no place stand in their lanes."""

SCALE_HEIGHT, STRIP_GAP = 26.0, 8.0
SCALE_DOWN, SCALE_BELOW, TITLE_BELOW = 4.0, 6.0, 7.0
"""Px above the words of the scale, and at the least between these, or the lane's title, and the first strip."""

PORTRAIT, PORTRAIT_DOWN, NAME_DOWN = 20.0, 6.0, 3.0
"""Radius of a portrait, and how far below the top of their strip it and the name begin."""

NAME_SPARE = 3.0
"""Px that a wider font may run into right of a name."""

NAME_GAP, NAME_END = 10.0, 15.0
"""Px between portrait and name, and between the name and the ground beside the numbers of the scale, which stand there."""

FACES = Avatar(PORTRAIT, ((Font(13.0, bold=True), 6.0, 4.6), (Font(10.5, bold=True), 4.0, 3.7)))


def is_many(journey: Journey) -> bool:
    """Whether each persona has a strip of the curve; then they stand there and not in the head."""
    if not MANY <= len(journey.personas) <= CROWD or not felt_apart(journey):
        return False
    return any(lane.id == "emotion" for lane in journey.lanes)


def label_width(journey: Journey, usual: float) -> float:
    """The width of the label column of a map: `usual`, or wider where personas stand in it."""
    return LABEL if is_many(journey) else usual


@dataclass(frozen=True)
class PersonaStrip:
    """A persona's strip, measured: who they are beside it, `height` px in all."""

    persona: Persona
    laid: LaidChart
    name: Lettering
    about: Lettering
    shown: Picture | str

    @property
    def height(self) -> float:
        about = self.about.height if self.about.paragraph.text else 0.0
        words = NAME_DOWN + self.name.height + about
        return max(self.laid.height, words, PORTRAIT_DOWN + 2 * PORTRAIT)


def strips_of(ctx: MapContext, title: Lettering) -> tuple[Zone, frozenset[int]]:
    """The strips of a row below a line with the lane's title and the scale, and the `id()` of what hangs in them."""
    pictures = pictures_of(ctx.whole or ctx.journey)
    strips = [_strip(ctx, persona, pictures) for persona in (ctx.whole or ctx.journey).personas]
    scale = scale_words(ctx, ctx.grid.left)
    head = max(SCALE_HEIGHT, title.height + TITLE_BELOW, SCALE_DOWN + scale.height + SCALE_BELOW)
    height = head + sum(one.height for one in strips) + STRIP_GAP * (len(strips) - 1)
    hung = frozenset[int]().union(*(one.laid.ids for one in strips))
    signs = frozenset[Sign]().union(*(one.laid.signs for one in strips))
    ends = accumulate((one.height + STRIP_GAP for one in strips[:-1]), initial=head - STRIP_GAP / 2)
    return Zone(height, partial(_painted, ctx, title, strips, head), signs, tuple(ends)[1:]), hung


def _strip(ctx: MapContext, persona: Persona, pictures: dict[str, Picture]) -> PersonaStrip:
    wide = ctx.grid.left - ctx.look.margin - 2 * PORTRAIT - NAME_GAP - NAME_END - numbers_width(ctx)
    best = None
    sizes = (TIGHT,) if ctx.look.tight else SIZES
    for size in sizes:
        laid = laid_chart(ctx, size, persona.id, strip=True, thorough=size is sizes[-1])
        if best is None or _lack(laid) < _lack(best):
            best = laid
        if not _lack(laid):
            break
    assert best is not None
    name = lettering(persona.name, ctx.look.bold, wide, NAME_SPARE)
    about = lettering(joined((persona.role, persona.age)), ctx.look.small, wide, NAME_SPARE)
    return PersonaStrip(persona, best, name, about, pictures.get(persona.id) or ctx.initials[persona.id])


def _lack(laid: LaidChart) -> int:
    """How many texts find no place in a strip, and whether a feeling made it deeper."""
    return len(laid.left) + laid.grown


def _painted(ctx: MapContext, title: Lettering, strips: Sequence[PersonaStrip], head: float, top: float) -> Row:
    """The strips painted from `top` on."""
    behind: list[Node] = []
    titles = title.paint(ctx.look.margin, top + 2, ctx.theme.ink)
    titles += scale_words(ctx, ctx.grid.left).paint(ctx.grid.left, top + SCALE_DOWN)
    nodes: list[StageNodes] = []
    y = top + head
    for strip in strips:
        behind += strip.laid.behind(y)
        titles.append(_beside(ctx, strip, y))
        nodes += strip.laid.nodes(y)
        y += strip.height + STRIP_GAP
    lane = {"lane": "emotion"}
    return Row(y - STRIP_GAP - top, [Group(tuple(behind), data=lane)], [Group(tuple(titles), data=lane)], nodes)


def _beside(ctx: MapContext, strip: PersonaStrip, top: float) -> Group:
    """Who a strip is of, left of it, and the numbers of its levels."""
    persona, x = strip.persona, ctx.look.margin
    middle = x + PORTRAIT, top + PORTRAIT_DOWN + PORTRAIT
    nodes = avatar(ctx.theme, ctx.colours[persona.id], strip.shown, middle, FACES)
    left = x + 2 * PORTRAIT + NAME_GAP
    nodes += strip.name.paint(left, top + NAME_DOWN, ctx.theme.ink)
    nodes += strip.about.paint(left, top + NAME_DOWN + strip.name.height, ctx.theme.soft)
    nodes += axis(ctx, strip.laid.chart.size, top, words=False, halves=False)
    name = f"persona-{persona.id}" if ctx.first else ""
    return Group(tuple(nodes), id=name, label=persona.name, data={"persona": persona.id}, role="section")
