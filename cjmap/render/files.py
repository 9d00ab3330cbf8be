"""The pictures of a journey, or the journey itself, and the options → the bytes of its files, in the journey's language."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import use_language
from cjmap.model import Journey
from cjmap.options import LIVE, RenderOptions
from cjmap.options.formats import FORMATS
from cjmap.scene import Scene
from cjmap.theme import Theme, themed

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


def svg_file_with_fonts(scene: Scene) -> bytes:
    """The picture as SVG, with texts as texts and the fonts that draw them."""
    from cjmap.render.embedded import font_rules
    from cjmap.render.seal import sealed_xml
    from cjmap.render.svg import svg

    return sealed_xml(svg(scene, font_rules(scene)))


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


def markdown_file(journey: Journey, _theme: Theme) -> bytes:
    """The table of the journey as Markdown."""
    from cjmap.render.markdown import markdown
    from cjmap.render.seal import sealed_markdown

    return sealed_markdown(markdown(journey).encode())


def html_file(journey: Journey, theme: Theme) -> bytes:
    """The table of the journey as an HTML page."""
    from cjmap.render.page import table_page
    from cjmap.render.seal import sealed_xml

    return sealed_xml(table_page(journey, theme).encode())


def written(scenes: Sequence[Scene], options: RenderOptions) -> list[bytes]:
    """The files of some pictures, which are in one language: one of all where the format has pages, else one each."""
    target = FORMATS[options.format]
    with use_language(scenes[0].language):
        if options.text != LIVE and target.outlined:
            return [target.outlined(scene) for scene in scenes]
        if options.fonts and target.with_fonts:
            return [target.with_fonts(scene) for scene in scenes]
        if target.from_scenes:
            return [target.from_scenes(scenes, options.scale)]
        return [target.from_scene(scene, options.scale) for scene in scenes] if target.from_scene else []


def written_of_journey(journey: Journey, options: RenderOptions) -> bytes:
    """The file of a journey in a format whose reader places the parts."""
    target = FORMATS[options.format]
    if not target.from_journey:
        raise ValueError(f"the format {options.format!r} draws nothing")
    with use_language(journey.language):
        return target.from_journey(journey, themed(journey.theme, options.theme))
