"""The text of a file without mistakes of writing → its parts: lists, sets of keys and texts, each with its style and place."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Literal

from cjmap.late import pattern
from cjmap.read.tree import events
from cjmap.records import dataclass, field

Position = tuple[int, int]
"""Line and column, both from 0."""

TEXT = "\0"
"""What stands for the characters of texts where only the signs between them are looked at."""

_ANCHOR = pattern(r"&\S+(?:[ \t]+#[^\n]*|\s)*")
_MARK = pattern(r"\a(?! \S)|(?<=\s)\a")
"""ruamel.yaml's mark for the end of a line in a `>` block where it cannot write one: before or behind a space."""

_FOLDED = pattern(r">[-+\d]*[ \t]*(#.*)?$", re.MULTILINE)
"""What a `>` block begins with. Without one there is no need of ruamel.yaml's events, which take ten times as long."""

_BLOCK = pattern(r"[|>][-+\d]*")


@dataclass(slots=True, eq=False)
class Part:
    """One value, or a key.

    A scalar has `words`, `style` as it is written (`'`, `"`, `|`, `>`, empty for none), and `rows`: the lines it is written over
    where they are more than one and joined by spaces give the words. An alias has the part it stands for as `target` and its
    name as `words`. A list or a set of keys has `entries`, is `flow` in `[ ]` or `{ }`, and ends with the comments `below`.
    """

    kind: Literal["scalar", "alias", "sequence", "mapping"]
    start: Position
    end: Position
    anchor: str = ""
    words: str = ""
    style: str = ""
    rows: tuple[str, ...] = ()
    flow: bool = False
    entries: list[CollectionEntry] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    target: Part | None = None

    @property
    def meant(self) -> Part:
        """The part itself, or the one that an alias stands for."""
        return self.target or self

    @property
    def column(self) -> int:
        """The column in which the entries begin."""
        return self.entries[0].start[1] if self.entries else self.start[1]


@dataclass(slots=True, eq=False)
class CollectionEntry:
    """One key with its value, or one entry of a list, whose `key` is None.

    `above` are the comments on lines of their own before it, `""` for a blank line; `beside` are those at the end of its lines.
    `cut` is true where the comment may have been meant as a part of the text: it then stays as near to it as it is.
    """

    key: Part | None
    value: Part
    start: Position
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    cut: bool = False


