"""Scenes → one PDF of them all: a contents page whose lines lead to the pages, then each scene on a page of its own size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from cjmap.render.cairo import paint
from cjmap.render.contents import SHEET_HEIGHT, SHEET_WIDTH, Entry, Sheet, sheets
from cjmap.render.libcairo import library
from cjmap.render.pdf import PT_PER_PX, describe, shrunk
from cjmap.scene import Group, Node, Path, Scene
from cjmap.text.shaping import printable

CONTENTS = "Contents"
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class AtlasPage:
    """One map of an atlas: its scene, or a function that makes it when its turn comes, and its line of the contents."""

    scene: Scene | Callable[[], Scene]
    title: str
    subtitle: str = ""


def atlas(pages: Iterable[AtlasPage], title: str) -> bytes:
    """All pages in one PDF, as `write_atlas` writes it."""
    file = BytesIO()
    write_atlas(pages, title, file)
    return file.getvalue()


def write_atlas(pages: Iterable[AtlasPage], title: str, file: BinaryIO) -> None:
    """Write an atlas to a file, page by page: of scenes that are functions, no more than one is in memory at a time.

    The contents, on A4, number the pages as any reader's program counts them; their own labels are i, ii, … Bookmarks lead
    to every map and every stage. The bytes depend on the pages and on the versions of cairo and Inter alone.
    MissingLibrary without libcairo, RenderError for an image that cannot be drawn.
    """
    cairo = library()
    entries = list(pages)
    front = sheets(title, [Entry(page.title, page.subtitle) for page in entries])
    surface = cairo.PDFSurface(file, SHEET_WIDTH * PT_PER_PX, SHEET_HEIGHT * PT_PER_PX)
    try:
        describe(surface, {"title": title})
        context = cairo.Context(surface)
        surface.add_outline(cairo.PDF_OUTLINE_ROOT, CONTENTS, "page=1 pos=[0 0]")
        for number, sheet in enumerate(front, 1):
            _draw_sheet(surface, context, sheet, number)
        for place, page in enumerate(entries):
            _draw_page(surface, context, page, place, len(front) + 1 + place)
    finally:
        surface.finish()


def _draw_sheet(surface: Any, context: Any, sheet: Sheet, number: int) -> None:
    """One page of the contents, and over each of its lines a link to the page that it names."""
    surface.set_page_label(_roman(number))
    context.save()
    context.scale(PT_PER_PX, PT_PER_PX)
    paint(sheet.scene, context, letters=True)
    context.restore()
    for top, bottom, place in sheet.lines:  # in points, as cairo takes rectangles whatever the scale
        left, right = (side * PT_PER_PX for side in sheet.sides)
        box = f"{left:.2f} {top * PT_PER_PX:.2f} {right - left:.2f} {(bottom - top) * PT_PER_PX:.2f}"
        context.tag_begin("Link", f"dest='{_name(place)}' rect=[{box}]")
        context.tag_end("Link")
    context.show_page()


def _draw_page(surface: Any, context: Any, page: AtlasPage, place: int, number: int) -> None:
    """One map, where the links to it lead, and its bookmarks."""
    scene = page.scene() if callable(page.scene) else page.scene
    scale = PT_PER_PX * shrunk(scene)
    surface.set_size(scene.width * scale, scene.height * scale)
    surface.set_page_label(str(number))
    context.save()
    context.scale(scale, scale)
    paint(scene, context, letters=True)
    context.restore()
    # After the drawing: cairo forgets all that comes before a ground that covers the page.
    context.tag_begin("cairo.dest", f"name='{_name(place)}' x=0 y=0")
    context.tag_end("cairo.dest")
    mark = surface.add_outline(0, _bookmark(page.title), f"page={number} pos=[0 0]")
    for label, x, y in _stages(scene.children):
        surface.add_outline(mark, _bookmark(label), f"page={number} pos=[{x * scale:.2f} {y * scale:.2f}]")
    context.show_page()


def _stages(nodes: Sequence[Node]) -> Iterator[tuple[str, float, float]]:
    """The name and top left corner of each group that has a name and stands for a stage."""
    for node in nodes:
        if not isinstance(node, Group):
            continue
        outline = next((child for child in node.children if isinstance(child, Path)), None)
        if node.id and node.label and "stage" in node.data and outline is not None and outline.segments[0][0] == "M":
            yield node.label, outline.segments[0][1], outline.segments[0][2]


def _name(place: int) -> str:
    """What the links call a page; in alphabetical order, as PDF wants its names."""
    return f"map-{place:06}"


def _bookmark(text: str) -> str:
    return printable(" ".join(text.split()))


def _roman(number: int) -> str:
    words = ""
    for value, letters in ROMAN:
        words += letters * (number // value)
        number %= value
    return words
