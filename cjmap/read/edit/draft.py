"""A file and one change after the other → its text, and beside it the tree that the text must have in the end."""

from __future__ import annotations

from cjmap.read.edit import entries, replace, writing
from cjmap.read.edit.address import Path, written
from cjmap.read.edit.entries import Cutting
from cjmap.read.edit.expected import ExpectedTree
from cjmap.read.edit.operations import NotEdited, SharedValue, Sharing
from cjmap.read.edit.page import Page, Splice
from cjmap.read.edit.values import node_of, sequence
from cjmap.read.format.parts import Part
from cjmap.read.nodes import Node


class Draft:
    """Each change is made twice, by code that knows nothing of the other: in the text, and in a copy of the tree.

    A `careful` one does without what seldom goes wrong: new `|` blocks, and aliases in what is moved.
    """

    def __init__(self, text: str, root: Node, shared: Sharing, careful: bool = False) -> None:
        self.page = Page(text, blocks=not careful)
        self.tree = ExpectedTree(root)
        self.shared = shared
        self.careful = careful

    def turn(self, text: str) -> None:
        """Go on with a changed text."""
        self.page = Page(text, self.page.blocks)

    def replace(self, path: Path, node: Node) -> None:
        self._own(path)
        self.hand_over(path, inside=True)
        self.tree.replace(path, node)
        self.turn(replace.replaced(self.page, self.page.at(path), node))

    def wrap(self, path: Path, key: str = "") -> None:
        """Make of a value the one entry of a list, or the value of one key; what stands in its place is written anew."""
        self._own(path)
        self.tree.wrap(path, key)
        self.turn(replace.wrapped(self.page, self.page.at(path), key, self.tree.at(path)))

    def add_key(self, path: Path, index: int, key: str, node: Node) -> None:
        self._own(path)
        self.tree.add_key(path, index, key, node)
        self.turn(entries.with_key(self.page, self.page.at(path), index, key, node))

    def add_item(
        self, path: Path, index: int, item: Node, cutting: Cutting | None = None, spaced: bool | None = None
    ) -> None:
        """Put an entry into a list; a cutting of it is its text with all comments."""
        self._own(path)
        self.tree.add_item(path, index, item)
        part = self.page.at(path)
        lines = cutting if cutting and entries.takes_lines(self.page, part) else None
        self.turn(entries.with_item(self.page, part, index, lines or item, spaced))

    def remove(self, path: Path, above: bool = False) -> Node:
        """Take an entry out, with `above` with the comments right above it."""
        if len(path) == 1 and len(self.tree.root.entries) == 1:
            raise NotEdited("nothing would be left of the file")
        self._own(path[:-1])
        self.hand_over(path)
        part = self.page.at(path[:-1])
        index = self._position(path)
        node = self.tree.remove(path)
        self.turn(entries.without(self.page, part, index, above))
        return node

    def rename_key(self, path: Path, words: str) -> None:
        self._own(path[:-1])
        self.turn(self.page.spliced([self._other_key(path, words)]))
        self.tree.rename_key(path, words)

    def replace_all(self, values: list[Path], keys: list[Path], words: str) -> None:
        """Put a text in the place of many texts and keys, none of which is shared: in one go, since a file may have hundreds."""
        splices = [self._other_key(path, words) for path in keys]
        for path in values:
            splices += replace.exchange(self.page, self.page.at(path), node_of(words))
        self.turn(self.page.spliced(splices))
        for path in values:
            self.tree.replace(path, node_of(words))
        for path in sorted(keys, key=len, reverse=True):
            self.tree.rename_key(path, words)

    def _other_key(self, path: Path, words: str) -> Splice:
        """The splice that puts another key in the place of one."""
        parent = self.page.at(path[:-1])
        key = next(one.key for one in parent.entries if one.key and one.key.meant.words == path[-1])
        if key.style in ("'", '"'):
            return key.start, key.end, writing.quoted(words, key.style)
        return key.start, key.end, writing.key_text(words, self.page.style, parent.flow)

    def lift(self, path: Path) -> Node:
        """Take out the one entry of a list that is written as a single value; an empty list is left."""
        self._own(path)
        self.hand_over(path)
        node = self.tree.lift(path)
        self.turn(replace.replaced(self.page, self.page.at(path), sequence()))
        return node

    def _own(self, path: Path) -> None:
        """See to it that a change of a value, or of what is in it, changes what it is meant to: see `Sharing`."""
        for here, part in list(self.page.along(path)):
            definition = part.meant
            aliases = self.page.aliases(definition)
            if not aliases or self.shared == "all":
                continue
            if self.shared == "ask":
                sharing = (definition, *aliases)
                raise SharedValue(tuple(written(self.page.path(one)) for one in sharing))
            self.tree.own(here)
            node = self.tree.at(here)
            if part.kind == "alias":
                self.turn(replace.replaced(self.page, part, node))
            else:
                self._give_away(part, aliases[0], node)
            self._own(path)
            return

    def _give_away(self, part: Part, heir: Part, node: Node) -> None:
        """Let an alias be where a shared value is written out, and take the anchor from where it was."""
        at, more = self.page.path(part), len(self.page.aliases(part)) > 1
        self.turn(replace.replaced(self.page, heir, node, part.anchor if more else ""))
        self._unnamed(self.page.at(at))

    def hand_over(self, path: Path, inside: bool = False) -> None:
        """Before a value goes: what it shares with others that stay is written out at the first of them.

        With `inside` what is in the value goes, but its own anchor stays.
        """
        part = self.page.at(path[:-1]).entries[self._position(path)].value
        if part.kind == "alias":
            return
        going = self.page.within(part)
        ours = {id(one) for one in going}
        for one in going[inside:]:
            outside = [alias for alias in self.page.aliases(one) if id(alias) not in ours]
            if not outside:
                continue
            if self.shared != "here":
                raise SharedValue(tuple(written(self.page.path(each)) for each in (one, *outside)))
            where = self.page.path(one)
            node = ExpectedTree(self.tree.at(where)).root
            self._give_away(one, outside[0], node)
            self.hand_over(path, inside)
            return

    def _position(self, path: Path) -> int:
        step = path[-1]
        return step if isinstance(step, int) else list(self.tree.at(path[:-1]).entries).index(step)

    def spell_out(self, path: Path) -> None:
        """Write out what a value shares with addresses outside of it, so that it can stand before these."""
        for part in self.page.within(self.page.at(path)):
            ours = {id(one) for one in self.page.within(self.page.at(path))}
            if part.target and id(part.target) not in ours:
                self.turn(replace.replaced(self.page, part, self.tree.at(self.page.path(part))))
                self.spell_out(path)
                return

    def prune(self) -> None:
        """In the end, take away the anchors of texts that nothing refers to any more: they would be mistakes of writing."""
        if "&" not in self.page.text:
            return
        for part in self.page.within(self.page.root):
            if part.anchor and part.kind == "scalar" and not self.page.aliases(part):
                self._unnamed(part)
                self.prune()
                return

    def _unnamed(self, part: Part) -> None:
        """Take the anchor of a value away."""
        start = part.start
        end = (start[0], start[1] + 1 + len(part.anchor))
        line = self.page.lines[start[0]]
        if line[end[1] : end[1] + 1] == " ":
            end = (end[0], end[1] + 1)
        elif not line[end[1] :].strip():
            start = (start[0], len(line[: start[1]].rstrip(" ")))
        self.turn(self.page.spliced([(start, end, "")]))
