"""A journey and a size of paper → its sheets: one where it fits, else cut between stages, never smaller than 6 pt."""

from __future__ import annotations

from cjmap.layout.pages.leaves import stages_alone, with_personas_in_front
from cjmap.layout.pages.poster import poster
from cjmap.layout.pages.printed import printed
from cjmap.model import Journey
from cjmap.options.medium import FIT, Medium
from cjmap.scene import Scene
from cjmap.theme import Theme

__all__ = ["lay_out_pages"]


def lay_out_pages(journey: Journey, theme: Theme, medium: Medium) -> tuple[Scene, ...]:
    """The pictures of a journey for a medium that is no slide, in the order in which they are read.

    Raises cjmap.images.ImageError where a picture has gone since the file was checked.
    """
    if medium.per_stage:
        return stages_alone(journey, theme, medium.persona_page)
    if medium.page == FIT:
        return with_personas_in_front(journey, theme)
    if medium.tile:
        return poster(journey, theme, medium.page, medium.persona_page)
    return printed(journey, theme, medium.page, medium.persona_page)
