"""Scores → the points of the curve, those that would hide each other moved apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict

from cjmap.layout.map.context import Context
from cjmap.layout.map.grid import Column
from cjmap.layout.segments import Score
from cjmap.model import Basis
from cjmap.records import dataclass, replace

HEIGHT = 156.0
"""From the best to the worst level, in px."""

MARKER = 6.5
"""Half the width of a point's mark."""

AROUND = 2
"""Scores of a persona before and after a sheet that shape the line at its edges."""

BESIDE = 15.0
"""Between the middles of two marks that would hide each other, where there is so much room."""


@dataclass(frozen=True, slots=True)
class Point:
    """One score of one persona: `x`, `y` in px (y from the best level down), `level` −1 to 1, `place` the step's in the curve
    of the whole journey.

    One that is not `here` is of a step before or after those of this sheet.
    """

    persona: str
    place: int
    column: Column
    x: float
    y: float
    level: float
    here: bool = True

    @property
    def assumed(self) -> bool:
        return self.column.step.basis is Basis.ASSUMED


def points_of(ctx: Context) -> list[Point]:
    """Every score of every persona, in reading order; nothing where nobody scored."""
    return _beside(placed(ctx, HEIGHT))


def placed(ctx: Context, height: float) -> list[Point]:
    """Every score in the columns, `height` px between the best and the worst level, and those around that shape the lines."""
    scores = ctx.scores
    here = {scores.places[one.step.key]: one for one in ctx.grid.felt if one.step.key in scores.places}
    if not here:
        return []
    first, last = min(here), max(here)
    found: list[tuple[int, int, Point]] = []
    for number, persona in scores.between(first, last):
        line = scores.lines[persona]
        begin = bisect_left(line, first, key=_place)
        end = bisect_right(line, last, key=_place)
        for score in line[max(0, begin - AROUND) : end + AROUND]:
            place = score.place
            column = here.get(place) or ctx.grid.beyond(score.step, place - (first if place < first else last))
            y = (1 - score.level) / 2 * height
            point = Point(persona, place, column, column.middle, y, score.level, place in here)
            found.append((place, number, point))
    return [point for *_, point in sorted(found, key=lambda one: one[:2])]


def _place(score: Score) -> int:
    return score.place


def _beside(points: list[Point]) -> list[Point]:
    """Points of one column that would hide each other, moved apart sideways, but none out of the column: no line turns back."""
    columns: dict[int, list[Point]] = defaultdict(list)
    for point in points:
        columns[point.place].append(point)
    moved: dict[tuple[int, str], Point] = {}
    order = {id(point): number for number, point in enumerate(points)}
    for place, here in columns.items():
        for cluster in _clusters(sorted(here, key=lambda p: p.y)):
            apart = min(BESIDE, cluster[0].column.width / max(1, len(cluster) - 1))
            for number, point in enumerate(sorted(cluster, key=lambda one: order[id(one)])):
                shift = (number - (len(cluster) - 1) / 2) * apart
                moved[place, point.persona] = replace(point, x=point.x + shift)
    return [moved[point.place, point.persona] for point in points]


def _clusters(points: list[Point]) -> list[list[Point]]:
    clusters: list[list[Point]] = []
    for point in points:
        if clusters and point.y - clusters[-1][-1].y < 2 * MARKER:
            clusters[-1].append(point)
        else:
            clusters.append([point])
    return clusters
