"""`cjmap fmt` as a process: what it writes, what it leaves as it is, and what it says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from running import BAD, FIXABLE, GOOD, cjmap

TIDY = "title: T\nowner: O\nstages: [A]\n"
UNTIDY = "stages: [A]\nowner: 'O'\ntitle: T\n"


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A folder with a tidy and an untidy journey file, and other YAML."""
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "tidy.yaml").write_text(TIDY)
    (tmp_path / "maps" / "untidy.yaml").write_text(UNTIDY)
    (tmp_path / "maps" / "other.yaml").write_text("b: 1\na: 'x'\n")
    return tmp_path


def test_writes(maps: Path) -> None:
    """Journey files below a folder are written in house style; a second run finds nothing to do."""
    done = cjmap("fmt", "maps", cwd=maps)
    assert done.returncode == 0
    assert (maps / "maps" / "untidy.yaml").read_text() == TIDY
    assert (maps / "maps" / "other.yaml").read_text() == "b: 1\na: 'x'\n"
    assert b"formatted " in done.stderr and b"1 formatted, 1 file is in house style already" in done.stderr
    again = cjmap("fmt", "maps", cwd=maps)
    assert b"0 formatted, 2 files are in house style already" in again.stderr


def test_leaves_tidy_files_alone(maps: Path) -> None:
    """A file that is in house style is not written again."""
    file = maps / "maps" / "tidy.yaml"
    os.utime(file, (1, 1))
    cjmap("fmt", "maps", cwd=maps)
    assert file.stat().st_mtime == 1


def test_check(maps: Path) -> None:
    """`--check` writes nothing, names the files that would change, and fails when there are some."""
    done = cjmap("fmt", "--check", "maps", cwd=maps)
    assert done.returncode == 1
    assert b"would format" in done.stderr and b"untidy.yaml" in done.stderr and b"/tidy.yaml" not in done.stderr
    assert (maps / "maps" / "untidy.yaml").read_text() == UNTIDY
    assert cjmap("fmt", "--check", "maps/tidy.yaml", cwd=maps).returncode == 0


def test_diff(maps: Path) -> None:
    """`--diff` prints what would change, writes nothing, and is no failure of its own."""
    done = cjmap("fmt", "--diff", "maps/untidy.yaml", cwd=maps)
    assert done.returncode == 0
    assert {"+owner: O", "-owner: 'O'"} <= set(done.stdout.decode().splitlines())
    assert (maps / "maps" / "untidy.yaml").read_text() == UNTIDY
    assert cjmap("fmt", "--check", "--diff", "maps", cwd=maps).returncode == 1


def test_standard_input(tmp_path: Path) -> None:
    """From standard input the text goes to standard output, as it was where it cannot be formatted."""
    done = cjmap("fmt", "-", cwd=tmp_path, stdin=UNTIDY)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, TIDY, b"")
    broken = cjmap("fmt", "-", cwd=tmp_path, stdin=FIXABLE)
    assert (broken.returncode, broken.stdout.decode()) == (1, FIXABLE)
    assert cjmap("fmt", "--check", "-", cwd=tmp_path, stdin=UNTIDY).stdout == b""


def test_mistakes_of_writing(tmp_path: Path) -> None:
    """A file that YAML cannot read is left as it is, with the report of what is wrong; the others are formatted."""
    (tmp_path / "a.yaml").write_text(FIXABLE)
    (tmp_path / "b.yaml").write_text(UNTIDY)
    done = cjmap("fmt", "a.yaml", "b.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert b"error[" in done.stderr and b"a.yaml: it is left as it is" in done.stderr
    assert (tmp_path / "a.yaml").read_text() == FIXABLE
    assert (tmp_path / "b.yaml").read_text() == TIDY


def test_other_mistakes(tmp_path: Path) -> None:
    """A file that YAML can read is formatted whatever else is wrong with it, and says the same."""
    (tmp_path / "a.yaml").write_text(BAD)
    before = cjmap("check", "a.yaml", cwd=tmp_path).stdout.decode().count("error[")
    assert cjmap("fmt", "a.yaml", cwd=tmp_path).returncode == 0
    assert cjmap("check", "a.yaml", cwd=tmp_path).stdout.decode().count("error[") == before == 1


@pytest.mark.parametrize(
    "text", ["title: T\nstages: [A]\nmetrics: {css: }\n", "title: T\nstages:\n  [Pay (card, # why\n   cash)]\n"]
)
def test_hides_nothing(tmp_path: Path, text: str) -> None:
    """Where house style would hide an error or a warning of check, the file is left as it is."""
    (tmp_path / "a.yaml").write_text(text)
    done = cjmap("fmt", "a.yaml", cwd=tmp_path)
    assert done.returncode == 1 and b"left as it is" in done.stderr
    assert (tmp_path / "a.yaml").read_text() == text


def test_skips_others(maps: Path) -> None:
    """`--skip-others` passes over named files that are no journey files, as a hook names them."""
    done = cjmap("fmt", "--skip-others", "maps/other.yaml", "maps/untidy.yaml", cwd=maps)
    assert done.returncode == 0
    assert (maps / "maps" / "other.yaml").read_text() == "b: 1\na: 'x'\n"
    assert (maps / "maps" / "untidy.yaml").read_text() == TIDY


def test_encodings(tmp_path: Path) -> None:
    """A byte order mark goes, CRLF stays, and a file that is no UTF-8 is left as it is."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
    assert cjmap("fmt", "a.yaml", cwd=tmp_path).returncode == 0
    assert file.read_bytes() == TIDY.replace("\n", "\r\n").encode()
    latin = "title: Café\nstages: [A]\n".encode("latin-1")
    file.write_bytes(latin)
    assert cjmap("fmt", "a.yaml", cwd=tmp_path).returncode == 1
    assert file.read_bytes() == latin


def test_wrong_usage(tmp_path: Path) -> None:
    """A folder without journey files is wrong usage; a file that is not there is the machine's."""
    (tmp_path / "empty").mkdir()
    assert cjmap("fmt", "empty", cwd=tmp_path).returncode == 2
    assert cjmap("fmt", "none.yaml", cwd=tmp_path).returncode == 3


def test_good_file_keeps_its_meaning(tmp_path: Path) -> None:
    """The map of a formatted file is the map of the file before, byte for byte."""
    file = tmp_path / "a.yaml"
    file.write_text("# a map\n" + GOOD)
    first = cjmap("render", "a.yaml", "-o", "-", cwd=tmp_path).stdout
    cjmap("fmt", "a.yaml", cwd=tmp_path)
    assert cjmap("render", "a.yaml", "-o", "-", cwd=tmp_path).stdout == first


def test_every_file_gets_its_turn(tmp_path: Path) -> None:
    """Folded lines that end in a space and comments close to a text in quotes are formatted, and so is the file behind them."""
    (tmp_path / "a.yaml").write_text("title: T\nstages: [A]\nscenario: >\n  one \n  two\n")
    (tmp_path / "b.yaml").write_text("title: 'x' #note\nstages: [A]\n")
    (tmp_path / "c.yaml").write_text(UNTIDY)
    done = cjmap("fmt", "a.yaml", "b.yaml", "c.yaml", cwd=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "b.yaml").read_text() == "title: 'x'  #note\nstages: [A]\n"
    assert (tmp_path / "c.yaml").read_text() == TIDY
    assert b"3 formatted, 0 files" in done.stderr
