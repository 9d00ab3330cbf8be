"""House style: one form for every file, which says the same, keeps every comment at its key, and stays as it is."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT
from sprinkled import answer, made, sources, sprinkled
from strategies import Maker, Shape, shapes
from untidy import Untidy

from cjmap.read import read
from cjmap.read.format import NotFormatted, formatted
from cjmap.read.source import parse

SAMPLES = sorted((ROOT / "samples").rglob("*.yaml"))
BROKEN = sorted((ROOT / "tests" / "invalid").glob("*.yaml"))
UNTOUCHED = (
    "007", "3.10", "yes", "No", "12:30", "2026-01-05", "1e3", "0x1F", "0o17", "1_000", "~", "null", ".5", "+1", "-15%", "1:20:30",
    "=", "<<", "~10 min", "62%", "NaN", ".inf", "True", "a:b", "http://x.example/a#b", "'2.1'", "'true'", "'- a'", "'name:Shop'",
    "'• one'", "'Web,'", "'R&D;'", "'12:30'", "'#2f4b7c'",
)  # fmt: skip
MINIMAL = "title: T\nstages: [A]\n"


def with_value(value: str) -> str:
    return f"title: T\nscenario: {value}\nstages: [A]\n"


@given(shapes(stages=3, touchpoints=6, personas=2), st.randoms(use_true_random=False))
def test_untidy_file(shape: Shape, random: Random) -> None:
    """However untidy a file is, it comes out the same journey, every comment at its key, and is then left as it is."""
    untidy = Untidy(random)
    text = untidy.file(Maker(shape).journey())
    try:
        after = formatted(text)
    except NotFormatted as reason:
        assert "has no value" in str(reason)
        return
    assert formatted(after) == after
    before, again = read(text), read(after)
    assert again.journey == before.journey
    assert sorted(found.code for found in again.diagnostics) == sorted(found.code for found in before.diagnostics)
    lines = after.splitlines()
    for comment, key in (untidy.beside | untidy.above).items():
        (at,) = (at for at, line in enumerate(lines) if line.endswith(comment))
        line = next(line for line in lines[at:] if line.strip() and not line.lstrip().startswith("#"))
        assert line.lstrip(" -").startswith((f"{key}:", "'" + key.replace("'", "''") + "':", '"')), comment


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_samples_are_in_house_style(path: Path) -> None:
    """What we show is how we write."""
    text = path.read_text(encoding="utf-8")
    assert formatted(text) == text


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_files(path: Path) -> None:
    """A file with mistakes of writing is refused with them; one with other mistakes is formatted, and says the same."""
    text = path.read_bytes().decode("utf-8", "replace")
    source = parse(text, "")
    if source.root is None or any(found.is_error for found in source.diagnostics):
        with pytest.raises(NotFormatted) as refused:
            formatted(text)
        assert refused.value.diagnostics == source.diagnostics
        return
    try:
        after = formatted(text)
    except NotFormatted as reason:
        assert path.stem in ("no-value-in-braces", "a-list-only", "a-text-only"), reason
        return
    assert formatted(after) == after


@pytest.mark.parametrize("value", UNTOUCHED)
def test_words_stay(value: str) -> None:
    """A value stays as it is written, whatever YAML makes of it, in a line of its own and in brackets."""
    assert formatted(with_value(value)) == with_value(value)
    listed = f"title: T\nstages: [A]\n\ngoals:\n  - {value}\n"
    assert formatted(listed) == listed
    if not value.startswith("'") and value not in ("~", "null", "<<") and "#" not in value:
        flow = f"title: T\nstages: [A]\nnotes: [{value}, {value}]\n"
        assert formatted(flow) == flow


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"Shop"', "Shop"), ("'Pay by card, or cash'", "Pay by card, or cash"), ('"It\'s fine"', "It's fine"),
        ('"A: b"', "'A: b'"), ('"yes"', "'yes'"), ('"2.1"', "'2.1'"), ('""', "''"), ('"a \\u00e9"', "a é"), ("-now", "'-now'"),
        ("?why", "'?why'"), ('"tab\\there"', "\"tab\\there\""), ("one\n  line", "one line"),
        ('"a\\nb"', "|-\n  a\n  b\n"),
        ("{name: x}", "{name: x}"),
    ],
)  # fmt: skip
def test_quotation_marks(before: str, after: str) -> None:
    """Single quotes stand where they are needed, and nowhere else; double ones where only they can hold a text."""
    found = formatted(with_value(before))
    assert found.startswith(f"title: T\nscenario: {after}\n") or found.startswith(f"title: T\n\nscenario: {after}\n")


def test_order() -> None:
    """Keys stand in the order of the format; names of the author's own stay in theirs, unknown keys come last."""
    text = "stages:\n- metrics: {Zeta: 1, Alpha: 2}\n  goals: G\n  touchpoints: [T]\n  hue: x\n  phase: P\n  name: A\ntitle: T\n"
    assert formatted(text) == (
        "title: T\n\nstages:\n  - name: A\n    phase: P\n    goals: G\n    touchpoints: [T]\n"
        "    metrics: {Zeta: 1, Alpha: 2}\n    hue: x\n"
    )


