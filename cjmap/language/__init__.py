"""A language tag → the words that cjmap adds in that language, and its forms of numbers, dates and lists."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from cjmap.language.tags import Direction, direction

__all__ = ["Language", "speak", "spoken", "words"]


@dataclass(frozen=True, slots=True)
class Words:
    """All words that cjmap adds."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language as a file names it; `known` says whether its words are there, else they are English."""

    tag: str
    direction: Direction
    words: Words
    known: bool = True


@lru_cache(maxsize=64)
def language(tag: str) -> Language:
    """The language of a tag, whatever was written there."""
    return Language(tag, direction(tag), Words())


_spoken: ContextVar[Language] = ContextVar("_spoken", default=language("en"))


@contextmanager
def speak(tag: str) -> Iterator[Language]:
    """Within, what is laid out or drawn is in that language."""
    before = _spoken.set(language(tag))
    try:
        yield _spoken.get()
    finally:
        _spoken.reset(before)


def spoken() -> Language:
    """The language that is spoken here: English outside of every `speak`."""
    return _spoken.get()


def words() -> Words:
    """The words of the language that is spoken here."""
    return spoken().words
