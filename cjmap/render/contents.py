"""The titles of an atlas and small pictures of its maps → the scenes of its contents pages, and where on them each line leads."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from cjmap.language import current_language, messages
from cjmap.language.isolation import written
from cjmap.records import dataclass, replace
from cjmap.scene import Anchor, Circle, Font, Group, Node, Paragraph, Path, PathCommand, Rect, Scene, Text
from cjmap.text import width, wrap
from cjmap.text.breaking import wrapped
from cjmap.text.widths import ink
from cjmap.theme import BODY, BOLD, LEAD, SMALL, THEMES, TITLE

SHEET_WIDTH, SHEET_HEIGHT = 793.7, 1122.52
"""A4 in px, at 96 a 25.4 mm."""

MARGIN = 64.0
RIGHT, BOTTOM = SHEET_WIDTH - MARGIN, SHEET_HEIGHT - MARGIN
NUMBER = 40.0
"""Width of the page numbers."""

SUBTITLE_LEFT = RIGHT - NUMBER - 250.0
GAP = 20.0
TITLE_WIDTH, SUBTITLE_WIDTH = SUBTITLE_LEFT - GAP - MARGIN, RIGHT - NUMBER - GAP - SUBTITLE_LEFT
HEAD_GAP = 28.0
RUNNING_HEAD = MARGIN + 32.0
"""Where the lines of the further pages begin."""

HEAD_LEADING = 32.0
LEADING, BASELINE = 17.0, 12.9
PADDING = 5.5
"""Above and below the texts of a line."""

STRIP_SCALE, STRIP_GAP = 0.62, 1.0
"""The most that the small picture of a map is scaled to, and what is between its subtitle and it."""

LOOK = THEMES["default"]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """What the contents say of one map."""

    title: str
    subtitle: str
    strip: Scene | None = None


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """One page of the contents.

    `lines` are the items of the scene in their order: left, top, width and height in px, and the position of the map in the
    order of the atlas.
    """

    scene: Scene
    lines: tuple[tuple[float, float, float, float, int], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry, or of one that is longer than a page the lines of its texts with the indices in `part`."""

    number_of_map: int
    title: Paragraph
    subtitle: Paragraph
    part: range
    strip: Scene | None = None

    @property
    def height(self) -> float:
        texts = len(self.part) * self.title.leading
        return max(texts, self.strip_top + _strip_height(self.strip)) + 2 * PADDING

    @property
    def strip_top(self) -> float:
        """How far below the first line the small picture begins: below the subtitle."""
        return len(self.subtitle.lines) * self.subtitle.leading + STRIP_GAP if self.strip else 0.0


def sheets(title: str, entries: Sequence[ContentsEntry]) -> tuple[ContentsPage, ...]:
    """At least one page; the first map's page follows the last of these, and is numbered so."""
    head, below = _head(title, len(entries))
    filled = list(_filled(entries, below))
    return tuple(
        _sheet(title, rows, (head, below) if number == 1 else _running_head(title, number, len(filled)), len(filled))
        for number, rows in enumerate(filled, 1)
    )


def _head(title: str, count: int) -> tuple[list[Node], float]:
    """The title and the number of maps, and where the lines below begin."""
    text = Paragraph(title, RIGHT - MARGIN, *wrapped(title, TITLE, RIGHT - MARGIN, 0), leading=HEAD_LEADING)
    lines = _lines(text, range(len(text.lines)), MARGIN, MARGIN + 24, TITLE, LOOK.ink)
    y = MARGIN + len(text.lines) * HEAD_LEADING
    line = _text(messages().numbers.maps(count), MARGIN, y + 16, LEAD, LOOK.soft)
    return [Group(tuple(lines), role="heading"), line], y + 20 + HEAD_GAP


def _running_head(title: str, number: int, count: int) -> tuple[list[Node], float]:
    """What the further pages begin with."""
    first, *rest = wrap(title, SMALL, RIGHT - MARGIN - 120)
    text = Paragraph(title, RIGHT - MARGIN - 120, (first,), shortened=bool(rest))
    name = _lines(text, range(1), MARGIN, MARGIN + 8, SMALL, LOOK.soft)
    numbering = _text(
        messages().numbers.contents_of(number=number, count=count), RIGHT, MARGIN + 8, SMALL, LOOK.soft, "end"
    )
    return [Group((*name, numbering), role="decoration")], RUNNING_HEAD


def _filled(entries: Sequence[ContentsEntry], first: float) -> Iterator[list[_Row]]:
    """The rows of each page; the first page has room from `first` on."""
    page: list[_Row] = []
    y = first
    for row in _rows(entries):
        if y + row.height > BOTTOM and (page or y > RUNNING_HEAD):
            yield page
            page, y = [], RUNNING_HEAD
        page.append(row)
        y += row.height
    yield page


