"""Stages and their positions → the chevrons that carry a slide, and the brackets of their phases above them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cjmap.language import current_language
from cjmap.layout.kit.block import Block, heading, leading, line, middle
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.kit.stages import BADGE, TIP, badge, chevron_colours, judged
from cjmap.layout.slide.context import BOLD, GAP, HEADING, MARGIN, SMALL_BOLD, SlideContext
from cjmap.layout.slide.short import Short, labelled, short
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node, Path, PathCommand, Rect
from cjmap.text import reach
from cjmap.text.breaking import torn

LEAST_HEIGHT = 48.0
BADGE_ROOM = 30.0
PHASE_HEIGHT = 25.0


@dataclass(frozen=True, slots=True)
class _Look:
    """How the name stands in its chevron: its font, and whether number and sign stand beside it or above."""

    font: Font
    beside: bool


LOOKS = (_Look(HEADING, True), _Look(BOLD, True), _Look(HEADING, False), _Look(BOLD, False), _Look(SMALL_BOLD, False))
"""Best first: the first one in which no name is broken or shortened is taken, else the last."""


def chevron(x: float, y: float, width: float, height: float, tips: tuple[bool, bool]) -> tuple[PathCommand, ...]:
    """The outline of a chevron; `tips` says whether it is notched on the left, and where it does not point beyond `width`."""
    notched, inside = tips
    right = x + width - (TIP if inside else 2.0)
    notch: tuple[PathCommand, ...] = (("L", x + TIP, y + height / 2),) if notched else ()
    return (
        ("M", x, y), ("L", right, y), ("L", right + TIP, y + height / 2), ("L", right, y + height), ("L", x, y + height),
        *notch, ("Z",),
    )  # fmt: skip


def phase_row(slide: SlideContext, grid_stages: Sequence[StageColumns], top: float) -> tuple[dict[int, Node], float]:
    """A bracket over neighbouring stages of one phase, by the number of its first stage; and where they end."""
    theme = slide.theme
    found: dict[int, Node] = {}
    for phase, run in groupby(grid_stages, key=lambda grid_stage: grid_stage.stage.phase):
        first, *rest = list(run)
        if not phase:
            continue
        left, right = first.x, (rest[-1] if rest else first).x + (rest[-1] if rest else first).width
        words = short(phase, SMALL_BOLD, theme.soft, right - left - 14, 1, 8)
        y = top + 19.0
        rule = Path((("M", left + 1, y), ("L", right - 3, y)), stroke=theme.accent, stroke_width=2, round_cap=True)
        found[first.number] = Group((*labelled(words, left + 2, top), rule), data={"phase": phase})
    return found, top + (PHASE_HEIGHT if found else 0.0)


def chevron_row(slide: SlideContext, grid_stages: Sequence[StageColumns], top: float) -> Row:
    """One chevron a stage, all of one height: its number, its name, its success."""
    names, look = _names(slide, grid_stages)
    above = 0.0 if look.beside else leading(SMALL_BOLD)
    height = max(LEAST_HEIGHT, max(name.height for name in names) + above + 14)
    last = grid_stages[-1].number
    nodes = []
    for grid_stage, name in zip(grid_stages, names, strict=True):
        fill, ink = chevron_colours(slide.theme, grid_stage.stage)
        ends = grid_stage.number == last
        width = grid_stage.width + (0 if ends else GAP)
        stroke = slide.theme.ink if slide.theme.outlined else ""
        outline = chevron(grid_stage.x, top, width, height, (grid_stage.number > 1, ends))
        children: list[Node] = [Path(outline, fill, stroke, 1.4)]
        children += _words(slide, grid_stage, name, look, top, height, ink)
        if judged(grid_stage.stage):
            down = height / 2 if look.beside else (height - name.height - above) / 2 + 9
            children += badge(slide.theme, grid_stage.stage, _end(grid_stages, grid_stage) - BADGE, top + down)
        nodes.append(StageNodes(grid_stage.number, "", [Group(tuple(children), role="heading", label=name.label)]))
    return Row(height, nodes=nodes)


def _names(slide: SlideContext, grid_stages: Sequence[StageColumns]) -> tuple[list[Short], _Look]:
    names: list[Short] = []
    for look in LOOKS:
        names = [_name(slide, grid_stage, look, _end(grid_stages, grid_stage)) for grid_stage in grid_stages]
        if all(name.whole and not _broken(name) for name in names):
            return names, look
    return names, LOOKS[-1]


def _broken(name: Short) -> bool:
    """Whether a word of a name was broken to fit."""
    return torn(name.text, name.lines)


def _left(grid_stage: StageColumns) -> float:
    """Where the words of a chevron begin."""
    return grid_stage.x + (13.0 if grid_stage.number == 1 else 21.0)


def _end(grid_stages: Sequence[StageColumns], grid_stage: StageColumns) -> float:
    """Where the words of a chevron end: the last one on a slide points inwards."""
    return grid_stage.x + grid_stage.width - (12.0 if grid_stage is grid_stages[-1] else 4.0)


def _name(slide: SlideContext, grid_stage: StageColumns, look: _Look, end: float) -> Short:
    _, ink = chevron_colours(slide.theme, grid_stage.stage)
    room = end - _left(grid_stage)
    if look.beside:
        number = slide.number(grid_stage.number)
        room -= (reach(number, BOLD) + 8 if number else 0) + (BADGE_ROOM if judged(grid_stage.stage) else 0)
    return short(grid_stage.stage.name, look.font, ink, max(20.0, room), 2, 6)


def _words(
    slide: SlideContext, grid_stage: StageColumns, name: Short, look: _Look, top: float, height: float, ink: str
) -> list[Node]:
    """Number and name."""
    number, left = slide.number(grid_stage.number), _left(grid_stage)
    if not number:
        return name.block.paint(left, top + (height - name.height) / 2)
    if look.beside:
        first = top + (height - name.height) / 2
        down = first + middle(look.font, name.text) + 5.1
        return [line(number, left, down, BOLD, ink), *name.block.paint(left + reach(number, BOLD) + 8, first)]
    above = leading(SMALL_BOLD)
    first = top + (height - name.height - above) / 2
    return [line(number, left, first + 12.6, SMALL_BOLD, ink), *name.block.paint(left, first + above)]


def titled(slide: SlideContext, title: str, height: float) -> Block:
    """The title of a row, for the left of a slide."""
    most = max(1, int(height // leading(SMALL_BOLD, title)))
    return heading(short(title, SMALL_BOLD, slide.theme.ink, 86, most, 10).block)


HEIGHT = 24.0
BETWEEN = 3.0
NAMED, NUMBERED = 96.0, 34.0
"""The narrowest chevrons with a name, and with a number; where all are narrower they are bars."""

PALE = 0.13
LIT = 2.2
"""How much wider than the others the lit one is where those have no names."""


def strip(slide: SlideContext, index: int, top: float) -> Node:
    """The row from `top` on, the stage with that index lit. It is for the eye: the slide says in words which stage it is."""
    stages = slide.journey.stages
    width = slide.right - MARGIN
    count = len(stages)
    each = width / count
    lit = each if each >= NAMED or count == 1 else min(width / 2, max(LIT * each, 150.0))
    other = each if lit == each else (width - lit) / (count - 1)
    x = MARGIN
    nodes: list[Node] = []
    for shown_index in range(count):
        wide = lit if shown_index == index else other
        nodes += _one(slide, shown_index, shown_index == index, x, top, wide)
        x += wide
    return Group(tuple(nodes), role="decoration")


def _one(slide: SlideContext, index: int, lit: bool, x: float, top: float, width: float) -> list[Node]:
    theme, stage = slide.theme, slide.journey.stages[index]
    last = index == len(slide.journey.stages) - 1
    if lit:
        fill, ink = (theme.ink, theme.on(theme.ink)) if theme.outlined else chevron_colours(theme, stage)
    else:
        pale = PALE / 2 if stage.others else PALE
        fill, ink = theme.tinted(theme.soft if theme.outlined else theme.accent, pale), theme.ink
    if width < NUMBERED:
        gap = min(BETWEEN, width / 4)
        return [Rect(x, top, width - gap, HEIGHT, fill, radius=min(2.0, width / 4))]
    nodes: list[Node] = [Path(chevron(x, top, width - (0 if last else 1.0), HEIGHT, (index > 0, last)), fill)]
    number, left = slide.number(index + 1), x + (12.0 if index == 0 else 20.0)
    if number or width < NAMED:
        number = number or current_language().number(index + 1)
        nodes.append(line(number, left, top + 16.3, SMALL_BOLD, ink))
        left += reach(number, SMALL_BOLD) + 7
    if width >= NAMED:
        name = short(stage.name, SMALL_BOLD, ink, x + width - left - (12 if last else 4), 1, 4)
        nodes += name.block.paint(left, top + (HEIGHT - name.height) / 2)
    return nodes
