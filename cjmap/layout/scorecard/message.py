"""A scorecard → what it says: its title and what limits it as counts, each metric in words, the whole for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.description import printed, value
from cjmap.layout.kit.metrics import aimed_at
from cjmap.layout.scorecard.entries import SHORT, Interval, Scorecard, ScoreEntry, ScoreRow
from cjmap.model import Journey, Metric, MetricKind, Success
from cjmap.tables import of_journey

NAMED_MOST = 6
"""So many measures of the whole journey are named below the title, of which some meet their target and some do not."""


def held(entries: Sequence[ScoreEntry]) -> tuple[list[Metric], list[Metric]]:
    """The metrics that meet their target, and those that miss it; no others."""
    aimed = [entry.metric for entry in entries if entry.metric.target is not None]
    levels = (Success.POSITIVE, Success.NEGATIVE)
    met, missed = ([one for one in aimed if one.assessed is level] for level in levels)
    return met, missed


def title_of(card: Scorecard) -> str:
    """The message: how many measures of the whole journey meet their target; of the stages, where none of the whole has any."""
    words = messages().scorecard
    for entries, meet, none, only in (
        (_of_whole(card), words.meet, words.none_meets, words.only_meets),
        (card.entries, words.stages_meet, words.stages_none_meets, words.stages_only_meets),
    ):
        met, missed = held(entries)
        count = len(met) + len(missed)
        if count:
            return none(count) if not met else only if count == 1 else meet(len(met), all=count)
    if not _measured(card):
        return words.none_measured(len(card.entries))
    aimed = any(entry.metric.target is not None for entry in card.entries)
    return (words.none_comparable if aimed else words.no_targets)(len(card.entries))


def _of_whole(card: Scorecard) -> list[ScoreEntry]:
    return [entry for row in card.rows if row.stage is None for entry in row.entries]


def _measured(card: Scorecard) -> list[ScoreEntry]:
    return [entry for entry in card.entries if entry.metric.value is not None]


def limits_of(journey: Journey, card: Scorecard) -> list[str]:
    """Short facts below the title: which measures meet their target, what is not known, and of which journey they are."""
    return [*_named(card), *_unknown(card), *_together(card), *of_journey(journey)]


def _named(card: Scorecard) -> Iterator[str]:
    """Which measures of the whole journey meet their target and which do not, where both are so and they are few."""
    words, (met, missed) = messages().scorecard, held(_of_whole(card))
    if met and missed and len(met) + len(missed) <= NAMED_MOST:
        told = ((words.named_meet, met), (words.named_miss, missed))
        yield current_language().parts(say(len(them), names=_listed(them)) for say, them in told)


def _listed(metrics: Sequence[Metric]) -> str:
    return current_language().listed([metric.label for metric in metrics])


def _unknown(card: Scorecard) -> Iterator[str]:
    words, measured, count = messages().scorecard, _measured(card), len(card.entries)
    without_n = sum(entry.metric.n is None for entry in measured)
    without_target = sum(entry.metric.target is None for entry in card.entries)
    if without_n:
        yield words.without_n(without_n, all=len(measured))
    if 0 < without_target < count or (without_target and not measured):
        yield words.without_target(without_target, all=count)
    if 0 < len(measured) < count:
        yield words.unmeasured(count - len(measured))


def _together(card: Scorecard) -> Iterator[str]:
    """That the known measures belong together, where there are several."""
    if len(card.kinds) > 1:
        yield messages().scorecard.together(measures=current_language().listed([SHORT[kind] for kind in card.kinds]))


def target_words(metric: Metric) -> str:
    """`target ≥ 3.8 missed`; that there is none, or that nothing can be held against it."""
    words = messages().scorecard
    if metric.target is None:
        return words.no_target
    unit = f" {metric.unit}" if metric.unit and metric.target.exact is not None and not metric.target.percent else ""
    target = aimed_at(metric, unit)
    if metric.value is None:
        return target
    said: dict[Success, Callable[..., str]] = {Success.POSITIVE: words.met, Success.NEGATIVE: words.missed}
    return said.get(metric.assessed, words.not_comparable)(target=target)


def n_words(metric: Metric) -> str:
    """`n = 386`, or that it is not known."""
    return messages().scorecard.n_unknown if metric.n is None else messages().map.answers(count=metric.n)


def before_words(metric: Metric) -> str:
    """`was 3.4, Q2`; empty where nothing is said of the edition before."""
    before = metric.previous
    if before is None or before.value is None:
        return ""
    return current_language().row((messages().scorecard.was(value=printed(before.value)), before.period))


def interval_words(entry: ScoreEntry, interval: Interval) -> str:
    """The bounds of an interval, with as many decimals as the value: `95%: 3.6 to 3.8`."""
    shown = entry.metric.value
    decimals = len(shown.words.partition(".")[2].rstrip("% ")) if shown else 0
    low, high = (_bound(entry.metric, bound, decimals) for bound in interval)
    return messages().scorecard.bounds(low=low, high=high)


def _bound(metric: Metric, bound: float, decimals: int) -> str:
    text = f"{bound:+.{decimals}f}" if metric.kind is MetricKind.NPS else f"{bound:.{decimals}f}"
    return current_language().written(text.replace("-", "−"))


def unmeasured_words(metric: Metric) -> str:
    """`not measured, target ≥ 3.8`."""
    return current_language().row((value(metric), target_words(metric) if metric.target else ""))


def entry_words(entry: ScoreEntry) -> str:
    """A metric for a screen reader: whose it is, its name, its value, target, n, interval, period, past and answers."""
    metric, language = entry.metric, current_language()
    if metric.value is None:
        text = messages().signs.labelled(label=metric.label, text=unmeasured_words(metric))
        return language.row((*_whose(entry), text))
    counts = metric.counts or metric.answers
    answers = language.listed([language.number(count) for count in counts]) if any(counts) else ""
    return language.row(
        (
            *_whose(entry),
            messages().signs.labelled(label=metric.label, text=value(metric)),
            target_words(metric),
            messages().success_in_text[metric.assessed] if metric.target is None and entry.ends else "",
            n_words(metric),
            interval_words(entry, entry.interval) if entry.interval else "",
            metric.period,
            before_words(metric),
            entry.how,
            messages().signs.labelled(label=messages().scorecard.answers, text=answers) if answers else "",
        )
    )


def _whose(entry: ScoreEntry) -> tuple[str, str]:
    return entry.number, entry.step


def described(journey: Journey, card: Scorecard) -> str:
    """The scorecard in sentences: title, limits, a row each that has a measure."""
    language = current_language()
    first = [language.sentence(title_of(card)), language.sentence(language.row(limits_of(journey, card)))]
    return language.sentences([*first, *(language.sentence(_row(row)) for row in card.rows if row.entries)])


def _row(row: ScoreRow) -> str:
    told = current_language().parts(map(entry_words, row.entries))
    return messages().signs.labelled(label=place_words(row), text=told)


def place_words(row: ScoreRow) -> str:
    """`Whole journey`, or a stage with its number."""
    return f"{row.number} {row.name}" if row.number else row.name
