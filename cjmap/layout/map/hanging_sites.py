"""A chart in numbers, and a point and words that may hang at it → where these may be tried, and what they cost there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from cjmap.layout.kit.curve import XY, Box
from cjmap.layout.map.obstacles import MIDDLE
from cjmap.scene import Font

BAR_GAP = 9.0
"""Px between a text and the bar that it hangs at."""

EACH = 1.1
"""What a px of a leader costs."""

LINE_COST, BORDER, BORDER_OF_PAIN, BAR_ON_BORDER = 9.0, 60.0, 130.0, 25.0
EDGE_OF_MOMENT, PARTLY_IN_MOMENT, IN_MOMENT = 250.0, 400.0, 260.0
LOW_EDGE, LOW_IN_MOMENT = 25.0, 20.0
"""The same below the worst level, where a tinted column may end."""

INLINE_COST, UPRIGHT_COST = 16.0, 14.0
BESIDE_OUT = (9.0, 15.0, 21.0, 28.0, 36.0, 46.0, 58.0, 72.0, 88.0, 106.0, 128.0)
UPRIGHT_OUT = (5.0, 11.0, 17.0, 24.0, 32.0, 42.0, 54.0, 68.0, 84.0, 102.0, 122.0, 146.0)
"""How long the leaders are that are tried, in px."""

SHARES, FEW_SHARES, SHARED_TO = (0.5, 0.3, 0.7, 0.12, 0.88), (0.5, 0.2, 0.8), 30.0
"""Which part of a text beside its point is above it, for leaders up to so many px and for longer ones."""

PAST = 45.0
"""Px from a point within which a feeling is passed by its leaders."""

INFINITE = float("inf")

EDGE, EDGE_ABOVE = 8.0, 6.0
"""Px between a text and the left and right, and the upper and lower, edges of the ground."""

LOW_FROM = 8.0
"""Px below the worst level from which a tinted column may end."""


Template = tuple[float, bool, int, int, float, float]
"""Cost, whether upright, side, above (−1) or below (1), distance, share of the height above the point."""


def _templates(beside_out: Iterable[float], upright_out: Iterable[float], shared_to: float) -> tuple[Template, ...]:
    """Where a text may hang at its point, the cheapest first."""
    beside = [
        (EACH * out + 8 * abs(share - 0.5), False, side, 0, float(out), share)
        for out in beside_out
        for share in (SHARES if out < shared_to else FEW_SHARES)
        for side in (1, -1)
    ]
    upright = [
        (EACH * out + UPRIGHT_COST, True, side, way, float(out), 0.0)
        for out in upright_out
        for way in (1, -1)
        for side in (1, -1)
    ]
    return tuple(sorted([*beside, *upright], key=lambda one: one[0]))


TEMPLATES = (
    _templates(BESIDE_OUT, UPRIGHT_OUT, SHARED_TO),
    _templates(range(12, 150, 6), range(8, 170, 6), 150.0),
)
"""Those that are tried first, and the many that are tried where none of these is free."""


class Hook(NamedTuple):
    """A text and the point that it may hang at: (x, y) and the box of its group; text and small print; whether it is `said` (a
    quote or thought) or else a `pain` point or highlight; what the mark before it takes. `feelings` are the boxes of those at
    its step, in common fonts and the widest, and whether it may stand on their line.
    """

    x: float
    y: float
    box: Box
    text: str
    facts: str
    said: bool
    pain: bool
    indent: float
    feelings: tuple[tuple[Box, Box, bool], ...]


class ChartFrame(NamedTuple):
    """A chart in numbers, in px: its left and right edge, height, worst level and middle, the borders of its stages, and the
    left and the right edges of its moments of truth.
    """

    left: float
    right: float
    height: float
    worst: float
    middle: float
    borders: tuple[float, ...]
    lefts: tuple[float, ...]
    rights: tuple[float, ...]


class HangingProblem(NamedTuple):
    """All that decides what hangs where: the chart, its lines, the boxes of its points and of its texts; the hooks; the widths
    and fonts of what hangs (said, judged, small); whether every place is tried where the usual ones are taken; the language.
    """

    frame: ChartFrame
    lines: tuple[tuple[XY, ...], ...]
    points: tuple[Box, ...]
    texts: tuple[Box, ...]
    hooks: tuple[Hook, ...]
    widths: tuple[float, ...]
    fonts: tuple[Font, Font, Font]
    thorough: bool
    language: str


class HookEnds:
    """Where the leaders of a text may begin: left and right of its point, above and below it past the feeling there."""

    __slots__ = ("down", "left", "right", "up", "x", "y")

    def __init__(self, hook: Hook) -> None:
        self.x, self.y = hook.x, hook.y
        self.left, self.up, self.right, self.down = hook.box
        for (left, top, right, bottom), _, _ in hook.feelings:
            if left - 2 < self.x < right + 2 and abs((top + bottom) / 2 - self.y) < PAST:
                if top > self.y:
                    self.down = max(self.down, bottom + 2)
                elif bottom < self.y:
                    self.up = min(self.up, top - 2)

    def bar_and_top(self, height: float, template: Template) -> tuple[float, float]:
        """Where the bar of a text of that height is, and the top of both."""
        _, upright, side, way, out, share = template
        if upright:
            return self.x, self.down + out if way > 0 else self.up - out - height
        return (self.right + out if side > 0 else self.left - out), self.y - height * share

    def leader(self, bar: float, top: float, height: float, template: Template) -> tuple[float, float, float, float]:
        """From the point to the bar, in that order: x, y, x, y."""
        _, upright, side, way, _, _ = template
        if upright:
            return (self.x, self.down, self.x, top) if way > 0 else (self.x, self.up, self.x, top + height)
        return (self.right if side > 0 else self.left), self.y, bar, self.y


def cost_at(frame: ChartFrame, hook: Hook, box: Box, bar: float, inked: tuple[float, float]) -> float:
    """What a text in a box costs beside its leader and its lines, for the borders and tinted columns around it; INFINITE where
    it would reach out of the ground, or the middle line run through its letters, whose ink is between two heights.
    """
    left, top, right, bottom = box
    if left < frame.left + EDGE or right > frame.right - EDGE or top < EDGE_ABOVE or bottom > frame.height - EDGE_ABOVE:
        return INFINITE
    if inked[0] < frame.middle + MIDDLE and inked[1] > frame.middle - MIDDLE:
        return INFINITE
    borders, x = frame.borders, hook.x
    begin, end = min(x, left - 4), max(x, right + 4)
    first = bisect_right(borders, begin)
    crossed = bisect_left(borders, end, first) - first
    cost = crossed * (BORDER_OF_PAIN if hook.pain else BORDER) if crossed else 0.0
    near = bisect_left(borders, bar - 12)
    if near < len(borders) and borders[near] < bar + 12:
        cost += BAR_ON_BORDER
    return cost + _moments(frame, x, left, right, top) if frame.lefts else cost


def _moments(frame: ChartFrame, x: float, left: float, right: float, top: float) -> float:
    """What a box costs for the tinted columns that it reaches into."""
    low = top > frame.worst + LOW_FROM
    cost = 0.0
    for at in range(bisect_right(frame.rights, left - 9), bisect_left(frame.lefts, right + 9)):
        one, other = frame.lefts[at], frame.rights[at]
        edges = (left - 9 < one < right + 9) + (left - 9 < other < right + 9)
        cost += edges * (LOW_EDGE if low else EDGE_OF_MOMENT)
        if one < (left + right) / 2 < other and (left < one + 2 or right > other - 2):
            cost += LOW_EDGE if low else PARTLY_IN_MOMENT
        if left < other - 6 and right > one + 6 and not one < x < other:
            cost += LOW_IN_MOMENT if low else IN_MOMENT
    return cost
