"""The font files of this machine → what each is and which characters it has; remembered in the user's cache folder.

What is remembered holds as long as the path, the size and the time of a file, and the version of HarfBuzz, do.
"""

from __future__ import annotations

import struct
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb

from cjmap.text.installed import font_files
from cjmap.text.shipped import recalled, remember

FILE = "fonts-1.json"
MOST_FACES = 64
LONGEST_NAME = 100

FAMILY, STYLE, OWN_FAMILY, OWN_STYLE = 1, 2, 16, 17
"""Numbers of names in a font file (OpenType, name IDs): the last two are set where a family has more than four styles."""

OUTLINES = {"glyf", "CFF ", "CFF2"}
SANS, UNKNOWN, SERIF, FIXED, FANCY = range(5)
"""What letters look like, the best for a map first."""

LOOKS = {"sans": SANS, "serif": SERIF}
"""What a word in the name of a family says."""

CLASSES = {**dict.fromkeys((1, 2, 3, 4, 5, 7), SERIF), 8: SANS, 9: FANCY, 10: FANCY, 12: FANCY}
"""The high byte of `sFamilyClass` (OpenType, OS/2)."""
TEXT, HANDWRITTEN, DECORATIVE, PANOSE_SANS = 2, 3, 4, 11
"""Kinds of the PANOSE classification: the first byte, and from which serif style on a text font is without serifs."""
SLANTED = 1 << 0 | 1 << 9
"""The bits of `fsSelection` for italic and oblique."""


class Face(NamedTuple):
    """A face of a font file. `look` is one of SANS … FANCY; `coverage` has the first of each range of characters, and the
    one after its last.
    """

    number: int
    family: str
    style: str
    look: int
    slanted: bool
    narrowness: int
    lightest: int
    heaviest: int
    coverage: str

    def has(self, character: str) -> bool:
        """Whether the font says that it has a character."""
        return bisect_right(self.coverage, character) % 2 == 1


KINDS = [int, str, str, int, bool, int, int, int, str]
"""The types of a face's values."""

Key = tuple[int, int]
"""Size in bytes, time of the last change in ns."""

Known = dict[str, tuple[Key, tuple[Face, ...]]]


def faces() -> Iterator[tuple[Path, Face]]:
    """Every face on this machine that is drawn by outlines, with its file, in no order that means anything."""
    files = font_files()
    remembered = _load() if files else {}
    known: Known = {}
    for file, about in files.items():
        path, key = str(file), (about.st_size, about.st_mtime_ns)
        entry = remembered.get(path)
        known[path] = entry if entry and entry[0] == key else (key, tuple(_faces_of(path)))
    if any(remembered.get(path) != entry for path, entry in known.items()):
        others = {path: entry for path, entry in remembered.items() if path not in known and Path(path).exists()}
        remember(FILE, hb.version_string(), {**others, **known})
    for path, (_, found) in known.items():
        for face in found:
            yield Path(path), face


def _faces_of(path: str) -> Iterator[Face]:
    """The faces of a file; HarfBuzz passes over what is broken in it."""
    try:
        blob = hb.Blob.from_file_path(path)
    except (hb.HarfBuzzError, OSError):
        return
    for number in range(min(max(hb.Face(blob).count, 1), MOST_FACES)):
        face = hb.Face(blob, number)
        try:
            found = _face(face, number) if OUTLINES.intersection(face.table_tags) and face.glyph_count else None
        except UnicodeDecodeError:  # a table or an axis is not named in letters: the file is damaged
            continue
        if found and found.coverage and face.upem:
            yield found


def _face(face: hb.Face, number: int) -> Face:
    os2 = _table(face, "OS/2")
    weight, width = struct.unpack_from(">HH", os2, 4) if len(os2) >= 8 else (400, 5)
    selection = struct.unpack_from(">H", os2, 62)[0] if len(os2) >= 64 else 0
    weight = min(max(weight, 1), 1000)
    lightest = heaviest = weight
    for axis in face.axis_infos:
        if axis.tag == "wght":
            lightest, heaviest = int(axis.min_value), int(axis.max_value)
    family = _name(face, OWN_FAMILY) or _name(face, FAMILY)
    style = _name(face, OWN_STYLE) or _name(face, STYLE)
    look = _look(os2, _table(face, "post"), family)
    slanted = bool(selection & SLANTED) or "italic" in style.casefold() or "oblique" in style.casefold()
    return Face(number, family, style, look, slanted, abs(width - 5), lightest, heaviest, _coverage(face))


def _look(os2: bytes, post: bytes, family: str) -> int:
    """What the letters of a font look like, as its tables and its name say."""
    words = family.casefold().replace("-", " ").split()
    if (len(post) >= 16 and struct.unpack_from(">L", post, 12)[0]) or "mono" in words:
        return FIXED
    named = next((LOOKS[word] for word in words if word in LOOKS), None)
    if named is not None or len(os2) < 42:
        return UNKNOWN if named is None else named
    kind, serifs = os2[32], os2[33]
    if kind == TEXT and serifs > 1:
        return SANS if serifs >= PANOSE_SANS else SERIF
    return FANCY if kind in (HANDWRITTEN, DECORATIVE) else CLASSES.get(os2[30], UNKNOWN)


def _name(face: hb.Face, number: int) -> str:
    name = face.get_name(number) or ""
    return "".join(character for character in name if character.isprintable())[:LONGEST_NAME]


def _table(face: hb.Face, tag: str) -> bytes:
    data: bytes = face.reference_table(tag).data
    return data


def _coverage(face: hb.Face) -> str:
    """The ranges of characters that a font has, as `Face` keeps them; halves of surrogate pairs are no characters."""
    bounds: list[int] = []
    for character in face.unicodes:
        if 0xD800 <= character < 0xE000 or character >= sys.maxunicode:
            continue
        if bounds and bounds[-1] == character:
            bounds[-1] = character + 1
        else:
            bounds += character, character + 1
    return "".join(chr(bound if bound != 0xD800 else 0xE000) for bound in bounds)


def _load() -> Known:
    """What is remembered; nothing where it never was what `faces` remembers."""
    try:
        kept = recalled(FILE, hb.version_string()) or {}
        return {path: (tuple(key), tuple(map(_remembered, found))) for path, (key, found) in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _remembered(values: Sequence[Any]) -> Face:
    """A face as it was remembered. ValueError or TypeError where it never was one."""
    face = Face(*values)
    if [*map(type, face)] != KINDS or not 0 <= face.number < MOST_FACES or not (face.family + face.style).isprintable():
        raise ValueError("a face has other values")
    return face
