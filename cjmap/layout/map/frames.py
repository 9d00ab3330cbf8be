"""A journey and the width that is wished → what its map is laid out in: its look, its width and the rows of its stages."""

from __future__ import annotations

from cjmap.layout.kit.foot import without_findings
from cjmap.layout.map.columns import natural_width
from cjmap.layout.map.look import Look, one_row, several_rows
from cjmap.layout.map.rows import RowPart, divided, row_part, units_of
from cjmap.model import Journey
from cjmap.records import dataclass

CURVE_SHARE = 1 / 6
"""The height of the curve's ground, as a share of the map's width; of several rows of all of them together."""

CURVE_LEAST, CURVE_MOST = 300.0, 480.0
CURVE_PADDING = 146.0
"""What of it lies beyond the best and the worst level."""

ROW_CURVE_LEAST, ROW_CURVE_PADDING = 150.0, 74.0
"""The same of each of several rows."""

WIDTH_LEAST = 900.0
COLUMNS_MOST = 20
"""So many columns stand in one row of a map of its own size; of more, ROW_COLUMNS in each row."""

ROW_COLUMNS = 12
ROWS_WIDTH = 2000.0
"""The width of a map of its own size in several rows, in px."""

BODY_LEAST, SMALL_LEAST = 11.0, 9.5
"""The least size of the body's type and of small type in a map of a given width, in px."""


@dataclass(frozen=True)
class Frame:
    """What a map is laid out in: its look, its width in px of the map, the rows of its stages, and how large a px of the map
    is drawn.
    """

    look: Look
    width: float
    rows: tuple[RowPart, ...]
    zoom: float = 1.0


def frame_of(journey: Journey, width: float = 0.0) -> Frame:
    """The frame of a map of a width in px, 0 for its own: columns get narrower down to a floor, then the stages stand in
    several rows.
    """
    look = one_row(width or ROWS_WIDTH)
    wanted = natural_width(journey.stages, look) + 2 * look.margin + look.label
    if not width:
        count = sum(max(1, len(stage.touchpoints)) for stage in journey.stages)
        if count <= COLUMNS_MOST:
            natural = max(WIDTH_LEAST, wanted)
            return Frame(one_row(natural), natural, (whole_part(journey),))
        return in_rows(journey, ROWS_WIDTH, 1.0)
    most = width * min(look.body.size / BODY_LEAST, look.small.size / SMALL_LEAST)
    if wanted <= most:
        inner = max(width, wanted)
        return Frame(one_row(inner), inner, (whole_part(journey),), width / inner)
    rows = several_rows()
    inner = width * min(rows.body.size / BODY_LEAST, rows.small.size / SMALL_LEAST)
    return in_rows(journey, inner, width / inner)


def in_rows(journey: Journey, width: float, zoom: float) -> Frame:
    look = several_rows()
    room = width - 2 * look.margin - look.label
    units = units_of(journey, room, look)
    bare = without_findings(journey)
    runs = divided(journey, units, room, ROW_COLUMNS)
    return Frame(look, width, tuple(row_part(journey, bare, units[first:end]) for first, end in runs), zoom)


def whole_part(journey: Journey) -> RowPart:
    """All stages in one row."""
    count = len(journey.stages)
    return RowPart(journey, tuple(range(1, count + 1)), (False,) * count)


def plot_of(frame: Frame) -> float:
    """From the best to the worst level of the curve, in px."""
    ground = frame.width * CURVE_SHARE
    if frame.look.in_rows:
        return max(ROW_CURVE_LEAST, ground / len(frame.rows)) - ROW_CURVE_PADDING
    return min(CURVE_MOST, max(CURVE_LEAST, ground)) - CURVE_PADDING
