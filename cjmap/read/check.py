"""The tree of a file → its outline, and every error and warning beyond YAML's own."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cjmap.diagnostics import Diagnostic, Span
from cjmap.read.findings import DiagnosticSink, shown
from cjmap.read.ids import squashed
from cjmap.read.nodes import Entry, Node
from cjmap.read.outline import Outline, outline_of
from cjmap.read.rules import judge
from cjmap.read.rules.journey import File, JourneyView
from cjmap.read.rules.view import Refused
from cjmap.read.schema import MOST_PROBLEMS, SchemaViolation, Visit, has_unknown_keys, problems, visits
from cjmap.read.suspicion import may_be_mistaken
from cjmap.read.values import given, number

if TYPE_CHECKING:
    from cjmap.read.common_mistakes import CommonMistakes
    from cjmap.read.keys import Keys

Handled = set[tuple[int, str]]
"""What needs no other word: the id of a node, and a key in it or ""."""

NEWEST_FORMAT = 1
MOST_STAGES = 200
MOST_TOUCHPOINTS = 5_000


def check(
    root: Node, text: str, path: str, folder: str, today: datetime.date | None
) -> tuple[Outline | None, list[Diagnostic]]:
    """The outline, None where nothing more is checked, and what was found."""
    findings = DiagnosticSink(path, text)
    if not _is_readable(root, findings):
        return None, findings.diagnostics
    outline = outline_of(root)
    if not _has_size(outline, findings):
        return None, findings.diagnostics
    met, keys, handled = _walk(root, findings)
    if keys and keys.renamed:
        outline = outline_of(root)
        if not _has_size(outline, findings):
            return None, findings.diagnostics
    found = problems(root)
    for beside in keys.beside if keys else ():
        found += problems(beside.node, beside.schema, beside.key)
    if found:
        from cjmap.read.faults import Faults

        Faults(findings, outline, handled, keys.candidates if keys else {}).report(found)
    if len(found) < MOST_PROBLEMS:  # else what is right in the file is not known
        judge(File(JourneyView(outline, _by_definition(met), _refused(found)), findings, folder, today))
    return outline, findings.diagnostics


def _by_definition(met: Iterable[Visit]) -> dict[str, list[Visit]]:
    """The places that each definition of the schema holds for."""
    found: dict[str, list[Visit]] = {}
    for visit in met:
        found.setdefault(visit.definition, []).append(visit)
    return found


def _refused(violations: Iterable[SchemaViolation]) -> Refused:
    """What the rules are not to judge: wrong values and keys, but not what only lacks a key or has one too many."""
    refused: set[int | Span] = set()
    for problem in violations:
        if problem.is_of_key:
            refused.update(entry.span for key, entry in problem.node.entries.items() if key == problem.wrong)
        elif problem.rule not in ("required", "additionalProperties"):
            refused.add(id(problem.node))
    return frozenset(refused)


def _walk(root: Node, findings: DiagnosticSink) -> tuple[list[Visit], Keys | None, Handled]:
    """Every node that the schema knows, also below misspelt keys; the unknown keys if there are any; what needs no more words."""
    mistakes: CommonMistakes | None = None
    handled: Handled = set()
    keys: Keys | None = None
    met: list[Visit] = []
    starts: list[Visit | None] = [None]
    for start in starts:
        for visit in visits(root, start):
            met.append(visit)
            if may_be_mistaken(visit):
                if mistakes is None:
                    from cjmap.read.common_mistakes import CommonMistakes  # late: many files have nothing suspicious

                    mistakes = CommonMistakes(findings, handled)
                mistakes.report(visit)
            if has_unknown_keys(visit):
                from cjmap.read.keys import Keys

                keys = keys or Keys(findings, handled)
                keys.report(visit)
        starts += keys.beside[len(starts) - 1 :] if keys else []
    return met, keys, handled


def _is_readable(root: Node, findings: DiagnosticSink) -> bool:
    """Whether this is a file of keys and values, in a format we know."""
    if root.kind != "mapping":
        findings.error(
            "wrong-type", findings.head(root.span), "a journey file begins with keys and values", label="no key here",
            help="the shortest one is two lines: title: Buying a first laptop, and stages: [Awareness, Purchase]",
        )  # fmt: skip
        return False
    if (around := _wrapper(root)) is not None:
        findings.error(
            "unknown-key", around.span, f"{shown(around.words)} stands around the whole journey", label="take this line out",
            help="title, stages and the other keys belong at the left edge, two spaces further left than they are",
        )  # fmt: skip
        return False
    node = given(root.entries, "format")
    version = number(node)
    if node is not None and version is not None and version > NEWEST_FORMAT:
        findings.error(
            "newer-format", node.span, f"this file is made for a newer cjmap: its format is {shown(node.words)[1:-1]}",
            label=f"this cjmap reads format {NEWEST_FORMAT}", help="update with: pip install --upgrade cjmap",
        )  # fmt: skip
        return False
    return True


def _wrapper(root: Node) -> Entry | None:
    """The one key that stands around a whole journey, such as `journey`; None where the keys stand at the top."""
    if {"title", "stages"} & root.entries.keys():
        return None
    from cjmap.read.shape import WRAPPERS  # late: hardly a file lacks both

    around = [entry for entry in root.entries.values() if squashed(entry.words) in WRAPPERS]
    return next((entry for entry in around if {"title", "stages"} & entry.value.entries.keys()), None)


def _has_size(outline: Outline, findings: DiagnosticSink) -> bool:
    stages = outline.root.entries.get("stages")
    for kind, parts, most in (
        ("stages", outline.stages, MOST_STAGES), ("touchpoints", outline.touchpoints, MOST_TOUCHPOINTS),
    ):  # fmt: skip
        if stages is not None and len(parts) > most:
            findings.error(
                "too-large", stages.span, f"this file has {len(parts)} {kind}; a map holds at most {most}",
                label=f"more than {most} {kind}", help="make several maps of it, one for each part of the journey",
            )  # fmt: skip
            return False
    return True
