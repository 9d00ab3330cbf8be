"""A graph in rows → its nodes: cards, ways, words at the ways and flags, told stage by stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjmap.chain import FlowWay, marked, percent
from cjmap.language import spoken, words
from cjmap.layout.flow import labels as arrows
from cjmap.layout.flow import places
from cjmap.layout.flow.cards import CARD, card, drawn
from cjmap.layout.flow.graph import Graph, Spot, rounded, stroke
from cjmap.layout.flow.labels import FLAG, below, colour, end_label, ending, flag, way_label
from cjmap.layout.flow.routes import EMPTY, Route, left_sides, right_sides, route
from cjmap.layout.kit.block import Block
from cjmap.layout.kit.cards import others_note
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.description import step_description
from cjmap.layout.kit.reading_order import stage_group
from cjmap.scene import Group, Node, Path, Rect

END_WORDS = 132.0
"""The width at which words right of the last column are broken."""

RAISED = 3.0
"""How far above its line the words of a way end."""


class Picture:
    """The parts of one flow: measured when it is made, then placed in rows, then drawn below a height."""

    def __init__(self, ctx: Context, graph: Graph) -> None:
        self.graph = graph
        self.stages = ctx.journey.stages
        self.cards = [card(ctx, spot) for spot in graph.spots]
        self.labels = [way_label(ctx, graph, edge.way, edge.likely) for edge in graph.edges]
        last = graph.columns - 1
        self.beside = {
            spot.number: [(way, end_label(ctx, graph, way, END_WORDS)) for way in graph.ends.get(spot.number, ())]
            for spot in graph.spots
            if spot.column == last
        }
        self.hanging = [below(ctx, graph, spot.number, CARD, spot.column < last) for spot in graph.spots]

    def place(self, rows: Sequence[int]) -> None:
        """Find the ways between the cards, and the place of everything from left to right."""
        self.rows = rows
        self.routes = route(self.graph, rows)
        sizes = {number: (label.height + RAISED, 0.0) for number, label in enumerate(self.labels) if label.height}
        ends: dict[int, list[int]] = {}
        self.end_ways: dict[int, tuple[FlowWay, Block]] = {}
        straight = -1
        for spot, beside in self.beside.items():
            for way, block in beside:
                number = len(self.labels) + len(self.end_ways)
                self.end_ways[number] = (way, block)
                ends.setdefault(spot, []).append(number)
                half = max(block.height, FLAG) / 2
                sizes[number] = (half, half)
                straight = number if way is self.graph.likely_end else straight
        self.ends = ends
        self.rights = right_sides(self.routes.routes, rows, sizes, ends, straight)
        self.lefts = left_sides(self.routes.routes, rows)
        self.columns = places.columns(self.stages, self.graph, self.routes, self._widths())

    def _widths(self) -> places.Widths:
        graph = self.graph
        widest: dict[int, float] = {}
        over: dict[int, int] = {}
        for label, one in zip(self.labels, self.routes.routes, strict=True):
            column = graph.spots[one.edge.source].column
            widest[column] = max(widest.get(column, 0.0), label.width + 6 if label.height else 0.0)
            if one.kind == "curve":
                apart = max(1, abs(self.rows[one.edge.source] - self.rows[one.edge.target]))
                over[one.leaves] = max(over.get(one.leaves, 0), apart)
        words_width = max((block.width for _, block in self.end_ways.values()), default=0.0)
        return places.Widths(widest, over, words_width + FLAG + 6 if self.end_ways else 0.0, graph.columns - 1)

    def drawn(
        self, ctx: Context, top: float, headings: Mapping[int, Sequence[Node]], phases: Mapping[int, Node]
    ) -> tuple[list[Node], float]:
        """The nodes from `top` on, and where they end. `headings` and `phases` go by the number of a stage, from 1."""
        sides = (self.lefts, self.rights)
        self.heights = places.heights(self.rows, self.cards, sides, self.hanging, self.routes, top)
        bottom = self.heights.bottom
        theme = ctx.theme
        outline = theme.rule if theme.band == theme.background else ""
        behind = [
            Rect(stage.x, top, stage.width, bottom - top, theme.band, outline, radius=8)
            for stage in self.columns.stages
        ]
        nodes: list[Node] = [Group((*behind, *self._edges(ctx), *self._hanging_lines()), role="decoration")]
        for stage in self.columns.stages:
            if stage.number in phases:
                nodes.append(phases[stage.number])
            items: list[Node] = []
            if stage.stage.others:
                items = others_note(ctx, stage.width - 12).paint(stage.x + 6, top + 10)
            items += [self._item(ctx, spot) for spot in self.graph.spots if spot.stage == stage.number - 1]
            nodes.append(stage_group(ctx.journey, stage, ctx.count, (*headings[stage.number], *items)))
        return nodes, bottom

    def _edges(self, ctx: Context) -> list[Node]:
        """The quiet ways, then the most likely one above them."""
        groups = [self._edge(ctx, number, one) for number, one in enumerate(self.routes.routes)]
        likely = [self.graph.edges[number].likely for number in range(len(groups))]
        ends = [self._end_line(ctx, spot, number) for spot, numbers in self.ends.items() for number in numbers]
        return [
            *(group for group, strong in zip(groups, likely, strict=True) if not strong),
            *ends,
            *(group for group, strong in zip(groups, likely, strict=True) if strong),
        ]

    def _edge(self, ctx: Context, number: int, one: Route) -> Group:
        spots, edge = self.graph.spots, one.edge
        source, target = spots[edge.source], spots[edge.target]
        out = self._line(source) + self.rights[edge.source].heights[number]
        into = self._line(target) + self.lefts[edge.target].heights[number]
        corners = places.corners(one, self.columns, self.heights, (out, into), (source.column, target.column))
        ink = ctx.theme.accent if edge.likely else arrows.quiet(ctx.theme, source.known.reach > 0)
        wide = stroke(edge.way.share)
        if one.kind == "curve":
            nodes = arrows.curved(corners, ink, wide)
        else:
            nodes = arrows.cornered(corners, ink, wide, arrows.dashes(wide) if edge.back else ())
        return Group(tuple(nodes), data={"from": source.known.key, "to": target.known.key})

    def _line(self, spot: Spot) -> float:
        return self.heights.rows[self.rows[spot.number]].line

    def _end_line(self, ctx: Context, number: int, end: int) -> Group:
        """The line to a flag right of the last column."""
        spot, way = self.graph.spots[number], self.end_ways[end][0]
        y = self._line(spot) + self.rights[number].heights[end]
        likely = way is self.graph.likely_end
        ink = ctx.theme.accent if likely else colour(ctx.theme, way.end)
        line = Path(
            (("M", self.columns.x[spot.column] + CARD, y), ("L", self.columns.flags - 5, y)),
            stroke=ink,
            stroke_width=stroke(way.share),
        )
        return Group((line,), data={"from": spot.known.key, "end": way.end})

    def _hanging_lines(self) -> list[Node]:
        nodes: list[Node] = []
        for spot, hanging in zip(self.graph.spots, self.hanging, strict=True):
            row = self.heights.rows[self.rows[spot.number]]
            nodes += hanging.lines.paint(self.columns.x[spot.column], row.top + row.height)
        return nodes

    def _item(self, ctx: Context, spot: Spot) -> Group:
        """A card with what is said of the ways out of it."""
        row = self.heights.rows[self.rows[spot.number]]
        x = self.columns.x[spot.column]
        nodes = drawn(ctx, self.cards[spot.number], x, row.top, row.height)
        side = self.rights.get(spot.number, EMPTY)
        for number, y in side.heights.items():
            if number < len(self.labels):
                label = self.labels[number]
                nodes += label.paint(x + CARD + places.STUB, row.line + y - RAISED - label.height)
            else:
                way, block = self.end_ways[number]
                nodes += flag(ctx.theme, way.end, self.columns.flags, row.line + y)
                nodes += block.paint(self.columns.flags + FLAG + 6, row.line + y - block.height / 2)
        nodes += self.hanging[spot.number].words.paint(x, row.top + row.height)
        kind = "touchpoint" if not spot.is_stage else "step"
        data = {kind: spot.step.id, "success": spot.step.assessed.value, "reach": f"{spot.known.reach:.6g}"}
        covered = Group(tuple(nodes), role="said")
        return Group((covered,), id=f"{kind}-{spot.step.id}", label=self._told(ctx, spot), data=data, role="item")

    def _told(self, ctx: Context, spot: Spot) -> str:
        """The step, how many come to it, and where its ways lead, for a reader who hears it; alone where nobody knows."""
        flow, aside = words().flow, words().signs.aside
        if not ctx.journey.branches:
            return step_description(ctx.journey, spot.step)
        comes = flow.share_comes(share=marked(rounded(spot.known.reach), spot.assumed))
        steps, numbers = self.graph.flow.steps, self.graph.numbers
        ways = []
        for way in spot.known.ways:
            share = marked(percent(way.share), way.assumed)
            if way.target:
                told = flow.leads_to(name=steps[numbers[way.target]].name, share=share)
            else:
                told = flow.ends_so(end=ending(way), share=share)
            ways.append(aside(text=told, aside=way.when) if way.when else told)
        return spoken().parts([spoken().row((step_description(ctx.journey, spot.step), comes)), *ways])
