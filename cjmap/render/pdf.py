"""Scenes → a PDF with a page for each, as large as the picture: vector shapes, real text, links that work."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from io import BytesIO
from types import TracebackType
from typing import Any, BinaryIO

from cjmap.language.isolation import closed
from cjmap.render.catalog import complete, stages
from cjmap.render.glyph_faces import GlyphFaces
from cjmap.render.libcairo import ALONE, drawn, library
from cjmap.render.seal import seal_pdf
from cjmap.render.tagged import TaggedPainter
from cjmap.scene import Scene
from cjmap.text.shaping import printable

PT_PER_PX = 0.75
"""A px of CSS is 1/96 inch, a point of PDF 1/72."""

MAX_SIDE = 14_400.0
"""The largest side of a page in points that readers must be able to show (ISO 32000-1, annex C)."""

METADATA = ("title", "author", "subject", "keywords")

OUTERMOST = 0
"""What stands above the outermost bookmarks."""


def shrunk(scene: Scene) -> float:
    """What a picture's size is multiplied with so that it fits a page: 1 for all but the very largest."""
    return min(1.0, MAX_SIDE / PT_PER_PX / scene.zoom / max(scene.width, scene.height))


def pdf(*scenes: Scene) -> bytes:
    """Draw each scene on a page of its own at 1 px on paper = 0.75 pt; one of more than 14,400 pt a side is made smaller to fit.

    Bookmarks lead to the stages, of several pages to each and on it to its stages. What the first scene says of itself is
    said of the file. The bytes depend on the scenes and on the versions of cairo and Inter alone: the file says nothing of
    when it was made. MissingLibrary without libcairo, RenderError for an image that cannot be drawn.
    """
    first, several, file = scenes[0], len(scenes) > 1, BytesIO()
    with Paper(file, {"title": first.title, **first.metadata}, first.language, scenes) as paper:
        for number, scene in enumerate(scenes, 1):
            paper.add(scene, scene.caption, part=several)
            names = ", ".join(closed(stage.name) for stage in stages(scene))
            page = ": ".join(filter(None, (_line(scene.caption) or str(number), names)))
            paper.mark_stages(scene, paper.mark(page, open_=True) if several else OUTERMOST)
    return file.getvalue()


class Paper(AbstractContextManager["Paper"]):
    """A PDF in the making, to which pages are added; it is whole when its block ends without an error.

    `said` is what a reader's program shows about the file; `language` is the tag of the language that it is in, and can be
    set until the end. All pages are one document to a screen reader. `scenes` are those that are known beforehand to come, of
    which each font is in the file once.
    """

    def __init__(
        self, file: BinaryIO, said: Mapping[str, str], language: str = "", scenes: Sequence[Scene] = ()
    ) -> None:
        cairo = library()
        self.language = language
        self.glyph_faces = GlyphFaces(scenes, legible=True) if scenes else None
        self.pages = 0
        self.scale = PT_PER_PX
        self.first = (1.0, 1.0)
        self.outlet = _Outlet(file)
        self.surface = cairo.PDFSurface(self.outlet, *self.first)
        for key in METADATA:
            if said.get(key):
                self.surface.set_metadata(getattr(cairo, f"PDF_METADATA_{key.upper()}"), printable(said[key]))
        # An empty date is none: cairo would write the time of day.
        self.surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "")
        self.surface.set_metadata(cairo.PDF_METADATA_MOD_DATE, "")
        self.context = cairo.Context(self.surface)

    def __enter__(self) -> Paper:
        ALONE.acquire()
        return self

    def add(
        self,
        scene: Scene,
        label: str = "",
        name: str = "",
        part: bool = True,
        painter: Callable[[Any, GlyphFaces], TaggedPainter] = TaggedPainter,
    ) -> None:
        """Draw a page after those that are there.

        `label` is what readers' programs call it instead of its number, `name` what links call it, and `part` whether it is
        one of several parts of the document.
        """
        context, size = self.context, self._turn(scene, label)
        context.save()
        context.scale(self.scale, self.scale)
        brush = painter(context, self.glyph_faces or GlyphFaces((scene,), legible=True))
        brush.ground(scene)
        # What covers a page makes cairo forget all that came before, elements too, unless it is cut to something.
        context.rectangle(0, 0, scene.width, scene.height)
        context.clip()
        if self.pages == 1:
            self.first = size
            brush.begin("Document")
        if name:
            brush.begin("cairo.dest", f"name='{name}' x=0 y=0")
            brush.end("cairo.dest")
        if part:
            brush.begin("Part")
        brush.draw(scene)
        if part:
            brush.end("Part")
        brush.check()
        context.restore()

    def _turn(self, scene: Scene, label: str) -> tuple[float, float]:
        """Begin a page as large as a scene; its width and height in pt."""
        if self.pages:
            with drawn():
                self.context.show_page()
        self.pages += 1
        self.scale = PT_PER_PX * scene.zoom * shrunk(scene)
        size = scene.width * self.scale, scene.height * self.scale
        self.surface.set_size(*size)
        if label := _line(label):
            self.surface.set_page_label(label)
        return size

    def mark(self, words: str, below: int = OUTERMOST, x: float = 0.0, y: float = 0.0, open_: bool = False) -> int:
        """Add a bookmark of a position on the page that was drawn last, in px of its scene, below another; its number."""
        destination = f"page={self.pages} pos=[{x * self.scale:.2f} {y * self.scale:.2f}]"
        number: int = self.surface.add_outline(below, _line(words), destination, int(open_))
        return number

    def mark_stages(self, scene: Scene, below: int = OUTERMOST) -> None:
        """Add a bookmark of each stage of the page that was drawn last."""
        for stage in stages(scene):
            self.mark(stage.name, below, stage.x, stage.y)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._finish()
            elif isinstance(error, MemoryError):
                self._abandon()
        except MemoryError:
            self._abandon()
            raise
        finally:
            self.outlet.file = BytesIO()  # after a mistake, cairo finishes in its own time, when there may be no file
            self.glyph_faces = None
            ALONE.release()

    def _abandon(self) -> None:
        """Let go of what cairo made, without its being told: without memory, it ends the process as it clears up."""
        for made in (self.context, self.surface):
            library().ffi.gc(made._pointer, None)

    def _finish(self) -> None:
        self.context.tag_end("Document")
        end = bytearray()
        with drawn():
            self.context.show_page()
            # cairo 1.18 places links as if pages were as high as the last size that was set: those of contents must be right.
            self.surface.set_size(*self.first)
            self.outlet.end = end
            self.surface.finish()
        if self.outlet.error:
            raise self.outlet.error
        complete(end, self.outlet.written, self.language)
        seal_pdf(end, self.outlet.digest)
        self.outlet.file.write(end)


class _Outlet:
    """Hands on to a file what cairo writes, and from some moment on keeps it as the end of the file.

    cairo ends the process where a write fails, so none does: `error` is the first one that failed, and nothing is written after
    it.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.written = 0
        self.digest = hashlib.sha256()
        self.end: bytearray | None = None
        self.error: OSError | MemoryError | None = None

    def write(self, data: bytes) -> None:
        try:
            if self.end is not None:
                self.end += data
            elif self.error is None:
                self.file.write(data)
                self.digest.update(data)
                self.written += len(data)
        except (OSError, MemoryError) as error:
            self.error = self.error or error


def _line(text: str) -> str:
    return printable(" ".join(text.split()))
