"""Diagnostics → SARIF 2.1.0, the format in which code scanning takes what checkers find (OASIS, 2020).

Section numbers are those of the specification.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjmap import __version__
from cjmap.diagnostics import Diagnostic, Fix, Severity, Span
from cjmap.late import pattern
from cjmap.report.json import dumped
from cjmap.report.plain import sentences
from cjmap.report.visible import one_line

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_PROBLEMS = {**_LEVELS, Severity.NOTICE: "recommendation"}
"""What code scanning calls a severity."""

_LINE_BREAK = pattern("\r\n|[\r\n]")
_ROOT = "%SRCROOT%"
_FINGERPRINT = "cjmap/v1"


def as_sarif(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], colour: bool) -> str:
    """One run: a rule for each code that occurs, a result for each diagnostic, an artifact for each file looked at."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    prints = _fingerprints(diagnostics, texts)
    indices = {code: index for index, code in enumerate(codes)}
    run = {
        "tool": {"driver": {"name": "cjmap", "version": __version__, "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which cjmap was run."}}},
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [{"location": _artifact(path), "roles": ["analysisTarget"]} for path in texts],
        "results": [_result(one, indices[one.code], mark) for one, mark in zip(diagnostics, prints, strict=True)],
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str) -> dict[str, object]:
    """3.49: what a code means, with the examples of `cjmap explain`."""
    from cjmap.codes import CODES
    from cjmap.report.explanation import markdown, plain

    code = CODES[name]
    return {
        "id": name,
        "shortDescription": {"text": f"{code.title}."},
        "fullDescription": {"text": code.why},
        "help": {"text": plain(name), "markdown": markdown(name)},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
        "properties": {"precision": "very-high", "problem.severity": _PROBLEMS[code.severity]},
    }


def _result(diagnostic: Diagnostic, rule: int, fingerprint: str) -> dict[str, object]:
    """3.27: one finding, its position, those of its notes, and its fix."""
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _unlinked("\n".join(sentences(diagnostic)))},
        "locations": [_location(diagnostic.path, diagnostic.span)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if diagnostic.notes:
        result["relatedLocations"] = [
            {"id": number, **_location(diagnostic.path, note.span), "message": {"text": _unlinked(one_line(note.message))}}
            for number, note in enumerate(diagnostic.notes, 1)
        ]  # fmt: skip
    if diagnostic.fix:
        result["fixes"] = [_fix(diagnostic.path, diagnostic.fix)]
    return result


def _location(path: str, span: Span | None) -> dict[str, object]:
    """3.28: a file, and in it a region where one is meant."""
    physical: dict[str, object] = {"artifactLocation": _artifact(path)}
    if span:
        physical["region"] = _region(span)
    return {"physicalLocation": physical}


def _region(span: Span) -> dict[str, int]:
    """3.30: lines and columns from 1, the end exclusive, as in a Span."""
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(path: str, fix: Fix) -> dict[str, object]:
    """3.55: the lines as they should be, in the place of those that stand there."""
    *above, last = fix.before.split("\n")
    lines = _region(Span(fix.line, 1, fix.line + len(above), len(last) + 1))
    replaced = {"deletedRegion": lines, "insertedContent": {"text": fix.after}}
    return {
        "description": {"text": _unlinked(f"Write: {one_line(fix.after.strip())}")},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": [replaced]}],
    }


def _artifact(path: str) -> dict[str, str]:
    """3.4: a path relative to the folder in which cjmap was run, as a URI; one that is not relative stands alone."""
    from pathlib import PurePosixPath, PureWindowsPath
    from urllib.parse import quote

    if PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute():
        return {"uri": "file://" + quote(path if path.startswith("/") else f"/{path}", errors="surrogatepass")}
    first = path.split("/", 1)[0]
    lead = "./" if ":" in first else ""  # RFC 3986, 4.2: else what is before the colon would be a scheme
    return {"uri": lead + quote(path, errors="surrogatepass"), "uriBaseId": _ROOT}


def _fingerprints(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]) -> list[str]:
    """3.27.17: what makes a finding the same one after lines came in before it: its code, file, message and own line.

    A second one that is alike in all of them gets its number.
    """
    from hashlib import sha256

    lines = {path: _LINE_BREAK.split(text) for path, text in texts.items()}
    seen: dict[str, int] = {}
    prints: list[str] = []
    for one in diagnostics:
        of_file = lines.get(one.path, [])
        line = of_file[one.span.line - 1].strip() if one.span and one.span.line <= len(of_file) else ""
        whole = "\0".join((one.code, one.path, one.message, line)).encode("utf-8", "surrogatepass")
        mark = sha256(whole).hexdigest()[:32]
        seen[mark] = seen.get(mark, 0) + 1
        prints.append(f"{mark}:{seen[mark]}")
    return prints


def _unlinked(text: str) -> str:
    """A message in which nothing of the author's is taken for a link (3.11.6: `[words](target)`)."""
    return text.replace("](", "\\](")
