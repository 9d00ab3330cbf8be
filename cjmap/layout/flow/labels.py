"""The corners of an edge → the line along them, with round corners and a head."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.chain import FlowEdge, marked, percent
from cjmap.language import messages
from cjmap.layout.flow.graph import ASSUMED, GIVEN, Graph
from cjmap.layout.kit.block import NOTHING, Block, joined, leading, line, lowered, paragraph, stack
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.marks import polygon
from cjmap.model import End
from cjmap.records import dataclass
from cjmap.scene import Font, Node, Path, PathCommand, Rect
from cjmap.text import reach
from cjmap.theme import SMALL, SMALL_BOLD, Theme

RADIUS = 7.0
ROUND = 0.448
"""How far from a corner the handle of a quarter circle of radius 1 ends."""

Place = tuple[float, float]


def quiet(theme: Theme, reached: bool = True) -> str:
    """The colour of an edge that is not the most likely one; paler out of a step that nobody comes to."""
    return theme.tinted(theme.soft, 0.72 if reached else 0.38)


def dashes(stroke: float) -> tuple[float, float]:
    """The dashes of a back edge: longer ones the thicker its line."""
    return 4.0 + 1.5 * stroke, 3.0 + 0.8 * stroke


def head_length(stroke: float) -> float:
    """How long the head of a line is, in px."""
    return 6.0 + stroke


def cornered(points: Sequence[Place], ink: str, stroke: float, dash: tuple[float, ...] = ()) -> list[Node]:
    """A line of level and upright pieces through points to the last of them, where the tip of its head is."""
    *before, (x, y) = points
    neck = x - head_length(stroke) + 1
    corners = [*before, (neck, y)]
    segments: list[PathCommand] = [("M", *corners[0])]
    for (x0, y0), (x1, y1), (x2, y2) in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(max(RADIUS, stroke / 2 + 3), (abs(x1 - x0) + abs(y1 - y0)) / 2, (abs(x2 - x1) + abs(y2 - y1)) / 2)
        in_x, in_y = _towards(x1, y1, x0, y0, radius)
        out_x, out_y = _towards(x1, y1, x2, y2, radius)
        handle = radius * ROUND
        segments += [
            ("L", in_x, in_y),
            ("C", *_towards(x1, y1, x0, y0, handle), *_towards(x1, y1, x2, y2, handle), out_x, out_y),
        ]
    segments.append(("L", *corners[-1]))
    return [Path(tuple(segments), stroke=ink, stroke_width=stroke, dash=dash), head(x, y, ink, stroke)]


def curved(points: Sequence[Place], ink: str, stroke: float) -> list[Node]:
    """A line through four points: level to the second, over to the third, level to the last, where the tip of its head is."""
    (x0, y0), (x1, y1), (x2, y2), (x, y) = points
    half = (x1 + x2) / 2
    segments: tuple[PathCommand, ...] = (
        ("M", x0, y0), ("L", x1, y1), ("C", half, y1, half, y2, x2, y2), ("L", x - head_length(stroke) + 1, y),
    )  # fmt: skip
    return [Path(segments, stroke=ink, stroke_width=stroke), head(x, y, ink, stroke)]


def head(x: float, y: float, ink: str, stroke: float) -> Path:
    """The head of an arrow to the right, its tip at that position."""
    long, half = head_length(stroke), 3.0 + 0.5 * stroke
    return polygon([(x - long, y - half), (x, y), (x - long, y + half)], fill=ink)


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


def _towards(x: float, y: float, goal_x: float, goal_y: float, distance: float) -> Place:
    """The position that far from (x, y) on the level or upright line to another position."""
    if goal_x != x:
        return x + (distance if goal_x > x else -distance), y
    return x, y + (distance if goal_y > y else -distance)


FLAG = 22.0
"""The width and the height of a flag in px."""


def colour(theme: Theme, end: str) -> str:
    """The colour of an end (`success`, `failure`, `abandoned`, `open`)."""
    return {
        End.SUCCESS.value: theme.positive,
        End.FAILURE.value: theme.negative,
        End.ABANDONED.value: theme.negative,
    }.get(end, theme.soft)


def flag(theme: Theme, end: str, x: float, y: float) -> list[Node]:
    """The flag of an end; (x, y) is the middle of its left edge, where the line of an edge comes in."""
    ink = colour(theme, end)
    if end == End.SUCCESS:
        return [
            Path((("M", x + 4, y + 10), ("L", x + 4, y - 11)), stroke=ink, stroke_width=2, round_cap=True),
            Path((("M", x, y + 10), ("L", x + 8, y + 10)), stroke=ink, stroke_width=2, round_cap=True),
            _cloth(x + 4, y - 11, ink),
        ]
    if end == End.FAILURE:
        return [
            Path((("M", x, y + 8), ("L", x + 22, y + 8)), stroke=ink, stroke_width=2, round_cap=True),
            Path((("M", x + 3, y + 8), ("L", x + 17, y - 6)), stroke=ink, stroke_width=2, round_cap=True),
            polygon([(x + 17, y - 6), (x + 20.5, y + 5.5), (x + 9, y + 2)], fill=ink),
        ]
    if end == End.ABANDONED:
        drop: tuple[PathCommand, ...] = (
            ("M", x, y - 6), ("L", x + 6, y - 6), ("C", x + 12, y - 6, x + 12, y - 6, x + 12, y + 3),
        )  # fmt: skip
        return [
            Path(drop, stroke=ink, stroke_width=2, dash=(3.5, 2.5), round_cap=True),
            polygon([(x + 7, y + 3), (x + 17, y + 3), (x + 12, y + 10)], fill=ink),
        ]
    return [Rect(x + 2, y - 5, 10, 10, ink, radius=2)]


def _cloth(x: float, y: float, ink: str) -> Path:
    """A flag in the wind, its upper corner at the pole."""
    return Path(
        (
            ("M", x, y), ("C", x + 6, y - 3, x + 10, y + 3.5, x + 17, y + 0.5), ("L", x + 17, y + 10),
            ("C", x + 10, y + 13, x + 6, y + 6.5, x, y + 9.5), ("Z",),
        ),
        ink,
    )  # fmt: skip


WIDEST = 118.0
"""The width at which the words of an edge are broken."""

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


def ending(flow_edge: FlowEdge) -> str:
    """What happens at an end, in words that stand after a percentage."""
    return messages().transitions.ends_here if flow_edge.end == "open" else messages().ends[flow_edge.end]


def edge_label(ctx: Context, graph: Graph, flow_edge: FlowEdge, likely: bool) -> Block:
    """Percentage and condition of an edge to another step; only the condition, where there is one, for the only edge."""
    if not _alone(graph, flow_edge):
        return _words(ctx, flow_edge, "", likely, WIDEST)
    ink = ctx.theme.ink if likely else ctx.theme.soft
    return _fitting(flow_edge.when, SMALL, ink, WIDEST) if flow_edge.when else NOTHING


def _alone(graph: Graph, flow_edge: FlowEdge) -> bool:
    """Whether all take this edge."""
    return len(graph.flow.steps[_number(graph, flow_edge)].edges) == 1 and flow_edge.share > 0.9995


def _fitting(text: str, font: Font, ink: str, widest: float) -> Block:
    """A text that is as wide as it is where it fits on one line."""
    width = 1.05 * reach(text, font) + 1
    return paragraph(text, font, ink, min(width, widest) if "\n" not in text else widest, 0)


def _number(graph: Graph, flow_edge: FlowEdge) -> int:
    return graph.numbers[flow_edge.source]


def _words(ctx: Context, flow_edge: FlowEdge, more: str, likely: bool, widest: float) -> Block:
    """A percentage, what happens, and when; on one line where they fit."""
    theme = ctx.theme
    share = marked(percent(flow_edge.share), flow_edge.assumed)
    font = ASSUMED if flow_edge.assumed else GIVEN
    ink = theme.ink if likely else theme.soft
    rest = joined((more, flow_edge.when))
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
        text_block = _words(ctx, flow_edge, messages().flow.again, False, width - words)
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


def end_label(ctx: Context, graph: Graph, flow_edge: FlowEdge, widest: float) -> Block:
    """What an end is, how many come to it, and when."""
    likely = flow_edge is graph.likely_end
    if _alone(graph, flow_edge):
        known = messages().transitions.ends_here if flow_edge.end == "open" else messages().ends_alone[flow_edge.end]
        text = joined((known, flow_edge.when))
        return _fitting(text, SMALL_BOLD, ctx.theme.ink if likely else ctx.theme.soft, widest)
    return _words(ctx, flow_edge, ending(flow_edge), likely, widest)


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
