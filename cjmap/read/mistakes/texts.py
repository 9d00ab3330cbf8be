"""A line where reading stops → the readings that its text may have: a text that needs quotes, or whose quotes are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.late import pattern
from cjmap.read.mistakes.line import SPACES, Line, anatomy, known_keys, neighbour
from cjmap.read.mistakes.mistake import Mistake, Problem
from cjmap.read.mistakes.quoting import quote_end, quoted, quoted_line, unwrapped

_PUT = "put this text in single quotes"
_STARTS = "@%`!&*|>,]}:"
_BLOCK_HEADER = pattern(r"[|>][-+0-9]{0,2}\s*(?:#.*)?$")
_ESCAPE = pattern(r"\\(?![0abt\tnvfre \"/\\N_LPxuU]|$)")
_HALF = pattern(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\U[0-9a-fA-F]{8}")
_ENDS = (",", ";")
"""What ends a line in other formats."""
_TYPOGRAPHIC = "“”„«»"


def text_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """The readings a line's text may have been meant, the most particular first."""
    line = anatomy(lines[at])
    above = neighbour(lines, at)
    if not line.words or not (line.structured or (above >= 0 and anatomy(lines[above]).opens)):
        return
    if line.words[0] in "\"'":
        yield from _in_quotes(lines, at, line)
        return
    yield from _list_on_the_line(lines, at, line)
    starts = line.words[0] in _STARTS or line.words[:2] in ("? ", "- ")
    if starts and not _BLOCK_HEADER.match(line.words):
        yield [_quotes(at, line, f'a text that begins with "{line.words[0]}" needs single quotes')]
    if line.words[0] not in "[{" and (": " in line.words or line.words.endswith(":")):
        yield from _with_colon(at, line)


