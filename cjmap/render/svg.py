"""A Scene → an SVG file that browsers, editors and slide programs all read the same way.

Only plain elements, every look an attribute of its element: importers drop styles, clips, transforms and references. The
one style says again what holds where there is none, for pages that say otherwise.
One element a line, so that two versions of a picture can be compared.

Texts from right to left: browsers, librsvg and Inkscape take `text-anchor` as the start or end of the text in its
`direction`, while resvg and LibreOffice know no `direction` and place the same text on the other side. So the picture as a
whole says its direction, every text in it says that it is from left to right, where all agree on anchors, and one whose
words would stand in another order then has the marks of Unicode around it that turn it. All five draw that at the same
place, four of them every line in the same order (Inkscape 1.2 mistakes that of lines in two directions).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import lru_cache

from cjmap.late import pattern
from cjmap.render.families import family_list, in_order
from cjmap.render.numbers import APART, address, number, path_data
from cjmap.scene import BEFORE, Circle, Font, Group, Image, Node, Path, Rect, Scene, Text
from cjmap.text.scripts import SIMPLE, ordered
from cjmap.text.shaping import outline, printable, shape
from cjmap.text.substitutes import families_of

KEPT_SPACES = pattern(r"^ |  | $")
NO_NAME = (
    "[^A-Za-z0-9_\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff-]"
)
"""What no id of XML may hold (XML 1.0, NameChar), and dots and colons, which ids of journeys do not have."""

HIDDEN = ' aria-hidden="true"'
SAID, OBJECT = "graphics-symbol img", "graphics-object group"
"""What is said as one, and what has parts; readers that do not know graphics take the second word (Graphics ARIA, 2)."""

PAGE = "en"
"""The language of the pages that pictures are elements of."""

FROM_RIGHT_TO_LEFT, UP_TO_HERE = "\u202b", "\u202c"
"""Marks around what is written from right to left (UAX #9, RLE and PDF): older programs know these, and no isolates."""

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
"""Pictures are named as in SVG 1.1: Illustrator and others do not know the `href` of SVG 2, which knows both."""


def svg(scene: Scene, fonts: Mapping[str, str] | None = None) -> bytes:
    """Write a scene as UTF-8. Every id starts with `scene.id`, so that pictures can share a page. `fonts` are the families that
    the file is to bring, each with the CSS rules that do so: they go into the one style element that a picture can have.
    """
    return _Writer(scene, fonts).document()


def outlined(scene: Scene) -> bytes:
    """Write a scene with every line of text as a shape: the same picture on any machine, whatever fonts it has.

    What a line says is its title, which screen readers say and searches find.
    """
    return _Outliner(scene).document()


def inline(scene: Scene) -> str:
    """Write a scene as an element of an HTML page that is one picture: its description is what a screen reader says, and
    it has no ids, so that a page can hold any number of them.
    """
    return _Writer(scene).element()


@lru_cache(maxsize=1 << 13)
def escape(text: str) -> str:
    """A text as XML, for an element or a quoted attribute, on one line."""
    text = printable(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class _Writer:
    """Collects the lines of one file."""

    def __init__(self, scene: Scene, brought: Mapping[str, str] | None = None) -> None:
        self.scene = scene
        self.brought = brought or {}
        self.prefix = _name(scene.id)
        self.family = escape(family_list(scene.families))
        self.lines: list[str] = []
        self.linked = False
        self.parts = 0  # how many sections what is written now is in
        self.covered = 0  # how many groups that what is written now is in say it already
        self.silent = ""  # what keeps texts from being read where their group has said them
        self.fonts: dict[Font | tuple[Font, tuple[str, ...]], str] = {}
        self.backward = scene.direction == "rtl"

    def document(self) -> bytes:
        scene = self.scene
        width, height = number(scene.width), number(scene.height)
        across, down = number(scene.width * scene.zoom), number(scene.height * scene.zoom)
        # Two underscores: the ids of groups, which begin with a letter, follow two hyphens.
        title, description = f"{self.prefix}__title", f"{self.prefix}__desc"
        self.lines += [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" viewBox="0 0 {width} {height}"'
            f' role="graphics-document" aria-labelledby="{title}" aria-describedby="{description}"'
            f' xml:lang="{escape(scene.language)}" direction="{scene.direction}"{APART}>',
            f'<title id="{title}">{escape(scene.title)}</title>',
            f'<desc id="{description}">{escape(scene.description)}</desc>',
        ]
        if self.brought:
            self.lines.append(f"<style>{''.join(self.brought.values())}</style>")
        if scene.background:
            self.lines.append(f'<rect width="{width}" height="{height}" fill="{scene.background}"/>')
        self.write(scene.children)
        self.lines.append("</svg>\n")
        return "\n".join(self.lines).encode()

    def element(self) -> str:
        scene = self.scene
        language = "" if scene.language == PAGE else f' lang="{escape(scene.language)}"'
        self.lines.append(
            f'<svg viewBox="0 0 {number(scene.width)} {number(scene.height)}" role="img"{language}'
            f' aria-label="{escape(scene.description)}">'
        )
        self.write(scene.children)
        self.lines.append("</svg>")
        return "".join(self.lines)

    def write(self, nodes: Sequence[Node]) -> None:
        lines = list[Text]()
        for node in nodes:
            if lines and not (isinstance(node, Text) and node.follows(lines[-1])):
                self.paragraph(lines)
                lines = []
            if isinstance(node, Text) and (lines or node.goes_on) and not self.covered:
                lines.append(node)
            else:
                getattr(self, _METHODS[type(node)])(node)
        if lines:
            self.paragraph(lines)

    def paragraph(self, lines: Sequence[Text]) -> None:
        """The lines of one text that are on this sheet, which are said as one."""
        first = lines[0]
        if len(lines) == 1 or not first.paragraph:
            self.text(first)
            return
        begins = not any(first.paragraph.lines[: first.index])
        said = first.paragraph.text if begins else " ".join(line.text for line in lines)
        self.write((Group(tuple(lines), label=said, role="said"),))

    def text(self, text: Text) -> None:
        words = escape(text.text)
        if not words.strip():
            return
        plain = text.text.isascii() or SIMPLE.fullmatch(text.text)
        families = () if text.text.isascii() else families_of(text.text, self.scene.language)
        font = self.font(text.font, families)
        space = ' xml:space="preserve"' if KEPT_SPACES.search(words) else ""
        anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
        if self.backward:
            anchor += ' direction="ltr"'
        if not plain or self.backward or text.direction == "rtl":
            words = escape(self.turned(text))
        position = f'x="{number(text.x)}" y="{number(text.y)}"'
        self.lines.append(f'<text {position}{font} fill="{text.fill}"{anchor}{space}{self.silent}>{words}</text>')

    def turned(self, text: Text) -> str:
        """The words of a text, with marks around them where they stand in another order from right to left."""
        words = ordered(printable(text.text))
        if (text.direction or self.scene.direction) == "ltr":
            return words
        orders = [[run.text for run in shape(text.text, text.font, way).runs] for way in ("ltr", "rtl")]
        return words if orders[0] == orders[1] else f"{FROM_RIGHT_TO_LEFT}{words}{UP_TO_HERE}"

    def font(self, font: Font, families: tuple[str, ...] = ()) -> str:
        """The attributes of a font, the same for all its texts.

        The families for other scripts and for emoji stand after all of ours, the generic one too: they have digits and spaces
        of their own, those of emoji three times as wide, and a reader who lacks Inter would see these beside a single emoji.
        """
        key = (font, families) if families else font
        return self.fonts.get(key) or self.fonts.setdefault(key, self.attributes(font, families))

    def attributes(self, font: Font, families: tuple[str, ...]) -> str:
        family = self.family
        if families:
            family = escape(family_list(in_order(self.scene.families, families, self.brought)))
        weight = "700" if font.bold else "400"
        italic = ' font-style="italic"' if font.italic else ""
        spacing = f' letter-spacing="{number(font.spacing)}"' if font.spacing else ""
        return f' font-family="{family}" font-size="{number(font.size)}" font-weight="{weight}"{italic}{spacing}'

    def rect(self, rect: Rect) -> None:
        radius = f' rx="{number(rect.radius)}"' if rect.radius else ""
        self.lines.append(
            f'<rect x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.width)}"'
            f' height="{number(rect.height)}"{radius}{_paint(rect)}/>'
        )

    def circle(self, circle: Circle) -> None:
        self.lines.append(
            f'<circle cx="{number(circle.x)}" cy="{number(circle.y)}" r="{number(circle.radius)}"{_paint(circle)}/>'
        )

    def path(self, path: Path) -> None:
        data = "".join(letter + " ".join(map(number, coordinates)) for letter, *coordinates in path.segments)
        joins = ' stroke-linejoin="round"' if path.stroke else ""
        if path.stroke and path.round_cap:
            joins += ' stroke-linecap="round"'
        self.lines.append(f'<path d="{data}"{_paint(path)}{joins}/>')

    def image(self, image: Image) -> None:
        """A picture has the shape of its box: `preserveAspectRatio` would make importers cut what comes after it too."""
        media_type: str = image.media_type
        data = image.data
        if image.round_clip:
            from cjmap.render.pictures import cut_round

            media_type, data = cut_round(image)
        self.lines.append(
            f'<image x="{number(image.x)}" y="{number(image.y)}" width="{number(image.width)}"'
            f' height="{number(image.height)}" {XLINK}'
            f' xlink:href="data:{media_type};base64,{b64encode(data).decode()}"/>'
        )

    def group(self, group: Group) -> None:
        """A group is a `g`, with a link an `a`; one that says nothing is only its children."""
        link = "" if self.linked else address(group.link)
        said = f' id="{self.prefix}--{_name(group.id)}"' if group.id else ""
        said += "".join(f' data-{key}="{escape(value)}"' for key, value in group.data.items())
        said += self.role(group, bool(link))
        if not said and not link:
            self.write(group.children)
        elif not link:
            self.lines.append(f"<g{said}>")
            self.parts += group.role == "section"
            self.children(group)
            self.parts -= group.role == "section"
            self.lines.append("</g>")
        else:
            self.lines.append(f'<a href="{escape(link)}" target="_blank" rel="noopener"{said}>')
            self.linked = True  # a link inside a link is no link
            self.children(group)
            self.linked = False
            self.lines.append("</a>")

    def children(self, group: Group) -> None:
        """What is in a group; it is not read where that says it."""
        before, covers = self.silent, group.role == "said"
        if covers and group.label and not self.covered:
            self.silent = HIDDEN
        self.covered += covers
        self.write(group.children)
        self.covered -= covers
        self.silent = before

    def role(self, group: Group, link: bool) -> str:
        """What a screen reader is told of a group: a map's title is a heading of the first level, a part's of the second."""
        if self.covered:
            return ""
        label = f' aria-label="{escape(group.label)}"' if group.label else ""
        if group.role == "decoration" or (group.role == "said" and not label):
            return HIDDEN
        if group.role == "heading":
            return f' role="heading" aria-level="{2 if self.parts else 1}"{label}'
        role = SAID if group.role == "said" else OBJECT
        return (label if link else f' role="{role}"{label}') if label else ""


class _Outliner(_Writer):
    """Writes texts as shapes."""

    def text(self, text: Text) -> None:
        words = escape(text.text)
        if not words.strip():
            return
        way = text.direction or self.scene.direction
        width = shape(text.text, text.font, way).width
        left = text.x - BEFORE[text.anchor] * width
        data = path_data(outline(text.text, text.font, way), left, text.y)
        if data:
            self.lines.append(
                f'<path role="img" d="{data}" fill="{text.fill}"{self.silent}><title>{words}</title></path>'
            )


_METHODS: Mapping[type[Node], str] = {
    Text: "text", Rect: "rect", Circle: "circle", Path: "path", Image: "image", Group: "group",
}  # fmt: skip
"""What writes a node: by name, since methods kept in an object would keep all of it until garbage is collected."""


def _name(words: str) -> str:
    """An id as XML takes it: a letter or digit that it does not take, such as ½, is its number between dots."""
    if words.isascii() and words.replace("-", "").isalnum():
        return words
    return re.sub(NO_NAME, lambda found: f".{ord(found[0]):x}.", words)


def _paint(shape: Rect | Circle | Path) -> str:
    """Fill and stroke of a shape."""
    paint = f' fill="{shape.fill or "none"}"'
    if shape.stroke:
        paint += f' stroke="{shape.stroke}" stroke-width="{number(shape.stroke_width)}"'
        if shape.dash:
            paint += f' stroke-dasharray="{" ".join(map(number, shape.dash))}"'
    return paint
