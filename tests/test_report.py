"""What people and programs are told about a file: places, excerpts, carets, and nothing that a terminal would obey."""

from __future__ import annotations

import json

import pytest

from cjmap.diagnostics import Diagnostic, Fix, Note, Severity, Span
from cjmap.report import REPORTERS
from cjmap.report.visible import cells, columns, visible

PATH = "maps/checkout.yaml"


def said(text: str, *diagnostics: Diagnostic, colour: bool = False) -> list[str]:
    return REPORTERS["text"].report(diagnostics, {PATH: text}, colour).splitlines()


def at(line: int, column: int, end_column: int, end_line: int = 0, **more: object) -> Diagnostic:
    span = Span(line, column, end_line or line, end_column)
    return Diagnostic(**({"code": "unknown-key", "message": "what is wrong", "path": PATH, "span": span} | more))


def test_the_shape_of_a_report() -> None:
    """A diagnostic is a headline, its place, the line between gutters, carets with a label, and help."""
    text = "\n" * 13 + "    painpoints:\n"
    diagnostic = at(
        14, 5, 15, message='"painpoints" is not a key of a stage', label='did you mean "pain_points"?',
        help="a stage has name, id, …",
    )  # fmt: skip
    assert said(text, diagnostic) == [
        'error[unknown-key]: "painpoints" is not a key of a stage',
        "  --> maps/checkout.yaml:14:5",
        "   |",
        "14 |     painpoints:",
        '   |     ^^^^^^^^^^ did you mean "pain_points"?',
        "   = help: a stage has name, id, …",
        "",
        "1 error in 1 file",
    ]


def test_a_note_shows_its_own_place() -> None:
    """A second place has its own excerpt, and all line numbers of a diagnostic stand in one gutter."""
    text = "id: a\n" * 10
    diagnostic = at(10, 5, 6, notes=(Note("first written here", Span(1, 5, 1, 6)),))
    assert said(text, diagnostic)[3:-2] == [
        "10 | id: a",
        "   |     ^",
        "note: first written here",
        "  --> maps/checkout.yaml:1:5",
        "   |",
        " 1 | id: a",
        "   |     ^",
    ]


def test_the_line_as_it_should_be_is_shown_once() -> None:
    """A fix is shown as the line to write, unless the help shows it already."""
    fix = Fix(1, "title: a: b", "title: 'a: b'")
    assert "  = write: title: 'a: b'" in said("title: a: b", at(1, 9, 10, fix=fix))
    told = said("title: a: b", at(1, 9, 10, fix=fix, help="write: title: 'a: b'"))
    assert [line for line in told if "'a: b'" in line] == ["  = help: write: title: 'a: b'"]


def test_a_place_of_several_lines_shows_the_first() -> None:
    """Carets under a place that goes on run to the end of its first line, without the spaces there."""
    told = said("stages:   \n  - a\n", at(1, 1, 6, end_line=2))
    assert told[3:5] == ["1 | stages:", "  | ^^^^^^^"]


def test_a_whole_file_has_no_excerpt() -> None:
    """Where the whole file is meant, the arrow names the file alone."""
    assert said("x", at(1, 1, 1, span=None))[:2] == ["error[unknown-key]: what is wrong", " --> maps/checkout.yaml"]


@pytest.mark.parametrize("line", [1, 2, 3, 99])
def test_places_at_and_past_the_end(line: int) -> None:
    """A place at the end of a file still has a caret, and one past it has no excerpt, and neither is an error."""
    told = said("a: 1\n", at(line, 5, 5))
    assert any("^" in one for one in told) == (line <= 2)


@pytest.mark.parametrize(
    ("line", "column", "end", "lead"),
    [
        ("\tname: x", 2, 6, 4),
        ("名前: x", 1, 3, 0),
        ("名前: 値段", 5, 7, 6),
        ("e\u0301te\u0301: x", 6, 7, 3),
        ("a\x1b[31mb: x", 7, 8, 13),
    ],
)  # fmt: skip
def test_carets_stand_under_their_characters(line: str, column: int, end: int, lead: int) -> None:
    """Tabs, wide characters, marks and written-out controls before a place move the carets by what they take."""
    told = said(line, at(1, column, end))
    assert told[4] == "  | " + " " * lead + "^" * columns("".join(cells(line)[column - 1 : end - 1]))


def test_line_breaks_of_yaml_count() -> None:
    """Lines are counted as YAML does: CRLF is one break, and next line and line separator break too."""
    assert "4 | here: 1" in said("a\r\nb\x85c\u2028here: 1", at(4, 1, 5))


