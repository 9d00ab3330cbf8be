"""A journey and a size of paper → its map on several sheets: as few as there can be, evenly filled, each of whole rows."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.description import describe, describe_stages
from cjmap.layout.map.assembly import FOOT_GAP, HEAD_GAP, ROW_GAP, loose
from cjmap.layout.map.look import Look, one_row, several_rows
from cjmap.layout.map.pages.one_sheet import SheetJob
from cjmap.layout.map.pages.paper import largest_zoom, least_zoom
from cjmap.layout.map.pages.printer import Measured, Printer, WantedRows
from cjmap.layout.map.pages.tall import MANY, tall_sheets
from cjmap.layout.map.rows import together
from cjmap.layout.map.stage_row import StageRow
from cjmap.layout.map.strips import is_many
from cjmap.records import dataclass, replace
from cjmap.scene import Node, Scene

MORE_ROWS = 5
"""So many more rows than the fewest are tried: with fewer columns in each, all is larger, or the sheets are more even."""

FULL_LEAST = 0.65
"""A sheet that is less full than this beside others is a fault, where another division has none."""

LEAD = 0.6
"""What share of the columns of others the first row gets, below which the head stands, where it is alone on its sheet."""

HOPE = 0.6
"""With which power of how full it is a sheet lets its type grow: as both sides do, and a little more."""

Fill = Callable[[int, int], float]
"""The first row of a sheet, the one after its last → how full the sheet is, 1 where it is full."""


@dataclass(frozen=True)
class Division:
    """Which rows of a map at a scale stand on which sheet, and how full the fullest and the emptiest sheet are."""

    printer: Printer
    rows: WantedRows
    zoom: float
    sheets: tuple[tuple[int, ...], ...]
    fullest: float
    emptiest: float

    @property
    def rank(self) -> tuple[int, bool, bool, float]:
        """The best division is that with the largest rank: few sheets, none half empty, large type."""
        return -len(self.sheets), self.emptiest >= FULL_LEAST, not self.printer.look.tight, self._size

    @property
    def hoped(self) -> tuple[int, bool, bool, float]:
        """About the rank that it may get when its type is enlarged."""
        return -len(self.sheets), True, not self.printer.look.tight, self._size * self.fullest**-HOPE

    @property
    def _size(self) -> float:
        return self.zoom * self.printer.look.small.size


def on_several_sheets(job: SheetJob) -> tuple[Scene, ...]:
    """The sheets with stages, in the order in which they are read, without captions. ImageError where a picture has gone."""
    printers = [Printer(job, look) for look in looks_of(job)]
    found: list[Division] = []
    for printer in printers:
        found += _divisions(printer, min((len(one.sheets) for one in found), default=MANY))
    if not found:
        return tall_sheets(printers)
    fewest = min(len(one.sheets) for one in found)
    if fewest > MANY:
        return tuple(_scenes(max(found, key=lambda one: one.rank)))
    return tuple(_scenes(_best([one for one in found if len(one.sheets) == fewest])))


def looks_of(job: SheetJob) -> tuple[Look, ...]:
    """The looks that are tried; where the personas have strips, which take most of the height, also with low ones."""
    usual = several_rows(), one_row(0)
    return (*usual, replace(several_rows(), tight=True)) if is_many(job.journey) else usual


def _best(found: Sequence[Division]) -> Division:
    """The best of some divisions when the type of each is as large as its sheets allow: those that may grow the most are tried
    first, and those left out that cannot become better.
    """
    best: Division | None = None
    for one in sorted(found, key=lambda one: one.hoped, reverse=True):
        if best is None or one.hoped > best.rank:
            grown = _enlarged(one)
            best = grown if best is None or grown.rank > best.rank else best
    assert best is not None
    return best


def _divisions(printer: Printer, most: int) -> Iterator[Division]:
    """The divisions of the smallest type that a look may have, on not many more than `most` sheets."""
    low = least_zoom(printer.look)
    least = len(printer.measured(low, WantedRows(0)).rows)
    units = sum(max(1, len(stage.touchpoints)) for stage in printer.job.journey.stages)
    for count in range(least, min(units, least + MORE_ROWS) + 1):
        found = divided(printer, WantedRows(count), low)
        if found:
            yield found
            if len(found.sheets) > most:
                return
            most = len(found.sheets)
        if count > 1 and (found is None or len(found.sheets) == count):
            led = divided(printer, WantedRows(count, LEAD), low)
            if led:
                yield led
                most = min(most, len(led.sheets))


def divided(printer: Printer, wanted: WantedRows, zoom: float, sheets: int = 0) -> Division | None:
    """WantedRows on as few sheets as hold them, or on so many; evenly. None where a row is higher than a sheet."""
    measured = printer.measured(zoom, wanted)
    rows = len(measured.rows)

    @cache
    def fill(first: int, end: int) -> float:
        bottom = measured.bottom(range(first, end), first == 0, end == rows)
        return bottom / measured.limit

    for number in [sheets] if sheets else range(1, rows + 1):
        best = _partition(rows, number, fill)
        if best is None:
            continue
        fills = [fill(run[0], run[-1] + 1) for run in best]
        if max(fills) <= 1 or sheets:
            white = [share + len(run) * measured.most / measured.limit for share, run in zip(fills, best, strict=True)]
            return Division(printer, wanted, zoom, best, max(fills), min(1.0, *white))
    return None


def _partition(rows: int, number: int, fill: Fill) -> tuple[tuple[int, ...], ...] | None:
    """WantedRows on so many sheets so that the fullest one is as little full as can be; None where there are fewer rows."""
    if number > rows:
        return None
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for sheet in range(1, number + 1):
        here: dict[int, tuple[float, int]] = {}
        for end in range(sheet, rows - (number - sheet) + 1):
            here[end] = min(
                (max(before, fill(start, end)), start) for start, (before, _) in best[-1].items() if start < end
            )
        best.append(here)
    runs, end = [], rows
    for sheet in range(number, 0, -1):
        start = best[sheet][end][1]
        runs.append(tuple(range(start, end)))
        end = start
    return tuple(reversed(runs))


def _enlarged(division: Division) -> Division:
    """A division with its type as large as its sheets allow."""
    printer, number = division.printer, len(division.sheets)
    rows = len(printer.measured(division.zoom, division.rows).rows)

    def at(zoom: float) -> Division | None:
        found = divided(printer, division.rows, zoom, number)
        return found if found and len(printer.measured(zoom, division.rows).rows) == rows else None

    def fill(zoom: float) -> float:
        found = at(zoom)
        return found.fullest if found else math.inf

    zoom = largest_zoom(fill, division.zoom)
    return at(zoom) or division


def _scenes(division: Division) -> Iterator[Scene]:
    printer, zoom = division.printer, division.zoom
    measured = printer.measured(zoom, division.rows)
    for number, rows in enumerate(division.sheets):
        nodes = _sheet(measured, rows, number == 0, number == len(division.sheets) - 1)
        parts = [measured.frame.rows[row] for row in rows]
        numbers, stages = together(parts)
        shown = replace(printer.job.journey if number == 0 else parts[0].journey, stages=stages)
        told = describe(shown, numbers) if number == 0 else describe_stages(shown, numbers)
        size = printer.job.paper.width / zoom, printer.job.paper.height / zoom
        yield replace(scene_of(printer.job.journey, printer.job.theme, nodes, size, told), zoom=zoom)


def _sheet(measured: Measured, rows: Sequence[int], first: bool, last: bool) -> list[Node]:
    """What stands on a sheet: what height is left goes to the curves of its rows, then above the foot."""
    nodes: list[Node] = []
    y = measured.frame.look.margin
    for zone in measured.opening if first else measured.running:
        nodes += loose(zone, y)
        y += zone.height + HEAD_GAP if zone.height else 0
    for at, row in enumerate(_grown(measured, rows, first, last)):
        y += ROW_GAP if at else 0
        nodes += row.paint(y)
        y += row.height
    below = measured.foot if last else measured.legend(rows)
    return [*nodes, *loose(below, max(y + FOOT_GAP, measured.limit - below.height))]


def _grown(measured: Measured, rows: Sequence[int], first: bool, last: bool) -> list[StageRow]:
    spare = measured.limit - measured.bottom(rows, first, last)
    for share in (1.0, 0.7, 0.4):
        more = min(spare / len(rows), measured.most) * share
        if more < 4:
            break
        grown = [measured.grown(row, more) for row in rows]
        if sum(row.height for row in grown) <= sum(measured.rows[row].height for row in rows) + spare:
            return grown
    return [measured.rows[row] for row in rows]
