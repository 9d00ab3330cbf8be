"""A journey → its table as Markdown that any wiki takes: a heading, a line of facts, a table, and what its signs mean.

Texts of the journey are only ever text: what Markdown or HTML would take for markup is escaped, and a cell has one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cjmap.html import UNPRINTABLE
from cjmap.language import messages
from cjmap.late import pattern
from cjmap.model import Journey
from cjmap.options.views import NothingToShow
from cjmap.tables import MISSING, SIGNS, STAR, JourneyTable, TableRow, TableStep, file_facts, importance_words, table_of

MARKUP = pattern(r"[\\`*_{}\[\]<>|~$&]")
"""Characters that begin something within a line (CommonMark 0.31, 6; GFM tables, strikethrough, formulas)."""

LEADING = pattern(r"^([#+=-]|\d+(?=[.)]))")
"""What begins something at the start of a line: headings, lists, underlines."""

DOT = " · "
BETWEEN = "; "
"""Between the entries of a cell."""


def markdown(journey: Journey) -> str:
    """The table in the language in use. NothingToShow where the journey has nothing for one."""
    table = table_of(journey)
    if table.is_empty:
        raise NothingToShow(*MISSING)
    blocks = (
        f"# {escaped(table.title)}",
        _line(table.limits),
        "\n".join(_table(journey, table)),
        _line(_signs(table)),
        _line(file_facts(journey)),
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """A text in one line, in which nothing is markup."""
    shown = " ".join(UNPRINTABLE.sub("\ufffd", text.replace("\n", " ")).split())
    return MARKUP.sub(r"\\\g<0>", shown)


def _line(texts: Iterable[str]) -> str:
    """Facts as a paragraph of their own."""
    line = DOT.join(escaped(text) for text in texts)
    start = LEADING.match(line)
    if not start:
        return line
    return f"{start[0]}\\{line[start.end() :]}" if start[0].isdigit() else f"\\{line}"


def _table(journey: Journey, table: JourneyTable) -> Iterator[str]:
    yield _row(escaped(text) for text in table.columns)
    yield _row("---" for _ in table.columns)
    for row in table.rows:
        yield _row(_cells(journey, table, row))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(journey: Journey, table: JourneyTable, row: TableRow) -> Iterator[str]:
    stage, catalogue = row.stage, messages()
    star = STAR if stage.moment_of_truth else ""
    yield escaped(" ".join(filter(None, (f"{row.number}." if row.number else "", stage.name, star))))
    if stage.others:
        yield escaped(catalogue.map.not_theirs)
        yield from ("", "")
    else:
        yield _listed([_step(one) for one in row.steps])
        yield escaped(importance_words(journey, table, row))
        level = f"{SIGNS[stage.assessed]} {catalogue.success_in_text[stage.assessed]}"
        apart = [catalogue.signs.labelled(label=name, text=catalogue.success_in_text[one]) for name, one in row.apart]
        yield _listed([level, *apart])
    if table.is_tracked:
        yield _listed([item.text for item in row.tracked_by])
    if table.is_measured:
        yield _listed([measure.words for measure in row.measures])


def _listed(texts: Sequence[str]) -> str:
    return BETWEEN.join(escaped(text) for text in texts)


def _step(one: TableStep) -> str:
    star = f" {STAR}" if one.step.moment_of_truth else ""
    return f"{one.number} {SIGNS[one.step.assessed]} {one.name}{star}"


def _signs(table: JourneyTable) -> Iterator[str]:
    """What the signs in the table mean, those alone that are there."""
    for level in table.levels:
        yield f"{SIGNS[level]} {messages().success_in_text[level]}"
    if table.has_moments:
        yield f"{STAR} {messages().description.moment_of_truth}"
