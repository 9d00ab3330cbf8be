"""The text of any YAML file → its keys as far as they tell whether it is a journey: by YAML's events, else line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from cjmap.diagnostics import Span
from cjmap.late import pattern
from cjmap.read.ids import is_near, squashed
from cjmap.read.tree import MOST_LEVELS, events
from cjmap.records import dataclass, field

ENTRY_SIGNS = ("touchpoints", "emotion", "pain_points")
"""Keys of stages and touchpoints by which a journey is known, in near spellings too."""

WRAPPERS = ("journey", "journeymap", "customerjourney", "customerjourneymap")
"""What is written around a whole journey, without capitals and spaces."""

_LONGEST_KEY = 60
"""Characters of a key that may be one of ours, with spaces between its letters too."""

_DEEPEST = 3
"""How many mappings deep `stages` are looked for; what other tools call so often stands further in."""

_MARK = r"""(?:[-*•][^\S\n]+)*"""
_LINE = pattern(
    rf"""^([^\S\n]*)({_MARK})(["']?)([^\W\d][\w -]{{1,40}}?)\3[^\S\n]*[:：=][^\S\n]*([\[{{]|#|$)?""", re.MULTILINE
)
_IN_BRACES = pattern(r"""[{,]\s*(["']?)([^\W\d][\w -]{1,40}?)\1\s*:""")


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is written, and its place in the file: line and column from 1."""

    words: str
    line: int
    column: int

    @property
    def span(self) -> Span:
        return Span(self.line, self.column, self.line, self.column + len(self.words))


@dataclass(slots=True)
class Shape:
    """The keys of a file that matter.

    `top` are those of the whole file; `wrapped` those inside the one key `wrapper` that stands around a journey; `nested` are
    `stages` further in. `stages` has the keys of each mapping in the top-level `stages`; `entries` the keys of `ENTRY_SIGNS` in
    entries of lists, each with the top-level key it stands below. `names` are the entries of `stages` that are names alone, and
    `opened` the top-level keys whose value is a list, or keys and values.
    """

    top: list[Key] = field(default_factory=list)
    wrapper: Key | None = None
    wrapped: list[Key] = field(default_factory=list)
    nested: list[Key] = field(default_factory=list)
    stages: list[list[Key]] = field(default_factory=list)
    entries: list[tuple[Key | None, Key]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)

    def add(self, key: Key, depth: int, owner: Key | None, listed: bool) -> None:
        """Enter a key that is `depth` mappings deep, below the top-level key `owner`, in a list or not."""
        if depth == 1 and not listed:
            self.top.append(key)
            return
        if depth == 2 and not listed and owner is not None and squashed(owner.words) in WRAPPERS:
            self.wrapper = owner
            self.wrapped.append(key)
        elif is_entry_sign(key.words) and (listed or (owner is not None and is_stages(owner.words))):
            self.entries.append((owner, key))

    def open(self, key: Key, depth: int, listed: bool) -> None:
        """Enter that a list, or keys and values, stand below a key: `stages` a little further in than they should be."""
        if depth == 1 and not listed:
            self.opened.add(key.words)
        if squashed(key.words) == "stages" and (depth > 1 or listed) and depth <= _DEEPEST:
            self.nested.append(key)


def is_entry_sign(words: str) -> bool:
    """Whether a key is one by which entries of a journey are known, or nearly."""
    return 5 < len(words) < _LONGEST_KEY and _is_near_a_sign(words)


@lru_cache(maxsize=1 << 12)
def _is_near_a_sign(words: str) -> bool:
    """Remembered, since the same few keys stand in all entries of all files."""
    return any(is_near(words, name) for name in ENTRY_SIGNS)


def is_stages(words: str) -> bool:
    """Whether a key is `stages` in any capitals, number or near spelling, or a word that others use for it."""
    return 4 < len(words) < 9 and (squashed(words) in ("phases", "steps") or is_near(words, "stages"))


def shape_of(text: str) -> Shape:
    """The shape of a file. What YAML cannot read, or reads as one text, is looked at line by line."""
    try:
        shape = _of_events(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return _of_lines(text)
    return shape or _of_lines(text)


@dataclass(slots=True)
class _OpenCollection:
    """A mapping or list that is not yet closed: of a mapping, whether a key comes next, and the key that was last."""

    is_mapping: bool
    listed: bool
    wants_key: bool = True
    key: Key | None = None
    keys: list[Key] | None = None


def _of_events(text: str) -> Shape | None:
    """The shape by YAML's events, of all documents together; None where there is no mapping and no list, or one too deep."""
    shape, stack = Shape(), list[_OpenCollection]()
    seen = False
    for event in events(text):
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
        elif not isinstance(event, yaml.NodeEvent):
            continue
        elif (above := stack[-1] if stack else None) and above.is_mapping and above.wants_key:
            above.wants_key = False
            above.key = None
            if isinstance(event, yaml.ScalarEvent):
                above.key = _key(event)
                _enter(shape, stack, above)
                continue
        elif above:
            above.wants_key = True
            if isinstance(event, yaml.ScalarEvent) and len(stack) == 2 and not above.is_mapping and _in_stages(stack):
                shape.names.append(event.value)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(stack) > MOST_LEVELS:  # no journey, and each further level would cost more than the last
                return None
            seen = True
            stack.append(_opened(shape, stack, isinstance(event, yaml.MappingStartEvent)))
    return shape if seen else None


def _opened(shape: Shape, stack: list[_OpenCollection], is_mapping: bool) -> _OpenCollection:
    """A collection that begins; one that is an entry of the top-level `stages` has its keys kept."""
    if stack and stack[-1].is_mapping and stack[-1].key:
        shape.open(stack[-1].key, sum(one.is_mapping for one in stack), stack[-1].listed)
    opened = _OpenCollection(is_mapping, any(not one.is_mapping for one in stack))
    if is_mapping and _in_stages(stack) and (len(stack) == 1 or (len(stack) == 2 and not stack[1].is_mapping)):
        opened.keys = []
        shape.stages.append(opened.keys)
    return opened


def _in_stages(stack: list[_OpenCollection]) -> bool:
    """Whether what comes next stands in the top-level `stages`."""
    owner = stack[0].key if stack and stack[0].is_mapping else None
    return owner is not None and owner.words == "stages"


def _key(event: Any) -> Key:
    return Key(event.value.strip(), event.start_mark.line + 1, event.start_mark.column + 1)


def _enter(shape: Shape, stack: list[_OpenCollection], here: _OpenCollection) -> None:
    if here.key is None:
        return
    if here.keys is not None:
        here.keys.append(here.key)
    owner = stack[0].key if len(stack) > 1 and stack[0].is_mapping else None
    shape.add(here.key, sum(one.is_mapping for one in stack), owner, here.listed)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with a key: how far the key, and the hyphen before it if there is one, stand to the right.

    `opens` says whether a list, or keys and values, may stand below the key.
    """

    key: Key
    hyphen: int | None
    opens: bool

    @property
    def at(self) -> int:
        """Where the line begins, from 0."""
        return self.key.column - 1 if self.hyphen is None else self.hyphen


def _of_lines(text: str) -> Shape:
    """The shape by the lines alone: a key that stands as far to the left as any is one of the whole file."""
    lines = list(_lines(text))
    if not lines:
        return Shape()
    shape, owner = Shape(), None
    base = min(line.at for line in lines)
    levels = sorted({line.key.column for line in lines})
    for place, line in enumerate(lines):
        first = place == 0 and line.hyphen is None
        if line.hyphen is None and (line.at <= base + 1 or first):
            owner = line.key
            shape.add(line.key, 1, None, False)
            if line.opens:
                shape.opened.add(line.key.words)
        else:
            second = owner is not None and line.hyphen is None and levels.index(line.key.column) == 1
            shape.add(line.key, 2 if second else 3, owner, line.hyphen is not None or not second)
            if line.opens:
                shape.open(line.key, 2, False)
    shape.stages = _stages_of_lines(lines, base)
    if text.lstrip().startswith("{"):
        shape.top += [Key(match[2], 1, 1) for match in _IN_BRACES.finditer(text)]
    return shape


def _lines(text: str) -> Iterator[_Line]:
    number, counted = 1, 0
    for match in _LINE.finditer(text):
        number += text.count("\n", counted, match.start())
        counted = match.start()
        start = match.start(4) - match.start()
        yield _Line(Key(match[4], number, start + 1), len(match[1]) if match[2] else None, match[5] is not None)


def _stages_of_lines(lines: list[_Line], base: int) -> list[list[Key]]:
    """The keys of each entry below the top-level `stages`: an entry begins at a hyphen that stands as the first one does."""
    shape: list[list[Key]] = []
    inside, hyphen, column = False, -1, -1
    for line in lines:
        if line.hyphen is None and line.at <= base + 1:
            inside, hyphen = line.key.words == "stages", -1
        elif inside and line.hyphen is not None and hyphen in (-1, line.hyphen):
            hyphen, column = line.hyphen, line.key.column
            shape.append([line.key])
        elif inside and shape and line.key.column == column:
            shape[-1].append(line.key)
    return shape
