"""A journey, a theme and a width → its table as a composition: the message and the headings, a section a stage, the legend."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, paragraph, stack
from cjmap.layout.kit.composition import BETWEEN, Composition
from cjmap.layout.kit.legend import DERIVED, IMPORTANCE, MOMENT, LegendKey, Sign, sign_keys
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.view_parts import legend_row, view_foot, view_head
from cjmap.layout.table.cells import TableLook, cells_of, look_of
from cjmap.layout.table.columns import TableColumn, columns_of
from cjmap.model import Journey, Success
from cjmap.options.views import NothingToShow
from cjmap.scene import Group, Node, Path
from cjmap.tables import MISSING, JourneyTable, TableRow, importance_words, table_of
from cjmap.theme import SMALL_BOLD, Theme


def compose(journey: Journey, theme: Theme, width: float) -> Composition:
    """The table for a width of the content in px. NothingToShow where it has neither touchpoints nor importance nor success."""
    table = table_of(journey)
    if table.is_empty:
        raise NothingToShow(*MISSING)
    columns, look = columns_of(table, width), look_of(journey, theme, table)
    headings = _headings(theme, table, columns, width)
    head = stack([view_head(theme, table.title, table.limits, width), headings], BETWEEN)
    rows = tuple(_row(look, table, row, columns, width) for row in table.rows)
    legend = legend_row(theme, [*sign_keys(theme, _signs(table)), *_stages_key(theme, table)], width)
    foot = stack([legend, view_foot(journey, theme, "", width)], 12)
    return Composition(head, (*rows,), foot, _description(journey, table))


def _headings(theme: Theme, table: JourneyTable, columns: Sequence[TableColumn], width: float) -> Block:
    """The headings of the columns."""
    blocks = [
        paragraph(text, SMALL_BOLD, theme.soft, column.width)
        for text, column in zip(table.columns, columns, strict=True)
    ]

    def paint(x: float, y: float) -> list[Node]:
        nodes = [node for block, column in zip(blocks, columns, strict=True) for node in block.paint(x + column.x, y)]
        return [Group(tuple(nodes), id="headings", label=messages().table.name, role="section")]

    return Block(width, max(block.height for block in blocks), paint)


def _row(look: TableLook, table: JourneyTable, row: TableRow, columns: Sequence[TableColumn], width: float) -> Block:
    """A stage, below a line in the middle of the space above it."""
    cells = cells_of(look, table, row, columns)

    def paint(x: float, y: float) -> list[Node]:
        above = y - BETWEEN / 2
        rule = Path((("M", x, above), ("L", x + width, above)), stroke=look.theme.rule)
        nodes = [node for cell, column in zip(cells, columns, strict=True) for node in cell.paint(x + column.x, y)]
        data = {"stage": row.stage.id, "success": row.stage.assessed.value}
        item = Group(
            (Group(tuple(nodes), role="said"),), id=f"row-{row.stage.id}", label=_words(look.journey, table, row), data=data,
            role="item",
        )  # fmt: skip
        return [Group((rule,), role="decoration"), item]

    return Block(width, max(cell.height for cell in cells), paint)


def _words(journey: Journey, table: JourneyTable, row: TableRow) -> str:
    """A row for a screen reader, all that stands in it."""
    catalogue, language, stage = messages(), current_language(), row.stage
    if stage.others:
        return language.row((row.number, stage.name, catalogue.map.not_theirs))
    facts = (
        row.number,
        stage.name,
        catalogue.signs.labelled(label=catalogue.legend.importance, text=importance_words(journey, table, row)),
        catalogue.success_in_text[stage.assessed],
        *(catalogue.signs.labelled(label=name, text=catalogue.success_in_text[level]) for name, level in row.apart),
        catalogue.description.moment_of_truth if stage.moment_of_truth else "",
    )
    steps = [_step_words(one.number, one.name, one.step.assessed, one.step.moment_of_truth) for one in row.steps]
    lists = (
        ("touchpoints", steps),
        ("tracked_by", [item.text for item in row.tracked_by]),
        ("metrics", [measure.words for measure in row.measures]),
    )
    told = [
        catalogue.signs.labelled(label=catalogue.lanes[lane], text=language.row(texts))
        for lane, texts in lists
        if texts
    ]
    return language.parts((language.row(facts), *told))


def _step_words(number: str, name: str, success: Success, moment: bool) -> str:
    catalogue = messages()
    known = (catalogue.success_in_text[success], catalogue.description.moment_of_truth if moment else "")
    return catalogue.signs.aside(text=f"{number} {name}", aside=current_language().row(known))


def _description(journey: Journey, table: JourneyTable) -> str:
    sentence = current_language().sentence
    first = [sentence(table.title), sentence(current_language().row(table.limits))]
    return current_language().sentences([*first, *(sentence(_words(journey, table, row)) for row in table.rows)])


def _signs(table: JourneyTable) -> set[Sign]:
    """The signs that the table shows."""
    found: set[Sign] = set(table.levels)
    found |= {one.success for row in table.rows for one in row.measures if one.success is not Success.NOT_ASSESSED}
    own = [row.stage for row in table.rows if not row.steps and not row.stage.others]
    wanted = {
        DERIVED: any(step.derived for step in (*own, *(one.step for row in table.rows for one in row.steps))),
        MOMENT: table.has_moments,
        IMPORTANCE: any(row.importance is not None for row in table.rows),
    }
    return found | {sign for sign, there in wanted.items() if there}


def _stages_key(theme: Theme, table: JourneyTable) -> list[LegendKey]:
    """What a hollow sign of a stage with touchpoints means."""
    if not any(row.steps and row.stage.derived for row in table.rows):
        return []
    return [
        LegendKey(messages().table.derived, 12, lambda x, y: [success_sign(theme, Success.POSITIVE, x + 6, y, True)])
    ]
