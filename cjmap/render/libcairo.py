"""This machine → `cairocffi` with the system's libcairo, else another package's, or one line that says what to install."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Any

from cjmap.render import MissingLibrary, RenderError

LACKED = "PDF and PNG need the library cairo, which this machine lacks"

INSTALL = (
    "Install it on Debian or Ubuntu with `sudo apt install libcairo2`, on macOS with `brew install cairo`, on Windows with the "
    "GTK runtime, `winget install tschoonj.GTKForWindows`. SVG and DOT work without it."
)

FILES = ("libcairo.so.2", "libcairo.2.dylib", "libcairo-2.dll")
"""What libcairo is called, in the order in which `cairocffi` looks for it."""

NAMES = ("cairo-2", "cairo", "libcairo-2")
"""What it is called where the system knows the way."""

CARRIER = "pygraphviz"
"""The package whose wheels for Linux and Windows carry a libcairo of their own, beside it in a folder `*.libs`."""

CARRIED = ("libcairo-*.so.*", "cairo-2-*.dll")
"""What libcairo is called there: `-*` is a digest."""

NUMBERS = ("cairo_version", "png_access_version_number", "pixman_version", "FcGetVersion")
"""Functions that tell the version of libcairo and of those behind it as a number."""


ALONE = RLock()
"""Held while something is drawn: faces are shared, and FreeType makes and ends them in one thread at a time."""


@cache
def library() -> Any:
    """The package `cairocffi`, loaded when it is first wanted: with the libcairo of the system, else with the one that is
    carried. MissingLibrary where neither can be opened.

    By itself it takes five times as long: it parses its declarations, and starts compilers to look for what the system opens
    by name. That is left to it where the declarations are others, or the names do not do.
    """
    with ALONE:
        _declare()
        with suppress(OSError):
            return _imported(lambda _name: None)
        try:
            import cairocffi
        except OSError as error:
            return _with_carried(error)
        return cairocffi


def _declare() -> None:
    """Put the parsed declarations in the place of the module that parses them, where they are those of this cairocffi."""
    from importlib.util import find_spec

    with suppress(OSError):
        spec = find_spec("cairocffi")
        folder = Path(spec.origin).parent if spec and spec.origin else Path()
        ready = ModuleType("cairocffi.ffi")
        ready.__dict__["ffi"] = declared("cairo", (folder / "constants.py").read_bytes())
        sys.modules[ready.__name__] = ready


def _imported(find: Callable[..., str | None]) -> Any:
    """`cairocffi`, with another way to find libraries for this one import."""
    import ctypes.util

    before = ctypes.util.find_library
    ctypes.util.find_library = find
    try:
        import cairocffi
    finally:
        ctypes.util.find_library = before
    return cairocffi


def declared(name: str, source: bytes) -> Any:
    """What cffi has made of the declarations in some source. OSError where it was made of others, or by another kind of cffi."""
    from hashlib import sha256

    try:
        from cjmap.render import declarations

        if declarations.OF[name] == sha256(source).hexdigest():
            return getattr(declarations, name)
    except (AttributeError, ImportError, TypeError, ValueError) as error:
        raise OSError("these declarations cannot be read") from error
    raise OSError("these are other declarations")


def _with_carried(lacking: OSError) -> Any:
    """`cairocffi` with the libcairo that is carried: it is what the package finds wherever it looks, for this one import."""
    import ctypes.util

    file = carried()
    if file is None:
        raise MissingLibrary(f"{LACKED}. {INSTALL}") from lacking
    before = ctypes.util.find_library
    try:
        return _imported(lambda name: str(file) if name in NAMES else before(name))
    except OSError as error:
        raise MissingLibrary(
            f"{LACKED}; the one that {CARRIER} carries cannot be opened either ({_opened(file)[1] or error}). {INSTALL}"
        ) from error


@cache
def carried() -> Path | None:
    """The libcairo that an installed package carries; None where none does."""
    import os
    from importlib.util import find_spec

    spec = find_spec(CARRIER)
    if not (spec and spec.origin):
        return None
    folder = Path(spec.origin).parent.with_name(f"{CARRIER}.libs")
    found = sorted(file for pattern in CARRIED for file in folder.glob(pattern))
    if found and hasattr(os, "add_dll_directory"):  # on Windows, where the libraries behind it are looked for
        os.add_dll_directory(str(folder))
    return found[0] if found else None


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
    cairo = _libcairo()
    if cairo is None:
        return ()
    numbers = [str(getattr(cairo, name)()) if hasattr(cairo, name) else "" for name in NUMBERS]
    return (*numbers, _freetype_version(cairo))


def _libcairo() -> Any:
    """libcairo as it is, found where `library` finds it; None where there is none."""
    from ctypes.util import find_library

    for file in (*FILES, *NAMES):
        name = find_library(file) if file in NAMES else file
        cairo = _opened(name)[0] if name else None
        if cairo is not None:
            return cairo
    at_hand = carried()
    return _opened(at_hand)[0] if at_hand else None


def _opened(file: str | Path) -> tuple[Any, str]:
    """A library, or None and why it cannot be opened."""
    import ctypes

    try:
        return ctypes.CDLL(str(file)), ""
    except OSError as error:
        return None, str(error)


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
