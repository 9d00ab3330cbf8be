"""A font of the scene → Inter's own file, at one weight, as HarfBuzz reads it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import fontpkg_inter
import uharfbuzz as hb

from cjmap.scene import Font

UPRIGHT: Path = fontpkg_inter.ROOT / "files" / "Inter[opsz,wght].ttf"
ITALIC: Path = fontpkg_inter.ROOT / "files" / "Inter-Italic[opsz,wght].ttf"

REGULAR_WEIGHT = 400
BOLD_WEIGHT = 700
OPTICAL_SIZE = 14
"""The text cut of Inter. A browser picks a tighter cut for larger sizes, so that a title is never wider than measured."""


def hb_font(font: Font) -> hb.Font:
    """A font at its weight, in units of its own em (`.face.upem`); sizes do not matter to it."""
    return _instance(font.bold, font.italic)


@cache
def _instance(bold: bool, italic: bool) -> hb.Font:
    instance = hb.Font(_face(ITALIC if italic else UPRIGHT))
    instance.set_variations({"wght": BOLD_WEIGHT if bold else REGULAR_WEIGHT, "opsz": OPTICAL_SIZE})
    return instance


@cache
def _face(file: Path) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(file)))
