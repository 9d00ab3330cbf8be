"""A journey → a scene: one entry a view."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cjmap.layout.flow import lay_out_flow
from cjmap.layout.map import lay_out_map
from cjmap.layout.persona import for_persona
from cjmap.model import Journey
from cjmap.scene import Scene
from cjmap.theme import Theme, themed

__all__ = ["VIEWS", "for_persona", "lay_out"]

VIEWS: Mapping[str, Callable[[Journey, Theme], Scene]] = {"map": lay_out_map, "flow": lay_out_flow}
"""The views by name; a new one is a module here and an entry."""


def lay_out(journey: Journey, view: str = "map", theme: str = "") -> Scene:
    """Draw a journey in a view, in the named theme or the author's own. KeyError where either name is unknown."""
    return VIEWS[view](journey, themed(journey.theme, theme))
