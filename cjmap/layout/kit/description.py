"""A journey, a step, an item, a metric → what a drawing shows of it in plain sentences, for a screen reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from operator import itemgetter

from cjmap.language import current_language, messages
from cjmap.layout.kit.names import without_number
from cjmap.model import EVERYONE, FINDING_LISTS, Item, Journey, Metric, Stage, Step, Success
from cjmap.tables import printed as printed  # noqa: PLC0414 - handed on: the words of a metric belong together
from cjmap.tables import value as value  # noqa: PLC0414

VERY = 0.75
"""Levels of emotion (−1 to 1) beyond it are very good or very bad."""


def step_description(journey: Journey, step: Step, number: int = 0) -> str:
    """A stage or touchpoint: name, channel, whose it is, importance, success, moment of truth, feeling and emotion.

    With `number`, that of a stage has just been said.
    """
    name = without_number(step.name, number, [stage.name for stage in journey.stages]) if number else step.name
    return current_language().row((name, *facts_of(journey, step)))


def went(step: Step) -> str:
    """A step's name and how it went, or that it is not the drawn persona's."""
    others = isinstance(step, Stage) and step.others
    return current_language().row(
        (step.name, messages().map.not_theirs if others else messages().success_in_text[step.assessed])
    )


def facts_of(journey: Journey, step: Step) -> Iterator[str]:
    """What is said of a step after its name."""
    catalogue = messages()
    if isinstance(step, Stage) and step.others:
        yield catalogue.map.not_theirs
        return
    yield from (*step.channel, step.duration, catalogue.basis.get(step.basis or "", ""))
    if step.personas and not step.assessed_by:
        yield current_language().listed([journey.persona(one).name for one in step.personas])
    if step.importance is not None:
        most = Decimal(f"{journey.scales.importance[1]:g}")
        weight = catalogue.numbers.number_of(number=Decimal(f"{step.importance:g}"), count=most)
        yield catalogue.signs.labelled(label=catalogue.legend.importance, text=weight)
    for persona, level in step.assessed_by.items():
        yield catalogue.signs.labelled(label=journey.persona(persona).name, text=catalogue.success_in_text[level])
    if not step.assessed_by:
        yield catalogue.success_in_text[step.assessed]
    if step.moment_of_truth:
        yield catalogue.description.moment_of_truth
    yield feelings(journey, step)
    yield _emotion(journey, step)


def feelings(journey: Journey, step: Step) -> str:
    """What was felt at a step, and by whom; nothing where nobody said so."""
    catalogue = messages()
    felt = [
        text if persona == EVERYONE else catalogue.signs.labelled(label=journey.persona(persona).name, text=text)
        for persona, text in step.feeling.items()
    ]
    return catalogue.description.feeling(feelings=current_language().listed(felt)) if felt else ""


def _emotion(journey: Journey, step: Step) -> str:
    """The scores of a step as the words of the scale that are nearest; nothing where it has none."""
    catalogue = messages()
    levels = [
        _level(journey, score)
        if persona == EVERYONE
        else catalogue.signs.aside(text=_level(journey, score), aside=journey.persona(persona).name)
        for persona, score in step.emotion.items()
    ]
    return (
        catalogue.signs.labelled(label=catalogue.lanes["emotion"], text=current_language().listed(levels))
        if levels
        else ""
    )


def _level(journey: Journey, score: float) -> str:
    """On which side of the middle a score lies, and whether it is near the end there."""
    scale, success, level = messages().legend, messages().success, journey.scales.level(score)
    if level > 0:
        return scale.very_positive if level > VERY else success[Success.POSITIVE]
    if level < 0:
        return scale.very_negative if level < -VERY else success[Success.NEGATIVE]
    return scale.middle


def item_description(journey: Journey, item: Item, note: int = 0) -> str:
    """An item: text, severity, whose it is, who looks after it, how far it is, where it comes from, its note's number."""
    catalogue = messages()
    severity = catalogue.severity[item.severity] if item.severity else ""
    return current_language().row(
        (
            item.text,
            catalogue.signs.labelled(label=catalogue.legend.severity, text=severity) if severity else "",
            *(journey.persona(one).name for one in item.personas),
            item.owner,
            item.status,
            item.source,
            catalogue.basis.get(item.basis or "", ""),
            note_description(note) if note else "",
        )
    )


def note_description(number: int) -> str:
    """The number of a note below the map."""
    return messages().signs.labelled(label=messages().map.notes, text=current_language().number(number))


def metric_description(metric: Metric, details: Iterable[str] = ()) -> str:
    """A metric: name, value, whether its target is met or else how good it is, then its small print."""
    return current_language().row(
        (messages().signs.labelled(label=metric.label, text=value(metric)), _judged(metric), *details)
    )


def _judged(metric: Metric) -> str:
    """What the colour and the sign of a metric say."""
    catalogue = messages()
    if metric.assessed not in (Success.POSITIVE, Success.NEGATIVE):
        return ""
    if metric.target is None:
        return catalogue.success_in_text[metric.assessed]
    return (
        catalogue.description.target_met if metric.assessed is Success.POSITIVE else catalogue.description.target_missed
    )


