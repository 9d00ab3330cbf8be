"""Diagnostics → GitHub's workflow commands, which a pull request shows as annotations beside the lines they are about.

The form of a command and its escapes are those of actions/toolkit, `packages/core/src/command.ts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjmap.diagnostics import Diagnostic, Severity
from cjmap.report.plain import sentences
from cjmap.report.text import closing
from cjmap.report.visible import one_line, visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def as_github(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], colour: bool) -> str:
    """One command a diagnostic and a last line that counts; paths must be relative to the top of the repository."""
    lines = [_command(diagnostic) for diagnostic in diagnostics]
    return "".join(f"{line}\n" for line in (*lines, closing(diagnostics, len(texts))))


def _command(diagnostic: Diagnostic) -> str:
    """`::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`; columns only within one line, as GitHub wants."""
    span = diagnostic.span
    properties: dict[str, str] = {"file": visible(diagnostic.path)}
    if span:
        properties |= {"line": str(span.line), "endLine": str(span.end_line)}
        if span.end_line == span.line:
            properties |= {"col": str(span.column), "endColumn": str(max(span.end_column, span.column + 1))}
    properties["title"] = f"cjmap {diagnostic.code}"
    notes = [f"line {note.span.line}: {one_line(note.message)}" for note in diagnostic.notes]
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(chr(10).join([*sentences(diagnostic), *notes]))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
