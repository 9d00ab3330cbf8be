"""A Scene, or for Graphviz a Journey → the bytes of a file; one entry in a table a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cjmap.diagnostics import MissingLibrary, RenderError
from cjmap.model import Journey
from cjmap.scene import Scene
from cjmap.theme import Theme

__all__ = ["FORMATS", "LIVE", "OUTLINE", "TEXTS", "Format", "MissingLibrary", "RenderError", "WrongScale"]


class WrongScale(RenderError):
    """There can be no picture at the scale that was asked for; the message says which would do."""


LIVE, OUTLINE = TEXTS = ("live", "outline")
"""How a picture has its texts: as texts, which the fonts of a reader draw, or as shapes that look the same everywhere."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    `ending` is the file ending with its dot; what is not `binary` is UTF-8 text. Either `from_scene(scene, scale)` is set,
    where only pixels heed the scale, or `from_journey(journey, theme)` for a format whose reader places the parts.
    `from_scenes(scenes, scale)` is set where one file can have several pages, `outlined(scene)` where texts are drawn by the
    fonts of a reader, unless they are outlines. All return the whole file and raise RenderError. `libraries` are the packages
    that draw it, and `engine` tells the versions of what stands behind them: with another one, the bytes may be others.
    """

    name: str
    ending: str
    media_type: str
    binary: bool
    from_scene: Callable[[Scene, float], bytes] | None = None
    from_scenes: Callable[[Sequence[Scene], float], bytes] | None = None
    from_journey: Callable[[Journey, Theme], bytes] | None = None
    outlined: Callable[[Scene], bytes] | None = None
    libraries: tuple[str, ...] = ()
    engine: Callable[[], tuple[str, ...]] | None = None

    @property
    def needs_scene(self) -> bool:
        """Whether the format is drawn from a Scene; else from the Journey."""
        return self.from_scene is not None


# Each function imports its module when it is called: drawing libraries are heavy, and some machines lack them.


def _svg(scene: Scene, _scale: float) -> bytes:
    from cjmap.render.seal import sealed_xml
    from cjmap.render.svg import svg

    return sealed_xml(svg(scene))


def _svg_outlined(scene: Scene) -> bytes:
    from cjmap.render.seal import sealed_xml
    from cjmap.render.svg import outlined

    return sealed_xml(outlined(scene))


def _pdf(scene: Scene, _scale: float) -> bytes:
    from cjmap.render.pdf import pdf

    return pdf(scene)


def _pdf_of_all(scenes: Sequence[Scene], _scale: float) -> bytes:
    from cjmap.render.pdf import pdf

    return pdf(*scenes)


def _png(scene: Scene, scale: float) -> bytes:
    from cjmap.render.png import png
    from cjmap.render.seal import sealed_png

    return sealed_png(png(scene, scale))


def _dot(journey: Journey, theme: Theme) -> bytes:
    from cjmap.render.dot import dot
    from cjmap.render.seal import sealed_dot

    return sealed_dot(dot(journey, theme))


def _cairo() -> tuple[str, ...]:
    from cjmap.render.libcairo import versions

    return versions()


_CAIRO: tuple[str, ...] = ("cairocffi", "cairosvg")

FORMATS: Mapping[str, Format] = {
    entry.name: entry
    for entry in (
        Format("svg", ".svg", "image/svg+xml", binary=False, from_scene=_svg, outlined=_svg_outlined),
        Format(
            "pdf",
            ".pdf",
            "application/pdf",
            binary=True,
            from_scene=_pdf,
            from_scenes=_pdf_of_all,
            libraries=_CAIRO,
            engine=_cairo,
        ),
        Format("png", ".png", "image/png", binary=True, from_scene=_png, libraries=_CAIRO, engine=_cairo),
        Format("dot", ".dot", "text/vnd.graphviz", binary=False, from_journey=_dot, libraries=("graphviz",)),
    )
}
"""The formats by name; a new one is a new entry."""
