"""ICU, which knows the rules of Unicode: loaded when a text first needs them, or one line that says what to install."""

from __future__ import annotations

from functools import cache
from typing import Any

INSTALL = (
    "Texts in this file need the library ICU, which this machine lacks. Install it with `pip install pyicu-wheels`; where "
    "there is none for your Python, with `brew install icu4c pkg-config` or `sudo apt install libicu-dev pkg-config g++`, "
    "and then `pip install pyicu`."
)


class MissingUnicode(Exception):
    """A text needs ICU, and it is not installed; the message says how to."""


@cache
def icu() -> Any:
    """The package `icu`, loaded when it is first wanted (10 ms). MissingUnicode where there is none."""
    try:
        import icu as package
    except ImportError as error:
        raise MissingUnicode(INSTALL) from error
    return package
