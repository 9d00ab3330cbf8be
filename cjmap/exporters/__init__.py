"""A journey → the bytes of a file that other tools read; one entry a kind. Pictures are formats (`cjmap/options/`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cjmap import plugins
from cjmap.model import Journey
from cjmap.plugins import Table, named
from cjmap.records import dataclass


@dataclass(frozen=True, slots=True)
class Exporter:
    """A kind of file that a journey is written as: `about` says in a few words what it is, `extension` is its ending."""

    name: str
    about: str
    extension: str
    write: Callable[[Journey], bytes]


def _dumped(format: str, journey: Journey) -> bytes:
    from cjmap.write import dumps  # late: brings the formatter

    return dumps(journey, format).encode("utf-8")


_OWN = named(
    (
        Exporter("yaml", "a journey file in house style", ".yaml", partial(_dumped, "yaml")),
        Exporter("json", "the same as JSON", ".json", partial(_dumped, "json")),
    )
)

EXPORTERS: Table[Exporter] = Table(
    plugins.EXPORTERS, _OWN, "cjmap.exporters.Exporter", lambda one: isinstance(one, Exporter)
)
"""The kinds of files by name; a new one is a new file and an entry here, or comes from a plug-in."""


def exported(kind: str, journey: Journey) -> bytes:
    """The file of a kind. BrokenPlugin where the exporter of a plug-in fails."""
    with plugins.blamed(EXPORTERS.group, kind):
        data = EXPORTERS[kind].write(journey)
        if not isinstance(data, bytes):
            raise TypeError(f"it gives {type(data).__name__}, not bytes")
    return data
