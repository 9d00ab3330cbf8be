"""Shapes of input, each 100 KB large → the CPU seconds of every command that reads it; none may take more than LIMIT.

    python benchmarks/shapes.py              every shape with every command
    python benchmarks/shapes.py curve        those with a word in their name
    python benchmarks/shapes.py --size 50000 smaller ones, to see what grows faster than the text

A shape (`growing/`) is one thing of the format as often as the size has room for, or two things that could be multiplied
with each other. Times are CPU seconds of a process, its start included, where F1 (`run.py`) takes 0.1 s: F1 is measured
beside each shape, for a machine that does other things too takes more of them.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from growing import SHAPES, Shape
from run import F1, F1_REFERENCE, ROOT, cpu

LIMIT = 2.0
"""The most CPU seconds of a command."""

GIVEN_UP = 60
"""CPU seconds after which a command is ended, whatever F1 takes."""

SIZE = 100_000
"""How large an input is, in bytes."""

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "check": ("check", "map.yaml"),
    "svg": ("render", "map.yaml", "-o", "map.svg"),
    "pdf": ("render", "map.yaml", "-o", "map.pdf"),
    "png": ("render", "map.yaml", "-o", "map.png", "--scale", "1"),
    "view": ("render", "map.yaml", "-o", "map.svg", "--view", "flow"),
    "slide": ("render", "map.yaml", "-o", "map.svg", "--slide", "16:9"),
    "a4": ("render", "map.yaml", "-o", "map.pdf", "--page", "a4"),
    "poster": ("render", "map.yaml", "-o", "map.pdf", "--page", "a4", "--tile"),
    "dot": ("render", "map.yaml", "-o", "map.dot"),
    "fmt": ("fmt", "map.yaml", "--diff"),
    "flow": ("flow", "map.yaml"),
    "github": ("check", "map.yaml", "--format", "github"),
    "sarif": ("check", "map.yaml", "--format", "sarif"),
    "junit": ("check", "map.yaml", "--format", "junit"),
}

MARKS = {0: " ", 1: ".", 3: "-"}
"""What stands behind a time: nothing where all was well, else that there were errors, that it was too large for the format,
or that it failed.
"""


def seconds(folder: Path, words: tuple[str, ...]) -> tuple[float, int]:
    """CPU seconds and the exit code of a command, less than 0 where it was ended or failed with a traceback."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "cjmap", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (GIVEN_UP, GIVEN_UP)),
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return taken, -1 if b"Traceback" in done.stderr else done.returncode


def measured(folder: Path, name: str, shape: Shape, size: int, only: str) -> tuple[float, str]:
    """One line about a shape, and its slowest command."""
    for file, data in shape(size).items():
        (folder / file).write_bytes(data)
    cells, worst = [], (0.0, "")
    scale = min(cpu("-c", F1), cpu("-c", F1)) / F1_REFERENCE
    for command, words in COMMANDS.items():
        if only in ("", command):
            taken, code = seconds(folder, words)
            taken /= scale
            worst = max(worst, (taken, f"{name}: {command}"))
            cells.append(f"{taken:5.2f}{MARKS.get(code, '!')}")
    print(f"{'holds' if worst[0] <= LIMIT else 'FAILS'}  {name:44}{' '.join(cells)}", flush=True)
    return worst


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("only", nargs="?", default="", help="part of a shape's name")
    parser.add_argument("--size", type=int, default=SIZE, help="bytes of each input")
    parser.add_argument("--command", default="", choices=["", *COMMANDS], help="this one alone")
    given = parser.parse_args()
    print(f"       {'CPU seconds of':44}{' '.join(f'{name:6}' for name in COMMANDS if given.command in ('', name))}")
    found = []
    for name, shape in SHAPES.items():
        if given.only in name:
            with tempfile.TemporaryDirectory() as folder:
                found.append(measured(Path(folder), name, shape, given.size, given.command))
    worst = max(found)
    print(f"\n{len(found)} shapes; the worst takes {worst[0]:.2f} s of at most {LIMIT:.2f} s: {worst[1]}")
    return 0 if worst[0] <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
