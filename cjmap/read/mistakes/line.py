"""One line of a file → its parts: indentation, hyphens, key, value; without knowing what is around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from cjmap.late import pattern
from cjmap.model import MetricKind
from cjmap.read.mistakes.quoting import comment_start, quote_end
from cjmap.read.schema import key_kinds, keys_of
from cjmap.records import dataclass

SPACES = " \t"
SPECIAL = "\"'[]{}#&*!|>%@`,"
"""Characters that mean something to YAML at the beginning of a text."""


@cache
def only_top_keys() -> frozenset[str]:
    """Keys of a journey file that no stage has."""
    return frozenset(keys_of()) - frozenset(keys_of("stage_keys"))


@cache
def known_keys() -> frozenset[str]:
    """Every key of the format, whatever it is a key of, and the metrics that it knows."""
    return frozenset((*key_kinds(), *(kind for kind in MetricKind if kind is not MetricKind.OWN)))


@cache
def text_keys() -> frozenset[str]:
    """Keys of one text, where no list is expected."""
    return frozenset(key for key, kinds in key_kinds().items() if kinds & {"text", "required_text", "feeling"})


_SPACES = pattern(r"[ \t]*")
_NO_SPACE = pattern(r"([A-Za-z_]+):(?![\s/])(?=\S)")
_BLOCK_HEADER = pattern(r"[|>][-+0-9]{0,2}(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """Parts of a line, as columns from 0: the first visible character, each hyphen, where what follows them begins, the colon.

    `key` is empty and `colon` -1 where there is no key; `value` is where the text after key or hyphen begins, `end` where it
    ends, before spaces and a clear comment.
    """

    text: str
    indent: int
    hyphens: tuple[int, ...]
    content: int
    key: str
    colon: int
    value: int
    end: int

    @property
    def words(self) -> str:
        """The value as it stands there."""
        return self.text[self.value : self.end]

    @property
    def bare(self) -> bool:
        """Whether nothing but spaces or a comment is in the line."""
        return self.content >= self.end and not self.hyphens

    @property
    def opens(self) -> bool:
        """Whether a key or a hyphen stands here without a value, so that what is below it is its value."""
        return not self.bare and (self.value >= self.end or bool(_BLOCK_HEADER.fullmatch(self.words)))

    @property
    def structured(self) -> bool:
        """Whether a key or a hyphen stands here."""
        return bool(self.hyphens) or self.colon >= 0


def anatomy(text: str) -> Line:
    """The parts of a line."""
    at = indent = _past_spaces(text, 0)
    hyphens: list[int] = []
    while text[at : at + 1] == "-" and text[at + 1 : at + 2] in ("", *SPACES):
        hyphens.append(at)
        at = _past_spaces(text, at + 1)
    if text[at : at + 1] == "#":
        return Line(text, indent, tuple(hyphens), at, "", -1, at, at)
    end = max(at, len(text[: comment_start(text, at)].rstrip(SPACES)))
    colon = _key_colon(text, at, end)
    if colon < 0:
        return Line(text, indent, tuple(hyphens), at, "", -1, at, end)
    key = text[at:colon].strip().strip("\"'")
    value = min(_past_spaces(text, colon + 1), max(end, colon + 1))
    return Line(text, indent, tuple(hyphens), at, key, colon, value, max(end, value))


def no_space(line: Line) -> tuple[str, int] | None:
    """The word and the column of its colon where a line begins with a key, a colon and no space (`title:Shop`)."""
    found = _NO_SPACE.match(line.text, line.content, line.end)
    return (found[1], found.end() - 1) if found else None


def block_texts(lines: Sequence[str]) -> frozenset[int]:
    """The lines of texts in `|` and `>` blocks: those that more spaces stand before than before the key or hyphen of the text."""
    found: list[int] = []
    block = -1
    for at, text in enumerate(lines):
        spaces = len(text) - len(text.lstrip(" "))
        if block >= 0 and (spaces > block or not text.strip()):
            found.append(at)
            continue
        line = anatomy(text)
        owner = line.content if line.colon >= 0 else line.hyphens[-1] if line.hyphens else -1
        block = owner if _BLOCK_HEADER.match(line.words) else -1
    return frozenset(found)


def neighbour(lines: Sequence[str], at: int, step: int = -1) -> int:
    """The nearest line above (or below, with step 1) that is no blank line and no comment; -1 where there is none."""
    at += step
    while 0 <= at < len(lines):
        stripped = lines[at].strip()
        if stripped and stripped[0] != "#":
            return at
        at += step
    return -1


def _key_colon(text: str, at: int, end: int) -> int:
    """Where the colon of a key stands, -1 where there is none."""
    first = text[at : at + 1]
    if not first or at >= end:
        return -1
    if first in "\"'":
        close = quote_end(text, at, end)
        colon = _past_spaces(text, close) if close > 0 else end
        return colon if text[colon : colon + 1] == ":" and text[colon + 1 : colon + 2] in ("", *SPACES) else -1
    if first in SPECIAL or (first in "?:" and text[at + 1 : at + 2] in ("", *SPACES)):
        return -1
    found = min((spot for pair in (": ", ":\t") if (spot := text.find(pair, at, end)) >= 0), default=-1)
    if found < 0 and text[end - 1] == ":":
        return end - 1
    return found


def _past_spaces(text: str, at: int) -> int:
    found = _SPACES.match(text, at)
    return found.end() if found else at
