"""A journey and its grid → its stages and lanes as rows, in reading order: the body of a map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from cjmap.language import messages
from cjmap.layout.kit.block import NOTHING, Block, paragraph, stack
from cjmap.layout.kit.cards import touchpoint_row
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.emotion import emotion_row, scored
from cjmap.layout.kit.grid import MARGIN, TITLE_ROOM, TITLE_SPARE, StageColumns, lane_name
from cjmap.layout.kit.items import item_cell, owner_cell
from cjmap.layout.kit.metrics import metric_cell
from cjmap.layout.kit.reading_order import NO_ROW, MeasuredRow, Row, StageNodes, in_reading_order, touchpoint_id
from cjmap.layout.kit.stages import chevron_row, facts_row, phase_row
from cjmap.layout.kit.transitions import BranchMarks
from cjmap.model import EVERYONE, Lane, Step
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node, Path, Rect, Text
from cjmap.text import reach
from cjmap.theme import BOLD, SMALL, SMALL_BOLD

TITLE_LEFT = MARGIN + 12
LANE_GAP = 6.0
LINE_HEIGHT = 26.0
LINE_LABEL_MOST = 420.0
CELL_GAP = 6.0

Cell = Callable[[Context, str, StageColumns], tuple[Block, list[Block]]]
CELLS: Mapping[str, Cell] = {"metrics": metric_cell, "owner": owner_cell}
"""Lanes whose cells are not lists of items."""


def lanes(ctx: Context, branch_marks: BranchMarks, top: float) -> tuple[list[MeasuredRow], float, list[float]]:
    """The rows of all lanes from `top` on, where they end, and where each of them begins."""
    y = top
    banded = False
    rows: list[MeasuredRow] = []
    tops: list[float] = []
    for lane in ctx.journey.lanes:
        row_builder = ROWS.get(lane.id, cell_row)
        divider, above = _line(ctx, lane.line_above, y) if lane.line_above else ([], -LANE_GAP)
        row = row_builder(ctx, branch_marks, lane, y + above + LANE_GAP)
        if not row.height:
            continue
        tops.append(y)
        y += above + LANE_GAP
        title = _title(ctx, lane)
        height = max(row.height, title.height + 2 * ctx.pad)
        banded = not banded and not row.own_ground
        rows.append(MeasuredRow(height, partial(_drawn, ctx, lane, row, title, divider, (y, height), banded)))
        y += height + LANE_GAP
    return rows, y - LANE_GAP, tops


def _drawn(
    ctx: Context,
    lane: Lane,
    measured: MeasuredRow,
    title: Block,
    divider: Sequence[Node],
    span: tuple[float, float],
    banded: bool,
) -> Row:
    """A lane painted where it stands: `span` is its top and its height, `divider` the line above it."""
    (y, height), row = span, measured.paint()
    ground = [Rect(MARGIN, y, ctx.grid.right - MARGIN, height, ctx.theme.band, radius=8)] if banded else []
    behind = (*ground, *_rules(ctx, y, height, measured.own_ground), *row.behind)
    titles = (*title.paint(TITLE_LEFT, y + ctx.pad), *row.titles)
    nodes = [replace(one, nodes=[_of(lane, one.nodes, lane_name(lane))]) for one in row.nodes]
    return Row(height, [_of(lane, behind)], [*divider, _of(lane, titles)], nodes)


def _of(lane: Lane, nodes: Sequence[Node], name: str = "") -> Group:
    """What a lane shows, with its name for screen readers; a card needs none, and the curve is described by its steps."""
    if name and lane.id == "emotion":
        return Group(tuple(nodes), data={"lane": lane.id}, role="said")
    return Group(tuple(nodes), label=name if lane.id != "touchpoints" else "", data={"lane": lane.id})


def cell_row(ctx: Context, branch_marks: BranchMarks, lane: Lane, top: float) -> MeasuredRow:
    """A lane of cells: a stage's block above those of its touchpoints."""
    make = CELLS.get(lane.id, item_cell)
    cells: list[tuple[StageColumns, Block, float, list[Block]]] = []
    height = 0.0
    for grid_stage in ctx.grid.stages:
        whole, columns = make(ctx, lane.id, ctx.uncut(grid_stage))
        tall = max((block.height for block in columns), default=0.0)
        between = CELL_GAP if whole.height and tall else 0.0
        cells.append((grid_stage, whole, whole.height + between, columns))
        height = max(height, whole.height + between + tall)
    if not height:
        return NO_ROW
    padded = height + 2 * ctx.pad
    return MeasuredRow(padded, lambda: Row(padded, nodes=list(_painted(cells, top + ctx.pad))))


def _painted(cells: Iterable[tuple[StageColumns, Block, float, list[Block]]], top: float) -> Iterator[StageNodes]:
    """The cells of a lane painted from `top` on: of each stage its own block, how far down those of its touchpoints begin,
    and these.
    """
    for grid_stage, whole, down, columns in cells:
        if whole.height:
            yield StageNodes(grid_stage.number, "", whole.paint(grid_stage.x, top))
        for column, block in zip(grid_stage.columns, columns, strict=False):
            if block.height:
                yield StageNodes(grid_stage.number, column.step.id, block.paint(column.x, top + down))


def _touchpoints(ctx: Context, branch_marks: BranchMarks, lane: Lane, top: float) -> MeasuredRow:
    cards = touchpoint_row(ctx, branch_marks, top + ctx.pad)
    return MeasuredRow(cards.height + 2 * ctx.pad, cards.paint) if cards.height else NO_ROW


