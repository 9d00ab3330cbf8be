"""A journey → its story in plain sentences, for a reader who hears the map instead of seeing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter

from cjmap.language import spoken, words
from cjmap.layout.numbers import without_number
from cjmap.layout.voice import feelings, metric_said, went
from cjmap.model import Journey, Stage, Step, Success

FOUND = ("highlights", "pain_points", "opportunities")
"""The lists of the whole journey that say what was found."""

LONGEST = 40
"""Touchpoints told one by one; a longer journey is told by its stages."""


def describe(journey: Journey, numbers: Sequence[int] = ()) -> str:
    """The journey in sentences of the language spoken: what was found, whose it is, then stage by stage what happens and how
    it went.

    `numbers` are those of its stages where it is a part of another.
    """
    return spoken().sentences((*found(journey), *summary(journey), *lens(journey), *_stages(journey, numbers)))


def describe_stages(journey: Journey, numbers: Sequence[int]) -> str:
    """The stages of a part of a journey in sentences, stage by stage what happens and how it went."""
    return spoken().sentences(_stages(journey, numbers))


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
            yield words().told.touchpoints(len(stage.touchpoints))
        yield from _pains(stage)


def found(journey: Journey) -> Iterator[str]:
    """What the author says was found, and the measures of the whole journey."""
    said = words()
    for key in FOUND:
        yield from list_sentence(said.findings[key], [item.text for item in getattr(journey, key)])
    yield from list_sentence(said.map.measures, [metric_said(one) for one in journey.metrics])


def summary(journey: Journey, most_named: int = 0) -> Iterator[str]:
    """How the stages went, by name where there are no more than so many, and where the emotion is best and worst."""
    language, stages = spoken(), journey.stages
    told = language.words.told
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
        yield spoken().sentence(journey.scenario)
    if journey.personas:
        aside = words().signs.aside
        people = [aside(text=p.name, aside=p.role) if p.role else p.name for p in journey.personas]
        yield words().told.people(people=spoken().listed(people))


def stage_sentence(journey: Journey, number: int, stage: Stage) -> str:
    """A stage by its number in the journey, with its success."""
    told = words().told
    name = without_number(stage.name, number, [one.name for one in journey.stages])
    if stage.others:
        return told.stage_went(number=number, name=name, success=words().map.not_theirs)
    if stage.assessed is Success.NOT_ASSESSED:
        return told.stage(number=number, name=name)
    return told.stage_went(number=number, name=name, success=words().success_told[stage.assessed])


def step_sentence(journey: Journey, step: Step) -> str:
    """A touchpoint with its channel, its success and what was felt."""
    said = words()
    known = [*step.channel, said.success_told[step.assessed]]
    if step.moment_of_truth:
        known.append(said.told.moment_of_truth)
    known.append(feelings(journey, step))
    return said.signs.sentence(text=said.signs.aside(text=step.name, aside=spoken().row(known)))


def _pains(stage: Stage) -> Iterator[str]:
    pains = [*stage.items.get("pain_points", ())]
    for touchpoint in stage.touchpoints:
        pains += touchpoint.items.get("pain_points", ())
    yield from list_sentence(words().lanes["pain_points"], [pain.text for pain in pains])


def list_sentence(title: str, texts: Sequence[str]) -> Iterator[str]:
    """A list by its title, unless it is empty."""
    if texts:
        said = spoken().parts([text.rstrip(".。") or text for text in texts])
        yield words().signs.sentence(text=words().signs.labelled(label=title, text=said))
