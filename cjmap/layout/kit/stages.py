"""Stages and phases → the brackets and the chevrons that carry the map, each marked by its stage's success."""

from __future__ import annotations

from itertools import groupby

from cjmap.language import messages
from cjmap.layout.kit.block import NOTHING, Block, direction, line, lines_of, lowered, paragraph, paragraph_of, stack
from cjmap.layout.kit.cards import stage_facts
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.reading_order import MeasuredRow, Row, StageNodes
from cjmap.layout.kit.transitions import BranchMarks
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
    runs = [(phase, list(places)) for phase, places in groupby(ctx.grid.stages, key=lambda place: place.stage.phase)]
    blocks = []
    for phase, places in runs:
        if phase:
            left, right = places[0].x, places[-1].x + places[-1].width
            blocks.append(
                (
                    places[0].number,
                    left,
                    right,
                    paragraph(phase, BOLD, theme.soft, min(right, ctx.grid.until(left)) - left - 8),
                )
            )
    if not blocks:
        return {}, 0
    height = max(block.height for *_, block in blocks)
    y = top + height + 4
    phases = {place.number: place.stage.phase for place in ctx.grid.stages}
    nodes: dict[int, Node] = {}
    for number, left, right, block in blocks:
        rule = Path((("M", left + 3, y), ("L", right - 3, y)), stroke=theme.accent, stroke_width=2, round_cap=True)
        name = block.paint(left + 4, top + height - block.height)
        nodes[number] = Group((*name, rule), data={"phase": phases[number]})
    return nodes, height + 5


def chevron_row(ctx: Context, top: float) -> MeasuredRow:
    """One chevron a stage, all of one height: its number, its name, its success."""
    names = [_name(ctx, place) for place in ctx.grid.stages]
    height = max(LEAST_HEIGHT, max(name.height for name in names) + 18)

    def paint() -> Row:
        drawn = [_stage(ctx, place, name, top, height) for place, name in zip(ctx.grid.stages, names, strict=True)]
        return Row(height, nodes=drawn)

    return MeasuredRow(height, paint)


def _stage(ctx: Context, place: StageColumns, name: Block, top: float, height: float) -> StageNodes:
    fill, ink = chevron_colours(ctx.theme, place.stage)
    number = ctx.number(place.number)
    first = top + (height - name.height) / 2
    down = first + 14.4 + lowered(HEADING, place.stage.name)
    children: list[Node] = [
        _chevron(ctx, place, top, height, fill),
        *([line(number, _left(place), down, BOLD, ink)] if number else []),
        *name.paint(_name_left(ctx, place), first),
        *_badge(ctx, place, top + height / 2),
    ]
    return StageNodes(place.number, "", [Group(tuple(children), role="heading")])


def facts_row(ctx: Context, branch_marks: BranchMarks, top: float) -> MeasuredRow:
    """What the stages as a whole say of themselves: channel, duration, description, importance, transitions."""
    blocks = [
        NOTHING if place.continued else stage_facts(ctx, branch_marks, place.stage, ctx.uncut(place).width - 12)
        for place in ctx.grid.stages
    ]
    height = max(block.height for block in blocks)

    def paint() -> Row:
        return Row(
            height,
            nodes=[
                StageNodes(place.number, "", block.paint(place.x + 4, top))
                for place, block in zip(ctx.grid.stages, blocks, strict=True)
                if block.height
            ],
        )

    return MeasuredRow(height, paint)


def _left(place: StageColumns) -> float:
    """Where the words of a chevron begin."""
    return place.x + 15 + (TIP - 4 if place.number > 1 else 0)


def _name_left(ctx: Context, place: StageColumns) -> float:
    number = ctx.number(place.number)
    return _left(place) + (7 + reach(number, BOLD) if number else 0)


def _name(ctx: Context, place: StageColumns) -> Block:
    width = place.x + ctx.uncut(place).width - _name_left(ctx, place) - (BADGE_ROOM if judged(place.stage) else 14)
    ink = chevron_colours(ctx.theme, place.stage)[1]
    shown, given = place.stage.name, ctx.stage_name(place.number)
    lines, hard = wrapped(shown, HEADING, width, 0, hyphens=True)
    text = paragraph_of(given, lines, HEADING, width, hard, shortened=shown != given)
    name = lines_of(text, HEADING, ink, width, toward=direction(shown))
    return stack([name, paragraph(messages().map.continued, SMALL, ink, width, 0)]) if place.continued else name


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


def _chevron(ctx: Context, place: StageColumns, top: float, height: float, fill: str) -> Path:
    left, right = place.x, place.x + place.width
    if right >= ctx.grid.right:
        right -= TIP - 2
    middle, low = top + height / 2, top + height
    notch: tuple[PathCommand, ...] = (("L", left + TIP, middle),) if place.number > 1 else ()
    outline: tuple[PathCommand, ...] = (
        ("M", left, top), ("L", right, top), ("L", right + TIP - 2, middle), ("L", right, low), ("L", left, low), *notch, ("Z",),
    )  # fmt: skip
    return Path(outline, fill, ctx.theme.ink if ctx.theme.outlined else "", 1.4)


def _badge(ctx: Context, place: StageColumns, y: float) -> list[Node]:
    if not judged(place.stage):
        return []
    x = place.x + place.width - (14 if place.x + place.width < ctx.grid.right else 22)
    return badge(ctx.theme, place.stage, x, y)


def badge(theme: Theme, stage: Stage, x: float, y: float) -> list[Node]:
    """A stage's success in a ring around (x, y)."""
    ring = Circle(x, y, BADGE, theme.card, theme.ink if theme.outlined else "", 1)
    return [ring, success_sign(theme, stage.assessed, x, y, stage.derived and not stage.touchpoints, size=5)]
