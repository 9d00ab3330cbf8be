"""The lines, points and texts of a curve → whether a further text or leader would meet one, looked up by where it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cjmap.layout.kit.curve import XY, Box, tangents

MIDDLE = 2.0
"""How near to the middle line letters may come, in px."""

CELL = 200.0
"""The width of the cells in which boxes are looked up, in px."""

Bend = tuple[float, float, float, float, float, float, float, float]
"""A line between two of its points: its left and right end, its highest and lowest y, and the four factors of its cubic in the
share of the way from one end to the other, the highest power first.
"""


class Courses:
    """Where lines run. Between two of its points a line rises or falls throughout, so what lies between two edges is known
    from its heights at both.
    """

    def __init__(self, lines: Iterable[Sequence[XY]]) -> None:
        self._lines: list[tuple[list[float], list[Bend]]] = []
        for points in lines:
            bends = [
                _bend(start, end, slopes)
                for (start, end), slopes in zip(pairwise(points), pairwise(tangents(points)), strict=True)
                if end[0] > start[0]
            ]
            if bends:
                self._lines.append(([bend[0] for bend in bends], bends))

    def met(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a line runs through a box."""
        for starts, bends in self._lines:
            for at in range(max(0, bisect_right(starts, left) - 1), len(bends)):
                start, end, high, low, a, b, c, d = bends[at]
                if start > right:
                    break
                if end < left or high >= bottom or low <= top:
                    continue
                t = (left - start) / (end - start) if left > start else 0.0
                one = ((a * t + b) * t + c) * t + d
                t = (right - start) / (end - start) if right < end else 1.0
                other = ((a * t + b) * t + c) * t + d
                if (one < bottom or other < bottom) and (one > top or other > top):
                    return True
        return False


def _bend(start: XY, end: XY, slopes: tuple[float, float]) -> Bend:
    (x0, y0), (x1, y1) = start, end
    one, other = (slope * (x1 - x0) for slope in slopes)
    cubic = 2 * y0 - 2 * y1 + one + other, 3 * y1 - 3 * y0 - 2 * one - other, one, y0
    return (x0, x1, min(y0, y1), max(y0, y1), *cubic)


class Boxes:
    """Boxes that are taken, looked up by where they are across the map: one above the other there are few."""

    def __init__(self) -> None:
        self._cells: dict[int, list[Box]] = defaultdict(list)
        self._all: list[Box] = []

    def __iter__(self) -> Iterator[Box]:
        """All of them, in the order in which they were taken."""
        return iter(self._all)

    def add(self, box: Box) -> None:
        """Take a box."""
        self._all.append(box)
        for cell in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
            self._cells[cell].append(box)

    def hit(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a box reaches into one that is taken."""
        cells = self._cells
        for cell in range(int(left // CELL), int(right // CELL) + 1):
            if cell in cells:
                for one in cells[cell]:
                    if left < one[2] and right > one[0] and top < one[3] and bottom > one[1]:
                        return True
        return False


class Obstacles:
    """What a text may not touch: lines, the boxes of points, texts as wide as they may become, and the middle line."""

    def __init__(self, lines: Iterable[Sequence[XY]], middle: float) -> None:
        self.lines_as_given = tuple(tuple(points) for points in lines)
        self.lines = Courses(self.lines_as_given)
        self.points = Boxes()
        self.texts = Boxes()
        self.middle = middle

    def struck(self, top: float, bottom: float) -> bool:
        """Whether the middle line would run through letters between two heights."""
        return top < self.middle + MIDDLE and bottom > self.middle - MIDDLE

    def free(self, inked: Box, far: Box, near: float, line: float) -> bool:
        """Whether letters may stand in a box, `near` px from points and texts and `line` px from lines; `far` is as wide as
        they may become.
        """
        left, top, right, bottom = inked
        if self.lines.met(left - line, top - line, right + line, bottom + line):
            return False
        if self.points.hit(left - near, top - near, right + near, bottom + near):
            return False
        return not self.texts.hit(min(far[0], left - near), far[1] - near, max(far[2], right + near), far[3] + near)
