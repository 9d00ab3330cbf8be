"""The surroundings of a matrix and a width → its plot: fields with their words, bands of importance, ticks of emotion, marks."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import Block, line, paragraph, stack
from cjmap.layout.kit.view_parts import emotion_value, readable
from cjmap.layout.matrix.context import MatrixContext, mark_words
from cjmap.layout.matrix.marks import mark_nodes, ring, ring_star
from cjmap.layout.matrix.scale import Level, LevelBand, PlacedMark, PlotColumns, bands_of, columns_of, levels_of
from cjmap.model import Success
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Path
from cjmap.text import reach, unbroken
from cjmap.theme import BODY, BOLD, HEADING, SMALL, Theme

LABELS_LEAST, WORDS_MOST = 100.0, 120.0
LABEL_GAP = 14.0
"""Left of the plot: the least width of its labels, the most of their words, and the space right of a label."""

STRIP_GAP = 10.0
CUT = 3.0
"""Between the fields of what is important and of what is not."""

RADIUS = 8.0
ARC = 0.5523
"""How far the handles of a quarter of a circle reach, as a share of its radius."""

INSET = 14.0
AXIS = 8.0
"""From the plot to the labels of its ticks."""

BETWEEN_WORDS = 14.0

UPPER = (0.11, 0.06, 0.09)
LOWER = (0.045, 0.03, 0.04)
"""How much of the colours of negative, soft and positive is in the fields above the middle of importance, and below it."""

LINE = 0.18
"""How much of the soft colour is in the dotted lines."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """The words left of the plot, `width` px with the space right of them: above and below the border of importance."""

    width: float
    top: Block
    above: Block
    below: Block
    bottom: Block

    @property
    def least(self) -> tuple[float, float]:
        """How high the fields above and below the border must be for them."""
        return (
            self.top.height + self.above.height + BETWEEN_WORDS,
            self.below.height + self.bottom.height + BETWEEN_WORDS,
        )


@dataclass(frozen=True, slots=True)
class PlotLayout:
    """A plot laid out: its labels, where its columns and bands are."""

    ctx: MatrixContext
    axis: _Axis
    columns: PlotColumns
    bands: tuple[LevelBand, ...]

    @property
    def cut(self) -> float:
        """Where importance begins, from the plot's top."""
        return max((band.bottom for band in self.bands if band.level.important), default=0.0)

    @property
    def bottom(self) -> float:
        """Where the last band ends."""
        return self.bands[-1].bottom


def plot_of(ctx: MatrixContext, width: float) -> PlotLayout:
    """Lay out the plot with its labels in a width."""
    values = [step.importance for _, step in ctx.steps if step.importance is not None]
    levels = levels_of(ctx.journey.scales, values)
    axis = _axis(ctx.theme, levels)
    columns = columns_of(ctx, levels, width - axis.width, STRIP_GAP)
    return PlotLayout(ctx, axis, columns, bands_of(ctx, levels, columns, axis.least))


def _axis(theme: Theme, levels: Sequence[Level]) -> _Axis:
    said, importance = messages().matrix, messages().legend.importance
    labels = max(reach(level.label, BOLD) for level in levels) + LABEL_GAP + 10
    words = (said.most, said.least, said.above_middle, said.up_to_middle)
    widest = max(unbroken(importance, BOLD), *(unbroken(word, SMALL) for word in words))
    room = max(LABELS_LEAST - labels, min(widest, WORDS_MOST))

    def small(text: str) -> Block:
        return paragraph(text, SMALL, theme.soft, room)

    top = stack([paragraph(importance, BOLD, theme.ink, room), small(said.most)], 1)
    return _Axis(room + labels, top, small(said.above_middle), small(said.up_to_middle), small(said.least))


