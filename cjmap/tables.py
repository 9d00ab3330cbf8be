"""A journey → its table in words: one row a stage, with its touchpoints, its importance, how it went, and what tracks it.

The picture of the table, its Markdown and its HTML are all made of these rows, so that they say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cjmap.language import current_language, messages
from cjmap.language.forms import plain
from cjmap.model import Item, Journey, JourneyState, Metric, Quantity, Stage, Step, Success, steps_of
from cjmap.records import dataclass

SIGNS: Mapping[Success, str] = {
    Success.POSITIVE: "▲",
    Success.NEUTRAL: "■",
    Success.NEGATIVE: "▼",
    Success.NOT_ASSESSED: "○",
}
"""The signs of success as characters, where nothing can be drawn."""

STAR = "★"
"""A moment of truth."""


MISSING = ("table", "touchpoints, importance or success", "no stage has touchpoints, importance or success")
"""Of a table without content: the view, the keys that would give it some, and the same in a sentence."""


@dataclass(frozen=True, slots=True)
class TableStep:
    """A touchpoint in a row of the table, with its number on the map."""

    number: str
    step: Step

    @property
    def name(self) -> str:
        """As its author wrote it."""
        return self.step.name


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric in words: what it is called, its value, its target where it has one, and how it went."""

    label: str
    value: str
    target: str
    success: Success

    @property
    def words(self) -> str:
        """All of it in one line: `Renewals: 82% (target ≥ 80%)`."""
        signs = messages().signs
        text = signs.labelled(label=self.label, text=self.value)
        return signs.aside(text=text, aside=self.target) if self.target else text


