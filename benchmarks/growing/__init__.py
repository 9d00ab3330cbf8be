"""Shapes of input, by what there is a lot of in them: a size in bytes → the files of one."""

from __future__ import annotations

from collections.abc import Mapping

from growing import faults, maps, people, pictures, words
from growing.parts import Shape

SHAPES: Mapping[str, Shape] = {
    **maps.SHAPES,
    **people.SHAPES,
    **words.SHAPES,
    **faults.SHAPES,
    **pictures.SHAPES,
}
"""Every shape by its name."""

__all__ = ["SHAPES", "Shape"]