def plot_block(plot: PlotLayout) -> Block:
    """The plot as a block."""
    ticks = _ticks(plot)
    height = plot.bottom + AXIS + max(block.height for _, block in ticks)
    left = plot.axis.width
    width = left + max(plot.columns.width, plot.columns.strip_left + plot.columns.strip)

    def paint(x: float, y: float) -> list[Node]:
        behind = Group((*_fields(plot, x + left, y), *_lines(plot, x + left, y)), role="decoration")
        marks = [_mark(plot.ctx, one, x + left, y + band.middle) for band in plot.bands for one in band.marks]
        words = [*_words(plot, x + left, y), *_labels(plot, x, y)]
        for middle, block in ticks:
            words += block.paint(x + left + middle - block.width / 2, y + plot.bottom + AXIS)
        emotion = paragraph(messages().lanes["emotion"], BOLD, plot.ctx.theme.ink, left - LABEL_GAP)
        words += emotion.paint(x, y + plot.bottom + AXIS)
        nodes = (behind, *words, *marks)
        return [Group(nodes, id="plot", label=messages().matrix.plot, role="section")]

    return Block(width, height, paint)


def _grounds(plot: PlotLayout) -> list[tuple[float, float, float, float, str]]:
    """The fields: left edge, width, top, height from the plot's corner, and the colour."""
    theme, columns = plot.ctx.theme, plot.columns
    colours = (theme.negative, theme.soft, theme.positive)
    left, middle = 2 * columns.step, columns.step
    across = [(0.0, left), (left, middle), (left + middle, left)]
    halves = [(0.0, plot.cut, UPPER), (plot.cut + CUT, plot.bottom - plot.cut - CUT, LOWER)]
    found = []
    for top, height, shares in halves:
        for (x, width), colour, share in zip(across, colours, shares, strict=True):
            found.append((x, width, top, height, theme.tinted(colour, share)))
        if columns.strip:
            found.append((columns.strip_left, columns.strip, top, height, theme.tinted(theme.soft, shares[1])))
    return found


def _fields(plot: PlotLayout, x: float, y: float) -> list[Node]:
    """The fields painted, as outlines where ink is saved."""
    theme = plot.ctx.theme
    return [
        _field(
            x + left,
            y + top,
            width,
            height,
            "" if theme.outlined else fill,
            theme.card_border if theme.outlined else "",
        )
        for left, width, top, height, fill in _grounds(plot)
    ]


def _field(x: float, y: float, width: float, height: float, fill: str, stroke: str) -> Path:
    """A field with round corners. It is an outline and no box, since marks stand across its borders."""
    right, bottom, near = x + width, y + height, RADIUS * (1 - ARC)
    return Path(
        (
            ("M", x + RADIUS, y), ("L", right - RADIUS, y), ("C", right - near, y, right, y + near, right, y + RADIUS),
            ("L", right, bottom - RADIUS),
            ("C", right, bottom - near, right - near, bottom, right - RADIUS, bottom),
            ("L", x + RADIUS, bottom), ("C", x + near, bottom, x, bottom - near, x, bottom - RADIUS),
            ("L", x, y + RADIUS), ("C", x, y + near, x + near, y, x + RADIUS, y), ("Z",),
        ),
        fill, stroke,
    )  # fmt: skip


def _lines(plot: PlotLayout, x: float, y: float) -> list[Node]:
    """Dotted lines at the ticks and between the bands."""
    theme, columns = plot.ctx.theme, plot.columns
    colour = theme.tinted(theme.soft, LINE)
    nodes: list[Node] = []
    for band in plot.bands[1:]:
        if abs(band.top - plot.cut) > 1:
            at, end = y + band.top, x + columns.width
            nodes.append(Path((("M", x, at), ("L", end, at)), stroke=theme.card_border, dash=(2, 4)))
    for tick in range(5):
        middle = x + columns.at(tick / 2 - 1)
        top, end = y + 40, y + plot.bottom
        nodes.append(Path((("M", middle, top), ("L", middle, end)), stroke=colour, dash=(2, 5)))
    return nodes


