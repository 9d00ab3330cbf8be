"""A Scene, or for Graphviz a Journey → a whole file with its seal, a function a format; drawing libraries come late."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.model import Journey
from cjmap.scene import Scene
from cjmap.theme import Theme

# Each function imports its module when it is called: drawing libraries are heavy, and some machines lack them.


def svg_file(scene: Scene, _scale: float) -> bytes:
    """The picture as SVG, with texts as texts."""
    from cjmap.render.seal import sealed_xml
    from cjmap.render.svg import svg

    return sealed_xml(svg(scene))


def svg_file_outlined(scene: Scene) -> bytes:
    """The picture as SVG, with texts as shapes."""
    from cjmap.render.seal import sealed_xml
    from cjmap.render.svg import outlined

    return sealed_xml(outlined(scene))


def pdf_file(scene: Scene, _scale: float) -> bytes:
    """The picture as a PDF of one page."""
    from cjmap.render.pdf import pdf

    return pdf(scene)


def pdf_file_of_all(scenes: Sequence[Scene], _scale: float) -> bytes:
    """The pictures as pages of one PDF."""
    from cjmap.render.pdf import pdf

    return pdf(*scenes)


def png_file(scene: Scene, scale: float) -> bytes:
    """The picture as PNG, of so many pixels per px."""
    from cjmap.render.png import png
    from cjmap.render.seal import sealed_png

    return sealed_png(png(scene, scale))


def dot_file(journey: Journey, theme: Theme) -> bytes:
    """The journey as Graphviz DOT."""
    from cjmap.render.dot import dot
    from cjmap.render.seal import sealed_dot

    return sealed_dot(dot(journey, theme))
