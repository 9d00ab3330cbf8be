"""A language tag → the messages that cjmap adds to drawings in that language, and its forms of numbers, dates and lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cjmap.language.catalogue import Messages
from cjmap.language.files import languages, read
from cjmap.language.forms import ENGLISH, Forms, plain
from cjmap.language.isolation import closed, isolated, written
from cjmap.language.tags import Direction, Tag, direction, meant, parts_of
from cjmap.language.tags import written as spelled

__all__ = [
    "Language",
    "Messages",
    "current_language",
    "current_tag",
    "is_known",
    "languages",
    "meant",
    "messages",
    "use_language",
]

FORMER_NAMES = {"Words": "Messages", "words": "messages", "speak": "use_language", "spoken": "current_language"}
"""What packages that draw may still ask for in this edition, with a warning, and what it is called now."""

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

    `has_messages` says whether there is a catalogue: if not, messages and forms are English, and only `direction` is its own.
    """

    tag: str
    direction: Direction
    messages: Messages
    forms: Forms
    has_messages: bool = True

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
        """A number with just the decimals that it has."""
        return self.forms.number(value)

    def written(self, text: str) -> str:
        """A number of a journey file in the signs of the language: `+1.50`, `78%`."""
        return self.forms.percent(self.forms.written(text[:-1])) if text.endswith("%") else self.forms.written(text)

    def percent(self, share: Decimal) -> str:
        """A share of 0 to 1 as a percentage, with no more decimals than it needs."""
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
        return self._between(self.messages.signs.comma, texts)

    def parts(self, texts: Iterable[str]) -> str:
        """The same with semicolons, of texts that may have commas."""
        return self._between(self.messages.signs.semicolon, texts)

    def _between(self, sign: str, texts: Iterable[str]) -> str:
        return sign.join(isolated(text, self.forms.direction) for text in texts if text)

    def sentences(self, texts: Iterable[str]) -> str:
        """Sentences, one after the other."""
        return self.messages.signs.next_sentence.join(texts)

    def sentence(self, text: str) -> str:
        """A text as a sentence."""
        return text if text.endswith(ENDINGS) else self.messages.signs.sentence(text=text)

    def capitals(self, text: str) -> str:
        """A text in capitals."""
        return (text.replace("i", "İ") if parts_of(self.tag).language in DOTTED else text).upper()


@lru_cache(maxsize=64)
def language(tag: str) -> Language:
    """The language of a tag, whatever was written there."""
    wanted = _with_messages(tag)
    if wanted is None:
        return language("en")._replace(tag=tag, direction=direction(tag), has_messages=False)
    forms = _forms(wanted)
    return Language(tag, direction(tag), read(_name(wanted), forms), forms)


def is_known(tag: str) -> bool:
    """Whether there is a catalogue of messages for the language of a tag."""
    return _with_messages(tag) is not None


def _with_messages(tag: str) -> Tag | None:
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


_current: ContextVar[Language | None] = ContextVar("_current", default=None)


@contextmanager
def use_language(tag: str) -> Iterator[Language]:
    """Within, what is laid out or drawn is in that language, as far as its messages are there."""
    before = _current.set(language(tag))
    try:
        yield current_language()
    finally:
        _current.reset(before)


def current_language() -> Language:
    """The language in use. RuntimeError outside of every `use_language`, as no text can be measured or written then."""
    current = _current.get()
    if current is None:
        raise RuntimeError("no language is set here: call this within `with cjmap.language.use_language(tag):`")
    return current


def current_tag() -> str:
    """The tag of the language in use, for what measures and shapes texts: `en` outside of every `use_language`, as no
    message is asked for.
    """
    current = _current.get()
    return current.tag if current else "en"


def messages() -> Messages:
    """The messages of the language in use. RuntimeError outside of every `use_language`."""
    return current_language().messages


def __getattr__(name: str) -> object:
    """A former name of something here, for one edition; it warns whoever asks."""
    if name not in FORMER_NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import warnings

    warnings.warn(f"cjmap.language.{name} is now {FORMER_NAMES[name]}", DeprecationWarning, stacklevel=2)
    return globals()[FORMER_NAMES[name]]
