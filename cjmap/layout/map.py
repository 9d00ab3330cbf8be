"""A journey and a theme → the scene of its map, the view that the others stand beside; all of it is made of `kit/`."""

from __future__ import annotations

from cjmap.layout.kit.assembly import map_scene
from cjmap.model import Journey
from cjmap.scene import Scene
from cjmap.theme import Theme


def lay_out_map(journey: Journey, theme: Theme) -> Scene:
    """The whole map as one picture. Raises cjmap.images.ImageError where a picture has gone since the file was checked."""
    return map_scene(journey, theme)
