"""The bytes of a journey file as JSON → its journey, or what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

from cjmap.importers import Imported, OtherKind
from cjmap.read import read


def from_json(raw: bytes, path: str) -> Imported:
    """The journey; JSON is YAML too, so that what is wrong is said at its position."""
    try:
        json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise OtherKind(f"not valid JSON: {error}") from error
    reading = read(raw, path, str(Path(path).parent))
    return Imported(reading.journey, reading.diagnostics)
