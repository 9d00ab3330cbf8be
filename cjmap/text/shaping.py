"""A line of text and its font → the glyphs that HarfBuzz makes of it, in their order, and their outlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from cjmap.language import current_tag
from cjmap.scene import Font, PathCommand
from cjmap.text import substitutes
from cjmap.text.fonts import FontInstance, drawn, inter, packaged
from cjmap.text.scripts import EMOJI, PACKAGED, SIMPLE


def outlines(cut: FontInstance, glyphs: Iterable[tuple[int, float, float]], size: float) -> list[PathCommand]:
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
            command, x1, y1, x2, y2, x3, y3 = segment
            ends = (x + x2 * scale, y + y2 * scale, x + x3 * scale, y + y3 * scale)
            yield (command, x + x1 * scale, y + y1 * scale, *ends)
        else:
            yield (segment[0], x + segment[1] * scale, y + segment[2] * scale)


class _Pen:
    """Collects the outlines of glyphs, moved and scaled to where they stand."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.x = self.y = 0.0
        self.at = (0.0, 0.0)
        self.segments: list[PathCommand] = []

    def transformed(self, x: float, y: float) -> tuple[float, float]:
        """A point of the font, y upwards, in px of the line."""
        self.at = (self.x + x * self.scale, self.y - y * self.scale)
        return self.at


def _move(x: float, y: float, pen: _Pen) -> None:
    pen.segments.append(("M", *pen.transformed(x, y)))


def _line(x: float, y: float, pen: _Pen) -> None:
    pen.segments.append(("L", *pen.transformed(x, y)))


def _quadratic(x1: float, y1: float, x: float, y: float, pen: _Pen) -> None:
    """A quadratic curve as the same cubic one: its handles lie two thirds of the way to the one it has."""
    x0, y0 = pen.at
    (cx, cy), (ex, ey) = pen.transformed(x1, y1), pen.transformed(x, y)
    pen.segments.append(
        ("C", x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3, ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3, ex, ey)
    )


def _cubic(x1: float, y1: float, x2: float, y2: float, x: float, y: float, pen: _Pen) -> None:
    pen.segments.append(("C", *pen.transformed(x1, y1), *pen.transformed(x2, y2), *pen.transformed(x, y)))


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


SPACED = {"liga": False, "clig": False, "calt": False}
"""What a browser switches off where letters are spaced (CSS Text 3, `letter-spacing`): ligatures, contextual letters."""

SPACES = "[\t\n\r]"
NONCHARACTERS = "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
UNPRINTABLE = f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{NONCHARACTERS}]"
"""Control characters, halves of surrogate pairs, and what Unicode keeps from ever being characters."""


class GlyphRun(NamedTuple):
    """A piece of a line, in one font and one direction.

    `glyphs` are (glyph number in the cut, x, y) in px from the start of the line's baseline, y downwards. `clusters` are
    pairs of (bytes of UTF-8, glyphs) that belong together, in the order of the text; `backward` says that the first of
    them is at the end of `glyphs`, as it is in text from right to left. `text` is what the clusters cover. `marks` are
    outlines that are filled besides: the substitute of a character that no font has. `width` is the advance in px, and
    `boxes` are the left end and the advance of each cluster; they are not told of plain lines, where no mark moves them.
    """

    text: str
    cut: FontInstance
    glyphs: tuple[tuple[int, float, float], ...]
    clusters: tuple[tuple[int, int], ...]
    width: float
    backward: bool = False
    marks: tuple[PathCommand, ...] = ()
    boxes: tuple[tuple[float, float], ...] = ()


class ShapedLine(NamedTuple):
    """One line of text as runs from left to right. `width` is the advance in px, with the letter-spacing that follows the
    last letter, as browsers count it.
    """

    runs: tuple[GlyphRun, ...]
    width: float


def printable(text: str) -> str:
    """A text on one line that XML and PDF can hold: tabs and line breaks become spaces, what neither allows U+FFFD."""
    return text if text.isprintable() else re.sub(UNPRINTABLE, "\ufffd", re.sub(SPACES, " ", text))


def shape(text: str, font: Font, direction: str = "ltr") -> ShapedLine:
    """Set a text in a font of the scene; `direction`, "ltr" or "rtl", is that of the line as a whole."""
    return _shaped(text, font, direction, current_tag())


@lru_cache(maxsize=1 << 12)
def _shaped(text: str, font: Font, direction: str, language: str) -> ShapedLine:
    """A line; the language is that which is spoken, for the cache to know."""
    text = printable(text)
    if direction != "rtl" and SIMPLE.fullmatch(text):
        run = _run(text, 0, len(text), font, inter(font), 0.0)
        if all(glyph for glyph, _, _ in run.glyphs):
            return ShapedLine((run,), run.width)
    return ShapedLine(*_in_several(text, font, direction, language))


