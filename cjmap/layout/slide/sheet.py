"""A journey, a theme, a slide's size → what all parts of its slides share: sizes of type, margins, colours, who is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from cjmap.images import Picture, load
from cjmap.language import words
from cjmap.layout.map.context import Context, Notes, persona_colours
from cjmap.layout.map.grid import Grid
from cjmap.layout.names import short_names
from cjmap.layout.segments import Scores, felt_apart, scores_of
from cjmap.model import Journey, Lane, Severity, Step, Success
from cjmap.options.medium import SLIDES
from cjmap.records import dataclass
from cjmap.scene import Font
from cjmap.theme import Theme

TITLE = Font(28, bold=True)
LARGE = Font(20, bold=True)
HEADING = Font(16, bold=True)
LEAD = Font(16)
BODY = Font(14)
BOLD = Font(14, bold=True)
ITALIC = Font(14, italic=True)
SMALL = Font(12)
SMALL_BOLD = Font(12, bold=True)
"""The type scale of a slide: five sizes, none under 12 px, two weights."""

MARGIN = 36.0
TOP = 26.0
BOTTOM = 18.0
GUTTER = 100.0
"""The titles of the rows, left of the stages."""

GAP = 10.0
"""Between two stages, and between two cards."""

ROW_GAP = 12.0
"""Between two rows of a slide."""

SPARE = 9.0
"""Px right of a text in a column that a wider substitute font may run into before it meets the next one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the parts of all slides of one journey share. `lanes` are the rows that are not hidden, by id."""

    journey: Journey
    theme: Theme
    width: float
    height: float
    colours: Mapping[str, str]
    pictures: Mapping[str, Picture]
    lanes: Mapping[str, Lane]
    apart: bool
    """Whether the curve is drawn once a persona."""

    scores: Scores
    called: Mapping[str, str]
    """Persona id → short name."""

    @property
    def left(self) -> float:
        """Where the stages begin, right of the titles of the rows."""
        return MARGIN + GUTTER

    @property
    def right(self) -> float:
        return self.width - MARGIN

    def title(self, lane: str) -> str:
        """The title of a lane."""
        return self.lanes[lane].title or words().lanes[lane]

    def number(self, place: int) -> str:
        """The number that the stage at a place is drawn with, from 1; empty where the names of all bring their own."""
        return self.context(Grid((), 0, 0)).number(place)

    def context(self, places: Grid) -> Context:
        """The surroundings that the map's own parts ask for."""
        return Context(self.journey, self.theme, places, Notes(), dict(self.colours), known=self.scores)

    def weight(self, step: Step) -> float:
        """The importance of a step, 0 to 1; left out, it counts as middle."""
        return 0.5 if step.importance is None else self.journey.scales.weight(step.importance)


def sheet(journey: Journey, theme: Theme, size: str) -> Sheet:
    """The surroundings of a journey's slides. KeyError where the size is none of SLIDES; ImageError where a picture has
    gone since the file was checked.
    """
    width, height = SLIDES[size]
    colours = persona_colours(journey, theme)
    named = {persona.id: persona.image for persona in journey.personas if persona.image}
    pictures = {one: load(journey.folder, name) for one, name in named.items()}
    if journey.theme.logo:
        pictures[LOGO] = load(journey.folder, journey.theme.logo)
    lanes = {lane.id: lane for lane in journey.lanes}
    apart = felt_apart(journey)
    called = short_names([(persona.id, persona.name) for persona in journey.personas])
    return Sheet(journey, theme, width, height, colours, pictures, lanes, apart, scores_of(journey), called)


LOGO = ""
"""The key of the logo among the pictures; no persona has it."""

WORST_FIRST = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2, None: 3}


def urgency(sheet: Sheet, step: Step) -> tuple[bool, float]:
    """What a step is sorted by where not all have room: negative ones first, important ones before others."""
    return step.assessed is not Success.NEGATIVE, -sheet.weight(step)
