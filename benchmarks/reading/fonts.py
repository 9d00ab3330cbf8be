"""Inter as a designer installs it, a plain font file for each weight and cut; and the font that takes its place."""

from __future__ import annotations

import subprocess
from functools import cache
from itertools import product
from pathlib import Path

import uharfbuzz as hb

from cjmap.text.fonts import BOLD_WEIGHT, OPTICAL_SIZES, REGULAR_WEIGHT
from cjmap.text.shipped import inter_file

VARIABLE = inter_file(italic=False).parent
"""The folder of Inter's own two files, which hold all weights."""


def plain_files(folder: Path) -> Path:
    """Write Regular, Bold, Italic and Bold Italic into a folder; takes a quarter of a minute."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import OverlapMode, instantiateVariableFont

    folder.mkdir()
    for file, weight in product(map(inter_file, (False, True)), (REGULAR_WEIGHT, BOLD_WEIGHT)):
        place = {"opsz": OPTICAL_SIZES[0], "wght": weight}
        overlap = OverlapMode.KEEP_AND_SET_FLAGS
        font = instantiateVariableFont(TTFont(file), place, updateFontNames=True, overlap=overlap)
        font.save(folder / f"{font['name'].getDebugName(6)}.ttf")
    return folder


@cache
def substitute(bold: bool, italic: bool) -> hb.Font:
    """The font that this machine has for Arial, in units of its em."""
    pattern = "Arial" + ":bold" * bold + ":italic" * italic
    words = ["fc-match", "--format", "%{file}", pattern]
    file = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return hb.Font(hb.Face(hb.Blob.from_file_path(file)))
