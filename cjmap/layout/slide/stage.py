"""A journey, a theme, a slide's size → one slide a stage, each complete in itself."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cjmap.language import messages
from cjmap.layout.kit.block import joined, line
from cjmap.layout.kit.grid import Column, Grid, StageColumns
from cjmap.layout.kit.legend import SEVERITY, Sign
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.reading_order import Row, StageNodes, in_reading_order
from cjmap.layout.slide.cards import Cards, branch_marks_of, cards, onward
from cjmap.layout.slide.chevrons import HEIGHT as STRIP
from cjmap.layout.slide.chevrons import strip
from cjmap.layout.slide.context import (
    BODY,
    GAP,
    LEAD,
    MARGIN,
    ROW_GAP,
    SMALL_BOLD,
    TITLE,
    TOP,
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
from cjmap.layout.slide.panels import Panels, panels
from cjmap.layout.slide.short import ALSO, FEELINGS, NOTES, OWNER, TRANSITIONS, Rest, held, labelled, less, short
from cjmap.layout.slide.tiles import Tiles, tiles
from cjmap.model import Journey, Stage, Step, Success
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node, Scene
from cjmap.text import reach
from cjmap.theme import Theme

CARD_LEAST = 150.0
CURVE_LEAST, CURVE_MOST = 150.0, 300.0
TILES_SHARE = 0.5
SIGN, SIGN_ROOM = 11.0, 34.0
"""Half the width of the success sign beside a stage's name, and the room that it takes."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What one slide is about: a stage with those of its touchpoints that it shows; `again` where the stage began before."""

    index: int
    stage: Stage
    again: bool

    @property
    def steps(self) -> tuple[Step, ...]:
        """Whose lists and metrics are on the slide: those of the stage itself on its first."""
        return self.stage.touchpoints if self.again else (self.stage, *self.stage.touchpoints)


