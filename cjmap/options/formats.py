"""The formats of files, each with what it can do; a new one is a module in `render/` and an entry here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from cjmap import plugins
from cjmap.late import Late
from cjmap.plugins import Table, named
from cjmap.records import dataclass

if TYPE_CHECKING:
    from cjmap.model import Journey
    from cjmap.scene import Scene
    from cjmap.theme import Theme


@dataclass(frozen=True, slots=True)
class Format:
    """A file format, and the functions that write it: None is what it cannot.

    `ending` is the file ending with its dot. `is_text` says that a file is UTF-8 text, `draws_glyphs` that its glyphs are
    drawn in it, so that the fonts of a reader have no part in it, `has_ids` that its parts have ids which a page of several
    pictures shares. Either `from_scene(scene, scale)` is set, where only pixels heed the scale, or `from_journey(journey, theme)`
    for a format whose reader places the parts; `views` are the names of those whose text it is, where that is not the whole
    journey's. `from_scenes(scenes, scale)` is set where one file can have several pages, `outlined(scene)` where texts are
    drawn by the fonts of a reader, unless they are outlines, `with_fonts(scene)` where the file can bring these fonts,
    `from_maps(pages, title, file)`
    where one file can be a book of many maps. All raise RenderError. `shrunk(scene)` is the share of its size that a picture
    keeps in a file, where the format sets a limit. `libraries` are the packages that draw it, and `engine` tells the versions
    of what stands behind them: with another one, the bytes may be others.
    """

    name: str
    ending: str
    media_type: str
    is_text: bool = False
    draws_glyphs: bool = False
    has_ids: bool = False
    from_scene: Callable[[Scene, float], bytes] | None = None
    from_scenes: Callable[[Sequence[Scene], float], bytes] | None = None
    from_journey: Callable[[Journey, Theme], bytes] | None = None
    from_maps: Callable[[Iterable[object], str, BinaryIO], None] | None = None
    outlined: Callable[[Scene], bytes] | None = None
    with_fonts: Callable[[Scene], bytes] | None = None
    shrunk: Callable[[Scene], float] | None = None
    libraries: tuple[str, ...] = ()
    engine: Callable[[], tuple[str, ...]] | None = None
    views: tuple[str, ...] = ()

    def shows(self, view: str) -> bool:
        """Whether a view can be had in it."""
        return not self.views or view in self.views

    @property
    def needs_scene(self) -> bool:
        """Whether the format is drawn from a Scene; else from the Journey."""
        return self.from_scene is not None


_CAIRO = ("cairocffi", "cairosvg")
_CAIRO_VERSIONS = Late("cjmap.render.libcairo:versions")

_OWN = named(
    (
        Format(
            "svg",
            ".svg",
            "image/svg+xml",
            is_text=True,
            has_ids=True,
            from_scene=Late("cjmap.render.files:svg_file"),
            outlined=Late("cjmap.render.files:svg_file_outlined"),
            with_fonts=Late("cjmap.render.files:svg_file_with_fonts"),
            libraries=("brotli",),
        ),
        Format(
            "pdf",
            ".pdf",
            "application/pdf",
            draws_glyphs=True,
            from_scene=Late("cjmap.render.files:pdf_file"),
            from_scenes=Late("cjmap.render.files:pdf_file_of_all"),
            from_maps=Late("cjmap.render.atlas:write_atlas"),
            shrunk=Late("cjmap.render.pdf:shrunk"),
            libraries=_CAIRO,
            engine=_CAIRO_VERSIONS,
        ),
        Format(
            "png",
            ".png",
            "image/png",
            draws_glyphs=True,
            from_scene=Late("cjmap.render.files:png_file"),
            libraries=_CAIRO,
            engine=_CAIRO_VERSIONS,
        ),
        Format(
            "dot",
            ".dot",
            "text/vnd.graphviz",
            is_text=True,
            from_journey=Late("cjmap.render.files:dot_file"),
            libraries=("graphviz",),
        ),
        Format(
            "md",
            ".md",
            "text/markdown",
            is_text=True,
            from_journey=Late("cjmap.render.files:markdown_file"),
            views=("table",),
        ),
        Format(
            "html",
            ".html",
            "text/html",
            is_text=True,
            from_journey=Late("cjmap.render.files:html_file"),
            libraries=("jinja2",),
            views=("table",),
        ),
    )
)

FORMATS: Table[Format] = Table(plugins.FORMATS, _OWN, "cjmap.render.Format", lambda one: isinstance(one, Format))
"""The formats by name."""

FIRST_FORMAT = next(iter(FORMATS))
"""The format that is drawn where none is named."""
