"""A journey and what its graph says → the edges of the DOT graph: who leads to whom, how many go, when, and what kind it is."""

from __future__ import annotations

from cjmap.chain import Flow, FlowWay, likely_ways, marked, percent
from cjmap.model import Journey
from cjmap.records import dataclass
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
    likely = {id(way) for way in likely_ways(flow)} if journey.branches else set()
    rows = {stage.id: row for row, stage in enumerate(journey.stages)}
    edges = []
    for place, step in enumerate(flow.steps):
        for way in step.ways:
            if not way.target and not way.given and (not journey.branches or way.share <= _FORGIVEN):
                continue
            target = places.get(way.target, -1)
            kind = "end" if target < 0 else "on" if target > place else "again" if target == place else "back"
            stages = rows[flow.steps[target].stage_id] - rows[step.stage_id] if target >= 0 else 0
            share = marked(percent(way.share), way.assumed) if way.share < 1 or len(step.ways) > 1 else ""
            head = node(way.target) if way.target else end_node(way.end)
            edges.append(Edge(node(step.key), head, way, kind, stages, id(way) in likely, joined(share, way.when)))
    return edges
