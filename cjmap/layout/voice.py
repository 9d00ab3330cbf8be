"""A step, an item or a metric of a journey → all that its drawing shows of it, in words for a reader who hears it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cjmap.language import spoken, words
from cjmap.layout.numbers import without_number
from cjmap.model import EVERYONE, Item, Journey, Metric, Quantity, Stage, Step, Success

VERY = 0.75
"""Levels of emotion (−1 to 1) beyond it are very good or very bad."""


def step_said(journey: Journey, step: Step, number: int = 0) -> str:
    """A stage or touchpoint: name, channel, whose it is, importance, success, moment of truth, feeling and emotion.

    With `number`, that of a stage has just been said.
    """
    name = without_number(step.name, number, [stage.name for stage in journey.stages]) if number else step.name
    return spoken().row((name, *facts_of(journey, step)))


def went(step: Step) -> str:
    """A step's name and how it went, or that it is not the drawn persona's."""
    others = isinstance(step, Stage) and step.others
    return spoken().row((step.name, words().map.not_theirs if others else words().success_told[step.assessed]))


def facts_of(journey: Journey, step: Step) -> Iterator[str]:
    """What is said of a step after its name."""
    said = words()
    if isinstance(step, Stage) and step.others:
        yield said.map.not_theirs
        return
    yield from (*step.channel, step.duration, said.basis.get(step.basis or "", ""))
    if step.personas and not step.assessed_by:
        yield spoken().listed([journey.persona(one).name for one in step.personas])
    if step.importance is not None:
        most = Decimal(f"{journey.scales.importance[1]:g}")
        weight = said.numbers.one_of(number=Decimal(f"{step.importance:g}"), count=most)
        yield said.signs.labelled(label=said.legend.importance, text=weight)
    for persona, level in step.assessed_by.items():
        yield said.signs.labelled(label=journey.persona(persona).name, text=said.success_told[level])
    if not step.assessed_by:
        yield said.success_told[step.assessed]
    if step.moment_of_truth:
        yield said.told.moment_of_truth
    yield feelings(journey, step)
    yield _emotion(journey, step)


def feelings(journey: Journey, step: Step) -> str:
    """What was felt at a step, and by whom; nothing where nobody said so."""
    said = words()
    felt = [
        text if persona == EVERYONE else said.signs.labelled(label=journey.persona(persona).name, text=text)
        for persona, text in step.feeling.items()
    ]
    return said.told.feeling(feelings=spoken().listed(felt)) if felt else ""


def _emotion(journey: Journey, step: Step) -> str:
    """The scores of a step as the words of the scale that are nearest; nothing where it has none."""
    said = words()
    levels = [
        _level(journey, score)
        if persona == EVERYONE
        else said.signs.aside(text=_level(journey, score), aside=journey.persona(persona).name)
        for persona, score in step.emotion.items()
    ]
    return said.signs.labelled(label=said.lanes["emotion"], text=spoken().listed(levels)) if levels else ""


def _level(journey: Journey, score: float) -> str:
    """On which side of the middle a score lies, and whether it is near the end there."""
    scale, success, level = words().legend, words().success, journey.scales.level(score)
    if level > 0:
        return scale.very_positive if level > VERY else success[Success.POSITIVE]
    if level < 0:
        return scale.very_negative if level < -VERY else success[Success.NEGATIVE]
    return scale.middle


def item_said(journey: Journey, item: Item, note: int = 0) -> str:
    """An item: text, severity, whose it is, who looks after it, how far it is, where it comes from, its note's number."""
    said = words()
    severity = said.severity[item.severity] if item.severity else ""
    return spoken().row(
        (
            item.text,
            said.signs.labelled(label=said.legend.severity, text=severity) if severity else "",
            *(journey.persona(one).name for one in item.personas),
            item.owner,
            item.status,
            item.source,
            said.basis.get(item.basis or "", ""),
            note_said(note) if note else "",
        )
    )


def note_said(number: int) -> str:
    """The number of a remark below the map."""
    return words().signs.labelled(label=words().map.notes, text=spoken().number(number))


def metric_said(metric: Metric, details: Iterable[str] = ()) -> str:
    """A metric: name, value, whether its target is met or else how good it is, then its small print."""
    return spoken().row((words().signs.labelled(label=metric.label, text=value(metric)), _judged(metric), *details))


def value(metric: Metric) -> str:
    """The value of a metric with its unit, or why it has none."""
    if metric.value is None:
        return words().map.no_data if metric.n == 0 else words().map.not_measured
    return printed(metric.value) + (f" {metric.unit}" if metric.unit else "")


def printed(quantity: Quantity) -> str:
    """A value as it is shown: a number in the form of the language, a text as its author wrote it."""
    return quantity.words if quantity.exact is None else spoken().written(quantity.words)


def _judged(metric: Metric) -> str:
    """What the colour and the sign of a metric say."""
    said = words()
    if metric.assessed not in (Success.POSITIVE, Success.NEGATIVE):
        return ""
    if metric.target is None:
        return said.success_told[metric.assessed]
    return said.told.target_met if metric.assessed is Success.POSITIVE else said.told.target_missed
