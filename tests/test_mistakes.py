"""YAML's common mistakes, each alone: the line as it should be written, and that the repaired file says what was meant."""

from __future__ import annotations

import pytest

from cjmap.diagnostics import Diagnostic, Fix, Span
from cjmap.read import read
from cjmap.read.fix import fixed
from cjmap.read.mistakes.cut import cut_text
from cjmap.read.mistakes.quoting import quoted, quoted_line
from cjmap.read.mistakes.torn import torn_entries
from cjmap.read.nodes import Node
from cjmap.read.source import parse

MAP = """\
title: Buying a bicycle
owner: Research
stages:
  - name: Awareness
    goals:
      - Know what there is
      - Ride to work
    touchpoints:
      - name: Sees an advert
        channel: Web
        emotion: 1
      - name: Asks a friend
        channel: Phone
"""


def mistaken(line: int, text: str) -> str:
    """The map with one line written otherwise."""
    lines = MAP.split("\n")
    lines[line - 1] = text
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        (1, "title:Buying a bicycle", "title: Buying a bicycle"),
        (9, "      - name:Sees an advert", "      - name: Sees an advert"),
        (1, "title Buying a bicycle", "title: Buying a bicycle"),
        (8, "    touchpoints", "    touchpoints:"),
        (1, "title：Buying a bicycle", "title: Buying a bicycle"),
        (2, "owner: Lab: north", "owner: 'Lab: north'"),
        (6, "      - Know: what: there is", "      - 'Know: what: there is'"),
        (9, "      - name: Sees: an advert", "      - name: 'Sees: an advert'"),
        (1, "title: “Buying: a bicycle”", "title: 'Buying: a bicycle'"),
        (2, "owner: @research", "owner: '@research'"),
        (2, "owner: %research", "owner: '%research'"),
        (2, "owner: `research`  # the lab", "owner: '`research`'  # the lab"),
        (2, "owner: !research", "owner: '!research'"),
        (2, "owner: &research", "owner: '&research'"),
        (2, "owner: *research", "owner: '*research'"),
        (2, "owner: *research* lab", "owner: '*research* lab'"),
        (2, "owner: |research", "owner: '|research'"),
        (2, "owner: > research", "owner: '> research'"),
        (6, "      - ? why", "      - '? why'"),
        (2, "owner: [sic] research", "owner: '[sic] research'"),
        (2, "owner: {{owner}}", "owner: '{{owner}}'"),
        (2, 'owner: "Research', 'owner: "Research"'),
        (2, "owner: 'It's ours'", "owner: 'It''s ours'"),
        (2, 'owner: "We" said he', "owner: '\"We\" said he'"),
        (2, 'owner: "50\\% of us"', "owner: '50\\% of us'"),
        (10, "        channel: [Web, Phone", "        channel: [Web, Phone]"),
        (10, "        channel: [Web, Phone]]", "        channel: [Web, Phone]"),
        (10, "        channel: [Web, @home]", "        channel: [Web, '@home']"),
        (10, "        channel: - Web", "        channel: Web"),
        (7, "      -Ride to work", "      - Ride to work"),
        (7, "      * Ride to work", "      - Ride to work"),
        (7, "       - Ride to work", "      - Ride to work"),
        (7, "     - Ride to work", "      - Ride to work"),
        (10, "         channel: Web", "        channel: Web"),
        (10, "       channel: Web", "        channel: Web"),
        (10, "            channel: Web", "        channel: Web"),
        (12, "        name: Asks a friend", "      - name: Asks a friend"),
        (9, "        name: Sees an advert", "      - name: Sees an advert"),
        (1, "  title: Buying a bicycle", "title: Buying a bicycle"),
        (10, "\t\t\t\tchannel: Web", "        channel: Web"),
        (9, "      -\tname: Sees an advert", "      - name: Sees an advert"),
        (10, "\u00a0\u00a0      channel: Web", "        channel: Web"),
        (7, "      -\u00a0Ride to work", "      - Ride to work"),
        (10, "        \u200bchannel: Web", "        channel: Web"),
        (2, "---", ""),
        (2, "...", ""),
    ],
)
def test_one_mistake(line: int, wrong: str, right: str) -> None:
    """A mistake of writing is one error on its line, with the line as it should be; written so, the file is read whole."""
    text, meant = mistaken(line, wrong), mistaken(line, right)
    source = parse(text, "map.yaml")
    (found,) = source.diagnostics
    assert found.span is not None
    assert found.span.line == line
    assert found.fix == Fix(line, wrong, right)
    assert right.strip() in found.help
    assert source.root is not None
    expected = parse(meant, "map.yaml")
    assert expected.diagnostics == ()
    assert expected.root is not None
    assert source.root.data == expected.root.data
    assert fixed(text, source.diagnostics) == meant


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (2, ": Research"),
        (2, "Research"),
        (2, "}} see slide 4"),
        (6, "      - Know what there is\n        severity: high"),
        (9, "      - {text: Slow, @ : : }"),
    ],
)
def test_more_than_one_reading(line: int, wrong: str) -> None:
    """Where more than one reading is possible, or none, the error says so and nothing is written."""
    text = mistaken(line, wrong)
    source = parse(text, "map.yaml")
    assert source.diagnostics
    assert all(found.span and found.span.line >= line and found.help for found in source.diagnostics)
    assert fixed(text, source.diagnostics) == text


