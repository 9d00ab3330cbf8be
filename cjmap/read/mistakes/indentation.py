"""A line where reading stops → the readings that it may have: its indentation, or a hyphen or key missing at its start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from cjmap.late import pattern
from cjmap.read.mistakes.line import SPACES, Line, anatomy, block_texts, known_keys, neighbour, only_top_keys
from cjmap.read.mistakes.mistake import Mistake, Problem
from cjmap.read.mistakes.readings import counted
from cjmap.read.schema import key_kinds, keys_of
from cjmap.records import replace

TAB_WIDTHS = (2, 4, 8, 1)
MOST_TOGETHER = 2000
"""Lines with the same mistake that are repaired together."""
_MOST_FITTED = 100
"""Lines of them that are held against their neighbours."""
MOST_ABOVE = 5000
"""Lines above a position that are looked at."""

_SIGN = pattern(r"[^\w\s\"'\[{(<&*!$§#%@?]\s")
"""A character with a space behind it, as entries begin with."""
_ENTRY_KEYS = frozenset(("name", "text", "to", "id"))
"""Keys that list entries begin with."""
_TRANSITION_KEYS = frozenset(("when", "share"))


def tab_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """Every line with a tab before its text, with the tabs written as so many spaces; the width that fits best first."""
    if problem.line >= len(lines) or "\t" not in _lead(lines[at]):
        return
    texts = block_texts(lines)
    if at in texts:
        return
    rows = list(
        islice((row for row, text in enumerate(lines) if "\t" in _lead(text) and row not in texts), MOST_TOGETHER)
    )
    readings = [[_untabbed(lines[row], row, width) for row in rows] for width in TAB_WIDTHS]
    fits = [_owners(lines, reading) for reading in readings]
    whole = {tuple(owners) for owners in fits[:-1] if None not in owners}
    order = sorted(range(len(readings)), key=lambda rank: fits[rank].count(None))
    for rank in order:
        yield readings[rank] if len(whole) < 2 else [replace(mistake, sure=False) for mistake in readings[rank]]


def _owners(lines: Sequence[str], reading: Sequence[Mistake]) -> list[int | None]:
    """For the first lines of a reading, the line above that each is in line with or is the value of; None where it is neither."""
    work = list(lines)
    for mistake in reading:
        work[mistake.line] = mistake.after or ""
    rows = [mistake.line for mistake in reading[:_MOST_FITTED]]
    below = [neighbour(work, row, 1) for row in rows]
    return [_owner(work, row) for row in [*rows, *(row for row in below if row >= 0)]]


def _owner(lines: Sequence[str], at: int) -> int | None:
    """The line above that a line is in line with or is the value of; None where it is neither."""
    line, above = anatomy(lines[at]), neighbour(lines, at)
    if above < 0 or not line.structured or (anatomy(lines[above]).opens and line.indent > anatomy(lines[above]).indent):
        return above
    here = (line.indent, bool(line.hyphens))
    return next((row for column, hyphen, row in levels(lines, at) if (column, hyphen) == here), None)


def _lead(text: str) -> str:
    return text[: anatomy(text).content] if "\t" in text else ""


def _untabbed(text: str, row: int, width: int) -> Mistake:
    lead = _lead(text)
    indent = lead[: len(lead) - len(lead.lstrip(SPACES))]
    spaces = indent.replace("\t", " " * width)
    after = spaces + lead[len(indent) :].replace("\t", " ") + text[len(lead) :]
    at = lead.find("\t")
    if "\t" not in indent:
        message = "a tab stands after the hyphen; only spaces work there"
        return Mistake(row, at, len(lead), message, "type a space here", after=after)
    message = "this line begins with a tab; only spaces work there"
    help_ = f"write it with {counted(len(spaces))} at the start: {after.strip()}"
    return Mistake(row, at, len(indent), message, "a tab", help_, after)


def indent_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A key or list entry that is in line with nothing above it: in line with the nearest that it can belong to."""
    line = anatomy(lines[at])
    if not line.structured or _SIGN.match(line.text, line.content):
        return  # what begins as an entry does is no key
    first = neighbour(lines, -1, 1)
    if at > first >= 0 and not line.indent and anatomy(lines[first]).indent:
        yield [_moved(lines, first, 0, "the first key must stand at the very start of its line", True)]
    if at != problem.line and _owner(lines, at) is not None:
        return
    found = _possible(lines, at, line)
    for rank, (away, column, row) in enumerate(found[:4]):
        sure = not rank and all(away < other for other, target, _ in found if target != column)
        near = anatomy(lines[row])
        what = "the list entry" if line.hyphens else f'"{near.key}"'
        own = "this list entry" if line.hyphens else f'"{line.key}"'
        readings = [_moved(lines, at, column, f"{own} is not in line with {what} in line {row + 1}", sure)]
        start = near.indent + line.indent - column
        if start >= 0 and near.content == near.indent + column - (near.hyphens[0] if near.hyphens else column):
            what = "this list entry" if near.hyphens else f'"{near.key}"'
            readings.append(
                _moved(lines, row, start, f"{what} is not in line with what is below it in line {at + 1}", True)
            )
        yield from ([reading] for reading in (reversed(readings) if column % 2 and not line.indent % 2 else readings))


