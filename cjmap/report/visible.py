"""Text of unknown origin → text that is safe and honest on a terminal, and the columns it takes there."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # controls, terminal escapes among them
    "\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # bidi and other invisibles
    "\ufffe\uffff"  # what Unicode says is no character, and XML cannot hold
    "\ud800-\udfff"  # halves of characters, which no encoding can write
    "\U000e0000-\U000e007f"  # tags
    "]"
)
_TAB = 4


def visible(text: str) -> str:
    """The text with every control, bidi control and other invisible character written out, as in `<U+202E>`."""
    return _HIDDEN.sub(_named, text)


def one_line(text: str) -> str:
    """`visible`, with line breaks as blanks: for sentences that are one line of a report."""
    return visible(" ".join(text.splitlines()))


def cells(line: str) -> list[str]:
    """What each character of a line is shown as: itself, its number written out, or blanks up to the next tab stop."""
    shown: list[str] = []
    column = 0
    for character in line:
        cell = " " * (_TAB - column % _TAB) if character == "\t" else visible(character)
        column += columns(cell)
        shown.append(cell)
    return shown


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: 2 for wide East Asian characters, 0 for marks (Unicode, UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _named(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"
