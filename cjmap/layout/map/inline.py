"""Texts and signs that stand in one line → a block of them on a common baseline, in as many rows as the width asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from cjmap.language import current_tag
from cjmap.layout.kit.block import CAP_HEIGHT, NOTHING, Block, baseline, paragraph, usual_leading
from cjmap.records import dataclass
from cjmap.scene import Font, Node
from cjmap.text import reach, room, unbroken, wrap
from cjmap.text.breaking import SPARE

Drawing = Callable[[float, float], list[Node]]
"""The left edge of a sign and its middle → its nodes."""

BESIDE_LEAST = 8.0
"""The least width, in em, of a text that is broken beside its label; where there is less, it begins below."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A block in a line with others: `down` is how far below its top its first baseline lies, in px."""

    block: Block
    down: float

    @property
    def width(self) -> float:
        """Its width in px."""
        return self.block.width

    @property
    def under(self) -> float:
        """How far it reaches below its first baseline, in px."""
        return self.block.height - self.down


NO_INLINE = Inline(NOTHING, 0.0)


APART = 1.5
"""Px by which a line may be wider as a sum of its words than in one piece."""


def widest(text: str, font: Font) -> float:
    """The width in px that the longest line of a text takes in the widest font, as long as nothing breaks it."""
    return max(reach(one, font) for one in text.split("\n")) + 0.1


def inline_text(text: str, font: Font, fill: str, most: float) -> Inline:
    """A text that others may follow: as wide as it is in the widest font, or broken where that is more than `most` px."""
    if not text:
        return NO_INLINE
    wide = widest(text, font)
    block = paragraph(text, font, fill, wide if wide <= most else max(1.0, most))
    return Inline(block, baseline(font, text))


def inline_sign(width: float, font: Font, draw: Drawing) -> Inline:
    """A sign in a line of that font, in the middle of its capitals."""
    high, down = usual_leading(font.size), baseline(font)
    middle = down - CAP_HEIGHT * font.size / 2
    return Inline(Block(width, high, lambda x, y: draw(x, y + middle)), down)


def padded(part: Inline, right: float) -> Inline:
    """The same with space at its right, where it is drawn at all."""
    block = part.block
    return Inline(Block(block.width + right, block.height, block.paint), part.down) if block.height else part


def in_line(parts: Sequence[Inline], gap: float) -> Inline:
    """Parts beside each other on one baseline; those without height are left out."""
    there = [part for part in parts if part.block.height]
    if not there:
        return NO_INLINE
    down, under = max(part.down for part in there), max(part.under for part in there)
    places, width = [], -gap
    for part in there:
        places.append(width + gap)
        width += gap + part.width

    def paint(x: float, y: float) -> list[Node]:
        shown = zip(there, places, strict=True)
        return [node for part, left in shown for node in part.block.paint(x + left, y + down - part.down)]

    return Inline(Block(width, down + under, paint), down)


def arranged(
    parts: Sequence[Inline], width: float, gap: float, row_gap: float
) -> tuple[list[tuple[float, float]], float]:
    """Where the top left corner of each part is, from that of all, when they follow each other in rows of at most `width` px;
    and how high all are.
    """
    rows: list[list[int]] = []
    used = 0.0
    for at, part in enumerate(parts):
        if not rows or used + gap + part.width > width:
            rows.append([])
            used = -gap
        rows[-1].append(at)
        used += gap + part.width
    places, y = [(0.0, 0.0)] * len(parts), -row_gap
    for row in rows:
        x, y = 0.0, y + row_gap
        down = max(parts[at].down for at in row)
        for at in row:
            places[at] = x, y + down - parts[at].down
            x += parts[at].width + gap
        y += down + max(parts[at].under for at in row)
    return places, max(0.0, y)


def in_rows(parts: Sequence[Inline], width: float, gap: float, row_gap: float = 0.0) -> Block:
    """Parts that follow each other in rows; those without height are left out."""
    there = [part for part in parts if part.block.height]
    if not there:
        return NOTHING
    places, height = arranged(there, width, gap, row_gap)
    wide = max(x + part.width for (x, _), part in zip(places, there, strict=True))

    def paint(x: float, y: float) -> list[Node]:
        shown = zip(there, places, strict=True)
        return [node for part, (left, top) in shown for node in part.block.paint(x + left, y + top)]

    return Block(wide, height, paint)


def labelled_text(labels: Sequence[Inline], text: str, font: Font, fill: str, width: float, gap: float) -> Block:
    """A text that begins behind its labels and whose further lines begin below its first; all of it below them where there
    is little room.
    """
    label = in_line(labels, gap)
    if not label.block.height:
        return paragraph(text, font, fill, width) if text else NOTHING
    room = width - label.width - gap
    if label.width <= width and (room >= BESIDE_LEAST * font.size or widest(text, font) <= room):
        return in_line([label, Inline(paragraph(text, font, fill, room), baseline(font, text))], gap).block
    broken = Inline(paragraph(text, font, fill, width), baseline(font, text)) if text else NO_INLINE
    return in_rows([*labels, broken], width, gap)


def balanced(text: str, font: Font, width: float) -> float:
    """The least width in px, to about two, in which a text has no more lines than in `width`, and no word is broken."""
    return _balanced(text, font, width, current_tag())


@lru_cache(maxsize=1 << 11)
def _balanced(text: str, font: Font, width: float, _language: str) -> float:
    lines = wrap(text, font, width)
    needed = [max(room(line, font), reach(line, font) - SPARE) for line in lines]
    high = min(width, max(needed) + APART)
    if len(wrap(text, font, high)) > len(lines):
        high = width
    low = min(high, max(unbroken(text, font), sum(needed) / len(needed)))
    while high - low > 2:
        middle = (low + high) / 2
        low, high = (middle, high) if len(wrap(text, font, middle)) > len(lines) else (low, middle)
    return high
