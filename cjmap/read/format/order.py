"""The parts of a file → the same with keys in the order of the format, the head on top, and blank lines between its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from cjmap.read.format.parts import CollectionEntry, Part
from cjmap.read.schema import compiled

_SCHEMA_LINE = "# yaml-language-server:"


def arrange(root: Part) -> list[str]:
    """Put keys in order, in place; the comments of the head of the file, which belong to no key."""
    head = _head(root)
    _sort(root, compiled())
    _define_first(root)
    return head


def space(root: Part) -> None:
    """Put blank lines between the blocks of the file and between its stages, once the form of all parts is decided."""
    _space(root.entries)
    for entry in root.entries:
        if _words(entry) == "stages" and entry.value.kind == "sequence":
            _space(entry.value.entries)


def _head(root: Part) -> list[str]:
    """Take the comments of the head from the first key; the line for the editor is the first of them.

    The head ends at the last blank line before the first key, or at the key itself where there is no such line.
    """
    first = root.entries[0]
    above = first.above
    last = max((at for at, comment in enumerate(above) if not comment), default=len(above))
    head, first.above = above[: last + 1], above[last + 1 :]
    schema = []
    for comments in (head, *(entry.above for entry in root.entries)):
        schema += [comment for comment in comments if comment.startswith(_SCHEMA_LINE)]
        comments[:] = [comment for comment in comments if not comment.startswith(_SCHEMA_LINE)]
    return schema + head


def _sort(part: Part, schema: Mapping[str, Any]) -> None:
    """Sort the keys of a part and of all that is in it, as far as the schema knows them; others follow as they stand."""
    if part.kind == "sequence" and "items" in schema:
        for entry in part.entries:
            _sort(entry.value, schema["items"])
    if part.kind != "mapping":
        return
    if "else" in schema:
        schema = schema["then"] if _matches(part, schema["if"]["properties"]) else schema["else"]
    known, other = schema.get("properties", {}), schema.get("additionalProperties")
    for entry in part.entries:
        below = known.get(_words(entry), other)
        if isinstance(below, dict):
            _sort(entry.value, below)
    places = {key: at for at, key in enumerate(order(known))}
    part.entries.sort(key=lambda entry: places.get(_words(entry), len(places)))
    first = part.entries[0].above if part.entries else []
    while first and not first[0]:
        del first[0]


def order(known: Iterable[str]) -> list[str]:
    """The keys of the format as the schema has them; a stage's touchpoints, which are long, where the map has their row.

    What describes a stage is read before them.
    """
    keys = list(known)
    if "touchpoints" in keys:
        for key, before in (("touchpoints", "actions"), ("description", "phase")):
            keys.remove(key)
            keys.insert(keys.index(before) + 1, key)
    return keys


def _matches(part: Part, objects: Mapping[str, Any]) -> bool:
    """Whether a set of keys is one of names of the author's own: see `keys_and_values`."""
    return all(_words(entry) not in objects or entry.value.meant.kind == "mapping" for entry in part.entries)


def _words(entry: CollectionEntry) -> str:
    return entry.key.meant.words if entry.key else ""


def _define_first(root: Part) -> None:
    """Let what an alias stands for be written where it is first used: YAML wants it before the alias."""
    homes = {id(entry.value): entry for entry in _entries(root) if entry.value.anchor}
    seen: set[int] = set()
    waiting = list(reversed(root.entries))
    while waiting:
        entry = waiting.pop()
        target = entry.value.target
        if target and id(target) not in seen and id(target) in homes:
            home = homes[id(target)]
            home.value, entry.value = entry.value, target
            home.cut = False  # a comment beside an alias ends no text
        seen.add(id(entry.value))
        waiting += reversed(entry.value.entries)


def _entries(part: Part) -> list[CollectionEntry]:
    return [found for entry in part.entries for found in (entry, *_entries(entry.value))]


def _space(entries: list[CollectionEntry]) -> None:
    """A blank line before and behind every entry that is a block of several lines."""
    for before, entry in pairwise(entries):
        if (_is_tall(before) or _is_tall(entry)) and "" not in entry.above:
            entry.above.insert(0, "")


def _is_tall(entry: CollectionEntry) -> bool:
    value = entry.value
    return value.style in ("|", ">") or bool(value.entries and not value.flow)
