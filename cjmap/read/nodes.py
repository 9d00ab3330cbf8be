"""The tree of a parsed file: every key and value as it stands in the source, its plain value, its position there."""

from __future__ import annotations

import re
from typing import Literal

from cjmap.diagnostics import Diagnostic, Span
from cjmap.late import pattern
from cjmap.records import dataclass, field

_NUMBER = pattern(r"[-+]?(?:(\d+)|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d{1,3})?)", re.ASCII)
_MOST_DIGITS = 60
_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def value_of(words: str) -> object:
    """What a text without quotation marks means: nothing, true or false, a decimal number (YAML 1.2, core schema), or itself.

    Numbers of other kinds (hexadecimal, octal, with underscores or colons, infinite) are the text as it stands.
    """
    if words in _WORDS:
        return _WORDS[words]
    if words[0] in "+-.0123456789" and len(words) <= _MOST_DIGITS and (found := _NUMBER.fullmatch(words)):
        if found[1]:
            return int(words)
        number = float(words)
        return words if number in (float("inf"), float("-inf")) else number
    return words


@dataclass(slots=True)
class Entry:
    """One `key: value` of a mapping; `words` is the key as it is written, without quotation marks."""

    words: str
    span: Span
    value: Node


@dataclass(slots=True)
class Node:
    """One value.

    A scalar has `words`, its text as it stands in the source after YAML's folding (`007`, `3.10`, `yes`), and `plain`,
    true where it is written without quotation marks and not as a block. `cut` is true where ` #` ends a plain text
    that may have gone on.
    A sequence has `items`, a mapping `entries` by key words; `flow` is true for `[ ]` and `{ }`.
    `data` is the value as the JSON Schema sees it: None, True, False, a number, a text, a list, a dict of these with text keys.
    An alias shares the node of its anchor.
    """

    kind: Literal["scalar", "sequence", "mapping"]
    span: Span
    data: object = None
    words: str = ""
    plain: bool = False
    cut: bool = False
    flow: bool = False
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether this is a value left out: nothing, `~` or `null`."""
        return self.kind == "scalar" and self.data is None


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed file: its decoded text, the tree (None where nothing can be read), and what was found while parsing.

    Where a line was repaired to read on, the tree is that of the repaired text and the diagnostics hold the error with its fix.
    """

    path: str
    text: str
    root: Node | None
    diagnostics: tuple[Diagnostic, ...] = ()


_LONGEST = 500
"""Characters of a changed part that are held against each other; in a longer one the columns are those of its ends."""


class Columns:
    """The columns (from 0) of a repaired line: `start` of what begins there, `end` of what ends before there."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = before, after
        self._columns: list[int] | None = None
        self._kept: set[int] = set()

    def start(self, column: int) -> int:
        """The author's column of the character at a column of the line as it is read."""
        columns = self._found()
        return columns[min(max(column, 0), len(columns) - 1)]

    def end(self, column: int) -> int:
        """The author's column behind the last character before a column of the line as it is read."""
        start = self.start(column)
        return self.start(column - 1) + 1 if column - 1 in self._kept else start

    def _found(self) -> list[int]:
        """For each column of the line as it is read, and for its end, the author's; found when it is first asked for."""
        if self._columns is None:
            self._columns = self._aligned()
        return self._columns

    def _aligned(self) -> list[int]:
        from difflib import SequenceMatcher  # late: few files have a repaired line

        before, after = self._before, self._after
        head = _common(before, after)
        tail = _common(before[head:][::-1], after[head:][::-1])
        old, new = before[head : len(before) - tail], after[head : len(after) - tail]
        columns = list(range(head))
        self._kept = {*range(head), *range(len(after) - tail, len(after))}
        if max(len(old), len(new)) > _LONGEST:
            columns += [head + min(at, len(old)) for at in range(len(new))]
        else:
            for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
                columns += [head + min(first + at, last) for at in range(end - start)]
                if tag == "equal":
                    self._kept.update(range(head + start, head + end))
        return columns + list(range(len(before) - tail, len(before) + 1))


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    for at, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return at
    return min(len(one), len(other))
