"""A journey file and a random generator → an address in it and an operation; what the operation makes of plain data."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from cjmap.read.edit import Delete, Insert, Move, Operation, Rename, Set
from cjmap.read.edit.address import Path, written
from cjmap.read.nodes import Node
from cjmap.read.outline import outline_of

TEXTS = (
    "Shop", "a: b", "- x", "yes", "3.10", "it's", '"q"', "two\nlines", "x #y", "{a}", "ünïcode 漢字", "*star", "", "a, b",
    "#4711", "long " * 40 + "end", "tab\there", ": x", "a:", "?", "a\n\nb\n", "  lead\nx", "'", "\\n", "null", "~", "[",
    "日本：語", "a\u2028b", "@x", "%", "`", "!t", "&a", "<<", "|", ">", "=", "…", "12:30",
)  # fmt: skip
"""Texts that YAML, or some reader of it, might take for something else."""


def plain(node: Node) -> Any:
    """What a tree says, word for word; line breaks at the end of a text mean nothing."""
    if node.kind == "sequence":
        return [plain(item) for item in node.items]
    if node.kind == "mapping":
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    return None if node.empty else (type(node.data).__name__, node.words.rstrip("\n"))


def said(value: Any) -> Any:
    """The same of a value that is set."""
    if isinstance(value, list):
        return [said(one) for one in value]
    if isinstance(value, dict):
        return {key: said(one) for key, one in value.items()}
    return type(value).__name__, str(value).rstrip("\n")


def paths(data: Any, path: Path = ()) -> list[Path]:
    """Every place of plain data."""
    below = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) else ()
    return [path, *(found for step, one in below for found in paths(one, (*path, step)))]


def at(data: Any, path: Path) -> Any:
    """What stands at a place of plain data."""
    for step in path:
        data = data[step]
    return data


class Choice(NamedTuple):
    """An operation at a path, and what it makes of plain data."""

    path: Path
    operation: Operation
    apply: Callable[[Any], object]

    @property
    def address(self) -> str:
        return written(self.path)


def chosen(data: Any, random: Random, *kinds: type[Operation]) -> Choice | None:
    """An operation of some kinds at some place; None where there is no place for it."""
    kind = random.choice(kinds)
    places = paths(data)[1:]
    if kind in (Insert, Move):
        places = [path for path in places if isinstance(path[-1], int)]
    if not places:
        return None
    path = random.choice(places)
    parent, step = path[:-1], path[-1]
    text = random.choice(TEXTS)
    value: Any = random.choice((text, {"text": text, "severity": "low"}, [text, text]))
    if kind is Set:
        return Choice(path, Set(value), lambda data: at(data, parent).__setitem__(step, said(value)))
    if kind is Delete:
        return Choice(path, Delete(), lambda data: at(data, parent).pop(step))
    if kind is Insert:
        return Choice(path, Insert(value), lambda data: at(data, parent).insert(step, said(value)))
    goal = random.choice([other for other in places if other[:-1] == parent])
    there = Move(written(goal))
    return Choice(path, there, lambda data: at(data, parent).insert(goal[-1], at(data, parent).pop(step)))


def renaming(root: Node, random: Random) -> tuple[str, Rename] | None:
    """A thing and another id."""
    whole = outline_of(root)
    things = [*whole.personas, *whole.parts()]
    if not things:
        return None
    part = random.choice(things)
    return f"{part.kind}:{part.id}", Rename(random.choice(("new-id", "Neu", "9", "漢字")))
