"""The points of a chart → the feeling at each: above a good one, below a bad one, moved or beside it where something is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout.kit.curve import Box
from cjmap.layout.kit.emotion import level_colour
from cjmap.layout.map.chart import Chart
from cjmap.layout.map.lettering import Lettering, lettering
from cjmap.layout.map.obstacles import Obstacles
from cjmap.layout.map.points import PointGroup, small_shape
from cjmap.model import EVERYONE
from cjmap.records import dataclass
from cjmap.scene import Node

BOLD_FROM = 0.45
"""Of the weight of a step whose feeling is set in bold."""

ABOVE, BELOW, BESIDE = 2.5, 3.0, 7.0
"""Px between a point's box and the ink of its feeling."""

SHIFTS = (0.0, -12.0, 12.0, -24.0, 24.0, -40.0, 40.0)
"""How far a feeling moves sideways, in the order in which it is tried."""

FURTHER = (0.0, 9.0, 18.0)
FAR = (27.0, 36.0, 48.0, 60.0)
"""How far it moves out, at first, and where nothing nearer is free."""

UP_AND_DOWN = (0.0, -9.0, 9.0, -16.0, 16.0)
"""How far one beside its point moves."""

EDGE = 6.0
"""Px between a text and the edge of the ground."""

NEAR = 1.5
"""Px that a feeling keeps from all else."""

LINE_NEAR = 3.0
"""Px that it keeps from the middle of a line."""

WIDER, WIDTH_LEAST = 1.15, 132.0
"""How wide a feeling may be, in columns, and in px whatever the columns."""

KEY_ROOM, KEY_RADIUS = 14.0, 3.8
"""What a persona's marker before a feeling takes, and its radius."""

INSIDE = 3.0
"""Px that a feeling stays from the edges of the column of a moment of truth."""

FAR_OUT = 12.0
"""Px that a text may run out of the right edge of the ground in the widest font."""

CUT_AWAY = 6.0
"""Px that a text keeps from where a poster is cut."""

DOWN = 6.0
"""A step of the way down where nothing is free."""


@dataclass(frozen=True, slots=True)
class FeltText:
    """A feeling before it has its position: whose it is (EVERYONE: of all at the point), whether their marker is before it, and
    the middle that it belongs to.
    """

    set: Lettering
    group: PointGroup
    x: float
    persona: str
    keyed: bool
    colour: str

    @property
    def key_room(self) -> float:
        return KEY_ROOM if self.keyed else 0.0

    @property
    def width(self) -> float:
        return self.set.room + self.key_room


@dataclass(frozen=True, slots=True)
class FeltLabel:
    """A feeling in its position: `x` is its middle, `y` the top of its first line, in px of the chart."""

    text: FeltText
    x: float
    y: float

    @property
    def inked(self) -> Box:
        """The box of its letters in common fonts."""
        half, lines = self.text.width / 2, self.text.set
        return self.x - half, self.y + lines.over, self.x + half, self.y + lines.under

    @property
    def far(self) -> Box:
        """The same in the widest font."""
        half, lines = (self.text.set.reach + self.text.key_room) / 2, self.text.set
        return self.x - half, self.y + lines.over, self.x + half, self.y + lines.under

    def paint(self, chart: Chart, top: float) -> list[Node]:
        """Its lines, and the marker before them."""
        text = self.text
        colour = chart.readable(text.colour, self.inked)
        nodes = text.set.paint(self.x + text.key_room / 2, top + self.y, colour, "middle")
        if text.keyed:
            left = self.x - text.width / 2 + KEY_RADIUS + 1
            middle = top + self.y + text.set.height / text.set.count / 2
            nodes.append(small_shape(chart, text.persona, left, middle, KEY_RADIUS))
        return nodes


def feelings_of(chart: Chart, groups: Sequence[PointGroup]) -> Iterator[FeltText]:
    """The feelings at the points: each persona's own, and at the first point of a column those of everyone."""
    seen: set[str] = set()
    for group in groups:
        told = [
            (persona, text)
            for persona, text in group.step.feeling.items()
            if _is_here(chart, group, persona, group.step.key not in seen)
        ]
        keyed = len(told) > 1 and len(chart.ctx.journey.personas) > 1
        for persona, text in told:
            yield _text(chart, group, persona, text, keyed and persona != EVERYONE)
        seen.add(group.step.key)


def _is_here(chart: Chart, group: PointGroup, persona: str, first: bool) -> bool:
    """Whether a feeling belongs to a group."""
    if chart.focus:
        return persona in (EVERYONE, chart.focus)
    if chart.focus is None and persona != EVERYONE:
        return group.of(persona) is not None
    return first


