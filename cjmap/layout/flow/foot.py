"""What the graph knows → the foot of a flow: how many come to which end, and what stands in the way."""

from __future__ import annotations

import math
from collections.abc import Iterator, Set
from decimal import Decimal

from cjmap.chain import half_up, marked, resting_on_assumed
from cjmap.language import current_language, messages
from cjmap.layout.flow import labels as arrows
from cjmap.layout.flow.graph import ASSUMED, GIVEN, THICK, THIN, Graph, rounded
from cjmap.layout.flow.labels import FLAG, flag
from cjmap.layout.kit.block import Block, flow, heading, line, paragraph, stack
from cjmap.layout.kit.cards import signs_of
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.legend import ROW, Drawn, LegendKey, card_signs, key_block, sign_keys
from cjmap.layout.kit.marks import polygon
from cjmap.scene import Font, Group, Node, Path
from cjmap.text import reach
from cjmap.theme import BODY, BOLD, TITLE, Theme

TILE = 50.0
MOST_NAMED = 6
WIDEST = 760.0
LEAST = Decimal("0.1")
"""Fewer negative touchpoints on the way than this are said to be fewer, not none."""


def totals(ctx: Context, graph: Graph, width: float) -> Block:
    """A tile for every end that is reached, then what else is known, below a rule."""
    theme = ctx.theme
    if not ctx.journey.branches:
        return _unordered(ctx, width)
    assumed = resting_on_assumed(graph.flow)
    tiles = flow(list(_tiles(ctx, graph, assumed)), width, 40, 10)
    known = stack(
        [paragraph(text, BODY, theme.soft, min(width, WIDEST)) for text in _sentences(ctx, graph, bool(assumed))], 3
    )
    title = heading(paragraph(messages().flow.outcome, BOLD, theme.ink, width))
    whole = stack([title, tiles, known], 8)

    def paint(x: float, y: float) -> list[Node]:
        rule = Path((("M", x, y), ("L", x + width, y)), stroke=theme.rule)
        parts = tuple(whole.paint(x, y + 14))
        return [
            Group((rule,), role="decoration"),
            Group(parts, id="outcome", label=messages().flow.outcome, role="section"),
        ]

    return Block(width, whole.height + 14, paint)


def _unordered(ctx: Context, width: float) -> Block:
    """That the file gives no order, so that nothing is known of how it ends."""
    text = paragraph(messages().flow.no_order, BODY, ctx.theme.soft, min(width, WIDEST))

    def paint(x: float, y: float) -> list[Node]:
        rule = Path((("M", x, y), ("L", x + width, y)), stroke=ctx.theme.rule)
        described = Group(tuple(text.paint(x, y + 14)), id="outcome", label=messages().flow.outcome, role="section")
        return [Group((rule,), role="decoration"), described]

    return Block(width, text.height + 14, paint)


def _tiles(ctx: Context, graph: Graph, assumed: Set[str]) -> Iterator[Block]:
    for end, share in graph.flow.ends.items():
        if share > 0:
            yield _tile(ctx, end, marked(rounded(share), end in assumed), messages().ends[end])
    caught = 1 - math.fsum(graph.flow.ends.values())
    if caught > 1e-9:
        loops = {key for loop in graph.flow.no_way_out for key in loop}
        yield _tile(ctx, "open", marked(rounded(caught), bool(loops & assumed)), messages().ends["never"])


def _tile(ctx: Context, end: str, share: str, text: str) -> Block:
    theme = ctx.theme
    number = reach(share, TITLE)
    left = FLAG + 10
    width = left + max(number, reach(text, BODY))

    def paint(x: float, y: float) -> list[Node]:
        return [
            *flag(theme, end, x, y + 15),
            line(share, x + left, y + 24, TITLE, theme.ink),
            line(text, x + left, y + 44, BODY, theme.soft),
        ]

    return Block(width, TILE, paint)


def _sentences(ctx: Context, graph: Graph, assumed: bool) -> Iterator[str]:
    flow_ = graph.flow
    names = {vertex.step.key: f"{ctx.step_number(vertex.step)} {vertex.step.name}" for vertex in graph.vertices}
    catalogue = messages().flow
    if 0 < flow_.negative < math.inf:
        few = flow_.negative < LEAST
        times = current_language().number(LEAST if few else half_up(flow_.negative, 1))
        yield catalogue.negative_steps(number=marked(f"<{times}" if few else times, assumed))
    best = flow_.best_edge
    if best and best.saved > 0.0005:
        goal = current_language().named(names[best.target]) if best.target else ""
        edge = messages().best_edge["step" if best.target else best.end]
        yield edge(
            source=current_language().named(names[best.source]),
            goal=goal,
            number=rounded(best.saved, current_language().written),
        )
    for loop in flow_.no_way_out:
        yield catalogue.no_exit(names=_listed([names[key] for key in loop]))
    if flow_.unreachable:
        yield catalogue.nobody_comes(names=_listed([names[key] for key in flow_.unreachable]))


def _listed(names: list[str]) -> str:
    shown = current_language().parts(" ".join(name.split()) for name in names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return messages().flow.names(more, names=shown) if more > 0 else shown


LINE = 26.0
SAMPLE = Decimal("0.4")


def keys(ctx: Context, graph: Graph) -> Iterator[Block]:
    """Success, importance, stars; how many come here; the most likely path, steps back, assumed shares."""
    theme = ctx.theme
    steps = [vertex.step for vertex in graph.vertices]
    shown = {*signs_of([*ctx.journey.stages, *steps]), *card_signs(steps)}
    for key in (*sign_keys(theme, shown), *(_edges(theme, graph) if ctx.journey.branches else ())):
        yield key_block(theme, key, ROW)


def _edges(theme: Theme, graph: Graph) -> Iterator[LegendKey]:
    catalogue, sample = messages().flow, current_language().percent(SAMPLE)
    yield LegendKey(catalogue.reached, reach(sample, GIVEN), _words(theme, sample, GIVEN))
    if graph.edges:
        yield LegendKey(catalogue.volume, LINE, _wedge(theme))
    if any(edge.likely for edge in graph.edges):
        yield LegendKey(catalogue.likely_edge, LINE, _line_sample(theme.accent, 4.0, ()))
    if any(edge.back for edge in graph.edges) or graph.loops:
        yield LegendKey(catalogue.step_back, LINE, _line_sample(arrows.quiet(theme), 2.0, arrows.dashes(2.0)))
    if any(flow_edge.assumed for step in graph.flow.steps for flow_edge in step.edges):
        yield LegendKey(catalogue.assumed_share, reach(f"~{sample}", ASSUMED), _words(theme, f"~{sample}", ASSUMED))


def _wedge(theme: Theme) -> Drawn:
    """A line from the thinnest to nearly the thickest."""
    ink, thin, thick = arrows.quiet(theme), THIN / 2, THICK / 2 - 1
    return lambda x, y: [
        polygon([(x, y - thin), (x + LINE, y - thick), (x + LINE, y + thick), (x, y + thin)], fill=ink)
    ]


def _words(theme: Theme, text: str, font: Font) -> Drawn:
    return lambda x, y: [line(text, x, y + 3.8, font, theme.ink)]


def _line_sample(ink: str, stroke: float, dash: tuple[float, ...]) -> Drawn:
    def paint(x: float, y: float) -> list[Node]:
        end = x + LINE - arrows.head_length(stroke) + 1
        path = Path((("M", x, y), ("L", end, y)), stroke=ink, stroke_width=stroke, dash=dash)
        return [path, arrows.head(x + LINE, y, ink, stroke)]

    return paint
