"""A Scene and a cairo context on a PDF → the picture, drawn on it, whose parts say to a screen reader what they are.

Sections, headings, lists, paragraphs and links are elements of the file's structure (ISO 32000-1, 14.8.4) in painting
order; lines, grounds and pictures are in none of them, so they are passed over. A context on anything else takes no notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, groupby, zip_longest
from typing import Any

from cjmap.render.cairo import Painter, placed
from cjmap.render.clusters import TextCluster, followed
from cjmap.render.glyph_faces import GlyphFace, GlyphFaces
from cjmap.render.numbers import address
from cjmap.scene import Group, Node, Text
from cjmap.text.shaping import GlyphRun, ShapedLine, shape

FORWARD = 0
"""No flag for clusters: they run as their glyphs do."""

DEEPEST_HEADING = 6
"""Headings are H1 to H6."""

MOST_CHARACTERS = 31
"""How many characters one glyph stands for; poppler passes over what is longer than 256 signs in hexadecimal UTF-16."""

PARAGRAPH, WORDS, NOTHING = "P", "Span", ""
"""The element that lines are in: by themselves; in a heading; where they are in one already, or are not to be read."""


class TaggedPainter(Painter):
    """Draws texts as text, which a reader can select, search and hear, and links that open.

    An element holds either elements or words, never both: of one that has both, cairo before 1.18 says nothing of the words.
    Since then it says them, and so counts the texts of decorations to what is around them.
    """

    def __init__(self, context: Any, glyph_faces: GlyphFaces) -> None:
        super().__init__(context, glyph_faces)
        self.lines = PARAGRAPH
        self.level = 1  # of the headings here
        self.open = False  # whether an element of lines is
        self.goes_on = False  # whether the line that is drawn does
        self.linked = False

    def begin(self, element: str, attributes: str = "") -> None:
        self.cairo.cairo_tag_begin(self.to, element.encode(), attributes.encode())

    def end(self, element: str) -> None:
        self.cairo.cairo_tag_end(self.to, element.encode())

    def write(self, nodes: Sequence[Node]) -> None:
        """Draw nodes; items that follow each other are a list."""
        listed = goes_on = False
        for node, following in zip_longest(nodes, nodes[1:]):
            if self.lines == PARAGRAPH:
                if isinstance(node, Group | Text):
                    role = node.role if isinstance(node, Group) else ""
                    if (role == "item") != listed and role != "decoration":
                        (self.end if listed else self.begin)("L")
                        listed = not listed
                goes_on = self.goes_on = _go_together(node, following)
            self.painters[type(node)](node)
            if self.lines == PARAGRAPH and not goes_on:
                self.end_lines()
        if listed:
            self.end("L")

    def text(self, text: Text) -> None:
        """A line in the element of the line before where that goes on, else in one of its own."""
        if not text.text.strip():
            return
        if self.lines and not self.open:
            self.begin(self.lines)
            self.open = True
        super().text(text)

    def end_lines(self) -> None:
        """Close the element of lines that is open, if one is."""
        if self.open:
            self.end(self.lines)
            self.open = False

    def show(self, line: ShapedLine, left: float, top: float) -> None:
        """The glyphs that HarfBuzz chose, with the words they stand for.

        A line that goes on ends with a space, without which its last word and the first of the next would be read as one.
        """
        run = line.runs[0]
        words, glyphs, clusters = run.text.encode(), placed(run.glyphs, left, top), run.clusters
        if self.goes_on and self.font:
            space = shape(" ", self.font).runs[0]
            words, clusters = words + b" ", (*clusters, *space.clusters)
            glyphs += placed(space.glyphs, left + line.width, top)
        self.show_glyphs(words, glyphs, clusters)

    def mixed(self, line: ShapedLine, text: Text, left: float) -> None:
        """A line as it is read; the space after one that goes on is where it ends to its reader, be that on its left."""
        size = text.font.size
        clustered = self.glyph_faces.clustered(text, line, self.direction)
        if self.goes_on:
            clustered = followed(clustered, self.space(line, text), size, self.direction)
        for glyph_face, group in groupby(clustered, key=lambda found: self.glyph_faces.of(found[0], self.direction)):
            if self.set_face(glyph_face.face, size):
                self.show_clusters(
                    chain.from_iterable(text_clusters for _, text_clusters in group), glyph_face, left, text.y
                )
            else:
                for run, _ in group:
                    self.fill(run, size, left, text.y)
        for run in line.runs:
            self.marks(run, left, text.y)

    def space(self, line: ShapedLine, text: Text) -> GlyphRun:
        """The space after a line."""
        backward = (text.direction or self.direction) == "rtl"
        found = shape(" ", text.font)
        ((number, _, y),) = found.runs[0].glyphs
        left = -found.width if backward else line.width
        return found.runs[0]._replace(glyphs=((number, left, y),), backward=backward)

    def show_clusters(self, characters: Iterable[TextCluster], glyph_face: GlyphFace, left: float, top: float) -> None:
        """Clusters of the face that is set; a mark that shows nothing is left out where it has no glyph for it."""
        words, glyphs, clusters = b"", list[tuple[int, float, float]](), list[tuple[int, int]]()
        for one in characters:
            number = glyph_face.numbers.get((one.characters, one.cluster))
            drawn = one.glyphs if number is None else ((number, one.x, 0.0),)
            if len(drawn) == 1 and len(one.characters) > MOST_CHARACTERS:
                drawn *= 2  # what several glyphs stand for is said beside them
            if drawn:
                found = one.characters.encode()
                words += found
                glyphs += placed(drawn, left, top)
                clusters.append((len(found), len(drawn)))
        self.show_glyphs(words, glyphs, clusters)

    def show_glyphs(
        self, words: bytes, glyphs: Sequence[tuple[int, float, float]], clusters: Sequence[tuple[int, int]]
    ) -> None:
        """Glyphs of the face that is set, with the words that they stand for in UTF-8."""
        self.cairo.cairo_show_text_glyphs(
            *(self.to, words, len(words), self.ffi.new("cairo_glyph_t[]", glyphs), len(glyphs)),
            *(self.ffi.new("cairo_text_cluster_t[]", clusters), len(clusters), FORWARD),
        )

    def group(self, group: Group) -> None:
        """A group in the element that its role asks for, unless it is a part of a heading, a link or a decoration."""
        role = group.role if self.lines == PARAGRAPH else ""
        if role == "section":
            self.level += 1
            self.within(("Sect",), PARAGRAPH, group)
            self.level -= 1
        elif role == "heading":
            self.within((f"H{min(self.level, DEEPEST_HEADING)}",), WORDS, group)
        elif role == "item":
            self.within(("LI", "LBody"), PARAGRAPH, group)
        elif role == "decoration":
            self.within((), NOTHING, group)
        else:
            self.contents(group)

    def within(self, elements: Sequence[str], lines: str, group: Group) -> None:
        """Draw a group inside of elements, one in the other; `lines` is the element of its lines."""
        before, self.lines, self.goes_on = self.lines, lines, lines == WORDS
        for element in elements:
            self.begin(element)
        self.contents(group)
        self.end_lines()
        for element in reversed(elements):
            self.end(element)
        self.lines = before

    def contents(self, group: Group) -> None:
        """A group is its children; with a link, a click on any of them opens it.

        A link inside a link is no link, nor is one of nothing, which cairo 1.18 would write half.
        """
        link = "" if self.linked else address(group.link)
        if link and _is_seen(group):
            self.link(f"uri='{link}'", group)
        else:
            self.write(group.children)

    def link(self, target: str, group: Group) -> None:
        """Draw a group as a link, which is a part of a paragraph and itself one run of words."""
        self.end_lines()
        before, self.lines, self.linked, self.goes_on = self.lines, NOTHING, True, True
        if before == PARAGRAPH:
            self.begin(PARAGRAPH)
        self.begin("Link", target)
        self.write(group.children)
        self.end("Link")
        if before == PARAGRAPH:
            self.end(PARAGRAPH)
        self.lines, self.linked = before, False


def _is_seen(node: Node) -> bool:
    """Whether anything is drawn of a node."""
    if isinstance(node, Group):
        return any(map(_is_seen, node.children))
    return not isinstance(node, Text) or bool(node.text.strip())


def _go_together(node: Node, following: Node | None) -> bool:
    """Whether two nodes are lines of one text, the second below the first."""
    return isinstance(node, Text) and isinstance(following, Text) and following.follows(node)
