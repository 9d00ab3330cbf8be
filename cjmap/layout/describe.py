"""A journey → its story in plain sentences, for a reader who hears the map instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

from cjmap.layout import words
from cjmap.model import EVERYONE, Journey, Stage, Step, Success

LONGEST = 40
"""Touchpoints told one by one; a longer journey is told by its stages."""


def describe(journey: Journey, numbers: Sequence[int] = ()) -> str:
    """The journey in sentences: whose it is, then stage by stage what happens and how it went.

    `numbers` are those of its stages where it is a part of another.
    """
    return " ".join((*lens(journey), *_stages(journey, numbers)))


def describe_stages(journey: Journey, numbers: Sequence[int]) -> str:
    """The stages of a part of a journey in sentences, stage by stage what happens and how it went."""
    return " ".join(_stages(journey, numbers))


def slug(title: str) -> str:
    """An id made of a title: `Buying a first laptop` → `buying-a-first-laptop`.

    What ASCII leaves out is kept apart by a checksum, so that two maps in one page share no id.
    """
    kept = "-".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in title.lower()).split())
    name = kept if kept[:1].isalpha() else f"map-{kept}".rstrip("-")
    return name if title.isascii() else f"{name}-{crc32(title.encode()):08x}"


def properties(journey: Journey) -> dict[str, str]:
    """What the properties of a file say of it: title, author, subject; only what is known."""
    known = {"title": journey.title, "author": journey.owner, "subject": journey.scenario}
    return {key: value for key, value in known.items() if value}


def _stages(journey: Journey, numbers: Sequence[int]) -> Iterator[str]:
    count = sum(len(stage.touchpoints) for stage in journey.stages)
    for number, stage in zip(numbers or range(1, len(journey.stages) + 1), journey.stages, strict=True):
        yield stage_sentence(number, stage)
        if count <= LONGEST:
            yield from (step_sentence(journey, touchpoint) for touchpoint in stage.touchpoints)
        elif stage.touchpoints:
            yield f"It has {len(stage.touchpoints)} touchpoints."
        yield from _pains(stage)


def lens(journey: Journey) -> Iterator[str]:
    """What the journey is about, and whose it is."""
    if journey.scenario:
        yield ended(journey.scenario)
    if journey.personas:
        people = [f"{p.name} ({p.role})" if p.role else p.name for p in journey.personas]
        yield f"The journey of {listed(people)}."


def stage_sentence(number: int, stage: Stage) -> str:
    """A stage by its number in the journey, with its success."""
    success = f", {words.SUCCESS[stage.assessed].lower()}" if stage.assessed is not Success.NOT_ASSESSED else ""
    return f"Stage {number}: {stage.name}{success}."


def step_sentence(journey: Journey, step: Step) -> str:
    """A touchpoint with its channel, its success and what was felt."""
    known = [*step.channel, words.SUCCESS[step.assessed].lower()]
    if step.moment_of_truth:
        known.append(words.MOMENT_OF_TRUTH.lower())
    feelings = [
        text if persona == EVERYONE else f"{journey.persona(persona).name}: {text}"
        for persona, text in step.feeling.items()
    ]
    if feelings:
        known.append("feeling " + listed(feelings))
    return f"{step.name} ({', '.join(known)})."


def _pains(stage: Stage) -> Iterator[str]:
    pains = [*stage.items.get("pain_points", ())]
    for touchpoint in stage.touchpoints:
        pains += touchpoint.items.get("pain_points", ())
    if pains:
        yield f"Pain points: {'; '.join(pain.text for pain in pains)}."


def listed(texts: list[str]) -> str:
    """`one, two and three`."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def ended(text: str) -> str:
    """A text as a sentence."""
    return text if text.endswith((".", "!", "?")) else text + "."
