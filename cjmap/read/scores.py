"""Importance and emotion as authors write them → numbers on the scales of the file."""

from __future__ import annotations

from cjmap.levels import exact
from cjmap.model import EMOTIONS, ItemSeverity, Scales
from cjmap.read.nodes import Node
from cjmap.read.values import number, text

IMPORTANCES = tuple(map(str, ItemSeverity))
"""The words for an importance are those for a severity."""


def spaced(words: tuple[str, ...], word: str, ends: tuple[float, float]) -> float | None:
    """The number of a word where the words are evenly spaced from one end of a scale to the other."""
    if word not in words:
        return None
    low, high = map(exact, ends)
    return float(low + (high - low) * words.index(word) / (len(words) - 1))


def emotion(node: Node | None, scales: Scales) -> float | None:
    """An emotion on the scale of the file; None where it is none."""
    value = number(node)
    return value if value is not None else spaced(EMOTIONS, text(node), scales.emotion)


def importance(node: Node | None, scales: Scales) -> float | None:
    """An importance on the scale of the file; None where it is none."""
    value = number(node)
    return value if value is not None else spaced(IMPORTANCES, text(node), scales.importance)
