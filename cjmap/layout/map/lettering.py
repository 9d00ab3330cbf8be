"""A text, its font and the width that it may take → its lines, measured for our fonts, common ones and the widest."""

from __future__ import annotations

from functools import lru_cache

from cjmap.language import current_tag
from cjmap.layout.kit.block import Direction, baseline, direction, leading, lines_of, paragraph_of
from cjmap.records import dataclass
from cjmap.scene import Anchor, Font, Node, Paragraph
from cjmap.text import reach, room, suited
from cjmap.text.breaking import SPARE, wrapped
from cjmap.text.widths import ink

RISE, FALL = 0.75, 0.22
"""How far the ink of a line of Latin reaches above and below its baseline, in em."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines of text, in px: how wide the widest is in our fonts and in common ones (`room`), and in the widest font that it may
    be shown in (`reach`); their `height`, and where in it their ink begins (`over`) and ends (`under`).
    """

    paragraph: Paragraph
    font: Font
    room: float
    reach: float
    height: float
    over: float
    under: float
    toward: Direction

    @property
    def count(self) -> int:
        """How many lines it has."""
        return len(self.paragraph.lines)

    def paint(self, x: float, y: float, fill: str, anchor: Anchor = "start") -> list[Node]:
        """The lines with their top at y; x is their left end, their middle or their right end."""
        return lines_of(self.paragraph, self.font, fill, 0, anchor, self.toward).paint(x, y)


def lettering(text: str, font: Font, width: float, spare: float = SPARE) -> Lettering:
    """A text broken into lines of at most `width` px, which a wider font may exceed by `spare`."""
    return _lettering(text, font, width, spare, current_tag())


@lru_cache(maxsize=1 << 12)
def _lettering(text: str, font: Font, width: float, spare: float, _language: str) -> Lettering:
    font = suited(text, font)
    lines, hard = wrapped(text, font, width, spare)
    together = "".join(lines)
    wide = max(room(line, font) for line in lines)
    widest = max(reach(line, font) for line in lines)
    apart, down = leading(font, together), baseline(font, together)
    rise, fall = ink(together)
    size = font.size
    return Lettering(
        paragraph_of(text, lines, font, wide, hard), font, wide, max(wide, widest), len(lines) * apart,
        down - max(RISE, rise) * size, down + (len(lines) - 1) * apart + max(FALL, fall) * size, direction(text),
    )  # fmt: skip
