"""Pain points and opportunities → the worst and the best of each stage below it, or of all stages in two lists.

Whichever says more. What has no room is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import joined
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.kit.legend import SEVERITY, Sign
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.slide.cells import STRIP_TITLE, Cell, Chip, ChipLook, Strip, cell, chip, chip_look, worth
from cjmap.layout.slide.chevrons import titled
from cjmap.layout.slide.context import (
    BODY,
    BOLD,
    MARGIN,
    ROW_GAP,
    SMALL_BOLD,
    WORST_FIRST,
    SlideContext,
    list_sentences,
    urgency,
)
from cjmap.layout.slide.short import short
from cjmap.layout.slide.title import TitleFinding, meant
from cjmap.layout.slide.touchpoints import body_font
from cjmap.model import Item, Step
from cjmap.records import dataclass
from cjmap.scene import Group, Node

LANES = ("pain_points", "opportunities")
MOST = 16
"""Items of a list that are measured: no slide has room for more."""

TITLE_HEIGHT = 24.0
PANEL_GAP = 20.0


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item, the step that has it and the name of its stage; both None and empty where it is the whole journey's."""

    item: Item
    step: Step | None
    stage: str


@dataclass(frozen=True, slots=True)
class SlideFindings:
    """What is shown below the curve: a row a list with a cell a stage and the journey's own in a strip, or panels."""

    slide: SlideContext
    rows: tuple[tuple[str, tuple[tuple[StageColumns, Cell], ...]], ...]
    panels: tuple[tuple[str, str, Cell], ...]
    """Lane, title and cell of each."""

    strip: tuple[Strip, ...] = ()

    @property
    def height(self) -> float:
        heights = [row_height(cells) for _, cells in self.rows]
        heights += [TITLE_HEIGHT + max(cell.height for *_, cell in self.panels)] if self.panels else []
        heights += [strip_height(self.strip)] if self.strip else []
        return sum(heights) + ROW_GAP * (len(heights) - 1) if heights else 0.0

    @property
    def chips(self) -> list[Chip]:
        cells = [cell for _, row in self.rows for _, cell in row] + [cell for *_, cell in self.panels]
        return [*(one for cell in cells for one in cell.chips), *(one.chip for one in self.strip)]

    @property
    def shown(self) -> dict[str, int]:
        """How much of each list is shown, or said to be more."""
        found: dict[str, int] = {}
        cells = [(lane, one) for lane, row in self.rows for _, one in row]
        for lane, one in (*cells, *((lane, one) for lane, _, one in self.panels)):
            found[lane] = found.get(lane, 0) + len(one.chips) + one.more
        for first in self.strip:
            found[first.lane] = found.get(first.lane, 0) + 1 + first.more
        return found

    @property
    def bare(self) -> bool:
        """Whether there is a list of which it shows nothing and only says how much there is."""
        cells = [cell for _, row in self.rows for _, cell in row] + [cell for *_, cell in self.panels]
        return any(cell.more and not cell.chips for cell in cells)

    @property
    def worth(self) -> int:
        """How much it says."""
        return worth(self.chips)

    @property
    def signs(self) -> set[Sign]:
        return {SEVERITY} if any(one.item.severity for one in self.chips) else set()

    @property
    def sentences(self) -> Iterator[str]:
        """What is shown, in sentences."""
        for lane in LANES:
            cells = [cell for name, row in self.rows if name == lane for _, cell in row]
            cells += [cell for name, _, cell in self.panels if name == lane]
            own = [one for one in self.strip if one.lane == lane]
            texts = [one.item.text for cell in cells for one in cell.chips] + [one.chip.item.text for one in own]
            more = sum(cell.more for cell in cells) + sum(one.more for one in own)
            yield from list_sentences(messages().lanes[lane], texts, more)

    def paint(self, top: float) -> tuple[list[Row], list[Node]]:
        """The rows from `top` on, and the panels, which belong to no stage."""
        rows = []
        for lane, cells in self.rows:
            height = row_height(cells)
            nodes = [
                StageNodes(
                    grid_stage.number,
                    "",
                    [Group(tuple(cell.paint(self.slide, grid_stage.x, top)), data={"lane": lane})],
                )
                for grid_stage, cell in cells
                if cell.chips or cell.more
            ]
            rows.append(
                Row(
                    height,
                    titles=titled(self.slide, self.slide.title(lane), height).paint(MARGIN, top + 5),
                    nodes=nodes,
                )
            )
            top += height + ROW_GAP
        return rows, self._panels(top)

    def _panels(self, top: float) -> list[Node]:
        nodes: list[Node] = []
        each = _panel_width(self.slide, len(self.panels or self.strip))
        x = MARGIN
        for one in self.strip:
            painted = tuple(one.paint(self.slide, x, top))
            nodes.append(Group(painted, label=one.title.text, data={"lane": one.lane}, role="section"))
            x += each + PANEL_GAP
        for lane, title, shown in self.panels:
            name = short(title, BOLD, self.slide.theme.ink, each - 20, 1)
            head = Group(tuple(name.block.paint(x, top)), role="heading")
            body = shown.paint(self.slide, x, top + TITLE_HEIGHT)
            nodes.append(Group((head, *body), label=title, data={"lane": lane}, role="section"))
            x += each + PANEL_GAP
        return nodes


