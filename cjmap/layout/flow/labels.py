"""The ways out of a step → the words at them, measured: beside its card, and below it for those that stay or end there."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.chain import FlowWay, marked, percent
from cjmap.language import words
from cjmap.layout.block import NOTHING, Block, joined, leading, line, lowered, paragraph, stack
from cjmap.layout.flow import arrows
from cjmap.layout.flow.flags import FLAG, colour, flag
from cjmap.layout.flow.graph import Graph
from cjmap.layout.flow.shares import ASSUMED, GIVEN, stroke
from cjmap.layout.map.context import Context
from cjmap.records import dataclass
from cjmap.scene import Font, Node, Path, Segment
from cjmap.text import reach
from cjmap.theme import SMALL, SMALL_BOLD

WIDEST = 118.0
"""The width at which the words of a way are broken."""

TRUNK = 14.0
"""How far right of its card's left edge the line to the ends below it runs."""

LOOP_FROM, LOOP_TO, LOOP_DEEP = 36.0, 58.0, 19.0


def ending(way: FlowWay) -> str:
    """What happens at an end, in words that stand after a percentage."""
    return words().ways.ends_here if way.end == "open" else words().ends[way.end]


def way_label(ctx: Context, graph: Graph, way: FlowWay, likely: bool) -> Block:
    """Percentage and condition of a way to another step; only the condition, where there is one, for the only way on."""
    if not _alone(graph, way):
        return _words(ctx, way, "", likely, WIDEST)
    ink = ctx.theme.ink if likely else ctx.theme.soft
    return _fitting(way.when, SMALL, ink, WIDEST) if way.when else NOTHING


def _alone(graph: Graph, way: FlowWay) -> bool:
    """Whether all go this way."""
    return len(graph.flow.steps[_number(graph, way)].ways) == 1 and way.share > 0.9995


def _fitting(text: str, font: Font, ink: str, widest: float) -> Block:
    """A text that is as wide as it is where it fits on one line."""
    width = 1.05 * reach(text, font) + 1
    return paragraph(text, font, ink, min(width, widest) if "\n" not in text else widest, 0)


def _number(graph: Graph, way: FlowWay) -> int:
    return graph.numbers[way.source]


def _words(ctx: Context, way: FlowWay, more: str, likely: bool, widest: float) -> Block:
    """A percentage, what happens, and when; on one line where they fit."""
    theme = ctx.theme
    share = marked(percent(way.share), way.assumed)
    font = ASSUMED if way.assumed else GIVEN
    ink = theme.ink if likely else theme.soft
    rest = joined((more, way.when))
    first = reach(share, font)
    number = Block(first, 14, lambda x, y: [line(share, x, y + 10.8, font, ink)])
    if not rest:
        return number
    if "\n" not in rest and first + 5 + reach(rest, SMALL) <= widest:
        width, high = first + 5 + reach(rest, SMALL), leading(SMALL, rest)

        def paint(x: float, y: float) -> list[Node]:
            down = y + lowered(SMALL, rest)
            return [*number.paint(x, down), line(rest, x + first + 5, down + 10.8, SMALL, ink)]

        return Block(width, high, paint)
    return stack([number, _fitting(rest, SMALL, ink, widest)])


@dataclass(frozen=True, slots=True)
class Below:
    """What hangs below a card: how much room it takes, the lines to it, and its words with their signs."""

    height: float
    lines: Block
    words: Block


def below(ctx: Context, graph: Graph, number: int, width: float, with_ends: bool) -> Below:
    """The ways back to the very same step, as a small loop, then the ends that are reached from it, as flags."""
    loops, ends = graph.loops.get(number, ()), graph.ends.get(number, ()) if with_ends else ()
    parts: list[tuple[FlowWay, Block, float]] = []
    lines: list[tuple[float, FlowWay]] = []
    top = 0.0
    for way in loops:
        words_block = _words(ctx, way, words().flow.again, False, width - LOOP_TO - 12)
        height = max(LOOP_DEEP + 6, words_block.height + 4)
        parts.append((way, words_block, top + 4))
        top += height
    for way in ends:
        words_block = end_label(ctx, graph, way, width - TRUNK - FLAG - 24)
        height = max(FLAG + 8, words_block.height + 10)
        middle = top + 6 + height / 2
        lines.append((middle, way))
        parts.append((way, words_block, middle))
        top += height
    if not parts:
        return Below(0, NOTHING, NOTHING)
    top += 6
    return Below(top, _lines(ctx, graph, loops, lines, width, top), _beside(ctx, parts, width, top))


def end_label(ctx: Context, graph: Graph, way: FlowWay, widest: float) -> Block:
    """What an end is, how many come to it, and when."""
    likely = way is graph.likely_end
    if _alone(graph, way):
        known = words().ways.ends_here if way.end == "open" else words().ends_alone[way.end]
        text = joined((known, way.when))
        return _fitting(text, SMALL_BOLD, ctx.theme.ink if likely else ctx.theme.soft, widest)
    return _words(ctx, way, ending(way), likely, widest)


def _beside(ctx: Context, parts: Sequence[tuple[FlowWay, Block, float]], width: float, height: float) -> Block:
    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for way, block, place in parts:
            if way.end:
                nodes += flag(ctx.theme, way.end, x + TRUNK + 18, y + place)
                nodes += block.paint(x + TRUNK + 18 + FLAG + 6, y + place - block.height / 2)
            else:
                nodes += block.paint(x + LOOP_TO + 12, y + place)
        return nodes

    return Block(width, height, paint)


def _lines(
    ctx: Context,
    graph: Graph,
    loops: Sequence[FlowWay],
    ends: Sequence[tuple[float, FlowWay]],
    width: float,
    height: float,
) -> Block:
    """Small loops at the card's foot, and a branch to every flag."""
    theme = ctx.theme
    quiet = arrows.quiet(theme)

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        if loops:
            share = sum(one.share for one in loops)
            nodes += arrows.loop(x + LOOP_FROM, x + LOOP_TO, y, LOOP_DEEP, quiet, min(3.0, stroke(share)))
        for down, way in reversed(ends):
            left, right = x + TRUNK, x + TRUNK + 16
            way_there: tuple[Segment, ...] = (
                ("M", left, y), ("L", left, y + down - 7), ("C", left, y + down - 2, left + 2, y + down, left + 7, y + down),
                ("L", right, y + down),
            )  # fmt: skip
            ink = theme.accent if way is graph.likely_end else colour(theme, way.end)
            nodes.append(Path(way_there, stroke=ink, stroke_width=min(4.0, stroke(way.share))))
        return nodes

    return Block(width, height, paint)
