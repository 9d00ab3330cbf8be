"""The bytes of a file of another kind → a journey and what is to be said of it; one entry a kind."""

from __future__ import annotations

from collections.abc import Callable

from cjmap import plugins
from cjmap.diagnostics import Diagnostic
from cjmap.late import Late
from cjmap.model import Journey
from cjmap.plugins import Table, named
from cjmap.records import dataclass


class OtherKind(ValueError):
    """The bytes are no file of the kind that they are read as; the message is a sentence about what they lack."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave: a journey, or the text of a journey file, and what is to be said of it, at positions of the file that was
    read. Where there is no journey, which is None then, a diagnostic is an error and says why.
    """

    journey: Journey | str | None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Importer:
    """A kind of file that journeys are made of: `about` says in a few words what it is, `extensions` how its files end.

    `read` gets the bytes and the name of the file, by which messages call it. It raises OtherKind where they are no such file.
    """

    name: str
    about: str
    extensions: tuple[str, ...]
    read: Callable[[bytes, str], Imported]


_OWN = named(
    [
        Importer("json", "a journey file as JSON", (".json",), Late("cjmap.importers.ours:from_json")),
    ]
)

IMPORTERS: Table[Importer] = Table(
    plugins.IMPORTERS, _OWN, "cjmap.importers.Importer", lambda one: isinstance(one, Importer)
)
"""The kinds of files by name; a new one is a new file and an entry here, or comes from a plug-in."""


def imported(kind: str, raw: bytes, path: str) -> Imported:
    """What a file of a kind gives. OtherKind where it is none; BrokenPlugin where the importer of a plug-in fails."""
    with plugins.blamed(IMPORTERS.group, kind, but=OtherKind):
        found = IMPORTERS[kind].read(raw, path)
        if not isinstance(found, Imported):
            raise TypeError(f"it gives {type(found).__name__}, not Imported")
        if found.journey is None and not any(one.is_error for one in found.diagnostics):
            raise ValueError("it gives no journey, and does not say why")
    return found


def in_house_style(journey: Journey | str) -> str:
    """The text of the journey file, as `cjmap fmt` leaves it; a text with mistakes of writing stays as it is."""
    from cjmap.read.format import NotFormatted, formatted
    from cjmap.write import dumps

    if isinstance(journey, Journey):
        return dumps(journey)
    try:
        return formatted(journey)
    except NotFormatted:
        return journey
