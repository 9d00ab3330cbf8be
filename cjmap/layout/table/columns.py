"""The columns that a table has and its width → where each of them stands."""

from __future__ import annotations

from cjmap.records import dataclass
from cjmap.tables import JourneyTable

GAP = 20.0
"""Between two columns, in px."""

IMPORTANCE, SUCCESS = 118.0, 120.0
IMPORTANCE_NARROW, SUCCESS_NARROW = 82.0, 92.0
NARROW = 1000.0
"""The widths of the columns of signs, and those in a table that is narrower than this."""

MILESTONE, TOUCHPOINTS, TRACKED, MEASURED = 1.5, 3.0, 1.8, 1.8
"""How the rest is shared out among the columns of words."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column from its left edge on, in px."""

    x: float
    width: float


def columns_of(table: JourneyTable, width: float) -> tuple[TableColumn, ...]:
    """The columns of a table, in the order of its headings."""
    narrow = width < NARROW
    importance, success = (IMPORTANCE_NARROW, SUCCESS_NARROW) if narrow else (IMPORTANCE, SUCCESS)
    shares = [
        MILESTONE, TOUCHPOINTS, 0.0, 0.0, *([TRACKED] if table.is_tracked else []), *([MEASURED] if table.is_measured else []),
    ]  # fmt: skip
    free = width - importance - success - GAP * (len(shares) - 1)
    widths = [free * share / sum(shares) for share in shares]
    widths[2:4] = [importance, success]
    found, x = [], 0.0
    for one in widths:
        found.append(TableColumn(x, one))
        x += one + GAP
    return tuple(found)
