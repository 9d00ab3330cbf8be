"""A journey and what its graph says → the edges of the DOT graph: who leads to whom, how many go, when, and what kind it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cjmap.chain import Flow, FlowWay
from cjmap.model import Journey
from cjmap.render.dot_text import joined

_FORGIVEN = 0.005
"""The rest that shares may leave by rounding, half a point as in the format; it is no way of its own."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One way between two nodes, by their names in DOT.

    `kind` is `on` (to a later step), `back` (to an earlier one), `again` (to itself) or `end`; `stages` is how many stages it
    leads on, 0 for an end.
    """

    tail: str
    head: str
    way: FlowWay
    kind: str
    stages: int
    likely: bool
    words: str

    @property
    def inside(self) -> bool:
        """Whether it stays in its stage."""
        return self.kind != "end" and not self.stages


def node(key: str) -> str:
    """The name of a step's node: its key without the colon, which DOT would take for a port."""
    return key.replace(":", "-", 1)


def end_node(end: str) -> str:
    """The name of the node of an ending."""
    return f"end-{end}"


def edges_of(journey: Journey, flow: Flow) -> list[Edge]:
    """All edges in reading order; where the file says no order of its own, the last step leads nowhere."""
    places = {step.key: place for place, step in enumerate(flow.steps)}
    likely = set(_likely(flow)) if journey.branches else set()
    rows = {stage.id: row for row, stage in enumerate(journey.stages)}
    edges = []
    for place, step in enumerate(flow.steps):
        for number, way in enumerate(step.ways):
            if not way.target and not way.given and (not journey.branches or way.share <= _FORGIVEN):
                continue
            target = places.get(way.target, -1)
            kind = "end" if target < 0 else "on" if target > place else "again" if target == place else "back"
            stages = rows[flow.steps[target].stage_id] - rows[step.stage_id] if target >= 0 else 0
            share = said(way.share, way.assumed) if way.share < 1 or len(step.ways) > 1 else ""
            head = node(way.target) if way.target else end_node(way.end)
            chosen = (place, number) in likely
            edges.append(Edge(node(step.key), head, way, kind, stages, chosen, joined(share, way.when)))
    return edges


def _likely(flow: Flow) -> Iterator[tuple[int, int]]:
    """The ways on the most likely way through, by the places of their steps and their own; the widest of several alike."""
    places = {step.key: place for place, step in enumerate(flow.steps)}
    goals = [*((key, "") for key in flow.likely[1:]), ("", flow.likely_end)]
    for key, goal in zip(flow.likely, goals, strict=False):
        ways = flow.steps[places[key]].ways
        found = [number for number, way in enumerate(ways) if (way.target, way.end) == goal]
        if found:
            yield places[key], max(found, key=lambda number: ways[number].share)


def resting_on_assumed(flow: Flow) -> set[str]:
    """The keys of the steps, and the ends, that some way with an assumed share leads to, at once or later.

    All begin at the first step, whatever is assumed.
    """
    ways = {step.key: step.ways for step in flow.steps}
    waiting = [way for step in flow.steps if step.assumed and step.reach for way in step.ways]
    found: set[str] = set()
    while waiting:
        way = waiting.pop()
        goal = way.target or way.end
        if goal not in found:
            found.add(goal)
            waiting += ways.get(goal, ())
    return found - {flow.start}


def said(share: float, assumed: bool) -> str:
    """A share as a percentage with at most one place, never rounded to nothing or to all; ~ where it is assumed: `~33.3%`."""
    if 0 < share < 0.0005:
        words = "<0.1%"
    elif 0.9995 <= share < 1 - 1e-9:
        words = ">99.9%"
    else:
        words = f"{share * 100:.1f}".removesuffix(".0") + "%"
    return f"~{words}" if assumed else words
