"""The part of a poster on a sheet → the marks to cut and tape it by, and the words that say which sheet it is."""

from __future__ import annotations

from cjmap.layout.block import line
from cjmap.layout.pages.boxes import Edges
from cjmap.options.medium import PX_PER_MM
from cjmap.scene import Group, Node, Path, Segment, Text
from cjmap.theme import SMALL, Theme

LONG, AWAY = 0.45, 0.12
"""The length of a mark and its distance from the picture, in parts of the edge that is left free."""


def crop_marks(theme: Theme, trim: Edges, beyond: tuple[float, float], edge: float) -> list[Node]:
    """Two short lines at each corner of `trim`, outside of what is drawn: it goes on `beyond` px right and down."""
    left, top, right, bottom = trim
    near, far = AWAY * edge, (AWAY + LONG) * edge
    segments: list[Segment] = []
    for x in (left, right):
        segments += [("M", x, top - near), ("L", x, top - far)]
        segments += [("M", x, bottom + beyond[1] + near), ("L", x, bottom + beyond[1] + far)]
    for y in (top, bottom):
        segments += [("M", left - near, y), ("L", left - far, y)]
        segments += [("M", right + beyond[0] + near, y), ("L", right + beyond[0] + far, y)]
    return [Group((Path(tuple(segments), stroke=theme.ink, stroke_width=0.6),), role="decoration")]


def label(theme: Theme, text: str, left: float, height: float) -> Text:
    """Which sheet it is, in the lower margin, right of the marks."""
    return line(text, left + 4 * PX_PER_MM, height - 5.2 * PX_PER_MM, SMALL, theme.soft)
