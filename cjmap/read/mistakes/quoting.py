"""A text, or a part of a line → the same in single quotes, as YAML wants it."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.late import pattern

_SPACES = " \t"
_HASH = pattern(r"(?:^|(?<=[ \t]))#")
_FIRST = pattern(r"""[ \t]*(?:-[ \t]+)*["']""")
_OPENING = pattern(r"""(?:[:?-][ \t]+|[,\[{][ \t]*)["']""")
_APOSTROPHE = pattern(r"(?<=\w)'(?=\w)|''")


def quoted(text: str) -> str:
    """The text in single quotes, each `'` inside doubled."""
    return "'" + text.replace("'", "''") + "'"


def comment_start(line: str, start: int = 0) -> int:
    """Where the clear comment that ends a line begins, from 0 and with the spaces before it; else the line's length.

    Clear is `#` with a space or nothing after it, and two spaces or more before it; or one space where no quotation mark is open.
    Anything else may be part of a text. In quotation marks that are closed there is no comment.
    """
    for at in _marks(line, start):
        clear = line[at + 1 : at + 2] in ("", *_SPACES)
        if clear and (not line[max(at - 2, 0) : at].strip(_SPACES) or not _in_open_quotes(line, start, at)):
            return len(line[:at].rstrip(_SPACES))
    return len(line)


def comment(line: str) -> str:
    """What YAML takes for a comment at the end of a line: all from the first `#` behind a space on; empty without one."""
    at = next(_marks(line, 0), len(line))
    return line[at:].rstrip(_SPACES)


def _marks(line: str, start: int) -> Iterator[int]:
    """Where comments may begin from a column on: a `#` behind a space, outside of closed quotation marks."""
    if "#" not in line:
        return
    closed = _closed_quotes(line, start) if '"' in line or "'" in line else []
    for found in _HASH.finditer(line, start):
        at = found.end() - 1
        if at > start and not any(begin < at < end for begin, end in closed):
            yield at


def _closed_quotes(line: str, start: int) -> list[tuple[int, int]]:
    """Where texts in quotation marks begin and end in a line: those behind which nothing goes on that would be part of them."""
    found: list[tuple[int, int]] = []
    at = start
    while opening := _OPENING.search(line, at) if at > start else _FIRST.match(line, at) or _OPENING.search(line, at):
        begin = opening.end() - 1
        end = quote_end(line, begin, len(line))
        in_brackets = opening[0][0] not in ",[{" or "[" in line[start:begin] or "{" in line[start:begin]
        if end > 0 and in_brackets and line[end:].lstrip(_SPACES)[:1] in ("", *",]}:#"):
            found.append((begin, end))
            at = end
        else:
            at = begin + 1
    return found


def _in_open_quotes(line: str, start: int, at: int) -> bool:
    """Whether a text begins with a quotation mark that has no closing one before a column; apostrophes close nothing."""
    opening = _FIRST.match(line, start) or _OPENING.search(line, start, at)
    if not opening or opening.end() > at:
        return False
    mark, words = opening[0][-1], line[opening.end() - 1 : at].replace('\\"', "")
    words = _APOSTROPHE.sub("", words) if mark == "'" else words
    return words.count(mark) % 2 == 1


def quote_end(text: str, start: int, end: int) -> int:
    """Where the text in quotation marks ends that begins at a column: past its closing mark, or -1 where none closes it."""
    mark, at = text[start], start + 1
    while (at := _next_mark(text, mark, at, end)) >= 0:
        if mark == "'" and text[at + 1 : at + 2] == "'" and at + 1 < end:
            at += 2
            continue
        return at + 1
    return -1


def _next_mark(text: str, mark: str, at: int, end: int) -> int:
    """The next mark that no backslash takes its meaning from (in double quotes)."""
    while (found := text.find(mark, at, end)) >= 0:
        slashes = len(text[at:found]) - len(text[at:found].rstrip("\\")) if mark == '"' else 0
        if slashes % 2 == 0:
            return found
        at = found + 1
    return -1


def quoted_line(source_line: str, start_column: int, end_column: int | None = None) -> str:
    """The line with the text between two columns (from 1, the end exclusive) in single quotes.

    Without an end, everything from the start is quoted but for the spaces at the end and a clear comment, which stays.
    A typographic or straight pair of double quotation marks around the whole text gives way to the single quotes.
    """
    start = start_column - 1
    end = comment_start(source_line, start) if end_column is None else end_column - 1
    text = source_line[start:end]
    kept = text.rstrip(_SPACES)
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
