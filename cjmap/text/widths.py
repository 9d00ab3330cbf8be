"""A text and its font → how wide it is, and how far apart its lines stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from cjmap.language import current_tag
from cjmap.late import pattern
from cjmap.scene import Font
from cjmap.text import substitutes
from cjmap.text.fonts import INTER, drawn, inter
from cjmap.text.scripts import EMOJI, PACKAGED, SHARED, SIMPLE, script_of
from cjmap.text.shaping import GlyphRun, shape

Ink = tuple[float, float]
"""How far ink reaches above and below the baseline, in em."""

NONE: Ink = (0.0, 0.0)
"""Of texts for whose letters the usual lines are made."""

_SQUARE: Ink = (1.08, 0.32)
"""Of characters as high as wide: their ink is 0.95 em, but without air between them their lines cannot be told apart."""

HEIGHTS: Mapping[str, Ink] = {
    "Arab": (1.11, 0.47),
    "Beng": (0.98, 0.39),
    "Deva": (0.90, 0.42),
    "Ethi": (0.86, 0.10),
    "Gujr": (0.90, 0.29),
    "Guru": (0.90, 0.31),
    "Khmr": (1.00, 0.57),
    "Knda": (0.82, 0.54),
    "Laoo": (1.16, 0.31),
    "Mlym": (0.86, 0.34),
    "Mymr": (1.02, 0.55),
    "Orya": (0.98, 0.42),
    "Sinh": (0.98, 0.33),
    "Taml": (0.86, 0.33),
    "Telu": (0.88, 0.48),
    "Thai": (1.05, 0.44),
    "Hang": _SQUARE,
    "Hani": _SQUARE,
}
"""By script: the ink of the highest and the deepest syllables that words are made of, in Noto Sans, regular and bold."""

LOW = frozenset(("Latn", "Grek", "Cyrl", "Hebr", "Armn", "Geor", *SHARED))
"""Scripts that the usual lines have room for."""

OTHERS: Ink = (1.10, 0.50)
"""Of scripts that are in none of our fonts."""

VIETNAMESE, STACKED = pattern("[\u1ea0-\u1ef9]"), (1.11, 0.23)
"""Letters with two marks above each other, and the ink of the highest (Ế) and the deepest (Ệ) in Inter."""

VOWELLED = "[\u0622\u0623][\u064b-\u0652\u0670]|[\u064b-\u0650\u0652\u0670]\u0651|\u0651[\u064b-\u0650\u0652\u0670]"
HIGH_MARKS: Ink = (1.34, 0.47)
"""Arabic letters with two marks above each other, of which one is a vowel, and their ink."""


def ink(text: str) -> Ink:
    """How far the letters of a text may reach above and below its baseline, in em; NONE where the usual lines have room."""
    return NONE if text.isascii() else _ink(text)


@lru_cache(maxsize=1 << 14)
def _ink(text: str) -> Ink:
    found: list[Ink] = [STACKED] if VIETNAMESE.search(text) else []
    if not SIMPLE.fullmatch(text):
        scripts = {script_of(character) for character in set(text)} - LOW
        found += [HEIGHTS.get(script, OTHERS) for script in sorted(scripts)]
        found += [HIGH_MARKS] if re.search(VOWELLED, text) else []
    return (max(rise for rise, _ in found), max(fall for _, fall in found)) if found else NONE


UNKNOWN_EM = 1.0
"""The width of a character that no font here has: a wide one, so that what a reader's machine finds for it has room."""

OTHER_SCRIPT_SLACK = 1.15
"""How much wider than Inter's a substitute's character may be where there is no number for it (Cyrillic, Greek, signs)."""

FONT_SLACK = (1.1, 1.25)
"""How much wider than ours the fonts of readers' machines may be in scripts that Inter lacks: commonly, and at the most."""

HANGUL, HANGUL_EM = ("\uac00", "\ud7a3"), 0.92
"""Korean syllables are a little narrower than what else is as wide as high."""

LONGEST = 4096
"""Characters that are measured at once."""


class Widths(NamedTuple):
    """Widths in em: in our fonts; in the wider of ours and the common ones (Arial, or those of another script); in the widest
    (DejaVu Sans among them).
    """

    inter: float
    room: float
    reach: float


def width(text: str, font: Font) -> float:
    """The width in px of a text on one line in our fonts, kerning and letter-spacing included."""
    return ems(text, font.bold, font.italic).inter * font.size + font.spacing * len(text)


def room(text: str, font: Font) -> float:
    """The width in px that a text needs in our fonts or in common ones, whichever are wider."""
    return ems(text, font.bold, font.italic).room * font.size + font.spacing * len(text)


def reach(text: str, font: Font) -> float:
    """The width in px that a text takes at the most, in the widest font that it may be shown in."""
    return ems(text, font.bold, font.italic).reach * font.size + font.spacing * len(text)


