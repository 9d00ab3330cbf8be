"""A file that is written is at every moment the old one or the whole new one."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import GOOD, UNMEASURED, cjmap, environment

from cjmap.cli.files import write_atomically
from cjmap.cli.terminal import MACHINE, MachineError

WRITER = """
import sys
import cjmap.cli, cjmap.read
from cjmap.cli.files import write_atomically

def work():
    contents = [letter * 3_000_000 for letter in (b"a", b"b")]
    write_atomically(target, contents[0])
    print("ready", flush=True)
    while True:
        for content in contents:
            write_atomically(target, content)

target = sys.argv.pop()
cjmap.read.schema_text = work
sys.argv.append("schema")
cjmap.cli.main()
"""
"""The command line, writing one of two files again and again instead of printing the schema."""


def leftovers(folder: Path) -> list[str]:
    """The files in a folder that nobody asked for."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """A kill that no process can answer, at random moments of writing, leaves one of the two whole files."""
    target = tmp_path / "map.svg"
    moments = random.Random(7)
    for _ in range(8):
        command = [sys.executable, "-c", WRITER, str(target)]
        with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(moments.uniform(0, 0.03))
            process.kill()
        data = target.read_bytes()
        assert len(data) == 3_000_000
        assert len(set(data)) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_told_to_end(tmp_path: Path, number: signal.Signals) -> None:
    """A process that is told to end takes its temporary file with it, says nothing, and ends as shells expect."""
    command = [sys.executable, "-c", WRITER, str(tmp_path / "map.svg")]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.02)
        process.send_signal(number)
        said = process.stderr.read()
    assert process.returncode == 128 + number
    assert said.strip() == b""
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("call", ["fsync", "fdopen"])
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """Where the disk is full, the old file stays, nothing else does, and the message says so in one line."""
    target = tmp_path / "map.svg"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, full)
    with pytest.raises(MachineError) as caught:
        write_atomically(str(target), b"new")
    assert caught.value.message == f"{target}: the disk is full"
    assert caught.value.exit_code == MACHINE
    assert target.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


def test_no_room_for_the_file(tmp_path: Path) -> None:
    """A real process that may not write that much ends with exit code 3 and one line, and leaves the old map."""
    (tmp_path / "a.yaml").write_text(GOOD)
    (tmp_path / "a.dot").write_text("old")
    limited = "import resource, cjmap.cli; resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)); cjmap.cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", limited, "render", "a.yaml", "-o", "a.dot"],
        cwd=tmp_path,
        env=environment(PYTHONDONTWRITEBYTECODE="1", **UNMEASURED),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == ["cjmap: a.dot: the file would be larger than is allowed here"]
    assert (tmp_path / "a.dot").read_text() == "old"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("folder.svg", "folder.svg: this is a folder, not a file"),
        ("file/map.svg", "file/map.svg: a part of this path is a file, not a folder"),
        ("nowhere/map.svg", "nowhere/map.svg: there is no such file or folder"),
        ("n" * 300 + ".svg", "n" * 300 + ".svg: the name is too long"),
    ],
)
def test_where_no_file_can_be(tmp_path: Path, output: str, words: str) -> None:
    """A folder in place of the file, a file in place of a folder, or no folder at all is exit code 3 and one line."""
    (tmp_path / "a.yaml").write_text(GOOD)
    (tmp_path / "folder.svg").mkdir()
    (tmp_path / "folder.svg" / "inside").touch()
    (tmp_path / "file").write_text("kept")
    done = cjmap("new", output, cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [f"cjmap: {words}"]
    assert (tmp_path / "file").read_text() == "kept"


def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    """Who may read a map stays as it was; a new one gets what the system gives to new files."""
    old, new = tmp_path / "old.svg", tmp_path / "new.svg"
    old.write_bytes(b"old")
    old.chmod(0o640)
    write_atomically(str(old), b"x")
    write_atomically(str(new), b"x")
    plain = tmp_path / "plain"
    plain.touch()
    assert old.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == plain.stat().st_mode


def test_a_link_is_written_through(tmp_path: Path) -> None:
    """A link stays a link, and what it points at is replaced, in its own folder."""
    folder = tmp_path / "far"
    folder.mkdir()
    (folder / "map.svg").write_bytes(b"old")
    link = tmp_path / "map.svg"
    link.symlink_to(Path("far") / "map.svg")
    write_atomically(str(link), b"new")
    assert link.is_symlink()
    assert (folder / "map.svg").read_bytes() == b"new"
    assert leftovers(tmp_path) + leftovers(folder) == []


def test_a_device_is_not_replaced() -> None:
    """What is no ordinary file is written to, and stays what it is."""
    write_atomically("/dev/null", b"x")
    assert Path("/dev/null").is_char_device()
