"""Stages → under each the names of its touchpoints: moments of truth, negative and important ones where not all have room."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import leading, middle
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.marks import star, success_sign
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.slide.chevrons import titled
from cjmap.layout.slide.context import BODY, LEAD, MARGIN, SMALL, SPARE, SlideContext, fitting, urgency
from cjmap.layout.slide.legend import signs_of
from cjmap.layout.slide.short import Short, labelled, short
from cjmap.model import Touchpoint
from cjmap.records import dataclass, replace
from cjmap.scene import Font, Group, Node
from cjmap.text import reach

SIGN_ROOM = 20.0
STAR_ROOM = 18.0
LINE_GAP = 5.0
MOST = 14
"""Touchpoints of a stage that are measured: no slide has room for more."""

NARROW, ROOMY = 150.0, 215.0
"""Columns under the first width have smaller type, those over the second larger where then all is shown whole."""


@dataclass(frozen=True, slots=True)
class _List:
    """The touchpoints of a stage that are shown, in their order, and how many are not."""

    grid_stage: StageColumns
    shown: tuple[tuple[Touchpoint, Short], ...]
    more: int

    @property
    def height(self) -> float:
        height = sum(name.height + LINE_GAP for _, name in self.shown)
        height += more_height() if self.grid_stage.stage.others else 0
        return height + (more_height() if self.more else 0)


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of all stages, measured."""

    slide: SlideContext
    lists: tuple[_List, ...]
    font: Font

    @property
    def height(self) -> float:
        return max((one.height for one in self.lists), default=0.0)

    @property
    def bare(self) -> bool:
        """Whether there is a stage of which it shows nothing and only says how much there is."""
        return any(one.more and not one.shown for one in self.lists)

    @property
    def signs(self) -> set[Sign]:
        return signs_of([touchpoint for one in self.lists for touchpoint, _ in one.shown])

    def row(self, top: float) -> Row:
        """The lists from `top` on."""
        nodes = [part for one in self.lists for part in _painted(self.slide, one, self.font, top)]
        shown = "touchpoints" in self.slide.lanes
        titles = titled(self.slide, self.slide.title("touchpoints"), self.height).paint(MARGIN, top) if shown else []
        return Row(self.height, titles=titles, nodes=nodes)


def body_font(width: float) -> Font:
    """The type of a column."""
    return BODY if width >= NARROW else SMALL


def lists(slide: SlideContext, grid_stages: Sequence[StageColumns], height: float, free: float) -> Lists:
    """As many touchpoints of each stage as `height` px hold, all in one font: a large one where that takes no more than the
    `free` px that nothing else wants.
    """
    narrowest = min(grid_stage.width for grid_stage in grid_stages)
    font = body_font(narrowest)
    if narrowest >= ROOMY:
        large = tuple(_list(slide, grid_stage, LEAD, free, 2) for grid_stage in grid_stages)
        if all(name.whole for one in large for _, name in one.shown) and not any(one.more for one in large):
            return Lists(slide, large, LEAD)
    return Lists(slide, tuple(_fullest(slide, grid_stage, font, height) for grid_stage in grid_stages), font)


def _fullest(slide: SlideContext, grid_stage: StageColumns, font: Font, height: float) -> _List:
    """On three lines each where all have room, else on two, and on three those that are longer while there is room."""
    roomy = _list(slide, grid_stage, font, height, 3)
    if not roomy.more:
        return roomy
    found = _list(slide, grid_stage, font, height, 2)
    for index, (one, name) in enumerate(found.shown):
        longer = _name(slide, one, font, grid_stage.width, 3)
        if not name.whole and found.height + longer.height - name.height <= height:
            found = replace(found, shown=(*found.shown[:index], (one, longer), *found.shown[index + 1 :]))
    return found


def _list(slide: SlideContext, grid_stage: StageColumns, font: Font, height: float, lines: int) -> _List:
    everyone = grid_stage.stage.touchpoints if "touchpoints" in slide.lanes else ()
    ranked = sorted(everyone, key=lambda one: (not one.moment_of_truth, *urgency(slide, one)))[:MOST]
    names = [_name(slide, one, font, grid_stage.width, lines) for one in ranked]
    count = fitting([name.height + LINE_GAP for name in names], len(everyone), height, more_height())
    chosen = {id(one): name for one, name in zip(ranked[:count], names, strict=False)}
    shown = tuple((one, chosen[id(one)]) for one in everyone if id(one) in chosen)
    return _List(grid_stage, shown, len(everyone) - count)


def _name(slide: SlideContext, touchpoint: Touchpoint, font: Font, width: float, lines: int) -> Short:
    room = width - SIGN_ROOM - (STAR_ROOM if touchpoint.moment_of_truth else 4)
    return short(slide.numbered(touchpoint), font, slide.theme.ink, room, lines, SPARE)


def _painted(slide: SlideContext, one: _List, font: Font, top: float) -> list[StageNodes]:
    grid_stage, theme = one.grid_stage, slide.theme
    parts: list[StageNodes] = []
    if grid_stage.stage.others:
        text = short(messages().map.not_theirs, SMALL, theme.soft, grid_stage.width - 8, 1)
        parts.append(StageNodes(grid_stage.number, "", labelled(text, grid_stage.x + 8, top)))
    y = top
    for touchpoint, name in one.shown:
        beside = y + middle(font, name.text)
        nodes: list[Node] = [
            success_sign(theme, touchpoint.assessed, grid_stage.x + 8, beside, touchpoint.derived),
            *labelled(name, grid_stage.x + SIGN_ROOM, y),
        ]
        if touchpoint.moment_of_truth:
            end = grid_stage.x + SIGN_ROOM + reach(name.lines[0], font) + STAR_ROOM - 5
            nodes.append(star(min(end, grid_stage.x + grid_stage.width - 9), beside, 7.5, theme.star))
        parts.append(
            StageNodes(
                grid_stage.number, touchpoint.id, [Group(tuple(nodes), data={"lane": "touchpoints"}, role="said")]
            )
        )
        y += name.height + LINE_GAP
    if one.more:
        note = more_note(slide, one.more, "touchpoints", grid_stage.x + SIGN_ROOM, y)
        parts.append(StageNodes(grid_stage.number, "", [note]))
    return parts


def more_height() -> float:
    """The height of the line that says how many more there are."""
    return leading(SMALL, messages().numbers.more(2))


def more_note(slide: SlideContext, count: int, lane: str, x: float, y: float) -> Node:
    """How many of a list are not on the slide."""
    text = short(messages().numbers.more(count), SMALL, slide.theme.soft, 200, 1)
    block = text.within(reach(text.lines[0], SMALL)).block
    return Group(tuple(block.paint(x, y)), data={"more": str(count), "lane": lane})
