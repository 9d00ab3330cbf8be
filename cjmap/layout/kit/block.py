"""Texts and marks → measured blocks that can be stacked, and painted at any position once the row knows its height."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from cjmap.language import current_language
from cjmap.language.isolation import POP_ISOLATE, SIGNED, isolated, written
from cjmap.late import pattern
from cjmap.records import dataclass
from cjmap.scene import BEFORE, Anchor, Font, Group, Node, Paragraph, Text
from cjmap.text import suited, wrap
from cjmap.text import width as text_width
from cjmap.text.breaking import SPARE, wrapped
from cjmap.text.widths import NONE, ink

LEADING = {28: 35.0, 26: 32.0, 20: 26.0, 16: 22.0, 15: 20.0, 14: 19.0, 12: 17.0, 10.5: 14.0}
"""The distance of baselines in px, by font size, of letters that are no higher and no deeper than those of Latin."""

LEAD = 1.36
"""The distance of baselines, in em, of sizes that LEADING does not name."""

CAP_HEIGHT = 0.727
"""Of Inter, in em."""

Direction = Literal["", "ltr", "rtl"]

ISOLATING = pattern("[\u2066-\u2069]")
DEEPEST = 125
"""Characters that begin and end what stands apart, and how deep it may (UAX #9, BD2)."""

DOT = " · "
"""Between short texts that stand beside each other."""


@dataclass(frozen=True, slots=True)
class Block:
    """Something measured: its size in px, and `paint(x, y)`, its nodes with the top left corner at that position."""

    width: float
    height: float
    paint: Callable[[float, float], list[Node]]


NOTHING = Block(0, 0, lambda x, y: [])


@lru_cache(maxsize=1 << 8)
def usual_leading(size: float) -> float:
    """The distance of baselines in px, by font size in px, of letters that are no higher and no deeper than those of Latin."""
    return LEADING.get(size) or round(LEAD * size, 1)


def leading(font: Font, text: str = "") -> float:
    """The distance of a text's baselines in px: more where the marks of its letters would meet those of the next line."""
    usual = usual_leading(font.size)
    reached = ink(text)
    return usual if reached is NONE else max(usual, math.ceil(sum(reached) * font.size))


def baseline(font: Font, text: str = "") -> float:
    """How far below the top of its line a text's baseline lies, in px: capitals stand in the middle of the line, unless
    marks need the room.
    """
    reached = ink(text)
    if reached is NONE:
        return (usual_leading(font.size) + CAP_HEIGHT * font.size) / 2
    (rise, fall), high = reached, leading(font, text)
    return min(max((high + CAP_HEIGHT * font.size) / 2, rise * font.size), high - fall * font.size)


def lowered(font: Font, text: str) -> float:
    """How much further down than that of Latin letters a text's first baseline lies, in px."""
    return 0.0 if text.isascii() else baseline(font, text) - baseline(font)


def middle(font: Font, text: str) -> float:
    """How far below the top of a text its first capitals have their middle, in px: that of a sign beside them."""
    high = leading(font, text)
    return high / 2 + (baseline(font, text) - (high + CAP_HEIGHT * font.size) / 2)


def direction(text: str) -> Direction:
    """The direction in which a text is written; empty where it is that of the language spoken."""
    if text.isascii() and current_language().direction == "ltr":
        return ""
    found = written(text, current_language().direction) or ("ltr" if re.match(SIGNED, text) else "")
    return "" if found == current_language().direction else found


def _reopened(lines: Sequence[str]) -> Iterator[str]:
    """Lines in which what stands apart over the end of one does so in the next, too, in the direction that it has."""
    still = ""
    for words in lines:
        opened = still + words
        for sign in ISOLATING.findall(words):
            still = still[:-1] if sign == POP_ISOLATE else (still + sign)[:DEEPEST]
        yield opened + POP_ISOLATE * len(still)


def joined(parts: Iterable[str], dot: str = DOT) -> str:
    """Short texts of their own in one line, dots between them; none turns the order of the others."""
    return dot.join(isolated(part, current_language().direction) for part in parts if part)


def line(text: str, x: float, y: float, font: Font, fill: str, anchor: Anchor = "start", given: str = "") -> Text:
    """One line of text with its baseline at y; `given` is what it is short for, if it is."""
    font = suited(text, font)
    width = text_width(text, font)
    longer = Paragraph(given, width, (text,), shortened=True) if given else None
    return Text(x, y, text, font, fill, width, anchor, direction(text), longer)


def paragraph(
    text: str,
    font: Font,
    fill: str,
    width: float,
    spare: float = SPARE,
    anchor: Anchor = "start",
    hyphens: bool = False,
) -> Block:
    """A text broken into lines of at most `width` px, words that are wider with `hyphens` where wanted."""
    font = suited(text, font)
    lines, hard = wrapped(text, font, width, spare, hyphens)
    return lines_of(paragraph_of(text, lines, font, width, hard), font, fill, width, anchor, direction(text))


def paragraph_of(
    text: str, lines: tuple[str, ...], font: Font, width: float, hard: tuple[int, ...] = (), shortened: bool = False
) -> Paragraph:
    """A text whose lines were found already."""
    together = "".join(lines)
    if ISOLATING.search(together):
        lines = tuple(_reopened(lines))
    return Paragraph(text, width, lines, hard, shortened, leading(font, together))


def lines_of(
    text: Paragraph, font: Font, fill: str, width: float, anchor: Anchor = "start", toward: Direction = ""
) -> Block:
    """The lines of a text below each other in `width` px; `toward` is the direction of all of it."""
    lines, apart = text.lines, text.leading
    down = baseline(font, "".join(lines))
    shift = BEFORE[anchor] * width

    def paint(x: float, y: float) -> list[Node]:
        left, top = x + shift, y + down
        return [
            Text(left, top + at * apart, line, font, fill, text_width(line, font), anchor, toward, text, at)
            for at, line in enumerate(lines)
            if line
        ]

    return Block(width, len(lines) * apart, paint)


def heading(block: Block) -> Block:
    """A block that is the heading of what follows."""
    return Block(block.width, block.height, lambda x, y: [Group(tuple(block.paint(x, y)), role="heading")])


def covered(block: Block) -> Block:
    """A block whose words are in the label of what it is a part of."""
    return Block(block.width, block.height, lambda x, y: [Group(tuple(block.paint(x, y)), role="said")])


def facts(parts: Iterable[str], font: Font, fill: str, width: float) -> Block:
    """Short facts with a dot between them; one that does not fit into the rest of its line begins the next."""
    lines: list[str] = []
    for part in parts:
        if not part:
            continue
        known = isolated(part, current_language().direction)
        if lines and len(wrap(lines[-1] + DOT + known, font, width)) == len(wrap(lines[-1], font, width)):
            lines[-1] += DOT + known
        else:
            lines.append(known)
    return paragraph("\n".join(lines), font, fill, width) if lines else NOTHING


def stack(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Blocks below each other; those without height take no gap."""
    parts = [block for block in blocks if block.height > 0]
    if not parts:
        return NOTHING
    if len(parts) == 1:
        return parts[0]
    height = sum(part.height for part in parts) + gap * (len(parts) - 1)

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for part in parts:
            nodes += part.paint(x, y)
            y += part.height + gap
        return nodes

    return Block(max(part.width for part in parts), height, paint)


def flow(blocks: Sequence[Block], width: float, gap: float, row_gap: float) -> Block:
    """Blocks beside each other, in as many rows as the width asks for; those of a row share a top."""
    rows: list[list[Block]] = []
    used = width + 1
    for block in blocks:
        if used + gap + block.width > width:
            rows.append([])
            used = -gap
        rows[-1].append(block)
        used += gap + block.width
    return stack([_row(row, gap) for row in rows], row_gap)


def _row(blocks: list[Block], gap: float) -> Block:
    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for block in blocks:
            nodes += block.paint(x, y)
            x += block.width + gap
        return nodes

    return Block(sum(block.width + gap for block in blocks) - gap, max(block.height for block in blocks), paint)


def indented(block: Block, left: float, top: float = 0.0, bottom: float = 0.0, right: float = 0.0) -> Block:
    """A block with space around it."""
    return Block(block.width + left + right, block.height + top + bottom, lambda x, y: block.paint(x + left, y + top))


def behind(block: Block, ground: Callable[[float, float, float, float], list[Node]], height: float = 0.0) -> Block:
    """A block painted over `ground(x, y, width, height)`, at least `height` px high."""
    tall = max(block.height, height)
    return Block(block.width, tall, lambda x, y: [*ground(x, y, block.width, tall), *block.paint(x, y)])
