"""A map on paper of a size → how large it can be drawn there: its frame, and how much of the sheet it fills."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.layout.map.look import Look
from cjmap.records import dataclass

LEAST_PX = 8.0
"""6 pt on paper: no text is smaller."""

LARGEST = 2.0
"""The largest scale: a px of the map is that many px of paper."""

CLOSE = 1.02
"""Scales that are nearer to each other than this look the same."""

TRIALS = 5
"""How often a larger scale is tried."""


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A sheet of paper, width and height in px at 96 dpi."""

    width: float
    height: float


def least_zoom(look: Look) -> float:
    """The scale at which the small type of a look is 6 pt."""
    return LEAST_PX / look.small.size


def largest_zoom(fill: Callable[[float], float], low: float, high: float = LARGEST) -> float:
    """The largest scale between two at which what is drawn fits: `fill` says how full the fullest sheet is at a scale, more
    than 1 where something does not fit. At `low` it fits.

    A scale is guessed from the area that is left, as both sides grow with it.
    """
    full = fill(low)
    for _ in range(TRIALS):
        if high < low * CLOSE:
            break
        zoom = min(high, max(low * max(full, 0.05) ** -0.5, low * CLOSE))
        there = fill(zoom)
        if there <= 1:
            low, full = zoom, there
        else:
            high = zoom / CLOSE
            full = max(full, low / zoom)
    return low
