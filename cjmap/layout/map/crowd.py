"""A chart of more lines than anyone can follow → its texts below the lines, those of a column under each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cjmap.layout.kit.grid import Column
from cjmap.layout.map.chart import Chart
from cjmap.layout.map.feelings import EDGE, feelings_of
from cjmap.layout.map.lettering import lettering
from cjmap.layout.map.line_ends import SIGN_ROOM, ChartText, last_points, unscored
from cjmap.layout.map.points import PointGroup
from cjmap.scene import Font

DOWN = 24.0
"""Px from the worst level to the first text."""

GAP = 2.0


def crowded_texts(chart: Chart, groups: Sequence[PointGroup]) -> list[ChartText]:
    """The feelings of a chart, with those that have no score, and the names at the ends of its lines."""
    bottoms: dict[float, float] = defaultdict(lambda: chart.size.worst + DOWN)
    placed = []
    for column, words, font, colour, sign in _told(chart, groups):
        room = SIGN_ROOM if sign else 0.0
        shown = lettering(words, font, max(40.0, column.width - 8 - room), 4.0)
        x = max(chart.left + EDGE, min(column.x + 4, chart.right - EDGE - shown.room)) + room
        placed.append(ChartText(shown, column.step, x, bottoms[column.x], colour, sign))
        bottoms[column.x] += shown.height + GAP
    return placed


def _told(chart: Chart, groups: Sequence[PointGroup]) -> Iterator[tuple[Column, str, Font, str, bool]]:
    """Each text with its column, font and colour, and whether it has no score."""
    look, colours = chart.ctx.look, chart.ctx.colours
    for text in feelings_of(chart, groups):
        yield text.group.column, text.set.paragraph.text, text.set.font, text.colour, False
    for point in last_points(chart):
        name = chart.ctx.short_names[point.persona]
        yield point.column, name, look.bold, colours[point.persona], False
    for column, words in unscored(chart):
        if column.step.key not in chart.ctx.scores.scored and column.width > 0:
            yield _own_column(chart, column), words, look.body, chart.ctx.theme.soft, True


def _own_column(chart: Chart, column: Column) -> Column:
    """The column in which what is felt in a whole stage is told: its first."""
    stage = next((one for one in chart.ctx.grid.stages if one.x == column.x), None)
    return Column(column.x, stage.columns[0].width if stage else column.width, column.step)
