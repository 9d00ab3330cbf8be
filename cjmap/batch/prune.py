"""What earlier builds wrote, and what this one makes of each map → the files that are no longer drawn, removed; nothing else is.

What has changed since it was written is somebody's own by now, and stays. Of a map that could not be drawn, all stays.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from cjmap.batch.cache import Cache, inside, is_intact
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


def left_over(order: Order, cache: Cache, jobs: Collection[Job], done: Collection[str]) -> Iterator[Left]:
    """What is no longer drawn: all of maps that are gone, and of those in `done`, which are drawn, what they are not drawn as.

    A map is known by its file: one that is drawn to another path now has nothing left in the old one.
    """
    drawn = {target.name.casefold(): target.name for job in jobs for target in job.targets}
    sources = {source_of(order.output, cache.maps[name]) for name in done if name in cache.maps}
    mine = {job.relative for job in jobs}
    for relative, entry in sorted(cache.maps.items()):
        gone = relative not in mine and is_gone(order, entry)
        moved = relative not in mine and source_of(order.output, entry) in sources
        if gone or moved or relative in done:
            why = GONE if gone else ELSEWHERE
            for name in sorted(entry.outputs):
                there = "" if name in entry.empty else drawn.get(name.casefold(), "")
                if not _is_drawn(order.output, name, there):
                    yield Left(relative, name, why)
    if not order.atlas and ATLAS in cache.pages and ATLAS not in drawn:
        yield Left("", ATLAS, ELSEWHERE)


def _is_drawn(output: Path, name: str, drawn: str) -> bool:
    """Whether an output is one that is drawn: the very same, or the same where capitals do not tell files apart."""
    try:
        return bool(drawn) and (name == drawn or (output / name).samefile(output / drawn))
    except OSError:
        return False


def prune(order: Order, cache: Cache, left: Collection[Left]) -> Iterator[tuple[Path, str, Failure | None]]:
    """Remove what is left over from the disk and from what is known, with folders that are empty then.

    Each file that is there, why it is left over if it stays since it has changed (else empty), and why it could not be removed.
    With `dry_run`, nothing is removed.
    """
    for left_output in left:
        outputs = cache.maps[left_output.relative].outputs if left_output.relative else cache.pages
        output, path = outputs[left_output.name], inside(order.output, left_output.name)
        if path is not None and os.path.lexists(path):
            unchanged = is_intact(order.output, left_output.name, output)
            shown = order.output / left_output.name
            failure = _removed(path, shown, order) if unchanged and not order.dry_run else None
            yield shown, "" if unchanged else left_output.why, failure
            if failure:
                continue
        if not order.dry_run:
            _forget(cache, left_output)


def _removed(path: Path, shown: Path, order: Order) -> Failure | None:
    try:
        path.unlink()
    except OSError as error:
        return Failure(str(shown), error=error)
    top = order.output.resolve()
    with suppress(OSError):  # something is in the folder
        folder = path.parent
        while folder != top:
            folder.rmdir()
            folder = folder.parent
    return None


def _forget(cache: Cache, left_output: Left) -> None:
    """Forget an output."""
    if not left_output.relative:
        cache.pages.pop(left_output.name)
        return
    entry = cache.maps[left_output.relative]
    cache.maps[left_output.relative] = entry.without(left_output.name)
    if len(entry.outputs) == 1:
        cache.maps.pop(left_output.relative)
