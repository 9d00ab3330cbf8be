"""What earlier builds wrote, and what this one makes of each map → the files that are no longer drawn, removed; nothing else is.

What has changed since it was written is somebody's own by now, and stays. Of a map that could not be drawn, all stays.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from cjmap.batch.cache import Cache, inside, is_whole
from cjmap.batch.draw import Failure, Job
from cjmap.batch.record import RecordedMap
from cjmap.batch.targets import ATLAS, Order
from cjmap.records import dataclass

GONE, ELSEWHERE = "its map is gone", "no longer drawn here"


@dataclass(frozen=True, slots=True)
class Left:
    """An output that is no longer drawn: the map of the record that it is of (empty for a page), its name, and why."""

    relative: str
    name: str
    why: str


def source_of(output: Path, entry: RecordedMap) -> Path:
    """Where the journey file of an entry is."""
    return Path(os.path.normpath((output / entry.source).absolute()))


def is_gone(order: Order, entry: RecordedMap) -> bool:
    """Whether there is nothing any more where the journey file of an entry was: what cannot be looked at may be there."""
    if "\0" in entry.source:
        return True
    try:
        source_of(order.output, entry).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def was_searched(order: Order, source: Path) -> bool:
    """Whether a file is in a folder that was looked through."""
    return any(source.is_relative_to(os.path.normpath(folder.absolute())) for folder in order.searched)


def left_over(order: Order, known: Cache, jobs: Collection[Job], done: Collection[str]) -> Iterator[Left]:
    """What is no longer drawn: all of maps that are gone, and of those in `done`, which are drawn, what they are not drawn as.

    A map is known by its file: one that is drawn to another place now has nothing left in the old one.
    """
    drawn = {target.name.casefold(): target.name for job in jobs for target in job.targets}
    sources = {source_of(order.output, known.maps[name]) for name in done if name in known.maps}
    mine = {job.relative for job in jobs}
    for relative, entry in sorted(known.maps.items()):
        gone = relative not in mine and is_gone(order, entry)
        moved = relative not in mine and source_of(order.output, entry) in sources
        if gone or moved or relative in done:
            why = GONE if gone else ELSEWHERE
            for name in sorted(entry.outputs):
                if not _is_drawn(order.output, name, drawn.get(name.casefold(), "")):
                    yield Left(relative, name, why)
    if not order.atlas and ATLAS in known.pages and ATLAS not in drawn:
        yield Left("", ATLAS, ELSEWHERE)


def _is_drawn(output: Path, name: str, drawn: str) -> bool:
    """Whether an output is one that is drawn: the very same, or the same where capitals do not tell files apart."""
    try:
        return bool(drawn) and (name == drawn or (output / name).samefile(output / drawn))
    except OSError:
        return False


def prune(order: Order, known: Cache, left: Collection[Left]) -> Iterator[tuple[Path, str, Failure | None]]:
    """Remove what is left over from the disk and from what is known, with folders that are empty then.

    Each file that is there, why it is left over if it stays since it has changed (else empty), and why it could not be removed.
    With `dry_run`, nothing is removed.
    """
    for one in left:
        outputs = known.maps[one.relative].outputs if one.relative else known.pages
        output, place = outputs[one.name], inside(order.output, one.name)
        if place is not None and os.path.lexists(place):
            whole = is_whole(order.output, one.name, output)
            shown = order.output / one.name
            failure = _removed(place, shown, order) if whole and not order.dry_run else None
            yield shown, "" if whole else one.why, failure
            if failure:
                continue
        if not order.dry_run:
            _forget(known, one)


def _removed(place: Path, shown: Path, order: Order) -> Failure | None:
    try:
        place.unlink()
    except OSError as error:
        return Failure(str(shown), error=error)
    top = order.output.resolve()
    with suppress(OSError):  # something is in the folder
        folder = place.parent
        while folder != top:
            folder.rmdir()
            folder = folder.parent
    return None


def _forget(known: Cache, one: Left) -> None:
    """Forget an output."""
    if not one.relative:
        known.pages.pop(one.name)
        return
    entry = known.maps[one.relative]
    known.maps[one.relative] = entry.without(one.name)
    if len(entry.outputs) == 1:
        known.maps.pop(one.relative)
