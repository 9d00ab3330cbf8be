"""Scores and the columns of their steps → the points of the emotion curve, the spline through them and its strokes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from cjmap.layout.kit.context import Context
from cjmap.layout.kit.grid import Column
from cjmap.layout.kit.marks import persona_dashes
from cjmap.layout.kit.segments import Pen, Score, Segment
from cjmap.model import Basis
from cjmap.records import dataclass, replace
from cjmap.scene import Path, PathCommand

XY = tuple[float, float]


def tangents(points: Sequence[XY]) -> list[float]:
    """The slope of the line at each point, so that it is monotone between any two.

    `points` are (x, y) with x rising. Harmonic mean of the neighbouring slopes, none where they change sign: Fritsch and
    Butland, "A Method for Constructing Local Monotone Piecewise Cubic Interpolants", SIAM J. Sci. Stat. Comput. 5 (1984).
    """
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(slopes)]
    return [_end(slopes), *inner, _end(slopes[::-1])] if slopes else [0.0] * len(points)


def _end(slopes: Sequence[float]) -> float:
    """At an end of the line: along the first stretch, half as steep where the next one turns."""
    if len(slopes) == 1 or slopes[0] * slopes[1] <= 0:
        return slopes[0] if len(slopes) == 1 else slopes[0] / 2
    return slopes[0]


Piece = tuple[XY, tuple[PathCommand, ...]]
"""The first point of a part of a line, and the segment to the next."""


def curve(points: Sequence[XY]) -> list[Piece]:
    """One cubic a stretch: for each two neighbours the first point and the segment to the second."""
    slopes = tangents(points)
    stretches: list[Piece] = []
    for (a, b), (slope_a, slope_b) in zip(pairwise(points), pairwise(slopes), strict=True):
        third = (b[0] - a[0]) / 3
        stretches.append(
            (a, (("C", a[0] + third, a[1] + slope_a * third, b[0] - third, b[1] - slope_b * third, b[0], b[1]),))
        )
    return stretches


def handles(stretch: tuple[PathCommand, ...]) -> tuple[float, float, float, float, float, float]:
    """The six coordinates of the one cubic of a stretch: its two handles and its end."""
    (segment,) = stretch
    assert segment[0] == "C"
    return segment[1:]


def within(start: XY, stretch: tuple[PathCommand, ...], left: float, right: float) -> Piece:
    """The part of a stretch of `curve` between two edges: x runs evenly with the cubic's parameter there (de Casteljau)."""
    (segment,) = stretch
    if segment[0] != "C":
        return start, stretch
    _, x1, y1, x2, y2, x3, y3 = segment
    ends = start, (x1, y1), (x2, y2), (x3, y3)
    if x3 > right:
        ends = _split(ends, (right - start[0]) / (x3 - start[0]))[0]
    if start[0] < left:
        ends = _split(ends, (left - start[0]) / (ends[3][0] - start[0]))[1]
    return ends[0], (("C", *ends[1], *ends[2], *ends[3]),)


Cubic = tuple[XY, XY, XY, XY]


def _split(ends: Cubic, t: float) -> tuple[Cubic, Cubic]:
    """A cubic in two at its parameter t."""

    def between(a: XY, b: XY) -> XY:
        return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t

    a, b, c, d = ends
    ab, bc, cd = between(a, b), between(b, c), between(c, d)
    abc, bcd = between(ab, bc), between(bc, cd)
    middle = between(abc, bcd)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def height_at(points: Sequence[XY], slopes: Sequence[float], x: float) -> float | None:
    """The line's y at x, None outside it."""
    for index in range(len(points) - 1):
        (x0, y0), (x1, y1) = points[index], points[index + 1]
        if x0 <= x <= x1:
            span = x1 - x0
            t = (x - x0) / span
            m0, m1 = slopes[index] * span, slopes[index + 1] * span
            square, cube = t * t, t * t * t
            return (
                (2 * cube - 3 * square + 1) * y0 + (cube - 2 * square + t) * m0
                + (3 * square - 2 * cube) * y1 + (cube - square) * m1
            )  # fmt: skip
    return None


class Stretch:
    """The part of a line between two points in px, the line's slopes there, and the box around it."""

    __slots__ = ("end", "high", "low", "points", "slopes", "start")

    def __init__(self, points: tuple[XY, XY], slopes: tuple[float, float]) -> None:
        self.points, self.slopes = points, slopes
        (self.start, one), (self.end, other) = points
        self.high, self.low = min(one, other), max(one, other)


def stretches_of(points: Sequence[Point]) -> list[Stretch]:
    """The stretches of the line through some points, one for each two neighbours."""
    spots = [(point.x, point.y) for point in points]
    return [Stretch(ends, slopes) for ends, slopes in zip(pairwise(spots), pairwise(tangents(spots)), strict=True)]


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

HAIR = 1e-6


def crossed(box: Box, stretches: Iterable[Stretch], clear: float) -> bool:
    """Whether a line comes nearer to a box than `clear` px above or below. None rises or falls past its two points: most are
    ruled out by these.
    """
    left, top, right, bottom = box
    above, below = top - clear - HAIR, bottom + clear + HAIR
    return any(
        _crosses(box, one, clear)
        for one in stretches
        if one.start <= right and one.end >= left and one.high <= below and one.low >= above
    )


def _crosses(box: Box, one: Stretch, clear: float) -> bool:
    left, top, right, bottom = box
    for part in range(7):
        y = height_at(one.points, one.slopes, left + (right - left) * part / 6)
        if y is not None and top - clear < y < bottom + clear:
            return True
    return False


