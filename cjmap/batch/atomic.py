"""Bytes → a file that is at every moment either the old one or the whole new one."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def write_atomically(target: Path, data: bytes, staging: Path | None = None) -> None:
    """Write a file through a temporary one, beside it or in the folder `staging`; an existing file keeps its mode.

    Without `staging`, a link is written through to what it points at, what is no ordinary file (a device, a pipe) is written to
    as it is, and the disk has the file when this returns. With it, a link is replaced, and the rest is left to the system, for
    those who remember what they wrote and look again. Raises OSError; ValueError where the name holds a NUL.
    """
    if staging is None:
        if target.exists() and not target.is_file() and not target.is_dir():
            _write_to(target, data)  # by this name: what is behind /dev/fd may have none of its own
        else:
            target = target.resolve()
            _replace(target, data, target.parent, durable=True)
        return
    try:
        _replace(target, data, staging, durable=False)
    except OSError as error:
        if error.errno != errno.EXDEV:  # a part of the folder is on another disk
            raise
        _replace(target, data, target.parent, durable=True)


def move_atomically(temporary: Path, target: Path) -> None:
    """Put a finished file in the place of another one, or of a link; `temporary` is gone then. Raises OSError."""
    try:
        _move(temporary, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _replace(target, temporary.read_bytes(), target.parent, durable=True)
    finally:
        temporary.unlink(missing_ok=True)


def temporary_name(name: str) -> str:
    """A name that nobody else has chosen, for what is written before it is called `name`."""
    return f".{name[:40]}.{os.urandom(6).hex()}.tmp"


def _replace(target: Path, data: bytes, folder: Path, durable: bool) -> None:
    temporary = folder / temporary_name(target.name)
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        _move(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _move(temporary: Path, target: Path) -> None:
    is_link = target.is_symlink()
    if target.is_dir() and not is_link:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not is_link:
        temporary.chmod(target.stat().st_mode & 0o7777)
    temporary.replace(target)


def _write_to(target: Path, data: bytes) -> None:
    with target.open("wb") as file:
        file.write(data)