def ems(text: str, bold: bool, italic: bool) -> Widths:
    """The three widths of a text in em; one that is longer than HarfBuzz takes at a time, in pieces."""
    return _in_inter(text, bold, italic) or _in_several(text, bold, italic, current_tag())


@lru_cache(maxsize=1 << 16)
def _in_inter(text: str, bold: bool, italic: bool) -> Widths | None:
    """The widths of a text that Inter alone draws; None of any other, which is asked only once whether it is one."""
    if len(text) > LONGEST or not SIMPLE.fullmatch(text):
        return None
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    instance = _inter(bold, italic)
    hb.shape(instance, buffer)
    if not text.isascii() and any(not info.codepoint for info in buffer.glyph_infos or ()):
        return None
    upem = instance.face.upem
    own = sum(position.x_advance for position in buffer.glyph_positions or ()) / upem
    arial, dejavu = _substituted(text, bold, italic)
    needed = max(own, arial)
    return Widths(own, needed, max(needed, dejavu))


@lru_cache(maxsize=1 << 14)
def _in_several(text: str, bold: bool, italic: bool, language: str) -> Widths:
    """The widths of a text in several fonts; the language is that which is spoken, for the cache to know."""
    if len(text) > LONGEST:
        pieces = [ems(text[start : start + LONGEST], bold, italic) for start in range(0, len(text), LONGEST)]
        return Widths(*map(sum, zip(*pieces, strict=True)))
    found = [_of_run(run, bold, italic) for run in shape(text, Font(1, bold, italic)).runs]
    own, arial, dejavu = map(sum, zip(*found, strict=True)) if found else (0.0, 0.0, 0.0)
    needed = max(own, arial)
    return Widths(own, needed, max(needed, dejavu))


def _of_run(run: GlyphRun, bold: bool, italic: bool) -> tuple[float, float, float]:
    """How wide in em a run is in our font, commonly in others, and at the most.

    Chinese characters, kana and hangul are as wide as in the fonts of the extra whether it is installed or not, so that a
    map is the same on any machine.
    """
    if run.cut.family == INTER and not run.marks:
        return run.width, *_substituted(run.text, bold, italic)
    if (
        all(unicodedata.east_asian_width(character) in "WF" for character in run.text)
        and run.cut.family != PACKAGED[EMOJI]
    ):
        wide = sum(HANGUL_EM if HANGUL[0] <= character <= HANGUL[1] else 1.0 for character in run.text)
        return wide, wide, wide
    commonly, most = (max(run.width, UNKNOWN_EM) / run.width,) * 2 if run.marks else FONT_SLACK
    return run.width, run.width * commonly, run.width * most


def _substituted(text: str, bold: bool, italic: bool) -> tuple[float, float]:
    """How wide in em a text in Inter's letters is in Arial and in DejaVu Sans."""
    if text.isascii() and text.isprintable():
        arial, dejavu = _ascii_tables(bold)
        codes = text.encode("ascii")
        return sum(map(arial.__getitem__, codes)) / 1000, sum(map(dejavu.__getitem__, codes)) / 1000
    arial, dejavu = _tables(bold)
    first, count = substitutes.FIRST, len(arial)
    as_arial = as_dejavu = 0.0
    for character in text:
        at = ord(character) - first
        if 0 <= at < count:
            as_arial += arial[at] or dejavu[at]
            as_dejavu += dejavu[at]
        else:
            guess = _other(character, bold, italic) * 1000
            as_arial += guess
            as_dejavu += guess
    return as_arial / 1000, as_dejavu / 1000


@lru_cache(maxsize=1 << 12)
def _other(character: str, bold: bool, italic: bool) -> float:
    """How wide in em a substitute's character beyond the tables may be."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character.isspace():
        return 1.0  # the widest space, an em
    instance = _inter(bold, italic)
    glyph = instance.get_nominal_glyph(ord(character))
    return instance.get_glyph_h_advance(glyph) / instance.face.upem * OTHER_SCRIPT_SLACK if glyph else 0.0


@cache
def _inter(bold: bool, italic: bool) -> hb.Font:
    """Inter's text cut, the widest: nothing that was measured grows where it is set larger."""
    return drawn(inter(Font(1, bold, italic)))


@cache
def _tables(bold: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The advances of Arial and of DejaVu Sans, from substitutes.FIRST on."""
    arial, dejavu = (
        (substitutes.ARIAL_BOLD, substitutes.DEJAVU_BOLD) if bold else (substitutes.ARIAL, substitutes.DEJAVU)
    )
    return tuple(map(int, arial.split())), tuple(map(int, dejavu.split()))


@cache
def _ascii_tables(bold: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The advances of the printable characters of ASCII in Arial and in DejaVu Sans, by their codes."""
    arial, dejavu = _tables(bold)
    before = (0,) * substitutes.FIRST
    return (*before, *(one or other for one, other in zip(arial, dejavu, strict=True))), (*before, *dejavu)
