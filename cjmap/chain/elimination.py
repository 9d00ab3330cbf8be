"""The shares inside a loop of steps → how often each step is visited, and what each is worth, without a subtraction.

A chain on its edge through a loop is a system of linear equations with the matrix A = I − P, P being the shares inside the
loop. It is solved by state reduction (Grassmann, Taksar and Heyman 1985, "Regenerative analysis and steady state
distributions for Markov chains"): steps are taken out one by one, and what went through a step goes on to those after it.
Since 1 − P[k,k] is had as the sum of what leaves k, only positive numbers are added, multiplied and divided: the result is
right in nearly all digits however long the loop holds people. The step with the fewest edges in times edges out goes first
(Markowitz 1957). The diagonal of A's inverse comes from the same factors (Takahashi, Fagan and Chin 1973; Erisman and
Tinney 1975), which need no more of the inverse than the positions where the factors have something.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


Number = TypeVar("Number", float, Decimal)

DENSE_FROM = 120
"""Fewer steps are never worth a full matrix."""

DENSE_WHEN = 120
"""A step taken out of n costs as much as one of a full matrix when its edges in times out are n² over this (measured)."""


class DenseMatrix(Protocol[Number]):
    """What is left of a loop when nearly every step leads to every other, as one full matrix."""

    def visits(self, entering: list[Number]) -> None:
        """Turn what enters each step into how often each is visited, in place."""

    def values(self, gains: list[Number]) -> None:
        """Turn what each step gains by itself into what it is worth, in place."""

    def between(self) -> dict[int, dict[int, Number]]:
        """How often each step is visited from each."""


Dense = Callable[[list[int], list[dict[int, Number]], list[Number]], DenseMatrix[Number]]


class Elimination(Generic[Number]):
    """A loop with an exit: `rows[i]` are the shares from step i to others of the loop, `leaving[i]` what leaves it there.

    A share from a step to itself is in neither. Raises ZeroDivisionError where so little leaves that it rounds to nothing.
    """

    def __init__(
        self, rows: Sequence[Mapping[int, Number]], leaving: Sequence[Number], dense: Dense[Number] | None
    ) -> None:
        size = len(rows)
        self.order: list[int] = []
        self.through: dict[int, Number] = {}
        self.up: dict[int, list[tuple[int, Number]]] = {}
        self.down: dict[int, list[tuple[int, Number]]] = {}
        self.block: DenseMatrix[Number] | None = None
        self._out: list[dict[int, Number]] = [dict(row) for row in rows]
        self._into: list[dict[int, None]] = [{} for _ in range(size)]
        self._leaving: list[Number] = list(leaving)
        for step, row in enumerate(rows):
            for to in row:
                self._into[to][step] = None
        self._reduce(dense)
        del self._out, self._into, self._leaving

    def _cost(self, step: int) -> int:
        return len(self._into[step]) * len(self._out[step])

    def _reduce(self, dense: Dense[Number] | None) -> None:
        left = len(self._out)
        heap = [(self._cost(step), step) for step in range(left)]
        heapq.heapify(heap)
        while heap:
            cost, step = heapq.heappop(heap)
            if step in self.through or cost != self._cost(step):
                continue
            if dense and left > DENSE_FROM and cost * DENSE_WHEN > left * left:
                nodes = [node for node in range(len(self._out)) if node not in self.through]
                self.block = dense(nodes, self._out, self._leaving)
                return
            for near in self._take_out(step):
                heapq.heappush(heap, (self._cost(near), near))
            left -= 1

    def _take_out(self, step: int) -> list[int]:
        """Lead all edges through a step past it; the steps whose edges have changed."""
        row, into, leaving = self._out[step], self._into[step], self._leaving[step]
        through = sum(row.values(), leaving)
        if not through:
            raise ZeroDivisionError("nothing leaves this step")
        up = [(to, share / through) for to, share in row.items()]
        down = []
        for source in into:
            past = self._out[source]
            share = past.pop(step)
            for to, part in up:
                if to == source:
                    continue
                if to in past:
                    past[to] += share * part
                else:
                    past[to] = share * part
                    self._into[to][source] = None
            self._leaving[source] += share * (leaving / through)
            down.append((source, share / through))
        for to in row:
            del self._into[to][step]
        self.order.append(step)
        self.through[step], self.up[step], self.down[step] = through, up, down
        return list(into | dict.fromkeys(row))

    def visits(self, entering: Sequence[Number]) -> list[Number]:
        """How often each step is visited, where `entering[i]` people come to step i from elsewhere: x with xA = b."""
        visits = list(entering)
        for step in self.order:
            here = visits[step]
            for to, share in self.up[step]:
                visits[to] += here * share
        if self.block:
            self.block.visits(visits)
        for step in reversed(self.order):
            here = visits[step] / self.through[step]
            for source, share in self.down[step]:
                here += visits[source] * share
            visits[step] = here
        return visits

    def values(self, gains: Sequence[Number]) -> list[Number]:
        """What each step is worth, where a visit of step i gains `gains[i]`: x with Ax = b."""
        values = list(gains)
        for step in self.order:
            here = values[step]
            for source, share in self.down[step]:
                values[source] += here * share
        if self.block:
            self.block.values(values)
        for step in reversed(self.order):
            here = values[step] / self.through[step]
            for to, share in self.up[step]:
                here += values[to] * share
            values[step] = here
        return values

    def between(self) -> dict[int, dict[int, Number]]:
        """`between[i][j]`: how often step j is visited by one who is at step i, this visit included.

        Every i = j is there, and every i, j where j leads to i; of the others, some.
        """
        found = self.block.between() if self.block else {}
        for step in reversed(self.order):
            up, down = self.up[step], self.down[step]
            once = 1 / self.through[step]
            row = {source: once - once for source, _ in down}
            again = once
            for to, share in up:
                there = found[to]
                here = once - once
                for source, part in down:
                    value = there[source]
                    here += value * part
                    row[source] += share * value
                there[step] = here
                again += share * here
            row[step] = again
            found[step] = row
        return found


class Full:
    """The reduction of `elimination`, with whole rows and columns at a time.

    Only element by element, row upon row: sums in the order of a processor's choice would differ from machine to machine.
    """

    def __init__(self, nodes: list[int], rows: list[dict[int, float]], leaving: list[float]) -> None:
        import numpy as np

        index = {node: at for at, node in enumerate(nodes)}
        shares = np.zeros((len(nodes), len(nodes)))
        for node in nodes:
            for to, share in rows[node].items():
                shares[index[node], index[to]] = share
        out = np.array([leaving[node] for node in nodes])
        self.nodes = nodes
        self.through = np.empty(len(nodes))
        self.shares: NDArray[np.float64] = shares
        for at in reversed(range(len(nodes))):
            row, column = shares[at, :at], shares[:at, at]
            through = math.fsum(row.tolist()) + float(out[at])
            if not through:
                raise ZeroDivisionError("nothing leaves this step")
            row /= through
            shares[:at, :at] += column[:, None] * row
            out[:at] += column * (out[at] / through)
            column /= through
            self.through[at] = through

    def visits(self, entering: list[float]) -> None:
        """Turn what enters each step into how often each is visited, in place."""
        import numpy as np

        found = np.array([entering[node] for node in self.nodes])
        for at in reversed(range(len(found))):
            found[:at] += found[at] * self.shares[at, :at]
        for at in range(len(found)):
            found[at] = found[at] / self.through[at] + math.fsum((found[:at] * self.shares[:at, at]).tolist())
        for node, value in zip(self.nodes, found.tolist(), strict=True):
            entering[node] = value

    def values(self, gains: list[float]) -> None:
        """Turn what each step gains by itself into what it is worth, in place."""
        import numpy as np

        found = np.array([gains[node] for node in self.nodes])
        for at in reversed(range(len(found))):
            found[:at] += found[at] * self.shares[:at, at]
        for at in range(len(found)):
            found[at] = found[at] / self.through[at] + math.fsum((found[:at] * self.shares[at, :at]).tolist())
        for node, value in zip(self.nodes, found.tolist(), strict=True):
            gains[node] = value

    def between(self) -> dict[int, dict[int, float]]:
        """How often each step is visited from each."""
        import numpy as np

        size = len(self.nodes)
        found = np.zeros((size, size))
        for at in range(size):
            before = found[:at, :at]
            row, column = self.shares[at, :at], self.shares[:at, at]
            found[at, :at] = np.add.reduce(row[:, None] * before, axis=0)
            found[:at, at] = np.add.reduce(before * column, axis=1)
            found[at, at] = 1 / self.through[at] + math.fsum((row * found[:at, at]).tolist())
        return {
            node: dict(zip(self.nodes, row.tolist(), strict=True)) for node, row in zip(self.nodes, found, strict=True)
        }
