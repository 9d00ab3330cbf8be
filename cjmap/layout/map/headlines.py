"""A journey → the columns of its headline band: which findings each has room for, or which steps stand out."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.map.standouts import best_steps, important_negative_steps, whole
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import FINDING_LISTS, Item, ItemSeverity, Step, Success
from cjmap.records import dataclass
from cjmap.theme import Theme

SHOWN = 2
"""So many findings of a list stand in the band; all of a longer one stand at the foot."""

BEST_MOST, NEGATIVE_MOST = 4, 5


@dataclass(frozen=True, slots=True)
class Headline:
    """A column of the band: its title and colour, the findings that it shows and how many more there are, or the `steps` that
    it names alone; `signs` are the steps whose numbers stand beside the title, with what they are and their level, and `left`
    how many more of them there are.
    """

    title: str
    colour: str
    items: tuple[Item, ...] = ()
    more: int = 0
    steps: tuple[Step, ...] = ()
    signs: tuple[Step, ...] = ()
    meaning: str = ""
    level: Success = Success.NOT_ASSESSED
    left: int = 0


def headlines(ctx: MapContext) -> list[Headline]:
    """The columns from left to right: those of the findings, else those of the scores; none where the file has neither."""
    said, theme, journey = messages().headline, ctx.theme, whole(ctx)
    best = ranked_steps(said.best, Success.POSITIVE, best_steps(ctx), BEST_MOST)
    negative = ranked_steps(said.negative, Success.NEGATIVE, important_negative_steps(ctx), NEGATIVE_MOST)
    beside = {"highlights": best, "pain_points": negative}
    found = [
        _of_findings(key, theme, getattr(journey, key), beside.get(key))
        for key in FINDING_LISTS
        if getattr(journey, key)
    ]
    return found or [_of_steps(theme, one) for one in (best, negative) if one.signs]


def ranked_steps(meaning: str, level: Success, steps: Sequence[Step], most: int) -> Headline:
    """What the numbers beside a title say, of the first steps, so many at the most."""
    return Headline("", "", signs=tuple(steps[:most]), meaning=meaning, level=level, left=max(0, len(steps) - most))


def colour_of(theme: Theme, key: str) -> str:
    """The colour of a list of findings."""
    return {"highlights": theme.positive, "pain_points": theme.negative}.get(key, theme.opportunity)


def _of_findings(key: str, theme: Theme, items: tuple[Item, ...], facts: Headline | None) -> Headline:
    shown = most_severe(items)[:SHOWN]
    numbers = facts if facts and not any(item.at for item in shown) else Headline("", "")
    return Headline(
        messages().findings[key], colour_of(theme, key), shown, len(items) - len(shown), signs=numbers.signs,
        meaning=numbers.meaning, level=numbers.level, left=numbers.left,
    )  # fmt: skip


def _of_steps(theme: Theme, facts: Headline) -> Headline:
    colour = theme.success(facts.level)
    return Headline(facts.meaning, colour, steps=facts.signs, level=facts.level, more=facts.left)


def most_severe(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items from the most severe to the least, then those without a severity; those that are alike as they are in the file."""
    rank = list(ItemSeverity)
    return tuple(sorted(items, key=lambda item: -rank.index(item.severity) if item.severity else 1))


def left_out(ctx: MapContext) -> list[str]:
    """The lists of which the band shows only some."""
    return [key for key in FINDING_LISTS if len(getattr(whole(ctx), key)) > SHOWN]


def named_step(step: Step) -> tuple[str, str]:
    """What a step is called, and what was felt there."""
    return step.name, current_language().row(dict.fromkeys(step.feeling.values()))
