"""A chart with what is in it, and what may hang there → the free places of each text, the cheapest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from cjmap.layout.kit.curve import Box
from cjmap.layout.map.feelings import FAR_OUT
from cjmap.layout.map.hanging_forms import HangingForm, forms_of
from cjmap.layout.map.hanging_sites import (
    BAR_GAP,
    INFINITE,
    INLINE_COST,
    LINE_COST,
    TEMPLATES,
    HangingProblem,
    Hook,
    HookEnds,
    Template,
    cost_at,
)
from cjmap.layout.map.obstacles import Obstacles
from cjmap.records import dataclass

NEAR, LINE_NEAR = 5.0, 6.5
"""Px that a text keeps from points and other texts, and from the middle of a line."""

NEAR_INLINE, LINE_NEAR_INLINE = 2.0, 4.5
"""The same of one on the line of a feeling."""

LEADER_NEAR, LEADER_LINE_NEAR = 3.0, 4.5
"""Px that a leader keeps from these."""

OWN, OWN_LINE = 4.0, 10.0
"""Px of a leader, from its point on, that may be near that point, and near its line."""


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


class HangingSpace:
    """What is in the way of all that hangs in a chart."""

    def __init__(self, problem: HangingProblem) -> None:
        self.problem = problem
        self.obstacles = Obstacles(problem.lines, problem.frame.middle)
        for box in problem.points:
            self.obstacles.points.add(box)
        for box in problem.texts:
            self.obstacles.texts.add(box)

    def places(self, hook: Hook) -> Iterator[HangingPlace]:
        """The places of a text where nothing is yet, the cheapest first: a place is looked at when no cheaper one can follow."""
        forms = forms_of(hook, self.problem)
        rest = self._inline(hook, forms[-1])
        for templates in TEMPLATES if self.problem.thorough else TEMPLATES[:1]:
            yield from self._tried(hook, forms, templates, rest)
            rest = []

    def _tried(
        self, hook: Hook, forms: Sequence[HangingForm], templates: Sequence[Template], rest: list[HangingPlace]
    ) -> Iterator[HangingPlace]:
        """The free places that follow from templates, and those of `rest`, the cheapest first."""
        ends = HookEnds(hook)
        waiting: list[tuple[float, int, int, Template, float, float]] = []
        queue = [(templates[0][0] + LINE_COST * form.lines, at, 0) for at, form in enumerate(forms)]
        queue.sort()
        while queue or waiting:
            bound = queue[0][0] if queue else INFINITE
            while waiting and waiting[0][0] <= bound:
                while rest and rest[0].cost <= waiting[0][0]:
                    yield rest.pop(0)
                cost, _, at, template, bar, top = heappop(waiting)
                place = self._place(forms[at], ends, template, (bar, top), cost)
                if place is not None:
                    yield place
            if queue:
                _, at, number = heappop(queue)
                template, form = templates[number], forms[at]
                if number + 1 < len(templates):
                    heappush(queue, (templates[number + 1][0] + LINE_COST * form.lines, at, number + 1))
                bar, top = ends.bar_and_top(form.height, template)
                cost = bound + self._cost(hook, form, template[2], bar, top)
                if cost < INFINITE:
                    heappush(waiting, (cost, number * len(forms) + at, at, template, bar, top))
        yield from rest

    def _cost(self, hook: Hook, form: HangingForm, side: int, bar: float, top: float) -> float:
        wide, bottom = BAR_GAP + form.room, top + form.height
        box = (bar, top, bar + wide, bottom) if side > 0 else (bar - wide, top, bar, bottom)
        return cost_at(self.problem.frame, hook, box, bar, (top + form.over, top + form.under))

    def _place(
        self, form: HangingForm, ends: HookEnds, template: Template, at: tuple[float, float], cost: float
    ) -> HangingPlace | None:
        """A place, or None where something is in the way of the text or of its leader."""
        (bar, top), side, frame = at, template[2], self.problem.frame
        reach, bottom = BAR_GAP + max(form.reach, form.room), top + form.height
        wide = BAR_GAP + form.room
        near = (bar, top, bar + wide, bottom) if side > 0 else (bar - wide, top, bar, bottom)
        far = (bar, top, bar + reach, bottom) if side > 0 else (bar - reach, top, bar, bottom)
        if far[0] < frame.left or far[2] > frame.right + FAR_OUT or not self.obstacles.free(near, far, NEAR, LINE_NEAR):
            return None
        leader = ends.leader(bar, top, form.height, template)
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
            self.obstacles.points.hit(*_grown(part, LEADER_NEAR))
            or self.obstacles.texts.hit(*_grown(part, LEADER_NEAR))
        ):
            return False
        part = _trimmed(leader, OWN_LINE)
        return not (part and self.obstacles.lines.met(*_grown(part, LEADER_LINE_NEAR)))

    def _inline(self, hook: Hook, form: HangingForm) -> list[HangingPlace]:
        """The free places right on the line of a feeling at the same point, the cheapest first."""
        if not hook.said or form.lines > 1:
            return []
        found = []
        for _, (left, _, right, bottom), ours in hook.feelings:
            top = bottom - form.under
            for side in (1, -1) if ours else ():
                edge = right + BAR_GAP if side > 0 else left - BAR_GAP
                cost = INLINE_COST + LINE_COST + self._cost(hook, form, side, edge - side * BAR_GAP, top)
                begin, end = (edge, edge + form.reach) if side > 0 else (edge - form.reach, edge)
                inked = begin, top + form.over, end, top + form.under
                inside = begin >= self.problem.frame.left and end <= self.problem.frame.right + FAR_OUT
                if cost < INFINITE and inside and self.obstacles.free(inked, inked, NEAR_INLINE, LINE_NEAR_INLINE):
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
