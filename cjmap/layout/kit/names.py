"""Names of stages and personas → the numbers that stages bring, short names and initials where there is little room."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from cjmap.language import current_language, messages
from cjmap.language.tags import BEFORE_ALONE, GIVEN_LAST, is_title, joins, parts_of
from cjmap.late import pattern
from cjmap.text.breaking import graphemes

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

BEGINNING = pattern(
    r"\W*?(?P<word>[^\W\d]+[.:]?[ \u00a0-]?|第)?(?P<number>\d{1,3}|[\u2460-\u2473\u2776-\u277f])(?P<after>.?)", re.S
)
"""`1. Find`, `Stage 2: Buy`, `(3) Use`, `第4段階`, `⑤ Pay`: a word of any language, a number of any script, what follows it."""

IN_ROMAN = pattern(r"\W*?(?P<word>[^\W\d]+ )?(?P<number>[ivxl]{1,6})(?P<after>[.):\u2013\u2014-])", re.I)
"""`II. Buy`, `Phase III: Use`: without a sign after it, it may be a word."""

BEHIND = pattern(r"[\s.:)\]/|·•‐-―\-、）．：］】〉〕]+")
"""What parts a number from the name behind it."""

OPENING = frozenset(" ([#№（［【〈〔")
"""What stands before a number that is no part of the name."""

JOINED = "%°"
"""What a number belongs to that counts something: `30% off`."""


def brings_numbers(names: Sequence[str]) -> bool:
    """Whether every name begins with its number, each with the one that follows the last, all in the same manner."""
    return _brings(tuple(names))


@lru_cache(maxsize=1 << 8)
def _brings(names: tuple[str, ...]) -> bool:
    found = [_number(name) for name in names]
    if not found or None in found:
        return False
    words, numbers = zip(*(one for one in found if one), strict=True)
    first = numbers[0]
    return len(set(words)) == 1 and first in (0, 1) and list(numbers) == list(range(first, first + len(numbers)))


def without_number(name: str, number: int, names: Sequence[str]) -> str:
    """The name of a stage for a reader who has just heard its number; as it is where the number in it is another one.

    A sign makes sure that a number is one of the stage (`1. Find`); without it (`1 Find`) all stages, which are called `names`,
    are numbered so. A word before the number is kept, unless it is that for a stage (`Week 1: Find`).
    """
    match = BEGINNING.match(name) or IN_ROMAN.match(name)
    if not match or _number(name) != ((match["word"] or "").casefold(), number):
        return name
    start = match.start("word") if match["word"] else match.start("number")
    word = (match["word"] or "").strip(" .:-\u00a0").casefold()
    catalogue = messages().numbers.stage_of(number=number, count=len(names)).casefold()
    parted = BEHIND.match(name, match.end("number"))
    bare = name[parted.end() if parted else match.end("number") :]
    if (
        not OPENING.issuperset(name[:start])
        or (word and word not in catalogue.split())
        or not bare
        or bare[0].isdigit()
    ):
        return name
    sign = parted[0] if parted else ""
    circled = not match["number"].isdecimal() and not match["number"].isascii()
    is_sign = circled or (bool(sign.strip()) and (sign != sign.rstrip() or not sign.isascii()))
    return bare if is_sign or (sign and _count_on(names)) else name


def _count_on(names: Sequence[str]) -> bool:
    """Whether there are several names, each with a number that follows the one before it, all in the same manner."""
    found = [_number(name) for name in names]
    pairs = pairwise(found)
    return len(found) > 1 and all(one and other and other == (one[0], one[1] + 1) for one, other in pairs)


def _number(name: str) -> tuple[str, int] | None:
    """The word before the number that a name begins with, and the number."""
    if match := BEGINNING.match(name):
        if match["after"] in JOINED and match["after"]:
            return None
        number = match["number"]
        value = int(number) if number.isdecimal() else int(unicodedata.numeric(number))
        return (match["word"] or "").casefold(), value
    if match := IN_ROMAN.match(name):
        digits = [ROMAN[letter] for letter in match["number"].casefold()]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        return (match["word"] or "").casefold(), sum(-one if one < later else one for one, later in pairs)
    return None


ASIDE = pattern(r"[(\[,;/&·–—|]")
"""Where what is said of somebody begins, behind the name."""

PART = pattern(r"[-_]+|(?<=[^\W\d_])(?=\d)")
"""Where a word of a name goes over to a next part."""


def short_names(people: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What each persona, an id and a name, is called: the first word that names somebody, without titles, articles and signs;
    the last one where people are called by it; the whole name where two share that word or there is none.
    """
    names = tuple(name for _, name in people)
    return {persona: short for (persona, _), short in zip(people, _called(names, current_language().tag), strict=True)}


@lru_cache(maxsize=64)
def _called(names: tuple[str, ...], tag: str) -> tuple[str, ...]:
    first = [_call_name(name, tag) for name in names]
    count = Counter(word.casefold() for word in first)
    return tuple(
        word if word and count[word.casefold()] == 1 else " ".join(name.split())
        for name, word in zip(names, first, strict=True)
    )


