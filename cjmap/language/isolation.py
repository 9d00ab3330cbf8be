"""A text that stands among others → the same, kept from turning their order where it has letters of the other direction."""

from __future__ import annotations

import re
import unicodedata

from cjmap.language.tags import Direction

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

TURNED = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters that are written from right to left, and characters that set a direction."""

SIGNED = re.compile("[-+\u2212\u00b1~\u2248<>\u2264\u2265] ?[0-9]")
"""A number with a sign before it: between letters that are written from right to left, the sign would change its side."""


def isolated(text: str, direction: Direction) -> str:
    """The text in an isolate (UAX 9, 2.4) if, in a sentence of that direction, it could turn what stands beside it."""
    if direction == "ltr" and text.isascii():
        return text
    if text.count(FIRST_STRONG_ISOLATE) == text.count(POP_ISOLATE) > 0:
        return text  # its parts stand apart already
    if direction == "ltr":
        turns = TURNED.search(text) is not None
    else:
        turns = SIGNED.match(text) is not None or any(unicodedata.bidirectional(letter) == "L" for letter in text)
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if turns else text
