"""Generated data → the journey that it is, in a folder with the pictures that it may name."""

from __future__ import annotations

from typing import Any

from yaml_text import dumped

from cjmap.model import Journey
from cjmap.read import read

FOLDERS: list[str] = []
"""The one folder, while the fixture `pictures` is in use."""


def journey_of(data: dict[str, Any]) -> Journey:
    """The journey of generated data, which must be free of errors."""
    reading = read(dumped(data), "journey.yaml", *FOLDERS)
    assert reading.journey is not None, [d for d in reading.diagnostics if d.is_error]
    return reading.journey