def _call_name(name: str, tag: str) -> str:
    words = _words(name, tag)
    if not words:
        return ""
    if parts_of(tag).language in GIVEN_LAST:
        return words[-1]
    joined = 1
    while joined < len(words) and joins(words[joined - 1]):
        joined += 1
    return " ".join(words[:joined])


def _words(name: str, tag: str) -> list[str]:
    """The words of a name that name somebody: no titles, no single letters, nothing without a letter."""
    parts = ASIDE.split(name)[0].split() or name.split()
    last = len(parts) - 1 if parts_of(tag).language == BEFORE_ALONE else -1
    return [
        word
        for index, word in enumerate(parts)
        if any(map(str.isalpha, word))
        and not _is_single_letter(word)
        and (not is_title(word, tag) or (index and (index == last or joins(word))))
    ]


def _is_single_letter(word: str) -> bool:
    """Whether a word is one letter of a script with capitals, `A` or `J.`"""
    bare = word.rstrip(".")
    return len(bare) == 1 and bare.lower() != bare.upper()


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name, `MC` of Maya Chen; Arabic ones do not join."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    return _together([_capital(word) for word in (words[:1] + words[1:][-1:])])


def initials_of(names: Sequence[str]) -> tuple[str, ...]:
    """The initials of each of several names; of those that would have the same, others, as far as their letters go."""
    return _apart(tuple(names), current_language().tag)


Pattern = Callable[[list[str]], str]
"""Words of a name → letters for it, "" where there are too few."""


@lru_cache(maxsize=64)
def _apart(names: tuple[str, ...], tag: str) -> tuple[str, ...]:
    plain = [initials(name) for name in names]
    count = Counter(plain)
    found = {index: one for index, one in enumerate(plain) if count[one] == 1}
    for shared in (one for one in count if count[one] > 1):
        indices = [index for index, one in enumerate(plain) if one == shared]
        parts = {index: _parts(names[index], tag) for index in indices}
        taken = {*found.values(), *(one for one in count if count[one] > 1)}
        for shorten in PATTERNS:
            made = [shorten(parts[index]) for index in indices]
            if all(made) and len({*made}) == len(made) and taken.isdisjoint(made):
                found |= dict(zip(indices, made, strict=True))
                break
        else:
            for index in indices:
                own = (one for one in _candidates(parts[index]) if one and one not in taken)
                found[index] = next(own, shared)
                taken.add(found[index])
    return tuple(found[index] for index in range(len(names)))


def _parts(name: str, tag: str) -> list[str]:
    """The words of a name, those with capitals inside taken apart: `DataAnalyst` → Data, Analyst."""
    parts = [word for word in name.split() if any(map(str.isalnum, word)) and not is_title(word, tag)] or name.split()
    return [part for word in parts for part in PART.split(_humps(word)) if part]


def _humps(word: str) -> str:
    """A word with a hyphen before each capital that follows a small letter."""
    return "".join(
        f"-{letter}" if index and letter.isupper() and word[index - 1].islower() else letter
        for index, letter in enumerate(word)
    )


def _ends(words: list[str]) -> str:
    """The first letters of the first and the last word; of a single word its first two."""
    if len(words) < 2:
        return _together([_capital(words[0]), *_following(words[0])[:1]]) if words else ""
    return _together([_capital(words[0]), _capital(words[-1])])


def _last_two(words: list[str]) -> str:
    return _together([_capital(words[0]), _capital(words[-1]), *_following(words[-1])[:1]]) if len(words) > 1 else ""


def _first_two(words: list[str]) -> str:
    return _together([_capital(words[0]), *_following(words[0])[:1], _capital(words[-1])]) if len(words) > 1 else ""


def _three(words: list[str]) -> str:
    return _together([_capital(words[0]), *_following(words[0])[:2]]) if words else ""


PATTERNS: tuple[Pattern, ...] = (_ends, _last_two, _first_two, _three)
"""Ways to make initials, best first; the first one that keeps all who share theirs apart is theirs."""


def _candidates(words: list[str]) -> Iterator[str]:
    """Ways to call one: by the patterns, else the first letter and any other one of the name."""
    yield from (shorten(words) for shorten in PATTERNS)
    if words:
        others = chain.from_iterable(_following(word) for word in words)
        yield from (_together([_capital(words[0]), letter]) for letter in others)
        yield from (_together([_capital(words[0]), _capital(word)]) for word in words[1:])


def _following(word: str) -> list[str]:
    """The letters and digits after the first one, small."""
    return [one.lower() for one in list(graphemes(word))[1:] if one[0].isalnum()]


def _together(letters: list[str]) -> str:
    """Letters beside each other; Arabic ones do not join."""
    return ("\u200c" if any("\u0600" <= letter <= "\u08ff" for letter in letters) else "").join(letters)


def _capital(word: str) -> str:
    return current_language().capitals(_initial(word))


def _initial(word: str) -> str:
    """The first letter of a word with its marks; in Thai and Lao the consonant after a vowel that is only written before
    it, in Arabic the letter after the article.
    """
    before = word[0] in "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4" and len(word) > 1
    article = word.startswith("\u0627\u0644") and len(word) > 3
    return next(graphemes(word[1:] if before else word[2:] if article else word))
