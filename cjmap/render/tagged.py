"""A Scene and a cairo context on a PDF → the picture, drawn on it, whose parts say to a screen reader what they are.

Sections, headings, lists, paragraphs and links are elements of the file's structure (ISO 32000-1, 14.8.4) in painting
order; lines, grounds and pictures are in none of them, so they are passed over. A context on anything else takes no notice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cjmap.render.cairo import Painter
from cjmap.render.links import address
from cjmap.scene import Group, Node, Text
from cjmap.text.shaping import Run, shape

BACKWARD = 1
"""cairo's flag for clusters that run against their glyphs (`CAIRO_TEXT_CLUSTER_FLAG_BACKWARD`)."""

DEEPEST_HEADING = 6
"""Headings are H1 to H6."""

LINE = 1.45
"""The most that lines of one paragraph lie apart, in sizes of their font."""

PARAGRAPH, WORDS, NOTHING = "P", "Span", ""
"""The element that lines are in: by themselves; in a heading; where they are in one already, or are not to be read."""


class TaggedPainter(Painter):
    """Draws texts as text, which a reader can select, search and hear, and links that open.

    An element holds either elements or drawing, never both: cairo before 1.18 loses the drawing of one that has both.
    """

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self.lines = PARAGRAPH
        self.level = 1  # of the headings here
        self.last: Text | None = None  # the line before, where the element that it is in is still open
        self.linked = False

    def begin(self, element: str, attributes: str = "") -> None:
        self.cairo.cairo_tag_begin(self.to, element.encode(), attributes.encode())

    def end(self, element: str) -> None:
        self.cairo.cairo_tag_end(self.to, element.encode())

    def write(self, nodes: Sequence[Node]) -> None:
        """Draw nodes; items that follow each other are a list."""
        listed = False
        for node in nodes:
            kind = type(node)
            if self.lines == PARAGRAPH:
                if kind is not Text:
                    self.end_lines()
                if isinstance(node, Group | Text):
                    role = node.role if isinstance(node, Group) else ""
                    if (role == "item") != listed and role != "decoration":
                        (self.end if listed else self.begin)("L")
                        listed = not listed
            self.painters[kind](node)
        if self.lines == PARAGRAPH:
            self.end_lines()
            if listed:
                self.end("L")

    def text(self, text: Text) -> None:
        """A line, in the element of the line before where it goes on with that; those of a heading or link all do."""
        if not text.text.strip():
            return
        if self.lines or self.linked:
            if self.last and (self.lines != PARAGRAPH or _goes_on(self.last, text)):
                self.blank(self.last)
            else:
                self.end_lines()
                if self.lines:
                    self.begin(self.lines)
            self.last = text
        super().text(text)

    def blank(self, line: Text) -> None:
        """A blank at the end of a line, without which its last word and the first of the next would be read as one."""
        if self.live and line.font == self.font:
            width = shape(line.text, line.font).width
            right = line.x + {"start": width, "middle": width / 2, "end": 0.0}[line.anchor]
            self.show(shape(" ", line.font), right, line.y)

    def end_lines(self) -> None:
        """Close the element of lines that is open, if one is."""
        if self.last and self.lines:
            self.end(self.lines)
        self.last = None

    def show(self, run: Run, left: float, top: float) -> None:
        """The glyphs that HarfBuzz chose, with the words they stand for."""
        words, clusters = run.text.encode(), self.ffi.new("cairo_text_cluster_t[]", run.clusters)
        self.cairo.cairo_show_text_glyphs(
            *(self.to, words, len(words), self.glyphs(run, left, top), len(run.glyphs)),
            *(clusters, len(clusters), BACKWARD if run.backward else 0),
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
        before, self.lines = self.lines, lines
        for element in elements:
            self.begin(element)
        self.contents(group)
        self.end_lines()
        for element in reversed(elements):
            self.end(element)
        self.lines = before

    def contents(self, group: Group) -> None:
        """A group is its children; with a link, a click on any of them opens it. A link inside a link is no link."""
        link = "" if self.linked else address(group.link)
        if link:
            self.link(f"uri='{link}'", group)
        else:
            self.write(group.children)

    def link(self, target: str, group: Group) -> None:
        """Draw a group as a link, which is a part of a paragraph and itself one run of words."""
        self.end_lines()
        before, self.lines, self.linked = self.lines, NOTHING, True
        if before == PARAGRAPH:
            self.begin(PARAGRAPH)
        self.begin("Link", target)
        self.write(group.children)
        self.end_lines()
        self.end("Link")
        if before == PARAGRAPH:
            self.end(PARAGRAPH)
        self.lines, self.linked = before, False


def _goes_on(line: Text, text: Text) -> bool:
    """Whether a text stands below a line as the next one of the same paragraph."""
    return (line.font, line.fill, line.x, line.anchor) == (
        text.font,
        text.fill,
        text.x,
        text.anchor,
    ) and 0 < text.y - line.y <= LINE * line.font.size
