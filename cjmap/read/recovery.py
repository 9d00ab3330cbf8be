"""A line as its author wrote it and as it is read after a repair → for each column of the second one that of the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cjmap.diagnostics import Diagnostic, Fix, Span
from cjmap.read.mistakes.indentation import text_with_tab
from cjmap.read.mistakes.mistake import Mistake, Problem
from cjmap.read.mistakes.quoting import comment
from cjmap.read.mistakes.recognise import explanations, goes_further, unexplained
from cjmap.read.nodes import Columns, Node
from cjmap.read.tree import Growth, grow, look
from cjmap.records import replace

_LONG = 1 << 18
"""Characters of a file of which no further tree is built once enough was read."""

_MOST_STEPS = 400
_MOST_READ = 3 << 20
"""Characters that are read again, in all, to find out what an author meant; one reading is always granted."""

_MOST_MISTAKES = 1500
"""Mistakes after which a file is not read further."""

_MOST_LEFT_OUT = 3
"""Lines that are left out because nothing explains them; after that, one may be due to the other."""


class Recovery:
    """Reading on after a mistake: `lines` as the author wrote them, `work` as they are read, `mistakes` what was met.

    `first` is what a first reading of the lines gave.
    """

    def __init__(self, lines: Sequence[str], first: Growth) -> None:
        self.first = first
        self.lines = list(lines)
        self.work = list(lines)
        self.mistakes: list[Mistake] = []
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
        self.mistakes += self.unchanged(growth.mistakes)
        if growth.problem or growth.stopped or not self.whole:
            return None
        return growth.root

    def past(self, problem: Problem) -> bool:
        """Repair one mistake after the other until the whole file can be read; False where one has no explanation."""
        following: Problem | None = problem
        for _ in range(_MOST_STEPS):
            if following is None:
                return True
            if len(self.mistakes) > _MOST_MISTAKES:
                return False
            if (header := text_with_tab(self.work, following)) and self.read < _MOST_READ:
                self.work[following.context[0] if following.context else 0] = header
                self.read += self.size
                following = look(self.work)
                continue
            step = self.explained(following) or self.unexplained(following)
            if step is None:
                return False
            mistakes, following = step
            self.accept(mistakes)
        return False

    def explained(self, problem: Problem) -> tuple[list[Mistake], Problem | None] | None:
        """The first explanation of a problem whose repair lets reading go on, and where it stops then.

        Of those that move a line to another place, the one that repeats the fewest keys there and lets it go on furthest.
        """
        best: tuple[tuple[float, ...], list[Mistake], Problem | None] | None = None
        for mistakes in explanations(self.work, problem):
            moves = any(mistake.moves for mistake in mistakes)
            if (best and not moves) or self.read > _MOST_READ:
                break
            lines = self.changed(mistakes)
            if lines == self.work or (moves and self.left_out):
                continue
            self.read += self.size
            following = look(lines)
            if not goes_further(self.work, mistakes, problem, following):
                continue
            if not moves:
                return mistakes, following
            doubled = self.doubled(lines, mistakes)
            rank = (-doubled, following.line if following else float("inf"), following.column if following else 0)
            if best is None or rank > best[0]:
                best = rank, [replace(mistake, sure=mistake.sure and not doubled) for mistake in mistakes], following
        return best[1:] if best else None

    def doubled(self, lines: Sequence[str], mistakes: Iterable[Mistake]) -> int:
        """How many keys are there twice from the lines on that were moved."""
        self.read += 4 * self.size
        first = min(at for mistake in mistakes for at in mistake.changes)
        return sum(mistake.notes != () and mistake.line >= first for mistake in grow(lines).mistakes)

    def unexplained(self, problem: Problem) -> tuple[list[Mistake], Problem | None] | None:
        """Leave out the line where reading stops for an unknown reason; only the first is reported, as it may cause others."""
        mistake = unexplained(self.work, problem)
        if len(self.left_out) >= _MOST_LEFT_OUT or self.read > _MOST_READ:
            if not self.mistakes:
                self.mistakes.append(mistake)
            return None
        self.left_out.add(mistake.line)
        self.read += self.size
        if len(self.left_out) > 1:
            self.work = self.changed([mistake])
            return [], look(self.work)
        return [mistake], look(self.changed([mistake]))

    def reading(self) -> Growth:
        """The tree of the lines as they are now; only where it can be had with what is left to read."""
        if self.read > _MOST_READ and self.size > _LONG:
            return Growth(stopped=True)
        self.read += 4 * self.size
        return grow(self.work, self.moved())

    def reconsider(self, growth: Growth) -> bool:
        """Repair what was read without complaint and hardly meant; False where there is nothing of that kind."""
        done = {mistake.line for mistake in self.mistakes}
        mistakes = [mistake for mistake in growth.mistakes if mistake.changes and mistake.line not in done]
        if not mistakes or growth.stopped or self.read > _MOST_READ or len(self.mistakes) > _MOST_MISTAKES:
            return False
        self.accept(mistakes)
        return True

    def accept(self, mistakes: Sequence[Mistake]) -> None:
        found = [self.moved_again(self.as_written(mistake)) for mistake in mistakes]
        self.mistakes += found
        self.work = self.changed(mistakes)
        self.whole = self.whole and all(mistake.whole for mistake in mistakes)

    def moved_again(self, mistake: Mistake) -> Mistake:
        """The mistake of a line in the place of an earlier one that moved it; its label says how far in the author wrote it."""
        before = [one for one in self.mistakes if one.moves and mistake.moves and one.line == mistake.line]
        if not before:
            return mistake
        self.mistakes = [one for one in self.mistakes if one not in before]
        first, sign, last = before[0].label.partition(" before it")[0], *mistake.label.partition(" before it")[1:]
        return replace(mistake, label=f"{first}{sign}{last}" if sign else mistake.label)

    def as_written(self, mistake: Mistake) -> Mistake:
        """The mistake with its columns in the author's line, where that was repaired before."""
        before, now = self.lines[mistake.line], self.work[mistake.line]
        if before == now or mistake.notes:
            return mistake
        columns = Columns(before, now)
        start, end = columns.start(mistake.start), columns.end(mistake.end)
        return replace(mistake, start=start, end=end)

    def unchanged(self, mistakes: Iterable[Mistake]) -> list[Mistake]:
        """The mistakes of the last reading that were not met before."""
        done = {mistake.line for mistake in self.mistakes}
        return [self.as_written(mistake) for mistake in mistakes if not mistake.changes or mistake.line not in done]

    def changed(self, mistakes: Iterable[Mistake]) -> list[str]:
        lines = list(self.work)
        for mistake in mistakes:
            for at, after in mistake.changes.items():
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
        """The mistakes to report; the line as it should be written is the one without any of its mistakes.

        `lines` are those of the file, with the characters that YAML refuses.
        """
        unsure = {
            mistake.line for mistake in self.mistakes if mistake.changes and (not mistake.sure or mistake.after is None)
        }
        unsure |= self.left_out | {at for mistake in self.mistakes for at, _ in mistake.more}
        others = self.with_comments()
        return [
            self.diagnostic(
                mistake, path, lines[mistake.line], mistake.line not in unsure, others.get(mistake.line, "")
            )
            for mistake in self.mistakes
        ]

    def with_comments(self) -> dict[int, str]:
        """The other reading of lines in whose repair a comment became a part of a text: with the comment as one.

        It is the line as it is repaired without the comment; the line is left as it is where that says no more.
        """
        texts = {mistake.line for mistake in self.mistakes if mistake.unhides}
        repaired = {mistake.line for mistake in self.mistakes if mistake.changes} - texts
        taken = {at: kept for at in repaired if (kept := comment(self.lines[at])) and comment(self.work[at]) != kept}
        if not taken:
            return {}
        bare = list(self.lines)
        for at, kept in taken.items():
            bare[at] = bare[at].rstrip().removesuffix(kept).rstrip()
        other = Recovery(bare, grow(bare))
        other.run()
        return {at: f"{other.work[at].rstrip()}  {kept}" for at, kept in taken.items()}

    def diagnostic(self, mistake: Mistake, path: str, before: str, sure: bool, other: str = "") -> Diagnostic:
        fix, help_ = None, mistake.help
        column, end = mistake.start, max(mistake.end, mistake.start + 1)
        if mistake.after is not None:
            after = mistake.after if mistake.line in self.left_out else self.work[mistake.line]
            help_ = help_.replace(mistake.after.strip(), after.strip()) if mistake.after.strip() else help_
            help_ = help_ or (f"write: {after.strip()}" if after.strip() else "")
            if other and other.strip() != after.strip() and after.strip():
                help_ = f"write: {after.strip()}; or, if {_short(comment(before))} is a comment: {other.strip()}"
            elif sure and before == self.lines[mistake.line] and before != after and not other:
                fix = Fix(mistake.line + 1, before, after)
        column = min(column, len(before))
        span = Span(mistake.line + 1, column + 1, mistake.line + 1, max(min(end, len(before)), column) + 1)
        return Diagnostic(
            mistake.code, mistake.message, path, span, label=mistake.label, help=help_, notes=mistake.notes, fix=fix
        )


def _short(words: str, most: int = 24) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
