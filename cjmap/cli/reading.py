"""The bytes of a named file → a reading; a wrong SOURCE_DATE_EPOCH becomes wrong usage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cjmap import pipeline
from cjmap.cli.files import STANDARD, folder_of, shown

if TYPE_CHECKING:
    from cjmap.read import Reading


def checked(raw: bytes, name: str) -> Reading:
    """What there is to say about a file, which is called on the command line by that name."""
    try:
        pipeline.today()
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return pipeline.check(raw, shown(name), folder_of(name), name != STANDARD)
