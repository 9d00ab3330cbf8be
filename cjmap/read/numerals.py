"""Words where a number is wanted → why they are none in a journey file, and the number that they mean."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from cjmap.late import pattern
from cjmap.read.dictionary import NUMBER_WORDS

_DASHES = str.maketrans(dict.fromkeys("−–—‒―﹣－", "-"))
_NUMBER = pattern(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")
_N = r"[+-]?[0-9]+(?:[.,][0-9]+)?"
_COMMA = pattern(r"[+-]?[0-9]+,[0-9]+")
_PARTED = pattern(r"[+-]?[0-9]{1,3}(?P<sep>[ '’_.,])[0-9]{3}(?:(?P=sep)[0-9]{3})*(?P<decimals>[.,][0-9]+)?")
_FRACTION = pattern(
    rf"({_N}) ?(?:/|⁄|of|out of|von|aus|de|sur|su|di|van|z|из|中|分の) ?([0-9]+(?:[.,][0-9]+)?)(?: ?\D*)?"
)
_RANGE = pattern(rf"({_N}) ?(?:-|to|bis|à|a|\.\.\.?|…|~|〜|～) ?({_N})")
_ABOUT = pattern(
    rf"(?:~|≈|±|about|around|approx\.?|approximately|circa|ca\.?|c\.|etwa|rund|environ|約|约|>=?|<=?|≥|≤) ?({_N})"
)
_OR_MORE = pattern(rf"({_N}) ?(?:\+|or more|ish|\?)")
_STARS = pattern(r"([★⭐*]+)([☆✩]*)")
_LEADING = pattern(rf"({_N})(?![0-9])(.+)", re.DOTALL)


class Meaning(NamedTuple):
    """What words mean where a number is wanted.

    `right` is the number as it should be written, empty where none is meant; `cause` says what it is instead of a plain
    number; `sure` whether it can only be that number; `whole` is what a fraction is a part of, `rest` what stands behind
    a number.
    """

    right: str
    cause: str
    sure: bool = False
    whole: str = ""
    rest: str = ""


def meaning(words: str) -> Meaning | None:
    """What words mean that are no number as the format writes them; None where nothing of a number is in them."""
    words = words.strip()
    plain = narrow(words)
    if _NUMBER.fullmatch(plain):
        other = any(char.isdecimal() and char not in "0123456789" for char in words)
        cause = "digits are 0 to 9" if other else "a minus is a hyphen" if plain[0] == "-" else "a number stands alone"
        return Meaning(plain.removeprefix("+"), cause, sure=True)
    return _joined(plain) or _several(plain) or _in_words(plain) or _in_pictures(words, plain)


def percentage(words: str) -> str:
    """`45 ％`, `٤٥٪`, `45 percent`, `4,5 %` → `45%`, `4.5%`; empty for all else."""
    found = re.fullmatch(
        rf"({_N}) ?(?:%|percent|per cent|pct\.?|prozent|pour cent|por ciento|процентов|процента)", narrow(words)
    )
    return f"{found[1].replace(',', '.')}%" if found else ""


def whole_number(words: str) -> str:
    """The number that words are all through, in other digits or with its thousands parted; empty for all else."""
    plain = narrow(words)
    if found := re.fullmatch(r"(.+?) ?%", plain):
        number = whole_number(found[1]) or (found[1] if _NUMBER.fullmatch(found[1]) else "")
        return f"{number}%" if number else ""
    if _NUMBER.fullmatch(plain):
        return plain
    return joined.right if (joined := _joined(plain)) and joined.sure else ""


def narrow(words: str) -> str:
    """Words with digits 0 to 9, plain hyphens, spaces and percent signs, without capitals."""
    words = unicodedata.normalize("NFKC", words.strip()).casefold().translate(_DASHES)
    words = words.replace("٪", "%").replace("٫", ".").replace("٬", ",").replace("·", ".")
    words = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in words)
    return " ".join(words.split())


def _joined(plain: str) -> Meaning | None:
    """Thousands that are parted: `1 234`, `1'234`, `1.234,5`; `2,400` may be either, and `3,1` has a decimal comma."""
    found = _PARTED.fullmatch(plain)
    if found and found["sep"] != (found["decimals"] or "")[:1]:
        sep, decimals = found["sep"], found["decimals"] or ""
        right = plain[: len(plain) - len(decimals)].replace(sep, "") + decimals.replace(",", ".")
        sure = sep in " '’_" or bool(decimals) or plain.count(sep) > 1
        return Meaning(right, "thousands are not parted, and decimals have a point", sure=sure)
    if _COMMA.fullmatch(plain):
        return Meaning(plain.replace(",", "."), "numbers use a point, not a comma", sure=True)
    return None


def _several(plain: str) -> Meaning | None:
    """Two numbers, or a number that is not exact."""
    if found := _FRACTION.fullmatch(plain):
        return Meaning(_point(found[1]), f"{_point(found[1])} of {_point(found[2])}", whole=_point(found[2]))
    if found := _RANGE.fullmatch(plain):
        return Meaning("", "two numbers: write one")
    if found := _ABOUT.fullmatch(plain) or _OR_MORE.fullmatch(plain):
        return Meaning(_point(found[1]), "one exact number, without a sign for about, more or less")
    return None


def _in_words(plain: str) -> Meaning | None:
    number = NUMBER_WORDS.get(plain.strip(" .!"))
    return Meaning(str(number), "a number is written in digits", sure=True) if number is not None else None


def _in_pictures(words: str, plain: str) -> Meaning | None:
    """`★★★☆☆`, `-4 😡`, `4 points`."""
    if found := _STARS.fullmatch(words):
        count, most = len(found[1]), len(found[1]) + len(found[2])
        return Meaning(
            str(count), f"{count} of {most}" if found[2] else f"{count} stars", whole=str(most) if found[2] else ""
        )
    found = _LEADING.fullmatch(plain)
    if found and not found[2].strip(" .!"):
        return Meaning(_point(found[1]), "a number stands alone", sure=True)
    joined = found and re.match(r"[^\W_]+[0-9]", found[2])
    if found and not joined and found[2][:1] not in ".,-/:":
        return Meaning(_point(found[1]), "a number stands alone", rest=found[2].strip(" -:=()"))
    return None


def _point(number: str) -> str:
    return number.replace(",", ".").removeprefix("+")
