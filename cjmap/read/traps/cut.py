"""A text that ` #` ends → the warning with the words that are lost and the line that keeps them."""

from __future__ import annotations

import re

from cjmap.diagnostics import Diagnostic, Fix, Severity, Span
from cjmap.read.nodes import Node
from cjmap.read.traps.quoting import comment_start, quoted_line

_NUMBER = re.compile(r"#\d+(?!\w)")


def cut_text(path: str, source_line: str, node: Node, free: bool = True) -> Diagnostic:
    """The `cut-text` warning for a node whose `cut` is true; `source_line` is the line of the file on which it ends.

    The fix is set where a number follows (`Ticket #4711`) and a `free` text is expected; all else may as well be a remark.
    """
    start = node.span.end_column - 1
    mark = source_line.find("#", start)
    end = comment_start(source_line, mark)
    lost = source_line[mark:end].rstrip()
    span = Span(node.span.end_line, mark + 1, node.span.end_line, mark + 1 + len(lost))
    one_line = node.span.line == node.span.end_line
    begin = mark + 1 if node.empty else node.span.column
    written = quoted_line(source_line, begin, end + 1) if one_line else ""
    number = free and bool(_NUMBER.match(source_line, mark))
    help_ = (
        f"if it belongs to the text, write: {written.strip()}" if written else "put the whole text in 'single quotes'"
    )
    return Diagnostic(
        code="cut-text",
        message=f'the text ends before "{_short(lost)}": a blank and # begin a remark, which is not printed',
        path=path,
        span=span,
        severity=Severity.WARNING,
        label="not part of the text",
        help=f"{help_}; if it is a remark, put two blanks before the # and one after it",
        fix=Fix(span.line, source_line, written) if written and number else None,
    )


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
