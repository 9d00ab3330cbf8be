"""Diagnostics, and the texts they are about → a report; one entry a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cjmap import plugins
from cjmap.diagnostics import Diagnostic
from cjmap.plugins import Table
from cjmap.report.github import as_github
from cjmap.report.json import as_json
from cjmap.report.junit import as_junit
from cjmap.report.sarif import as_sarif
from cjmap.report.text import as_text

Reporter = Callable[[Sequence[Diagnostic], Mapping[str, str], bool], str]
"""(diagnostics in the order to print, path → text of every file that was looked at, whether to colour) → the report."""

_OWN: Mapping[str, Reporter] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
}

REPORTERS: Table[Reporter] = Table(plugins.REPORTERS, _OWN, "function", callable)
"""The report formats by name; a new one is a new file and a new entry, or comes from a plug-in."""
