"""Texts and bytes → standard output and standard error: plain where nobody looks, in colour on a terminal."""

from __future__ import annotations

import os
import sys
from typing import TextIO

import click

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
