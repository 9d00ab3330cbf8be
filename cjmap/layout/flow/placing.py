"""A graph → the row of every step: Graphviz places, in a process of its own; where it fails, the order of the ways does.

The most likely way runs straight along row 0; rows above it are negative.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from cjmap.layout.flow.graph import Edge, Graph

PROGRAM = Path(__file__).with_name("graphviz_process.py")

MOST_STEPS = 1500
"""A larger journey is placed by the order of its ways: Graphviz would take many seconds."""

PATIENCE = 20.0
"""Seconds after which Graphviz is taken to hang: a journey of MOST_STEPS takes a fifth of that."""

UNIT = 72.0
"""The distance of two rows in points, as Graphviz is told it."""

STRAIGHT = 100
"""The weight of the most likely way; that of any other way is 1 to 10, by its share."""

PIPE = 4096
"""Characters that any machine's pipe holds: so much is given to Graphviz before it listens."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The row of every step, from 0 on, and what a person should know of how they came about."""

    rows: Sequence[int]
    count: int
    remarks: tuple[str, ...] = ()


class Placing:
    """Graphviz at work on one graph: it begins when this is made, and `rows` waits for it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.remark = ""
        self.text = dot(graph)
        self.process = self._started() if _worth_placing(graph) else None

    def rows(self) -> Rows:
        """The rows, by Graphviz or without it."""
        wanted = self._graphviz() if self.process else None
        rows = _gathered(self.graph, _snapped(self.graph, wanted) if wanted else _ordered(self.graph))
        if sum(row > 0 for row in rows) < sum(row < 0 for row in rows):
            rows = [-row for row in rows]
        used = {row: place for place, row in enumerate(sorted(set(rows)))}
        remarks = (f"{self.remark}; the flow is placed without it",) if self.remark else ()
        return Rows([used[row] for row in rows], len(used), remarks)

    def _started(self) -> subprocess.Popen[str] | None:
        found = find_spec("pygraphviz")
        if not (found and found.origin and sys.executable) or getattr(sys, "frozen", False):
            self.remark = "pygraphviz is not there"
            return None
        folder = str(Path(found.origin).parent.parent)
        try:
            process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(PROGRAM), folder],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
        except OSError as error:
            self.remark = f"Graphviz could not be started ({error})"
            return None
        if len(self.text) <= PIPE and process.stdin:
            with suppress(OSError):  # it has already ended, which is seen when it is asked
                process.stdin.write(self.text)
                process.stdin.close()
            process.stdin = None
        return process

    def _graphviz(self) -> list[float] | None:
        """The height of every step in rows, downwards; None where Graphviz says nothing of use."""
        process = self.process
        assert process is not None
        try:
            words, _ = process.communicate(self.text if process.stdin else None, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            self.remark = f"Graphviz had not placed the flow after {PATIENCE:g} seconds"
            return None
        except OSError:
            process.kill()
            process.communicate()
            words = ""
        heights = _heights(words, len(self.graph.spots))
        if process.returncode or heights is None:
            self.remark = "Graphviz stopped while it placed the flow"
            return None
        return heights


def _worth_placing(graph: Graph) -> bool:
    """Whether there is anything to decide: some column has several steps, and there are not too many."""
    taken = {spot.column for spot in graph.spots}
    return len(taken) < len(graph.spots) <= MOST_STEPS


def dot(graph: Graph) -> str:
    """The graph as Graphviz is told it: every step a box of one size, no words, no clusters, no equal ranks.

    Every edge is as long as the columns are apart, so that the ranks are the columns. A way back bends no other way, and
    one that skips columns runs above them; both are left out. What then hangs together with nothing hangs on a node of
    its own left of all columns.
    """
    lines = [
        "digraph{rankdir=LR;splines=none;nodesep=0.2;ranksep=0.4;"
        'node[shape=box,fixedsize=true,width=0.5,height=0.8,label=""];'
    ]
    lines += [f"{spot.number};" for spot in graph.spots]
    for edge in _leading(graph):
        weight = STRAIGHT if edge.likely else 1 + round(9 * edge.way.share)
        lines.append(f"{edge.source}->{edge.target}[minlen={_apart(graph, edge)},weight={weight}];")
    loose = [min(part, key=lambda number: graph.spots[number].column) for part in _parts(graph)]
    if len(loose) > 1:
        lines += [f"start->{number}[minlen={graph.spots[number].column + 1},weight=0];" for number in loose]
    return "".join([*lines, "}"])


def _leading(graph: Graph) -> list[Edge]:
    """The ways that decide where steps stand: those to the next column, the most likely one, and a step's only one."""
    onward = [edge for edge in graph.edges if not edge.back]
    chosen = [edge for edge in onward if edge.likely or _apart(graph, edge) == 1]
    led = {edge.target for edge in chosen}
    for edge in onward:
        if edge.target not in led:
            led.add(edge.target)
            chosen.append(edge)
    return chosen


