"""A journey and the width that is wished → what its map is laid out in: its look, its width and the rows of its stages."""

from __future__ import annotations

from cjmap.layout.kit.foot import without_findings
from cjmap.layout.map.columns import floor_width, natural_width
from cjmap.layout.map.look import Look, one_row, several_rows
from cjmap.layout.map.rows import RowPart, divided, row_part, units_of
from cjmap.layout.map.strips import label_width
from cjmap.model import Journey
from cjmap.records import dataclass, replace

CURVE_SHARE, ROWS_SHARE = 0.23, 1 / 6
"""The height of the curve's ground in a map of its own height, as a share of the map's width; of several rows that of all of
them together.
"""

CURVE_OWN = 360.0
CURVE_LEAST, CURVE_LEAST_TIGHT, CURVE_MOST = 300.0, 250.0, 480.0
"""Its least height there; the least on a sheet of paper, there where room is short, and the most, in px."""

CURVE_PADDING = 146.0
"""What of it lies beyond the best and the worst level."""

ROW_CURVE_LEAST, ROW_CURVE_PADDING = 150.0, 74.0
"""The same of each of several rows."""

LABEL_SHARE = 0.2
"""The most of the width that the column of titles takes for personas."""

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


def look_of(journey: Journey, width: float) -> Look:
    """The look of a map with all stages in one row, `width` px wide."""
    return _labelled(journey, one_row(width), width)


def look_in_rows(journey: Journey, width: float) -> Look:
    """The look of a map in several rows, `width` px wide."""
    return _labelled(journey, several_rows(), width)


def tight_look(journey: Journey, width: float) -> Look:
    """The look of a map with all stages in one row that takes as little room as it can, `width` px wide."""
    return _labelled(journey, replace(one_row(width), tight=True), width)


def _labelled(journey: Journey, look: Look, width: float) -> Look:
    """A look whose column of titles has room for the personas where these stand in it."""
    wanted = label_width(journey, look.label)
    return (
        replace(look, label=max(look.label, min(wanted, LABEL_SHARE * width))) if width else replace(look, label=wanted)
    )


def frame_of(journey: Journey, width: float = 0.0) -> Frame:
    """The frame of a map of a width in px, 0 for its own: columns get narrower down to a floor, then the stages stand in
    several rows.
    """
    if not width:
        count = sum(max(1, len(stage.touchpoints)) for stage in journey.stages)
        own = one_row_frame(journey, own_width(journey))
        return own if count <= COLUMNS_MOST else in_rows(journey, ROWS_WIDTH)
    most = width * _shrunk(look_of(journey, 0))
    inner = max(width, min(most, floor_width(journey.stages, look_of(journey, 0)) + surrounded(look_of(journey, 0))))
    frame = in_one_row(journey, inner)
    if frame:
        return replace(frame, zoom=width / inner)
    inner = width * _shrunk(several_rows())
    return replace(in_rows(journey, inner), zoom=width / inner)


def own_width(journey: Journey) -> float:
    """How wide a map with all stages in one row is by itself, in px."""
    return max(WIDTH_LEAST, natural_width(journey.stages, look_of(journey, 0)) + surrounded(look_of(journey, 0)))


def _shrunk(look: Look) -> float:
    """How much wider than its picture a map may be laid out so that its type is not too small."""
    return min(look.body.size / BODY_LEAST, look.small.size / SMALL_LEAST)


def surrounded(look: Look) -> float:
    """What of a map's width is beside its columns, in px."""
    return 2 * look.margin + look.label


def in_one_row(journey: Journey, width: float) -> Frame | None:
    """All stages in one row of a map of that width in px; None where they have no room."""
    return _fitting(journey, width, look_of(journey, width))


def in_one_tight_row(journey: Journey, width: float) -> Frame | None:
    """The same where all takes as little room as it can."""
    return _fitting(journey, width, tight_look(journey, width))


def _fitting(journey: Journey, width: float, look: Look) -> Frame | None:
    fits = floor_width(journey.stages, look) + surrounded(look) <= width
    return Frame(look, width, (whole_part(journey),)) if fits else None


def one_row_frame(journey: Journey, width: float) -> Frame:
    """All stages in one row, whether they have room or not."""
    return Frame(look_of(journey, width), width, (whole_part(journey),))


def in_rows(journey: Journey, width: float, count: int = 0, look: Look | None = None, lead: float = 1.0) -> Frame:
    """The stages in rows of a map of that width in px: in `count` of them where that many are enough, else in as few as hold
    them; in the look of several rows or another one; the first with a share of the columns
    of the others (`lead`).
    """
    look = _labelled(journey, look or several_rows(), width)
    room = width - surrounded(look)
    units = units_of(journey, room, look)
    bare = without_findings(journey)
    runs = divided(journey, units, room, ROW_COLUMNS, count, lead)
    return Frame(look, width, tuple(row_part(journey, bare, units[first:end]) for first, end in runs))


def whole_part(journey: Journey) -> RowPart:
    """All stages in one row."""
    count = len(journey.stages)
    return RowPart(journey, tuple(range(1, count + 1)), (False,) * count)


def curve_heights(frame: Frame) -> tuple[float, float]:
    """The least and the most px from the best to the worst level of the curve."""
    if frame.look.in_rows:
        return ROW_CURVE_LEAST - ROW_CURVE_PADDING, CURVE_LEAST - ROW_CURVE_PADDING
    least = CURVE_LEAST_TIGHT if frame.look.tight else CURVE_LEAST
    return least - CURVE_PADDING, CURVE_MOST - CURVE_PADDING


def plot_of(frame: Frame) -> float:
    """From the best to the worst level of the curve in a map of its own height, in px."""
    least, most = curve_heights(frame)
    if frame.look.in_rows:
        return min(most, max(least, frame.width * ROWS_SHARE / max(1, len(frame.rows)) - ROW_CURVE_PADDING))
    return min(most, max(CURVE_OWN, frame.width * CURVE_SHARE) - CURVE_PADDING)
