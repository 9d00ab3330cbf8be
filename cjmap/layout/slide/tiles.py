"""Metrics → tiles beside each other: the name, the score in large with its sign, the target; what has no room is counted."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import Block
from cjmap.layout.kit.description import metric_description
from cjmap.layout.kit.description import value as value_of
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.metrics import aimed_at, details
from cjmap.layout.slide.context import BOLD, LARGE, SMALL, SlideContext, fitting
from cjmap.layout.slide.short import labelled, short
from cjmap.layout.slide.touchpoints import more_height, more_note
from cjmap.model import Metric, Success
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Rect
from cjmap.text import reach

WIDTH, WIDEST, HEIGHT = 138.0, 196.0, 74.0
TILE_GAP = 10.0
MORE_ROOM = 86.0
PADDING = 11.0


@dataclass(frozen=True, slots=True)
class Tiles:
    """The tiles that have room, as a block, and their metrics."""

    block: Block
    shown: tuple[Metric, ...]


def tiles(slide: SlideContext, metrics: Sequence[Metric], width: float) -> Tiles:
    """As many metrics as `width` px hold, those first that missed or met a target."""
    ranked = sorted(metrics, key=lambda one: (one.value is None, one.assessed is not Success.NEGATIVE))
    count = min(len(ranked), int((width + TILE_GAP) // (WIDTH + TILE_GAP)))
    if count < len(ranked):
        count = min(count, int((width - MORE_ROOM + TILE_GAP) // (WIDTH + TILE_GAP)))
    kept = {id(one) for one in ranked[:count]}
    shown = tuple(one for one in metrics if id(one) in kept)
    more = len(metrics) - len(shown)
    if not metrics:
        return Tiles(Block(0, 0, lambda x, y: []), ())

    left = width - (MORE_ROOM if more else 0)
    each = min(WIDEST, (left + TILE_GAP) / max(1, len(shown)) - TILE_GAP)

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for one in shown:
            nodes.append(_tile(slide, one, x, y, each))
            x += each + TILE_GAP
        if more:
            nodes.append(more_note(slide, more, "metrics", x + 2, y + HEIGHT / 2 - 8.5))
        return nodes

    wide = len(shown) * (each + TILE_GAP) + (MORE_ROOM if more else -TILE_GAP)
    return Tiles(Block(wide, HEIGHT, paint), shown)


def _tile(slide: SlideContext, metric: Metric, x: float, y: float, width: float) -> Node:
    theme, inner = slide.theme, width - 2 * PADDING
    label = short(metric.label, SMALL, theme.soft, inner, 1, 8)
    nodes: list[Node] = [
        Rect(x, y, width, HEIGHT, theme.card, theme.card_border, radius=6),
        *labelled(label, x + PADDING, y + 6),
    ]
    score = value_of(metric)
    font = LARGE if short(score, LARGE, "", inner - 18, 1, 4).whole else BOLD
    colour = theme.success(metric.assessed) if judged(metric) else theme.ink
    value = short(score, font, colour if metric.value else theme.soft, inner - 18, 1, 4)
    nodes += labelled(value, x + PADDING, y + 24 + (0 if font is LARGE else 4))
    if judged(metric):
        nodes.append(success_sign(theme, metric.assessed, x + width - PADDING - 6, y + 37, size=6))
    nodes += labelled(short(target_of(metric), SMALL, theme.soft, inner, 1, 8), x + PADDING, y + 51)
    return described_tile(metric, nodes)


def described_tile(metric: Metric, nodes: list[Node]) -> Node:
    """A metric's tile with its description."""
    data = {"metric": metric.key, "success": metric.assessed.value}
    said = metric_description(metric, details(metric))
    return Group((Group(tuple(nodes), role="said"),), label=said, data=data, role="item")


def judged(metric: Metric) -> bool:
    """Whether a metric met or missed what it is held against."""
    return metric.assessed in (Success.POSITIVE, Success.NEGATIVE)


def target_of(metric: Metric) -> str:
    """Its target, else how many answers it rests on."""
    if metric.target is not None:
        return aimed_at(metric)
    return messages().map.answers(count=metric.n) if metric.n is not None else metric.period


LEAST, MOST = 150.0, 220.0
"""The widths of a tile where several stand beside each other."""

SCORE_HEIGHT, GAP = 46.0, 6.0
SCORE_PADDING = 9.0
SIGN_ROOM = 18.0


@dataclass(frozen=True, slots=True)
class ScoreTiles:
    """The tiles that have room, `columns` of them beside each other, and how many have not."""

    metrics: tuple[Metric, ...]
    width: float
    columns: int
    more: int

    @property
    def height(self) -> float:
        rows = -(-len(self.metrics) // self.columns)
        return rows * (SCORE_HEIGHT + GAP) - GAP + (more_height() + 4 if self.more else 0)

    @property
    def texts(self) -> list[str]:
        """What is shown, for a screen reader."""
        return [f"{one.label} {value_of(one)}" for one in self.metrics]

    def paint(self, slide: SlideContext, x: float, y: float) -> list[Node]:
        nodes = []
        for index, one in enumerate(self.metrics):
            row, column = divmod(index, self.columns)
            left = x + column * (self.width + GAP)
            nodes.append(_score_tile(slide, one, left, y + row * (SCORE_HEIGHT + GAP), self.width))
        if self.more:
            nodes.append(more_note(slide, self.more, "metrics", x + 2, y + self.height - more_height()))
        return nodes


def scores(slide: SlideContext, metrics: Sequence[Metric], width: float, height: float) -> ScoreTiles | None:
    """As many of the metrics as that many px hold, those first that missed or met a target; None where not one does."""
    columns = max(1, int((width + GAP) // (LEAST + GAP)))
    ordered = sorted(metrics, key=lambda one: (one.value is None, not judged(one)))
    rows = [SCORE_HEIGHT + GAP] * -(-len(ordered) // columns)
    count = fitting(rows, len(rows), height + GAP, more_height() + 4) * columns
    if not count:
        return None
    kept = {id(one) for one in ordered[:count]}
    shown = tuple(one for one in metrics if id(one) in kept)
    columns = min(columns, len(shown))
    each = min((width + GAP) / columns - GAP, MOST)
    return ScoreTiles(shown, each, columns, len(metrics) - len(shown))


def _score_tile(slide: SlideContext, metric: Metric, x: float, y: float, width: float) -> Node:
    theme, inner = slide.theme, width - 2 * SCORE_PADDING
    label = short(metric.label, SMALL, theme.soft, inner, 1, 8)
    colour = theme.success(metric.assessed) if judged(metric) else theme.ink if metric.value else theme.soft
    indent = SIGN_ROOM if judged(metric) else 0.0
    score = short(value_of(metric), BOLD, colour, inner - indent, 1, 4)
    target = short(target_of(metric), SMALL, theme.soft, inner - indent - reach(score.lines[0], BOLD) - 8, 1, 4)
    nodes: list[Node] = [
        Rect(x, y, width, SCORE_HEIGHT, theme.card, theme.card_border, radius=6),
        *labelled(label, x + SCORE_PADDING, y + 4),
        *labelled(score, x + SCORE_PADDING + indent, y + 22),
    ]
    if judged(metric):
        nodes.append(success_sign(theme, metric.assessed, x + SCORE_PADDING + 6, y + 32.5, size=5.5))
    if target.whole and target.height:
        nodes += target.block.paint(x + SCORE_PADDING + indent + reach(score.lines[0], BOLD) + 8, y + 24)
    return described_tile(metric, nodes)
