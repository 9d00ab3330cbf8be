"""One loop of steps and who comes into it → how often its steps are visited, at whatever size the numbers need."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from itertools import accumulate
from sys import float_info
from typing import Any, Generic, NamedTuple

from cjmap.chain.elimination import Elimination, Full, Number
from cjmap.records import dataclass

TINY = 1e-290
"""Less than this leaves a step: floats are at their end, and decimals take over."""

SHARP = 1e3
"""Where a step is visited more often than this, differences are taken of decimals with more digits than a float has."""

DIGITS = 28

Rows = Sequence[Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class Loop(Generic[Number]):
    """A loop with an exit, solved: `visits` from the start of the journey, `between` from step to step in the loop.

    `number` makes a number of the kind in which it is solved; `digits` is how many of a decimal's are kept, 0 for floats.
    """

    number: Callable[[float], Number]
    digits: int
    solved: Elimination[Number]
    visits: list[Number]
    between: dict[int, dict[int, Number]]

    def often(self, step: int) -> float:
        """How often a step is visited, never more than the largest float."""
        return min(float(self.visits[step]), float_info.max)

    def reach(self, step: int) -> float:
        """How likely a step is visited at all: its visits by those of one who has come there."""
        return min(1.0, self.often(step), float(self.visits[step] / self.between[step][step]))

    def losses(self, gains: Sequence[float]) -> Losses[Number]:
        """How likely those at each step give up, where they do so with probability `gains[i]` right after step i."""
        return Losses(self.number, self.between, self.solved.values([self.number(gain) for gain in gains]))

    def going(self, step: int, share: float) -> float:
        """How many leave the loop by an edge with that share at that step."""
        return float(self.visits[step] * self.number(share))


def context(digits: int) -> Any:
    """Decimal arithmetic of that many digits and without an end of the exponents, whatever the program around uses."""
    return localcontext(Context(prec=digits or DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN))


def solve(rows: Rows, leaving: Sequence[float], entering: Sequence[float]) -> Loop[float] | Loop[Decimal]:
    """Solve a loop in floats; in decimals where floats end, as in a ladder of 2,000 steps that everyone falls off."""
    try:
        loop = _in_floats(rows, leaving, entering)
    except ZeroDivisionError:
        return in_decimals(rows, leaving, entering, DIGITS)
    numbers = (*loop.visits, *(row[step] for step, row in loop.between.items()))
    smallest = min(loop.solved.through.values(), default=1.0)
    if smallest < TINY or not all(map(math.isfinite, numbers)):
        return in_decimals(rows, leaving, entering, DIGITS)
    return loop


def sharp(
    loop: Loop[float] | Loop[Decimal], rows: Rows, leaving: Sequence[float], entering: Sequence[float]
) -> Loop[float] | Loop[Decimal]:
    """The loop with digits enough for differences of what its steps are worth; full matrices stay as they are."""
    most = max(Decimal(row[step]) for step, row in loop.between.items())
    if most <= SHARP or loop.solved.block:
        return loop
    return in_decimals(rows, leaving, entering, DIGITS + most.adjusted())


def in_decimals(rows: Rows, leaving: Sequence[float], entering: Sequence[float], digits: int) -> Loop[Decimal]:
    """Solve a loop in decimals of so many digits."""
    with context(digits):
        exact = [{to: Decimal(share) for to, share in row.items()} for row in rows]
        solved = Elimination(exact, [Decimal(share) for share in leaving], None)
        visits = solved.visits([Decimal(share) for share in entering])
        return Loop(Decimal, digits, solved, visits, solved.between())


def _in_floats(rows: Rows, leaving: Sequence[float], entering: Sequence[float]) -> Loop[float]:
    solved: Elimination[float] = Elimination(rows, leaving, Full)
    return Loop(float, 0, solved, solved.visits(entering), solved.between())


ONLY = 1e-12
"""Where less than this part of those who get out does so by its other edges, an edge is the only exit."""


class Onward(NamedTuple):
    """An edge seen from its loop: `inside` is the step of the loop it leads to, None where it leads out.

    `worth` is then how likely those who go there give up.
    """

    share: float
    inside: int | None
    worth: float


class Losses(Generic[Number]):
    """How likely those at each step give up (`values`), and what that depends on; `between` is that of the loop."""

    def __init__(
        self, number: Callable[[float], Number], between: Mapping[int, Mapping[int, Number]], values: Sequence[Number]
    ) -> None:
        self.number: Callable[[float], Number] = number
        self.between: Mapping[int, Mapping[int, Number]] = between
        self.values: Sequence[Number] = values

    def at(self, step: int) -> float:
        """How likely a person at a step gives up."""
        return float(self.values[step])

    def saved(self, step: int, edges: Sequence[Onward]) -> list[float]:
        """For each edge of a step, by how much less likely a person there gives up when its share goes to the others.

        A person at step i takes edge w with share s[w], and then either never comes back to i (with probability e[w]), giving
        up (a[w]) or not, or is at i again. So Σ s·a / Σ s·e is how likely people at i give up, and without edge w both sums
        lack w: this is the rank-one update of Sherman and Morrison (1950) with one subtraction, the last. 0 for the only
        edge, and for one without which nobody would get out.
        """
        terms = [self._term(step, edge) for edge in edges]
        least = self.number(ONLY) * sum((escape for escape, _ in terms), self.number(0.0))
        escapes = self._others([escape for escape, _ in terms])
        losses = self._others([lost for _, lost in terms])
        now = self.values[step]
        return [
            float(now - lost / escape) if escape > least else 0.0 for escape, lost in zip(escapes, losses, strict=True)
        ]

    def _term(self, step: int, edge: Onward) -> tuple[Number, Number]:
        """s·e and s·a of one edge."""
        share, nothing = self.number(edge.share), self.number(0.0)
        if edge.inside is None:
            return share, share * self.number(edge.worth)
        if edge.inside == step:
            return nothing, nothing
        back = self.between[edge.inside][step] / self.between[step][step]
        lost = self.values[edge.inside] - back * self.values[step]
        return share * max(nothing, 1 - back), share * max(nothing, lost)

    def _others(self, numbers: Sequence[Number]) -> list[Number]:
        """For each number the sum of the others, without a subtraction."""
        nothing = self.number(0.0)
        before = list(accumulate(numbers, initial=nothing))[:-1]
        after = list(accumulate(reversed(numbers), initial=nothing))[:-1][::-1]
        return [one + other for one, other in zip(before, after, strict=True)]
