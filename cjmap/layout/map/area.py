"""A chart with one line in its focus → the area between that line and the middle, in pieces by side and by moment of truth."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise

from cjmap.layout.kit.curve import XY, CurveLine, Piece, curve, handles, within
from cjmap.layout.kit.segments import SegmentKind
from cjmap.layout.map.chart import Chart
from cjmap.records import dataclass
from cjmap.scene import Node, Path, PathCommand

HALVINGS = 30
"""Of a stretch in which the line crosses the middle: what is left is far below a pixel."""

TINY = 0.5
"""Px: nearer to each other two cuts are one."""


@dataclass(frozen=True, slots=True)
class AreaPiece:
    """A part of the line without a cut: its `piece`, whether it is `above` the middle and in a column of a `moment` of truth;
    `joined` says that it begins where the piece before it ends.
    """

    piece: Piece
    above: bool
    moment: bool
    joined: bool

    @property
    def end(self) -> XY:
        """Where it ends."""
        *_, x, y = handles(self.piece[1])
        return x, y


def area_pieces(chart: Chart) -> list[AreaPiece]:
    """The parts of the line in focus where it is scored, within the edges of the ground."""
    columns = [(one.x + 1, one.x + one.width - 1) for one in chart.moments]
    found: list[AreaPiece] = []
    for line in chart.lines:
        if line.persona == chart.focus:
            for joined, (start, stretch) in _scored(chart, line):
                found += _cut(chart, start, stretch, columns, joined)
    return found


def _scored(chart: Chart, line: CurveLine) -> Iterator[tuple[bool, Piece]]:
    """The stretches between neighbours, and whether each goes on from the one before."""
    points = [(point.x, point.y) for point in line.points]
    joined = False
    for (start, stretch), (one, other), segment in zip(
        curve(points), pairwise(line.points), line.segments, strict=True
    ):
        seen = other.x > chart.left and one.x < chart.right and segment.kind is SegmentKind.SCORED
        if seen:
            yield joined, within(start, stretch, chart.left, chart.right)
        joined = seen


def _cut(
    chart: Chart, start: XY, stretch: tuple[PathCommand, ...], columns: list[XY], joined: bool
) -> Iterator[AreaPiece]:
    """A stretch in parts: where it crosses the middle, and at the edges of columns."""
    middle = chart.size.middle
    *_, right, low = handles(stretch)
    left = start[0]
    cuts = [edge for column in columns for edge in column if left + TINY < edge < right - TINY]
    if (start[1] - middle) * (low - middle) < 0:
        cuts.append(_crossing(start, stretch, middle))
    xs = [left, *sorted(cuts), right]
    for one, other in pairwise(xs):
        piece = within(start, stretch, one, other) if cuts else (start, stretch)
        at = (one + other) / 2
        height = (piece[0][1] + handles(piece[1])[-1]) / 2
        yield AreaPiece(piece, height < middle, any(a < at < b for a, b in columns), joined)
        joined = True


def _crossing(start: XY, stretch: tuple[PathCommand, ...], middle: float) -> float:
    """Where a stretch crosses the middle line, as x, which runs evenly with the parameter of the cubic."""
    _, y1, _, y2, x3, y3 = handles(stretch)
    x0, y0 = start
    low, high = 0.0, 1.0
    falls = y3 > y0
    for _ in range(HALVINGS):
        t = (low + high) / 2
        u = 1 - t
        y = u * u * u * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y3
        low, high = (t, high) if (y < middle) == falls else (low, t)
    return x0 + (x3 - x0) * (low + high) / 2


def area_paths(chart: Chart, pieces: list[AreaPiece], top: float) -> list[Node]:
    """The area painted from `top` on: one shape for all pieces of a look."""
    middle = top + chart.size.middle
    outlines: dict[tuple[bool, bool], list[PathCommand]] = {}
    runs = accumulate((not piece.joined for piece in pieces), initial=0)
    looks = groupby(zip(pieces, [*runs][1:], strict=True), key=lambda one: (one[0].above, one[0].moment, one[1]))
    for (above, moment, _), run in looks:
        outline = outlines.setdefault((above, moment), [])
        here = [piece for piece, _ in run]
        (x, y), _ = here[0].piece
        outline += [("L", x, middle), ("L", x, top + y)]
        for one in here:
            x1, y1, x2, y2, x3, y3 = handles(one.piece[1])
            outline.append(("C", x1, top + y1, x2, top + y2, x3, top + y3))
        outline.append(("L", here[-1].end[0], middle))
    paths: list[Node] = []
    for (above, moment), outline in sorted(outlines.items(), reverse=True):
        if colour := chart.area(above):
            begin: PathCommand = "M", chart.left, middle
            segments = (begin, *_edge(chart, chart.left, top), *outline, *_edge(chart, chart.right, top), ("Z",))
            paths.append(Path(segments, chart.moment(colour, 0.12) if moment else colour))
    return paths


def _edge(chart: Chart, x: float, top: float) -> tuple[PathCommand, ...]:
    """A way along an edge of the ground and back, which fills nothing: so the box of the area is that of the ground, and a text
    that lies on a part of it does not run out of it.
    """
    middle = top + chart.size.middle
    return ("L", x, middle), ("L", x, top), ("L", x, top + chart.size.height), ("L", x, middle)
