"""Boxes and points that are taken → the free positions of a further box, step by step away from where it belongs.

What is taken is looked up by where it is, so that a position costs as much to try however many others there are.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from heapq import merge
from itertools import chain, islice

from cjmap.layout.kit.block import LEADING, baseline, direction, leading, lines_of, paragraph_of
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.curve import HEIGHT, Box, Point, Stretch, crossed
from cjmap.layout.kit.grid import Column
from cjmap.records import dataclass
from cjmap.scene import Anchor, Node
from cjmap.text import reach, wrap
from cjmap.text.breaking import torn, wrapped
from cjmap.text.widths import ink
from cjmap.theme import SMALL_BOLD

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


LEAD = LEADING[SMALL_BOLD.size]
STEP = LEAD / 2
"""How far a label moves on at a time while it looks for a free position."""

CAPITALS = 6.4
"""How far capitals reach above their baseline; a little less than STEP, so that of two positions in a row one is off a line."""

CLEAR = 3.0
MARKER_ROOM = 8.0
"""What a point takes around its middle."""

FEELING_SPARE = 8.0

NAME_LEAST, NAME_MOST = 40.0, 150.0
"""The least and the most that a persona's name at the end of a line is wide before it is broken between two words."""

NAME_SPARE = 16.0

TRIED = 24
"""Free positions of a name that are looked at, nearest first, until no line runs through one."""


Lines = Mapping[float, Sequence[Stretch]]
"""What runs through each column, by the column's left edge."""


@dataclass(frozen=True, slots=True)
class LabelText:
    """What a label says, before it has its height on the map: lines around the middle `x`, or from it on, and the point that they
    belong to; `up` says that the label is to stand above it, `hard` are the indices of the lines that end with a line break of
    the text.
    """

    text: str
    lines: tuple[str, ...]
    x: float
    width: float
    point_y: float
    up: bool
    column: Column
    colour: str
    anchor: Anchor = "middle"
    hard: tuple[int, ...] = ()

    @property
    def height(self) -> float:
        return len(self.lines) * _set(self.lines)[0]

    @property
    def left(self) -> float:
        return self.x if self.anchor == "start" else self.x - self.width / 2


def feeling_text(text: str, point: Point, colour: str) -> LabelText:
    """A feeling at a point, broken to its column's width and kept inside it."""
    column = point.column
    wide = column.width - 2
    lines, hard = wrapped(text, SMALL_BOLD, wide, FEELING_SPARE)
    width = min(wide, max(reach(words, SMALL_BOLD) for words in lines))
    x = min(max(point.x, column.x + width / 2), column.x + column.width - width / 2)
    return LabelText(text, lines, x, width, point.y, point.level >= 0, column, colour, hard=hard)


@dataclass(frozen=True, slots=True)
class Label:
    """A text in its position: `y` is its top."""

    text: LabelText
    y: float

    @property
    def bottom(self) -> float:
        return self.y + self.text.height

    def on(self, y: float) -> bool:
        """Whether a horizontal line at y runs through one of the lines, all taken to be as high as capitals."""
        lines = self.text.lines
        apart, down, top, low = _set(lines)
        first = self.y + down
        return any(low < first + number * apart - y < top for number in range(len(lines)))

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        left = self.text.left
        return left, self.y, left + self.text.width, self.bottom

    def paint(self, zero: float) -> list[Node]:
        """The label's lines, `zero` being the best level's y."""
        text = self.text
        written = direction(" ".join(text.lines))
        paragraph = paragraph_of(text.text, text.lines, SMALL_BOLD, text.width, text.hard)
        return lines_of(paragraph, SMALL_BOLD, text.colour, 0, text.anchor, written).paint(text.x, zero + self.y)


def with_space(box: Box) -> Box:
    """The box that no other label may reach into."""
    left, top, right, bottom = box
    return left - CLEAR, top, right + CLEAR, bottom


@lru_cache(maxsize=1 << 10)
def _set(lines: tuple[str, ...]) -> tuple[float, float, float, float]:
    """How the lines of a label are set, in px: how far apart, the first baseline below the top, and of each the ink that is
    to be clear of lines, from the baseline up and down.
    """
    text = "".join(lines)
    rise, fall = (part * SMALL_BOLD.size for part in ink(text))
    return leading(SMALL_BOLD, text), baseline(SMALL_BOLD, text), max(CAPITALS, rise), min(-0.5, -fall)


