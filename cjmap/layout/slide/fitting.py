"""Heights in the order of their worth and the room for them → how many of them can be shown."""

from __future__ import annotations

from collections.abc import Sequence


def fitting(heights: Sequence[float], total: int, room: float, note: float) -> int:
    """How many of the first `heights` go into `room` px; where that is not all `total`, a note of `note` px does too."""
    used, best = 0.0, 0
    for count, height in enumerate(heights, 1):
        used += height
        if used + (note if count < total else 0) <= room + 0.01:
            best = count
    return best
