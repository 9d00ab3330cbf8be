"""A font file → its tables by name, and tables → a font file (OpenType, table directory)."""

from __future__ import annotations

import struct
from collections.abc import Mapping

import uharfbuzz as hb

from cjmap.text.fonts import OPTICAL_SIZES, FontInstance, drawn

COUNT = struct.Struct(">H")
TABLE = struct.Struct(">4sIII")
HEAD = 12
"""The bytes before the directory: the kind of outlines, how many tables there are, and what speeds up the search for one."""


def tables_of(data: bytes) -> dict[bytes, bytes]:
    """The tables of a font file."""
    found = {}
    for number in range(COUNT.unpack_from(data, 4)[0]):
        name, _, start, length = TABLE.unpack_from(data, HEAD + number * TABLE.size)
        found[name] = data[start : start + length]
    return found


def font_file(kind: bytes, tables: Mapping[bytes, bytes]) -> bytes:
    """A font file; what speeds up the search for a table, and checksums, which nobody here asks for, are left out."""
    head = kind + struct.pack(">HHHH", len(tables), 0, 0, 0)
    offset = HEAD + len(tables) * TABLE.size
    directory, bodies = [head], []
    for name in sorted(tables):
        body = tables[name]
        directory.append(TABLE.pack(name, 0, offset, len(body)))
        bodies.append(body + bytes(-len(body) % 4))
        offset += len(bodies[-1])
    return b"".join(directory + bodies)


UNUSED = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "gasp", "vhea", "vmtx", "VORG")
"""Tables for shaping, for screens and for vertical lines, which a drawing does not need."""

FAMILY, STYLE, FULL_NAME, POSTSCRIPT_NAME = 1, 2, 4, 6
"""Numbers of names in a font file (OpenType, name IDs)."""

WINDOWS, UNICODE, ENGLISH = 3, 1, 0x409
NAME = struct.Struct(">6H")

FLAGS = (
    hb.SubsetFlags.RETAIN_GIDS
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.DOWNGRADE_CFF2
)


class DamagedFont(ValueError):
    """A font file of this machine has tables that contradict each other."""


def instance_file(cut: FontInstance, glyphs: frozenset[int] | None = None) -> bytes:
    """The bytes of a font file with every glyph of the cut, or with those alone that are given. Raises DamagedFont.

    A font for Chinese characters has 65,000 glyphs, which take seconds; those of a map take some milliseconds.
    """
    wanted = hb.SubsetInput()
    if glyphs is None:
        wanted.keep_everything()
    else:
        wanted.glyph_set.update(glyphs)
    wanted.flags = FLAGS
    for tag in UNUSED:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    face = drawn(cut).face
    for axis in face.axis_infos:
        wanted.pin_axis_location(face, axis.tag, cut.variations.get(axis.tag, axis.default_value))
    try:
        data: bytes = hb.subset(face, wanted).blob.data
    except RuntimeError as error:
        raise DamagedFont(str(cut.file)) from error
    family = cut.family
    if cut.optical_size and cut.optical_size != OPTICAL_SIZES[0]:
        family += f" {cut.optical_size:g}pt"
    # Until here, every one calls itself by the name of the variable font.
    return font_file(data[:4], {**tables_of(data), b"name": _names(family, cut.style)})


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