def place_labels(
    texts: Sequence[LabelText],
    lines: Lines,
    markers: Mapping[float, Sequence[tuple[float, float]]],
    away: float,
) -> list[Label]:
    """Find a position for each feeling: above a positive point and below a negative one, on the other side where a line would
    run through it, and further out where something is there already.

    `markers` are the points of each column, by its left edge; `away` is the least distance from one.
    """
    columns: dict[float, list[LabelText]] = defaultdict(list)
    for text in texts:
        columns[text.column.x].append(text)
    placed: list[Label] = []
    for x, here in columns.items():
        taken = Taken(markers.get(x, ()), away - 1)
        for text in sorted(here, key=lambda one: (one.point_y, one.x)):
            above = partial(_above, text, away)
            below = partial(_below, text, away)
            sides = (above, below) if text.up else (below, above)
            found = _nearest(text, taken, sides, lines.get(x, ()), 4)
            taken.add(with_space(found.box))
            placed.append(found)
    return placed


def _above(text: LabelText, away: float, distance: int) -> float:
    """The top of a label above its point, so many steps out."""
    return text.point_y - (away + distance * STEP) - text.height


def _below(text: LabelText, away: float, distance: int) -> float:
    return text.point_y + (away + distance * STEP)


def _nearest(text: LabelText, taken: Taken, sides: Sequence[Side], stretches: Sequence[Stretch], most: int) -> Label:
    """The first of the `most` nearest free positions that no line runs through, else the nearest; none is on the neutral line."""
    left = text.left
    outwards = (taken.free((left, left + text.width), text.height, side) for side in sides)
    labels = (Label(text, top) for _, top in merge(*outwards, key=lambda found: found[0]))
    free = (label for label in labels if not label.on(HEIGHT / 2))
    nearest = next(free)
    rest = islice(free, most - 1 if stretches else 0)
    return next((one for one in chain((nearest,), rest) if not crossed(one.box, stretches, CLEAR)), nearest)


def place_names(ctx: Context, points: Sequence[Point], labels: Sequence[Label], lines: Lines) -> list[Label]:
    """Each persona's name at the end of its line, in its colour, where no label, no other name and, if it can be, no line
    is.
    """
    last: dict[str, Point] = {point.persona: point for point in points}
    short = ctx.short_names
    farthest: dict[int, dict[float, float]] = defaultdict(dict)
    for point in points:
        levels = farthest[point.index]
        levels[point.y] = max(point.x, levels.get(point.y, point.x))
    taken = Taken([(point.x, point.y) for point in points], MARKER_ROOM, 0 if ctx.scores.crowded else MOST_PASSED)
    for label in labels:
        taken.add(with_space(label.box))
    names: list[Label] = []
    for persona, point in sorted(last.items(), key=lambda pair: (pair[1].y, pair[1].x)):
        after = max(x for y, x in farthest[point.index].items() if abs(y - point.y) < LEAD) + 13
        start, wide, broken = _set_name(short[persona], after, ctx.grid.left, ctx.grid.right - 2)
        width = min(wide + NAME_SPARE, max(reach(text, SMALL_BOLD) for text in broken))
        colour = ctx.colours[persona]
        text = LabelText(short[persona], broken, start, width, point.y, True, point.column, colour, "start")
        passing = [one for x in _columns(ctx, start, start + width) for one in lines.get(x, ())]
        level = text.point_y - text.height / 2
        name = _nearest(text, taken, (partial(_lower, level, 1), partial(_lower, level, -1)), passing, TRIED)
        taken.add(with_space(name.box))
        names.append(name)
    return names


def _set_name(name: str, after: float, left: float, right: float) -> tuple[float, float, tuple[str, ...]]:
    """Where a name begins, how wide its lines may be, and its lines: right of its point, and further left where a word of it
    would be broken there.
    """
    start = min(after, right - NAME_LEAST)
    wide = min(NAME_MOST, right - start)
    broken = wrap(name, SMALL_BOLD, wide, NAME_SPARE)
    if torn(name, broken):
        wide = min(right - left, max(reach(word, SMALL_BOLD) for word in name.split()))
        start = min(after, right - wide)
        broken = wrap(name, SMALL_BOLD, wide, NAME_SPARE)
    return start, wide, broken


def _lower(level: float, side: int, distance: int) -> float:
    """The top of a name so many steps below its point, or above it where `side` is -1."""
    return level + side * distance * STEP


def _columns(ctx: Context, left: float, right: float) -> list[float]:
    """The left edges of the columns that reach into a stretch of the map."""
    return [column.x for column in ctx.grid.felt if column.x < right and column.x + column.width > left]
