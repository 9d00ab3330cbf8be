"""The points of a slide's curve → their marks: faces as large as a step is important, markers, rings at moments of truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cjmap.layout.kit.curve import Point
from cjmap.layout.kit.emotion import DOT_ROOM, FACE_ROOM, level_colour
from cjmap.layout.kit.marks import face, persona_marker
from cjmap.layout.slide.context import SlideContext
from cjmap.records import dataclass
from cjmap.scene import Circle, Node, Rect

FACE, FACE_LEAST, FACE_GROWS = 11.0, 9.0, 4.0
"""The radius of a face where columns are narrow, and elsewhere that of the least important step and how much it grows."""

GROWS_FROM = 36.0
"""Columns from this width on have room for faces of different sizes."""

DOT, TINY = 5.5, 3.0
"""Radius of a dot with its outline, in narrow columns and in the narrowest."""

MARKER_REACH = 7.5
CLEAR = 1.0
"""What stays free around a mark."""

RING, RING_STROKE, RING_FILL = 3.4, 2.2, 0.16
"""Px between a mark and the middle of its ring, the ring's width, and how much of its colour is inside."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How the points of a curve are drawn whose narrowest column is so many px wide."""

    slide: SlideContext
    narrowest: float

    def reach(self, point: Point) -> float:
        """How far the mark of a point reaches from its middle, with what stays free around it."""
        if point.column.step.moment_of_truth:
            return self._ring(point) + RING_STROKE / 2 + CLEAR
        return self._radius(point) + (CLEAR if self._drawn(point) else 0.0)

    def mark(self, point: Point) -> list[Node]:
        """A face, a persona's marker, or a dot; nothing where the columns have no room for one, unless all hangs on the step."""
        if not self._drawn(point):
            return []
        theme, persona, x, y = self.slide.theme, point.persona, point.x, point.y
        colour = self.slide.colours[persona] if persona else level_colour(theme, point.level)
        if not persona and self.narrowest >= FACE_ROOM:
            return face(x, y, point.level, colour, theme.card, point.assumed, self._radius(point))
        fill, stroke = (theme.card, colour) if point.assumed else (colour, theme.background)
        if persona:
            return [persona_marker(self.slide.scores.number(persona), x, y, fill, stroke, point.assumed)]
        return [Circle(x, y, self._radius(point) - 0.5, fill, stroke, 1.5)]

    def rings(self, points: Sequence[Point]) -> Iterator[tuple[Point, Node]]:
        """The rings of each moment of truth, each around all points whose rings would meet, with the first of them."""
        theme = self.slide.theme
        fill = theme.tinted(theme.star, RING_FILL)
        for group in self._groups(points):
            far = self._ring(group[0])
            lefts, tops = [point.x for point in group], [point.y for point in group]
            wide, high = max(lefts) - min(lefts), max(tops) - min(tops)
            box = min(lefts) - far, min(tops) - far, wide + 2 * far, high + 2 * far
            ring: Node = (
                Circle(lefts[0], tops[0], far, fill, theme.star, RING_STROKE)
                if len(group) == 1
                else Rect(*box, fill, theme.star, RING_STROKE, far)
            )
            yield group[0], ring

    def _drawn(self, point: Point) -> bool:
        return self.narrowest >= DOT_ROOM or point.column.step.moment_of_truth

    def _radius(self, point: Point) -> float:
        if point.persona:
            return MARKER_REACH
        if self.narrowest >= GROWS_FROM:
            return FACE_LEAST + FACE_GROWS * self.slide.weight(point.column.step)
        if self.narrowest >= FACE_ROOM:
            return FACE
        return DOT if self.narrowest >= DOT_ROOM else TINY

    def _ring(self, point: Point) -> float:
        return self._radius(point) + RING

    def _groups(self, points: Sequence[Point]) -> list[list[Point]]:
        """The points of moments of truth, those of a step together whose rings would meet."""
        columns: dict[int, list[Point]] = defaultdict(list)
        for point in points:
            if point.column.step.moment_of_truth:
                columns[point.index].append(point)
        groups: list[list[Point]] = []
        for index in sorted(columns):
            column = sorted(columns[index], key=lambda point: (point.y, point.x))
            for number, point in enumerate(column):
                if number and point.y - column[number - 1].y < 2 * self._ring(point) + RING_STROKE:
                    groups[-1].append(point)
                else:
                    groups.append([point])
        return groups
