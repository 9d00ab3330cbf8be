"""What a stage and its touchpoints say in lists → panels beside each other: voices, pain points, opportunities, the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjmap.language import spoken, words
from cjmap.layout.block import joined
from cjmap.layout.keys import SEVERITY, Sign
from cjmap.layout.slide.cells import Cell, cell, worth
from cjmap.layout.slide.chips import Chip, chip, size
from cjmap.layout.slide.findings import MOST, PANEL_GAP, TITLE_HEIGHT
from cjmap.layout.slide.finished import list_told
from cjmap.layout.slide.sheet import BODY, BOLD, LEAD, MARGIN, SMALL, WORST_FIRST, Sheet
from cjmap.layout.slide.short import labelled, short
from cjmap.model import Item, Step
from cjmap.scene import Font, Group, Node

FIRST = ("pain_points", "opportunities", "quotes", "thoughts", "highlights", "goals", "actions")
"""The lists that are shown before others where not all have room."""

LEAST = 270.0
ALSO = 20.0
"""Height of the line that names the lists without a panel."""

NO_ITEMS = ("touchpoints", "emotion", "metrics", "owner")


@dataclass(frozen=True, slots=True)
class Panels:
    """The panels of a slide, and the lists that have none with how many items they hold."""

    sheet: Sheet
    cells: tuple[Cell, ...]
    rest: tuple[tuple[str, int], ...]
    width: float

    @property
    def chips(self) -> list[Chip]:
        return [one for cell in self.cells for one in cell.chips]

    @property
    def height(self) -> float:
        tall = TITLE_HEIGHT + max((cell.height for cell in self.cells), default=0.0) if self.cells else 0.0
        return tall + (ALSO if self.rest else 0)

    @property
    def signs(self) -> set[Sign]:
        return {SEVERITY} if any(one.item.severity for one in self.chips) else set()

    @property
    def told(self) -> Iterator[str]:
        """What is shown, in sentences."""
        for shown in self.cells:
            texts = [one.item.text for one in shown.chips]
            yield from list_told(lane_title(self.sheet, shown.lane), texts, shown.more)

    def paint(self, top: float) -> list[Node]:
        nodes: list[Node] = []
        x = MARGIN
        for shown in self.cells:
            title = short(lane_title(self.sheet, shown.lane), BOLD, self.sheet.theme.ink, self.width - 16, 1)
            head = Group(tuple(labelled(title, x, top)), role="heading")
            said = (head, *shown.paint(self.sheet, x, top + TITLE_HEIGHT))
            nodes.append(Group(said, label=title.text, data={"lane": shown.lane}, role="section"))
            x += self.width + PANEL_GAP
        if self.rest:
            nodes.append(self._also(top + self.height - ALSO + 3))
        return nodes

    def _also(self, y: float) -> Node:
        """The lists that have no panel, as many as one line names."""
        aside = words().signs.aside
        named = [aside(text=lane_title(self.sheet, lane), aside=spoken().number(count)) for lane, count in self.rest]
        for kept in range(len(named), -1, -1):
            said = [*named[:kept], *([words().numbers.more(len(named) - kept)] if kept < len(named) else [])]
            text = words().numbers.also(lists=spoken().row(said))
            line = short(text, SMALL, self.sheet.theme.soft, self.sheet.right - MARGIN, 1)
            if line.whole:
                break
        data = {f"rest-{number}": f"{lane} {count}" for number, (lane, count) in enumerate(self.rest, 1)}
        return Group(tuple(labelled(line, MARGIN, y)), data=data)


def lane_title(sheet: Sheet, lane: str) -> str:
    """The title of any list."""
    return sheet.lanes[lane].title or words().lanes.get(lane, lane)


def panels(sheet: Sheet, steps: Sequence[Step], height: float) -> Panels:
    """The lists of these steps in `height` px."""
    width = sheet.right - MARGIN
    listed = {lane: _items(steps, lane) for lane in sheet.lanes if lane not in NO_ITEMS}
    present = sorted((lane for lane, items in listed.items() if items), key=lambda lane: _rank(sheet, lane))
    most = int((width + PANEL_GAP) // (LEAST + PANEL_GAP))
    chosen, left = present[:most], present[most:]
    if height < TITLE_HEIGHT + 40:
        chosen, left = [], present
    if not chosen:
        return Panels(sheet, (), tuple((lane, len(listed[lane])) for lane in left), 0.0)
    each = (width - PANEL_GAP * (len(chosen) - 1)) / len(chosen)
    room = height - TITLE_HEIGHT - (ALSO if left else 0)
    shown = sorted(chosen, key=list(sheet.lanes).index)
    rest = tuple((lane, len(listed[lane])) for lane in left)
    for font, limits in ((LEAD, (2,)), (BODY, (3, 2, 1))):
        cells = tuple(_cell(sheet, lane, listed[lane], (each, room), font, limits) for lane in shown)
        if all(one.whole for cell in cells for one in cell.chips) and not any(cell.more for cell in cells):
            break
    empty = tuple((one.lane, one.more) for one in cells if not one.chips)
    if empty:
        return Panels(sheet, tuple(one for one in cells if one.chips), (*empty, *rest), each)
    return Panels(sheet, cells, rest, each)


def _rank(sheet: Sheet, lane: str) -> tuple[int, int]:
    return FIRST.index(lane) if lane in FIRST else len(FIRST), list(sheet.lanes).index(lane)


def _items(steps: Sequence[Step], lane: str) -> list[Item]:
    items = [item for step in steps for item in step.items.get(lane, ())]
    return sorted(items, key=lambda item: WORST_FIRST[item.severity])


def _cell(
    sheet: Sheet, lane: str, items: Sequence[Item], space: tuple[float, float], font: Font, limits: Sequence[int]
) -> Cell:
    """In that width and height, with as many of the allowed lines an item as say most."""
    tags = [_tag(sheet, item) for item in items[:MOST]]
    width, height = space
    cells = []
    for lines in limits:
        like = size(width, lines, font, tags)
        chips = [chip(sheet, item, lane, like, tag) for item, tag in zip(items[:MOST], tags, strict=True)]
        cells.append(cell(lane, chips, len(items), height))
    return max(cells, key=lambda cell: worth(cell.chips))


def _tag(sheet: Sheet, item: Item) -> str:
    """Whose item it is, who looks after it, how far it is."""
    people = [sheet.called[one] for one in item.personas]
    return joined((*people, item.owner, item.status, words().basis.get(item.basis or "", "")))