def test_all_in_one_run() -> None:
    """Mistakes on different lines, and two on one, are all said in one run, in the order of their places."""
    text = 'title:A map: of sorts\nstages:\n  - name: @one\n     phase: "First\n  - {name: Pay: now, owner: @me}\n'
    found = parse(text, "map.yaml").diagnostics
    assert [each.span.line for each in found if each.span] == [1, 1, 3, 4, 4, 5, 5]
    written = fixed(text, found)
    assert parse(written, "map.yaml").diagnostics == ()
    assert written.split("\n")[3] == '    phase: "First"'


def test_what_stands_in_a_block_is_text() -> None:
    """Whatever stands in a block of text, between quotation marks or after a # is no mistake."""
    text = "title: |\n  name:Shop\n  - @x\n  \"a: b: c\nowner: 'a: b\n  -x #y'\n# z: @: \"\nstages: a  # b: c: d\n"
    assert parse(text, "map.yaml").diagnostics == ()


def test_fix_touches_nothing_else() -> None:
    """Line ends, spaces at the end, comments and a byte order mark stay; a file without an end of line gets none."""
    text = "\ufefftitle:A  \r\n# a comment \rstages: @b\nowner: c"
    found = parse(text, "map.yaml").diagnostics
    assert fixed(text, found) == "\ufefftitle: A  \r\n# a comment \rstages: '@b'\nowner: c"


def test_emptying_a_line_joins_no_others() -> None:
    """A line between two kinds of line ends is not emptied where that would make one line end of the two."""
    text = "title: a\r---\nstages: b\n"
    assert fixed(text, parse(text, "map.yaml").diagnostics) == text


@pytest.mark.parametrize(
    ("fixes", "why"),
    [
        ([Fix(1, "title: a b", "title: a")], "a word is lost"),
        ([Fix(1, "title: a b", "title: a c")], "a word is changed"),
        ([Fix(1, "title: a", "title: 'a b'")], "the line is another one"),
        ([Fix(1, "title: a b", "title: 'a b'"), Fix(1, "title: a b", 'title: "a b"')], "two ways"),
        ([Fix(1, "title: a b", "title: 'a b")], "the line cannot be read"),
        ([Fix(1, "title: a b", "title: a: b")], "the line cannot be read"),
        ([Fix(9, "title: a b", "title: 'a b'")], "there is no such line"),
    ],
)
def test_what_is_not_written(fixes: list[Fix], why: str) -> None:
    """A line is left alone where writing it would lose a word, break the file or not be certain."""
    text = "title: a b\nstages: c\n"
    found = [Diagnostic("x", why, "map.yaml", Span(1, 1, 1, 2), fix=fix) for fix in fixes]
    assert fixed(text, found) == text


