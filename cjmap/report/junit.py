"""Diagnostics → JUnit XML: every file a test case, failed where it has errors, for the test pages of CI servers.

The form is that of Jenkins' `junit-10.xsd`, which GitLab, Azure and CircleCI read as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cjmap.diagnostics import Diagnostic
from cjmap.report.text import as_text
from cjmap.report.visible import one_line, visible

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2: everything but Char


def as_junit(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], colour: bool) -> str:
    """One suite `cjmap` with a case for each file that was looked at: `failure` has its errors, `system-out` its warnings."""
    from xml.etree import ElementTree as Xml

    found: dict[str, list[Diagnostic]] = {path: [] for path in texts}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.path, []).append(diagnostic)
    failed = sum(any(one.is_error for one in of_file) for of_file in found.values())
    counts = {"tests": str(len(found)), "failures": str(failed), "errors": "0"}
    suites = Xml.Element("testsuites", {"name": "cjmap", **counts})
    suite = Xml.SubElement(suites, "testsuite", {"name": "cjmap", **counts, "skipped": "0"})
    for path, of_file in found.items():
        case = Xml.SubElement(suite, "testcase", {"name": _xml(visible(path)), "classname": "cjmap.check"})
        here = {path: texts.get(path, "")}
        if errors := [one for one in of_file if one.is_error]:
            more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            said = {"type": errors[0].code, "message": _xml(one_line(errors[0].message) + more)}
            Xml.SubElement(case, "failure", said).text = _xml(as_text(errors, here, False))
        if warnings := [one for one in of_file if not one.is_error]:
            Xml.SubElement(case, "system-out").text = _xml(as_text(warnings, here, False))
    Xml.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(suites, encoding="unicode")}\n'


def _xml(text: str) -> str:
    """The text without the characters that XML cannot hold, not even as a number."""
    return _NOT_XML.sub("\ufffd", text)
