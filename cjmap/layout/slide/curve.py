"""Scores and the height of a curve → its row on a slide: ground, lines, points, and the feelings that have room."""

from __future__ import annotations

from cjmap.layout.kit.curve import Point, lines_of, moved, points_of, strokes
from cjmap.layout.kit.emotion import (
    DOT_ROOM,
    FACE_ROOM,
    CurveLook,
    drawn_lines,
    ground,
    level_words,
    point_group,
    point_mark,
    scored,
)
from cjmap.layout.kit.grid import Grid
from cjmap.layout.kit.legend import ASSUMED, MOMENT, Sign, line_signs
from cjmap.layout.kit.reading_order import Row, StageNodes, touchpoint_id
from cjmap.layout.slide.chevrons import titled
from cjmap.layout.slide.context import GUTTER, MARGIN, SMALL, SlideContext
from cjmap.layout.slide.labels import around, feeling_at, feelings, names
from cjmap.records import dataclass

PAD = 35.0
"""Ground above the best level and below the worst: room for a point and its feeling."""

LOOK = CurveLook(stroke=3.0, star=12.0, font=SMALL, down=4.3, levels=0.16)

FACE, MARKER, DOT = 12.0, 7.5, 5.5
"""How far a face, a persona's marker and a dot reach, with what stays free around them."""


@dataclass(frozen=True, slots=True)
class SlideCurve:
    """The curve of the steps of a grid, before its height is known; with `every` feeling that has room, not only those at its
    peaks and lows.
    """

    slide: SlideContext
    grid: Grid
    every: bool = False

    @property
    def scored(self) -> bool:
        """Whether there is any point to draw."""
        return scored(self.slide.context(self.grid))

    @property
    def signs(self) -> set[Sign]:
        steps = [column.step for column in self.grid.felt if column.step.emotion]
        points = points_of(self.slide.context(self.grid), 1)
        signs: set[Sign] = {*line_signs(self.slide.context(self.grid), [column.step for column in self.grid.felt])}
        signs |= {MOMENT} if any(step.moment_of_truth for step in steps) else set()
        return signs | ({ASSUMED} if any(point.here and point.assumed for point in points) else set())

    @property
    def people(self) -> list[str]:
        """The personas whose lines or points are seen, in their order."""
        if not self.slide.apart or not self.scored:
            return []
        ctx = self.slide.context(self.grid)
        lines = lines_of(ctx, points_of(ctx, 1))
        seen = {
            one.persona
            for one in lines
            if any(p.here for p in one.points) or strokes(ctx, one, ctx.theme.accent, LOOK.stroke)
        }
        return [one for one in self.slide.colours if one in seen]

    def row(self, top: float, height: float) -> tuple[Row, int]:
        """Ground, lines, points and the feelings that have room, from `top` on; and how many feelings these are."""
        slide, ctx = self.slide, self.slide.context(self.grid)
        edges, levels = (top, top + height), (top + PAD, height - 2 * PAD)
        points = moved(points_of(ctx, levels[1]), levels[0])
        here = [point for point in points if point.here]
        lines = lines_of(ctx, points)
        narrowest = min((column.width for column in self.grid.felt), default=0.0)
        behind = [*ground(slide.theme, self.grid, edges, levels, LOOK), *drawn_lines(ctx, lines, LOOK)]
        taken = [around(point, _reach(point, narrowest)) for point in here]
        box = (self.grid.left, top, self.grid.right, top + height)
        runs = [one.points for one in lines]
        ends = names(slide, runs, taken, box) if slide.apart else []
        felt = feelings(slide, runs, [*taken, *(one.box for one in ends)], box, self.every)
        drawn = [
            *((point, point_mark(ctx, point, LOOK, narrowest)) for point in here),
            *((one.point, [one.node]) for one in (*ends, *felt)),
        ]
        stages = self.grid.stage_of
        nodes = [
            StageNodes(stages[id(step)], touchpoint_id(step), [point_group(point, of_point, "said")])
            for point, of_point in drawn
            if of_point and (step := point.column.step)
        ]
        title = titled(slide, slide.title("emotion"), 17.0).paint(MARGIN, top)
        scale = level_words(slide.theme, MARGIN + GUTTER - 12, levels, LOOK)
        return Row(height, behind, [*title, *scale], nodes), sum(bool(feeling_at(slide, one.point)) for one in felt)


def _reach(point: Point, narrowest: float) -> float:
    """How far the mark of a point reaches from its middle."""
    if point.column.step.moment_of_truth:
        return LOOK.star
    if not point.persona and narrowest >= FACE_ROOM:
        return FACE
    if narrowest < DOT_ROOM:
        return LOOK.stroke
    return MARKER if point.persona else DOT
