"""The names of stages or touchpoints in their order → whether each brings its own number, and what it is without it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from cjmap.language import words

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

BEGINNING = re.compile(
    r"\W*?(?P<word>[^\W\d]+[.:]?[ \u00a0-]?|第)?(?P<number>\d{1,3}|[\u2460-\u2473\u2776-\u277f])(?P<after>.?)", re.S
)
"""`1. Find`, `Stage 2: Buy`, `(3) Use`, `第4段階`, `⑤ Pay`: a word of any language, a number of any script, what follows it."""

IN_ROMAN = re.compile(r"\W*?(?P<word>[^\W\d]+ )?(?P<number>[ivxl]{1,6})(?P<after>[.):\u2013\u2014-])", re.I)
"""`II. Buy`, `Phase III: Use`: without a sign after it, it may be a word."""

BEHIND = re.compile(r"[\s.:)\]/|·•‐-―\-、）．：］】〉〕]+")
"""What parts a number from the name behind it."""

OPENING = frozenset(" ([#№（［【〈〔")
"""What stands before a number that is no part of the name."""

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


def without_number(name: str, number: int, names: Sequence[str]) -> str:
    """The name of a stage for a reader who has just heard its number; as it is where the number in it is another one.

    A sign makes sure that a number is one of the stage (`1. Find`); without it (`1 Find`) all stages, which are called `names`,
    are numbered so. A word before the number is kept, unless it is that for a stage (`Week 1: Find`).
    """
    match = BEGINNING.match(name) or IN_ROMAN.match(name)
    if not match or _number(name) != ((match["word"] or "").casefold(), number):
        return name
    start = match.start("word") if match["word"] else match.start("number")
    word = (match["word"] or "").strip(" .:-\u00a0").casefold()
    said = words().numbers.stage_of(number=number, count=len(names)).casefold()
    parted = BEHIND.match(name, match.end("number"))
    bare = name[parted.end() if parted else match.end("number") :]
    if not OPENING.issuperset(name[:start]) or (word and word not in said.split()) or not bare or bare[0].isdigit():
        return name
    sign = parted[0] if parted else ""
    circled = not match["number"].isdecimal() and not match["number"].isascii()
    is_sign = circled or (bool(sign.strip()) and (sign != sign.rstrip() or not sign.isascii()))
    return bare if is_sign or (sign and _count_on(names)) else name


def _count_on(names: Sequence[str]) -> bool:
    """Whether there are several names, each with a number that follows the one before it, all in the same manner."""
    found = [_number(name) for name in names]
    pairs = pairwise(found)
    return len(found) > 1 and all(one and other and other == (one[0], one[1] + 1) for one, other in pairs)


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
