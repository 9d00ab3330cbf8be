"""Plain data → YAML in house style, written by the hand of `cjmap fmt`."""

from __future__ import annotations

from cjmap.late import pattern
from cjmap.model import PER_PERSONA
from cjmap.read.format import spelled
from cjmap.read.format.parts import CollectionEntry, Part
from cjmap.write.data import Data, Keys, Number

_NOWHERE = (0, 0)
_PLAIN = pattern(r"\d[\w.%/–-]*(?: [\w%/–][\w.%/–-]*)*|[^\W\d_]\w*(?:-\w+)+")
"""Texts that need no quotation marks anywhere: `2026-10-01`, `10 min`, `live-chat`. Of others the formatter decides."""

_WORD = pattern(r"[a-z_]+")
_NO_NUMBERS = ("image", "logo", "value", "target", "metrics", "previous")
"""Keys at which a number without quotation marks is no text, or is another thing than that text."""

_LISTS_IN_A_LINE = ("channel", "persona")
_ENTRIES_IN_A_LINE = ("metrics", "next", "lanes")
"""Keys whose values, or whose entries, stand in `[ ]` or `{ }` where they fit: words and numbers, not sentences."""

_ALWAYS_LISTS = ("stages", "touchpoints", "personas", "next", "lanes")
"""Keys at which one entry alone is a list too; elsewhere one text stands without a hyphen."""


def yaml_text(data: Data) -> str:
    """The text of a file."""
    return spelled(_part(data))


def _part(data: Data, key: str = "", around: str = "") -> Part:
    """A value at a key, or in the list that stands there; `around` is the key of the set of keys that it is in."""
    part = Part("scalar", _NOWHERE, _NOWHERE)
    if isinstance(data, list) and len(data) == 1 and isinstance(data[0], str) and key not in _ALWAYS_LISTS:
        data = data[0]
    if isinstance(data, dict):
        part.kind, part.flow = "mapping", _is_line(data, key, around)
        part.entries = [CollectionEntry(_key(name), _part(value, name, key), _NOWHERE) for name, value in data.items()]
    elif isinstance(data, list):
        part.kind, part.flow = "sequence", _is_row(data, key)
        part.entries = [CollectionEntry(None, _part(value, key), _NOWHERE) for value in data]
    elif isinstance(data, str):
        plain = bool(_PLAIN.fullmatch(data)) and not {key, around} & set(_NO_NUMBERS)
        part.words, part.style = data, "" if plain else "'"  # which the formatter takes away where none are needed
    elif isinstance(data, Number):
        part.words = data.words
    elif data is not None:
        part.words = str(data).lower()
    return part


def _key(words: str) -> Part:
    return Part("scalar", _NOWHERE, _NOWHERE, words=words, style="" if _WORD.fullmatch(words) else "'")


def _is_line(data: Keys, key: str, around: str) -> bool:
    """Whether keys and values stand in `{ }` if they fit."""
    return (
        key in (*PER_PERSONA, "previous")
        or around == "metrics"
        or (bool(data) and not around and key in _ENTRIES_IN_A_LINE)
    )


def _is_row(data: list[Data], key: str) -> bool:
    """Whether a list stands in `[ ]` if it fits."""
    return all(isinstance(value, Number) or (key in _LISTS_IN_A_LINE and isinstance(value, str)) for value in data)