def _text(chart: Chart, group: PointGroup, persona: str, text: str, keyed: bool) -> FeltText:
    ctx, look = chart.ctx, chart.ctx.look
    point = group.of(persona)
    whose = point.persona if point else group.points[0].persona if len(group.points) == 1 else EVERYONE
    if chart.focus is not None and not keyed:
        colour = level_colour(ctx.theme, group.level)
    else:
        colour = ctx.colours.get(persona if keyed else whose, ctx.theme.ink)
    x = point.x if point else (group.points[0].x + group.points[-1].x) / 2
    bold = chart.focus is None or group.weight > BOLD_FROM
    left, right = uncut(chart, group.column.middle)
    wide = max(WIDTH_LEAST, group.column.width * WIDER) - (KEY_ROOM if keyed else 0)
    shown = lettering(text, look.bold if bold else look.body, min(wide, right - left - 60))
    return FeltText(shown, group, x, persona, keyed, colour)


def place_feelings(chart: Chart, texts: Sequence[FeltText], obstacles: Obstacles) -> list[FeltLabel]:
    """Give each feeling its position, in the order of the points, and take it."""
    placed = []
    for text in texts:
        label = next((one for one in _positions(chart, text) if _is_free(chart, one, obstacles)), None)
        label = label or _down(chart, text, obstacles)
        obstacles.texts.add(label.far)
        placed.append(label)
    return placed


def _is_free(chart: Chart, label: FeltLabel, obstacles: Obstacles) -> bool:
    left, top, right, bottom = inked = label.inked
    if left < chart.left + EDGE or right > chart.right - EDGE or top < EDGE or bottom > chart.size.height - EDGE:
        return False
    if label.far[0] < chart.left or label.far[2] > chart.right + FAR_OUT:
        return False
    return not obstacles.struck(top, bottom) and obstacles.free(inked, label.far, NEAR, LINE_NEAR)


def _positions(chart: Chart, text: FeltText) -> Iterator[FeltLabel]:
    """Where a feeling may stand, the best first; at a moment of truth those within its column."""
    column = text.group.column
    if text.group.ring:
        left, right = column.x + INSIDE, column.x + column.width - INSIDE
        rest = []
        for one in _around(chart, text, FURTHER):
            if left <= one.x - text.width / 2 and one.x + text.width / 2 <= right:
                yield one
            else:
                rest.append(one)
        yield from rest
    else:
        yield from _around(chart, text, FURTHER)
    yield from _around(chart, text, FAR)


def _around(chart: Chart, text: FeltText, further: Sequence[float]) -> Iterator[FeltLabel]:
    left, top, right, bottom = text.group.box
    lines = text.set
    above = top - ABOVE - lines.under, -1
    below = bottom + BELOW - lines.over, 1
    fits = _within(chart, text)
    shifts = SHIFTS if fits == text.x else (fits - text.x, *SHIFTS)
    for y, side in (above, below) if text.group.level >= 0 else (below, above):
        for out in further:
            for shift in shifts:
                yield FeltLabel(text, text.x + shift, y + side * out)
    level = (top + bottom) / 2 - (lines.over + lines.under) / 2
    for side in (1, -1):
        edge = right if side > 0 else left
        for shift in UP_AND_DOWN:
            yield FeltLabel(text, edge + side * (BESIDE + text.width / 2), level + shift)


def _within(chart: Chart, text: FeltText) -> float:
    """The middle of a feeling that is as near to its point as the edges of the ground let it be."""
    half = max(text.width / 2 + EDGE, (text.set.reach + text.key_room) / 2 + EDGE)
    left, right = uncut(chart, text.x)
    return max(left + half, min(text.x, right - half))


def uncut(chart: Chart, x: float) -> tuple[float, float]:
    """The left and right end of what is not cut into sheets around a position."""
    cuts = chart.ctx.grid.cuts
    left = max((cut + CUT_AWAY for cut in cuts if cut <= x), default=chart.left)
    return left, min((cut - CUT_AWAY for cut in cuts if cut > x), default=chart.right)


def _down(chart: Chart, text: FeltText, obstacles: Obstacles) -> FeltLabel:
    """The first free position below, if need be below all that is there: the ground grows with it."""
    x = _within(chart, text)
    y = text.group.box[3] + BELOW - text.set.over
    while True:
        label = FeltLabel(text, x, y)
        _, top, _, bottom = inked = label.inked
        if not obstacles.struck(top, bottom) and obstacles.free(inked, label.far, NEAR, LINE_NEAR):
            return label
        y += DOWN