class SourceText:
    """A text, its parts, and its lines with `TEXT` for each character of a text in them: what is left are signs and comments.

    Texts in `>` blocks have ruamel.yaml's marks where `folds` is true. Raises ValueError where the parts are not to be had,
    and for a key in `{ }` without a value unless it is `lax`.
    """

    def __init__(self, text: str, folds: bool = False, lax: bool = False) -> None:
        self._lax = lax
        self.lines = text.split("\n")
        self.signs = list(self.lines)
        self._anchors: dict[str, Part] = {}
        self._events = _folding_events(text) if folds and _FOLDED.search(text) else _events(text)
        self.root = self._part()
        self._set_hyphens(self.root)

    def _part(self, event: Any = None) -> Part:
        event = event or next(self._events)
        kind = type(event).__name__
        start, end = _position(event.start_mark), _position(event.end_mark)
        if kind == "AliasEvent":
            self._hide(start, end)
            if event.anchor not in self._anchors:
                raise ValueError(f"line {start[0] + 1}: nothing has the anchor {event.anchor}")
            return Part("alias", start, end, target=self._anchors[event.anchor], words=event.anchor)
        if kind == "ScalarEvent":
            part = self._scalar(event, start, end)
        elif kind == "MappingStartEvent":
            part = Part("mapping", start, end, event.anchor or "", flow=bool(event.flow_style))
            self._remember(part)
            while type(event := next(self._events)).__name__ != "MappingEndEvent":
                key = self._part(event)
                part.entries.append(CollectionEntry(key, value := self._part(), key.start))
                left_out = part.flow and value.kind == "scalar" and not (value.style or value.words)
                if left_out and not self._lax:
                    raise ValueError(f"line {key.start[0] + 1}: a key in {{ }} has no value")
        elif kind == "SequenceStartEvent":
            part = Part("sequence", start, end, event.anchor or "", flow=bool(event.flow_style))
            self._remember(part)
            while type(event := next(self._events)).__name__ != "SequenceEndEvent":
                value = self._part(event)
                part.entries.append(CollectionEntry(None, value, value.start))
        else:
            raise ValueError(f"no part of a file: {kind}")
        if part.entries or part.kind != "scalar":
            part.end = _position(event.end_mark)
        self._remember(part)
        return part

    def _remember(self, part: Part) -> None:
        if part.anchor:
            self._anchors[part.anchor] = part

    def _scalar(self, event: Any, start: Position, end: Position) -> Part:
        words = _MARK.sub("", event.value) if event.style == ">" else event.value
        part = Part("scalar", start, end, event.anchor or "", words, event.style or "")
        first = self.behind_anchor(start) if part.anchor and event.value else start
        if part.style in ("|", ">"):
            self._hide_block(first, end)
        else:
            self._hide(first, end)
            part.rows = self._rows(part, first, end)
        return part

    def behind_anchor(self, start: Position) -> Position:
        """Where a text begins that has an anchor before it."""
        line, column = start
        found = _ANCHOR.match("\n".join([self.lines[line][column:], *self.lines[line + 1 : line + 20]]))
        before = found[0] if found else ""
        breaks = before.count("\n")
        return (line + breaks, len(before.rpartition("\n")[2]) + (0 if breaks else column))

    def _rows(self, part: Part, start: Position, end: Position) -> tuple[str, ...]:
        """The lines of a text over several of them, where nothing else is between them than the end of a line."""
        if start[0] == end[0]:
            return ()
        rows = [self.lines[start[0]][start[1] :], *self.lines[start[0] + 1 : end[0]], self.lines[end[0]][: end[1]]]
        whole = [row.strip(" \t") for row in rows]
        if part.style:
            whole = [whole[0][1:], *whole[1:-1], whole[-1][:-1]]
        if part.style == "'":
            whole = [row.replace("''", "'") for row in whole]
        tidy = all(row and row == row.strip() for row in whole) and " ".join(whole) == part.words
        return tuple(whole) if tidy else ()

    def _hide(self, start: Position, end: Position) -> None:
        """Leave nothing of a text in the signs."""
        for line in range(start[0], min(end[0], len(self.signs) - 1) + 1):
            signs = self.signs[line]
            first, last = (start[1] if line == start[0] else 0), (end[1] if line == end[0] else len(signs))
            self.signs[line] = signs[:first] + TEXT * max(last - first, not signs) + signs[last:]

    def _hide_block(self, start: Position, end: Position) -> None:
        """The same for a `|` or `>` block; a comment behind its sign stays, and so do blank lines that are no part of it."""
        line, column = start
        head = _BLOCK.search(self.signs[line], column)
        if head:
            self._hide((line, head.start()), (line, head.end()))
        last = end[0] if end[1] else end[0] - 1
        kept = head is not None and "+" in head[0]
        while not kept and last > line and not self.lines[last].strip():
            last -= 1
        for inside in range(line + 1, last + 1):
            self.signs[inside] = TEXT

    def _set_hyphens(self, part: Part) -> None:
        """Entries of a block list begin at their hyphens, which the events do not tell."""
        if part.kind == "sequence" and not part.flow:
            line, column = self.behind_anchor(part.start) if part.anchor else part.start
            last = min(part.end[0], len(self.signs) - 1)
            hyphens = [at for at in range(line, last + 1) if _has_hyphen(self.signs[at], column)]
            if part.end[1] <= column and hyphens and hyphens[-1] == part.end[0]:
                hyphens.pop()
            if len(hyphens) != len(part.entries):
                raise ValueError(f"line {line + 1}: a list of {len(part.entries)} entries has {len(hyphens)} hyphens")
            for entry, at in zip(part.entries, hyphens, strict=True):
                entry.start = (at, column)
        for entry in part.entries:
            self._set_hyphens(entry.value)


_AROUND = ("StreamStartEvent", "DocumentStartEvent", "DocumentEndEvent", "StreamEndEvent")


def _events(text: str) -> Iterator[Any]:
    """The events of the one document, without those of the document itself."""
    return (event for event in events(text) if type(event).__name__ not in _AROUND)


def _folding_events(text: str) -> Iterator[Any]:
    """The same from ruamel.yaml, whose texts of `>` blocks tell where their lines end; our own where it cannot read the text."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    yaml = YAML()
    yaml.version = (1, 1)  # as our own reader, which is libyaml
    try:
        found = list(yaml.parse(io.StringIO(text)))
    except MarkedYAMLError:  # a tab that libyaml takes for a space
        return _events(text)
    return (event for event in found if type(event).__name__ not in _AROUND)


def _has_hyphen(signs: str, column: int) -> bool:
    """Whether an entry of a list begins there; before it are at most the hyphens of the lists around it."""
    return signs[column : column + 1] == "-" and not signs[:column].strip(" -")


def _position(mark: Any) -> Position:
    return (mark.line, mark.column)
