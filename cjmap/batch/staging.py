"""An output folder → a folder for half-written files that no other build takes away, and that a dead one leaves to the next.

A build that is killed leaves the folder behind. Whether its owner lives is told by a lock, which the system gives up for
the dead: never by a process number or by time.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PREFIX = ".cjmap-writing-"
LOCK = "lock"
ATTEMPTS = 20

SPARED = 1 << 18
"""Bytes that are held back for cleaning up where there is no more memory."""


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """A folder inside `output`, which is made, for files that are being written. Raises OSError where there can be none."""
    output.mkdir(parents=True, exist_ok=True)
    spared = bytearray(SPARED)
    folder, lock = _claimed(output)
    try:
        yield folder
    finally:
        del spared
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)
        if sys.platform != "win32":
            os.close(lock)


def _claimed(output: Path) -> tuple[Path, int]:
    """A new folder with its lock held. Another build may clear it away before it is locked: then the next one."""
    for _ in range(ATTEMPTS):
        folder = output / f"{PREFIX}{os.urandom(6).hex()}"
        folder.mkdir()
        try:
            lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT)
        except FileNotFoundError:
            continue
        if _locked(lock) is not False and (folder / LOCK).exists():
            return folder, lock
        os.close(lock)
    raise OSError(f"{output}: other builds write here without end")


def clear(output: Path) -> None:
    """Remove what builds left that did not end by themselves, and are dead."""
    for folder in output.glob(f"{PREFIX}*"):
        if sys.platform == "win32":
            with suppress(OSError):
                (folder / LOCK).unlink(missing_ok=True)  # refused while its owner has it open
                shutil.rmtree(folder, ignore_errors=True)
            continue
        try:
            lock = os.open(folder / LOCK, os.O_RDWR)
        except FileNotFoundError:
            shutil.rmtree(folder, ignore_errors=True)
            continue
        except OSError:  # it is somebody else's
            continue
        if _locked(lock):
            shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _locked(lock: int) -> bool | None:
    """Take a lock: whether that was done, or somebody else has it; None where the file system knows no locks."""
    if sys.platform == "win32":
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Do something that only one process at a time is to do in a folder; where there are no locks, do it all the same."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