def _parts(graph: Graph) -> list[list[int]]:
    """The steps that hang together by the ways that decide where they stand, in reading order."""
    root = list(range(len(graph.spots)))

    def top(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for edge in _leading(graph):
        root[top(edge.target)] = top(edge.source)
    parts: dict[int, list[int]] = defaultdict(list)
    for spot in graph.spots:
        parts[top(spot.number)].append(spot.number)
    return list(parts.values())


def _gathered(graph: Graph, rows: Sequence[int]) -> list[int]:
    """What hangs together with nothing moves, as it is, as near to row 0 as there is room."""
    found = list(rows)
    column = [spot.column for spot in graph.spots]
    taken = {(0, one) for one in _passed(graph)}

    def nearest(part: list[int]) -> int:
        return min(abs(rows[number]) for number in part)

    held = [part for part in _parts(graph) if any(graph.spots[number].likely for number in part)]
    free = sorted((part for part in _parts(graph) if part not in held), key=nearest)
    for part in held:
        taken |= {(found[number], column[number]) for number in part}
    for part in free:
        for shift in _shifts(part, rows):
            cells = {(rows[number] + shift, column[number]) for number in part}
            if taken.isdisjoint(cells):
                break
        taken |= cells
        for number in part:
            found[number] = rows[number] + shift
    return found


def _shifts(part: Sequence[int], rows: Sequence[int]) -> Iterator[int]:
    """How far a part may be moved, so that its rows are ever further from row 0, first below it and then above."""
    top, low = min(rows[number] for number in part), max(rows[number] for number in part)
    middle = (top + low) // 2
    for distance in count():
        yield distance - middle
        yield -distance - middle


def _apart(graph: Graph, edge: Edge) -> int:
    return graph.spots[edge.target].column - graph.spots[edge.source].column


def _heights(words: str, count: int) -> list[float] | None:
    """What Graphviz wrote, as rows downwards; None where a step is missing."""
    found: dict[str, float] = {}
    for line in words.splitlines():
        name, _, y = line.split(" ")
        found[name] = -float(y) / UNIT
    if not all(str(number) in found for number in range(count)):
        return None
    return [found[str(number)] for number in range(count)]


def _snapped(graph: Graph, heights: Sequence[float]) -> list[int]:
    """Whole rows near those heights, no two steps of a column in the same one, the most likely way in row 0."""
    likely = sorted(heights[spot.number] for spot in graph.spots if spot.likely)
    zero = likely[len(likely) // 2] if likely else sorted(heights)[len(heights) // 2]
    return _rows(graph, [height - zero for height in heights])


def _ordered(graph: Graph) -> list[int]:
    """Column by column, each step at the mean height of those that lead to it."""
    led: dict[int, list[int]] = defaultdict(list)
    for edge in graph.edges:
        if not edge.back:
            led[edge.target].append(edge.source)
    rows = [0] * len(graph.spots)
    passed = _passed(graph)
    for column in _by_column(graph):
        wanted = {one: sum(rows[source] for source in led[one]) / len(led[one]) if led[one] else 0.0 for one in column}
        rows = _column(graph, column, wanted, rows, graph.spots[column[0]].column in passed)
    return rows


def _rows(graph: Graph, wanted: Sequence[float]) -> list[int]:
    rows = [0] * len(graph.spots)
    passed = _passed(graph)
    for column in _by_column(graph):
        chosen = {one: wanted[one] for one in column}
        rows = _column(graph, column, chosen, rows, graph.spots[column[0]].column in passed)
    return rows


def _by_column(graph: Graph) -> list[list[int]]:
    """The numbers of the steps of each column."""
    columns: dict[int, list[int]] = defaultdict(list)
    for spot in graph.spots:
        columns[spot.column].append(spot.number)
    return [columns[column] for column in sorted(columns)]


def _passed(graph: Graph) -> set[int]:
    """The columns that the most likely way passes without a stop: nothing stands in its row there."""
    return {
        column
        for edge in graph.edges
        if edge.likely and not edge.back
        for column in range(graph.spots[edge.source].column + 1, graph.spots[edge.target].column)
    }


def _column(graph: Graph, column: Sequence[int], wanted: dict[int, float], rows: list[int], passed: bool) -> list[int]:
    """Rows of one column's steps: above and below that of the most likely way, or around where they want to be."""
    middle = [one for one in column if graph.spots[one].likely]
    rest = sorted((one for one in column if one not in middle[:1]), key=lambda one: (wanted[one], one))
    if middle:
        rows[middle[0]] = 0
    if middle or passed:
        for below in (True, False):
            side = [one for one in rest if (wanted[one] >= 0) == below]
            row = 0
            for one in side if below else reversed(side):
                row = max(row + 1, round(abs(wanted[one])))
                rows[one] = row if below else -row
        return rows
    row = round(wanted[rest[0]]) - 1
    for one in rest:
        row = max(row + 1, round(wanted[one]))
        rows[one] = row
    shift = round(sum(wanted[one] - rows[one] for one in rest) / len(rest))
    for one in rest:
        rows[one] += shift
    return rows
