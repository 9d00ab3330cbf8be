"""Diagnostics, and the texts they are about → a report; one entry a form of report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cjmap import plugins
from cjmap.diagnostics import Diagnostic
from cjmap.late import Late
from cjmap.plugins import Table, named
from cjmap.records import dataclass
from cjmap.report.text import as_text


@dataclass(frozen=True, slots=True)
class Reporter:
    """A form of report, and `about`, a few words on whom it is for.

    `report` makes its text of the diagnostics in the order to print, the text of every file that was looked at by path, and
    whether to colour. One that is `for_programs` gets paths that are the same on every machine, and severities no milder than
    the exit code.
    """

    name: str
    report: Callable[[Sequence[Diagnostic], Mapping[str, str], bool], str]
    about: str = ""
    for_programs: bool = True


_OWN = named(
    (
        Reporter("text", as_text, "to be read", for_programs=False),
        Reporter("json", Late("cjmap.report.json:as_json"), "one object"),
        Reporter("github", Late("cjmap.report.github:as_github"), "annotations of a pull request"),
        Reporter("sarif", Late("cjmap.report.sarif:as_sarif"), "code scanning"),
        Reporter("junit", Late("cjmap.report.junit:as_junit"), "test reports"),
    )
)

REPORTERS: Table[Reporter] = Table(
    plugins.REPORTERS, _OWN, "cjmap.report.Reporter", lambda one: isinstance(one, Reporter)
)
"""The forms of report by name; a new one is a new file and a new entry, or comes from a plug-in."""

FIRST_REPORTER = next(iter(REPORTERS))
"""The form of a report that nobody names one for."""


def reported(name: str, diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], colour: bool) -> str:
    """The report in the form of that name. BrokenPlugin where it is that of a plug-in, and fails."""
    with plugins.blamed(REPORTERS.group, name):
        text = REPORTERS[name].report(diagnostics, texts, colour)
        if not isinstance(text, str):
            raise TypeError(f"its report is {type(text).__name__}, not str")
    return text