def _emotion(ctx: Context, branch_marks: BranchMarks, lane: Lane, top: float) -> MeasuredRow:
    """The curve, and below it the feelings that have no score."""
    curve = emotion_row(ctx, top, ctx.pad + _title(ctx, lane).height) if scored(ctx) else NO_ROW
    felt = _felt(ctx)
    if not felt:
        return curve
    y = top + curve.height + (6 if curve.height else ctx.pad)
    title = paragraph(messages().legend.felt, SMALL, ctx.theme.soft, title_width(ctx)) if curve.height else NOTHING
    tall = max(*(down + block.height for *_, down, block in felt), title.height)
    height = y + tall - top + (2 if curve.height else ctx.pad)

    def painted() -> Row:
        drawn = curve.paint()
        feelings = (StageNodes(number, step, block.paint(x, y + down)) for number, step, x, down, block in felt)
        titles = [*drawn.titles, *title.paint(TITLE_LEFT, y)]
        return Row(height, drawn.behind, titles, [*drawn.nodes, *feelings])

    return MeasuredRow(height, painted, curve.own_ground)


def _felt(ctx: Context) -> list[tuple[int, str, float, float, Block]]:
    """The feelings without a score, a stage's above those of its touchpoints: stage, touchpoint, left edge, distance from
    the top, block.
    """
    apart = ctx.by_persona()
    felt = []
    for grid_stage in ctx.grid.stages:
        down = 0.0
        if grid_stage.stage.touchpoints:
            whole = _unscored(ctx, grid_stage.stage, ctx.uncut(grid_stage).width, apart)
            felt.append((grid_stage.number, "", grid_stage.x, 0.0, whole))
            down = whole.height + 2 if whole.height else 0.0
        for column in grid_stage.columns:
            block = _unscored(ctx, column.step, column.width, apart)
            felt.append((grid_stage.number, touchpoint_id(column.step), column.x, down, block))
    return [one for one in felt if one[-1].height]


def _unscored(ctx: Context, step: Step, width: float, apart: bool) -> Block:
    """A step's feelings of those who gave no score there."""
    if not step.feeling:
        return NOTHING
    people = [one.id for one in ctx.journey.personas] if apart else [EVERYONE]
    scored_by = {one for one in people if ctx.level(step, one) is not None}
    texts = []
    for persona, text in step.feeling.items():
        common = persona == EVERYONE or not apart
        if scored_by if common else persona in scored_by:
            continue
        colour = ctx.colours.get(persona, ctx.theme.soft)
        texts.append(paragraph(text, SMALL_BOLD, colour, width - 8, anchor="middle"))
    return stack(texts, 2)


RowBuilder = Callable[[Context, BranchMarks, Lane, float], MeasuredRow]
ROWS: Mapping[str, RowBuilder] = {"touchpoints": _touchpoints, "emotion": _emotion}
"""Lanes that are more than cells; a new kind of lane is a new entry."""


def _title(ctx: Context, lane: Lane) -> Block:
    return paragraph(lane_name(lane), BOLD, ctx.theme.ink, title_width(ctx), TITLE_SPARE, hyphens=True)


def title_width(ctx: Context) -> float:
    """The px that the title of a lane may take."""
    return ctx.grid.left - MARGIN - TITLE_ROOM


def _rules(ctx: Context, y: float, height: float, own_ground: bool) -> list[Node]:
    """Thin lines between the stages, behind what stands in the lane."""
    if own_ground:
        return []
    colour = ctx.theme.rule
    return [
        Path((("M", grid_stage.x - 6, y), ("L", grid_stage.x - 6, y + height)), stroke=colour)
        for grid_stage in ctx.grid.stages[1:]
    ]


def _line(ctx: Context, text: str, top: float) -> tuple[list[Node], float]:
    """A labelled dashed line across the map, of interaction, of visibility; and the height that it takes."""
    theme = ctx.theme
    label = paragraph(text, SMALL_BOLD, theme.soft, min(LINE_LABEL_MOST, ctx.grid.until(TITLE_LEFT) - TITLE_LEFT))
    height = max(LINE_HEIGHT, label.height + 12)
    middle = top + height / 2
    nodes = label.paint(TITLE_LEFT, middle - label.height / 2)
    ends = [TITLE_LEFT + reach(one.text, SMALL_BOLD) + 12 for one in nodes if isinstance(one, Text)]
    start = max(ctx.grid.left, *ends)
    dashes = Path(
        (("M", start, middle), ("L", ctx.grid.right, middle)), stroke=theme.soft, dash=(6.0, 5.0), stroke_width=1.2
    )
    return [*nodes, dashes], height


@dataclass(frozen=True)
class Body:
    """The middle of a map: its rows, where its lanes begin, each of them, and where it ends."""

    ctx: Context
    phases: Mapping[int, Node]
    rows: Sequence[MeasuredRow]
    first_lane: float
    lane_tops: Sequence[float]
    bottom: float

    @cached_property
    def nodes(self) -> Sequence[Node]:
        """All of it, painted when it is first asked for."""
        rows = (row.paint() for row in self.rows)
        return in_reading_order(rows, self.ctx.journey, self.ctx.grid.stages, self.ctx.count, self.phases)


def body(ctx: Context, branch_marks: BranchMarks, top: float) -> Body:
    """Place phases, chevrons, facts and lanes from `top` on."""
    phases, height = phase_row(ctx, top)
    y = top + (height + 6 if height else 0)
    chevrons = chevron_row(ctx, y)
    y += chevrons.height + 10
    facts = facts_row(ctx, branch_marks, y)
    y += facts.height + (8 if facts.height else 0)
    shown, bottom, tops = lanes(ctx, branch_marks, y)
    return Body(ctx, phases, [chevrons, facts, *shown], y, tops, bottom)
