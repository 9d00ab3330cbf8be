"""Only ordinary files are read and written: everything else is named, and the rest goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import GOOD, cjmap, environment

if sys.platform != "linux":
    pytest.skip("pipes, sockets and devices as Linux has them", allow_module_level=True)

import socket

NO_FILE = "not a regular file"


@pytest.fixture
def special(tmp_path: Path) -> Iterator[list[str]]:
    """Names of things that are no ordinary files, in a folder of a good map."""
    (tmp_path / "good.yaml").write_text(GOOD)
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    (tmp_path / "proc.yaml").symlink_to("/proc/self/status")
    here = Path.cwd()
    os.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.yaml")
        os.chdir(here)
        yield ["pipe.yaml", "proc.yaml", "socket.yaml", "zero.yaml"]


@pytest.mark.parametrize("words", [["build"], ["check"], ["fmt"], ["render", "-o", "out/"]], ids=lambda words: words[0])
def test_as_input(tmp_path: Path, special: list[str], words: list[str]) -> None:
    """Each is named and passed over without a wait; the good map beside them is taken."""
    done = cjmap(words[0], *special, "good.yaml", *words[1:], cwd=tmp_path)
    assert done.returncode == 3
    for name in special:
        assert f"cjmap: {name}: {NO_FILE}" in done.stderr.decode().splitlines()
    taken = {"build": "1 map drawn", "check": "1 file, no errors", "fmt": "1 formatted", "render": "wrote out/good.svg"}
    assert taken[words[0]] in (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("kind", ["pipe", "folder"])
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_as_output(tmp_path: Path, kind: str, force: list[str]) -> None:
    """In the place of a drawing, a page or the record each is named and stays, also with `--force`; the rest is written."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(GOOD)
    output = tmp_path / "output"
    output.mkdir()
    names = ("a.svg", "index.html", "atlas.pdf", ".cjmap-cache.json")
    for name in names:
        os.mkfifo(output / name) if kind == "pipe" else (output / name).mkdir()
    done = cjmap("build", "--atlas", *force, cwd=tmp_path)
    assert done.returncode == 3
    for name in names:
        words = NO_FILE if kind == "pipe" else "this is a folder, not a file"
        assert f"cjmap: output/{name}: {words}" in done.stderr.decode()
        assert (output / name).is_fifo() or (output / name).is_dir()
    assert (output / "b.svg").is_file()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1"])
def test_standard_output_by_another_name(tmp_path: Path, name: str) -> None:
    """The other names of standard output are `-`: what is sent on or appended is whole, and no file is replaced."""
    (tmp_path / "a.yaml").write_text(GOOD)
    drawn = cjmap("render", "a.yaml", "-o", "-", cwd=tmp_path).stdout
    assert drawn.startswith(b"<svg")
    assert cjmap("render", "a.yaml", "-o", name, "-f", "svg", cwd=tmp_path).stdout == drawn
    with (tmp_path / "all.txt").open("ab") as file:
        file.write(b"before\n")
        file.flush()
        command = [sys.executable, "-m", "cjmap", "render", "a.yaml", "-o", name, "-f", "svg"]
        subprocess.run(command, cwd=tmp_path, stdout=file, check=True, env=environment())
    assert (tmp_path / "all.txt").read_bytes() == b"before\n" + drawn
    assert cjmap("new", name, cwd=tmp_path).stdout == cjmap("new", "-", cwd=tmp_path).stdout


def test_what_a_shell_hands_in(tmp_path: Path) -> None:
    """What is open already is read by its name: a pipe of the shell, standard input."""
    done = cjmap("check", "/dev/stdin", cwd=tmp_path, stdin=GOOD)
    assert (done.returncode, done.stdout) == (0, b"1 file, no errors\n")


WITHOUT_RIGHTS = """
import ctypes, os, sys
for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: root may do everything with them
    ctypes.CDLL(None).prctl(24, right)
os.execv(sys.executable, [sys.executable, "-m", "cjmap", *sys.argv[1:]])
"""


@pytest.mark.parametrize("mode", [0o000, 0o300, 0o500])
@pytest.mark.parametrize("words", [["build", "a.yaml", "-o", "locked"], ["render", "a.yaml", "-o", "locked/"]])
def test_a_folder_that_may_not_be_used(tmp_path: Path, mode: int, words: list[str]) -> None:
    """An output folder that cannot be read or written is the machine's, not wrong usage."""
    (tmp_path / "a.yaml").write_text(GOOD)
    (tmp_path / "locked").mkdir(mode=mode)
    command = [sys.executable, "-c", WITHOUT_RIGHTS, *words]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    said = done.stderr.decode().splitlines()
    (tmp_path / "locked").chmod(0o700)
    if mode == 0o300 and words[0] == "render":  # who writes one file need not look around
        assert done.returncode == 0
        return
    assert done.returncode == 3
    assert len(said) == 1
    assert "access is not allowed" in said[0]
    assert list((tmp_path / "locked").iterdir()) == []


def test_a_folder_of_maps_that_may_not_be_read(tmp_path: Path) -> None:
    """A folder in which nothing can be looked at is named, what is beside it is built, and nothing is removed."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "m.yaml").write_text(GOOD)
    cjmap("build", cwd=tmp_path)
    (tmp_path / "b").chmod(0o000)
    command = [sys.executable, "-c", WITHOUT_RIGHTS, "build", "--prune"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    (tmp_path / "b").chmod(0o700)
    assert done.returncode == 3
    assert "b: access is not allowed" in done.stderr.decode()
    assert (tmp_path / "output" / "b" / "m.svg").is_file()


def test_links_that_lead_out(tmp_path: Path) -> None:
    """A build draws no file that a link brings in from outside, nor a picture; it says so, and draws the rest."""
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside, outside):
        folder.mkdir()
    (outside / "secret.yaml").write_text(GOOD.replace("Buying", "Secret"))
    (outside / "secret.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    )
    (inside / "link.yaml").symlink_to(outside / "secret.yaml")
    (inside / "tom.svg").symlink_to(outside / "secret.svg")
    (inside / "pictured.yaml").write_text(GOOD.replace("name: Tom}", "name: Tom, image: tom.svg}"))
    (inside / "good.yaml").write_text(GOOD)
    done = cjmap("build", cwd=inside)
    assert done.returncode == 1
    said = done.stderr.decode()
    assert "link.yaml: skipped: a link that leads out of the folder" in said
    assert '"tom.svg" is outside the folder' in said
    assert sorted(path.name for path in (inside / "output").glob("*.svg")) == ["good.svg"]
