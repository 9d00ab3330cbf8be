"""What does not look suspicious is not looked at: so it must be certain that nothing would have been found there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from slips import GOOD, KINDS, slipped

from cjmap.read.common_mistakes import CommonMistakes
from cjmap.read.findings import DiagnosticSink
from cjmap.read.schema import visits
from cjmap.read.source import decoded, parse
from cjmap.read.suspicion import may_be_mistaken

HERE = Path(__file__).parent
FILES = [*sorted((HERE / "invalid").glob("*.yaml")), *sorted((HERE.parent / "samples").glob("*.yaml"))]


def texts() -> Iterator[tuple[str, str]]:
    """Names and texts: the broken files and the samples, and a good file with one slip of each kind, three times."""
    for file in FILES:
        yield file.name, decoded(file.read_bytes(), file.name)[0]
    for name, slip in KINDS.items():
        for seed in range(3):
            yield f"{name} {seed}", slipped(slip, Random(seed)).text


@pytest.mark.parametrize(("name", "text"), list(texts()), ids=[name for name, _ in texts()])
def test_nothing_is_found_where_nothing_is_suspected(name: str, text: str) -> None:
    """At a place that does not look suspicious, looking closely finds no slip."""
    root = parse(text, name).root
    if root is None:
        return
    findings = DiagnosticSink(name, text)
    slips = CommonMistakes(findings, set())
    for visit in visits(root):
        before = len(findings.diagnostics)
        slips.report(visit)
        assert may_be_mistaken(visit) or len(findings.diagnostics) == before, findings.diagnostics[before:]


def test_a_good_file_is_hardly_suspected() -> None:
    """In a file without a slip, few places are looked at closely: those where a list or a text with a colon stands."""
    root = parse(GOOD, "good.yaml").root
    assert root is not None
    found = [may_be_mistaken(visit) for visit in visits(root)]
    assert sum(found) <= len(found) / 10
