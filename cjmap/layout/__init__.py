"""A journey → a scene: one entry a view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from cjmap.language import speak
from cjmap.layout.ids import joined, picture_id, prefix
from cjmap.layout.medium import Medium
from cjmap.layout.mirror import directed
from cjmap.layout.persona import for_persona
from cjmap.model import Journey
from cjmap.scene import Scene
from cjmap.theme import Theme, themed

__all__ = ["IN_PARTS", "VIEWS", "for_persona", "lay_out", "lay_out_all"]

# Each function imports its module when it is called: a map needs nothing of what draws a flow.


def _map(journey: Journey, theme: Theme) -> Scene:
    from cjmap.layout.map import lay_out_map

    return lay_out_map(journey, theme)


def _flow(journey: Journey, theme: Theme) -> Scene:
    from cjmap.layout.flow import lay_out_flow

    return lay_out_flow(journey, theme)


VIEWS: Mapping[str, Callable[[Journey, Theme], Scene]] = {"map": _map, "flow": _flow}
"""The views by name; a new one is a module here and an entry."""


IN_PARTS = "map"
"""The view that can be drawn on sheets and slides."""


def lay_out_all(
    journey: Journey, view: str = "map", theme: str = "", medium: Medium | None = None, id: str = ""
) -> tuple[Scene, ...]:
    """Draw a journey for a medium: one picture or several, in the order in which they are read.

    `id` is what their ids begin with; without one they tell the drawings of a journey apart. Of several, each has its own.
    KeyError where a name is unknown; ValueError where an id cannot begin so, or where a view is one picture and several are
    asked for; ImageError where a picture has gone since the file was checked.
    """
    medium = medium or Medium()
    if view not in VIEWS:
        raise KeyError(view)
    if not medium.alone and view != IN_PARTS:
        raise ValueError(f"the view {view!r} is one picture: pages and slides are parts of a map")
    look = themed(journey.theme, theme)
    begun = prefix(id) or picture_id(journey, view, look.name, medium)
    with speak(journey.language):
        scenes = _parts(journey, look, view, medium)
        return tuple([directed(replace(scene, id=joined(begun, scene.id))) for scene in scenes])


def _parts(journey: Journey, look: Theme, view: str, medium: Medium) -> tuple[Scene, ...]:
    """The pictures, whose ids say only which of several each is."""
    if medium.alone:
        return (VIEWS[view](journey, look),)
    if medium.slide:
        from cjmap.layout.slide import lay_out_slides, lay_out_stages

        return (lay_out_stages if medium.per_stage else lay_out_slides)(journey, look, medium.slide)
    from cjmap.layout.pages import lay_out_pages

    return lay_out_pages(journey, look, medium)


def lay_out(journey: Journey, view: str = "map", theme: str = "") -> Scene:
    """Draw a journey in a view, in the named theme or the author's own. KeyError where either name is unknown."""
    return lay_out_all(journey, view, theme)[0]
