"""A text → its scripts (ISO 15924), its grapheme clusters, and how they are set; ICU is loaded where it is needed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from cjmap.diagnostics import MissingLibrary
from cjmap.late import pattern
from cjmap.records import replace
from cjmap.scene import Font

INSTALL = (
    "Texts in this file need the library ICU, which this machine lacks. Install it with `pip install pyicu-wheels`; where "
    "there is none for your Python, with `brew install icu4c pkg-config` or `sudo apt install libicu-dev pkg-config g++`, "
    "and then `pip install pyicu`."
)


@cache
def icu() -> Any:
    """The package `icu`, loaded when it is first wanted (10 ms). MissingLibrary where there is none."""
    try:
        import icu as package
    except ImportError as error:
        raise MissingLibrary(INSTALL) from error
    return package


SIMPLE = pattern(
    "[\\s!-~\u00a0-\u024f\u0259\u02bb-\u02dd\u0300-\u0308\u0370-\u052f\u1e00-\u1fff\u200b-\u200d\u2010-\u2027\u202f-\u205e"
    "\u2070-\u209c\u20a0-\u20bf\u2100-\u218b\u2190-\u22ff\u25a0-\u25ff\u2713\u2717]*"
)
"""Texts in letters of Latin, Greek and Cyrillic with their punctuation: left to right, one glyph after the other, in Inter
if it has them. All others are taken apart (`itemize.py`)."""

PLAIN = pattern(
    "[\x00-\u058f\u10a0-\u10ff\u1c80-\u1c8f\u1d00-\u1dbf\u1e00-\u205f\u2061-\u20cf\u2100-\u22ff\u2500-\u25ff\u2713\u2717]*"
)
"""Texts in letters of Latin, Greek, Cyrillic, Armenian and Georgian with their marks, whatever font has them: their lines
break at spaces and hyphens, and a mark belongs to the letter before it. All others are left to ICU."""

IGNORABLE = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]+"
)
"""Characters that are not seen, whether a font has them or not (Unicode, Default_Ignorable_Code_Point)."""

PRIVATE = "[\ue000-\uf8ff\U000f0000-\U0010ffff]"
"""Characters for private use: what they mean is known to their author alone, and each font has something else there."""

COMMON = "Zyyy"
SHARED = (COMMON, "Zinh")
"""The scripts of what stands in texts of any script: digits and punctuation, marks that take that of their letter."""

BESIDE_HAN = ("Hira", "Kana", "Bopo")
"""Scripts that are written together with Chinese characters, in one font."""

SANS, SYMBOLS, EMOJI = "Sans", "Symbols", "Emoji"
"""What stands for a script in tables of fonts: letters of any, signs, emoji."""

EMOJI_SHOWN, TEXT_SHOWN, KEYCAP = "\ufe0f", "\ufe0e", "\u20e3"

PACKAGED: Mapping[str, str] = {
    "Arab": "Noto Sans Arabic",
    "Armn": "Noto Sans Armenian",
    "Beng": "Noto Sans Bengali",
    "Deva": "Noto Sans Devanagari",
    "Ethi": "Noto Sans Ethiopic",
    "Geor": "Noto Sans Georgian",
    "Gujr": "Noto Sans Gujarati",
    "Guru": "Noto Sans Gurmukhi",
    "Hebr": "Noto Sans Hebrew",
    "Khmr": "Noto Sans Khmer",
    "Knda": "Noto Sans Kannada",
    "Laoo": "Noto Sans Lao",
    "Mlym": "Noto Sans Malayalam",
    "Mymr": "Noto Sans Myanmar",
    "Orya": "Noto Sans Oriya",
    "Sinh": "Noto Sans Sinhala",
    "Taml": "Noto Sans Tamil",
    "Telu": "Noto Sans Telugu",
    "Thai": "Noto Sans Thai",
    SANS: "Noto Sans",
    SYMBOLS: "Noto Sans Symbols",
    EMOJI: "Noto Emoji",
}
"""The families of the fonts that are installed with this program, by script; the last three are of no script."""

HAN_FACES: Mapping[str, tuple[int, str]] = {
    "Jpan": (0, "Noto Sans CJK JP"),
    "Kore": (1, "Noto Sans CJK KR"),
    "Hang": (1, "Noto Sans CJK KR"),
    "Hans": (2, "Noto Sans CJK SC"),
    "Hant": (3, "Noto Sans CJK TC"),
    "HK": (4, "Noto Sans CJK HK"),
}
"""The faces of the font for Chinese characters that the extra `cjmap[fonts]` brings, and their families, by script."""

HAN_LANGUAGES: Mapping[str, str] = {
    "ja": "Jpan", "ko": "Kore", "zh-hant": "Hant", "zh-tw": "Hant", "zh-hk": "HK", "zh-mo": "HK", "yue": "HK", "zh": "Hans",
}  # fmt: skip


def han(text: str, tag: str) -> str:
    """The script whose forms the Chinese characters of a text take: that of the language of the map; in a map in another
    language that of the kana or hangul beside them; else the simplified ones.
    """
    tag = tag.lower()
    for start, script in HAN_LANGUAGES.items():
        if tag == start or tag.startswith(start + "-"):
            return "Hant" if script == "Hans" and "-hant" in tag else script
    if re.search("[\u3040-\u30ff]", text):
        return "Jpan"
    return "Kore" if re.search("[\u1100-\u11ff\uac00-\ud7a3]", text) else "Hans"


def needed(cluster: str) -> str:
    """The characters of a grapheme cluster that a font must have to draw it; of spaces HarfBuzz knows the widths."""
    return "" if cluster.isspace() else re.sub(IGNORABLE, "", cluster)


def is_emoji(cluster: str) -> bool:
    """Whether a grapheme cluster is shown as an emoji (Unicode TR 51, 1.4), and not as a letter or a sign."""
    if TEXT_SHOWN in cluster:
        return False
    if EMOJI_SHOWN in cluster or KEYCAP in cluster:
        return True
    return cluster[0] > "\u2300" and bool(icu().Char.hasBinaryProperty(cluster[0], icu().UProperty.EMOJI_PRESENTATION))


@lru_cache(maxsize=1 << 12)
def script_of(character: str) -> str:
    """The script of a character, one of SHARED where it stands in many; kana are told as Chinese characters are."""
    name: str = icu().Script.getScript(character).getShortName()
    return "Hani" if name in BESIDE_HAN else name


def graphemes(text: str) -> Iterator[str]:
    """Split a text where a cursor would stop: marks, joiners, skin tones stay with what they belong to."""
    if PLAIN.fullmatch(text):
        yield from _plain(text)
        return
    for start, end in pairwise(starts(text)):
        yield text[start:end]


def starts(text: str) -> list[int]:
    """Where the grapheme clusters of a text start as ICU finds them, and the end of the text."""
    iterator = icu().BreakIterator.createCharacterInstance(icu().Locale.getRoot())
    return [0, *found(iterator, text)] if text else [0]


def found(iterator: Any, text: str) -> Iterator[int]:
    """The positions that a BreakIterator of ICU finds in a text after its start, counted as Python does."""
    positions = from_utf16(text)
    iterator.setText(text)
    return (positions[position] for position in iterator)


def from_utf16(text: str) -> Sequence[int]:
    """Places in a text counted as ICU does, in units of UTF-16 → as Python does."""
    if not text or max(text) <= "\uffff":
        return range(len(text) + 1)
    positions = [position for position, character in enumerate(text) for _ in range(2 if character > "\uffff" else 1)]
    return [*positions, len(text)]


def _plain(text: str) -> Iterator[str]:
    """The clusters of plain letters: each with the marks and joiners behind it."""
    cluster = ""
    for character in text:
        if cluster and (_extends(character) or cluster.endswith("\u200d")):
            cluster += character
            continue
        if cluster:
            yield cluster
        cluster = character
    if cluster:
        yield cluster


def _extends(character: str) -> bool:
    return character in "\u200d\u200c" or unicodedata.category(character)[0] == "M"


SLANTED = ("Latn", "Grek", "Cyrl", *SHARED)
"""Scripts whose letters have italics and can be spaced, and what is common to all scripts."""

ARABIC = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]"
PERCENTAGE = "([0-9])([%‰])"
MARK = "\u200e"
"""It is not seen, and counts as a letter from left to right."""


def suited(text: str, font: Font) -> Font:
    """The font in which a text is set: upright and unspaced where its script knows neither italics nor spaced letters."""
    if not (font.italic or font.spacing) or SIMPLE.fullmatch(text) or _is_slanted(text):
        return font
    return replace(font, italic=False, spacing=0.0)


@lru_cache(maxsize=1 << 12)
def _is_slanted(text: str) -> bool:
    return all(script_of(character) in SLANTED for character in set(text))


def ordered(text: str) -> str:
    """A text with the marks that keep a percentage in its order: between Arabic letters, `12%` would be shown as `%12`.

    They stand where CLDR has them in percentages of Arabic.
    """
    return re.sub(PERCENTAGE, f"\\1{MARK}\\2{MARK}", text) if re.search(ARABIC, text) else text
