"""A text that ` #` ends, or with a wide `＃` in it → the warning with the words that are lost, or printed, and both readings."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.diagnostics import Diagnostic, Fix, Severity, Span
from cjmap.late import pattern
from cjmap.read.mistakes.quoting import comment_start, quoted_line
from cjmap.read.mistakes.spaces import INVISIBLE, WIDE_SPACES
from cjmap.read.nodes import Node

_NUMBER = pattern(r"#\d+(?!\w)")
_WIDE_HASH = "＃﹟"
_WIDE_COMMENT = pattern(rf"[ \t{WIDE_SPACES}{INVISIBLE}][{_WIDE_HASH}]|^[{_WIDE_HASH}](?=[\s{_WIDE_HASH}]|$)")
"""Where `#` would begin a comment; at the beginning of a text only with a space behind it, as a name may begin so."""


def cut_text(path: str, source_line: str, node: Node, free: bool = True) -> Diagnostic:
    """The `cut-text` warning for a node whose `cut` is true; `source_line` is the line of the file on which it ends.

    The fix is set where a number follows (`Ticket #4711`) and a `free` text is expected; all else may as well be a comment.
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
        message=f'the text ends before "{_short(lost)}": a space and # begin a comment, which is not printed',
        path=path,
        span=span,
        severity=Severity.WARNING,
        label="not part of the text",
        help=f"{help_}; if it is a comment, put two spaces before the # and one after it",
        fix=Fix(span.line, source_line, written) if written and number else None,
    )


def wide_comment(path: str, source_line: Callable[[int], str], node: Node) -> Diagnostic | None:
    """The `printed-comment` warning for a plain text that the `＃` of an East Asian keyboard does not end.

    `source_line` gives a line of the file by its number from 1.
    """
    if not _WIDE_COMMENT.search(node.words):
        return None
    for row in range(node.span.line, node.span.end_line + 1):
        line = source_line(row)
        start = node.span.column - 1 if row == node.span.line else 0
        begins = bool(_WIDE_COMMENT.match(line[start:])) and line[start] in _WIDE_HASH
        found = None if begins else _WIDE_COMMENT.search(line, start)
        if begins or found:
            at = start if begins or not found else found.end() - 1
            end = node.span.end_column - 1 if row == node.span.end_line else len(line.rstrip())
            return Diagnostic(
                code="printed-comment",
                message=f'"{line[at]}" begins no comment, so "{_short(line[at:end])}" is printed with the text',
                path=path,
                span=Span(row, at + 1, row, end + 1),
                severity=Severity.WARNING,
                label="part of the text",
                help="for a comment, write two spaces and the # of the English keyboard; for a text, put it in 'single quotes'",
            )
    return None


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
