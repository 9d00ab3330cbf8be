"""A value and its lines → a warning of what a sign hides of it, or of a sign at its end that is printed."""

from __future__ import annotations

import re

from cjmap.diagnostics import Span
from cjmap.late import pattern
from cjmap.read.findings import Findings, shown
from cjmap.read.nodes import Node
from cjmap.read.traps import quoted

_ENDS = (",", ";")
_ONLY_REMARK = pattern(r"[ \t]*(?:-[ \t]+)+(#.*)")
_CUT_LIST = pattern(r"""[^"'#]*(?<=[\s\[,{])(?<![ \t]{2})#(?=[^\s#])""")
_ENTITY = pattern(r"&[a-z]{1,9};$", re.I)


def only_remark(findings: Findings, node: Node) -> None:
    """`- # Better prices`: an entry that is a remark, and so none."""
    line = findings.line(node.span.line)
    found = _ONLY_REMARK.match(line)
    if found and node.span.column - 1 <= found.end():
        span = Span(node.span.line, found.start(1) + 1, node.span.line, len(line.rstrip()) + 1)
        findings.warning(
            "cut-text", span, "this entry is only a remark, which is not printed", label="not part of the text",
            help=f"for a text, write: - {quoted(found[1].rstrip())}; for a remark, take the hyphen out",
        )  # fmt: skip


def cut_list(findings: Findings, node: Node) -> None:
    """A `#` close to a word in `[ ]` of several lines: the entries behind it in its line are a remark."""
    for row in range(node.span.line, node.span.end_line):
        line = findings.line(row)
        start = node.span.column - 1 if row == node.span.line else 0
        found = _CUT_LIST.match(line, start)
        if found and found[0].strip(" \t#"):
            end = len(line.rstrip()) + 1
            lost = line[found.end() - 1 : end]
            findings.warning(
                "cut-text", Span(row, found.end(), row, end), label="not part of the list",
                message=f"the list goes on in the next line, without {shown(lost)}: # begins a remark",
                help="put a text with a # in 'single quotes'; for a remark, put a blank after the #",
            )  # fmt: skip


def comma_at_end(findings: Findings, node: Node) -> None:
    """`name: Basket,`: a comma at the end of a line is printed."""
    sign, end = node.words[-1:], node.span.end_column
    if sign not in _ENDS or not any(map(str.isalnum, node.words)) or _ENTITY.search(node.words[-12:]):
        return
    line = findings.line(node.span.end_line)
    bare = f"{line[: end - 2].rstrip(' ,;')}{line[end - 1 :]}".strip()
    findings.warning(
        "stray-comma", Span(node.span.end_line, end - 1, node.span.end_line, end), f'the "{sign}" at the end is printed',
        label="part of the text", help=f"at the end of a line nothing is needed: write {bare}",
    )  # fmt: skip
