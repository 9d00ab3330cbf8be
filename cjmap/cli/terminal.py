"""Texts and bytes → standard output and standard error; what the machine refuses → one line there, and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Self, TextIO

import click

from cjmap.diagnostics import is_silent, no_memory
from cjmap.report.visible import lines_of, visible, whole_line

_SPARED = [bytearray(1 << 18)]
"""Memory that is held back until the first line is said: that there is no more of it needs some to be said."""


def say(text: str) -> None:
    """A line for the person, on standard error, with every control character written out, line ends among them."""
    _SPARED.clear()
    try:
        click.echo(whole_line(visible(text)), err=True)
    except OSError:  # nobody can be told that nobody can be told
        quiet(sys.stderr)


def coloured(stream: TextIO) -> bool:
    """Whether a stream shows colours: a terminal that is not a dumb one, unless NO_COLOR is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def difference(name: str, before: str, after: str, note: str) -> str:
    """A unified difference of two texts, safe to print; `note` says what happened to the second."""
    import difflib

    lines = difflib.unified_diff(lines_of(before), lines_of(after), name, f"{name} ({note})", lineterm="")
    return "".join(f"{whole_line(visible(line))}\n" for line in lines) + "\n"


def put(text: str, err: bool = False) -> None:
    """A finished text, colours and line ends included, on standard output or standard error."""
    click.echo(text, nl=False, err=err, color=coloured(sys.stderr if err else sys.stdout))


def put_bytes(data: bytes) -> None:
    """Bytes on standard output, exactly as they are."""
    stream = sys.stdout.buffer
    stream.write(data)
    stream.flush()


def quiet(stream: TextIO) -> None:
    """Let nothing more be written to a stream that is broken, so that the end of the process is quiet too."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):  # a stream without a number, or one that is closed: there is nothing to flush
        return


DONE, IN_THE_MAP, USAGE, MACHINE = 0, 1, 2, 3
"""The exit codes: done; a map has errors; wrong usage; what the machine refuses."""

_WORDS = {
    errno.ENOENT: "there is no such file or folder",
    errno.EISDIR: "this is a folder, not a file",
    errno.ENOTDIR: "a part of this path is a file, not a folder",
    errno.EEXIST: "something else has this name already",
    errno.EACCES: "access is not allowed",
    errno.EPERM: "access is not allowed",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EFBIG: "the file would be larger than is allowed here",
    errno.EROFS: "the disk is read-only",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "the links of this path form a loop",
}


class MachineError(click.ClickException):
    """What the machine refuses: exit code 3, one line; an empty line where nobody reads any more (a broken pipe)."""

    exit_code = MACHINE

    @classmethod
    def of(cls, error: OSError, name: str = "") -> Self:
        """The error in plain words; `name` is what it is about, where the error does not say."""
        if isinstance(error, BrokenPipeError):
            return cls("")
        about = name or (str(error.filename) if error.filename else "")
        words = _WORDS.get(error.errno or 0) or error.strerror or str(error)
        return cls(f"{about}: {words}" if about else words)


@contextmanager
def machine(name: str = "") -> Iterator[None]:
    """What the machine refuses inside becomes a MachineError, before click takes a broken pipe for an error in a map.

    `name` is the file that it is about, where there are several.
    """
    try:
        yield
    except OSError as error:
        raise MachineError.of(error) from error
    except SystemError as error:
        if not is_silent(error):
            raise
        raise MachineError(no_memory(MemoryError())) from error
    except MemoryError as error:
        error.with_traceback(None)  # which holds all that there was no more memory for: saying so needs some
        about = f"{name}: " if name else ""
        raise MachineError(f"{about}{no_memory(error)}") from None


class Interrupted(BaseException):
    """The process was told to end by the signal of that number; nothing on the way out may take it for an error."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def near(name: str, choices: Iterable[str]) -> str:
    """`did you mean "check"?` with up to three near names, else the list of all there are."""
    from cjmap.read.ids import did_you_mean, near_names  # late: only those who mistype wait for the reader

    names = list(choices)
    return did_you_mean(near_names(name, names)) or (f"choose one of {', '.join(names)}" if names else "there are none")
