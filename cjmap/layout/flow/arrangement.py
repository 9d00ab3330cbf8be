"""A graph → its parts, measured; some of its bands → where the parts of these stand, from left to right and at each card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjmap.chain import FlowEdge
from cjmap.layout.flow import positions
from cjmap.layout.flow.cards import CARD, FlowCard, card
from cjmap.layout.flow.graph import Graph
from cjmap.layout.flow.hanging import Below, below
from cjmap.layout.flow.labels import FLAG, edge_label, end_label
from cjmap.layout.flow.places import Band, Places, places
from cjmap.layout.flow.ports import Side, left_sides, right_sides
from cjmap.layout.flow.routes import Routes, route
from cjmap.layout.flow.stubs import HALF, number_room, run_out
from cjmap.layout.kit.block import Block
from cjmap.layout.kit.context import Context
from cjmap.model import Stage
from cjmap.records import dataclass

END_WORDS = 132.0
"""The width at which labels right of the last column are broken."""

RAISED = 2.5
"""How far above its line the label of an edge ends."""


@dataclass(frozen=True, slots=True)
class FlowParts:
    """What is measured before the rows are known: a card and what hangs below it for each vertex, a label and the width of its
    line for each edge, and the labels of the ends that stand right of the last column, by vertex.
    """

    graph: Graph
    cards: Sequence[FlowCard]
    labels: Sequence[Block]
    strokes: Sequence[float]
    end_labels: Mapping[int, Sequence[tuple[FlowEdge, Block]]]
    hanging: Sequence[Below]


def measured(ctx: Context, graph: Graph) -> FlowParts:
    """Measure the parts of a flow."""
    last = graph.columns - 1
    end_labels = {
        vertex.number: [
            (flow_edge, end_label(ctx, graph, flow_edge, END_WORDS)) for flow_edge in graph.ends.get(vertex.number, ())
        ]
        for vertex in graph.vertices
        if vertex.column == last
    }
    return FlowParts(
        graph,
        [card(ctx, vertex) for vertex in graph.vertices],
        [edge_label(ctx, graph, edge.flow_edge, edge.likely) for edge in graph.edges],
        [graph.stroke(edge.flow_edge) for edge in graph.edges],
        end_labels,
        [below(ctx, graph, vertex.number, CARD, vertex.column < last) for vertex in graph.vertices],
    )


def words_of(parts: FlowParts) -> list[float]:
    """The widest words right of each column."""
    widest = [0.0] * parts.graph.columns
    for label, edge in zip(parts.labels, parts.graph.edges, strict=True):
        column = parts.graph.vertices[edge.source].column
        widest[column] = max(widest[column], label.width)
    return widest


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The bands of one picture: the routes of the edges, at which height each leaves and arrives, and where all stands from left
    to right.

    `ends` are the edges of each vertex to flags right of the last column; they are numbered after the others, and
    `end_edges` has the transition and the label of each.
    """

    parts: FlowParts
    at: Places
    routes: Routes
    ends: Mapping[int, Sequence[int]]
    end_edges: Mapping[int, tuple[FlowEdge, Block]]
    lefts: Mapping[int, Side]
    rights: Mapping[int, Side]
    columns: positions.FlowColumns


def arranged(
    ctx: Context,
    stages: Sequence[Stage],
    parts: FlowParts,
    rows: Sequence[int],
    bands: Sequence[Band],
    room: float = 0.0,
) -> Arrangement:
    """Find the routes between the cards of some bands, and the position of everything from left to right, spread over
    `room` px where it is narrower.
    """
    graph = parts.graph
    at = places(graph, rows, bands)
    routes = route(graph, at)
    sizes, heads = _sizes(parts, routes)
    ends: dict[int, list[int]] = {}
    end_edges: dict[int, tuple[FlowEdge, Block]] = {}
    straight = -1
    for vertex, labels in parts.end_labels.items():
        for flow_edge, block in labels if vertex in at.rows else ():
            number = len(parts.labels) + len(end_edges)
            end_edges[number] = (flow_edge, block)
            ends.setdefault(vertex, []).append(number)
            half = max(block.height, FLAG, graph.stroke(flow_edge)) / 2
            sizes[number] = (half, half)
            straight = number if flow_edge is graph.likely_end else straight
    rights = right_sides(routes, at, sizes, ends, straight)
    lefts = left_sides(routes, at, heads)
    widths = _widths(ctx, parts, at, routes, [block for _, block in end_edges.values()])
    columns = positions.columns(stages, graph, at, routes, widths, room)
    return Arrangement(parts, at, routes, ends, end_edges, lefts, rights, columns)


def _sizes(parts: FlowParts, routes: Routes) -> tuple[dict[int, tuple[float, float]], dict[int, tuple[float, float]]]:
    """What stands above and below each line where it leaves, and where it arrives."""
    out: dict[int, tuple[float, float]] = {}
    into: dict[int, tuple[float, float]] = {}
    for number, one in routes.routes.items():
        half, label = parts.strokes[number] / 2, parts.labels[number]
        least = max(HALF, half + 3) if one.kind == "out" else half
        up = half + label.height + RAISED if label.height else half
        out[number] = max(up, least), least
        into[number] = (max(HALF, half + 3) if one.kind == "in" else half + 3,) * 2
    return out, into


def _widths(
    ctx: Context, parts: FlowParts, at: Places, routes: Routes, end_labels: Sequence[Block]
) -> positions.GutterWidths:
    graph = parts.graph
    widest: dict[int, float] = {}
    entries: dict[int, float] = {}
    over: dict[int, int] = {}
    for number, one in routes.routes.items():
        label = parts.labels[number]
        if one.kind == "in":
            gutter = at.columns[one.edge.target] - 1
            room = number_room(ctx, graph.vertices[one.edge.source].step) + 4
            entries[gutter] = max(entries.get(gutter, 0.0), room)
            continue
        column = at.columns[one.edge.source]
        wide = label.width + 4 if label.height else 0.0
        if one.kind == "out":
            there = number_room(ctx, graph.vertices[one.edge.target].step)
            wide = run_out(label.width, parts.strokes[number]) + there + 4
        widest[column] = max(widest.get(column, 0.0), wide)
        if one.kind == "curve":
            apart = max(1, abs(at.rows[one.edge.source] - at.rows[one.edge.target]))
            over[column] = max(over.get(column, 0), apart)
    ends = max(block.width for block in end_labels) + FLAG + 6 if end_labels else 0.0
    last = frozenset(placed.right for placed in at.bands if placed.band.end == graph.columns)
    return positions.GutterWidths(widest, entries, over, ends, last)
