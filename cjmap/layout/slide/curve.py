"""Scores and the height of a curve → its row on a slide: ground, lines, points, and the feelings that have room."""

from __future__ import annotations

from cjmap.layout.kit.curve import lines_of, moved, points_of, strokes
from cjmap.layout.kit.emotion import CurveLook, drawn_lines, ground, level_words, point_group, scored
from cjmap.layout.kit.grid import Grid
from cjmap.layout.kit.legend import ASSUMED, Sign, line_signs
from cjmap.layout.kit.reading_order import Row, StageNodes, touchpoint_id
from cjmap.layout.slide.chevrons import titled
from cjmap.layout.slide.context import GUTTER, MARGIN, SMALL, SlideContext
from cjmap.layout.slide.labels import MARK, around, feeling_at, feelings, names
from cjmap.layout.slide.legend import RINGED
from cjmap.layout.slide.points import Marks
from cjmap.records import dataclass
from cjmap.scene import Group

PAD = 35.0
"""Ground above the best level and below the worst, at the least: room for a point and its feeling."""

LOOK = CurveLook(stroke=3.0, star=12.0, font=SMALL, down=4.3, levels=0.16)


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
        signs |= {RINGED} if any(step.moment_of_truth for step in steps) else set()
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
        marks = Marks(slide, min((column.width for column in self.grid.felt), default=0.0))
        pad = PAD + max(0.0, max((marks.reach(one) for one in points_of(ctx, 1) if one.here), default=0.0) - MARK)
        edges, levels = (top, top + height), (top + pad, height - 2 * pad)
        points = moved(points_of(ctx, levels[1]), levels[0])
        here = [point for point in points if point.here]
        lines = lines_of(ctx, points)
        behind = [*ground(slide.theme, self.grid, edges, levels, LOOK), *drawn_lines(ctx, lines, LOOK)]
        taken = [around(point, marks.reach(point)) for point in here]
        box = (self.grid.left, top, self.grid.right, top + height)
        runs = [one.points for one in lines]
        ends = names(slide, runs, taken, box, marks.reach) if slide.apart else []
        felt = feelings(slide, runs, [*taken, *(one.box for one in ends)], box, marks.reach, self.every)
        drawn = [
            *((point, marks.mark(point)) for point in here),
            *((one.point, [one.node]) for one in (*ends, *felt)),
        ]
        stages = self.grid.stage_of
        nodes = [
            StageNodes(stages[id(step)], touchpoint_id(step), [Group((ring,), role="said")])
            for point, ring in marks.rings(here)
            if (step := point.column.step)
        ]
        nodes += [
            StageNodes(stages[id(step)], touchpoint_id(step), [point_group(point, of_point, "said")])
            for point, of_point in drawn
            if of_point and (step := point.column.step)
        ]
        title = titled(slide, slide.title("emotion"), 17.0).paint(MARGIN, top)
        scale = level_words(slide.theme, MARGIN + GUTTER - 12, levels, LOOK)
        return Row(height, behind, [*title, *scale], nodes), sum(bool(feeling_at(slide, one.point)) for one in felt)
