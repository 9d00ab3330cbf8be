"""A graph → its parts, measured; these in rows → where each lies; that → nodes: cards, edges, labels, flags, stage by stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjmap.chain import FlowEdge, marked, percent
from cjmap.language import current_language, messages
from cjmap.layout.flow import labels as arrows
from cjmap.layout.flow import positions
from cjmap.layout.flow.cards import CARD, FlowCard, card, drawn
from cjmap.layout.flow.graph import Graph, Vertex, rounded, stroke
from cjmap.layout.flow.labels import FLAG, Below, below, colour, edge_label, end_label, ending, flag
from cjmap.layout.flow.routes import EMPTY, Route, Routes, Side, left_sides, right_sides, route
from cjmap.layout.kit.block import Block
from cjmap.layout.kit.cards import others_note
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.description import step_description
from cjmap.layout.kit.reading_order import stage_group
from cjmap.model import Stage
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Path, Rect

END_WORDS = 132.0
"""The width at which labels right of the last column are broken."""

RAISED = 3.0
"""How far above its line the label of an edge ends."""


@dataclass(frozen=True, slots=True)
class FlowParts:
    """What is measured before the rows are known: a card and what hangs below it for each vertex, a label for each edge, and
    the labels of the ends that stand right of the last column, by vertex.
    """

    graph: Graph
    cards: Sequence[FlowCard]
    labels: Sequence[Block]
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
        end_labels,
        [below(ctx, graph, vertex.number, CARD, vertex.column < last) for vertex in graph.vertices],
    )


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Parts in rows: the routes of the edges, at which height each leaves and arrives, and where all stands from left to right.

    `ends` are the edges of each vertex to flags right of the last column; they are numbered after the others, and
    `end_edges` has the transition and the label of each.
    """

    parts: FlowParts
    rows: Sequence[int]
    routes: Routes
    ends: Mapping[int, Sequence[int]]
    end_edges: Mapping[int, tuple[FlowEdge, Block]]
    lefts: Mapping[int, Side]
    rights: Mapping[int, Side]
    columns: positions.FlowColumns


def arranged(stages: Sequence[Stage], parts: FlowParts, rows: Sequence[int]) -> Arrangement:
    """Find the routes between the cards, and the position of everything from left to right."""
    graph = parts.graph
    routes = route(graph, rows)
    sizes = {number: (label.height + RAISED, 0.0) for number, label in enumerate(parts.labels) if label.height}
    ends: dict[int, list[int]] = {}
    end_edges: dict[int, tuple[FlowEdge, Block]] = {}
    straight = -1
    for vertex, labels in parts.end_labels.items():
        for flow_edge, block in labels:
            number = len(parts.labels) + len(end_edges)
            end_edges[number] = (flow_edge, block)
            ends.setdefault(vertex, []).append(number)
            half = max(block.height, FLAG) / 2
            sizes[number] = (half, half)
            straight = number if flow_edge is graph.likely_end else straight
    rights = right_sides(routes.routes, rows, sizes, ends, straight)
    lefts = left_sides(routes.routes, rows)
    widths = _widths(parts, rows, routes, [block for _, block in end_edges.values()])
    columns = positions.columns(stages, graph, routes, widths)
    return Arrangement(parts, rows, routes, ends, end_edges, lefts, rights, columns)


def _widths(
    parts: FlowParts, rows: Sequence[int], routes: Routes, end_labels: Sequence[Block]
) -> positions.GutterWidths:
    graph = parts.graph
    widest: dict[int, float] = {}
    over: dict[int, int] = {}
    for label, one in zip(parts.labels, routes.routes, strict=True):
        column = graph.vertices[one.edge.source].column
        widest[column] = max(widest.get(column, 0.0), label.width + 6 if label.height else 0.0)
        if one.kind == "curve":
            apart = max(1, abs(rows[one.edge.source] - rows[one.edge.target]))
            over[one.leaves] = max(over.get(one.leaves, 0), apart)
    ends = max(block.width for block in end_labels) + FLAG + 6 if end_labels else 0.0
    return positions.GutterWidths(widest, over, ends, graph.columns - 1)


