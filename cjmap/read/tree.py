"""The lines of a file → the tree of nodes, in one pass over YAML's events; where reading stops, and the mistakes met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

import yaml

from cjmap.diagnostics import Span
from cjmap.read import suspicion
from cjmap.read.nodes import Columns, Entry, Node, value_of
from cjmap.records import dataclass, field

if TYPE_CHECKING:
    from cjmap.read.mistakes.mistake import Mistake, Problem

MOST_LEVELS = 100
MOST_ALIASED = 100_000
_MOST_MISTAKES = 1000
"""Mistakes of writing that are reported; a file with more is not read further."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Mark(Protocol):
    line: int
    column: int


class _Event(Protocol):
    """What is used of YAML's events; each kind has some of it."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None


@dataclass(slots=True)
class Growth:
    """A tree as far as it could be read, where that stopped (None at the end of the file), and the mistakes on the way.

    `stopped` where a limit was passed, so that there is no whole tree; `ended` where a second document begins.
    """

    root: Node | None = None
    problem: Problem | None = None
    mistakes: list[Mistake] = field(default_factory=list)
    stopped: bool = False
    ended: bool = False


@dataclass(slots=True)
class _Open:
    """A list or a set of keys that is not yet closed; `words` is a key that waits for its value, None where none does."""

    node: Node
    anchor: str | None
    is_key: bool
    words: str | None = None
    key: Span | None = None
    size: int = 1
    height: int = 1
    last: Span | None = None


def grow(lines: Sequence[str], moved: Mapping[int, Columns] | None = None) -> Growth:
    """Read the lines of a file.

    `moved` has the author's columns of each line that was repaired: places in the tree are those of the author's file.
    """
    text = "\n".join(lines) + "\n"
    growing = _Growing(lines, moved or {}, odd=suspicion.has_odd_spaces(text))
    growth = growing.growth
    try:
        for event in _events(text):
            growing.take(event)
            if growth.stopped or growth.ended:
                break
        else:
            growing.finish()
    except yaml.MarkedYAMLError as error:
        growth.problem = _problem(error, len(lines))
    return growth


def events(text: str) -> Iterator[Any]:
    """YAML's events of a text that should be free of mistakes of writing. Raises ValueError where it is not."""
    try:
        yield from _events(text)
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error


def _events(text: str) -> Iterator[Any]:
    """YAML's events. Newer parsers give up at a depth of their own, before they report what is open there: it is added."""
    given = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            given += 1
            yield event
    except yaml.MarkedYAMLError as error:
        if "nesting depth" not in (error.problem or "") or not error.problem_mark:
            raise
        yield from islice(yaml.parse(text[: error.problem_mark.index], Loader=_LOADER), given, None)


def look(lines: Sequence[str]) -> Problem | None:
    """Only where reading stops, without a tree: None where it reaches the end or the limit of levels."""
    levels = 0
    try:
        for event in _events("\n".join(lines) + "\n"):
            if isinstance(event, yaml.CollectionStartEvent):
                levels += 1
                if levels > MOST_LEVELS:
                    return None
            elif isinstance(event, yaml.CollectionEndEvent):
                levels -= 1
    except yaml.MarkedYAMLError as error:
        return _problem(error, len(lines))
    return None


def _problem(error: yaml.MarkedYAMLError, count: int) -> Problem:
    from cjmap.read.mistakes.mistake import Problem  # late: only where reading stops

    mark, context = error.problem_mark or error.context_mark, error.context_mark
    about = f"{error.context or ''}; {error.problem or ''}"
    line, column = (mark.line, mark.column) if mark else (count - 1, 0)
    return Problem(line, column, (context.line, context.column) if context else None, about)


