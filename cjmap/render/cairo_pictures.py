"""A picture of the scene and a cairo context → the picture, drawn on it: pixels as pixels, an SVG as vectors."""

from __future__ import annotations

import struct
import zlib
from functools import cache, partial
from io import BytesIO
from math import pi
from typing import TYPE_CHECKING, Any

from cjmap.render import RenderError
from cjmap.render.faces import set_face
from cjmap.render.libcairo import drawn, library
from cjmap.render.pictures import reduced
from cjmap.scene import Font, Image

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

JPEG_QUALITY = 90

BOLD = 1
"""cairo's number for a bold weight (`CAIRO_FONT_WEIGHT_BOLD`); its upright slant is 0."""

UNDRAWABLE = (
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, OSError, SyntaxError),
    *(struct.error, zlib.error, MemoryError),
)
"""What CairoSVG raises for drawings that it does not understand."""


def paint_picture(context: Any, image: Image) -> None:
    """Draw a picture so that it covers its box, centred, cut to the box or to the circle inscribed in it."""
    surface, width, height = _drawing(image.data) if image.media_type == "image/svg+xml" else _photograph(image)
    scale = max(image.width / width, image.height / height)
    middle_x, middle_y = image.x + image.width / 2, image.y + image.height / 2
    context.save()
    if image.round_clip:
        context.arc(middle_x, middle_y, min(image.width, image.height) / 2, 0, 2 * pi)
    else:
        context.rectangle(image.x, image.y, image.width, image.height)
    context.clip()
    context.translate(middle_x - width * scale / 2, middle_y - height * scale / 2)
    context.scale(scale, scale)
    context.set_source_surface(surface)
    with drawn():
        context.paint()
    context.restore()


def _photograph(image: Image) -> tuple[Any, float, float]:
    """Pixels as a cairo surface; in a PDF a JPEG stays a JPEG, and the file it is where it was not turned or reduced."""
    cairo = library()
    pixels, untouched = reduced(image)
    clear = pixels.mode == "RGBA"
    data = bytearray(pixels.tobytes("raw", "BGRa" if clear else "BGRX"))
    form = cairo.FORMAT_ARGB32 if clear else cairo.FORMAT_RGB24
    surface = cairo.ImageSurface(form, *pixels.size, data=data, stride=pixels.width * 4)
    if image.media_type == "image/jpeg":
        surface.set_mime_data("image/jpeg", image.data if untouched else _jpeg(pixels))
    return surface, pixels.width, pixels.height


def _jpeg(pixels: Pixels) -> bytes:
    file = BytesIO()
    pixels.save(file, "JPEG", quality=JPEG_QUALITY)
    return file.getvalue()


def _drawing(data: bytes) -> tuple[Any, float, float]:
    """An SVG picture as a surface that remembers what was drawn, and its size; one for each time that it is drawn, since
    cairo 1.18 writes broken files where two pages share one.
    """
    from cairosvg.helpers import PointError
    from cairosvg.parser import Tree

    cairo = library()
    try:
        found = _surface_class()(Tree(bytestring=data, unsafe=False, url_fetcher=_refuse), None, 96)
    except (*UNDRAWABLE, PointError, cairo.CairoError) as error:
        raise RenderError(
            "A picture of the map cannot be drawn: it is an SVG file that CairoSVG cannot read."
        ) from error
    return found.cairo, found.width, found.height


def _refuse(address: str, _kind: str) -> bytes:
    """Nothing is fetched; only pictures that are in the file itself are handed on."""
    if not address.startswith("data:"):
        return b""
    from cairosvg.url import fetch

    found: bytes = fetch(address, _kind)
    return found


@cache
def _surface_class() -> Any:
    """CairoSVG's drawing machine, in px, on a surface of ours, with Inter for every text: what this machine has by way of
    fonts must not show.
    """
    from cairosvg.surface import Surface

    cairo = library()

    def create_surface(_surface: Any, width: float, height: float) -> tuple[Any, float, float]:
        return cairo.RecordingSurface(cairo.CONTENT_COLOR_ALPHA, (0, 0, width, height)), width, height

    def draw(surface: Any, node: Any) -> None:
        surface.context.select_font_face = partial(_select_inter, surface.context)
        Surface.draw(surface, node)

    return type(
        "Recording", (Surface,), {"device_units_per_user_units": 1, "_create_surface": create_surface, "draw": draw}
    )


def _select_inter(context: Any, family: str = "", slant: int = 0, weight: int = 0) -> None:
    """What a context does when it is asked for a family by name."""
    if not set_face(context, Font(1, bold=weight == BOLD, italic=slant != 0)):
        type(context).select_font_face(context, family, slant, weight)
