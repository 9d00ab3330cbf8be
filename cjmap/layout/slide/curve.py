"""Scores and the height of a curve → its points, those that would hide each other moved apart within their column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from cjmap.language import words
from cjmap.layout.kit.block import line
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.curve import Point, lines_of, placed, strokes
from cjmap.layout.kit.emotion import ROUND, level_colour, scored, upper_half
from cjmap.layout.kit.grid import Grid
from cjmap.layout.kit.legend import ASSUMED, MOMENT, Sign, line_signs
from cjmap.layout.kit.marks import face, persona_marker, star
from cjmap.layout.kit.reading_order import Row, StageNodes, touchpoint_id
from cjmap.layout.slide.chevrons import titled
from cjmap.layout.slide.context import GUTTER, MARGIN, SMALL, SlideContext
from cjmap.layout.slide.labels import Spot, feeling_at, feelings, names
from cjmap.records import dataclass, replace
from cjmap.scene import Circle, Group, Node, Path, Rect

HIDING = 13.0
"""Marks whose middles are nearer than this, in px, hide each other."""

BESIDE = 15.0
"""Between the middles of two marks that would, where their column is wide enough."""


def points_of(ctx: Context, height: float) -> list[Point]:
    """Every score of every persona, `height` px between the best and the worst level; also of the steps before and after."""
    steps = groupby(placed(ctx, height), key=lambda point: point.place)
    return [point for _, here in steps for point in _beside(list(here))]


def _beside(points: list[Point]) -> list[Point]:
    """Points of one column that would hide each other, side by side; never out of their column, so that every line goes on."""
    if len(points) < 2:
        return points
    clusters: dict[int, list[Point]] = defaultdict(list)
    last = None
    for point in sorted(points, key=lambda one: one.y):
        same = last is not None and point.y - last.y < HIDING
        clusters[len(clusters) - 1 if same else len(clusters)].append(point)
        last = point
    order = {id(point): number for number, point in enumerate(points)}
    moved: dict[str, Point] = {}
    for cluster in clusters.values():
        step = min(BESIDE, points[0].column.width / len(cluster))
        for number, point in enumerate(sorted(cluster, key=lambda one: order[id(one)])):
            shift = (number - (len(cluster) - 1) / 2) * step
            moved[point.persona] = replace(point, x=point.x + shift)
    return [moved[point.persona] for point in points]


PAD = 35.0
"""Ground above the best level and below the worst: room for a point and its feeling."""

WIDE = 3.0
"""The stroke of a line, in px."""

FACE_ROOM, DOT_ROOM = 27.0, 12.0
"""The narrowest columns in which a point is a face, and in which it is a dot; on narrower ones the line is alone."""

FACE, DOT = 12.0, 5.5
"""How far a face and a dot reach, with what stays free around them."""

STAR = 12.0


@dataclass(frozen=True, slots=True)
class Curve:
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
            one.persona for one in lines if any(p.here for p in one.points) or strokes(ctx, one, ctx.theme.accent, WIDE)
        }
        return [one for one in self.slide.colours if one in seen]

    def row(self, top: float, height: float) -> tuple[Row, int]:
        """Ground, lines, points and the feelings that have room, from `top` on; and how many feelings these are."""
        slide = self.slide
        ctx = slide.context(self.grid)
        high = height - 2 * PAD
        points = [_moved(point, top + PAD) for point in points_of(ctx, high)]
        here = [point for point in points if point.here]
        lines = lines_of(ctx, points)
        narrow = min((column.width for column in self.grid.felt), default=0.0)
        behind = ground(slide, self.grid, top, height)
        for one in lines:
            drawn = strokes(ctx, one, ctx.colours.get(one.persona, ctx.theme.accent), WIDE)
            behind += [Group(tuple(drawn), data={"persona": one.persona} if one.persona else {})] if drawn else []
        marks = [(point, _mark(ctx, point, slide.apart, narrow)) for point in here]
        taken = [Spot.around(point.x, point.y, _reach(point, slide.apart, narrow)) for point in here]
        room = (self.grid.left, top, self.grid.right, top + height)
        ran = [one.points for one in lines]
        ends = names(slide, ran, taken, room) if slide.apart else []
        felt = feelings(slide, ran, [*taken, *(spot for _, spot, _ in ends)], room, self.every)
        nodes = _of_steps(self.grid, [*marks, *_texts(ends), *_texts(felt)])
        count = sum(bool(feeling_at(slide, point)) for point, _, _ in felt)
        return Row(height, behind, _scale(self, top, height), nodes), count


def _moved(point: Point, top: float) -> Point:
    return Point(point.persona, point.place, point.column, point.x, point.y + top, point.level, point.here)


def _texts(found: Sequence[tuple[Point, Spot, Node]]) -> list[tuple[Point, list[Node]]]:
    return [(point, [node]) for point, _, node in found]


def _of_steps(places: Grid, marks: Sequence[tuple[Point, list[Node]]]) -> list[StageNodes]:
    stages = places.stage_of
    found = []
    for point, nodes in marks:
        step = point.column.step
        data = {"step": step.id, "level": f"{point.level:.3g}"}
        data |= {"persona": point.persona} if point.persona else {}
        if nodes:
            group = Group(tuple(nodes), data=data, role="said")
            found.append(StageNodes(stages[id(step)], touchpoint_id(step), [group]))
    return found


def _reach(point: Point, apart: bool, narrow: float) -> float:
    """How far the mark of a point reaches from its middle."""
    if point.column.step.moment_of_truth:
        return STAR
    if not apart and narrow >= FACE_ROOM:
        return FACE
    return 7.5 if apart and narrow >= DOT_ROOM else DOT if narrow >= DOT_ROOM else WIDE


def _mark(ctx: Context, point: Point, apart: bool, narrow: float) -> list[Node]:
    theme, x, y = ctx.theme, point.x, point.y
    colour = ctx.colours[point.persona] if apart else level_colour(ctx, point.level)
    if point.column.step.moment_of_truth:
        return [star(x, y, STAR, colour if apart else theme.star, theme.background)]
    if not apart and narrow >= FACE_ROOM:
        return face(x, y, point.level, colour, theme.card, point.assumed)
    if narrow < DOT_ROOM:
        return []
    fill, stroke = (theme.card, colour) if point.assumed else (colour, theme.background)
    if apart:
        return [persona_marker(list(ctx.colours).index(point.persona), x, y, fill, stroke, point.assumed)]
    return [Circle(x, y, DOT - 0.5, fill, stroke, 1.5)]


def ground(slide: SlideContext, places: Grid, top: float, height: float) -> list[Node]:
    """The good half above the neutral line, the bad one below it."""
    theme, left = slide.theme, places.left
    width = places.right - left
    middle = top + height / 2
    nodes: list[Node] = [
        Rect(left, top, width, height, theme.tinted(theme.negative, theme.tint), radius=ROUND),
        upper_half(left, top, width, middle, theme.tinted(theme.positive, theme.tint)),
    ]
    quiet = theme.tinted(theme.soft, 0.16)
    for level in (0, 1, 3, 4):
        y = top + PAD + (height - 2 * PAD) * level / 4
        nodes.append(Path((("M", left, y), ("L", left + width, y)), stroke=quiet, dash=(2.0, 4.0)))
    return [*nodes, Path((("M", left, middle), ("L", left + width, middle)), stroke=theme.tinted(theme.soft, 0.45))]


def _scale(row: Curve, top: float, height: float) -> list[Node]:
    """The title of the row and the words of its levels."""
    x, high = MARGIN + GUTTER - 12, height - 2 * PAD
    said = words().legend
    nodes = [
        line(text, x, top + PAD + high * part + 4.3, SMALL, row.slide.theme.soft, "end")
        for text, part in ((said.very_positive, 0.0), (said.middle, 0.5), (said.very_negative, 1.0))
    ]
    return [*titled(row.slide, row.slide.title("emotion"), 17.0).paint(MARGIN, top), *nodes]
