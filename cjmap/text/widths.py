"""A text and its font → how wide it is in Inter, and how wide it may get on a machine that has another font."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from cjmap.scene import Font
from cjmap.text import substitutes
from cjmap.text.fonts import hb_font

UNKNOWN_EM = 1.0
"""The width of a character that none of our fonts has: a wide one, so that what a reader's machine finds for it has room."""

EMOJI, EMOJI_EM = re.compile("[\u2300-\u2bff\U0001f000-\U0001faff]"), 1.3
"""Emoji are wider still (Noto Color Emoji: 1.25 em)."""

FIRST_INDIC, MARK_EM = "\u0900", 0.5
"""From here on a machine without a font of the script draws a mark, too, as a box of its own."""

OTHER_SCRIPT_SLACK = 1.15
"""How much wider than Inter's a substitute's character may be where there is no number for it (Cyrillic, Greek, signs)."""


LONGEST = 4096
"""Characters that are measured at once."""


class Widths(NamedTuple):
    """Widths in em: in Inter, with room for what it lacks; in the wider of it and Arial; in the widest of all and DejaVu Sans."""

    inter: float
    room: float
    reach: float


def width(text: str, font: Font) -> float:
    """The width in px of a text on one line in Inter, kerning and letter-spacing included."""
    return ems(text, font.bold, font.italic).inter * font.size + font.spacing * len(text)


def room(text: str, font: Font) -> float:
    """The width in px that a text needs in Inter or in Arial, whichever is wider."""
    return ems(text, font.bold, font.italic).room * font.size + font.spacing * len(text)


def reach(text: str, font: Font) -> float:
    """The width in px that a text takes at the most, in the widest font that it may be shown in."""
    return ems(text, font.bold, font.italic).reach * font.size + font.spacing * len(text)


@lru_cache(maxsize=1 << 16)
def ems(text: str, bold: bool, italic: bool) -> Widths:
    """The three widths of a text in em; one that is longer than HarfBuzz takes at a time, in pieces."""
    if len(text) > LONGEST:
        pieces = [ems(text[start : start + LONGEST], bold, italic) for start in range(0, len(text), LONGEST)]
        return Widths(*map(sum, zip(*pieces, strict=True)))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    instance = hb_font(Font(1, bold, italic))
    hb.shape(instance, buffer)
    upem = instance.face.upem
    inter = sum(position.x_advance for position in buffer.glyph_positions or ()) / upem
    if not text.isascii():
        inter -= _boxes(buffer) / upem
    arial, dejavu = _tables(bold)
    first, count = substitutes.FIRST, len(arial)
    as_arial = as_dejavu = unknown = 0.0
    for letter in text:
        at = ord(letter) - first
        if 0 <= at < count:
            as_arial += arial[at] or dejavu[at]
            as_dejavu += dejavu[at]
        else:
            own, guess = _other(letter, bold, italic)
            unknown += 0.0 if own else guess
            as_arial += guess * 1000
            as_dejavu += guess * 1000
    inter += unknown
    needed = max(inter, as_arial / 1000)
    return Widths(inter, needed, max(needed, as_dejavu / 1000))


def _boxes(buffer: hb.Buffer) -> int:
    """The advances of the empty boxes that stand where Inter has no glyph: other fonts will draw something else there."""
    glyphs = zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True)
    return sum(position.x_advance for info, position in glyphs if not info.codepoint)


@lru_cache(maxsize=1 << 12)
def _other(letter: str, bold: bool, italic: bool) -> tuple[bool, float]:
    """Whether Inter has a character beyond the tables, and how wide in em a substitute's may be."""
    instance = hb_font(Font(1, bold, italic))
    glyph = instance.get_nominal_glyph(ord(letter))
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        alone = not glyph and letter >= FIRST_INDIC
        return not alone, MARK_EM if alone else 0.0
    if not glyph:
        return False, EMOJI_EM if EMOJI.match(letter) else UNKNOWN_EM
    return True, instance.get_glyph_h_advance(glyph) / instance.face.upem * OTHER_SCRIPT_SLACK


@cache
def _tables(bold: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The advances of Arial and of DejaVu Sans, from substitutes.FIRST on."""
    arial, dejavu = (
        (substitutes.ARIAL_BOLD, substitutes.DEJAVU_BOLD) if bold else (substitutes.ARIAL, substitutes.DEJAVU)
    )
    return tuple(map(int, arial.split())), tuple(map(int, dejavu.split()))
