"""A line as its author wrote it and as it is read after a repair → for each column of the second one that of the first."""

from __future__ import annotations

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
