"""A journey and a size of paper → its parts measured for sheets of that size at any scale, each once."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.images import Picture
from cjmap.layout.kit.block import Block
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.marks import logo_of, pictures_of
from cjmap.layout.map.assembly import FOOT_GAP, FOOT_MARGIN, HEAD_GAP, ROW_GAP, row_contexts
from cjmap.layout.map.band import band_zone
from cjmap.layout.map.foot import foot_zone, legend_zone
from cjmap.layout.map.frames import Frame, curve_heights, in_rows
from cjmap.layout.map.head import head_zone
from cjmap.layout.map.look import Look
from cjmap.layout.map.pages.one_sheet import SheetJob
from cjmap.layout.map.rows import short_name
from cjmap.layout.map.running_head import running_head_zone
from cjmap.layout.map.stage_row import StageRow, stage_row
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class WantedRows:
    """How the stages of a map are divided into rows: in so many, or in as few as hold them where that is 0; the first with a
    share of the columns of the others.
    """

    count: int
    lead: float = 1.0


@dataclass(frozen=True)
class Measured:
    """A map measured for sheets: its frame, the surroundings of the whole and of each row, the rows with the curve as low as
    it may be; what stands above the rows on the first sheet and on others, and below them on the last one.
    """

    frame: Frame
    ctx: MapContext
    contexts: tuple[MapContext, ...]
    rows: tuple[StageRow, ...]
    opening: tuple[Zone, ...]
    running: tuple[Zone, ...]
    foot: Zone
    limit: float
    """How far down a sheet may be filled, in px of the map."""

    def top(self, first: bool) -> float:
        """Where the rows of a sheet begin."""
        zones = self.opening if first else self.running
        return self.frame.look.margin + sum(zone.height + HEAD_GAP for zone in zones if zone.height)

    def bottom(self, rows: Sequence[int], first: bool, last: bool) -> float:
        """How far down a sheet with some rows reaches, with its legend, and with the foot where it is the last."""
        high = sum(self.rows[row].height for row in rows) + ROW_GAP * max(0, len(rows) - 1)
        below = self.foot if last else self.legend(rows)
        return self.top(first) + high + FOOT_GAP + below.height

    def legend(self, rows: Sequence[int]) -> Zone:
        """The legend of a sheet that is not the last."""
        return legend_zone(self.ctx, self.signs(rows))

    def signs(self, rows: Sequence[int]) -> set[Sign]:
        """The signs that some rows show."""
        return {sign for row in rows for sign in self.rows[row].signs}

    def grown(self, row: int, more: float) -> StageRow:
        """A row whose curve is `more` px higher than the least."""
        ctx = self.contexts[row]
        return stage_row(replace(ctx, plot=ctx.plot + more)) if more > 0 else self.rows[row]

    def again(self, row: int) -> StageRow:
        """A row whose stages have all begun on a sheet before, their names shortened as these are there."""
        ctx = self.contexts[row]
        return stage_row(replace(ctx, grid=replace(ctx.grid, stages=tuple(map(_gone_on, ctx.grid.stages)))))

    @property
    def most(self) -> float:
        """How much higher than the least a curve may be, in px."""
        low, high = curve_heights(self.frame)
        return high - low


def _gone_on(one: StageColumns) -> StageColumns:
    """A stage that has begun before; the column of one without touchpoints is that of the stage itself."""
    stage = replace(one.stage, name=short_name(one.stage))
    columns = tuple(replace(column, step=stage) if column.step is one.stage else column for column in one.columns)
    return replace(one, continued=True, stage=stage, columns=columns)


class Printer:
    """A map in one look on sheets of one size."""

    def __init__(self, job: SheetJob, look: Look) -> None:
        self.job = job
        self.look = look
        self.logo: Block = logo_of(job.journey, look.title.size)
        self.pictures: dict[str, Picture] = pictures_of(job.journey)
        self._measured: dict[tuple[float, WantedRows], Measured] = {}

    def measured(self, zoom: float, rows: WantedRows) -> Measured:
        """The map at a scale, in rows."""
        key = zoom, rows
        if key not in self._measured:
            found = self._measured[key] = self._measure(zoom, rows)
            if not rows.count:
                self._measured[zoom, WantedRows(len(found.rows), rows.lead)] = found
        return self._measured[key]

    def _measure(self, zoom: float, rows: WantedRows) -> Measured:
        frame = in_rows(self.job.journey, self.job.paper.width / zoom, rows.count, self.look, rows.lead)
        ctx = self.job.lowest(frame)
        contexts = tuple(row_contexts(ctx, frame))
        measured = tuple(stage_row(one) for one in contexts)
        signs = {sign for row in measured for sign in row.signs}
        opening = head_zone(ctx, self.logo, self.pictures), band_zone(ctx)
        running = (running_head_zone(ctx),)
        limit = self.job.paper.height / zoom - frame.look.margin + FOOT_MARGIN
        return Measured(frame, ctx, contexts, measured, opening, running, foot_zone(ctx, signs), limit)
