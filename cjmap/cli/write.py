"""Bytes → a file that is at every moment either the old one or the whole new one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from cjmap.cli.errors import MachineError


def write_whole(name: str, data: bytes) -> None:
    """Write a file through a temporary one in the same folder; an existing file keeps its mode.

    A link is written through to what it points at; what is no ordinary file (a device, a pipe) is written to as it is.
    Raises MachineError with the name where that cannot be done.
    """
    try:
        target = Path(name).resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            _write_to(target, data)
        else:
            _replace(target, data)
    except OSError as error:
        raise MachineError.of(error, name) from error
    except ValueError as error:  # a NUL in the name
        raise MachineError(f"{name}: this cannot be the name of a file") from error


def _replace(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    temporary = target.with_name(f".{target.name[:40]}.{os.urandom(6).hex()}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _write_to(target: Path, data: bytes) -> None:
    with target.open("wb") as file:
        file.write(data)
