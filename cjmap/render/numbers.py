"""A length or an outline → how an SVG file says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from cjmap.scene import PathCommand

HUNDREDTHS = 100
"""Lengths are written with two decimals."""


@lru_cache(maxsize=1 << 16)
def number(value: float) -> str:
    """A length in its shortest form with at most two decimals, never `-0`."""
    words = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if words == "-0" else words


def path_data(segments: Sequence[PathCommand], x: float = 0.0, y: float = 0.0) -> str:
    """An outline moved by (x, y), each place seen from the one before: half as long as where it is in the picture."""
    return "".join(_steps(segments, x, y))


def _steps(segments: Sequence[PathCommand], x: float, y: float) -> Iterator[str]:
    right = down = 0  # where the pen is, in hundredths
    begin = (0, 0)  # where the outline began that it draws
    first = True
    for segment in segments:
        if segment[0] == "Z":
            yield "z"
            right, down = begin
            continue
        places = [round((place + (y if at % 2 else x)) * HUNDREDTHS) for at, place in enumerate(segment[1:])]
        yield segment[0] if first else segment[0].lower()
        yield " ".join([_hundredths(place - (down if at % 2 else right)) for at, place in enumerate(places)])
        right, down = places[-2:]
        begin = (right, down) if segment[0] == "M" else begin
        first = False


@lru_cache(maxsize=1 << 14)
def _hundredths(count: int) -> str:
    return number(count / HUNDREDTHS)
