"""Scores → the emotion lane: one honest line a persona, a gap where nobody scored, dashes where a score is assumed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from cjmap.language import words
from cjmap.layout.block import line
from cjmap.layout.map.context import Context
from cjmap.layout.map.grid import GAP, LABELS, MARGIN
from cjmap.layout.map.labels import Label, Lines, Stretch, place_labels, place_names
from cjmap.layout.map.points import HEIGHT, MARKER, Point, points_of
from cjmap.layout.map.spline import curve, tangents, within
from cjmap.layout.map.story import Row, Told, touchpoint_id
from cjmap.layout.marks import face, persona_marker, star
from cjmap.model import EVERYONE, Success
from cjmap.scene import Group, Node, Path, Rect, Segment
from cjmap.theme import SMALL

PAD = 42.0
"""Ground above the best level, at the least: the lane's title stands beside it."""

PAD_BELOW = 28.0
"""Ground below the worst level, at the least."""

ROUND = 8.0
"""Corner radius of the ground."""

EDGE = 11.0
"""Ground beyond the outermost label."""

SCALE_TOP = 4.0
"""How far the words at a level reach above it."""


def emotion_row(ctx: Context, top: float, beside: float) -> Row:
    """The ground, the lines, their points, feelings and names from `top` on.

    `beside` is how far down from `top` the lane's title reaches, left of the words of the scale.
    """
    points = points_of(ctx)
    here = [point for point in points if point.here]
    apart = ctx.by_persona()
    lines = _lines(ctx, points)
    labels = _feelings(ctx, points, apart, lines)
    names = place_names(ctx, here, labels, lines) if apart else []
    above = max([PAD, beside + SCALE_TOP, *(EDGE - label.y for label in (*labels, *names))])
    below = max([PAD_BELOW, *(label.y + label.height - HEIGHT + EDGE for label in (*labels, *names))])
    zero = top + above
    behind = _ground(ctx, top, above, below)
    for persona, run in runs(ctx, points):
        behind += _drawn_run(ctx, persona, run, zero, not apart)
    stages, numbers = ctx.grid.stage_of, {persona: number for number, persona in enumerate(ctx.colours)}
    told = [
        Told(stages[id(step)], touchpoint_id(step), nodes)
        for step, nodes in (
            *((point.column.step, [_drawn_point(ctx, point, zero, numbers if apart else {})]) for point in here),
            *((label.column.step, label.paint(zero)) for label in (*labels, *names)),
        )
    ]
    return Row(above + HEIGHT + below, behind, _scale(ctx, zero), told, own_ground=True)


def scored(ctx: Context) -> bool:
    """Whether there is any score to draw a line from."""
    return any(column.step.emotion for column in ctx.grid.felt)


def runs(ctx: Context, points: list[Point]) -> Iterator[tuple[str, list[Point]]]:
    """Each persona's points, split where a step of theirs between them is not scored."""
    people: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        people[point.persona].append(point)
    for persona, theirs in people.items():
        order = _steps_of(ctx, persona)
        run = theirs[:1]
        for point in theirs[1:]:
            if order[point.place] != order[run[-1].place] + 1:
                yield persona, run
                run = []
            run.append(point)
        yield persona, run


def _steps_of(ctx: Context, persona: str) -> dict[int, int]:
    """Place in the whole journey → place in a persona's own: a step of others' leaves no gap in theirs."""
    places = (
        place
        for place, column in enumerate((*ctx.grid.before, *ctx.grid.felt, *ctx.grid.after))
        if not persona or not column.step.personas or persona in column.step.personas
    )
    return {place: number for number, place in enumerate(places)}


def _drawn_run(ctx: Context, persona: str, run: list[Point], zero: float, goes_on: bool) -> list[Node]:
    """The line through a run: solid, and dashed to and from an assumed score.

    It comes in from the sheet before, and where it `goes_on`, out to the next; one with a name at its end does not.
    """
    colour = ctx.colours.get(persona, ctx.common_colour)
    stretches = curve([(point.x, zero + point.y) for point in run])
    nodes: list[Node] = []
    segments: list[Segment] = []
    dashed = False
    for (start, stretch), one, other in zip(stretches, run, run[1:], strict=False):
        if not (one.here or other.here) or not (other.here or goes_on):
            continue
        if segments and (one.assumed or other.assumed) != dashed:
            nodes.append(_stroke(segments, colour, dashed))
            segments = []
        dashed = one.assumed or other.assumed
        first, seen = within(start, stretch, ctx.grid.left, ctx.grid.right)
        segments += seen if segments else [("M", *first), *seen]
    if segments:
        nodes.append(_stroke(segments, colour, dashed))
    return [Group(tuple(nodes), data={"persona": persona} if persona else {})] if nodes else []


def _stroke(segments: list[Segment], colour: str, dashed: bool) -> Path:
    dash = (6.0, 5.0) if dashed else ()
    return Path(tuple(segments), stroke=colour, stroke_width=2.4, dash=dash, round_cap=not dashed)


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


def _lines(ctx: Context, points: list[Point]) -> Lines:
    """The stretches of all lines that run through each column, those that have no point in it too."""
    columns = (*ctx.grid.before, *ctx.grid.felt, *ctx.grid.after)
    lines: dict[float, list[Stretch]] = defaultdict(list)
    for _, run in runs(ctx, points):
        places = [(point.x, point.y) for point in run]
        slopes = tangents(places)
        for number, (one, other) in enumerate(pairwise(run)):
            stretch = Stretch(tuple(places[number : number + 2]), tuple(slopes[number : number + 2]))
            for place in range(one.place, other.place + 1):
                lines[columns[place].x].append(stretch)
    return lines


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
    x, said = MARGIN + LABELS - GAP, words().legend
    return [
        line(text, x, zero + HEIGHT * part + 3.8, SMALL, ctx.theme.soft, "end")
        for text, part in ((said.very_positive, 0.0), (said.middle, 0.5), (said.very_negative, 1.0))
    ]
