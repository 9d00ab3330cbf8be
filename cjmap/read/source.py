"""The text of a journey file → a tree of nodes, each with its words, its plain value and its place; or diagnostics."""

from __future__ import annotations

from cjmap.diagnostics import Diagnostic, Span, by_place
from cjmap.read.decode import decoded, readable, split
from cjmap.read.nodes import Source
from cjmap.read.tree import grow


def parse(raw: bytes | str, path: str) -> Source:
    """Read a file: its decoded text without a byte order mark, its tree, and everything wrong with its writing.

    Mistakes of writing are repaired in memory, line by line, so that one run finds all of them; the tree is then that of
    the repaired text, with the places of the author's. `root` is None where the file cannot be read, or only in parts.
    """
    text, found = decoded(raw, path)
    if any(diagnostic.code in ("bad-encoding", "too-large") for diagnostic in found):
        return Source(path, text, None, tuple(found))
    lines = readable(text)
    growth = grow(lines)
    root = growth.root
    if growth.problem or growth.traps:
        from cjmap.read.recovery import Recovery  # late: most files need none

        recovery = Recovery(lines, growth)
        root = recovery.run()
        found += recovery.diagnostics(path, split(text))
    elif root is None or root.empty:
        return Source(path, text, None, (*found, _empty(path)))
    return Source(path, text, root, by_place(found))


def _empty(path: str) -> Diagnostic:
    return Diagnostic(
        "missing-key",
        "the file is empty; a journey map needs a title and at least one stage",
        path,
        Span(1, 1, 1, 1),
        help="the smallest map is two lines:\ntitle: Buying a laptop\nstages: Research",
    )
