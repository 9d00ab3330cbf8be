"""A band of stages → its section: stage bar, touchpoints, hand-overs, the rows of its channels, and the emotion curve."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import messages
from cjmap.layout.channels import feeling, lines, rows
from cjmap.layout.channels.columns import Band, grid_of
from cjmap.layout.channels.handovers import ChannelRow
from cjmap.layout.channels.view import BandPlaces, ChannelsView
from cjmap.layout.kit.block import Block, line, paragraph, stack
from cjmap.layout.kit.context import Context, Notes
from cjmap.layout.kit.grid import Column
from cjmap.layout.kit.reading_order import Row, stage_group, touchpoint_id
from cjmap.layout.kit.segments import Scores
from cjmap.layout.kit.stages import chevron_row
from cjmap.model import Stage
from cjmap.records import replace
from cjmap.scene import Group, Node
from cjmap.text import reach
from cjmap.theme import BODY, BOLD, SMALL, SMALL_BOLD

BAR_GAP = 8.0
"""Between the stage bar and the touchpoints below it."""

WORDS_APART, WORDS_SPARE = 14.0, 10.0
"""Between the words of two columns, and how much of it a wider font may take."""

PANEL_GAP = 14.0
DISC_ROW = 26.0


def band_block(view: ChannelsView, band: Band, scores: Scores) -> Block:
    """The section of a band, as wide as the content."""
    measured = _places(view, band, scores, 0.0, 0.0)

    def paint(x: float, y: float) -> list[Node]:
        return _painted(_places(view, band, scores, x, y), y)

    return Block(view.frame.width, measured.end, paint)


def _context(view: ChannelsView, band: Band, left: float, scores: Scores) -> Context:
    part = replace(view.journey, stages=tuple(one.stage for one in band))
    grid = grid_of(band, left, view.frame)
    return Context(part, view.theme, grid, Notes(), dict(view.colours), whole=view.journey, curve_scores=scores)


def _places(view: ChannelsView, band: Band, scores: Scores, left: float, top: float) -> BandPlaces:
    """Where all of a band stands whose left upper corner is (left, top)."""
    ctx = _context(view, band, left, scores)
    columns = list(ctx.grid.columns)
    words_top = top + chevron_row(ctx, top).height + BAR_GAP
    discs = words_top + max(_words(view, ctx, one).height for one in columns) + 8
    empty = BandPlaces(view, ctx, left, (), discs, 0.0, 0.0)
    y = discs + _disc_rows(empty) * DISC_ROW + (4 if empty.hand_overs else 0) + _heading_rest(view, empty)
    here = {key for one in columns for key in view.channels.rows_at(one.step)}
    placed: list[tuple[ChannelRow, float, float]] = []
    for row in view.channels.rows:
        if row.key in here:
            high = rows.row_height(view, row, columns)
            placed.append((row, y, high))
            y += high
    end = y + PANEL_GAP + feeling.HEIGHT if feeling.is_felt(ctx) else y
    return BandPlaces(view, ctx, left, tuple(placed), discs, y, end)


def _disc_rows(places: BandPlaces) -> int:
    return 1 + max((row for _, _, row in places.hand_overs), default=0)


def _headings(view: ChannelsView, places: BandPlaces) -> tuple[Block, Block]:
    """The title of the row of numbers, where there is any, and that of the counts, where they have a column."""
    channels, theme, frame = messages().channels, view.theme, view.frame
    count = channels.per_channel_whole if len(view.bands) > 1 else channels.per_channel
    left = [paragraph(channels.hand_overs, BOLD, theme.ink, frame.left - 12)] if places.hand_overs else []
    right = [paragraph(count, BOLD, theme.ink, frame.counts - 24)] if frame.counts else []
    return stack(left), stack(right)


def _heading_rest(view: ChannelsView, places: BandPlaces) -> float:
    """What the titles need beyond the rows of numbers."""
    high = max(one.height for one in _headings(view, places))
    return max(0.0, high + 6 - _disc_rows(places) * DISC_ROW)


def _words(view: ChannelsView, ctx: Context, column: Column) -> Block:
    """A touchpoint's number and name (a stage's is in the bar), and that it has no channel where it has none."""
    theme, step, width = view.theme, column.step, column.width - WORDS_APART
    if isinstance(step, Stage) and step.others:
        return paragraph(messages().map.not_theirs, SMALL, theme.soft, width, WORDS_SPARE)
    number = ctx.step_number(step)
    parts = [
        Block(reach(number, SMALL_BOLD), 18, lambda x, y: [line(number, x, y + 14, SMALL_BOLD, theme.soft)]),
        *([] if isinstance(step, Stage) else [paragraph(step.name, BODY, theme.ink, width, WORDS_SPARE, hyphens=True)]),
    ]
    if not step.channel:
        parts.append(paragraph(messages().channels.no_channel, SMALL, theme.soft, width, WORDS_SPARE))
    return stack(parts)


def _painted(places: BandPlaces, top: float) -> list[Node]:
    view, ctx = places.view, places.ctx
    panel = places.bottom + PANEL_GAP
    felt = feeling.is_felt(ctx)
    behind = [*rows.grounds(places), *lines.edges(places), *(feeling.panel_ground(places, panel) if felt else ())]
    behind += [*lines.downwards(places), *lines.bars(places), *lines.ways(places)]
    behind += feeling.panel_points(places, panel) if felt else []
    left, right = _headings(view, places)
    names: list[Node] = [
        *left.paint(places.left + 4, places.discs + (13 - 8.5 if left.height else 0)),
        *right.paint(places.left + view.frame.width - view.frame.counts + 24, places.discs + 4.5),
        *rows.titles(places),
        *(feeling.panel_titles(places, panel) if felt else ()),
    ]
    bar = chevron_row(ctx, top).paint()
    words_top = top + bar.height + BAR_GAP
    return [Group(tuple(behind), role="decoration"), Group(tuple(names)), *_stages(places, bar, words_top)]


def _stages(places: BandPlaces, bar: Row, words_top: float) -> list[Node]:
    """The stages in reading order, each with its touchpoints."""
    view, ctx = places.view, places.ctx
    found: list[Node] = []
    for stage in ctx.grid.stages:
        nodes: list[Node] = [node for part in bar.nodes if part.stage == stage.number for node in part.nodes]
        for column in stage.columns:
            words = _words(view, ctx, column).paint(column.x + 8, words_top)
            nodes += words if stage.stage.others else [rows.step_group(places, column, words)]
        group = stage_group(view.journey, stage, ctx.count, nodes)
        found.append(replace(group, id=_part_id(group.id, stage.columns)) if stage.continued else group)
    return found


def _part_id(name: str, columns: Sequence[Column]) -> str:
    """The id of a further part of a stage: no two groups have one in common."""
    return f"{name}-from-{touchpoint_id(columns[0].step)}"
