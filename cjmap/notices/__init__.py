"""A journey and its pictures in a format → what a reader would not expect of them, a sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cjmap.model import Journey
from cjmap.notices.missing_glyphs import missing_glyph_diagnostics, missing_glyphs, on_fonts, on_strange_fonts
from cjmap.options import RenderOptions
from cjmap.options.formats import FORMATS
from cjmap.scene import Group, Scene
from cjmap.theme import FAMILIES

__all__ = ["missing_glyph_diagnostics", "missing_glyphs", "notices"]


def notices(
    journey: Journey,
    scenes: Sequence[Scene],
    options: RenderOptions,
    families: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """What layout has to say of the pictures, then what the format and the medium make of them.

    `families` is what `missing_glyphs` says of the pictures where they have glyphs drawn in them; None where the letters
    are left to the fonts of a reader.
    """
    yield from dict.fromkeys(words for scene in scenes for words in scene.notices)
    yield from on_strange_fonts(scenes)
    if families is not None:
        yield from _on_font(scenes[0])
        yield from on_fonts(families)
    if shrunk := FORMATS[options.format].shrunk:
        yield from _on_shrinking(options.format, shrunk(scenes[0]))
    if not (options.medium.alone or options.medium.tile):
        yield from _on_stages(journey, scenes)


def _on_font(scene: Scene) -> Iterator[str]:
    font = scene.families[0]
    if font.casefold() != FAMILIES[0].casefold():
        yield f'the font "{font}" is for SVG with text; PDF, PNG and outlines are drawn in {FAMILIES[0]}'


def _on_shrinking(format: str, share: float) -> Iterator[str]:
    if share < 1:
        yield f"the map is larger than a page of a {format.upper()} can be, and is drawn at {share:.1%} of its size"


def _on_stages(journey: Journey, scenes: Sequence[Scene]) -> Iterator[str]:
    """Stages that no page has room for."""
    pages = Counter(node.id for scene in scenes for node in scene.children if isinstance(node, Group))
    for stage in journey.stages:
        count = pages[f"stage-{stage.id}"]
        if count > 1:
            yield f"the stage {stage.name!r} has no room on one page, and goes on over {count}"
