"""The corners of an edge → the line along them, with round corners and a head; what is said of an edge → its label."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.chain import FlowEdge, marked, percent
from cjmap.language import messages
from cjmap.layout.flow.graph import ASSUMED, GIVEN, Graph
from cjmap.layout.kit.block import NOTHING, Block, joined, leading, line, lowered, paragraph, stack
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.marks import polygon
from cjmap.model import End
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


def ending(flow_edge: FlowEdge) -> str:
    """What happens at an end, in words that stand after a percentage."""
    return messages().transitions.ends_here if flow_edge.end == "open" else messages().ends[flow_edge.end]


def edge_label(ctx: Context, graph: Graph, flow_edge: FlowEdge, likely: bool) -> Block:
    """Percentage and condition of an edge to another step; only the condition, where there is one, for the only edge."""
    if not _alone(graph, flow_edge):
        return share_words(ctx, flow_edge, "", likely, WIDEST)
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


def share_words(ctx: Context, flow_edge: FlowEdge, more: str, likely: bool, widest: float) -> Block:
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


def end_label(ctx: Context, graph: Graph, flow_edge: FlowEdge, widest: float) -> Block:
    """What an end is, how many come to it, and when."""
    likely = flow_edge is graph.likely_end
    if _alone(graph, flow_edge):
        known = messages().transitions.ends_here if flow_edge.end == "open" else messages().ends_alone[flow_edge.end]
        text = joined((known, flow_edge.when))
        return _fitting(text, SMALL_BOLD, ctx.theme.ink if likely else ctx.theme.soft, widest)
    return share_words(ctx, flow_edge, ending(flow_edge), likely, widest)
