"""A map of which a row is higher than a sheet → its sheets, as few as there can be: rows are cut between lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.description import describe, describe_stages
from cjmap.layout.map.assembly import FOOT_GAP, HEAD_GAP, ROW_GAP, loose
from cjmap.layout.map.pages.cutting import Cut
from cjmap.layout.map.pages.paper import least_zoom
from cjmap.layout.map.pages.pieces import BEGUN, SheetPiece, pieces_of
from cjmap.layout.map.pages.printer import Measured, Printer, WantedRows
from cjmap.layout.map.pages.slices import Slice, TallRow
from cjmap.layout.map.rows import together
from cjmap.records import dataclass, replace
from cjmap.scene import Node, Scene

MANY = 40
"""Of more sheets than these, the first way that is found is taken: nobody misses the sheet that another one saves."""

MORE_ROWS = 4
"""So many more rows than the fewest are tried: a row of fewer stages is lower."""

FULLER = (0.6, 0.7, 0.78, 0.84, 0.89, 0.93, 0.96, 1.0)
"""How full the sheets may be, the least of these with which there are no more of them."""


Slices = tuple[tuple[Slice, ...], ...]
"""What of the rows stands on each sheet."""


@dataclass(frozen=True)
class Stack:
    """The sheets of a map: what of its rows stands on each, the first one's below the last piece of what stands above the rows,
    and how many sheets there are with the foot.
    """

    printer: Printer
    measured: Measured
    sheets: Slices
    count: int

    @property
    def rank(self) -> tuple[int, int, float]:
        """The best has the lowest rank: few sheets, few cuts through a row, large type."""
        return self.count, sum(part.begun for sheet in self.sheets for part in sheet), -self.printer.look.body.size


class Filling:
    """A measured map that is put on sheets."""

    def __init__(self, measured: Measured) -> None:
        self.measured = measured
        self.rows = [TallRow(measured, number) for number in range(len(measured.rows))]
        self.again = measured.top(False)
        legend = measured.legend(range(len(measured.rows)))
        self.below = measured.limit - legend.height - FOOT_GAP

    @cached_property
    def opening(self) -> list[SheetPiece]:
        """What stands above the rows, in pieces where it is higher than a sheet."""
        return opening_of(self.measured)

    def count(self, sheets: Slices) -> int:
        """How many sheets there are with the foot, which may need one of its own."""
        top = self.again if len(sheets) > 1 else self.opening[-1].bottom
        bottom = top + sum(one.height for one in sheets[-1]) + ROW_GAP * max(0, len(sheets[-1]) - 1)
        return len(sheets) + (bottom + FOOT_GAP + self.measured.foot.height > self.measured.limit)

    def sheets(self, share: float, whole: bool) -> Slices:
        """What stands on each sheet, of which that share may be filled; with `whole`, only a row that is higher than a sheet is
        cut.
        """
        below = self.again + (self.below - self.again) * share
        sheets: list[list[Slice]] = [[]]
        y = self.opening[-1].bottom
        for row in self.rows:
            start = row.start
            while True:
                gap = ROW_GAP if sheets[-1] else 0.0
                bar = row.bar(start)
                room, fresh = below - y - gap - bar, below - self.again - bar
                if row.bottom - start.start <= room:
                    sheets[-1].append(Slice(row, start, Cut.clean(row.bottom)))
                    y += gap + sheets[-1][-1].height
                    break
                waits = whole and start is row.start and row.bottom - start.start <= fresh
                end = start if waits else row.cut(start, max(room, 0.0), max(fresh, 2 * BEGUN))
                if end.at > start.at:
                    sheets[-1].append(Slice(row, start, end))
                    start = end
                sheets.append([])
                y = self.again
        return tuple(tuple(sheet) for sheet in sheets)


def tall_sheets(printers: Sequence[Printer]) -> tuple[Scene, ...]:
    """The sheets of the smallest type."""
    best = min((stack for printer in printers for stack in _stacks(printer)), key=lambda one: one.rank)
    return tuple(_scenes(best))


def _stacks(printer: Printer) -> Iterator[Stack]:
    """Ways to put a map on sheets, the fullest sheet as little full as can be."""
    zoom = least_zoom(printer.look)
    units = sum(max(1, len(stage.touchpoints)) for stage in printer.job.journey.stages)
    least = len(printer.measured(zoom, WantedRows(0)).rows)
    for count in range(least, min(units, least + MORE_ROWS) + 1):
        filling = Filling(printer.measured(zoom, WantedRows(count)))
        for whole in (True, False):
            fewest = filling.count(filling.sheets(1.0, whole))
            evenly = (filling.sheets(share, whole) for share in FULLER)
            sheets = next(sheets for sheets in evenly if filling.count(sheets) <= fewest)
            yield Stack(printer, filling.measured, sheets, filling.count(sheets))
        if fewest > MANY:
            return


def opening_of(measured: Measured) -> list[SheetPiece]:
    """Head and band, in pieces where they are higher than a sheet."""
    nodes: list[Node] = []
    top = y = measured.frame.look.margin
    for zone in measured.opening:
        nodes += loose(zone, y)
        y += zone.height + HEAD_GAP if zone.height else 0
    if y <= measured.limit:
        return [SheetPiece(lambda: nodes, y)]
    return pieces_of(nodes, y, (top, measured.top(False)), measured.limit)


def _scenes(stack: Stack) -> Iterator[Scene]:
    printer, measured = stack.printer, stack.measured
    zoom = least_zoom(printer.look)
    size = printer.job.paper.width / zoom, printer.job.paper.height / zoom
    for at, (nodes, slices) in enumerate(_sheets(stack)):
        parts = [measured.frame.rows[one.row.number] for one in slices]
        numbers, stages = together(parts)
        shown = replace(printer.job.journey if at == 0 else measured.frame.rows[0].journey, stages=stages)
        told = describe(shown, numbers) if at == 0 else describe_stages(shown, numbers)
        yield replace(scene_of(printer.job.journey, printer.job.theme, nodes, size, told), zoom=zoom)


def _sheets(stack: Stack) -> Iterator[tuple[list[Node], tuple[Slice, ...]]]:
    """The nodes of each sheet, and what of the rows is among them."""
    measured, again = stack.measured, stack.measured.top(False)
    *before, piece = opening_of(measured)
    for number, one in enumerate(before):
        yield [*(_head(measured) if number else ()), *one.draw()], ()
    nodes, y = [*(_head(measured) if before else ()), *piece.draw()], piece.bottom
    for number, slices in enumerate(stack.sheets):
        for at, part in enumerate(slices):
            y += ROW_GAP if at else 0
            nodes += part.paint(y)
            y += part.height
        if number < len(stack.sheets) - 1:
            legend = measured.legend([part.row.number for part in slices])
            yield [*nodes, *loose(legend, measured.limit - legend.height)], slices
            nodes, y = _head(measured), again
    foot = measured.foot
    if y + FOOT_GAP + foot.height <= measured.limit:
        yield [*nodes, *loose(foot, measured.limit - foot.height)], stack.sheets[-1]
        return
    legend = measured.legend([part.row.number for part in stack.sheets[-1]])
    yield [*nodes, *loose(legend, measured.limit - legend.height)], stack.sheets[-1]
    for one in pieces_of(loose(foot, again), again + foot.height, (again, again), measured.limit):
        yield [*_head(measured), *one.draw()], ()


def _head(measured: Measured) -> list[Node]:
    y = measured.frame.look.margin
    return [node for zone in measured.running for node in loose(zone, y)]
