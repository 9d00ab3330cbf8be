"""Glyphs of a font with their places → their outlines, to be filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import uharfbuzz as hb

from cjmap.scene import PathCommand
from cjmap.text.fonts import Cut, drawn


def outlines(cut: Cut, glyphs: Iterable[tuple[int, float, float]], size: float) -> list[PathCommand]:
    """The shapes of glyphs at a size in px; glyphs are (number, x, y), y downwards."""
    instance = drawn(cut)
    pen = _Pen(size / instance.face.upem)
    for glyph, x, y in glyphs:
        pen.x, pen.y = x, y
        instance.draw_glyph(glyph, _pen_functions(), pen)
    return pen.segments


def moved(segments: Iterable[PathCommand], x: float, y: float, scale: float = 1.0) -> Iterator[PathCommand]:
    """Outlines made `scale` times as large and then moved by (x, y)."""
    for segment in segments:
        if segment[0] == "Z":
            yield segment
        elif segment[0] == "C":
            letter, x1, y1, x2, y2, x3, y3 = segment
            ends = (x + x2 * scale, y + y2 * scale, x + x3 * scale, y + y3 * scale)
            yield (letter, x + x1 * scale, y + y1 * scale, *ends)
        else:
            yield (segment[0], x + segment[1] * scale, y + segment[2] * scale)


class _Pen:
    """Collects the outlines of glyphs, moved and scaled to where they stand."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.x = self.y = 0.0
        self.at = (0.0, 0.0)
        self.segments: list[PathCommand] = []

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the font, y upwards, in px of the line."""
        self.at = (self.x + x * self.scale, self.y - y * self.scale)
        return self.at


def _move(x: float, y: float, pen: _Pen) -> None:
    pen.segments.append(("M", *pen.place(x, y)))


def _line(x: float, y: float, pen: _Pen) -> None:
    pen.segments.append(("L", *pen.place(x, y)))


def _quadratic(x1: float, y1: float, x: float, y: float, pen: _Pen) -> None:
    """A quadratic curve as the same cubic one: its handles lie two thirds of the way to the one it has."""
    x0, y0 = pen.at
    (cx, cy), (ex, ey) = pen.place(x1, y1), pen.place(x, y)
    pen.segments.append(
        ("C", x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3, ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3, ex, ey)
    )


def _cubic(x1: float, y1: float, x2: float, y2: float, x: float, y: float, pen: _Pen) -> None:
    pen.segments.append(("C", *pen.place(x1, y1), *pen.place(x2, y2), *pen.place(x, y)))


def _close(pen: _Pen) -> None:
    pen.segments.append(("Z",))


@cache
def _pen_functions() -> hb.DrawFuncs:
    """What HarfBuzz calls while it walks along an outline."""
    functions = hb.DrawFuncs()
    functions.set_move_to_func(_move)
    functions.set_line_to_func(_line)
    functions.set_quadratic_to_func(_quadratic)
    functions.set_cubic_to_func(_cubic)
    functions.set_close_path_func(_close)
    return functions
