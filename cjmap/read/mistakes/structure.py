"""A line where reading stops → the readings that it may have: a space, a colon or a hyphen in it, or a marker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from cjmap.read.mistakes.indentation import MOST_ABOVE, MOST_TOGETHER, levels
from cjmap.read.mistakes.line import SPACES, SPECIAL, Line, anatomy, known_keys, neighbour, no_space
from cjmap.read.mistakes.mistake import Mistake, Problem
from cjmap.read.mistakes.quoting import quoted
from cjmap.read.mistakes.readings import counted, second_document
from cjmap.read.mistakes.signs import bullet, bullet_mistake, bullets
from cjmap.read.mistakes.spaces import has_odd_spaces, odd_line
from cjmap.read.mistakes.wide import wide_line, wide_lines
from cjmap.records import replace


def odd_space_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """Lines with characters that only look like a space before their text."""
    rows = islice((row for row, text in enumerate(lines) if has_odd_spaces(text)), MOST_TOGETHER)
    mistakes = [replace(mistake, swallows=True) for row in rows if (mistake := odd_line(lines, row))]
    if mistakes and mistakes[0].line <= problem.line:
        yield mistakes


def wide_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """Lines with other characters than YAML's at their beginning or behind their key, from the one to look at on."""
    first = wide_line(lines, at)
    if first:
        below = islice((mistake for mistake in wide_lines(lines, range(at + 1, len(lines)))), MOST_TOGETHER)
        yield [replace(mistake, swallows=True) for mistake in (first, *below)]


def marker_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A line of three dots, which ends the document, or of three hyphens."""
    above = neighbour(lines, at)
    for row in (at, above):
        if row >= 0 and lines[row].rstrip() == "...":
            message = 'a line of "..." ends the file, and text goes on below it'
            yield [Mistake(row, 0, 3, message, "leave this line out", after="")]
        elif row > 0 and lines[row].rstrip() == "---":
            yield [second_document(lines, row)]


def space_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A key with its colon close to the text, or a hyphen close to it."""
    line = anatomy(lines[at])
    found = no_space(line)
    if found and (found[0] in known_keys() or line.colon < 0):
        word, colon = found
        rest = line.text[colon + 1 : line.end]
        special = rest[0] in SPECIAL and rest[0] not in "\"'[{|>"
        rest = quoted(rest) if special or (": " in rest and rest[0] not in "\"'[{") else rest
        after = f"{line.text[: colon + 1]} {rest}{line.text[line.end :]}"
        message = f'a space is missing after the colon of "{word}"'
        yield [Mistake(at, line.content, colon + 1, message, after=after)]
    text = line.text[line.content : line.end]
    if (
        len(text) > 1
        and text[0] == "-"
        and text[1] not in "- \t"
        and not line.hyphens
        and _entries_around(lines, at, line)
    ):
        after = f"{line.text[: line.content + 1]} {line.text[line.content + 1 :]}"
        message = 'a space is missing after the "-" of this list entry'
        yield [Mistake(at, line.content, line.content + 1, message, after=after)]


def _entries_around(lines: Sequence[str], at: int, line: Line) -> bool:
    """Whether a list entry stands at the same column somewhere around, or the key above waits for a list."""
    above, below = neighbour(lines, at), neighbour(lines, at, 1)
    if above >= 0 and anatomy(lines[above]).opens:
        return True
    around = [level for level in levels(lines, at) if level[1]]
    if any(column == line.indent for column, _, _ in around):
        return True
    return below >= 0 and line.indent in anatomy(lines[below]).hyphens


def colon_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A key without its colon, alone on its line or with a text; or no key before a colon."""
    line = anatomy(lines[at])
    if line.text[line.content : line.content + 1] == ":" and line.content < line.end:
        help_ = 'write a key before the colon, as in "name: Shop"'
        message = "a key is missing before this colon"
        yield [Mistake(at, line.content, line.content + 1, message, help=help_, more=((at, ""),), whole=False)]
        return
    text = line.text[line.content : line.end]
    word, _, rest = text.partition(" ")
    if word in known_keys() and not line.hyphens and (line.colon < 0 or rest.startswith(("{", "["))):
        end = line.content + len(word)
        moved = line.text[end:].lstrip(SPACES)
        if moved[:1] == ":":  # `title :Shop`
            after = f"{line.text[:end]}: {moved[1:].lstrip(SPACES)}"
            yield [
                Mistake(
                    at, line.content, end, f'the colon of "{word}" stands close to it, with a space after', after=after
                )
            ]
            return
        after = f"{line.text[:end]}:{line.text[end:]}"
        yield [Mistake(at, line.content, end, f'a colon is missing after "{word}"', after=after)]


def loose_text_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A text among keys, which may go on with the text above it or be a key."""
    line = anatomy(lines[at])
    if line.structured or line.bare or line.text[line.content] in SPECIAL:
        return
    above = row = neighbour(lines, at)
    while row >= 0 and not anatomy(lines[row]).structured and at - row < MOST_ABOVE:
        row = neighbour(lines, row)
    owner = anatomy(lines[row]) if row >= 0 else None
    if owner and owner.colon >= 0 and owner.words and line.indent <= owner.content:
        column = anatomy(lines[above]).indent if above > row else owner.content + 2
        help_ = (
            f'where it goes on with the text of "{owner.key}", write it with {counted(column)} at the start; '
            "where it is a key, put a colon after it"
        )
        changed = ((at, " " * column + line.text.lstrip()),)
        yield [Mistake(at, line.content, line.end, "this line has no key", "no colon here", help_, more=changed)]


def bullet_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A list entry with another character than a hyphen before it (`* Pays`)."""
    if bullet(lines, at):
        yield [bullet_mistake(lines, row) for row in islice(bullets(lines), MOST_TOGETHER)]
