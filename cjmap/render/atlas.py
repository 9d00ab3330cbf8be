"""Scenes → one PDF of them all: a contents page whose lines lead to the pages, then each scene on a page of its own size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

from cjmap.language import messages, use_language
from cjmap.records import dataclass
from cjmap.render.contents import ContentsEntry, sheets
from cjmap.render.glyph_faces import GlyphFaces
from cjmap.render.pdf import PT_PER_PX, Paper
from cjmap.render.tagged import TaggedPainter
from cjmap.scene import Group, Scene

ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class AtlasPage:
    """One map of an atlas: its scene, or a function that makes it when its turn comes, its line of the contents, its language,
    and what makes the small picture beside its line, in the language of the contents.
    """

    scene: Scene | Callable[[], Scene]
    title: str
    subtitle: str = ""
    language: str = "en"
    strip: Callable[[], Scene] | None = None


def atlas(pages: Iterable[AtlasPage], title: str) -> bytes:
    """All pages in one PDF, as `write_atlas` writes it."""
    file = BytesIO()
    write_atlas(pages, title, file)
    return file.getvalue()


def write_atlas(pages: Iterable[AtlasPage], title: str, file: BinaryIO) -> None:
    """Write an atlas to a file, page by page: of scenes that are functions, no more than one is in memory at a time.
    Without a title it has the usual one. The contents are in the language of the maps where all share one, else English.

    The contents, on A4, number the pages as any reader's program counts them; their own labels are i, ii, … Bookmarks lead
    to every map and every stage. The bytes depend on the pages and on the versions of cairo and Inter alone.
    MissingLibrary without libcairo, RenderError for an image that cannot be drawn.
    """
    entries = list(pages)
    said = {page.language for page in entries}
    with use_language(said.pop() if len(said) == 1 else "en"):
        title = title or messages().numbers.atlas
        contents = messages().numbers.contents
        front = sheets(title, [_entry(page) for page in entries])
    languages = set()
    with Paper(file, {"title": title}) as paper:
        for number, sheet in enumerate(front, 1):
            paper.add(sheet.scene, _roman(number), painter=partial(_ContentsPainter, lines=sheet.lines))
            if number == 1:
                paper.mark(contents)
        for index, page in enumerate(entries):
            scene = page.scene() if callable(page.scene) else page.scene
            with use_language(scene.language):
                paper.add(scene, str(len(front) + 1 + index), _name(index))
            paper.mark_stages(scene, paper.mark(page.title))
            languages.add(scene.language)
        paper.language = languages.pop() if len(languages) == 1 else front[0].scene.language


def _entry(page: AtlasPage) -> ContentsEntry:
    return ContentsEntry(page.title, page.subtitle, page.strip() if page.strip else None)


class _ContentsPainter(TaggedPainter):
    """Draws a page of the contents; its items are links to maps. `lines` are the box of each in px and its map's position."""

    def __init__(
        self, context: Any, glyph_faces: GlyphFaces, lines: Iterable[tuple[float, float, float, float, int]]
    ) -> None:
        super().__init__(context, glyph_faces)
        self.targets = iter(lines)

    def contents(self, group: Group) -> None:
        if group.role != "item":
            super().contents(group)
            return
        *box, index = next(self.targets)
        area = " ".join(f"{side * PT_PER_PX:.2f}" for side in box)  # in points, as cairo takes it whatever the scale
        self.link(f"dest='{_name(index)}' rect=[{area}]", group)


def _name(index: int) -> str:
    """What the links call a page; in alphabetical order, as PDF wants its names."""
    return f"map-{index:06}"


def _roman(number: int) -> str:
    words = ""
    for value, characters in ROMAN:
        words += characters * (number // value)
        number %= value
    return words
