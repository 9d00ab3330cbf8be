"""What is left of a loop when nearly every step leads to every other → the same answers from one full matrix."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Full:
    """The reduction of `elimination`, with whole rows and columns at a time.

    Only element by element, row upon row: sums in the order of a processor's choice would differ from machine to machine.
    """

    def __init__(self, nodes: list[int], rows: list[dict[int, float]], leaving: list[float]) -> None:
        import numpy as np

        place = {node: at for at, node in enumerate(nodes)}
        shares = np.zeros((len(nodes), len(nodes)))
        for node in nodes:
            for to, share in rows[node].items():
                shares[place[node], place[to]] = share
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
