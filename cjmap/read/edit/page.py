"""The text of a file → its lines with their ends, its parts, and where each entry begins, ends and has its comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from cjmap.late import pattern
from cjmap.read.edit.address import Path
from cjmap.read.edit.writing import Style, style_of
from cjmap.read.format.parts import CollectionEntry, Part, Position, SourceText
from cjmap.read.source import decoded
from cjmap.records import replace

_LINE = pattern(r"([^\r\n]*)(\r\n|[\r\n]|\Z)")
_MARK = "\ufeff"

Splice = tuple[Position, Position, str]
"""A part of a text, from a position to a position, and what is to stand there instead, its lines with LF between them."""


class Page:
    """A text without mistakes of writing. `lines` are as they are read, of the same length as in the text; all is found late.

    `blocks` says whether `|` blocks may be added to it.
    """

    def __init__(self, text: str, blocks: bool = True) -> None:
        self.text, self.blocks = text, blocks
        self.body = text.removeprefix(_MARK)

    @cached_property
    def _rows(self) -> list[tuple[int, int, str]]:
        """Where each line begins, how long it is, and its end."""
        found = [(one.start(), len(one[1]), one[2]) for one in _LINE.finditer(self.body)]
        if len(found) > 1 and not found[-2][2]:
            found.pop()  # behind a last line without an end, the expression finds nothing once more
        return found

    @cached_property
    def lines(self) -> list[str]:
        return decoded(self.body, "")[0].replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @cached_property
    def parts(self) -> SourceText:
        return SourceText("\n".join(self.lines) + "\n", lax=True)

    @property
    def signs(self) -> list[str]:
        return self.parts.signs

    @property
    def root(self) -> Part:
        return self.parts.root

    @cached_property
    def end(self) -> str:
        """The line end that most lines have."""
        ends = [end for _, _, end in self._rows if end]
        return max(("\n", "\r\n", "\r"), key=ends.count)

    @cached_property
    def style(self) -> Style:
        return replace(style_of(self.root), blocks=self.blocks)

    @cached_property
    def homes(self) -> dict[int, tuple[Part, int]]:
        """For each part, by its id, the part that it is in and its position there."""
        return {id(entry.value): (part, at) for part in self._all(self.root) for at, entry in enumerate(part.entries)}

    def at(self, path: Path) -> Part:
        """The part at a path: of a shared value the one where it is written out."""
        part = self.root
        for step in path:
            part = part.meant.entries[index_of(part.meant, step)].value
        return part.meant

    def along(self, path: Path) -> Iterator[tuple[Path, Part]]:
        """Each value on the way to a path, as it stands there, the alias where there is one."""
        part = self.root
        for end, step in enumerate(path, 1):
            part = part.meant.entries[index_of(part.meant, step)].value
            yield path[:end], part

    def entry(self, part: Part) -> CollectionEntry:
        """The entry whose value a part is."""
        parent, at = self.homes[id(part)]
        return parent.entries[at]

    def path(self, part: Part) -> Path:
        """The path to a part as it stands in the text."""
        steps: list[str | int] = []
        while part is not self.root:
            part, at = self.homes[id(part)]
            key = part.entries[at].key
            steps.insert(0, key.meant.words if key else at)
        return tuple(steps)

    def aliases(self, part: Part) -> list[Part]:
        """The aliases of a part, in the order of the text."""
        return self._aliases.get(id(part), [])

    @cached_property
    def _aliases(self) -> dict[int, list[Part]]:
        found: dict[int, list[Part]] = {}
        for one in self._all(self.root):
            if one.target:
                found.setdefault(id(one.target), []).append(one)
        return found

    def is_shared(self, path: Path) -> bool:
        """Whether a value, or something that it is in, has an anchor or is an alias."""
        return any(part.anchor or part.target for _, part in self.along(path))

    def within(self, part: Part) -> list[Part]:
        """A part and all that is in it."""
        return list(self._all(part))

    def spliced(self, splices: Iterable[Splice]) -> str:
        """The text with some parts replaced; line ends are the file's."""
        body = self.body
        for start, end, words in sorted(splices, reverse=True):
            body = body[: self._offset(start)] + words.replace("\n", self.end) + body[self._offset(end) :]
        return self.text[: len(self.text) - len(self.body)] + body

    def without_lines(self, first: int, last: int) -> Splice:
        """The splice that takes lines out, the last one included."""
        if last + 1 < len(self._rows):
            return (first, 0), (last + 1, 0), ""
        return (max(first - 1, 0), self._rows[first - 1][1] if first else 0), (last, self._rows[last][1]), ""

    def line_end(self, line: int) -> Position:
        """The position at the end of a line."""
        return line, self._rows[line][1]

    def behind_anchor(self, part: Part) -> Position:
        """Where a value begins, its anchor aside."""
        empty = part.kind == "scalar" and part.anchor and not (part.words or part.style)
        if empty or not part.anchor:
            return part.start
        return self.parts.behind_anchor(part.start)

    def last_line(self, part: Part) -> int:
        """The last line that holds some of a value."""
        if part.entries and not part.flow:
            return max(self.last_line(part.entries[-1].value), part.entries[-1].start[0])
        if part.style not in ("|", ">"):
            return part.end[0]
        last = part.end[0] if part.end[1] else part.end[0] - 1
        while last > part.start[0] and not self.lines[last].strip():
            last -= 1
        return last

    def last_of(self, entry: CollectionEntry) -> int:
        """The last line of an entry of a block, with the comments below it that stand further in than it does."""
        last = max(self.last_line(entry.value), entry.start[0])
        for at in range(last + 1, len(self.signs)):
            signs = self.signs[at].lstrip(" \t")
            if signs and (signs[0] != "#" or len(self.signs[at]) - len(signs) <= entry.start[1]):
                break
            last = at if signs else last
        return last

    def first_of(self, entry: CollectionEntry) -> int:
        """The first line of an entry of a block, with the comments right above it that begin in its column."""
        first = entry.start[0]
        sign = " " * entry.start[1] + "#"
        while first and self.signs[first - 1].startswith(sign):
            first -= 1
        return first

    def alone(self, entry: CollectionEntry) -> bool:
        """Whether an entry is the first thing on its line."""
        line, column = entry.start
        return not self.signs[line][:column].strip(" ")

    def blank(self, line: int) -> bool:
        """Whether a line of the text is blank."""
        return 0 <= line < len(self._rows) and not self.signs[line].strip(" \t") and bool(self.end_of(line))

    def end_of(self, line: int) -> bool:
        """Whether a line has an end: nothing behind the last one is a line of its own."""
        return line + 1 < len(self._rows) or self._rows[line][1] > 0

    def spaced(self, part: Part) -> bool:
        """Whether there is a blank line between any two entries of a block."""
        pairs = list(zip(part.entries, part.entries[1:], strict=False))
        return bool(pairs) and all(
            any(self.blank(line) for line in range(self.last_of(one) + 1, other.start[0])) for one, other in pairs
        )

    def _offset(self, position: Position) -> int:
        line, column = position
        return self._rows[line][0] + column if line < len(self._rows) else len(self.body)

    def _all(self, part: Part) -> Iterator[Part]:
        yield part
        for entry in part.entries:
            yield from self._all(entry.value)


def index_of(part: Part, step: str | int) -> int:
    """The position of a key or of an entry among the entries of a part."""
    if isinstance(step, int):
        return step
    return next(at for at, entry in enumerate(part.entries) if entry.key and entry.key.meant.words == step)
