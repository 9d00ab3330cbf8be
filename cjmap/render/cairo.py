"""A Scene and a cairo context → the picture, drawn on it; PDF and PNG are two kinds of paper for the same drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import pi
from typing import Any

from cjmap.render.faces import set_font
from cjmap.render.links import address
from cjmap.scene import Circle, Font, Group, Image, Node, Path, Rect, Scene, Segment, Text
from cjmap.text.shaping import outline, shape
from cjmap.theme import channels

KAPPA = 0.5522847498
"""How far, in radii, the handles of a quarter circle lie from its ends: 4/3 × (√2 − 1)."""

BACKWARD = 1
"""cairo's flag for clusters that run against their glyphs (`CAIRO_TEXT_CLUSTER_FLAG_BACKWARD`)."""


def paint(scene: Scene, context: Any, letters: bool) -> None:
    """Draw a scene on a context whose unit is the scene's px, first its background, then its parts in order.

    `letters` writes texts as text, as a reader's program can select it; without it they are shapes, which stand between
    two pixels where they belong there (cairo moves a letter to the nearest).
    """
    painter = _Painter(context, letters)
    if scene.background:
        painter.rect(Rect(0, 0, scene.width, scene.height, scene.background))
    painter.write(scene.children)


class _Painter:
    """Draws node after node; the context keeps the font of the last text."""

    def __init__(self, context: Any, letters: bool) -> None:
        self.context = context
        self.letters = letters
        self.font: Font | None = None
        self.live = False
        self.linked = False
        self.painters: dict[type[Node], Callable[..., None]] = {
            Text: self.text,
            Rect: self.rect,
            Circle: self.circle,
            Path: self.path,
            Image: self.image,
            Group: self.group,
        }

    def write(self, nodes: Sequence[Node]) -> None:
        painters = self.painters
        for node in nodes:
            painters[type(node)](node)

    def text(self, text: Text) -> None:
        """The glyphs that HarfBuzz chose, with the words they stand for, so that a reader can select and search them."""
        if not text.text.strip():
            return
        context = self.context
        run = shape(text.text, text.font)
        left = text.x - {"start": 0.0, "middle": run.width / 2, "end": run.width}[text.anchor]
        if text.font != self.font:
            self.font, self.live = text.font, set_font(context, text.font)
        self.colour(text.fill)
        if not self.live:
            self.trace(outline(text.text, text.font), left, text.y)
            context.fill()
            return
        glyphs = [(glyph, left + x, text.y + y) for glyph, x, y in run.glyphs]
        if not self.letters:
            context.glyph_path(glyphs)
            context.fill()
            return
        context.show_text_glyphs(run.text, glyphs, run.clusters, BACKWARD if run.backward else 0)

    def rect(self, rect: Rect) -> None:
        context, x, y, width, height = self.context, rect.x, rect.y, rect.width, rect.height
        if width <= 0 or height <= 0:
            return
        across = min(rect.radius, width / 2)
        down = min(rect.radius, height / 2)
        if across <= 0 or down <= 0:
            context.rectangle(x, y, width, height)
        else:
            self.rounded(rect, across, down)
        self.finish(rect)

    def rounded(self, rect: Rect, across: float, down: float) -> None:
        """A rectangle whose corners are quarters of an ellipse, from the top left clockwise, as SVG has it."""
        context, left, top = self.context, rect.x, rect.y
        right, bottom = left + rect.width, top + rect.height
        a, b = across * (1 - KAPPA), down * (1 - KAPPA)
        context.move_to(left + across, top)
        context.line_to(right - across, top)
        context.curve_to(right - a, top, right, top + b, right, top + down)
        context.line_to(right, bottom - down)
        context.curve_to(right, bottom - b, right - a, bottom, right - across, bottom)
        context.line_to(left + across, bottom)
        context.curve_to(left + a, bottom, left, bottom - b, left, bottom - down)
        context.line_to(left, top + down)
        context.curve_to(left, top + b, left + a, top, left + across, top)
        context.close_path()

    def circle(self, circle: Circle) -> None:
        self.context.new_sub_path()
        self.context.arc(circle.x, circle.y, circle.radius, 0, 2 * pi)
        self.context.close_path()
        self.finish(circle)

    def path(self, path: Path) -> None:
        self.trace(path.segments, 0, 0)
        self.context.set_line_join(1)
        self.context.set_line_cap(1 if path.round_cap else 0)
        self.finish(path)
        self.context.set_line_join(0)
        self.context.set_line_cap(0)

    def image(self, image: Image) -> None:
        from cjmap.render.cairo_pictures import paint_picture

        paint_picture(self.context, image)

    def group(self, group: Group) -> None:
        """A group is its children; with a link, a click on any of them opens it. A link inside a link is no link."""
        link = "" if self.linked else address(group.link)
        if link:
            self.context.tag_begin("Link", f"uri='{link}'")
            self.linked = True
        self.write(group.children)
        if link:
            self.linked = False
            self.context.tag_end("Link")

    def trace(self, segments: Sequence[Segment], x: float, y: float) -> None:
        """Set an outline, moved by (x, y), as the path that is filled or stroked next."""
        context = self.context
        for segment in segments:
            if segment[0] == "M":
                context.move_to(x + segment[1], y + segment[2])
            elif segment[0] == "L":
                context.line_to(x + segment[1], y + segment[2])
            elif segment[0] == "C":
                _, x1, y1, x2, y2, x3, y3 = segment
                context.curve_to(x + x1, y + y1, x + x2, y + y2, x + x3, y + y3)
            else:
                context.close_path()

    def colour(self, colour: str) -> None:
        red, green, blue = channels(colour)
        self.context.set_source_rgb(red / 255, green / 255, blue / 255)

    def finish(self, shape: Rect | Circle | Path) -> None:
        """Fill and stroke the path that was set, and forget it."""
        context = self.context
        if shape.fill:
            self.colour(shape.fill)
            context.fill_preserve()
        if shape.stroke and shape.stroke_width > 0:
            self.colour(shape.stroke)
            context.set_line_width(shape.stroke_width)
            context.set_dash(shape.dash)
            context.stroke_preserve()
        context.new_path()
