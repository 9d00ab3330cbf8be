"""The bytes of a YAML file → whether it is ours: the maps of every slip are met, and no file of another tool is touched."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import GOOD, ROOT
from running import in_process as cjmap

from cjmap.diagnostics import Severity
from cjmap.pipeline import check
from cjmap.read.ids import is_near
from cjmap.read.kind import Kind, judged

OTHERS = sorted((ROOT / "tests" / "others").iterdir())
SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))
LINE = "# yaml-language-server: $schema=../schemas/journey.schema.json\n"
NOTICES = {"course", "docs-steps", "game-levels", "recipe", "storyboard", "user-personas"}
"""The files of other tools that have two signs of a journey."""


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_files_of_other_tools(path: Path) -> None:
    """No file of another tool is ours, and none is an error; those with two signs of a journey are a notice."""
    judgement = judged(path.read_bytes())
    assert judgement.kind is (Kind.SUSPECTED if path.stem in NOTICES else Kind.OTHER)
    assert judgement.severity is Severity.NOTICE


def test_nothing_touches_them(tmp_path: Path) -> None:
    """`fmt` and `check --fix` of a whole repository write to the maps alone, and the others fail nothing, not even strictly."""
    shutil.copytree(ROOT / "tests" / "others", tmp_path, dirs_exist_ok=True)
    (tmp_path / "a.yaml").write_text(GOOD)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.name != "a.yaml"}
    done = cjmap("fmt", ".", cwd=tmp_path)
    assert done.returncode == 0
    assert b"\n1 map, 43 other YAML files skipped, 6 possibly meant as maps: course.yaml, " in done.stderr
    for words in (["check", "--fix", "--strict", "."], ["build", "--strict", "."]):
        assert cjmap(*words, cwd=tmp_path).returncode == 0
    assert {path: path.read_bytes() for path in before} == before


def test_named_they_are_judged_and_left_alone(tmp_path: Path) -> None:
    """A file of another tool that is named is judged, and yet not written to; `--skip-others` passes over it."""
    text = (ROOT / "tests" / "others" / "gitlab-ci.yml").read_text()
    (tmp_path / "ci.yml").write_text(text)
    assert cjmap("check", "ci.yml", cwd=tmp_path).returncode == 1
    for words in (["fmt", "ci.yml"], ["check", "--fix", "ci.yml"]):
        done = cjmap(*words, cwd=tmp_path)
        assert done.returncode == 1
        assert b"not written to" in done.stderr or b"error" in done.stdout
        assert (tmp_path / "ci.yml").read_text() == text
    assert cjmap("check", "--skip-others", "ci.yml", cwd=tmp_path).returncode == 0
    piped = cjmap("fmt", "-", cwd=tmp_path, stdin=text)
    assert (piped.returncode, piped.stdout.decode()) == (1, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("title: A\nstages: [B]\n", Kind.OURS),
        (" title: A\n stages:\n - name: B\n", Kind.OURS),
        ('{"title": "A", "stages": ["B"]}', Kind.OURS),
        ("title: A\nstages: {name: B, goals: C}\n", Kind.OURS),
        ("title: A: B\nstages:\n  - name: 'B\n", Kind.OURS),
        ("title：A\nstages：\n  - name：B\n", Kind.OURS),
        ("title = A\nstages:\n  - name: B\n", Kind.OURS),
        ("title: A\nstages: [B]\nx: 1\ny: 2\n", Kind.OURS),
        ("title: A\nstages: [B]\nx: 1\ny: 2\nz: 3\n", Kind.SUSPECTED),
        ("title: A\nstages: [B]\nownr: 1\npersnas: 2\nx: 3\n", Kind.OURS),
        ("title: A\nstages: [B]\nstates: 1\nimages: 2\npages: 3\n", Kind.SUSPECTED),
        ("title: A\nstages:\n  - {name: B, goals: C, x: D}\n", Kind.OURS),
        ("title: A\nstages:\n  - {name: B, goals: C, x: D, y: E}\n", Kind.SUSPECTED),
        ("title: A\nstages:\n  - {nam: B}\n  - {goals: C}\n", Kind.OURS),
        ("title: A\nstages:\n  - {name: B}\n  - {goals: C}\n  - {goals: D}\n", Kind.SUSPECTED),
        (f"{LINE}phases: [A]\n", Kind.OURS),
        (f"{LINE}title: A\n", Kind.OURS),
        (LINE, Kind.OTHER),
        (LINE.replace("journey.", "other-journey.") + "title: A\n", Kind.OTHER),
        (LINE.replace("# yaml", "text: yaml") + "title: A\n", Kind.OTHER),
        (f"title: 'A\n{LINE}stages: [\n", Kind.OURS),
        ("title: A\nphases: [B]\n", Kind.SUSPECTED),
        ("title: A\nSTAGES: [B]\n", Kind.SUSPECTED),
        ("title: A\nstage: [B]\n", Kind.SUSPECTED),
        ("title: A\nstates: [B]\n", Kind.OTHER),
        ("journey:\n  stages: [B]\n  personas: C\n", Kind.SUSPECTED),
        ("title: A\npersonas:\n  maya: B\n  stages: [C]\n", Kind.SUSPECTED),
        ("stages: [A]\n", Kind.OTHER),
        ("stages:\n  - name: A\n    painpoints: B\n", Kind.SUSPECTED),
        ("title: A\n---\nstages: [B]\n", Kind.OURS),
        ("title: A\nstages: [find, buy]\n", Kind.OURS),
        ("title: A\nstages: [Find, buy]\nversion: 3\n", Kind.OURS),
        ("title: A\nstages: [find, buy]\nversion: 3\nscenario: B\n", Kind.OURS),
        ("title: A\nstages: B\npersonas: {maya: C}\n", Kind.OURS),
        ('version: "3"\ntitle: A\nstages: [build, test, deploy]\nnotes: B\n', Kind.OURS),
        ("title: A\nstages: B\n", Kind.OURS),
        ('title: "A"\nstages: "B"\nowner: \'C\'\n', Kind.OURS),
        ("title: A: B\nstages: C\nowner: D\n", Kind.OURS),
        ("plan:\n  title: A\n  stages: [B]\n", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_the_rule(text: str, kind: Kind) -> None:
    """A file is ours by its schema line and a sign, or by title and stages of which at least half is ours."""
    assert judged(text.encode()).kind is kind


def test_other_encodings() -> None:
    """A map that is not saved as UTF-8 is a map: its author has to hear of it."""
    for encoding in ("utf-16", "utf-16-be", "utf-8-sig", "latin-1"):
        assert judged("title: Café\r\nstages: [B]\r\n".encode(encoding)).kind is Kind.OURS
    assert judged(b"title: A\rstages: [B]\r").kind is Kind.OURS
    assert judged(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8).kind is Kind.OTHER


@pytest.mark.parametrize(
    ("text", "line", "message", "label"),
    [
        ("title: A\npersonas: B\nstags: [C]\n", 3, 'its stages are called "stags"', 'write "stages"'),
        ("title: A\npersonas: B\nphases: [C]\n", 3, 'its stages are called "phases"', 'write "stages"'),
        ("personas: B\nstages: [{touchpoints: C}]\n", 2, "it has no title", '"title" is missing'),
        ("Title: A\npersonas: B\nstages: [{emotion: C}]\n", 1, 'its title is called "Title"', 'write "title"'),
        ("journey:\n  title: A\n  personas: B\n  stages: [C]\n", 1, '"journey" stands around it', "take this line out"),
        ("title: A\npersonas: B\nsections:\n  - emotion: 1\n", 3, "it has no stages", 'call this "stages"?'),
        ("title: A\npersonas:\n  b: C\n  stages: [C]\n", 4, "stand below another key", "belongs at the left edge"),
        ("title: A\npersonas: B\nstages: [{a: 1, b: 2}]\n", 3, "most of its keys are none", "each with a name"),
    ],
)
def test_what_would_make_it_one(text: str, line: int, message: str, label: str) -> None:
    """Three signs are an error, at the key that would have to be `stages` or `title`, with what would be right."""
    found = judged(text.encode()).diagnostic("a.yaml")
    assert found.severity is Severity.ERROR
    assert found.span and found.span.line == line
    assert message in found.message and label in found.label
    assert "exclude in cjmap.toml" in found.help


@pytest.mark.parametrize(
    "word", ["stage", "Stages", "stagess", "sages", "satges", "stagse", "stoges", "st-ages", "STAGE"]
)
def test_near_spellings(word: str) -> None:
    """One letter added, lost, changed or swapped is near; capitals, spaces and hyphens do not count."""
    assert is_near(word, "stages")


@pytest.mark.parametrize("word", ["states", "pages", "images", "stag", "usages", "stagesss", "tsagse", "", "status"])
def test_what_is_not_near(word: str) -> None:
    """Two letters are too many, and a plural of its own is another word."""
    assert not is_near(word, "stages")


@given(
    st.integers(0, 10),
    st.sampled_from(["add", "lose", "change", "swap"]),
    st.characters(codec="ascii", categories=["Ll"]),
)
def test_every_slip_of_one_letter_is_near(at: int, slip: str, letter: str) -> None:
    """Wherever one letter of a name slips, it is still near."""
    name = "touchpoints"
    head, tail = name[:at], name[at:]
    made = {
        "add": head + letter + tail,
        "lose": head + tail[1:],
        "change": head + letter + tail[1:],
        "swap": head + tail[1:2] + tail[:1] + tail[2:],
    }[slip]
    assert is_near(made, name)


SLIPS: dict[str, Callable[[str, Random], str]] = {
    "misspelt": lambda text, chance: text.replace(
        "\nstages:", f"\n{chance.choice(['stags', 'satges', 'stage', 'stagges'])}:"
    ),
    "capitals": lambda text, chance: text.replace("\nstages:", f"\n{chance.choice(['Stages', 'STAGES'])}:"),
    "phases": lambda text, _: text.replace("\nstages:", "\nphases:"),
    "steps": lambda text, _: text.replace("\nstages:", "\nsteps:"),
    "indented": lambda text, _: re.sub("(?m)^(?=.)", " ", text),
    "wrapped": lambda text, _: "journey:\n" + re.sub("(?m)^(?=.)", "  ", text),
    "stages indented": lambda text, _: text.replace("\nstages:", "\n stages:"),
    "title lost": lambda text, _: re.sub("\ntitle: .*", "", text),
    "title misspelt": lambda text, _: text.replace("\ntitle:", "\ntitel:"),
    "bracket": lambda text, chance: _at_a_line(text, chance, "  [ : {"),
    "quotation mark": lambda text, chance: _at_a_line(text, chance, "'it: \"is"),
    "tab": lambda text, chance: _at_a_line(text, chance, "\t- x: : y"),
    "wide colons": lambda text, _: text.replace(": ", "：").replace(":\n", "：\n"),
}


def _at_a_line(text: str, chance: Random, words: str) -> str:
    lines = text.split("\n")
    lines.insert(chance.randrange(3, len(lines)), words)
    return "\n".join(lines)


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("lined", [True, False], ids=["lined", "unlined"])
def test_no_slip_makes_a_map_vanish(slip: str, lined: bool) -> None:
    """Whatever happens to a sample, it is met; it is an error where the last build knew it, with a line of its own."""
    for seed, path in enumerate(SAMPLES):
        text = path.read_text("utf-8").partition("\n")[2]
        raw = SLIPS[slip]((LINE if lined else "# a map\n") + text, Random(seed)).encode()
        assert judged(raw).kind is not Kind.OTHER, path.name
        known = judged(raw, known=True)
        if known.kind is Kind.SUSPECTED:
            assert known.severity is Severity.ERROR and known.span, path.name
        elif seed % 4 == 0 and slip not in ("indented", "wide colons"):
            assert any(found.is_error for found in check(raw, path.name, str(path.parent)).diagnostics), path.name


@pytest.mark.parametrize("raw", [b"", b"\n", b"# nothing\n", b"a: 1\n", b"- a\n", b"\x00\x01", b"text"])
def test_what_the_last_build_knew_is_an_error(raw: bytes) -> None:
    """A file that the last build drew, and that has nothing of a map now, is an error all the same."""
    found = judged(raw, known=True)
    assert (found.kind, found.severity) == (Kind.SUSPECTED, Severity.ERROR)
    assert found.message.startswith("the last build drew this file as a map, but ")


@settings(max_examples=150)
@given(st.binary(max_size=200), st.integers(0, 400), st.booleans())
def test_whatever_the_bytes(noise: bytes, at: int, known: bool) -> None:
    """Any bytes are judged without an exception, alone and in the middle of a map."""
    raw = GOOD.encode()
    for one in (noise, raw[:at] + noise + raw[at:]):
        found = judged(one, known)
        assert (found.kind is Kind.SUSPECTED) == bool(found.message)
        assert not (known and found.kind is Kind.OTHER)


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    """A map that grew past the limit is still one, and says so; of any larger file only the beginning is looked at."""
    (tmp_path / "a.yaml").write_text(GOOD + "notes:\n" + "  - x\n" * (1 << 18))
    done = cjmap("check", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert b"error[too-large]" in done.stdout


@pytest.mark.parametrize(
    "text",
    [
        "title: A\nsteps: " + "{a: " * 100_000,
        "title: A\nsteps: " + "[" * 300_000,
        "# journey.schema.json" + "\n" * 500_000,
        "title: A\nsteps:" + " " * 500_000 + "x",
        "title: A\nsteps: B\n" + "{" + " " * 500_000,
    ],
    ids=["deep keys", "deep lists", "empty lines", "spaces", "a brace"],
)
def test_what_would_take_for_ever(text: str) -> None:
    """However deep or empty a large file is, it is looked at once."""
    assert judged(text.encode(), known=True).kind is Kind.SUSPECTED


def test_what_is_doubtful_is_not_written_to(tmp_path: Path) -> None:
    """A translation, the stages of a build and a template have the keys of a map: none is touched, in a folder or by name."""
    texts = {
        "i18n.yaml": 'title: "Meine App"\nstages: "Phasen"\nowner: \'Besitzer\'\n',
        "ci.yaml": 'version: "3"\ntitle: x\nstages: [build, test, deploy]\nnotes: "y"\n',
        "template.yaml": "title: {{ title }}\nstages:\n  - name: A\n    emotion: １\n",
        "range.yaml": "title: 'A'\nstages:\n{{- range .stages }}\n  - name: B\n    emotion: １\n{{- end }}\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "a.yaml").write_text(GOOD)
    for words in (["fmt"], ["check", "--fix"]):
        cjmap(*words, ".", cwd=tmp_path)
        cjmap(*words, *texts, cwd=tmp_path)
        assert {name: (tmp_path / name).read_text() for name in texts} == texts
