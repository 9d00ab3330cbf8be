"""Probabilities → the words that say them on a card, and the widths of the lines that show them."""

from __future__ import annotations

from cjmap.chain import half_up, percent

THIN, THICK = 1.2, 6.0
"""The width in px of a line that nobody takes, and of one that all take."""


def rounded(share: float) -> str:
    """A probability for the eye: without places from 10 % on, for what it rests on is seldom more exact."""
    return f"{half_up(share * 100, 0)}%" if 0.0995 <= share < 0.995 else percent(share)


def stroke(share: float) -> float:
    """The width in px of the line of a way that a share of 0 to 1 takes."""
    return THIN + (THICK - THIN) * share
