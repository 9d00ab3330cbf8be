"""A language and a region → the forms that CLDR has for them, by way of Babel; loaded for every language but English."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.language.forms import plain
from cjmap.language.tags import Direction, Tag, parts_of
from cjmap.late import pattern

if TYPE_CHECKING:
    from babel.core import Locale

QUOTATION_MARKS: Mapping[str, tuple[str, str]] = {
    "ar": ("”", "“"), "de": ("„", "“"), "es-US": ("«", "»"), "fa": ("«", "»"), "fr": ("«\u00a0", "\u00a0»"),
    "fr-CH": ("«", "»"), "he": ("”", "”"), "it": ("«", "»"), "ja": ("「", "」"), "nl": ("‘", "’"), "pl": ("„", "”"),
    "pt-AO": ("«", "»"), "pt-CH": ("«", "»"), "pt-CV": ("«", "»"), "pt-GQ": ("«", "»"), "pt-GW": ("«", "»"),
    "pt-LU": ("«", "»"), "pt-MO": ("«", "»"), "pt-MZ": ("«", "»"), "pt-PT": ("«", "»"), "pt-ST": ("«", "»"),
    "pt-TL": ("«", "»"), "ru": ("«", "»"), "zh-Hant": ("「", "」"),
}  # fmt: skip
"""CLDR's quotation marks, which Babel leaves out, of languages and of regions that differ: the others have “ and ”. In
French they stand a space apart, but not in Switzerland.
"""

ZEROS: Mapping[str, str] = {
    "arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "gujr": "૦", "guru": "੦", "khmr": "០", "knda": "೦", "laoo": "໐",
    "latn": "0", "mlym": "൦", "mymr": "၀", "orya": "୦", "tamldec": "௦", "telu": "౦", "thai": "๐", "tibt": "༠",
}  # fmt: skip
"""The zero of the digits that are a language's usual ones, by their names in CLDR; the others follow it in Unicode."""


FROM_FIVE = frozenset(("es", "es-ES", "it", "it-CH", "it-IT", "pl", "pl-PL", "pt-PT"))
"""Languages that part the digits of numbers from 10 000 on (CLDR, `minimumGroupingDigits`, which Babel leaves out)."""

WHOLE = pattern("[0-9]+")


class Cldr:
    """The forms of a language in a region."""

    def __init__(self, tag: Tag) -> None:
        self.locale = _locale(tag)
        self.direction: Direction = "rtl" if self.locale.text_direction == "rtl" else "ltr"
        marks = QUOTATION_MARKS.get("-".join(filter(None, (tag.language, tag.script))), ("“", "”"))
        self.marks = QUOTATION_MARKS.get(f"{tag.language}-{tag.region}", marks)
        system = self.locale.default_numbering_system
        symbols = self.locale.number_symbols
        self.symbols = symbols[system] if system in symbols and system in ZEROS else symbols["latn"]
        zero = ord(ZEROS.get(system, "0"))
        self.shortest = 5 if "-".join(filter(None, (tag.language, tag.region))) in FROM_FIVE else 4
        self.digits = {ord("0") + digit: chr(zero + digit) for digit in range(10)}

    def number(self, value: Decimal | int) -> str:
        return self.written(plain(Decimal(value)))

    def written(self, text: str) -> str:
        symbols = self.symbols
        signs = {
            ord("."): symbols["decimal"],
            ord("+"): symbols["plusSign"],
            ord("−"): symbols["minusSign"].replace("-", "−"),
        }
        return WHOLE.sub(self._parted, text.translate(signs), count=1).translate(self.digits)

    def _parted(self, found: re.Match[str]) -> str:
        """The digits before the decimal sign in groups, the last one of which may be longer than the others."""
        digits = found[0]
        if len(digits) < self.shortest:
            return digits
        last, others = self.locale.decimal_formats[None].grouping
        head, groups = digits[:-last], [digits[-last:]]
        while head:
            head, group = head[:-others], head[-others:]
            groups.insert(0, group)
        return str(self.symbols["group"]).join(groups)

    def percent(self, number: str) -> str:
        pattern = self.locale.percent_formats[None]
        before, after = pattern.prefix[0], pattern.suffix[0]
        return f"{before}{number}{after}".replace("%", self.symbols["percentSign"])

    def date(self, day: datetime.date) -> str:
        from babel.dates import format_date

        return str(format_date(day, "medium", self.locale)).translate(self.digits)

    def month(self, first: datetime.date) -> str:
        from babel.dates import format_skeleton

        return str(format_skeleton("yMMM", first, locale=self.locale)).translate(self.digits)

    def listed(self, texts: Sequence[str]) -> str:
        if len(texts) < 2:
            return "".join(texts)
        patterns = self._patterns
        if len(texts) == 2:
            return _joined(patterns["2"], *texts)
        *before, last = texts
        said = _joined(patterns["start"], before[0], before[1]) if len(before) > 1 else before[0]
        for text in before[2:]:
            said = _joined(patterns["middle"], said, text)
        return _joined(patterns["end"], said, last)

    @cached_property
    def _patterns(self) -> Mapping[str, str]:
        found: Mapping[str, str] = self.locale.list_patterns["standard"]
        return found

    def plural(self, count: int) -> str:
        return str(self.locale.plural_form(count))


def _joined(pattern: str, first: str, second: str) -> str:
    """`{0} and {1}` filled, whatever braces the texts have."""
    before, _, rest = pattern.partition("{0}")
    between, _, after = rest.partition("{1}")
    return before + first + between + second + after


def _locale(tag: Tag) -> Locale:
    """What Babel knows that is nearest to a tag; it knows every language of ours."""
    from babel.core import Locale
    from babel.localedata import exists

    language = "_".join(filter(None, (tag.language, tag.script)))
    regional = f"{language}_{tag.region}" if tag.region else language
    return Locale.parse(regional if exists(regional) else language)


def month_names(tag: str) -> Iterator[tuple[str, int]]:
    """The names of the months in a language, whole and shortened, without capitals and a point at the end."""
    months = _locale(parts_of(tag)).months
    for names in (months[use][width] for use in ("format", "stand-alone") for width in ("wide", "abbreviated")):
        yield from ((name.casefold().rstrip("."), number) for number, name in names.items())


def weekday_words(tag: str) -> Iterator[str]:
    """The words of the names of the days of the week in a language, without capitals and a point at the end."""
    for names in (_locale(parts_of(tag)).days["format"][width] for width in ("wide", "abbreviated")):
        yield from (word.casefold().rstrip(".") for name in names.values() for word in name.split())