def test_a_bad_fix_does_not_keep_back_a_good_one() -> None:
    """Fixes are held against the file one by one where all together go wrong."""
    text = "title: a b\nstages:c\nowner: d\n"
    bad = Diagnostic("x", "bad", "map.yaml", Span(1, 1, 1, 2), fix=Fix(1, "title: a b", "title: 'a b"))
    assert fixed(text, [bad, *parse(text, "map.yaml").diagnostics]) == "title: a b\nstages: c\nowner: d\n"


def test_quoted() -> None:
    """A text in single quotes doubles those inside."""
    assert quoted("It's: 'so'") == "'It''s: ''so'''"


@pytest.mark.parametrize(
    ("line", "start", "end", "right"),
    [
        ("- name: Pay: by card", 9, None, "- name: 'Pay: by card'"),
        ("- Pay: by card  # soon", 3, None, "- 'Pay: by card'  # soon"),
        ("- Pay: by card #4  ", 3, None, "- 'Pay: by card #4'  "),
        ("[Pay (card, cash), Leave]", 2, 18, "['Pay (card, cash)', Leave]"),
        ('a: "I want" he said', 4, None, "a: '\"I want\" he said'"),
        ('a: "I want one", she said, "now"', 4, None, 'a: \'"I want one", she said, "now"\''),
        ('a: "He said "no" to me"', 4, None, "a: 'He said \"no\" to me'"),
        ("a: „Erst: dann“", 4, None, "a: 'Erst: dann'"),
    ],
)
def test_quoted_line(line: str, start: int, end: int | None, right: str) -> None:
    """The text between two columns, or all but a clear comment, is put in quotes; marks around the whole give way."""
    assert quoted_line(line, start, end) == right


@pytest.mark.parametrize(
    ("words", "torn"),
    [
        ("Web, Store", []),
        ("Pay (card, cash), Leave", ["Pay (card, cash)"]),
        ("“Now, please”, Later", ["“Now, please”"]),
        ("2,400 visits, few", ["2,400 visits"]),
        ("1,200,300", ["1,200,300"]),
        ("2, 400", []),
        ("open (forever, on", ["open (forever"]),
        ('13" laptop, 15" laptop', []),
        ("'Pay (card', cash", []),
    ],
)
def test_torn_entries(words: str, torn: list[str]) -> None:
    """Texts that a comma tore are found with their whole place; lists of words and numbers are not."""
    line = f"a: [{words}]"
    root = parse(line, "map.yaml").root
    assert root is not None
    spans = torn_entries(root.entries["a"].value)
    assert [line[span.column - 1 : span.end_column - 1] for span in spans] == torn


def test_cut_text() -> None:
    """The warning shows what is lost and the line that keeps it; a fix is offered where a number follows in a free text."""
    line = "name: Opens ticket #4711  # in May"
    node = node_of(line)
    found = cut_text("map.yaml", line, node)
    assert found.span == Span(1, 20, 1, 25)
    assert found.fix == Fix(1, line, "name: 'Opens ticket #4711'  # in May")
    comment = "name: Opens # the door"
    assert cut_text("map.yaml", comment, node_of(comment)).fix is None
    colour = "accent: #2f4b7c"
    assert cut_text("map.yaml", colour, node_of(colour)).fix is None
    assert "accent: '#2f4b7c'" in cut_text("map.yaml", colour, node_of(colour)).help
    note = "name: Opens a ticket #todo"
    assert cut_text("map.yaml", note, node_of(note)).fix is None
    assert cut_text("map.yaml", line, node, free=False).fix is None


def node_of(line: str) -> Node:
    root = parse(line, "map.yaml").root
    assert root is not None
    return next(iter(root.entries.values())).value


@pytest.mark.parametrize("sign", ["|", ">", "|-", "|+  # why"])
def test_a_text_that_begins_with_a_tab(sign: str) -> None:
    """Behind its indentation a line of a block may begin with a tab, the first one too; nothing is said and nothing is lost."""
    text = f"title: T\nstages:\n  - name: A\n    note: {sign}\n      \tone\n      two\n      \tthree\n    goals: G\n"
    reading = read(text)
    assert reading.diagnostics == ()
    assert reading.journey is not None
    assert reading.journey.stages[0].note.split() == ["one", "two", "three"]
