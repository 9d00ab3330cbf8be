"""A text → how its script is set: without the slant and the spacing that only some know, its percentages in their order."""

from __future__ import annotations

import re
from functools import lru_cache

from cjmap.records import replace
from cjmap.scene import Font
from cjmap.text.scripts import SHARED, SIMPLE, script_of

SLANTED = ("Latn", "Grek", "Cyrl", *SHARED)
"""Scripts whose letters have italics and can be spaced, and what is common to all scripts."""

ARABIC = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]"
PERCENTAGE = "([0-9])([%‰])"
MARK = "\u200e"
"""It is not seen, and counts as a letter from left to right."""


def suited(text: str, font: Font) -> Font:
    """The font in which a text is set: upright and unspaced where its script knows neither italics nor spaced letters."""
    if not (font.italic or font.spacing) or SIMPLE.fullmatch(text) or _is_slanted(text):
        return font
    return replace(font, italic=False, spacing=0.0)


@lru_cache(maxsize=1 << 12)
def _is_slanted(text: str) -> bool:
    return all(script_of(letter) in SLANTED for letter in set(text))


def ordered(text: str) -> str:
    """A text with the marks that keep a percentage in its order: between Arabic letters, `12%` would be shown as `%12`.

    They stand where CLDR has them in percentages of Arabic.
    """
    return re.sub(PERCENTAGE, f"\\1{MARK}\\2{MARK}", text) if re.search(ARABIC, text) else text
