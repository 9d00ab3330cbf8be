"""A text that is written like a list: an error where YAML joins its lines, a warning where they stay, nothing for prose."""

from __future__ import annotations

import pytest

from cjmap.diagnostics import Diagnostic
from cjmap.read import read
from cjmap.read.fix import repaired

MARKS = (
    ("1. ", "2. "), ("1) ", "2) "), ("(1) ", "(2) "), ("a) ", "b) "), ("A. ", "B. "), ("i. ", "ii. "),
    ("x) ", "xi) "), ("1. ", "1. "),
    ("+ ", "+ "), ("-- ", "-- "), ("✓ ", "✓ "), ("→ ", "→ "), ("☐ ", "☐ "), ("◦ ", "◦ "), ("・", "・"),
    ("１．", "２．"), ("١) ", "٢) "),
    ("①", "②"), ("（１）", "（２）"), ("✅ ", "✅ "), ("✔️ ", "✔️ "), ("> ", "> "), ("-> ", "-> "), ("~ ", "~ "),
    ("★", "★"), ("■ ", "■ "),
)  # fmt: skip


def stage(lines: str) -> str:
    return f"title: T\nstages:\n  - name: A\n{lines}"


def said(text: str) -> list[Diagnostic]:
    return [one for one in read(text).diagnostics if one.code == "list-in-text"]


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize(("start", "error"), [("", True), ("+", True), (">", True), ("|", False), ("|-  # why", False)])
def test_lines(marks: tuple[str, str], start: str, error: bool) -> None:
    """Lines that begin with the same mark are an error where YAML joins them, else a warning; the fix writes the list."""
    one, other = f"{marks[0]}Find it", f"{marks[1]}Buy: now" if start[:1] in ("|", ">") else f"{marks[1]}Buy now"
    if start == "+":
        if one[0] in ">-~":
            return
        text = stage(f"    goals: {one}\n      {other}\n")
    else:
        if not start and one[0] in ">":
            return
        text = stage(f"    goals: {start}\n      {one}\n\n      {other}\n".replace("goals: \n", "goals:\n"))
    found = said(text)
    assert [(each.is_error, each.span and each.span.line) for each in found] in ([(error, 4)], [(error, 5)])
    assert read(text).journey is None if error else read(text).journey
    after, codes = repaired(read(text), read)
    comment = "  # why" if "#" in start else ""
    entry = "'Buy: now'" if ":" in other else "Buy now"
    assert after.text == stage(f"    goals:{comment}\n      - Find it\n      - {entry}\n")
    assert codes == ("list-in-text",)
    assert after.journey is not None


@pytest.mark.parametrize(
    "lines",
    [
        "1. one\n2. two\n4. four", "a) one\nc) two", "one\ntwo", "1. one\ntwo", "- one\n+ two", "1. one",
        "1.5 kg\n2.5 kg", "A. Smith\nA. Jones",
        "A: hello\nB: hi", "“one”\n“two”", "#one\n#two", "Mr. A\nMr. B", "... one\n... two", "$ 5\n$ 6",
    ],
)  # fmt: skip
def test_what_is_no_list(lines: str) -> None:
    """Lines with different marks, numbers that do not count, and lines without marks are a text."""
    rows = "".join(f"      {row}\n" for row in lines.split("\n"))
    assert said(stage(f"    goals: |\n{rows}")) == []


@pytest.mark.parametrize("key", ["note", "description"])
@pytest.mark.parametrize("start", ["", ">", "|"])
@pytest.mark.parametrize("mark", ["1. ", "• ", "✓ ", "– ", "* "])
def test_where_no_list_is_expected(key: str, start: str, mark: str) -> None:
    """Where a single text is expected nothing is said, whatever its lines begin with."""
    if mark == "* " and not start:
        return  # YAML reads a name behind the asterisk
    second = mark.replace("1", "2")
    text = stage(f"    {key}: {start}\n      {mark}one\n      {second}two\n".replace(": \n", ":\n"))
    assert read(text).diagnostics == ()


def test_entry_of_a_list() -> None:
    """The entry of a list may be such a text too, and becomes several; in quotation marks it keeps its words."""
    text = stage("    goals:\n      - zero\n      - '1. it''s\n        2. mine'\n")
    assert repaired(read(text), read)[0].text == stage("    goals:\n      - zero\n      - it's\n      - mine\n")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("stages: Find; Buy; Use", "[Find, Buy, Use]"), ("stages: Find -> Buy", "[Find, Buy]"),
        ("stages: Find → Buy → Use", "[Find, Buy, Use]"),
        ("stages: Find > Buy > Use", "[Find, Buy, Use]"), ("stages: 探す、買う、使う", "[探す, 買う, 使う]"),
        ("personas: Maya, Tom", "[Maya, Tom]"),
        ("personas: Maya Chen; Tom; Al", "[Maya Chen, Tom, Al]"),
    ],
)  # fmt: skip
def test_one_text_for_several(line: str, names: str) -> None:
    """One text for stages or personas with several names in it is a warning that shows both readings, without a fix."""
    rest = "stages: [A]\n" if line.startswith("personas") else ""
    (found,) = said(f"title: T\n{line}\n{rest}")
    assert (found.is_error, found.fix) == (False, None)
    assert names in found.help
    assert f"- '{line.partition(': ')[2]}'" in found.help


@pytest.mark.parametrize(
    "line",
    ["stages: Find, Buy", "stages: [Find; Buy; Use]", "stages:\n  - Find, buy, use",
        "personas: Maya Chen, student\nstages: A", "stages: Pay-as-you-go"],
)  # fmt: skip
def test_one_name(line: str) -> None:
    """A name with one comma, and the entry of a list, are names."""
    assert said(f"title: T\n{line}\n") == []


def test_touchpoints() -> None:
    """A single text for touchpoints with two commas is a warning."""
    (found,) = said(stage("    touchpoints: Zoom, Notion, Email\n"))
    assert found.span and found.span.line == 4
    assert "touchpoints: [Zoom, Notion, Email]" in found.help
