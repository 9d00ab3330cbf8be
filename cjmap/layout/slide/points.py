"""Scores and the height of a curve → its points, those that would hide each other moved apart within their column."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from cjmap.layout.map.context import Context
from cjmap.layout.map.points import Point, placed
from cjmap.records import replace

HIDING = 13.0
"""Marks whose middles are nearer than this, in px, hide each other."""

BESIDE = 15.0
"""Between the middles of two marks that would, where their column is wide enough."""


def points_of(ctx: Context, height: float) -> list[Point]:
    """Every score of every persona, `height` px between the best and the worst level; also of the steps before and after."""
    steps = groupby(placed(ctx, height), key=lambda point: point.place)
    return [point for _, here in steps for point in _beside(list(here))]


def _beside(points: list[Point]) -> list[Point]:
    """Points of one column that would hide each other, side by side; never out of their column, so that every line goes on."""
    if len(points) < 2:
        return points
    clusters: dict[int, list[Point]] = defaultdict(list)
    last = None
    for point in sorted(points, key=lambda one: one.y):
        same = last is not None and point.y - last.y < HIDING
        clusters[len(clusters) - 1 if same else len(clusters)].append(point)
        last = point
    order = {id(point): number for number, point in enumerate(points)}
    moved: dict[str, Point] = {}
    for cluster in clusters.values():
        step = min(BESIDE, points[0].column.width / len(cluster))
        for number, point in enumerate(sorted(cluster, key=lambda one: order[id(one)])):
            shift = (number - (len(cluster) - 1) / 2) * step
            moved[point.persona] = replace(point, x=point.x + shift)
    return [moved[point.persona] for point in points]
