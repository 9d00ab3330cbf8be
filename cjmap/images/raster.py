"""The bytes of a PNG or JPEG → its size in px, or what is wrong with it; its pixels are not decoded."""

from __future__ import annotations

import struct
import zlib

from cjmap.images.picture import MAX_PIXELS, ImageError

SAVE_AGAIN = "Open it in a picture program and save it again as PNG or JPEG."

PNG_BITS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples a pixel, by PNG's colour type (PNG 3rd edition, table 12)."""

ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""The passes of an interlaced PNG: first column and row, steps across and down (PNG 3rd edition, 8.1)."""

BASELINE, EXTENDED, PROGRESSIVE = 0xC0, 0xC1, 0xC2
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's markers that start a frame (ITU-T T.81, table B.1)."""

SCAN, END, APP1 = 0xDA, 0xD9, 0xE1
MAX_SCANS = 32
"""The most scans of a JPEG, each of which goes over all its pixels; programs write ten or so."""

TURNED = frozenset({5, 6, 7, 8})
"""EXIF orientations that swap width and height."""


def png_size(data: bytes, name: str) -> tuple[float, float]:
    """Width and height of a PNG whose chunks are all there, with their checksums, and whose pixels are complete."""
    header, pixels, ended, at = b"", [], False, 8
    while not ended and at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        check = data[at + 8 + length : at + 12 + length]
        if len(check) < 4 or zlib.crc32(kind + body) != int.from_bytes(check, "big"):
            break
        if kind == b"IHDR" and len(body) == 13 and at == 8:
            header = body
        elif kind == b"IDAT":
            pixels.append(body)
        ended = kind == b"IEND"
        at += 12 + length
    if not ended or not header:
        raise _broken(name)
    width, height, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    _check_size(width, height, name)
    row_bits = bits * PNG_BITS.get(colour, 0)
    sizes = [(width, height)]
    if interlaced:
        sizes = [(-(-(width - x) // across), -(-(height - y) // down)) for x, y, across, down in ADAM7]
    expected = sum(down * (1 + (across * row_bits + 7) // 8) for across, down in sizes if across > 0 and down > 0)
    if not row_bits or _unpacked(b"".join(pixels), expected) < expected:
        raise _broken(name)
    return float(width), float(height)


def png_sides(data: bytes) -> tuple[int, int]:
    """What a sound PNG says of its width and height."""
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _unpacked(data: bytes, enough: int) -> int:
    """How many bytes a compressed text holds; counting stops at `enough`, or where it is damaged."""
    unpacker, count = zlib.decompressobj(), 0
    try:
        while data and count < enough:
            count += len(unpacker.decompress(data, 1 << 20))
            data = unpacker.unconsumed_tail
    except zlib.error:
        return 0
    return count


def jpeg_size(data: bytes, name: str) -> tuple[float, float]:
    """Width and height, as it is seen, of a JPEG that has a frame, a scan and an end."""
    frame, size, exif, at = 0, (0, 0), False, 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        body = data[at + 4 : at + 2 + length]
        if marker in FRAMES and len(body) >= 6:
            frame, size = marker, (int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"))
            if body[0] != 8:
                frame = 0
        exif = exif or (marker == APP1 and body.startswith(b"Exif"))
        at += 2 + length
        if marker == SCAN:
            break
    else:
        raise _broken(name)
    if frame not in {BASELINE, EXTENDED, PROGRESSIVE}:
        raise ImageError(f'"{name}" is a kind of JPEG that few programs can show', SAVE_AGAIN)
    if data.rfind(bytes((0xFF, END)), at) < 0:
        raise _broken(name)
    if data.count(bytes((0xFF, SCAN)), at) >= MAX_SCANS:
        raise ImageError(f'"{name}" is a JPEG of very many scans, which takes long to draw', SAVE_AGAIN)
    width, height = size
    _check_size(width, height, name)
    return (float(height), float(width)) if exif and _orientation(data) in TURNED else (float(width), float(height))


def _orientation(data: bytes) -> int:
    """How a camera was held, as EXIF says; 1 is upright."""
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as image:
            return int(image.getexif().get(0x0112, 1))
    except (OSError, ValueError, SyntaxError, struct.error):
        return 1


def _check_size(width: int, height: int, name: str) -> None:
    if not width or not height:
        raise _broken(name)
    if width * height > MAX_PIXELS:
        raise ImageError(
            f'"{name}" has {width:,} × {height:,} pixels; a picture may have {MAX_PIXELS // 1_000_000} million',
            "Save it smaller; a few hundred pixels a side are plenty.",
        )


def _broken(name: str) -> ImageError:
    return ImageError(f'"{name}" is damaged or incomplete', SAVE_AGAIN)
