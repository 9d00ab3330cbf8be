"""A journey → what its scorecard has: a row for the whole and for each stage, their metrics by kind, and whose each metric is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.metrics import computed_words
from cjmap.layout.kit.names import without_number
from cjmap.layout.scorecard.axis import Ends, ends_of, ends_words
from cjmap.model import Journey, Metric, MetricKind, Stage, Step, steps_of
from cjmap.records import dataclass, replace

Interval = tuple[float, float]
"""The 95 % interval of a value, on the scale of the value."""

SHORT = {MetricKind.CSS: "CSS", MetricKind.NPS: "NPS", MetricKind.EXS: "ExS"}
"""The kinds that have a column of their own, in the order of the columns, and what they are called in all languages."""


@dataclass(frozen=True, slots=True)
class ScoreEntry:
    """A metric in the scorecard: `number` and `step` are of the touchpoint whose it is, empty where it is the row's own.

    `ends` are those of its axis, None where its value is on no scale; `labelled` says that they are printed here, `how` how its
    value is computed where that is to be printed here: neither is where the column says it. `interval` is None where none is
    known, and no interval is drawn then.
    """

    metric: Metric
    number: str = ""
    step: str = ""
    ends: Ends | None = None
    labelled: bool = False
    how: str = ""
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The whole journey (`stage` is None), or a stage with its `number` and name, and its metrics in the order of the file."""

    name: str
    number: str = ""
    stage: Stage | None = None
    entries: tuple[ScoreEntry, ...] = ()

    def of_kind(self, kind: MetricKind) -> list[ScoreEntry]:
        """Its metrics of a kind."""
        return [entry for entry in self.entries if entry.metric.kind is kind]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The rows of a journey, the kinds of metrics with a column of their own, and in words how those of each are computed."""

    rows: tuple[ScoreRow, ...]
    kinds: tuple[MetricKind, ...]
    how: tuple[str, ...]

    @property
    def entries(self) -> list[ScoreEntry]:
        """All metrics in the order of reading."""
        return [entry for row in self.rows for entry in row.entries]

    @property
    def has_others(self) -> bool:
        """Whether there are metrics of an author's own kind."""
        return any(entry.metric.kind is MetricKind.OWN for entry in self.entries)


def scorecard_of(journey: Journey) -> Scorecard:
    """The scorecard of a journey in the language in use."""
    rows = [*_whole(journey), *_stages(journey)]
    kinds = tuple(kind for kind in SHORT if any(row.of_kind(kind) for row in rows))
    how = {kind: _how([entry for row in rows for entry in row.of_kind(kind)]) for kind in kinds}
    return Scorecard(tuple(_labelled(rows, how)), kinds, tuple(how.values()))


def _whole(journey: Journey) -> Iterator[ScoreRow]:
    if journey.metrics:
        yield ScoreRow(messages().numbers.whole_journey, entries=tuple(map(_entry, journey.metrics)))


def _entry(metric: Metric, number: str = "", step: str = "") -> ScoreEntry:
    return ScoreEntry(metric, number, step, ends_of(metric))


def _stages(journey: Journey) -> Iterator[ScoreRow]:
    digits, names = current_language().number, [stage.name for stage in journey.stages]
    for at, stage in enumerate(journey.stages, 1):
        entries = [_entry(metric) for metric in stage.metrics]
        for step in steps_of(stage):
            if step is not stage:
                entries += [_entry(metric, _step_number(journey, step), step.name) for metric in step.metrics]
        yield ScoreRow(without_number(stage.name, at, names), digits(at), stage, tuple(entries))


def _step_number(journey: Journey, step: Step) -> str:
    stage, own = journey.step_numbers[step.key]
    return f"{current_language().number(stage)}.{current_language().number(own)}"


def _how(entries: Sequence[ScoreEntry]) -> str:
    """How the values of a column are computed, where it is the same of all; else their scale, where that is; else nothing."""
    known = [entry for entry in entries if entry.metric.value is not None] or entries
    computed = {computed_words(entry.metric) for entry in known}
    if len(computed) == 1 and "" not in computed:
        return computed.pop()
    scales = {entry.ends for entry in known}
    return ends_words(known[0].ends) if len(scales) == 1 and known[0].ends else ""


def _labelled(rows: Sequence[ScoreRow], how: dict[MetricKind, str]) -> Iterator[ScoreRow]:
    """The rows, each metric with what its column does not say of it."""
    printed: dict[MetricKind, Ends | None] = {}
    for row in rows:
        entries = []
        for entry in row.entries:
            kind = entry.metric.kind
            if kind in how:
                computed = computed_words(entry.metric)
                one = replace(
                    entry,
                    labelled=entry.metric.value is not None and entry.ends != printed.get(kind),
                    how="" if computed == how[kind] else computed,
                )
                if one.labelled:
                    printed[kind] = one.ends
                entries.append(one)
            else:
                entries.append(entry)
        yield replace(row, entries=tuple(entries))