def test_comments() -> None:
    """A comment goes with the key below or beside it; the head of the file stays on top, the end of a list at its end."""
    text = """\
# About this file
# yaml-language-server: $schema=journey.schema.json

# the columns
stages: # all of them
- # the first
  phase: P    # of the sale
  # what it is called
  name: A
  goals:
  - one
  # - two
# the heading
title: T
# the end
"""
    assert (
        formatted(text)
        == """\
# yaml-language-server: $schema=journey.schema.json
# About this file

# the heading
title: T

# the columns
stages:  # all of them
  # the first
  # what it is called
  - name: A
    phase: P  # of the sale
    goals:
      - one
      # - two
# the end
"""
    )


def test_brackets() -> None:
    """Brackets stay for words and numbers on one line; longer ones, texts that need quotes and comments make a block."""
    long = ", ".join(f"Channel number {number}" for number in range(9))
    text = f"title: T\nstages:\n  - name: A\n    channel: [{long}]\n    quotes: ['Yes: no', b]\n    goals: [a, # why\n      b]\n"
    blocks = "".join(f"      - {one}\n" for one in long.split(", "))
    assert formatted(text) == (
        f"title: T\n\nstages:\n  - name: A\n    channel:\n{blocks}    goals:\n      - a  # why\n      - b\n"
        "    quotes:\n      - 'Yes: no'\n      - b\n"
    )


def test_aliases() -> None:
    """What an alias stands for is written where it is first used, whatever the order of keys."""
    text = "title: T\nstages: [A]\nnotes: &all\n  - a\n  - b\ngoals: *all\n"
    assert formatted(text) == "title: T\nstages: [A]\n\ngoals: &all\n  - a\n  - b\n\nnotes: *all\n"


def test_blocks() -> None:
    """The lines of `|` and `>` blocks stay, indented anew, with their spaces and their comment."""
    text = "stages: [A]\ntitle: T\nevidence: |2-  # why\n     deep\n    less\nscenario: >+\n      a\n      b\n\n\n"
    after = formatted(text)
    assert "evidence: |2-  # why\n     deep\n    less\n" in after
    assert "scenario: >+\n  a\n  b\n" in after
    assert read(after).journey == read(text).journey


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends(end: str) -> None:
    """A file keeps its own line ends, and loses a byte order mark."""
    text = f"stages: [A]{end}title: T{end}"
    assert formatted("\ufeff" + text) == f"title: T{end}stages: [A]{end}"


def test_a_comment_that_may_be_text() -> None:
    """A text that YAML cuts off at a # is not made to look as if that was meant."""
    assert formatted(with_value("Shop #3")) == with_value("Shop #3")
    assert formatted(with_value("Shop     # three")) == with_value("Shop  # three")


