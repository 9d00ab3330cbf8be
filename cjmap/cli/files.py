"""Names on the command line → the journey files they mean, and their bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cjmap.batch.find import Found, Search, read_start
from cjmap.batch.find import named as place_of
from cjmap.batch.ordinary import MOST_BYTES, read_ordinary
from cjmap.cli.errors import MachineError
from cjmap.cli.project import look, output_of, own_paths, passed_over
from cjmap.records import dataclass

if TYPE_CHECKING:
    from cjmap.batch.config import Config

STANDARD = "-"
"""The name that means standard input, or standard output."""

HANDED_IN = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""Beginnings of names of what is open already: nobody waits for somebody to open its other end."""

STANDARD_OUTPUTS = ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
"""Other names of standard output: what is there may not be replaced by a file."""

STANDARD_INPUT = "<stdin>"
"""What standard input is called in messages."""


def read_bytes(name: str) -> bytes:
    """The bytes of an ordinary file, of standard input for `-`, or of what a shell hands in (`<(…)`).

    Raises MachineError where they cannot be had.
    """
    try:
        if name == STANDARD:
            return sys.stdin.buffer.read(MOST_BYTES)
        return read_start(Path(name)) if name.startswith(HANDED_IN) else read_ordinary(Path(name))
    except OSError as error:
        raise MachineError.of(error, name) from error
    except ValueError as error:  # a NUL in the name
        raise MachineError(f"{name}: this cannot be the name of a file") from error


def shown(name: str) -> str:
    """What a file is called in messages."""
    return STANDARD_INPUT if name == STANDARD else name


def target_of(name: str) -> str:
    """The name of a file to write, `-` for standard output by whatever name."""
    return STANDARD if name in STANDARD_OUTPUTS else name


def special(name: str) -> bool:
    """Whether there is something under this name that is neither a file nor a folder, such as a pipe or `/dev/null`."""
    path = Path(name)
    return path.exists() and not path.is_file() and not path.is_dir()


def folder_of(name: str) -> str:
    """Where the pictures of a journey file are looked up: its folder; the current one for standard input."""
    return "." if name == STANDARD else str(Path(name).parent)


@dataclass(frozen=True, slots=True)
class Named:
    """The files that names on the command line mean: journey files by their names, and what else the search came upon."""

    names: Sequence[str]
    search: Search


def named(paths: Sequence[str], wishes: Config, skip_others: bool = False) -> Named:
    """The files that the paths mean, or where there are none those of the project, each once, in the order of the paths.

    Raises UsageError where a folder has none.
    """
    asked = [Path(path) for path in paths if path != STANDARD] or ([] if paths else own_paths(wishes))
    search = look(asked, wishes, output_of(wishes), skip_others=skip_others)
    typed = {place_of(Path(path)): path for path in reversed(paths)}
    turns = {place_of(Path(path)): turn for turn, path in enumerate(paths)}
    found = {same(str(one.path)): typed.get(place_of(one.path), str(one.path)) for one in _sorted(search.found, turns)}
    names = list(found.values())
    if STANDARD in paths:
        names.insert(sum(turns.get(place_of(Path(name)), 0) < paths.index(STANDARD) for name in names), STANDARD)
    if not (skip_others or search.refused):
        _refuse_empty(asked, search)
    return Named(names, search)


def _refuse_empty(asked: Sequence[Path], search: Search) -> None:
    """Raise UsageError for a folder in which nothing is a journey file, nor may be meant as one."""
    met = [place_of(one.path) for one in (*search.found, *search.suspected)]
    for path in asked:
        if path.is_dir() and not any(place.is_relative_to(place_of(path)) for place in met):
            more = f"; {said}" if (said := passed_over(search)) else ""
            raise click.UsageError(f"there is no journey file in {path}{more}", click.get_current_context())


def _sorted(found: Sequence[Found], turns: Mapping[Path, int]) -> list[Found]:
    """Files in the order of the paths that they were found by, and below one path by their places."""

    def turn(one: Found) -> int:
        place = place_of(one.path)
        return min((turns[at] for at in (place, *place.parents) if at in turns), default=0)

    return sorted(found, key=turn)


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
