"""Arranged parts → text: ruamel.yaml writes them without comments, and each comment is put at the line of its entry."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from cjmap.read.format.parts import CollectionEntry, Part, SourceText


def written(root: Part, head: list[str]) -> str:
    """The text of a file, in lines that end with LF."""
    bare = SourceText(_bare(root))
    return _Writing(bare.lines, head).whole(root, bare.root)


def _bare(root: Part) -> str:
    """The text without comments and blank lines. Raises ValueError where ruamel.yaml cannot write it."""
    from ruamel.yaml import YAML
    from ruamel.yaml.emitter import Emitter
    from ruamel.yaml.error import YAMLError

    class OneLineKeys(Emitter):
        """Writes `key: value` however long the key is, and with `\\n` in it where it has a line break: `? key` is not ours."""

        def check_simple_key(self) -> bool:
            return True

    yaml = YAML()
    yaml.Emitter = OneLineKeys
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1 << 30
    stream = io.StringIO()
    try:
        yaml.emit(_document(root), stream)
    except YAMLError as error:
        raise ValueError(str(error)) from error
    return stream.getvalue().removesuffix("...\n")


def _document(root: Part) -> Iterator[Any]:
    from ruamel.yaml import events

    yield events.StreamStartEvent()
    yield events.DocumentStartEvent(explicit=False)
    yield from _events(root)
    yield events.DocumentEndEvent(explicit=False)
    yield events.StreamEndEvent()


def _events(part: Part) -> Iterator[Any]:
    """The events of a part and all that is in it."""
    from ruamel.yaml import events
    from ruamel.yaml.tag import Tag

    anchor = part.anchor or None
    if part.kind == "alias":
        yield events.AliasEvent(part.words)
    elif part.kind == "scalar":
        yield events.ScalarEvent(anchor, Tag(), (True, True), part.words, style=part.style or None)
    else:
        start, end = {
            "mapping": (events.MappingStartEvent, events.MappingEndEvent),
            "sequence": (events.SequenceStartEvent, events.SequenceEndEvent),
        }[part.kind]
        yield start(anchor, None, True, flow_style=part.flow)
        for entry in part.entries:
            if entry.key:
                yield from _events(entry.key)
            yield from _events(entry.value)
        yield end()


class _Writing:
    """The lines of the text without comments, and how far they are copied."""

    def __init__(self, bare: list[str], head: list[str]) -> None:
        self.bare = bare if bare[-1] else bare[:-1]
        self.copied = 0
        self.beside: dict[int, str] = {}
        self.lines: list[str] = []
        self.headed = bool(head)
        self.put(head, "")

    def whole(self, root: Part, bare: Part) -> str:
        self.entries(root, bare, len(self.bare))
        self.copy(len(self.bare))
        self.put(root.below, "")
        return "\n".join(self.lines) + "\n"

    def copy(self, end: int) -> None:
        """Copy lines up to that one, with the comments beside them."""
        for line in range(self.copied, end):
            beside = self.beside.get(line)
            self.lines.append(f"{self.bare[line]} {beside}" if beside else self.bare[line])
        self.copied = max(self.copied, end)

    def put(self, comments: list[str], indent: str) -> None:
        """Write comments on lines of their own; never two blank lines in a row, nor one at the beginning."""
        for comment in comments:
            if comment:
                self.lines.append(indent + comment)
            elif self.lines and self.lines[-1]:
                self.lines.append("")

    def entries(self, part: Part, bare: Part, end: int) -> None:
        """Copy a list or a set of keys, which ends before that line, with all its comments."""
        starts = [entry.start[0] for entry in bare.entries] + [end]
        for entry, bare_entry, following in zip(part.entries, bare.entries, starts[1:], strict=True):
            line = bare_entry.start[0]
            self.copy(line)
            indent = self.bare[line][: len(self.bare[line]) - len(self.bare[line].lstrip(" "))]
            self.put(self.above(entry, line), indent)
            value = entry.value
            if value.entries and not value.flow:
                self.entries(value, bare_entry.value, following)
                if value.below:
                    self.copy(following)
                    self.put(value.below, " " * bare_entry.value.column)

    def above(self, entry: CollectionEntry, line: int) -> list[str]:
        """The comments that go above an entry; the one beside it is kept for its line.

        Behind a hyphen stands the first key, whose own comment may be there: that of the whole entry goes above. The head of
        the file and the comments of the first key stay apart.
        """
        above, beside, value = list(entry.above), entry.beside, entry.value
        if entry.key is None and value.entries and not value.flow:
            above += beside
        elif beside:
            above += beside[:-1]
            self.beside[line] = ("" if entry.cut else " ") + beside[-1]
        return ["", *above] if self.headed and not line and any(above) else above
