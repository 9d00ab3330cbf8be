"""This machine → the package `cairocffi` with libcairo behind it, or one line that says what to install."""

from __future__ import annotations

from functools import cache
from typing import Any

from cjmap.render import MissingLibrary

INSTALL = (
    "PDF and PNG need the library cairo, which this machine lacks. Install it on Debian or Ubuntu with "
    "`sudo apt install libcairo2`, on macOS with `brew install cairo`, on Windows with the GTK runtime, "
    "`winget install tschoonj.GTKForWindows`. SVG and DOT work without it."
)


@cache
def library() -> Any:
    """The package `cairocffi`, loaded when it is first wanted (0.2 s). MissingLibrary where it finds no libcairo."""
    try:
        import cairocffi
    except OSError as error:
        raise MissingLibrary(INSTALL) from error
    return cairocffi
