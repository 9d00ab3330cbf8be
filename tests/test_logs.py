"""What a build server reads in the log of cjmap: whatever files are called and say, none of their text is an order to it."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import cjmap

from cjmap.cli.terminal import difference
from cjmap.diagnostics import Diagnostic, Fix, Note, Span
from cjmap.report import REPORTERS
from cjmap.report.visible import one_line, visible, whole_line

ORDER = "\n::error::x\u2028::stop-commands::x\u2029\x85::add-mask::x\x0b\x0c\r::warning::x\x1b[2J\u202e##[add-mask]x##vso[task]x"
"""Every way to begin a line or an order that some server knows."""

NAME = "##[add-mask]x.yaml" if sys.platform == "win32" else f"::error ::{ORDER}.yaml"
QUOTED = '"' + "".join(f"\\u{ord(one):04x}" if not one.isprintable() else one for one in ORDER) + '"'
PLAIN = "::error::y ##[add-mask]y"

HOSTILE = f"""title: {QUOTED}
{QUOTED}: 1
'{PLAIN}': {QUOTED}
language: '{PLAIN}'
state: '{PLAIN}'
personas:
  - {{id: '{PLAIN}', name: {QUOTED}}}
stages:
  - name: {QUOTED}
    touchpoints:
      - {{name: {QUOTED}, id: {QUOTED}, emotion: '{PLAIN}', persona: '{PLAIN}'}}
      - |
        text
        ::error::z
    quotes: '{PLAIN}'
    metrics:
      '{PLAIN}': {{value: '{PLAIN}'}}
"""
"""A file with an order in every kind of text that a message repeats."""

RIGHT = f"""title:   {QUOTED}
personas:
  - {{id: maya, name: {QUOTED}}}
stages:
  - name: {QUOTED}
    touchpoints:
      - {{id: pay, name: {QUOTED}, emotion: 1, next: [{{end: success, share: 0.5, when: {QUOTED}}}]}}
      - id:   b
        name: |
          text
            ::error::z
        emotion: 2
"""
"""A file without an error whose texts are orders, not in house style."""

TORN = f"title: {PLAIN}: {PLAIN}\nstages:\n ::error::z: 1\n - name: x\n   ##[error]: {PLAIN}\n"


def obeyed(log: str) -> list[str]:
    """The lines in which a runner finds an order (actions/runner, ActionCommand.cs): at a start, or `##[` anywhere."""
    lines = [line for line in log.split("\n") if line.lstrip().startswith("::") or re.search(r"##\w*\[", line)]
    return [line for line in lines if not re.fullmatch(r"::(error|warning|notice) file=[^:]*::[^\x00-\x1f]*", line)]


def odd(log: str) -> set[str]:
    """The characters of a log that end a line somewhere, move the cursor or turn the text around."""
    return {one for one in log if one != "\n" and unicodedata.category(one) in {"Cc", "Cf", "Zl", "Zp", "Cs"}}


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a pull request may bring it."""
    folder = tmp_path_factory.mktemp("team")
    for place, text in (("wrong", HOSTILE), ("right", RIGHT), ("torn", TORN)):
        (folder / place).mkdir()
        (folder / place / NAME).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "words",
    [
        *(("check", "--format", name, "wrong", "torn", "right") for name in REPORTERS),
        ("check", "--fix", "torn"),
        ("fmt", "--diff", "."),
        ("fmt", "--check", "right", "wrong"),
        ("fmt", "right", "torn"),
        ("build", "-v", "--prune", "-o", f"out/{NAME}", "right", "wrong"),
        ("flow", f"right/{NAME}"),
        ("flow", "--format", "json", f"right/{NAME}"),
        ("flow", "--persona", NAME, f"right/{NAME}"),
        ("render", f"wrong/{NAME}"),
        ("render", f"right/{NAME}", "-o", f"{NAME}.svg"),
        ("render", f"right/{NAME}", "-f", NAME),
        ("render", "right", f"{NAME}"),
        ("check", NAME),
        ("build", NAME),
        ("preview", NAME),
        ("explain", NAME),
        ("new", f"wrong/{NAME}"),
        (NAME,),
        ("build", f"--{NAME}"),
    ],
    ids=lambda words: "-".join(word for word in words if word.isalpha()),
)  # fmt: skip
def test_nothing_of_a_pull_request_is_an_order(team: Path, words: tuple[str, ...]) -> None:
    """Names and texts come out of every command with line ends, controls and orders written out, on both streams."""
    ended = cjmap(*words, cwd=team)
    log = (ended.stdout + b"\n" + ended.stderr).decode("utf-8")
    assert log.strip()
    assert obeyed(log) == []
    assert odd(log) == set()


def test_a_config_is_no_order(tmp_path: Path) -> None:
    """What is wrong in the project's config is said in one line, whatever its keys and values are."""
    (tmp_path / "cjmap.toml").write_text(f"theme = {QUOTED}\n", encoding="utf-8")
    ended = cjmap("build", cwd=tmp_path)
    assert ended.returncode == 2
    log = ended.stderr.decode("utf-8")
    assert (obeyed(log), odd(log)) == ([], set())


TEXTS = st.text(st.sampled_from([*"ab:#[] \t", *ORDER]) | st.characters(), max_size=40)


@given(TEXTS, TEXTS)
def test_no_text_is_an_order(text: str, other: str) -> None:
    """Any text, in any part of a diagnostic, gives one line where one is meant, and none that a server obeys."""
    fix, note = Fix(1, text, other), Note(other, Span(1, 1, 1, 9))
    found = Diagnostic(
        "unknown-key", text, other or "x", Span(1, 1, 1, len(text) + 1), label=other, help=text, fix=fix, notes=(note,)
    )
    for name, form in REPORTERS.items():
        log = form.report([found], {found.path: text}, False)
        assert obeyed(log) == [], name
        assert odd(log) <= {"\t", *re.findall("[\u200c\u200d]", text + other)} | {
            one for one in text + other if unicodedata.category(one) == "Cf" and visible(one) == one
        }
    assert "\n" not in one_line(text) + whole_line(visible(text))
    assert obeyed(whole_line(visible(text)) + "\n" + difference(other, text, other, "note")) == []
