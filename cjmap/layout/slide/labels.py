"""Points of a slide's curve → feelings at its peaks and lows, and names at the ends of its lines, where they have room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjmap.layout.kit.block import leading
from cjmap.layout.kit.curve import Box, Point, crossed, stretches_of
from cjmap.layout.kit.emotion import level_colour
from cjmap.layout.kit.labels import Taken, with_space
from cjmap.layout.slide.context import BOLD, SMALL_BOLD, SlideContext
from cjmap.layout.slide.short import Short, labelled, short
from cjmap.model import EVERYONE
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node
from cjmap.text import reach

MOST_WIDE = 200.0
MOST = 24
"""Labels that are tried, the strongest feelings first."""

NAME_MOST = 150.0
"""The widest name at the end of a line."""

AWAY, MARK = 2.0, 12.0
"""Px between a mark and its label, and how far marks reach that are no larger than most."""

INSIDE = 4.0
"""Px between a label and the edge of the ground."""


Reach = Callable[[Point], float]
"""A point → how far its mark reaches from its middle, in px."""


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label of a point, where it stands, and what is drawn of it."""

    point: Point
    box: Box
    node: Node


def around(point: Point, reach: float) -> Box:
    """What a point takes whose mark reaches so far from its middle."""
    return point.x - reach, point.y - reach, point.x + reach, point.y + reach


def feelings(
    slide: SlideContext,
    runs: Sequence[Sequence[Point]],
    taken: Sequence[Box],
    ground: Box,
    far: Reach,
    every: bool,
) -> list[PlacedLabel]:
    """The feelings at the peaks and lows of the lines that have room, none on another, on a mark or on a line, and then those at
    `every` other point; where the best or the worst point of all has no feeling, the name of its step.
    """
    free = _Free(runs, taken, ground)
    found: list[PlacedLabel] = []
    for point, text, font, colour in _wanted(slide, runs, every):
        words = short(text, font, colour, MOST_WIDE, 1, 4, "middle")
        box = next((one for one in _boxes(words, font, point, ground, far(point)) if free.has(one)), None)
        if box:
            shown = words.within(box[2] - box[0])
            data = {"lane": "emotion"} if feeling_at(slide, point) else {}
            found.append(PlacedLabel(point, box, Group(tuple(labelled(shown, box[0], box[1])), data=data)))
            free.taken.add(with_space(box))
    return found


class _Free:
    """The ground of a curve, and what is taken of it: lines, and boxes, to which more are added."""

    def __init__(self, runs: Sequence[Sequence[Point]], taken: Sequence[Box], ground: Box) -> None:
        self.ground = ground
        self.stretches = [stretch for run in runs for stretch in stretches_of(run)]
        self.taken = Taken((), 0)
        for box in taken:
            self.taken.add(with_space(box))

    def has(self, box: Box) -> bool:
        """Whether a box lies inside the ground, on no other one, on no line and not on the neutral one in the middle."""
        left, top, right, bottom = self.ground
        neutral = (top + bottom) / 2
        inside = box[0] >= left + INSIDE and box[2] <= right - INSIDE and box[1] >= top + 1 and box[3] <= bottom - 1
        if not inside or box[1] < neutral < box[3] or self.taken.hit(box):
            return False
        return not crossed(box, self.stretches, 0)


def _wanted(slide: SlideContext, runs: Sequence[Sequence[Point]], every: bool) -> list[tuple[Point, str, Font, str]]:
    """What is to be said at which points, the strongest first, peaks and lows before all others."""
    here = [point for run in runs for point in run if point.here]
    if not here:
        return []
    ends = {id(max(here, key=lambda one: one.level)), id(min(here, key=lambda one: one.level))}
    wanted: list[tuple[bool, tuple[Point, str, Font, str]]] = []
    said: set[tuple[int, str]] = set()
    for run in runs:
        for number, point in enumerate(run):
            plain = not (_extreme(run, number) or id(point) in ends or point.column.step.moment_of_truth)
            if not point.here or (plain and not every):
                continue
            text, font = feeling_at(slide, point), BOLD
            if not text and id(point) in ends and point.level:
                text, font = slide.numbered(point.column.step), SMALL_BOLD
            if text and (point.index, text) not in said:
                said.add((point.index, text))
                wanted.append((plain, (point, text, font, _colour(slide, point))))
    ranked = sorted(wanted, key=lambda one: (one[0], -abs(one[1][0].level), one[1][0].index))
    return [one for _, one in ranked[:MOST]]


def _extreme(run: Sequence[Point], number: int) -> bool:
    """Whether a point is a peak above the neutral line, or a low below it; of equal neighbours the first."""
    level = run[number].level
    before = run[number - 1].level if number else None
    after = run[number + 1].level if number + 1 < len(run) else None
    if level > 0:
        return (before is None or before < level) and (after is None or after <= level)
    return level < 0 and (before is None or before > level) and (after is None or after >= level)


def feeling_at(slide: SlideContext, point: Point) -> str:
    """What is felt at a point of the curve, "" where nothing is said."""
    felt = point.column.step.feeling
    if point.persona in felt:
        return felt[point.persona]
    if not slide.apart and len(felt) == 1:
        return next(iter(felt.values()))
    return felt.get(EVERYONE, "")


def _colour(slide: SlideContext, point: Point) -> str:
    if slide.apart and len(slide.journey.personas) > 1:
        everyone = point.persona not in point.column.step.feeling and len(point.column.step.personas) != 1
        return slide.theme.ink if everyone else slide.colours[point.persona]
    return level_colour(slide.theme, point.level)


def _boxes(words: Short, font: Font, point: Point, ground: Box, far: float) -> tuple[Box, Box]:
    """Boxes above a good point and below a bad one, then the other way round, pushed inside the ground."""
    wide, high = reach(words.lines[0], font), leading(font, words.text)
    left = min(max(point.x - wide / 2, ground[0] + INSIDE), ground[2] - INSIDE - wide)
    away = max(MARK, far) + AWAY
    above = left, point.y - away - high, left + wide, point.y - away
    below = left, point.y + away, left + wide, point.y + away + high
    return (above, below) if point.level >= 0 else (below, above)


def names(
    slide: SlideContext, runs: Sequence[Sequence[Point]], taken: Sequence[Box], ground: Box, far: Reach
) -> list[PlacedLabel]:
    """Each persona's name right of the last point of its line, in its colour; none where not all of them have room, for the
    head has everyone's mark.
    """
    last = {point.persona: point for run in runs for point in run if point.here}
    free = _Free(runs, taken, ground)
    found: list[PlacedLabel] = []
    for persona, point in sorted(last.items(), key=lambda pair: pair[1].y):
        words = short(slide.called[persona], SMALL_BOLD, slide.colours[persona], NAME_MOST, 1, 4)
        wide, high = reach(words.lines[0], SMALL_BOLD), leading(SMALL_BOLD, words.text)
        start = point.x + AWAY + max(MARK, far(point))
        box = start, point.y - high / 2, start + wide, point.y + high / 2
        if words.whole and free.has(box):
            found.append(PlacedLabel(point, box, Group(tuple(labelled(words.within(wide), box[0], box[1])))))
            free.taken.add(with_space(box))
    return found if len(found) == len(last) else []
