"""A language's forms of numbers, dates and lists; a message with gaps → the message with what goes into them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from cjmap.language.isolation import isolated
from cjmap.language.tags import Direction


class Forms(Protocol):
    """How a language writes numbers, percentages, dates and lists, and which plural form a number takes (CLDR)."""

    @property
    def direction(self) -> Direction:
        """How the words are written that stand around a text."""

    @property
    def marks(self) -> tuple[str, str]:
        """The quotation marks."""

    def number(self, value: Decimal | int) -> str:
        """A number with just the decimals that it has; in English thousands are not parted."""

    def written(self, text: str) -> str:
        """A number in the signs of a journey file, `+1.50` or `−3`, in the signs of the language."""

    def percent(self, number: str) -> str:
        """A number that is `written` already, with the percent sign."""

    def date(self, day: datetime.date) -> str:
        """A day in few letters."""

    def month(self, first: datetime.date) -> str:
        """A month, by its first day, in few letters."""

    def listed(self, texts: Sequence[str]) -> str:
        """Texts as a list: `one, two and three`."""

    def plural(self, count: int) -> str:
        """The plural form that a number of things takes: zero, one, two, few, many, other."""


class English:
    """The forms of English; dates are those of ISO 8601, which is read alike on both sides of the ocean."""

    direction: Direction = "ltr"
    marks = ("“", "”")

    def number(self, value: Decimal | int) -> str:
        return str(value) if isinstance(value, int) else plain(value)

    def written(self, text: str) -> str:
        return text

    def percent(self, number: str) -> str:
        return f"{number}%"

    def date(self, day: datetime.date) -> str:
        return day.isoformat()

    def month(self, first: datetime.date) -> str:
        return first.isoformat()[: len("2026-03")]

    def listed(self, texts: Sequence[str]) -> str:
        return "".join(texts) if len(texts) < 2 else f"{', '.join(texts[:-1])} and {texts[-1]}"

    def plural(self, count: int) -> str:
        return "one" if count == 1 else "other"


ENGLISH = English()


def plain(value: Decimal) -> str:
    """A number without exponent, and with a minus that is one."""
    return f"{value:f}".replace("-", "−")


Value = str | int | Decimal
"""What fills a position of a template: numbers are put into the forms of the language, texts stay as they are."""


class Phrase:
    """A template with named places, such as `Stage {number} of {count}`."""

    __slots__ = ("forms", "template")

    def __init__(self, template: str, forms: Forms) -> None:
        self.template = template
        self.forms = forms

    def __call__(self, **values: Value) -> str:
        return _filled(self.template, self.forms, values)


class Counted:
    """What is counted: a template a plural form (CLDR), with the position {count}."""

    __slots__ = ("forms", "templates")

    def __init__(self, templates: Mapping[str, str], forms: Forms) -> None:
        self.templates = templates
        self.forms = forms

    def __call__(self, count: int, **values: Value) -> str:
        template = self.templates.get(self.forms.plural(count), self.templates["other"])
        return _filled(template, self.forms, {"count": count, **values})


def _filled(template: str, forms: Forms, values: Mapping[str, Value]) -> str:
    said = {}
    for name, value in values.items():
        said[name] = isolated(value, forms.direction) if isinstance(value, str) else forms.number(value)
    return template.format_map(said)