def stray_hyphen_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A hyphen before a key that stands in line with the other keys of the same thing."""
    line, above = anatomy(lines[at]), neighbour(lines, at)
    if at != problem.line or len(line.hyphens) != 1 or line.key not in known_keys() - _ENTRY_KEYS:
        return
    row = next((row for column, hyphen, row in levels(lines, at) if (column, hyphen) == (line.indent, False)), -1)
    if row < 0 or anatomy(lines[row]).key not in known_keys() or anatomy(lines[above]).opens:
        return
    below = neighbour(lines, at, 1)
    if below >= 0 and anatomy(lines[below]).indent == line.content:
        return  # with further keys it is rather an entry
    after = f"{' ' * line.indent}{line.text[line.content :]}"
    message = f'"{line.key}" is a key like "{anatomy(lines[row]).key}" in line {row + 1}, and no entry of a list'
    yield [Mistake(at, line.indent, line.indent + 1, message, 'leave this "-" out', after=after)]


def _possible(lines: Sequence[str], at: int, line: Line) -> list[tuple[float, int, int]]:
    """The open levels that a line may have been meant for, the nearest first: how far away, the column, the line.

    A key of the top of the file goes nowhere else; keys of the format stand among their like, and names that an author
    gives among such names, so that these count as nearer.
    """
    above = levels(lines, at)
    deepest = all(column < line.indent for column, _, _ in above)
    found = [
        (column, hyphen, row)
        for column, hyphen, row in above
        if hyphen == bool(line.hyphens)
        and column != line.indent
        and (deepest or abs(column - line.indent) <= 2)
        and (hyphen or (line.key in keys_of() if not column else line.key not in only_top_keys()))
    ]
    own = line.key in key_kinds()
    ranked = []
    for column, hyphen, row in found:
        alike = not hyphen and (anatomy(lines[row]).key in key_kinds()) == own
        ranked.append((abs(column - line.indent) - (1.5 if alike else 0), column, row))
    return sorted(ranked, key=lambda level: level[0])


def _moved(lines: Sequence[str], at: int, column: int, message: str, sure: bool) -> Mistake:
    line = anatomy(lines[at])
    after = " " * column + line.text.lstrip(SPACES)
    label = f"{counted(line.indent)} before it, where {column or 'none'} {'is' if column in (0, 1) else 'are'} right"
    help_ = f"write it with {counted(column)} at the start: {after.strip()}"
    return Mistake(at, line.indent, line.end, message, label, help_, after, sure=sure, moves=True)


def levels(lines: Sequence[str], at: int) -> list[tuple[int, bool, int]]:
    """The columns that are open above a line, from the innermost out: column, whether a hyphen stands there, and the line."""
    found: list[tuple[int, bool, int]] = []
    limit = 1 << 30
    row = neighbour(lines, at)
    while row >= 0 and limit > 0 and at - row < MOST_ABOVE:
        line = anatomy(lines[row])
        columns = [(line.content, False)] if line.colon >= 0 else []
        columns += [(hyphen, True) for hyphen in reversed(line.hyphens)]
        for column, hyphen in columns:
            if column < limit:
                found.append((column, hyphen, row))
                limit = column
            elif column == limit and hyphen is False and found and found[-1][1]:
                found.append((column, hyphen, row))
        row = neighbour(lines, row)
    return found


def name_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A list entry written as its name alone, with keys below it: the name needs its key too."""
    line, above = anatomy(lines[at]), neighbour(lines, at)
    if above < 0 or line.colon < 0 or line.hyphens:
        return
    entry = anatomy(lines[above])
    if not entry.hyphens or entry.colon >= 0 or not entry.words or line.indent <= entry.hyphens[-1]:
        return
    yield [_named(lines, above, at)]


def name_in_line_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """The same where the keys stand in line with the hyphen."""
    line, above = anatomy(lines[at]), neighbour(lines, at)
    if above < 0 or line.colon < 0 or line.hyphens:
        return
    entry = anatomy(lines[above])
    if entry.hyphens and entry.colon < 0 and entry.words and line.indent == entry.hyphens[-1]:
        yield [_named(lines, above, at)]


