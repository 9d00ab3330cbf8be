"""A word → the month that it names in one of cjmap's languages, whole or shortened; or whether it names a day of the week."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cjmap.language.files import languages

ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_SHORTEST = 3
_HEBREW_IN = "ב"
"""Stands before a month, without a space."""
_THAI_ON = "ที่"
"""Stands behind a day of the week, without a space."""


def month(word: str) -> int:
    """1 to 12; 0 where the word is no month. Capitals and a point at the end do not count; English is asked first."""
    word = word.casefold().rstrip(".")
    fits = [number for number, name in enumerate(ENGLISH, 1) if len(word) >= _SHORTEST and name.startswith(word)]
    if len(fits) == 1:
        return fits[0]
    if not word or word.isdecimal():
        return 0
    return _named().get(word, 0) or _named().get(word.removeprefix(_HEBREW_IN), 0)


def is_weekday(word: str) -> bool:
    """Whether a word stands in the name of a day of the week."""
    return word.casefold().rstrip(".").removesuffix(_THAI_ON) in _weekdays()


@cache
def _named() -> Mapping[str, int]:
    """Every name of a month in every language of ours; no two languages give one to different months."""
    from cjmap.language.cldr import month_names

    return {name: number for tag in languages() for name, number in month_names(tag)}


@cache
def _weekdays() -> frozenset[str]:
    from cjmap.language.cldr import weekday_words

    return frozenset(word for tag in languages() for word in weekday_words(tag))
