"""Scores → the emotion lane: one honest line a persona, thin where it was not scored, dashed where a score is assumed."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import line
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.curve import (
    CurveLine,
    Point,
    strokes,
)
from cjmap.layout.kit.grid import Grid
from cjmap.layout.kit.marks import face, persona_marker, star
from cjmap.model import Success
from cjmap.records import dataclass
from cjmap.scene import Circle, Font, Group, Node, Path, Rect, Role
from cjmap.theme import SMALL, Theme

ROUND = 8.0
"""Corner radius of the ground."""


FACE_ROOM, DOT_ROOM = 27.0, 12.0
"""The narrowest columns in which a point is a face, and in which it is a dot; on narrower ones the line is alone."""

DOT = 5.0
"""Radius of a dot."""


@dataclass(frozen=True, slots=True)
class CurveLook:
    """How large a curve is drawn, in px: the `stroke` of its lines, the radius of a moment of truth's `star`, the `font` of the
    words at its levels, their baseline `down` from the level, and how much of the soft colour is in the lines of the levels.
    """

    stroke: float
    star: float
    font: Font
    down: float
    levels: float


LOOK = CurveLook(stroke=2.4, star=11.5, font=SMALL, down=3.8, levels=0.18)
"""On a map."""


def scored(ctx: Context) -> bool:
    """Whether there is any score to draw a line from."""
    return any(column.step.key in ctx.scores.scored for column in ctx.grid.felt)


def drawn_lines(ctx: Context, lines: Sequence[CurveLine], look: CurveLook) -> list[Node]:
    """The lines of all personas, in from the sheet before and out to the next."""
    drawn: list[Node] = []
    for one in lines:
        paths = strokes(ctx, one, ctx.colours.get(one.persona, ctx.common_colour), look.stroke)
        if paths:
            drawn.append(Group(tuple(paths), data={"persona": one.persona} if one.persona else {}))
    return drawn


def point_mark(ctx: Context, point: Point, look: CurveLook, narrowest: float = math.inf) -> list[Node]:
    """A point's mark: a star at a moment of truth, a persona's marker, else a face; a dot, or nothing, where the `narrowest`
    column has no room for a face.
    """
    theme, persona, x, y = ctx.theme, point.persona, point.x, point.y
    colour = ctx.colours[persona] if persona else level_colour(theme, point.level)
    if point.column.step.moment_of_truth:
        return [star(x, y, look.star, colour if persona else theme.star, theme.background)]
    if not persona and narrowest >= FACE_ROOM:
        return face(x, y, point.level, colour, theme.card, point.assumed)
    if narrowest < DOT_ROOM:
        return []
    fill, stroke = (theme.card, colour) if point.assumed else (colour, theme.background)
    if persona:
        return [persona_marker(ctx.scores.number(persona), x, y, fill, stroke, point.assumed)]
    return [Circle(x, y, DOT, fill, stroke, 1.5)]


def point_group(point: Point, nodes: Sequence[Node], role: Role = "") -> Group:
    """What stands at a point, with the point's data."""
    data = {"step": point.column.step.id, "level": f"{point.level:.3g}"}
    return Group(tuple(nodes), data={**data, "persona": point.persona} if point.persona else data, role=role)


def level_colour(theme: Theme, level: float) -> str:
    """The success colour of the side of the middle on which a level lies."""
    return theme.success(Success.POSITIVE if level > 0 else Success.NEGATIVE if level < 0 else Success.NEUTRAL)


def ground(
    theme: Theme, columns: Grid, edges: tuple[float, float], levels: tuple[float, float], look: CurveLook
) -> list[Node]:
    """The good half above the neutral line, the bad one below it, over all columns: `edges` are its top and bottom, `levels` the
    best level's y and the distance of the worst from it.
    """
    (top, bottom), (best, height) = edges, levels
    left, right = columns.left, columns.right
    middle = best + height / 2
    nodes: list[Node] = [
        Rect(left, top, right - left, bottom - top, theme.tinted(theme.negative, theme.tint), radius=ROUND),
        upper_half(left, top, right - left, middle, theme.tinted(theme.positive, theme.tint)),
    ]
    quiet = theme.tinted(theme.soft, look.levels)
    for level in (0, 1, 3, 4):
        y = best + height * level / 4
        nodes.append(Path((("M", left, y), ("L", right, y)), stroke=quiet, dash=(2.0, 4.0)))
    return [*nodes, Path((("M", left, middle), ("L", right, middle)), stroke=theme.tinted(theme.soft, 0.45))]


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


def level_words(theme: Theme, x: float, levels: tuple[float, float], look: CurveLook) -> list[Node]:
    """What the best, the middle and the worst level mean, ending at x; `levels` as for `ground`."""
    (best, height), legend = levels, messages().legend
    return [
        line(text, x, best + height * part + look.down, look.font, theme.soft, "end")
        for text, part in ((legend.very_positive, 0.0), (legend.middle, 0.5), (legend.very_negative, 1.0))
    ]
