"""The journey as plain frozen data: what a checked file says, with every id, reference, score and success level resolved.

Each part has a `span`: where its value stands in the file, None where it was made otherwise. It is no part of what two parts
are compared by; `Journey.origin` tells more.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from cjmap.diagnostics import Span
from cjmap.origin import Document, Origin
from cjmap.records import dataclass, field

EVERYONE = ""
"""The key of a value that holds for every persona, in mappings persona id → value."""

DEFAULT_LANES = (
    "goals", "actions", "touchpoints", "emotion", "thoughts", "quotes", "highlights", "pain_points", "opportunities",
    "metrics", "tracked_by", "owner",
)  # fmt: skip
"""Every lane of ours, in its default order."""

LANES_WITHOUT_ITEMS = ("touchpoints", "emotion", "metrics", "owner")
"""The lanes of ours that are no lists of items: each is called like the field of a step that it shows."""

TOUCHPOINT_LANES = tuple(lane for lane in DEFAULT_LANES if lane not in LANES_WITHOUT_ITEMS)
"""The lanes that are lists of items of a stage or touchpoint, in the order of the format."""

JOURNEY_LISTS = ("goals", "highlights", "pain_points", "opportunities")
"""The lists of items that a journey as a whole may have, in the order of the format."""

FINDING_LISTS = JOURNEY_LISTS[1:]
"""Those of them that say what was found."""

PER_PERSONA = ("emotion", "success", "feeling")
"""What may be said of a step for each persona apart."""

EMOTIONS = ("very negative", "negative", "neutral", "positive", "very positive")
"""The words for an emotion, evenly spaced from one end of the scale to the other."""

THEME_COLOURS = ("accent", "positive", "neutral", "negative")
"""The colours of a theme that an author may choose."""


class Success(StrEnum):
    """The success level of a touchpoint or stage, best first."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    NOT_ASSESSED = "not-assessed"


class ItemSeverity(StrEnum):
    """How much a pain point hurts."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Basis(StrEnum):
    """What a score or an item rests on."""

    RESEARCHED = "researched"
    ASSUMED = "assumed"


class End(StrEnum):
    """How a journey ends."""

    SUCCESS = "success"
    FAILURE = "failure"
    ABANDONED = "abandoned"


class JourneyState(StrEnum):
    """Whether a journey is told as it is today, or as it should be."""

    AS_IS = "as-is"
    TO_BE = "to-be"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; `personas` are the ids of those whose it is, empty for everyone's; `link` is a safe address.

    `at` are the keys of the steps that an item of the whole journey speaks of (`Step.key`).
    """

    text: str
    severity: ItemSeverity | None = None
    owner: str = ""
    status: str = ""
    link: str = ""
    personas: tuple[str, ...] = ()
    basis: Basis | None = None
    source: str = ""
    note: str = ""
    at: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Persona:
    """A fictional person who stands for a segment.

    `color` is `#rrggbb` or empty, `image` a path as the author wrote it or empty. `id_given` says that the author wrote the id.
    """

    id: str
    name: str
    role: str = ""
    age: str = ""
    quote: str = ""
    bio: str = ""
    goals: tuple[Item, ...] = ()
    needs: tuple[Item, ...] = ()
    motivations: tuple[Item, ...] = ()
    frustrations: tuple[Item, ...] = ()
    channels: tuple[Item, ...] = ()
    color: str = ""
    image: str = ""
    id_given: bool = False
    span: Span | None = field(default=None, compare=False, repr=False, kw_only=True)


class MetricKind(StrEnum):
    """The three known metrics, and the author's own."""

    CSS = "css"
    NPS = "nps"
    EXS = "exs"
    OWN = "own"


class Better(StrEnum):
    """Which values of a metric are the better ones."""

    HIGHER = "higher"
    LOWER = "lower"


class Computed(StrEnum):
    """How a value follows from its answers; empty where an author gave it."""

    GIVEN = ""
    MEAN = "mean"
    TOP2 = "top2"
    DIFFERENCE = "difference"


