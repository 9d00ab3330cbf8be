"""A journey and a theme → the scene of a small picture of it: its stages by success above, the curve below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from cjmap.language import current_language
from cjmap.layout.kit.context import Context, Notes, persona_colours
from cjmap.layout.kit.curve import CurveLine, Point, curve, dashes_of, lines_of, points_of
from cjmap.layout.kit.description import summary
from cjmap.layout.kit.emotion import level_colour
from cjmap.layout.kit.grid import StageColumns, grid
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.segments import Pen, Segment, SegmentKind
from cjmap.model import Journey, Success
from cjmap.records import replace
from cjmap.scene import Circle, Node, Path, PathCommand, Rect, Scene
from cjmap.theme import Theme

WIDTH, HEIGHT = 320.0, 96.0
BAR = 15.0
"""Height of a stage's bar."""

HANGS = {Success.POSITIVE: 0.0, Success.NEGATIVE: 7.0}
"""How far down a bar hangs: that of a good stage stands out above the others, that of a bad one below them."""

BETWEEN = 3.5
SIGN = 3.6
SIGN_ROOM = 15.0
"""The narrowest bar with room for its sign."""

TOP, PAD = 31.0, 10.0
"""Where the ground of the curve begins, and how much of it lies beyond the best and the worst level."""

MOST_BARS = 40
MOST_POINTS = 60
"""Of all lines together; of more scores the lowest and the highest of each stretch are kept."""

MOST_MARKS = 24
MOST_NAMED = 12
"""Stages told by name; of more it is told how many had which success."""

WORST_FIRST = (Success.NEGATIVE, Success.NEUTRAL, Success.POSITIVE, Success.NOT_ASSESSED)


def thumbnail(journey: Journey, theme: Theme) -> Scene:
    """A picture of 320 × 96 px without texts or ground; its description says in words what it shows.

    Where there are too many stages some share a bar, which shows the worst of them, and long lines keep their lows and
    highs, so that the picture of any journey is a few kB.
    """
    ctx = Context(journey, theme, grid(journey), Notes(), persona_colours(journey, theme))
    points = points_of(ctx)
    return Scene(
        width=WIDTH,
        height=HEIGHT,
        background="",
        children=(*_bars(ctx), *(_emotion(ctx, points) if points else _steps(ctx))),
        id="thumbnail",
        title=journey.title,
        description=current_language().sentences(summary(journey, MOST_NAMED)),
        language=journey.language if current_language().has_messages else "en",
        families=theme.families,
    )


def _x(ctx: Context, x: float) -> float:
    """A position across the map → across the picture, which is as wide as the map's columns."""
    return (x - ctx.grid.left) / (ctx.grid.right - ctx.grid.left) * WIDTH


