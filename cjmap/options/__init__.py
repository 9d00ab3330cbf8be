"""How a map is to be drawn: all options together, which are checked where they are made, or why they cannot be together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Self, TypedDict, Unpack

from cjmap.late import pattern
from cjmap.options.formats import FIRST_FORMAT, FORMATS
from cjmap.options.medium import ALONE, Medium, UnknownName, Wishes, check_name, listed
from cjmap.options.views import FIRST_VIEW, VIEWS
from cjmap.records import dataclass, replace

__all__ = [
    "EMBED",
    "FONTS",
    "LANES",
    "LIVE",
    "OUTLINE",
    "PLAIN",
    "TEXTS",
    "USUAL",
    "Medium",
    "Other",
    "RenderOptions",
    "UnknownName",
    "Wishes",
    "combined",
    "glyphs_drawn",
    "prefix",
    "refuse_unheeded",
]

LIVE, OUTLINE = TEXTS = ("live", "outline")
"""How a picture has its texts: as texts, which the fonts of a reader draw, or as shapes that look the same everywhere."""

PLAIN = "plain"
LANES = ("", PLAIN)
"""How lanes stand: as the view has them, or each in a row of its own, with nothing of it at the curve."""

EMBED = "embed"
FONTS = ("", EMBED)
"""Where the fonts of live text are: on the machine of a reader, or in the file."""

NARROWEST, WIDEST = 320.0, 10_000.0
"""How wide a picture can be asked for, in px."""

PREFIX = pattern("[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*")
"""What a caller may put in place of our ids: between two hyphens nothing can be mistaken for what the writers add."""


class Other(TypedDict, total=False):
    """The options beside format and view, as the functions of the library take them; a test holds them to `RenderOptions`."""

    theme: str
    persona: str
    scale: float
    text: str
    id: str
    width: float
    lanes: str
    others: bool
    fonts: str
    medium: Medium | None


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a map is drawn. ValueError, naming what there is or what would be right, where the options cannot be together.

    `theme` is the name of a theme, empty for the journey's own; `persona` the id of the one to draw, empty for all, which only
    the journey can judge; `scale` the pixels of a PNG per px of the map; `text` is `outline` for an SVG whose texts are shapes,
    which look the same on any machine; `id` what the ids of an SVG begin with, such as `shop-2`; `width` how wide one picture
    of the whole is in px, 0 for its own width; `lanes` is `plain` for a row of its own for each; with `others` the persona's
    journey stands out among those of the others, which are pale; `fonts` is `embed` for live text whose fonts are in the file;
    `medium` the sheets or slides.
    """

    format: str = FIRST_FORMAT
    view: str = FIRST_VIEW
    theme: str = ""
    persona: str = ""
    scale: float = 2.0
    text: str = LIVE
    id: str = ""
    width: float = 0.0
    lanes: str = ""
    others: bool = False
    fonts: str = ""
    medium: Medium = ALONE

    def __post_init__(self) -> None:
        _refuse_unknown(self)
        _refuse_view(self)
        _refuse_wishes(self)
        _refuse_format(self)

    @property
    def wishes(self) -> Wishes:
        """What is wished of the one picture of the whole."""
        return Wishes(float(self.width), self.lanes == PLAIN, self.persona if self.others else "")

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
    if not _is_width(options.width):
        raise ValueError(f"the width must be a number from {NARROWEST:g} to {WIDEST:g}, in px, not {options.width!r}")
    for kind, one, known in (("lanes", options.lanes, LANES), ("fonts", options.fonts, FONTS)):
        if one:
            check_name(kind, one, known[1:])
    prefix(options.id)


def _is_width(width: object) -> bool:
    if isinstance(width, bool) or not isinstance(width, int | float):
        return False
    return width == 0 or NARROWEST <= width <= WIDEST


def prefix(id: str) -> str:
    """What a caller wants ids to begin with, which may be nothing. ValueError says what would be right."""
    if id and not PREFIX.fullmatch(id):
        wanted = "begins with a letter A to Z, then letters and digits, single hyphens or underscores between them"
        raise ValueError(f"{id!r} cannot begin an id, which {wanted}")
    return id


