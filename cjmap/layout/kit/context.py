"""What all parts of a drawing share: journey, theme, grid, the personas' colours and names, and the numbers of the notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar, cast

from cjmap.language import current_language, messages
from cjmap.layout.kit.description import properties
from cjmap.layout.kit.grid import Grid, StageColumns
from cjmap.layout.kit.names import brings_numbers, initials_of, short_names
from cjmap.layout.kit.segments import Scores, felt_apart, scores_of
from cjmap.model import TOUCHPOINT_LANES, Item, Journey, Persona, Step
from cjmap.records import dataclass, field, replace
from cjmap.scene import Node, Scene
from cjmap.theme import Theme

Measured = TypeVar("Measured")

Kept = dict[tuple[str, str, float], tuple[Step, object]]
"""Lane, key of a step and width → that step, and what was measured."""


@dataclass(slots=True)
class Notes:
    """Remarks in the order in which their marks appear on the map; the same words share a number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """The number of a note, 1 for the first."""
        return self.numbers.setdefault(text, len(self.numbers) + 1)


@dataclass(frozen=True)
class Context:
    """The surroundings of a lane; only `notes` grows while the lanes are laid out from top to bottom."""

    journey: Journey
    theme: Theme
    grid: Grid
    notes: Notes
    colours: dict[str, str]
    """Persona id → `#rrggbb`."""

    whole: Journey | None = None
    """The journey of which `journey` is a part, where it is one."""

    pad: float = 9.0
    """Px above and below what stands in a lane."""

    dense: bool = False
    """Whether the items of a wide stage stand beside each other: a sheet is not as high as it likes."""

    curve_scores: Scores | None = None
    """The curve of the whole journey, where it is known already."""

    cached_order: dict[str, int] = field(default_factory=dict)
    """What `order` has found, for all parts of a journey."""

    cached_steps: dict[str, Step] = field(default_factory=dict)
    """What `steps` has found."""

    cached_numbers: dict[str, str] = field(default_factory=dict)
    """What `step_number` has found."""

    cached_people: dict[str, Persona] = field(default_factory=dict)
    """The personas by their ids."""

    cached_names: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """What `initials` and `short_names` have found."""

    cached_blocks: Kept = field(default_factory=dict)
    """What stands in a lane at a step, by the width that it was measured for, for all parts of a journey."""

    def kept(self, lane: str, step: Step, width: float, make: Callable[[], Measured]) -> Measured:
        """What a lane shows of a step in a column of that width; measured by `make` where it is not known yet."""
        key = lane, step.key, width
        kept = self.cached_blocks.get(key)
        if kept is None or kept[0] is not step:  # a stage that is cut has the key of the whole
            kept = self.cached_blocks[key] = step, make()
        return cast(Measured, kept[1])

    @property
    def order(self) -> Mapping[str, int]:
        """The key of each step → its position in the whole journey."""
        if not self.cached_order:
            steps = (self.whole or self.journey).steps()
            self.cached_order.update((step.key, index) for index, step in enumerate(steps))
        return self.cached_order

    @property
    def steps(self) -> Mapping[str, Step]:
        """The key of each step → the step, of the whole journey."""
        if not self.cached_steps:
            self.cached_steps.update((step.key, step) for step in (self.whole or self.journey).steps())
        return self.cached_steps

    def step_number(self, step: Step) -> str:
        """The number of a step in the digits of the language, such as `2.1`; a part of a map has those of the whole."""
        if not self.cached_numbers:
            digits = current_language().number
            whole = (self.whole or self.journey).step_numbers
            self.cached_numbers.update((key, f"{digits(stage)}.{digits(own)}") for key, (stage, own) in whole.items())
        return self.cached_numbers[step.key]

    @property
    def count(self) -> int:
        """How many stages the whole journey has."""
        return len((self.whole or self.journey).stages)

    @property
    def common_colour(self) -> str:
        """The colour of the line that is everyone's: that of the only persona where there is one."""
        return next(iter(self.colours.values())) if len(self.colours) == 1 else self.theme.accent

    def number(self, number_of_stage: int) -> str:
        """The number that the stage at a position is drawn with, from 1; empty where the names of all bring their own."""
        stages = (self.whole or self.journey).stages
        return "" if brings_numbers([stage.name for stage in stages]) else current_language().number(number_of_stage)

    def stage_name(self, number: int) -> str:
        """All of the name of the stage that is shown with a number, from 1: on the sheets after its first it may be shortened."""
        return (self.whole or self.journey).stages[number - 1].name

    def uncut(self, grid_stage: StageColumns) -> StageColumns:
        """The position of a stage as far as a text across it may reach: its widest part between the cuts of a poster."""
        left, right = self.grid.widest(grid_stage.x, grid_stage.x + grid_stage.width)
        return replace(grid_stage, x=left, width=right - left) if self.grid.cuts else grid_stage

    def persona(self, persona_id: str) -> Persona:
        if persona_id not in self.cached_people:
            self.cached_people.update((persona.id, persona) for persona in (self.whole or self.journey).personas)
        return self.cached_people[persona_id]

    @property
    def initials(self) -> Mapping[str, str]:
        """Persona id → initials."""
        if "initials" not in self.cached_names:
            people = (self.whole or self.journey).personas
            found = zip((one.id for one in people), initials_of([one.name for one in people]), strict=True)
            self.cached_names["initials"] = dict(found)
        return self.cached_names["initials"]

    @property
    def short_names(self) -> Mapping[str, str]:
        """Persona id → a name as short as can be told from the others."""
        if "short" not in self.cached_names:
            people = (self.whole or self.journey).personas
            self.cached_names["short"] = short_names([(one.id, one.name) for one in people])
        return self.cached_names["short"]

    @cached_property
    def scores(self) -> Scores:
        """The curve of the whole journey."""
        return self.curve_scores or scores_of(self.whole or self.journey)

    def by_persona(self) -> bool:
        """Whether the curve is drawn once a persona."""
        return felt_apart(self.whole or self.journey)

    def level(self, step: Step, persona_id: str) -> float | None:
        """The emotion of a persona (EVERYONE: of all of them together) at a step, −1 to 1; None where it is not scored."""
        return self.scores.levels.get((persona_id, step.key))


