"""A channel's words → the line icon that stands for it, as paths of any size and colour; no icon where none is known."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path as File
from typing import cast

from cjmap.language import current_tag
from cjmap.language.tags import parts_of, written
from cjmap.late import pattern
from cjmap.records import dataclass
from cjmap.scene import Node, Path, PathCommand

OUTLINES = File(__file__).with_name("channel_icons.toml")
WORDS = File(__file__).with_name("channel_words.toml")
"""One table a language: the name of an icon → the words of channels that it stands for, with commas between them."""

GRID = 16.0
"""The side of the square that outlines are drawn on."""

STROKE = 1.5
"""The width of the lines of an icon of up to GRID px; that of a larger one grows half as fast as the icon."""

OTHER = "other"
"""The icon of a channel that no word is known for, where each has to have one."""

ARGUMENTS = {"M": 2, "L": 2, "C": 6, "Z": 0}

JOINED_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "THAI")
"""What the names of letters begin with in scripts that put no spaces between words."""

ALIKE = str.maketrans(
    {
        "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "\u0640": "",
        "\u200d": "", "\u200c": " ",
    }
)  # fmt: skip
"""Letters that are written for each other, after all cases and accents are folded."""

KEPT_MARKS = (0, 8, 9, 103, 107)
"""The combining classes of marks that make another letter: vowels, the voice of kana, the virama, Thai vowels and tones."""

NO_WORD = pattern("[^a-z0-9]")
"""Of small letters of ASCII, what is no part of a word."""

ARTICLE = "ال"
"""The Arabic article, which is written with its word."""


@dataclass(frozen=True, slots=True)
class Icon:
    """A line icon: its name in the table, and its outline on a grid of 16 × 16 from the top left corner."""

    name: str
    outline: tuple[PathCommand, ...]

    def nodes(self, x: float, y: float, size: float, colour: str) -> list[Node]:
        """The icon in a square of `size` px whose top left corner is (x, y)."""
        scale = size / GRID
        wide = STROKE * (scale if scale < 1 else (1 + scale) / 2)
        segments = tuple([_placed(segment, x, y, scale) for segment in self.outline])
        return [Path(segments, stroke=colour, stroke_width=wide, round_cap=True)]


def channel_icon(word: str, tag: str = "", near: bool = False) -> Icon | None:
    """The icon of a channel as an author wrote it: by the words of a language (the one in use), then of English, then of any,
    unless only `near` ones are asked for: the words of all take a while to read.

    The longest known word wins that stands whole in it, whatever its case, accents and width; of words equally long, the
    one that stands first. In scripts without spaces a word may stand anywhere.
    """
    return _known_icon(word, tag or current_tag(), near)


@lru_cache(maxsize=1 << 10)
def _known_icon(word: str, tag: str, near: bool) -> Icon | None:
    text = f" {folded(word)} "
    for language in islice(_languages(tag), 2 if near else None):
        name = _found(language, text)
        if name:
            return icon(name)
    return None


def channel_mark(tag: str, channels: Iterable[str]) -> Icon | None:
    """The icon of the first of a step's channels that has one, in the language of a journey or in English."""
    return next((found for one in channels if (found := channel_icon(one, tag, near=True))), None)


def icon(name: str) -> Icon:
    """The icon with a name of the table, such as `web` or OTHER. KeyError where there is none."""
    return _icon(_outlines()[name], name)


def icon_names() -> Sequence[str]:
    """The names of all icons, OTHER last."""
    return tuple(_outlines())


def folded(text: str) -> str:
    """A text in which words can be found: small letters without accents, one space between words and between scripts."""
    if text.isascii():
        return " ".join(NO_WORD.sub(" ", text.lower()).split())
    parts = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(sign for sign in parts if unicodedata.combining(sign) in KEPT_MARKS).translate(ALIKE)
    apart = "".join(_apart(unicodedata.normalize("NFC", kept)))
    return " ".join(_without_article(word) for word in apart.split())


def _without_article(word: str) -> str:
    """A word without the Arabic article, and without what looks like one: all words are folded alike."""
    while word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 2:
        word = word[len(ARTICLE) :]
    return word


def _apart(text: str) -> Iterator[str]:
    """The signs of a text, spaces for all that is no part of a word, and a space where a script without spaces begins or ends."""
    before = False
    for sign in text:
        if not (sign.isalnum() or unicodedata.category(sign).startswith("M")):
            yield " "
            continue
        joined = _is_joined(sign)
        if joined != before:
            yield " "
        before = joined
        yield sign


def _is_joined(sign: str) -> bool:
    return not sign.isascii() and unicodedata.name(sign, "").startswith(JOINED_SCRIPTS)


def _found(language: str, text: str) -> str:
    """The name of the icon whose word is the longest in a folded text with a space at both ends; empty where there is none."""
    hits = ((len(word), -at, name) for word, name in _words(language) if (at := text.find(word)) >= 0)
    return max(hits, key=lambda hit: hit[:2], default=(0, 0, ""))[2]


def _languages(tag: str) -> Iterator[str]:
    """The languages whose words are tried, in their order."""
    asked = written(parts_of(tag))
    own = "-".join(filter(None, (asked.language, asked.script)))
    yield from dict.fromkeys(one for one in (own, "en", *_sections()) if one in _sections())


def _placed(segment: PathCommand, x: float, y: float, scale: float) -> PathCommand:
    command, *numbers = segment
    moved = [round((x if at % 2 == 0 else y) + float(number) * scale, 3) for at, number in enumerate(numbers)]
    return cast(PathCommand, (command, *moved))


def _segments(words: Sequence[str]) -> Iterator[PathCommand]:
    """The segments of an outline whose commands and numbers have spaces between them."""
    at = 0
    while at < len(words):
        command = words[at][0]
        numbers = [float(one) for one in (words[at][1:], *words[at + 1 :])[: ARGUMENTS[command]]]
        at += max(1, len(numbers))
        yield cast(PathCommand, (command, *numbers))


@cache
def _words(language: str) -> Sequence[tuple[str, str]]:
    """The folded words of a language with the names of their icons, a space at each end that has to be the end of a word."""
    table = _parsed(_sections()[language])
    known = ((folded(word), name) for name, listed in table.items() for word in listed.split(","))
    return [(_bounded(word), name) for word, name in known if word]


def _bounded(word: str) -> str:
    return ("" if _is_joined(word[0]) else " ") + word + ("" if _is_joined(word[-1]) else " ")


@cache
def _sections() -> Mapping[str, str]:
    """The text of each language's table; only those asked for are parsed, which for all would take longer than a map is drawn."""
    _, *parts = WORDS.read_text(encoding="utf-8").split("\n[")
    return {tag: rest for tag, _, rest in (part.partition("]") for part in parts)}


@cache
def _icon(outline: str, name: str) -> Icon:
    return Icon(name, tuple(_segments(outline.split())))


@cache
def _outlines() -> Mapping[str, str]:
    return _parsed(OUTLINES.read_text(encoding="utf-8"))


def _parsed(text: str) -> Mapping[str, str]:
    import tomllib

    return tomllib.loads(text)
