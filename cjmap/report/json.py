"""Diagnostics → one JSON object for programs, in ASCII, so that any pipe and any terminal can carry it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from cjmap.diagnostics import Diagnostic
from cjmap.report.visible import ORDER


def as_json(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], colour: bool) -> str:
    """`{"diagnostics": [{code, severity, message, path, line, column, end_line, end_column, help, notes}]}`.

    Lines and columns count characters from 1; the end is exclusive; the four are null where the whole file is meant.
    `help` begins with what the text report says beside the carets: the near names are there.
    """
    return dumped({"diagnostics": [_plain(diagnostic) for diagnostic in diagnostics]})


def dumped(data: object) -> str:
    """An object as JSON in which a build server finds no order to it, wherever that stands (see `visible`)."""
    return ORDER.sub(r"\1\\u005b", json.dumps(data, indent=2, allow_nan=False)) + "\n"


def _plain(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "path": diagnostic.path,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "help": _help(diagnostic.label, diagnostic.help),
        "notes": [
            {"message": note.message, "line": note.span.line, "column": note.span.column} for note in diagnostic.notes
        ],
    }


def _help(label: str, help_: str) -> str:
    """`did you mean "pain_points"? a stage has …`."""
    parted = "" if label.endswith("?") else ";"
    return f"{label}{parted} {help_}" if label and help_ else label or help_
