"""A picture of the scene → its pixels, no more than are seen; or the file of a round picture, for formats without clips."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from cjmap.late import pattern
from cjmap.render import RenderError
from cjmap.render.numbers import number
from cjmap.scene import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

FINEST = 4.0
"""The most pixels a px that are kept of a photograph: 384 to the inch."""

ROUGHLY = 4.0
"""How many times finer than it is to be a photograph stays when it is first reduced the quick way: no eye sees it."""

COARSEST = 2.0
"""The fewest pixels a px of a picture that is cut round, so that its edge is smooth."""

OVERSAMPLED = 4
"""How many times finer the edge of a round picture is drawn before it is reduced."""

ORIENTATION, UPRIGHT = 0x0112, 1
"""EXIF's tag for how a camera was held, and its value for upright."""

SIZED = pattern(r' (?:width|height|preserveAspectRatio)="[^"]*"')
"""What an SVG picture says of the size that it is shown in; its view box stays."""

UNREADABLE = (OSError, ValueError, SyntaxError, struct.error, zlib.error)
"""What Pillow raises for damaged files."""


def reduced(image: Image) -> tuple[Pixels, bool]:
    """A photograph upright, in RGB or RGBA, with no more pixels than are seen; and whether it still is the file it was."""
    from PIL import Image as Raster
    from PIL import ImageOps

    try:
        with Raster.open(BytesIO(image.data)) as file:
            upright = file.getexif().get(ORIENTATION, UPRIGHT) == UPRIGHT
            untouched = upright and file.mode in {"RGB", "L"}
            pixels = ImageOps.exif_transpose(file)
            if pixels.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off at 8 instead of scaling
                pixels = pixels.convert("I").point(lambda value: value / 256).convert("L")
            pixels = pixels.convert("RGBA" if pixels.has_transparency_data else "RGB")
    except UNREADABLE as error:
        raise RenderError("A picture of the map cannot be drawn: its file is damaged.") from error
    share = FINEST * max(image.width / pixels.width, image.height / pixels.height)
    if share >= 1:
        return pixels, untouched
    size = (max(1, round(pixels.width * share)), max(1, round(pixels.height * share)))
    return pixels.resize(size, Raster.Resampling.LANCZOS, reducing_gap=ROUGHLY), False


def cut_round(image: Image) -> tuple[str, bytes]:
    """The part of a picture that is in the circle inscribed in its box, as media type and file; around it, nothing.

    Importers drop clips, so the file itself is round: pixels become a PNG with transparent corners, and an SVG picture,
    which no importer takes apart, is put into another one that has the clip. Needs no cairo.
    """
    if image.media_type == "image/svg+xml":
        return image.media_type, _framed(image)
    return "image/png", _png(_round_pixels(image))


def _framed(image: Image) -> bytes:
    """An SVG file with the picture as a part of it: Inkscape draws no file within a file within a file."""
    width, height = number(image.width), number(image.height)
    middle = f'cx="{number(image.width / 2)}" cy="{number(image.height / 2)}"'
    begin, rest = image.data.decode().split(">", 1)
    size = f' width="{width}" height="{height}" preserveAspectRatio="xMidYMid slice"'
    name = "round"
    while name in rest:
        name += "-"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<clipPath id="{name}"><circle {middle} r="{number(min(image.width, image.height) / 2)}"/></clipPath>'
        f'<g clip-path="url(#{name})">{SIZED.sub("", begin)}{size}>{rest}</g></svg>'
    ).encode()


def _round_pixels(image: Image) -> Pixels:
    """The box of a picture in pixels, covered by it, everything outside the inscribed circle transparent."""
    from PIL import Image as Raster
    from PIL import ImageChops, ImageDraw, ImageOps

    pixels, _ = reduced(image)
    own = min(pixels.width / image.width, pixels.height / image.height)
    density = max(COARSEST, min(FINEST, own))
    size = (max(1, round(image.width * density)), max(1, round(image.height * density)))
    covered = ImageOps.fit(pixels.convert("RGBA"), size, Raster.Resampling.LANCZOS)
    wide, high = (side * OVERSAMPLED for side in size)
    reach = min(wide, high) / 2
    mask = Raster.new("L", (wide, high))
    box = (wide / 2 - reach, high / 2 - reach, wide / 2 + reach - 1, high / 2 + reach - 1)
    ImageDraw.Draw(mask).ellipse(box, fill=255)
    covered.putalpha(ImageChops.multiply(covered.getchannel("A"), mask.resize(size, Raster.Resampling.BOX)))
    return covered


def _png(pixels: Pixels) -> bytes:
    """A PNG in RGBA. Each row is written as its difference from the one above (filter 2, PNG 3rd edition, 9.2).

    Written here, because the bytes that Pillow compresses to change with its version, and drawings are compared.
    """
    from PIL import Image as Raster
    from PIL import ImageChops

    above = Raster.new("RGBA", pixels.size)
    above.paste(pixels, (0, 1))
    data = ImageChops.subtract_modulo(pixels, above).tobytes()
    step = pixels.width * 4
    rows = b"".join(b"\x02" + data[start : start + step] for start in range(0, len(data), step))
    header = struct.pack(">IIBBBBB", *pixels.size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG file: length, kind, body, checksum (PNG 3rd edition, 5.3)."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
