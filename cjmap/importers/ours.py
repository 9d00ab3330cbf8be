"""The bytes of a journey file as JSON → its journey, or what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

from cjmap.importers import Imported, OtherKind
from cjmap.read import read


def from_json(raw: bytes, path: str) -> Imported:
    """The journey; JSON is YAML too, so that what is wrong is said at its position."""
    try:
        data = json.loads(raw.decode("utf-8-sig"), parse_int=str)  # of any length: the reader tells what it means
    except UnicodeDecodeError as error:
        raise OtherKind(f"not valid JSON: byte {error.start + 1} is not UTF-8; save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise OtherKind(f"not valid JSON: line {error.lineno}, column {error.colno}: {_reason(error)}") from error
    except RecursionError as error:
        raise OtherKind("not valid JSON for a journey: it is nested too deeply") from error
    if not isinstance(data, dict):
        raise OtherKind('not valid JSON for a journey: it must be an object with "title" and "stages"')
    reading = read(raw, path, str(Path(path).parent))
    return Imported(reading.journey, reading.diagnostics)


def _reason(error: json.JSONDecodeError) -> str:
    """What is wrong there, in plain words, with what would be right."""
    text, at = error.doc, error.pos
    found = text[at : at + 1]
    if "delimiter" in error.msg and found:
        return (
            f"{error.msg.split()[1]} is missing before {found!r}; a comma stands between entries, a colon after a key"
        )
    if "property name" in error.msg:
        return "a key in double quotes is expected; the last entry has no comma behind it"
    if error.msg == "Expecting value":
        return f"a value is expected{f', not {found!r}' if found else ''}; the last entry has no comma behind it"
    return error.msg[0].lower() + error.msg[1:]
