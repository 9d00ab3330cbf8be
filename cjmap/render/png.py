"""A Scene and a scale → a PNG whose pixels are the picture, and which says how large it is meant to be."""

from __future__ import annotations

import math
import struct
from io import BytesIO

from cjmap.diagnostics import NoMemory
from cjmap.render import WrongScale
from cjmap.render.cairo import Painter
from cjmap.render.glyph_faces import GlyphFaces
from cjmap.render.libcairo import ALONE, library
from cjmap.render.pictures import chunk
from cjmap.scene import Scene

MAX_SIDE = 32_767
"""The most pixels that a side of cairo's images can have."""

MAX_PIXELS = (1 << 30) // 4
"""As many pixels as go into 1 GiB, at four bytes each."""

PX_PER_METRE = 96 / 0.0254
"""A px of CSS is 1/96 inch."""

HEADER_END = 33
"""Where a PNG's first chunk ends: 8 bytes of signature, then 25 of header (PNG 3rd edition, 11.2.1)."""


def png(scene: Scene, scale: float = 2.0) -> bytes:
    """Draw a scene with `scale` pixels a px on paper. The resolution is in the file, so that a slide shows it in its own size.

    WrongScale where the picture is too large at that scale, with the largest that works; NoMemory where this machine has no room
    for it; MissingLibrary without libcairo.
    """
    cairo = library()
    width, height = _pixels(scene, scale)
    form = cairo.FORMAT_RGB24 if scene.background else cairo.FORMAT_ARGB32
    try:
        surface = cairo.ImageSurface(form, width, height)
    except MemoryError as error:
        raise NoMemory(
            f"there is not enough memory for {width:,} × {height:,} pixels; a smaller --scale of cjmap render needs less"
        ) from error
    context = cairo.Context(surface)
    context.scale(width / scene.width, height / scene.height)
    with ALONE:
        Painter(context, GlyphFaces((scene,))).paint(scene)
    file = BytesIO()
    surface.write_to_png(file)
    return _with_resolution(file.getvalue(), scale)


def _pixels(scene: Scene, scale: float) -> tuple[int, int]:
    """The size of the picture in pixels."""
    if not 0 < scale < math.inf:
        raise WrongScale(f"--scale must be a number above 0, not {scale:g}.")
    across, down = scene.width * scene.zoom, scene.height * scene.zoom
    width, height = (max(1, round(side * scale)) for side in (across, down))
    if max(width, height) <= MAX_SIDE and width * height <= MAX_PIXELS:
        return width, height
    largest = min(MAX_SIDE / max(across, down), math.sqrt(MAX_PIXELS / across / down))
    largest = math.floor(largest * 100) / 100
    raise WrongScale(
        f"At --scale {scale:g} the picture has {width:,} × {height:,} pixels, more than a PNG can hold here. "
        + (f"The largest --scale that works is {largest:g}." if largest else "Draw it as PDF or SVG.")
    )


def _with_resolution(data: bytes, scale: float) -> bytes:
    """The file with a `pHYs` chunk after its header: pixels a metre, across and down (PNG 3rd edition, 11.3.4.3)."""
    density = round(PX_PER_METRE * scale)
    return data[:HEADER_END] + chunk(b"pHYs", struct.pack(">IIB", density, density, 1)) + data[HEADER_END:]
