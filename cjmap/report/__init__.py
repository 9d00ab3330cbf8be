"""Diagnostics, and the texts they are about → a report; one entry a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cjmap import plugins
from cjmap.diagnostics import Diagnostic
from cjmap.late import Late
from cjmap.plugins import Table
from cjmap.report.text import as_text

Reporter = Callable[[Sequence[Diagnostic], Mapping[str, str], bool], str]
"""(diagnostics in the order to print, path → text of every file that was looked at, whether to colour) → the report."""

_OWN: Mapping[str, Reporter] = {
    "text": as_text,
    "json": Late("cjmap.report.json:as_json"),
    "github": Late("cjmap.report.github:as_github"),
    "sarif": Late("cjmap.report.sarif:as_sarif"),
    "junit": Late("cjmap.report.junit:as_junit"),
}

REPORTERS: Table[Reporter] = Table(plugins.REPORTERS, _OWN, "function", callable)
"""The report formats by name; a new one is a new file and a new entry, or comes from a plug-in."""
