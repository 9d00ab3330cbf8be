"""Bytes → a file that is at every moment either the old one or the whole new one; what the machine refuses, in words."""

from __future__ import annotations

from pathlib import Path

import click

from cjmap.batch import whole
from cjmap.cli.errors import MachineError


def write_whole(name: str, data: bytes) -> None:
    """Write a file as `whole.write_whole` does. Raises MachineError with the name where that cannot be done."""
    try:
        whole.write_whole(Path(name), data)
    except OSError as error:
        raise MachineError.of(error, name) from error
    except ValueError as error:  # a NUL in the name
        raise MachineError(f"{name}: this cannot be the name of a file") from error


def refuse_overwriting(name: str, force: bool) -> None:
    """Raise UsageError where there is a file of that name, and nobody said that it may be overwritten."""
    if not force and Path(name).is_file():
        raise click.UsageError(f"{name} exists; --force overwrites it", click.get_current_context())
