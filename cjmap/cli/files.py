"""Names on the command line → the journey files they mean, and their bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from cjmap.batch.find import MOST_BYTES, find, read_start
from cjmap.cli.errors import MachineError

STANDARD = "-"
"""The name that means standard input, or standard output."""

STANDARD_INPUT = "<stdin>"
"""What standard input is called in messages."""


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises MachineError where they cannot be had."""
    try:
        if name == STANDARD:
            return sys.stdin.buffer.read(MOST_BYTES)
        return read_start(Path(name))
    except OSError as error:
        raise MachineError.of(error, name) from error
    except ValueError as error:  # a NUL in the name
        raise MachineError(f"{name}: this cannot be the name of a file") from error


def shown(name: str) -> str:
    """What a file is called in messages."""
    return STANDARD_INPUT if name == STANDARD else name


def special(name: str) -> bool:
    """Whether there is something under this name that is neither a file nor a folder, such as a pipe or `/dev/null`."""
    path = Path(name)
    return path.exists() and not path.is_file() and not path.is_dir()


def folder_of(name: str) -> str:
    """Where the pictures of a journey file are looked up: its folder; the current one for standard input."""
    return "." if name == STANDARD else str(Path(name).parent)


def journey_files(name: str) -> Iterator[str]:
    """A file as it is; for a folder the journey files below it, as `find` has them."""
    if name == STANDARD or not Path(name).is_dir():
        yield name
        return
    try:
        yield from (str(one.path) for one in find([Path(name)]))
    except OSError as error:
        raise MachineError.of(error) from error


def named(paths: Sequence[str], skip_others: bool = False) -> list[str]:
    """The files that the paths mean, each once, in their order, without named ones that are no journey files if so wished.

    Raises UsageError where a folder has none.
    """
    names: dict[str, str] = {}
    for path in paths:
        inside = [name for name in journey_files(path) if not (skip_others and is_other(name))]
        if not inside and not skip_others:
            raise click.UsageError(f"there is no journey file in {path}", click.get_current_context())
        for name in inside:
            names.setdefault(same(name), name)
    return list(names.values())


def is_other(name: str) -> bool:
    """Whether a file can be read and is no journey file."""
    from cjmap.read import is_journey

    if name == STANDARD or not Path(name).is_file():
        return False
    try:
        return not is_journey(read_bytes(name))
    except MachineError:
        return False


def from_here(name: str) -> str:
    """A file's path from the current folder, with `/` on every system; as it is where no path leads there."""
    if name == STANDARD_INPUT:
        return name
    try:
        path = os.path.relpath(name)
        if path.startswith(os.pardir):  # the current folder may be known by another name, through a link
            real = os.path.relpath(Path(name).resolve(), Path.cwd().resolve())
            path = path if real.startswith(os.pardir) else real
    except ValueError:  # another drive
        path = name
    return path.replace(os.sep, "/")


def same(name: str) -> str:
    """A key that two names of one file share."""
    return name if name == STANDARD else os.path.normcase(Path(name).resolve())
