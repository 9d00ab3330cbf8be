"""The plain data of a journey file: what its text is written from, in YAML and in JSON alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cjmap.model import Quantity


class Number(NamedTuple):
    """A number, a percentage or a share in the digits in which it is to be written."""

    words: str


Data = None | bool | str | Number | list["Data"] | dict[str, "Data"]
"""A value of a file; what is a text is read as that text, whatever it looks like."""

Keys = dict[str, Data]


def number(value: float) -> Number:
    """A number without needless digits: `2.0` → `2`."""
    return Number(str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value))


def quantity(value: Quantity) -> Data:
    """A number or percentage as its author wrote it, else its text."""
    if value.exact is None:
        return value.words
    return Number(value.words.replace("−", "-"))


def filled(entries: Mapping[str, Data]) -> Keys:
    """The keys that have a value: nothing and an empty text, list or set of keys are left out, an answer of 0 is not."""
    return {key: value for key, value in entries.items() if value not in (None, False, "", [], {})}