def _rows(entries: Sequence[ContentsEntry]) -> Iterator[_Row]:
    """A row a map, with its lines broken; one that no page could hold goes on in further rows."""
    for number_of_map, entry in enumerate(entries):
        apart = max(LEADING, math.ceil(sum(ink(entry.title + entry.subtitle)) * BODY.size))
        title, subtitle = (
            Paragraph(text, wide, *wrapped(text, font, wide), leading=apart)
            for text, font, wide in ((entry.title, BOLD, TITLE_WIDTH), (entry.subtitle, BODY, SUBTITLE_WIDTH))
        )
        lines = range(max(len(title.lines), len(subtitle.lines)))
        most = int((BOTTOM - RUNNING_HEAD - 2 * PADDING) / apart)
        below = len(subtitle.lines) * apart + STRIP_GAP + _strip_height(entry.strip)
        for start in lines[::most]:
            strip = entry.strip if not start and below <= most * apart else None
            yield _Row(number_of_map, title, subtitle, lines[start : start + most], strip)


def _sheet(title: str, rows: Sequence[_Row], head: tuple[list[Node], float], front: int) -> ContentsPage:
    """One page; `front` is the number of contents pages, after which the maps are numbered."""
    nodes, y = list(head[0]), head[1]
    lines = []
    for row in rows:
        rule = Path((("M", MARGIN, y), ("L", RIGHT, y)), stroke=LOOK.rule)
        nodes += [rule, Group(tuple(_painted(row, y + PADDING + BASELINE, front)), role="item")]
        lines.append((MARGIN, y, RIGHT - MARGIN, row.height, row.number_of_map))
        y += row.height
    language = current_language()
    scene = Scene(
        width=SHEET_WIDTH,
        height=SHEET_HEIGHT,
        background=LOOK.background,
        children=tuple(nodes),
        id="contents",
        title=title,
        description="",
        language=language.tag if language.has_messages else "en",
        families=LOOK.families,
        direction=language.forms.direction,
    )
    return ContentsPage(scene, tuple(lines))


def _painted(row: _Row, y: float, front: int) -> Iterator[Node]:
    """The texts of a row whose first baseline is at y."""
    for text, x, font, fill in ((row.title, MARGIN, BOLD, LOOK.ink), (row.subtitle, SUBTITLE_LEFT, BODY, LOOK.soft)):
        yield from _lines(text, row.part, x, y, font, fill)
    if row.strip:
        yield _placed(row.strip, y - BASELINE + row.strip_top)
    if not row.part.start:
        yield _text(current_language().number(front + 1 + row.number_of_map), RIGHT, y, BODY, LOOK.ink, "end")


def _strip_scale(strip: Scene) -> float:
    return min(STRIP_SCALE, SUBTITLE_WIDTH / strip.width)


def _strip_height(strip: Scene | None) -> float:
    return strip.height * _strip_scale(strip) if strip else 0.0


def _placed(strip: Scene, y: float) -> Group:
    """The small picture of a map below its subtitle, where the line begins; the lines of the contents say what it is of."""
    scale = _strip_scale(strip)
    mirrored = current_language().forms.direction == "rtl"
    x = SHEET_WIDTH - SUBTITLE_LEFT - strip.width * scale if mirrored else SUBTITLE_LEFT
    return Group(tuple(_scaled(node, x, y, scale) for node in strip.children), role="decoration")


def _scaled(node: Node, x: float, y: float, scale: float) -> Node:
    """A shape at `scale` times its size, its origin at (x, y). TypeError for what is no shape."""
    match node:
        case Rect():
            return replace(
                node, x=x + node.x * scale, y=y + node.y * scale, width=node.width * scale, height=node.height * scale,
                radius=node.radius * scale, stroke_width=node.stroke_width * scale,
                dash=tuple(one * scale for one in node.dash),
            )  # fmt: skip
        case Circle():
            return replace(
                node, x=x + node.x * scale, y=y + node.y * scale, radius=node.radius * scale,
                stroke_width=node.stroke_width * scale,
            )  # fmt: skip
        case Path():
            segments = tuple(_scaled_segment(one, x, y, scale) for one in node.segments)
            return replace(node, segments=segments, stroke_width=node.stroke_width * scale)
    raise TypeError("a small picture is made of shapes alone")


def _scaled_segment(segment: PathCommand, x: float, y: float, scale: float) -> PathCommand:
    match segment:
        case ("M" | "L" as command, x1, y1):
            return command, x + x1 * scale, y + y1 * scale
        case ("C", x1, y1, x2, y2, x3, y3):
            ends = (x + x1 * scale, y + y1 * scale, x + x2 * scale, y + y2 * scale)
            return "C", *ends, x + x3 * scale, y + y3 * scale
    return segment


def _lines(text: Paragraph, part: range, x: float, y: float, font: Font, fill: str) -> list[Node]:
    """Those of a text's lines with the indices in `part`, the baseline of the first at y."""
    return [
        replace(_text(text.lines[index], x, y + number * text.leading, font, fill), paragraph=text, index=index)
        for number, index in enumerate(part)
        if index < len(text.lines) and text.lines[index]
    ]


def _text(text: str, x: float, y: float, font: Font, fill: str, anchor: Anchor = "start") -> Text:
    """A text at its position, or where the language is written from right to left at the same position from the right."""
    direction = current_language().forms.direction
    if direction == "rtl":
        x, anchor = SHEET_WIDTH - x, "start" if anchor == "end" else "end"
    return Text(x, y, text, font, fill, width(text, font) if text else 0.0, anchor, written(text, direction))
