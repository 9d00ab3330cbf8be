"""The text of a journey file and some characters → where they first stand in what it says, and how often."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cjmap.diagnostics import Span
from cjmap.late import pattern
from cjmap.read.nodes import Node
from cjmap.read.source import parse, split

_ESCAPE = pattern(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[\s\S])")
"""A character written by its number in a text in double quotation marks, or another escape (YAML 1.1, 5.6)."""


def first_position(text: str, characters: Collection[str]) -> tuple[Span | None, int]:
    """The first span of any of the characters in a key or value, and how many there are in all of them.

    Comments do not count. A character may stand there by its number (`"\\u0f40"`); then that is the span. Capitals count as
    their small characters, since the map writes some words in capitals. None where it is nowhere, as in a word of cjmap's own.
    """
    wanted = {form for character in characters for form in (character, character.lower(), character.upper())}
    source = parse(text, "")
    if source.root is None:
        return None, 0
    lines = split(text)
    spans = sorted(span for words, span in _texts(source.root, set()) if not wanted.isdisjoint(words))
    found = [position for span in spans for position in _positions(lines, span, wanted)]
    return (found[0], len(found)) if found else (None, 0)


def _texts(node: Node, seen: set[int]) -> Iterator[tuple[str, Span]]:
    """Every key and every scalar below a node, with its span; what has several names is met once."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if node.kind == "scalar":
        yield node.words, node.span
    for item in node.items:
        yield from _texts(item, seen)
    for entry in node.entries.values():
        yield entry.words, entry.span
        yield from _texts(entry.value, seen)


def _positions(lines: list[str], span: Span, wanted: Collection[str]) -> Iterator[Span]:
    """The spans of characters in a part of the file."""
    quoted = lines[span.line - 1][span.column - 1 : span.column] == '"'
    for number in range(span.line, min(span.end_line, len(lines)) + 1):
        line = lines[number - 1]
        start = span.column - 1 if number == span.line else 0
        end = span.end_column - 1 if number == span.end_line else len(line)
        for first, last, character in _characters(line, start, end, quoted):
            if character in wanted:
                yield Span(number, first + 1, number, last + 1)


def _characters(line: str, start: int, end: int, quoted: bool) -> Iterator[tuple[int, int, str]]:
    """The characters that a part of a line stands for, each with where it begins and ends."""
    at = start
    while at < end:
        escape = _ESCAPE.match(line, at, end) if quoted else None
        if escape:
            digits = escape[1] or escape[2] or escape[3]
            known = digits and int(digits, 16) < 0x110000
            yield at, escape.end(), chr(int(digits, 16)) if known else ""
            at = escape.end()
        else:
            yield at, at + 1, line[at]
            at += 1
