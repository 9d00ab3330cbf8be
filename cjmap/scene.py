"""The scene: what is drawn, as a handful of primitives with final positions and final colours that know nothing of journeys.

All lengths are px at 100 %; y grows downwards. Colours are `#rrggbb`; an empty colour draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from cjmap.records import dataclass, field

Anchor = Literal["start", "middle", "end"]
"""Which position of a line of text stands where it is told: its left end, its middle, its right end, whatever its direction."""

BEFORE: Mapping[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line is on the left of its anchor, as a share of its width."""


@dataclass(frozen=True, slots=True)
class Font:
    """How a text is set: size in px, one of two weights, upright or italic, extra space after each letter in px."""

    size: float
    bold: bool = False
    italic: bool = False
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text as it was given, and how it was broken into the lines of a column `width` px wide.

    `text` has the line breaks of who wrote it. `lines` are all that are set of it, from the top: empty ones, and those on
    another sheet, too. `hard` are the indices of lines that end with a line break of the text; every other line but the last
    ends because the column does; slides set line breaks as spaces. Of a text that is `shortened` there is more than its lines.
    `leading` is the distance of baselines in px, 0 for a text that is one line in any case.
    """

    text: str
    width: float
    lines: tuple[str, ...]
    hard: tuple[int, ...] = ()
    shortened: bool = False
    leading: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; (x, y) is the baseline at the anchor. `width` is its measured width in px.

    `direction` is the base direction of the bidirectional algorithm; empty where it is the scene's. It is the line `index` of
    its `paragraph`, None for a text that is one line and never broken.
    """

    x: float
    y: float
    text: str
    font: Font
    fill: str
    width: float
    anchor: Anchor = "start"
    direction: Literal["", "ltr", "rtl"] = ""
    paragraph: Paragraph | None = None
    index: int = 0

    @property
    def goes_on(self) -> bool:
        """Whether a further line of the same text is below it, here or on another sheet."""
        return self.paragraph is not None and self.index + 1 < len(self.paragraph.lines)

    @property
    def column(self) -> tuple[float, float]:
        """The left and the right edge, in px, of the column in which it is aligned as `anchor` says."""
        width = self.width if self.paragraph is None else self.paragraph.width
        left = self.x - BEFORE[self.anchor] * width
        return left, left + width

    def follows(self, before: Text) -> bool:
        """Whether it is a further line of the text of which another line was drawn just before."""
        same = self.paragraph is not None and self.paragraph is before.paragraph
        return same and self.index > before.index and self.x == before.x


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with corner radius `radius`."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


PathCommand = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)


@dataclass(frozen=True, slots=True)
class Path:
    """An outline of absolute segments: move, line, cubic curve, close. Round joins; `round_cap` rounds the ends."""

    segments: tuple[PathCommand, ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    round_cap: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in a box of its own shape; with `round_clip` in any box, covering it and cut to the inscribed circle."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    media_type: Literal["image/png", "image/jpeg", "image/svg+xml"]
    round_clip: bool = False


Role = Literal["", "section", "heading", "item", "said", "decoration"]
"""What a group is to a reader who cannot see it: a part to step into, the heading of one, one entry of it; what its label
says instead, or what is around it where it has none; or nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """Primitives that belong together, in painting order, which is the order in which they are read.

    `id` is unique in the scene (a letter first, then letters, digits, hyphens); `label` is the name that a
    screen reader says; `data` becomes `data-` attributes; `link` is an address that a click on the group opens.
    What is in a `decoration` is not read at all.
    """

    children: tuple[Node, ...]
    id: str = ""
    label: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    role: Role = ""


Node = Text | Rect | Circle | Path | Image | Group


@dataclass(frozen=True, slots=True)
class Scene:
    """A finished picture, and what a reader's program shows about it.

    `id` prefixes every id in the picture, so that two pictures in one page share none; `families` is the font family
    list, ours first; `metadata` has plain `title`, `author`, `subject`, `keywords` where known. On paper a px of the
    scene is `zoom` px. `caption` says which of several pictures this is, such as `2 of 3`; it is empty where it is alone.
    `notices` are for the person who draws it, not for the picture. `direction` is the one in which its language is written;
    positions are final in both.
    """

    width: float
    height: float
    background: str
    children: tuple[Node, ...]
    id: str
    title: str
    description: str
    language: str
    families: tuple[str, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    zoom: float = 1.0
    caption: str = ""
    notices: tuple[str, ...] = ()
    direction: Literal["ltr", "rtl"] = "ltr"


def paragraphs(nodes: Iterable[Node]) -> Iterator[tuple[Paragraph, tuple[Text, ...]]]:
    """Every text among nodes, such as the children of a scene, in reading order, with those of its lines that are drawn there.

    Each line is in one paragraph; its edges are those of `Text.column`.
    """
    lines: list[Text] = []
    for text in _texts(nodes):
        if lines and not text.follows(lines[-1]):
            yield _paragraph(lines[0]), tuple(lines)
            lines = []
        lines.append(text)
    if lines:
        yield _paragraph(lines[0]), tuple(lines)


def _texts(nodes: Iterable[Node]) -> Iterator[Text]:
    for node in nodes:
        if isinstance(node, Text):
            yield node
        elif isinstance(node, Group):
            yield from _texts(node.children)


def _paragraph(line: Text) -> Paragraph:
    return line.paragraph or Paragraph(line.text, line.width, (line.text,))