def row_height(cells: Sequence[tuple[StageColumns, Cell]]) -> float:
    """The height of a row of cells."""
    return max((cell.height for _, cell in cells), default=0.0)


def _panel_width(slide: SlideContext, count: int) -> float:
    return (slide.right - MARGIN - PANEL_GAP * (count - 1)) / max(1, count)


def findings(
    slide: SlideContext,
    grid_stages: Sequence[StageColumns],
    height: float,
    last: bool,
    title: TitleFinding | None = None,
) -> SlideFindings:
    """What `height` px hold, without the finding that is the title; those of the whole journey are on its `last` slide."""
    lanes = [lane for lane in LANES if lane in slide.lanes]
    by_stage = {lane: [ranked(slide, grid_stage, lane) for grid_stage in grid_stages] for lane in lanes}
    own = {lane: _own(slide, lane, title) if last else [] for lane in LANES}
    listed = _listed(slide, by_stage, own, height)
    if not any(entries for lists in by_stage.values() for entries in lists):
        return listed
    below = _below(slide, grid_stages, by_stage, own, height)
    return below if below and below.worth >= listed.worth else listed


def _own(slide: SlideContext, lane: str, title: TitleFinding | None) -> list[ListedItem]:
    """The journey's own items of a list."""
    items: Sequence[Item] = getattr(slide.journey, lane)
    return [ListedItem(item, None, "") for item in items if not title or item is not title.item]


def ranked(slide: SlideContext, grid_stage: StageColumns, lane: str) -> list[ListedItem]:
    """The items of a stage and its touchpoints: by severity, then those of negative and of important steps."""
    steps: tuple[Step, ...] = (grid_stage.stage, *grid_stage.stage.touchpoints)
    entries = [ListedItem(item, step, grid_stage.stage.name) for step in steps for item in step.items.get(lane, ())]
    return sorted(entries, key=lambda entry: _rank(slide, entry))


def _rank(slide: SlideContext, entry: ListedItem) -> tuple[int, bool, float]:
    severity = WORST_FIRST[entry.item.severity]
    return (severity, *urgency(slide, entry.step)) if entry.step else (severity, False, -1.0)


def _below(
    slide: SlideContext,
    grid_stages: Sequence[StageColumns],
    by_stage: dict[str, list[list[ListedItem]]],
    own: dict[str, list[ListedItem]],
    height: float,
) -> SlideFindings | None:
    """A row a list, below the stages, and the first of the journey's own items at the foot; None where they have no room."""
    strip = _strip(slide, own)
    lanes = [lane for lane, lists in by_stage.items() if any(lists)]
    room = height - (strip_height(strip) + ROW_GAP if strip else 0) - ROW_GAP * (len(lanes) - 1)
    natural = [stage_row(slide, grid_stages, lane, by_stage[lane], 1e4) for lane in lanes]
    heights = [row_height(cells) for cells in natural]
    rows = natural
    if sum(heights) > room:
        first = max(room - heights[1], min(heights[0], room * 0.55)) if len(lanes) == 2 else room
        rows = [stage_row(slide, grid_stages, lanes[0], by_stage[lanes[0]], first)]
        if len(lanes) == 2:
            rows.append(stage_row(slide, grid_stages, lanes[1], by_stage[lanes[1]], room - row_height(rows[0])))
    if not all(rows):
        return None
    return SlideFindings(slide, tuple(zip(lanes, rows, strict=True)), (), strip)


