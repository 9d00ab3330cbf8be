"""A table of a language's file → an object that has its messages as attributes."""

from __future__ import annotations

from typing import Any


class MessageTable:
    """A table of a language's file: its messages are what a kind of table has annotations for. A class of its own, as a data
    class for each takes longer to make than a map takes to be drawn.
    """

    def __init__(self, **messages: Any) -> None:
        self.__dict__.update(messages)
