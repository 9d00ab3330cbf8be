"""A text and its language → the font families that have its letters on readers' machines, where Inter lacks some of them.

The first of each script is the one that PDF and PNG are drawn in; then come those of Windows, macOS and iOS, Android and
Linux. All are named after the families of every text, which have the digits and blanks between the letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from cjmap.text.fonts import in_inter
from cjmap.text.scripts import (
    BESIDE_HAN,
    COMMON,
    HAN_FACES,
    PACKAGED,
    SANS,
    SHARED,
    SIMPLE,
    SYMBOLS,
    han,
    is_emoji,
    needed,
    script_of,
)
from cjmap.text.unicode import icu

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "Arab": ("Segoe UI", "Geeza Pro", "Tahoma"),
    "Armn": ("Segoe UI", "Mshtakan"),
    "Beng": ("Nirmala UI", "Kohinoor Bangla", "Bangla Sangam MN", "Vrinda"),
    "Deva": ("Nirmala UI", "Kohinoor Devanagari", "Devanagari Sangam MN", "Mangal"),
    "Ethi": ("Ebrima", "Nyala", "Kefa"),
    "Geor": ("Segoe UI", "Helvetica"),
    "Gujr": ("Nirmala UI", "Kohinoor Gujarati", "Gujarati Sangam MN", "Shruti"),
    "Guru": ("Nirmala UI", "Gurmukhi Sangam MN", "Raavi"),
    "Hebr": ("Segoe UI", "Arial Hebrew"),
    "Khmr": ("Leelawadee UI", "Khmer UI", "Khmer Sangam MN"),
    "Knda": ("Nirmala UI", "Noto Sans Kannada UI", "Kannada Sangam MN", "Tunga"),
    "Laoo": ("Leelawadee UI", "Lao UI", "Lao Sangam MN"),
    "Mlym": ("Nirmala UI", "Malayalam Sangam MN", "Kartika"),
    "Mymr": ("Myanmar Text", "Myanmar Sangam MN"),
    "Orya": ("Nirmala UI", "Oriya Sangam MN", "Kalinga"),
    "Sinh": ("Nirmala UI", "Sinhala Sangam MN", "Iskoola Pota"),
    "Taml": ("Nirmala UI", "Tamil Sangam MN", "Latha"),
    "Telu": ("Nirmala UI", "Kohinoor Telugu", "Telugu Sangam MN", "Gautami"),
    "Thai": ("Leelawadee UI", "Thonburi", "Tahoma"),
    "Jpan": ("Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo"),
    "Kore": ("Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo"),
    "Hans": ("Noto Sans SC", "Microsoft YaHei", "PingFang SC"),
    "Hant": ("Noto Sans TC", "Microsoft JhengHei", "PingFang TC"),
    "HK": ("Noto Sans HK", "Microsoft JhengHei", "PingFang HK"),
    SANS: (),
    SYMBOLS: ("Segoe UI Symbol", "Apple Symbols"),
}
"""The families of readers' machines by script, those of SANS for letters of any other.

None is for emoji: their fonts have digits, `#`, `*` and blanks of their own, grey and three times as wide, which a reader who
lacks our families would see beside a single emoji. What draws an emoji finds the font for it without a name.
"""

PLAIN_LETTERS = ("Noto Sans", "DejaVu Sans")
"""Where a machine knows neither our families nor the generic one, as Chromium does on Linux without Arial, these draw digits
and blanks before the font of a script does, as they draw all other texts there."""


@lru_cache(maxsize=1 << 12)
def families_of(text: str, tag: str) -> tuple[str, ...]:
    """The families for the letters of a text that Inter lacks, in the order of the letters; none where it has them all.

    `tag` is that of the language of the text: the forms of Chinese characters depend on it.
    """
    if in_inter(needed(text)) and (SIMPLE.fullmatch(text) or not is_emoji(text)):
        return ()
    lacking = [letter for letter in text if needed(letter) and not (is_emoji(letter) or in_inter(letter))]
    scripts = dict.fromkeys(_script(letter, text, tag) for letter in lacking)
    for letter in lacking:
        if script_of(letter) == COMMON:
            of_letter = _scripts(letter, text, tag)
            if scripts.keys().isdisjoint(of_letter):
                scripts[of_letter[0]] = None
    known = [family for script in scripts if script for family in _families(script)]
    return tuple(dict.fromkeys((*PLAIN_LETTERS, *known)))


def _families(script: str) -> tuple[str, ...]:
    """What a script is drawn in here, then what readers have."""
    script = script if script in FAMILIES else SANS
    return (HAN_FACES[script][1] if script in HAN_FACES else PACKAGED[script], *FAMILIES[script])


def _script(letter: str, text: str, tag: str) -> str:
    """What in FAMILIES a letter asks for; nothing where it stands in many scripts."""
    script = script_of(letter)
    return "" if script in SHARED else _own(script, text, tag)


def _scripts(letter: str, text: str, tag: str) -> tuple[str, ...]:
    """The scripts in which a sign stands, such as `।` or `「` (UAX #24, Script_Extensions); those of symbols for any other."""
    names = (icu().Script(number).getShortName() for number in icu().Script.getScriptExtensions(ord(letter)))
    found = dict.fromkeys(_own(name, text, tag) for name in sorted(names))
    return tuple(name for name in found if name in FAMILIES) or (SYMBOLS,)


def _own(script: str, text: str, tag: str) -> str:
    """A script as FAMILIES has it: Chinese characters, and what is written with them, in the forms of a country."""
    if script == "Hang":
        return "Kore"
    return han(text, tag) if script in ("Hani", *BESIDE_HAN) else script