def flow_nodes(
    ctx: Context,
    arrangement: Arrangement,
    top: float,
    headings: Mapping[int, Sequence[Node]],
    phases: Mapping[int, Node],
) -> tuple[list[Node], float]:
    """The nodes from `top` on, and where they end. `headings` and `phases` go by the number of a stage, from 1."""
    parts, stages = arrangement.parts, arrangement.columns.stages
    sides = (arrangement.lefts, arrangement.rights)
    heights = positions.heights(arrangement.rows, parts.cards, sides, parts.hanging, arrangement.routes, top)
    drawing = _Drawing(ctx, parts.graph, arrangement, heights)
    bottom = heights.bottom
    theme = ctx.theme
    outline = theme.rule if theme.band == theme.background else ""
    behind = [Rect(stage.x, top, stage.width, bottom - top, theme.band, outline, radius=8) for stage in stages]
    nodes: list[Node] = [Group((*behind, *drawing.edges(), *drawing.hanging_lines()), role="decoration")]
    for stage in stages:
        if stage.number in phases:
            nodes.append(phases[stage.number])
        items: list[Node] = []
        if stage.stage.others:
            items = others_note(ctx, stage.width - 12).paint(stage.x + 6, top + 10)
        items += [drawing.item(vertex) for vertex in parts.graph.vertices if vertex.stage == stage.number - 1]
        nodes.append(stage_group(ctx.journey, stage, ctx.count, (*headings[stage.number], *items)))
    return nodes, bottom


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every node of a flow is drawn from."""

    ctx: Context
    graph: Graph
    arrangement: Arrangement
    heights: positions.Heights

    def edges(self) -> list[Node]:
        """The quiet edges, then the most likely ones above them."""
        groups = [self._edge(number, one) for number, one in enumerate(self.arrangement.routes.routes)]
        likely = [self.graph.edges[number].likely for number in range(len(groups))]
        ends = [
            self._end_line(vertex, number) for vertex, numbers in self.arrangement.ends.items() for number in numbers
        ]
        return [
            *(group for group, strong in zip(groups, likely, strict=True) if not strong),
            *ends,
            *(group for group, strong in zip(groups, likely, strict=True) if strong),
        ]

    def _edge(self, number: int, one: Route) -> Group:
        vertices, edge = self.graph.vertices, one.edge
        source, target = vertices[edge.source], vertices[edge.target]
        out = self._line(source) + self.arrangement.rights[edge.source].heights[number]
        into = self._line(target) + self.arrangement.lefts[edge.target].heights[number]
        corners = positions.corners(
            one, self.arrangement.columns, self.heights, (out, into), (source.column, target.column)
        )
        ink = self.ctx.theme.accent if edge.likely else arrows.quiet(self.ctx.theme, source.flow_step.reach > 0)
        wide = stroke(edge.flow_edge.share)
        if one.kind == "curve":
            nodes = arrows.curved(corners, ink, wide)
        else:
            nodes = arrows.cornered(corners, ink, wide, arrows.dashes(wide) if edge.back else ())
        return Group(tuple(nodes), data={"from": source.flow_step.key, "to": target.flow_step.key})

    def _line(self, vertex: Vertex) -> float:
        return self.heights.rows[self.arrangement.rows[vertex.number]].line

    def _end_line(self, number: int, end: int) -> Group:
        """The line to a flag right of the last column."""
        vertex, flow_edge = self.graph.vertices[number], self.arrangement.end_edges[end][0]
        y = self._line(vertex) + self.arrangement.rights[number].heights[end]
        likely = flow_edge is self.graph.likely_end
        ink = self.ctx.theme.accent if likely else colour(self.ctx.theme, flow_edge.end)
        line = Path(
            (("M", self.arrangement.columns.x[vertex.column] + CARD, y), ("L", self.arrangement.columns.flags - 5, y)),
            stroke=ink,
            stroke_width=stroke(flow_edge.share),
        )
        return Group((line,), data={"from": vertex.flow_step.key, "end": flow_edge.end})

    def hanging_lines(self) -> list[Node]:
        nodes: list[Node] = []
        for vertex, hanging in zip(self.graph.vertices, self.arrangement.parts.hanging, strict=True):
            row = self.heights.rows[self.arrangement.rows[vertex.number]]
            nodes += hanging.lines.paint(self.arrangement.columns.x[vertex.column], row.top + row.height)
        return nodes

    def item(self, vertex: Vertex) -> Group:
        """A card with the labels of the edges that leave it."""
        row = self.heights.rows[self.arrangement.rows[vertex.number]]
        x = self.arrangement.columns.x[vertex.column]
        nodes = drawn(self.ctx, self.arrangement.parts.cards[vertex.number], x, row.top, row.height)
        side = self.arrangement.rights.get(vertex.number, EMPTY)
        for number, y in side.heights.items():
            if number < len(self.arrangement.parts.labels):
                label = self.arrangement.parts.labels[number]
                nodes += label.paint(x + CARD + positions.STUB, row.line + y - RAISED - label.height)
            else:
                flow_edge, block = self.arrangement.end_edges[number]
                nodes += flag(self.ctx.theme, flow_edge.end, self.arrangement.columns.flags, row.line + y)
                nodes += block.paint(self.arrangement.columns.flags + FLAG + 6, row.line + y - block.height / 2)
        nodes += self.arrangement.parts.hanging[vertex.number].words.paint(x, row.top + row.height)
        kind = "touchpoint" if not vertex.is_stage else "step"
        data = {kind: vertex.step.id, "success": vertex.step.assessed.value, "reach": f"{vertex.flow_step.reach:.6g}"}
        covered = Group(tuple(nodes), role="said")
        return Group((covered,), id=f"{kind}-{vertex.step.id}", label=self._description(vertex), data=data, role="item")

    def _description(self, vertex: Vertex) -> str:
        """The step, how many come to it, and where its edges lead, for a screen reader; alone where nobody knows."""
        flow, aside = messages().flow, messages().signs.aside
        if not self.ctx.journey.branches:
            return step_description(self.ctx.journey, vertex.step)
        comes = flow.share_comes(share=marked(rounded(vertex.flow_step.reach), vertex.assumed))
        steps, numbers = self.graph.flow.steps, self.graph.numbers
        texts = []
        for flow_edge in vertex.flow_step.edges:
            share = marked(percent(flow_edge.share), flow_edge.assumed)
            if flow_edge.target:
                text = flow.leads_to(name=steps[numbers[flow_edge.target]].name, share=share)
            else:
                text = flow.ends_so(end=ending(flow_edge), share=share)
            texts.append(aside(text=text, aside=flow_edge.when) if flow_edge.when else text)
        return current_language().parts(
            [current_language().row((step_description(self.ctx.journey, vertex.step), comes)), *texts]
        )
