"""The lines of a file → its tree, read to the end over all mistakes of writing, and a diagnostic for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cjmap.diagnostics import Diagnostic, Fix, Span
from cjmap.read.columns import Columns
from cjmap.read.nodes import Node
from cjmap.read.traps.indentation import text_with_tab
from cjmap.read.traps.quoting import remark
from cjmap.read.traps.recognise import explanations, goes_further, unexplained
from cjmap.read.traps.trap import Problem, Trap
from cjmap.read.tree import Growth, grow, look
from cjmap.records import replace

_LONG = 1 << 18
"""Characters of a file of which no further tree is built once enough was read."""

_MOST_STEPS = 400
_MOST_READ = 3 << 20
"""Characters that are read again, in all, to find out what an author meant; one reading is always granted."""

_MOST_TRAPS = 1500
"""Mistakes after which a file is not read further."""

_MOST_LEFT_OUT = 3
"""Lines that are left out because nothing explains them; after that, one may be due to the other."""


class Recovery:
    """Reading on after a mistake: `lines` as the author wrote them, `work` as they are read, `traps` what was met.

    `first` is what a first reading of the lines gave.
    """

    def __init__(self, lines: Sequence[str], first: Growth) -> None:
        self.first = first
        self.lines = list(lines)
        self.work = list(lines)
        self.traps: list[Trap] = []
        self.whole = True
        self.left_out: set[int] = set()
        self.size = sum(map(len, lines)) + len(lines)
        self.read = 0

    def run(self) -> Node | None:
        """The tree; None where the file cannot be read to its end, or not all of it."""
        growth = self.first
        for _ in range(_MOST_STEPS):
            if growth.problem:
                if not self.past(growth.problem):
                    break
            elif not self.reconsider(growth):
                break
            growth = self.reading()
        self.traps += self.unchanged(growth.traps)
        if growth.problem or growth.stopped or not self.whole:
            return None
        return growth.root

    def past(self, problem: Problem) -> bool:
        """Repair one mistake after the other until the whole file can be read; False where one cannot be told."""
        following: Problem | None = problem
        for _ in range(_MOST_STEPS):
            if following is None:
                return True
            if len(self.traps) > _MOST_TRAPS:
                return False
            if (header := text_with_tab(self.work, following)) and self.read < _MOST_READ:
                self.work[following.context[0] if following.context else 0] = header
                self.read += self.size
                following = look(self.work)
                continue
            step = self.explained(following) or self.unexplained(following)
            if step is None:
                return False
            traps, following = step
            self.accept(traps)
        return False

    def explained(self, problem: Problem) -> tuple[list[Trap], Problem | None] | None:
        """The first explanation of a problem whose repair lets reading go on, and where it stops then.

        Of those that move a line to another place, the one that repeats the fewest keys there and lets it go on furthest.
        """
        best: tuple[tuple[float, ...], list[Trap], Problem | None] | None = None
        for traps in explanations(self.work, problem):
            moves = any(trap.moves for trap in traps)
            if (best and not moves) or self.read > _MOST_READ:
                break
            lines = self.changed(traps)
            if lines == self.work or (moves and self.left_out):
                continue
            self.read += self.size
            following = look(lines)
            if not goes_further(self.work, traps, problem, following):
                continue
            if not moves:
                return traps, following
            doubled = self.doubled(lines, traps)
            rank = (-doubled, following.line if following else float("inf"), following.column if following else 0)
            if best is None or rank > best[0]:
                best = rank, [replace(trap, sure=trap.sure and not doubled) for trap in traps], following
        return best[1:] if best else None

    def doubled(self, lines: Sequence[str], traps: Iterable[Trap]) -> int:
        """How many keys are there twice from the lines on that were moved."""
        self.read += 4 * self.size
        first = min(at for trap in traps for at in trap.changes)
        return sum(trap.notes != () and trap.line >= first for trap in grow(lines).traps)

    def unexplained(self, problem: Problem) -> tuple[list[Trap], Problem | None] | None:
        """Leave out the line where reading stops for an unknown reason; only the first one is said, as it may cause others."""
        trap = unexplained(self.work, problem)
        if len(self.left_out) >= _MOST_LEFT_OUT or self.read > _MOST_READ:
            if not self.traps:
                self.traps.append(trap)
            return None
        self.left_out.add(trap.line)
        self.read += self.size
        if len(self.left_out) > 1:
            self.work = self.changed([trap])
            return [], look(self.work)
        return [trap], look(self.changed([trap]))

    def reading(self) -> Growth:
        """The tree of the lines as they are now; only where it can be had with what is left to read."""
        if self.read > _MOST_READ and self.size > _LONG:
            return Growth(stopped=True)
        self.read += 4 * self.size
        return grow(self.work, self.moved())

    def reconsider(self, growth: Growth) -> bool:
        """Repair what was read without complaint and hardly meant; False where there is nothing of that kind."""
        done = {trap.line for trap in self.traps}
        traps = [trap for trap in growth.traps if trap.changes and trap.line not in done]
        if not traps or growth.stopped or self.read > _MOST_READ or len(self.traps) > _MOST_TRAPS:
            return False
        self.accept(traps)
        return True

    def accept(self, traps: Sequence[Trap]) -> None:
        found = [self.moved_again(self.as_written(trap)) for trap in traps]
        self.traps += found
        self.work = self.changed(traps)
        self.whole = self.whole and all(trap.whole for trap in traps)

    def moved_again(self, trap: Trap) -> Trap:
        """The trap of a line in the place of an earlier one that moved it; its label says how far in the author wrote it."""
        before = [one for one in self.traps if one.moves and trap.moves and one.line == trap.line]
        if not before:
            return trap
        self.traps = [one for one in self.traps if one not in before]
        first, sign, last = before[0].label.partition(" before it")[0], *trap.label.partition(" before it")[1:]
        return replace(trap, label=f"{first}{sign}{last}" if sign else trap.label)

    def as_written(self, trap: Trap) -> Trap:
        """The trap with its columns in the author's line, where that was repaired before."""
        before, now = self.lines[trap.line], self.work[trap.line]
        if before == now or trap.notes:
            return trap
        columns = Columns(before, now)
        start, end = columns.start(trap.start), columns.end(trap.end)
        return replace(trap, start=start, end=end)

    def unchanged(self, traps: Iterable[Trap]) -> list[Trap]:
        """The traps of the last reading that were not met before."""
        done = {trap.line for trap in self.traps}
        return [self.as_written(trap) for trap in traps if not trap.changes or trap.line not in done]

    def changed(self, traps: Iterable[Trap]) -> list[str]:
        lines = list(self.work)
        for trap in traps:
            for at, after in trap.changes.items():
                lines[at] = after
        return lines

    def moved(self) -> Mapping[int, Columns]:
        """The columns of each line that differs from the author's."""
        return {
            at: Columns(before, after)
            for at, (before, after) in enumerate(zip(self.lines, self.work, strict=True))
            if before is not after and before != after
        }

    def diagnostics(self, path: str, lines: Sequence[str]) -> list[Diagnostic]:
        """What is to be said about the traps; the line as it should be written is the one without any of its mistakes.

        `lines` are those of the file, with the characters that YAML refuses.
        """
        unsure = {trap.line for trap in self.traps if trap.changes and (not trap.sure or trap.after is None)}
        unsure |= self.left_out | {at for trap in self.traps for at, _ in trap.more}
        others = self.with_remarks()
        return [
            self.diagnostic(trap, path, lines[trap.line], trap.line not in unsure, others.get(trap.line, ""))
            for trap in self.traps
        ]

    def with_remarks(self) -> dict[int, str]:
        """The other reading of lines in whose repair a comment became a part of a text: with the comment as one.

        It is the line as it is repaired without the comment; the line is left as it is where that says no more.
        """
        texts = {trap.line for trap in self.traps if trap.unhides}
        told = {trap.line for trap in self.traps if trap.changes} - texts
        taken = {at: kept for at in told if (kept := remark(self.lines[at])) and remark(self.work[at]) != kept}
        if not taken:
            return {}
        bare = list(self.lines)
        for at, kept in taken.items():
            bare[at] = bare[at].rstrip().removesuffix(kept).rstrip()
        other = Recovery(bare, grow(bare))
        other.run()
        return {at: f"{other.work[at].rstrip()}  {kept}" for at, kept in taken.items()}

    def diagnostic(self, trap: Trap, path: str, before: str, sure: bool, other: str = "") -> Diagnostic:
        fix, help_ = None, trap.help
        column, end = trap.start, max(trap.end, trap.start + 1)
        if trap.after is not None:
            after = trap.after if trap.line in self.left_out else self.work[trap.line]
            help_ = help_.replace(trap.after.strip(), after.strip()) if trap.after.strip() else help_
            help_ = help_ or (f"write: {after.strip()}" if after.strip() else "")
            if other and other.strip() != after.strip() and after.strip():
                help_ = f"write: {after.strip()}; or, if {_short(remark(before))} is a remark: {other.strip()}"
            elif sure and before == self.lines[trap.line] and before != after and not other:
                fix = Fix(trap.line + 1, before, after)
        column = min(column, len(before))
        span = Span(trap.line + 1, column + 1, trap.line + 1, max(min(end, len(before)), column) + 1)
        return Diagnostic(trap.code, trap.message, path, span, label=trap.label, help=help_, notes=trap.notes, fix=fix)


def _short(words: str, most: int = 24) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
