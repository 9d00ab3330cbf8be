"""A list in `[ ]` → the spans of the texts that its commas tore apart."""

from __future__ import annotations

from cjmap.diagnostics import Span
from cjmap.late import pattern
from cjmap.read.nodes import Node

_NUMBER_ENDS = pattern(r"(?:^|[^\d.,])\d{1,3}(?:,\d{3})*$")
_NUMBER_GOES_ON = pattern(r"\d{3}(?!\d)")
_MOST_PIECES = 30
_INCHES = pattern(r'(?<=\d)"')
_OPENING, _CLOSING = "([{（「『【", ")]}）」』】"
_MARKS = ('"', "“”„", "«»")


def torn_entries(node: Node) -> list[Span]:
    """The whole text of each entry of a list in `[ ]` that a comma tore, from its first piece to its last one.

    Torn is a plain text with an unclosed bracket or quotation mark (`[Pay (card, cash)]`), up to the piece that closes
    it or the entry alone where none does, and a number with its rest (`[2,400 visits]`: three digits, no space before
    them). Meant for lists of texts: `[2,400]` may as well be two numbers where a list of numbers is expected.
    The span is that of the text to be put in quotes; `quoted_line` shows the line where it begins and ends on one.
    """
    if node.kind != "sequence" or not node.flow:
        return []
    spans: list[Span] = []
    at = 0
    while at < len(node.items):
        end = _last_piece(node.items, at)
        if end > at or _unclosed(_text(node.items[at])):
            first, last = node.items[at].span, node.items[end].span
            spans.append(Span(first.line, first.column, last.end_line, last.end_column))
        at = end + 1
    return spans


def _last_piece(items: list[Node], at: int) -> int:
    """The index of the last piece of the text that begins at an entry: that entry itself where nothing is torn."""
    words, end = _text(items[at]), at
    for later in range(at + 1, min(len(items), at + _MOST_PIECES)):
        piece = _text(items[later])
        if not piece or not (_unclosed(words) or _goes_on(words, items[later - 1], items[later])):
            break
        words = f"{words},{piece}"
        if not _unclosed(words):
            end = later
    return end


def _text(node: Node) -> str:
    return node.words if node.kind == "scalar" and node.plain else ""


def _goes_on(words: str, piece: Node, rest: Node) -> bool:
    """Whether the next entry is the rest of the number that a piece ends with."""
    touching = rest.span.line == piece.span.end_line and rest.span.column == piece.span.end_column + 1
    return touching and bool(_NUMBER_ENDS.search(words[-24:])) and bool(_NUMBER_GOES_ON.match(_text(rest)))


def _unclosed(words: str) -> bool:
    opening = sum(words.count(mark) for mark in _OPENING)
    if opening and opening > sum(words.count(mark) for mark in _CLOSING):
        return True
    words = _INCHES.sub("", words)
    return any(sum(words.count(mark) for mark in pair) % 2 for pair in _MARKS)
