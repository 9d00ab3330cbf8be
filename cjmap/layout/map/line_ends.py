"""A chart of several personas → the name of each at the end of its line, and the feelings without a score below the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import joined
from cjmap.layout.kit.curve import Box, Point
from cjmap.layout.kit.grid import Column
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.reading_order import StageNodes, touchpoint_id
from cjmap.layout.map.chart import Chart
from cjmap.layout.map.feelings import EDGE, FAR_OUT, uncut
from cjmap.layout.map.lettering import Lettering, lettering
from cjmap.layout.map.obstacles import MIDDLE, Obstacles
from cjmap.layout.map.points import PointGroup
from cjmap.model import EVERYONE, Step, Success
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node
from cjmap.text import unbroken

NAME_MOST, WORD_MOST = 150.0, 300.0
"""The px that a name takes in a line, and a long word of one, which is not broken."""

NAME_AFTER, NAME_OUT = 6.0, 5.0
"""Px between a group and the name right of it, and between its box and a name above or below it."""

NAME_STEPS = (0.0, -14.0, 14.0, 26.0, -26.0, 40.0, -40.0)
NEAR, LINE_NEAR, DOWN = 2.0, 3.0, 6.0

SIGN, SIGN_ROOM = 4.6, 17.0
"""Half the width of the sign of what is not assessed, and what it takes before the words."""

FELT_LEAST = 150.0
"""The width in px that the words may take in narrow columns."""

FELT_LOW, FELT_LOW_IN_ROWS = 8.0, 4.0
"""Px between the lowest ink and the edge of the ground."""


@dataclass(frozen=True, slots=True)
class ChartText:
    """A text in its position: `x` is its left end, `y` its top; it belongs to a step, and is in one colour; with a `sign` of
    what is not assessed before it.
    """

    set: Lettering
    step: Step
    x: float
    y: float
    colour: str
    sign: bool = False

    @property
    def inked(self) -> Box:
        """The box of its letters in common fonts, and of its sign."""
        return self._box(self.set.room)

    @property
    def far(self) -> Box:
        """The same in the widest font."""
        return self._box(self.set.reach)

    def _box(self, wide: float) -> Box:
        left = self.x - (SIGN_ROOM if self.sign else 0.0)
        return left, self.y + self.set.over, self.x + wide, self.y + self.set.under

    def paint(self, chart: Chart, top: float) -> list[Node]:
        """Its lines and its sign, the chart's top being at `top`."""
        nodes = self.set.paint(self.x, top + self.y, chart.readable(self.colour, self.inked))
        if self.sign:
            middle = top + self.y + self.set.height / self.set.count / 2
            theme = chart.ctx.theme
            nodes.append(success_sign(theme, Success.NOT_ASSESSED, self.x - 10, middle, size=SIGN))
        return nodes


def name_ends(chart: Chart, groups: Sequence[PointGroup], obstacles: Obstacles) -> list[ChartText]:
    """The short name of each persona whose line ends here, at that end."""
    placed = []
    for point, group in _ends(chart, groups):
        name, font = chart.ctx.short_names[point.persona], chart.ctx.look.bold
        shown = lettering(name, font, max(NAME_MOST, min(WORD_MOST, unbroken(name, font, 0))))
        colour = chart.ctx.colours[point.persona]
        box = group.box if group else (point.x, point.y - 3, point.x, point.y + 3)
        at = next(_free_ends(chart, shown, point, box, obstacles))
        text = ChartText(shown, point.column.step, *at, colour)
        obstacles.texts.add(text.far)
        placed.append(text)
    return placed


def _ends(chart: Chart, groups: Sequence[PointGroup]) -> list[tuple[Point, PointGroup | None]]:
    """The last point of each line, where it is the last of all, from the top down."""
    return [(last, next((one for one in groups if last in one.points), None)) for last in last_points(chart)]


def last_points(chart: Chart) -> list[Point]:
    """The last point of each line that ends here, from the top down."""
    lasts = [line.points[-1] for line in chart.lines]
    known = chart.ctx.scores.lines
    ends = [one for one in lasts if one.here and known[one.persona][-1].index == one.index]
    return sorted(ends, key=lambda point: (point.y, point.x))


