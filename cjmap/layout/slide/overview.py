"""A journey, a theme, a slide's size → the whole journey on a slide, or on as few as its stages need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from cjmap.language import current_language
from cjmap.layout.kit.description import summary
from cjmap.layout.kit.grid import Grid
from cjmap.layout.kit.legend import SEVERITY, Sign
from cjmap.layout.kit.reading_order import Row, in_reading_order
from cjmap.layout.slide.chevrons import chevron_row, phase_row
from cjmap.layout.slide.context import (
    GAP,
    ROW_GAP,
    SlideContext,
    caption,
    divided,
    finished,
    grid,
    opening,
    slide_context,
    stage_sentences,
    stages_a_slide,
)
from cjmap.layout.slide.curve import SlideCurve
from cjmap.layout.slide.extras import Extras, extras
from cjmap.layout.slide.findings import LANES, SlideFindings, findings
from cjmap.layout.slide.head import head
from cjmap.layout.slide.legend import foot, legend, signs_of
from cjmap.layout.slide.short import ALSO, FEELINGS, Rest, also_line, held, less, missing
from cjmap.layout.slide.title import TitleFinding
from cjmap.layout.slide.touchpoints import Lists, lists
from cjmap.model import Journey, Success
from cjmap.records import dataclass
from cjmap.scene import Node, Path, Scene
from cjmap.theme import Theme

CURVE_LEAST, CURVE_GOOD, CURVE_MOST = 168.0, 230.0, 300.0
"""Its height: the least, what is over the second goes to further lists first, never more."""

SQUEEZED = 18.0
"""So many px the curve may be lower where else touchpoints or findings would be counted only."""

TOUCHPOINTS_SHARES = (0.55, 0.5, 0.45, 0.4, 0.35)
"""The most of what the curve leaves that the touchpoints take where not everything has room: the first that leaves no list
without an item, else the first of all.
"""

HEAD_GAP, FOOT_GAP = 14.0, 8.0


def lay_out_slides(journey: Journey, theme: Theme, size: str) -> tuple[Scene, ...]:
    """The slides of a journey in a size of SLIDES (KeyError where it is none of them): one, or as few as leave each stage
    120 px, evenly divided. Raises cjmap.images.ImageError where a picture has gone since the file was checked.
    """
    slide = slide_context(journey, theme, size)
    parts = divided(len(journey.stages), stages_a_slide(slide))
    return tuple(_slide(slide, part, number, len(parts)) for number, part in enumerate(parts, 1))


@dataclass(frozen=True, slots=True)
class _Body:
    """What fills a slide between the chevrons and the legend, how high its curve may be, and what has no room; of the feelings
    all, until the curve is drawn.
    """

    touchpoints: Lists | None
    curve: SlideCurve | None
    curve_height: float
    found: SlideFindings
    extras: Extras
    rest: Rest


def _slide(slide: SlideContext, part: range, number: int, count: int) -> Scene:
    stage_grid = grid(slide, part)
    stages, which = stage_grid.stages, caption(number, count)
    top = head(slide)
    last = part.stop == len(slide.journey.stages)
    phases, y = phase_row(slide, stages, top.bottom + HEAD_GAP)
    chevrons = chevron_row(slide, stages, y)
    y += chevrons.height + ROW_GAP
    curve = _curve(slide, stage_grid)
    unnamed = [one for one in curve.people if one not in top.people] if curve else []
    possible = legend(slide, _possible(slide, stage_grid, curve), unnamed)
    bottom = foot(slide, possible, which)[1] - FOOT_GAP
    body = _body(slide, stage_grid, bottom - y, last, top.finding)
    rows, after = _rows(slide, body, stage_grid, y)
    title = top.finding.signs if top.finding else set()
    keys = legend(slide, _signs(stage_grid, body) | title, unnamed)
    nodes = [
        *top.nodes,
        *in_reading_order([chevrons, *rows], slide.journey, stages, len(slide.journey.stages), phases),
        *after,
        *foot(slide, keys, which)[0],
    ]
    told = _sentences(slide, body, stage_grid, which, top.finding)
    return finished(slide, nodes, f"slide-{number}", which, told)


def _sentences(
    slide: SlideContext, body: _Body, stage_grid: Grid, which: str, title: TitleFinding | None
) -> Iterator[str]:
    if title:
        yield current_language().sentence(title.item.text)
    yield from body.found.sentences
    if stage_grid.stages[0].number == 1:
        yield from summary(slide.journey)
    yield from opening(slide, which)
    for number, grid_stage in enumerate(stage_grid.stages):
        one = body.touchpoints.lists[number] if body.touchpoints else None
        shown = [touchpoint for touchpoint, _ in one.shown] if one else []
        yield from stage_sentences(slide, grid_stage.number, grid_stage.stage, shown, one.more if one else 0)
    yield from body.extras.sentences


def _curve(slide: SlideContext, stage_grid: Grid) -> SlideCurve | None:
    """The curve, where there is one to draw."""
    curve = SlideCurve(slide, stage_grid)
    return curve if curve.scored and "emotion" in slide.lanes else None


def _possible(slide: SlideContext, stage_grid: Grid, curve: SlideCurve | None) -> set[Sign]:
    """Every sign that a slide of these stages may show."""
    signs: set[Sign] = {grid_stage.stage.assessed for grid_stage in stage_grid.stages} | {SEVERITY}
    signs |= curve.signs if curve else set()
    return signs | signs_of(
        [touchpoint for grid_stage in stage_grid.stages for touchpoint in grid_stage.stage.touchpoints]
    )


def _signs(stage_grid: Grid, body: _Body) -> set[Sign]:
    signs: set[Sign] = {grid_stage.stage.assessed for grid_stage in stage_grid.stages}
    signs.discard(Success.NOT_ASSESSED)
    for part in (body.touchpoints, body.curve, body.found):
        signs |= part.signs if part else set()
    return signs


def _body(slide: SlideContext, stage_grid: Grid, height: float, last: bool, title: TitleFinding | None) -> _Body:
    """Divide the height: the curve has its least, touchpoints and findings what they need or a share; of the rest the curve
    has what makes it good, then come further lists, then it grows.
    """
    steps = [step for grid_stage in stage_grid.stages for step in (grid_stage.stage, *grid_stage.stage.touchpoints)]
    there = held(slide, steps, slide.journey if last else None)
    if title and last:
        there = {kind: count - (kind == title.lane) for kind, count in there.items() if kind != title.lane or count > 1}
    height -= ALSO if there.keys() - LANES else 0
    drawn = _curve(slide, stage_grid)
    least = CURVE_LEAST + ROW_GAP if drawn else 0.0
    room = height - least
    rooms = (room, room + SQUEEZED) if drawn else (room,)
    touchpoints, found = _shared(slide, stage_grid, rooms, last, title)
    room -= touchpoints.height + ROW_GAP if touchpoints else 0
    left = room - found.height - (ROW_GAP if found.height else 0)
    left += CURVE_LEAST if drawn else 0
    more = extras(slide, stage_grid.stages, left - (CURVE_GOOD + ROW_GAP if drawn else 0), last)
    left -= more.height + ROW_GAP if more.height else 0
    return _Body(
        touchpoints, drawn, min(CURVE_MOST, left), found, more, tuple(missing(there, found.shown | more.shown))
    )


def _shared(
    slide: SlideContext, stage_grid: Grid, rooms: Sequence[float], last: bool, title: TitleFinding | None
) -> tuple[Lists | None, SlideFindings]:
    """The touchpoints and the findings that share the first of these rooms, in px, in which each list shows something."""
    stages = stage_grid.stages
    alone = findings(slide, stages, rooms[0], last, title)
    if "touchpoints" not in slide.lanes and not any(grid_stage.stage.others for grid_stage in stages):
        return None, alone
    tried = []
    for room, share in product(rooms, TOUCHPOINTS_SHARES):
        free = room - findings(slide, stages, room, last, title).height - ROW_GAP
        touchpoints = lists(slide, stages, max(share * room, free), free)
        found = findings(slide, stages, room - touchpoints.height - ROW_GAP, last, title)
        tried.append((touchpoints, found))
        if not found.bare and not touchpoints.bare:
            return tried[-1]
    return tried[0]


def _rows(slide: SlideContext, body: _Body, stage_grid: Grid, top: float) -> tuple[list[Row], list[Node]]:
    """The rows of a slide from `top` on, the lines between the stages behind them; and what comes after the stages."""
    y, rest = top, body.rest
    rows: list[Row] = []
    if body.touchpoints:
        rows.append(body.touchpoints.row(y))
        y += body.touchpoints.height + ROW_GAP
    if body.curve:
        row, feelings = body.curve.row(y, body.curve_height)
        rows.append(row)
        rest = less(rest, FEELINGS, feelings)
        y += body.curve_height + ROW_GAP
    lines = _between(slide, stage_grid, top, y - ROW_GAP)
    after: list[Node] = []
    for part in (body.found, body.extras):
        more, own = part.paint(y)
        rows += more
        if more:
            end = y + sum(row.height + ROW_GAP for row in more) - ROW_GAP
            lines = [*_between(slide, stage_grid, y - ROW_GAP, end), *lines]
        after += own
        y += part.height + ROW_GAP if part.height else 0
    if rest:
        after.append(also_line(slide, rest, y - ROW_GAP + 3))
    return [Row(0, behind=lines), *rows], after


def _between(slide: SlideContext, stage_grid: Grid, top: float, bottom: float) -> list[Node]:
    """Thin lines between the stages."""
    lines: list[Node] = []
    for grid_stage in stage_grid.stages[1:]:
        x = grid_stage.x - GAP / 2
        lines.append(Path((("M", x, top), ("L", x, bottom)), stroke=slide.theme.rule))
    return lines
