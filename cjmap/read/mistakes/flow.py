"""A line with a list in `[ ]` or keys in `{ }` where reading stops → the readings that it may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.late import pattern
from cjmap.read.mistakes.line import SPACES, anatomy, known_keys, neighbour
from cjmap.read.mistakes.mistake import Mistake, Problem
from cjmap.read.mistakes.quoting import comment_start, quote_end, quoted_line
from cjmap.read.mistakes.texts import ended
from cjmap.read.mistakes.wide import bracket_readings

_STARTS = "@%`!&*|>"
_CLOSES = {"[": "]", "{": "}"}
_NEXT_KEY = pattern(r"[ \t]([a-z_]+):(?=[ \t])")
_KEY = pattern(r"[ \t]*([^\s,:][^,:]*?):[ \t]+")
_HASHED = pattern(r"""(?:[\[{,][ \t]*|:[ \t]+)((?:[^\s,:#'"\[\]{}][^,:'"\[\]{}]*[ \t])?#[^\s,\]}][^,\]}]*)""")
_MOST = 4000
"""Characters of a line that are looked at."""


def entry_end(text: str, start: int) -> int:
    """Where the entry ends that begins at a column: at the next comma or closing bracket, or at the end of the line."""
    end = comment_start(text, start)
    depth = 0
    for at in range(start, end):
        if text[at] in "[{":
            depth += 1
        elif text[at] in "]}":
            if not depth:
                return at
            depth -= 1
        elif text[at] == "," and not depth:
            return at
    return end


def closing(text: str, start: int, end: int) -> int:
    """Where the bracket is closed that stands at a column: past the closing one, or -1."""
    depth, at = 0, start
    while at < end:
        if text[at] in "\"'" and text[at - 1] in "[{,: ":
            at = max(quote_end(text, at, end), at + 1)
            continue
        depth += (text[at] in "[{") - (text[at] in "]}")
        at += 1
        if not depth:
            return at
    return -1


def flow_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """The readings of a line that begins a list in brackets, or the only one that holds the problem."""
    line = anatomy(lines[at])
    mark = line.words[:1]
    if mark and mark in "[{［｛" and len(line.text) <= _MOST:
        for after in bracket_readings(line.text, line.value, line.end):
            message = "brackets and commas of another keyboard are signs of a text, not of a list"
            yield [Mistake(at, line.value, line.end, message, "write those of the English one", after=after)]
    if mark not in _CLOSES or not mark or len(line.text) > _MOST:
        return
    yield from _hashed(line.text, at, line.value)
    close = closing(line.text, line.value, line.end)
    if at == problem.line:
        yield from _inside(lines, at, problem.column)
        yield from _several(lines, at)
    if close > 0 and line.text[close - 1] != _CLOSES[mark]:
        after = line.text[: close - 1] + _CLOSES[mark] + line.text[close:]
        message = f'what begins with "{mark}" ends with "{_CLOSES[mark]}"'
        yield [Mistake(at, close - 1, close, message, f'"{_CLOSES[mark]}" belongs here', after=after)]
    if close < 0:
        yield from _unclosed(lines, at, problem)
    elif line.text[close : line.end].strip(SPACES):
        rest = line.text[close : line.end].strip(SPACES)
        if rest in (",", ";"):
            yield [ended(at, line, close)]
        if not rest.strip("]} "):
            after = line.text[:close] + line.text[line.end :]
            yield [Mistake(at, close, line.end, f'one "{rest}" too many', "leave this out", after=after)]
        message = f'a text that begins with "{mark}" needs single quotes'
        after = quoted_line(line.text, line.value + 1, line.end + 1)
        yield [Mistake(at, line.value, line.end, message, "put this text in single quotes", after=after)]


def _hashed(text: str, at: int, start: int) -> Iterator[list[Mistake]]:
    """Entries that begin with `#`, such as colours: YAML takes the rest of the line for a comment, the bracket with it."""
    found = [one.span(1) for one in _HASHED.finditer(text, start) if closing(text, start, one.start(1)) < 0]
    if not found:
        return
    after = text
    for begin, end in reversed(found):
        after = quoted_line(after, begin + 1, end + 1)
    what = "begins with" if all(text[begin] == "#" for begin, _ in found) else "holds a space and"
    message = f'a text that {what} "#" needs single quotes'
    yield [
        Mistake(at, begin, end, message, "YAML takes it for a comment", after=after, unhides=True)
        for begin, end in found
    ]


def _unclosed(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A bracket that nothing closes before the next key: closed at the end of the line above that."""
    line = anatomy(lines[at])
    mark = line.words[0]
    close = _CLOSES[mark]
    last = neighbour(lines, min(problem.line, len(lines))) if problem.line > at else at
    if last < at:
        return
    message = f'this "{mark}" is never closed'
    if last == at:
        wrong = line.text[line.end - 1]
        opened = line.words[1:].count({"]": "[", "}": "{", ")": "("}.get(wrong, wrong)) >= line.words.count(wrong)
        kept = line.end if opened or wrong == close else line.end - 1
        after = line.text[:kept] + close + line.text[line.end :]
        sure = "," in line.words or ":" in line.words
        help_ = "" if sure else f"for a list, write: {after.strip()}; for a text, put it in 'single quotes'"
        yield [Mistake(at, line.value, line.value + 1, message, "", help_, after, sure=sure, swallows=True)]
        return
    end = anatomy(lines[last])
    closed = lines[last][: end.end] + close + lines[last][end.end :]
    help_ = f'put "{close}" at the end of the list: {closed.strip()}'
    yield [
        Mistake(at, line.value, line.value + 1, message, "", help_, more=((last, closed),), sure=False, swallows=True)
    ]


def _inside(lines: Sequence[str], at: int, column: int) -> Iterator[list[Mistake]]:
    """The entry at a column, with the comma that is missing or in quotes."""
    text = lines[at]
    start, end = _entry_at(text, anatomy(text).value, column)
    for found in _NEXT_KEY.finditer(text, start, end):
        if found[1] in known_keys() and text[start : found.start()].strip(" \t,[{"):
            after = f"{text[: found.start()]},{text[found.start() :]}"
            yield [Mistake(at, found.start(1), found.end(1), f'a comma is missing before "{found[1]}"', after=after)]
    begin, end = _value(text, start, end)
    if begin >= end:
        return
    word = text[begin]
    if word in "\"'" and quote_end(text, begin, end) < 0 and word not in text[begin + 1 : end]:
        after = text[:end] + word + text[end:]
        yield [Mistake(at, begin, begin + 1, "this quotation mark is never closed", after=after, swallows=True)]
        return
    yield [_quotes(text, at, begin, end, quoted_line(text, begin + 1, end + 1))]


def _several(lines: Sequence[str], at: int) -> Iterator[list[Mistake]]:
    """All entries of a line that need quotes, where there are more than one: the first hides the others."""
    text = lines[at]
    found: list[tuple[int, int]] = []
    start = anatomy(text).value + 1
    while start < len(text):
        end = entry_end(text, start)
        begin, last = _value(text, start, end)
        if begin < last and (text[begin] in _STARTS or (": " in text[begin:last] and text[begin] not in "\"'[{")):
            found.append((begin, last))
        start = end + 1 if text[end : end + 1] == "," else len(text)
    if len(found) > 1:
        after = text
        for begin, end in reversed(found):
            after = quoted_line(after, begin + 1, end + 1)
        yield [_quotes(text, at, begin, end, after) for begin, end in found]


def _value(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the text of an entry begins and ends, without its key and the spaces around it."""
    key = _KEY.match(text, start, end)
    begin = key.end() if key else start + len(text[start:end]) - len(text[start:end].lstrip(SPACES))
    return begin, len(text[:end].rstrip(SPACES))


def _quotes(text: str, at: int, begin: int, end: int, after: str) -> Mistake:
    word = text[begin]
    why = "holds a colon and a space, so it" if ": " in text[begin:end] else f'begins with "{word}" and'
    message = f"this text {why} needs single quotes" if word not in "\"'" else "text goes on after the quotation mark"
    return Mistake(at, begin, end, message, "put this text in single quotes", after=after)


def _entry_at(text: str, start: int, column: int) -> tuple[int, int]:
    """Where the innermost entry of brackets around a column begins and ends."""
    opened: list[int] = []
    begin = start + 1
    column = min(column, len(text) - 1)
    for at in range(start, column + 1):
        if text[at] in "[{":
            opened.append(begin)
            begin = at + 1
        elif text[at] in "]}" and opened and at < column:
            begin = opened.pop()
        elif text[at] == "," and at < column:
            begin = at + 1
    return begin, entry_end(text, begin)
