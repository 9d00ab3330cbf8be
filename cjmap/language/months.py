"""A word → the month that it names in one of cjmap's languages, whole or shortened."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cjmap.language.files import languages

ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_SHORTEST = 3


def month(word: str) -> int:
    """1 to 12; 0 where the word is no month. Capitals and a point at the end do not count; English is asked first."""
    word = word.casefold().rstrip(".")
    fits = [number for number, name in enumerate(ENGLISH, 1) if len(word) >= _SHORTEST and name.startswith(word)]
    if len(fits) == 1:
        return fits[0]
    return 0 if not word or word.isdecimal() else _named().get(word, 0)


@cache
def _named() -> Mapping[str, int]:
    """Every name of a month in every language of ours; no two languages give one to different months."""
    from cjmap.language.cldr import month_names

    return {name: number for tag in languages() for name, number in month_names(tag)}
