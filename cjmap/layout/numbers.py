"""The names of stages or touchpoints in their order → whether each of them brings its own number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

BEGINNING = re.compile(
    r"\W*?(?P<word>[^\W\d]+[.:]?[ \u00a0-]?|第)?(?P<number>\d{1,3}|[\u2460-\u2473\u2776-\u277f])(?P<after>.?)", re.S
)
"""`1. Find`, `Stage 2: Buy`, `(3) Use`, `第4段階`, `⑤ Pay`: a word of any language, a number of any script, what follows it."""

IN_ROMAN = re.compile(r"\W*?(?P<word>[^\W\d]+ )?(?P<number>[ivxl]{1,6})(?P<after>[.):\u2013\u2014-])", re.I)
"""`II. Buy`, `Phase III: Use`: without a sign after it, it may be a word."""

JOINED = "%°"
"""What a number belongs to that counts something: `30% off`."""


def brings_numbers(names: Sequence[str]) -> bool:
    """Whether every name begins with its number, each with the one that follows the last, all in the same manner."""
    return _brings(tuple(names))


@lru_cache(maxsize=1 << 8)
def _brings(names: tuple[str, ...]) -> bool:
    found = [_number(name) for name in names]
    if not found or None in found:
        return False
    words, numbers = zip(*(one for one in found if one), strict=True)
    first = numbers[0]
    return len(set(words)) == 1 and first in (0, 1) and list(numbers) == list(range(first, first + len(numbers)))


def _number(name: str) -> tuple[str, int] | None:
    """The word before the number that a name begins with, and the number."""
    if match := BEGINNING.match(name):
        if match["after"] in JOINED and match["after"]:
            return None
        number = match["number"]
        value = int(number) if number.isdecimal() else int(unicodedata.numeric(number))
        return (match["word"] or "").casefold(), value
    if match := IN_ROMAN.match(name):
        digits = [ROMAN[letter] for letter in match["number"].casefold()]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        return (match["word"] or "").casefold(), sum(-one if one < later else one for one, later in pairs)
    return None