@dataclass(frozen=True, slots=True)
class TableRow:
    """A stage: `number` is empty where its name brings one. `importance` is its own, or, `of_touchpoints`, the highest of theirs;
    None where nobody said any. `apart` are the levels of success of personas that were given apart.
    """

    stage: Stage
    number: str
    steps: tuple[TableStep, ...]
    importance: float | None
    of_touchpoints: bool
    apart: tuple[tuple[str, Success], ...]
    tracked_by: tuple[Item, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class JourneyTable:
    """The rows of a journey, its message, the facts below that, and whether anything tracks a stage or measures it."""

    title: str
    limits: tuple[str, ...]
    rows: tuple[TableRow, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no stage has touchpoints, importance or success: there is nothing to show then, as MISSING says."""
        return not any(row.steps or row.importance is not None or _is_assessed(row.stage) for row in self.rows)

    @property
    def is_tracked(self) -> bool:
        """Whether there is a column of what tracks a stage."""
        return any(row.tracked_by for row in self.rows)

    @property
    def is_measured(self) -> bool:
        """Whether there is a column of metrics."""
        return any(row.measures for row in self.rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of the columns, in order."""
        catalogue = messages()
        return (
            catalogue.table.milestone,
            catalogue.lanes["touchpoints"],
            self._importance,
            catalogue.table.success,
            *((catalogue.lanes["tracked_by"],) if self.is_tracked else ()),
            *((catalogue.lanes["metrics"],) if self.is_measured else ()),
        )

    @property
    def is_of_touchpoints(self) -> bool:
        """Whether no stage has an importance of its own, so that the heading says once whose it is."""
        return any(row.of_touchpoints for row in self.rows) and all(
            row.of_touchpoints or row.importance is None for row in self.rows
        )

    @property
    def _importance(self) -> str:
        catalogue = messages()
        title = catalogue.legend.importance
        return (
            catalogue.signs.aside(text=title, aside=catalogue.table.of_touchpoints) if self.is_of_touchpoints else title
        )

    @property
    def levels(self) -> tuple[Success, ...]:
        """The levels of success that occur in it, best first."""
        found = {row.stage.assessed for row in self.rows if not row.stage.others}
        found |= {one.step.assessed for row in self.rows for one in row.steps}
        found |= {level for row in self.rows for _, level in row.apart}
        return tuple(level for level in Success if level in found)

    @property
    def has_moments(self) -> bool:
        """Whether any stage or touchpoint in it is a moment of truth."""
        return any(step.moment_of_truth for row in self.rows for step in (row.stage, *(one.step for one in row.steps)))


def table_of(journey: Journey) -> JourneyTable:
    """The table of a journey in the language in use."""
    return JourneyTable(_title(journey), tuple(_limits(journey)), tuple(_rows(journey)))


def _rows(journey: Journey) -> Iterator[TableRow]:
    numbers, digits = journey.step_numbers, current_language().number
    bring = _bring_numbers([stage.name for stage in journey.stages])
    for stage in journey.stages:
        at = numbers[(stage.touchpoints or (stage,))[0].key][0]
        steps = [] if stage.others else [step for step in steps_of(stage) if step is not stage]
        told = [TableStep(f"{digits(at)}.{digits(numbers[step.key][1])}", step) for step in steps]
        highest = max((step.importance for step in steps if step.importance is not None), default=None)
        parts = (stage, *steps)
        yield TableRow(
            stage,
            "" if bring else digits(at),
            tuple(told),
            stage.importance if stage.importance is not None else highest,
            stage.importance is None and highest is not None,
            tuple((journey.persona(one).name, level) for one, level in stage.assessed_by.items()),
            tuple(item for part in parts for item in part.items.get("tracked_by", ())),
            tuple(_measure(metric) for part in parts for metric in part.metrics),
        )


def _bring_numbers(names: Sequence[str]) -> bool:
    """Whether every stage's name begins with its own number."""
    return all(name.lstrip(" (#").startswith(str(at)) for at, name in enumerate(names, 1))


def _title(journey: Journey) -> str:
    """How many stages are negative, of how many; that nobody said how they went where it is so."""
    said, count = messages().table, len(journey.stages)
    if not any(_is_assessed(stage) for stage in journey.stages):
        return said.none_assessed(count)
    bad = sum(stage.assessed is Success.NEGATIVE for stage in journey.stages if not stage.others)
    return said.negative(bad, all=count) if bad else said.none_negative(count)


def _limits(journey: Journey) -> Iterator[str]:
    """Of what journey it is, and how many of its stages nobody assessed."""
    yield from of_journey(journey)
    assessed = [_is_assessed(stage) for stage in journey.stages if not stage.others]
    if any(assessed) and not all(assessed):
        yield messages().table.unassessed(assessed.count(False))


def _is_assessed(stage: Stage) -> bool:
    return not stage.others and stage.assessed is not Success.NOT_ASSESSED


def _measure(metric: Metric) -> Measure:
    target = (
        messages().map.target(sign=metric.sign, value=printed(metric.target)).replace("  ", " ")
        if metric.target
        else ""
    )
    return Measure(metric.label, value(metric), target, metric.assessed)


def value(metric: Metric) -> str:
    """The value of a metric with its unit, or why it has none."""
    if metric.value is None:
        return messages().map.no_data if metric.n == 0 else messages().map.not_measured
    return printed(metric.value) + (f" {metric.unit}" if metric.unit else "")


def printed(quantity: Quantity) -> str:
    """A value as it is shown: a number in the form of the language, a text as its author wrote it."""
    return quantity.words if quantity.exact is None else current_language().written(quantity.words)


def scale_value(value: float, signed: bool = False) -> str:
    """A value of a scale of the file in the signs of the language; `signed`, one above 0 has its plus."""
    exact = Decimal(repr(value + 0.0)).normalize()
    text = plain(exact) if exact else "0"
    return current_language().written(f"+{text}" if signed and exact > 0 else text)


def of_journey(journey: Journey) -> tuple[str, ...]:
    """What a view says below its message of the journey: its title, whose alone it is, its state, and who owns it."""
    said = journey.state_given or journey.state is not JourneyState.AS_IS
    people = [one.name for one in journey.personas] if journey.lens else ()
    known = (journey.title, *people, messages().states[journey.state] if said else "", journey.owner)
    return tuple(one for one in known if one)


def file_facts(journey: Journey) -> tuple[str, ...]:
    """File, review and evidence, as far as they are known; never a clock time."""
    known = (
        journey.file,
        messages().map.reviewed(date=current_language().date(journey.reviewed)) if journey.reviewed else "",
        journey.evidence,
    )
    return tuple(one for one in known if one)


def importance_words(journey: Journey, table: JourneyTable, row: TableRow) -> str:
    """The importance of a row in words: `5 of 5`; that it is the highest of its touchpoints, where not all are; or that nobody
    said it.
    """
    if row.importance is None:
        return messages().views.no_importance
    most = scale_value(journey.scales.importance[1])
    text = messages().numbers.number_of(number=scale_value(row.importance), count=most)
    apart = row.of_touchpoints and not table.is_of_touchpoints
    return messages().signs.aside(text=text, aside=messages().table.of_touchpoints) if apart else text
