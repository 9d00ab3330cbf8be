"""A way and where it runs → its line with rounded corners, its arrow head or end mark, and its label."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.layout.kit.marks import ICON_WIDTH, end_mark, polygon
from cjmap.layout.map.surroundings import MapContext
from cjmap.layout.map.transitions import Way
from cjmap.layout.map.way_labels import BAD_ENDS, WayLabel, label_nodes
from cjmap.model import End
from cjmap.records import dataclass
from cjmap.scene import Circle, Node, Path, PathCommand
from cjmap.text.widths import ink

CORNER, CURVE = 7.0, 0.45
"""Radius of a corner, and how far from its start the handle of its curve lies, as a share of that."""

THIN, THICK, UNSAID = 1.2, 2.6, 0.4
"""Width of a line that nobody takes, how much wider one is that all take, and the share of one of which nobody said it."""

DOT, HEAD, HEAD_HIGH = 2.6, 5.0, 6.5
DASH = (5.0, 4.0)
MARK_ROOM = 18.0
"""What the mark at the tip of a line takes of it."""

LABEL_UP, FALL_GAP = 5.0, 1.5
"""From a line to the baseline above it, and from the deepest letters to it, in px."""


@dataclass(frozen=True, slots=True)
class WayLine:
    """Where a way runs: its level, its port at the card that it leaves and the port or tip that it comes to, the left end and
    the width of its label, and how far above the cards' edge it begins and ends.
    """

    level: int
    out: float
    into: float
    label: float
    label_width: float
    rise: float = 0.0
    fall: float = 0.0

    @property
    def on_badge(self) -> bool:
        """Whether it begins or ends on a badge."""
        return self.rise > 0 or self.fall > 0


def line_width(way: Way) -> float:
    """How wide the line of a way is, in px: the more the more take it."""
    return THIN + THICK * (UNSAID if way.share is None else min(1.0, float(way.share)))


def line_nodes(ctx: MapContext, way: Way, label: WayLabel, line: WayLine, y: float, cards: float) -> Iterator[Node]:
    """A way drawn at the height y above cards that begin at `cards`."""
    theme = ctx.theme
    bad = way.end in BAD_ENDS
    colour = theme.negative if bad else theme.positive if way.end is End.SUCCESS else theme.accent
    start, stop = cards - line.rise, cards - line.fall
    wide = line_width(way)
    yield Path(
        tuple(_way(way, line, y, start, stop)),
        stroke=colour,
        stroke_width=wide,
        dash=DASH if bad else (),
        round_cap=True,
    )
    yield Circle(line.out, start, DOT, colour)
    if way.end is not None:
        mark = line.into + 1 if line.into < line.out else line.into - ICON_WIDTH - 1
        yield from end_mark(theme, way.end, mark, y - 1)
    else:
        x, tip = line.into, stop - 0.5
        yield polygon([(x - HEAD, tip - HEAD_HIGH), (x + HEAD, tip - HEAD_HIGH), (x, tip)], colour, stroke_width=0)
    fall = ink(label.share + label.rest)[1] * ctx.look.small.size
    down = max(LABEL_UP, fall + FALL_GAP) + wide / 2 - 1
    yield from label_nodes(ctx, label, line.label, y - down, bad)


def _way(way: Way, line: WayLine, y: float, start: float, stop: float) -> Iterator[PathCommand]:
    """Up, along and down, with round corners."""
    on = 1 if line.into > line.out else -1
    r = min(CORNER, start - y, abs(line.into - line.out) / 2)
    yield ("M", line.out, start)
    yield ("L", line.out, y + r)
    yield ("C", line.out, y + r * CURVE, line.out + on * r * CURVE, y, line.out + on * r, y)
    if way.end is not None:
        yield ("L", line.into - on * MARK_ROOM, y)
        return
    r = min(CORNER, stop - y - HEAD_HIGH, abs(line.into - line.out) / 2)
    yield ("L", line.into - on * r, y)
    yield ("C", line.into - on * r * CURVE, y, line.into, y + r * CURVE, line.into, y + r)
    yield ("L", line.into, max(y + r, stop - HEAD_HIGH + 1))
