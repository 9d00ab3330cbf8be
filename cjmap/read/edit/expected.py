"""A tree and one change after the other → the tree that the edited text must have, made without a look at the text."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.read.edit.address import Path
from cjmap.read.edit.values import NOWHERE, mapping, sequence
from cjmap.read.nodes import Entry, Node


class ExpectedTree:
    """A copy of a tree that is changed step by step; `became` has for each node of the original, by its id, its copy.

    Values that an anchor shares are one node in the copy too, so that a change of one is a change of all.
    """

    def __init__(self, root: Node) -> None:
        self.became: dict[int, Node] = {}
        self.root = self._copied(root)

    def at(self, path: Path) -> Node:
        """The node at a path."""
        node = self.root
        for step in path:
            node = node.items[step] if isinstance(step, int) else node.entries[step].value
        return node

    def own(self, path: Path) -> None:
        """Let a value, and all that it is in, be shared with no other address."""
        for end in range(1, len(path) + 1):
            self._put(path[:end], self._alike(self.at(path[:end])))
        self._put(path, ExpectedTree(self.at(path)).root)

    def replace(self, path: Path, node: Node) -> None:
        here = self.at(path)
        here.kind, here.data, here.words, here.plain = node.kind, node.data, node.words, node.plain
        here.flow, here.items, here.entries = node.flow, node.items, node.entries

    def wrap(self, path: Path, key: str) -> None:
        """Make a list of one, or keys and values of one, of what stands at a path."""
        here = self.at(path)
        if key:  # the thing that was a name alone is the same thing with its keys
            self.replace(path, mapping(key, self._alike(here)))
        else:
            self._put(path, sequence(here))

    def lift(self, path: Path) -> Node:
        """Take out what stands at a path, an empty list is left."""
        node = self.at(path)
        self._put(path, sequence())
        return node

    def add_key(self, path: Path, index: int, key: str, node: Node) -> None:
        here = self.at(path)
        entries = list(here.entries.values())
        entries.insert(index, Entry(key, NOWHERE, node))
        here.entries = {entry.words: entry for entry in entries}

    def add_item(self, path: Path, index: int, node: Node) -> None:
        self.at(path).items.insert(index, node)

    def remove(self, path: Path) -> Node:
        here, step = self.at(path[:-1]), path[-1]
        return here.items.pop(step) if isinstance(step, int) else here.entries.pop(step).value

    def rename_key(self, path: Path, words: str) -> None:
        here = self.at(path[:-1])
        renamed = [
            Entry(words, NOWHERE, entry.value) if entry.words == path[-1] else entry for entry in here.entries.values()
        ]
        here.entries = {entry.words: entry for entry in renamed}

    @staticmethod
    def _alike(node: Node) -> Node:
        """A node of its own that says the same."""
        copy = Node(node.kind, node.span, node.data, node.words, node.plain, node.cut, node.flow)
        copy.items, copy.entries = list(node.items), dict(node.entries)
        return copy

    def _put(self, path: Path, node: Node) -> None:
        if not path:
            self.root = node
            return
        here, step = self.at(path[:-1]), path[-1]
        if isinstance(step, int):
            here.items[step] = node
        else:
            here.entries[step] = Entry(step, NOWHERE, node)

    def _copied(self, node: Node) -> Node:
        if id(node) not in self.became:
            copy = Node(node.kind, node.span, node.data, node.words, node.plain, node.cut, node.flow)
            self.became[id(node)] = copy
            copy.items = [self._copied(item) for item in node.items]
            copy.entries = {key: Entry(key, one.span, self._copied(one.value)) for key, one in node.entries.items()}
        return self.became[id(node)]


def difference(one: Node, other: Node) -> Path | None:
    """The path of the first value that two trees do not say alike, keys in the same order; None where there is none.

    Line breaks at the end of a text, which mean nothing in a journey file, do not count.
    """
    done: set[tuple[int, int]] = set()
    waiting: list[tuple[Path, Node, Node]] = [((), one, other)]
    while waiting:
        path, one, other = waiting.pop()
        if (id(one), id(other)) in done:
            continue
        done.add((id(one), id(other)))
        if one.kind != other.kind or not _same(one, other):
            return path
        if len(one.items) != len(other.items) or list(one.entries) != list(other.entries):
            return path
        pairs: Sequence[tuple[Node, Node]] = list(zip(one.items, other.items, strict=True))
        waiting += (((*path, at), first, second) for at, (first, second) in enumerate(pairs))
        waiting += (((*path, key), entry.value, other.entries[key].value) for key, entry in one.entries.items())
    return None


def _same(one: Node, other: Node) -> bool:
    if one.kind != "scalar" or (one.empty and other.empty):
        return True
    return type(one.data) is type(other.data) and one.words.rstrip("\n") == other.words.rstrip("\n")
