"""The codes of diagnostics: all that can be said is explained, nothing else is, and the explanations are true."""

from __future__ import annotations

import ast
import datetime
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from conftest import Golden
from running import ROOT, cjmap

from cjmap.batch.config import config
from cjmap.codes import CODES, FORMER
from cjmap.diagnostics import Diagnostic, Severity
from cjmap.options import RenderOptions
from cjmap.pipeline import Drawing
from cjmap.read import Reading, read
from cjmap.read.kind import Kind, judged
from cjmap.report import explanation

TODAY = datetime.date(2026, 11, 22)
ELSEWHERE = {"Diagnostic": 0}
READING = {**ELSEWHERE, "error": 0, "warning": 0, "_wrong": 1, "Mistake": 99}
"""The calls that make a diagnostic, and which of their arguments is its code, where it is not named."""
PASSED_ON = {"code", "mistake.code", "_text(_at(kept, 'code'))"}
"""What stands for a code that somebody else has named: an argument, a mistake, what a cache has kept."""


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0")
    + chunk(b"IDAT", zlib.compress(b"\0\0"))
    + chunk(b"IEND", b"")
)


def codes_in(value: ast.expr) -> Iterator[str]:
    """The codes that an expression may be; an expression that hides them is an error of the code."""
    if isinstance(value, ast.IfExp):
        yield from codes_in(value.body)
        yield from codes_in(value.orelse)
    elif isinstance(value, ast.Constant):
        yield value.value
    else:
        assert ast.unparse(value) in PASSED_ON, f"which code is {ast.unparse(value)}?"


def codes_of(tree: ast.Module, calls: Mapping[str, int]) -> Iterator[str]:
    """Every code that a module can give: in the calls that make diagnostics, and wherever a field `code` is set."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            named = [word.value for word in node.keywords if word.arg == "code"]
            if name in calls and not named:
                named = node.args[calls[name] : calls[name] + 1]
            for value in named if name in calls else []:
                yield from codes_in(value)
        elif isinstance(node, ast.AnnAssign | ast.Assign) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if "Mistake" in calls and any(isinstance(one, ast.Name) and one.id == "code" for one in targets):
                yield from codes_in(node.value)


def test_every_code_of_the_source_is_explained_and_no_other() -> None:
    """The codes that the program can give are those of the table, one for one."""
    emitted = set()
    for path in (ROOT / "cjmap").rglob("*.py"):
        reads = path.is_relative_to(ROOT / "cjmap" / "read")
        emitted |= set(codes_of(ast.parse(path.read_text("utf-8")), READING if reads else ELSEWHERE))
    assert emitted == set(CODES)


MILDER = {("warning", "list-in-text")}
"""An error where YAML joins the lines of a list, a warning where nothing is lost."""


def test_severities_are_those_of_the_reports() -> None:
    """A code is always an error or always a warning, as the table says, in every report that is kept; but a list in a text."""
    said = set()
    for path in (ROOT / "tests" / "invalid").glob("*.txt"):
        said |= set(re.findall(r"^(error|warning)\[([a-z0-9-]+)\]:", path.read_text("utf-8"), re.MULTILINE))
    assert said
    assert {(CODES[name].severity.value, name) for _, name in said} == said - MILDER


@pytest.mark.parametrize("name", [name for name, code in CODES.items() if code.wrong])
def test_examples(name: str, tmp_path: Path) -> None:
    """The wrong example gives its code and no other, the right one nothing; for some codes, once they are drawn."""
    (tmp_path / "maya.png").write_bytes(PNG)
    code = CODES[name]
    raw = code.wrong.encode(code.saved_as)
    wrong = all_said(read(raw, "wrong.yaml", str(tmp_path), TODAY), code.drawn)
    if code.found:
        wrong = [judged(raw).diagnostic("wrong.yaml")]
        assert judged(code.right.encode()).kind is Kind.OURS
    assert {(one.code, one.severity) for one in wrong} == {(name, code.severity)}
    assert all_said(read(code.right, "right.yaml", str(tmp_path), TODAY), code.drawn) == []


def all_said(reading: Reading, drawn: bool) -> list[Diagnostic]:
    """What is said of a file, and of its drawing as a PDF where that is wanted."""
    found = list(reading.diagnostics)
    if drawn:
        assert reading.journey
        found += Drawing(reading.journey).missing_glyph_diagnostics("wrong.yaml", reading.text, RenderOptions("pdf"))
    return found


def test_only_what_no_file_is_to_blame_for_has_no_example() -> None:
    """Every code has both examples, but the one of a rule that fails."""
    assert [name for name, code in CODES.items() if not (code.wrong and code.right)] == ["internal-error"]


@pytest.mark.parametrize("name", CODES)
def test_explanations_are_whole(name: str) -> None:
    """A code is words joined by hyphens; its title is one sentence without its point, its explanation a few lines."""
    code = CODES[name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert re.fullmatch(r"[A-Z].*[^.!?]", code.title)
    assert 150 < len(code.why) < 700
    assert code.why.endswith(".")


def test_the_documentation_is_the_table(golden: Golden) -> None:
    """docs/diagnostics.md is what `cjmap explain --all` prints."""
    golden.check(ROOT / "docs" / "diagnostics.md", explanation.page())


def test_the_table_of_the_documentation_links_to_its_headings() -> None:
    """Every link of the page leads to a heading of the page."""
    page = explanation.page()
    links = re.findall(r"\]\(#([^)]+)\)", page)
    assert links == list(CODES)
    assert set(links) <= set(re.findall(r"^### (.+)$", page, re.MULTILINE))


def test_one_code(tmp_path: Path) -> None:
    """`cjmap explain CODE` prints its title, its explanation and both examples, whatever the capitals."""
    told = cjmap("explain", "Unknown-Key", cwd=tmp_path)
    assert told.returncode == 0
    text = told.stdout.decode()
    assert text.startswith("error[unknown-key]: Unknown key\n\n")
    for line in (*CODES["unknown-key"].wrong.splitlines(), *CODES["unknown-key"].right.splitlines()):
        assert f"    {line}\n" in text
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize(("former", "name"), FORMER.items())
def test_former_names(former: str, name: str, tmp_path: Path) -> None:
    """A renamed code is explained, and set in a config, by its former name too; it is listed by the new one alone."""
    assert former not in list(CODES) and name in list(CODES)
    told = cjmap("explain", former, cwd=tmp_path)
    assert (told.returncode, told.stdout.decode()) == (0, explanation.plain(name))
    (tmp_path / "cjmap.toml").write_text(f'[severity]\n{former} = "error"\n')
    assert config(tmp_path).severity == {name: Severity.ERROR}


def test_no_control_character_is_printed() -> None:
    """Examples that have a control character on purpose show its number."""
    for text in (explanation.plain("bad-character"), explanation.page()):
        assert "<U+0007>" in text
        assert all(character.isprintable() or character == "\n" for character in text)


def test_all_codes_listed(tmp_path: Path) -> None:
    """Without a code every code stands in a line with its severity and title."""
    text = cjmap("explain", cwd=tmp_path).stdout.decode()
    for name, code in CODES.items():
        assert re.search(rf"^  {name} +{code.severity.value} +{re.escape(code.title)}$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["unknown-kye"], 'did you mean "unknown-key"'),
        (["error"], "choose one of yaml-syntax, "),
        (["stale", "--all"], "not both"),
    ],
)
def test_wrong_usage(words: list[str], said: str, tmp_path: Path) -> None:
    """A code that there is not is answered with near ones, or all."""
    done = cjmap("explain", *words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
