"""A chart → its lines: full between neighbours, dashed where a score is assumed, thin over steps without a score or of others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from cjmap.layout.kit.curve import CurveLine, Piece, curve, dashes_of, handles, within
from cjmap.layout.kit.legend import ASSUMED, Sign
from cjmap.layout.kit.segments import DASHES, DOTS, STRENGTH, Pen, SegmentKind
from cjmap.layout.map.chart import Chart
from cjmap.model import EVERYONE
from cjmap.scene import Group, Node, Path, PathCommand

HAIRLINE = 1.3
DASHED_MOST = 2.4
"""The width of a line of assumed scores: its dashes are to be seen."""

PALE = 0.55
"""How much of its colour is in a line beside the one in focus."""


def drawn_lines(chart: Chart, top: float) -> list[Node]:
    """The lines of all personas from `top` on, those beside the one in focus below it, in from the row before and out to the
    next.
    """
    drawn: list[Node] = []
    behind = sorted(chart.lines, key=lambda line: line.persona == chart.focus)
    for one in behind:
        paths = tuple(_strokes(chart, one, top))
        if paths:
            drawn.append(Group(paths, data={"persona": one.persona} if one.persona else {}))
    return drawn


def _strokes(chart: Chart, line: CurveLine, top: float) -> Iterator[Node]:
    """The line in as few pieces as it has looks."""
    for pen, run in groupby(_seen(chart, line), key=lambda one: one[0]):
        pieces = [piece for _, piece in run]
        (x, y), _ = pieces[0]
        segments: list[PathCommand] = [("M", x, top + y)]
        for _, stretch in pieces:
            x1, y1, x2, y2, x3, y3 = handles(stretch)
            segments.append(("C", x1, top + y1, x2, top + y2, x3, top + y3))
        cap = not pen.dash or pen.dash == DOTS
        yield Path(tuple(segments), stroke=pen.colour, stroke_width=pen.width, dash=pen.dash, round_cap=cap)


def _seen(chart: Chart, line: CurveLine) -> Iterator[tuple[Pen, Piece]]:
    stretches = curve([(point.x, point.y) for point in line.points])
    for (start, stretch), (one, other), segment in zip(stretches, pairwise(line.points), line.segments, strict=True):
        if other.x > chart.left and one.x < chart.right:
            pen = pen_of(chart, line.persona, segment.kind, segment.assumed)
            yield pen, within(start, stretch, chart.left, chart.right)


def pen_of(chart: Chart, persona: str, kind: SegmentKind, assumed: bool) -> Pen:
    """How a stretch of a persona's line is drawn."""
    theme, colour = chart.ctx.theme, chart.line_colour(persona)
    pale = chart.focus not in (None, EVERYONE, persona)
    own = dashes_of(chart.ctx, persona) if chart.focus is None else ()
    dash = DASHES if assumed else own if kind is SegmentKind.SCORED else ()
    dash = DOTS if kind is SegmentKind.UNSCORED else dash
    if pale or kind is not SegmentKind.SCORED:
        strength = min(STRENGTH[kind], PALE if pale else 1.0)
        return Pen(theme.tinted(colour, strength), HAIRLINE, dash)
    return Pen(colour, min(chart.stroke, DASHED_MOST) if assumed else chart.stroke, dash)


def line_signs(chart: Chart) -> set[Sign]:
    """The looks of lines that want a key in the legend."""
    found: set[Sign] = set()
    for line in chart.lines:
        for (one, other), segment in zip(pairwise(line.points), line.segments, strict=True):
            if other.x > chart.left and one.x < chart.right:
                found |= {segment.kind} - {SegmentKind.SCORED}
                found |= {ASSUMED} if segment.assumed else set()
        if any(point.assumed and point.here for point in line.points):
            found.add(ASSUMED)
    return found
