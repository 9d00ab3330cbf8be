"""What may be done to a journey file, and why it was not, as plain data."""

from __future__ import annotations

from typing import Any, Literal

from cjmap.diagnostics import Diagnostic
from cjmap.records import dataclass

Sharing = Literal["ask", "all", "here"]
"""What becomes of a value that an anchor shares between several addresses: the caller is asked, all change, or only this one."""

SHARING: tuple[Sharing, ...] = ("ask", "all", "here")


@dataclass(frozen=True, slots=True)
class Set:
    """Give an address a value: a text, a number, true or false, a list or a dict of them. A missing key is added."""

    value: Any


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a new entry before the one at an address (`-`: behind the last), or a key that is not there yet."""

    value: Any


@dataclass(frozen=True, slots=True)
class Delete:
    """Take a key or an entry out, with the comments in it and beside it. Comments above it stay."""


@dataclass(frozen=True, slots=True)
class Move:
    """Put an entry of a list where `to` will be its address, with the comments in it, beside it and right above it.

    The list of `to` is looked up before the move, its position counts without the entry.
    """

    to: str


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a persona, stage, touchpoint or own lane another id, and everything that refers to it by the old one too."""

    id: str


Operation = Set | Insert | Delete | Move | Rename


class NotEdited(ValueError):
    """An edit that was not made; the text is as it was. `diagnostics` are the errors that stand in its way, if any do."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        self.diagnostics = diagnostics
        super().__init__(message)


class NoSuchPlace(NotEdited):
    """An address that names nothing in this file; the message says what is there."""


class SharedValue(NotEdited):
    """A value that an anchor shares between the addresses `places`: `shared="all"` changes all, `shared="here"` makes a copy."""

    def __init__(self, places: tuple[str, ...]) -> None:
        self.places = places
        super().__init__(
            f'this value is shared by an anchor: {", ".join(places)}; change all of them (shared="all"),'
            ' or make a copy here (shared="here")'
        )
