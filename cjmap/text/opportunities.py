"""A paragraph → what stays together on a line, in the order of the text, and where a piece too wide for a line is divided.

Plain letters break at spaces, after hyphens and strokes, and at soft hyphens, which is known without a library. All others
break where the Unicode Line Breaking Algorithm (UAX #14, strict) allows it: ICU knows the words of Thai, Lao, Khmer and
Burmese, and the phrases of Japanese, which short lines are best broken between. Korean breaks at its spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from cjmap.language import current_tag
from cjmap.late import pattern
from cjmap.text.scripts import PLAIN, found, han, icu, starts

ALWAYS, TIGHT, INNER, NUMBER = range(4)
"""Where a line may end: anywhere in a text; or only in a piece that is too wide for a line, between what is read in one
breath, between two characters of a phrase, between a number and its unit. A piece is divided at the first kind it has."""

SPACE = "[ \t\n\r\v\f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+"
WORD = pattern("[^ \t\n\r\v\f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
IDEOGRAPHIC, SPACES = "\u3000", " \u3000"

PARTS = pattern(r"[^-/–—\u200b]*[-/–—\u200b]+(?=[^\W\d])|[^-/–—\u200b]+$|.+$", re.DOTALL)
HYPHENS = ("-", "/", "‐", "–", "—", "\u200b")
"""After these, no hyphen is shown where a line ends."""

SOFT_HYPHEN = "\u00ad"
SOFT = pattern(r"(?<=[^\s([{])\u00ad+(?=\w)")
"""A soft hyphen, or several, where a line may end."""

CLOSING, OPENING = "[!?:;»›]+", "[«‹]+"
"""Signs that some languages set apart with a space, which may be an ordinary one: no line starts or ends with them."""
SET_APART = r"(?:^|\s)[!?:;»›«‹]"

# What is only asked of other letters is compiled when it is first used, as these take as long as drawing a map.

CJK = "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
LOCALES = {"Jpan": "ja", "Kore": "ko", "": "root"}
IN_PHRASES = ("Jpan", "Kore")
STRICT, PHRASES = "@lb=strict", "@lb=strict;lw=phrase"
"""The names of ICU's locales, by script (Chinese for those that are not here), and what is asked of them."""

AT_ONCE = 1000
"""Characters that ICU looks for phrases in at once, as its time grows with their square; longer texts are not remembered."""

NEVER = (
    r"[0-9０-９Ａ-Ｚａ-ｚ．，：](?=[0-9０-９Ａ-Ｚａ-ｚ])"  # full-width numbers and words, which ICU takes for ideographs
    r"|[^ \u3000—](?=—)"  # a dash does not start a line
    r"|[^ \u3000](?=[\u1000-\u1021]\u103a)"  # a Burmese consonant that ends a syllable
)
"""No line ends after these, though UAX #14 would allow it."""

UNIT = r"[-–—〜～第約](?=\d)|\d(?=[\u3005\u3400-\u9fff\uac00-\ud7a3])|[でま](?=す|した|せん)"
DATE = r"[年月](?=\d)"
HANGUL = r"[^-/‐–—\u200b \u3000](?=[\uac00-\ud7a3])"
"""After these stand the end of a range, of what a number counts or of a polite ending; of a date; of a Korean word."""

GLUED = "[ \u3000](?=[\u2060\ufeff])"
"""A space that a word joiner keeps a line from ending at."""

JOINED = (
    r"(?:の|は|が|を|に|で|と|も|へ|や|か|ね|よ|から|まで|より|ので|のに|さん|様|って|という|て|た|ています?|ていま[しせ]\w+"
    r"|てい(?:る|た|て|ない|なかった)|(?:にく|やす|づら)(?:い|く|かった)"
    r"|[かがさたなばまらわ]れ(?:る|た|て|ば|ない|なかった|ます|まし\w+|ませ\w+)[のとがはかで]?"
    r"|[者員度側的][のはがをにでともなへ]?"
    r"|する|した|して|します|しま[しせ]\w+|しない|できる|でき(?:ます|た|ない)|です|でした|だった|ます|まし\w+|ませ\w+|ない|なかった"
    r")[、。，．・：；？！）」』】〕］｝〉》…ー]*"
)
"""Particles and endings of Japanese: they belong to what is before them. ICU parts some of them from it."""


NOUN = "[\u3005\u3400-\u9fff\u30a1-\u30fa\u30fc]"
SUFFIX = r"[\u3400-\u9fff][のはがをにでともなへや]?[、。，．・：；？！）」』】〕］｝〉》…]*"
"""What nouns are written in, and a single character behind one, as in 料理長の: the end of a word, most often."""


class Piece(NamedTuple):
    """What stays together, and the space before it. `hyphen` says that a line that ends with it shows a hyphen; `inner` are
    the positions where it is divided if it is too wide for a line alone, each with its rank.
    """

    before: str
    text: str
    hyphen: bool = False
    inner: tuple[tuple[int, int], ...] = ()

    def divided(self) -> Iterator[Piece]:
        """The smaller pieces of a piece that has any."""
        lowest = min(rank for _, rank in self.inner)
        *parts, last = _cut(self.text, self.inner, lowest, self.before)
        yield from parts
        yield last._replace(hyphen=self.hyphen)

    def and_then(self, after: Piece) -> Piece:
        """Two pieces that stay together."""
        tight = len(self.text) + len(after.before)
        inner = (*self.inner, (tight, TIGHT), *((position + tight, rank) for position, rank in after.inner))
        return Piece(self.before, self.text + after.before + after.text, after.hyphen, inner)


