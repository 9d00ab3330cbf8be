"""What earlier builds wrote, and what there is now → the drawings of maps that are gone, removed; nothing else ever is."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from cjmap.batch.cache import Cache, inside, is_whole
from cjmap.batch.record import Entry
from cjmap.batch.targets import Order


def source_of(output: Path, entry: Entry) -> Path:
    """Where the journey file of an entry is."""
    return Path(os.path.normpath((output / entry.source).absolute()))


def is_gone(order: Order, entry: Entry, found: Collection[Path]) -> bool:
    """Whether a map is no more: its file is not there, or is no longer found in a folder that was looked through."""
    if "\0" in entry.source:
        return True
    source = source_of(order.output, entry)
    if source in found:
        return False
    searched = (Path(os.path.normpath(folder.absolute())) for folder in order.searched)
    return not source.is_file() or any(source.is_relative_to(folder) for folder in searched)


def prune(order: Order, known: Cache, gone: Collection[str], kept: Collection[str]) -> Iterator[tuple[Path, bool]]:
    """Remove the outputs of the maps that are gone from the disk and from what is known; each, and whether it was removed.

    What has changed since it was written is somebody's own by now and stays, as does what a map in `kept` is drawn to.
    Raises OSError.
    """
    for relative in sorted(gone):
        for name, output in sorted(known.maps.pop(relative).outputs.items()):
            place = inside(order.output, name)
            if place is None or name in kept or not place.is_file():
                continue
            whole = is_whole(order.output, name, output)
            if whole:
                place.unlink()
                _remove_empty(place.parent, order.output.resolve())
            yield order.output / name, whole


def _remove_empty(folder: Path, top: Path) -> None:
    """Remove the folders that nothing is left in, up to the output folder."""
    with suppress(OSError):  # something is in it
        while folder != top:
            folder.rmdir()
            folder = folder.parent
