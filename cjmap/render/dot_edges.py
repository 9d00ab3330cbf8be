"""A journey → the edges of its graph: who leads to whom, with which share, under which condition, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cjmap.model import End, Journey, Stage, Step, Transition
from cjmap.render.dot_text import joined


@dataclass(frozen=True, slots=True)
class Edge:
    """One way on between two nodes, by their names in DOT; `rest` is the way of those whom the shares leave over."""

    tail: str
    head: str
    words: str = ""
    share: Decimal | None = None
    back: bool = False
    rest: bool = False

    @staticmethod
    def node(step: Step) -> str:
        """The name of a step's node: ids have no colon, which DOT would take for a port."""
        return f"stage-{step.id}" if isinstance(step, Stage) else f"touchpoint-{step.id}"

    @staticmethod
    def end_node(end: End | None) -> str:
        """The name of the node of an ending."""
        return f"end-{end.value}" if end else "end"


def edges_of(journey: Journey) -> list[Edge]:
    """All edges, in reading order.

    A step without `next` leads to the following one. Where the file says an order of its own, the last step leads to an
    ending, and so do those whom the shares of a step leave over.
    """
    steps = list(journey.steps())
    places = {Edge.node(step): place for place, step in enumerate(steps)}
    edges: list[Edge] = []
    for place, step in enumerate(steps):
        tail = Edge.node(step)
        if step.next is None:
            if place + 1 < len(steps):
                edges.append(Edge(tail, Edge.node(steps[place + 1])))
            elif journey.branches:
                edges.append(Edge(tail, Edge.end_node(None)))
        elif not step.next:
            edges.append(Edge(tail, Edge.end_node(None)))
        else:
            edges += _ways(tail, step.next, places)
    return edges


def _ways(tail: str, ways: tuple[Transition, ...], places: dict[str, int]) -> list[Edge]:
    """The edges of one step's own order."""
    edges = []
    for way in ways:
        head = _head(way)
        back = places.get(head, len(places)) <= places[tail]
        edges.append(Edge(tail, head, _words(way.share, way.when), way.share, back))
    shares = [way.share for way in ways if way.share is not None]
    left = 1 - sum(shares, Decimal(0))
    if len(shares) == len(ways) and left > Decimal("0.005"):  # the format forgives half a point of rounding
        edges.append(Edge(tail, Edge.end_node(None), _words(left, ""), left, rest=True))
    return edges


def _head(way: Transition) -> str:
    if way.touchpoint:
        return f"touchpoint-{way.touchpoint}"
    return f"stage-{way.stage}" if way.stage else Edge.end_node(way.end)


def _words(share: Decimal | None, when: str) -> str:
    """`70% · Still unsure`, each part only where there is one."""
    return joined(_percent(share) if share is not None else "", when)


def _percent(share: Decimal) -> str:
    """A share as a percentage with at most one place, rounded half away from zero: `33.3%`, `70%`."""
    rounded = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded:f}".removesuffix(".0") + "%"
