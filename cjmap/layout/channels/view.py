"""What all parts of the view of channels share: the journey, its channels and their bands; and where all stands in one band."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from cjmap.layout.channels.columns import Band, ChannelFrame
from cjmap.layout.channels.handovers import ONCE, ChannelRow, Channels, ChannelWay
from cjmap.layout.kit.context import Context
from cjmap.model import EVERYONE, Journey, Step
from cjmap.records import dataclass
from cjmap.theme import Theme

SIZE_LEAST, SIZE_MORE = 7.0, 7.0
"""Half the size of the mark of the least important touchpoint, and how much more that of the most important one has."""

SIZE_UNKNOWN = 10.5
"""That of one whose importance nobody said."""

HALO = 3.5
"""Around a mark, over lines."""

LINES_APART = 5.0
"""Between the lines of two personas, where there are few."""

LINES_MOST = 20.0
"""Between the first and the last of them, where there are many."""


@dataclass(frozen=True)
class ChannelsView:
    """A journey in this view, laid out for a frame; `colours` are those of its personas by id."""

    journey: Journey
    theme: Theme
    channels: Channels
    frame: ChannelFrame
    bands: Sequence[Band]
    colours: Mapping[str, str]

    @property
    def people(self) -> Sequence[str]:
        """The personas that have a line each; EVERYONE alone where all go the same way."""
        return [one.id for one in self.journey.personas] if self.channels.apart else [EVERYONE]

    def line_colour(self, persona: str) -> str:
        """The colour of the line of a persona, or of everyone."""
        return self.colours[persona] if persona else self.theme.accent

    def shift(self, persona: str) -> float:
        """How far below the middle of its row the line of a persona runs, in px."""
        people = self.people
        apart = min(LINES_APART, LINES_MOST / max(1, len(people) - 1))
        return (people.index(persona) - (len(people) - 1) / 2) * apart

    def size(self, step: Step) -> float:
        """Half the size of the mark of a step, in px."""
        if step.importance is None:
            return SIZE_UNKNOWN
        return SIZE_LEAST + SIZE_MORE * self.journey.scales.weight(step.importance)


@dataclass(frozen=True)
class BandPlaces:
    """Where all stands in a band: its columns in `ctx.grid`, the heights of its rows, and of what is above and below them.

    `rows` are the rows with their tops and heights; `top` and `bottom` the edges of all of them; `discs` is the top of the row
    of the hand-overs' numbers, `end` the bottom of the band. Of a band that is not the `first` the ways come in from the left.
    """

    view: ChannelsView
    ctx: Context
    left: float
    rows: Sequence[tuple[ChannelRow, float, float]]
    discs: float
    bottom: float
    end: float

    @property
    def top(self) -> float:
        return self.rows[0][1] if self.rows else self.bottom

    @cached_property
    def middles(self) -> Mapping[str, float]:
        """The key of each step of the band → the middle of its column."""
        return {one.step.key: one.middle for one in self.ctx.grid.columns}

    @cached_property
    def borders(self) -> Mapping[str, float]:
        """The key of each step of the band → the left edge of its column."""
        return {one.step.key: one.x for one in self.ctx.grid.columns}

    @cached_property
    def lines(self) -> Mapping[str, float]:
        """The key of each row of the band → the height at which its marks stand."""
        return {row.key: top + (ONCE_LINE if row.key == ONCE else high / 2) for row, top, high in self.rows}

    @cached_property
    def hand_overs(self) -> Sequence[tuple[ChannelWay, float, int]]:
        """The hand-overs that lead into the band, each with the middle of its number and in which line of numbers it is."""
        found: list[tuple[ChannelWay, float, int]] = []
        for key, border in self.borders.items():
            here = [one for one in self.view.channels.hand_overs if one.after.key == key]
            for at, one in enumerate(here):
                line, place = divmod(at, DISCS_BESIDE)
                in_line = min(DISCS_BESIDE, len(here) - line * DISCS_BESIDE)
                found.append((one, border + (place - (in_line - 1) / 2) * DISC_STEP, line))
        return found


ONCE_LINE = 30.0
"""How far below the top of the row of channels that are used once the marks stand: their names are below them."""

DISCS_BESIDE = 4
"""So many numbers of hand-overs into one touchpoint stand beside each other."""

DISC_STEP = 24.0
