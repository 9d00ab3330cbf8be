"""A text, its font and a column's width → the lines that fit into it, none of them cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cjmap.scene import Font
from cjmap.text.widths import Widths, ems

SPARE = 20.0
"""Px to the right of a column that a wider substitute font may run into before it meets another text."""

NEAR, NEAR_MOST = 0.03, 60.0
"""Near the end of a line: this part of its width, at most so many px."""

NO_WIDTH = Widths(0.0, 0.0, 0.0)

PARTS = re.compile(r"[^-/–—\u200b]*[-/–—\u200b]+(?=[^\W\d])|[^-/–—\u200b]+$|.+$", re.DOTALL)
WORD = re.compile(r"[^ \t\r\v\f\x85\u2000-\u2006\u2008-\u200a\u2028\u2029\u3000]+")
IDEOGRAPH = re.compile(r"[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
NOT_FIRST = "、。，．・：；？！）」』】〕］｝〉》’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々〻ヽヾゝゞ%),.:;?!]}"
NOT_LAST = "（「『【〔［｛〈《‘“([{"


def wrap(text: str, font: Font, width: float, spare: float = SPARE) -> tuple[str, ...]:
    """Break a text at word boundaries into lines of at most `width` px in Inter and Arial, and `width + spare` px in the
    widest substitute; a word that is wider than that alone is broken inside, between graphemes. Line breaks of the text
    are kept, runs of blanks become one. At least one line, each without blanks at its ends; "" gives one empty line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_paragraph(paragraph, font, width, spare))
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _paragraph(text: str, font: Font, width: float, spare: float) -> Iterator[str]:
    """The lines of one paragraph."""
    fits = _Measure(font, width, spare)
    line = _Line(fits)
    for before, piece in _pieces(text):
        if line.takes(before, piece):
            continue
        if line.parts:
            yield line.text
        *full, last = [piece] if fits(piece) else _broken(piece, fits)
        yield from full
        line = _Line(fits, last)
    yield line.text


class _Measure:
    """Whether a line fits: a sum over its words, which the cache already knows."""

    def __init__(self, font: Font, width: float, spare: float) -> None:
        self.font, self.width, self.wide = font, width, width + spare
        self.near = min(NEAR * width, NEAR_MOST)
        self.blank = self.ems(" ")

    def __call__(self, line: str) -> bool:
        return self.within(*self.sums(line), len(line))

    def ems(self, word: str) -> Widths:
        return ems(word, self.font.bold, self.font.italic)

    def sums(self, line: str) -> tuple[float, float]:
        """Room and reach of a line in em."""
        found = [self.ems(word) for word in line.split(" ")]
        blanks = len(found) - 1
        room, reach = (sum(em.room for em in found), sum(em.reach for em in found))
        return room + blanks * self.blank.room, reach + blanks * self.blank.reach

    def within(self, room: float, reach: float, letters: int, short: float = 0.0) -> bool:
        """Whether a line of these widths in em fits, and is `short` px shorter than it might be."""
        size, spacing = self.font.size, self.font.spacing * letters + short
        return room * size + spacing <= self.width and reach * size + spacing <= self.wide


class _Line:
    """A line in the making: its pieces, and the sums of their widths in em."""

    __slots__ = ("fits", "glued", "letters", "parts", "reach", "room")

    def __init__(self, fits: _Measure, piece: str = "") -> None:
        self.fits = fits
        self.parts = [piece] if piece else []
        self.letters = len(piece)
        self.glued = False
        self.room, self.reach = fits.sums(piece) if piece else (0.0, 0.0)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def takes(self, before: str, piece: str) -> bool:
        """Add a piece, with the blank before it, if there is room.

        Pieces without a blank between them may be narrower or wider together than apart: near the end of the line
        what they are together is measured.
        """
        fits, em = self.fits, self.fits.ems(piece)
        before = before if self.parts else ""
        blank = fits.blank if before else NO_WIDTH
        room, reach = self.room + blank.room + em.room, self.reach + blank.reach + em.reach
        letters = self.letters + len(before) + len(piece)
        glued = self.glued or bool(self.parts and not before)
        if glued and not fits.within(room, reach, letters, fits.near):
            room, reach = fits.sums(self.text + before + piece)
        if not fits.within(room, reach, letters):
            return False
        if before:
            self.parts.append(before)
        self.parts.append(piece)
        self.room, self.reach, self.letters, self.glued = room, reach, letters, glued
        return True


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What must stay together, each with the blank before it: words, parts of words at hyphens and strokes, ideographs."""
    for word in WORD.findall(text):
        before = " "
        for part in _parts(word):
            yield before, part
            before = ""


def _parts(word: str) -> Iterator[str]:
    if word.isascii() and "-" not in word and "/" not in word:
        yield word
    elif IDEOGRAPH.search(word):
        yield from _ideographs(word)
    else:
        yield from (part for part in PARTS.findall(word) if part)


def _ideographs(word: str) -> Iterator[str]:
    """Chinese and Japanese break between any two characters, but no closing mark starts a line and no opening one ends it."""
    part = ""
    for cluster in graphemes(word):
        joined = part and (cluster in NOT_FIRST or part[-1] in NOT_LAST)
        latin = part and not IDEOGRAPH.match(cluster) and not IDEOGRAPH.match(part[-1])
        if part and not joined and not latin:
            yield part
            part = ""
        part += cluster
    if part:
        yield part


def _broken(word: str, fits: _Measure) -> list[str]:
    """A word too wide for a line, in pieces that fit; a column narrower than one grapheme takes one a line."""
    clusters = list(graphemes(word))
    lines: list[str] = []
    start = 0
    while start < len(clusters):
        end = start + _fitting(clusters, start, fits)
        lines.append("".join(clusters[start:end]))
        start = end
    return lines


def _fitting(clusters: list[str], start: int, fits: _Measure) -> int:
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


def graphemes(text: str) -> Iterator[str]:
    """Split a text where a cursor would stop: marks, joiners, skin tones stay with what they belong to."""
    cluster = ""
    for letter in text:
        if cluster and (_extends(letter) or cluster.endswith("\u200d") or _flag(cluster, letter)):
            cluster += letter
            continue
        if cluster:
            yield cluster
        cluster = letter
    if cluster:
        yield cluster


def _extends(letter: str) -> bool:
    return letter in "\u200d\u200c" or 0x1F3FB <= ord(letter) <= 0x1F3FF or unicodedata.category(letter)[0] == "M"


def _flag(cluster: str, letter: str) -> bool:
    """Two regional indicators make one flag."""
    return len(cluster) == 1 and all(0x1F1E6 <= ord(sign) <= 0x1F1FF for sign in cluster + letter)
