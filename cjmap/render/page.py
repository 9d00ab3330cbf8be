"""A journey and a theme → its table as an HTML page that asks nothing of anyone: one file, in the direction of its language."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.html import own_text, rendered, source_hash
from cjmap.language import current_language, messages
from cjmap.model import Journey
from cjmap.options.views import NothingToShow
from cjmap.records import dataclass
from cjmap.tables import MISSING, SIGNS, STAR, JourneyTable, TableRow, file_facts, importance_words, table_of
from cjmap.theme import Theme

TEMPLATE = "render/table.html.j2"
STYLE = "render/table.css"
COLOURS = ("background", "ink", "soft", "rule", "positive", "neutral", "negative", "star")
"""The colours of a theme that the page has."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of the table with its words."""

    row: TableRow
    importance: str


def table_page(journey: Journey, theme: Theme) -> str:
    """The page in the language in use. NothingToShow where the journey has nothing for a table."""
    table, language, catalogue = table_of(journey), current_language(), messages()
    if table.is_empty:
        raise NothingToShow(*MISSING)
    style = _style(theme)
    return rendered(
        TEMPLATE,
        style=style,
        policy=f"default-src 'none'; style-src {source_hash(style)}; base-uri 'none'; form-action 'none'",
        language=journey.language,
        direction=language.direction,
        title=table.title,
        page_title=catalogue.signs.labelled(label=journey.title, text=table.title),
        limits=table.limits,
        columns=table.columns,
        rows=_rows(journey, table),
        table=table,
        signs=SIGNS,
        star=STAR,
        moment=catalogue.description.moment_of_truth,
        success=catalogue.success,
        not_theirs=catalogue.map.not_theirs,
        name=catalogue.table.name,
        facts=file_facts(journey),
    )


def _rows(journey: Journey, table: JourneyTable) -> Sequence[PageRow]:
    return [PageRow(row, importance_words(journey, table, row)) for row in table.rows]


def _style(theme: Theme) -> str:
    """The page's style with the colours of a theme, which are all `#rrggbb`."""
    colours = "".join(f"  --{name}: {getattr(theme, name)};\n" for name in COLOURS)
    return f"\n:root {{\n{colours}}}\n" + own_text(STYLE)
