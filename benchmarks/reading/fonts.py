"""Inter as a designer installs it: a folder with a plain font file for each of its weights and cuts that drawings use."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from cjmap.text.fonts import BOLD_WEIGHT, ITALIC, OPTICAL_SIZE, REGULAR_WEIGHT, UPRIGHT

VARIABLE = UPRIGHT.parent
"""The folder of Inter's own two files, which hold all weights."""


def plain_files(folder: Path) -> Path:
    """Write Regular, Bold, Italic and Bold Italic into a folder; takes a quarter of a minute."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import OverlapMode, instantiateVariableFont

    folder.mkdir()
    for file, weight in product((UPRIGHT, ITALIC), (REGULAR_WEIGHT, BOLD_WEIGHT)):
        place = {"opsz": OPTICAL_SIZE, "wght": weight}
        overlap = OverlapMode.KEEP_AND_SET_FLAGS
        font = instantiateVariableFont(TTFont(file), place, updateFontNames=True, overlap=overlap)
        font.save(folder / f"{font['name'].getDebugName(6)}.ttf")
    return folder