class MetricScale(StrEnum):
    """The values that a metric can have, as they are printed; empty of an author's own metric."""

    OPEN = ""
    POINTS = "−100 to 100"
    PERCENT = "0–100 %"
    FIVE = "1–5"
    SEVEN = "1–7"
    ELEVEN = "1–11"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as an author wrote it.

    `exact` is for comparisons and is the number that `words`, which are printed, say; `percent` says whether it carried the sign.

    A value that is a text (`~10 min`) has no `exact` and is only printed.
    """

    words: str
    exact: Decimal | None = None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure.

    `value` is what is printed (computed from answer counts where those are given), None when not measured;
    `sign` is printed before the target (≥, >, ≤, <), empty where that is a text that no value is held against;
    `computed` says how it was computed (the mean of the answers, the share of the two best, the difference of promoters and
    detractors), or that the author gave the value;
    `value_given` says that the author wrote the value, be it beside counts that say the same;
    `n` is the number of answers or None; `answers` counts them: of `nps` detractors, passives, promoters, of `css` and `exs`
    one number a point of the scale, worst first, () where the author gave no counts; `counts` are the answers 0 to 10 of an
    `nps` that was given so; `points` and `as_` are the author's `scale` and `as`, 0 and `GIVEN` where they were left out;
    `assessed` follows the format's rule for targets and known scales;
    `previous` is the edition before, None where nothing is said of it.
    """

    key: str
    label: str
    kind: MetricKind = MetricKind.OWN
    value: Quantity | None = None
    target: Quantity | None = None
    sign: str = ""
    n: int | None = None
    answers: tuple[int, ...] = ()
    better: Better = Better.HIGHER
    unit: str = ""
    period: str = ""
    source: str = ""
    computed: Computed = Computed.GIVEN
    scale: MetricScale = MetricScale.OPEN
    assessed: Success = Success.NOT_ASSESSED
    value_given: bool = False
    counts: tuple[int, ...] = ()
    points: int = 0
    as_: Computed = Computed.GIVEN
    previous: Metric | None = None
    span: Span | None = field(default=None, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Transition:
    """One transition from a step: to a touchpoint or a stage without touchpoints (its id), or to an end.

    Exactly one of the three is set.
    """

    touchpoint: str = ""
    stage: str = ""
    end: End | None = None
    when: str = ""
    share: Decimal | None = None
    """The share of those at this step, 0 to 1; None when the author gave none."""
    span: Span | None = field(default=None, compare=False, repr=False, kw_only=True)

    @property
    def target(self) -> str:
        """The `key` of the step it leads to; empty for an end."""
        return f"touchpoint:{self.touchpoint}" if self.touchpoint else f"stage:{self.stage}" if self.stage else ""


@dataclass(frozen=True, slots=True)
class Step:
    """What a stage and a touchpoint have in common.

    `importance`, `emotion` are on the scales of the file (`Scales`). `success` holds the author's words per persona
    id or EVERYONE;
    `assessed` is the one resolved level (the worst where personas differ), `derived` says that it was not given but follows from
    the emotion or the touchpoints; `assessed_by` has the resolved level per persona where they were given apart.
    `items` maps lane id → items, own lanes included. `next` is None when left out, () when the journey ends here.
    `image` is a path as the author wrote it, or empty; `reach` the share (0 to 1) of all who start that come here, None where
    the author gave none.
    `id_given` says that the author wrote the id; else it is made from the name.
    `after_others` is only so in the journey of one persona: steps of others that are left out came right before this one.
    """

    id: str
    name: str
    channel: tuple[str, ...] = ()
    importance: float | None = None
    success: Mapping[str, Success] = field(default_factory=dict)
    assessed: Success = Success.NOT_ASSESSED
    assessed_by: Mapping[str, Success] = field(default_factory=dict)
    derived: bool = False
    emotion: Mapping[str, float] = field(default_factory=dict)
    feeling: Mapping[str, str] = field(default_factory=dict)
    basis: Basis | None = None
    moment_of_truth: bool = False
    personas: tuple[str, ...] = ()
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    metrics: tuple[Metric, ...] = ()
    owner: str = ""
    duration: str = ""
    description: str = ""
    note: str = ""
    next: tuple[Transition, ...] | None = None
    image: str = ""
    reach: Decimal | None = None
    after_others: bool = False
    id_given: bool = False
    span: Span | None = field(default=None, compare=False, repr=False, kw_only=True)

    @property
    def key(self) -> str:
        """`touchpoint:ID` or `stage:ID`: a stage and a touchpoint may have the same id."""
        return f"{'stage' if isinstance(self, Stage) else 'touchpoint'}:{self.id}"


@dataclass(frozen=True, slots=True)
class Touchpoint(Step):
    """One step of the journey, with or without the company."""


@dataclass(frozen=True, slots=True)
class Stage(Step):
    """A milestone on the edge: a column of the map.

    `others` is only so in the journey of one persona, who has no step in it: it is none of theirs, and keeps its number.
    """

    phase: str = ""
    touchpoints: tuple[Touchpoint, ...] = ()
    others: bool = False


def steps_of(stage: Stage) -> tuple[Step, ...]:
    """The steps of a stage: its touchpoints, or itself where it has none; none where it is others'."""
    return stage.touchpoints or (() if stage.others else (stage,))


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the map; `title` is empty where ours is meant, `own` says that it is one of the author's.

    `apart` says that it is not to be merged with other sparse lanes.
    """

    id: str
    title: str = ""
    line_above: str = ""
    own: bool = False
    hidden: bool = False
    apart: bool = False
    span: Span | None = field(default=None, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Scales:
    """The author's scales, worst to best and least to most."""

    emotion: tuple[float, float] = (-2.0, 2.0)
    importance: tuple[float, float] = (1.0, 5.0)

    def level(self, emotion: float) -> float:
        """An emotion as −1 (worst) … 0 (the middle) … 1 (best)."""
        return round(2 * _share(emotion, self.emotion) - 1, 12) + 0.0  # the middle of 0.1 and 0.7 is 0, and no −0

    def weight(self, importance: float) -> float:
        """An importance as 0 (least) … 1 (most)."""
        return _share(importance, self.importance)


def _share(value: float, scale: tuple[float, float]) -> float:
    """How far a value lies between the ends of a scale, 0 to 1."""
    low, high = scale
    if high - low == math.inf:  # ends that are further apart than a number can say
        value, low, high = value / 2, low / 2, high / 2
    return (value - low) / (high - low)


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """What the author said of the looks: a theme's name, and colours, font and logo of their own, or nothing."""

    base: str = "default"
    accent: str = ""
    positive: str = ""
    neutral: str = ""
    negative: str = ""
    font: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Journey:
    """A whole journey, checked. `file` is the name of its file without folders, `folder` where images are looked up.

    `lanes` are the rows that have something in them and are not hidden, in final order; `declared_lanes` what the top of the
    file says of lanes; `lane_names` the words of each lane of the author's own, by its id, in the order in which they are met.
    `document` is the file that it was read from, None where it was made otherwise.
    """

    title: str
    stages: tuple[Stage, ...]
    personas: tuple[Persona, ...] = ()
    scenario: str = ""
    state: JourneyState = JourneyState.AS_IS
    state_given: bool = False
    owner: str = ""
    version: str = ""
    evidence: str = ""
    date: str = ""
    reviewed: str = ""
    review_every: str = ""
    language: str = "en"
    language_given: bool = False
    scales: Scales = Scales()
    goals: tuple[Item, ...] = ()
    highlights: tuple[Item, ...] = ()
    pain_points: tuple[Item, ...] = ()
    opportunities: tuple[Item, ...] = ()
    notes: tuple[Item, ...] = ()
    metrics: tuple[Metric, ...] = ()
    lanes: tuple[Lane, ...] = ()
    declared_lanes: tuple[Lane, ...] = ()
    lane_names: Mapping[str, str] = field(default_factory=dict)
    theme: ThemeChoice = ThemeChoice()
    file: str = ""
    folder: str = ""
    lens: str = ""
    """The id of the persona whose journey alone it is; empty where it is everyone's."""
    numbers: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)
    """The numbers of its steps in the journey of which it is a part, by their keys; empty where it is no part."""
    document: Document | None = field(default=None, compare=False, repr=False)
    span: Span | None = field(default=None, compare=False, repr=False, kw_only=True)

    def steps(self) -> Iterator[Step]:
        """Every step in reading order: a stage's touchpoints, or the stage itself where it has none."""
        for stage in self.stages:
            yield from steps_of(stage)

    @property
    def step_numbers(self) -> Mapping[str, tuple[int, int]]:
        """The key of every step → the number of its stage and its own in it, from 1: 2.1 is the first step of the second stage.

        A stage without touchpoints is its own first step. A part of a journey has the numbers of the whole.
        """
        return self.numbers or {
            step.key: (at, number)
            for at, stage in enumerate(self.stages, 1)
            for number, step in enumerate(stage.touchpoints or (stage,), 1)
        }

    @property
    def branches(self) -> bool:
        """Whether the file says any order of its own."""
        return any(step.next is not None for step in self.steps())

    def persona(self, persona_id: str) -> Persona:
        """The persona with that id; KeyError where there is none."""
        for persona in self.personas:
            if persona.id == persona_id:
                return persona
        raise KeyError(persona_id)

    def origin(self, thing: object, *keys: str | int) -> Origin | None:
        """Where the author wrote a part of this journey, or a value of it; None where it was not written but derived or made.

        `thing` is the journey or a part of it: a stage, touchpoint, persona, item, metric, transition or lane. Keys lead on:
        `origin(stage, "name")`, `origin(step, "emotion", "maya")`, `origin(step, "channel", 0)`. Copies of a part tell the
        position of what they were made from. The file is read again when it is first asked for, so that a drawing pays nothing.
        """
        document = self.document
        return document.find(document, thing, keys) if document and document.find else None

    def _repr_svg_(self) -> str | None:
        """The map for notebooks; None, which is nothing to show, as long as nothing that draws is loaded."""
        return NotebookDrawing.draw(self) if NotebookDrawing.draw else None


class NotebookDrawing:
    """What a journey shows of itself in a notebook: set by who draws (`pipeline.py`), since the model knows no one."""

    draw: ClassVar[Callable[[Journey], str] | None] = None
