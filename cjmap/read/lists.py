"""A value and its lines → what there is to say of a list that YAML does not see, or of a sign that is printed."""

from __future__ import annotations

import re

from cjmap.diagnostics import Diagnostic, Fix, Severity, Span
from cjmap.late import pattern
from cjmap.read.findings import DiagnosticSink, shown
from cjmap.read.mistakes.line import anatomy
from cjmap.read.mistakes.marks import listed_rows
from cjmap.read.mistakes.quoting import quoted
from cjmap.read.mistakes.wide import WIDE_COMMAS, behind_dash, in_wide_brackets, straight_brackets
from cjmap.read.nodes import Node
from cjmap.read.schema import Visit
from cjmap.records import replace

_ENDS = (",", ";")
_ONLY_COMMENT = pattern(r"[ \t]*(?:-[ \t]+)+(#.*)")
_CUT_LIST = pattern(r"""[^"'#]*(?<=[\s\[,{])(?<![ \t]{2})#(?=[^\s#])""")
_ENTITY = pattern(r"&[a-z]{1,9};$", re.I)


def only_comment(findings: DiagnosticSink, node: Node) -> None:
    """`- # Better prices`: an entry that is a comment, and so none."""
    line = findings.line(node.span.line)
    found = _ONLY_COMMENT.match(line)
    if found and node.span.column - 1 <= found.end():
        span = Span(node.span.line, found.start(1) + 1, node.span.line, len(line.rstrip()) + 1)
        findings.warning(
            "cut-text", span, "this entry is only a comment, which is not printed", label="not part of the text",
            help=f"for a text, write: - {quoted(found[1].rstrip())}; for a comment, take the hyphen out",
        )  # fmt: skip


def cut_list(findings: DiagnosticSink, node: Node) -> None:
    """A `#` close to a word in `[ ]` of several lines: the entries behind it in its line are a comment."""
    for row in range(node.span.line, node.span.end_line):
        line = findings.line(row)
        start = node.span.column - 1 if row == node.span.line else 0
        found = _CUT_LIST.match(line, start)
        if found and found[0].strip(" \t#"):
            end = len(line.rstrip()) + 1
            lost = line[found.end() - 1 : end]
            findings.warning(
                "cut-text", Span(row, found.end(), row, end), label="not part of the list",
                message=f"the list goes on in the next line, without {shown(lost)}: # begins a comment",
                help="put a text with a # in 'single quotes'; for a comment, put a space after the #",
            )  # fmt: skip


def comma_at_end(findings: DiagnosticSink, node: Node) -> None:
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


_LISTS = {"items", "texts", "stages", "touchpoints", "personas", "persona_ids", "step_ids", "next", "lanes", "metrics"}
_ENTRIES = {"item", "text", "stage", "touchpoint", "persona", "transition", "lane"}
_NAMED = {"stages": "stage", "touchpoints": "touchpoint", "personas": "persona"}
_PART = pattern(rf" ?[,;；؛{WIDE_COMMAS}] ?")
_ARROW = pattern(r" (?:[-=–—]{0,9}[>＞]|[›»➔➜➝⟶⇒]) | ?→ ?")
_PLAIN = pattern(r"\w[^:#]*")
_WORD = pattern(r"[\w ()/.&+-]+")


def list_in_text(findings: DiagnosticSink, visit: Visit) -> Diagnostic | None:
    """What there is to say about a text that is written like a list: an error where YAML has joined its lines, else a warning."""
    node, definition = visit.node, visit.definition
    if not isinstance(node.data, str) or definition not in (_ENTRIES if visit.entry else _LISTS):
        return None
    if node.span.line != node.span.end_line:
        return _lines(findings, visit)
    if visit.entry:
        return None
    if node.plain and (found := _wide(findings, node, definition)):
        return found
    return _parts(findings, node, definition) if definition in _NAMED else None


def _lines(findings: DiagnosticSink, visit: Visit) -> Diagnostic | None:
    """Lines that begin with the same mark."""
    node, span = visit.node, visit.node.span
    head = findings.line(span.line)
    sign = head[span.column - 1 : span.column]
    block = not node.plain and sign in ("|", ">")
    rows = [findings.line(at) for at in range(span.line, span.end_line + 1)]
    last = rows[-1][: span.end_column - 1]
    texts = rows[1:] if block else [head[span.column - 1 :], *rows[1:-1], last]
    if not node.plain and not block:
        texts = [texts[0][1:], *texts[1:-1], texts[-1][:-1]]
    entries = listed_rows(texts)
    if not entries:
        return None
    if sign == "'":
        entries = [entry.replace("''", "'") for entry in entries]
    written = None if sign == '"' and "\\" in node.words else _written(head, span.column - 1, entries, block)
    fix = Fix(span.line, "\n".join(rows), written) if written and block | (rows[-1].rstrip() == last.rstrip()) else None
    kept = sign == "|"
    what = "is one text of" if kept else "is one text: YAML joins"
    return Diagnostic(
        "list-in-text",
        f"{shown(visit.key)} {what} {len(entries)} lines that begin like the entries of a list",
        findings.path,
        findings.head(span),
        Severity.WARNING if kept else Severity.ERROR,
        label="one text for YAML",
        help="an entry of a list stands on a line of its own, with a hyphen and a space before it and no other mark",
        fix=fix,
    )


