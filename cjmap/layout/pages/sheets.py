"""A journey and a size of paper → sheets, each laid out at a scale: what stands on it, and how far down it reaches."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from cjmap.images import Picture
from cjmap.layout.kit.block import LEADING, NOTHING, Block
from cjmap.layout.kit.context import Context, Kept, notes_of, persona_colours
from cjmap.layout.kit.foot import findings, footer, without_findings
from cjmap.layout.kit.grid import COLUMN_MOST, GAP, MARGIN, ZONE_GAP, Grid, grid, labels
from cjmap.layout.kit.head import caption_line, head, running_head
from cjmap.layout.kit.lanes import Body, body
from cjmap.layout.kit.marks import logo_of, pictures_of
from cjmap.layout.kit.personas import PORTRAIT, persona_strip
from cjmap.layout.kit.segments import scores_of
from cjmap.layout.kit.transitions import BranchMarks
from cjmap.layout.pages.parts import JourneyPart, Parts, again
from cjmap.model import Journey, Persona
from cjmap.records import dataclass, replace
from cjmap.scene import Node
from cjmap.theme import Theme

LEAST_PX = 8.0
"""6 pt on paper: no text is smaller."""

LEAST_ZOOM = LEAST_PX / min(LEADING)
"""The scale at which the smallest text of a map is that small."""

PAD, PAD_LEAST = 9.0, 4.0
"""Above and below what stands in a lane, in px; the least of it is for stages that would not be whole otherwise."""

WIDER = 1.3
"""A sheet that is fuller than this is not saved by columns that are wider than COLUMN_MOST."""


class UnitRun(NamedTuple):
    """Units from `first` to before `end`."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet with a part of the map: its body and how it was set, how far down all on it reaches, and how far it may."""

    part: JourneyPart
    ctx: Context
    body: Body
    extras: Sequence[Node]
    top: float
    bottom: float
    limit: float

    @property
    def fits(self) -> bool:
        return self.bottom <= self.limit


Draw = Callable[[], Sequence[Node]]
"""What paints when it is called."""


@dataclass(frozen=True, slots=True)
class SheetPiece:
    """What stands on one sheet below its head: nodes in their positions, drawn when they are asked for, for most divisions are
    only tried; and how far down they reach.
    """

    draw: Draw
    bottom: float


Key = tuple[UnitRun, float, bool, bool, float]
"""What a sheet depends on: its units, the scale, whether it opens, whether it closes, the space in its lanes."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What is said of the whole journey, its top at 0, and the line at the foot of the last sheet."""

    found: Sequence[Node]
    found_height: float
    foot: Sequence[Node]
    foot_height: float

    @property
    def height(self) -> float:
        """Of all of it, with the space above."""
        return ZONE_GAP + (self.found_height + ZONE_GAP if self.found_height else 0) + self.foot_height


