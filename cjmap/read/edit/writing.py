"""A node → its YAML in the style of a file: quotation marks only where needed, lists and keys as far in as its author's."""

from __future__ import annotations

import json
from typing import Any

from cjmap.late import pattern
from cjmap.read.format.parts import Part
from cjmap.read.nodes import Node
from cjmap.read.source import parse
from cjmap.records import dataclass

WIDTH = 80
"""Characters of a `[ ]` or `{ }` of numbers and words that is written on one line."""

_SURE = pattern(r"[^\W\d_](?:[^\W_][ ]?){0,200}")
_WORD = pattern(r"[\w.%+-]+")
_OTHER_MEANINGS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
"""Words that some reader of YAML takes for something else than a text."""

_UNPRINTABLE = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Style:
    """How an author writes: the quotation mark, how far a list stands in from its key, and keys from the key above.

    `blocks` says whether a text of several lines may be a `|` block: below one, a line of spaces would be a part of it.
    """

    mark: str = "'"
    offset: int = 2
    step: int = 2
    blocks: bool = True


def style_of(root: Part) -> Style:
    """The style that most of a file is in; house style where it does not say."""
    marks: dict[str, int] = {"'": 0, '"': 0}
    offsets: dict[int, int] = {}
    steps: dict[int, int] = {}
    waiting = [root]
    while waiting:
        part = waiting.pop()
        if part.style in marks:
            marks[part.style] += 1
        for entry in part.entries:
            value = entry.value
            waiting.append(value)
            if entry.key and value.entries and not value.flow:
                counted = offsets if value.kind == "sequence" else steps
                more = value.column - entry.start[1]
                counted[more] = counted.get(more, 0) + 1
    mark = '"' if marks['"'] > marks["'"] else "'"
    return Style(mark, _most(offsets), _most(steps))


def _most(counted: dict[int, int]) -> int:
    return max(counted, key=lambda one: (counted[one], -one), default=2)


def value(node: Node, column: int, style: Style, inner: int | None = None) -> tuple[str, list[str]]:
    """What stands behind a key that begins in a column, and the lines below it.

    `inner` is the column of what stands behind a hyphen: keys then begin right there.
    """
    if node.kind == "scalar" or is_flow(node):
        rows = _rows(node) if style.blocks else []
        deeper = " " * (column + style.step if inner is None else inner)
        return ("|-", [deeper + row if row else "" for row in rows]) if rows else (line(node, style), [])
    if inner is not None:
        lines = entries(node, inner, style)
        return lines[0][inner:], lines[1:]
    return "", entries(node, column + (style.offset if node.kind == "sequence" else style.step), style)


def entries(node: Node, column: int, style: Style) -> list[str]:
    """The lines of a list or of keys and values that begin in a column."""
    if node.kind == "sequence":
        return [one for item in node.items for one in list_entry(item, column, style)]
    return [one for key, entry in node.entries.items() for one in key_entry(key, entry.value, column, style)]


def key_entry(key: str, node: Node, column: int, style: Style) -> list[str]:
    """The lines of one key and its value."""
    head, below = value(node, column, style)
    return [f"{' ' * column}{key_text(key, style)}: {head}".rstrip(), *below]


def list_entry(node: Node, column: int, style: Style, gap: int = 2, apart: bool = False) -> list[str]:
    """The lines of one entry of a list; `gap` is how far its value is from the hyphen, `apart` whether keys begin below it."""
    block = node.kind != "scalar" and not is_flow(node)
    if apart and block:
        return [f"{' ' * column}-", *entries(node, column + gap, style)]
    gap = max(gap, 2)
    head, below = value(node, column, style, column + gap)
    return [f"{' ' * column}-{' ' * (gap - 1)}{head}".rstrip(), *below]


