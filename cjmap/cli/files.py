"""Names on the command line, and what the project wants ↔ bytes and checked readings; what the machine refuses, in words."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cjmap import pipeline
from cjmap.batch import files
from cjmap.batch.config import Config, WrongConfig, config
from cjmap.batch.files import MOST_BYTES, read_ordinary, read_start
from cjmap.cli.terminal import MachineError, put_bytes, say

if TYPE_CHECKING:
    from cjmap.read import Reading


FOLDER = "CJMAP_FONTS"
"""The environment variable that the fonts are looked for by; what a person sets goes before what a project wants."""


def project() -> Config:
    """What the project of the current folder wants; its fonts are used from now on. Raises UsageError where its config cannot
    be.
    """
    try:
        settings = config(Path.cwd())
    except WrongConfig as error:
        raise click.UsageError(str(error)) from error
    use_fonts_of(settings)
    return settings


def use_fonts_of(settings: Config) -> None:
    """Let the fonts of the project's folder draw. Raises UsageError where there is no such folder."""
    if not settings.fonts or os.environ.get(FOLDER):
        return
    folder = settings.folder / settings.fonts
    if not folder.is_dir():
        raise click.UsageError(f"fonts in the project's config: there is no folder {os.path.relpath(folder)}")
    os.environ[FOLDER] = str(folder)


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
            if sys.stdin is None:
                raise MachineError("standard input is closed")
            return sys.stdin.buffer.read(MOST_BYTES)
        return read_start(Path(name)) if name.startswith(HANDED_IN) else read_ordinary(Path(name))
    except OSError as error:
        raise MachineError.of(error, name) from error
    except ValueError as error:  # a NUL in the name
        raise MachineError(f"{name}: not a valid file name") from error


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


def from_here(name: str) -> str:
    """A file's path from the current folder, with `/` on every system; as it is where no path leads there."""
    if name == STANDARD_INPUT:
        return name
    try:
        path = os.path.relpath(name)
        if path.startswith(os.pardir):  # the current folder may be known by another name, through a link
            real = os.path.relpath(os.path.realpath(name), os.path.realpath(os.curdir))
            path = path if real.startswith(os.pardir) else real
    except ValueError:  # another drive
        path = name
    return path.replace(os.sep, "/")


def same(name: str) -> str:
    """A key that two names of one file share."""
    return name if name == STANDARD else os.path.normcase(os.path.realpath(name))


def checked(raw: bytes, name: str) -> Reading:
    """What there is to say about a file, which is called on the command line by that name."""
    try:
        pipeline.today()
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return pipeline.check(raw, shown(name), folder_of(name), name != STANDARD)


def write_atomically(name: str, data: bytes) -> None:
    """Write a file as `files.write_atomically` does. Raises MachineError with the name where that cannot be done."""
    try:
        files.write_atomically(Path(name), data)
    except OSError as error:
        raise MachineError.of(error, name) from error
    except ValueError as error:  # a NUL in the name
        raise MachineError(f"{name}: not a valid file name") from error


def refuse_overwriting(name: str, force: bool) -> None:
    """Raise UsageError where there is a file of that name, and nobody said that it may be overwritten."""
    if not force and name != STANDARD and Path(name).is_file():
        raise click.UsageError(f"{name} exists; --force overwrites it", click.get_current_context())


def refuse_itself(target: str, name: str, what: str) -> None:
    """Raise UsageError where the file to write is the one to read, which is called `what`."""
    if target != STANDARD and same(target) == same(name):
        raise click.UsageError(f"{target} is {what} itself", click.get_current_context())


def deliver(target: str, data: bytes) -> None:
    """Bytes to standard output, or to a file, which is named when it is written. Raises MachineError."""
    if target == STANDARD:
        put_bytes(data)
        return
    write_atomically(target, data)
    say(f"wrote {target}")
