"""A line where reading stops → the ways it may have been meant: its indentation, its dash, its colon, a marker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.read.traps.line import (
    BLANKS,
    KNOWN_KEYS,
    ONLY_TOP_KEYS,
    SPECIAL,
    TOP_KEYS,
    Line,
    anatomy,
    neighbour,
    no_blank,
)
from cjmap.read.traps.quoting import quoted
from cjmap.read.traps.readings import bullet, bullet_trap, counted, has_odd_blanks, odd_line, second_document
from cjmap.read.traps.trap import Problem, Trap

_MOST_TOGETHER = 2000
"""Lines with the same mistake that are repaired together."""

_MOST_FITTED = 100
"""Lines of them that are held against their neighbours."""

_MOST_ABOVE = 5000
"""Lines above a place that are looked at."""

TAB_WIDTHS = (2, 4, 8, 1)
_WIDE_COLON = re.compile("([A-Za-z_]+)：[ \t]*")
_ITEM_KEYS = frozenset(("severity", "status", "link", "source"))
_TRANSITION_KEYS = frozenset(("when", "share"))


def tab_traps(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Trap]]:
    """Every line with a tab before its text, with the tabs written as so many blanks; the width that fits best first."""
    if problem.line >= len(lines) or "\t" not in _lead(lines[at]):
        return
    rows = [row for row, text in enumerate(lines) if "\t" in _lead(text)][:_MOST_TOGETHER]
    ways = [[_untabbed(lines[row], row, width) for row in rows] for width in TAB_WIDTHS]
    fits = [_owners(lines, way) for way in ways]
    whole = {tuple(owners) for owners in fits if None not in owners}
    order = sorted(range(len(ways)), key=lambda rank: fits[rank].count(None))
    for rank in order:
        yield ways[rank] if len(whole) == 1 else [replace(trap, sure=False) for trap in ways[rank]]


def _owners(lines: Sequence[str], way: Sequence[Trap]) -> list[int | None]:
    """For the first lines of a way, the line above that each is in line with or is the value of; None where it is neither."""
    work = list(lines)
    for trap in way:
        work[trap.line] = trap.after or ""
    rows = [trap.line for trap in way[:_MOST_FITTED]]
    below = [neighbour(work, row, 1) for row in rows]
    return [_owner(work, row) for row in [*rows, *(row for row in below if row >= 0)]]


def _owner(lines: Sequence[str], at: int) -> int | None:
    """The line above that a line is in line with or is the value of; None where it is neither."""
    line, above = anatomy(lines[at]), neighbour(lines, at)
    if above < 0 or not line.structured or (anatomy(lines[above]).opens and line.indent > anatomy(lines[above]).indent):
        return above
    here = (line.indent, bool(line.dashes))
    return next((row for column, dash, row in levels(lines, at) if (column, dash) == here), None)


def _lead(text: str) -> str:
    return text[: anatomy(text).content] if "\t" in text else ""


def _untabbed(text: str, row: int, width: int) -> Trap:
    lead = _lead(text)
    indent = lead[: len(lead) - len(lead.lstrip(BLANKS))]
    blanks = indent.replace("\t", " " * width)
    after = blanks + lead[len(indent) :].replace("\t", " ") + text[len(lead) :]
    at = lead.find("\t")
    if "\t" not in indent:
        message = "a tab stands after the dash, where only blanks work"
        return Trap(row, at, len(lead), message, "type a blank here", after=after)
    message = "this line begins with a tab; only blanks work there"
    help_ = f"write it with {counted(len(blanks))} at the start: {after.strip()}"
    return Trap(row, at, len(indent), message, "a tab", help_, after)


def odd_blank_traps(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Trap]]:
    """Lines with characters that only look like a blank before their text."""
    rows = [row for row, text in enumerate(lines) if has_odd_blanks(text)][:_MOST_TOGETHER]
    traps = [replace(trap, swallows=True) for row in rows if (trap := odd_line(lines, row))]
    if traps and traps[0].line <= problem.line:
        yield traps


def marker_traps(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Trap]]:
    """A line of three dots, which ends the document, or of three dashes."""
    above = neighbour(lines, at)
    for row in (at, above):
        if row >= 0 and lines[row].rstrip() == "...":
            message = 'a line of "..." ends the file, and text goes on below it'
            yield [Trap(row, 0, 3, message, "leave this line out", after="")]
        elif row > 0 and lines[row].rstrip() == "---":
            yield [second_document(lines, row)]


def blank_traps(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Trap]]:
    """A key with its colon close to the text, or a dash close to it."""
    line = anatomy(lines[at])
    found = no_blank(line)
    if found and (found[0] in KNOWN_KEYS or line.colon < 0):
        word, colon = found
        rest = line.text[colon + 1 : line.end]
        special = rest[0] in SPECIAL and rest[0] not in "\"'[{|>"
        rest = quoted(rest) if special or (": " in rest and rest[0] not in "\"'[{") else rest
        after = f"{line.text[: colon + 1]} {rest}{line.text[line.end :]}"
        message = f'a blank is missing after the colon of "{word}"'
        yield [Trap(at, line.content, colon + 1, message, after=after)]
    wide = _WIDE_COLON.match(line.text, line.content)
    if wide and wide[1] in KNOWN_KEYS:
        after = f"{line.text[: wide.end(1)]}: {line.text[wide.end() :]}".rstrip()
        message = f'the colon after "{wide[1]}" is a wide one; a key needs the ordinary colon and a blank'
        yield [Trap(at, wide.end(1), wide.end(1) + 1, message, after=after)]
    text = line.text[line.content : line.end]
    if (
        len(text) > 1
        and text[0] == "-"
        and text[1] not in "- \t"
        and not line.dashes
        and _entries_around(lines, at, line)
    ):
        after = f"{line.text[: line.content + 1]} {line.text[line.content + 1 :]}"
        message = 'a blank is missing after the "-" of this list entry'
        yield [Trap(at, line.content, line.content + 1, message, after=after)]


def _entries_around(lines: Sequence[str], at: int, line: Line) -> bool:
    """Whether a list entry stands at the same column somewhere around, or the key above waits for a list."""
    above, below = neighbour(lines, at), neighbour(lines, at, 1)
    if above >= 0 and anatomy(lines[above]).opens:
        return True
    around = [level for level in levels(lines, at) if level[1]]
    if any(column == line.indent for column, _, _ in around):
        return True
    return below >= 0 and line.indent in anatomy(lines[below]).dashes


def colon_traps(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Trap]]:
    """A key without its colon, alone on its line or with a text; or no key before a colon."""
    line = anatomy(lines[at])
    if line.text[line.content : line.content + 1] == ":" and line.content < line.end:
        help_ = 'write a key before the colon, as in "name: Shop"'
        message = "a key is missing before this colon"
        yield [Trap(at, line.content, line.content + 1, message, help=help_, more=((at, ""),), whole=False)]
        return
    text = line.text[line.content : line.end]
    word, _, rest = text.partition(" ")
    if word in KNOWN_KEYS and not line.dashes and (line.colon < 0 or rest.startswith(("{", "["))):
        end = line.content + len(word)
        after = f"{line.text[:end]}:{line.text[end:]}"
        yield [Trap(at, line.content, end, f'a colon is missing after "{word}"', after=after)]


def loose_text_traps(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Trap]]:
    """A text among keys, which may go on with the text above it or be a key."""
    line = anatomy(lines[at])
    if line.structured or line.bare or line.text[line.content] in SPECIAL:
        return
    above = row = neighbour(lines, at)
    while row >= 0 and not anatomy(lines[row]).structured and at - row < _MOST_ABOVE:
        row = neighbour(lines, row)
    owner = anatomy(lines[row]) if row >= 0 else None
    if owner and owner.colon >= 0 and owner.words and line.indent <= owner.content:
        column = anatomy(lines[above]).indent if above > row else owner.content + 2
        help_ = (
            f'where it goes on with the text of "{owner.key}", write it with {counted(column)} at the start; '
            "where it is a key, put a colon after it"
        )
        changed = ((at, " " * column + line.text.lstrip()),)
        yield [Trap(at, line.content, line.end, "this line has no key", "no colon here", help_, more=changed)]


def name_traps(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Trap]]:
    """A list entry written as its name alone, with keys below it: the name needs its key too."""
    line, above = anatomy(lines[at]), neighbour(lines, at)
    if above < 0 or line.colon < 0 or line.dashes:
        return
    entry = anatomy(lines[above])
    if not entry.dashes or entry.colon >= 0 or not entry.words or line.indent < entry.dashes[-1]:
        return
    key = "text" if line.key in _ITEM_KEYS else "to" if line.key in _TRANSITION_KEYS else "name"
    after = f"{entry.text[: entry.content]}{key}: {entry.text[entry.content :]}"
    below = () if line.indent == entry.content else ((at, " " * entry.content + line.text.lstrip()),)
    message = f'this entry has keys of its own below it, so its text needs a key too: "{key}"'
    yield [
        Trap(above, entry.content, entry.end, message, f'"{line.key}" is below it', after=after, more=below, sure=False)
    ]


def dash_traps(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Trap]]:
    """A key in the column of the dashes above it that begins an entry as those do: its dash is missing."""
    line = anatomy(lines[at])
    if line.dashes or line.colon < 0:
        return
    for column, dash, row in levels(lines, at):
        if dash and column == line.indent and anatomy(lines[row]).key == line.key:
            after = f"{line.text[:column]}- {line.text[column:]}"
            message = f'a "-" is missing before "{line.key}", where the next list entry begins'
            deeper = [(row, text) for row, text in _entry_rest(lines, at, column)]
            yield [Trap(at, column, line.colon, message, after=after, more=tuple(deeper), sure=not deeper, moves=True)]


def _entry_rest(lines: Sequence[str], at: int, column: int) -> Iterator[tuple[int, str]]:
    """The lines that belong to an entry whose dash is missing, moved to where they stand below it."""
    row = neighbour(lines, at, 1)
    while row >= 0 and (line := anatomy(lines[row])).indent >= column and not (line.dashes and line.indent == column):
        if line.indent > column + 1:
            return
        yield row, " " * (column + 2) + line.text.lstrip(BLANKS)
        row = neighbour(lines, row, 1)


def mixed_traps(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Trap]]:
    """A list entry among keys, or a key among list entries."""
    line = anatomy(lines[at])
    if at != problem.line or not line.structured:
        return
    for column, dash, row in levels(lines, at):
        if column == line.indent and dash != bool(line.dashes):
            one, other = ("a list entry", "a key") if line.dashes else ("a key", "a list entry")
            message = f"{one} cannot stand in line with {other}, as in line {row + 1}"
            help_ = "below one key there are either keys or list entries; move this line to where it belongs"
            label = f"in line with {other}"
            yield [Trap(at, line.indent, line.end, message, label, help_, more=((at, ""),), sure=False, whole=False)]
            return


def bullet_traps(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Trap]]:
    """A list entry with another sign than a dash before it (`* Pays`)."""
    if bullet(lines, at):
        rows = [row for row in range(len(lines)) if bullet(lines, row)][:_MOST_TOGETHER]
        yield [bullet_trap(lines, row) for row in rows]


def indent_traps(lines: Sequence[str], at: int, problem: Problem) -> Iterator[list[Trap]]:
    """A key or list entry that is in line with nothing above it: in line with the nearest that it can belong to."""
    line = anatomy(lines[at])
    if not line.structured:
        return
    first = neighbour(lines, -1, 1)
    if at > first >= 0 and not line.indent and anatomy(lines[first]).indent:
        yield [_moved(lines, first, 0, "the first key must stand at the very start of its line", True)]
    if at != problem.line and _owner(lines, at) is not None:
        return
    found = _possible(lines, at, line)
    for rank, (column, _, row) in enumerate(found[:4]):
        away = abs(column - line.indent)
        sure = not rank and all(away < abs(other[0] - line.indent) for other in found if other[0] != column)
        near = anatomy(lines[row])
        what = "the list entry" if line.dashes else f'"{near.key}"'
        own = "this list entry" if line.dashes else f'"{line.key}"'
        ways = [_moved(lines, at, column, f"{own} is not in line with {what} in line {row + 1}", sure)]
        start = near.indent + line.indent - column
        if start >= 0 and near.content == near.indent + column - (near.dashes[0] if near.dashes else column):
            what = "this list entry" if near.dashes else f'"{near.key}"'
            ways.append(
                _moved(lines, row, start, f"{what} is not in line with what is below it in line {at + 1}", True)
            )
        yield from ([way] for way in (reversed(ways) if column % 2 and not line.indent % 2 else ways))


def _possible(lines: Sequence[str], at: int, line: Line) -> list[tuple[int, bool, int]]:
    """The open levels that a line may have been meant for, the nearest first.

    A key of the top of the file goes nowhere else, and keys of the format not among names that the author gives.
    """
    above = levels(lines, at)
    deepest = all(column < line.indent for column, _, _ in above)
    found = [
        (column, dash, row)
        for column, dash, row in above
        if dash == bool(line.dashes)
        and column != line.indent
        and (deepest or abs(column - line.indent) <= 2)
        and (dash or (line.key in TOP_KEYS if not column else line.key not in ONLY_TOP_KEYS))
    ]
    alike = [level for level in found if (anatomy(lines[level[2]]).key in KNOWN_KEYS) == (line.key in KNOWN_KEYS)]
    if alike and not line.dashes:
        found = alike
    return sorted(found, key=lambda level: abs(level[0] - line.indent))


def _moved(lines: Sequence[str], at: int, column: int, message: str, sure: bool) -> Trap:
    line = anatomy(lines[at])
    after = " " * column + line.text.lstrip(BLANKS)
    label = f"{counted(line.indent)} before it, where {column or 'none'} {'is' if column in (0, 1) else 'are'} right"
    help_ = f"write it with {counted(column)} at the start: {after.strip()}"
    return Trap(at, line.indent, line.end, message, label, help_, after, sure=sure, moves=True)


def levels(lines: Sequence[str], at: int) -> list[tuple[int, bool, int]]:
    """The columns that are open above a line, from the innermost out: column, whether a dash stands there, and the line."""
    found: list[tuple[int, bool, int]] = []
    limit = 1 << 30
    row = neighbour(lines, at)
    while row >= 0 and limit > 0 and at - row < _MOST_ABOVE:
        line = anatomy(lines[row])
        columns = [(line.content, False)] if line.colon >= 0 else []
        columns += [(dash, True) for dash in reversed(line.dashes)]
        for column, dash in columns:
            if column < limit:
                found.append((column, dash, row))
                limit = column
            elif column == limit and dash is False and found and found[-1][1]:
                found.append((column, dash, row))
        row = neighbour(lines, row)
    return found
