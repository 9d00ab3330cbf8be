"""A journey and what its graph says → the graph to be drawn: a column for every step, and the edges between the columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjmap.chain import (
    Flow,
    FlowEdge,
    FlowStep,
    NumberFormat,
    half_up,
    likely_edges,
    percent,
    percentage,
    resting_on_assumed,
)
from cjmap.model import Journey, Stage, Step, steps_of
from cjmap.records import dataclass
from cjmap.scene import Font
from cjmap.theme import SMALL_BOLD


@dataclass(frozen=True, slots=True)
class Vertex:
    """One step: its number in reading order, the position of its stage, its column.

    `likely`: it lies on the most likely path. `reach` is the share of all who start that come here, 0 to 1: the author's where
    there is one, else what follows from the shares; `assumed`: it rests on shares that nobody gave.
    """

    number: int
    step: Step
    flow_step: FlowStep
    stage: int
    column: int
    likely: bool
    reach: float
    assumed: bool

    @property
    def is_stage(self) -> bool:
        """Whether it is a stage without touchpoints."""
        return isinstance(self.step, Stage)


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge from a step to another one, by their numbers; `back` leads to an earlier step."""

    source: int
    target: int
    flow_edge: FlowEdge
    back: bool
    likely: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """All vertices in reading order, the edges between them, and of each vertex the edges to itself and the edges that end there.

    `likely_end` is the end to which the most likely path comes. `first_columns` has the first column of each stage, and
    how many columns there are. Where it is not `ordered`, the file says nothing of how many go where.
    """

    flow: Flow
    vertices: Sequence[Vertex]
    edges: Sequence[Edge]
    loops: Mapping[int, Sequence[FlowEdge]]
    ends: Mapping[int, Sequence[FlowEdge]]
    likely_end: FlowEdge | None
    first_columns: Sequence[int]
    numbers: Mapping[str, int]
    """Key of a step → its number."""

    ordered: bool

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return self.first_columns[-1]

    def stroke(self, flow_edge: FlowEdge) -> float:
        """The width in px of the line of an edge: its volume, of all who start; alike where nobody knows."""
        return stroke(self.vertices[self.numbers[flow_edge.source]].reach * flow_edge.share) if self.ordered else PLAIN


def graph(journey: Journey, flow: Flow) -> Graph:
    """Put every step into a column: stage after stage, and within a stage each step right of those that lead to it.

    Where the file gives no order, no edge is the likeliest, and how the journey ends is left out.
    """
    numbers = {step.key: number for number, step in enumerate(flow.steps)}
    columns, first_columns = _columns(journey, flow, numbers)
    ordered = journey.branches
    taken = {id(flow_edge) for flow_edge in likely_edges(flow)} if ordered else set()
    likely, assumed = set(flow.likely) if ordered else set(), resting_on_assumed(flow)
    vertices = [
        Vertex(
            number, step, flow_step, stage, columns[number], flow_step.key in likely,
            flow_step.reach if step.reach is None else float(step.reach),
            step.reach is None and flow_step.key in assumed,
        )
        for number, ((stage, step), flow_step) in enumerate(zip(_steps(journey), flow.steps, strict=True))
    ]  # fmt: skip
    edges: list[Edge] = []
    loops: dict[int, list[FlowEdge]] = {}
    ends: dict[int, list[FlowEdge]] = {}
    for source, flow_step in enumerate(flow.steps):
        for flow_edge in flow_step.edges:
            target = numbers.get(flow_edge.target)
            if target is None and (ordered or flow_edge.given):
                ends.setdefault(source, []).append(flow_edge)
            elif target is None:
                continue  # where the file gives no order, nobody knows how it ends
            elif target == source:
                loops.setdefault(source, []).append(flow_edge)
            else:
                edges.append(Edge(source, target, flow_edge, target < source, id(flow_edge) in taken))
    last = [flow_edge for flow_edges in ends.values() for flow_edge in flow_edges if id(flow_edge) in taken]
    return Graph(flow, vertices, edges, loops, ends, last[0] if last else None, first_columns, numbers, ordered)


def _steps(journey: Journey) -> list[tuple[int, Step]]:
    """Every step in reading order, with the position of its stage."""
    found: list[tuple[int, Step]] = []
    for index, stage in enumerate(journey.stages):
        found += [(index, step) for step in steps_of(stage)]
    return found


def _columns(journey: Journey, flow: Flow, numbers: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """The column of every step, and the first one of every stage.

    Within a stage the longest forward edge decides; a step that leads back stands right of where it leads to.
    """
    columns = [0] * len(flow.steps)
    firsts: list[int] = []
    number = first = 0
    for stage in journey.stages:
        count = len(steps_of(stage))
        inside = range(number, number + count)
        first_number = number
        firsts.append(first)
        for source in inside:
            targets = [numbers[flow_edge.target] for flow_edge in flow.steps[source].edges if flow_edge.target]
            back = [columns[target] + 1 for target in targets if first_number <= target < source]
            columns[source] = max(columns[source], first, *back)
            for target in targets:
                if source < target < inside.stop:
                    columns[target] = max(columns[target], columns[source] + 1)
        first = max((columns[one] + 1 for one in inside), default=first)
        number += count
    return columns, [*firsts, first]


GIVEN, ASSUMED = SMALL_BOLD, Font(SMALL_BOLD.size, bold=True, italic=True)
"""The type of a share that stands in the file, and of one that is assumed."""

THIN, THICK = 1.0, 11.0
"""The width in px of the thinnest line, and of one that all take who start."""

PLAIN = 2.0
"""That of every line where nobody knows how many take it."""


def rounded(share: float, number_format: NumberFormat | None = None) -> str:
    """A probability for the eye: without decimals from 10 % on, for what it rests on is seldom more exact.

    `number_format` puts the number into words that are not those of a percentage.
    """
    number_format = number_format or percentage
    return number_format(str(half_up(share * 100, 0))) if 0.0995 <= share < 0.995 else percent(share, number_format)


def stroke(volume: float) -> float:
    """The width in px of the line that a share of 0 to 1 of all who start takes: in proportion, and never too thin to see."""
    return max(THIN, THICK * min(1.0, volume))
