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
from typing import TYPE_CHECKING

from cjmap.diagnostics import JourneyError

if TYPE_CHECKING:
    from cjmap.model import Journey
    from cjmap.read import Reading
    from cjmap.scene import Node, Scene


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
def check(raw: bytes | str, path: str, folder: str = "") -> Reading:
    """Everything that is to be said about a journey file, and the journey where there is no error.

    `path` is how the file is called in messages; images are looked up in `folder`. A path in angle brackets, such as
    `<stdin>`, is no file: the map then names none.
    """
    from cjmap.read import read

    reading = read(raw, path, folder, today())
    if reading.journey and path.startswith("<"):
        return replace(reading, journey=replace(reading.journey, file=""))
    return reading


def load(source: str | os.PathLike[str]) -> Journey:
    """A checked journey: from YAML where the source is a text with a line break, else from the file of that name.

    Raises JourneyError with every diagnostic where the file has errors; OSError where it cannot be read.
    """
    if isinstance(source, str) and ("\n" in source or "\r" in source):
        reading = check(source, "<text>")
    else:
        file = Path(source)
        reading = check(file.read_bytes(), str(file), str(file.parent))
    if reading.journey is None:
        raise JourneyError(reading.diagnostics)
    return reading.journey


def render(
    journey: Journey, format: str = "svg", view: str = "map", theme: str = "", persona: str = "", scale: float = 2.0
) -> str | bytes:
    """The map of a journey: text for svg and dot, bytes for pdf and png.

    `theme` is the name of a theme, empty for the journey's own; `persona` the id of the one to draw, empty for all;
    `scale` the pixels of a PNG per px of the map. Raises ValueError, naming what is known, where one of them is not.
    """
    drawn = draw(journey, format, view, theme, persona, scale)
    return drawn.decode("utf-8") if format in ("svg", "dot") else drawn


@_uncollected()
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
    from cjmap.layout import for_persona

    if persona:
        _known("persona", persona, [one.id for one in journey.personas])
        journey = for_persona(journey, persona)
    return Drawing(journey, theme).draw(format, view, scale, remark)


class Drawing:
    """One journey in one theme, drawn in as many formats and views as are asked for: each view is laid out once."""

    def __init__(self, journey: Journey, theme: str = "") -> None:
        if theme:
            _known("theme", theme, themes())
        self.journey = journey
        self.theme = theme
        self.scenes: dict[str, Scene] = {}

    def scene(self, view: str = "map") -> Scene:
        """The journey laid out. UnknownName where there is no such view."""
        from cjmap.layout import lay_out

        _known("view", view, views())
        if view not in self.scenes:
            self.scenes[view] = lay_out(self.journey, view, self.theme)
        return self.scenes[view]

    def draw(
        self,
        format: str = "svg",
        view: str = "map",
        scale: float = 2.0,
        remark: Callable[[str], None] | None = None,
    ) -> bytes:
        """The bytes of a whole file. ValueError, naming what is known, where there is no such format, view or scale."""
        from cjmap.render import FORMATS
        from cjmap.theme import themed

        _known("format", format, formats())
        _known("view", view, views())
        if not (math.isfinite(scale) and scale > 0):
            raise ValueError(f"the scale must be a number above 0, not {scale}")
        target = FORMATS[format]
        if target.from_scene:
            data = target.from_scene(self.scene(view), scale)
            if remark:
                _from_layout(self.scene(view), remark)
            if remark and target.binary:
                _on_font(self.scene(view), remark)
                _on_boxes(self.scene(view), remark)
            if remark and format == "pdf":
                _on_shrinking(self.scene(view), remark)
            return data
        if target.from_journey:
            return target.from_journey(self.journey, themed(self.journey.theme, self.theme))
        raise ValueError(f"the format {format!r} draws nothing")


def _from_layout(scene: Scene, remark: Callable[[str], None]) -> None:
    for words in scene.remarks:
        remark(words)


def _on_shrinking(scene: Scene, remark: Callable[[str], None]) -> None:
    from cjmap.render.pdf import shrunk

    if shrunk(scene) < 1:
        remark(f"the map is larger than a page of a PDF can be, and is drawn at {shrunk(scene):.1%} of its size")


def _on_font(scene: Scene, remark: Callable[[str], None]) -> None:
    from cjmap.theme import FAMILIES

    font = scene.families[0]
    if font.casefold() != FAMILIES[0].casefold():
        remark(f'the font "{font}" is for SVG; PDF and PNG are drawn in {FAMILIES[0]}')


def _on_boxes(scene: Scene, remark: Callable[[str], None]) -> None:
    """Characters that our font does not have; an SVG leaves them to the fonts of whoever reads it."""
    from cjmap.text.shaping import missing

    letters = sorted(set().union(*map(missing, _texts(scene.children))))
    if letters:
        some = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:3])
        more = f" and {len(letters) - 3} more" if len(letters) > 3 else ""
        remark(f"Inter has no sign for {some}{more}: shown as boxes here; an SVG shows them")


def _texts(nodes: Iterable[Node]) -> Iterator[str]:
    from cjmap.scene import Group, Text

    for node in nodes:
        if isinstance(node, Group):
            yield from _texts(node.children)
        elif isinstance(node, Text):
            yield node.text


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
    """The names of the formats there are; it and the next two load what draws only when they are called."""
    from cjmap.render import FORMATS

    return FORMATS


def views() -> Iterable[str]:
    """The names of the views there are."""
    from cjmap.layout import VIEWS

    return VIEWS


def themes() -> Iterable[str]:
    """The names of the themes there are."""
    from cjmap.theme import THEMES

    return THEMES


def _known(kind: str, name: str, names: Iterable[str]) -> None:
    """Raise UnknownName where a name is none of those."""
    known = tuple(names)
    if name not in known:
        raise UnknownName(kind, name, known)
