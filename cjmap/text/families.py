"""A text and its language → the font families that have its letters on readers' machines, where Inter lacks some of them.

The first of each is the one that PDF and PNG are drawn in; then come those of Windows, macOS and iOS, Android and Linux.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from cjmap.text.fonts import in_inter
from cjmap.text.scripts import EMOJI_SHOWN, INHERITED, SHARED, SIMPLE, han, is_emoji, needed, script_of

EMOJI, SYMBOLS, CHINESE = "Emoji", "Symbols", ("Hani", "Hang")

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "Arab": ("Noto Sans Arabic", "Segoe UI", "Geeza Pro", "Tahoma"),
    "Armn": ("Noto Sans Armenian", "Segoe UI", "Mshtakan"),
    "Beng": ("Noto Sans Bengali", "Nirmala UI", "Kohinoor Bangla", "Bangla Sangam MN", "Vrinda"),
    "Deva": ("Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari", "Devanagari Sangam MN", "Mangal"),
    "Ethi": ("Noto Sans Ethiopic", "Ebrima", "Nyala", "Kefa"),
    "Geor": ("Noto Sans Georgian", "Segoe UI", "Helvetica"),
    "Gujr": ("Noto Sans Gujarati", "Nirmala UI", "Kohinoor Gujarati", "Gujarati Sangam MN", "Shruti"),
    "Guru": ("Noto Sans Gurmukhi", "Nirmala UI", "Gurmukhi Sangam MN", "Raavi"),
    "Hebr": ("Noto Sans Hebrew", "Segoe UI", "Arial Hebrew"),
    "Khmr": ("Noto Sans Khmer", "Leelawadee UI", "Khmer UI", "Khmer Sangam MN"),
    "Knda": ("Noto Sans Kannada", "Nirmala UI", "Noto Sans Kannada UI", "Kannada Sangam MN", "Tunga"),
    "Laoo": ("Noto Sans Lao", "Leelawadee UI", "Lao UI", "Lao Sangam MN"),
    "Mlym": ("Noto Sans Malayalam", "Nirmala UI", "Malayalam Sangam MN", "Kartika"),
    "Mymr": ("Noto Sans Myanmar", "Myanmar Text", "Myanmar Sangam MN"),
    "Orya": ("Noto Sans Oriya", "Nirmala UI", "Oriya Sangam MN", "Kalinga"),
    "Sinh": ("Noto Sans Sinhala", "Nirmala UI", "Sinhala Sangam MN", "Iskoola Pota"),
    "Taml": ("Noto Sans Tamil", "Nirmala UI", "Tamil Sangam MN", "Latha"),
    "Telu": ("Noto Sans Telugu", "Nirmala UI", "Kohinoor Telugu", "Telugu Sangam MN", "Gautami"),
    "Thai": ("Noto Sans Thai", "Leelawadee UI", "Thonburi", "Tahoma"),
    "Jpan": ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo"),
    "Kore": ("Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo"),
    "Hans": ("Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC"),
    "Hant": ("Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei", "PingFang TC"),
    "HK": ("Noto Sans CJK HK", "Noto Sans HK", "Microsoft JhengHei", "PingFang HK"),
    EMOJI: ("Noto Emoji", "Segoe UI Emoji", "Apple Color Emoji", "Noto Color Emoji"),
    SYMBOLS: ("Noto Sans Symbols", "Segoe UI Symbol", "Apple Symbols"),
}
"""The families by script. A new script is a new entry."""

OTHERS = ("Noto Sans",)
"""The families for letters of any other script."""


@lru_cache(maxsize=1 << 12)
def families_of(text: str, tag: str) -> tuple[str, ...]:
    """The families for the letters of a text that Inter lacks, in the order of the letters; none where it has them all.

    `tag` is that of the language of the text: the forms of Chinese characters depend on it.
    """
    if SIMPLE.fullmatch(text) and in_inter(needed(text)):
        return ()
    scripts = dict.fromkeys(_script(letter, text, tag) for letter in text)
    return tuple(dict.fromkeys(family for script in scripts if script for family in FAMILIES.get(script, OTHERS)))


def _script(letter: str, text: str, tag: str) -> str:
    """What in FAMILIES a letter asks for; nothing where Inter has it, or it is not seen."""
    if is_emoji(letter) or letter == EMOJI_SHOWN:
        return EMOJI
    if not needed(letter) or letter.isspace() or in_inter(letter):
        return ""
    script = script_of(letter)
    if script == INHERITED:  # a mark, which the font of its letter has
        return ""
    if script in CHINESE:
        return "Kore" if script == "Hang" else han(text, tag)
    return SYMBOLS if script in SHARED else script
