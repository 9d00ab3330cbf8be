"""A journey and a theme → what all parts of its matrix share: numbers, letters of personas, and the marks with their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjmap.language import current_language, messages
from cjmap.layout.kit.view_parts import emotion_fact, emotion_value, importance_fact, step_numbers
from cjmap.model import EVERYONE, Journey, Stage, Step, Success, steps_of
from cjmap.records import dataclass
from cjmap.text import reach
from cjmap.theme import SMALL_BOLD, Theme

WORST = (Success.NEGATIVE, Success.NEUTRAL, Success.NOT_ASSESSED, Success.POSITIVE)
"""Levels of success, the one that is shown first where a mark stands for several personas."""

RADIUS = 18.0
"""Half the width of a mark, at the least."""

BESIDE_NUMBER = 8.3
"""Px that a triangle must reach beyond a number on each side, so that the number is in it at the height of its capitals."""

AROUND_RING = 5.0
"""The ring of a moment of truth around a mark."""

BETWEEN_MARKS = 8.0
BETWEEN_RINGS = 4.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A step in the plot, or what some of its personas felt there: `value` is the emotion, None where nobody scored it;
    `letters` are those of the personas whose it is, empty where it is everyone's; `label` the number and the letters.
    """

    step: Step
    label: str
    value: float | None
    success: Success
    letters: str = ""
    personas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixContext:
    """The surroundings of a part of the matrix: `numbers` by the key of each step, the `letters` of personas by their ids,
    `radius` half the width of a mark in px.
    """

    journey: Journey
    theme: Theme
    steps: tuple[tuple[Stage, Step], ...]
    numbers: Mapping[str, str]
    letters: Mapping[str, str]
    marks: tuple[Mark, ...]
    radius: float

    @property
    def apart(self) -> float:
        """How far the middles of two marks are apart, in px."""
        return 2 * self.radius + BETWEEN_MARKS

    @property
    def rings_apart(self) -> float:
        """The same where one of them has the ring of a moment of truth."""
        return 2 * (self.radius + AROUND_RING) + BETWEEN_RINGS

    @property
    def of_stages(self) -> bool:
        """Whether no stage has touchpoints, so that the stages themselves are what is placed."""
        return not any(stage.touchpoints for stage in self.journey.stages)


def context_of(journey: Journey, theme: Theme) -> MatrixContext:
    """All that can be known before anything is placed."""
    steps = tuple((stage, step) for stage in journey.stages for step in steps_of(stage))
    numbers = step_numbers(journey)
    letters = {one.id: _letter(at) for at, one in enumerate(journey.personas)}
    marks = tuple(mark for _, step in steps if step.importance is not None for mark in _marks(step, numbers, letters))
    widest = max((reach(mark.label, SMALL_BOLD) for mark in marks), default=0.0)
    radius = max(RADIUS, widest / 2 + BESIDE_NUMBER)
    return MatrixContext(journey, theme, steps, numbers, letters, marks, radius)


def _letter(at: int) -> str:
    """The letter of the persona with that index: a, b, … z, a2, b2, …, as the language has them."""
    letters = tuple(dict.fromkeys(messages().matrix.letters))
    around, letter = divmod(at, len(letters))
    return letters[letter] + (current_language().number(around + 1) if around else "")


def _marks(step: Step, numbers: Mapping[str, str], letters: Mapping[str, str]) -> Iterator[Mark]:
    """The marks of a step: one for each emotion that it has."""
    number = numbers[step.key]
    people: dict[float, list[str]] = {}
    for persona, value in step.emotion.items():
        people.setdefault(value, []).append(persona)
    if len(people) < 2:
        yield Mark(step, number, next(iter(people), None), step.assessed)
        return
    for value, found in people.items():
        those = tuple(sorted((one for one in found if one != EVERYONE), key=list(letters).index))
        levels = [step.assessed_by.get(one, step.assessed) for one in those] or [step.assessed]
        shown = "".join(letters[one] for one in those)
        yield Mark(step, number + shown, value, min(levels, key=WORST.index), shown, those)


def mark_words(ctx: MatrixContext, mark: Mark) -> str:
    """A mark for a screen reader: number, name, whose it is, importance, emotion, how it went, whether all hangs on it."""
    catalogue, step = messages(), mark.step
    people = current_language().listed([ctx.journey.persona(one).name for one in mark.personas])
    value = catalogue.views.emotion(value=emotion_value(ctx.journey, mark.value)) if mark.value is not None else ""
    return current_language().row(
        (
            mark.label,
            step.name,
            people,
            importance_fact(step),
            value or catalogue.views.no_emotion,
            catalogue.success_in_text[mark.success],
            catalogue.description.moment_of_truth if step.moment_of_truth else "",
        )
    )


def step_words(ctx: MatrixContext, step: Step) -> str:
    """A step for a screen reader, with all its emotions."""
    catalogue = messages()
    return current_language().row(
        (
            ctx.numbers[step.key],
            step.name,
            importance_fact(step),
            emotion_fact(ctx.journey, step),
            catalogue.success_in_text[step.assessed],
            catalogue.description.moment_of_truth if step.moment_of_truth else "",
        )
    )
