"""A journey → the bytes of its drawing."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.model import Journey
from cjmap.options import RenderOptions
from cjmap.pipeline import Drawing


def draw(
    journey: Journey,
    format: str = "svg",
    view: str = "map",
    notice: Callable[[str], None] | None = None,
    scale: float = 2.0,
) -> bytes:
    """The file of a journey in a format, view and scale; what a reader would not expect of it goes to `notice`."""
    return Drawing(journey).draw(RenderOptions(format, view, scale=scale), notice)
