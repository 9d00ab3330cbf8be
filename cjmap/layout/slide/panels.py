"""What a stage and its touchpoints say in lists → panels beside each other: voices, pain points, opportunities, the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout.kit.legend import SEVERITY, Sign
from cjmap.layout.slide.cells import Cell, Chip, cell, chip, chip_look, worth
from cjmap.layout.slide.context import BODY, BOLD, LEAD, MARGIN, WORST_FIRST, SlideContext, list_sentences
from cjmap.layout.slide.findings import MOST, PANEL_GAP, TITLE_HEIGHT
from cjmap.layout.slide.short import ALSO, Rest, also_line, labelled, lane_title, short
from cjmap.layout.slide.title import TitleFinding, known_of
from cjmap.model import LANES_WITHOUT_ITEMS, Item, Step
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node

FIRST, NEXT = ("pain_points", "opportunities"), ("quotes", "thoughts", "highlights", "goals", "actions")
"""The lists that are shown first where not all have room, before own lanes, and those after them."""

LEAST = 270.0
SHORTEST = TITLE_HEIGHT + 40
"""The least height of panels: a title and an item."""


@dataclass(frozen=True, slots=True)
class Panels:
    """The panels of a slide, and the lists that have none with how many items they hold."""

    slide: SlideContext
    cells: tuple[Cell, ...]
    rest: Rest
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
    def sentences(self) -> Iterator[str]:
        """What is shown, in sentences."""
        for shown in self.cells:
            texts = [one.item.text for one in shown.chips]
            yield from list_sentences(lane_title(self.slide, shown.lane), texts, shown.more)

    def paint(self, top: float) -> list[Node]:
        nodes: list[Node] = []
        x = MARGIN
        for shown in self.cells:
            title = short(lane_title(self.slide, shown.lane), BOLD, self.slide.theme.ink, self.width - 16, 1)
            head = Group(tuple(labelled(title, x, top)), role="heading")
            painted = (head, *shown.paint(self.slide, x, top + TITLE_HEIGHT))
            nodes.append(Group(painted, label=title.text, data={"lane": shown.lane}, role="section"))
            x += self.width + PANEL_GAP
        if self.rest:
            nodes.append(also_line(self.slide, self.rest, top + self.height - ALSO + 3))
        return nodes


def panels(
    slide: SlideContext,
    steps: Sequence[Step],
    height: float,
    besides: Rest = (),
    title: TitleFinding | None = None,
) -> Panels:
    """The lists of these steps in `height` px, without the finding that is the slide's title; `besides` is what else the slide
    leaves out, by lane or kind.
    """
    width = slide.right - MARGIN
    listed = {lane: _items(steps, lane, title) for lane in slide.lanes if lane not in LANES_WITHOUT_ITEMS}
    present = sorted((lane for lane, items in listed.items() if items), key=lambda lane: _rank(slide, lane))
    most = int((width + PANEL_GAP) // (LEAST + PANEL_GAP))
    chosen, left = present[:most], present[most:]
    if height < SHORTEST:
        chosen, left = [], present
    if not chosen:
        return Panels(slide, (), _together([(lane, len(listed[lane])) for lane in left], besides), 0.0)
    each = (width - PANEL_GAP * (len(chosen) - 1)) / len(chosen)
    room = height - TITLE_HEIGHT - (ALSO if left or besides else 0)
    shown = sorted(chosen, key=list(slide.lanes).index)
    rest = [(lane, len(listed[lane])) for lane in left]
    for font, limits in ((LEAD, (2,)), (BODY, (3, 2, 1))):
        cells = tuple(_cell(slide, lane, listed[lane], (each, room), font, limits) for lane in shown)
        if all(one.whole for cell in cells for one in cell.chips) and not any(cell.more for cell in cells):
            break
    empty = [(one.lane, one.more) for one in cells if not one.chips]
    return Panels(slide, tuple(one for one in cells if one.chips), _together([*empty, *rest], besides), each)


def _together(rest: Rest, besides: Rest) -> Rest:
    """What is left out of the lists and besides, each kind once."""
    counts: dict[str, int] = {}
    for kind, count in (*rest, *besides):
        counts[kind] = counts.get(kind, 0) + count
    return tuple(counts.items())


def _rank(slide: SlideContext, lane: str) -> tuple[int, int]:
    order = (*FIRST, *(one for one in slide.lanes if slide.lanes[one].own), *NEXT)
    return order.index(lane) if lane in order else len(order), list(slide.lanes).index(lane)


def _items(steps: Sequence[Step], lane: str, title: TitleFinding | None) -> list[tuple[Item, Step]]:
    """The items of a lane with the steps that have them, the worst first."""
    items = [(item, step) for step in steps for item in step.items.get(lane, ()) if not title or item is not title.item]
    return sorted(items, key=lambda one: WORST_FIRST[one[0].severity])


def _cell(
    slide: SlideContext,
    lane: str,
    items: Sequence[tuple[Item, Step]],
    space: tuple[float, float],
    font: Font,
    limits: Sequence[int],
) -> Cell:
    """In that width and height, with as many of the allowed lines an item as say most."""
    tags = [known_of(slide, item) for item, _ in items[:MOST]]
    width, height = space
    cells = []
    for lines in limits:
        like = chip_look(width, lines, font, tags)
        chips = [
            chip(slide, item, lane, like, tag, slide.step_number(step))
            for (item, step), tag in zip(items[:MOST], tags, strict=True)
        ]
        cells.append(cell(lane, chips, len(items), height))
    return max(cells, key=lambda cell: worth(cell.chips))
