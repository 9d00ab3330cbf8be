"""What YAML reads without complaint though an author hardly meant it → mistakes; asked while the tree grows, positions from 0."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import islice

from cjmap.diagnostics import Note, Span
from cjmap.late import pattern
from cjmap.read.mistakes.flow import entry_end
from cjmap.read.mistakes.line import SPACES, Line, anatomy, known_keys, neighbour, no_space
from cjmap.read.mistakes.mistake import Mistake
from cjmap.read.mistakes.quoting import comment_start, quoted_line
from cjmap.read.mistakes.signs import bullet, bullet_mistake, bulleted
from cjmap.read.mistakes.texts import closed_quote
from cjmap.read.mistakes.wide import wide_lines

_BEGINNINGS = ("name", "text", "to", "id")
"""Keys that list entries begin with."""
_MOST_INSIDE = 500
"""Lines of one text that are looked at."""
_BLOCK_SIGN = pattern(r"[|>][-+0-9]{0,2}(?=#)")
_MOST_WIDE = 900
"""Lines of one text with characters of another keyboard that are repaired together."""


def quoted_from(lines: Sequence[str], line: int, column: int, in_flow: bool) -> tuple[str, int]:
    """The line with the text that begins at a column in quotes, and where that text ends."""
    text = lines[line]
    end = entry_end(text, column) if in_flow else comment_start(text, column)
    end = len(text[:end].rstrip(SPACES))
    return quoted_line(text, column + 1, end + 1), end


def _unquoted(lines: Sequence[str], line: int, column: int, in_flow: bool, message: str, sure: bool = True) -> Mistake:
    after, end = quoted_from(lines, line, column, in_flow)
    return Mistake(line, column, end, message, "put this text in single quotes", after=after, sure=sure)


def tagged(lines: Sequence[str], line: int, column: int, in_flow: bool) -> Mistake:
    """A value with a tag: a text that begins with an exclamation mark."""
    column = max(lines[line].find("!", column), column)
    return _unquoted(lines, line, column, in_flow, 'a text that begins with "!" needs single quotes')


def anchored(lines: Sequence[str], line: int, column: int, in_flow: bool) -> Mistake:
    """A text with an anchor that nothing refers to: a text that begins with `&`."""
    column = max(lines[line].find("&", column), column)
    return _unquoted(lines, line, column, in_flow, 'a text that begins with "&" needs single quotes')


def unknown_alias(lines: Sequence[str], line: int, column: int, in_flow: bool, inside: bool) -> Mistake:
    """An alias of no anchor: a text that begins with an asterisk; or an alias inside of what it stands for."""
    if inside:
        end = entry_end(lines[line], column)
        name = lines[line][column:end].strip()
        return Mistake(line, column, end, f'"{name}" stands for the part of the file that it is in', "leave this out")
    return _unquoted(lines, line, column, in_flow, 'a text that begins with "*" needs single quotes')


def close_comment(lines: Sequence[str], line: int, column: int) -> Mistake | None:
    """A `#` close behind a closing quotation mark or bracket, or behind the `|` or `>` of a block: not all take it for one."""
    text = lines[line]
    header = _BLOCK_SIGN.match(text, column)
    at = header.end() if header else column
    if text[at : at + 1] != "#":
        return None
    after = f"{text[:at]}  {text[at:]}"
    message = "a space is missing between the value and this comment"
    return Mistake(line, at, at + 1, message, "a space belongs before it", after=after)


def no_key(lines: Sequence[str], line: int, column: int) -> Mistake | None:
    """A colon without a key before it."""
    if lines[line][column : column + 1] != ":":
        return None
    return Mistake(
        line,
        column,
        column + 1,
        "a key is missing before this colon",
        help='write a key before the colon, as in "name: Shop"',
    )


def question(lines: Sequence[str], line: int, column: int) -> Mistake | None:
    """A text that begins with a question mark and a space, which YAML takes for a key."""
    before = lines[line][:column].rstrip(SPACES)
    if not before.endswith("?") or before[:-1].strip(" \t-"):
        return None
    return _unquoted(lines, line, len(before) - 1, False, 'a text that begins with "?" needs single quotes')


def list_as_key(lines: Sequence[str], line: int, column: int) -> Mistake:
    """A list in the place of a key: a text that begins with a bracket (`[Optional]: …`, `{{name}}`)."""
    text = lines[line]
    mark = text[column : column + 1]
    if mark not in ("[", "{"):
        return Mistake(
            line, column, column + 1, "a list cannot be a key", help="a key is a word or a few words, then a colon"
        )
    parts = anatomy(text)
    message = f'a text that begins with "{mark}" needs single quotes'
    if mark == "{" and text[max(column - 1, 0)] == "{":
        return _unquoted(lines, line, column - 1, False, message)
    close = text.find("]: " if mark == "[" else "}: ", column)
    if close < 0 or column != parts.content:
        return Mistake(line, column, column + 1, message, help="a key is a word or a few words, then a colon")
    after = quoted_line(text, column + 1, close + 2)
    return Mistake(line, column, close + 1, message, "put this text in single quotes", after=after)


def key_mistakes(lines: Sequence[str], line: int, column: int, words: str) -> Mistake | None:
    """A key of ours that swallowed its text: no space after its colon (`text:'a: b'`), or no colon (`next {end: …`)."""
    if words[:1] == "-":
        return bulleted(lines, line, column)
    part = anatomy(lines[line])
    if part.content != column:
        return None
    if ":" in words:
        return space_missing(part, line)
    word, _, rest = words.partition(" ")
    if word not in known_keys() or rest[:1] not in ("{", "["):
        return None
    end = column + len(word)
    after = f"{part.text[:end]}:{part.text[end:]}"
    return Mistake(line, column, end, f'a colon is missing after "{word}"', after=after)


def swallowed(lines: Sequence[str], first: int, column: int, last: int, in_quotes: bool) -> list[Mistake]:
    """A text over several lines that holds what look like keys or list entries of their own."""
    inside = [(at, anatomy(lines[at])) for at in range(first + 1, min(last, first + _MOST_INSIDE) + 1)]
    if in_quotes:
        keyed = [part for _, part in inside if part.colon >= 0 and part.key in known_keys()]
        if not keyed:
            return []
        message = (
            "this quotation mark is closed only lines further down, so that the keys below it are part of the text"
        )
        parts = anatomy(lines[first])
        after = closed_quote(first, parts).after if parts.value == column else None
        return [
            Mistake(
                first, column, column + 1, message, "close it on this line, or leave it out", after=after, sure=False
            )
        ]
    if wide := list(islice(wide_lines(lines, range(first, min(last + 1, len(lines)))), _MOST_WIDE)):
        return wide
    bullets = [bullet_mistake(lines, at) for at, _ in inside if bullet(lines, at)]
    if bullets:
        return bullets
    mistakes = [
        mistake for at, part in [(first, anatomy(lines[first])), *inside] if (mistake := space_missing(part, at))
    ]
    if not mistakes or mistakes[0].line != first:
        mistakes += [
            mistake
            for at, part in inside[:1]
            if part.hyphens and (mistake := _entry_in_text(lines, first, column, at, part))
        ]
    return mistakes


def space_missing(part: Line, at: int) -> Mistake | None:
    """A key of ours with its colon close to the text (`title:Shop`)."""
    found = no_space(part)
    if not found or found[0] not in known_keys():
        return None
    word, colon = found
    after = f"{part.text[: colon + 1]} {part.text[colon + 1 :]}"
    return Mistake(at, part.content, colon + 1, f'a space is missing after the colon of "{word}"', after=after)


def _entry_in_text(lines: Sequence[str], first: int, column: int, at: int, part: Line) -> Mistake | None:
    """A list entry that hangs deeper than the entry above it, or below a key that has a text already."""
    above = anatomy(lines[first])
    start = part.hyphens[0]
    if above.hyphens and above.colon < 0:
        right = above.hyphens[-1]
        after = " " * right + part.text[start:]
        message = "this list entry is not in line with the one above it"
        help_ = f"write it with {counted(right)} at the start: {after.strip()}"
        return Mistake(at, start, start + 1, message, f"{counted(start)}, where {right} are right", help_, after)
    if above.colon >= 0 and above.value == column:
        message = f'"{above.key}" has a text on its own line and list entries below it'
        help_ = "give each entry a line of its own, with - before it"
        return Mistake(first, above.value, above.end, message, "this cannot be text and list at once", help_)
    return None


def counted(number: int) -> str:
    """`1 space`, `4 spaces`, `no space`."""
    return "no space" if not number else "1 space" if number == 1 else f"{number} spaces"


def duplicate(lines: Sequence[str], words: str, key: Span, first: Span, known: Container[str]) -> Mistake:
    """A key that is there twice; or the first key of the next list entry, whose hyphen is missing.

    `known` are the keys that are there already: where the line below brings another one of them, it is the next entry.
    """
    at, start, end = key.line - 1, key.column - 1, key.end_column - 1
    note = Note(f'"{words}" is here first', first)
    above, line = anatomy(lines[first.line - 1]), anatomy(lines[at])
    begins = words in _BEGINNINGS and line.content == start and not line.hyphens
    if begins and above.hyphens and above.content == start and not line.text[:start].strip(" "):
        below = neighbour(lines, at, 1)
        more = below >= 0 and anatomy(lines[below]).content == start and anatomy(lines[below]).key in known
        after = f"{' ' * above.hyphens[-1]}-{' ' * (start - above.hyphens[-1] - 1)}{line.text[start:]}"
        if more:
            message = f'a "-" is missing before "{words}", where the next list entry begins'
            return Mistake(at, start, end, message, after=after, notes=(note,))
        help_ = f"keep one of the two; where the next list entry begins here, write: {after.strip()}"
        return Mistake(
            at, start, end, f'duplicate key "{words}"', "the second one", help_, code="duplicate-key", notes=(note,)
        )
    message = f'duplicate key "{words}"'
    return Mistake(
        at, start, end, message, "the second one", "keep one of the two", code="duplicate-key", notes=(note,)
    )


def second_document(lines: Sequence[str], line: int) -> Mistake:
    """A line of three hyphens in the middle of the file; or another map below it."""
    below = [anatomy(text).key for text in lines[line + 1 :] if text[:1].isalpha()]
    if {"title", "stages"} <= set(below):
        message = "a second map begins here; a file holds one map (one document)"
        return Mistake(line, 0, 3, message, help="put it in a file of its own", code="too-large")
    message = 'a second line of "---" begins another document; a file holds one'
    return Mistake(line, 0, len(lines[line].rstrip()), message, "leave this line out", after="", whole=True)


def too_deep(line: int, column: int, most: int) -> Mistake:
    """More levels than the format allows."""
    return Mistake(line, column, column + 1, f"keys and lists go more than {most} levels deep", code="too-large")


def too_many(line: int, column: int, most: int) -> Mistake:
    """Aliases that stand for more than the format allows."""
    message = f"the parts that names with * repeat add up to more than {most:,} values"
    return Mistake(line, column, column + 1, message, help="write out what differs, and repeat less", code="too-large")
