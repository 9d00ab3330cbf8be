"""Broken journey files, as people write them: what is said about each, word for word, and what `--fix` makes of it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from conftest import Golden

from cjmap.read import Reading, read
from cjmap.read.fix import fixed, kept_words
from cjmap.report.text import as_text

FILES = sorted((Path(__file__).parent / "invalid").glob("*.yaml"))
LINE = re.compile("([^\r\n]*)(\r\n|[\r\n]|$)")
TODAY = datetime.date(2026, 11, 22)

pytestmark = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


def reading(raw: bytes | str, file: Path) -> Reading:
    return read(raw, file.name, today=TODAY)


def test_report(file: Path, golden: Golden) -> None:
    """A broken file is answered with at least one finding, and with the report beside it."""
    found = reading(file.read_bytes(), file)
    assert found.diagnostics
    text = as_text(found.diagnostics, {file.name: found.text}, False)
    golden.check(file.with_suffix(".txt"), text)


def test_no_wording_of_the_parser(file: Path) -> None:
    """A message speaks of what an author sees, not of what a parser reads."""
    found = reading(file.read_bytes(), file)
    said = " ".join(f"{each.message} {each.label}" for each in found.diagnostics).casefold()
    assert not [word for word in ("scalar", "token", "block mapping", "flow", "sequence", "anchor") if word in said]


def test_fix(file: Path) -> None:
    """The fixed text keeps every word in its line, but where it says the same in others, and no longer has what was fixed.

    Lists that were written as texts get lines of their own: see test_list_in_text.py.
    """
    found = reading(file.read_bytes(), file)
    text = fixed(found.text, [each for each in found.diagnostics if each.code != "list-in-text"])
    before, after = LINE.findall(found.text), LINE.findall(text)
    other = {each.fix.line for each in found.diagnostics if each.fix and each.fix.rewords}
    kept = [
        [(end, at in other or kept_words(line)) for at, (line, end) in enumerate(lines, 1)] for lines in (before, after)
    ]
    assert kept[0] == kept[1]
    written = {at for at, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new}
    gone = {(at, each.code) for each in found.diagnostics if each.fix and (at := each.fix.line) in written}
    again = reading(text, file)
    assert not gone & {(each.fix.line, each.code) for each in again.diagnostics if each.fix}


def test_fix_ends(file: Path) -> None:
    """Fixing again and again comes to an end: what was fixed once is not fixed back."""
    texts = [reading(file.read_bytes(), file).text]
    for _ in range(5):
        texts.append(fixed(texts[-1], reading(texts[-1], file).diagnostics))
    assert texts[-1] == texts[-2], "still changing after five rounds"
