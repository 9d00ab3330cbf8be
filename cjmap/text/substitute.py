"""A character that no font here has → a sign in its place: a frame with the number of the character in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.scene import PathCommand

HEIGHT, DEPTH = 0.8, 0.12
"""How far the frame reaches above the baseline and below it, in em."""

SIDE, STROKE, PAD = 0.06, 0.05, 0.1
"""The room beside the frame, the width of its line, and the room within it, in em."""

DIGIT_SIZE = 0.44
"""The size of the digits, in em of the text that they stand in: two rows have room above each other."""

CAPITALS = 0.727
"""The height of Inter's digits, in em."""


def rows(letter: str) -> tuple[str, str]:
    """The number of a character, as Unicode writes it, in two rows: `0F` and `40`."""
    digits = f"{ord(letter):04X}"
    middle = (len(digits) + 1) // 2
    return digits[:middle], digits[middle:]


def width(digits: Sequence[float]) -> float:
    """The advance of the sign in em, given the widths of the rows in em of the digits."""
    return max(digits) * DIGIT_SIZE + 2 * (SIDE + STROKE + PAD)


def frame(wide: float) -> Iterator[PathCommand]:
    """The frame of a sign of that advance, in em from its start, y downwards: an outline with a hole."""
    yield from _box(SIDE, -HEIGHT, wide - SIDE, DEPTH)
    hole = list(_corners(SIDE + STROKE, -HEIGHT + STROKE, wide - SIDE - STROKE, DEPTH - STROKE))
    yield from _outline([hole[0], *reversed(hole[1:])])


def row_places(wide: float, digits: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Where the rows of digits start, in em: in the middle of the frame, their baselines in its upper and lower half."""
    middle, half = (DEPTH - HEIGHT) / 2, (HEIGHT + DEPTH) / 2 - STROKE
    for number, length in enumerate(digits):
        centre = middle + (number - 0.5) * half * 0.88
        yield (wide - length * DIGIT_SIZE) / 2, centre + CAPITALS * DIGIT_SIZE / 2


def _box(left: float, top: float, right: float, bottom: float) -> Iterator[PathCommand]:
    yield from _outline(list(_corners(left, top, right, bottom)))


def _corners(left: float, top: float, right: float, bottom: float) -> Iterator[tuple[float, float]]:
    yield from ((left, top), (right, top), (right, bottom), (left, bottom))


def _outline(corners: Sequence[tuple[float, float]]) -> Iterator[PathCommand]:
    first, *others = corners
    yield ("M", *first)
    for corner in others:
        yield ("L", *corner)
    yield ("Z",)