def is_flow(node: Node) -> bool:
    """Whether a list or keys and values stand in brackets on one line: if they did, are empty, or are numbers and words."""
    if node.flow or not (node.items or node.entries):
        return True
    inside = [*node.items, *(entry.value for entry in node.entries.values())]
    if not all(one.kind == "scalar" and _is_word(one) for one in inside) or not node.entries.keys().isdisjoint(
        ("name", "text")
    ):
        return False
    if node.kind == "sequence" and any(isinstance(one.data, str) for one in inside):
        return False
    words = [*node.entries, *(one.words for one in inside)]
    return sum(len(one) + 2 for one in words) <= WIDTH and all(_WORD.fullmatch(key) for key in node.entries)


def _is_word(node: Node) -> bool:
    return not node.empty and bool(_WORD.fullmatch(node.words))


def line(node: Node, style: Style, in_flow: bool = False, mark: str = "") -> str:
    """A node on one line; `mark` is the quotation mark that a text had, where it had one that it did not need."""
    if node.kind == "scalar":
        return scalar(node, style, in_flow, mark)
    inside = [line(item, style, in_flow=True) for item in node.items]
    inside += [
        f"{key_text(key, style, in_flow=True)}: {line(entry.value, style, in_flow=True)}"
        for key, entry in node.entries.items()
    ]
    return f"[{', '.join(inside)}]" if node.kind == "sequence" else "{" + ", ".join(inside) + "}"


def scalar(node: Node, style: Style, in_flow: bool = False, mark: str = "") -> str:
    """A value that is no list and no keys: without quotation marks if the reader then reads the same."""
    words = node.words
    if not isinstance(node.data, str):
        return "null" if node.empty and in_flow else words
    if not mark and (node.plain or words.casefold() not in _OTHER_MEANINGS):
        if not in_flow and _SURE.fullmatch(words) and words[-1] != " ":
            return words
        if reads(words, node, in_flow):
            return words
    return quoted(words, mark or style.mark)


def key_text(key: str, style: Style, in_flow: bool = False) -> str:
    """A key, in quotation marks if it needs them."""
    if _SURE.fullmatch(key) and key[-1] != " ":
        return key
    node = parse((f"{{{key}: x}}" if in_flow else f"{key}: x") + "\n", "")
    sure = node.root and not node.diagnostics and node.root.kind == "mapping" and list(node.root.entries) == [key]
    return key if sure and key == key.strip() else quoted(key, style.mark)


def quoted(words: str, mark: str) -> str:
    """A text in quotation marks, in double ones where only they can hold it."""
    if mark == "'" and "\n" not in words and not _UNPRINTABLE.search(words):
        return "'" + words.replace("'", "''") + "'"
    return _UNPRINTABLE.sub(lambda sign: f"\\U{ord(sign[0]):08x}", json.dumps(words, ensure_ascii=False))


def reads(text: str, node: Node, in_flow: bool) -> bool:
    """Whether a text that stands behind a key, or in brackets, is read as the words of a node, without a word about it."""
    if "\n" in text or text != text.strip() or "\t" in text:
        return False
    source = parse(f"k: [{text}, x]\n" if in_flow else f"k: {text}\n", "")
    entry = source.root.entries.get("k") if source.root else None
    if entry is None or source.diagnostics:
        return False
    found: Any = entry.value
    if in_flow:
        if len(found.items) != 2:
            return False
        found = found.items[0]
    return (
        found.kind == "scalar" and found.words == node.words and type(found.data) is type(node.data) and not found.cut
    )


def _rows(node: Node) -> list[str]:
    """The lines of a text that has several and can be a `|` block; none where it is no such text."""
    if node.kind != "scalar" or not isinstance(node.data, str) or "\n" not in node.words.rstrip("\n"):
        return []
    return block_rows(node.words)


def block_rows(words: str) -> list[str]:
    """The lines of a text as those of a `|` block; none where they cannot be."""
    rows = words.rstrip("\n").split("\n")
    fits = rows[0] and not rows[0][0].isspace() and not any(row != row.rstrip() or "\t" in row for row in rows)
    return rows if fits and not any(_UNPRINTABLE.search(row) for row in rows) else []
