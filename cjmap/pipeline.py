"""A journey file → a finished map: load, check, lay out, render; the whole way of one map on one screen."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from cjmap.diagnostics import JourneyError
from cjmap.model import NotebookDrawing
from cjmap.options import USUAL, Other, RenderOptions, glyphs_drawn
from cjmap.options.formats import FIRST_FORMAT, FORMATS
from cjmap.options.medium import check_name
from cjmap.options.views import FIRST_VIEW
from cjmap.records import replace

if TYPE_CHECKING:
    from cjmap.diagnostics import Diagnostic
    from cjmap.model import Journey
    from cjmap.options.medium import Medium, Wishes
    from cjmap.read import Reading
    from cjmap.scene import Scene

    LaidAlike = tuple[str, str, str, Medium, Wishes]


@contextmanager
def gc_paused() -> Iterator[None]:
    """No garbage collection meanwhile: a map in the making only grows, and would be searched again and again in vain."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.freeze()  # what has been made is old at once: not searched through as soon as collection is back
            gc.unfreeze()
            gc.enable()


@gc_paused()
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


def render(journey: Journey, format: str = FIRST_FORMAT, view: str = FIRST_VIEW, **how: Unpack[Other]) -> str | bytes:
    """The map of a journey: text for svg and dot, bytes for pdf and png; the options are those of `RenderOptions`.

    ValueError names what is known, where an option is not, or what would be right, where they cannot be together or make
    several pictures, which `render_all` gives. NothingToShow, which is one too, where the journey has nothing for the view.
    """
    drawn = render_all(journey, format, view, **how)
    if len(drawn) > 1:
        raise ValueError(
            f"these are {len(drawn)} pictures; render_all gives all, or draw a PDF, which has them as pages"
        )
    return drawn[0]


def render_all(
    journey: Journey, format: str = FIRST_FORMAT, view: str = FIRST_VIEW, **how: Unpack[Other]
) -> list[str] | list[bytes]:
    """The files of a journey drawn for a medium, such as `Medium(page="a4")`: one a picture, or a PDF of all; see `render`."""
    options = RenderOptions.of(format=format, view=view, **how)
    drawn = Drawing(told(journey, options)).files(options)
    return [data.decode("utf-8") for data in drawn] if FORMATS[format].is_text else drawn


def of_persona(journey: Journey, persona: str) -> Journey:
    """The journey of one persona, or all of it. UnknownName where there is no such persona."""
    from cjmap.layout import for_persona

    if not persona:
        return journey
    check_name("persona", persona, [one.id for one in journey.personas])
    return for_persona(journey, persona)


def told(journey: Journey, options: RenderOptions) -> Journey:
    """The journey that the options want: all of it, also where one persona stands out among the others, or one persona's."""
    own = of_persona(journey, options.persona)
    return journey if options.others else own


class Drawing:
    """One journey, drawn in as many ways as are asked for: what several formats show alike is laid out once."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.laid: dict[LaidAlike, tuple[Scene, ...]] = {}
        self.missing: dict[LaidAlike, dict[str, str]] = {}

    def scenes(self, options: RenderOptions = USUAL) -> tuple[Scene, ...]:
        """The pictures of the journey, in the order in which they are read."""
        from cjmap.layout import laid_out

        key = _layout_of(options)
        if key not in self.laid:
            self.laid[key] = laid_out(self.journey, options)
        return self.laid[key]

    def draw(self, options: RenderOptions = USUAL, notice: Callable[[str], None] | None = None) -> bytes:
        """The bytes of the file of the first picture: the only one, or that of all where the format has pages."""
        return self.files(options, notice)[0]

    @gc_paused()
    def files(self, options: RenderOptions = USUAL, notice: Callable[[str], None] | None = None) -> list[bytes]:
        """The bytes of the files of all pictures: one file of all pages where the format has pages.

        What a reader would not expect of them goes to `notice`.
        """
        from cjmap.render.files import written, written_of_journey

        if not FORMATS[options.format].needs_scene:
            return [written_of_journey(self.journey, options)]
        scenes = self.scenes(options)
        files = written(scenes, options)
        if notice:
            from cjmap.notices import notices

            families = self.missing_glyphs(options) if glyphs_drawn(options) else None
            for words in notices(self.journey, scenes, options, families):
                notice(words)
        return files

    @gc_paused()
    def missing_glyphs(self, options: RenderOptions = USUAL) -> dict[str, str]:
        """What Inter and the packaged fonts lack of the drawing: characters, each with the family of this machine that draws
        it; empty where none does.
        """
        from cjmap.notices import missing_glyphs

        key = _layout_of(options)
        if key not in self.missing:
            self.missing[key] = missing_glyphs(self.scenes(options))
        return self.missing[key]

    def missing_glyph_diagnostics(self, path: str, source: str, options: RenderOptions = USUAL) -> list[Diagnostic]:
        """Warnings of characters that no font here has, where the format has its letters drawn in it.

        `source` is the text of the journey file, which is called `path` in messages.
        """
        from cjmap.notices import missing_glyph_diagnostics

        return (
            list(missing_glyph_diagnostics(self.missing_glyphs(options), path, source)) if glyphs_drawn(options) else []
        )


def _layout_of(options: RenderOptions) -> LaidAlike:
    """The options that the layout heeds: formats that differ in nothing of it share one."""
    return options.view, options.theme, options.id, options.medium, options.wishes


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


def _as_svg(journey: Journey) -> str:
    return str(render(journey))


NotebookDrawing.draw = _as_svg