PARTS = {"tile": "posters", "persona_page": "page of personas", "per_stage": "picture a stage"}
"""What a view is said to have none of, by the part of a `Medium` that asks for it."""


def _refuse_view(options: RenderOptions) -> None:
    """Raise ValueError where a view cannot be laid out for the medium, or drawn in the format."""
    view, medium = VIEWS[options.view], options.medium
    if not view.lays_out(medium):
        others = listed([name for name, one in VIEWS.usable() if one.lays_out(medium)], "or")
        asked = [words for part, words in PARTS.items() if part in view.refused and getattr(medium, part)]
        what = asked[0] if asked else "slides" if medium.slide else "pages"
        raise ValueError(f"the view {options.view} has no {what}; draw {others}, or leave out {medium.asked}")
    if not view.is_drawn_as(options.format):
        raise ValueError(f"the view {options.view} is drawn as {listed(view.formats, 'or')}, not as {options.format}")
    target = FORMATS[options.format]
    if not target.shows(options.view):
        raise ValueError(
            f"{options.format} is for the view {listed(target.views, 'or')}, not for {options.view}; choose that view, or "
            "another format"
        )


def _refuse_wishes(options: RenderOptions) -> None:
    """Raise ValueError where what is wished of one picture of the whole is wished of others, or of a view without it."""
    if options.others and not options.persona:
        raise ValueError("others are shown pale beside one persona; add a persona, or leave out others")
    asked = _wished(options)
    if not asked:
        return
    view = VIEWS[options.view]
    unheeded = asked if options.medium.slide else "width" if options.width and not options.medium.alone else ""
    if unheeded:
        raise ValueError(f"{unheeded} is for one picture of the whole; leave out {unheeded} or {options.medium.asked}")
    if not view.heeds(options.wishes):
        others = listed([name for name, one in VIEWS.usable() if one.heeds(options.wishes)], "or")
        raise ValueError(f"the view {view.name} has no {asked}; draw {others}, or leave it out")
    if not FORMATS[options.format].needs_scene:
        others = listed([one for one, entry in FORMATS.usable() if entry.needs_scene], "or")
        raise ValueError(f"{options.format} has no {asked}, as its reader lays out the parts; draw {others}")


def _wished(options: RenderOptions) -> str:
    """The options that wish something of one picture, by their names."""
    return listed(name for name in ("width", "lanes", "others") if getattr(options, name))


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
    if options.fonts and (options.text != LIVE or not target.with_fonts):
        others = listed(one for one, entry in FORMATS.usable() if entry.with_fonts)
        if target.with_fonts:
            raise ValueError(f"fonts are for live text; leave out fonts, or text {options.text}")
        reason = "has what its letters look like as it is" if target.draws_glyphs else "is drawn by its reader"
        raise ValueError(f"fonts {options.fonts} is for {others}: {name} {reason}; leave it out")
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
    medium = options.medium if has_pages else ALONE
    one, map_like = medium.alone and target.needs_scene, not medium.slide and target.needs_scene
    text = options.text if target.outlined else LIVE
    return replace(
        options,
        format=format,
        view=view,
        text=text,
        id=options.id if target.has_ids else "",
        width=options.width if one and VIEWS[view].heeds(Wishes(width=options.width)) else 0.0,
        lanes=options.lanes if map_like and VIEWS[view].heeds(Wishes(plain=bool(options.lanes))) else "",
        others=options.others and map_like and VIEWS[view].heeds(replace(options.wishes, width=0.0)),
        fonts=options.fonts if target.with_fonts and text == LIVE else "",
        medium=medium,
    )


def refuse_unheeded(options: RenderOptions, formats: Sequence[str], views: Sequence[str]) -> None:
    """Raise ValueError where an option is wanted of many drawings alike, and none of them heeds it."""
    drawn = combined(options, formats, views)
    for name, usual in (("width", 0.0), ("lanes", ""), ("fonts", "")):
        asked = getattr(options, name)
        if asked != usual and all(getattr(one, name) == usual for one in drawn):
            RenderOptions(formats[0], views[0], text=options.text, medium=options.medium, **{name: asked})
            raise ValueError(f"{name} is heeded by none of these drawings; leave it out")
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
