"""The place of a function, `package.module:name` → that function, imported when it is first called."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Late:
    """A function that is known by its place until it is called: tables say what there is, and load nothing of it."""

    __slots__ = ("place",)

    def __init__(self, place: str) -> None:
        self.place = place

    def __call__(self, *args: Any, **named: Any) -> Any:
        return self.function(*args, **named)

    @property
    def function(self) -> Any:
        """The function itself."""
        module, _, name = self.place.partition(":")
        return getattr(import_module(module), name)
