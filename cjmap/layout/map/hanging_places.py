"""What may hang at a curve, and what is there already → the free places of each, the cheapest first, and which it takes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from cjmap.layout.kit.curve import Box
from cjmap.layout.map.chart import Chart
from cjmap.layout.map.feelings import EDGE, FeltLabel
from cjmap.layout.map.hanging import PAIN, Hanging
from cjmap.layout.map.hanging_forms import HangingForm, forms_of
from cjmap.layout.map.obstacles import Obstacles
from cjmap.records import dataclass

BAR_GAP = 9.0
"""Px between a text and the bar that it hangs at."""

NEAR, LINE_NEAR = 5.0, 6.5
"""Px that a text keeps from points and other texts, and from the middle of a line."""

LEADER_NEAR, LEADER_LINE_NEAR = 3.0, 4.5
"""Px that a leader keeps from these."""

OWN, OWN_LINE = 4.0, 10.0
"""Px of a leader, from its point on, that may be near that point, and near its line."""

EACH = 1.1
"""What a px of a leader costs."""

LINE_COST, BORDER, BORDER_OF_PAIN, BAR_ON_BORDER = 9.0, 60.0, 130.0, 25.0
EDGE_OF_MOMENT, PARTLY_IN_MOMENT, IN_MOMENT = 250.0, 400.0, 260.0
LOW_EDGE, LOW_IN_MOMENT = 25.0, 20.0
"""The same below the worst level, where a tinted column may end."""

INLINE_COST, UPRIGHT_COST = 16.0, 14.0
PAST = 45.0
"""Px from a point within which a feeling is passed by its leaders."""

NEAR_INLINE = 2.0
INFINITE = float("inf")

Template = tuple[float, bool, int, int, float, float]
"""Cost, whether upright, side, above (−1) or below (1), distance, share of the height above the point."""


def _templates() -> tuple[Template, ...]:
    """Where a text may hang at its point, the cheapest first."""
    beside = [
        (EACH * out + 8 * abs(share - 0.5), False, side, 0, float(out), share)
        for out in range(9, 130, 6)
        for share in (0.5, 0.3, 0.7, 0.12, 0.88)
        for side in (1, -1)
    ]
    upright = [
        (EACH * out + UPRIGHT_COST, True, side, way, float(out), 0.0)
        for out in range(5, 150, 6)
        for way in (1, -1)
        for side in (1, -1)
    ]
    return tuple(sorted([*beside, *upright], key=lambda one: one[0]))


TEMPLATES = _templates()


@dataclass(frozen=True, slots=True)
class HangingPlace:
    """A place of a text: its form, which begins at `edge` (`side` 1) or ends there (−1), and its top. Boxes: all that it takes as
    wide as it may become (`far`), the same with the air that belongs to it (`wide`), its leader, that with its air, and its
    bar; no leader and no bar right on a feeling's line.
    """

    form: HangingForm
    side: int
    edge: float
    top: float
    far: Box
    wide: Box
    leader: Box | None
    airy: Box | None
    bar: float | None
    cost: float


class _Anchor:
    """Where the leaders of a text may begin: left and right of its point, above and below it past the feeling there."""

    __slots__ = ("down", "left", "right", "up", "x", "y")

    def __init__(self, hanging: Hanging, labels: Sequence[FeltLabel]) -> None:
        self.x, self.y = hanging.x, hanging.y
        self.left, self.up, self.right, self.down = hanging.group.box
        for label in labels:
            left, top, right, bottom = label.inked
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


class HangingSites:
    """What is in the way of all that hangs in a chart, and what a place costs there."""

    def __init__(self, chart: Chart, obstacles: Obstacles, labels: Sequence[FeltLabel]) -> None:
        self.chart, self.obstacles = chart, obstacles
        self.borders = [stage.x for stage in chart.ctx.grid.stages[1:]]
        moments = [(one.x, one.x + one.width) for one in chart.moments]
        self.lefts, self.rights = [one for one, _ in moments], [one for _, one in moments]
        self.low = chart.size.worst + 8
        self.limits = chart.left + EDGE + 2, EDGE, chart.right - EDGE - 2, chart.size.height - EDGE
        self.labels: dict[str, list[FeltLabel]] = {}
        for label in labels:
            self.labels.setdefault(label.text.group.step.key, []).append(label)

    def places(self, hanging: Hanging) -> Iterator[HangingPlace]:
        """The places of a text where nothing is yet, the cheapest first: a place is looked at when no cheaper one can follow."""
        forms = forms_of(hanging, self.chart.ctx.look, self.chart.strip)
        labels = self.labels.get(hanging.group.step.key, ())
        anchor = _Anchor(hanging, labels)
        waiting: list[tuple[float, int, int, Template, float, float]] = []
        queue = [(TEMPLATES[0][0] + LINE_COST * form.lines, at, 0) for at, form in enumerate(forms)]
        queue.sort()
        rest = self._inline(hanging, forms, labels)
        while queue or waiting:
            bound = queue[0][0] if queue else INFINITE
            while waiting and waiting[0][0] <= bound:
                while rest and rest[0].cost <= waiting[0][0]:
                    yield rest.pop(0)
                cost, _, at, template, bar, top = heappop(waiting)
                place = self._place(forms[at], anchor, template, (bar, top), cost)
                if place is not None:
                    yield place
            if queue:
                _, at, number = heappop(queue)
                template, form = TEMPLATES[number], forms[at]
                if number + 1 < len(TEMPLATES):
                    heappush(queue, (TEMPLATES[number + 1][0] + LINE_COST * form.lines, at, number + 1))
                bar, top = anchor.bar_and_top(form.height, template)
                cost = self._cost(hanging, form, template[2], bar, top)
                if cost < INFINITE:
                    heappush(waiting, (bound + cost, number * len(forms) + at, at, template, bar, top))
        yield from rest

    def _cost(self, hanging: Hanging, form: HangingForm, side: int, bar: float, top: float) -> float:
        """What a text costs beside its leader and its lines, for the borders and tinted columns around it; INFINITE where it
        would reach out of the ground, or the middle line would run through it.
        """
        wide = BAR_GAP + form.room
        left, right = (bar, bar + wide) if side > 0 else (bar - wide, bar)
        limits = self.limits
        if left < limits[0] or right > limits[2] or top < limits[1] or top + form.height > limits[3]:
            return INFINITE
        if self.obstacles.struck(top + form.over, top + form.under):
            return INFINITE
        borders, x = self.borders, hanging.x
        begin, end = min(x, left - 4), max(x, right + 4)
        first = bisect_right(borders, begin)
        crossed = bisect_left(borders, end, first) - first
        cost = crossed * (BORDER_OF_PAIN if hanging.lane == PAIN else BORDER) if crossed else 0.0
        near = bisect_left(borders, bar - 12)
        if near < len(borders) and borders[near] < bar + 12:
            cost += BAR_ON_BORDER
        return cost + self._moments(x, left, right, top) if self.lefts else cost

    def _moments(self, x: float, left: float, right: float, top: float) -> float:
        """What a box costs for the tinted columns that it reaches into."""
        low = top > self.low
        cost = 0.0
        for at in range(bisect_right(self.rights, left - BAR_GAP), bisect_left(self.lefts, right + BAR_GAP)):
            one, other = self.lefts[at], self.rights[at]
            edges = (left - 9 < one < right + 9) + (left - 9 < other < right + 9)
            cost += edges * (LOW_EDGE if low else EDGE_OF_MOMENT)
            if one < (left + right) / 2 < other and (left < one + 2 or right > other - 2):
                cost += LOW_EDGE if low else PARTLY_IN_MOMENT
            if left < other - 6 and right > one + 6 and not one < x < other:
                cost += LOW_IN_MOMENT if low else IN_MOMENT
        return cost

    def _place(
        self, form: HangingForm, anchor: _Anchor, template: Template, at: tuple[float, float], cost: float
    ) -> HangingPlace | None:
        """A place, or None where something is in the way of the text or of its leader."""
        (bar, top), side = at, template[2]
        reach, bottom = BAR_GAP + max(form.reach, form.room), top + form.height
        wide = BAR_GAP + form.room
        near = (bar, top, bar + wide, bottom) if side > 0 else (bar - wide, top, bar, bottom)
        far = (bar, top, bar + reach, bottom) if side > 0 else (bar - reach, top, bar, bottom)
        if not self.obstacles.free(near, far, NEAR, LINE_NEAR):
            return None
        leader = anchor.leader(bar, top, form.height, template)
        if not self._is_clear(leader):
            return None
        x0, y0, x1, y1 = leader
        ordered = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        return HangingPlace(
            form,
            side,
            bar + side * BAR_GAP,
            top,
            far,
            _aired(near, far),
            ordered,
            _grown(ordered, LEADER_NEAR),
            bar,
            cost,
        )

    def _is_clear(self, leader: Box) -> bool:
        """Whether nothing is in the way of a leader, but what it begins at."""
        part = _trimmed(leader, OWN)
        if part and (
            self.obstacles.points.hit(_grown(part, LEADER_NEAR)) or self.obstacles.texts.hit(_grown(part, LEADER_NEAR))
        ):
            return False
        part = _trimmed(leader, OWN_LINE)
        return not (part and self.obstacles.lines.met(*_grown(part, LEADER_LINE_NEAR)))

    def _inline(
        self, hanging: Hanging, forms: Sequence[HangingForm], labels: Sequence[FeltLabel]
    ) -> list[HangingPlace]:
        """The free places right on the line of the feeling at the same point, the cheapest first."""
        form = forms[-1]
        if not hanging.said or form.lines > 1:
            return []
        found = []
        for label in labels:
            ours = label.text.persona == hanging.persona or not label.text.keyed
            if not ours or label.text.set.count > 1 or label.text.group != hanging.group:
                continue
            left, _, right, bottom = label.far
            top = bottom - form.under
            for side in (1, -1):
                edge = right + BAR_GAP if side > 0 else left - BAR_GAP
                cost = INLINE_COST + LINE_COST + self._cost(hanging, form, side, edge - side * BAR_GAP, top)
                far = (edge, top, edge + form.reach, bottom) if side > 0 else (edge - form.reach, top, edge, bottom)
                inked = far[0], top + form.over, far[2], bottom
                if cost < INFINITE and self.obstacles.free(inked, inked, NEAR_INLINE, LINE_NEAR - 2):
                    wide = _grown(inked, NEAR)
                    found.append(HangingPlace(form, side, edge, top, inked, wide, None, None, None, cost))
        return sorted(found, key=lambda place: place.cost)


def _trimmed(leader: Box, off: float) -> Box | None:
    """What is left of a leader beyond its first px, as a box; None where nothing is."""
    x0, y0, x1, y1 = leader
    if abs(x1 - x0) + abs(y1 - y0) <= off:
        return None
    x0 += off if x1 > x0 else -off if x1 < x0 else 0
    y0 += off if y1 > y0 else -off if y1 < y0 else 0
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _aired(near: Box, far: Box) -> Box:
    """What no other text may reach into."""
    return min(far[0], near[0] - NEAR), far[1] - NEAR, max(far[2], near[2] + NEAR), far[3] + NEAR
