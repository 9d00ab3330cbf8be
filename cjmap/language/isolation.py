"""A text that stands among others → its direction, and the same kept from turning their order where it has letters of the
other direction.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from cjmap.language.tags import Direction
from cjmap.late import pattern

ISOLATES: Mapping[Direction, str] = {"ltr": "\u2066", "rtl": "\u2067"}
POP_ISOLATE = "\u2069"
OPENINGS = "\u2066\u2067\u2068"
EMBEDDINGS, POP_DIRECTION = "\u202a\u202b\u202d\u202e", "\u202c"
APART = "[\u2066-\u2068][^\u2066-\u2069]*\u2069"

TURNED = pattern(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters that are written from right to left, and characters that set a direction."""

TURNING = "[\u202a-\u202e\u2066-\u2069]"
"""Characters that turn what follows until they are ended."""

SIGNED = "[-+\u2212\u00b1~\u2248<>\u2264\u2265] ?[0-9]"
"""A number with a sign before it: between letters that are written from right to left, the sign would change its side."""

STRONG: Mapping[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def written(text: str, direction: Direction) -> Direction | Literal[""]:
    """The direction of a text in a map of that direction; empty where none of its letters has one.

    It is that of the map if at least half of the words are: a sentence may begin with a foreign name. Else it is that of
    the first letter (UAX 9, P2). What stands apart in the text counts for nothing.
    """
    if direction == "ltr" and (text.isascii() or not TURNED.search(text)):
        return "ltr" if any(map(str.isalpha, text)) else ""
    return _written(text, direction)


@lru_cache(maxsize=1 << 12)
def _written(text: str, direction: Direction) -> Direction | Literal[""]:
    found = list(_directions(re.sub(APART, " ", text)))
    if not found:
        return ""
    return direction if 2 * Counter(found)[direction] >= len(found) else found[0]


def _directions(text: str) -> Iterator[Direction]:
    """The directions of a text's words, each that of its first letter; numbers have none."""
    for word in text.split():
        for letter in word:
            if found := STRONG.get(unicodedata.bidirectional(letter)):
                yield found
                break


def isolated(text: str, direction: Direction) -> str:
    """The text in an isolate (UAX 9, 2.4) if, in a sentence of that direction, it could turn what stands beside it.

    An isolate that a text ends without having begun it, or begins without ending it, is not one.
    """
    if direction == "ltr" and text.isascii():
        return text
    if not _turns(text, direction):
        return text
    outside, balanced = _balanced(text) if re.search(TURNING, text) else (text, text)
    if outside != balanced == text and not _turns(outside, direction):
        return text  # its parts stand apart already
    return f"{ISOLATES[written(text, direction) or 'ltr']}{balanced}{POP_ISOLATE}"


def _turns(text: str, direction: Direction) -> bool:
    """Whether something in a text could turn what stands beside it."""
    if direction == "ltr":
        return TURNED.search(text) is not None
    found = re.match(SIGNED, text) or re.search(TURNING, text)
    return found is not None or any(unicodedata.bidirectional(letter) == "L" for letter in text)


def _balanced(text: str) -> tuple[str, str]:
    """What of a text is in no isolate, and the text in which each isolate that begins ends, and each end has a beginning."""
    outside, kept, depth = [], [], 0
    for letter in text:
        if letter in OPENINGS:
            depth += 1
        elif letter == POP_ISOLATE:
            if not depth:
                continue
            depth -= 1
        elif not depth:
            outside.append(letter)
        kept.append(letter)
    return "".join(outside), "".join(kept) + POP_ISOLATE * depth


def closed(text: str) -> str:
    """The text with every mark of direction in it ended, so that it turns nothing but itself (UAX 9, X1–X8)."""
    if text.isascii() or not re.search(TURNING, text):
        return text
    ends: list[str] = []
    isolates = 0
    for letter in text:
        if letter in OPENINGS:
            ends.append(POP_ISOLATE)
            isolates += 1
        elif letter in EMBEDDINGS:
            ends.append(POP_DIRECTION)
        elif letter == POP_DIRECTION and ends[-1:] == [POP_DIRECTION]:
            ends.pop()
        elif letter == POP_ISOLATE and isolates:
            while ends.pop() != POP_ISOLATE:  # what was turned within the isolate ends with it
                pass
            isolates -= 1
    return text + "".join(reversed(ends))
