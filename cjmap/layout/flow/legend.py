"""What is in a flow → the keys of its legend, one for every sign that is there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cjmap.language import spoken, words
from cjmap.layout.block import Block, line
from cjmap.layout.flow import arrows
from cjmap.layout.flow.graph import Graph
from cjmap.layout.flow.shares import ASSUMED, GIVEN
from cjmap.layout.keys import Drawn, Key, key_block, sign_keys
from cjmap.layout.map.cards import signs_of
from cjmap.layout.map.context import Context
from cjmap.layout.map.legend import ROW, card_signs
from cjmap.scene import Font, Node, Path
from cjmap.text import reach
from cjmap.theme import Theme

LINE = 26.0
SAMPLE = Decimal("0.4")


def keys(ctx: Context, graph: Graph) -> Iterator[Block]:
    """Success, importance, stars; how many come here; the most likely way, steps back, assumed shares."""
    theme = ctx.theme
    steps = [spot.step for spot in graph.spots]
    shown = {*signs_of([*ctx.journey.stages, *steps]), *card_signs(steps)}
    for key in (*sign_keys(theme, shown), *(_ways(theme, graph) if ctx.journey.branches else ())):
        yield key_block(theme, key, ROW)


def _ways(theme: Theme, graph: Graph) -> Iterator[Key]:
    said, sample = words().flow, spoken().percent(SAMPLE)
    yield Key(said.reached, reach(sample, GIVEN), _words(theme, sample, GIVEN))
    if any(edge.likely for edge in graph.edges):
        yield Key(said.likely_way, LINE, _way(theme.accent, 4.0, ()))
    if any(edge.back for edge in graph.edges) or graph.loops:
        yield Key(said.step_back, LINE, _way(arrows.quiet(theme), 2.0, arrows.dashes(2.0)))
    if any(way.assumed for step in graph.flow.steps for way in step.ways):
        yield Key(said.assumed_share, reach(f"~{sample}", ASSUMED), _words(theme, f"~{sample}", ASSUMED))


def _words(theme: Theme, text: str, font: Font) -> Drawn:
    return lambda x, y: [line(text, x, y + 3.8, font, theme.ink)]


def _way(ink: str, stroke: float, dash: tuple[float, ...]) -> Drawn:
    def paint(x: float, y: float) -> list[Node]:
        end = x + LINE - arrows.head_length(stroke) + 1
        path = Path((("M", x, y), ("L", end, y)), stroke=ink, stroke_width=stroke, dash=dash)
        return [path, arrows.head(x + LINE, y, ink, stroke)]

    return paint
