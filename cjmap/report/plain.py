"""A diagnostic → its sentences without position and excerpt, for programs that show these themselves."""

from __future__ import annotations

from cjmap.diagnostics import Diagnostic
from cjmap.report.visible import lines_of, one_line, visible


def sentences(diagnostic: Diagnostic) -> list[str]:
    """The message with its label, the line to write, the help: each a line, or several where the help has several."""
    label = f" ({one_line(diagnostic.label)})" if diagnostic.label else ""
    lines = [one_line(diagnostic.message) + label]
    if diagnostic.fix and diagnostic.fix.after.strip() not in diagnostic.help:
        lines.append(f"write: {one_line(diagnostic.fix.after.strip())}")
    if diagnostic.help:
        first, *others = lines_of(diagnostic.help)
        lines += [f"help: {visible(first)}", *(visible(other) for other in others)]
    return lines
