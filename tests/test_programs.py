"""What programs are told about journey files: GitHub's annotations, SARIF and JUnit, held against their own rules."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft7Validator
from lxml import etree
from running import BAD, FIXABLE, GOOD, ROOT, WARNED, cjmap

from cjmap.codes import CODES
from cjmap.diagnostics import Diagnostic, Fix, Note, Severity, Span
from cjmap.read import read
from cjmap.report import REPORTERS

SCHEMAS = ROOT / "tests" / "schemas"
PATH = "maps/check out.yaml"
HOSTILE = "\x1b[2J\x00\u202e\u2028\ud800\ufffe 100%\r\n::error::x]]>&<a> [b](c) {0}"
INVALID = sorted((ROOT / "tests" / "invalid").glob("*.yaml"))


def at(line: int, column: int, end_column: int, end_line: int = 0, **more: object) -> Diagnostic:
    span = Span(line, column, end_line or line, end_column)
    return Diagnostic(**({"code": "unknown-key", "message": "what is wrong", "path": PATH, "span": span} | more))


def hostile() -> Diagnostic:
    """A diagnostic with something in each of its texts that the form of a report uses itself."""
    fix, note = Fix(1, HOSTILE, f"x{HOSTILE}y"), Note(HOSTILE, Span(1, 1, 1, 2))
    return at(1, 1, 3, path=f"a,b:{HOSTILE}%", message=HOSTILE, label=HOSTILE, help=HOSTILE, fix=fix, notes=(note,))


def kept() -> tuple[list[Diagnostic], dict[str, str]]:
    """All findings of all broken files of the tests, and their texts."""
    found, texts = [], {}
    for file in INVALID:
        reading = read(file.read_bytes(), file.name)
        found += reading.diagnostics
        texts[file.name] = reading.text
    return found, texts


# GitHub


def unescaped(text: str) -> str:
    """As the runner reads it (actions/runner, ActionCommand.cs)."""
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def commands(report: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands of a report as the runner reads them: name, properties, message."""
    found = []
    for line in report.split("\n"):
        if line.startswith("::"):
            head, message = line[2:].split("::", 1)
            name, _, listed = head.partition(" ")
            properties = dict(one.split("=", 1) for one in listed.split(","))
            found.append((name, {key: unescaped(value) for key, value in properties.items()}, unescaped(message)))
    return found


def test_an_annotation() -> None:
    """An error becomes one command: place, code as the title, then what is wrong, what is right, and other places."""
    note = Note("the first one is here", Span(2, 3, 2, 9))
    report = REPORTERS["github"].report(
        [at(14, 5, 15, label="twice", help="take it out", notes=(note,))], {PATH: ""}, True
    )
    assert report == (
        "::error file=maps/check out.yaml,line=14,endLine=14,col=5,endColumn=15,title=cjmap unknown-key"
        "::what is wrong (twice)%0Ahelp: take it out%0Aline 2: the first one is here\n1 error in 1 file\n"
    )


def test_annotations_of_other_places() -> None:
    """A place of several lines has no columns, a whole file no line, and a warning is a warning."""
    found = [at(3, 5, 2, end_line=4), at(1, 1, 1, span=None), at(1, 4, 4, severity=Severity.WARNING)]
    (_, lines, _), (_, whole, _), (name, empty, _) = commands(REPORTERS["github"].report(found, {}, False))
    assert (lines["line"], lines["endLine"], "col" in lines, "endColumn" in lines) == ("3", "4", False, False)
    assert set(whole) == {"file", "title"}
    assert (name, empty["col"], empty["endColumn"]) == ("warning", "4", "5")


def test_nothing_of_a_file_becomes_a_command() -> None:
    """Whatever stands in a file, each diagnostic is one line and one command, and comes back as it was written out."""
    report = REPORTERS["github"].report([hostile(), at(1, 1, 2)], {}, False)
    assert len(report.splitlines()) == 3
    (_, properties, message), _ = commands(report)
    assert properties["file"].startswith("a,b:<U+001B>[2J")
    assert properties["file"].endswith("%")
    assert "100%" in message
    assert all(character.isprintable() or character == "\n" for character in message)


# SARIF


def sarif(found: list[Diagnostic], texts: dict[str, str]) -> dict[str, Any]:
    """The one run of a report that follows the published schema."""
    log = json.loads(REPORTERS["sarif"].report(found, texts, True))
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(log)] == []
    (run,) = log["runs"]
    return run


def test_sarif_of_everything() -> None:
    """The findings of all broken files follow the schema, each with its rule, and every rule with its help."""
    found, texts = kept()
    run = sarif(found, texts)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({one.code for one in found})
    assert len(run["results"]) == len(found)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    for rule in rules:
        assert rule["shortDescription"]["text"] == f"{CODES[rule['id']].title}."
        assert rule["defaultConfiguration"]["level"] == CODES[rule["id"]].severity.value
        assert CODES[rule["id"]].title in rule["help"]["markdown"]