@pytest.mark.parametrize("column", [1, 50, 99, 101, 500, 1990, 2001])
def test_a_long_line_is_shown_around_the_place(column: int) -> None:
    """Of a line of thousands of characters the report shows about a hundred columns, the place among them."""
    line = "".join(chr(ord("a") + place % 26) for place in range(2000))
    shown, carets = said(line, at(1, column, column + 3))[3:5]
    assert len(shown) <= 110
    place = carets.index("^")
    assert shown[place : place + 3].strip("…") == line[column - 1 : column + 2]


def test_a_long_place_is_cut() -> None:
    """A place as long as a long line is marked as far as it is shown."""
    told = said("x" * 5000, at(1, 1, 5001))
    assert max(map(len, told)) <= 110
    assert told[4].count("^") == 100


HOSTILE = "\x1b[2J\x07\x00\u202e\u2066\ufeff\u2028\x9b31m\ud800\r\n"


def test_nothing_of_a_file_is_obeyed() -> None:
    """Escapes, controls and direction marks in every text field come out written as their numbers, in colour too."""
    fix = Fix(1, HOSTILE, f"x{HOSTILE}y")
    diagnostic = at(
        1, 1, 3, path=PATH, message=HOSTILE, label=HOSTILE, help=HOSTILE, fix=fix, notes=(Note(HOSTILE, Span(1, 1, 1, 2)),)
    )  # fmt: skip
    told = "\n".join(said(HOSTILE, diagnostic))
    assert all(character.isprintable() or character == "\n" for character in told)
    assert "<U+001B>[2J" in told
    assert "<U+202E>" in told
    colours = REPORTERS["text"].report([diagnostic], {PATH: HOSTILE}, True)
    assert set(colours) - {"\x1b"} >= set("\n")
    assert "\x1b[2J" not in colours


def test_joined_letters_and_emoji_stay() -> None:
    """Joiners are part of words and emoji, so they are not written out."""
    assert visible("می\u200cخواهم 👩\u200d💻") == "می\u200cخواهم 👩\u200d💻"


def test_colour_only_where_it_is_asked_for() -> None:
    """Plain reports have no escape; coloured ones say the same words."""
    plain = "\n".join(said("a: 1", at(1, 1, 2, label="x", help="y")))
    coloured = "\n".join(said("a: 1", at(1, 1, 2, label="x", help="y"), colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;31m" in coloured
    for code in ("0", "1", "1;31", "1;34"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


@pytest.mark.parametrize(
    ("severities", "files", "words"),
    [
        ("", 3, "3 files, no errors"),
        ("", 1, "1 file, no errors"),
        ("eew", 3, "2 errors, 1 warning in 3 files"),
        ("ww", 1, "2 warnings in 1 file"),
    ],
)
def test_the_closing_line_counts(severities: str, files: int, words: str) -> None:
    """The last line says how many errors and warnings there are, in how many files."""
    levels = {"e": Severity.ERROR, "w": Severity.WARNING}
    found = [at(1, 1, 2, severity=levels[one]) for one in severities]
    texts = {PATH: "a", "b": "", "c": ""}
    report = REPORTERS["text"].report(found, dict(list(texts.items())[:files]), False)
    assert report.splitlines()[-1] == words


def test_json_is_one_object_of_plain_ascii() -> None:
    """JSON has the fields of a diagnostic, no more and no less, and only characters that every pipe can carry."""
    note = Note("first", Span(2, 3, 2, 9))
    diagnostic = at(14, 5, 15, message=f"é{HOSTILE}", help="h", severity=Severity.WARNING, notes=(note,))
    report = REPORTERS["json"].report([diagnostic, at(1, 1, 1, span=None)], {}, True)
    assert report.isascii()
    assert not any(ord(character) < 32 and character != "\n" for character in report)
    first, second = json.loads(report)["diagnostics"]
    assert first == {
        "code": "unknown-key", "severity": "warning", "message": f"é{HOSTILE}", "path": PATH, "line": 14, "column": 5,
        "end_line": 14, "end_column": 15, "help": "h", "notes": [{"message": "first", "line": 2, "column": 3}],
    }  # fmt: skip
    assert second["line"] is None


@pytest.mark.parametrize(
    ("label", "help_", "expected"),
    [
        ('did you mean "a"?', "b", 'did you mean "a"? b'),
        ("twice", "b", "twice; b"),
        ("write 3", "", "write 3"),
        ("", "b", "b"),
    ],
)
def test_json_says_what_would_be_right(label: str, help_: str, expected: str) -> None:
    """A program that reads the JSON gets the near names too, which the text report has beside the carets."""
    (plain,) = json.loads(REPORTERS["json"].report([at(1, 1, 2, label=label, help=help_)], {}, False))["diagnostics"]
    assert plain["help"] == expected
