"""The picture of a coloured scene → which of its things are there, and how far each is from its place.

Pictures are arrays of 8-bit RGB with SCALE pixels to a px of the scene.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import uharfbuzz as hb
from numpy.typing import NDArray

from cjmap.scene import Font, Image, Text
from cjmap.text.scripts import SIMPLE
from cjmap.text.shaping import outline, shape
from reading.coloured import SHAPE_LEVELS, TEXT_LEVELS, Colour, Coloured
from reading.fonts import substitute

Picture = NDArray[np.uint8]
Codes = NDArray[np.int32]

SCALE = 2
TOLERANCE = 1
"""How far a program may round a channel."""

NO_LEVEL = -10_000
"""Makes the number of a colour negative, whatever its other channels are."""

AROUND = 3
"""Pixels around the solid ink of a text in which its soft edge lies."""

FEWEST = 6
"""Pixels that a part of a shape must have where nothing is wrong, to be looked for elsewhere: 1.2 px square."""

SHARE = 0.4
"""The least of those pixels that must be there: programs draw thin lines more softly than others."""

NEAR = 2
"""How many pixels away they may be: 1 px."""

CELLS = 4
ALIKE = 48
"""A picture counts as there where, cut into CELLS × CELLS, no channel's mean is further off than this in most cells."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in px of the scene."""


def ink_of(picture: Picture, coloured: Coloured) -> dict[Colour, Box]:
    """The box of each text's ink, to a tenth of a pixel, by its colour, of those that are there."""
    rows, columns = np.nonzero(picture.min(axis=2) <= TOLERANCE)
    keys = _codes(picture[rows, columns], TEXT_LEVELS)
    order = np.argsort(keys, kind="stable")
    rows, columns, keys = rows[order], columns[order], keys[order]
    names, starts = np.unique(keys, return_index=True)
    found: dict[Colour, Box] = {}
    for key, start, end in zip(names, starts, [*starts[1:], len(keys)], strict=True):
        colour = _colour(int(key), TEXT_LEVELS)
        if colour in coloured.places:
            x, y = columns[start:end], rows[start:end]
            found[colour] = _edges(picture, colour.index(0), int(x.min()), int(y.min()), int(x.max()), int(y.max()))
    return found


def _edges(picture: Picture, channel: int, left: int, top: int, right: int, bottom: int) -> Box:
    """The box of some ink with its soft edges: a pixel that is half covered is half of it."""
    x, y = max(0, left - AROUND), max(0, top - AROUND)
    cover = 1 - picture[y : bottom + 1 + AROUND, x : right + 1 + AROUND, channel] / 255
    across, down = cover.max(axis=0), cover.max(axis=1)

    def reach(profile: NDArray[np.float64], at: int, step: int) -> float:
        """How much further than the solid pixel at `at` the ink goes on."""
        more = 0.0
        while 0 <= at + step < len(profile) and (part := float(profile[at + step])) > 0.05:
            more += part
            at += step
            if part < 0.95:
                break
        return more

    return (
        (left - reach(across, left - x, -1)) / SCALE,
        (top - reach(down, top - y, -1)) / SCALE,
        (right + 1 + reach(across, right - x, 1)) / SCALE,
        (bottom + 1 + reach(down, bottom - y, 1)) / SCALE,
    )


@cache
def _own_ink(text: str, font: Font) -> tuple[Box, float]:
    """The box of a text's ink from the start of its baseline, and its advance, as Inter says."""
    points = [segment[-2:] for segment in outline(text, font) if segment[0] != "Z"]
    xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys)), shape(text, font).width


