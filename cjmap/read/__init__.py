"""The bytes of a journey file → a checked Journey, or everything that is wrong with the file."""

from __future__ import annotations

import datetime
from pathlib import PurePath

from cjmap.diagnostics import Diagnostic, by_position
from cjmap.model import Journey
from cjmap.origin import Document, Origin
from cjmap.read.build import build
from cjmap.read.check import check
from cjmap.read.schema import schema_text
from cjmap.read.source import parse
from cjmap.records import dataclass

__all__ = ["Reading", "read", "schema_text"]


@dataclass(frozen=True)
class Reading:
    """What reading a file gave: the journey where there is no error, all diagnostics, and the decoded text."""

    journey: Journey | None
    diagnostics: tuple[Diagnostic, ...]
    text: str


def read(raw: bytes | str, path: str = "journey.yaml", folder: str = "", today: datetime.date | None = None) -> Reading:
    """Reads and checks one file.

    `path` is how messages call the file; images are looked up in `folder`; reviews are held against `today` where it is given.
    """
    source = parse(raw, path)
    diagnostics = list(source.diagnostics)
    outline = None
    if source.root is not None:
        outline, found = check(source.root, source.text, path, folder, today)
        diagnostics += found
    ready = outline is not None and not any(diagnostic.is_error for diagnostic in diagnostics)
    document = Document(path, source.text, _origin)
    journey = build(outline, PurePath(path).name, folder, document) if outline is not None and ready else None
    return Reading(journey, by_position(diagnostics), source.text)


def _origin(document: Document, thing: object, keys: tuple[str | int, ...]) -> Origin | None:
    """Where a part of a journey was written: its file is read again, which a drawing need not pay for."""
    from cjmap.read.origins import origin

    return origin(document, thing, keys)