def continued_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A line with a colon that goes on with the text of the lines above it: all of it in quotes."""
    line = anatomy(lines[at])
    first = neighbour(lines, at)
    while first >= 0 and not anatomy(lines[first]).structured:
        first = neighbour(lines, first)
    if first < 0 or at != problem.line or line.hyphens or line.colon < 0 or line.key in known_keys():
        return
    above = anatomy(lines[first])
    if above.colon >= 0 and above.key not in known_keys():
        return
    if not above.words or above.words[0] in "\"'[{|>" or line.indent <= above.content + 1:
        return
    last = at
    while (below := neighbour(lines, last, 1)) >= 0:
        part = anatomy(lines[below])
        if part.structured or part.indent <= above.content:
            break
        last = below
    inner = [(row, lines[row].replace("'", "''")) for row in range(first + 1, last)]
    end = anatomy(lines[last])
    changes = (
        (first, f"{lines[first][: above.value]}'{lines[first][above.value :].replace(chr(39), chr(39) * 2)}"),
        *inner,
        (last, f"{lines[last][: end.end].replace(chr(39), chr(39) * 2)}'{lines[last][end.end :]}"),
    )
    message = (
        "this line goes on with the text above, and its colon and space need single quotes around all of that text"
    )
    help_ = f'put a \' before "{_start(above.words)}" in line {first + 1} and one at the end of line {last + 1}'
    yield [Mistake(at, line.colon, line.colon + 1, message, "this colon", help_, more=changes)]


def swallowing_quotes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """The first quotation mark before a position that takes what looks like keys or entries of their own into its text."""
    row = 0
    while 0 <= row <= min(problem.line, len(lines) - 1):
        if '"' not in lines[row] and "'" not in lines[row]:
            row += 1
            continue
        line = anatomy(lines[row])
        start = line.value
        if line.words[:1] not in ("'", '"') or not line.words or quote_end(line.text, start, len(line.text)) >= 0:
            row += 1
            continue
        end = _closing_line(lines, row, line.words[0])
        if any(
            lines[inside] and anatomy(lines[inside]).structured for inside in range(row + 1, min(end + 1, len(lines)))
        ):
            yield [closed_quote(row, line)]
            return
        row = end + 1


def _closing_line(lines: Sequence[str], row: int, mark: str) -> int:
    """The next line that holds a quotation mark; the number of lines where none does."""
    return next((below for below in range(row + 1, len(lines)) if mark in lines[below]), len(lines))


def closed_quote(row: int, line: Line) -> Mistake:
    """A quotation mark that nothing closes on its line: closed at the end of the line, or left out before a key."""
    mark, words = line.words[0], line.words[1:]
    inner = anatomy(line.text[: line.value] + " " + words)
    if line.colon < 0 and inner.key in known_keys():
        after = line.text[: line.value] + words + line.text[line.end :]
    elif mark == "'" or "\\" in words or '"' in words:
        after = line.text[: line.value] + quoted(words) + line.text[line.end :]
    else:
        after = line.text[: line.end] + mark + line.text[line.end :]
    label = "it begins here"
    return Mistake(
        row, line.value, line.value + 1, "this quotation mark is never closed", label, after=after, swallows=True
    )


def _in_quotes(lines: Sequence[str], at: int, line: Line) -> Iterator[list[Mistake]]:
    """A text that begins with a quotation mark."""
    mark, words = line.words[0], line.words
    close = quote_end(line.text, line.value, line.end)
    if close < 0:
        yield [closed_quote(at, line)]
        return
    rest = line.text[close : line.end].strip(SPACES)
    if rest in _ENDS:
        yield [ended(at, line, close)]
    elif rest:
        yield [_after_quotes(at, line, close)]
    elif mark == '"' and (found := _ESCAPE.search(line.text, line.value, line.end)):
        message = "a backslash has a meaning of its own in double quotes; in single quotes it is only a backslash"
        inner = line.text[line.value + 1 : close - 1]
        after = line.text[: line.value] + quoted(inner) + line.text[line.end :]
        yield [Mistake(at, found.start(), found.start() + 2, message, "this backslash", after=after)]
    elif mark == '"' and (found := _HALF.search(line.text, line.value, line.end)):
        message = f'"{found[0]}" does not stand for a character, only for half of one'
        more = ((at, f"{line.text[: line.value]}{quoted(words[1:-1])}{line.text[line.end :]}"),)
        yield [Mistake(at, found.start(), found.end(), message, "type the character itself", more=more, sure=False)]


def ended(at: int, line: Line, close: int) -> Mistake:
    """A comma behind a value that ends with a quotation mark or bracket, as other formats have it: the line without it."""
    mark = line.text.index(line.text[close : line.end].strip(SPACES), close)
    message = f'"{line.text[mark]}" stands after the value; at the end of a line nothing is needed'
    after = line.text[:close] + line.text[line.end :]
    return Mistake(at, mark, mark + 1, message, "leave this out", after=after)


def _after_quotes(at: int, line: Line, close: int) -> Mistake:
    """A text that goes on after its closing quotation mark."""
    mark, words = line.words[0], line.words
    apostrophe = mark == "'" and line.text[close - 2].isalnum() and line.text[close : close + 1].isalnum()
    if mark == "'":
        inner = words[1:-1] if words.endswith("'") else words[1:] if apostrophe else words
        after = line.text[: line.value] + quoted(inner.replace("''", "'")) + line.text[line.end :]
    else:
        after = line.text[: line.value] + quoted(unwrapped(words)) + line.text[line.end :]
    if apostrophe:
        message = "this apostrophe ends the text; inside single quotes it is written twice"
        return Mistake(at, close - 1, close, message, "write '' here", after=after)
    start = line.end - len(line.text[close : line.end].lstrip(SPACES))
    message = "text goes on after the closing quotation mark"
    return Mistake(at, start, line.end, message, "the whole text needs single quotes around it", after=after)


def _list_on_the_line(lines: Sequence[str], at: int, line: Line) -> Iterator[list[Mistake]]:
    """A list entry on the same line as its key (`title: - Shop`)."""
    if line.colon >= 0 and line.words == "-":
        message = f'a lone "-" after "{line.key}" is no text; a key without a value is left out'
        after = line.text[: line.colon + 1] + line.text[line.end :]
        yield [Mistake(at, line.value, line.end, message, "leave this - out", after=after)]
    if line.colon < 0 or not line.words.startswith("- "):
        return
    message = f'a list entry cannot stand on the same line as its key "{line.key}"'
    below = neighbour(lines, at, 1)
    if below >= 0 and anatomy(lines[below]).hyphens and anatomy(lines[below]).indent >= line.content:
        first = " " * (anatomy(lines[below]).hyphens[0] - line.content) + line.words
        help_ = f"put it on a line of its own:\n{line.text[: line.colon + 1].strip()}\n{first}"
        after = line.text[: line.colon + 1]
        yield [
            Mistake(at, line.value, line.end, message, "give it its own line", help_, more=((at, after),), whole=False)
        ]
        return
    text = line.words[2:].lstrip(SPACES)
    text = text if text[:1] in "\"'" else quoted(text) if ": " in text or text[:1] in _STARTS else text
    after = line.text[: line.value] + text + line.text[line.end :]
    yield [Mistake(at, line.value, line.value + 1, message, "leave this - out", after=after)]


def _with_colon(at: int, line: Line) -> Iterator[list[Mistake]]:
    """A text with a colon and a space in it."""
    if line.words[0] in _TYPOGRAPHIC and line.words[-1] in _TYPOGRAPHIC:
        marks = f"{line.words[0]} {line.words[-1]}"
        message = f"the marks {marks} are part of the text; a text with a colon needs straight single quotes"
        yield [_quotes(at, line, message)]
        return
    message = "a text with a colon and a space in it needs single quotes"
    if line.hyphens and line.colon >= 0 and line.key not in known_keys():
        after = quoted_line(line.text, line.content + 1, line.end + 1)
        yield [Mistake(at, line.content, line.end, message, _PUT, after=after)]
    else:
        yield [_quotes(at, line, message)]


def _quotes(at: int, line: Line, message: str, label: str = _PUT) -> Mistake:
    after = quoted_line(line.text, line.value + 1, line.end + 1)
    return Mistake(at, line.value, line.end, message, label, after=after)


def _start(text: str, most: int = 24) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0]
