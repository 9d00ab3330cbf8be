"""A journey → a scene: one entry a view."""

from __future__ import annotations

from cjmap.language import use_language
from cjmap.layout.finish import directed, joined, picture_id
from cjmap.model import Journey
from cjmap.options import Medium, RenderOptions
from cjmap.options.medium import NO_WISHES
from cjmap.options.views import FIRST_VIEW, VIEWS, View
from cjmap.records import replace
from cjmap.scene import Scene
from cjmap.theme import Theme, themed
from cjmap.transform.persona import for_persona

__all__ = ["VIEWS", "View", "for_persona", "laid_out", "lay_out", "lay_out_all"]


def laid_out(journey: Journey, options: RenderOptions) -> tuple[Scene, ...]:
    """Draw a journey as the options say: one picture or several, in the order in which they are read.

    Without an id of the options' the ids tell the drawings of a journey apart. Of several pictures, each has its own. The
    language is that of the journey, for all that a view says and measures. ImageError where a picture has gone since the file
    was checked, NothingToShow where the journey has nothing for the view.
    """
    look = themed(journey.theme, options.theme)
    begun = options.id or picture_id(journey, options.view, look.name, options.medium, options.wishes)
    with use_language(journey.language):
        scenes = _parts(journey, look, options)
        return tuple([directed(replace(scene, id=joined(begun, scene.id))) for scene in scenes])


def _parts(journey: Journey, look: Theme, options: RenderOptions) -> tuple[Scene, ...]:
    """The pictures, whose ids say only which of several each is."""
    view, medium, wishes = VIEWS[options.view], options.medium, options.wishes
    if view.compose:
        from cjmap.layout.kit.carriers import pictures  # late: the map is none of these

        return pictures(view.compose, journey, look, medium, wishes.width or view.width)
    slides = view.stages if medium.per_stage else view.slides
    if medium.slide and slides:
        return slides(journey, look, medium.slide)
    if view.pages and not medium.alone:
        return view.pages(journey, look, medium, wishes) if wishes != NO_WISHES else view.pages(journey, look, medium)
    if view.fitted and wishes != NO_WISHES:
        return (view.fitted(journey, look, wishes),)
    if not view.whole:
        raise ValueError(f"the view {view.name} draws nothing: it says neither whole nor compose")
    return (view.whole(journey, look),)


def lay_out_all(
    journey: Journey, view: str = FIRST_VIEW, theme: str = "", medium: Medium | None = None
) -> tuple[Scene, ...]:
    """Draw a journey in a view, in the named theme or the author's own, for a medium. ValueError as of `RenderOptions`."""
    return laid_out(journey, RenderOptions(view=view, theme=theme, medium=medium or Medium()))


def lay_out(journey: Journey, view: str = FIRST_VIEW, theme: str = "") -> Scene:
    """Draw a journey in a view as one picture of its own size."""
    return lay_out_all(journey, view, theme)[0]
