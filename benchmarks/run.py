"""The project on this machine → ratios to fixed floors, measured side by side in one run, and whether they hold.

    python benchmarks/run.py            all of them, about three minutes
    python benchmarks/run.py --quick    fewer repetitions

Floors: F1 = `python -c "import click, yaml, jsonschema"`, F2 = F1 plus importing cairosvg and converting the finished SVG
to PDF with it. Times are CPU seconds, user and system, the median of interleaved repetitions: a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import corpus

ROOT = Path(__file__).resolve().parent.parent
MAP = ROOT / "samples" / "laptop.yaml"
"""A typical map: 6 stages, 12 touchpoints, one persona, metrics."""

HUNDRED = 100
"""Maps that are drawn in one process, and that are built twice."""

BRANCHES = ROOT / "samples" / "streaming-loyalty.yaml"
"""A typical journey that is not a line: 12 touchpoints, ways back, shares, ends."""

F1_REFERENCE = 0.1
"""Seconds that F1 takes on the machine that the warm limits are written for; elsewhere they scale with it."""

F1 = "import click, yaml, jsonschema"
F2 = F1 + "\nimport sys, cairosvg\ncairosvg.svg2pdf(url=sys.argv[1], write_to=sys.argv[2])"

WARM = """
import json, resource, statistics, sys, time
from pathlib import Path
from cjmap import pipeline

raw, format = Path(sys.argv[1]).read_bytes(), sys.argv[2]

def once():
    start = time.process_time()
    pipeline.render(pipeline.check(raw, "map.yaml").journey, format)
    return time.process_time() - start

for _ in range(5):
    once()
print(json.dumps(statistics.median(once() for _ in range(int(sys.argv[3])))))
"""
"""Check and draw one map again and again in one process: the median of CPU seconds."""

MANY = """
import sys
from pathlib import Path
from cjmap import pipeline

for file in sorted(Path(sys.argv[1]).glob("*.yaml")):
    pipeline.render(pipeline.load(file), "svg")
"""
"""Maps of a folder, no two alike, drawn as SVG in one process."""

LARGE = """
import json, resource, sys, time
from cjmap import pipeline

sys.path.insert(0, sys.argv[1])
from run import journey

def once(stages, run):
    text = journey(stages, run)
    start = time.process_time()
    pipeline.render(pipeline.check(text, "map.yaml").journey, "svg")
    return time.process_time() - start

