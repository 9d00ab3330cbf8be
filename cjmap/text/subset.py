"""A font file and the characters that are shown in it → the same font with these alone, packed as WOFF2 for the web."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from cjmap.diagnostics import MissingLibrary
from cjmap.text.shipped import CHINESE

INSTALL = "fonts in an SVG need brotli, which is not here: `pip install brotli` brings it, as `pip install 'cjmap[fonts]'` does"

_NEVER = ("vert", "vrt2", "vkrn", "vpal", "valt", "vchw", "vhal", "jalt", "rand", "hwid", "fwid")
"""Features of layout that no text of ours has: upright lines, and what would have to be asked for."""

_OF_OTHER_LANGUAGES = ("locl",)
"""A face for Chinese, Japanese or Korean has the forms of its language as they are; half its glyphs are those of the others."""

Ends = tuple[float, float]
"""The least and the greatest that is used of an axis."""


class Share(NamedTuple):
    """What is shown of face `number` of a font file: the characters, and which part of its axes they are drawn at."""

    file: Path
    number: int
    characters: str
    weights: Ends
    optical_sizes: Ends


def woff2(share: Share) -> bytes:
    """The font with what its layout makes of the characters, and nothing of its axes but what is used. MissingLibrary without
    brotli.
    """
    return _packed(_cut(share))


def _cut(share: Share) -> bytes:
    face = hb.Face(hb.Blob.from_file_path(str(share.file)), share.number)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, share.characters))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    for feature in (*_NEVER, *(_OF_OTHER_LANGUAGES if share.file.name == CHINESE else ())):
        wanted.layout_feature_tag_set.discard(int.from_bytes(feature.encode("ascii")))
    there = {axis.tag for axis in face.axis_infos}
    for tag, (low, high) in (("wght", share.weights), ("opsz", share.optical_sizes)):
        if tag not in there:
            continue
        if low == high:
            wanted.pin_axis_location(face, tag, low)
        else:
            wanted.set_axis_range(face, tag, low, high, low)
    return bytes(hb.subset(face, wanted).blob.data)


# WOFF2 (https://www.w3.org/TR/WOFF2/), without its transformations: each table as it is, all in one stream.

_KNOWN = (
    "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea "
    "vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar "
    "gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill"
)
_NUMBERS = {_KNOWN[at : at + 4]: at // 5 for at in range(0, len(_KNOWN), 5)}
"""The tags of tables that have a number (section 5.2), four letters each."""

_OTHER = 63
_UNTRANSFORMED = {"glyf": 3 << 6, "loca": 3 << 6}
_HEADER, _RECORD, _FIRST_RECORD = struct.Struct(">4s4sIHHIIHHIIIII"), struct.Struct(">4sIII"), 12
_FLAGS_OF_HEAD, _LOSSLESS = 16, 1 << 11


def _packed(font: bytes) -> bytes:
    """A font file as WOFF2."""
    try:
        import brotli
    except ImportError as error:
        raise MissingLibrary(INSTALL) from error

    tables = dict(_tables(font))
    if "loca" in tables:  # which is to stand right behind the outlines
        tables = {**_until(tables, "glyf"), "loca": tables["loca"], **_after(tables, "glyf")}
    directory = b"".join(_entry(tag, data) for tag, data in tables.items())
    stream: bytes = brotli.compress(b"".join(tables.values()), mode=brotli.MODE_FONT)
    whole = _FIRST_RECORD + sum(_RECORD.size + _padded(len(data)) for data in tables.values())
    length = _padded(_HEADER.size + len(directory) + len(stream))
    header = _HEADER.pack(
        b"wOF2", font[:4], length, len(tables), 0, whole, len(stream), 1, 0, 0, 0, 0, 0, 0
    )  # fmt: skip
    return (header + directory + stream).ljust(length, b"\0")


def _until(tables: dict[str, bytes], last: str) -> dict[str, bytes]:
    return {tag: data for tag, data in tables.items() if tag <= last and tag != "loca"}


def _after(tables: dict[str, bytes], last: str) -> dict[str, bytes]:
    return {tag: data for tag, data in tables.items() if tag > last and tag != "loca"}


def _tables(font: bytes) -> Iterator[tuple[str, bytes]]:
    """The tables of a font by their tags, which are sorted; the head says that they are as they were before packing."""
    for number in range(int.from_bytes(font[4:6])):
        tag, _, offset, length = _RECORD.unpack_from(font, _FIRST_RECORD + _RECORD.size * number)
        data = bytearray(font[offset : offset + length])
        if tag == b"head":
            flags = int.from_bytes(data[_FLAGS_OF_HEAD : _FLAGS_OF_HEAD + 2]) | _LOSSLESS
            data[_FLAGS_OF_HEAD : _FLAGS_OF_HEAD + 2] = flags.to_bytes(2)
        yield tag.decode("ascii"), bytes(data)


def _entry(tag: str, data: bytes) -> bytes:
    number = _NUMBERS.get(tag, _OTHER)
    name = tag.encode("ascii") if number == _OTHER else b""
    return bytes([number | _UNTRANSFORMED.get(tag, 0)]) + name + _base_128(len(data))


def _base_128(number: int) -> bytes:
    """A number in pieces of seven bits, all but the last with the eighth set (section 4.1)."""
    pieces = [number & 0x7F]
    while number := number >> 7:
        pieces.append(number & 0x7F | 0x80)
    return bytes(reversed(pieces))


def _padded(length: int) -> int:
    return -(-length // 4) * 4
