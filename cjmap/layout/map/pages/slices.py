"""A row of stages that may be higher than a sheet → where it can be cut, and what of it stands on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from cjmap.language import messages
from cjmap.layout.map.pages.cutting import Cut, below_bar, cut_below
from cjmap.layout.map.pages.pieces import BACK, BEGUN, LEAST_SHARE
from cjmap.layout.map.pages.printer import Measured
from cjmap.layout.map.pages.strips import Strips
from cjmap.layout.map.stage_row import StageRow
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node

TOGETHER = ("touchpoints",)
"""Lanes that stand on the sheet of the one above them: the cards, which ways lead to."""

DRAWN = ("touchpoints", "ways", "storyboard", "emotion")
"""Lanes whose titles are more than words, and are not repeated where a lane goes on."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What of a row stands on a sheet: from a cut to another, in px below the row's stage bar. Where the row has `begun` on a
    sheet before, the bar is repeated above it, unless the bar itself was cut.
    """

    row: TallRow
    start: Cut
    end: Cut

    @property
    def begun(self) -> bool:
        """Whether the row has begun on a sheet before."""
        return self.start.at > -self.row.first.bar

    @property
    def bar(self) -> float:
        """How high the bar above it is that is repeated."""
        return self.row.bar(self.start)

    @property
    def height(self) -> float:
        """Of all of it, in px."""
        return self.bar + self.end.end - self.start.start

    def paint(self, top: float) -> list[Node]:
        """Its nodes, with its top at a height."""
        strips = self.row.strips_again if self.bar else self.row.strips
        nodes = below_bar(strips, self.bar, self.start, self.end, top)
        if self.bar:
            return [*nodes, *self._title(top + self.bar)]
        return [_said_again(node) for node in nodes] if self.begun else nodes

    def _title(self, top: float) -> Sequence[Node]:
        """The title of a lane that goes on here."""
        again = self.row.further
        for lane, down in zip(again.lanes, again.tops, strict=True):
            begin = down - again.bar
            if begin + 1 < self.start.at < begin + lane.zone.height - BEGUN and lane.id not in DRAWN:
                return lane.zone.paint(top).titles
        return ()


def _said_again(node: Node) -> Node:
    """A stage whose bar itself goes on, said to be continued; anything else as it is."""
    if not (isinstance(node, Group) and "stage" in node.data):
        return node
    label = messages().signs.aside(text=node.label, aside=messages().map.continued)
    return replace(node, label=label)


class TallRow:
    """A row that can be cut: painted when a cut first asks what is there, and a second time with its stages as continued ones."""

    def __init__(self, measured: Measured, number: int) -> None:
        self.measured = measured
        self.number = number
        self.first = measured.rows[number]
        self.bottom = self.first.height - self.first.bar
        self.start = Cut.clean(-self.first.bar)

    @cached_property
    def further(self) -> StageRow:
        """The same row on a further sheet."""
        return self.measured.again(self.number)

    @cached_property
    def strips(self) -> Strips:
        """What stands in the row, in px below its bar."""
        return Strips(self.first.paint(-self.first.bar))

    @cached_property
    def strips_again(self) -> Strips:
        """The same of the row on a further sheet."""
        return Strips(self.further.paint(-self.further.bar))

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """Where the row can be cut between lanes, and between the strips of personas, in px below its bar."""
        found: list[float] = []
        for at, (lane, top) in enumerate(zip(self.first.lanes, self.first.tops, strict=True)):
            if at and lane.id not in TOGETHER:
                found.append(top - self.first.bar)
            found += [top - self.first.bar + down for down in lane.zone.tops]
        return tuple(found)

    def bar(self, start: Cut) -> float:
        """How high the bar is that is repeated above what begins at a cut."""
        return self.further.bar if start.at >= 0 else 0.0

    def cut(self, start: Cut, room: float, whole: float) -> Cut:
        """The end of a slice of at most `room` px, where a sheet of its own has `whole`; at `start` itself where nothing is to
        stand here.
        """
        wanted = start.start + room
        last = max((top for top in self.tops if start.at < top <= wanted), default=None)
        following = min((top for top in self.tops if top > wanted), default=self.bottom)
        begin = start.start if last is None else last
        if following - begin > whole and wanted - begin >= LEAST_SHARE * whole:
            least = max(wanted - BACK * room, begin + BEGUN)
            return cut_below(self.strips, wanted, min(least, wanted))
        worth = room >= whole or begin - start.start >= LEAST_SHARE * whole
        return Cut.clean(begin) if last is not None and worth else start
