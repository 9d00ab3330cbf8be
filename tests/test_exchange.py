"""`cjmap export` and `cjmap import`: journeys leave as files of other kinds, and come back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import BAD, GOOD, ROOT, WARNED, cjmap

import cjmap as library
from cjmap.exporters import EXPORTERS, exported
from cjmap.importers import IMPORTERS, OtherKind, imported, in_house_style

SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_json_there_and_back(sample: Path) -> None:
    """What is exported as JSON is imported as the same journey, in the house style that is exported as YAML."""
    journey = library.load(sample)
    found = imported("json", exported("json", journey), str(sample.with_suffix(".json")))
    assert found.journey is not None
    assert in_house_style(found.journey).encode() == exported("yaml", journey)


def test_the_commands(tmp_path: Path) -> None:
    """The kind follows the ending; without OUT the file stands in the current folder; - is a pipe."""
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.yaml").write_text(GOOD)
    assert cjmap("export", "maps/a.yaml", "-f", "json", cwd=tmp_path).stderr == b"wrote a.json\n"
    assert json.loads((tmp_path / "a.json").read_text())["title"] == "Buying a laptop"
    assert cjmap("import", "a.json", cwd=tmp_path).stderr == b"wrote a.yaml\n"
    assert cjmap("check", "a.yaml", "--strict", cwd=tmp_path).returncode == 0
    piped = cjmap("export", "-", "-f", "json", cwd=tmp_path, stdin=GOOD)
    assert piped.stdout == (tmp_path / "a.json").read_bytes() and piped.stderr == b""
    back = cjmap("import", "-", "--from", "json", cwd=tmp_path, stdin=piped.stdout)
    assert back.stdout == (tmp_path / "a.yaml").read_bytes() and back.stderr == b""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "a.yaml", "-f", "json"), b"a.json exists; --force overwrites it"),
        (("export", "a.yaml", "-f", "yaml", "--force"), b"a.yaml is the journey file itself"),
        (("export", "a.yaml"), b"give the format with -f: yaml (.yaml) or json (.json)"),
        (("export", "a.yaml", "-f", "jsn"), b'did you mean "json"?'),
        (("import", "a.json"), b"a.yaml exists; --force overwrites it"),
        (("import", "a.json", "-o", "a.json", "--force"), b"a.json is the file to read itself"),
        (("import", "a.yaml"), b"give the format of a.yaml with --from: json (.json)"),
        (("import", "-"), b"give the format of <stdin> with --from"),
    ],
)
def test_wrong_usage_writes_nothing(words: tuple[str, ...], said: bytes, tmp_path: Path) -> None:
    """What exists stays as it is, and what is not clear is asked for, with exit code 2."""
    for name in ("a.yaml", "a.json"):
        (tmp_path / name).write_text(GOOD)
    done = cjmap(*words, cwd=tmp_path)
    assert done.returncode == 2 and said in done.stderr
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.yaml": GOOD, "a.json": GOOD}


def test_force_overwrites(tmp_path: Path) -> None:
    """With --force the file is the new one."""
    (tmp_path / "a.yaml").write_text(GOOD)
    (tmp_path / "a.json").write_text("mine")
    assert cjmap("export", "a.yaml", "-f", "json", "--force", cwd=tmp_path).returncode == 0
    assert cjmap("import", "a.json", "--force", cwd=tmp_path).returncode == 0


def test_what_is_wrong_is_said_at_its_place(tmp_path: Path) -> None:
    """Errors stop both commands with exit code 1 and no file; warnings are told, and stop nothing."""
    (tmp_path / "bad.yaml").write_text(BAD)
    done = cjmap("export", "bad.yaml", "-f", "json", cwd=tmp_path)
    assert done.returncode == 1 and b"--> bad.yaml:9:9" in done.stderr and done.stdout == b""
    (tmp_path / "bad.json").write_text('{"title": "A",\n "stagse": ["B"]}\n')
    done = cjmap("import", "bad.json", "-o", "new.yaml", cwd=tmp_path)
    assert done.returncode == 1 and b"--> bad.json:2:2" in done.stderr
    (tmp_path / "no.json").write_text("title: A\n")
    done = cjmap("import", "no.json", cwd=tmp_path)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1) and b"no.json: not valid JSON" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"bad.yaml", "bad.json", "no.json"}
    (tmp_path / "warned.yaml").write_text(WARNED)
    done = cjmap("export", "warned.yaml", "-f", "json", cwd=tmp_path)
    assert done.returncode == 0 and b"warning[stale]" in done.stderr
    gone = cjmap("import", "gone.json", cwd=tmp_path)
    assert gone.returncode == 3 and b"gone.json" in gone.stderr


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"[" * 100_000, b"9" * 10_000, b"{} {}"])
def test_bytes_that_are_no_json(raw: bytes) -> None:
    """Whatever the bytes are, they are no journey file as JSON, and that is said in a sentence."""
    with pytest.raises(OtherKind, match="not valid JSON"):
        imported("json", raw, "a.json")


def test_entries_call_themselves_by_their_names() -> None:
    """Each kind of file is known by its own name, with a few words about it and its ending."""
    assert {name: one.name for name, one in (*IMPORTERS.items(), *EXPORTERS.items())} == {
        "json": "json",
        "yaml": "yaml",
    }
    assert all(one.about and one.extension.startswith(".") for one in EXPORTERS.values())
    assert all(one.about and all(end.startswith(".") for end in one.extensions) for one in IMPORTERS.values())


def test_a_text_is_put_in_house_style_where_it_can_be() -> None:
    """An importer may give the text of a journey file in any style; one with mistakes of writing stays as it is."""
    assert in_house_style('stages: [ "A" ]\ntitle:   B\n') == "title: B\nstages: [A]\n"
    assert in_house_style("title: B: C\n") == "title: B: C\n"
