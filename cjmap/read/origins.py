"""The text of a journey file and a part of its journey → where that part and each of its values was written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cjmap.diagnostics import Span
from cjmap.model import DEFAULT_LANES, EVERYONE, TOUCHPOINT_LANES, Item, Lane, Metric, Persona, Step, Transition
from cjmap.origin import Document, Origin
from cjmap.read import ids
from cjmap.read.nodes import Entry, Node
from cjmap.read.resolve import lane_id
from cjmap.read.source import parse
from cjmap.read.values import walk

_KEPT = 4
"""Files whose places are remembered; who asks for one place asks for many."""

_CALLED = {"personas": "persona", "as_": "as"}
"""Names of the model that are other ones in a file."""

_ALONE: dict[type, str] = {Item: "text", Persona: "name", Step: "name", Transition: "to", Metric: "value", Lane: "id"}
"""What the words of a part say that is written without keys."""


class _Values(NamedTuple):
    """The values of a file by their places, and the entry of a mapping that each value belongs to, by its identity."""

    nodes: dict[Span, Node]
    entries: dict[int, Entry]


@lru_cache(maxsize=_KEPT)
def _values(text: str) -> _Values:
    root = parse(text, "").root
    values = _Values({}, {})
    for node in walk(root) if root is not None else ():
        values.nodes.setdefault(node.span, node)
        for entry in node.entries.values():
            values.entries.setdefault(id(entry.value), entry)
    return values


def origin(document: Document | None, thing: object, keys: tuple[str | int, ...]) -> Origin | None:
    """Where a part of a journey was written, or the value that keys lead to from there; None where that was not written."""
    span = getattr(thing, "span", None)
    if document is None or span is None:
        return None
    values = _values(document.text)
    node = values.nodes.get(span)
    if node is None:
        return None
    key = values.entries.get(id(node))
    if not keys:
        return Origin(document.path, span, key.span if key else None)
    if key and _is_said_by_key(thing, node, keys):
        return Origin(document.path, key.span)
    first, *more = _steps(thing, keys)
    found = _first(thing, node, first)
    for step in more:
        found = _next(found, step) if found is not None else None
    if found is None or found.empty:
        return None
    key = values.entries.get(id(found))
    return Origin(document.path, found.span, key.span if key else None)


def _is_said_by_key(thing: object, node: Node, keys: tuple[str | int, ...]) -> bool:
    """Whether a value is the key before a part: the name of a metric, the id of a persona."""
    if isinstance(thing, Metric):
        return keys == ("key",)
    return isinstance(thing, Persona) and thing.id_given and keys == ("id",) and "id" not in node.entries


def _steps(thing: object, keys: tuple[str | int, ...]) -> Iterator[str | int]:
    """Keys of the model → those of the file."""
    first, *more = keys
    if first == "items" and more and isinstance(thing, Step):
        lane, *more = more
        yield from (lane,) if lane in TOUCHPOINT_LANES else ("lanes", lane)
    elif isinstance(thing, Transition) and first in ("touchpoint", "stage"):
        yield "to"
    else:
        yield _CALLED.get(str(first), first)
    yield from more


def _first(thing: object, node: Node, key: str | int) -> Node | None:
    """The value of a key of a part, which may be written as its words alone."""
    if node.kind == "mapping":
        return _next(node, key)
    alone = next((name for kind, name in _ALONE.items() if isinstance(thing, kind)), "")
    if key == alone or (isinstance(thing, Metric) and key == "key"):
        return node
    return None


def _next(node: Node, key: str | int) -> Node | None:
    """The value of a key, a persona or a lane in a mapping, or an entry of a list; a value alone is its own first entry."""
    if isinstance(key, int):
        entries = [item for item in node.items if not item.empty] if node.kind == "sequence" else [node]
        return entries[key] if 0 <= key < len(entries) else None
    if node.kind != "mapping":
        return node if key in (EVERYONE, "base") and node.kind == "scalar" else None
    if key in node.entries:
        return node.entries[key].value
    for words, entry in node.entries.items():
        if ids.folded(words) == key or (key not in DEFAULT_LANES and lane_id(words) == key):
            return entry.value
    return None
