"""The folder of fonts that a project names → what this process and those that it starts measure and draw with."""

from __future__ import annotations

import os

import click

from cjmap.batch.config import Config

FOLDER = "CJMAP_FONTS"
"""The environment variable that the fonts are looked for by; what a person sets goes before what a project wants."""


def use_fonts_of(wishes: Config) -> None:
    """Let the fonts of the project's folder draw. Raises UsageError where there is no such folder."""
    if not wishes.fonts or os.environ.get(FOLDER):
        return
    folder = wishes.folder / wishes.fonts
    if not folder.is_dir():
        raise click.UsageError(f"fonts in the project's config: there is no folder {os.path.relpath(folder)}")
    os.environ[FOLDER] = str(folder)
