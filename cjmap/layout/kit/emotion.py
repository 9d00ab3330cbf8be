"""Scores → the emotion lane: one honest line a persona, thin where it was not scored, dashed where a score is assumed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from cjmap.language import words
from cjmap.layout.kit.block import line
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.curve import HEIGHT, MARKER, Line, Point, lines_of, points_of, strokes, tangents
from cjmap.layout.kit.grid import GAP
from cjmap.layout.kit.labels import Label, Lines, Stretch, place_labels, place_names
from cjmap.layout.kit.marks import face, persona_marker, star
from cjmap.layout.kit.reading_order import MeasuredRow, Row, StageNodes, touchpoint_id
from cjmap.model import EVERYONE, Success
from cjmap.records import replace
from cjmap.scene import Group, Node, Path, Rect
from cjmap.theme import SMALL

PAD = 42.0
"""Ground above the best level, at the least: the lane's title stands beside it."""

PAD_BELOW = 28.0
"""Ground below the worst level, at the least."""

WIDE = 2.4
"""The stroke of a line, in px."""

ROUND = 8.0
"""Corner radius of the ground."""

EDGE = 11.0
"""Ground beyond the outermost label."""

SCALE_TOP = 4.0
"""How far the words at a level reach above it."""


def emotion_row(ctx: Context, top: float, beside: float) -> MeasuredRow:
    """The ground, the lines, their points, feelings and names from `top` on.

    `beside` is how far down from `top` the lane's title reaches, left of the words of the scale.
    """
    points = points_of(ctx)
    here = [point for point in points if point.here]
    apart = ctx.by_persona()
    lines = lines_of(ctx, points)
    passing = {} if ctx.scores.crowded else _passing(ctx, lines)
    labels = _feelings(ctx, points, apart, passing)
    names = place_names(ctx, here, labels, passing) if apart else []
    above = max([PAD, beside + SCALE_TOP, *(EDGE - label.y for label in (*labels, *names))])
    below = max([PAD_BELOW, *(label.y + label.height - HEIGHT + EDGE for label in (*labels, *names))])
    height = above + HEIGHT + below

    def painted() -> Row:
        behind = _ground(ctx, top, above, below)
        for one in lines:
            behind += _drawn_line(ctx, one, top + above)
        return Row(height, behind, _scale(ctx, top + above), _of_steps(ctx, here, (*labels, *names), top + above))

    return MeasuredRow(height, painted, own_ground=True)


def _of_steps(ctx: Context, here: Sequence[Point], labels: Sequence[Label], zero: float) -> list[StageNodes]:
    """The points, then the feelings and names, of each step."""
    stages, numbers = ctx.grid.stage_of, {persona: number for number, persona in enumerate(ctx.colours)}
    apart = ctx.by_persona()
    return [
        StageNodes(stages[id(step)], touchpoint_id(step), nodes)
        for step, nodes in (
            *((point.column.step, [_drawn_point(ctx, point, zero, numbers if apart else {})]) for point in here),
            *((label.column.step, label.paint(zero)) for label in labels),
        )
    ]


def scored(ctx: Context) -> bool:
    """Whether there is any score to draw a line from."""
    return any(column.step.key in ctx.scores.scored for column in ctx.grid.felt)


def _drawn_line(ctx: Context, line: Line, zero: float) -> list[Node]:
    """A line, in from the sheet before and out to the next."""
    colour = ctx.colours.get(line.persona, ctx.common_colour)
    moved = replace(line, points=[replace(point, y=zero + point.y) for point in line.points])
    drawn = strokes(ctx, moved, colour, WIDE)
    return [Group(tuple(drawn), data={"persona": line.persona} if line.persona else {})] if drawn else []


def _drawn_point(ctx: Context, point: Point, zero: float, numbers: Mapping[str, int]) -> Node:
    """A point's mark; where the lines are personas', `numbers` are theirs."""
    apart = bool(numbers)
    theme, step = ctx.theme, point.column.step
    x, y = point.x, zero + point.y
    colour = ctx.colours[point.persona] if apart else level_colour(ctx, point.level)
    nodes: list[Node]
    if step.moment_of_truth:
        nodes = [star(x, y, 11.5, colour if apart else theme.star, theme.background)]
    elif not apart:
        nodes = face(x, y, point.level, colour, theme.card, point.assumed)
    else:
        fill, stroke = (theme.card, colour) if point.assumed else (colour, theme.background)
        nodes = [persona_marker(numbers[point.persona], x, y, fill, stroke, point.assumed)]
    data = {"step": step.id, "level": f"{point.level:.3g}"}
    return Group(tuple(nodes), data={**data, "persona": point.persona} if point.persona else data)


