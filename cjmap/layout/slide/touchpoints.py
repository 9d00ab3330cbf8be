"""Stages → under each the names of its touchpoints: moments of truth, negative and important ones where not all have room."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import words
from cjmap.layout.kit.block import leading, middle
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.marks import star, success_sign
from cjmap.layout.kit.reading_order import Row, Told
from cjmap.layout.slide.chevrons import titled
from cjmap.layout.slide.legend import signs_of
from cjmap.layout.slide.sheet import BODY, LEAD, MARGIN, SMALL, SPARE, Sheet, fitting, urgency
from cjmap.layout.slide.short import Short, labelled, short
from cjmap.model import Touchpoint
from cjmap.records import dataclass
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

    place: StageColumns
    shown: tuple[tuple[Touchpoint, Short], ...]
    more: int

    @property
    def height(self) -> float:
        height = sum(name.height + LINE_GAP for _, name in self.shown)
        height += more_height() if self.place.stage.others else 0
        return height + (more_height() if self.more else 0)


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of all stages, measured."""

    sheet: Sheet
    lists: tuple[_List, ...]
    font: Font

    @property
    def height(self) -> float:
        return max((one.height for one in self.lists), default=0.0)

    @property
    def signs(self) -> set[Sign]:
        return {sign for one in self.lists for touchpoint, _ in one.shown for sign in signs_of(touchpoint)}

    def row(self, top: float) -> Row:
        """The lists from `top` on."""
        told = [told for one in self.lists for told in _told(self.sheet, one, self.font, top)]
        shown = "touchpoints" in self.sheet.lanes
        titles = titled(self.sheet, self.sheet.title("touchpoints"), self.height).paint(MARGIN, top) if shown else []
        return Row(self.height, titles=titles, told=told)


def body_font(width: float) -> Font:
    """The type of a column."""
    return BODY if width >= NARROW else SMALL


def lists(sheet: Sheet, places: Sequence[StageColumns], height: float, free: float) -> Lists:
    """As many touchpoints of each stage as `height` px hold, all in one font: a large one where that takes no more than the
    `free` px that nothing else wants.
    """
    narrowest = min(place.width for place in places)
    font = body_font(narrowest)
    if narrowest >= ROOMY:
        large = tuple(_list(sheet, place, LEAD, free, 2) for place in places)
        if all(name.whole for one in large for _, name in one.shown) and not any(one.more for one in large):
            return Lists(sheet, large, LEAD)
    return Lists(sheet, tuple(_fullest(sheet, place, font, height) for place in places), font)


def _fullest(sheet: Sheet, place: StageColumns, font: Font, height: float) -> _List:
    """On three lines each where all have room, else on two."""
    roomy = _list(sheet, place, font, height, 3)
    return _list(sheet, place, font, height, 2) if roomy.more else roomy


def _list(sheet: Sheet, place: StageColumns, font: Font, height: float, lines: int) -> _List:
    everyone = place.stage.touchpoints if "touchpoints" in sheet.lanes else ()
    ranked = sorted(everyone, key=lambda one: (not one.moment_of_truth, *urgency(sheet, one)))[:MOST]
    names = [_name(sheet, one, font, place.width, lines) for one in ranked]
    count = fitting([name.height + LINE_GAP for name in names], len(everyone), height, more_height())
    chosen = {id(one): name for one, name in zip(ranked[:count], names, strict=False)}
    shown = tuple((one, chosen[id(one)]) for one in everyone if id(one) in chosen)
    return _List(place, shown, len(everyone) - count)


def _name(sheet: Sheet, touchpoint: Touchpoint, font: Font, width: float, lines: int) -> Short:
    room = width - SIGN_ROOM - (STAR_ROOM if touchpoint.moment_of_truth else 4)
    return short(touchpoint.name, font, sheet.theme.ink, room, lines, SPARE)


def _told(sheet: Sheet, one: _List, font: Font, top: float) -> list[Told]:
    place, theme = one.place, sheet.theme
    told: list[Told] = []
    if place.stage.others:
        said = short(words().map.not_theirs, SMALL, theme.soft, place.width - 8, 1)
        told.append(Told(place.number, "", labelled(said, place.x + 8, top)))
    y = top
    for touchpoint, name in one.shown:
        beside = y + middle(font, name.text)
        nodes: list[Node] = [
            success_sign(theme, touchpoint.assessed, place.x + 8, beside, touchpoint.derived),
            *labelled(name, place.x + SIGN_ROOM, y),
        ]
        if touchpoint.moment_of_truth:
            end = place.x + SIGN_ROOM + reach(name.lines[0], font) + STAR_ROOM - 5
            nodes.append(star(min(end, place.x + place.width - 9), beside, 7.5, theme.star))
        told.append(Told(place.number, touchpoint.id, [Group(tuple(nodes), data={"lane": "touchpoints"}, role="said")]))
        y += name.height + LINE_GAP
    if one.more:
        note = more_note(sheet, one.more, "touchpoints", place.x + SIGN_ROOM, y)
        told.append(Told(place.number, "", [note]))
    return told


def more_height() -> float:
    """The height of the line that says how many more there are."""
    return leading(SMALL, words().numbers.more(2))


def more_note(sheet: Sheet, count: int, lane: str, x: float, y: float) -> Node:
    """How many of a list are not on the slide."""
    text = short(words().numbers.more(count), SMALL, sheet.theme.soft, 200, 1)
    block = text.within(reach(text.lines[0], SMALL)).block
    return Group(tuple(block.paint(x, y)), data={"more": str(count), "lane": lane})
