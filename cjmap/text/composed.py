"""A font file and clusters of its glyphs → the same file in which each cluster is a glyph of its own, made of the others.

What stands for characters in a PDF are glyphs, and readers take a glyph for the same characters wherever it is shown; yet in
most scripts one glyph is drawn for several characters, several for one, and the same for different ones. With a glyph for
each cluster every reader finds the characters.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from cjmap.text.instances import COUNT, font_file, tables_of

Cluster = tuple[int, tuple[tuple[int, int, int], ...]]
"""Glyphs that belong together: their advance, and of each its number and how far from the origin of the cluster it stands,
in units of the font, y up."""

NEEDED = frozenset({b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"})
"""The tables that a glyph is in."""

MOST_GLYPHS = 0xFFFF
"""Glyphs are numbered with 16 bits, and the last number is kept free."""

MOST_PARTS, FARTHEST = 64, 0x7FFF
"""How many parts a glyph is made of at the most, as readers give up on too many points, and how far off they may be."""

FLAG = struct.Struct(">h")
METRIC = struct.Struct(">Hh")
BOX = struct.Struct(">4h")
PAIR = struct.Struct(">2H")
TRIPLE = struct.Struct(">3h")
PART = struct.Struct(">HHhh")
OUTLINE = FLAG.size + BOX.size
"""What stands before the outline of a glyph: its contours, or -1 where it is made of others, and its box."""

ARE_WORDS, ARE_PLACES, MORE = 0x1, 0x2, 0x20
"""What a part of a glyph says of itself (OpenType, `glyf`): offsets of 16 bits; these are offsets; another part follows."""

GLYPHS, POINTS, PARTS, DEPTH = 4, 10, 28, 30
"""Where in `maxp` stands how many glyphs there are; how many points, and then contours, one that is made of others has at the
most; how many parts, and how deep they lie in each other.
"""

EXTENT, LONG = 36, 50
"""Where in `head` stand the box that holds every glyph, and whether `loca` has 32 bits."""

WIDEST, MARGINS, METRICS = 10, 12, 34
"""Where in `hhea` stand the width of the widest glyph, which drawing libraries rely on; the least room to the left and to the
right of an outline, and how far one reaches at the most; and how many glyphs have a width of their own.
"""


def is_composable(cluster: Cluster) -> bool:
    """Whether the parts of a cluster can be one glyph: a thousand marks on a letter cannot."""
    _, parts = cluster
    return len(parts) <= MOST_PARTS and all(abs(shift) <= FARTHEST for _, *shifts in parts for shift in shifts)


def composed(data: bytes, clusters: Sequence[Cluster]) -> tuple[bytes, int | None]:
    """The file with the clusters as further glyphs, and the number of the first of them; the rest follow in their order.

    It says no more which character a glyph is for: that is told by who draws it. The number is None where the file can
    hold no such glyphs, as its outlines are of the other kind (CFF), its numbers are used up, or it is damaged.
    """
    kind, tables = data[:4], tables_of(data)
    tables.pop(b"cmap", None)
    first = COUNT.unpack_from(tables[b"maxp"], GLYPHS)[0] if tables.keys() >= NEEDED else MOST_GLYPHS
    highest = max((part[0] for _, parts in clusters for part in parts), default=0)
    if not clusters or highest >= first or first + len(clusters) > MOST_GLYPHS:
        return font_file(kind, tables), None
    font = _Font(tables, first)
    for cluster in clusters:
        font.add(cluster)
    font.finish()
    return font_file(kind, tables), first


class _Font:
    """The tables of a TrueType font to which glyphs are added."""

    def __init__(self, tables: dict[bytes, bytes], count: int) -> None:
        self.tables = tables
        long = FLAG.unpack_from(tables[b"head"], LONG)[0]
        offsets = struct.unpack_from(f">{count + 1}{'I' if long else 'H'}", tables[b"loca"])
        self.offsets = list(offsets) if long else [2 * offset for offset in offsets]
        self.outlines = bytearray(
            tables[b"glyf"][: self.offsets[-1]]
        )  # a byte of filling stands where all glyphs are empty
        self.metrics = list(_metrics(tables, count))
        self.box = BOX.unpack_from(tables[b"head"], EXTENT)
        self.parts = COUNT.unpack_from(tables[b"maxp"], PARTS)[0]
        self.composite = self.most = PAIR.unpack_from(tables[b"maxp"], POINTS)
        self.margins = TRIPLE.unpack_from(tables[b"hhea"], MARGINS)

    def add(self, cluster: Cluster) -> None:
        """A glyph made of those of a cluster; what shows nothing is no part of it."""
        advance, parts = cluster
        seen = [part for part in parts if self.offsets[part[0] + 1] > self.offsets[part[0]]]
        box = (0, 0, 0, 0)
        if seen:
            boxes = [_moved(BOX.unpack_from(self.outlines, self.offsets[number] + 2), x, y) for number, x, y in seen]
            box = _around(boxes)
            self.outlines += FLAG.pack(-1) + BOX.pack(*box)
            for count, (number, x, y) in enumerate(seen, 1):
                self.outlines += PART.pack(ARE_WORDS | ARE_PLACES | (MORE if count < len(seen) else 0), number, x, y)
            self.outlines += bytes(-len(self.outlines) % 4)
            lowest, highest = map(min, self.box[:2], box[:2]), map(max, self.box[2:], box[2:])
            self.box = (*lowest, *highest)
            self.parts = max(self.parts, len(seen))
            points, contours = (
                sum(counts) for counts in zip(*(self._size(number) for number, _, _ in seen), strict=True)
            )
            self.most = min(max(self.most[0], points), MOST_GLYPHS), min(max(self.most[1], contours), MOST_GLYPHS)
            left, right, reach = self.margins
            self.margins = (min(left, box[0]), min(right, advance - box[2]), max(reach, box[2]))
        self.metrics.append((min(max(advance, 0), MOST_GLYPHS), box[0]))
        self.offsets.append(len(self.outlines))

    def _size(self, number: int) -> tuple[int, int]:
        """Points and contours of a glyph of the font; of one that is made of others, the most that the font says of such."""
        offset = self.offsets[number]
        contours = FLAG.unpack_from(self.outlines, offset)[0]
        if contours < 0:
            return self.composite
        last = COUNT.unpack_from(self.outlines, offset + OUTLINE + COUNT.size * (contours - 1))[0] if contours else -1
        return last + 1, contours

    def finish(self) -> None:
        """Write the tables anew."""
        count, tables = len(self.metrics), self.tables
        tables[b"glyf"] = bytes(self.outlines) or tables[b"glyf"]
        tables[b"loca"] = struct.pack(f">{count + 1}I", *self.offsets)
        tables[b"hmtx"] = b"".join(METRIC.pack(*metric) for metric in self.metrics)
        widest = max(width for width, _ in self.metrics)
        tables[b"hhea"] = _with(
            tables[b"hhea"], (COUNT, METRICS, (count,)), (COUNT, WIDEST, (widest,)), (TRIPLE, MARGINS, self.margins)
        )
        tables[b"head"] = _with(tables[b"head"], (FLAG, LONG, (1,)), (BOX, EXTENT, self.box))
        depth = COUNT.unpack_from(tables[b"maxp"], DEPTH)[0] + 1
        tables[b"maxp"] = _with(
            tables[b"maxp"],
            (COUNT, GLYPHS, (count,)),
            (PAIR, POINTS, self.most),
            (COUNT, PARTS, (self.parts,)),
            (COUNT, DEPTH, (depth,)),
        )


def _moved(box: Sequence[int], x: int, y: int) -> tuple[int, int, int, int]:
    left, bottom, right, top = box
    return left + x, bottom + y, right + x, top + y


def _around(boxes: Sequence[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    left, bottom, right, top = zip(*boxes, strict=True)
    sides = min(left), min(bottom), max(right), max(top)
    lowest_x, lowest_y, highest_x, highest_y = (max(-FARTHEST, min(side, FARTHEST)) for side in sides)
    return lowest_x, lowest_y, highest_x, highest_y


def _metrics(tables: dict[bytes, bytes], count: int) -> Iterator[tuple[int, int]]:
    """Width and left bearing of each glyph (OpenType, `hmtx`): the last ones share the width of the last that has one."""
    own, data = COUNT.unpack_from(tables[b"hhea"], METRICS)[0], tables[b"hmtx"]
    width = 0
    for number in range(own):
        width, bearing = METRIC.unpack_from(data, number * METRIC.size)
        yield width, bearing
    for number in range(count - own):
        yield width, FLAG.unpack_from(data, own * METRIC.size + number * FLAG.size)[0]


def _with(table: bytes, *changes: tuple[struct.Struct, int, Sequence[int]]) -> bytes:
    """A table with other numbers in some positions."""
    changed = bytearray(table)
    for form, offset, numbers in changes:
        form.pack_into(changed, offset, *numbers)
    return bytes(changed)
