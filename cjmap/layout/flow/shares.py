"""Probabilities → the words and the type that say them on a card, and the widths of the lines that show them."""

from __future__ import annotations

from cjmap.chain import Said, half_up, percent, percentage
from cjmap.scene import Font
from cjmap.theme import SMALL_BOLD

GIVEN, ASSUMED = SMALL_BOLD, Font(SMALL_BOLD.size, bold=True, italic=True)
"""The type of a share that stands in the file, and of one that is assumed."""

THIN, THICK = 1.2, 6.0
"""The width in px of a line that nobody takes, and of one that all take."""


def rounded(share: float, said: Said | None = None) -> str:
    """A probability for the eye: without places from 10 % on, for what it rests on is seldom more exact.

    `said` puts the number into words that are not those of a percentage.
    """
    said = said or percentage
    return said(str(half_up(share * 100, 0))) if 0.0995 <= share < 0.995 else percent(share, said)


def stroke(share: float) -> float:
    """The width in px of the line of a way that a share of 0 to 1 takes."""
    return THIN + (THICK - THIN) * share
