"""A Scene → a PDF of one page as large as the picture: vector shapes, real text, links that work."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from cjmap.render.cairo import paint
from cjmap.render.libcairo import library
from cjmap.scene import Scene
from cjmap.text.shaping import printable

PT_PER_PX = 0.75
"""A px of CSS is 1/96 inch, a point of PDF 1/72."""

MAX_SIDE = 14_400.0
"""The largest side of a page in points that readers must be able to show (ISO 32000-1, annex C)."""

METADATA = ("title", "author", "subject", "keywords")


def shrunk(scene: Scene) -> float:
    """What a picture's size is multiplied with so that it fits a page: 1 for all but the very largest."""
    return min(1.0, MAX_SIDE / PT_PER_PX / max(scene.width, scene.height))


def pdf(scene: Scene) -> bytes:
    """Draw a scene as PDF at 1 px = 0.75 pt; a picture of more than 14,400 pt a side is made smaller, as a whole, to fit.

    The bytes depend on the scene and on the versions of cairo and Inter alone: the file says nothing of when it was made.
    MissingLibrary without libcairo, RenderError for an image that cannot be drawn.
    """
    cairo = library()
    scale = PT_PER_PX * shrunk(scene)
    file = BytesIO()
    surface = cairo.PDFSurface(file, scene.width * scale, scene.height * scale)
    describe(surface, {"title": scene.title, **scene.metadata})
    context = cairo.Context(surface)
    context.scale(scale, scale)
    paint(scene, context, letters=True)
    surface.finish()
    return file.getvalue()


def describe(surface: Any, said: Mapping[str, str]) -> None:
    """What a reader's program shows about the file. An empty date is none: cairo would write the time of day."""
    cairo = library()
    for key in METADATA:
        if said.get(key):
            surface.set_metadata(getattr(cairo, f"PDF_METADATA_{key.upper()}"), printable(said[key]))
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "")
    surface.set_metadata(cairo.PDF_METADATA_MOD_DATE, "")
