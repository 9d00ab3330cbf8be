"""A journey and a box → its emotion curve as a small picture there: stages equally wide, their steps evenly inside, no texts."""

from __future__ import annotations

from collections.abc import Mapping

from cjmap.layout.kit.context import Context, Notes
from cjmap.layout.kit.curve import Box, CurveLine, Point, lines_of, moved, points_of
from cjmap.layout.kit.emotion import CurveLook, drawn_lines, level_colour, point_group, scored
from cjmap.layout.kit.grid import Column, Grid, StageColumns
from cjmap.layout.kit.marks import persona_marker, star
from cjmap.model import Journey, Step, steps_of
from cjmap.records import dataclass
from cjmap.scene import Circle, Node, Path, Rect
from cjmap.theme import SMALL, Theme

LOOK = CurveLook(2.6, 9.5, SMALL, 0.0, 0.0)
DOT = 4.6
DOT_ROOM = 11.0
"""The narrowest columns in which a score has a dot; on narrower ones the line is alone."""

STAR_ROOM = 9.0
BETWEEN = 2.0
"""Between the grounds of two stages."""


@dataclass(frozen=True)
class SmallCurve:
    """A curve in a box: `ctx.grid` has its stages and columns, `points` where the scores stand, `lines` what joins them."""

    ctx: Context
    box: Box
    points: tuple[Point, ...]
    lines: tuple[CurveLine, ...]

    @property
    def narrowest(self) -> float:
        """The width of the narrowest column of a step, in px."""
        return min(one.width for one in self.ctx.grid.columns)


def small_curve(journey: Journey, theme: Theme, colours: Mapping[str, str], box: Box, pad: float) -> SmallCurve:
    """The curve of a journey between left, top, right and bottom; the best and the worst level are `pad` px inside."""
    left, top, right, bottom = box
    ctx = Context(journey, theme, even_grid(journey, left, right - left), Notes(), dict(colours))
    points = moved(points_of(ctx, bottom - top - 2 * pad), top + pad)
    return SmallCurve(ctx, box, tuple(points), tuple(lines_of(ctx, points)))


def even_grid(journey: Journey, left: float, width: float) -> Grid:
    """Columns from `left` on over `width` px: all stages equally wide, the steps of each evenly inside."""
    each = width / len(journey.stages)
    placed = []
    for at, stage in enumerate(journey.stages):
        steps: tuple[Step, ...] = steps_of(stage) or (stage,)
        wide, x = each / len(steps), left + each * at
        columns = tuple(Column(x + wide * number, wide, step) for number, step in enumerate(steps))
        placed.append(StageColumns(at + 1, stage, x, each, columns))
    return Grid(tuple(placed), left, left + width, pitch=each)


def is_felt(journey: Journey) -> bool:
    """Whether there is any score to draw a line from."""
    return any(step.emotion for stage in journey.stages for step in (stage, *stage.touchpoints))


def panel(curve: SmallCurve) -> list[Node]:
    """The good half above its bad one, the neutral line between them, a gap between two stages; and the lines of all."""
    theme, (left, top, right, bottom) = curve.ctx.theme, curve.box
    middle, wide = (top + bottom) / 2, right - left
    nodes: list[Node] = [
        Rect(left, top, wide, middle - top, theme.tinted(theme.positive, theme.tint)),
        Rect(left, middle, wide, bottom - middle, theme.tinted(theme.negative, theme.tint)),
        Path((("M", left, middle), ("L", right, middle)), stroke=theme.tinted(theme.soft, 0.45)),
    ]
    if curve.ctx.grid.stages[0].width > 4 * BETWEEN:
        nodes += [
            Path((("M", one.x, top), ("L", one.x, bottom)), stroke=theme.background, stroke_width=BETWEEN)
            for one in curve.ctx.grid.stages[1:]
        ]
    if not scored(curve.ctx):
        return nodes
    return [*nodes, *drawn_lines(curve.ctx, curve.lines, LOOK)]


def dot(curve: SmallCurve, point: Point) -> list[Node]:
    """The mark of a score: a star at a moment of truth, else a persona's marker or a ring; nothing where columns are narrow."""
    theme, step = curve.ctx.theme, point.column.step
    colour = curve.ctx.colours[point.persona] if point.persona else level_colour(theme, point.level)
    if step.moment_of_truth and curve.narrowest >= STAR_ROOM:
        own = colour if point.persona else theme.star
        nodes: list[Node] = [star(point.x, point.y, LOOK.star, own, theme.background)]
    elif curve.narrowest < DOT_ROOM:
        return []
    elif point.persona:
        number = curve.ctx.scores.number(point.persona)
        fill, stroke = (theme.card, colour) if point.assumed else (colour, theme.background)
        nodes = [persona_marker(number, point.x, point.y, fill, stroke, point.assumed)]
    else:
        nodes = [Circle(point.x, point.y, DOT, theme.card, colour, 2.0, (3.0, 2.2) if point.assumed else ())]
    return [point_group(point, nodes)]
