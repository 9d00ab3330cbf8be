"""Stages and phases → the brackets and the chevrons that carry the map, each marked by its stage's success."""

from __future__ import annotations

from itertools import groupby

from cjmap.language import messages
from cjmap.layout.kit.block import Block, direction, line, lines_of, lowered, paragraph, paragraph_of, stack
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.reading_order import MeasuredRow, Row, StageNodes
from cjmap.model import Stage, Success
from cjmap.scene import Circle, Group, Node, Path, PathCommand
from cjmap.text import reach
from cjmap.text.breaking import wrapped
from cjmap.theme import BOLD, HEADING, SMALL, Theme

TIP = 12.0
"""How far a chevron's point reaches out."""

LEAST_HEIGHT = 40.0
PALE = 0.13
"""How much of the accent there is in a stage in which nothing is the drawn persona's."""

BADGE = 9.5
BADGE_ROOM = 38.0


def phase_row(ctx: Context, top: float) -> tuple[dict[int, Node], float]:
    """A bracket over neighbouring stages of the same phase, by the number of the first of them, and its height; nothing
    where no stage has one.
    """
    theme = ctx.theme
    runs = [
        (phase, list(grid_stages))
        for phase, grid_stages in groupby(ctx.grid.stages, key=lambda grid_stage: grid_stage.stage.phase)
    ]
    blocks = []
    for phase, grid_stages in runs:
        if phase:
            left, right = grid_stages[0].x, grid_stages[-1].x + grid_stages[-1].width
            blocks.append(
                (
                    grid_stages[0].number,
                    left,
                    right,
                    paragraph(phase, BOLD, theme.soft, min(right, ctx.grid.until(left)) - left - 8),
                )
            )
    if not blocks:
        return {}, 0
    height = max(block.height for *_, block in blocks)
    y = top + height + 4
    phases = {grid_stage.number: grid_stage.stage.phase for grid_stage in ctx.grid.stages}
    nodes: dict[int, Node] = {}
    for number, left, right, block in blocks:
        rule = Path((("M", left + 3, y), ("L", right - 3, y)), stroke=theme.accent, stroke_width=2, round_cap=True)
        name = block.paint(left + 4, top + height - block.height)
        nodes[number] = Group((*name, rule), data={"phase": phases[number]})
    return nodes, height + 5


def chevron_row(ctx: Context, top: float) -> MeasuredRow:
    """One chevron a stage, all of one height: its number, its name, its success."""
    names = [_name(ctx, grid_stage) for grid_stage in ctx.grid.stages]
    height = max(LEAST_HEIGHT, max(name.height for name in names) + 18)

    def paint() -> Row:
        drawn = [
            _stage(ctx, grid_stage, name, top, height) for grid_stage, name in zip(ctx.grid.stages, names, strict=True)
        ]
        return Row(height, nodes=drawn)

    return MeasuredRow(height, paint)


def _stage(ctx: Context, grid_stage: StageColumns, name: Block, top: float, height: float) -> StageNodes:
    fill, ink = chevron_colours(ctx.theme, grid_stage.stage)
    number = ctx.number(grid_stage.number)
    first = top + (height - name.height) / 2
    down = first + 14.4 + lowered(HEADING, grid_stage.stage.name)
    children: list[Node] = [
        _chevron(ctx, grid_stage, top, height, fill),
        *([line(number, _left(grid_stage), down, BOLD, ink)] if number else []),
        *name.paint(_name_left(ctx, grid_stage), first),
        *_badge(ctx, grid_stage, top + height / 2),
    ]
    return StageNodes(grid_stage.number, "", [Group(tuple(children), role="heading")])


def _left(grid_stage: StageColumns) -> float:
    """Where the words of a chevron begin."""
    return grid_stage.x + 15 + (TIP - 4 if grid_stage.number > 1 else 0)


def _name_left(ctx: Context, grid_stage: StageColumns) -> float:
    number = ctx.number(grid_stage.number)
    return _left(grid_stage) + (7 + reach(number, BOLD) if number else 0)


def _name(ctx: Context, grid_stage: StageColumns) -> Block:
    width = (
        grid_stage.x
        + ctx.uncut(grid_stage).width
        - _name_left(ctx, grid_stage)
        - (BADGE_ROOM if judged(grid_stage.stage) else 14)
    )
    ink = chevron_colours(ctx.theme, grid_stage.stage)[1]
    shown, given = grid_stage.stage.name, ctx.stage_name(grid_stage.number)
    lines, hard = wrapped(shown, HEADING, width, 0, hyphens=True)
    text = paragraph_of(given, lines, HEADING, width, hard, shortened=shown != given)
    name = lines_of(text, HEADING, ink, width, toward=direction(shown))
    return stack([name, paragraph(messages().map.continued, SMALL, ink, width, 0)]) if grid_stage.continued else name


def judged(stage: Stage) -> bool:
    """Whether anything is said of how a stage went."""
    return stage.assessed is not Success.NOT_ASSESSED


def chevron_colours(theme: Theme, stage: Stage) -> tuple[str, str]:
    """Fill and text colour of a stage's chevron."""
    if theme.outlined:
        return theme.background, theme.ink
    if stage.others:
        return theme.tinted(theme.accent, PALE), theme.ink
    fill = theme.success(stage.assessed) if theme.stage_by_success else theme.accent
    return fill, theme.on(fill)


def _chevron(ctx: Context, grid_stage: StageColumns, top: float, height: float, fill: str) -> Path:
    left, right = grid_stage.x, grid_stage.x + grid_stage.width
    if right >= ctx.grid.right:
        right -= TIP - 2
    middle, low = top + height / 2, top + height
    notch: tuple[PathCommand, ...] = (("L", left + TIP, middle),) if grid_stage.number > 1 else ()
    outline: tuple[PathCommand, ...] = (
        ("M", left, top), ("L", right, top), ("L", right + TIP - 2, middle), ("L", right, low), ("L", left, low), *notch, ("Z",),
    )  # fmt: skip
    return Path(outline, fill, ctx.theme.ink if ctx.theme.outlined else "", 1.4)


def _badge(ctx: Context, grid_stage: StageColumns, y: float) -> list[Node]:
    if not judged(grid_stage.stage):
        return []
    x = grid_stage.x + grid_stage.width - (14 if grid_stage.x + grid_stage.width < ctx.grid.right else 22)
    return badge(ctx.theme, grid_stage.stage, x, y)


def badge(theme: Theme, stage: Stage, x: float, y: float) -> list[Node]:
    """A stage's success in a ring around (x, y)."""
    ring = Circle(x, y, BADGE, theme.card, theme.ink if theme.outlined else "", 1)
    return [ring, success_sign(theme, stage.assessed, x, y, stage.derived and not stage.touchpoints, size=5)]
