"""A journey and its pictures in a format → what a reader would not expect of them, a sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cjmap.layout.medium import Medium
from cjmap.model import Journey
from cjmap.remarks.letters import beyond, on_fonts, on_strange_fonts, unfonted
from cjmap.scene import Group, Scene
from cjmap.theme import FAMILIES

__all__ = ["beyond", "remarks", "unfonted"]


def remarks(
    journey: Journey,
    scenes: Sequence[Scene],
    format: str,
    medium: Medium | None = None,
    families: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """What layout has to say of the pictures, then what the format and the medium make of them.

    `families` is what `beyond` says of the pictures where they have their letters drawn in them; None where the letters are
    left to the fonts of a reader.
    """
    yield from dict.fromkeys(words for scene in scenes for words in scene.remarks)
    yield from on_strange_fonts(scenes)
    if families is not None:
        yield from _on_font(scenes[0])
        yield from on_fonts(families)
    if format == "pdf":
        yield from _on_shrinking(scenes[0])
    if medium and not medium.tile:
        yield from _on_stages(journey, scenes)


def _on_font(scene: Scene) -> Iterator[str]:
    font = scene.families[0]
    if font.casefold() != FAMILIES[0].casefold():
        yield f'the font "{font}" is for SVG with text; PDF, PNG and outlines are drawn in {FAMILIES[0]}'


def _on_shrinking(scene: Scene) -> Iterator[str]:
    from cjmap.render.pdf import shrunk

    if shrunk(scene) < 1:
        yield f"the map is larger than a page of a PDF can be, and is drawn at {shrunk(scene):.1%} of its size"


def _on_stages(journey: Journey, scenes: Sequence[Scene]) -> Iterator[str]:
    """Stages that no page has room for."""
    pages = Counter(node.id for scene in scenes for node in scene.children if isinstance(node, Group))
    for stage in journey.stages:
        count = pages[f"stage-{stage.id}"]
        if count > 1:
            yield f"the stage {stage.name!r} has no room on one page, and goes on over {count}"
