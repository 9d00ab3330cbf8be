"""A journey → what the index says of it: a card, which plain JSON can keep for a map that has not changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any
from urllib.parse import quote

from cjmap.language import use_language
from cjmap.model import Item, ItemSeverity, Journey, JourneyState, Success
from cjmap.records import dataclass, field

PAGE_LANGUAGE = "en"

UNRATED = "unrated"
"""The key of pain points whose severity nobody gave."""

SEVERITIES = (*(severity.value for severity in reversed(ItemSeverity)), UNRATED)
"""The keys of `pain_points`, the worst first."""

LEVELS: Mapping[str, str] = {"negative": "!-", "neutral": "=", "positive": "+", "not-assessed": "?"}
"""How a touchpoint went → the signs of its cells."""

STAGE_CELLS = re.compile(r"(?:[!\-=+?]\*?)*")

_ATTRIBUTES = r"""(?: (?!on|href|src|style)[A-Za-z-]+="[^"<>]*")*"""
PICTURE = re.compile(rf"<svg{_ATTRIBUTES}>(?:</?(?:rect|circle|path|g){_ATTRIBUTES}/?>)*</svg>")
"""What the picture of a card may be: it is the one thing on it that goes into the page as it is."""


@dataclass(frozen=True, slots=True)
class MapCard:
    """What the index says of one map.

    `file` is where the journey file is, seen from the index, with `/` between folders. `reviewed` and `review_due` are days
    as `YYYY-MM-DD`, or empty: the page itself finds out, by its reader's calendar, whether a review is overdue.
    `pain_points` has a number for each of SEVERITIES of which there are any. `picture` is an SVG element without ids.
    `cells` are those of its strip (`layout.strip`), a text a stage; `weighed` says whether any touchpoint has an importance.
    `links` are pairs of words and address; the first one is what the title leads to.
    """

    title: str
    file: str
    personas: tuple[str, ...] = ()
    owner: str = ""
    state: str = JourneyState.AS_IS
    reviewed: str = ""
    review_due: str = ""
    channels: tuple[str, ...] = ()
    negative: int = 0
    pain_points: Mapping[str, int] = field(default_factory=dict)
    picture: str = ""
    links: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    cells: tuple[str, ...] = ()
    weighed: bool = False

    @property
    def levels(self) -> Mapping[str, int]:
        """How many touchpoints went how, the worst first, by the keys of LEVELS."""
        every = "".join(self.cells)
        return {level: sum(every.count(sign) for sign in signs) for level, signs in LEVELS.items()}

    @property
    def assessed(self) -> int:
        """How many touchpoints were judged."""
        return sum(self.levels.values()) - self.levels["not-assessed"]

    @property
    def fix_first(self) -> int:
        """How many are important and negative."""
        return "".join(self.cells).count("!")

    def to_json(self) -> dict[str, Any]:
        """The card as texts, numbers, lists and a mapping."""
        return {
            **asdict(self),
            "personas": list(self.personas),
            "channels": list(self.channels),
            "links": [list(link) for link in self.links],
            "cells": list(self.cells),
        }

    @classmethod
    def from_json(cls, kept: object) -> MapCard:
        """The card that `to_json` made this of. ValueError where it is anything else."""
        if not isinstance(kept, dict) or kept.keys() != _READERS.keys():
            raise ValueError("not a card: it has other keys")
        return cls(**{key: read(kept[key]) for key, read in _READERS.items()})


def card(journey: Journey, file: str, links: Iterable[tuple[str, str]]) -> MapCard:
    """The card of a journey whose file and drawings lie where `file` and `links` say, seen from the index.

    Touchpoints count as negative where the map shows them so; a stage without touchpoints counts as one.
    """
    from cjmap.layout.strip import cells_of

    pains = Counter(pain.severity.value if pain.severity else UNRATED for pain in _pain_points(journey))
    channels = (channel for stage in journey.stages for step in (stage, *stage.touchpoints) for channel in step.channel)
    return MapCard(
        title=journey.title,
        file=file,
        personas=tuple(dict.fromkeys(persona.name for persona in journey.personas)),
        owner=journey.owner,
        state=journey.state,
        reviewed=journey.reviewed,
        review_due=_due(journey),
        channels=tuple(dict.fromkeys(channels)),
        negative=sum(step.assessed is Success.NEGATIVE for step in journey.steps()),
        pain_points={severity: pains[severity] for severity in SEVERITIES if pains[severity]},
        picture=_drawn(journey),
        links=tuple((words, address) for words, address in links),
        language=journey.language,
        cells=cells_of(journey),
        weighed=any(step.importance is not None for step in journey.steps()),
    )


