"""A text, or a part of a line → the same in single quotes, as YAML wants it."""

from __future__ import annotations

_BLANKS = " \t"


def quoted(text: str) -> str:
    """The text in single quotes, each `'` inside doubled."""
    return "'" + text.replace("'", "''") + "'"


def comment_start(line: str, start: int = 0) -> int:
    """Where the clear comment that ends a line begins, from 0 and with the blanks before it; else the line's length.

    Clear is `#` with two blanks or more before it and a blank or nothing after it; anything else may be part of a text.
    """
    at = line.find("  #", start)
    while at >= 0:
        if line[at + 3 : at + 4] in ("", " ", "\t"):
            return len(line[:at].rstrip(_BLANKS))
        at = line.find("  #", at + 1)
    return len(line)


def quoted_line(source_line: str, start_column: int, end_column: int | None = None) -> str:
    """The line with the text between two columns (from 1, the end exclusive) in single quotes.

    Without an end, everything from the start is quoted but for the blanks at the end and a clear comment, which stays.
    A typographic or straight pair of double quotation marks around the whole text gives way to the single quotes.
    """
    start = start_column - 1
    end = comment_start(source_line, start) if end_column is None else end_column - 1
    text = source_line[start:end]
    kept = text.rstrip(_BLANKS)
    return source_line[:start] + quoted(unwrapped(kept)) + text[len(kept) :] + source_line[end:]


def unwrapped(text: str) -> str:
    """The text without quotation marks that enclose the whole of it and do not belong to a part of it."""
    if len(text) < 3 or text[0] not in _ENCLOSING or text[-1] not in _ENCLOSING[text[0]]:
        return text
    inner = text[1:-1]
    first = min((at for mark in text[0] + _ENCLOSING[text[0]] if (at := inner.find(mark)) >= 0), default=-1)
    if first < 0:
        return inner
    closes = first > 0 and not inner[first - 1].isspace() and not inner[first + 1 : first + 2].isalnum()
    return text if closes or inner[first] == text[-1] != text[0] else inner


_ENCLOSING = {'"': '"', "“": "”", "„": "“”", "”": "”", "«": "»", "»": "«"}
