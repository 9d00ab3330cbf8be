"""Scores → the points of the curve, those that would hide each other moved apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from cjmap.layout.map.context import Context
from cjmap.layout.map.grid import Column
from cjmap.model import EVERYONE, Basis

HEIGHT = 156.0
"""From the best to the worst level, in px."""

MARKER = 6.5
"""Half the width of a point's mark."""

BESIDE = 15.0
"""Between the middles of two marks that would hide each other."""


@dataclass(frozen=True, slots=True)
class Point:
    """One score of one persona: `x`, `y` in px (y from the best level down), `level` −1 to 1, `place` the step's in order.

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
    people = [persona.id for persona in ctx.journey.personas] if ctx.by_persona() else [EVERYONE]
    points: list[Point] = []
    before, felt = ctx.grid.before, list(ctx.grid.felt)
    for place, column in enumerate((*before, *felt, *ctx.grid.after)):
        here = len(before) <= place < len(before) + len(felt)
        for persona in people:
            level = ctx.level(column.step, persona)
            if level is not None:
                points.append(Point(persona, place, column, column.middle, (1 - level) / 2 * HEIGHT, level, here))
    return _beside(points)


def _beside(points: list[Point]) -> list[Point]:
    """Points of one column that would hide each other, moved apart sideways."""
    columns: dict[int, list[Point]] = defaultdict(list)
    for point in points:
        columns[point.place].append(point)
    moved: dict[tuple[int, str], Point] = {}
    order = {id(point): number for number, point in enumerate(points)}
    for place, here in columns.items():
        for cluster in _clusters(sorted(here, key=lambda p: p.y)):
            for number, point in enumerate(sorted(cluster, key=lambda one: order[id(one)])):
                shift = (number - (len(cluster) - 1) / 2) * BESIDE
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
