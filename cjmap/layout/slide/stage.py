"""A journey, a theme, a slide's size → one slide a stage, each complete in itself."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from cjmap.language import current_language
from cjmap.layout.kit.grid import Column, Grid, StageColumns
from cjmap.layout.kit.legend import SEVERITY, Sign
from cjmap.layout.kit.reading_order import in_reading_order
from cjmap.layout.slide.cards import Cards, cards
from cjmap.layout.slide.context import (
    GAP,
    ROW_GAP,
    SlideContext,
    caption,
    divided,
    finished,
    opening,
    slide_context,
    stage_sentences,
)
from cjmap.layout.slide.curve import SlideCurve
from cjmap.layout.slide.legend import foot, legend
from cjmap.layout.slide.overview import FOOT_GAP
from cjmap.layout.slide.panels import SHORTEST, Panels, panels
from cjmap.layout.slide.short import ALSO, FEELINGS, NOTES, OWNER, TRANSITIONS, Rest, held, less
from cjmap.layout.slide.stage_head import StagePart, stage_head, top_line
from cjmap.layout.slide.title import TitleFinding
from cjmap.model import Journey, Step, Success
from cjmap.records import replace
from cjmap.scene import Scene
from cjmap.theme import Theme

CARD_LEAST = 150.0
CURVE_LOWEST, CURVE_LEAST, CURVE_MOST = 130.0, 150.0, 300.0
"""Its height where else no list had room, the least elsewhere, and the most."""

ATTEMPTS = ((CURVE_LEAST, ALSO), (CURVE_LOWEST, ALSO), (CURVE_LOWEST, SHORTEST + ALSO))
"""The least height of the curve and what cards leave for the lists: the first with which any list has room, else the first of
all.
"""


def lay_out_stages(journey: Journey, theme: Theme, size: str) -> tuple[Scene, ...]:
    """One slide a stage in a size of SLIDES (KeyError where it is none of them); a stage with more touchpoints than fit
    goes on on further slides, and one in which nothing is the drawn persona's has none. Raises cjmap.images.ImageError where
    a picture has gone since the file was checked.
    """
    slide = slide_context(journey, theme, size)
    most = int((slide.right - slide.left + GAP) // (CARD_LEAST + GAP))
    parts = _parts(journey, most if "touchpoints" in slide.lanes else 10**6)
    return tuple(_slide(slide, part, number, len(parts)) for number, part in enumerate(parts, 1))


def _parts(journey: Journey, most: int) -> list[StagePart]:
    parts = []
    empty = {index for index, stage in enumerate(journey.stages) if stage.others and not stage.items}
    for index, stage in enumerate(journey.stages):
        if index in empty and len(empty) < len(journey.stages):
            continue
        for part in divided(max(1, len(stage.touchpoints)), most):
            shown = stage.touchpoints[part.start : part.stop]
            parts.append(StagePart(index, replace(stage, touchpoints=shown), part.start > 0))
    return parts


def _slide(slide: SlideContext, part: StagePart, number: int, count: int) -> Scene:
    stage_grid, which = _grid(slide, part), caption(number, count)
    (grid_stage,) = stage_grid.stages
    nodes, y = top_line(slide, part)
    heading = stage_head(slide, part, y)
    title = heading.finding
    y += heading.row.height + ROW_GAP + 2
    curve = SlideCurve(slide, stage_grid, every=True)
    curve_drawn = curve if curve.scored and "emotion" in slide.lanes else None
    people = curve.people if curve_drawn else []
    shown = part.stage.touchpoints and "touchpoints" in slide.lanes
    drawn = cards(slide, grid_stage, math.inf) if shown else None
    possible = _signs(part, drawn, curve_drawn, None) | {SEVERITY}
    bottom = foot(slide, legend(slide, possible, people), which)[1] - FOOT_GAP
    rows = [heading.row]
    besides = _besides(slide, part, drawn, last=number == count)

    def lists(height: float) -> Panels:
        return panels(slide, part.steps, height, besides, title)

    drawn, found, lowest = _shared(slide, grid_stage if drawn else None, bottom - y, curve_drawn is not None, lists)
    if drawn:
        rows.append(drawn.row(y))
        y += drawn.height + ROW_GAP
    if curve_drawn:
        height = max(lowest, min(CURVE_MOST, bottom - y - (found.height + ROW_GAP if found.height else 0)))
        row, feelings = curve.row(y, height)
        rows.append(row)
        found = replace(found, rest=less(found.rest, FEELINGS, feelings))
        y += height + ROW_GAP
    keys = legend(slide, _signs(part, drawn, curve_drawn, found) | (title.signs if title else set()), people)
    nodes += in_reading_order(rows, slide.journey, stage_grid.stages, len(slide.journey.stages), {})
    nodes += [*found.paint(y), *foot(slide, keys, which)[0]]
    return finished(slide, nodes, f"stage-{number}", which, _sentences(slide, part, found, which, title))


def _shared(
    slide: SlideContext, grid_stage: StageColumns | None, height: float, curve: bool, lists: Callable[[float], Panels]
) -> tuple[Cards | None, Panels, float]:
    """The cards of a stage that shows any, the lists below them, and the least height of the curve between, in `height` px."""
    tried = []
    for lowest, left in ATTEMPTS:
        room = height - (lowest + ROW_GAP if curve else 0.0)
        drawn = cards(slide, grid_stage, room - ROW_GAP - left) if grid_stage else None
        found = lists(room - (drawn.height + ROW_GAP if drawn else 0.0))
        tried.append((drawn, found, lowest))
        if found.cells:
            return tried[-1]
    return tried[0]


def _besides(slide: SlideContext, part: StagePart, drawn: Cards | None, last: bool) -> Rest:
    """What a slide leaves out beside lists of its steps: notes, feelings, until the curve is drawn, owners of touchpoints,
    transitions where no card names them; on the last slide what is of the whole journey.
    """
    there = held(slide, part.steps, None)
    found = {
        NOTES: there.get(NOTES, 0),
        FEELINGS: there.get(FEELINGS, 0),
        OWNER: held(slide, part.stage.touchpoints, None).get(OWNER, 0),
        TRANSITIONS: 0 if drawn or not part.stage.touchpoints else there.get(TRANSITIONS, 0),
    }
    if last:
        for kind, count in held(slide, (), slide.journey).items():
            found[kind] = found.get(kind, 0) + count
    return tuple((kind, count) for kind, count in found.items() if count)


def _sentences(
    slide: SlideContext, part: StagePart, found: Panels, which: str, title: TitleFinding | None
) -> Iterator[str]:
    if title:
        yield current_language().sentence(title.item.text)
    yield from opening(slide, which)
    shown = part.stage.touchpoints if "touchpoints" in slide.lanes else ()
    yield from stage_sentences(slide, part.index + 1, part.stage, shown, 0)
    yield from found.sentences


def _signs(part: StagePart, drawn: Cards | None, curve: SlideCurve | None, found: Panels | None) -> set[Sign]:
    signs: set[Sign] = {part.stage.assessed}
    signs.discard(Success.NOT_ASSESSED)
    for one in (drawn, curve, found):
        signs |= one.signs if one else set()
    return signs


def _grid(slide: SlideContext, part: StagePart) -> Grid:
    steps: tuple[Step, ...] = part.stage.touchpoints or (part.stage,)
    each = (slide.right - slide.left + GAP) / len(steps)
    left = slide.left - GAP / 2
    columns = tuple(Column(left + each * index, each, step) for index, step in enumerate(steps))
    grid_stage = StageColumns(
        part.index + 1, part.stage, slide.left, slide.right - slide.left, columns, continued=part.again
    )
    return Grid((grid_stage,), slide.left, slide.right, pitch=each)