def stage_row(
    slide: SlideContext,
    grid_stages: Sequence[StageColumns],
    lane: str,
    lists: Sequence[Sequence[ListedItem]],
    height: float,
) -> tuple[tuple[StageColumns, Cell], ...]:
    """A cell a stage that has such items, with as many lines an item as say most; nothing where a stage's
    have no room at all.
    """
    best: tuple[tuple[StageColumns, Cell], ...] = ()
    most = 0
    font = body_font(min(grid_stage.width for grid_stage in grid_stages))
    for lines in (4, 3, 2, 1):
        cells = tuple(
            (grid_stage, _cell(slide, lane, entries, chip_look(grid_stage.width, lines, font), height, tagged=False))
            for grid_stage, entries in zip(grid_stages, lists, strict=True)
            if entries
        )
        total = worth([one for _, cell in cells for one in cell.chips])
        if total > most and all(cell.chips for _, cell in cells):
            best, most = cells, total
        if best and not any(cell.more for _, cell in best):
            break
    return best


def _strip(slide: SlideContext, own: dict[str, list[ListedItem]]) -> tuple[Strip, ...]:
    """The first of the journey's own items of each list."""
    lanes = [lane for lane in LANES if own[lane]]
    each = _panel_width(slide, len(lanes))
    found = []
    for lane in lanes:
        title = short(messages().findings[lane], SMALL_BOLD, slide.theme.ink, STRIP_TITLE - 14, 2, 10)
        item = own[lane][0].item
        one = chip(slide, item, lane, chip_look(each - STRIP_TITLE, 2, BODY), joined(meant(slide, item)))
        found.append(Strip(lane, title, one, len(own[lane]) - 1))
    return tuple(found)


def strip_height(strip: Sequence[Strip]) -> float:
    return max((one.height for one in strip), default=0.0)


def _listed(
    slide: SlideContext, by_stage: dict[str, list[list[ListedItem]]], own: dict[str, list[ListedItem]], height: float
) -> SlideFindings:
    """Two lists, the journey's own items first."""
    entries = {
        lane: [
            *own[lane],
            *sorted((one for some in by_stage.get(lane, ()) for one in some), key=lambda one: _rank(slide, one)),
        ]
        for lane in LANES
    }
    titles = {lane: slide.title(lane) if lane in slide.lanes else messages().lanes[lane] for lane in LANES}
    return SlideFindings(slide, (), _panels(slide, entries, titles, height))


def _panels(
    slide: SlideContext, entries: Mapping[str, list[ListedItem]], titles: Mapping[str, str], height: float
) -> tuple[tuple[str, str, Cell], ...]:
    lanes = [lane for lane in LANES if entries[lane]]
    each = _panel_width(slide, len(lanes))
    panels = []
    for lane in lanes:
        tags = [_tag(slide, one) for one in entries[lane][:MOST]]
        cells = [
            _cell(slide, lane, entries[lane], chip_look(each, lines, BODY, tags), height - TITLE_HEIGHT, tagged=True)
            for lines in (2, 1)
        ]
        panels.append((lane, titles[lane], max(cells, key=lambda cell: (bool(cell.chips), worth(cell.chips)))))
    return tuple(panels)


def _tag(slide: SlideContext, entry: ListedItem) -> str:
    return entry.stage or joined((messages().numbers.whole_journey, *meant(slide, entry.item)))


def _cell(
    slide: SlideContext, lane: str, entries: Sequence[ListedItem], like: ChipLook, height: float, tagged: bool
) -> Cell:
    chips = [
        chip(slide, one.item, lane, like, _tag(slide, one) if tagged else "", slide.step_number(one.step))
        for one in entries[:MOST]
    ]
    return cell(lane, chips, len(entries), height)
