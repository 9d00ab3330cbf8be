"""A row of the table → its cells as blocks: milestone, touchpoints, importance, success, what tracks and what measures it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import NOTHING, Block, indented, middle, paragraph, stack
from cjmap.layout.kit.marks import DOTS_WIDTH, importance_dots, star, success_sign
from cjmap.layout.kit.view_parts import numbered_step, readable
from cjmap.layout.table.columns import TableColumn
from cjmap.model import Journey, Success
from cjmap.records import dataclass
from cjmap.scene import Node
from cjmap.tables import JourneyTable, Measure, TableRow, scale_value
from cjmap.text import reach
from cjmap.theme import BODY, BOLD, SMALL, Theme

ENTRY_GAP = 5.0
SIGN_ROOM = 18.0
NUMBER_ROOM = 8.0
STAR, STAR_ROOM = 7.0, 20.0


@dataclass(frozen=True, slots=True)
class TableLook:
    """What all cells share: `stages` and `steps` are the widths of the numbers of stages and touchpoints, in px; `said_once` that
    the heading says whose the importance is.
    """

    journey: Journey
    theme: Theme
    stages: float
    steps: float
    said_once: bool


def look_of(journey: Journey, theme: Theme, table: JourneyTable) -> TableLook:
    """The widest numbers of a table."""
    stages = max(reach(row.number, BOLD) for row in table.rows)
    steps = max((reach(one.number, BOLD) for row in table.rows for one in row.steps), default=0.0)
    return TableLook(journey, theme, stages + NUMBER_ROOM if stages else 0.0, steps, table.is_of_touchpoints)


def cells_of(look: TableLook, table: JourneyTable, row: TableRow, columns: Sequence[TableColumn]) -> list[Block]:
    """The cells of a row, one a column."""
    widths = iter([column.width for column in columns])
    cells = [
        _milestone(look, row, next(widths)),
        _touchpoints(look, row, next(widths)),
        _importance(look, row, next(widths)),
        _success(look, row, next(widths)),
    ]
    if table.is_tracked:
        cells.append(_tracked(look, row, next(widths)))
    if table.is_measured:
        cells.append(_measured(look, row, next(widths)))
    return cells


def _milestone(look: TableLook, row: TableRow, width: float) -> Block:
    """Number, name, and a star where all hangs on the stage."""
    theme, stage = look.theme, row.stage
    aside = STAR_ROOM if stage.moment_of_truth else 0.0
    name = paragraph(stage.name, BOLD, theme.ink, width - look.stages - aside)

    def paint(x: float, y: float) -> list[Node]:
        nodes = name.paint(x + look.stages, y)
        beside = y + middle(BOLD, stage.name)
        if row.number:
            nodes = [*paragraph(row.number, BOLD, theme.soft, look.stages, 0).paint(x, y), *nodes]
        return [*nodes, star(x + width - STAR, beside, STAR, theme.star)] if aside else nodes

    return Block(width, name.height, paint)


def _touchpoints(look: TableLook, row: TableRow, width: float) -> Block:
    if row.stage.others:
        return paragraph(messages().map.not_theirs, BODY, look.theme.soft, width)
    return stack([numbered_step(look.theme, one.step, one.number, look.steps, width) for one in row.steps], ENTRY_GAP)


def _importance(look: TableLook, row: TableRow, width: float) -> Block:
    """Dots and the number; in small whose it is, where it is not the stage's own."""
    theme, importance = look.theme, row.importance
    if importance is None:
        return NOTHING if row.stage.others else paragraph(messages().views.no_importance, SMALL, theme.soft, width)
    number = paragraph(scale_value(importance), BOLD, theme.ink, max(20.0, width - DOTS_WIDTH - 8))
    weight = look.journey.scales.weight(importance)
    down = middle(BOLD, scale_value(importance))

    def paint(x: float, y: float) -> list[Node]:
        return [*importance_dots(theme, weight, x, y + down), *number.paint(x + DOTS_WIDTH + 8, y)]

    apart = row.of_touchpoints and not look.said_once
    below = paragraph(messages().table.of_touchpoints, SMALL, theme.soft, width) if apart else NOTHING
    return stack([Block(width, number.height, paint), below])


def _success(look: TableLook, row: TableRow, width: float) -> Block:
    """Sign and word; those of personas that were given apart below it."""
    if row.stage.others:
        return NOTHING
    whole = _level(look.theme, row.stage.assessed, messages().success[row.stage.assessed], width, row.stage.derived)
    return stack([whole, *_apart(look.theme, row, width)], 2)


def _apart(theme: Theme, row: TableRow, width: float) -> Iterator[Block]:
    catalogue = messages()
    for name, level in row.apart:
        text = catalogue.signs.labelled(label=name, text=catalogue.success_in_text[level])
        yield indented(paragraph(text, SMALL, theme.soft, width - SIGN_ROOM), SIGN_ROOM)


def _level(theme: Theme, level: Success, text: str, width: float, derived: bool = False) -> Block:
    """A sign of success before a text."""
    ink = readable(theme, theme.success(level), theme.background)
    words = paragraph(text, BODY, ink, width - SIGN_ROOM)

    def paint(x: float, y: float) -> list[Node]:
        return [success_sign(theme, level, x + 6, y + middle(BODY, text), derived), *words.paint(x + SIGN_ROOM, y)]

    return Block(width, words.height, paint)


def _tracked(look: TableLook, row: TableRow, width: float) -> Block:
    return stack([paragraph(item.text, BODY, look.theme.ink, width) for item in row.tracked_by], ENTRY_GAP)


def _measured(look: TableLook, row: TableRow, width: float) -> Block:
    return stack([_measure(look.theme, one, width) for one in row.measures], ENTRY_GAP)


def _measure(theme: Theme, measure: Measure, width: float) -> Block:
    """A metric: label and value behind its sign, its target in small."""
    text = messages().signs.labelled(label=measure.label, text=measure.value)
    judged = measure.success in (Success.POSITIVE, Success.NEGATIVE)
    words = paragraph(text, BODY, theme.ink, width - SIGN_ROOM)
    target = paragraph(measure.target, SMALL, theme.soft, width - SIGN_ROOM) if measure.target else NOTHING
    content = stack([words, target])

    def paint(x: float, y: float) -> list[Node]:
        signs = [success_sign(theme, measure.success, x + 6, y + middle(BODY, text))] if judged else []
        return [*signs, *content.paint(x + SIGN_ROOM, y)]

    return Block(width, content.height, paint)
