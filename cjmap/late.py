"""The address of a function → that function, imported when it is first called; a pattern → compiled when first looked for.

Most of what a module could need is not needed for the file at hand: a table says what there is and loads nothing of it, and
of 180 patterns a good map asks thirty. Compiling all would take longer than drawing it.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any


class Late:
    """A function that is known by its address, `package.module:name`, until it is called."""

    __slots__ = ("address",)

    def __init__(self, address: str) -> None:
        self.address = address

    def __call__(self, *args: Any, **named: Any) -> Any:
        return self.function(*args, **named)

    @property
    def function(self) -> Any:
        """The function itself."""
        module, _, name = self.address.partition(":")
        return getattr(import_module(module), name)


if TYPE_CHECKING:
    from re import compile as pattern
else:

    class pattern:  # noqa: N801 - it stands where `re.compile` would
        """A regular expression with all that `re.compile` gives; whatever is asked of it first, compiles it."""

        def __init__(self, text, flags=0):
            self.pattern = text
            self._flags = flags

        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            compiled = re.compile(self.pattern, self._flags)
            for method in ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"):
                setattr(self, method, getattr(compiled, method))
            self.flags, self.groups, self.groupindex = compiled.flags, compiled.groups, compiled.groupindex
            return getattr(self, name)


__all__ = ["Late", "pattern"]
