"""A graph → the row of every step: Graphviz places, in a process of its own; what it aborts on, the order of the edges does.

The most likely path runs straight along row 0; rows above it are negative. The same journey gives the same rows on every
machine, or none: where Graphviz is not to be had, is too slow or is ended from outside, nothing is drawn in its place.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from cjmap.diagnostics import MissingLibrary, RenderError
from cjmap.layout.flow.graph import Edge, Graph
from cjmap.layout.flow.graphviz_process import UNLOADED
from cjmap.layout.flow.rows import (
    Part,
    apart,
    gathered,
    leading,
    often,
    ordered,
    parts,
    passed_columns,
    settled,
    snapped,
    wide,
)  # fmt: skip
from cjmap.records import dataclass

PROGRAM = Path(__file__).with_name("graphviz_process.py")

MOST_STEPS = 1500
"""A larger journey is placed by the order of its edges: Graphviz would take many seconds."""

PATIENCE = 60.0
"""Seconds after which Graphviz is taken to hang: a journey of MOST_STEPS takes a fifteenth of that."""

UNIT = 72.0
"""The distance of two rows in points, as Graphviz is told it."""

STRAIGHT = 100
"""The weight of the most likely path."""

WEIGHTY = 30
"""That of an edge by which all come; one by which nobody does weighs 1."""

LACKED = "The flow view is placed by Graphviz, which comes with the package pygraphviz"

INSTALL = (
    "On Debian or Ubuntu `sudo apt install libx11-6 libxext6 libxrender1 libglib2.0-0` brings the libraries that it needs. "
    "All other views work without it."
)

ABORTS = ("SIGABRT", "SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL")
"""How a process ends that stumbles over what it was given, as it will every time."""

PIPE = 4096
"""Characters that any machine's pipe holds: so much is given to Graphviz before it listens."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The row of every step, from 0 on, and what a person should know of how they came about."""

    rows: Sequence[int]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placing:
    """Graphviz at work on one graph: its parts, those of them that it is given, in which words, and its process, which is None
    where it has nothing to do.
    """

    graph: Graph
    edges: Sequence[Edge]
    parts: Sequence[Part]
    wide: Sequence[Part]
    text: str
    process: subprocess.Popen[str] | None


def begin(graph: Graph) -> Placing:
    """Set Graphviz to work, for `rows_of` to wait for.

    Both raise MissingLibrary where this machine has no Graphviz, RenderError where it came to no end.
    """
    edges = leading(graph)
    found = parts(graph, edges)
    given = [part for part in found if wide(graph, part)]
    text = dot(graph, given, edges)
    process = _started(text) if given and len(graph.vertices) <= MOST_STEPS else None
    return Placing(graph, edges, found, given, text, process)


def rows_of(placing: Placing) -> Rows:
    """The rows, by Graphviz or without it."""
    graph, edges = placing.graph, placing.edges
    wanted, notice = _graphviz(placing.process, placing) if placing.process else (None, "")
    passed, given = passed_columns(graph), {part[0] for part in placing.wide}
    placed = [
        ordered(graph, part, edges, passed)
        if wanted is None or part[0] not in given
        else snapped(graph, part, wanted, passed)
        for part in placing.parts
    ]
    rows = settled(graph, gathered(graph, placed, passed), edges)
    if sum(row > 0 for row in rows) < sum(row < 0 for row in rows):
        rows = [-row for row in rows]
    used = {row: index for index, row in enumerate(sorted(set(rows)))}
    return Rows([used[row] for row in rows], (f"{notice}; the flow is placed without it",) if notice else ())


def _started(text: str) -> subprocess.Popen[str]:
    found = find_spec("pygraphviz")
    if not (found and found.origin and sys.executable) or getattr(sys, "frozen", False):
        raise MissingLibrary(f"{LACKED}; it is not installed here: `pip install pygraphviz`")
    folder = str(Path(found.origin).parent.parent)
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(PROGRAM), folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except OSError as error:
        raise MissingLibrary(f"{LACKED}; it could not be started ({error})") from error
    if len(text) <= PIPE and process.stdin:
        with suppress(OSError):  # it has already ended, which is seen when it is asked
            process.stdin.write(text)
            process.stdin.close()
        process.stdin = None
    return process


def _graphviz(process: subprocess.Popen[str], placing: Placing) -> tuple[dict[int, float] | None, str]:
    """The height of every step in rows, downwards; None, and what a person should know, where Graphviz aborts on this graph."""
    try:
        words, _ = process.communicate(placing.text if process.stdin else None, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise RenderError(f"Graphviz had not placed the flow after {PATIENCE:g} seconds") from None
    except OSError:
        process.kill()
        process.communicate()
        words = ""
    heights = _heights(words)
    if process.returncode == UNLOADED:
        raise MissingLibrary(f"{LACKED} and cannot be loaded here: {words.strip()}. {INSTALL}")
    if process.returncode in _aborts():
        return None, "Graphviz stopped while it placed the flow"
    if process.returncode:
        raise RenderError("Graphviz was ended while it placed the flow")
    if heights is None or not heights.keys() >= {one for part in placing.wide for one in part}:
        raise RenderError("Graphviz placed the flow otherwise than it was asked to")
    return heights, ""


def _aborts() -> set[int]:
    """The exit codes of a process that stumbled over what it was given."""
    return {-int(getattr(signal, name)) for name in ABORTS if hasattr(signal, name)}


def dot(graph: Graph, chosen: Sequence[Part], edges: Sequence[Edge]) -> str:
    """Those parts of a graph as Graphviz is told them: every step a box of one size, no words, no clusters, no equal ranks.

    Every edge is as long as the columns are apart, so that the ranks are the columns. A back edge bends no other edge, and
    most that skip columns run above them; both are left out.
    """
    lines = [
        "digraph{rankdir=LR;splines=none;nodesep=0.2;ranksep=0.4;"
        'node[shape=box,fixedsize=true,width=0.5,height=0.8,label=""];'
    ]
    inside = {number for part in chosen for number in part}
    lines += [f"{number};" for number in sorted(inside)]
    for edge in edges:
        if edge.source in inside:
            weight = STRAIGHT if edge.likely else 1 + round(WEIGHTY * often(graph, edge))
            lines.append(f"{edge.source}->{edge.target}[minlen={apart(graph, edge)},weight={weight}];")
    return "".join([*lines, "}"])


def _heights(words: str) -> dict[int, float] | None:
    """What Graphviz wrote, as rows downwards; None where it is something else."""
    try:
        fields = [line.split(" ") for line in words.splitlines()]
        return {int(name): -float(y) / UNIT for name, _, y in fields}
    except ValueError:
        return None
