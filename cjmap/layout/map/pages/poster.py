"""A journey and a size of paper → one poster, cut into sheets with marks and an overlap to tape them together by."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import pairwise

from cjmap.language import messages
from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.kit.grid import Grid
from cjmap.layout.map.assembly import Assembly, assembled, row_contexts, surroundings
from cjmap.layout.map.frames import one_row_frame, own_width
from cjmap.layout.map.pages.cutting import cut_below, moved, on_sheet
from cjmap.layout.map.pages.strips import Edges, Strips, crop_marks, label
from cjmap.layout.map.pages.tall import MANY
from cjmap.layout.map.surroundings import MapShown
from cjmap.model import Journey
from cjmap.options.medium import PAGES, PX_PER_MM
from cjmap.records import dataclass, replace
from cjmap.scene import Scene
from cjmap.theme import Theme

EDGE = 10.0
"""Mm between a sheet's edge and the poster: room for the marks, and for printers that cannot reach the edge."""

OVERLAP = 8.0
"""Mm that a sheet goes on beyond a cut on its right and at its bottom, for the next one to be taped on."""

ZOOMS = (1.5, 1.35, 1.22, 1.1, 1.0, 0.95, 0.9, 0.86, 0.82)
"""The scales that are tried: the largest of those with the fewest sheets is taken."""

ABOVE = 10.0
"""Px that a text may reach over a cut that goes through it, where there is no other position to cut."""

EVEN = (1.04, 1.1, 1.18, 1.3)
"""How much larger than the mean a row or a column of sheets may be, the least of these that takes no more of them."""

BACK = 0.25
"""How far back, in parts of a sheet, a better place for a cut may lie."""


AFTER_STAGE = 0.3
"""How much of a sheet is left empty so that the cut is after a stage and not within one."""


@dataclass(frozen=True)
class Drawn:
    """A whole map, and what stands on it by its height, found out when a cut first asks for it."""

    assembly: Assembly
    cuts: tuple[float, ...]

    @cached_property
    def strips(self) -> Strips:
        return Strips(self.assembly.nodes)


@dataclass(frozen=True)
class Poster:
    """A whole map, and where it is cut: the left and right edges of its columns of sheets, top and bottom of its rows."""

    drawn: Drawn
    zoom: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]

    @property
    def sheets(self) -> int:
        return (len(self.columns) - 1) * (len(self.rows) - 1)

    @cached_property
    def torn(self) -> int:
        """Through how many texts and signs a cut between rows of sheets goes."""
        if len(self.rows) <= 2:
            return 0
        strips = self.drawn.strips
        return sum(len(list(strips.torn(at))) for at in self.rows[1:-1])


def poster(journey: Journey, theme: Theme, page: str, shown: MapShown) -> tuple[Scene, ...]:
    """The sheets of the poster, row by row."""
    width, height = (side * PX_PER_MM for side in PAGES[page])
    drawn: dict[tuple[float, ...], Drawn] = {}
    frame = one_row_frame(journey, own_width(journey))
    ctx = surroundings(journey, theme, frame, shown)
    (row,) = row_contexts(ctx, frame)
    tried: list[Poster] = []
    for zoom in reversed(ZOOMS):
        room = (width - 2 * EDGE * PX_PER_MM) / zoom
        rooms = room, room - OVERLAP * PX_PER_MM / zoom
        cuts = _even_cuts(row.grid, rooms, frame.width)
        if tried and not _fits((0.0, *cuts, frame.width), rooms):
            break
        if cuts not in drawn:
            drawn[cuts] = Drawn(assembled(ctx, frame, cuts=cuts), cuts)
        tried.append(_poster(drawn[cuts], height, zoom))
        if tried[0].sheets > MANY:
            break
    best = min(tried, key=lambda one: (one.sheets, one.torn, -one.zoom))
    positions = [(row, column) for row in range(len(best.rows) - 1) for column in range(len(best.columns) - 1)]
    parts = list(_columns(best))
    sheets = tuple(
        [_sheet(journey, theme, best, parts[position[1]], (width, height), position) for position in positions]
    )
    ctx.cached_blocks.clear()  # as a whole map does
    return sheets


def _fits(columns: Sequence[float], rooms: tuple[float, float]) -> bool:
    """Whether no column of sheets, between two of these edges, is wider than its paper, the last one and each other one."""
    widths = [right - left for left, right in pairwise(columns)]
    return widths[-1] <= rooms[0] and max(widths[:-1], default=0.0) <= rooms[1]


def _even_cuts(stage_grid: Grid, rooms: tuple[float, float], width: float) -> tuple[float, ...]:
    """Cuts between as few columns of sheets as there can be, and as evenly wide as that and the stages allow."""
    cuts = cuts_of(stage_grid, rooms, width)
    for more in EVEN:
        most = width / (len(cuts) + 1) * more
        even = cuts_of(stage_grid, (min(rooms[0], most), min(rooms[1], most)), width)
        if len(even) == len(cuts):
            return even
    return cuts