HEIGHT = 156.0
"""From the best to the worst level of a map, in px."""

MARKER = 6.5
"""Half the width of a point's mark."""

AROUND = 2
"""Scores of a persona before and after a sheet that shape the line at its edges."""

BESIDE = 15.0
"""Between the middles of two marks that would hide each other, where there is so much room."""


@dataclass(frozen=True, slots=True)
class Point:
    """One score of one persona: `x`, `y` in px (y from the best level down), `level` −1 to 1, `index` the step's in the curve
    of the whole journey.

    One that is not `here` is of a step before or after those of this sheet.
    """

    persona: str
    index: int
    column: Column
    x: float
    y: float
    level: float
    here: bool = True

    @property
    def assumed(self) -> bool:
        return self.column.step.basis is Basis.ASSUMED


def points_of(ctx: Context, height: float = HEIGHT) -> list[Point]:
    """Every score of every persona in reading order, `height` px between the best and the worst level, and those around that
    shape the lines; none hides another, and there are none where nobody scored.
    """
    return _beside(_points(ctx, height))


def _points(ctx: Context, height: float) -> list[Point]:
    scores = ctx.scores
    here = {scores.indices[one.step.key]: one for one in ctx.grid.felt if one.step.key in scores.indices}
    if not here:
        return []
    first, last = min(here), max(here)
    found: list[tuple[int, int, Point]] = []
    for number, persona in scores.between(first, last):
        line = scores.lines[persona]
        begin = bisect_left(line, first, key=_place)
        end = bisect_right(line, last, key=_place)
        for score in line[max(0, begin - AROUND) : end + AROUND]:
            index = score.index
            column = here.get(index) or ctx.grid.beyond(score.step, index - (first if index < first else last))
            y = (1 - score.level) / 2 * height
            point = Point(persona, index, column, column.middle, y, score.level, index in here)
            found.append((index, number, point))
    return [point for *_, point in sorted(found, key=lambda one: one[:2])]


def _place(score: Score) -> int:
    return score.index


def _beside(points: list[Point]) -> list[Point]:
    """Points of one column that would hide each other, moved apart sideways, but none out of the column: no line turns back."""
    columns: dict[int, list[Point]] = defaultdict(list)
    for point in points:
        columns[point.index].append(point)
    moved: dict[tuple[int, str], Point] = {}
    order = {id(point): number for number, point in enumerate(points)}
    for index, here in columns.items():
        for cluster in _clusters(sorted(here, key=lambda p: p.y)):
            apart = min(BESIDE, cluster[0].column.width / len(cluster))
            for number, point in enumerate(sorted(cluster, key=lambda one: order[id(one)])):
                shift = (number - (len(cluster) - 1) / 2) * apart
                moved[index, point.persona] = replace(point, x=point.x + shift)
    return [moved[point.index, point.persona] for point in points]


def moved(points: Iterable[Point], down: float) -> list[Point]:
    """Points `down` px further down."""
    return [replace(point, y=point.y + down) for point in points]


def _clusters(points: list[Point]) -> list[list[Point]]:
    clusters: list[list[Point]] = []
    for point in points:
        if clusters and point.y - clusters[-1][-1].y < 2 * MARKER:
            clusters[-1].append(point)
        else:
            clusters.append([point])
    return clusters


@dataclass(frozen=True, slots=True)
class CurveLine:
    """A persona's points, and the segment between each two of them."""

    persona: str
    points: Sequence[Point]
    segments: Sequence[Segment]


def lines_of(ctx: Context, points: Sequence[Point]) -> list[CurveLine]:
    """The line of each persona who has a point, in the order of the points."""
    people: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        people[point.persona].append(point)
    lines = []
    for persona, theirs in people.items():
        known = ctx.scores.segments[persona]
        first = bisect_left(known, theirs[0].index, key=_begins)
        lines.append(CurveLine(persona, theirs, known[first : first + len(theirs) - 1]))
    return lines


def dashes_of(ctx: Context, persona: str) -> tuple[float, ...]:
    """The dashes of a persona's line; none of the line that is everyone's."""
    return persona_dashes(ctx.scores.number(persona)) if persona else ()


def _begins(segment: Segment) -> int:
    return segment.start.index


def strokes(ctx: Context, line: CurveLine, colour: str, wide: float) -> list[Path]:
    """What of a line is drawn between the edges of the columns, neighbours of one look in one piece."""
    seen = list(_seen(ctx, line, colour, wide))
    drawn = []
    for pen, run in groupby(seen, key=lambda one: one[0]):
        pieces = [piece for _, piece in run]
        segments = (("M", *pieces[0][0]), *(segment for _, stretch in pieces for segment in stretch))
        round_cap = not pen.dash
        drawn.append(Path(segments, stroke=pen.colour, stroke_width=pen.width, dash=pen.dash, round_cap=round_cap))
    return drawn


def _seen(ctx: Context, line: CurveLine, colour: str, wide: float) -> Iterator[tuple[Pen, Piece]]:
    left, right = ctx.grid.left, ctx.grid.right
    own = dashes_of(ctx, line.persona)
    stretches = curve([(point.x, point.y) for point in line.points])
    ends = zip(line.points, line.points[1:], strict=False)
    for (start, stretch), (one, other), segment in zip(stretches, ends, line.segments, strict=True):
        if other.x > left and one.x < right:
            pen = Pen.of(ctx.theme, segment.kind, colour, wide, segment.assumed, own)
            yield pen, within(start, stretch, left, right)
