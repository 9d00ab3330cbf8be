"""A path in the output folder, and what is to be written there → whether it may be: only over what cjmap itself has written.

What cjmap wrote is known by the digest that it carries (`render/seal.py`), or by the record of an earlier build. So a build
needs no record to go on where another one ended, and never takes somebody's own work for its own.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from cjmap.batch.cache import inside
from cjmap.batch.files import digest_of, move_atomically, open_ordinary, refuse_special, write_atomically
from cjmap.render.seal import is_sealed, was_sealed


class NotOurs(Exception):
    """What is in the place of an output is somebody else's; the message says what it is, and what to do."""


def put(output: Path, name: str, data: bytes, staging: Path, digest: str = "", force: bool = False) -> bool:
    """Write an output and the folders above it, unless it is just that already; whether it was written.

    `digest` is the digest of what an earlier build wrote there; with `force`, somebody else's file is written over. Raises
    OSError and NotOurs.
    """
    path = output / name
    if not claim(output, name, digest, force):
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    write_atomically(path, data, staging)
    return True


def put_file(output: Path, name: str, finished: Path, digest: str = "", force: bool = False) -> None:
    """Put a finished file in the place of an output, as `put` does; `finished` is gone then. Raises OSError and NotOurs."""
    claim(output, name, digest, force)
    move_atomically(finished, output / name)


def claim(output: Path, name: str, digest: str = "", force: bool = False) -> bool:
    """Whether something is in the place of an output. Raises NotOurs where it is not to be written over, OSError where it
    cannot be: a folder, a pipe, a device.
    """
    path = output / name
    if not force and inside(output, name) is None:
        raise NotOurs(_words(path, f"is behind a link that leads out of {output}"))
    try:
        status = path.lstat()
    except FileNotFoundError:
        return False
    if stat.S_ISLNK(status.st_mode):
        if not force:
            raise NotOurs(_words(path, "is a link, and cjmap makes none"))
        return True
    refuse_special(path, status.st_mode)
    if not (force or status.st_size == 0 or _is_ours(path, digest)):
        raise NotOurs(_words(path, _why(path, digest)))
    return True


def _is_ours(path: Path, digest: str) -> bool:
    """Whether a file is, to the byte, what a build wrote."""
    with open_ordinary(path) as file:
        sealed = is_sealed(file)
    return sealed or (bool(digest) and digest_of(path) == digest)


def _why(path: Path, digest: str) -> str:
    with open_ordinary(path) as file:
        changed = bool(digest) or was_sealed(file)
    return "was edited since cjmap wrote it" if changed else "was not written by cjmap"


def _words(path: Path, why: str) -> str:
    return f"{os.fspath(path)} {why}, so it is kept; move it away, or overwrite it with --force"