def _drawn(journey: Journey) -> str:
    """The strip, in the language of the page: its cells run as the page is read, whatever the map's language is."""
    from cjmap.layout.strip import strip
    from cjmap.render.svg import inline
    from cjmap.theme import THEMES

    with use_language(PAGE_LANGUAGE):
        return inline(strip(journey, THEMES["default"]))


def relative_link(path: str) -> str:
    """The address of a file that is at `path` (with `/` between folders) seen from the index; no name makes it another."""
    return quote(path.lstrip("/"), safe="/-._~", errors="surrogateescape")


def _due(journey: Journey) -> str:
    """The day until which the last review holds, by the rule that `check` warns with."""
    from cjmap.read.values import after, first_day

    last = first_day(journey.reviewed or journey.date)
    due = after(last, journey.review_every) if last and journey.review_every else None
    return due.isoformat() if due else ""


def _pain_points(journey: Journey) -> Iterator[Item]:
    yield from journey.pain_points
    for stage in journey.stages:
        for step in (stage, *stage.touchpoints):
            yield from step.items.get("pain_points", ())


def _text(kept: object) -> str:
    if not isinstance(kept, str):
        raise ValueError(f"not a card: a text was expected, not {kept!r}")
    return kept


def _number(kept: object) -> int:
    if not isinstance(kept, int) or isinstance(kept, bool):
        raise ValueError(f"not a card: a number was expected, not {kept!r}")
    return kept


def _day(kept: object) -> str:
    day = _text(kept)
    date.fromisoformat(f"{day}-01" if len(day) == len("2026-10") else day or "2026-10-01")  # a month is a date too
    return day


def _texts(kept: object) -> tuple[str, ...]:
    if not isinstance(kept, list):
        raise ValueError(f"not a card: a list was expected, not {kept!r}")
    return tuple(map(_text, kept))


def _picture(kept: object) -> str:
    """An element as `inline` writes it: shapes with plain attributes, and nothing that a page would do anything for."""
    picture = _text(kept)
    if picture and not PICTURE.fullmatch(picture):
        raise ValueError("not a card: a picture of shapes was expected")
    return picture


def _cells(kept: object) -> tuple[str, ...]:
    cells = _texts(kept)
    if not all(STAGE_CELLS.fullmatch(stage) for stage in cells):
        raise ValueError("not a card: signs of cells were expected")
    return cells


def _flag(kept: object) -> bool:
    if not isinstance(kept, bool):
        raise ValueError(f"not a card: true or false was expected, not {kept!r}")
    return kept


def _counts(kept: object) -> dict[str, int]:
    if not isinstance(kept, dict) or not kept.keys() <= set(SEVERITIES):
        raise ValueError(f"not a card: numbers by severity were expected, not {kept!r}")
    return {severity: _number(kept[severity]) for severity in SEVERITIES if severity in kept}


def _links(kept: object) -> tuple[tuple[str, str], ...]:
    pairs = [_texts(pair) for pair in kept] if isinstance(kept, list) else []
    if not isinstance(kept, list) or any(len(pair) != 2 for pair in pairs):
        raise ValueError(f"not a card: pairs of words and address were expected, not {kept!r}")
    return tuple((words, address) for words, address in pairs)


_READERS: Mapping[str, Callable[[object], Any]] = {
    **dict.fromkeys((entry.name for entry in fields(MapCard)), _text),
    "reviewed": _day,
    "review_due": _day,
    "personas": _texts,
    "channels": _texts,
    "negative": _number,
    "pain_points": _counts,
    "picture": _picture,
    "links": _links,
    "cells": _cells,
    "weighed": _flag,
}
"""How each field is read back."""
