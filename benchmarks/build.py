"""A corpus of 500 maps → how long builds of it take, against what must hold, and where the time goes.

    python benchmarks/build.py [NUMBER_OF_MAPS]

F1 is the time of `python -c "import click, yaml, jsonschema"`: a measure of the machine. What must hold is said for a
machine where it is 0.1 s, and scaled to this one.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import corpus

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = 0.1
RUNS = 5
SVG_A_SECOND, PDF_A_SECOND = 40, 20
PROFILED = 60
"""Maps that are drawn under a profiler."""


class Took(NamedTuple):
    """Seconds of a command: on the wall, and of all its processes on the cores."""

    wall: float
    cpu: float


def took(words: list[str], cwd: Path, times: int = 1) -> Took:
    """The quickest of some runs of a Python command."""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    runs = []
    for _ in range(times):
        start, before = time.perf_counter(), os.times()
        subprocess.run([sys.executable, *words], cwd=cwd, env=env, check=True, capture_output=True)
        wall, after = time.perf_counter() - start, os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        runs.append(Took(wall, cpu))
    return min(runs)


def build(folder: Path, *words: str, times: int = 1) -> Took:
    return took(["-m", "cjmap", "build", "maps", *words], folder, times)


def told(what: str, run: Took, limit: float, number: int = 0) -> None:
    rate = f"{number / run.wall:.0f} maps/s" if number else ""
    verdict = f"must: {limit:.2f} s  {'holds' if run.wall <= limit else 'TOO SLOW'}" if limit else ""
    print(f"{what:<30} {run.wall:6.2f} s  {run.cpu:6.2f} s of CPU  {rate:<11} {verdict}")


def measure(folder: Path, number: int) -> None:
    f1 = took(["-c", "import click, yaml, jsonschema"], folder, RUNS).wall
    scale = f1 / REFERENCE
    paths = corpus.write(folder / "maps", number)
    load = os.getloadavg()[0]
    print(f"{number} maps, {len(os.sched_getaffinity(0))} cores, F1 = {f1:.3f} s, load of the machine {load:.1f}\n")
    told("first build, SVG", build(folder), number / SVG_A_SECOND * scale, number)
    again = 2 * f1 + 0.001 * number * scale
    told("nothing changed, SVG", build(folder, times=RUNS), again)
    paths[0].write_text(corpus.journey(number + 1))
    told("one changed, SVG", build(folder), again)
    told("first build, PDF", build(folder, "-f", "pdf"), number / PDF_A_SECOND * scale, number)
    told("nothing changed, PDF", build(folder, "-f", "pdf", times=RUNS), again)
    told("the atlas, in one process", build(folder, "--atlas"), 0, number)
    told("nothing changed, with atlas", build(folder, "--atlas", times=RUNS), again)


def memory(folder: Path, number: int) -> None:
    """The most that any process of a build needs, of a fifth of the maps and of all."""
    print("\nmost memory of a process")
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True);"
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    for many in (number // 5, number):
        corpus.write(folder / f"m{many}", many)
        for words in ([], ["-f", "pdf"], ["--atlas"]):
            call = [sys.executable, "-m", "cjmap", "build", f"m{many}", "-o", "x", "--force", *words]
            done = subprocess.run(
                [sys.executable, "-c", code, *call], cwd=folder, env=env, capture_output=True, check=True
            )
            print(f"  {many:4} maps {' '.join(words) or 'svg':<8} {int(done.stdout):4} MiB")


def where(folder: Path, format_: str) -> None:
    """The share of each part of the program, of one process drawing some maps."""
    sys.path.insert(0, str(ROOT))
    from cjmap.batch.draw import Job, OutputTarget, Plan, drawn
    from cjmap.batch.staging import staging
    from cjmap.options import RenderOptions

    corpus.write(folder / "profiled", PROFILED)
    jobs = [
        Job(path, path.stem, path.name, (OutputTarget(f"{path.stem}.{format_}", RenderOptions(format_)),))
        for path in sorted((folder / "profiled").rglob("*.yaml"))
    ]
    with staging(folder / "profile") as place:
        plan = Plan(folder / "profile", place)
        drawn(jobs[0], plan)  # libraries and fonts are loaded
        profile = cProfile.Profile()
        profile.enable()
        for job in jobs[1:]:
            drawn(job, plan)
        profile.disable()
    print(f"\nwhere the time of {format_.upper()} goes, in one process (under a profiler)")
    parts: dict[str, float] = defaultdict(float)
    parents = {
        "pipeline.py:check": "reading and checking",
        "layout/__init__.py:laid_out": "laying out",
        "gallery/card.py:card": "the card and its picture",
        "gallery/cards.py:card": "the card and its picture",
        f"render/{format_}.py:{format_}": f"writing {format_.upper()}",
        "batch/files.py:write_atomically": "putting it on the disk",
        "batch/draw.py:drawn": "all",
    }
    for (file, _, name), (_, _, _, total, _) in pstats.Stats(profile).stats.items():
        for ending, part in parents.items():
            if f"{file}:{name}".endswith(ending):
                parts[part] += total
    whole = parts.pop("all")
    parts["fingerprints and the rest"] = whole - sum(parts.values())
    for part, total in sorted(parts.items(), key=lambda item: -item[1]):
        print(f"  {total / whole:4.0%}  {part}")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with TemporaryDirectory() as name:
        measure(Path(name), count)
        memory(Path(name), count)
        where(Path(name), "svg")
        where(Path(name), "pdf")
