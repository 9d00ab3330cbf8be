"""Metrics and a width → small tiles in rows: the name, the score with its sign, the target; what has no room is counted."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.layout.marks import success_sign
from cjmap.layout.slide.fitting import fitting
from cjmap.layout.slide.sheet import BOLD, SMALL, Sheet
from cjmap.layout.slide.short import labelled, short
from cjmap.layout.slide.tiles import judged, target_of, told_tile
from cjmap.layout.slide.touchpoints import more_height, more_note
from cjmap.layout.voice import value as value_of
from cjmap.model import Metric
from cjmap.records import dataclass
from cjmap.scene import Node, Rect
from cjmap.text import reach

LEAST, MOST = 150.0, 220.0
"""The widths of a tile where several stand beside each other."""

HEIGHT, GAP = 46.0, 6.0
PADDING = 9.0
SIGN_ROOM = 18.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The tiles that have room, `columns` of them beside each other, and how many have not."""

    metrics: tuple[Metric, ...]
    width: float
    columns: int
    more: int

    @property
    def height(self) -> float:
        rows = -(-len(self.metrics) // self.columns)
        return rows * (HEIGHT + GAP) - GAP + (more_height() + 4 if self.more else 0)

    @property
    def texts(self) -> list[str]:
        """What is shown, for a reader who hears it."""
        return [f"{one.label} {value_of(one)}" for one in self.metrics]

    def paint(self, sheet: Sheet, x: float, y: float) -> list[Node]:
        nodes = []
        for place, one in enumerate(self.metrics):
            row, column = divmod(place, self.columns)
            left = x + column * (self.width + GAP)
            nodes.append(_tile(sheet, one, left, y + row * (HEIGHT + GAP), self.width))
        if self.more:
            nodes.append(more_note(sheet, self.more, "metrics", x + 2, y + self.height - more_height()))
        return nodes


def scores(sheet: Sheet, metrics: Sequence[Metric], width: float, height: float) -> Scores | None:
    """As many of the metrics as that many px hold, those first that missed or met a target; None where not one does."""
    columns = max(1, int((width + GAP) // (LEAST + GAP)))
    ordered = sorted(metrics, key=lambda one: (one.value is None, not judged(one)))
    rows = [HEIGHT + GAP] * -(-len(ordered) // columns)
    count = fitting(rows, len(rows), height + GAP, more_height() + 4) * columns
    if not count:
        return None
    kept = {id(one) for one in ordered[:count]}
    shown = tuple(one for one in metrics if id(one) in kept)
    columns = min(columns, len(shown))
    each = min((width + GAP) / columns - GAP, MOST)
    return Scores(shown, each, columns, len(metrics) - len(shown))


def _tile(sheet: Sheet, metric: Metric, x: float, y: float, width: float) -> Node:
    theme, inner = sheet.theme, width - 2 * PADDING
    label = short(metric.label, SMALL, theme.soft, inner, 1, 8)
    colour = theme.success(metric.assessed) if judged(metric) else theme.ink if metric.value else theme.soft
    indent = SIGN_ROOM if judged(metric) else 0.0
    score = short(value_of(metric), BOLD, colour, inner - indent, 1, 4)
    target = short(target_of(metric), SMALL, theme.soft, inner - indent - reach(score.lines[0], BOLD) - 8, 1, 4)
    nodes: list[Node] = [
        Rect(x, y, width, HEIGHT, theme.card, theme.card_border, radius=6),
        *labelled(label, x + PADDING, y + 4),
        *labelled(score, x + PADDING + indent, y + 22),
    ]
    if judged(metric):
        nodes.append(success_sign(theme, metric.assessed, x + PADDING + 6, y + 32.5, size=5.5))
    if target.whole and target.height:
        nodes += target.block.paint(x + PADDING + indent + reach(score.lines[0], BOLD) + 8, y + 24)
    return told_tile(metric, nodes)