def _cut(text: str, positions: Iterable[tuple[int, int]], most: int, before: str) -> Iterator[Piece]:
    """A text cut at those of the positions whose rank is at most this one."""
    start = 0
    inner: list[tuple[int, int]] = []
    for position, rank in (*positions, (len(text), most)):
        if rank > most:
            inner.append((position - start, rank))
            continue
        part = text[start:position]
        body = part.rstrip(SPACES)
        yield Piece(before, body, False, tuple(inner))
        before, start, inner = part[len(body) :], position, []


def pieces(text: str) -> Sequence[Piece]:
    """The pieces of a paragraph. Runs of spaces are one space; soft hyphens are left out, but for what they allow."""
    return _remembered(text, current_tag()) if len(text) <= AT_ONCE else _pieces(text, current_tag())


def _pieces(text: str, tag: str) -> tuple[Piece, ...]:
    """The pieces of a paragraph of a map in a language."""
    if PLAIN.fullmatch(text):
        found = _plain(text)
        return tuple(_with_signs(found) if re.search(SET_APART, text) else found)
    return tuple(_by_rules(text, tag))


def _plain(text: str) -> Iterator[Piece]:
    """Words, and their parts at hyphens, strokes and soft hyphens."""
    for word in WORD.findall(text):
        if word.isascii() and "-" not in word and "/" not in word:
            yield Piece(" ", word)
            continue
        before = " "
        for part in PARTS.findall(word):
            *syllables, last = (piece.replace(SOFT_HYPHEN, "") for piece in SOFT.split(part))
            for syllable in syllables:
                yield Piece(before, syllable, not syllable.endswith(HYPHENS))
                before = ""
            if last:
                yield Piece(before, last)
                before = ""


def _with_signs(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, with signs that are set apart joined to what they belong to."""
    held: Piece | None = None
    for piece in pieces:
        if held and (re.fullmatch(CLOSING, piece.text) or re.fullmatch(OPENING, held.text)):
            held = held.and_then(piece)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


_remembered = lru_cache(maxsize=1 << 11)(_pieces)
"""A label is wrapped several times, in columns of several widths."""


def _by_rules(text: str, tag: str) -> Iterator[Piece]:
    """The pieces of a text that is not in plain letters, in a map of that language."""
    text = re.sub(SPACE, lambda space: IDEOGRAPHIC if IDEOGRAPHIC in space[0] else " ", text).strip(SPACES)
    parts = [part.replace(SOFT_HYPHEN, "") for part in SOFT.split(text)]
    text = "".join(parts)
    ranks = _ranks(text, tag)
    soft = {position for position in accumulate(map(len, parts[:-1])) if ranks.get(position, NUMBER) > ALWAYS}
    ranks.update((position, ALWAYS) for position in soft)
    position = 0
    for piece in _cut(text, sorted(ranks.items()), ALWAYS, ""):
        position += len(piece.before) + len(piece.text)
        yield piece._replace(hyphen=True) if position in soft and not piece.text.endswith(HYPHENS) else piece


def _ranks(text: str, tag: str) -> dict[int, int]:
    """Where a line may end in a text with single spaces, and how readily."""
    script = han(text, tag) if re.search(CJK, text) else ""
    locale = LOCALES.get(script, "zh")
    clusters = {*starts(text)} - {0, len(text)}
    allowed = (clusters & {*_lines(text, locale + STRICT)}) - _after(NEVER, text)
    ranks = dict.fromkeys(allowed, ALWAYS)
    tight = _after(DATE, text) | _after(HANGUL, text)
    if script in IN_PHRASES:
        phrases = sorted(allowed & {*_phrases(text, locale + PHRASES)})
        ranks = dict.fromkeys(allowed, INNER) | dict.fromkeys(phrases, ALWAYS)
        tight.update(_joined(text, phrases))
    ranks.update(dict.fromkeys(allowed & tight, TIGHT))
    ranks.update(dict.fromkeys(allowed & _after(UNIT, text), NUMBER))
    spaces = {position for position, character in enumerate(text, 1) if character in SPACES} & clusters
    ranks.update(dict.fromkeys(spaces - allowed - _after(GLUED, text), TIGHT))
    return ranks


def _after(pattern: str, text: str) -> set[int]:
    """The positions at which matches of a pattern end."""
    return {match.end() for match in re.finditer(pattern, text)}


def _lines(text: str, locale: str) -> Iterator[int]:
    """The positions where ICU lets a line end. An iterator is made in some microseconds and belongs to one thread."""
    return found(icu().BreakIterator.createLineInstance(icu().Locale(locale)), text)


def _phrases(text: str, locale: str) -> Iterator[int]:
    """The positions between phrases; a longer text is taken up again where its last phrase but one ends."""
    start = 0
    while True:
        positions = [start + position for position in _lines(text[start : start + AT_ONCE], locale)]
        if start + AT_ONCE >= len(text):
            yield from positions
            return
        positions = positions[:-1] or positions
        yield from positions
        start = positions[-1]


def _joined(text: str, phrases: Sequence[int]) -> Iterator[int]:
    """The positions between phrases of which the second is no phrase of its own."""
    for start, end in pairwise([*phrases, len(text)]):
        before, phrase = text[start - 1], text[start:end].rstrip(SPACES)
        prefix = before in "おご" and "\u4e00" <= phrase[0] <= "\u9fff"  # polite, of what follows
        ending = (before.isalnum() or before in "）」』】〕］｝〉》%％") and re.fullmatch(JOINED, phrase)
        suffix = re.match(NOUN, before) and re.fullmatch(SUFFIX, phrase)
        if before in "っッ" or prefix or ending or suffix:
            yield start
