"""Points of a curve and what lies between them → the strokes of its lines: solid, dotted across steps without a score, pale
across steps of others, dashed to and from an assumed score.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from cjmap.layout.map.context import Context
from cjmap.layout.map.points import Point
from cjmap.layout.map.spline import Stretch, curve, within
from cjmap.layout.markers import persona_dashes
from cjmap.layout.pen import Pen
from cjmap.layout.segments import Segment
from cjmap.records import dataclass
from cjmap.scene import Path


@dataclass(frozen=True, slots=True)
class Line:
    """A persona's points, and the segment between each two of them."""

    persona: str
    points: Sequence[Point]
    segments: Sequence[Segment]


def lines_of(ctx: Context, points: Sequence[Point]) -> list[Line]:
    """The line of each persona who has a point, in the order of the points."""
    people: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        people[point.persona].append(point)
    lines = []
    for persona, theirs in people.items():
        known = ctx.scores.segments[persona]
        first = bisect_left(known, theirs[0].place, key=_begins)
        lines.append(Line(persona, theirs, known[first : first + len(theirs) - 1]))
    return lines


def dashes_of(ctx: Context, persona: str) -> tuple[float, ...]:
    """The dashes of a persona's line; none of the line that is everyone's."""
    return persona_dashes(ctx.scores.number(persona)) if persona else ()


def _begins(segment: Segment) -> int:
    return segment.start.place


def strokes(ctx: Context, line: Line, colour: str, wide: float) -> list[Path]:
    """What of a line is drawn between the edges of the columns, neighbours of one look in one piece."""
    seen = list(_seen(ctx, line, colour, wide))
    drawn = []
    for pen, run in groupby(seen, key=lambda one: one[0]):
        pieces = [piece for _, piece in run]
        segments = (("M", *pieces[0][0]), *(segment for _, stretch in pieces for segment in stretch))
        round_cap = not pen.dash
        drawn.append(Path(segments, stroke=pen.colour, stroke_width=pen.width, dash=pen.dash, round_cap=round_cap))
    return drawn


def _seen(ctx: Context, line: Line, colour: str, wide: float) -> Iterator[tuple[Pen, Stretch]]:
    left, right = ctx.grid.left, ctx.grid.right
    own = dashes_of(ctx, line.persona)
    stretches = curve([(point.x, point.y) for point in line.points])
    ends = zip(line.points, line.points[1:], strict=False)
    for (start, stretch), (one, other), segment in zip(stretches, ends, line.segments, strict=True):
        if other.x > left and one.x < right:
            pen = Pen.of(ctx.theme, segment.kind, colour, wide, segment.assumed, own)
            yield pen, within(start, stretch, left, right)
