"""Jobs spread over processes: every one is answered for, whatever becomes of a process."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from running import GOOD, environment

from cjmap.batch.workers import Lost, spread

METHODS = ["spawn", *(["fork"] if sys.platform == "linux" else [])]


def doubled(job: int) -> int:
    return 2 * job


def fatal(job: int, deadly: frozenset[int]) -> int:
    """Doubles, and dies of some numbers as of a fault in a library."""
    if job in deadly:
        os._exit(7)
    return 2 * job


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("processes", [1, 3, 20])
def test_every_job_once(method: str, processes: int) -> None:
    """Every job comes back once with what was made of it, however many processes there are."""
    assert sorted(spread(range(10), doubled, processes, method)) == [(job, 2 * job) for job in range(10)]
    assert list(spread([], doubled, processes, method)) == []


@pytest.mark.parametrize("method", METHODS)
def test_a_process_dies(method: str) -> None:
    """A job that ends its process is told as lost; all others are done, those too that the process had taken."""
    deadly = frozenset({0, 5, 6, 11})
    results = dict(spread(range(12), partial(fatal, deadly=deadly), 2, method))
    assert results == {job: Lost(7) if job in deadly else 2 * job for job in range(12)}


@pytest.mark.parametrize("method", METHODS)
def test_nobody_is_left(method: str) -> None:
    """Who stops listening in the middle leaves no process behind."""
    told = spread(range(100), doubled, 3, method)
    next(told)
    told.close()
    assert multiprocessing.active_children() == []


PARENT = """
import os
import sys
import time
from cjmap.batch.workers import Lost, spread

def work(job):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one piece: several processes write
    return job

if __name__ == "__main__":
    for _ in spread(range(1000), work, 3, sys.argv[1]):
        time.sleep(0.2)
"""


@pytest.mark.parametrize("method", METHODS)
def test_the_parent_dies(tmp_path: Path, method: str) -> None:
    """When the parent is killed, its processes end by themselves."""
    (tmp_path / "parent.py").write_text(PARENT)
    command = [sys.executable, str(tmp_path / "parent.py"), method]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE) as process:
        assert process.stdout
        try:
            ids = {int(process.stdout.readline()) for _ in range(6)}
        finally:
            process.kill()
        process.stdout.read()  # ends when the last of them has ended
    assert len(ids) > 1
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{number}").exists() for number in ids) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(Path(f"/proc/{number}").exists() for number in ids)


@pytest.mark.parametrize("method", METHODS)
def test_a_build_either_way(tmp_path: Path, method: str) -> None:
    """A build draws the same whichever way its processes are made, and says which map ended one."""
    for number in range(6):
        (tmp_path / f"m{number}.yaml").write_text(GOOD.replace("Buying", f"Buying {number}"))
    code = f"import cjmap.cli; from cjmap.batch import workers; workers.way = lambda: {method!r}; cjmap.cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--jobs", "2"],
        cwd=tmp_path, env=environment(), capture_output=True, check=True,
    )  # fmt: skip
    assert done.stderr.decode().splitlines() == ["output: 6 maps drawn"]
    for number in range(6):
        assert f"Buying {number} a laptop" in (tmp_path / "output" / f"m{number}.svg").read_text()


ALL_KILLED = """
import os
import signal
import subprocess
from cjmap.batch.workers import spread

def work(job):
    if job == 1:  # as who ends all processes of a build but the first
        listed = subprocess.run(["ps", "--ppid", str(os.getppid()), "-o", "pid="], capture_output=True, text=True)
        for number in map(int, listed.stdout.split()):
            os.kill(number, signal.SIGKILL)
    return job

if __name__ == "__main__":
    print(sum(1 for _ in spread(range(20), work, 2, "spawn")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the others list their processes in another way")
def test_nothing_is_said_of_what_was_killed_too(tmp_path: Path) -> None:
    """Where everything that a build has started is killed, Python's own helper with it, the build goes on in silence."""
    (tmp_path / "parent.py").write_text(ALL_KILLED)
    done = subprocess.run(
        [sys.executable, str(tmp_path / "parent.py")], env=environment(), capture_output=True, check=True
    )
    assert done.stdout == b"20\n"
    assert done.stderr == b""


def test_a_map_that_ends_its_process(tmp_path: Path) -> None:
    """A map that brings a library down is named; the others are drawn, and the exit code is 3."""
    for number in range(6):
        (tmp_path / f"m{number}.yaml").write_text(GOOD.replace("Buying", f"Buying {number}"))
    code = (
        "import os, cjmap.cli; from cjmap.batch import build, draw\n"
        "def deadly(job, plan): return os._exit(1) if job.relative == 'm3.yaml' else draw.drawn(job, plan)\n"
        "build.drawn = deadly; cjmap.cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--jobs", "2"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        "cjmap: m3.yaml: drawing this map ended unexpectedly", "output: 5 maps drawn",
    ]  # fmt: skip


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_map_on_which_we_fail(tmp_path: Path, jobs: str) -> None:
    """A fault of our own over one map is said of it in a line; the others are drawn, and the exit code is 3."""
    for number in range(6):
        (tmp_path / f"m{number}.yaml").write_text(GOOD.replace("Buying", f"Buying {number}"))
    code = (
        "import cjmap.cli; from cjmap import pipeline; draw = pipeline.Drawing.draw\n"
        "def failing(self, *words, **how): return 1 / 0 if '3' in self.journey.title else draw(self, *words, **how)\n"
        "pipeline.Drawing.draw = failing; cjmap.cli.main()"
    )
    command = [sys.executable, "-c", code, "build", "--jobs", jobs]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        "cjmap: m3.yaml: cjmap itself failed on this map (ZeroDivisionError: division by zero); please report it",
        "output: 5 maps drawn",
    ]
