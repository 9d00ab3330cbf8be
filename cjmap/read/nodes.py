"""The tree of a parsed file: every key and value with its words as they stand in the source, its plain value and its position."""

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
