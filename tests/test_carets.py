"""Places of messages: what is cut out of the author's text there is what the message speaks of, whatever was repaired before."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjmap.diagnostics import Diagnostic
from cjmap.read import read
from cjmap.read.nodes import Columns
from cjmap.report.text import as_text

FAULTS = {
    "frobs": "frobs: red",
    "great": "success: great",
    "happy 😀": "emotion: happy 😀",
    "e\u0301le\u0301": "importance: e\u0301le\u0301",
    "none of ours": "persona: none of ours",
}
"""A word that a message names, and the line that it stands in."""

_NAMED = re.compile(r'this is "([^"…]*)"|^"([^"…]*)" is not a key|"([^"…]*)" is no persona|unknown persona "([^"…]*)"')


def indented(random: Random) -> tuple[str, list[str]]:
    """A file whose lines stand at odd places, and the words that are wrong in it."""
    words = random.sample(sorted(FAULTS), 3)
    way = random.choice(("tabs", "one off", "odd spaces", "wide", "no space"))
    lines = ["title: T", "stages:", "  - name: A", "    touchpoints:"]
    for word in words:
        for indent, right in ((6, "- name: Sees"), (8, "channel: Web"), (8, FAULTS[word])):
            lead, row, known = " " * indent, right, not right.startswith("frobs")
            if way == "tabs":
                lead = "\t" * (indent // 2)
            elif way == "odd spaces":
                lead = "\u3000" * indent
            elif way == "one off" and random.random() < 0.4:
                lead = " " * (indent + random.choice((-1, 1)))
            elif way == "wide" and known:
                row = row.replace(": ", "：", 1).replace("- ", "－ ", 1)
            elif way == "no space" and known:
                row = row.replace(": ", ":", 1)
            lines.append(lead + row)
    return "\n".join(lines) + "\n", words


def cut(text: str, found: Diagnostic) -> str:
    assert found.span
    return text.split("\n")[found.span.line - 1][found.span.column - 1 : found.span.end_column - 1]


@settings(max_examples=60)
@given(st.integers(0, 1 << 32))
@example(1)
def test_places(seed: int) -> None:
    """What a message names stands at its place in the author's text, in lines that were repaired in memory too."""
    text, words = indented(Random(seed))
    named = {}
    for found in read(text).diagnostics:
        match = _NAMED.search(found.message)
        if match and found.span and found.span.line == found.span.end_line:
            word = next(filter(None, match.groups()))
            named[word] = cut(text, found)
    assert {word: named.get(word) for word in words} == {word: word for word in words}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\tname: Shop", "    name: Shop"), ("\tname:Shop", "  name: Shop"), ("name： 'Shop'", "name: 'Shop'"),
        ("a: It's: b", "a: 'It''s: b'"),
        ("　－ name：探す", " - name: 探す"), ("", "  "), ("  x", ""), ("a: b" * 400, "a: c" * 400),
    ],
)  # fmt: skip
def test_columns(before: str, after: str) -> None:
    """Every letter of a repaired line that the author wrote is at the author's column, and columns never run backwards."""
    columns = Columns(before, after)
    places = [columns.start(at) for at in range(len(after) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(before) for place in places)
    assert places[len(after)] == len(before)
    for word in re.findall(r"[^\W\d_]+", after) if len(after) < 100 else ():
        at = after.index(word)
        assert before[columns.start(at) : columns.end(at + len(word))] == word


def test_carets_below_wide_letters() -> None:
    """In the report carets stand below the word: a tab is spaces to the next stop, a wide letter two, a mark none."""
    text = "title: T\nstages:\n  - name: A\n    touchpoints:\n\t- name: 店e\u0301\n\t  emotion: 高い\n"
    report = as_text(read(text, "a.yaml").diagnostics, {"a.yaml": text}, False).splitlines()
    at = next(at for at, line in enumerate(report) if 'this is "高い"' in line)
    assert report[at + 1 : at + 2] == [" --> a.yaml:6:13"]
    assert report[at + 3] == "6 |       emotion: 高い"
    assert report[at + 4].startswith("  |                ^^^^ ")
