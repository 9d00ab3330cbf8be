"""A text and its font → Inter's glyphs with their places in px, as a browser sets them; or their outlines.

Texts are set in the cut that a browser takes for their size (CSS Fonts 4, `font-optical-sizing: auto`): the size in px
on Inter's `opsz` axis. Measuring uses the widest cut, so nothing that was measured grows here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import uharfbuzz as hb

from cjmap.scene import Font, Segment
from cjmap.text.fonts import BOLD_WEIGHT, REGULAR_WEIGHT, hb_font

OPTICAL_SIZES = (14.0, 32.0)
"""The ends of Inter's `opsz` axis; smaller and larger texts take the nearest."""

SPACED = {"liga": False, "clig": False, "calt": False}
"""What a browser switches off where letters are spaced (CSS Text 3, `letter-spacing`): ligatures, contextual letters."""

BLANKS = re.compile("[\t\n\r]")
NONCHARACTERS = "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
UNPRINTABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{NONCHARACTERS}]")
"""Control characters, halves of surrogate pairs, and what Unicode keeps from ever being characters."""


@dataclass(frozen=True, slots=True)
class Run:
    """One line of text as glyphs, from left to right.

    `glyphs` are (glyph number in Inter, x, y) in px from the start of the baseline, y downwards. `clusters` are pairs
    of (bytes of UTF-8, glyphs) that belong together, in the order of the text; `backward` says that the first of them
    is at the end of `glyphs`, as it is in text from right to left. `width` is the advance in px, with the
    letter-spacing that follows the last letter, as browsers count it. `text` is what the clusters cover.
    """

    text: str
    glyphs: tuple[tuple[int, float, float], ...]
    clusters: tuple[tuple[int, int], ...]
    backward: bool
    width: float


def printable(text: str) -> str:
    """A text on one line that XML and PDF can hold: tabs and line breaks become blanks, what neither allows U+FFFD."""
    return UNPRINTABLE.sub("\ufffd", BLANKS.sub(" ", text))


def variations(font: Font) -> dict[str, float]:
    """Where on Inter's axes a font is drawn."""
    low, high = OPTICAL_SIZES
    return {"opsz": min(max(font.size, low), high), "wght": BOLD_WEIGHT if font.bold else REGULAR_WEIGHT}


@lru_cache(maxsize=1 << 12)
def shape(text: str, font: Font) -> Run:
    """Set a text in Inter; characters that Inter lacks become its box for a missing glyph (see `missing`)."""
    text = printable(text)
    data = text.encode()
    buffer = hb.Buffer()
    buffer.add_utf8(data)
    buffer.guess_segment_properties()
    instance = drawn(font)
    hb.shape(instance, buffer, SPACED if font.spacing else None)
    scale, spacing = font.size / instance.face.upem, font.spacing
    glyphs: list[tuple[int, float, float]] = []
    counts: dict[int, int] = {}
    x, before = 0.0, -1
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        cluster = info.cluster
        offset_x, offset_y, advance, _ = place.position
        if spacing and cluster != before and before >= 0:
            x += spacing
        glyphs.append((info.codepoint, x + offset_x * scale, -offset_y * scale))
        x += advance * scale
        counts[cluster] = counts.get(cluster, 0) + 1
        before = cluster
    starts = sorted(counts)
    clusters = tuple((end - start, counts[start]) for start, end in pairwise([*starts, len(data)]))
    return Run(text, tuple(glyphs), clusters, buffer.direction == "rtl", x + spacing if glyphs else 0.0)


def outline(text: str, font: Font) -> tuple[Segment, ...]:
    """The shape of a text in px from the start of its baseline, y downwards, as closed outlines to be filled."""
    run = shape(text, font)
    instance = drawn(font)
    pen = _Pen(font.size / instance.face.upem)
    for glyph, x, y in run.glyphs:
        pen.x, pen.y = x, y
        instance.draw_glyph(glyph, _pen_functions(), pen)
    return tuple(pen.segments)


def missing(text: str) -> set[str]:
    """The characters of a text that Inter has no glyph for: PDF and PNG draw a box in the place of each."""
    if text.isascii():
        return set()
    instance = hb_font(Font(1))
    found: set[str] = set()
    run = shape(text, Font(1))
    data, glyphs, start, first = run.text.encode(), run.glyphs, 0, 0
    if run.backward:
        glyphs = glyphs[::-1]
    for length, count in run.clusters:
        if any(not glyph for glyph, _, _ in glyphs[first : first + count]):
            letters = data[start : start + length].decode()
            found.update(letter for letter in letters if not instance.get_nominal_glyph(ord(letter)))
        start, first = start + length, first + count
    return found


@cache
def drawn(font: Font) -> hb.Font:
    """The instance of Inter that a font is drawn with, in units of its em."""
    instance = hb.Font(hb_font(font).face)
    instance.set_variations(variations(font))
    return instance


class _Pen:
    """Collects the outlines of glyphs, moved and scaled to where they stand."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.x = self.y = 0.0
        self.at = (0.0, 0.0)
        self.segments: list[Segment] = []

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
