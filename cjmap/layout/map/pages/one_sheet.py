"""A journey and a sheet of paper → its map on that one sheet, as large as it can be; nothing where it would be too small."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.map.assembly import Assembly, assembled, surroundings
from cjmap.layout.map.frames import Frame, curve_heights, in_one_row, in_one_tight_row, in_rows
from cjmap.layout.map.look import Look, one_row, several_rows
from cjmap.layout.map.pages.paper import PaperSize, largest_zoom, least_zoom
from cjmap.layout.map.surroundings import WHOLE, MapContext, MapShown
from cjmap.model import Journey
from cjmap.records import dataclass, replace
from cjmap.scene import Scene
from cjmap.theme import Theme

POINT = 96 / 72
"""Px of paper in a point."""

ENOUGH, PREFERRED = 6.5, 7.0
"""Small type of so many points needs not to be larger for the sake of rows; of so many, nothing has to be tight."""

TOO_NARROW = 2.0
"""How full a sheet counts on which the stages have no room beside each other."""

SHARES, LEAST_MORE = (1.0, 0.7, 0.4), 4.0
"""What parts of the height that is left the curve is given, the first with which all still fits, and the least px worth it."""

Framed = Callable[[float], Frame | None]
"""The width of a map in px → its frame; None where its stages have no room in it."""

FRAMES = (in_one_row, one_row(0)), (in_rows, several_rows())
"""What is tried, each with its look."""

TIGHT_FRAME = in_one_tight_row, replace(one_row(0), tight=True)
"""What is tried where type would be small."""


@dataclass(frozen=True, slots=True)
class SheetJob:
    """A journey that is to stand on a sheet of paper, and what of it is shown."""

    journey: Journey
    theme: Theme
    paper: PaperSize
    shown: MapShown = WHOLE

    def lowest(self, frame: Frame) -> MapContext:
        """The surroundings of the map in a frame, its curve as low as it may be."""
        return replace(surroundings(self.journey, self.theme, frame, self.shown), plot=curve_heights(frame)[0])


def on_one_sheet(job: SheetJob) -> Scene | None:
    """The map on one sheet: of its frames the one whose type is the largest; the curve takes what height is left.

    None where no frame fits at 6 pt. ImageError where a picture has gone since the file was checked.
    """
    found = _best(job)
    if found is None:
        return None
    frame, zoom = found
    size = job.paper.width / zoom, job.paper.height / zoom
    whole = _filled(job, frame, size[1])
    return replace(scene_of(job.journey, job.theme, whole.nodes, size, describe(job.journey)), zoom=zoom)


def _best(job: SheetJob) -> tuple[Frame, float] | None:
    """The best frame and its scale; a tight one where that makes small type large enough."""
    tried = [_largest(job, partial(framed, job.journey), look) for framed, look in FRAMES]
    best = max((one for one in tried if one), key=_rank, default=None)
    size = _points(best) if best else 0.0
    if size >= PREFERRED:
        return best
    tight = _largest(job, partial(TIGHT_FRAME[0], job.journey), TIGHT_FRAME[1])
    wanted = PREFERRED if size >= ENOUGH else size
    return tight if tight and _points(tight) >= wanted else best


def _rank(found: tuple[Frame, float]) -> tuple[float, bool, float]:
    """The best frame is that with the largest rank: type that is large enough, then all stages in one row, then large type."""
    size = _points(found)
    return round(min(size, ENOUGH), 1), not found[0].look.in_rows, size


def _points(found: tuple[Frame, float]) -> float:
    """How large the small type of a frame is on paper."""
    frame, zoom = found
    return zoom * frame.look.small.size / POINT


def _largest(job: SheetJob, framed: Framed, look: Look) -> tuple[Frame, float] | None:
    """A frame at the largest scale at which the map fits on the sheet, and that scale; None where there is none."""
    frames: dict[float, Frame | None] = {}
    tried: dict[float, float] = {}

    def fill(zoom: float) -> float:
        if zoom not in tried:
            frame = frames[zoom] = framed(job.paper.width / zoom)
            high = job.paper.height / zoom
            tried[zoom] = assembled(job.lowest(frame), frame).needed / high if frame else TOO_NARROW
        return tried[zoom]

    low = least_zoom(look)
    if fill(low) > 1:
        return None
    zoom = largest_zoom(fill, low)
    frame = frames[zoom]
    return (frame, zoom) if frame else None


def _filled(job: SheetJob, frame: Frame, height: float) -> Assembly:
    """The map in a frame, as high as the sheet: what is left of it goes to the curve, then above the foot."""
    ctx = job.lowest(frame)
    least = assembled(ctx, frame, height)
    more = min((height - least.needed) / len(frame.rows), curve_heights(frame)[1] - ctx.plot)
    for share in SHARES:
        if more * share < LEAST_MORE:
            break
        grown = assembled(replace(ctx, plot=ctx.plot + more * share), frame, height)
        if grown.needed <= height:
            return grown
    return least
