"""The tree of a file → its outline, and every error and warning beyond YAML's own."""

from __future__ import annotations

import datetime

from cjmap.diagnostics import Diagnostic
from cjmap.read.faults import Faults
from cjmap.read.findings import Findings
from cjmap.read.nodes import Node
from cjmap.read.outline import Outline, outline


def check(
    root: Node, text: str, path: str, folder: str, today: datetime.date | None
) -> tuple[Outline | None, list[Diagnostic]]:
    """The outline, None where the file is no keys and values at all, and what was found."""
    findings = Findings(path, text)
    if root.kind != "mapping":
        findings.error("wrong-type", findings.head(root.span), "a journey file begins with keys and values, such as title: and stages:",
                       help="see: title: Buying a first laptop")  # fmt: skip
        return None, findings.found
    whole = outline(root)
    Faults(findings, whole, frozenset()).report()
    return whole, findings.found