LONGEST = 40
"""Touchpoints told one by one; a longer journey is told by its stages."""


def describe(journey: Journey, numbers: Sequence[int] = ()) -> str:
    """The journey in sentences of the language spoken: what was found, whose it is, then stage by stage what happens and how
    it went.

    `numbers` are those of its stages where it is a part of another.
    """
    return current_language().sentences(
        (*found(journey), *summary(journey), *lens(journey), *_stages(journey, numbers))
    )


def describe_stages(journey: Journey, numbers: Sequence[int]) -> str:
    """The stages of a part of a journey in sentences, stage by stage what happens and how it went."""
    return current_language().sentences(_stages(journey, numbers))


def properties(journey: Journey) -> dict[str, str]:
    """What the properties of a file say of it: title, author, subject; only what is known."""
    known = {"title": journey.title, "author": journey.owner, "subject": journey.scenario}
    return {key: value for key, value in known.items() if value}


def _stages(journey: Journey, numbers: Sequence[int]) -> Iterator[str]:
    count = sum(len(stage.touchpoints) for stage in journey.stages)
    for number, stage in zip(numbers or range(1, len(journey.stages) + 1), journey.stages, strict=True):
        yield stage_sentence(journey, number, stage)
        if count <= LONGEST:
            yield from (step_sentence(journey, touchpoint) for touchpoint in stage.touchpoints)
        elif stage.touchpoints:
            yield messages().description.touchpoints(len(stage.touchpoints))
        yield from _pains(stage)


def found(journey: Journey) -> Iterator[str]:
    """What the author says was found, and the measures of the whole journey."""
    catalogue = messages()
    for key in FINDING_LISTS:
        yield from list_sentence(catalogue.findings[key], [item.text for item in getattr(journey, key)])
    yield from list_sentence(catalogue.map.measures, [metric_description(one) for one in journey.metrics])


def summary(journey: Journey, most_named: int = 0) -> Iterator[str]:
    """How the stages went, by name where there are no more than so many, and where the emotion is best and worst."""
    language, stages = current_language(), journey.stages
    told = language.messages.description
    if len(stages) <= most_named:
        each = [went(stage) for stage in stages]
        yield told.stages(len(stages), stages=language.parts(each))
    else:
        levels = Counter(stage.assessed for stage in stages if not stage.others)
        counts = [told.went[level](levels[level]) for level in Success if levels[level]]
        yield told.stages(len(stages), stages=language.row(counts))
    steps = [step for stage in stages for step in ((stage,) if stage.emotion else stage.touchpoints)]
    scores = [(score, step.name) for step in steps for score in step.emotion.values()]
    if scores:
        best, worst = max(scores, key=itemgetter(0)), min(scores, key=itemgetter(0))
        if best[0] == worst[0]:
            yield told.same_emotion
        else:
            yield told.emotion(best=language.named(best[1]), worst=language.named(worst[1]))


def lens(journey: Journey) -> Iterator[str]:
    """What the journey is about, and whose it is."""
    if journey.scenario:
        yield current_language().sentence(journey.scenario)
    if journey.personas:
        aside = messages().signs.aside
        people = [aside(text=p.name, aside=p.role) if p.role else p.name for p in journey.personas]
        yield messages().description.people(people=current_language().listed(people))


def stage_sentence(journey: Journey, number: int, stage: Stage) -> str:
    """A stage by its number in the journey, with its success."""
    told = messages().description
    name = without_number(stage.name, number, [one.name for one in journey.stages])
    if stage.others:
        return told.stage_went(number=number, name=name, success=messages().map.not_theirs)
    if stage.assessed is Success.NOT_ASSESSED:
        return told.stage(number=number, name=name)
    return told.stage_went(number=number, name=name, success=messages().success_in_text[stage.assessed])


def step_sentence(journey: Journey, step: Step) -> str:
    """A touchpoint with its channel, its success and what was felt."""
    catalogue = messages()
    known = [*step.channel, catalogue.success_in_text[step.assessed]]
    if step.moment_of_truth:
        known.append(catalogue.description.moment_of_truth)
    known.append(feelings(journey, step))
    return catalogue.signs.sentence(text=catalogue.signs.aside(text=step.name, aside=current_language().row(known)))


def _pains(stage: Stage) -> Iterator[str]:
    pains = [*stage.items.get("pain_points", ())]
    for touchpoint in stage.touchpoints:
        pains += touchpoint.items.get("pain_points", ())
    yield from list_sentence(messages().lanes["pain_points"], [pain.text for pain in pains])


def list_sentence(title: str, texts: Sequence[str]) -> Iterator[str]:
    """A list by its title, unless it is empty."""
    if texts:
        text = current_language().parts([text.rstrip(".。") or text for text in texts])
        yield messages().signs.sentence(text=messages().signs.labelled(label=title, text=text))
