"""The scores of a band → the panel of the emotion curve below its channels."""

from __future__ import annotations

from cjmap.language import messages
from cjmap.layout.channels.view import BandPlaces
from cjmap.layout.kit.block import line, paragraph
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.curve import Point, lines_of, moved, points_of
from cjmap.layout.kit.emotion import LOOK, drawn_lines, level_colour, scored
from cjmap.layout.kit.marks import persona_marker
from cjmap.scene import Circle, Node, Path, Rect
from cjmap.theme import BOLD, SMALL

ABOVE, LEVELS, BELOW = 26.0, 76.0, 16.0
"""Above the best level, from it to the worst, and below that, in px."""

HEIGHT = ABOVE + LEVELS + BELOW
DOT = 5.0


def is_felt(ctx: Context) -> bool:
    """Whether any step of a band is scored."""
    return scored(ctx)


def panel_ground(places: BandPlaces, top: float) -> list[Node]:
    """The grounds above and below the middle, and the lines of all."""
    ctx, theme, grid = places.ctx, places.view.theme, places.ctx.grid
    middle, wide = top + ABOVE + LEVELS / 2, grid.right - grid.left
    nodes: list[Node] = [
        Rect(grid.left, top, wide, middle - top, theme.tinted(theme.positive, theme.tint)),
        Rect(grid.left, middle, wide, top + HEIGHT - middle, theme.tinted(theme.negative, theme.tint)),
        Path((("M", grid.left, middle), ("L", grid.right, middle)), stroke=theme.tinted(theme.soft, 0.45)),
    ]
    return nodes + drawn_lines(ctx, lines_of(ctx, moved(points_of(ctx, LEVELS), top + ABOVE)), LOOK)


def panel_points(places: BandPlaces, top: float) -> list[Node]:
    """A mark at each score."""
    points = moved(points_of(places.ctx, LEVELS), top + ABOVE)
    return [_point(places, one) for one in points if one.here]


def _point(places: BandPlaces, point: Point) -> Node:
    ctx, theme = places.ctx, places.view.theme
    if point.persona:
        colour = ctx.colours[point.persona]
        fill, stroke = (theme.card, colour) if point.assumed else (colour, theme.background)
        return persona_marker(ctx.scores.number(point.persona), point.x, point.y, fill, stroke, point.assumed)
    dash = (3.0, 2.2) if point.assumed else ()
    return Circle(point.x, point.y, DOT, theme.card, level_colour(theme, point.level), 2.2, dash)


def panel_titles(places: BandPlaces, top: float) -> list[Node]:
    """The panel's title, and what its levels mean."""
    theme, legend = places.view.theme, messages().legend
    title = paragraph(messages().lanes["emotion"], BOLD, theme.ink, places.view.frame.left - 12)
    words = ((legend.very_positive, 0.0), (legend.middle, 0.5), (legend.very_negative, 1.0))
    right = places.ctx.grid.left - 8
    return [
        *title.paint(places.left + 4, top),
        *(line(text, right, top + ABOVE + LEVELS * part + 3.8, SMALL, theme.soft, "end") for text, part in words),
    ]
