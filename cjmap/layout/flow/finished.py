"""The graph of a journey, its steps being placed → the finished scene of its flow, in as many bands as make a good picture."""

from __future__ import annotations

from functools import cached_property

from cjmap.images import Picture
from cjmap.layout.flow.arrangement import Arrangement, FlowParts, arranged, measured, words_of
from cjmap.layout.flow.bands import cuts_for, pitches
from cjmap.layout.flow.cards import persona_pills
from cjmap.layout.flow.foot import keys, totals
from cjmap.layout.flow.graph import Graph
from cjmap.layout.flow.picture import flow_nodes, laid
from cjmap.layout.flow.places import bands_of
from cjmap.layout.flow.placing import Placing, Rows, rows_of
from cjmap.layout.kit.block import NOTHING, Block
from cjmap.layout.kit.context import Context, Notes, persona_colours, scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.kit.foot import footer
from cjmap.layout.kit.grid import MARGIN, ZONE_GAP, Grid
from cjmap.layout.kit.head import head, running_head
from cjmap.layout.kit.marks import logo_of, pictures_of
from cjmap.model import Journey
from cjmap.records import dataclass, replace
from cjmap.scene import Node, Scene
from cjmap.theme import Theme

LEAST_WIDTH = 760.0
"""Of the picture between its margins: a title and a legend want room."""

WIDEST = 2.5
"""How many times as wide as it is high a picture is at the most: more is a strip that no screen and no page shows."""

WANTED = 2.3
"""How many times it is to be at the most, by an estimate."""

BAND_FIXED = 90.0
"""What the headings and edges of a band take of its height, by and large."""

MOST_BANDS = 400


@dataclass(frozen=True)
class Surroundings:
    """What all pictures of one flow share: its parts, measured, and the rows of its steps."""

    journey: Journey
    theme: Theme
    graph: Graph
    ctx: Context
    parts: FlowParts
    placed: Rows

    def context(self, right: float) -> Context:
        """The surroundings of what stands in no column, as far as `right`."""
        return replace(self.ctx, grid=Grid((), MARGIN, right))

    @cached_property
    def logo(self) -> Block:
        return logo_of(self.journey)

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        return pictures_of(self.journey)

    @cached_property
    def legend(self) -> list[Block]:
        return list(keys(self.ctx, self.graph))

    @cached_property
    def pitches(self) -> list[float]:
        return pitches(self.graph, words_of(self.parts))

    def head(self, right: float, opening: bool, caption: str | None) -> tuple[list[Node], float]:
        """The head of a picture and where it ends; the caption None while it is not known."""
        ctx = self.context(right)
        if opening:
            return head(ctx, self.logo, caption, self.legend)
        return running_head(ctx, caption, self.legend)

    def pills(self, right: float) -> Block:
        """The personas beside each other."""
        return persona_pills(self.ctx, self.pictures, right - MARGIN) if self.journey.personas else NOTHING

    def known(self, right: float) -> Block:
        """What is known of how it ends."""
        return totals(self.ctx, self.graph, right - MARGIN) if self.graph.vertices else NOTHING


def surroundings(journey: Journey, theme: Theme, whole: Graph, placing: Placing) -> Surroundings:
    """Measure while the steps are placed. Raises ImageError where a picture has gone since the file was checked."""
    ctx = Context(journey, theme, Grid((), MARGIN, MARGIN), Notes(), persona_colours(journey, theme))
    parts = measured(ctx, whole)
    return Surroundings(journey, theme, whole, ctx, parts, rows_of(placing))


def finished(journey: Journey, theme: Theme, whole: Graph, placing: Placing) -> Scene:
    """The flow as one picture of its own size."""
    about = surroundings(journey, theme, whole, placing)
    wanted = _wanted(about)
    while True:
        arrangement, right = _arranged(about, wanted)
        front, top = _front(about, right)
        high = laid(about.context(right), arrangement, top)
        known = about.known(right)
        below = high.bottom + (ZONE_GAP + known.height if known.height else 0) + ZONE_GAP
        foot, foot_height = footer(about.context(right), below)
        height = below + foot_height + MARGIN - 8
        if right + MARGIN <= WIDEST * height or len(arrangement.at.bands) >= min(MOST_BANDS, max(1, whole.columns)):
            break
        wanted = max(wanted, len(arrangement.at.bands)) + 1
    nodes = [*front, *flow_nodes(about.context(right), arrangement, high)]
    if known.height:
        nodes += known.paint(MARGIN, high.bottom + ZONE_GAP)
    nodes += foot
    scene = scene_of(journey, theme, nodes, (right + MARGIN, height), describe(journey))
    return replace(scene, notices=about.placed.notices)


def _front(about: Surroundings, right: float) -> tuple[list[Node], float]:
    """Head and personas, and where the bands begin."""
    nodes, y = about.head(right, True, "")
    y += ZONE_GAP
    strip = about.pills(right)
    nodes += strip.paint(MARGIN, y) if strip.height else []
    return nodes, y + (strip.height + ZONE_GAP if strip.height else 0)


def _wanted(about: Surroundings) -> int:
    """About how many bands make a picture of the right shape."""
    width = sum(about.pitches)
    rows = len(set(about.placed.rows))
    each = max((one.height for one in about.parts.cards), default=0.0) + 46
    count = 1
    while count < about.graph.columns and width / count > WANTED * (
        300 + count * (BAND_FIXED + each * max(1.0, 0.7 * rows))
    ):
        count += 1
    return count


def _arranged(about: Surroundings, count: int) -> tuple[Arrangement, float]:
    """The flow in about so many bands, and where the picture ends on the right, without its margin."""
    cuts = cuts_for(about.graph, about.pitches, count)
    bands = bands_of(about.graph, cuts)
    arrangement = arranged(about.ctx, about.journey.stages, about.parts, about.placed.rows, bands)
    return arrangement, max(arrangement.columns.right, MARGIN + LEAST_WIDTH)