def _in_several(text: str, font: Font, direction: str, language: str) -> tuple[tuple[GlyphRun, ...], float]:
    """A line in several fonts or directions."""
    from cjmap.text.itemize import items

    runs: list[GlyphRun] = []
    x = 0.0
    for item in items(text, direction == "rtl"):
        if item.typeface is None:
            run = _framed(text[item.start : item.end], font, x)
        else:
            way = (item.script, "rtl" if item.backward else "ltr", language)
            run = _run(text, item.start, item.end, font, item.typeface.cut(font), x, way)
        runs.append(run)
        x += run.width
    return tuple(runs), x


def _run(
    text: str, start: int, end: int, font: Font, cut: FontInstance, x: float, way: tuple[str, str, str] | None = None
) -> GlyphRun:
    """The glyphs of a part of a line from x on; `way` is its script, direction and language."""
    buffer = hb.Buffer()
    buffer.add_str(text, start, end - start)
    buffer.guess_segment_properties()
    if way:
        buffer.script, buffer.direction, buffer.language = way
    instance = drawn(cut)
    hb.shape(instance, buffer, SPACED if font.spacing else None)
    scale, spacing = font.size / instance.face.upem, font.spacing
    glyphs: list[tuple[int, float, float]] = []
    counts: dict[int, int] = {}
    pens: dict[int, float] = {}
    at, before = x, -1
    for info, glyph_position in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        cluster = info.cluster
        if cut.family == PACKAGED[EMOJI] and cluster in counts and info.codepoint in _tones():
            continue
        offset_x, offset_y, advance, _ = glyph_position.position
        if spacing and cluster != before and before >= 0:
            at += spacing
        if way and cluster not in pens:
            pens[cluster] = at
        glyphs.append((info.codepoint, at + offset_x * scale, -offset_y * scale))
        at += advance * scale
        counts[cluster] = counts.get(cluster, 0) + 1
        before = cluster
    clusters = tuple(_clusters(text, [*sorted(counts), end], counts))
    backward = buffer.direction == "rtl"
    advance = at - x + (spacing if glyphs else 0.0)
    rights = [*list(pens.values())[1:], at]
    boxes = {cluster: (pen, right - pen) for (cluster, pen), right in zip(pens.items(), rights, strict=bool(pens))}
    ordered = tuple(boxes[cluster] for cluster in sorted(boxes))
    return GlyphRun(text[start:end], cut, tuple(glyphs), clusters, advance, backward, boxes=ordered)


@cache
def _tones() -> frozenset[int]:
    """The glyphs of skin tones. One colour has none: what does not join with its emoji would stand beside it."""
    found = packaged(EMOJI)
    face = drawn(found.cut(Font(1))) if found else None
    return frozenset(face.get_nominal_glyph(ord(tone)) for tone in "🏻🏼🏽🏾🏿") if face else frozenset()


def _clusters(text: str, bounds: list[int], counts: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Bytes and glyphs of each cluster."""
    plain = text.isascii()
    for start, end in pairwise(bounds):
        yield (end - start if plain else len(text[start:end].encode())), counts[start]


def _framed(cluster: str, font: Font, x: float) -> GlyphRun:
    """The sign for a cluster that no font has: a space, so that a search finds it, and the number of its first character."""
    small = Font(font.size * substitutes.DIGIT_SIZE, font.bold)
    rows = [_row(digits, small) for digits in substitutes.rows(cluster[0])]
    lengths = [length / small.size for length, _ in rows]
    wide, size = substitutes.width(lengths), font.size
    marks = [*moved(substitutes.frame(wide), x, 0.0, size)]
    for (_, shape_), (left, down) in zip(rows, substitutes.row_places(wide, lengths), strict=True):
        marks += moved(shape_, x + left * size, down * size)
    space = drawn(inter(font)).get_nominal_glyph(ord(" "))
    glyphs, clusters = ((space, x, 0.0),), ((len(cluster.encode()), 1),)
    return GlyphRun(cluster, inter(font), glyphs, clusters, wide * size, marks=tuple(marks))


@lru_cache(maxsize=1 << 10)
def _row(digits: str, font: Font) -> tuple[float, tuple[PathCommand, ...]]:
    """How wide some digits are in px, and their shape: the same stand in many numbers."""
    run = _run(digits, 0, len(digits), font, inter(font), 0.0)
    return run.width, tuple(outlines(run.cut, run.glyphs, font.size))


def outline(text: str, font: Font, direction: str = "ltr") -> tuple[PathCommand, ...]:
    """The shape of a line in px from the start of its baseline, y downwards, as closed outlines to be filled."""
    line = shape(text, font, direction)
    return tuple(segment for run in line.runs for segment in (*outlines(run.cut, run.glyphs, font.size), *run.marks))