def lay_out_stages(journey: Journey, theme: Theme, size: str) -> tuple[Scene, ...]:
    """One slide a stage in a size of SLIDES (KeyError where it is none of them); a stage with more touchpoints than fit
    goes on on further slides, and one in which nothing is the drawn persona's has none. Raises cjmap.images.ImageError where
    a picture has gone since the file was checked.
    """
    slide = slide_context(journey, theme, size)
    most = int((slide.right - slide.left + GAP) // (CARD_LEAST + GAP))
    parts = _parts(journey, most if "touchpoints" in slide.lanes else 10**6)
    return tuple(_slide(slide, part, number, len(parts)) for number, part in enumerate(parts, 1))


def _parts(journey: Journey, most: int) -> list[_Part]:
    parts = []
    empty = {index for index, stage in enumerate(journey.stages) if stage.others and not stage.items}
    for index, stage in enumerate(journey.stages):
        if index in empty and len(empty) < len(journey.stages):
            continue
        for part in divided(max(1, len(stage.touchpoints)), most):
            shown = stage.touchpoints[part.start : part.stop]
            parts.append(_Part(index, replace(stage, touchpoints=shown), part.start > 0))
    return parts


def _slide(slide: SlideContext, part: _Part, number: int, count: int) -> Scene:
    stage_grid, which = _grid(slide, part), caption(number, count)
    (grid_stage,) = stage_grid.stages
    nodes, y = _top(slide, part)
    metrics = [one for step in part.steps for one in step.metrics] if "metrics" in slide.lanes else []
    heading = _heading(slide, part, tiles(slide, metrics, TILES_SHARE * (slide.right - MARGIN)), y)
    y += heading.height + ROW_GAP + 2
    curve = SlideCurve(slide, stage_grid, every=True)
    curve_drawn = curve if curve.scored and "emotion" in slide.lanes else None
    people = curve.people if curve_drawn else []
    shown = part.stage.touchpoints and "touchpoints" in slide.lanes
    drawn = cards(slide, grid_stage, math.inf) if shown else None
    possible = _signs(part, drawn, curve_drawn, None) | {SEVERITY}
    bottom = foot(slide, legend(slide, possible, people), which)[1] - FOOT_GAP
    rows = [heading]
    least = CURVE_LEAST + ROW_GAP if curve_drawn else 0.0
    if drawn:
        drawn = cards(slide, grid_stage, bottom - y - ROW_GAP - least - ALSO)
        rows.append(drawn.row(y))
        y += drawn.height + ROW_GAP
    besides = _besides(slide, part, drawn, last=number == count)
    found = panels(slide, part.steps, bottom - y - least, besides)
    if curve_drawn:
        height = max(CURVE_LEAST, min(CURVE_MOST, bottom - y - (found.height + ROW_GAP if found.height else 0)))
        row, feelings = curve.row(y, height)
        rows.append(row)
        found = replace(found, rest=less(found.rest, FEELINGS, feelings))
        y += height + ROW_GAP
    keys = legend(slide, _signs(part, drawn, curve_drawn, found), people)
    nodes += in_reading_order(rows, slide.journey, stage_grid.stages, len(slide.journey.stages), {})
    nodes += [*found.paint(y), *foot(slide, keys, which)[0]]
    return finished(slide, nodes, f"stage-{number}", which, _sentences(slide, part, found, which))


def _besides(slide: SlideContext, part: _Part, drawn: Cards | None, last: bool) -> Rest:
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


def _sentences(slide: SlideContext, part: _Part, found: Panels, which: str) -> Iterator[str]:
    yield from opening(slide, which)
    shown = part.stage.touchpoints if "touchpoints" in slide.lanes else ()
    yield from stage_sentences(slide, part.index + 1, part.stage, shown, 0)
    yield from found.sentences


def _signs(part: _Part, drawn: Cards | None, curve: SlideCurve | None, found: Panels | None) -> set[Sign]:
    signs: set[Sign] = {part.stage.assessed}
    signs.discard(Success.NOT_ASSESSED)
    for one in (drawn, curve, found):
        signs |= one.signs if one else set()
    return signs


def _grid(slide: SlideContext, part: _Part) -> Grid:
    steps: tuple[Step, ...] = part.stage.touchpoints or (part.stage,)
    each = (slide.right - slide.left + GAP) / len(steps)
    left = slide.left - GAP / 2
    columns = tuple(Column(left + each * index, each, step) for index, step in enumerate(steps))
    grid_stage = StageColumns(
        part.index + 1, part.stage, slide.left, slide.right - slide.left, columns, continued=part.again
    )
    return Grid((grid_stage,), slide.left, slide.right, pitch=each)


def _top(slide: SlideContext, part: _Part) -> tuple[list[Node], float]:
    """The journey's title, which stage it is, and the row of all stages."""
    theme = slide.theme
    which = messages().numbers.stage_of(number=part.index + 1, count=len(slide.journey.stages))
    wide = reach(which, SMALL_BOLD)
    title = short(slide.journey.title, BODY, theme.soft, slide.right - MARGIN - wide - 40, 1)
    nodes: list[Node] = [
        Group(tuple(labelled(title, MARGIN, TOP - 4)), role="heading"),
        line(which, slide.right, TOP + 9.6, SMALL_BOLD, theme.soft, "end"),
        strip(slide, part.index, TOP + 23),
    ]
    return nodes, TOP + 23 + STRIP + 16


def _heading(slide: SlideContext, part: _Part, board: Tiles, top: float) -> Row:
    """The stage's name with its success, what it is about, its facts; its metrics on the right."""
    theme, stage = slide.theme, part.stage
    left = slide.right - board.block.width
    room = (left - 32 if board.block.width else slide.right) - MARGIN
    judged = stage.assessed is not Success.NOT_ASSESSED
    catalogue = messages()
    indent = SIGN_ROOM if judged else 0.0
    title = catalogue.signs.aside(text=stage.name, aside=catalogue.map.continued) if part.again else stage.name
    name = short(title, TITLE, theme.ink, room - indent, 1)
    owner = catalogue.signs.labelled(label=catalogue.map.owner, text=stage.owner) if stage.owner else ""
    facts = joined(
        (catalogue.map.not_theirs if stage.others else "", stage.phase, *stage.channel, stage.duration, owner)
    )
    nodes: list[Node] = [Group(tuple(name.block.paint(MARGIN + indent, top)), label=name.label, role="heading")]
    y = top + name.height
    if judged:
        derived = stage.derived and not stage.touchpoints
        nodes.append(success_sign(theme, stage.assessed, MARGIN + SIGN, top + 17.5, derived, size=SIGN))
    for text, font, fill, lines in ((stage.description, LEAD, theme.ink, 2), (facts, BODY, theme.soft, 1)):
        one = short("" if part.again and font is LEAD else text, font, fill, room, lines)
        nodes += labelled(one, MARGIN, y + 2) if one.height else []
        y += one.height + (2 if one.height else 0)
    if not stage.touchpoints:
        branch_marks = onward(slide, branch_marks_of(slide), stage, room)
        nodes += branch_marks.paint(MARGIN, y + 2)
        y += branch_marks.height + (2 if branch_marks.height else 0)
    height = max(y - top, board.block.height)
    nodes += board.block.paint(left, top) if board.block.width else []
    return Row(height, nodes=[StageNodes(part.index + 1, "", nodes)])
