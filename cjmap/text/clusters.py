"""A text → its grapheme clusters, where a cursor would stop (UAX #29); plain letters are seen to need no library."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from cjmap.text.scripts import PLAIN
from cjmap.text.unicode import icu


def graphemes(text: str) -> Iterator[str]:
    """Split a text where a cursor would stop: marks, joiners, skin tones stay with what they belong to."""
    if PLAIN.fullmatch(text):
        yield from _plain(text)
        return
    for start, end in pairwise(starts(text)):
        yield text[start:end]


def starts(text: str) -> list[int]:
    """Where the grapheme clusters of a text start as ICU finds them, and the end of the text."""
    iterator = icu().BreakIterator.createCharacterInstance(icu().Locale.getRoot())
    return [0, *found(iterator, text)] if text else [0]


def found(iterator: Any, text: str) -> Iterator[int]:
    """The places that a BreakIterator of ICU finds in a text after its start, counted as Python does."""
    places = from_utf16(text)
    iterator.setText(text)
    return (places[place] for place in iterator)


def from_utf16(text: str) -> Sequence[int]:
    """Places in a text counted as ICU does, in units of UTF-16 → as Python does."""
    if not text or max(text) <= "\uffff":
        return range(len(text) + 1)
    places = [place for place, letter in enumerate(text) for _ in range(2 if letter > "\uffff" else 1)]
    return [*places, len(text)]


def _plain(text: str) -> Iterator[str]:
    """The clusters of plain letters: each with the marks and joiners behind it."""
    cluster = ""
    for letter in text:
        if cluster and (_extends(letter) or cluster.endswith("\u200d")):
            cluster += letter
            continue
        if cluster:
            yield cluster
        cluster = letter
    if cluster:
        yield cluster


def _extends(letter: str) -> bool:
    return letter in "\u200d\u200c" or unicodedata.category(letter)[0] == "M"
