"""One loop of steps and who comes into it → how often its steps are visited, at whatever size the numbers need."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from sys import float_info
from typing import Any, Generic

from cjmap.chain.block import Full
from cjmap.chain.elimination import Elimination, Number
from cjmap.chain.losses import Losses
from cjmap.records import dataclass

TINY = 1e-290
"""Less than this leaves a step: floats are at their end, and decimals take over."""

SHARP = 1e3
"""Where a step is visited more often than this, differences are taken of decimals with more digits than a float has."""

DIGITS = 28

Rows = Sequence[Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class Loop(Generic[Number]):
    """A loop with a way out, solved: `visits` from the start of the journey, `between` from step to step in the loop.

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
        """How many leave the loop by a way with that share at that step."""
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
