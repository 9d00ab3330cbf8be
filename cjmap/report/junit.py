"""Diagnostics → JUnit XML: every file a test case, failed where it has errors, for the test pages of CI servers.

The form is that of Jenkins' `junit-10.xsd`, which GitLab, Azure and CircleCI read as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjmap.diagnostics import Diagnostic
from cjmap.report.text import blocks, closing
from cjmap.report.visible import one_line, visible


def as_junit(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], colour: bool) -> str:
    """One suite `cjmap` with a case for each file that was looked at: `failure` has its errors, `system-out` the rest."""
    from xml.etree import ElementTree as Xml

    found: dict[str, list[Diagnostic]] = {path: [] for path in texts}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.path, []).append(diagnostic)
    failed = sum(any(one.is_error for one in of_file) for of_file in found.values())
    counts = {"tests": str(len(found)), "failures": str(failed), "errors": "0"}
    suites = Xml.Element("testsuites", {"name": "cjmap", **counts})
    suite = Xml.SubElement(suites, "testsuite", {"name": "cjmap", **counts, "skipped": "0"})
    for path, of_file in found.items():
        case = Xml.SubElement(suite, "testcase", {"name": visible(path), "classname": "cjmap.check"})
        here = {path: texts.get(path, "")}
        if errors := [one for one in of_file if one.is_error]:
            more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            attributes = {"type": errors[0].code, "message": one_line(errors[0].message) + more}
            Xml.SubElement(case, "failure", attributes).text = _text(errors, here)
        if warnings := [one for one in of_file if not one.is_error]:
            Xml.SubElement(case, "system-out").text = _text(warnings, here)
    Xml.indent(suites)  # and letters beyond ASCII as numbers, so that any pipe can carry them
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(suites, encoding="us-ascii").decode("ascii")}\n'


def _text(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]) -> str:
    """All of some diagnostics, as the report for people has them."""
    return "\n\n".join([*blocks(diagnostics, texts, False, every=True), closing(diagnostics, len(texts))]) + "\n"
