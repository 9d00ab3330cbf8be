"""Texts → what of them neither Inter nor the packaged fonts have, and what of that no font of this machine has at all.

Asked only of a finished picture; its texts in characters of Inter are passed over at a glance.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from cjmap.text.fonts import in_inter
from cjmap.text.scripts import PRIVATE, SIMPLE, needed
from cjmap.text.shaping import printable

CHINESE = ("Han", "Hiragana", "Katakana", "Hangul", "Bopomofo")
"""The scripts that the fonts of the extra `cjmap[fonts]` have."""

SERIF = (
    "Ahom", "Dives Akuru", "Dogra", "Khitan Small Script", "Makasar", "Old Uyghur", "Tangut", "Tibetan", "Todhri", "Toto",
    "Yezidi",
)  # fmt: skip
"""Scripts whose Noto font is one with serifs alone."""

OWN_NAMES = {
    "Braille": "Noto Sans Symbols 2",
    "Cyrillic": "Noto Sans",
    "Greek": "Noto Sans",
    "Inherited": "Noto Sans",
    "Latin": "Noto Sans",
    "Nko": "Noto Sans NKo",
    "Nyiakeng Puachue Hmong": "Noto Serif NP Hmong",
    "Phags Pa": "Noto Sans PhagsPa",
    **dict.fromkeys(CHINESE, "Noto Sans CJK"),
}
"""Scripts whose Noto font is not simply called like them."""

SIGNS = (
    (range(0x1D000, 0x1D250), "Noto Music"),
    (range(0x1D400, 0x1D800), "Noto Sans Math"),
    (range(0x1EE00, 0x1EF00), "Noto Sans Math"),
    (range(0x2200, 0x2300), "Noto Sans Math"),
    (range(0x27C0, 0x27F0), "Noto Sans Math"),
    (range(0x2900, 0x2B00), "Noto Sans Math"),
    (range(0x2FF0, 0x3400), "Noto Sans CJK"),
    (range(0xFE30, 0xFE50), "Noto Sans CJK"),
    (range(0xFF00, 0xFFF0), "Noto Sans CJK"),
)
"""Where signs of no script stand in Unicode, and the Noto font that has them; all others are in `OTHER_SIGNS`."""

OTHER_SIGNS = "Noto Sans Symbols 2"


def missing_glyphs(texts: Iterable[str]) -> dict[str, str]:
    """What of some lines Inter and the packaged fonts lack, in the order of its characters: grapheme clusters, without what
    is not seen, and the family of this machine that draws each; empty where none does.

    It depends on the language in use, as drawing does.
    """
    lines = set(texts)
    if _is_inter("".join(set().union(*lines))):
        return {}
    from cjmap.text.itemize import items
    from cjmap.text.scripts import graphemes

    found: dict[str, str] = {}
    for text in map(printable, lines):
        for item in () if _is_inter(text) else items(text, False):
            if item.typeface is None or not item.typeface.packaged:
                for cluster in graphemes(text[item.start : item.end]):
                    if characters := needed(cluster):
                        found[characters] = item.typeface.family if item.typeface else ""
    return dict(sorted(found.items()))


def _is_inter(characters: str) -> bool:
    """Whether Inter draws all of them, each by itself."""
    return SIMPLE.fullmatch(characters) is not None and in_inter(
        "".join(character for character in characters if character > "~")
    )


def without_font(clusters: Collection[str]) -> list[str]:
    """The characters, of clusters that are beyond the packaged fonts, for which this machine has no font either."""
    if not clusters:
        return []
    from cjmap.text.system import covering

    found: set[str] = set()
    for cluster in clusters:
        if covering(cluster) is None:
            alone = {one for one in cluster if (re.match(PRIVATE, one) or not in_inter(one)) and covering(one) is None}
            found |= alone or {cluster[0]}
    return sorted(found)


def fonts_of_system(clusters: Collection[str]) -> list[list[str]]:
    """What the drawing of clusters beyond the packaged fonts depends on: the content of the fonts that have them."""
    from cjmap.text.system import HAN_NAMES, covering, digest

    found = []
    for cluster in sorted(clusters):
        forms = ("", *HAN_NAMES) if script_name(cluster[0]) in CHINESE else ("",)
        fonts = [covering(cluster, bold, han) for bold in (False, True) for han in forms]
        found.append([cluster, *(f"{digest(font.file)}:{font.number}" if font else "" for font in fonts)])
    return found


def script_name(character: str) -> str:
    """The name of the script of a character, such as `Tibetan`; empty for signs that belong to none."""
    from cjmap.text.scripts import icu

    name: str = icu().Script.getScript(character).getName()
    return "" if name in ("Common", "Inherited", "Unknown") else name.replace("_", " ")


def font_for(character: str) -> str:
    """The name of a free font that has a character; empty for what is in no font but by private agreement."""
    if unicodedata.category(character) in ("Co", "Cn"):
        return ""
    script = script_name(character)
    if not script:
        return next((name for block, name in SIGNS if ord(character) in block), OTHER_SIGNS)
    return OWN_NAMES.get(script) or f"Noto {'Serif' if script in SERIF else 'Sans'} {script}"


def is_in_extra(character: str) -> bool:
    """Whether a character is of the kind that the fonts of the extra `cjmap[fonts]` are for, and they are not installed."""
    from cjmap.text.fonts import packaged

    return font_for(character) == OWN_NAMES[CHINESE[0]] and packaged("Hani") is None
