"""A map has so much CPU time and no more, however many processes draw and in whichever way they were made."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import GOOD, cjmap, environment

from cjmap.batch.deadline import TooLong, deadline

if sys.platform == "win32":
    pytest.skip("Windows has no timer of CPU time", allow_module_level=True)

SLOW = """
import os, time
import cjmap.cli
from cjmap import pipeline
from cjmap.batch import workers

_draw = pipeline.Drawing.draw

def slow(self, *args, **how):
    if "Slow" in self.journey.title:
        SPEND
    return _draw(self, *args, **how)

pipeline.Drawing.draw = slow
workers.way = lambda: os.environ["METHOD"]
if __name__ == "__main__":
    cjmap.cli.main()
"""

PYTHON = """
        end = time.process_time() + 20
        while time.process_time() < end: pass
"""
"""Work that hears of a signal."""

LIBRARY = """
        import hashlib
        import cjmap.batch.deadline as one
        one.GRACE = 0
        one._end_after(1)
        hashlib.pbkdf2_hmac("sha256", b"", b"", 200_000_000)
"""
"""Work that hears of nothing until it is done, as in a library."""


def said(folder: Path, spend: str, jobs: str, method: str) -> tuple[int, list[str]]:
    """Build six maps of which one needs far more than a second, in a program of its own."""
    for number in range(6):
        (folder / f"m{number}.yaml").write_text(GOOD.replace("Buying", f"Buying {number}"))
    assert cjmap("build", cwd=folder).returncode == 0
    (folder / "m3.yaml").write_text(GOOD.replace("Buying", "Slow buying"))
    (folder / "main.py").write_text(SLOW.replace("SPEND", spend.strip()))
    command = [sys.executable, "main.py", "build", "--deadline", "1", "--jobs", jobs, "--force"]
    done = subprocess.run(
        command, cwd=folder, env=environment(METHOD=method), capture_output=True, check=False, timeout=60
    )
    return done.returncode, done.stderr.decode().splitlines()


METHODS = ["spawn", *(["fork"] if sys.platform == "linux" else [])]


@pytest.mark.parametrize(("jobs", "method", "spend"), [
    ("1", "spawn", PYTHON), *(("2", method, spend) for method in METHODS for spend in (PYTHON, LIBRARY)),
])  # fmt: skip
def test_a_map_that_takes_too_long(tmp_path: Path, jobs: str, method: str, spend: str) -> None:
    """Past its CPU time a map is given up with a message: exit code 1, its old drawing stays, all others are drawn."""
    code, lines = said(tmp_path, spend, jobs, method)
    assert code == 1
    assert lines == [
        "cjmap: m3.yaml: drawing this map takes more than 1 s of CPU time; --deadline gives it more",
        "output: 5 maps drawn",
    ]
    assert "Buying 3" in (tmp_path / "output" / "m3.svg").read_text()
    assert list((tmp_path / "output").glob(".cjmap-writing-*")) == []


def test_waiting_is_no_work() -> None:
    """Time in which a process waits does not count; that of a block that begins anew does not add up."""
    with deadline(0.2) as restart:
        time.sleep(0.3)
        for _ in range(3):
            restart()
            spend(0.1)
    with pytest.raises(TooLong), deadline(0.2):
        spend(5)
    spend(0.3)
    with deadline(0):
        spend(0.05)


def spend(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_a_deadline_draws_nothing_anew(tmp_path: Path) -> None:
    """The time that a map has is no part of what it is: with another one, everything is still fresh."""
    (tmp_path / "a.yaml").write_text(GOOD)
    assert cjmap("build", cwd=tmp_path).returncode == 0
    (tmp_path / "cjmap.toml").write_text("deadline = 3")
    assert cjmap("build", cwd=tmp_path).stderr == b"output: 0 maps drawn, 1 unchanged\n"
    assert cjmap("build", "--deadline", "0", cwd=tmp_path).stderr == b"output: 0 maps drawn, 1 unchanged\n"