def persona_colours(journey: Journey, theme: Theme) -> dict[str, str]:
    """A colour for each persona: their own in the journey's theme, else the next of the theme's; the only one has the accent."""
    palette = theme.personas if len(journey.personas) > 1 else (theme.accent,)
    at_home = theme.name == journey.theme.base
    return {
        persona.id: (persona.color if at_home else "") or palette[index % len(palette)]
        for index, persona in enumerate(journey.personas)
    }


def scene_of(
    journey: Journey, theme: Theme, nodes: Iterable[Node], size: tuple[float, float], description: str
) -> Scene:
    """A finished picture of a journey, of that width and height in px: what all its pictures have in common."""
    width, height = size
    return Scene(
        width=width,
        height=height,
        background=theme.background,
        children=tuple(nodes),
        id="",
        title=journey.title,
        description=description,
        language=journey.language,
        families=theme.families,
        metadata=properties(journey),
    )


def notes_of(journey: Journey) -> Notes:
    """Number what the map marks: notes on personas, then stage by stage, then on what is said of the whole."""
    notes = Notes()
    lanes = [lane.id for lane in journey.lanes if lane.own or lane.id in TOUCHPOINT_LANES]
    cards = any(lane.id == "touchpoints" for lane in journey.lanes)
    for persona in journey.personas:
        _take(notes, _listed(persona))
    for stage in journey.stages:
        _step(notes, stage, lanes, shown=True)
        for touchpoint in stage.touchpoints:
            _step(notes, touchpoint, lanes, shown=cards)
    for key in messages().findings:
        _take(notes, getattr(journey, key))
    _take(notes, journey.notes)
    return notes


def _listed(persona: Persona) -> list[Item]:
    return [item for key in messages().persona_lists for item in getattr(persona, key)]


def _step(notes: Notes, step: Step, lanes: Iterable[str], shown: bool) -> None:
    if shown and step.note:
        notes.number(step.note)
    for lane in lanes:
        _take(notes, step.items.get(lane, ()))


def _take(notes: Notes, items: Iterable[Item]) -> None:
    for item in items:
        if item.note:
            notes.number(item.note)
