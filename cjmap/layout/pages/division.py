"""Sheets at a scale → which units stand on which of them: as few sheets as there can be, and these evenly filled.

A stage that fits on a sheet is never continued. Whether a run of stages fits is only known once it is laid out, and laying
out takes time: the best division is looked for among the runs that may still fit, its sheets are laid out, and what does
not fit is known from then on. A run that holds one that does not fit does not fit either.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from cjmap.layout.kit.grid import MARGIN
from cjmap.layout.pages.downwards import sheets_down
from cjmap.layout.pages.sheets import Sheets, UnitRun
from cjmap.records import dataclass

PARTED = 0.2
"""What a cut through a stage costs, in squares of full sheets."""

TOO_HIGH = 1.5
"""A sheet that is so much fuller than it may be might be too full with one of its units alone: that is asked first."""

MANY = 40
"""Of more sheets than these, the first division that is found is taken: nobody misses the sheet that another one saves."""

FIXED = 300.0
"""What stages and curve take of a sheet's height however little stands in them, in px."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A run of units on a sheet of its own, or where it is `tall` on several below each other; with the findings in one that
    is `closing`.
    """

    run: UnitRun
    closing: bool = False
    tall: bool = False


class Division:
    """The search for one scale; what it learns makes it faster."""

    def __init__(self, sheets: Sheets, zoom: float) -> None:
        self.sheets = sheets
        self.zoom = zoom
        parts, room = sheets.parts, sheets.room(zoom)
        self.units = parts.units
        count = len(self.units)
        widths = [parts.width(index, index + 1) for index in range(count)]
        self.loads = [min(1.0, width / room) for width in widths]
        self.widest = [self._widest(first) for first in range(count)]
        self.ends = list(self.widest)
        self.tall = [False] * count
        self.counts: dict[UnitRun, int] = {}
        self.least: dict[int, int] = {}
        self.closes_from = 0
        self.ending = 0 if sheets.ends_in_front(zoom) else 1
        self.first_share = self._first_share()

    def _widest(self, first: int) -> int:
        """The end of the longest run from `first` on that is not too wide."""
        room, end = self.sheets.room(self.zoom), first + 1
        while end < len(self.units) and self.sheets.parts.width(first, end + 1) <= room:
            end += 1
        return end

    def _first_share(self) -> float:
        """How much of another sheet's room the first one has."""
        journey = self.sheets.parts.part(0, 1).journey
        right = self.sheets.width(self.zoom)
        top = self.sheets.begins(journey, right, UnitRun(0, 1), self.zoom)
        limit = self.sheets.limit(self.zoom)
        return min(1.0, max(0.2, (limit - top - FIXED) / (limit - 100 - FIXED)))

    def slots(self) -> tuple[Slot, ...]:
        """The division; the findings have sheets of their own where no slot is closing."""
        while True:
            found = self._best()
            held = [self._holds(slot) for slot in found]  # each of them, for what is learned
            enough = self.sheets_of(found) > MANY and all(slot.tall or so for slot, so in zip(found, held, strict=True))
            if all(held) or enough:
                return found

    def sheets_of(self, slots: Sequence[Slot]) -> int:
        """How many sheets some slots take, of those with stages."""
        return sum(self._pages(slot.run) if slot.tall else 1 for slot in slots)

    def _best(self) -> tuple[Slot, ...]:
        """The cheapest division of those that may hold: the fewest sheets, then the most even ones."""
        count = len(self.units)
        best: list[tuple[float, float, Slot | None]] = [
            (0.0, 0.0, None),
            *((math.inf, 0.0, None) for _ in range(count)),
        ]
        for first in range(count):
            before, uneven, _ = best[first]
            for end in range(first + 1, self._farthest(first) + 1):
                run = UnitRun(first, end)
                tall = end > self.ends[first]
                if tall and not all(self.tall[first:end]):
                    break
                closing = end == count and not tall and first >= self.closes_from
                pages = self._pages(run) if tall else 1
                found = (
                    before + pages + (self.ending if end == count and not closing else 0),
                    uneven + (0.0 if tall else self._unevenness(run)) + (0 if closing or end < count else PARTED),
                    Slot(run, closing, tall),
                )
                if found[:2] < best[end][:2]:
                    best[end] = found
        slots: list[Slot] = []
        end = count
        while end:
            slot = best[end][2]
            assert slot is not None  # a unit alone is always a slot
            slots.append(slot)
            end = slot.run.first
        return tuple(reversed(slots))

    def _farthest(self, first: int) -> int:
        return max(self.ends[first], self.widest[first] if self.tall[first] else first + 1)

    def _unevenness(self, run: UnitRun) -> float:
        share = self.first_share if run.first == 0 and not self.sheets.front else 1.0
        units, end = self.units, run.end
        parted = end < len(units) and units[end].stage == units[end - 1].stage
        return float((sum(self.loads[run.first : end]) / share) ** 2) + (PARTED if parted else 0.0)

    def _holds(self, slot: Slot) -> bool:
        """Whether a slot is as it was thought to be; if not, what it is is known now."""
        if slot.tall:
            if slot.run not in self.counts:
                least = self._pages(slot.run)
                self.counts[slot.run] = len(sheets_down(self.sheets, slot.run, self.zoom))
                return self.counts[slot.run] == least
            return True
        run = slot.run
        laid = self.sheets.laid(run, self.zoom, slot.closing)
        if laid.fits:
            return True
        if slot.closing and self.sheets.laid(run, self.zoom, False).fits:
            self.closes_from = run.first + 1
            return False
        self._too_much(run)
        return False

    def _pages(self, run: UnitRun) -> int:
        """How many sheets a tall run takes; while nobody has counted, as many as the highest of its units at the least."""
        return self.counts.get(run) or max(self._least(index) for index in range(*run))

    def _least(self, index: int) -> int:
        """How many sheets a tall unit takes at the least."""
        if index not in self.least:
            laid = self.sheets.laid(UnitRun(index, index + 1), self.zoom, False)
            top = laid.top if index else MARGIN
            self.least[index] = max(2, math.ceil((laid.bottom - laid.top) / (laid.limit - top)))
        return self.least[index]

    def _fits(self, run: UnitRun) -> bool:
        return self.sheets.laid(run, self.zoom, False).fits

    def _too_much(self, run: UnitRun) -> None:
        """Learn how far a run may go that goes too far, or which of its units are too high alone."""
        first, end = run
        full = self.sheets.laid(run, self.zoom, False)
        high = full.bottom > TOO_HIGH * full.limit
        alone = [index for index in range(first, end) if high and not self._fits(UnitRun(index, index + 1))]
        for index in alone:
            self._stop(index, index)
        while not alone and end > first + 1:
            end -= 1
            if self._fits(UnitRun(first, end)):
                self._stop(first, end)
                return
        if not alone:
            self._stop(first, first)

    def _stop(self, first: int, end: int) -> None:
        """Learn that a run from `first` on, and each that begins before, ends there; a unit that ends where it begins is
        tall.
        """
        self.tall[first] = self.tall[first] or end == first
        for index in range(first, -1, -1):
            if self.ends[index] <= max(end, index):
                break
            self.ends[index] = max(end, index)
