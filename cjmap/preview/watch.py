"""Files → their contents as they change, told once a save is whole; looks again and again, since that sees every kind of save.

Polling, not the system's notices: a look at a file costs some microseconds, it works on network disks and in containers
where notices do not arrive, and it needs no library. What decides is the content, not its time: two saves within one
tick of a disk's clock are both seen, and a save that changes nothing is none.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable
from pathlib import Path

from cjmap.records import dataclass

MOST = 8 * 1024 * 1024
"""Bytes that are read at most: far past the limit of a journey file."""

FRESH = 3.0
"""Seconds after a change in which the content is looked at, whatever the stamp says; the coarsest clock of a disk has 2."""

SETTLED = 0.025
"""Seconds that a content must stand before it is believed: a save may come in pieces."""

PATIENCE = 0.25
"""Seconds that an empty or missing file must stay so: many programs empty or remove a file before they write it."""

LATEST = 0.15
"""Seconds after which a content is told although the next has already begun."""

Stamp = tuple[int, int, int, int]


@dataclass(slots=True)
class _SeenFile:
    """What is known of a file: what was told of it, and what is to be told next. Times are seconds of one clock."""

    within: Path | None
    stamp: Stamp | None
    digest: bytes
    touched: float
    next: bytes | None = None
    empty: bool = False
    since: float = 0.0
    first: float = 0.0


class FileWatcher:
    """Looks at files when it is told to, and says which have a new content."""

    def __init__(self) -> None:
        self._seen: dict[Path, _SeenFile] = {}

    def add(self, path: Path, now: float, within: Path | None = None) -> bytes | None:
        """Watch a file from now on; its content, None where it cannot be read.

        One that a link leads out of the folder `within` counts as not there.
        """
        before = stamp(path)
        content = read(path, within)
        self._seen[path] = _SeenFile(within, before, _digest(content), now)
        return content

    def __contains__(self, path: Path) -> bool:
        return path in self._seen

    def keep(self, paths: Iterable[Path]) -> None:
        """Forget every file but these."""
        self._seen = {path: self._seen[path] for path in paths if path in self._seen}

    @property
    def unsettled(self) -> bool:
        """Whether a change has been noticed that is not yet told."""
        return any(seen.next is not None for seen in self._seen.values())

    def changes(self, now: float) -> dict[Path, bytes | None]:
        """The files with a new content, None where a file is gone; `now` in seconds."""
        found: dict[Path, bytes | None] = {}
        for path, seen in list(self._seen.items()):
            current = stamp(path)
            if current == seen.stamp and seen.next is None and now - seen.touched > FRESH:
                continue
            if current != seen.stamp:
                seen.stamp, seen.touched = current, now
            content = read(path, seen.within)
            if self._settled(seen, content, now):
                found[path] = content
        return found

    def _settled(self, seen: _SeenFile, content: bytes | None, now: float) -> bool:
        """Whether a content is new and has stood long enough; then it is taken for told."""
        digest = _digest(content)
        if digest == seen.digest:
            seen.next = None
            return False
        empty = not content or not content.strip()
        if seen.next is None or seen.empty != empty:
            seen.first = now
        if seen.next != digest:
            seen.next, seen.empty, seen.since, seen.touched = digest, empty, now, now
        if now - seen.since < (PATIENCE if empty else SETTLED) and (empty or now - seen.first < LATEST):
            return False
        seen.digest, seen.next = digest, None
        return True


def stamp(path: Path) -> Stamp | None:
    """What tells without reading that a file may have changed; None where there is no ordinary file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def read(path: Path, within: Path | None = None) -> bytes | None:
    """The content of an ordinary file; None where there is none, or where it cannot be read just now."""
    if stamp(path) is None:  # opening a pipe would wait for its other end
        return None
    if within and not inside(path, within):
        return None
    try:
        with path.open("rb") as file:
            return file.read(MOST)
    except OSError:
        return None


def inside(path: Path, folder: Path) -> bool:
    """Whether a file, links followed, is below a folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _digest(content: bytes | None) -> bytes:
    return b"" if content is None else hashlib.blake2b(content, digest_size=16).digest()
