"""A Scene and a cairo context → the picture, drawn on it, as PNG has it; PDF adds what is read (`tagged.py`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import pi
from typing import Any

from cjmap.render.clusters import is_plain
from cjmap.render.faces import inter_face, select
from cjmap.render.glyph_faces import GlyphFaces
from cjmap.render.libcairo import library
from cjmap.scene import BEFORE, Circle, Font, Group, Image, Node, Path, PathCommand, Rect, Scene, Text
from cjmap.text.shaping import GlyphRun, ShapedLine, outlines, shape
from cjmap.theme import channels

KAPPA = 0.5522847498
"""How far, in radii, the handles of a quarter circle lie from its ends: 4/3 × (√2 − 1)."""

PLAIN, ROUND = 0, 1
"""cairo's numbers for line joins (mitred, round) and line caps (butt, round)."""


class Painter:
    """Draws node after node on a context whose unit is the scene's px.

    It calls libcairo's functions themselves (`to` is the `cairo_t *`), which halves the time: the methods of a context ask
    after each call for an error, which cairo keeps until it is asked. Texts are shapes, which stand between two pixels
    where they belong there (cairo moves a letter to the nearest). `glyph_faces` has the faces of the scenes that are drawn.
    """

    def __init__(self, context: Any, glyph_faces: GlyphFaces) -> None:
        self.context = context
        self.glyph_faces = glyph_faces
        self.cairo = library().cairo
        self.ffi = library().ffi
        self.to = context._pointer
        self.font: Font | None = None  # of the face that is set, where that is Inter's
        self.live = False  # whether there is that face
        self.direction = "ltr"  # of the scene
        self.painters: dict[type[Node], Callable[..., None]] = {
            Text: self.text,
            Rect: self.rect,
            Circle: self.circle,
            Path: self.path,
            Image: self.image,
            Group: self.group,
        }

    def paint(self, scene: Scene) -> None:
        """The background, then the parts in their order."""
        self.ground(scene)
        self.draw(scene)
        self.check()

    def ground(self, scene: Scene) -> None:
        if scene.background:
            self.rect(Rect(0, 0, scene.width, scene.height, scene.background))

    def draw(self, scene: Scene) -> None:
        """The parts of a scene."""
        self.direction = scene.direction
        self.write(scene.children)

    def check(self) -> None:
        """Raise the error that cairo has kept, if there was one; nothing can be drawn afterwards.

        A painter that knew its own methods would keep its scenes until garbage is collected.
        """
        self.painters.clear()
        self.context.new_path()

    def write(self, nodes: Sequence[Node]) -> None:
        painters = self.painters
        for node in nodes:
            painters[type(node)](node)

    def text(self, text: Text) -> None:
        """The glyphs that HarfBuzz chose; outlines where cairo cannot take the font's file."""
        if not text.text.strip():
            return
        line = shape(text.text, text.font, text.direction or self.direction)
        left = text.x - BEFORE[text.anchor] * line.width
        self.colour(text.fill)
        if is_plain(line):
            if self.set_inter(text.font, line.runs[0]):
                self.show(line, left, text.y)
            else:
                self.fill(line.runs[0], text.font.size, left, text.y)
        else:
            self.mixed(line, text, left)

    def mixed(self, line: ShapedLine, text: Text, left: float) -> None:
        """A line in other fonts than Inter, or in several directions."""
        for run in line.runs:
            if self.set_face(self.glyph_faces.of(run, self.direction).face, text.font.size):
                self.glyphs(placed(run.glyphs, left, text.y))
            else:
                self.fill(run, text.font.size, left, text.y)
            self.marks(run, left, text.y)

    def marks(self, run: GlyphRun, left: float, top: float) -> None:
        """The outlines in the place of characters that no font has."""
        if run.marks:
            self.trace(run.marks, left, top)
            self.cairo.cairo_fill(self.to)

    def set_inter(self, font: Font, run: GlyphRun) -> bool:
        """Set Inter for a font; False where there is no face for it."""
        if font != self.font:
            self.live = self.set_face(inter_face(run.cut), font.size)
            self.font = font
        return self.live

    def set_face(self, face: Any, size: float) -> bool:
        """Set a face; False where there is none."""
        self.font = None
        if face is None:
            return False
        select(self.context, face)
        self.cairo.cairo_set_font_size(self.to, size)
        return True

    def show(self, line: ShapedLine, left: float, top: float) -> None:
        """A plain line that starts at a position, its face set."""
        self.glyphs(placed(line.runs[0].glyphs, left, top))

    def glyphs(self, glyph_positions: Sequence[tuple[int, float, float]]) -> None:
        """Glyphs of the face that is set, as shapes."""
        glyphs = self.ffi.new("cairo_glyph_t[]", glyph_positions)
        self.cairo.cairo_glyph_path(self.to, glyphs, len(glyphs))
        self.cairo.cairo_fill(self.to)

    def fill(self, run: GlyphRun, size: float, left: float, top: float) -> None:
        """The outlines of a run whose line starts at a position."""
        self.trace(outlines(run.cut, run.glyphs, size), left, top)
        self.cairo.cairo_fill(self.to)

    def rect(self, rect: Rect) -> None:
        if rect.width <= 0 or rect.height <= 0:
            return
        if rect.radius > 0:
            self.rounded(rect, min(rect.radius, rect.width / 2), min(rect.radius, rect.height / 2))
        else:
            self.cairo.cairo_rectangle(self.to, rect.x, rect.y, rect.width, rect.height)
        self.finish(rect)

    def rounded(self, rect: Rect, across: float, down: float) -> None:
        """A rectangle whose corners are quarters of an ellipse, from the top left clockwise, as SVG has it."""
        to, line, curve = self.to, self.cairo.cairo_line_to, self.cairo.cairo_curve_to
        left, top = rect.x, rect.y
        right, bottom = left + rect.width, top + rect.height
        a, b = across * (1 - KAPPA), down * (1 - KAPPA)
        self.cairo.cairo_move_to(to, left + across, top)
        line(to, right - across, top)
        curve(to, right - a, top, right, top + b, right, top + down)
        line(to, right, bottom - down)
        curve(to, right, bottom - b, right - a, bottom, right - across, bottom)
        line(to, left + across, bottom)
        curve(to, left + a, bottom, left, bottom - b, left, bottom - down)
        line(to, left, top + down)
        curve(to, left, top + b, left + a, top, left + across, top)
        self.cairo.cairo_close_path(to)

    def circle(self, circle: Circle) -> None:
        self.cairo.cairo_new_sub_path(self.to)
        self.cairo.cairo_arc(self.to, circle.x, circle.y, circle.radius, 0, 2 * pi)
        self.cairo.cairo_close_path(self.to)
        self.finish(circle)

    def path(self, path: Path) -> None:
        self.trace(path.segments, 0, 0)
        self.cairo.cairo_set_line_join(self.to, ROUND)
        self.cairo.cairo_set_line_cap(self.to, ROUND if path.round_cap else PLAIN)
        self.finish(path)
        self.cairo.cairo_set_line_join(self.to, PLAIN)
        self.cairo.cairo_set_line_cap(self.to, PLAIN)

    def image(self, image: Image) -> None:
        from cjmap.render.cairo_pictures import paint_picture

        paint_picture(self.context, image)

    def group(self, group: Group) -> None:
        self.write(group.children)

    def trace(self, segments: Sequence[PathCommand], x: float, y: float) -> None:
        """Set an outline, moved by (x, y), as the path that is filled or stroked next."""
        to, cairo = self.to, self.cairo
        for segment in segments:
            if segment[0] == "M":
                cairo.cairo_move_to(to, x + segment[1], y + segment[2])
            elif segment[0] == "L":
                cairo.cairo_line_to(to, x + segment[1], y + segment[2])
            elif segment[0] == "C":
                _, x1, y1, x2, y2, x3, y3 = segment
                cairo.cairo_curve_to(to, x + x1, y + y1, x + x2, y + y2, x + x3, y + y3)
            else:
                cairo.cairo_close_path(to)

    def colour(self, colour: str) -> None:
        red, green, blue = channels(colour)
        self.cairo.cairo_set_source_rgb(self.to, red / 255, green / 255, blue / 255)

    def finish(self, shape: Rect | Circle | Path) -> None:
        """Fill and stroke the path that was set, and forget it."""
        cairo, to = self.cairo, self.to
        if shape.fill:
            self.colour(shape.fill)
            cairo.cairo_fill_preserve(to)
        if shape.stroke and shape.stroke_width > 0:
            self.colour(shape.stroke)
            cairo.cairo_set_line_width(to, shape.stroke_width)
            cairo.cairo_set_dash(to, self.ffi.new("double[]", shape.dash), len(shape.dash), 0)
            cairo.cairo_stroke_preserve(to)
        cairo.cairo_new_path(to)


def placed(glyphs: Sequence[tuple[int, float, float]], left: float, top: float) -> list[tuple[int, float, float]]:
    """Glyphs with their positions, those of a line that starts at a position."""
    return [(glyph, left + x, top + y) for glyph, x, y in glyphs]
