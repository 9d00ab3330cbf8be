"""A text, its font and a column's width → the lines that fit into it, none of them cut."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate

from cjmap.language import current_tag
from cjmap.late import pattern
from cjmap.scene import Font
from cjmap.text.opportunities import IDEOGRAPHIC, SET_APART, WORD, Piece, pieces
from cjmap.text.scripts import graphemes
from cjmap.text.widths import Widths, ems

__all__ = ["SPARE", "graphemes", "torn", "unbroken", "wrap", "wrapped"]

SPARE = 20.0
"""Px to the right of a column that a wider substitute font may run into before it meets another text."""

NEAR, NEAR_MOST = 0.03, 60.0
"""Near the end of a line: this part of its width, at most so many px."""

HYPHEN = "-"
"""What a line shows that ends at a soft hyphen."""

HYPHENATED = pattern("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u0370-\u052f\u1e00-\u1fff]{5,}")
"""A word of Latin, Greek or Cyrillic letters alone, which may have a hyphen where it is broken."""

JOINED = pattern(r"[-/\x1c-\x1f]|" + SET_APART)
"""What has a line end inside a word, or keeps one from ending at a space."""

IDEOGRAPHIC_APART = pattern(f"({IDEOGRAPHIC})")

NOT_FIRST = frozenset(
    "、。，．・：；？！）」』】〕］｝〉》’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々〻ヽヾゝゞ％…‥〜%),.:;?!]}»›،؛؟۔।॥។៕ๆฯ"
)
NOT_LAST = frozenset("（「『【〔［｛〈《‘“([{«‹")
"""Signs that not even a word broken inside sets at the start of a line, or at its end."""


Wrapped = tuple[tuple[str, ...], tuple[int, ...]]
"""Lines, and the indices of those that end with a line break of the text."""


def wrap(text: str, font: Font, width: float, spare: float = SPARE, hyphens: bool = False) -> tuple[str, ...]:
    """Break a text where its script may be broken into lines of at most `width` px in our fonts and in common ones (`room`), and
    `width + spare` px in the widest (`reach`); what stays together but is wider than that alone is broken inside, between
    graphemes. Line breaks of the text are kept, runs of spaces become one. At least one line, each without spaces at its
    ends; "" gives one empty line. With `hyphens`, a word of a script that knows them shows one where it is broken.
    """
    return wrapped(text, font, width, spare, hyphens)[0]


def wrapped(text: str, font: Font, width: float, spare: float = SPARE, hyphens: bool = False) -> Wrapped:
    """The lines that `wrap` gives, and the indices of those that end with a line break of the text."""
    return _wrapped(text, font, width, spare, hyphens, current_tag())


@lru_cache(maxsize=1 << 12)
def _wrapped(text: str, font: Font, width: float, spare: float, hyphens: bool, _language: str) -> Wrapped:
    """`wrapped`, remembered with the language in use: who draws a map again has mostly changed a word of it."""
    fits = _Measure(font, width, spare, hyphens)
    lines: list[str] = []
    hard: list[int] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, fits)
        hard.append(len(lines) - 1)
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return tuple(lines), tuple([index for index in hard if index + 1 < len(lines)])


def unbroken(text: str, font: Font, spare: float = SPARE) -> float:
    """The least width in px at which `wrap` breaks nothing inside that should stay together."""
    return _unbroken(text, font, spare, current_tag())


@lru_cache(maxsize=1 << 12)
def _unbroken(text: str, font: Font, spare: float, _language: str) -> float:
    fits = _Measure(font, math.inf, spare)
    found = [fits.sums(piece.text) for paragraph in text.split("\n") for piece in pieces(paragraph)]
    return max((max(room * font.size, reach * font.size - spare) for room, reach in found), default=0.0) + 0.1


def torn(text: str, lines: Sequence[str]) -> bool:
    """Whether one of the lines of a wrapped text ends inside of what should have stayed together."""
    parts = ["".join(WORD.findall(piece.text)) for paragraph in text.split("\n") for piece in pieces(paragraph)]
    whole, ends = "".join(parts), {*accumulate(map(len, parts))}
    position = 0
    for line in lines[:-1]:
        words = "".join(WORD.findall(line))
        position += len(words) if whole.startswith(words, position) else len(words) - len(HYPHEN)
        if position and position not in ends:
            return True
    return False


def _paragraph(text: str, fits: _Measure) -> list[str]:
    """The lines of one paragraph."""
    if text.isascii() and not JOINED.search(text) and (lines := _of_words(text.split(), fits)):
        return lines
    column = _Column(fits)
    column.fill(pieces(text))
    return [*column.lines, column.line.text]


def _of_words(words: Sequence[str], fits: _Measure) -> list[str]:
    """The lines of words with a space between them, of which none is ever parted; nothing where one is wider than a line."""
    space, lines = fits.space, list[str]()
    start, room, reach, characters = 0, 0.0, 0.0, 0
    for at, word in enumerate(words):
        em = ems(word, fits.bold, fits.italic)
        if at > start:
            wider = room + em.room + space.room, reach + em.reach + space.reach, characters + len(word) + 1
            if fits.within(*wider):
                room, reach, characters = wider
                continue
            lines.append(" ".join(words[start:at]))
        start, room, reach, characters = at, em.room, em.reach, len(word)
        if not fits.within(room, reach, characters):
            return []
    return [*lines, " ".join(words[start:])]


class _Column:
    """Lines from the top, and the one that is being filled."""

    def __init__(self, fits: _Measure) -> None:
        self.fits = fits
        self.lines: list[str] = []
        self.line = _GrowingLine(fits)

    def fill(self, pieces: Sequence[Piece]) -> None:
        """Add pieces in turn."""
        position, count = 0, len(pieces)
        while position < count:
            position += 1 if self.line.takes(pieces[position]) else self.add(*pieces[position : position + 2])

    def add(self, piece: Piece, following: Piece | None = None) -> int:
        """Add a piece that the line does not take; how many were added, as the last syllable of a word may be narrower than
        the hyphen before it would be.
        """
        if piece.hyphen and following and not following.hyphen and self.line.takes(piece.and_then(following)):
            return 2
        if self.line.parts:
            if piece.before or not piece.inner or _GrowingLine(self.fits).takes(piece):
                self.end()
                return 1 if self.line.takes(piece) else self.add(piece, following)
            self.fill(list(piece.divided()))  # what follows without a space may fill up the line
        elif piece.inner:
            self.fill(list(piece.divided()))
        else:
            *full, last = _broken(piece.text, self.fits)
            self.lines.extend(full)
            self.line.starts(last, piece.hyphen)
        return 1

    def end(self) -> None:
        """Begin a new line."""
        self.lines.append(self.line.ended)
        self.line = _GrowingLine(self.fits)


class _Measure:
    """Whether a line fits: a sum over its words, which the cache already knows."""

    def __init__(self, font: Font, width: float, spare: float, hyphens: bool = False) -> None:
        self.hyphens = hyphens
        self.size, self.bold, self.italic, self.spacing = font.size, font.bold, font.italic, font.spacing
        self.width, self.wide = width, width + spare
        self.near = min(NEAR * width, NEAR_MOST)
        self.space = self.ems(" ")

    def __call__(self, line: str) -> bool:
        return self.within(*self.sums(line), len(line))

    @property
    def hyphen(self) -> float:
        """The room in px that a hyphen takes."""
        return self.ems(HYPHEN).reach * self.size + self.spacing

    def ems(self, word: str) -> Widths:
        return ems(word, self.bold, self.italic)

    def sums(self, line: str) -> tuple[float, float]:
        """Room and reach of a line in em."""
        found = [self.ems(word) for word in line.split(" ")]
        spaces = len(found) - 1
        if IDEOGRAPHIC in line:  # words apart from it, as where it is added between them
            found = [self.ems(word) for part in line.split(" ") for word in IDEOGRAPHIC_APART.split(part)]
        room, reach = (sum(em.room for em in found), sum(em.reach for em in found))
        return room + spaces * self.space.room, reach + spaces * self.space.reach

    def within(self, room: float, reach: float, characters: int, short: float = 0.0) -> bool:
        """Whether a line of these widths in em fits, and is `short` px shorter than it might be."""
        size, spacing = self.size, self.spacing * characters + short
        return room * size + spacing <= self.width and reach * size + spacing <= self.wide


class _GrowingLine:
    """A line in the making: its pieces, and the sums of their widths in em. `hyphen` says that it ends within a word."""

    __slots__ = ("characters", "fits", "glued", "hyphen", "parts", "reach", "room")

    def __init__(self, fits: _Measure) -> None:
        self.fits = fits
        self.parts: list[str] = []
        self.characters = 0
        self.glued = self.hyphen = False
        self.room = self.reach = 0.0

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def ended(self) -> str:
        """The line if another one follows."""
        return self.text + HYPHEN if self.hyphen else self.text

    def starts(self, text: str, hyphen: bool) -> None:
        """Make a part of a word, which may be wider than the line, the start of it; a hyphen is shown if there is room."""
        self.parts, self.characters = [text], len(text)
        self.room, self.reach = self.fits.sums(text)
        self.hyphen = hyphen and self.fits(text + HYPHEN)

    def takes(self, piece: Piece) -> bool:
        """Add a piece, with the space before it, if there is room, and for a hyphen if the line may end so.

        Pieces without a space between them may be narrower or wider together than apart: near the end of the line
        what they are together is measured.
        """
        fits, (before, text, hyphen, _) = self.fits, piece
        apart = " " in text or IDEOGRAPHIC in text
        em = fits.sums(text) if apart else ems(text, fits.bold, fits.italic)
        room, reach, characters, glued = (
            self.room + em[-2],
            self.reach + em[-1],
            self.characters + len(text),
            self.glued,
        )
        if not self.parts:
            before = ""
        elif before:
            space = fits.space if before == " " else fits.ems(before)
            room, reach, characters = room + space.room, reach + space.reach, characters + len(before)
        else:
            glued = True
        if (glued or hyphen) and not fits.within(room, reach, characters, fits.near + (fits.hyphen if hyphen else 0.0)):
            together = self.text + before + text
            room, reach = fits.sums(together)
            if hyphen and not fits(together + HYPHEN):
                return False
        if not fits.within(room, reach, characters):
            return False
        self.parts += (before, text)
        self.room, self.reach, self.characters, self.glued, self.hyphen = room, reach, characters, glued, hyphen
        return True


def _broken(word: str, fits: _Measure) -> list[str]:
    """A word too wide for a line, in pieces that fit; a column narrower than one grapheme takes one a line."""
    clusters = list(graphemes(word))
    if fits.hyphens and HYPHENATED.fullmatch(word):
        return _hyphenated(clusters, fits)
    lines: list[str] = []
    start = 0
    while start < len(clusters):
        end = start + _fitting(clusters, start, fits)
        end = _between_signs(clusters, start, end)
        lines.append("".join(clusters[start:end]))
        start = end
    return [line.strip() for line in lines if line.strip()] or [word]


def _hyphenated(clusters: list[str], fits: _Measure) -> list[str]:
    """The letters of a word in pieces of two and more, all but the last with a hyphen."""
    lines: list[str] = []
    start = 0
    while _fitting(clusters, start, fits) < (left := len(clusters) - start):
        end = start + max(2, min(_fitting(clusters, start, lambda text: fits(text + HYPHEN)), left - 2))
        lines.append("".join(clusters[start:end]) + HYPHEN)
        start = end
    return [*lines, "".join(clusters[start:])]


def _between_signs(clusters: list[str], start: int, end: int) -> int:
    """Where a line of graphemes ends so that no closing sign starts the next one and no opening sign ends it, if it may."""
    for position in range(end, start, -1) if end < len(clusters) else ():
        if clusters[position][0] not in NOT_FIRST and clusters[position - 1][0] not in NOT_LAST:
            return position
    return end


def _fitting(clusters: list[str], start: int, fits: Callable[[str], bool]) -> int:
    """How many graphemes from `start` on fit into a line, at least one: doubled until too many, then halved between.

    So a line costs what it holds, however long the word is.
    """
    low, most = 1, len(clusters) - start
    high = 2
    while high <= most and fits("".join(clusters[start : start + high])):
        low, high = high, 2 * high
    high = min(high - 1, most)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits("".join(clusters[start : start + middle])) else (low, middle - 1)
    return low
