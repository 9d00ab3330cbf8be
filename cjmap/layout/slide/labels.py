"""Points of a slide's curve → feelings at its peaks and lows, and names at the ends of its lines, where they have room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout.kit.block import leading
from cjmap.layout.kit.curve import Point, height_at, tangents
from cjmap.layout.slide.sheet import BOLD, SMALL_BOLD, Sheet
from cjmap.layout.slide.short import Short, labelled, short
from cjmap.model import EVERYONE, Success
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node
from cjmap.text import reach

MOST_WIDE = 200.0
MOST = 24
"""Labels that are tried, the strongest feelings first."""

NAME_MOST = 150.0
"""The widest name at the end of a line."""

CLEAR = 3.0
AWAY = 2.0
"""Px between a mark and its label."""

INSIDE = 4.0
"""Px between a label and the edge of the ground."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Found = tuple[Point, "Spot", Node]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, reach: float) -> Spot:
        return cls(x - reach, y - reach, x + reach, y + reach)

    def hits(self, other: Spot) -> bool:
        across = self.left < other.right + CLEAR and self.right > other.left - CLEAR
        return across and self.top < other.bottom and self.bottom > other.top

    def within(self, room: Box) -> bool:
        left, top, right, bottom = room
        inside = self.left >= left + INSIDE and self.right <= right - INSIDE
        return inside and self.top >= top + 1 and self.bottom <= bottom - 1


def feelings(
    sheet: Sheet, runs: Sequence[Sequence[Point]], taken: Sequence[Spot], room: Box, every: bool
) -> list[Found]:
    """The feelings at the peaks and lows of the lines that have room, none on another, on a mark or on a line, and then those at
    `every` other point; where the best or the worst point of all has no feeling, the name of its step.
    """
    lines = _lines(runs)
    spots = list(taken)
    found: list[Found] = []
    for point, text, font, colour in _wanted(sheet, runs, every):
        words = short(text, font, colour, MOST_WIDE, 1, 4, "middle")
        for spot in _spots(words, font, point, room):
            if _free(spot, room, spots, lines):
                shown = words.within(spot.right - spot.left)
                data = {"lane": "emotion"} if feeling_at(sheet, point) else {}
                found.append((point, spot, Group(tuple(labelled(shown, spot.left, spot.top)), data=data)))
                spots.append(spot)
                break
    return found


Line = tuple[Sequence[tuple[float, float]], Sequence[float]]
"""The points of a line, and its slopes there."""


def _lines(runs: Sequence[Sequence[Point]]) -> list[Line]:
    lines = [[(point.x, point.y) for point in run] for run in runs]
    return [(one, tangents(one)) for one in lines]


def _free(spot: Spot, room: Box, spots: Sequence[Spot], lines: Sequence[Line]) -> bool:
    """Whether a spot lies inside the ground, on no other one, on no line and not on the neutral one in the middle."""
    neutral = (room[1] + room[3]) / 2
    if not spot.within(room) or spot.top < neutral < spot.bottom or any(spot.hits(other) for other in spots):
        return False
    return not any(_crosses(spot, *one) for one in lines)


def _wanted(sheet: Sheet, runs: Sequence[Sequence[Point]], every: bool) -> list[tuple[Point, str, Font, str]]:
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
            text, font = feeling_at(sheet, point), BOLD
            if not text and id(point) in ends and point.level:
                text, font = point.column.step.name, SMALL_BOLD
            if text and (point.place, text) not in said:
                said.add((point.place, text))
                wanted.append((plain, (point, text, font, _colour(sheet, point))))
    ranked = sorted(wanted, key=lambda one: (one[0], -abs(one[1][0].level), one[1][0].place))
    return [one for _, one in ranked[:MOST]]


def _extreme(run: Sequence[Point], number: int) -> bool:
    """Whether a point is a peak above the neutral line, or a low below it; of equal neighbours the first."""
    level = run[number].level
    before = run[number - 1].level if number else None
    after = run[number + 1].level if number + 1 < len(run) else None
    if level > 0:
        return (before is None or before < level) and (after is None or after <= level)
    return level < 0 and (before is None or before > level) and (after is None or after >= level)


def feeling_at(sheet: Sheet, point: Point) -> str:
    """What is felt at a point of the curve, "" where nothing is said."""
    felt = point.column.step.feeling
    if point.persona in felt:
        return felt[point.persona]
    if not sheet.apart and len(felt) == 1:
        return next(iter(felt.values()))
    return felt.get(EVERYONE, "")


def _colour(sheet: Sheet, point: Point) -> str:
    if sheet.apart and len(sheet.journey.personas) > 1:
        everyone = point.persona not in point.column.step.feeling and len(point.column.step.personas) != 1
        return sheet.theme.ink if everyone else sheet.colours[point.persona]
    side = Success.POSITIVE if point.level > 0 else Success.NEGATIVE if point.level < 0 else Success.NEUTRAL
    return sheet.theme.success(side)


def _spots(words: Short, font: Font, point: Point, room: Box) -> Iterator[Spot]:
    """Places above a good point and below a bad one, then the other way round, pushed inside the ground."""
    wide, high = reach(words.lines[0], font), leading(font, words.text)
    left = min(max(point.x - wide / 2, room[0] + INSIDE), room[2] - INSIDE - wide)
    away = 12.0 + AWAY
    above = Spot(left, point.y - away - high, left + wide, point.y - away)
    below = Spot(left, point.y + away, left + wide, point.y + away + high)
    yield from (above, below) if point.level >= 0 else (below, above)


def _crosses(spot: Spot, one: Sequence[tuple[float, float]], slopes: Sequence[float]) -> bool:
    for part in range(7):
        y = height_at(one, slopes, spot.left + (spot.right - spot.left) * part / 6)
        if y is not None and spot.top < y < spot.bottom:
            return True
    return False


def names(sheet: Sheet, runs: Sequence[Sequence[Point]], taken: Sequence[Spot], room: Box) -> list[Found]:
    """Each persona's name right of the last point of its line, in its colour; none where not all of them have room, for the
    head has everyone's mark.
    """
    points = [point for run in runs for point in run if point.here]
    last = {point.persona: point for point in points}
    lines = _lines(runs)
    spots = list(taken)
    found: list[Found] = []
    for persona, point in sorted(last.items(), key=lambda pair: pair[1].y):
        words = short(sheet.called[persona], SMALL_BOLD, sheet.colours[persona], NAME_MOST, 1, 4)
        wide, high = reach(words.lines[0], SMALL_BOLD), leading(SMALL_BOLD, words.text)
        start = point.x + AWAY + 12.0
        spot = Spot(start, point.y - high / 2, start + wide, point.y + high / 2)
        if words.whole and _free(spot, room, spots, lines):
            found.append((point, spot, Group(tuple(labelled(words.within(wide), spot.left, spot.top)))))
            spots.append(spot)
    return found if len(found) == len(last) else []
