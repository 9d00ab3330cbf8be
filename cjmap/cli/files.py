"""Names on the command line → the journey files they mean, and their bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from cjmap.cli.errors import MachineError

STANDARD = "-"
"""The name that means standard input, or standard output."""

STANDARD_INPUT = "<stdin>"
"""What standard input is called in messages."""

_ENDINGS = (".yaml", ".yml")
_MOST = 8 * 1024 * 1024
"""Bytes that are read at most: far past the limit of a journey file, and an end for a device that has none."""


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises MachineError where they cannot be had."""
    try:
        if name == STANDARD:
            return sys.stdin.buffer.read(_MOST)
        with Path(name).open("rb") as file:
            return file.read(_MOST)
    except OSError as error:
        raise MachineError.of(error, name) from error
    except ValueError as error:  # a NUL in the name
        raise MachineError(f"{name}: this cannot be the name of a file") from error


def shown(name: str) -> str:
    """What a file is called in messages."""
    return STANDARD_INPUT if name == STANDARD else name


def folder_of(name: str) -> str:
    """Where the pictures of a journey file are looked up: its folder; the current one for standard input."""
    return "." if name == STANDARD else str(Path(name).parent)


def journey_files(name: str) -> Iterator[str]:
    """A file as it is; for a folder the journey files below it, known by content, sorted by path, no hidden ones."""
    if name == STANDARD or not Path(name).is_dir():
        yield name
        return
    from cjmap.read import is_journey

    found: list[Path] = []
    for folder, folders, files in os.walk(name, onerror=_refused):
        folders[:] = [one for one in folders if not one.startswith(".")]
        found += [Path(folder, one) for one in files if not one.startswith(".") and one.lower().endswith(_ENDINGS)]
    for path in sorted(found):
        if path.is_file() and is_journey(read_bytes(str(path))):
            yield str(path)


def same(name: str) -> str:
    """A key that two names of one file share."""
    return name if name == STANDARD else os.path.normcase(Path(name).resolve())


def _refused(error: OSError) -> None:
    raise MachineError.of(error) from error
