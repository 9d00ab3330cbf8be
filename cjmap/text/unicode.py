"""ICU, which knows the rules of Unicode: loaded when a text first needs them, or one line that says what to install."""

from __future__ import annotations

from functools import cache
from typing import Any

from cjmap.diagnostics import MissingLibrary

INSTALL = (
    "Texts in this file need the library ICU, which this machine lacks. Install it with `pip install pyicu-wheels`; where "
    "there is none for your Python, with `brew install icu4c pkg-config` or `sudo apt install libicu-dev pkg-config g++`, "
    "and then `pip install pyicu`."
)


@cache
def icu() -> Any:
    """The package `icu`, loaded when it is first wanted (10 ms). MissingLibrary where there is none."""
    try:
        import icu as package
    except ImportError as error:
        raise MissingLibrary(INSTALL) from error
    return package