@cache
def _other_ink(text: str, font: Font) -> tuple[Box, float] | None:
    """The same as the font says that takes Inter's place; None where it does not know the letters."""
    other = substitute(font.bold, font.italic)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(other, buffer)
    scale, pen = font.size / other.face.upem, 0
    sides = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        ink = other.get_glyph_extents(info.codepoint)
        if not info.codepoint or ink is None:
            return None
        if ink.width:
            left, top = pen + place.x_offset + ink.x_bearing, -ink.y_bearing
            sides.append((left, top, left + ink.width, top - ink.height))
        pen += place.x_advance
    lefts, tops, rights, bottoms = zip(*sides, strict=True)
    return (min(lefts) * scale, min(tops) * scale, max(rights) * scale, max(bottoms) * scale), pen * scale


def off(text: Text, ink: Box, own_font: bool) -> float | None:
    """How far a text's start is from where the scene has it, in px; None where the font does not know its letters.

    In another font the words are of another width: then what is compared is the anchor, which is the start, the middle or
    the end, with the ink that this font has there.
    """
    expected = None if not SIMPLE.fullmatch(text.text) else _own_ink(text.text, text.font)
    if expected and not own_font:
        expected = _other_ink(text.text, text.font)
    if not expected:
        return None
    box, advance = expected
    start = text.x - {"start": 0.0, "middle": advance / 2, "end": advance}[text.anchor]
    place = "start" if own_font else text.anchor
    left, right = box[0] + start, box[2] + start
    wanted = {"start": left, "middle": (left + right) / 2, "end": right}[place]
    there = {"start": ink[0], "middle": (ink[0] + ink[2]) / 2, "end": ink[2]}[place]
    return float(np.hypot(there - wanted, ink[3] - text.y - box[3]))


def coded(picture: Picture) -> Codes:
    """The number of the shapes' colour that each pixel has; negative where it has none."""
    return _codes(picture, SHAPE_LEVELS)


def kept(picture: Picture, reference: Codes) -> dict[Colour, tuple[int, int]]:
    """For each colour of the shapes, how many pixels have it in the reference, and how many of these have it in the
    picture too, at most NEAR pixels away.
    """
    there = coded(picture)
    height, width = (min(sides) for sides in zip(there.shape, reference.shape, strict=True))
    wanted = reference[:height, :width]
    around = np.pad(there[:height, :width], NEAR, constant_values=NO_LEVEL)
    same = np.zeros((height, width), dtype=np.bool_)
    for down in range(2 * NEAR + 1):
        for right in range(2 * NEAR + 1):
            same |= around[down : down + height, right : right + width] == wanted
    counts, found = np.bincount(reference[reference >= 0]), np.bincount(wanted[same & (wanted >= 0)])
    found.resize(counts.shape)
    return {_colour(int(code), SHAPE_LEVELS): (int(counts[code]), int(found[code])) for code in np.nonzero(counts)[0]}


def is_there(picture: Picture, reference: Picture, image: Image) -> bool:
    """Whether a picture looks in its box as it does in the reference."""
    alike = 0
    for row in range(CELLS):
        for column in range(CELLS):
            left, top = image.x + image.width * column / CELLS, image.y + image.height * row / CELLS
            cell = np.s_[
                round(top * SCALE) : max(round(top * SCALE) + 1, round((top + image.height / CELLS) * SCALE)),
                round(left * SCALE) : max(round(left * SCALE) + 1, round((left + image.width / CELLS) * SCALE)),
            ]
            one, other = (each[cell].reshape(-1, 3).mean(axis=0) for each in (picture, reference))
            alike += bool(np.abs(one - other).max() <= ALIKE)
    return alike > CELLS * CELLS / 2


def _codes(pixels: Picture, levels: range) -> Codes:
    """The number of the colour that each pixel is nearest to; negative where none is near enough."""
    base = len(levels)
    table = np.full(256, NO_LEVEL, dtype=np.int32)
    for step, level in enumerate(levels):
        table[max(0, level - TOLERANCE) : level + TOLERANCE + 1] = step
    codes: Codes = table[pixels[..., 0]] * base**2 + table[pixels[..., 1]] * base + table[pixels[..., 2]]
    return codes


def _colour(code: int, levels: range) -> Colour:
    base = len(levels)
    return levels[code // base**2], levels[code // base % base], levels[code % base]
