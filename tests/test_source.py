"""Reading the bytes of a journey file: encodings, values, places, limits; nothing that hangs, crashes or is read in part."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.diagnostics import Span
from cjmap.read.nodes import Node, Source
from cjmap.read.source import parse

KIB = 1 << 10


def read(raw: bytes | str) -> Source:
    return parse(raw, "map.yaml")


def value(words: str) -> object:
    """The data of a value written as these words."""
    source = read(f"key: {words}\n")
    assert source.root is not None
    return source.root.entries["key"].value.data


def only(source: Source) -> tuple[str, int, int]:
    """Code, line and column of the one diagnostic."""
    (found,) = source.diagnostics
    assert found.span is not None
    return found.code, found.span.line, found.span.column


def nodes(node: Node) -> list[Node]:
    below = [*node.items, *(entry.value for entry in node.entries.values())]
    return [node, *(deeper for each in below for deeper in nodes(each))]


@pytest.mark.parametrize("words", ["", "~", "null", "Null", "NULL"])
def test_nothing(words: str) -> None:
    """A value left out, and YAML's words for nothing, are nothing."""
    assert value(words) is None


@pytest.mark.parametrize(
    ("words", "data"),
    [("true", True), ("True", True), ("FALSE", False), ("5", 5), ("-1", -1), ("+2", 2), ("3.5", 3.5), ("1e3", 1000.0)],
)
def test_true_false_and_numbers(words: str, data: object) -> None:
    """True, false and decimal numbers are what YAML 1.2 says, and of that type."""
    assert value(words) == data
    assert type(value(words)) is type(data)


@pytest.mark.parametrize(
    "words",
    [
        "yes",
        "no",
        "on",
        "12:30",
        "2026-01-05",
        "0x1F",
        "0o17",
        "1_000",
        ".inf",
        "-.INF",
        ".nan",
        "1e999",
        "5 %",
        "3,1",
        "'5'",
        '"true"',
    ],
)
def test_text_is_text(words: str) -> None:
    """What YAML 1.1 would make something else of, and what stands in quotation marks, is the text that stands there."""
    assert value(words) == words.strip("'\"")


def test_words_of_a_number_are_kept() -> None:
    """A number keeps its words, so that 007 and 3.10 can be printed as written."""
    root = read("a: 007\nb: 3.10\n").root
    assert root is not None
    assert [(entry.value.words, entry.value.data) for entry in root.entries.values()] == [("007", 7), ("3.10", 3.1)]


def test_a_number_of_any_length_is_read_at_once() -> None:
    """A number of a million digits is a text, and an exponent beyond all bounds no infinity."""
    digits = "9" * 500_000
    assert value(digits) == digits
    assert value("1e-999999999") == "1e-999999999"


def test_keys_are_words() -> None:
    """Keys are the words that stand there, whatever YAML would make of them."""
    root = read("1: a\nno: b\n12:30: c\n~: d\n'x y': e\n").root
    assert root is not None
    assert root.data == {"1": "a", "no": "b", "12:30": "c", "~": "d", "x y": "e"}


def test_places() -> None:
    """Columns count characters, also beyond the first 65,536 of Unicode; a block ends where its last text ends."""
    root = read("😀 a: [x, '😀y']\nb:\n  - text: |\n      one\n      two\n\n").root
    assert root is not None
    first, second = root.entries.values()
    assert first.span == Span(1, 1, 1, 4)
    assert [item.span for item in first.value.items] == [Span(1, 7, 1, 8), Span(1, 10, 1, 14)]
    assert first.value.span == Span(1, 6, 1, 15)
    assert second.value.items[0].entries["text"].value.span == Span(3, 11, 5, 10)
    assert second.value.span == Span(3, 3, 5, 10)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark(end: str, mark: str) -> None:
    """Every line end counts as one, and a byte order mark as nothing."""
    source = read(f"{mark}title: a{end}stages: b{end}".encode())
    assert source.root is not None
    assert source.root.data == {"title": "a", "stages": "b"}
    assert source.root.entries["stages"].span == Span(2, 1, 2, 7)
    assert source.diagnostics == ()


@pytest.mark.parametrize(
    ("raw", "code", "line", "column"),
    [
        ("title: ä".encode("latin-1"), "bad-encoding", 1, 8),
        (b"a: b\n\xef\xbb\xbf: \xff", "bad-encoding", 2, 4),
        ("title: a".encode("utf-16"), "bad-encoding", 1, 1),
        ("title: a".encode("utf-16-be"), "bad-encoding", 1, 1),
        (b"title: \xed\xa0\x80", "bad-encoding", 1, 8),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 2 * KIB, "bad-encoding", 1, 1),
        ("title: \ud800", "bad-character", 1, 8),
        ("title: a\nb: c\0d", "bad-character", 2, 5),
        ("title: a\x1b[31m", "bad-character", 1, 9),
        ("title: \ufffe", "bad-character", 1, 8),
    ],
)
def test_encoding(raw: bytes | str, code: str, line: int, column: int) -> None:
    """What is no UTF-8 text is one error with its place and what to do."""
    source = read(raw)
    assert only(source) == (code, line, column)
    assert source.diagnostics[0].help


