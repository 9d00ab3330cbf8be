"""The nodes of a slide → its scene, with what it tells in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.language import spoken, words
from cjmap.layout.describe import lens, list_sentence, properties, stage_sentence, step_sentence
from cjmap.layout.slide.sheet import Sheet
from cjmap.model import Stage, Touchpoint
from cjmap.scene import Node, Scene


def caption(number: int, count: int) -> str:
    """Which of several slides one is; nothing where it is alone."""
    return words().numbers.one_of(number=number, count=count) if count > 1 else ""


def finished(shared: Sheet, nodes: Iterable[Node], name: str, which: str, told: Iterable[str]) -> Scene:
    """A finished slide; `name` is its part of the id, `which` is its caption, `told` are sentences."""
    journey = shared.journey
    return Scene(
        width=shared.width,
        height=shared.height,
        background=shared.theme.background,
        children=tuple(nodes),
        id=name,
        title=words().numbers.slide_title(title=journey.title, caption=which) if which else journey.title,
        description=spoken().sentences(told),
        language=journey.language,
        families=shared.theme.families,
        metadata=properties(journey),
        caption=which,
    )


def opening(shared: Sheet, which: str) -> Iterator[str]:
    """Which slide it is, what the journey is about and whose it is."""
    if which:
        yield words().told.slide(caption=which)
    yield from lens(shared.journey)


def stage_told(shared: Sheet, number: int, stage: Stage, shown: Iterable[Touchpoint], more: int) -> Iterator[str]:
    """A stage, those of its touchpoints that are shown, and how many are not."""
    yield stage_sentence(shared.journey, number, stage)
    for touchpoint in shown:
        yield step_sentence(shared.journey, touchpoint)
    if more:
        yield words().told.more_touchpoints(more)


def list_told(title: str, texts: Iterable[str], more: int) -> Iterator[str]:
    """A list by its title, and how many of it are not shown."""
    yield from list_sentence(title, [*texts, *([words().numbers.more(more)] if more else [])])
