"""A character that no packaged font has → the font of this machine that draws it: of the same fonts always the same one.

The fonts are only looked for when a character needs them, and looked at once (`scanned.py`).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import uharfbuzz as hb

from cjmap.records import dataclass
from cjmap.text.scanned import Face, faces
from cjmap.text.scripts import IGNORABLE
from cjmap.text.shipped import BOLD_WEIGHT, REGULAR_WEIGHT

KNOWN = (
    "noto sans",
    "segoe ui",
    "sf pro",
    "helvetica neue",
    "dejavu sans",
    "arial unicode ms",
    "arial",
    "microsoft sans serif",
)
"""How the names of fonts begin that were made for screens and many scripts, the best first."""

BOXES = ("lastresort", "adobeblank", "unicodebmpfallback", "unicodefallback", "tofu")
"""How the names of fonts begin, without spaces, that have a box or nothing for every character there is."""

HAN_NAMES = {
    "Jpan": ("jp", "gothic", "hiragino", "meiryo", "mincho", "ipa"),
    "Kore": ("kr", "malgun", "nanum", "gothicneo", "gulim", "batang"),
    "Hans": ("sc", "cn", "gb", "yahei", "simhei", "wenquanyi", "heiti"),
    "Hant": ("tc", "tw", "hk", "jhenghei", "mingliu"),
    "HK": ("hk", "tc", "tw", "jhenghei", "mingliu"),
}
"""Words in the names of fonts whose Chinese characters have the forms of a script (`scripts.han`)."""

BRAILLE_SPACE = "\u2800"
"""A character without a space's category that shows nothing: a cell of Braille without dots."""


@dataclass(frozen=True, slots=True)
class SystemFont:
    """A font of this machine: face `number` of a file. A variable one has every weight from `lightest` to `heaviest`."""

    file: Path
    number: int
    family: str
    style: str
    lightest: int
    heaviest: int

    @property
    def variable(self) -> bool:
        return self.lightest < self.heaviest

    @property
    def weight(self) -> int:
        """Its own weight; of a variable font the one nearest to regular."""
        return min(max(REGULAR_WEIGHT, self.lightest), self.heaviest)


@lru_cache(maxsize=1 << 12)
def covering(characters: str, bold: bool = False, han: str = "") -> SystemFont | None:
    """The font of this machine that draws a character, or all characters of a grapheme cluster; None where there is none.

    `han` is the script whose forms Chinese characters take. Never found are characters that are not seen, and those for
    private use: what they mean is known to their author alone, and each font has something else there.
    """
    if not characters or not all(map(_is_looked_for, characters)):
        return None
    found = [(rank(face, bold, han), file, face) for file, face in _faces() if all(map(face.has, characters))]
    for _, alike in groupby(sorted(found, key=itemgetter(0)), itemgetter(0)):
        some = list(alike)
        for _, file, face in sorted(some, key=lambda one: (digest(one[1]), one[1])) if some[1:] else some:
            if _draws(file, face.number, characters):
                return SystemFont(file, face.number, face.family or file.stem, face.style, face.lightest, face.heaviest)
    return None


def rank(face: Face, bold: bool, han: str) -> tuple[int | str, ...]:
    """What puts a font before others; the least is the best. Two of the same rank are told apart by what is in them."""
    family = face.family.casefold()
    known = next((index for index, name in enumerate(KNOWN) if family.startswith(name)), len(KNOWN))
    words = HAN_NAMES.get(han, ())
    wanted = BOLD_WEIGHT if bold else REGULAR_WEIGHT
    weight = min(max(wanted, face.lightest), face.heaviest)
    return (
        bool(words) and not any(word in family.split() or (len(word) > 2 and word in family) for word in words),
        face.slanted,
        face.look,
        known,
        family,
        face.narrowness,
        abs(weight - wanted),
        face.style,
        face.number,
    )


@cache
def digest(file: Path) -> str:
    """SHA-256 of a font file; empty where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _is_looked_for(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Co", "Cs") and not re.match(IGNORABLE, character)


@cache
def _faces() -> list[tuple[Path, Face]]:
    return [one for one in faces() if not one[1].family.casefold().replace(" ", "").startswith(BOXES)]


def _draws(file: Path, number: int, characters: str) -> bool:
    """Whether a font has an outline for each of the characters: what is remembered of it may be wrong, or it is of pictures."""
    try:
        font = hb.Font(hb.Face(hb.Blob.from_file_path(str(file)), number))
    except (hb.HarfBuzzError, OSError):
        return False
    for character in characters:
        glyph = font.get_nominal_glyph(ord(character))
        if not glyph or not (_is_space(character) or _has_ink(font, glyph)):
            return False
    return True


def _has_ink(font: hb.Font, glyph: int) -> bool:
    drawn: list[float] = []
    font.draw_glyph(glyph, _ink(), drawn)
    return bool(drawn)


@cache
def _ink() -> hb.DrawFuncs:
    """What HarfBuzz calls for each line and curve of an outline."""
    functions = hb.DrawFuncs()
    functions.set_line_to_func(lambda x, y, drawn: drawn.append(x))
    functions.set_quadratic_to_func(lambda x1, y1, x, y, drawn: drawn.append(x))
    functions.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, drawn: drawn.append(x))
    return functions


def _is_space(character: str) -> bool:
    return unicodedata.category(character) == "Zs" or character == BRAILLE_SPACE
