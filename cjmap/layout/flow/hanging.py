"""The edges of a step to itself and to ends → what hangs below its card: small loops, lines of their own to flags, words."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.chain import FlowEdge
from cjmap.language import messages
from cjmap.layout.flow.graph import Graph
from cjmap.layout.flow.labels import FLAG, RADIUS, ROUND, colour, end_label, flag, head_length, quiet, share_words
from cjmap.layout.kit.block import NOTHING, Block
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.marks import polygon
from cjmap.records import dataclass
from cjmap.scene import Node, Path, PathCommand

TRUNK = 12.0
"""How far right of its card's left edge the first line to the ends below it runs."""

TRUNKS_APART = 5.0
"""Between two such lines, each at a place of its own."""

BRANCH = 14.0
"""How far right of the last of them the flags stand."""

LOOP_WIDE, LOOP_DEEP = 22.0, 19.0
LOOP_AFTER, LOOP_WORDS = 12.0, 12.0
"""Between the lines to ends and a loop, and between that and its words."""

THICKEST_LOOP = 5.0


@dataclass(frozen=True, slots=True)
class Below:
    """What hangs below a card: how much room it takes, the lines to it, and its words with their signs."""

    height: float
    lines: Block
    words: Block


def below(ctx: Context, graph: Graph, number: int, width: float, with_ends: bool) -> Below:
    """The back edges to the very same step, as a small loop, then the ends that are reached from it, as flags."""
    loops, ends = graph.loops.get(number, ()), graph.ends.get(number, ()) if with_ends else ()
    trunks = _trunks(graph, ends)
    last = trunks[0] if trunks else 0.0
    left = max(last + LOOP_AFTER, TRUNK + 22.0)
    words = left + LOOP_WIDE + LOOP_WORDS
    parts: list[tuple[FlowEdge, Block, float]] = []
    lines: list[tuple[float, FlowEdge]] = []
    top = 0.0
    for flow_edge in loops:
        text_block = share_words(ctx, flow_edge, messages().flow.again, False, width - words)
        height = max(LOOP_DEEP + 6, text_block.height + 4)
        parts.append((flow_edge, text_block, top + 4))
        top += height
    for flow_edge in ends:
        text_block = end_label(ctx, graph, flow_edge, width - last - BRANCH - FLAG - 10)
        height = max(FLAG + 8, text_block.height + 10)
        middle = top + 6 + height / 2
        lines.append((middle, flow_edge))
        parts.append((flow_edge, text_block, middle))
        top += height
    if not parts:
        return Below(0, NOTHING, NOTHING)
    top += 6
    drawn = _Hanging(ctx, graph, loops, lines, trunks, left)
    beside = _beside(ctx, parts, (last + BRANCH + 2, words), width, top)
    return Below(top, Block(width, top, drawn.paint), beside)


def _trunks(graph: Graph, ends: Sequence[FlowEdge]) -> list[float]:
    """The line down to each end, right of the card's left edge: the first one is the shortest, and the farthest right."""
    x = TRUNK - 2.0
    found: list[float] = []
    for flow_edge in reversed(ends):
        half = graph.stroke(flow_edge) / 2
        found.append(x + half)
        x += 2 * half + TRUNKS_APART
    return found[::-1]


def _beside(
    ctx: Context,
    parts: Sequence[tuple[FlowEdge, Block, float]],
    lefts: tuple[float, float],
    width: float,
    height: float,
) -> Block:
    """Flags and words; `lefts` are where the flags begin, and the words of loops."""

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for flow_edge, block, offset in parts:
            if flow_edge.end:
                nodes += flag(ctx.theme, flow_edge.end, x + lefts[0], y + offset)
                nodes += block.paint(x + lefts[0] + FLAG + 6, y + offset - block.height / 2)
            else:
                nodes += block.paint(x + lefts[1], y + offset)
        return nodes

    return Block(width, height, paint)


@dataclass(frozen=True, slots=True)
class _Hanging:
    """Small loops at the card's foot, and a line of its own to every flag."""

    ctx: Context
    graph: Graph
    loops: Sequence[FlowEdge]
    ends: Sequence[tuple[float, FlowEdge]]
    trunks: Sequence[float]
    loop_left: float

    def paint(self, x: float, y: float) -> list[Node]:
        theme = self.ctx.theme
        nodes: list[Node] = []
        if self.loops:
            thick = min(THICKEST_LOOP, sum(self.graph.stroke(one) for one in self.loops))
            left = x + self.loop_left
            nodes += loop(left, left + LOOP_WIDE, y, LOOP_DEEP, quiet(theme), thick)
        for (down, flow_edge), trunk in zip(self.ends, self.trunks, strict=True):
            thick = self.graph.stroke(flow_edge)
            right, radius = x + self.trunks[0] + BRANCH, max(RADIUS, thick / 2 + 3)
            handle = radius * (1 - ROUND)
            left, level = x + trunk, y + down
            arriving: tuple[PathCommand, ...] = (
                ("M", left, y), ("L", left, level - radius),
                ("C", left, level - handle, left + handle, level, left + radius, level), ("L", max(right, left + radius), level),
            )  # fmt: skip
            ink = theme.accent if flow_edge is self.graph.likely_end else colour(theme, flow_edge.end)
            nodes.append(Path(arriving, stroke=ink, stroke_width=thick))
        return nodes


def loop(left: float, right: float, y: float, deep: float, ink: str, stroke: float) -> list[Node]:
    """A small loop below an edge at height y: down on the left, and up again on the right, where the head is."""
    low, length = y + deep, head_length(stroke)
    half = 3.0 + 0.5 * stroke
    segments: tuple[PathCommand, ...] = (
        ("M", left, y), ("L", left, low - 7), ("C", left, low - 2, left + 2, low, left + 7, low),
        ("L", right - 7, low), ("C", right - 2, low, right, low - 2, right, low - 7), ("L", right, y + length - 1),
    )  # fmt: skip
    tip = polygon([(right - half, y + length), (right, y), (right + half, y + length)], fill=ink)
    return [Path(segments, stroke=ink, stroke_width=stroke, dash=(4.0, 3.0)), tip]
