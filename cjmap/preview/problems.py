"""Diagnostics → what the page says of each: its head, its words, and the excerpt as the report on a terminal has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cjmap.diagnostics import Diagnostic, Severities, Severity
from cjmap.records import dataclass, replace
from cjmap.report.text import as_text
from cjmap.report.visible import one_line

MOST = 25
"""How many problems are shown with their excerpts."""

_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_PICTURE = "bad-image"


@dataclass(frozen=True, slots=True)
class ShownDiagnostic:
    """One diagnostic for the page: plain text that is still to be escaped. `excerpt` is lines of equal-width letters."""

    severity: str
    code: str
    message: str
    excerpt: str


def as_problems(diagnostics: Sequence[Diagnostic], text: str) -> tuple[ShownDiagnostic, ...]:
    """Errors first, then warnings, each in the order of the file; those past MOST have no excerpt."""
    ordered = sorted(diagnostics, key=lambda diagnostic: not diagnostic.is_error)
    return tuple(
        ShownDiagnostic(
            one.severity.value, one.code, one_line(one.message), _excerpt(one, text) if index < MOST else ""
        )
        for index, one in enumerate(ordered)
    )


def weighed_problems(problems: Sequence[ShownDiagnostic], severities: Severities) -> tuple[ShownDiagnostic, ...]:
    """The problems with the severities that a project wishes for their codes, as `weighed` has them for diagnostics."""
    kept = [(one, severities.get(one.code, Severity(one.severity))) for one in problems]
    weighed = [
        one if wanted is None or one.severity == Severity.ERROR else replace(one, severity=wanted.value)
        for one, wanted in kept
        if wanted or one.severity == Severity.ERROR
    ]
    return tuple(sorted(weighed, key=lambda one: one.severity != Severity.ERROR))


def named_pictures(diagnostics: Sequence[Diagnostic], text: str) -> Iterator[str]:
    """The pictures of a map that cannot be shown, as the author wrote their names, so that one can wait for them."""
    lines = _LINE_BREAK.split(text)
    for diagnostic in diagnostics:
        span = diagnostic.span
        if diagnostic.code == _PICTURE and span and span.line == span.end_line <= len(lines):
            yield lines[span.line - 1][span.column - 1 : span.end_column - 1].strip("\"' ")


def _excerpt(diagnostic: Diagnostic, text: str) -> str:
    """What the report on a terminal says below a diagnostic's first line: place, line, carets, help, notes."""
    report = as_text((diagnostic,), {diagnostic.path: text}, False)
    block, _, _closing = report.rpartition("\n\n")
    _head, _, rest = block.partition("\n")
    return rest
