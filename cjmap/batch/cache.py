"""The output folder → what earlier builds wrote into it, and back: one file, read with mistrust and written whole.

It says what made each output and what the output's bytes were, so that nobody has to believe it: an output is only fresh
where both still hold. What cannot be read is passed over, and drawn anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from cjmap.batch.files import digest_of, read_ordinary, refuse_special, write_atomically
from cjmap.batch.fingerprint import digest
from cjmap.batch.record import Output, RecordedMap, outputs
from cjmap.batch.staging import alone
from cjmap.records import dataclass, field

FILE = ".cjmap-cache.json"
VERSION = 2
MOST_BYTES = 1 << 28

FIRST, DIGITS = b'{"digest":"', 64
"""How the file begins, and how many digits follow: the digest of all that comes after it."""


@dataclass(slots=True)
class Cache:
    """What was written into a folder: the maps by where they stand, and the pages about all of them by their names."""

    maps: dict[str, RecordedMap] = field(default_factory=dict)
    pages: dict[str, Output] = field(default_factory=dict)


def load(output: Path) -> Cache:
    """What is known of a folder: nothing where the file is not there, cannot be read, or is not what `save` wrote."""
    try:
        raw = read_ordinary(output / FILE, MOST_BYTES)
        if not raw.startswith(FIRST) or not _is_true(raw):
            return Cache()
        kept = json.loads(raw)
        if not isinstance(kept, dict) or kept.get("version") != VERSION:
            return Cache()
        maps = {name: RecordedMap.from_json(one) for name, one in kept["maps"].items()}
        return Cache(maps, outputs(kept["pages"]))
    except (OSError, ValueError, KeyError, AttributeError, RecursionError):
        return Cache()


def save(output: Path, cache: Cache, touched: Iterable[str], staging: Path, removed: Iterable[str] = ()) -> None:
    """Add what this build has done to what the folder's file says by now: another build may have written meanwhile.

    `touched` are the maps that this build drew or removed, `removed` the pages; of all others the file is right. Raises
    OSError.
    """
    with alone(output):
        latest = load(output)
        for name in touched:
            if name in cache.maps:
                latest.maps[name] = cache.maps[name]
            else:
                latest.maps.pop(name, None)
        latest.pages |= cache.pages
        for name in removed:
            latest.pages.pop(name, None)
        data = _written(latest)
        file = output / FILE
        if not _holds(file, data):
            if file.exists() and not file.is_symlink():
                refuse_special(file, file.stat().st_mode)
            write_atomically(file, data, staging)


def is_intact(output: Path, name: str, written: Output) -> bool:
    """Whether an output is on the disk with the very bytes that were written: itself, not behind a link."""
    path = output / name
    try:
        return not path.is_symlink() and digest_of(path) == written.content
    except OSError:
        return False


def inside(output: Path, name: str) -> Path | None:
    """Where an output is; None for a name that leads out of the folder, which no build has written."""
    if "\0" in name or not name or ".." in Path(name).parts:
        return None
    folder = output.resolve()
    try:
        path = (folder / name).parent.resolve() / Path(name).name
    except (OSError, RuntimeError):  # links that lead in a circle
        return None
    return path if path.is_relative_to(folder) and path != folder else None


def _written(cache: Cache) -> bytes:
    kept = {
        "version": VERSION,
        "pages": {name: one.to_json() for name, one in sorted(cache.pages.items())},
        "maps": {name: cache.maps[name].to_json() for name in sorted(cache.maps)},
    }
    rest = json.dumps(kept, separators=(",", ":")).encode("ascii")[1:]
    return b'%s%s",%s' % (FIRST, digest(rest).encode(), rest)


def _is_true(raw: bytes) -> bool:
    """Whether the digest at the beginning of a record is that of the rest: no bit of it has turned."""
    start = len(FIRST) + DIGITS
    rest = raw[start + 2 :]
    return raw[start : start + 2] == b'",' and raw[len(FIRST) : start] == digest(rest).encode()


def _holds(file: Path, data: bytes) -> bool:
    try:
        return read_ordinary(file, len(data) + 1) == data
    except OSError:
        return False
