"""The text of a journey file → a tree of nodes, each with its words, its plain value and its place; or diagnostics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from os.path import commonprefix

from cjmap.diagnostics import Diagnostic, Fix, Span, by_place
from cjmap.read.decode import decoded, readable, split
from cjmap.read.nodes import Node, Source
from cjmap.read.traps.recognise import explanations, goes_further, unexplained
from cjmap.read.traps.trap import Trap
from cjmap.read.tree import Growth, grow

_MOST_ROUNDS = 200
_MOST_EVENTS = 150_000
"""How much is read again, in all, to find out what an author meant."""

_MOST_LINES = 60_000
"""Lines that are looked at in all when traps are looked for; a look at a place reads the lines around it."""


def parse(raw: bytes | str, path: str) -> Source:
    """Read a file: its decoded text without a byte order mark, its tree, and everything wrong with its writing.

    Mistakes of writing are repaired in memory, line by line, so that one run finds all of them; the tree is then that of
    the repaired text, with the places of the author's. `root` is None where the file cannot be read, or only in parts.
    """
    text, found = decoded(raw, path)
    if any(diagnostic.code in ("bad-encoding", "too-large") for diagnostic in found):
        return Source(path, text, None, tuple(found))
    lines = readable(text)
    if not any(line.strip() and line.lstrip()[0] != "#" for line in lines):
        return Source(path, text, None, (*found, _empty(path)))
    repair = _Repair(lines)
    root = repair.run()
    found += repair.diagnostics(path, split(text))
    return Source(path, text, root, by_place(found))


def _empty(path: str) -> Diagnostic:
    return Diagnostic(
        "missing-key",
        "the file is empty; a journey map needs a title and at least one stage",
        path,
        Span(1, 1, 1, 1),
        help="the smallest map is two lines:\ntitle: Buying a laptop\nstages: Research",
    )


class _Repair:
    """Reading a file to its end, over all its traps: the lines as they are read, and the traps met on the way."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = list(lines)
        self.work = list(lines)
        self.traps: list[Trap] = []
        self.whole = True
        self.events = _MOST_EVENTS

    def run(self) -> Node | None:
        """Read, repair and read again, until the end is reached or nothing more can be told."""
        growth = grow(self.work)
        for _ in range(_MOST_ROUNDS):
            following = self.past_problem(growth) if growth.problem else self.past_readings(growth)
            if following is None:
                break
            growth = following
        repaired = {trap.line for trap in self.traps}
        self.traps += [trap for trap in growth.traps if not trap.changes or trap.line not in repaired]
        if growth.problem or not self.whole or any(trap.code == "too-large" for trap in growth.traps):
            return None
        return growth.root

    def grow(self, lines: Sequence[str]) -> Growth:
        growth = grow(lines, self.moved(lines))
        self.events -= growth.events + len(lines)
        return growth

    def moved(self, lines: Sequence[str]) -> dict[int, tuple[int, int]]:
        """For each line that differs from the author's: the column from which on, and by how much it is longer."""
        return {
            at: (len(commonprefix((before, after))), len(after) - len(before))
            for at, (before, after) in enumerate(zip(self.lines, lines, strict=True))
            if before is not after and before != after
        }

    def past_problem(self, growth: Growth) -> Growth | None:
        """Repair the mistake that stops the reading; None where it cannot be told and something was said already."""
        problem = growth.problem
        if problem is None:
            return None
        best: tuple[list[Trap], Growth] | None = None
        known = {trap.line for trap in growth.traps if trap.code == "duplicate-key"}
        for traps in explanations(self.work, problem):
            if self.events < 0:
                break
            lines = self.changed(traps)
            if lines == self.work:
                continue
            following = self.grow(lines)
            doubled = any(trap.code == "duplicate-key" and trap.line not in known for trap in following.traps)
            if not goes_further(self.work, traps, problem, following.problem):
                continue
            if not doubled:
                best = (traps, following)
                break
            best = best or ([replace(trap, sure=False) for trap in traps], following)
        if best is None:
            return self.past_unknown(growth)
        return self.accept(*best)

    def past_unknown(self, growth: Growth) -> Growth | None:
        """Leave out the line where reading stops for an unknown reason, once; a second time it may be due to the first."""
        if growth.problem is None or not self.whole:
            return None
        trap = unexplained(self.work, growth.problem)
        self.whole = False
        self.traps.append(trap)
        lines = self.changed([trap])
        self.work = lines
        return self.grow(lines)

    def past_readings(self, growth: Growth) -> Growth | None:
        """Repair what was read without complaint and hardly meant; None where there is nothing of that kind."""
        done = {trap.line: trap for trap in self.traps}
        traps = [trap for trap in growth.traps if trap.changes and trap.line not in done]
        lines = self.changed(traps)
        if not traps or lines == self.work or self.events < 0:
            return None
        return self.accept(traps, self.grow(lines))

    def accept(self, traps: Sequence[Trap], growth: Growth) -> Growth:
        self.work = self.changed(traps)
        self.traps += [self.as_written(trap) for trap in traps]
        self.whole = self.whole and all(trap.whole for trap in traps)
        return growth

    def as_written(self, trap: Trap) -> Trap:
        return trap

    def changed(self, traps: Sequence[Trap]) -> list[str]:
        lines = list(self.work)
        for trap in traps:
            for at, after in trap.changes.items():
                lines[at] = after
        return lines

    def diagnostics(self, path: str, lines: Sequence[str]) -> list[Diagnostic]:
        """What is to be said about the traps; the line as it should be written is the one without any of its mistakes."""
        unsure = {trap.line for trap in self.traps if trap.changes and (not trap.sure or trap.after is None)}
        unsure |= {at for trap in self.traps for at, _ in trap.more}
        return [self.diagnostic(trap, path, lines, trap.line not in unsure) for trap in self.traps]

    def diagnostic(self, trap: Trap, path: str, lines: Sequence[str], sure: bool) -> Diagnostic:
        before = lines[trap.line] if trap.line < len(lines) else ""
        fix, help_ = None, trap.help
        if trap.after is not None:
            after = self.work[trap.line]
            help_ = help_ or (f"write: {after.strip()}" if after.strip() else "")
            fix = Fix(trap.line + 1, before, after) if sure and before == self.lines[trap.line] else None
        last = max(len(before) + 1, trap.start + 1)
        span = Span(trap.line + 1, trap.start + 1, trap.line + 1, min(max(trap.end + 1, trap.start + 2), last + 1))
        return Diagnostic(trap.code, trap.message, path, span, label=trap.label, help=help_, notes=trap.notes, fix=fix)
