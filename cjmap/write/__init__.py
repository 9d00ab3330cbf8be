"""`Journey` → the text of a journey file that is read as the same journey, as YAML in house style or as JSON."""

from __future__ import annotations

from cjmap.model import Journey
from cjmap.write.as_json import json_text
from cjmap.write.as_yaml import yaml_text
from cjmap.write.plain import plain

__all__ = ["FORMATS", "dumps"]

FORMATS = {"yaml": yaml_text, "json": json_text}
"""What a journey is written as: its plain data → a text."""


def dumps(journey: Journey, format: str = "yaml") -> str:
    """A journey file that says what a journey says: `load(dumps(journey)) == journey`, but for the name and folder of its file.

    `yaml` is in house style, as `cjmap fmt` leaves it; `json` follows the schema, and is read by `load` as well. Remarks of the
    file it was read from are not kept. The journey of one persona is written as a journey of its own. ValueError names the
    formats there are, where this is none.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[format](plain(journey))
