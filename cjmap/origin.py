"""A journey's file and the positions in it → what a part of the journey tells of where it was written, as plain data."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.diagnostics import Span
from cjmap.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """The file of a journey: how it is called in messages, its text as it was read, and what finds in it where something was
    written, which who reads it knows: (the document, a part of the journey, keys) → its origin.
    """

    path: str
    text: str = field(repr=False)
    find: Callable[[Document, object, tuple[str | int, ...]], Origin | None] | None = field(
        default=None, compare=False, repr=False
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was written: the file, the position of the value, and of the key it stands at, None in a list."""

    path: str
    span: Span
    key: Span | None = None
