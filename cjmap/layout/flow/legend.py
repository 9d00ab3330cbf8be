"""What is in a flow → the keys of its legend, one for every sign that is there."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.layout import words
from cjmap.layout.block import Block, line
from cjmap.layout.flow import arrows
from cjmap.layout.flow.graph import Graph
from cjmap.layout.map.cards import signs_of
from cjmap.layout.map.context import Context
from cjmap.layout.map.head import Sign, key
from cjmap.layout.marks import DOTS_WIDTH, importance_dots, star, success_sign
from cjmap.model import Stage, Success
from cjmap.scene import Font, Node, Path
from cjmap.text import reach
from cjmap.theme import SMALL_BOLD, Theme

LINE = 26.0
SAMPLE = "40%"


def keys(ctx: Context, graph: Graph) -> Iterator[Block]:
    """Success, importance, stars; how many come here; the most likely way, steps back, assumed shares."""
    theme = ctx.theme
    stages = list(ctx.journey.stages)
    steps = [spot.step for spot in graph.spots]
    shown = signs_of([*stages, *steps])
    for level in Success:
        if level in shown:
            yield key(ctx, words.SUCCESS[level], 12, _sign(theme, level), theme.success(level))
    if any(step.derived for step in steps if not (isinstance(step, Stage) and step.touchpoints)):
        yield key(ctx, words.DERIVED, 12, lambda x, y: [success_sign(theme, Success.POSITIVE, x + 6, y, derived=True)])
    if any(step.moment_of_truth for step in steps):
        yield key(ctx, words.MOMENT_OF_TRUTH, 14, lambda x, y: [star(x + 7, y, 7, theme.star)])
    if any(step.importance is not None for step in steps):
        yield key(ctx, words.IMPORTANCE, DOTS_WIDTH, lambda x, y: importance_dots(theme, 0.6, x, y))
    yield key(ctx, words.REACHED, reach(SAMPLE, SMALL_BOLD), _words(theme, SAMPLE, SMALL_BOLD))
    if any(edge.likely for edge in graph.edges):
        yield key(ctx, words.LIKELY_WAY, LINE, _way(theme.accent, 4.0, ()))
    if any(edge.back for edge in graph.edges) or graph.loops:
        yield key(ctx, words.STEP_BACK, LINE, _way(arrows.quiet(theme), 2.0, arrows.dashes(2.0)))
    if any(way.assumed for step in graph.flow.steps for way in step.ways):
        font = Font(SMALL_BOLD.size, bold=True, italic=True)
        yield key(ctx, words.ASSUMED_SHARE, reach(f"~{SAMPLE}", font), _words(theme, f"~{SAMPLE}", font))


def _sign(theme: Theme, level: Success) -> Sign:
    return lambda x, y: [success_sign(theme, level, x + 6, y)]


def _words(theme: Theme, text: str, font: Font) -> Sign:
    return lambda x, y: [line(text, x, y + 3.8, font, theme.ink)]


def _way(ink: str, stroke: float, dash: tuple[float, ...]) -> Sign:
    def paint(x: float, y: float) -> list[Node]:
        end = x + LINE - arrows.head_length(stroke) + 1
        path = Path((("M", x, y), ("L", end, y)), stroke=ink, stroke_width=stroke, dash=dash)
        return [path, arrows.head(x + LINE, y, ink, stroke)]

    return paint