def _named(lines: Sequence[str], above: int, at: int) -> Mistake:
    line, entry = anatomy(lines[at]), anatomy(lines[above])
    key = "text" if line.key in _item_keys() else "to" if line.key in _TRANSITION_KEYS else "name"
    after = f"{entry.text[: entry.content]}{key}: {entry.text[entry.content :]}"
    below = () if line.indent == entry.content else ((at, " " * entry.content + line.text.lstrip()),)
    message = f'this entry has keys of its own below it, so its text needs a key too: "{key}"'
    label = f'"{line.key}" is below it'
    return Mistake(above, entry.content, entry.end, message, label, after=after, more=below, sure=False, moves=True)


def hyphen_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A key in the column of the hyphens above it that begins an entry as those do: its hyphen is missing."""
    line = anatomy(lines[at])
    if line.hyphens or line.colon < 0:
        return
    for column, hyphen, row in levels(lines, at):
        if hyphen and column == line.indent and anatomy(lines[row]).key == line.key:
            after = f"{line.text[:column]}- {line.text[column:]}"
            message = f'a "-" is missing before "{line.key}", where the next list entry begins'
            deeper = [(row, text) for row, text in _entry_rest(lines, at, column)]
            yield [
                Mistake(at, column, line.colon, message, after=after, more=tuple(deeper), sure=not deeper, moves=True)
            ]


def _entry_rest(lines: Sequence[str], at: int, column: int) -> Iterator[tuple[int, str]]:
    """The lines that belong to an entry whose hyphen is missing, moved to where they stand below it."""
    row = neighbour(lines, at, 1)
    while row >= 0 and (line := anatomy(lines[row])).indent >= column and not (line.hyphens and line.indent == column):
        if line.indent > column + 1:
            return
        yield row, " " * (column + 2) + line.text.lstrip(SPACES)
        row = neighbour(lines, row, 1)


def first_hyphen_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A list entry in the column where the first entry should have had its hyphen."""
    line = anatomy(lines[at])
    if not line.hyphens:
        return
    first, row = -1, neighbour(lines, at)
    while row >= 0 and at - row < MOST_ABOVE and anatomy(lines[row]).indent > line.indent:
        first, row = row, neighbour(lines, row)
    begin = anatomy(lines[first]) if first >= 0 and row >= 0 and anatomy(lines[row]).opens else None
    if begin and not begin.hyphens and begin.content == line.content and begin.colon >= 0:
        start = line.hyphens[-1]
        after = f"{' ' * start}-{' ' * (begin.content - start - 1)}{begin.text[begin.content :]}"
        message = f'a "-" is missing before "{begin.key}", where the first list entry begins'
        yield [Mistake(first, begin.content, begin.colon, message, after=after, moves=True)]


def mixed_mistakes(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Mistake]]:
    """A list entry among keys, or a key among list entries."""
    line = anatomy(lines[at])
    if at != problem.line or not line.structured:
        return
    for column, hyphen, row in levels(lines, at):
        if column == line.indent and hyphen != bool(line.hyphens):
            one, other = ("a list entry", "a key") if line.hyphens else ("a key", "a list entry")
            message = f"{one} cannot stand in line with {other}, as in line {row + 1}"
            help_ = "below one key there are either keys or list entries; move this line to where it belongs"
            label = f"in line with {other}"
            yield [Mistake(at, line.indent, line.end, message, label, help_, more=((at, ""),), sure=False, whole=False)]
            return


def text_with_tab(lines: Sequence[str], problem: Problem) -> str:
    """The first line of a block of text with the width of its indentation, where its text begins with a tab; empty elsewhere.

    YAML allows that; the parser needs the width to be given.
    """
    if "block scalar" not in problem.about or "tab character" not in problem.about or not problem.context:
        return ""
    row, column = problem.context
    line, text = anatomy(lines[row]), lines[problem.line]
    owner = line.content if line.colon >= 0 else line.hyphens[-1] if line.hyphens else -1
    width = len(text) - len(text.lstrip(" ")) - owner
    sign = line.text[column : column + 1]
    if owner < 0 or not 0 < width < 10 or sign not in ("|", ">") or re.match(r"[-+]?\d", line.text[column + 1 :]):
        return ""
    return f"{line.text[: column + 1]}{width}{line.text[column + 1 :]}"


@cache
def _item_keys() -> frozenset[str]:
    """Keys of an item that no touchpoint has."""
    return frozenset(keys_of("item_keys")) - frozenset(keys_of("touchpoint_keys")) - _ENTRY_KEYS
