"""A path → the bytes of the ordinary file there. Nothing else is opened: a pipe would keep us waiting, a device never end."""

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
