"""A journey, a theme, a slide's size → what all parts of its slides share: sizes of type, margins, colours, who is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from cjmap.images import Picture, load
from cjmap.language import current_language, messages
from cjmap.layout.kit.context import Context, Notes, persona_colours, scene_of
from cjmap.layout.kit.description import lens, list_sentence, stage_sentence, step_sentence
from cjmap.layout.kit.grid import Column, Grid, StageColumns
from cjmap.layout.kit.names import short_names
from cjmap.layout.kit.segments import Scores, felt_apart, scores_of
from cjmap.layout.kit.view_parts import step_numbers
from cjmap.model import ItemSeverity, Journey, Lane, Stage, Step, Success, Touchpoint
from cjmap.options.medium import SLIDES
from cjmap.records import dataclass, replace
from cjmap.scene import Font, Node, Scene
from cjmap.text import reach
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
class SlideContext:
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

    numbers: Mapping[str, str]
    """The key of a step → its number on the map in the digits of the language, `2.1`."""

    @property
    def left(self) -> float:
        """Where the stages begin, right of the titles of the rows."""
        return MARGIN + GUTTER

    @property
    def right(self) -> float:
        return self.width - MARGIN

    def title(self, lane: str) -> str:
        """The title of a lane."""
        return self.lanes[lane].title or messages().lanes[lane]

    def number(self, number: int) -> str:
        """The number that the stage at a position is drawn with, from 1; empty where the names of all bring their own."""
        return self.context(Grid((), 0, 0)).number(number)

    def context(self, grid_stages: Grid) -> Context:
        """The surroundings that the map's own parts ask for."""
        return Context(self.journey, self.theme, grid_stages, Notes(), dict(self.colours), curve_scores=self.scores)

    def step_number(self, step: Step | None) -> str:
        """The number of a touchpoint on the map; empty for a stage, for the whole journey, and where touchpoints are hidden."""
        shown = step is not None and not isinstance(step, Stage) and "touchpoints" in self.lanes
        return self.numbers[step.key] if step and shown else ""

    def numbered(self, step: Step) -> str:
        """The name of a step, that of a touchpoint behind its number."""
        return f"{self.step_number(step)} {step.name}".strip()

    def weight(self, step: Step) -> float:
        """The importance of a step, 0 to 1; left out, it counts as middle."""
        return 0.5 if step.importance is None else self.journey.scales.weight(step.importance)


def slide_context(journey: Journey, theme: Theme, size: str) -> SlideContext:
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
    numbers = step_numbers(journey)
    scores = scores_of(journey)
    return SlideContext(journey, theme, width, height, colours, pictures, lanes, apart, scores, called, numbers)


LOGO = ""
"""The key of the logo among the pictures; no persona has it."""

WORST_FIRST = {ItemSeverity.HIGH: 0, ItemSeverity.MEDIUM: 1, ItemSeverity.LOW: 2, None: 3}


def urgency(slide: SlideContext, step: Step) -> tuple[bool, float]:
    """What a step is sorted by where not all have room: negative ones first, important ones before others."""
    return step.assessed is not Success.NEGATIVE, -slide.weight(step)


LEAST = 120.0
"""The narrowest stage."""

OTHERS_LEAST, OTHERS_ROOM = 84.0, 34.0
"""A stage in which nothing is the drawn persona's, and what its chevron needs beside a word of its name."""

BESIDE_NAME = 62.0
"""What a chevron needs beside the stage's name."""

NAME_MOST = 240.0

PITCH = 48.0
"""How far apart the steps of the slides before and after would stand."""