once(20, "first")
small = min(once(20, f"small {run}") for run in range(5))
large = min(once(200, f"large {run}") for run in range(3))
print(json.dumps([small, large, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
"""180 and 1,800 touchpoints in one process, no text seen before: CPU seconds each, and the most memory in MiB."""


FLOW = """
import json, resource, sys
from random import Random
from cjmap import pipeline

random = Random(4)
def ways(step):
    chosen = [min(299, step + 1), min(299, step + random.randint(1, 9)) if random.random() < .7 else random.randrange(300)]
    return "".join(f"          - {{to: t{to}, share: {share}}}\\n" for to, share in zip(chosen, ("60%", "40%")))
stages = "".join(
    f"  - name: Stage {stage}\\n    touchpoints:\\n" + "".join(
        f"      - id: t{step}\\n        name: Step {step} of the way\\n        next:\\n{ways(step)}"
        for step in range(stage * 15, stage * 15 + 15))
    for stage in range(20))
pipeline.render(pipeline.check("title: Large\\nstages:\\n" + stages, "map.yaml").journey, "svg", "flow")
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps(sum(one.ru_utime + one.ru_stime for one in used)))
"""
"""The flow view of 300 touchpoints with 600 ways, from the text on: CPU seconds, Graphviz included."""


def journey(stages: int, run: str = "run") -> str:
    """A journey file of stages with nine touchpoints each, of which no text is that of another `run`."""

    def step(name: str) -> str:
        return (
            f"      - {{name: Step {name} of the way, channel: Web, importance: 3, emotion: {len(name) * 7 % 5 - 2},"
            f" feeling: Mood {name}, pain_points: Problem {name} that somebody met,"
            f" quotes: What they said about it in {name}}}\n"
        )

    rows = (
        f"  - name: Stage {stage}\n    touchpoints:\n" + "".join(step(f"{run}-{stage}-{number}") for number in range(9))
        for stage in range(stages)
    )
    return "title: Large\nstages:\n" + "".join(rows)


@dataclass(frozen=True)
class Limit:
    """One line of the report: what was measured, its value, what it may be at the most."""

    name: str
    value: float
    limit: float
    unit: str = "x"

    @property
    def holds(self) -> bool:
        return self.value <= self.limit


def cpu(*words: str | Path) -> float:
    """CPU seconds of a process of this Python."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, *map(str, words)], check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def said(script: str, *words: str | Path) -> Any:
    """What a script prints, as JSON."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, words)], check=True, capture_output=True, text=True, env=environment
    )
    return json.loads(done.stdout)


def cold(folder: Path, repetitions: int) -> dict[str, float]:
    """The medians of the floors and of the commands, each run in turn."""
    svg = folder / "map.svg"
    runs: dict[str, Callable[[], float]] = {
        "F1": lambda: cpu("-c", F1),
        "check": lambda: cpu("-m", "cjmap", "check", MAP),
        "svg": lambda: cpu("-m", "cjmap", "render", MAP, "-o", svg),
        "flow": lambda: cpu("-m", "cjmap", "render", BRANCHES, "--view", "flow", "-o", folder / "flow.svg"),
        "large": lambda: cpu("-m", "cjmap", "render", folder / "large.yaml", "-o", folder / "large.svg"),
        "many": lambda: cpu("-c", MANY, folder / "maps"),
        "again": lambda: cpu("-m", "cjmap", "build", folder / "maps", "-o", folder / "output", "--jobs", "1"),
        "F2": lambda: cpu("-c", F2, svg, folder / "floor.pdf"),
        "pdf": lambda: cpu("-m", "cjmap", "render", MAP, "-o", folder / "map.pdf"),
    }
    (folder / "large.yaml").write_text(journey(200))
    corpus.write(folder / "maps", HUNDRED)
    runs["again"]()
    runs["svg"]()
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(repetitions):
        for name, run in runs.items():
            taken[name].append(run())
    return {name: statistics.median(values) for name, values in taken.items()}


def limits(repetitions: int) -> list[Limit]:
    """Everything measured."""
    with tempfile.TemporaryDirectory() as folder:
        times = cold(Path(folder), repetitions)
    scale = times["F1"] / F1_REFERENCE
    warm = {format_: said(WARM, MAP, format_, repetitions * 8) for format_ in ("svg", "pdf")}
    small, large, memory = said(LARGE, Path(__file__).parent)
    print(
        f"F1 {times['F1'] * 1000:.0f} ms, F2 {times['F2'] * 1000:.0f} ms, 180 touchpoints {small * 1000:.0f} ms of CPU\n"
    )
    return [
        Limit("cjmap check, to F1", times["check"] / times["F1"], 0.8),
        Limit("cjmap render to SVG, to F1", times["svg"] / times["F1"], 1.0),
        Limit("cjmap render to PDF, to F1", times["pdf"] / times["F1"], 2.2),
        Limit("cjmap render to PDF, to F2", times["pdf"] / times["F2"], 1.0),
        Limit("flow view, to F1", times["flow"] / times["F1"], 2.5),
        Limit("1,800 touchpoints to SVG, to F1", times["large"] / times["F1"], 6.0),
        Limit("100 maps in one process, to F1", times["many"] / times["F1"], 8.0),
        Limit("a second build of 100 maps, to F1", times["again"] / times["F1"], 2.0 + 0.1 / times["F1"]),
        Limit("flow view of 300 touchpoints", said(FLOW), 5.0 * scale, " s"),
        Limit("1,800 touchpoints, to 180", large / small, 12.0),
        Limit("memory of 1,800 touchpoints", memory, 400.0, " MiB"),
        Limit("check and SVG, warm", warm["svg"] * 1000, 6.8 * scale, " ms"),
        Limit("check and PDF, warm", warm["pdf"] * 1000, 35.0 * scale, " ms"),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="5 repetitions instead of 15")
    repetitions = 5 if parser.parse_args().quick else 15
    found = limits(repetitions)
    for one in found:
        mark = "holds" if one.holds else "FAILS"
        print(f"{mark}  {one.name:32}{one.value:8.2f}{one.unit:4} of at most {one.limit:.2f}{one.unit}")
    return 0 if all(one.holds for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
