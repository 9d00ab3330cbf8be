"""The room that a slide has left → more rows below its findings: metrics first, then own lanes, then other lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import messages
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.slide.cells import Cell
from cjmap.layout.slide.chevrons import titled
from cjmap.layout.slide.context import MARGIN, ROW_GAP, SlideContext, list_sentences
from cjmap.layout.slide.findings import LANES, ListedItem, ranked, row_height, stage_row
from cjmap.layout.slide.short import lane_title
from cjmap.layout.slide.tiles import ScoreTiles, scores
from cjmap.model import LANES_WITHOUT_ITEMS
from cjmap.records import dataclass
from cjmap.scene import Group, Node

METRICS = "metrics"


@dataclass(frozen=True, slots=True)
class Extra:
    """A row of one lane: its title, a cell a stage that has something in it, and those of the whole journey."""

    lane: str
    cells: tuple[tuple[StageColumns, Cell | ScoreTiles], ...]

    @property
    def height(self) -> float:
        return max(cell.height for _, cell in self.cells)

    @property
    def counted(self) -> int:
        """How many of the lane it shows, or says that there are more."""
        return sum(len(cell.texts) + cell.more for _, cell in self.cells)


@dataclass(frozen=True, slots=True)
class Extras:
    """The rows that have room, from top to bottom; `whole` are the metrics of the whole journey in a row of their own."""

    slide: SlideContext
    rows: tuple[Extra, ...] = ()
    whole: ScoreTiles | None = None

    @property
    def height(self) -> float:
        heights = [row.height for row in self.rows] + ([self.whole.height] if self.whole else [])
        return sum(heights) + ROW_GAP * (len(heights) - 1) if heights else 0.0

    @property
    def shown(self) -> dict[str, int]:
        """How much of each lane is shown or counted."""
        found = {row.lane: row.counted for row in self.rows}
        if self.whole:
            found[METRICS] = found.get(METRICS, 0) + len(self.whole.texts) + self.whole.more
        return found

    @property
    def sentences(self) -> Iterator[str]:
        """What is shown, in sentences."""
        for row in self.rows:
            texts = [text for _, cell in row.cells for text in cell.texts]
            yield from list_sentences(lane_title(self.slide, row.lane), texts, sum(cell.more for _, cell in row.cells))
        if self.whole:
            yield from list_sentences(messages().map.measures, self.whole.texts, self.whole.more)

    def paint(self, top: float) -> tuple[list[Row], list[Node]]:
        """The rows from `top` on, and what belongs to no stage."""
        rows = []
        for row in self.rows:
            nodes = [
                StageNodes(
                    grid_stage.number,
                    "",
                    [Group(tuple(cell.paint(self.slide, grid_stage.x, top)), data={"lane": row.lane})],
                )
                for grid_stage, cell in row.cells
            ]
            titles = titled(self.slide, lane_title(self.slide, row.lane), row.height).paint(MARGIN, top + 5)
            rows.append(Row(row.height, titles=titles, nodes=nodes))
            top += row.height + ROW_GAP
        if not self.whole:
            return rows, []
        title = titled(self.slide, messages().numbers.whole_journey, self.whole.height).paint(MARGIN, top + 5)
        said = (*title, *self.whole.paint(self.slide, self.slide.left, top))
        return rows, [Group(said, label=messages().map.measures, data={"lane": METRICS}, role="section")]


def extras(slide: SlideContext, grid_stages: Sequence[StageColumns], height: float, last: bool) -> Extras:
    """The rows that `height` px hold below each other; the metrics of the whole journey are on its `last` slide."""
    rows: list[Extra] = []
    whole: ScoreTiles | None = None
    for lane in _order(slide):
        room = height - sum(row.height + ROW_GAP for row in rows) - (whole.height + ROW_GAP if whole else 0)
        shown = METRICS in slide.lanes
        row = (
            (_metrics(slide, grid_stages, room) if shown else None)
            if lane == METRICS
            else _items(slide, grid_stages, lane, room)
        )
        rows += [row] if row and row.height <= room else []
        if lane == METRICS and last and slide.journey.metrics:
            room -= row.height + ROW_GAP if row and rows else 0
            whole = scores(slide, slide.journey.metrics, slide.right - slide.left, room) or None
    return Extras(slide, tuple(rows), whole)


def _order(slide: SlideContext) -> list[str]:
    """Metrics, own lanes, other lists; each kind in the order of the map."""
    lanes = [lane for lane in slide.lanes if lane not in (*LANES_WITHOUT_ITEMS, *LANES)]
    return [METRICS, *sorted(lanes, key=lambda lane: not slide.lanes[lane].own)]


def _metrics(slide: SlideContext, grid_stages: Sequence[StageColumns], height: float) -> Extra | None:
    cells: list[tuple[StageColumns, ScoreTiles]] = []
    for grid_stage in grid_stages:
        steps = (grid_stage.stage, *grid_stage.stage.touchpoints)
        metrics = [one for step in steps for one in step.metrics]
        if metrics:
            found = scores(slide, metrics, grid_stage.width - 4, height)
            if not found:
                return None
            cells.append((grid_stage, found))
    return Extra(METRICS, tuple(cells)) if cells else None


def _items(slide: SlideContext, grid_stages: Sequence[StageColumns], lane: str, height: float) -> Extra | None:
    lists: list[list[ListedItem]] = [ranked(slide, grid_stage, lane) for grid_stage in grid_stages]
    if not any(lists):
        return None
    row = stage_row(slide, grid_stages, lane, lists, height)
    return Extra(lane, row) if row and row_height(row) <= height else None
