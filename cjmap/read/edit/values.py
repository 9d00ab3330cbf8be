"""Plain Python data → nodes as the reader would make them."""

from __future__ import annotations

from math import isfinite
from typing import Any

from cjmap.diagnostics import Span
from cjmap.read.edit.operations import NotEdited
from cjmap.read.nodes import Entry, Node, value_of

NOWHERE = Span(0, 0, 0, 0)


def node_of(value: Any) -> Node:
    """The node of a text, a number, true or false, None, or of a list or a dict of these. Raises NotEdited for anything else."""
    if isinstance(value, str):
        return Node("scalar", NOWHERE, value, value)
    if value is None or isinstance(value, bool | int | float):
        words = _words(value)
        return Node("scalar", NOWHERE, value_of(words), words, plain=True)
    if isinstance(value, list | tuple):
        return sequence(*map(node_of, value))
    if isinstance(value, dict) and all(isinstance(key, str) and key.strip() for key in value):
        node = Node("mapping", NOWHERE)
        node.entries = {key: Entry(key, NOWHERE, node_of(inner)) for key, inner in value.items()}
        return node
    raise NotEdited(f"no value of a journey file: {value!r}")


def sequence(*items: Node) -> Node:
    """A list of some nodes."""
    return Node("sequence", NOWHERE, items=list(items))


def mapping(key: str, value: Node) -> Node:
    """One key and its value."""
    return Node("mapping", NOWHERE, entries={key: Entry(key, NOWHERE, value)})


def _words(value: bool | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not isfinite(value):
        raise NotEdited(f"no value of a journey file: {value}")
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
