"""The scores of each persona in reading order → the segments of their curves, and the pen that draws each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, pairwise, takewhile

from cjmap.model import EVERYONE, Basis, Journey, Stage, Step, Touchpoint
from cjmap.records import dataclass
from cjmap.theme import Theme
from cjmap.transform.persona import owns_stage, owns_touchpoint, theirs

CROWD = 60
"""Of more lines nobody can tell one from another: feelings and names stand in the nearest free position, on lines too."""


class SegmentKind(StrEnum):
    """What lies between two scores of a persona that follow each other."""

    SCORED = "scored"
    """Nothing: the two steps are neighbours."""

    UNSCORED = "unscored"
    """A step of theirs that is not scored, whatever else."""

    OTHERS = "others"
    """Only steps of others."""


@dataclass(frozen=True, slots=True)
class Score:
    """A persona's level, −1 to 1, at a step; `index` is the step's among all those of the curve."""

    index: int
    step: Step
    level: float


@dataclass(frozen=True, slots=True)
class Segment:
    """The line from one score to the next; `assumed` where one of the two is."""

    start: Score
    end: Score
    kind: SegmentKind

    @property
    def assumed(self) -> bool:
        return Basis.ASSUMED in (self.start.step.basis, self.end.step.basis)


@dataclass(frozen=True)
class Scores:
    """The scores of a journey, of each persona or, where all feel alike, of EVERYONE; `indices` are those of the steps of the
    curve, by key.
    """

    indices: Mapping[str, int]
    lines: Mapping[str, Sequence[Score]]
    segments: Mapping[str, Sequence[Segment]]
    levels: Mapping[tuple[str, str], float]
    """Persona id and key of a step → level."""

    def kinds(self, steps: Iterable[Step]) -> set[SegmentKind]:
        """What lies between scores where these steps, which are neighbours, are drawn; nothing where none of them is scored."""
        keys = {step.key for step in steps}
        here = [self.indices[key] for key in keys if key in self.indices]
        if not here or self.scored.isdisjoint(keys):
            return set()
        first, last = min(here), max(here)
        found: set[SegmentKind] = set()
        for _, persona in self.between(first, last):
            line = self.segments[persona]
            begin = bisect_left(line, first, key=_ends)
            found.update(one.kind for one in takewhile(lambda one: one.start.index <= last, line[begin:]))
            if len(found) == len(SegmentKind):
                break
        return found

    @cached_property
    def scored(self) -> frozenset[str]:
        """The keys of the steps that anybody scored."""
        return frozenset(score.step.key for line in self.lines.values() for score in line)

    @cached_property
    def _spans(self) -> list[tuple[int, int, int, str]]:
        """Where each line begins and ends, its persona's number and id."""
        lines = enumerate(self.lines.items())
        return [(line[0].index, line[-1].index, number, persona) for number, (persona, line) in lines if line]

    def between(self, first: int, last: int) -> list[tuple[int, str]]:
        """The personas, with their numbers, whose lines run over a part of the curve, or stand in it; of few lines all, for
        those beside it make room for each other there.
        """
        few = not self.crowded
        return [(number, one) for start, end, number, one in self._spans if few or (start <= last and end >= first)]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {persona: number for number, persona in enumerate(self.lines)}

    def number(self, persona: str) -> int:
        """Which of the personas one is, from 0."""
        return self._numbers[persona]

    @property
    def crowded(self) -> bool:
        """Whether there are too many lines to read, and to go around."""
        return len(self.lines) > CROWD


def _ends(segment: Segment) -> int:
    return segment.end.index


def scores_of(journey: Journey) -> Scores:
    """Find all lines."""
    steps = list(_felt(journey))
    people = [one.id for one in journey.personas] if felt_apart(journey) else [EVERYONE]
    lines: dict[str, list[Score]] = {}
    segments: dict[str, list[Segment]] = {}
    for persona in people:
        lines[persona] = [
            Score(index, step, journey.scales.level(felt))
            for index, (stage, step) in enumerate(steps)
            if step.emotion and (felt := _emotion(stage, step, persona)) is not None
        ]
        segments[persona] = list(_segments(steps, lines[persona], persona))
    return Scores(
        {step.key: index for index, (_, step) in enumerate(steps)},
        lines,
        segments,
        {(persona, score.step.key): score.level for persona, line in lines.items() for score in line},
    )


def felt_apart(journey: Journey) -> bool:
    """Whether the curve has a line a persona: where any score is a persona's own, or a scored step is."""
    if len(journey.personas) < 2:
        return False
    return any(
        step.emotion and (EVERYONE not in step.emotion or step.personas or stage.personas)
        for stage in journey.stages
        for step in (stage, *stage.touchpoints)
    )


def _felt(journey: Journey) -> Iterator[tuple[Stage, Step]]:
    """The steps of the curve with their stages: each touchpoint, or a stage that has none or has the score itself."""
    for stage in journey.stages:
        if stage.emotion or not (stage.touchpoints or stage.others):
            yield stage, stage
        for one in () if stage.emotion else stage.touchpoints:
            yield stage, one


def _emotion(stage: Stage, step: Step, persona: str) -> float | None:
    if persona == EVERYONE:
        return next(iter(step.emotion.values()))
    asked = step if step is stage or step.personas else stage
    return step.emotion.get(persona, step.emotion.get(EVERYONE)) if theirs(asked, persona) else None


def _own(stage: Stage, step: Step, persona: str) -> bool:
    """Whether a step is a persona's; the line of all has every step for its own."""
    if isinstance(step, Touchpoint):
        return owns_touchpoint(stage, step, persona)
    return persona == EVERYONE or owns_stage(stage, persona)


def _segments(steps: Sequence[tuple[Stage, Step]], line: Sequence[Score], persona: str) -> Iterator[Segment]:
    if not line:
        return
    own = list(accumulate((_own(stage, step, persona) for stage, step in steps), initial=0))
    others = list(accumulate((step.after_others for _, step in steps), initial=0))
    for one, other in pairwise(line):
        unscored = own[other.index] - own[one.index + 1]
        passed = other.index - one.index - 1 + others[other.index + 1] - others[one.index + 1]
        yield Segment(
            one, other, SegmentKind.UNSCORED if unscored else SegmentKind.OTHERS if passed else SegmentKind.SCORED
        )


THIN = 1.3 / 2.4
"""The width of a line across steps without a score or of others, in widths of one between neighbours."""

DOTS = (1.5, 4.0)
DASHES = (6.0, 5.0)
STRENGTH = {SegmentKind.SCORED: 1.0, SegmentKind.UNSCORED: 0.7, SegmentKind.OTHERS: 0.55}
"""How much of a line's colour is in it, over the ground."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How a stretch of a line is drawn: width in px, dashes in px."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()

    @classmethod
    def of(
        cls,
        theme: Theme,
        kind: SegmentKind,
        colour: str,
        wide: float,
        assumed: bool = False,
        own: tuple[float, ...] = (),
    ) -> Pen:
        """The pen of a kind of stretch on a line of that colour and width; `own` are the dashes of its persona."""
        dash = (
            DOTS if kind is SegmentKind.UNSCORED else DASHES if assumed else own if kind is SegmentKind.SCORED else ()
        )
        strength = STRENGTH[kind]
        ink = colour if strength == 1 else theme.tinted(colour, strength)
        return cls(ink, wide if kind is SegmentKind.SCORED else wide * THIN, dash)
