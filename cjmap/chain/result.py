"""The results of analysing the graph of a journey, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal

from cjmap.model import End
from cjmap.records import dataclass

OPEN = "open"
"""The end of those whose journey stops without an outcome."""

ENDS = (*(end.value for end in End), OPEN)
"""How a journey may end."""


@dataclass(frozen=True, slots=True)
class FlowEdge:
    """One edge out of a step: `target` is the key of a step, or `end` one of ENDS; the other one is empty.

    `share` is 0 to 1. `assumed` says that no share was given where there are several edges, so that it is a part of what
    the others leave. `given` says that the edge stands in the file: the plain order and the rest that goes nowhere do not.
    """

    source: str
    target: str
    end: str
    share: float
    assumed: bool = False
    when: str = ""
    given: bool = True


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step; `key` is `touchpoint:ID`, or `stage:ID` for a stage without touchpoints (`kind` is the word before the colon).

    `reach` is the probability that a person ever comes here, `visits` how often on average: infinite in a loop that nothing
    leads out of, and never more than the largest float otherwise. `assumed` says that a share of its edges is assumed.
    """

    key: str
    id: str
    kind: str
    name: str
    stage_id: str
    reach: float
    visits: float
    assumed: bool
    edges: tuple[FlowEdge, ...]


@dataclass(frozen=True, slots=True)
class Improvement:
    """The edge whose loss would save most: `saved` is by how much the probability that a person gives up would fall.

    Those who take this edge now, `share` of all at `source`, would take the other edges of that step in proportion.
    """

    source: str
    target: str
    end: str
    share: float
    saved: float


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole journey; steps are in reading order, and named by their keys.

    `ends` has the probability of every one of ENDS; together they are 1, less what is caught in loops of `no_way_out`.
    `negative` is how many negative steps a person goes through on average, each counted as often as it is visited.
    `likely` goes from each step to where most people go, each step at most once, and `likely_end` is the end it comes to;
    both are empty where no end can be reached.
    """

    start: str
    steps: tuple[FlowStep, ...]
    ends: Mapping[str, float]
    no_way_out: tuple[tuple[str, ...], ...]
    unreachable: tuple[str, ...]
    negative: float
    best_edge: Improvement | None
    likely: tuple[str, ...]
    likely_end: str


_WIDE = Context(prec=400)
"""Digits enough for the largest float."""


def likely_edges(flow: Flow) -> list[FlowEdge]:
    """The edges along the most likely path; of several between the same two steps that of the greatest share."""
    steps = {step.key: step for step in flow.steps}
    goals = [*((key, "") for key in flow.likely[1:]), ("", flow.likely_end)]
    found = []
    for source, goal in zip(flow.likely, goals, strict=False):
        edges = [edge for edge in steps[source].edges if (edge.target, edge.end) == goal]
        if edges:
            found.append(max(edges, key=lambda edge: edge.share))
    return found


def resting_on_assumed(flow: Flow) -> set[str]:
    """The keys of the steps, and the ends, that some edge with an assumed share leads to, at once or later.

    All begin at the first step, whatever is assumed.
    """
    edges = {step.key: step.edges for step in flow.steps}
    waiting = [edge for step in flow.steps if step.reach for edge in step.edges if edge.assumed]
    found: set[str] = set()
    while waiting:
        edge = waiting.pop()
        goal = edge.target or edge.end
        if goal not in found:
            found.add(goal)
            waiting += edges.get(goal, ())
    return found - {flow.start}


NumberFormat = Callable[[str], str]
"""Writes a number, given with a point, as a reader sees it."""


def percentage(number: str) -> str:
    """A number as a percentage, in the form of the language in use."""
    from cjmap.language import current_language  # a check needs no messages

    return current_language().written(f"{number}%")


def percent(share: float, number_format: NumberFormat = percentage) -> str:
    """A probability as a percentage with at most one decimal, never rounded to nothing or to all: `33.3%`, `<0.1%`."""
    if 0 < share < 0.0005:
        return "<" + number_format("0.1")
    if 0.9995 <= share < 1 - 1e-9:
        return ">" + number_format("99.9")
    return number_format(f"{half_up(share * 100, 1)}".removesuffix(".0"))


def half_up(number: float, decimals: int) -> Decimal:
    """A number rounded as people do it, 12.5 to 13, whatever its last binary digits are."""
    return Decimal(f"{number:.12f}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)


def marked(percentage: str, assumed: bool) -> str:
    """A percentage, marked with ~ where it is assumed."""
    return f"~{percentage}" if assumed else percentage