def _words(plot: PlotLayout, x: float, y: float) -> list[Node]:
    """The words of the four corners."""
    theme, said = plot.ctx.theme, messages().matrix
    right = x + plot.columns.width - INSET
    grounds = _grounds(plot)
    lower = len(grounds) // 2
    top, bottom = y + 24, y + plot.bottom - 12

    def ink(colour: str, ground: int) -> str:
        return readable(theme, colour, theme.background if theme.outlined else grounds[ground][4])

    return [
        line(said.fix_first, x + INSET, top, HEADING, ink(theme.negative, 0)),
        line(said.keep, right, top, HEADING, ink(theme.positive, 2), "end"),
        line(said.watch, x + INSET, bottom, HEADING, ink(theme.negative, lower)),
        line(said.leave_alone, right, bottom, HEADING, ink(theme.positive, lower + 2), "end"),
    ]


def _labels(plot: PlotLayout, x: float, y: float) -> list[Node]:
    """Left of the plot: the levels of importance, and what is the most, the least and the middle of it."""
    theme, axis = plot.ctx.theme, plot.axis
    nodes = [
        *axis.top.paint(x, y + 2),
        *axis.above.paint(x, y + plot.cut - axis.above.height - 2),
        *axis.below.paint(x, y + plot.cut + CUT + 3),
        *axis.bottom.paint(x, y + plot.bottom - axis.bottom.height),
    ]
    right = x + axis.width - LABEL_GAP
    for band in plot.bands:
        font, fill = (BOLD, theme.ink) if band.marks else (BODY, theme.soft)
        nodes.append(line(band.level.label, right, y + band.middle + 4, font, fill, "end"))
    return nodes


def _ticks(plot: PlotLayout) -> list[tuple[float, Block]]:
    """The middle of each tick of emotion, and what stands below it."""
    theme, columns, scale = plot.ctx.theme, plot.columns, messages().legend
    success = messages().success
    names = (
        scale.very_negative, success[Success.NEGATIVE], scale.middle, success[Success.POSITIVE], scale.very_positive,
    )  # fmt: skip
    low, high = plot.ctx.journey.scales.emotion
    found = []
    for tick, name in enumerate(names):
        value = round(low + (high / 4 - low / 4) * tick, 12)
        found.append(
            (columns.at(tick / 2 - 1), _tick(theme, emotion_value(plot.ctx.journey, value), name, columns.step))
        )
    if columns.strip:
        room = columns.strip + 2 * STRIP_GAP
        word = paragraph(messages().views.no_emotion, SMALL, theme.soft, room, anchor="middle")
        found.append((columns.strip_left + columns.strip / 2, word))
    return found


def _tick(theme: Theme, value: str, name: str, step: float) -> Block:
    room = step - 8
    number = paragraph(value, BOLD, theme.ink, room, anchor="middle")
    return stack([number, paragraph(name, SMALL, theme.soft, room, anchor="middle")])


def _mark(ctx: MatrixContext, placed: PlacedMark, left: float, middle: float) -> Node:
    """A mark with its ring, as an entry that says what its place says."""
    mark, theme = placed.mark, ctx.theme
    x, y = left + placed.x, middle + placed.y
    nodes = mark_nodes(theme, mark.label, mark.success, (x, y), ctx.radius, mark.step.derived)
    if mark.step.moment_of_truth:
        nodes = [ring(theme, x, y, ctx.radius), *nodes, ring_star(theme, x, y, ctx.radius)]
    data = {
        "step": mark.step.key,
        "success": mark.success.value,
        "emotion": f"{mark.value:g}" if mark.value is not None else "",
    }
    number = "-".join(str(one) for one in ctx.journey.step_numbers[mark.step.key])
    name = f"mark-{number}" + (f"-{mark.letters}" if mark.letters else "")
    return Group((Group(tuple(nodes), role="said"),), id=name, label=mark_words(ctx, mark), data=data, role="item")
