"""A text, its font and direction → the glyphs of a line with their places in px, as a browser sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from cjmap.language import tag_spoken
from cjmap.scene import Font, Segment
from cjmap.text import substitute
from cjmap.text.fonts import Cut, drawn, inter, packaged
from cjmap.text.outlines import moved, outlines
from cjmap.text.scripts import EMOJI, PACKAGED, SIMPLE

SPACED = {"liga": False, "clig": False, "calt": False}
"""What a browser switches off where letters are spaced (CSS Text 3, `letter-spacing`): ligatures, contextual letters."""

BLANKS = "[\t\n\r]"
NONCHARACTERS = "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
UNPRINTABLE = f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{NONCHARACTERS}]"
"""Control characters, halves of surrogate pairs, and what Unicode keeps from ever being characters."""


class Run(NamedTuple):
    """A piece of a line, in one font and one direction.

    `glyphs` are (glyph number in the cut, x, y) in px from the start of the line's baseline, y downwards. `clusters` are
    pairs of (bytes of UTF-8, glyphs) that belong together, in the order of the text; `backward` says that the first of
    them is at the end of `glyphs`, as it is in text from right to left. `text` is what the clusters cover. `marks` are
    outlines that are filled besides: the substitute of a character that no font has. `width` is the advance in px, and
    `boxes` are the left end and the advance of each cluster; they are not told of plain lines, where no mark moves them.
    """

    text: str
    cut: Cut
    glyphs: tuple[tuple[int, float, float], ...]
    clusters: tuple[tuple[int, int], ...]
    width: float
    backward: bool = False
    marks: tuple[Segment, ...] = ()
    boxes: tuple[tuple[float, float], ...] = ()


class Line(NamedTuple):
    """One line of text as runs from left to right. `width` is the advance in px, with the letter-spacing that follows the
    last letter, as browsers count it.
    """

    runs: tuple[Run, ...]
    width: float


def printable(text: str) -> str:
    """A text on one line that XML and PDF can hold: tabs and line breaks become blanks, what neither allows U+FFFD."""
    return text if text.isprintable() else re.sub(UNPRINTABLE, "\ufffd", re.sub(BLANKS, " ", text))


def shape(text: str, font: Font, direction: str = "ltr") -> Line:
    """Set a text in a font of the scene; `direction`, "ltr" or "rtl", is that of the line as a whole."""
    return _shaped(text, font, direction, tag_spoken())


@lru_cache(maxsize=1 << 12)
def _shaped(text: str, font: Font, direction: str, language: str) -> Line:
    """A line; the language is that which is spoken, for the cache to know."""
    text = printable(text)
    if direction != "rtl" and SIMPLE.fullmatch(text):
        run = _run(text, 0, len(text), font, inter(font), 0.0)
        if all(glyph for glyph, _, _ in run.glyphs):
            return Line((run,), run.width)
    return Line(*_in_several(text, font, direction, language))


def _in_several(text: str, font: Font, direction: str, language: str) -> tuple[tuple[Run, ...], float]:
    """A line in several fonts or directions."""
    from cjmap.text.itemize import items

    runs: list[Run] = []
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
    text: str, start: int, end: int, font: Font, cut: Cut, x: float, way: tuple[str, str, str] | None = None
) -> Run:
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
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        cluster = info.cluster
        if cut.family == PACKAGED[EMOJI] and cluster in counts and info.codepoint in _tones():
            continue
        offset_x, offset_y, advance, _ = place.position
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
    return Run(text[start:end], cut, tuple(glyphs), clusters, advance, backward, boxes=ordered)


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


def _framed(cluster: str, font: Font, x: float) -> Run:
    """The sign for a cluster that no font has: a blank, so that a search finds it, and the number of its first character."""
    small = Font(font.size * substitute.DIGIT_SIZE, font.bold)
    rows = [_row(digits, small) for digits in substitute.rows(cluster[0])]
    lengths = [length / small.size for length, _ in rows]
    wide, size = substitute.width(lengths), font.size
    marks = [*moved(substitute.frame(wide), x, 0.0, size)]
    for (_, shape_), (left, down) in zip(rows, substitute.row_places(wide, lengths), strict=True):
        marks += moved(shape_, x + left * size, down * size)
    blank = drawn(inter(font)).get_nominal_glyph(ord(" "))
    glyphs, clusters = ((blank, x, 0.0),), ((len(cluster.encode()), 1),)
    return Run(cluster, inter(font), glyphs, clusters, wide * size, marks=tuple(marks))


@lru_cache(maxsize=1 << 10)
def _row(digits: str, font: Font) -> tuple[float, tuple[Segment, ...]]:
    """How wide some digits are in px, and their shape: the same stand in many numbers."""
    run = _run(digits, 0, len(digits), font, inter(font), 0.0)
    return run.width, tuple(outlines(run.cut, run.glyphs, font.size))


def outline(text: str, font: Font, direction: str = "ltr") -> tuple[Segment, ...]:
    """The shape of a line in px from the start of its baseline, y downwards, as closed outlines to be filled."""
    line = shape(text, font, direction)
    return tuple(segment for run in line.runs for segment in (*outlines(run.cut, run.glyphs, font.size), *run.marks))
