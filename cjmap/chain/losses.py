"""A solved loop and how many give up after it → by how much fewer would, without one of its ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Generic, NamedTuple

from cjmap.chain.elimination import Number

ONLY = 1e-12
"""Where less than this part of those who get out does so by its other ways, a way is the only one out."""


class Onward(NamedTuple):
    """A way seen from its loop: `inside` is the step of the loop it leads to, None where it leads out.

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

    def saved(self, step: int, ways: Sequence[Onward]) -> list[float]:
        """For each way of a step, by how much less likely a person there gives up when its share goes to the others.

        A person at step i takes way w with share s[w], and then either never comes back to i (with probability e[w]), giving
        up (a[w]) or not, or is at i again. So Σ s·a / Σ s·e is how likely people at i give up, and without way w both sums
        lack w: this is the rank-one update of Sherman and Morrison (1950) with one subtraction, the last. 0 for the only
        way, and for one without which nobody would get out.
        """
        terms = [self._term(step, way) for way in ways]
        least = self.number(ONLY) * sum((escape for escape, _ in terms), self.number(0.0))
        escapes = self._others([escape for escape, _ in terms])
        losses = self._others([lost for _, lost in terms])
        now = self.values[step]
        return [
            float(now - lost / escape) if escape > least else 0.0 for escape, lost in zip(escapes, losses, strict=True)
        ]

    def _term(self, step: int, way: Onward) -> tuple[Number, Number]:
        """s·e and s·a of one way."""
        share, nothing = self.number(way.share), self.number(0.0)
        if way.inside is None:
            return share, share * self.number(way.worth)
        if way.inside == step:
            return nothing, nothing
        back = self.between[way.inside][step] / self.between[step][step]
        lost = self.values[way.inside] - back * self.values[step]
        return share * max(nothing, 1 - back), share * max(nothing, lost)

    def _others(self, numbers: Sequence[Number]) -> list[Number]:
        """For each number the sum of the others, without a subtraction."""
        nothing = self.number(0.0)
        before = list(accumulate(numbers, initial=nothing))[:-1]
        after = list(accumulate(reversed(numbers), initial=nothing))[:-1][::-1]
        return [one + other for one, other in zip(before, after, strict=True)]