def cuts_of(stage_grid: Grid, rooms: tuple[float, float], width: float) -> tuple[float, ...]:
    """Cuts between the columns of a map that is `width` px wide, after a stage where not too much is left empty for it: the
    last column of sheets holds the first of `rooms` px, each other one the second.
    """
    after_stages = {grid_stage.x + grid_stage.width for grid_stage in stage_grid.stages}
    after_columns = sorted({column.x + column.width for column in stage_grid.columns})
    cuts: list[float] = []
    start = 0.0
    while width - start > rooms[0]:
        most = start + rooms[1]
        fitting = [at for at in after_columns if start + rooms[1] * AFTER_STAGE < at <= most]
        stages = [at for at in fitting if at in after_stages and at > most - AFTER_STAGE * rooms[1]]
        if not fitting:
            fitting = [min((at for at in after_columns if at > start + 1), default=width)]
        start = max(stages or fitting)
        if start >= after_columns[-1]:
            break
        cuts.append(start)
    return tuple(cuts)


def _columns(one: Poster) -> Iterator[Strips]:
    """What stands on each column of sheets, from top to bottom of the poster."""
    overlap = OVERLAP * PX_PER_MM / one.zoom
    strips = Strips(one.drawn.assembly.nodes, across=True)
    for left, right in pairwise(one.columns):
        beyond = overlap if right < one.columns[-1] else 0.0
        box = left, -math.inf, right + beyond, math.inf
        core = left, -math.inf, right, math.inf
        yield Strips(on_sheet(strips, box, partial(_is_on, core=core, beyond=(beyond, 0.0)), 1))


def _poster(drawn: Drawn, height: float, zoom: float) -> Poster:
    """The map on sheets that are `height` px high, at a scale."""
    room, overlap = (height - 2 * EDGE * PX_PER_MM) / zoom, OVERLAP * PX_PER_MM / zoom
    return Poster(drawn, zoom, (0.0, *drawn.cuts, drawn.assembly.width), tuple(_even_rows(drawn, room, overlap)))


def _even_rows(drawn: Drawn, room: float, overlap: float) -> list[float]:
    """The rows of sheets, as few as there can be, and as evenly high as that allows."""
    rows = _rows(drawn, room, overlap)
    for more in EVEN:
        even = _rows(drawn, min(room, drawn.assembly.height / (len(rows) - 1) * more + overlap), overlap)
        if len(even) == len(rows):
            return even
    return rows


def _rows(drawn: Drawn, room: float, overlap: float) -> list[float]:
    """Where the rows of sheets begin, and where the last one ends: between zones and lanes where a sheet holds the next."""
    rows = [0.0]
    while drawn.assembly.height - rows[-1] > room:
        wanted = rows[-1] + room - overlap
        last = max((top for top in drawn.assembly.tops if rows[-1] < top <= wanted), default=None)
        following = min((top for top in drawn.assembly.tops if top > wanted), default=drawn.assembly.height)
        if last is not None and (following - last <= room - overlap or wanted - last < BACK * room):
            rows.append(last)
        else:
            least = max(wanted - BACK * room, rows[-1] + 1 if last is None else last + 1)
            rows.append(cut_below(drawn.strips, wanted, min(least, wanted)).at)
    return [*rows, drawn.assembly.height]


def _sheet(
    journey: Journey,
    theme: Theme,
    one: Poster,
    part: Strips,
    paper: tuple[float, float],
    position: tuple[int, int],
) -> Scene:
    zoom, (row, column) = one.zoom, position
    left, right = one.columns[column : column + 2]
    top, bottom = one.rows[row : row + 2]
    overlap = OVERLAP * PX_PER_MM / zoom
    beyond_x = overlap if column < len(one.columns) - 2 else 0.0
    beyond_y = overlap if row < len(one.rows) - 2 else 0.0
    begin = min((edge[1] for edge in part.torn(top) if edge[1] >= top - ABOVE), default=top)
    box = left, begin, right + beyond_x, bottom + beyond_y
    core = left, top, right, bottom
    shown = on_sheet(part, box, partial(_is_on, core=core, beyond=(beyond_x, beyond_y)), ABOVE)
    edge = EDGE * PX_PER_MM / zoom
    trim = edge, edge, edge + right - left, edge + bottom - top
    number, count = row * (len(one.columns) - 1) + column + 1, one.sheets
    caption = messages().numbers.number_of(number=number, count=count) if count > 1 else ""
    nodes = moved(shown, edge - left, edge - top)
    width, height = paper[0] / zoom, paper[1] / zoom
    if caption:
        told = messages().numbers.sheet(caption=caption, row=row + 1, column=column + 1)
        nodes += [*crop_marks(theme, trim, (beyond_x, beyond_y), edge), label(theme, told, edge, height)]
    scene = scene_of(
        journey, theme, nodes, (width, height),
        describe(journey) if number == 1 else messages().description.sheet(row=row + 1, column=column + 1),
    )  # fmt: skip
    title = messages().signs.aside(text=journey.title, aside=caption) if caption else journey.title
    return replace(scene, id=f"page-{number}" if caption else "", title=title, zoom=zoom, caption=caption)


def _is_on(edge: Edges, core: Edges, beyond: tuple[float, float]) -> bool:
    """Whether something that stays whole stands on a sheet: it begins there, and ends there or in the strip beyond the cut.

    What a cut goes through from left to right stands on both sheets: one is taped over the other.
    """
    left, top, right, bottom = core
    across = left - 1 <= edge[0] < right and edge[2] <= right + max(1.0, beyond[0])
    return across and top - ABOVE <= edge[1] < bottom and top < edge[3] <= bottom + max(1.0, beyond[1])
