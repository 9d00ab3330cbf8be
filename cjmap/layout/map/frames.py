"""A journey and the width that is wished → what its map is laid out in: its look, its width and the rows of its stages."""

from __future__ import annotations

from cjmap.layout.kit.foot import without_findings
from cjmap.layout.map.columns import floor_width, natural_width
from cjmap.layout.map.look import Look, one_row, several_rows
from cjmap.layout.map.rows import RowPart, divided, row_part, units_of
from cjmap.model import Journey
from cjmap.records import dataclass, replace

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
    if not width:
        count = sum(max(1, len(stage.touchpoints)) for stage in journey.stages)
        own = one_row_frame(journey, own_width(journey))
        return own if count <= COLUMNS_MOST else in_rows(journey, ROWS_WIDTH)
    most = width * _shrunk(one_row(0))
    inner = max(width, min(most, floor_width(journey.stages, one_row(0)) + surrounded(one_row(0))))
    frame = in_one_row(journey, inner)
    if frame:
        return replace(frame, zoom=width / inner)
    inner = width * _shrunk(several_rows())
    return replace(in_rows(journey, inner), zoom=width / inner)


def own_width(journey: Journey) -> float:
    """How wide a map with all stages in one row is by itself, in px."""
    return max(WIDTH_LEAST, natural_width(journey.stages, one_row(0)) + surrounded(one_row(0)))


def _shrunk(look: Look) -> float:
    """How much wider than its picture a map may be laid out so that its type is not too small."""
    return min(look.body.size / BODY_LEAST, look.small.size / SMALL_LEAST)


def surrounded(look: Look) -> float:
    """What of a map's width is beside its columns, in px."""
    return 2 * look.margin + look.label


def in_one_row(journey: Journey, width: float) -> Frame | None:
    """All stages in one row of a map of that width in px; None where they have no room."""
    look = one_row(width)
    return one_row_frame(journey, width) if floor_width(journey.stages, look) + surrounded(look) <= width else None


def one_row_frame(journey: Journey, width: float) -> Frame:
    """All stages in one row, whether they have room or not."""
    return Frame(one_row(width), width, (whole_part(journey),))


def in_rows(journey: Journey, width: float, count: int = 0, look: Look | None = None) -> Frame:
    """The stages in rows of a map of that width in px: in `count` of them where that many are enough, else in as few as hold
    them; in the look of several rows or another one.
    """
    look = look or several_rows()
    room = width - surrounded(look)
    units = units_of(journey, room, look)
    bare = without_findings(journey)
    runs = divided(journey, units, room, ROW_COLUMNS, count)
    return Frame(look, width, tuple(row_part(journey, bare, units[first:end]) for first, end in runs))


def whole_part(journey: Journey) -> RowPart:
    """All stages in one row."""
    count = len(journey.stages)
    return RowPart(journey, tuple(range(1, count + 1)), (False,) * count)


def curve_heights(frame: Frame) -> tuple[float, float]:
    """The least and the most px from the best to the worst level of the curve."""
    if frame.look.in_rows:
        return ROW_CURVE_LEAST - ROW_CURVE_PADDING, CURVE_LEAST - ROW_CURVE_PADDING
    return CURVE_LEAST - CURVE_PADDING, CURVE_MOST - CURVE_PADDING


def plot_of(frame: Frame) -> float:
    """From the best to the worst level of the curve in a map of its own height, in px."""
    least, most = curve_heights(frame)
    padding = ROW_CURVE_PADDING if frame.look.in_rows else CURVE_PADDING
    return min(most, max(least, frame.width * CURVE_SHARE / len(frame.rows) - padding))
