"""A path ↔ the bytes of the ordinary file there, and of no other; what is written is at every moment the old file or the new."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

ENDINGS = (".yaml", ".yml")
"""What a file is called that is looked into."""

MOST_BYTES = 8 << 20
"""Bytes that are read at most: far past the limit of a journey file, and an end for a device that has none."""

OF_THE_SYSTEM = ("/proc/", "/sys/")
"""Where Linux shows what it does as if it were files: reading one may wait, or do something."""


def open_ordinary(path: Path) -> BufferedReader:
    """Open an ordinary file for reading; a link is followed. OSError where there is something else, which is not opened."""
    refuse_special(path, path.stat().st_mode)
    if os.path.realpath(path).startswith(OF_THE_SYSTEM):
        raise _no_file(path)
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    file = os.fdopen(os.open(path, flags), "rb")
    try:
        refuse_special(path, os.fstat(file.fileno()).st_mode)  # it may have become something else meanwhile
    except OSError:
        file.close()
        raise
    return file


def refuse_special(path: Path, mode: int) -> None:
    """Raise OSError where what is at a path, with that mode, is a folder, a pipe, a socket or a device."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise _no_file(path)


def read_ordinary(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of an ordinary file, up to far more than a journey file may have. Raises OSError."""
    with open_ordinary(path) as file:
        size = os.fstat(file.fileno()).st_size
        return file.read(min(most, size + 1)) or b""  # as much room is taken as is asked for


def _no_file(path: Path) -> OSError:
    return OSError(errno.EINVAL, "not a regular file", str(path))


def digest_of(path: Path) -> str:
    """SHA-256 of an ordinary file, however large it is, as hexadecimal digits. Raises OSError."""
    import hashlib  # late: who reads one file does not wait for it

    with open_ordinary(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_start(path: Path) -> bytes:
    """The bytes of a file, up to far more than a journey file may have. Raises OSError."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES)


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
            target = Path(os.path.realpath(target))
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
