"""This machine → the package `cairocffi` with libcairo behind it, or one line that says what to install."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import Any

from cjmap.render import MissingLibrary, RenderError

INSTALL = (
    "PDF and PNG need the library cairo, which this machine lacks. Install it on Debian or Ubuntu with "
    "`sudo apt install libcairo2`, on macOS with `brew install cairo`, on Windows with the GTK runtime, "
    "`winget install tschoonj.GTKForWindows`. SVG and DOT work without it."
)

FILES = ("libcairo.so.2", "libcairo.2.dylib", "libcairo-2.dll")
"""What libcairo is called, in the order in which `cairocffi` looks for it."""

NAMES = ("cairo-2", "cairo", "libcairo-2")
"""What it is called where the system knows the way."""

NUMBERS = ("cairo_version", "png_access_version_number", "pixman_version", "FcGetVersion")
"""Functions that tell the version of libcairo and of those behind it as a number."""


ALONE = RLock()
"""Held while something is drawn: faces are shared, and FreeType makes and ends them in one thread at a time."""


@cache
def library() -> Any:
    """The package `cairocffi`, loaded when it is first wanted (0.2 s). MissingLibrary where it finds no libcairo."""
    try:
        import cairocffi
    except OSError as error:
        raise MissingLibrary(INSTALL) from error
    return cairocffi


@contextmanager
def drawn() -> Iterator[None]:
    """RenderError where cairo gives up: a picture in the map is more than it can draw.

    cairo may only remember what is drawn and do it when a page or the file ends.
    """
    try:
        yield
    except library().CairoError as error:
        raise RenderError("A picture of the map cannot be drawn: it is more than cairo can do.") from error


def versions() -> tuple[str, ...]:
    """The versions of libcairo and of the libraries behind it that make its bytes; empty where there is none.

    They are asked for without `cairocffi`, which takes twenty times as long to load.
    """
    cairo = _opened()
    if cairo is None:
        return ()
    numbers = [str(getattr(cairo, name)()) if hasattr(cairo, name) else "" for name in NUMBERS]
    return (*numbers, _freetype_version(cairo))


def _opened() -> Any:
    """libcairo as it is; None where there is none."""
    import ctypes
    from ctypes.util import find_library

    for file in (*FILES, *NAMES):
        try:
            found = find_library(file) if file in NAMES else file
            if found:
                return ctypes.CDLL(found)
        except OSError:
            continue
    return None


def _freetype_version(cairo: Any) -> str:
    """The version of the FreeType behind libcairo; empty where it cannot be reached."""
    import ctypes

    if not hasattr(cairo, "FT_Library_Version"):
        return ""
    instance, parts = ctypes.c_void_p(), [ctypes.c_int() for _ in range(3)]
    if cairo.FT_Init_FreeType(ctypes.byref(instance)):
        return ""
    cairo.FT_Library_Version(instance, *map(ctypes.byref, parts))
    cairo.FT_Done_FreeType(instance)
    return ".".join(str(part.value) for part in parts)