def _bars(ctx: Context) -> Iterator[Node]:
    """A bar a stage, as wide as its part of the map."""
    stages = ctx.grid.stages
    size = -(-len(stages) // MOST_BARS)
    for start in range(0, len(stages), size):
        yield from _bar(ctx, stages[start : start + size])


def _bar(ctx: Context, grid_stages: Sequence[StageColumns]) -> list[Node]:
    """One bar for neighbouring stages: filled by the worst success of them, hollow where none is assessed."""
    theme = ctx.theme
    level = min((grid_stage.stage.assessed for grid_stage in grid_stages), key=WORST_FIRST.index)
    left, right = _x(ctx, grid_stages[0].x), _x(ctx, grid_stages[-1].x + grid_stages[-1].width)
    top, width = HANGS.get(level, BETWEEN), max(1.0, right - left)
    if level is Success.NOT_ASSESSED:
        return [Rect(left + 0.75, top + 0.75, max(0.5, width - 1.5), BAR - 1.5, "", theme.soft, 1.5, radius=2.5)]
    colour = theme.success(level)
    bar = Rect(left, top, width, BAR, colour, radius=min(3.0, width / 3))
    if width < SIGN_ROOM:
        return [bar]
    paper = theme.background
    light = replace(theme, positive=paper, neutral=paper, negative=paper)
    return [bar, success_sign(light, level, left + width / 2, top + BAR / 2, size=SIGN)]


def _emotion(ctx: Context, points: list[Point]) -> Iterator[Node]:
    """The ground, its good half above its bad one, and one line a persona or for all of them."""
    theme, half = ctx.theme, (HEIGHT - TOP) / 2
    middle = TOP + half
    yield Rect(0, TOP, WIDTH, half, theme.tinted(theme.positive, theme.tint))
    yield Rect(0, middle, WIDTH, half, theme.tinted(theme.negative, theme.tint))
    yield Path((("M", 0, middle), ("L", WIDTH, middle)), stroke=theme.rule)
    lines = lines_of(ctx, points)
    most = max(4, MOST_POINTS // len(lines))
    for line in lines:
        yield from _line(ctx, _thinned(line, most), middle, half - PAD)
    if len(points) <= MOST_MARKS and not ctx.by_persona():
        for point in points:
            x, y = _x(ctx, point.x), middle - point.level * (half - PAD)
            yield Circle(x, y, 3.2, theme.card, level_colour(theme, point.level), 1.8)


def _line(ctx: Context, line: CurveLine, middle: float, high: float) -> Iterator[Node]:
    """A persona's line, and a dot where a score has no neighbour."""
    colour = ctx.colours.get(line.persona, ctx.common_colour)
    centres = [(_x(ctx, point.x), middle - point.level * high) for point in line.points]
    whole = [False, *(one.kind is SegmentKind.SCORED for one in line.segments), False]
    for centre, (before, after) in zip(centres, pairwise(whole), strict=True):
        if not (before or after):
            yield Circle(*centre, 3.0 if len(centres) == 1 else 2.0, colour)
    own = dashes_of(ctx, line.persona)
    pens = [Pen.of(ctx.theme, one.kind, colour, 2.0, own=own) for one in line.segments]
    pieces = zip(pens, curve(centres), strict=True)
    for pen, run in groupby(pieces, key=itemgetter(0)):
        segments: list[PathCommand] = []
        for _, (start, stretch) in run:
            segments += stretch if segments else [("M", *start), *stretch]
        round_cap = not pen.dash
        yield Path(tuple(segments), stroke=pen.colour, stroke_width=pen.width, dash=pen.dash, round_cap=round_cap)


def _thinned(line: CurveLine, most: int) -> CurveLine:
    """A line of at most about that many points: of each stretch the lowest and the highest, in their order."""
    points = line.points
    if len(points) <= most:
        return line
    size = -(-len(points) // (most // 2))
    kept: list[int] = []
    for start in range(0, len(points), size):
        stretch = range(start, min(start + size, len(points)))
        kept += sorted({min(stretch, key=lambda at: points[at].level), max(stretch, key=lambda at: points[at].level)})
    joined = [_joined(line.segments[one:other]) for one, other in pairwise(kept)]
    return replace(line, points=[points[at] for at in kept], segments=joined)


def _joined(segments: Sequence[Segment]) -> Segment:
    """Some stretches as one, of the kind that is furthest from neighbours."""
    kind = max((one.kind for one in segments), key=(SegmentKind.SCORED, SegmentKind.OTHERS, SegmentKind.UNSCORED).index)
    return Segment(segments[0].start, segments[-1].end, kind)


def _steps(ctx: Context) -> Iterator[Node]:
    """Where no emotion was scored: the sign of every step under its stage, if there is room for them."""
    columns = list(ctx.grid.columns)
    if len(columns) > MOST_MARKS or all(column.step.assessed is Success.NOT_ASSESSED for column in columns):
        return
    for column in columns:
        middle = TOP + (HEIGHT - TOP) / 2
        yield success_sign(ctx.theme, column.step.assessed, _x(ctx, column.middle), middle, size=SIGN)
