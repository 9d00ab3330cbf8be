"""The current folder → what its project wants; the fonts that it names measure and draw from then on."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cjmap.batch.config import Config, WrongConfig, config

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
