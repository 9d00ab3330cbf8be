"""A language tag → the words that cjmap adds in that language, and its forms of numbers, dates and lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cjmap.language.files import languages, read
from cjmap.language.forms import ENGLISH, Forms, plain
from cjmap.language.isolation import closed, isolated, written
from cjmap.language.tags import Direction, Tag, direction, meant, parts_of
from cjmap.language.tags import written as spelled
from cjmap.language.words import Words

__all__ = ["Language", "Words", "is_known", "languages", "meant", "speak", "spoken", "tag_spoken", "words"]

OWN_MARKS = "\"'“”„‟«»‹›‘’‚「」『』《》〈〉״"
"""A quote that begins and ends with one of these brings its own quotation marks."""

TURNED_MARKS = {("“", "”"): ("”", "“"), ("”", "“"): ("“", "”")}
"""Marks that are not mirrored where a quote is written the other way, as others are."""

ENDINGS = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔")
"""What ends a sentence, in any script."""

CLOSING = ".!?…,;。！？、।؟۔، "
"""What may stand behind a closing quotation mark."""

DOTTED = ("tr", "az")
"""Languages whose capital of i has a dot."""


class Language(NamedTuple):
    """A language as a file names it.

    `known` says whether its words are there: if not, words and forms are English, and only `direction` is its own.
    """

    tag: str
    direction: Direction
    words: Words
    forms: Forms
    known: bool = True

    def quoted(self, text: str) -> str:
        """A quote in quotation marks, unless it brings its own; they have the direction of the quote."""
        last = text.rstrip(CLOSING)[-1:]  # „Nein“, sagte sie. begins with a quotation, and is none as a whole
        if text[:1] in OWN_MARKS and last in OWN_MARKS:
            return text
        before, after = marks = self.forms.marks
        if written(text, self.direction) not in ("", self.forms.direction):
            before, after = TURNED_MARKS.get(marks, marks)
        return before + closed(text) + after

    def named(self, text: str) -> str:
        """A name in quotation marks, within a sentence."""
        before, after = self.forms.marks
        return before + isolated(text, self.forms.direction) + after

    def number(self, value: Decimal | int) -> str:
        """A number with just the places that it has."""
        return self.forms.number(value)

    def written(self, text: str) -> str:
        """A number of a journey file in the signs of the language: `+1.50`, `78%`."""
        return self.forms.percent(self.forms.written(text[:-1])) if text.endswith("%") else self.forms.written(text)

    def percent(self, share: Decimal) -> str:
        """A share of 0 to 1 as a percentage, with no more places than it needs."""
        return self.forms.percent(self.forms.written(plain((share * 100).normalize())))

    def date(self, day: str) -> str:
        """A day, `2026-03-01`, or a month, `2026-03`; a text that is neither stays as it is."""
        try:
            if len(day) == len("2026-03"):
                return self.forms.month(datetime.date.fromisoformat(f"{day}-01"))
            return self.forms.date(datetime.date.fromisoformat(day)) if len(day) == len("2026-03-01") else day
        except ValueError:
            return day

    def listed(self, texts: Sequence[str]) -> str:
        """Texts as a list: `one, two and three`."""
        return self.forms.listed([isolated(text, self.forms.direction) for text in texts])

    def row(self, texts: Iterable[str]) -> str:
        """Those of some texts that say something, with commas between them: `web, positive`."""
        return self._between(self.words.signs.comma, texts)

    def parts(self, texts: Iterable[str]) -> str:
        """The same with semicolons, of texts that may have commas."""
        return self._between(self.words.signs.semicolon, texts)

    def _between(self, sign: str, texts: Iterable[str]) -> str:
        return sign.join(isolated(text, self.forms.direction) for text in texts if text)

    def sentences(self, texts: Iterable[str]) -> str:
        """Sentences, one after the other."""
        return self.words.signs.next_sentence.join(texts)

    def sentence(self, text: str) -> str:
        """A text as a sentence."""
        return text if text.endswith(ENDINGS) else self.words.signs.sentence(text=text)

    def capitals(self, text: str) -> str:
        """A text in capitals."""
        return (text.replace("i", "İ") if parts_of(self.tag).language in DOTTED else text).upper()


@lru_cache(maxsize=64)
def language(tag: str) -> Language:
    """The language of a tag, whatever was written there."""
    asked = _known(tag)
    if asked is None:
        return language("en")._replace(tag=tag, direction=direction(tag), known=False)
    forms = _forms(asked)
    return Language(tag, direction(tag), read(_name(asked), forms), forms)


def is_known(tag: str) -> bool:
    """Whether there are words for the language of a tag."""
    return _known(tag) is not None


def _known(tag: str) -> Tag | None:
    asked = spelled(parts_of(tag))
    return asked if _name(asked) in languages() else None


def _name(tag: Tag) -> str:
    """What the file of a language is called."""
    return "-".join(filter(None, (tag.language, tag.script)))


def _forms(tag: Tag) -> Forms:
    if tag.language == "en":
        return ENGLISH
    from cjmap.language.cldr import Cldr

    return Cldr(tag)


_spoken: ContextVar[Language | None] = ContextVar("_spoken", default=None)


@contextmanager
def speak(tag: str) -> Iterator[Language]:
    """Within, what is laid out or drawn is in that language, as far as its words are there."""
    before = _spoken.set(language(tag))
    try:
        yield spoken()
    finally:
        _spoken.reset(before)


def spoken() -> Language:
    """The language that is spoken here. RuntimeError outside of every `speak`: what is measured or said has to know one."""
    found = _spoken.get()
    if found is None:
        raise RuntimeError("no language is set here: call this within `with cjmap.language.speak(tag):`")
    return found


def tag_spoken() -> str:
    """The tag of the language that is spoken here, for what measures and shapes texts: `en` outside of every `speak`, as no
    word is asked for.
    """
    found = _spoken.get()
    return found.tag if found else "en"


def words() -> Words:
    """The words of the language that is spoken here. RuntimeError outside of every `speak`."""
    return spoken().words