def divided(count: int, most: int) -> list[range]:
    """`count` things on the fewest slides of at most `most` each, as evenly as can be."""
    slides = -(-count // most)
    ends = [count * slide // slides for slide in range(slides + 1)]
    return [range(start, end) for start, end in pairwise(ends)]


def stages_a_slide(slide: SlideContext) -> int:
    """How many stages a slide has room for."""
    return int((slide.right - slide.left + GAP) // (LEAST + GAP))


def grid(slide: SlideContext, part: range) -> Grid:
    """The positions of the stages with these indices: wider where there are more touchpoints or a longer name."""
    stages = slide.journey.stages[part.start : part.stop]
    widths = _widths(stages, slide.right - slide.left - GAP * (len(stages) - 1))
    x = slide.left
    grid_stages = []
    for index, stage, width in zip(part, stages, widths, strict=True):
        grid_stages.append(StageColumns(index + 1, stage, x, width, _columns(stage.touchpoints or (stage,), x, width)))
        x += width + GAP
    return Grid(tuple(grid_stages), slide.left, slide.right, pitch=PITCH)


def _columns(steps: Sequence[Step], x: float, width: float) -> tuple[Column, ...]:
    each = width / len(steps)
    return tuple(Column(x + each * position, each, step) for position, step in enumerate(steps))


def _widths(stages: Sequence[Stage], room: float) -> list[float]:
    """Shares of `room` px: none under LEAST or its name, the rest by how much there is to show."""
    weights = [0.0 if stage.others else 3.0 + min(6, len(stage.touchpoints)) for stage in stages]
    least = [_least(stage) for stage in stages]
    if sum(least) > room:
        least = [LEAST] * len(stages)
    widths = [0.0] * len(stages)
    free = set(range(len(stages)))
    while True:
        left = room - sum(least[position] for position in range(len(stages)) if position not in free)
        share = left / (sum(weights[position] for position in free) or 1.0)
        short = {position for position in free if weights[position] * share < least[position]}
        if not short or short == free:
            break
        free -= short
    for position in range(len(stages)):
        widths[position] = weights[position] * share if position in free and weights[position] else least[position]
    return widths


def _least(stage: Stage) -> float:
    """How wide a stage is at the least: its name and what stands beside it, of others the longest word of their name."""
    if stage.others:
        longest = max((reach(word, HEADING) for word in stage.name.split()), default=0.0)
        return min(LEAST, max(OTHERS_LEAST, longest + OTHERS_ROOM))
    return max(LEAST, min(NAME_MOST, reach(stage.name, HEADING) + BESIDE_NAME))


def fitting(heights: Sequence[float], total: int, room: float, note: float) -> int:
    """How many of the first `heights` go into `room` px; where that is not all `total`, a note of `note` px does too."""
    used, best = 0.0, 0
    for count, height in enumerate(heights, 1):
        used += height
        if used + (note if count < total else 0) <= room + 0.01:
            best = count
    return best


def caption(number: int, count: int) -> str:
    """Which of several slides one is; nothing where it is alone."""
    return messages().numbers.number_of(number=number, count=count) if count > 1 else ""


def finished(slide: SlideContext, nodes: Iterable[Node], name: str, which: str, sentences: Iterable[str]) -> Scene:
    """A finished slide; `name` is its part of the id, `which` is its caption, `sentences` describe it."""
    journey = slide.journey
    size = slide.width, slide.height
    scene = scene_of(journey, slide.theme, nodes, size, current_language().sentences(sentences))
    title = messages().numbers.slide_title(title=journey.title, caption=which) if which else journey.title
    return replace(scene, id=name, title=title, caption=which)


def opening(slide: SlideContext, which: str) -> Iterator[str]:
    """Which slide it is, what the journey is about and whose it is."""
    if which:
        yield messages().description.slide(caption=which)
    yield from lens(slide.journey)


def stage_sentences(
    slide: SlideContext, number: int, stage: Stage, shown: Iterable[Touchpoint], more: int
) -> Iterator[str]:
    """A stage, those of its touchpoints that are shown, and how many are not."""
    yield stage_sentence(slide.journey, number, stage)
    for touchpoint in shown:
        yield step_sentence(slide.journey, replace(touchpoint, name=slide.numbered(touchpoint)))
    if more:
        yield messages().description.more_touchpoints(more)


def list_sentences(title: str, texts: Iterable[str], more: int) -> Iterator[str]:
    """A list by its title, and how many of it are not shown."""
    yield from list_sentence(title, [*texts, *([messages().numbers.more(more)] if more else [])])
