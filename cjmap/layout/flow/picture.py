"""An arrangement and where its bands begin → nodes: headings, cards, edges, labels, flags, stage by stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cjmap.chain import marked, percent
from cjmap.language import current_language, messages
from cjmap.layout.flow import heights as flow_heights
from cjmap.layout.flow import labels as arrows
from cjmap.layout.flow import positions, stubs
from cjmap.layout.flow.arrangement import RAISED, Arrangement
from cjmap.layout.flow.cards import CARD, drawn
from cjmap.layout.flow.graph import Graph, Vertex, rounded
from cjmap.layout.flow.labels import FLAG, colour, ending, flag
from cjmap.layout.flow.ports import EMPTY
from cjmap.layout.flow.routes import Route
from cjmap.layout.kit.cards import others_note
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.description import step_description
from cjmap.layout.kit.grid import Grid, StageColumns
from cjmap.layout.kit.reading_order import MeasuredRow, stage_group
from cjmap.layout.kit.stages import chevron_row, phase_row
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node, Path, Rect

PHASE_GAP, HEADING_GAP = 6.0, 8.0


def band_contexts(ctx: Context, arrangement: Arrangement) -> list[Context]:
    """The surroundings of the headings of each band."""
    return [
        replace(ctx, grid=Grid(stages, stages[0].x, stages[-1].x + stages[-1].width))
        for stages in arrangement.columns.stages
        if stages
    ]


@dataclass(frozen=True, slots=True)
class LaidFlow:
    """Where all stands from top to bottom, and the headings of each band: brackets of phases, and chevrons."""

    heights: flow_heights.Heights
    headings: Sequence[tuple[Mapping[int, Node], MeasuredRow]]

    @property
    def bottom(self) -> float:
        return self.heights.bottom


def laid(ctx: Context, arrangement: Arrangement, top: float) -> LaidFlow:
    """Place an arrangement from a height on."""
    contexts = band_contexts(ctx, arrangement)
    headings: list[tuple[Mapping[int, Node], MeasuredRow]] = []

    def heading(index: int, y: float) -> float:
        brackets, height = phase_row(contexts[index], y)
        height += PHASE_GAP if height else 0
        chevrons = chevron_row(contexts[index], y + height)
        headings.append((brackets, chevrons))
        return height + chevrons.height + HEADING_GAP

    parts, sides = arrangement.parts, (arrangement.lefts, arrangement.rights)
    heights = flow_heights.heights(arrangement.at, parts.cards, sides, parts.hanging, arrangement.routes, heading, top)
    return LaidFlow(heights, headings)


def flow_nodes(ctx: Context, arrangement: Arrangement, placed: LaidFlow) -> list[Node]:
    """The nodes of all bands, in reading order; a stage that goes on in the next band is one group."""
    heights = placed.heights
    drawing = _Drawing(ctx, arrangement.parts.graph, arrangement, heights)
    theme = ctx.theme
    outline = theme.rule if theme.band == theme.background else ""
    behind = [
        Rect(stage.x, ground, stage.width, bottom - ground, theme.band, outline, radius=8)
        for stages, (_, ground, bottom) in zip(arrangement.columns.stages, heights.bands, strict=False)
        for stage in stages
    ]
    nodes: list[Node] = [Group((*behind, *drawing.edges(), *drawing.hanging_lines()), role="decoration")]
    begun: dict[int, StageColumns] = {}
    above: dict[int, list[Node]] = defaultdict(list)
    phases: dict[int, Node] = {}
    for index, (brackets, chevrons) in enumerate(placed.headings):
        ground = heights.bands[index][1]
        headings = {row.stage: row.nodes for row in chevrons.paint().nodes}
        for stage in arrangement.columns.stages[index]:
            number = stage.number
            if number in begun and number in brackets:
                above[number].append(brackets[number])
            elif number in brackets:
                phases[number] = brackets[number]
            begun.setdefault(number, stage)
            above[number] += headings[number]
            if stage.stage.others:
                above[number] += others_note(ctx, stage.width - 12).paint(stage.x + 6, ground + 10)
    for number, stage in begun.items():
        if number in phases:
            nodes.append(phases[number])
        nodes.append(stage_group(ctx.journey, stage, ctx.count, [*above[number], *drawing.items(number - 1)]))
    return nodes


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every node of a flow is drawn from."""

    ctx: Context
    graph: Graph
    arrangement: Arrangement
    heights: flow_heights.Heights

    def edges(self) -> list[Node]:
        """The quiet edges, then the most likely ones above them."""
        routes = self.arrangement.routes.routes.values()
        ends = [
            self._end_line(vertex, number) for vertex, numbers in self.arrangement.ends.items() for number in numbers
        ]
        return [
            *(self._edge(one) for one in routes if not one.edge.likely),
            *ends,
            *(self._edge(one) for one in routes if one.edge.likely),
        ]

    def _edge(self, one: Route) -> Group:
        edge, wide = one.edge, self.arrangement.parts.strokes[one.number]
        source, target = self.graph.vertices[edge.source], self.graph.vertices[edge.target]
        ink = self.ctx.theme.accent if edge.likely else arrows.quiet(self.ctx.theme, source.reach > 0)
        dash = arrows.dashes(wide) if edge.back else ()
        if one.kind == "out":
            left, y = self._x(source) + CARD, self._out(one)
            nodes = stubs.line_out(left, left + positions.STUB + self._run(one), y, ink, wide, dash)
        elif one.kind == "in":
            right, y = self._x(target), self._into(one)
            nodes = stubs.line_out(right - positions.HEAD_ROOM, right, y, ink, wide, dash)
        else:
            columns = self.arrangement.at.columns
            ends, ports = (columns[edge.source], columns[edge.target]), (self._out(one), self._into(one))
            corners = flow_heights.corners(
                one, self.arrangement.routes, self.arrangement.columns, self.heights, ports, ends
            )
            nodes = (
                arrows.curved(corners, ink, wide) if one.kind == "curve" else arrows.cornered(corners, ink, wide, dash)
            )
        return Group(tuple(nodes), data={"from": source.flow_step.key, "to": target.flow_step.key})

    def _run(self, one: Route) -> float:
        label = self.arrangement.parts.labels[one.number]
        return stubs.run_out(label.width, self.arrangement.parts.strokes[one.number])

    def _out(self, one: Route) -> float:
        """The height at which an edge leaves."""
        return self._line(one.edge.source) + self.arrangement.rights[one.edge.source].heights[one.number]

    def _into(self, one: Route) -> float:
        """The height at which it arrives."""
        return self._line(one.edge.target) + self.arrangement.lefts[one.edge.target].heights[one.number]

    def _line(self, number: int) -> float:
        return self.heights.rows[self.arrangement.at.rows[number]].line

    def _x(self, vertex: Vertex) -> float:
        return self.arrangement.columns.x[self.arrangement.at.columns[vertex.number]]

    def _flags(self, number: int) -> float:
        """Where the flags right of a card stand."""
        return self.arrangement.columns.flags[self.arrangement.at.band_of[number]]

    def _end_line(self, number: int, end: int) -> Group:
        """The line to a flag right of the last column."""
        vertex, flow_edge = self.graph.vertices[number], self.arrangement.end_edges[end][0]
        y = self._line(number) + self.arrangement.rights[number].heights[end]
        likely = flow_edge is self.graph.likely_end
        ink = self.ctx.theme.accent if likely else colour(self.ctx.theme, flow_edge.end)
        line = Path(
            (("M", self._x(vertex) + CARD, y), ("L", self._flags(number) - 5, y)),
            stroke=ink,
            stroke_width=self.graph.stroke(flow_edge),
        )
        return Group((line,), data={"from": vertex.flow_step.key, "end": flow_edge.end})

    def hanging_lines(self) -> list[Node]:
        nodes: list[Node] = []
        for number, at in self.arrangement.at.rows.items():
            row = self.heights.rows[at]
            hanging = self.arrangement.parts.hanging[number]
            nodes += hanging.lines.paint(self._x(self.graph.vertices[number]), row.top + row.height)
        return nodes

    def items(self, stage: int) -> list[Node]:
        """The cards of a stage, in the order in which they are read."""
        vertices = (self.graph.vertices[one] for one in sorted(self.arrangement.at.rows))
        return [self._item(vertex) for vertex in vertices if vertex.stage == stage]

    def _item(self, vertex: Vertex) -> Group:
        """A card with the labels of the edges that leave it, and the numbers of steps on other sheets."""
        row = self.heights.rows[self.arrangement.at.rows[vertex.number]]
        x = self._x(vertex)
        nodes = drawn(self.ctx, self.arrangement.parts.cards[vertex.number], x, row.top, row.height)
        nodes += self._labels(vertex, x, row.line)
        nodes += self._entries(vertex)
        nodes += self.arrangement.parts.hanging[vertex.number].words.paint(x, row.top + row.height)
        kind = "touchpoint" if not vertex.is_stage else "step"
        data = {kind: vertex.step.id, "success": vertex.step.assessed.value, "reach": f"{vertex.reach:.6g}"}
        covered = Group(tuple(nodes), role="said")
        return Group((covered,), id=f"{kind}-{vertex.step.id}", label=self._description(vertex), data=data, role="item")

    def _labels(self, vertex: Vertex, x: float, line: float) -> list[Node]:
        nodes: list[Node] = []
        parts = self.arrangement.parts
        for number, y in self.arrangement.rights.get(vertex.number, EMPTY).heights.items():
            if number in self.arrangement.end_edges:
                flow_edge, block = self.arrangement.end_edges[number]
                flags = self._flags(vertex.number)
                nodes += flag(self.ctx.theme, flow_edge.end, flags, line + y)
                nodes += block.paint(flags + FLAG + 6, line + y - block.height / 2)
                continue
            label, one = parts.labels[number], self.arrangement.routes.routes[number]
            up = RAISED + parts.strokes[number] / 2 + label.height
            nodes += label.paint(x + CARD + positions.STUB, line + y - up)
            if one.kind == "out":
                there = self.graph.vertices[one.edge.target].step
                right = x + CARD + positions.STUB + self._run(one) + stubs.GAP
                nodes.append(stubs.number_there(self.ctx, there, right, line + y))
        return nodes

    def _entries(self, vertex: Vertex) -> Sequence[Node]:
        """The numbers of the steps on other sheets from which edges arrive."""
        gutter = self.arrangement.columns.gutters[self.arrangement.at.columns[vertex.number] - 1]
        arriving = self.arrangement.lefts.get(vertex.number, EMPTY).heights
        routes = [one for number in arriving if (one := self.arrangement.routes.routes[number]).kind == "in"]
        return [
            stubs.number_there(self.ctx, self.graph.vertices[one.edge.source].step, gutter.words + 2, self._into(one))
            for one in routes
        ]

    def _description(self, vertex: Vertex) -> str:
        """The step, how many come to it, and where its edges lead, for a screen reader; alone where nobody knows."""
        flow, aside = messages().flow, messages().signs.aside
        if not self.ctx.journey.branches:
            return step_description(self.ctx.journey, vertex.step)
        comes = flow.share_comes(share=marked(rounded(vertex.reach), vertex.assumed))
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
