"""The parts of a text and its comments → each comment at the entry it belongs to: above it, beside it, or below a whole list.

Libraries that keep comments tie them to what stands before them. Here keys change places, and a comment goes with the key it
explains.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjmap.late import pattern
from cjmap.read.format.parts import CollectionEntry, Part, Position, SourceText
from cjmap.read.nodes import value_of
from cjmap.read.suspicion import is_cut

_COMMENT = pattern("#.*")
"""In the signs of a line, where no text is left; a comment close behind a comma or bracket is one too."""


class _Spot(NamedTuple):
    """An entry, where it begins, and the lists and sets of keys that it is in, from the outermost."""

    start: Position
    entry: CollectionEntry
    path: tuple[Part, ...]


def attach(text: SourceText) -> None:
    """Give every comment and blank line of a text to the entry it belongs to, or to the end of the list it stands in."""
    spots = list(_spots(text.root, ()))
    starts = [spot.start for spot in spots]
    gap, level, blank = -1, 0, False
    for line, signs in enumerate(text.signs):
        at = bisect_left(starts, (line, 0))
        if at < len(spots) and starts[at][0] == line:
            spots[at].entry.above += [""] * blank
            blank = False
        found = _COMMENT.search(signs)
        if not found:
            blank = (blank or not signs) if not signs.strip(" \t") else False
            continue
        comment, position = text.lines[line][found.start() :].rstrip(), (line, found.start())
        if signs[: found.start()].strip(" \t"):
            owner = _owner(text.root, position, spots[0].entry)
            owner.beside.append(comment)
            owner.cut = _is_cut(owner.value, text.lines[line])
            continue
        gap, level = (gap, level) if at == gap else (at, len(text.lines))
        target, level = _target(spots, at, position, level)
        target += [""] * blank + [comment]
        blank = False


def _is_cut(part: Part, line: str) -> bool:
    """Whether `check` warns that a comment may be the rest of a text."""
    return (
        part.kind == "scalar"
        and not part.style
        and bool(part.words)
        and is_cut(line, part.end[1], value_of(part.words))
    )


def comments(text: SourceText) -> list[str]:
    """The words of all comments, in the order of the text."""
    found = ((line, _COMMENT.search(signs)) for line, signs in enumerate(text.signs))
    return [text.lines[line][comment.start() :].rstrip() for line, comment in found if comment]


def _spots(part: Part, path: tuple[Part, ...]) -> Iterator[_Spot]:
    """Every entry of a part, in the order of the text."""
    for entry in part.entries:
        yield _Spot(entry.start, entry, (*path, part))
        yield from _spots(entry.value, (*path, part))


def _owner(part: Part, position: Position, first: CollectionEntry) -> CollectionEntry:
    """The entry that a comment at the end of a line belongs to: the last one that begins before it and has not ended."""
    at = bisect_left([entry.start for entry in part.entries], position)
    if not at:
        return first
    entry = part.entries[at - 1]
    value = entry.value
    goes_on = value.entries and value.entries[0].start < position and not (value.flow and value.end <= position)
    return _owner(value, position, first) if goes_on else entry


def _target(spots: Sequence[_Spot], at: int, position: Position, level: int) -> tuple[list[str], int]:
    """Where a comment on a line of its own goes: above the entry `spots[at]`, or below a list that ends before it.

    The indentation decides between them. `level` is how many lists deep the comment before it in the same gap went: one that
    follows goes no deeper.
    """
    column = position[1]
    before, behind = spots[at - 1] if at else None, spots[at] if at < len(spots) else None
    path = behind.path if behind else ()
    if before is None and behind:
        return behind.entry.above, 0
    assert before is not None
    inside = _flow(before, position)
    if inside and behind and inside in behind.path:
        return behind.entry.above, 0
    if inside:
        return (inside.below if inside.entries else before.entry.above), level
    ended = [part for part in before.path if part not in path and not part.flow][: level or None]
    if behind and (not level or not ended or column <= behind.start[1]):
        return behind.entry.above, 0
    fitting = [depth for depth, part in enumerate(ended) if part.column <= column]
    depth = fitting[-1] if fitting else 0
    return ended[depth].below, depth + 1


def _flow(spot: _Spot, position: Position) -> Part | None:
    """The innermost `[ ]` or `{ }` that a position is in, behind the beginning of that entry."""
    parts = [*spot.path, spot.entry.value]
    return next((part for part in reversed(parts) if part.flow and part.start < position < part.end), None)
