"""How a map is to be drawn: all options together, which are checked where they are made, or why they cannot be together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Self, TypedDict, Unpack

from cjmap.late import pattern
from cjmap.options.formats import FIRST_FORMAT, FORMATS
from cjmap.options.medium import ALONE, Medium, UnknownName, check_name, listed
from cjmap.options.views import FIRST_VIEW, VIEWS
from cjmap.records import dataclass, replace

__all__ = [
    "LIVE",
    "OUTLINE",
    "TEXTS",
    "USUAL",
    "Medium",
    "Other",
    "RenderOptions",
    "UnknownName",
    "combined",
    "glyphs_drawn",
    "prefix",
    "refuse_unheeded",
]

LIVE, OUTLINE = TEXTS = ("live", "outline")
"""How a picture has its texts: as texts, which the fonts of a reader draw, or as shapes that look the same everywhere."""

PREFIX = pattern("[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*")
"""What a caller may put in place of our ids: between two hyphens nothing can be mistaken for what the writers add."""


class Other(TypedDict, total=False):
    """The options beside format and view, as the functions of the library take them; a test holds them to `RenderOptions`."""

    theme: str
    persona: str
    scale: float
    text: str
    id: str
    medium: Medium | None


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a map is drawn. ValueError, naming what there is or what would be right, where the options cannot be together.

    `theme` is the name of a theme, empty for the journey's own; `persona` the id of the one to draw, empty for all, which only
    the journey can judge; `scale` the pixels of a PNG per px of the map; `text` is `outline` for an SVG whose texts are shapes,
    which look the same on any machine; `id` what the ids of an SVG begin with, such as `shop-2`; `medium` the sheets or slides.
    """

    format: str = FIRST_FORMAT
    view: str = FIRST_VIEW
    theme: str = ""
    persona: str = ""
    scale: float = 2.0
    text: str = LIVE
    id: str = ""
    medium: Medium = ALONE

    def __post_init__(self) -> None:
        _refuse_unknown(self)
        _refuse_view(self)
        _refuse_format(self)

    @classmethod
    def of(cls, format: str, view: str, **other: Unpack[Other]) -> Self:
        """The options as a caller of the library names them: without a medium, for a picture of the map's own size."""
        return cls(format, view, **{**other, "medium": other.get("medium") or ALONE})  # type: ignore[arg-type]


def _refuse_unknown(options: RenderOptions) -> None:
    """Raise ValueError where a single option is none of what there is."""
    check_name("format", options.format, FORMATS)
    check_name("view", options.view, VIEWS)
    check_name("text", options.text, TEXTS)
    if options.theme:
        from cjmap.theme import THEMES  # late: who names none waits for no theme

        check_name("theme", options.theme, THEMES)
    if not (isinstance(options.scale, int | float) and math.isfinite(options.scale) and options.scale > 0):
        raise ValueError(f"the scale must be a number above 0, such as 2 or 1.5, not {options.scale!r}")
    prefix(options.id)


def prefix(id: str) -> str:
    """What a caller wants ids to begin with, which may be nothing. ValueError says what would be right."""
    if id and not PREFIX.fullmatch(id):
        wanted = "begins with a letter A to Z, then letters and digits, single hyphens or underscores between them"
        raise ValueError(f"{id!r} cannot begin an id, which {wanted}")
    return id


def _refuse_view(options: RenderOptions) -> None:
    """Raise ValueError where a view cannot be laid out for the medium, or drawn in the format."""
    view, medium = VIEWS[options.view], options.medium
    if not view.lays_out(medium):
        others = listed([name for name, one in VIEWS.usable() if one.lays_out(medium)], "or")
        what = "slides" if medium.slide else "pages"
        raise ValueError(f"the view {options.view} has no {what}; draw {others}, or leave out {medium.asked}")
    if not view.is_drawn_as(options.format):
        raise ValueError(f"the view {options.view} is drawn as {listed(view.formats, 'or')}, not as {options.format}")
    target = FORMATS[options.format]
    if not target.shows(options.view):
        raise ValueError(
            f"{options.format} is for the view {listed(target.views, 'or')}, not for {options.view}; choose that view, or "
            "another format"
        )


def _refuse_format(options: RenderOptions) -> None:
    """Raise ValueError where a format cannot do what an option asks for."""
    name, target = options.format, FORMATS[options.format]
    if options.medium != ALONE and not target.needs_scene:
        others = listed([one for one, entry in FORMATS.usable() if entry.needs_scene], "or")
        raise ValueError(
            f"{name} has no pages and no slides, as its reader lays out the parts; draw {others}, or leave out "
            f"{options.medium.asked}"
        )
    if options.text != LIVE and not target.outlined:
        others = listed(one for one, entry in FORMATS.usable() if entry.outlined)
        reason = "looks the same on any machine as it is" if target.draws_glyphs else "is drawn by its reader"
        raise ValueError(f"text {options.text} is for {others}: {name} {reason}; leave it out")
    if options.id and not target.has_ids:
        others = listed(one for one, entry in FORMATS.usable() if entry.has_ids)
        raise ValueError(f"id is for {others}: {name} has no ids; leave it out")


USUAL = RenderOptions()


def glyphs_drawn(options: RenderOptions) -> bool:
    """Whether the glyphs are drawn in the file; else the fonts of a reader draw them."""
    return FORMATS[options.format].draws_glyphs or options.text != LIVE


def combined(options: RenderOptions, formats: Iterable[str], views: Iterable[str]) -> list[RenderOptions]:
    """The drawings that are wanted alike in some formats and views, each once: what one does not heed is left out of it.

    A format that places its parts itself is the same in every view, unless it is for one alone. Only a map that has its pages
    in one file heeds their size.
    """
    asked = (
        (format, view if FORMATS[format].needs_scene or FORMATS[format].views else FIRST_VIEW)
        for view in views
        for format in formats
    )
    drawn = (_fitted(options, format, view) for format, view in asked if _is_drawn(format, view))
    return list(dict.fromkeys(drawn))


def _is_drawn(format: str, view: str) -> bool:
    """Whether there is such a drawing: some views have few formats, some formats few views."""
    return VIEWS[view].is_drawn_as(format) and FORMATS[format].shows(view)


def _fitted(options: RenderOptions, format: str, view: str) -> RenderOptions:
    target = FORMATS[format]
    has_pages = target.from_scenes and VIEWS[view].lays_out(options.medium)
    return replace(
        options,
        format=format,
        view=view,
        text=options.text if target.outlined else LIVE,
        id=options.id if target.has_ids else "",
        medium=options.medium if has_pages else ALONE,
    )


def refuse_unheeded(options: RenderOptions, formats: Sequence[str], views: Sequence[str]) -> None:
    """Raise ValueError where an option is wanted of many drawings alike, and none of them heeds it."""
    drawn = combined(options, formats, views)
    for view in views:
        if not any(_is_drawn(format, view) for format in formats):
            RenderOptions(formats[0], view)
    for format in formats:
        if not any(_is_drawn(format, view) for view in views):
            RenderOptions(format, views[0])
    if options.text != LIVE and all(one.text == LIVE for one in drawn):
        RenderOptions(drawn[0].format, drawn[0].view, text=options.text)
    if options.medium != ALONE and all(one.medium == ALONE for one in drawn):
        RenderOptions(formats[0], views[0], medium=options.medium)
        others = listed(one for one, entry in FORMATS.usable() if entry.from_scenes)
        raise ValueError(
            f"page is for {others}, which has all pages in one file; add it to the formats, or leave page out"
        )
