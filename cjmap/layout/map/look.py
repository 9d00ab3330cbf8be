"""How wide a map is and in how many rows → its type and its distances."""

from __future__ import annotations

from functools import cache, lru_cache

from cjmap.records import dataclass
from cjmap.scene import Font

TITLE_LEAST, TITLE_MOST, TITLE_SHARE = 34.0, 64.0, 0.019
"""Size of the title in px, at the least, at the most, and as a share of the map's width."""

WIDE = 2400.0
"""From this width on headings are a little larger."""


@dataclass(frozen=True, slots=True)
class Look:
    """The type of a map, five sizes, two weights and one italic, and its distances, all in px.

    `margin` is left around the map, `label` wide the column of the lanes' titles, `gap` high the space between lanes. `bar` is
    the height of the stage bar, `bar_two` that of one with a second line, `level` the distance of transitions above the cards,
    `lift` that of the tint of a moment of truth above its card. `in_rows` says that the stages stand in several rows,
    `tight` that columns, names of stages, curve and strips take as little as they can, for the sake of larger type on paper.
    """

    title: Font
    figure: Font
    head: Font
    head_bold: Font
    body: Font
    bold: Font
    italic: Font
    small: Font
    small_bold: Font
    caps: Font
    lead: Font
    in_rows: bool = False
    tight: bool = False
    margin: float = 40.0
    label: float = 116.0
    gap: float = 12.0
    bar: float = 44.0
    bar_two: float = 52.0
    level: float = 24.0
    lift: float = 14.0


@lru_cache(maxsize=1 << 6)
def one_row(width: float) -> Look:
    """The look of a map with all stages in one row, `width` px wide."""
    title = min(TITLE_MOST, max(TITLE_LEAST, round(TITLE_SHARE * width)))
    return _look(title, 22.0, 20.0 if width >= WIDE else 19.0, 14.0, 11.5)


@cache
def several_rows() -> Look:
    """The look of a map whose stages stand in several rows."""
    return _look(
        35.0, 17.5, 17.5, 14.1, 11.3, in_rows=True, margin=25.0, label=110.0, gap=5.0, bar=27.0, bar_two=44.0,
        level=17.5, lift=11.0,
    )  # fmt: skip


def _look(title: float, figure: float, head: float, body: float, small: float, **distances: float) -> Look:
    return Look(
        title=Font(title, bold=True),
        figure=Font(figure, bold=True),
        head=Font(head),
        head_bold=Font(head, bold=True),
        body=Font(body),
        bold=Font(body, bold=True),
        italic=Font(body, italic=True),
        small=Font(small),
        small_bold=Font(small, bold=True),
        caps=Font(small, bold=True, spacing=0.8),
        lead=Font(body if "in_rows" in distances else head),
        **distances,  # type: ignore[arg-type]
    )