def test_sarif_of_nothing() -> None:
    """Files without a finding are named, and a report about none at all is still a report."""
    run = sarif([], {PATH: "title: x"})
    assert run["results"] == run["tool"]["driver"]["rules"] == []
    assert [one["location"]["uri"] for one in run["artifacts"]] == ["maps/check%20out.yaml"]
    assert sarif([], {})["artifacts"] == []


def test_sarif_places_count_as_we_do() -> None:
    """Lines and columns are characters from 1 with an exclusive end, and the run says so."""
    note = Note("first", Span(2, 3, 2, 9))
    run = sarif([at(14, 5, 15, notes=(note,)), at(1, 1, 1, span=None)], {PATH: ""})
    assert run["columnKind"] == "unicodeCodePoints"
    first, whole = run["results"]
    region = {"startLine": 14, "startColumn": 5, "endLine": 14, "endColumn": 15}
    assert first["locations"][0]["physicalLocation"]["region"] == region
    related = first["relatedLocations"][0]
    assert (related["message"]["text"], related["physicalLocation"]["region"]["startLine"]) == ("first", 2)
    assert "region" not in whole["locations"][0]["physicalLocation"]


@pytest.mark.parametrize("file", INVALID, ids=[file.stem for file in INVALID])
def test_sarif_fixes_are_those_of_fix(file: Path) -> None:
    """Putting a fix's text in the place of its region gives the line that the diagnostic shows."""
    reading = read(file.read_bytes(), file.name)
    lines = re.split("\r\n|[\r\n]", reading.text)
    results = sarif(list(reading.diagnostics), {file.name: reading.text})["results"]
    for diagnostic, result in zip(reading.diagnostics, results, strict=True):
        assert ("fixes" in result) == (diagnostic.fix is not None)
        if diagnostic.fix:
            (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
            region = replacement["deletedRegion"]
            first, last = lines[region["startLine"] - 1], lines[region["endLine"] - 1]
            whole = first[: region["startColumn"] - 1] + replacement["insertedContent"]["text"]
            assert region["endLine"] - region["startLine"] <= diagnostic.fix.before.count("\n")
            assert whole + last[region["endColumn"] - 1 :] == diagnostic.fix.after


def test_a_finding_stays_the_same_when_lines_come_in_before_it() -> None:
    """A fingerprint follows code, file, message and line of text, not the number of the line; twins have their own."""
    line = "    painpoints: x\n"

    def marks(found: list[Diagnostic], text: str) -> list[str]:
        return [one["partialFingerprints"]["cjmap/v1"] for one in sarif(found, {PATH: text})["results"]]

    before = marks([at(1, 5, 15), at(2, 5, 15)], line + line)
    after = marks([at(3, 5, 15), at(4, 5, 15)], "a: 1\n\n" + line + line)
    assert before == after
    assert len(set(before)) == 2
    assert marks([at(1, 5, 15, code="bad-value")], line)[0] not in before
    assert marks([at(1, 5, 15)], "other: y")[0] not in before


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("maps/check out.yaml", "maps/check%20out.yaml"),
        ("日本.yaml", "%E6%97%A5%E6%9C%AC.yaml"),
        ("a#b?c%.yaml", "a%23b%3Fc%25.yaml"),
        ("a:b/c.yaml", "./a%3Ab/c.yaml"),
        ("../a.yaml", "../a.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("/tmp/a b.yaml", "file:///tmp/a%20b.yaml"),
        ("C:/maps/a.yaml", "file:///C%3A/maps/a.yaml"),
    ],
)
def test_sarif_addresses(path: str, uri: str) -> None:
    """A path is a relative address with everything escaped that an address gives a meaning."""
    run = sarif([at(1, 1, 2, path=path)], {path: "x"})
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == uri
    assert ("uriBaseId" in location) == (not uri.startswith("file:"))
    assert unquote(uri).endswith(path)


def test_sarif_takes_nothing_of_a_file_for_more_than_text() -> None:
    """Links and controls in a file are text in every message."""
    run = sarif([hostile()], {})
    result = run["results"][0]
    messages = [result["message"]["text"], result["relatedLocations"][0]["message"]["text"]]
    for message in (*messages, result["fixes"][0]["description"]["text"]):
        assert "[b\\](c)" in message
        assert all(character.isprintable() or character == "\n" for character in message)


# JUnit


def junit(found: list[Diagnostic], texts: dict[str, str]) -> etree._Element:
    """The one suite of a report that follows Jenkins' schema."""
    report = REPORTERS["junit"].report(found, texts, True)
    assert report.isascii()
    tree = etree.fromstring(report.encode())
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "junit-10.xsd")))
    schema.assertValid(tree)
    (suite,) = tree
    return suite


