"""The words of an address (`touchpoint:pays/pain_points/0`) ↔ a thing with an id, and the steps from there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cjmap.late import pattern
from cjmap.read.edit.operations import NoSuchPlace
from cjmap.records import dataclass

THINGS = ("persona", "stage", "touchpoint", "lane")
END = "-"
"""The position behind the last entry of a list, as in a JSON Pointer."""

_THING = pattern(r"([a-z]+):(.*)", re.DOTALL)
_BAD_ESCAPE = pattern("~(?![01])")
_FORM = "an address is touchpoint:ID, stage:ID, persona:ID or nothing, and keys and positions (from 0), all with / between them"

Path = tuple[str | int, ...]
"""The way from the top of a tree to a value: keys, and positions from 0."""


@dataclass(frozen=True, slots=True)
class Address:
    """A path in a journey file. `thing` and `id` are empty where the steps begin at the top of the file."""

    thing: str
    id: str
    steps: tuple[str, ...]

    def __str__(self) -> str:
        start = (f"{self.thing}:{self.id}",) if self.thing else ()
        return "/".join((*start, *map(_escaped, self.steps)))


def parsed(words: str) -> Address:
    """The address that some words are. Raises NoSuchPlace where they are none."""
    steps = words.split("/")
    if not words or "" in steps or _BAD_ESCAPE.search(words):
        raise NoSuchPlace(f'"{words}" is no address: {_FORM}')
    start = _THING.fullmatch(steps[0])
    if start is None:
        return Address("", "", tuple(map(_plain, steps)))
    if start[1] not in THINGS or not start[2]:
        raise NoSuchPlace(
            f'"{words}" is no address: "{steps[0]}" is none of {", ".join(f"{one}:ID" for one in THINGS)}'
        )
    return Address(start[1], start[2], tuple(map(_plain, steps[1:])))


def written(path: Iterable[str | int]) -> str:
    """The address of a path from the top of the file."""
    return "/".join(_escaped(str(step)) for step in path)


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")


def _plain(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")