def _free_ends(
    chart: Chart, shown: Lettering, point: Point, box: Box, obstacles: Obstacles
) -> Iterator[tuple[float, float]]:
    """Free positions of a name, the nearest first: right of its point, below and above, left, then further down."""
    left, top, right, bottom = box
    level = point.y - (shown.over + shown.under) / 2
    middle = point.x - shown.room / 2
    tried = [
        *((right + NAME_AFTER, level + step) for step in NAME_STEPS),
        (middle, bottom + NAME_OUT - shown.over),
        (middle, top - NAME_OUT - shown.under),
        *((left - NAME_AFTER - shown.room, level + step) for step in NAME_STEPS),
    ]
    for x, y in tried:
        if _is_free(chart, shown, x, y, obstacles, inside=True):
            yield x, y
    x = max(chart.left + EDGE, min(right + NAME_AFTER, chart.right - max(EDGE + shown.room, shown.reach)))
    y = bottom
    while True:
        if _is_free(chart, shown, x, y, obstacles, inside=False):
            yield x, y
        y += DOWN


def _is_free(chart: Chart, shown: Lettering, x: float, y: float, obstacles: Obstacles, inside: bool) -> bool:
    top, bottom, end = y + shown.over, y + shown.under, x + shown.room
    over = max(chart.left + EDGE - x, end - chart.right + EDGE, x + shown.reach - chart.right - FAR_OUT)
    over = max(over, EDGE - top, bottom - chart.size.height + EDGE)
    if (inside and over > 0) or obstacles.struck(top, bottom):
        return False
    return obstacles.free((x, top, end, bottom), (x, top, x + shown.reach, bottom), NEAR, LINE_NEAR)


def unscored_feelings(chart: Chart, obstacles: Obstacles) -> list[ChartText]:
    """The feelings of those who gave no score, at the lower edge of the ground below their steps; where one is there already,
    further down: the ground grows with it.
    """
    look, placed = chart.ctx.look, list[ChartText]()
    low = FELT_LOW_IN_ROWS if look.in_rows or chart.strip else FELT_LOW
    for column, words in unscored(chart):
        left, right = uncut(chart, column.middle)
        shown = lettering(words, look.body, min(max(FELT_LEAST, column.width * 1.2), right - left - 40))
        least, most = left + EDGE + SIGN_ROOM, right - max(EDGE + shown.room, shown.reach)
        x = max(least, min(column.middle - shown.room / 2, most))
        colour = chart.ctx.theme.soft
        y = chart.size.height - low - shown.under
        text = ChartText(shown, column.step, x, max(y, chart.size.middle + NEAR + MIDDLE - shown.over), colour, True)
        while not obstacles.free(text.inked, text.far, NEAR, LINE_NEAR):
            text = replace(text, y=text.y + DOWN)
        obstacles.texts.add(text.far)
        placed.append(text)
    return placed


def unscored(chart: Chart) -> Iterator[tuple[Column, str]]:
    """What was felt without a score, by the column of its step."""
    for stage in chart.ctx.grid.stages:
        columns = [*stage.columns]
        if stage.stage.touchpoints:
            columns.append(Column(stage.x, stage.width, stage.stage))
        for column in columns:
            words = _words(chart, column.step)
            if words:
                yield column, words


def _words(chart: Chart, step: Step) -> str:
    """What was felt at a step by those without a score there."""
    if not step.feeling:
        return ""
    ctx = chart.ctx
    people = [chart.focus] if chart.focus is not None else list(ctx.scores.lines)
    scored = {one for one in people if ctx.level(step, one) is not None}
    said = []
    for persona, text in step.feeling.items():
        common = EVERYONE in (persona, chart.focus)
        if scored if common else persona in scored:
            continue
        if chart.focus and persona not in (EVERYONE, chart.focus):
            continue
        if chart.focus and step.personas and chart.focus not in step.personas:
            continue
        named = persona != EVERYONE and not chart.focus and len(ctx.journey.personas) > 1
        said.append(messages().signs.labelled(label=ctx.short_names[persona], text=text) if named else text)
    return joined(said)


def text_nodes(chart: Chart, texts: Sequence[ChartText], top: float) -> list[StageNodes]:
    """Texts painted, each as a part of its step, whose words say the same."""
    stages = chart.ctx.grid.stage_of
    return [
        StageNodes(
            stages[id(one.step)],
            touchpoint_id(one.step),
            [Group(tuple(one.paint(chart, top)), data={"lane": "emotion"}, role="said")],
        )
        for one in texts
    ]
