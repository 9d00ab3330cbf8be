"""The pictures of a journey, or the journey itself, and the options → the bytes of its files, in the journey's language."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import use_language
from cjmap.model import Journey
from cjmap.options import LIVE, RenderOptions
from cjmap.options.formats import FORMATS
from cjmap.scene import Scene
from cjmap.theme import themed


def written(scenes: Sequence[Scene], options: RenderOptions) -> list[bytes]:
    """The files of some pictures, which are in one language: one of all where the format has pages, else one each."""
    target = FORMATS[options.format]
    with use_language(scenes[0].language):
        if options.text != LIVE and target.outlined:
            return [target.outlined(scene) for scene in scenes]
        if target.from_scenes:
            return [target.from_scenes(scenes, options.scale)]
        return [target.from_scene(scene, options.scale) for scene in scenes] if target.from_scene else []


def written_of_journey(journey: Journey, options: RenderOptions) -> bytes:
    """The file of a journey in a format whose reader places the parts."""
    target = FORMATS[options.format]
    if not target.from_journey:
        raise ValueError(f"the format {options.format!r} draws nothing")
    with use_language(journey.language):
        return target.from_journey(journey, themed(journey.theme, options.theme))
