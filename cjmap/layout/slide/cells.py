"""The chips of one list → a cell of as many of them as have room, and how many have not; and the first one beside its title."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.layout.slide.chips import CHIP_GAP, Chip, painted
from cjmap.layout.slide.fitting import fitting
from cjmap.layout.slide.sheet import GUTTER, Sheet
from cjmap.layout.slide.short import Short
from cjmap.layout.slide.touchpoints import more_height, more_note
from cjmap.records import dataclass
from cjmap.scene import Group, Node

STRIP_TITLE = GUTTER


@dataclass(frozen=True, slots=True)
class Cell:
    """The chips of one list that have room, and how many have not."""

    lane: str
    chips: tuple[Chip, ...]
    more: int

    @property
    def texts(self) -> list[str]:
        """What is shown, for a reader who hears it."""
        return [one.item.text for one in self.chips]

    @property
    def height(self) -> float:
        height = sum(one.height + CHIP_GAP for one in self.chips)
        return height + more_height() if self.more else max(0.0, height - CHIP_GAP)

    def paint(self, sheet: Sheet, x: float, y: float) -> list[Node]:
        nodes = painted(self.chips, x, y)
        if self.more:
            down = sum(one.height + CHIP_GAP for one in self.chips)
            nodes.append(more_note(sheet, self.more, self.lane, x + 2, y + down))
        return nodes


@dataclass(frozen=True, slots=True)
class Strip:
    """The first of the journey's own items of a list, right of the list's title, and how many follow it."""

    lane: str
    title: Short
    chip: Chip
    more: int

    @property
    def height(self) -> float:
        return max(self.title.height, self.chip.height + (more_height() + 2 if self.more else 0))

    def paint(self, sheet: Sheet, x: float, y: float) -> list[Node]:
        nodes: list[Node] = [Group(tuple(self.title.block.paint(x, y + 6)), role="heading")]
        nodes += self.chip.block.paint(x + STRIP_TITLE, y)
        if self.more:
            nodes.append(more_note(sheet, self.more, self.lane, x + STRIP_TITLE + 2, y + self.chip.height + 2))
        return nodes


def cell(lane: str, chips: Sequence[Chip], total: int, height: float) -> Cell:
    """As many of the chips, which are the first of `total` items, as `height` px hold."""
    count = fitting([one.height + CHIP_GAP for one in chips], total, height + CHIP_GAP, more_height() + CHIP_GAP)
    return Cell(lane, tuple(chips[:count]), total - count)


def worth(chips: Sequence[Chip]) -> int:
    """How much chips say: a whole text counts for it, a shortened one against it."""
    return sum(1 if one.whole else -1 for one in chips)
