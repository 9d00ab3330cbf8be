"""The shares of a journey → its most likely single way through, each step at most once."""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence


def likely(rows: Sequence[Mapping[int, float]], ends: Sequence[Mapping[str, float]]) -> tuple[list[int], str]:
    """The steps from step 0 on and the end they come to; none where no end can be reached.

    Dijkstra's search for the largest product of shares. A product of thousands is less than the least float, so it is kept
    as a power of two and a number of ½ to 1; of equally likely ways the one with fewer steps is taken, then the earlier one.
    """
    before: dict[int, int] = {}
    heap: list[tuple[int, float, int, int, int, str]] = [(0, -1.0, 0, 0, -1, "")]
    while heap:
        power, part, count, step, source, end = heapq.heappop(heap)
        if end:
            return _path(before, step), end
        if step in before:
            continue
        before[step] = source
        for name, share in ends[step].items():
            heapq.heappush(heap, (*_times(power, part, share), count, step, source, name))
        for to, share in rows[step].items():
            if to not in before:
                heapq.heappush(heap, (*_times(power, part, share), count + 1, to, step, ""))
    return [], ""


def _times(power: int, part: float, share: float) -> tuple[int, float]:
    product, more = math.frexp(-part * share)
    return power - more, -product


def _path(before: Mapping[int, int], step: int) -> list[int]:
    path = []
    while step >= 0:
        path.append(step)
        step = before[step]
    return path[::-1]