def test_junit_of_everything() -> None:
    """Every file is a case, failed where it has an error; the counts are those of the cases."""
    found, texts = kept()
    suite = junit(found, texts)
    assert [case.get("name") for case in suite] == list(texts)
    failed = {case.get("name") for case in suite if case.find("failure") is not None}
    assert failed == {one.path for one in found if one.is_error}
    assert (suite.get("tests"), suite.get("failures")) == (str(len(texts)), str(len(failed)))


def test_junit_cases() -> None:
    """Errors are the failure, with their excerpts; warnings are what the case printed; a good file has neither."""
    warning = at(1, 1, 2, path="b.yaml", severity=Severity.WARNING, message="mind this")
    found = [at(1, 1, 5, path="a.yaml"), at(2, 1, 5, path="a.yaml"), warning]
    failed, warned, good = junit(found, {"a.yaml": "nmae: x\nnmae: y\n", "b.yaml": "b", "c.yaml": "c"})
    failure = failed.find("failure")
    assert (failure.get("type"), failure.get("message")) == ("unknown-key", "what is wrong (and 1 more)")
    assert "2 | nmae: y" in failure.text
    assert failed.find("system-out") is None
    assert "mind this" in warned.findtext("system-out")
    assert warned.find("failure") is None
    assert len(good) == 0


def test_junit_holds_what_xml_cannot() -> None:
    """Characters that XML has no way to write are replaced, and markup of a file is text."""
    suite = junit([hostile()], {})
    text = suite.findtext("testcase/failure")
    assert "]]>&<a>" in text
    assert all(character.isprintable() or character == "\n" for character in text)


# The command line


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A folder with a good file, a bad one, one with a warning, and a YAML file of something else."""
    (tmp_path / "maps").mkdir()
    for name, text in (("good", GOOD), ("bad", BAD), ("warned", WARNED), ("other", "on: push\n")):
        (tmp_path / "maps" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def paths_in(format_: str, report: str) -> set[str]:
    """The paths of the files with findings, as a report of that format names them."""
    if format_ == "json":
        return {one["path"] for one in json.loads(report)["diagnostics"]}
    if format_ == "github":
        return {properties["file"] for _, properties, _ in commands(report)}
    if format_ == "sarif":
        results = json.loads(report)["runs"][0]["results"]
        return {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    return {case.get("name") for case in etree.fromstring(report.encode())[0] if len(case)}


@pytest.mark.parametrize("format_", [name for name, form in REPORTERS.items() if form.for_programs])
def test_paths_are_relative(format_: str, maps: Path) -> None:
    """Programs are told paths from the current folder with slashes, however the files were named."""
    for named in ("maps", "./maps", str(maps / "maps")):
        done = cjmap("check", "--format", format_, named, cwd=maps)
        assert (done.returncode, done.stderr) == (1, b"3 maps, 1 other YAML file skipped\n")
        assert paths_in(format_, done.stdout.decode()) == {"maps/bad.yaml", "maps/warned.yaml"}
    (maps / "here").mkdir()
    done = cjmap("check", "--format", format_, "../maps", cwd=maps / "here")
    assert paths_in(format_, done.stdout.decode()) == {"../maps/bad.yaml", "../maps/warned.yaml"}


def test_strict_reports_are_as_strict_as_the_exit_code(maps: Path) -> None:
    """With --strict a warning fails the case, the annotation and the result, as it fails the run."""
    told = {}
    for format_ in ("junit", "github", "sarif", "json"):
        done = cjmap("check", "--strict", "--format", format_, "maps/warned.yaml", cwd=maps)
        assert done.returncode == 1
        told[format_] = done.stdout.decode()
    assert etree.fromstring(told["junit"].encode())[0].get("failures") == "1"
    assert commands(told["github"])[0][0] == "error"
    assert json.loads(told["sarif"])["runs"][0]["results"][0]["level"] == "error"
    assert json.loads(told["json"])["diagnostics"][0]["severity"] == "error"


def test_others_are_passed_over_where_it_is_asked_for(maps: Path) -> None:
    """With --skip-others a named file that is no journey file is not checked; without, it is."""
    names = ["maps/other.yaml", "maps/good.yaml"]
    assert cjmap("check", *names, cwd=maps).returncode == 1
    done = cjmap("check", "--skip-others", *names, cwd=maps)
    assert (done.returncode, done.stdout) == (0, b"1 file, no errors\n")
    alone = cjmap("check", "--skip-others", "maps/other.yaml", cwd=maps)
    assert (alone.returncode, alone.stdout) == (0, b"0 files, no errors\n")


def test_a_broken_journey_file_is_no_other(maps: Path) -> None:
    """A journey file that cannot be read as YAML, and a file that is not there, are not passed over."""
    (maps / "torn.yaml").write_text(FIXABLE, encoding="utf-8")
    assert cjmap("check", "--skip-others", "torn.yaml", cwd=maps).returncode == 1
    assert cjmap("check", "--skip-others", "none.yaml", cwd=maps).returncode == 3