class _Growing:
    """The state of one pass: the open lists and keys from the outermost in, and what anchors stand for."""

    def __init__(self, lines: Sequence[str], moved: Mapping[int, Columns], odd: bool) -> None:
        self.lines, self.moved, self.odd = lines, moved, odd
        self.growth = Growth()
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int, int]] = {}
        self.unused: dict[str, tuple[int, int, bool]] = {}
        self.aliased = 0
        self.flows = 0
        self.hashes = frozenset(at for at, line in enumerate(lines) if " #" in line or "\t#" in line)

    def take(self, event: yaml.Event) -> None:
        if taker := _TAKERS.get(type(event)):
            taker(self, event)

    def finish(self) -> None:
        for position in list(self.unused.values())[:_MOST_MISTAKES]:
            self.mistake(suspicion.anchored(self.lines, *position))

    def mistake(self, mistake: Mistake | None) -> None:
        if mistake and len(self.growth.mistakes) < _MOST_MISTAKES:
            self.growth.mistakes.append(mistake)
            self.growth.stopped = len(self.growth.mistakes) == _MOST_MISTAKES

    def stop(self, mistake: Mistake) -> None:
        self.growth.mistakes.append(mistake)
        self.growth.stopped = True

    def span(self, start: _Mark, end: _Mark) -> Span:
        line, column, end_line, end_column = start.line, start.column, end.line, end.column
        if self.moved:
            first, last = self.moved.get(line), self.moved.get(end_line)
            column = first.start(column) if first else column
            end_column = last.end(end_column) if last else end_column
        return Span(line + 1, column + 1, end_line + 1, end_column + 1)

    def awaits_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].node.kind == "mapping" and self.stack[-1].words is None

    def scalar(self, event: _Event) -> None:
        words, start, end = event.value, event.start_mark, event.end_mark
        plain = not event.style
        if event.tag is not None:
            self.mistake(suspicion.tagged(self.lines, start.line, start.column, self.flows > 0))
        span = self.span(start, end)
        if start.line != end.line:
            span = self.long_text(span, event)
        if self.odd and plain:
            self.mistake(suspicion.odd_start(self.lines, start.line, words))
        if event.style:
            position = start if event.style in ("|", ">") else end
            self.mistake(suspicion.close_comment(self.lines, position.line, position.column))
        if self.awaits_key():
            self.key(words, plain, span, start)
            return
        node = Node("scalar", span, value_of(words) if plain else words, words, plain)
        if plain and end.line in self.hashes:
            node.cut = suspicion.is_cut(self.lines[end.line], end.column, node.data)
        if plain and words and not self.stack and start.line == end.line:
            self.mistake(suspicion.single_line(self.lines, start.line))
        if plain and not self.flows:
            for mistake in suspicion.entry(self.lines, start.line, start.column, words, start.line == end.line):
                self.mistake(mistake)
        if event.anchor:
            self.anchors[event.anchor] = (node, 1, 0)
            self.unused[event.anchor] = (start.line, start.column, self.flows > 0)
        self.place(node, 1, 0)

    def long_text(self, span: Span, event: _Event) -> Span:
        """The place of a text over several lines; its last line is the last one that holds some of it."""
        first, last = event.start_mark.line, event.end_mark.line
        if event.style in ("|", ">"):
            last = min(last, len(self.lines) - 1)
            while last > first and (last == event.end_mark.line or not self.lines[last].strip()):
                last -= 1
            return Span(span.line, span.column, last + 1, len(self.lines[last].rstrip()) + 1)
        for mistake in suspicion.swallowed(self.lines, first, event.start_mark.column, last, bool(event.style)):
            self.mistake(mistake)
        return span

    def key(self, words: str, plain: bool, span: Span, start: _Mark) -> None:
        """A key: it waits for its value."""
        top = self.stack[-1]
        for mistake in suspicion.key(self.lines, start.line, start.column, words, plain, self.flows > 0):
            self.mistake(mistake)
        top.words, top.key = words, span

    def opened(self, event: _Event) -> None:
        kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence"
        flow = bool(event.flow_style)
        start = event.start_mark
        if event.tag is not None:
            self.mistake(suspicion.tagged(self.lines, start.line, start.column, self.flows > 0))
        node = Node("mapping" if kind == "mapping" else "sequence", self.span(start, event.end_mark), flow=flow)
        node.data = {} if kind == "mapping" else []
        is_key = self.awaits_key()
        if is_key:
            self.mistake(suspicion.list_as_key(self.lines, start.line, start.column))
        self.flows += flow
        self.stack.append(_Open(node, event.anchor, is_key))
        if len(self.stack) > MOST_LEVELS:
            self.stop(suspicion.too_deep(start.line, start.column, MOST_LEVELS))

    def closed(self, event: _Event) -> None:
        top = self.stack.pop()
        node, span = top.node, top.node.span
        self.flows -= node.flow
        end = top.last
        if node.flow:
            end = self.span(event.start_mark, event.end_mark)
            self.mistake(suspicion.close_comment(self.lines, event.end_mark.line, event.end_mark.column))
        if end:
            node.span = Span(span.line, span.column, end.end_line, end.end_column)
        if top.anchor:
            self.anchors[top.anchor] = (node, top.size, top.height)
        if top.is_key:
            self.stack[-1].words, self.stack[-1].key = "", node.span
        else:
            self.place(node, top.size, top.height)

    def alias(self, event: _Event) -> None:
        name, start = event.anchor, event.start_mark
        known = self.anchors.get(name)
        self.unused.pop(name, None)
        if known is None:
            inside = any(part.anchor == name for part in self.stack)
            self.mistake(suspicion.unknown_alias(self.lines, start.line, start.column, self.flows > 0, inside))
            span = self.span(start, event.end_mark)
            known = (Node("scalar", span, f"*{name}", f"*{name}", plain=True), 1, 0)
        node, size, height = known
        if self.awaits_key():
            self.key(node.words, node.plain, self.span(start, event.end_mark), start)
        elif self.aliased + size > MOST_ALIASED:
            self.stop(suspicion.too_many(start.line, start.column, MOST_ALIASED))
        elif len(self.stack) + height > MOST_LEVELS:
            self.stop(suspicion.too_deep(start.line, start.column, MOST_LEVELS))
        else:
            self.aliased += size
            self.place(node, size, height)

    def document(self, event: _Event) -> None:
        if self.growth.root is not None:
            mistake = suspicion.second_document(self.lines, event.start_mark.line)
            self.mistake(mistake)
            self.growth.ended = True
            self.growth.stopped = not mistake.changes

    def place(self, node: Node, size: int, height: int) -> None:
        """Put a finished value where it belongs."""
        if not self.stack:
            self.growth.root = node
            return
        top = self.stack[-1]
        top.size += size
        top.height = max(top.height, height + 1)
        top.last = node.span
        data = top.node.data
        if isinstance(data, list):
            top.node.items.append(node)
            data.append(node.data)
        elif isinstance(data, dict) and top.words is not None and top.key is not None:
            words, key = top.words, top.key
            top.words = None
            if words in top.node.entries:
                entries = top.node.entries
                self.mistake(suspicion.duplicate(self.lines, words, key, entries[words].span, entries))
            elif words:
                top.node.entries[words] = Entry(words, key, node)
                data[words] = node.data


_TAKERS: dict[type[yaml.Event], Callable[[_Growing, Any], None]] = {
    yaml.ScalarEvent: _Growing.scalar,
    yaml.MappingStartEvent: _Growing.opened,
    yaml.SequenceStartEvent: _Growing.opened,
    yaml.MappingEndEvent: _Growing.closed,
    yaml.SequenceEndEvent: _Growing.closed,
    yaml.AliasEvent: _Growing.alias,
    yaml.DocumentStartEvent: _Growing.document,
}
