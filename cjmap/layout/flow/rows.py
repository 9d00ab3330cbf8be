"""The heights at which steps want to be → a row for each: whole ones, no two steps of a column in the same.

What hangs together is put into rows by itself, the most likely path in row 0, and then gathered around that row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from cjmap.layout.flow.graph import Edge, Graph

LONGEST = 6
"""An edge over more columns than that places nothing, unless it is the most likely one."""

Part = list[int]
"""The numbers of steps that hang together, in reading order."""


def apart(graph: Graph, edge: Edge) -> int:
    """How many columns an edge spans."""
    return graph.vertices[edge.target].column - graph.vertices[edge.source].column


def often(graph: Graph, edge: Edge) -> float:
    """The share of all people who come by the source of an edge and then take it, 0 to 1."""
    return graph.vertices[edge.source].flow_step.reach * edge.flow_edge.share


def leading(graph: Graph) -> list[Edge]:
    """The edges that decide where steps stand: those to the next column, the most likely one, and to every step that by
    which most come, so that it can run straight.
    """
    onward = [edge for edge in graph.edges if not edge.back]
    busiest: dict[int, Edge] = {}
    for edge in onward:
        if apart(graph, edge) <= LONGEST:
            other = busiest.setdefault(edge.target, edge)
            if often(graph, edge) > often(graph, other):
                busiest[edge.target] = edge
    return [edge for edge in onward if edge.likely or apart(graph, edge) == 1 or busiest.get(edge.target) is edge]


def parts(graph: Graph, edges: Sequence[Edge]) -> list[Part]:
    """The steps that hang together by those edges."""
    root = list(range(len(graph.vertices)))

    def top(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for edge in edges:
        root[top(edge.target)] = top(edge.source)
    found: dict[int, Part] = defaultdict(list)
    for vertex in graph.vertices:
        found[top(vertex.number)].append(vertex.number)
    return list(found.values())


def wide(graph: Graph, part: Part) -> bool:
    """Whether two steps of a part stand in one column, so that there is a choice."""
    return len({graph.vertices[number].column for number in part}) < len(part)


def snapped(graph: Graph, part: Part, wanted: Mapping[int, float], passed: set[int]) -> dict[int, int]:
    """Whole rows near those heights."""
    heights = sorted(wanted[one] for one in part if graph.vertices[one].likely) or sorted(wanted[one] for one in part)
    zero = heights[len(heights) // 2]
    rows: dict[int, int] = {}
    for column in _columns(graph, part):
        rows |= _column(graph, column, {one: wanted[one] - zero for one in column}, passed)
    return rows


def ordered(graph: Graph, part: Part, edges: Sequence[Edge], passed: set[int]) -> dict[int, int]:
    """Rows without Graphviz: column by column, each step at the mean height of those that lead to it."""
    led: dict[int, list[int]] = defaultdict(list)
    for edge in edges:
        led[edge.target].append(edge.source)
    rows: dict[int, int] = {}
    for column in _columns(graph, part):
        wanted = {one: sum(rows[before] for before in led[one]) / len(led[one]) if led[one] else 0.0 for one in column}
        rows |= _column(graph, column, wanted, passed)
    return rows


def passed_columns(graph: Graph) -> set[int]:
    """The columns that the most likely path passes without a stop: nothing stands in its row there."""
    return {
        column
        for edge in graph.edges
        if edge.likely and not edge.back
        for column in range(graph.vertices[edge.source].column + 1, graph.vertices[edge.target].column)
    }


def gathered(graph: Graph, placed: Sequence[dict[int, int]], passed: set[int]) -> list[int]:
    """Every part as near to row 0 as there is room, those first that lie on the most likely path, then by their size."""

    def order(rows: dict[int, int]) -> tuple[int, int]:
        return -sum(graph.vertices[one].likely for one in rows), -len(rows)

    taken: set[tuple[int, int]] = set()
    found: dict[int, int] = {}
    for index, rows in enumerate(sorted(placed, key=order)):
        columns = {one: graph.vertices[one].column for one in rows}
        for shift in _shifts(rows, centred=index == 0):
            cells = {(row + shift, columns[one]) for one, row in rows.items()}
            if taken.isdisjoint(cells):
                break
        taken |= cells
        found |= {one: row + shift for one, row in rows.items()}
        if index == 0:
            taken |= {(0, column) for column in passed}
    return [found[number] for number in range(len(graph.vertices))]


def settled(graph: Graph, rows: Sequence[int], edges: Sequence[Edge]) -> list[int]:
    """Each straight run of steps moves towards row 0, row by row, while all the positions there are free."""
    found = list(rows)
    level = [edge for edge in edges if rows[edge.source] == rows[edge.target]]
    between: dict[int, list[int]] = defaultdict(list)
    for edge in level:
        between[edge.source] += range(graph.vertices[edge.source].column + 1, graph.vertices[edge.target].column)
    runs = []
    for part in parts(graph, level):
        runs.append(
            (rows[part[0]], part, {graph.vertices[one].column for one in part}.union(*(between[one] for one in part)))
        )
    taken = {(row, column) for row, _, columns in runs for column in columns}
    for row, part, columns in sorted(runs, key=lambda run: abs(run[0])):
        taken -= {(row, column) for column in columns}
        here = row
        while here:
            nearer = here - (1 if here > 0 else -1)
            if not taken.isdisjoint((nearer, column) for column in columns):
                break
            here = nearer
        taken |= {(here, column) for column in columns}
        for one in part:
            found[one] = here
    return found


def _shifts(rows: Mapping[int, int], centred: bool) -> Iterator[int]:
    """How far a part may be moved: its middle ever further from row 0, below it first; not at all what is `centred` already."""
    middle = 0 if centred else (min(rows.values()) + max(rows.values())) // 2
    for distance in count():
        yield distance - middle
        yield -distance - middle


def _columns(graph: Graph, part: Part) -> list[Part]:
    """The steps of a part, column by column."""
    columns: dict[int, Part] = defaultdict(list)
    for number in part:
        columns[graph.vertices[number].column].append(number)
    return [columns[column] for column in sorted(columns)]


def _column(graph: Graph, column: Part, wanted: Mapping[int, float], passed: set[int]) -> dict[int, int]:
    """Rows of one column's steps: above and below that of the most likely path, or around where they want to be."""
    middle = [one for one in column if graph.vertices[one].likely][:1]
    rest = sorted((one for one in column if one not in middle), key=lambda one: (wanted[one], one))
    rows = dict.fromkeys(middle, 0)
    if middle or graph.vertices[column[0]].column in passed:
        below = [one for one in rest if wanted[one] >= 0]
        for side, sign in ((below, 1), (rest[: len(rest) - len(below)][::-1], -1)):
            row = 0
            for one in side:
                row = max(row + 1, round(abs(wanted[one])))
                rows[one] = sign * row
        return rows
    row = round(wanted[rest[0]]) - 1
    for one in rest:
        row = max(row + 1, round(wanted[one]))
        rows[one] = row
    shift = round(sum(wanted[one] - rows[one] for one in rest) / len(rest))
    return {one: row + shift for one, row in rows.items()}
