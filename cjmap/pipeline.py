"""A journey file → a finished map: load, check, lay out, render; the whole way of one map on one screen."""

from __future__ import annotations

import gc
import math
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from cjmap.diagnostics import JourneyError

if TYPE_CHECKING:
    from cjmap.diagnostics import Diagnostic
    from cjmap.layout.medium import Medium
    from cjmap.model import Journey
    from cjmap.read import Reading
    from cjmap.scene import Scene


LIVE = "live"  # texts as texts; the other ways are in `cjmap.render`, which is loaded late


class How(TypedDict, total=False):
    """How texts are drawn and what ids begin with, as `render` takes it."""

    text: str
    id: str


class UnknownName(ValueError):
    """A format, view, theme or persona that there is not; `known` are the names there are."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        there = f"known: {', '.join(self.known)}" if self.known else f"there is no {kind} here"
        super().__init__(f"there is no {kind} {name!r}; {there}")


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: a map in the making only grows, and would be searched again and again in vain."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@_uncollected()
def check(raw: bytes | str, path: str, folder: str = "", is_file: bool = True) -> Reading:
    """Everything that is to be said about a journey file, and the journey where there is no error.

    `path` is how it is called in messages, and what the map names where it `is_file`; images are looked up in `folder`.
    """
    from cjmap.read import read

    reading = read(raw, path, folder, today())
    if reading.journey and not is_file:
        return replace(reading, journey=replace(reading.journey, file=""))
    return reading


def load(source: str | os.PathLike[str]) -> Journey:
    """A checked journey: from YAML where the source is a text with a line break, else from the file of that name.

    Raises JourneyError with every diagnostic where the file has errors; OSError where it cannot be read.
    """
    if isinstance(source, str) and ("\n" in source or "\r" in source):
        reading = check(source, "<text>", is_file=False)
    else:
        file = Path(source)
        reading = check(file.read_bytes(), str(file), str(file.parent))
    if reading.journey is None:
        raise JourneyError(reading.diagnostics)
    return reading.journey


def render(
    journey: Journey,
    format: str = "svg",
    view: str = "map",
    theme: str = "",
    persona: str = "",
    scale: float = 2.0,
    **how: Unpack[How],
) -> str | bytes:
    """The map of a journey: text for svg and dot, bytes for pdf and png.

    `theme` is the name of a theme, empty for the journey's own; `persona` the id of the one to draw, empty for all;
    `scale` the pixels of a PNG per px of the map; `text` is `outline` for an SVG whose texts are shapes, which look the same
    on any machine; `id` what the ids of an SVG begin with, such as `shop-2`. ValueError names what is known, where one is not.
    """
    return render_all(journey, format, view, theme, persona, scale, **how)[0]


def render_all(
    journey: Journey,
    format: str = "svg",
    view: str = "map",
    theme: str = "",
    persona: str = "",
    scale: float = 2.0,
    medium: Medium | None = None,
    **how: Unpack[How],
) -> list[str] | list[bytes]:
    """The files of a journey drawn for a medium, such as `Medium(page="a4")`: one a picture, or a PDF of all; see `render`."""
    drawing = Drawing(of_persona(journey, persona), theme, how.get("id", ""))
    drawn = drawing.files(format, view, scale, medium=medium, text=how.get("text", LIVE))
    return [data.decode("utf-8") for data in drawn] if format in ("svg", "dot") else drawn


def draw(
    journey: Journey,
    format: str = "svg",
    view: str = "map",
    theme: str = "",
    persona: str = "",
    scale: float = 2.0,
    remark: Callable[[str], None] | None = None,
) -> bytes:
    """The bytes of the file that `render` describes; what a reader would not expect of them goes to `remark`."""
    return Drawing(of_persona(journey, persona), theme).draw(format, view, scale, remark)


def of_persona(journey: Journey, persona: str) -> Journey:
    """The journey of one persona, or all of it. UnknownName where there is no such persona."""
    from cjmap.layout import for_persona

    if not persona:
        return journey
    _known("persona", persona, [one.id for one in journey.personas])
    return for_persona(journey, persona)


class Drawing:
    """One journey in one theme, drawn in as many formats and views as are asked for: each view is laid out once."""

    def __init__(self, journey: Journey, theme: str = "", id: str = "") -> None:
        if theme:
            _known("theme", theme, themes())
        self.id = id
        self.journey = journey
        self.theme = theme
        self.laid: dict[tuple[str, Medium | None], tuple[Scene, ...]] = {}
        self.lacked: dict[tuple[str, Medium | None], dict[str, str]] = {}

    def scene(self, view: str = "map") -> Scene:
        """The journey laid out as one picture of its own size. UnknownName where there is no such view."""
        return self.scenes(view)[0]

    def scenes(self, view: str = "map", medium: Medium | None = None) -> tuple[Scene, ...]:
        """The journey laid out for a medium, in the order in which the pictures are read."""
        from cjmap.layout import lay_out_all

        _known("view", view, views())
        key = view, medium
        if key not in self.laid:
            self.laid[key] = lay_out_all(self.journey, view, self.theme, medium, self.id)
        return self.laid[key]

    def draw(
        self,
        format: str = "svg",
        view: str = "map",
        scale: float = 2.0,
        remark: Callable[[str], None] | None = None,
        page: str = "",
        text: str = LIVE,
    ) -> bytes:
        """The bytes of a whole file, for a format with pages on those of a size.

        ValueError, naming what is known, where there is no such format, view or scale.
        """
        from cjmap.layout.medium import Medium

        return self.files(format, view, scale, remark, Medium(page) if page else None, text)[0]

    @_uncollected()
    def files(
        self,
        format: str = "svg",
        view: str = "map",
        scale: float = 2.0,
        remark: Callable[[str], None] | None = None,
        medium: Medium | None = None,
        text: str = LIVE,
    ) -> list[bytes]:
        """The bytes of the files of all pictures for a medium: one file of all pages where the format has pages."""
        from cjmap.render import FORMATS
        from cjmap.theme import themed

        _known("format", format, formats())
        _known("view", view, views())
        _known("text", text, texts())
        if not (math.isfinite(scale) and scale > 0):
            raise ValueError(f"the scale must be a number above 0, not {scale}")
        target = FORMATS[format]
        if text != LIVE and not target.outlined:
            raise ValueError(f"the texts of {format} cannot be {text}s; those of these can: {', '.join(outlined())}")
        if target.from_scene:
            scenes = self.scenes(view, medium)
            files = [target.from_scenes(scenes, scale)] if target.from_scenes else []
            outline = target.outlined if text != LIVE else None
            files = files or [outline(one) if outline else target.from_scene(one, scale) for one in scenes]
            if remark:
                from cjmap.remarks import remarks

                families = self.beyond(view, medium) if letters_drawn(format, text) else None
                for words in remarks(self.journey, scenes, format, medium, families):
                    remark(words)
            return files
        if target.from_journey:
            return [target.from_journey(self.journey, themed(self.journey.theme, self.theme))]
        raise ValueError(f"the format {format!r} draws nothing")

    @_uncollected()
    def beyond(self, view: str = "map", medium: Medium | None = None) -> dict[str, str]:
        """What Inter and the packaged fonts lack of the drawing: characters, each with the family of this machine that draws
        it; empty where none does.
        """
        from cjmap.remarks import beyond

        key = view, medium
        if key not in self.lacked:
            self.lacked[key] = beyond(self.scenes(view, medium))
        return self.lacked[key]

    def unfonted(
        self,
        path: str,
        source: str,
        format: str = "svg",
        view: str = "map",
        medium: Medium | None = None,
        text: str = LIVE,
    ) -> list[Diagnostic]:
        """Warnings of characters that no font here has, where the format has its letters drawn in it.

        `source` is the text of the journey file, which is called `path` in messages.
        """
        from cjmap.remarks import unfonted

        return list(unfonted(self.beyond(view, medium), path, source)) if letters_drawn(format, text) else []


def letters_drawn(format: str, text: str = LIVE) -> bool:
    """Whether files of a format have their letters drawn in them; else the fonts of a reader draw them."""
    from cjmap.render import FORMATS

    return FORMATS[format].binary or text != LIVE


def today() -> date:
    """The day by which reviews are stale: that of SOURCE_DATE_EPOCH where it is set, else this one.

    Raises ValueError where SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not {epoch!r}") from error


def formats() -> Iterable[str]:
    """The names of the formats there are; it and those below load what draws only when they are called."""
    from cjmap.render import FORMATS

    return FORMATS


def outlined() -> Iterable[str]:
    """The names of the formats whose texts can be outlines."""
    from cjmap.render import FORMATS

    return [name for name, entry in FORMATS.items() if entry.outlined]


def texts() -> Iterable[str]:
    """The ways in which a picture can have its texts."""
    from cjmap.render import TEXTS

    return TEXTS


def views() -> Iterable[str]:
    """The names of the views there are."""
    from cjmap.layout import VIEWS

    return VIEWS


def pages() -> Iterable[str]:
    """The names of the sizes of pages there are."""
    from cjmap.layout.medium import PAGES

    return PAGES


def themes() -> Iterable[str]:
    """The names of the themes there are."""
    from cjmap.theme import THEMES

    return THEMES


def _known(kind: str, name: str, names: Iterable[str]) -> None:
    """Raise UnknownName where a name is none of those."""
    known = tuple(names)
    if name not in known:
        raise UnknownName(kind, name, known)