class Sheets:
    """One journey on sheets of one size, `paper` px wide and high. What was laid out once is kept.

    `front` says that the head and the personas have pages of their own before the others; `alike` that every sheet begins
    with what the first one begins with.
    """

    def __init__(
        self, journey: Journey, theme: Theme, paper: tuple[float, float], front: bool, alike: bool = False
    ) -> None:
        self.journey = journey
        self.theme = theme
        self.paper = paper
        self.front = front
        self.alike = alike
        self.pad = PAD
        self.alone = without_findings(replace(journey, stages=()))
        self.notes = notes_of(journey)
        self.colours = persona_colours(journey, theme)
        self.branch_marks = BranchMarks(journey, theme)
        self.scores = scores_of(journey)
        self.pictures: dict[str, Picture] = pictures_of(journey)
        self.logo: Block = logo_of(journey)
        self.labels = labels(journey)
        self.parts = Parts(journey, self.room(LEAST_ZOOM))
        self.order: dict[str, int] = {}
        self.people: dict[str, Persona] = {}
        self.names: dict[str, Mapping[str, str]] = {}
        self.blocks: Kept = {}
        self.head_ends: dict[tuple[UnitRun, float, float, bool, bool], float] = {}
        self.down: dict[Key, tuple[SheetPiece, ...]] = {}
        self._laid: dict[Key, Laid] = {}
        self._strips: dict[float, Block] = {}
        self._front_pages: dict[float, tuple[list[Node], float]] = {}
        self.in_front: dict[float, tuple[SheetPiece, ...]] = {}
        self.at_the_end: dict[float, tuple[SheetPiece, ...]] = {}
        self._endings: dict[float, Ending] = {}

    def with_settings(self, front: bool, pad: float) -> Sheets:
        """The same sheets, and what was laid out, with or without pages in front, and with other space in the lanes."""
        other = copy(self)
        other.front, other.pad = front, pad
        return other

    def opens(self, run: UnitRun) -> bool:
        """Whether a sheet begins with the whole head and the personas."""
        return (run.first == 0 or self.alike) and not self.front

    def crowded(self, zoom: float) -> bool:
        """Whether head and personas alone are higher than a sheet."""
        first = self.parts.part(0, 1).journey
        return self.begins(first, self.width(zoom) - MARGIN, UnitRun(0, 1), zoom) > self.limit(zoom)

    def width(self, zoom: float) -> float:
        """Of a sheet, in px of the map."""
        return self.paper[0] / zoom

    def height(self, zoom: float) -> float:
        return self.paper[1] / zoom

    def limit(self, zoom: float) -> float:
        """How far down a sheet may be filled."""
        return self.height(zoom) - MARGIN

    def room(self, zoom: float) -> float:
        """What all columns may take."""
        return self.width(zoom) - 2 * MARGIN - self.labels

    def context(self, journey: Journey, columns_grid: Grid) -> Context:
        return Context(
            journey,
            self.theme,
            columns_grid,
            self.notes,
            self.colours,
            self.journey,
            self.pad,
            dense=True,
            curve_scores=self.scores,
            cached_order=self.order,
            cached_people=self.people,
            cached_names=self.names,
            cached_blocks=self.blocks,
        )

    def plain(self, journey: Journey, zoom: float) -> Context:
        """The surroundings of what stands in no column, over the whole width of a sheet."""
        return self.context(journey, Grid((), MARGIN + self.labels, self.width(zoom) - MARGIN))

    def head(
        self, journey: Journey, right: float, opening: bool, caption: str | None = None
    ) -> tuple[list[Node], float]:
        """The head of a sheet that shows the stages of `journey`, and where it ends; without its caption until all sheets
        are counted.
        """
        ctx = self.context(journey, Grid((), MARGIN + self.labels, right))
        return head(ctx, self.logo, caption) if opening else running_head(ctx, caption)

    def caption(self, right: float, caption: str) -> list[Node]:
        """Which of the sheets this is, where no head says it."""
        return caption_line(self.context(self.journey, Grid((), MARGIN + self.labels, right)), caption)

    def strip(self, zoom: float) -> Block:
        if zoom not in self._strips:
            self._strips[zoom] = persona_strip(
                self.plain(self.journey, zoom), self.pictures, self.width(zoom) - 2 * MARGIN
            )
        return self._strips[zoom]

    def portraits(self, zoom: float) -> Block:
        """The personas as they stand on a page of their own."""
        return persona_strip(self.plain(self.journey, zoom), self.pictures, self.width(zoom) - 2 * MARGIN, PORTRAIT)

    def ending(self, zoom: float) -> Ending:
        if zoom not in self._endings:
            ctx = self.plain(self.journey, zoom)
            self._endings[zoom] = Ending(*findings(ctx, 0), *footer(ctx, 0))
        return self._endings[zoom]

    def front_page(self, zoom: float) -> tuple[list[Node], float]:
        """What stands below the head of the page in front, and how far down it reaches."""
        if zoom not in self._front_pages:
            y = self.head(self.alone, self.width(zoom) - MARGIN, True)[1] + ZONE_GAP
            portraits = self.portraits(zoom)
            self._front_pages[zoom] = portraits.paint(MARGIN, y), y + portraits.height
        return self._front_pages[zoom]

    def ends_in_front(self, zoom: float) -> bool:
        """Whether the page in front has room for what is said of the whole journey, and that would have one of its own."""
        return self.front and self.front_page(zoom)[1] + self.ending(zoom).height <= self.limit(zoom)

    def key(self, run: UnitRun, zoom: float, closing: bool) -> Key:
        """What a sheet with some units is known by."""
        return run, zoom, self.opens(run), closing, self.pad

    def laid(self, run: UnitRun, zoom: float, closing: bool) -> Laid:
        """A sheet with some units, and with what is said of the whole journey where it is `closing`.

        Columns are spread to the sheet's width, up to COLUMN_MOST, and further where the sheet would be too full.
        """
        key = self.key(run, zoom, closing)
        if key not in self._laid:
            self._laid[key] = self._closing(run, zoom) if closing else self._spread(run, zoom)
        return self._laid[key]

    def _spread(self, run: UnitRun, zoom: float) -> Laid:
        journey = self.parts.part(*run).journey
        laid = self._lay(journey, run, zoom, COLUMN_MOST)
        if laid.fits or laid.ctx.grid.right + 2 * GAP > self.width(zoom) - MARGIN or laid.bottom > WIDER * laid.limit:
            return laid
        wider = self._lay(journey, run, zoom, math.inf)
        return wider if wider.fits else laid

    def _closing(self, run: UnitRun, zoom: float) -> Laid:
        """The same sheet with the findings, which may add to its legend."""
        laid = self.laid(run, zoom, False)
        journey = replace(self.journey, stages=laid.part.journey.stages)
        right = self.right(laid.ctx, zoom)
        part = replace(laid.part, journey=journey)
        if self.begins(journey, right, run, zoom) != laid.top:
            laid = self._lay(journey, run, zoom, COLUMN_MOST)
        return replace(laid, part=part, bottom=laid.bottom + self.ending(zoom).height)

    def _lay(self, journey: Journey, run: UnitRun, zoom: float, column_most: float) -> Laid:
        part = self.parts.part(*run)
        columns_grid = grid(journey, part.extent(max(self.room(zoom), part.width), column_most))
        ctx = self.context(journey, columns_grid)
        nodes, y = self.opened(journey, self.right(ctx, zoom), run, zoom)
        middle = body(ctx, self.branch_marks, y)
        return Laid(part, ctx, middle, nodes, y, middle.bottom, self.limit(zoom))

    def opened(self, journey: Journey, right: float, run: UnitRun, zoom: float) -> tuple[list[Node], float]:
        """What stands between the head and the stages of a sheet, and where these begin."""
        y = self._below_head(journey, right, run, zoom)
        strip = self.strip(zoom) if self.opens(run) else NOTHING
        return (strip.paint(MARGIN, y) if strip.height else []), self.begins(journey, right, run, zoom)

    def begins(self, journey: Journey, right: float, run: UnitRun, zoom: float) -> float:
        """Where the stages of a sheet begin."""
        y = self._below_head(journey, right, run, zoom)
        high = self.strip(zoom).height if self.opens(run) else 0.0
        return y + high + ZONE_GAP if high else y

    def _below_head(self, journey: Journey, right: float, run: UnitRun, zoom: float) -> float:
        opening = self.opens(run)
        key = run, right, zoom, opening, journey is self.parts.part(*run).journey
        if key not in self.head_ends:
            self.head_ends[key] = self.head(journey, right, opening)[1] + ZONE_GAP
        return self.head_ends[key]

    def right(self, ctx: Context, zoom: float) -> float:
        """The right edge of a head: that of the columns where they reach so far, or nearly."""
        edge = self.width(zoom) - MARGIN
        return ctx.grid.right if edge - ctx.grid.right < 2 * GAP else edge

    def chevrons(self, laid: Laid, top: float) -> Body:
        """The stages of a sheet once more, as they stand on the sheet that continues it."""
        columns_grid = laid.ctx.grid
        stages = tuple(
            replace(grid_stage, stage=again(grid_stage.stage, grid_stage.stage.touchpoints), continued=True)
            for grid_stage in columns_grid.stages
        )
        journey = replace(laid.part.journey, stages=tuple(grid_stage.stage for grid_stage in stages), lanes=())
        return body(self.context(journey, Grid(stages, columns_grid.left, columns_grid.right)), self.branch_marks, top)
