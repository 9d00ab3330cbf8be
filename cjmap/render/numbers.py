"""A length → how an SVG file says it."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def number(value: float) -> str:
    """A length in its shortest form with at most two decimals, never `-0`."""
    words = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if words == "-0" else words
