"""A definition of the schema → what such a value must be, in an author's words, and how wrong words are made right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cjmap.model import EMOTIONS, Basis, Better, Computed, End, ItemSeverity, JourneyState, Success
from cjmap.options.medium import listed
from cjmap.read import repair
from cjmap.read.dictionary import EMOTIONS as EMOTION_WORDS
from cjmap.read.dictionary import LEVELS, SUCCESS, YES_NO
from cjmap.read.ids import squashed
from cjmap.read.metrics import SCALES
from cjmap.records import dataclass, field
from cjmap.theme import THEMES


@dataclass(frozen=True, slots=True)
class Expected:
    """What a value must be.

    `wanted` ends the sentence `"key" must be …`; {emotion} and {importance} in it stand for the ends of the file's scales.
    `words` are those that may be written, `meant` maps others to them. `repair` turns wrong words into right ones as they are
    to stand in the file, empty where nothing is sure. `certain` says that what is `meant` or repaired says the same in other
    words, and may be written instead. `unsure` says of words that nothing repairs what they lack. `numeric` says that a number
    may stand there. `hint` is more help, `label` what stands beside words that are like none of the right ones.
    """

    wanted: str
    words: tuple[str, ...] = ()
    meant: Mapping[str, str] = field(default_factory=dict)
    repair: Callable[[str], str] | None = None
    certain: bool = False
    unsure: Callable[[str], str] | None = None
    numeric: bool = False
    hint: str = ""
    label: str = ""


_SUCCESS = tuple(level for level in Success if level is not Success.NOT_ASSESSED)
_EMOTION = f"a number from {{emotion}}, or words from {EMOTIONS[0]} to {EMOTIONS[-1]}"
_FEELING = f"the words are {', '.join(EMOTIONS)}; all others go into feeling"
_DATE = Expected(
    "a date like 2026-10-01, or a month like 2026-10", repair=repair.as_date, certain=True, unsure=repair.date_lack,
    hint="write the year first: 2026-10-01 is 1 October 2026",
)  # fmt: skip
_STATES = {
    **dict.fromkeys(("current", "today", "now", "existing", "present", "ist", "ist-zustand", "actual", "as it is",
                     "actuel", "état actuel", "attuale", "huidig", "atual", "現状", "现状", "現況", "현재"), "as-is"),
    **dict.fromkeys(("future", "target", "desired", "ideal", "soll", "soll-zustand", "planned", "vision", "futur", "futuro",
                     "état futur", "toekomstig", "将来", "未来", "미래"), "to-be"),
}  # fmt: skip
_SCORE = Expected(
    _EMOTION, EMOTIONS, EMOTION_WORDS, repair.as_number, numeric=True, hint=_FEELING,
    label='a word of your own goes into "feeling"',
)  # fmt: skip
_PERSONA = "a persona: a name, or keys and values with at least a name"
_TOUCHPOINT = "a touchpoint: a name, or keys and values with at least a name"
_STAGE = "a stage: a name, or keys and values with at least a name"
_ITEM = "a text, or keys and values with at least a text"
_TRANSITION = "the id or name of a touchpoint, or keys and values with to or end"
_LANE = "the name of a lane, or keys and values with at least an id"


def _one_of(words: Iterable[str], meant: Mapping[str, str] | None = None, **more: Any) -> Expected:
    """A value that must be one of some words."""
    known = tuple(map(str, words))
    return Expected(listed(known, "or"), known, meant or {}, **more)


def _as_state(words: str) -> str:
    """`Current state`, `As is` → `as-is`."""
    plain = re.sub(r"[\s_-]*(state|map|journey|zustand|process)$", "", " ".join(words.casefold().split()).strip(" .!"))
    same = [word for word in JourneyState if squashed(word) == squashed(plain)]
    return same[0].value if same else _STATES.get(plain, "")


EXPECTED: dict[str, Expected] = {
    "text": Expected("one text"),
    "required_text": Expected("one text"),
    "texts": Expected("a text or a list of texts"),
    "id": Expected(
        "an id of letters, digits, hyphens and underscores", repair=repair.as_id, hint="an id is short: pays, live-chat"
    ),
    "date": _DATE,
    "period": Expected('a length of time like "6 months" or "2 years"', repair=repair.as_period, certain=True),
    "language": Expected("a language tag like en, de or pt-BR", repair=repair.as_language, certain=True),
    "flag": Expected("true or false", ("true", "false", "yes", "no"), YES_NO, repair=repair.as_flag),
    "colour": Expected(
        "a colour like '#2f4b7c'", repair=repair.as_colour, hint="a colour is # and six of 0-9 and a-f, in single quotes"
    ),
    "image": Expected("the name of a PNG, JPEG or SVG file"),
    "link": Expected(
        "an address that begins with https://, http:// or mailto:", repair=repair.as_link, unsure=repair.link_lack,
        hint="other addresses are refused",
    ),
    "basis": _one_of(Basis),
    "severity": _one_of(ItemSeverity, LEVELS),
    "persona_ids": Expected("the id of a persona, or a list of ids"),
    "step_ids": Expected("the id or name of a touchpoint or stage, or a list of these"),
    "emotion": _SCORE,
    "emotion_value": _SCORE,
    "importance": Expected(
        f"a number from {{importance}}, or {', '.join(ItemSeverity)}", tuple(ItemSeverity), LEVELS, repair.as_number, numeric=True
    ),
    "success": _one_of(_SUCCESS, SUCCESS),
    "success_value": _one_of(_SUCCESS, SUCCESS),
    "feeling": Expected("one text"),
    "item": Expected(_ITEM),
    "items": Expected("a text, or a list of texts"),
    "persona": Expected(_PERSONA),
    "personas": Expected("a persona, a list of personas, or an id and its persona each"),
    "touchpoint": Expected(_TOUCHPOINT),
    "touchpoints": Expected("a list of touchpoints"),
    "stage": Expected(_STAGE),
    "stages": Expected("a list of stages"),
    "range": Expected("two numbers, the first less than the second, like [-2, 2]"),
    "scale_end": Expected("a number", repair=repair.as_number, numeric=True),
    "scales": Expected("keys and values: emotion, importance"),
    "transition": Expected(_TRANSITION),
    "next": Expected("a list of what comes next, or [] where the journey ends"),
    "share": Expected(
        "a share like 30% or 0.3", repair=repair.as_share, certain=True, numeric=True, hint="a share is from 0 to 100 %"
    ),
    "own_lanes": Expected("the name of a lane of yours and its items: {Backstage: Stock check}"),
    "lane": Expected(_LANE),
    "lanes": Expected("a list of lanes"),
    "theme": Expected("the name of a theme, or keys and values", tuple(THEMES)),
    "base": Expected("the name of a theme", tuple(THEMES)),
    "metrics": Expected("a name and a value each, or a list of names"),
    "metric": Expected("a number, a percentage, a text, or keys and values"),
    "previous": Expected("a number, a percentage, a text, or keys and values: value, n, period and counts"),
    "quantity": Expected("a number, a percentage or a text"),
    "count": Expected("a whole number, 0 or more", repair=repair.as_number, numeric=True),
    "counts": Expected("a list of counts, one for each answer, like [4, 11, 23, 51, 30]"),
    "scale": _one_of(map(str, SCALES), repair=repair.as_number, numeric=True),
    "as": _one_of((Computed.MEAN, Computed.TOP2), {"average": "mean", "avg": "mean", "top-2": "top2", "top 2": "top2",
                                                   "top-2-box": "top2", "t2b": "top2"}),
    "better": _one_of(Better, {
        "more": "higher", "up": "higher", "high": "higher", "bigger": "higher", "greater": "higher", "increase": "higher",
        "less": "lower", "fewer": "lower", "down": "lower", "low": "lower", "smaller": "lower", "decrease": "lower"}),
    "state": _one_of(
        JourneyState, _STATES, repair=_as_state, certain=True,
        hint="as-is: what is; to-be: what should be",
    ),
    "end": _one_of(End, {
        "positive": "success", "negative": "failure", "done": "success", "fail": "failure", "abandon": "abandoned",
        "abandonment": "abandoned", "churn": "abandoned", "lost": "abandoned", "drop-out": "abandoned"}),
    "format": Expected("1", ("1",), repair=repair.as_number, numeric=True),
}  # fmt: skip
"""The definitions (and keys without one) that can hold a wrong value; a new one in the schema is a new entry here."""

OWNERS = {
    "journey": "a journey", "scales": "scales", "theme": "a theme", "metric": "a metric",
    "previous": "a previous value",
    "stage": "a stage", "stages": "a stage", "touchpoint": "a touchpoint", "touchpoints": "a touchpoint",
    "persona": "a persona", "personas": "a persona", "persona_keys": "a persona",
    "item": "an item", "items": "an item", "transition": "an entry of next", "next": "an entry of next",
    "lane": "an entry of lanes", "lanes": "an entry of lanes",
}  # fmt: skip
"""What keys and values are, by definition."""
