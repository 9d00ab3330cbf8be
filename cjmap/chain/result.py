"""What the graph of a journey says, as plain data."""

from __future__ import annotations

from collections.abc import Mapping

from cjmap.model import End
from cjmap.records import dataclass

OPEN = "open"
"""The end of those whose journey stops without an outcome."""

ENDS = (*(end.value for end in End), OPEN)
"""How a journey may end."""


@dataclass(frozen=True, slots=True)
class FlowWay:
    """One way out of a step: `target` is the key of a step, or `end` one of ENDS; the other one is empty.

    `share` is 0 to 1. `assumed` says that no share was given where there are several ways, so that it is a part of what
    the others leave. `given` says that the way stands in the file: the plain order and the rest that goes nowhere do not.
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
    leads out of, and never more than the largest float otherwise. `assumed` says that a share of its ways is assumed.
    """

    key: str
    id: str
    kind: str
    name: str
    stage_id: str
    reach: float
    visits: float
    assumed: bool
    ways: tuple[FlowWay, ...]


@dataclass(frozen=True, slots=True)
class Improvement:
    """The way whose loss would save most: `saved` is by how much the probability that a person gives up would fall.

    Those who go this way now, `share` of all at `source`, would go the other ways of that step in proportion.
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
