"""Probabilities → the words that say them, and the widths of the lines that show them."""

from __future__ import annotations

THIN, THICK = 1.2, 6.0
"""The width in px of a line that nobody takes, and of one that all take."""


def percent(share: float) -> str:
    """A probability as a percentage with at most one place, never rounded to nothing or to all: `33.3%`, `<0.1%`."""
    if 0 < share < 0.0005:
        return "<0.1%"
    if 0.9995 <= share < 1 - 1e-9:
        return ">99.9%"
    return f"{share * 100:.1f}".removesuffix(".0") + "%"


def rounded(share: float) -> str:
    """A probability for the eye: without places from 10 % on, for what it rests on is seldom more exact."""
    return f"{share * 100:.0f}%" if 0.0995 <= share < 0.995 else percent(share)


def marked(percentage: str, assumed: bool) -> str:
    """A percentage, marked with ~ where it is assumed."""
    return f"~{percentage}" if assumed else percentage


def stroke(share: float) -> float:
    """The width in px of the line of a way that a share of 0 to 1 takes."""
    return THIN + (THICK - THIN) * share
