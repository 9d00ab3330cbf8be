"""A character and the script around it → the font that draws it, as HarfBuzz reads it: Inter, a packaged one, or the system's."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from cjmap.scene import Font
from cjmap.text.scripts import EMOJI, HAN_FACES, PACKAGED, PRIVATE, SANS, SYMBOLS, is_emoji, needed
from cjmap.text.shipped import BOLD_WEIGHT, CHINESE, REGULAR_WEIGHT, font_file, inter_file, is_strange

INTER = "Inter"

OPTICAL_SIZES = (14.0, 32.0)
"""The ends of Inter's `opsz` axis; smaller and larger texts take the nearest. Its text cut, the first, is the widest."""

STYLES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "Bold Italic"}


class FontInstance(NamedTuple):
    """A font file, or face `number` of a collection, at one weight; `optical_size` is 0 where the font knows none."""

    file: Path
    number: int
    family: str
    bold: bool
    italic: bool = False
    optical_size: float = 0.0

    @property
    def style(self) -> str:
        """The name of the style, as font files have it."""
        return STYLES[self.bold, self.italic]

    @property
    def variations(self) -> dict[str, float]:
        """Where on its axes the font is drawn; axes that it lacks are passed over."""
        axes = {"wght": float(BOLD_WEIGHT if self.bold else REGULAR_WEIGHT)}
        return {"opsz": self.optical_size, **axes} if self.optical_size else axes


class Typeface(NamedTuple):
    """A font in one file for all weights or in one for each; all but Inter are drawn upright."""

    family: str
    regular: Path
    bold: Path
    number: int = 0
    bold_number: int = 0
    packaged: bool = True

    def cut(self, font: Font) -> FontInstance:
        """This typeface at the weight of a font."""
        if self is OURS:
            return inter(font)
        if font.bold:
            return FontInstance(self.bold, self.bold_number, self.family, True)
        return FontInstance(self.regular, self.number, self.family, False)

    def has(self, characters: str) -> bool:
        """Whether there is a glyph for every one of the characters."""
        face = drawn(self.cut(REGULAR))
        return all(face.get_nominal_glyph(ord(character)) for character in characters)


REGULAR = Font(1)

OURS = Typeface(INTER, Path(), Path())
"""Inter, which has its italics and a cut for each size: `inter` knows its files."""

OPENED: set[Path] = set()
"""The font files that this process has measured something with."""


@lru_cache(maxsize=1 << 8)
def inter(font: Font, optical_size: float = 0.0) -> FontInstance:
    """Inter for a font, in the cut that a browser takes for its size (CSS Fonts 4, `font-optical-sizing: auto`)."""
    low, high = OPTICAL_SIZES
    size = optical_size or min(max(font.size, low), high)
    return FontInstance(inter_file(font.italic), 0, INTER, font.bold, font.italic, size)


@cache
def drawn(cut: FontInstance) -> hb.Font:
    """A cut as HarfBuzz reads it, in units of its em (`.face.upem`)."""
    instance = hb.Font(_face(cut.file, cut.number))
    instance.set_variations(cut.variations)
    return instance


@cache
def _face(file: Path, number: int) -> hb.Face:
    OPENED.add(file)
    return hb.Face(hb.Blob.from_file_path(str(file)), number)


def strange_opened() -> frozenset[Path]:
    """The font files that this process has opened and that are not those that this program is made with."""
    return frozenset(file for file in OPENED if is_strange(file))


def in_inter(characters: str) -> bool:
    """Whether Inter has a glyph for every one of the characters."""
    return OURS.has(characters)


@lru_cache(maxsize=1 << 14)
def typeface(cluster: str, script: str, han: str) -> Typeface | None:
    """The typeface that draws a grapheme cluster: `OURS` wherever it can; None where no font here has it.

    `script` is that of the letters around it, and `han` the script whose forms Chinese characters take (`scripts.han`).
    """
    characters = needed(cluster)
    emoji = is_emoji(cluster)
    if re.search(PRIVATE, characters):
        return None
    if not characters or (not emoji and in_inter(characters)):
        return OURS
    likely = (EMOJI, SYMBOLS, han) if emoji else (script, SANS, SYMBOLS, EMOJI, han)
    for name in dict.fromkeys((*likely, *PACKAGED)):  # a danda or an Arabic comma may stand in a text of any script
        found = packaged(name, han)
        if found and found.has(characters):
            return found
    if in_inter(characters):
        return OURS
    return _of_system(characters, han)


@cache
def packaged(script: str, han: str = "Jpan") -> Typeface | None:
    """The typeface for a script that was installed with this program; None where there is none.

    Chinese characters, kana and hangul are in one file, whose faces differ in the forms of the characters.
    """
    script = han if script == "Hani" else script
    if script in HAN_FACES:
        number, family = HAN_FACES[script]
        file = font_file(CHINESE)
        return Typeface(family, file, file, number, number) if file else None
    if script not in PACKAGED:
        return None
    family = PACKAGED[script]
    file = font_file(f"{family.replace(' ', '')}[wght].ttf")
    return Typeface(family, file, file) if file else None


def _of_system(characters: str, han: str) -> Typeface | None:
    """A typeface of this machine with all the characters."""
    from cjmap.text.system import covering

    regular = covering(characters, han=han)
    if regular is None:
        return None
    bold = covering(characters, bold=True, han=han) or regular
    if bold.family != regular.family:
        bold = regular
    found = Typeface(regular.family, regular.file, bold.file, regular.number, bold.number, packaged=False)
    return found if found.has(characters) else None