def level_colour(ctx: Context, level: float) -> str:
    """The success colour of the side of the middle on which a level lies."""
    side = Success.POSITIVE if level > 0 else Success.NEGATIVE if level < 0 else Success.NEUTRAL
    return ctx.theme.success(side)


def _feelings(ctx: Context, points: list[Point], apart: bool, lines: Lines) -> list[Label]:
    """Each point's feeling in its place."""
    markers: dict[float, list[tuple[float, float]]] = defaultdict(list)
    labels: list[Label] = []
    seen: set[int] = set()
    for point in points:
        markers[point.column.x].append((point.x, point.y))
        if point.here:
            labels += _felt(ctx, point, apart, point.place not in seen)
        seen.add(point.place)
    return place_labels(labels, lines, markers, 2 * MARKER + 2 if not apart else MARKER + 4)


def _passing(ctx: Context, lines: Sequence[Line]) -> Lines:
    """The stretches of all lines that run through each column, those that have no point in it too."""
    places = ctx.scores.places
    columns = {places[one.step.key]: one.x for one in ctx.grid.felt if one.step.key in places}
    first, last = min(columns), max(columns)
    passing: dict[float, list[Stretch]] = defaultdict(list)
    for each in lines:
        spots = [(point.x, point.y) for point in each.points]
        slopes = tangents(spots)
        for number, (one, other) in enumerate(pairwise(each.points)):
            stretch = Stretch(tuple(spots[number : number + 2]), tuple(slopes[number : number + 2]))
            for place in range(max(first, one.place), min(last, other.place) + 1):
                passing[columns[place]].append(stretch)
    return passing


def _felt(ctx: Context, point: Point, apart: bool, first: bool) -> list[Label]:
    """The feelings said at a point: its persona's own, and at the first point of a column those of everyone."""
    alone = len(ctx.journey.personas) < 2
    texts = []
    for persona, text in point.column.step.feeling.items():
        if persona == EVERYONE or (alone and not apart):
            one = len(point.column.step.personas) == 1
            colour = (
                level_colour(ctx, point.level) if not apart else ctx.colours[point.persona] if one else ctx.theme.ink
            )
            texts += [(text, colour)] if first else []
        elif not apart or persona == point.persona:
            texts.append((text, ctx.colours[persona]))
    return [Label.of(text, point.x, point.y, point.level >= 0, point.column, colour) for text, colour in texts]


def _ground(ctx: Context, top: float, above: float, below: float) -> list[Node]:
    theme, left = ctx.theme, ctx.grid.left
    width = ctx.grid.right - left
    middle = top + above + HEIGHT / 2
    nodes: list[Node] = [
        Rect(left, top, width, above + HEIGHT + below, theme.tinted(theme.negative, theme.tint), radius=ROUND),
        upper_half(left, top, width, middle, theme.tinted(theme.positive, theme.tint)),
    ]
    quiet = theme.tinted(theme.soft, 0.18)
    for level in (0, 1, 3, 4):
        y = top + above + HEIGHT * level / 4
        nodes.append(Path((("M", left, y), ("L", left + width, y)), stroke=quiet, dash=(2.0, 4.0)))
    nodes.append(Path((("M", left, middle), ("L", left + width, middle)), stroke=theme.tinted(theme.soft, 0.45)))
    return nodes


def upper_half(left: float, top: float, width: float, middle: float, fill: str) -> Path:
    """The ground above the neutral line: round corners above, square ones below."""
    r, k, right = ROUND, ROUND * 0.448, left + width
    return Path(
        (
            ("M", left, middle), ("L", left, top + r), ("C", left, top + k, left + k, top, left + r, top),
            ("L", right - r, top), ("C", right - k, top, right, top + k, right, top + r), ("L", right, middle), ("Z",),
        ),
        fill,
    )  # fmt: skip


def _scale(ctx: Context, zero: float) -> list[Node]:
    x, said = ctx.grid.left - GAP, words().legend
    return [
        line(text, x, zero + HEIGHT * part + 3.8, SMALL, ctx.theme.soft, "end")
        for text, part in ((said.very_positive, 0.0), (said.middle, 0.5), (said.very_negative, 1.0))
    ]
