"""Plain data → YAML in house style, written by the hand of `cjmap fmt`."""

from __future__ import annotations

import re

from cjmap.read.format import spelled
from cjmap.read.format.parts import Entry, Part
from cjmap.read.meaning import value_of
from cjmap.write.data import Data, Keys, Number

_NOWHERE = (0, 0)
_PLAIN = re.compile(r"\d[\w.%/–-]*(?: [\w%/–][\w.%/–-]*)*")
"""A text that begins with a digit and needs no quotation marks: `2026-10-01`, `10 min`. Of others the formatter decides."""

_LISTS_IN_A_LINE = ("channel", "persona")
_KEYS_IN_A_LINE = ("emotion", "success", "feeling")
_ENTRIES_IN_A_LINE = ("metrics", "next", "lanes")
"""Keys whose values, or whose entries, stand in `[ ]` or `{ }` where they fit: words and numbers, not sentences."""


def yaml_text(data: Data) -> str:
    """The text of a file."""
    return spelled(_part(data))


def _part(data: Data, key: str = "", around: str = "") -> Part:
    """A value at a key, or in the list that stands there; `around` is the key of the set of keys that it is in."""
    part = Part("scalar", _NOWHERE, _NOWHERE)
    if isinstance(data, dict):
        part.kind, part.flow = "mapping", _is_line(data, key, around)
        part.entries = [Entry(_text(name), _part(value, name, key), _NOWHERE) for name, value in data.items()]
    elif isinstance(data, list):
        part.kind, part.flow = "sequence", _is_row(data, key)
        part.entries = [Entry(None, _part(value, key), _NOWHERE) for value in data]
    elif isinstance(data, str):
        return _text(data)
    elif isinstance(data, Number):
        part.words = data.words
    elif data is not None:
        part.words = str(data).lower()
    return part


def _is_line(data: Keys, key: str, around: str) -> bool:
    """Whether keys and values stand in `{ }` if they fit."""
    return key in _KEYS_IN_A_LINE or around == "metrics" or (not around and key in _ENTRIES_IN_A_LINE and "" not in data)


def _is_row(data: list[Data], key: str) -> bool:
    """Whether a list stands in `[ ]` if it fits."""
    return all(isinstance(value, Number) or (key in _LISTS_IN_A_LINE and isinstance(value, str)) for value in data)


def _text(words: str) -> Part:
    """A text: in quotation marks, which the formatter takes away where none are needed, or none before a digit."""
    plain = bool(_PLAIN.fullmatch(words)) and isinstance(value_of(words), str)
    return Part("scalar", _NOWHERE, _NOWHERE, words=words, style="" if plain else "'")
