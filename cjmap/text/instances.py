"""A font of the scene → Inter at that weight and cut as an ordinary font file, for libraries that know no variable fonts.

Glyph numbers are those of Inter's own file, so that what HarfBuzz shaped can be drawn with it.
"""

from __future__ import annotations

import struct
from functools import cache

import uharfbuzz as hb

from cjmap.scene import Font
from cjmap.text.fonts import hb_font
from cjmap.text.shaping import OPTICAL_SIZES, variations

UNUSED = ("GSUB", "GPOS", "GDEF", "STAT", "gasp")
"""Tables for shaping and for screens, which a drawing does not need."""

STYLES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "Bold Italic"}
FAMILY, STYLE, FULL_NAME, POSTSCRIPT_NAME = 1, 2, 4, 6
"""Numbers of names in a font file (OpenType, name IDs)."""

WINDOWS, UNICODE, ENGLISH = 3, 1, 0x409
TABLE = struct.Struct(">4sIII")
NAME = struct.Struct(">6H")


def instance_file(font: Font) -> bytes:
    """The bytes of a TrueType file with every glyph of Inter at the font's place on the axes, whatever its size."""
    return _instance(font.bold, font.italic, variations(font)["opsz"])


@cache
def _instance(bold: bool, italic: bool, optical_size: float) -> bytes:
    font = Font(optical_size, bold, italic)
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
    for tag in UNUSED:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    face = hb_font(font).face
    for tag, place in variations(font).items():
        wanted.pin_axis_location(face, tag, place)
    data: bytes = hb.subset(face, wanted).blob.data
    family = "Inter" if optical_size == OPTICAL_SIZES[0] else f"Inter {optical_size:g}pt"
    return _renamed(data, family, STYLES[bold, italic])


def _renamed(data: bytes, family: str, style: str) -> bytes:
    """The font file under names of its own: until then, every one calls itself by the name of the variable font."""
    start, count = 12, int.from_bytes(data[4:6], "big")
    tables = []
    for at in range(start, start + count * TABLE.size, TABLE.size):
        tag, checksum, offset, length = TABLE.unpack_from(data, at)
        body = _names(family, style) if tag == b"name" else data[offset : offset + length]
        tables.append((tag, checksum, body))
    directory, bodies, place = [data[:start]], [], start + count * TABLE.size
    for tag, checksum, body in tables:
        directory.append(TABLE.pack(tag, checksum, place, len(body)))
        padded = body + bytes(-len(body) % 4)
        bodies.append(padded)
        place += len(padded)
    return b"".join(directory + bodies)


def _names(family: str, style: str) -> bytes:
    """A name table (OpenType, `name`)."""
    names = {
        FAMILY: family,
        STYLE: style,
        FULL_NAME: f"{family} {style}",
        POSTSCRIPT_NAME: f"{family}-{style}".replace(" ", ""),
    }
    records, words = b"", b""
    for number, name in names.items():
        text = name.encode("utf-16-be")
        records += NAME.pack(WINDOWS, UNICODE, ENGLISH, number, len(text), len(words))
        words += text
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + words