def _written(head: str, column: int, entries: list[str], block: bool) -> str:
    """The lines of the list; empty where the text does not stand alone behind its key or hyphen."""
    line, before = anatomy(head), head[:column].rstrip()
    if not before:
        first, indent = [], column
    elif line.colon == len(before) - 1:
        comment = head[head.find("#", column) :] if block and "#" in head[column:] else ""
        first, indent = [f"{before}  {comment}".rstrip()], line.content + 2
    elif line.hyphens and line.hyphens[-1] == len(before) - 1:
        lead, indent = before[:-1], line.hyphens[-1]
        first = []
        if lead.strip():
            return ""
    else:
        return ""
    return "\n".join(
        [*first, *(f"{' ' * indent}- {entry if _PLAIN.fullmatch(entry) else quoted(entry)}" for entry in entries)]
    )


def _wide(findings: DiagnosticSink, node: Node, definition: str) -> Diagnostic | None:
    """A list with the signs of an East Asian keyboard; items are texts, in which brackets may be part of one."""
    if definition != "items" and (right := straight_brackets(node.words)):
        return _brackets(findings, node, right)
    if definition == "items" and node.words[:1] == "［" and (right := straight_brackets(node.words)):
        return replace(
            _brackets(findings, node, ""), help=f"for a list, write {right}; for a text, put it in 'single quotes'"
        )
    if in_wide_brackets(node.words) and (definition != "items" or node.words[0] in "{｛"):
        return _in_brackets(findings, node)
    if rest := behind_dash(node.words):
        return _dash(findings, node, rest)
    return None


def _in_brackets(findings: DiagnosticSink, node: Node) -> Diagnostic:
    """One text in wide brackets."""
    inside = node.words[1:-1].strip()
    right = f"[{inside if _WORD.fullmatch(inside) else quoted(inside)}]"
    return Diagnostic(
        "list-in-text", f"{shown(node.words)} is one text with its brackets: they are those of another keyboard",
        findings.path, node.span, Severity.WARNING, label="one text for YAML",
        help=f"for a list, write {right}; for a text, put it in quotes: {quoted(node.words)}",
    )  # fmt: skip


def _dash(findings: DiagnosticSink, node: Node, rest: str) -> Diagnostic:
    """`quotes: － Take it`: the hyphen of a list entry, and a wide one, behind a key."""
    before, span = findings.line(node.span.line), node.span
    fix = Fix(span.line, before, before[: span.column - 1] + rest + before[span.end_column - 1 :])
    return Diagnostic(
        "list-in-text", f'{shown(node.words)} is one text: "{node.words[0]}" begins no list entry', findings.path,
        findings.head(span), Severity.WARNING, label="one text for YAML",
        help="a single entry stands after its key without a hyphen; each of several on its own line, after a hyphen and a space",
        fix=fix if findings.slice(span) == node.words and _PLAIN.fullmatch(rest) else None,
    )  # fmt: skip


def _brackets(findings: DiagnosticSink, node: Node, right: str) -> Diagnostic:
    """A list in wide brackets."""
    before, span = findings.line(node.span.line), node.span
    fix = Fix(span.line, before, before[: span.column - 1] + right + before[span.end_column - 1 :])
    return Diagnostic(
        "list-in-text", f"{shown(node.words)} is one text: a list stands in [ ] of the English keyboard", findings.path, span,
        Severity.WARNING, label="one text for YAML", fix=fix if right and findings.slice(span) == node.words else None,
    )  # fmt: skip


def _parts(findings: DiagnosticSink, node: Node, key: str) -> Diagnostic | None:
    """`stages: Find; Buy; Use`: one name, or several."""
    words = " ".join(node.words.split())
    commas, arrows = _PART.split(words), _ARROW.split(words)
    names = arrows if len(arrows) > 1 else commas
    two_words = key == "personas" and len(commas) == 2 and not any(" " in name for name in commas)
    if not all(names) or (names is commas and len(names) < 3 and not two_words):
        return None
    several = f"[{', '.join(name if _WORD.fullmatch(name) else quoted(name) for name in names)}]"
    what = _NAMED[key]
    return Diagnostic(
        "list-in-text", f"{shown(key)} is one text here, which makes one {what}: {shown(node.words)}", findings.path,
        findings.head(node.span), Severity.WARNING, label=f"one {what}, or {len(names)}?",
        help=f"for {len(names)}, write {key}: {several}; for one, give it a line of its own: - {quoted(node.words)}",
    )  # fmt: skip
