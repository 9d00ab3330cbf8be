"""A text → how far its ink may reach above and below the baseline, so that its lines stand far enough apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from cjmap.text.scripts import SHARED, SIMPLE, script_of

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

VIETNAMESE, STACKED = re.compile("[\u1ea0-\u1ef9]"), (1.11, 0.23)
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
        scripts = {script_of(letter) for letter in set(text)} - LOW
        found += [HEIGHTS.get(script, OTHERS) for script in sorted(scripts)]
        found += [HIGH_MARKS] if re.search(VOWELLED, text) else []
    return (max(rise for rise, _ in found), max(fall for _, fall in found)) if found else NONE
