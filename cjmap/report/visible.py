"""Text of unknown origin → text that is safe and honest on a terminal and in the log of a build server, and its columns."""

from __future__ import annotations

import re
import unicodedata

from cjmap.late import pattern

_HIDDEN = pattern(
    "["
    "\x00-\x1f\x7f-\x9f"  # controls, terminal escapes among them
    "\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # bidi and other invisibles
    "\ufffe\uffff"  # what Unicode says is no character, and XML cannot hold
    "\ud800-\udfff"  # halves of characters, which no encoding can write
    "\U000e0000-\U000e007f"  # tags
    "]"
)
ORDER = pattern(r"(##\w*)\[")
"""How a line begins, at any column, to order a build server about: `##[add-mask]` (GitHub), `##vso[…]` (Azure)."""

_COMMAND = pattern(r"(\s*):(?=:)")
"""And at its start: `::error::` (GitHub, which passes over spaces before it)."""

_LINE_END = pattern("\r\n|[\r\n]")
_TAB = 4


def visible(text: str) -> str:
    """The text with every control, bidi control and other invisible character written out, as in `<U+202E>`.

    So are brackets that would make it an order to a build server, wherever it comes to stand in a line.
    """
    return ORDER.sub(r"\1<U+005B>", _HIDDEN.sub(_named, text))


def one_line(text: str) -> str:
    """`visible`, with line ends as spaces: for sentences that are one line of a report."""
    return visible(" ".join(lines_of(text)))


def whole_line(text: str) -> str:
    """A finished line of a log: it has no order to a build server at its start; see `visible` for other lines."""
    return _COMMAND.sub(r"\1<U+003A>", text, count=1) if text.lstrip().startswith("::") else text


def lines_of(text: str) -> list[str]:
    """The lines that a text has for a log; other characters that end a line somewhere are part of them."""
    return _LINE_END.split(text.removesuffix("\n").removesuffix("\r"))


def cells(line: str) -> list[str]:
    """What each character of a line is shown as: itself, its number written out, or spaces up to the next tab stop."""
    shown: list[str] = []
    column = 0
    orders = {match.end() - 1 for match in ORDER.finditer(line)}
    for at, character in enumerate(line):
        cell = " " * (_TAB - column % _TAB) if character == "\t" else visible(character)
        if at in orders:
            cell = f"<U+{ord(character):04X}>"
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