@pytest.mark.parametrize("text", ["", "\n \n", "# only a comment\n", "\ufeff", "---\n", "---\n# x\n...\n"])
def test_empty(text: str) -> None:
    """An empty file is one error that shows the smallest map."""
    source = read(text)
    assert source.root is None
    assert [found.code for found in source.diagnostics] == ["missing-key"]
    assert "stages:" in source.diagnostics[0].help


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        "a" * (1 << 20) + "b",
        "[" * 100_000,
        "- " * 100_000,
        "{a: " * 100_000,
        "".join(" " * level + "a:\n" for level in range(1000)),
        "a: " + "[" * 100 + "]" * 100,
        "a: &a " + "[" * 60 + "]" * 60 + "\nb: " + "[" * 50 + "*a" + "]" * 50,
        BOMB,
        "title: a\nstages: b\n---\ntitle: c\nstages: d\n",
    ],
    ids=["size", "brackets", "dashes", "braces", "blocks", "101", "aliases", "bomb", "documents"],
)
def test_limits(text: str) -> None:
    """A file beyond a limit is one error that names it, and nothing of the file is read."""
    source = read(text)
    assert source.root is None
    assert [found.code for found in source.diagnostics] == ["too-large"]
    assert any(limit in source.diagnostics[0].message for limit in ("1 MiB", "100 levels", "100,000", "one document"))


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_the_place_of_the_limit(opening: str) -> None:
    """A level too many is named where it opens, however deep it goes on: also where the parser has a limit of its own."""
    places = {read("- ☃\n- " + opening * levels).diagnostics[0].span for levels in (100, 999, 1000, 20_000)}
    assert {span and (span.line, span.column) for span in places} == {(2, 3 + 99 * len(opening))}


def test_at_the_limit() -> None:
    """A hundred levels are read."""
    assert read("a: " + "[" * 99 + "]" * 99).root is not None


def test_aliases() -> None:
    """An alias stands for the node of its anchor; one that stands for itself is an error and no loop."""
    source = read("a: &x {b: c}\nd: *x\n")
    assert source.root is not None
    assert source.root.entries["d"].value is source.root.entries["a"].value
    assert source.root.data == {"a": {"b": "c"}, "d": {"b": "c"}}
    assert source.diagnostics == ()
    circle = read("a: &x\n  b: *x\n")
    assert only(circle) == ("yaml-syntax", 2, 6)
    assert circle.root is not None
    assert len(nodes(circle.root)) == 3


def test_duplicate_key() -> None:
    """A key that is there twice is an error at the second, with a note at the first, whose value stays."""
    source = read("title: a\nstages: b\ntitle: c\n")
    assert only(source) == ("duplicate-key", 3, 1)
    assert source.diagnostics[0].notes[0].span == Span(1, 1, 1, 6)
    assert source.root is not None
    assert source.root.data == {"title": "a", "stages": "b"}


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("a: Ticket #4711", True),
        ("a: Ticket  #4711", True),
        ("a: one # two", True),
        ("a: #1 choice", True),
        ("a: one  # a comment", False),
        ("a: one  #", False),
        ("a: 'one' # two", False),
        ("a: 5 # of ten", False),
        ("a: # a comment", False),
        ("a: C# and F#", False),
    ],
)
def test_cut(line: str, cut: bool) -> None:
    """A text is cut off where one space, or a # close to a word, may have belonged to it; a clear comment is none."""
    source = read(line)
    assert source.root is not None
    assert source.root.entries["a"].value.cut is cut


def test_places_on_repaired_lines_are_the_authors() -> None:
    """Behind a repaired place, columns are those of the file, not of the repaired line."""
    source = read("title: x\nstages: [{name: @a, wrong: b}]\n")
    assert source.root is not None
    stage = source.root.entries["stages"].value.items[0]
    assert stage.entries["wrong"].span == Span(2, 21, 2, 26)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab:-'\"[]{}#&*!|>%@`?, \t\n\r\ud800\x00\u00a0\ufeff~1.e😀", max_size=60))
def test_any_text(text: str) -> None:
    """Any text gives a tree or an error, and what is said stands within the text."""
    source = read(text)
    lines = source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert source.root is not None or source.diagnostics
    for found in source.diagnostics:
        assert found.span is not None
        assert 1 <= found.span.line <= len(lines)
        assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes(raw: bytes) -> None:
    """Any bytes give a tree or an error."""
    source = read(raw)
    assert source.root is not None or source.diagnostics