def test_blank_lines() -> None:
    """Blocks at the top and stages stand apart by a blank line; several blank lines become one."""
    text = "title: T\n\n\n\nstate: as-is\nstages:\n  - name: A\n    phase: P\n  - name: B\n\n\n\n\ngoals:\n  - a\nnotes: n\n\n"
    assert formatted(text) == (
        "title: T\n\nstate: as-is\n\nstages:\n  - name: A\n    phase: P\n\n  - name: B\n\ngoals:\n  - a\n\nnotes: n\n"
    )


def test_no_keys() -> None:
    """What has no keys is refused in words."""
    with pytest.raises(NotFormatted, match=re.escape("it has no keys")):
        formatted("- a\n- b\n")


def test_folded_lines() -> None:
    """The lines of a `>` block end where the author ended them; a long text over several lines becomes such a block."""
    kept = "title: T\n\nscenario: >\n  one\n  two\n\n  three\n\nstages: [A]\n"
    assert formatted(kept) == kept
    row = "word " * 14
    text = f"title: T\nstages: [A]\nnotes: {row}\n   {row}\n"
    assert formatted(text) == f"title: T\nstages: [A]\n\nnotes: >-\n  {row.strip()}\n  {row.strip()}\n"


@pytest.mark.parametrize("text", ["title:\tT\nstages: [A]\nscenario: >\n  a\n", "notes: [... a, b]\nstages: [A]\ntitle: T\n",
                                  'notes: [1\n\n  2, b]\nstages: [A]\ntitle: T\n'])  # fmt: skip
def test_odd_forms(text: str) -> None:
    """Tabs between words, dots that could end a document, and a text of several lines in brackets come out for good at once."""
    after = formatted(text)
    assert formatted(after) == after
    assert read(after).journey == read(text).journey is not None


@pytest.mark.parametrize("part", range(10))
def test_files_with_everything(part: int) -> None:
    """Two hundred files with comments, anchors, blocks, odd spaces and indentation: each is formatted or refused with a place."""
    texts = sources()
    for number in range(part * 20, part * 20 + 20):
        random = Random(number)
        text = sprinkled(made(random) if random.random() < 0.4 else random.choice(texts), random)
        assert answer(text) in ("formatted", "refused"), number


@pytest.mark.parametrize(
    "text",
    [
        "scenario: >\n  one \n  two\n", "scenario: >\n  one\n  \ttwo\n",
        "scenario: >-\n  one  \n\n    two \n  three\n", "scenario: 'x' #note\n",
        "scenario: [  #note\n  x,  #note\n  ]\n", 'owner: "x y"   #4711\n',
    ],
)  # fmt: skip
def test_forms_that_are_seldom(text: str) -> None:
    """Folded lines that end or begin with a space, and comments close to their sign, are formatted and say the same."""
    text = MINIMAL + text
    after = formatted(text)
    assert formatted(after) == after
    assert read(after).journey == read(text).journey
    assert [one.code for one in read(after).diagnostics] == [one.code for one in read(text).diagnostics]


def test_a_comment_beside_an_alias() -> None:
    """Where an alias takes the place of a text that a ` #` close to it ended, the comment stands as beside every other value."""
    after = formatted(MINIMAL + "version: &a One # note\nowner: *a\n")
    assert "owner: &a One\nversion: *a  # note\n" in after
    assert formatted(after) == after


def test_description_before_touchpoints() -> None:
    """What describes a stage stands before its touchpoints."""
    text = "title: T\n\nstages:\n  - name: A\n    phase: P\n    description: D\n    goals: G\n    touchpoints: [T]\n"
    assert formatted(text) == text
    assert formatted(text.replace("    description: D\n", "") + "    description: D\n") == text


def test_comments_close_behind_signs() -> None:
    """A comment close behind a comma or an opening bracket is kept, with spaces before it."""
    assert formatted("title: T\nstages: ['a',#c1\n  b]\ngoals: [#c2\n  'a#b']\n") == (
        "title: T\n\nstages:\n  - 'a'  #c1\n  - b\n\ngoals: ['a#b']  #c2\n"
    )
    with pytest.raises(NotFormatted):
        formatted("title: 'T'#c1\nstages: [A]\n")
