"""A template of a language file and what it is filled with → a phrase; counted things in the right plural form."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cjmap.language.forms import Forms
from cjmap.language.isolation import isolated

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
