"""The moments of truth of a row, and where bar, cards and curve stand → what is tinted behind them."""

from __future__ import annotations

from cjmap.layout.map.chart import moment_columns
from cjmap.layout.map.emotion import Curve
from cjmap.layout.map.surroundings import MapContext
from cjmap.scene import Node, Path, PathCommand, Rect

CAP, CAP_DOWN = 3.0, 4.0
"""The height of the cap under the stage bar, and how far below it it lies."""

TINT, TINT_OUTLINED = 0.10, 0.06
"""How much of the star's colour is in the ground behind a card."""


def moment_tints(ctx: MapContext, curve: Curve, bar_bottom: float, cards_top: float, curve_top: float) -> list[Node]:
    """The caps under the stage bar, and the columns from above the cards to the ground of the curve; `cards_top` and `curve_top`
    are the same where there are no cards, and `curve_top` is where the cards end where another lane lies between.
    """
    theme, nodes = ctx.theme, list[Node]()
    fill = theme.tinted(theme.star, TINT_OUTLINED if theme.outlined else TINT)
    for column in moment_columns(ctx):
        left, right = column.x + 1, column.x + column.width - 1
        nodes.append(Rect(left, bar_bottom + CAP_DOWN, right - left, CAP, theme.star, radius=CAP / 2))
        top = cards_top - ctx.look.lift
        if curve_top > cards_top:
            outline: tuple[PathCommand, ...] = (
                ("M", left, top), ("L", right, top), ("L", right, curve_top), ("L", left, curve_top), ("Z",),
            )  # fmt: skip
            nodes.append(Path(outline, fill))
    return nodes
