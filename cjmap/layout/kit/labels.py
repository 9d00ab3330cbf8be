"""Boxes and points that are taken → the free positions of a further box, step by step away from where it belongs.

What is taken is looked up by where it is, so that a position costs as much to try however many others there are.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from cjmap.layout.kit.curve import Box

WIDE, HIGH = 160.0, 64.0
"""The cells in which things are looked up, in px."""

MOST_PASSED = 30
"""How many things a box passes one by one on its way out; where there are more, it goes beyond all of them."""

Side = Callable[[int], float]
"""A way out: the number of steps → the top of the box there. It goes up or down throughout."""


class Taken:
    """What is taken: points, from which everything stays `near` px away, and the boxes that were added."""

    def __init__(self, points: Iterable[tuple[float, float]], near: float, most_passed: int = MOST_PASSED) -> None:
        self._most_passed = most_passed
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._top, self._bottom = math.inf, -math.inf
        for x, y in points:
            self.add((x - near, y - near, x + near, y + near))

    def add(self, box: Box) -> None:
        """Take a box: no other may reach into it."""
        left, top, right, bottom = box
        self._top, self._bottom = min(self._top, top), max(self._bottom, bottom)
        for across in range(int(left // WIDE), int(right // WIDE) + 1):
            for down in range(int(top // HIGH), int(bottom // HIGH) + 1):
                self._cells[across, down].append(box)

    def hit(self, box: Box) -> Box | None:
        """Something that is taken where a box would be."""
        left, top, right, bottom = box
        for across in range(int(left // WIDE), int(right // WIDE) + 1):
            for down in range(int(top // HIGH), int(bottom // HIGH) + 1):
                for one in self._cells.get((across, down), ()):
                    if left < one[2] and right > one[0] and top < one[3] and bottom > one[1]:
                        return one
        return None

    def free(self, across: tuple[float, float], height: float, side: Side) -> Iterator[tuple[int, float]]:
        """The free positions of a box between two edges on one way out, the nearest first: how many steps out, and its top."""
        step = side(1) - side(0)
        distance, passed = 0, 0
        while True:
            top = side(distance)
            met = self.hit((across[0], top, across[1], top + height))
            if met is None:
                yield distance, top
                distance += 1
                continue
            passed += 1
            first, last = (met[1], met[3]) if passed <= self._most_passed else (self._top, self._bottom)
            beyond = last - top if step > 0 else top + height - first
            distance += max(1, int(beyond / abs(step)))


CLEAR = 3.0


def with_space(box: Box) -> Box:
    """The box that no other label may reach into."""
    left, top, right, bottom = box
    return left - CLEAR, top, right + CLEAR, bottom
