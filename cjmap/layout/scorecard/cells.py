"""A metric and a width → its cell: the score with its sign, n and period, its axis, its answers as a bar, and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import Block, facts, indented, line, middle, paragraph, stack
from cjmap.layout.kit.description import value
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.metrics import answers_bar
from cjmap.layout.kit.view_parts import readable
from cjmap.layout.scorecard.axis import (
    ABOVE,
    BELOW,
    PAST,
    ScoreAxis,
    axis_nodes,
    end_words,
    is_hollow,
    on_axis,
    value_before,
    value_colour,
)
from cjmap.layout.scorecard.entries import SHORT, ScoreEntry
from cjmap.layout.scorecard.message import (
    before_words,
    entry_words,
    interval_words,
    n_words,
    target_words,
    unmeasured_words,
)
from cjmap.model import Metric, Success
from cjmap.scene import Font, Group, Node
from cjmap.text import room
from cjmap.theme import BODY, HEADING, SMALL, SMALL_BOLD, Theme

SCORE = Font(20, bold=True)
SCORE_HEIGHT = 26.0

SIDE = 92.0
"""What the score takes beside its axis."""

BESIDE_FROM = 230.0
"""In a cell that is narrower the axis stands below the score."""

SIGN_ROOM = 20.0
"""Right of a score, for its sign."""

ENDS_ROOM = 13.0
"""For the numbers at the ends of an axis, above its marks."""

ANSWERS = 7.0
"""The height of the bar of answers."""

EDGE = 5.0
"""What of an axis is left free at its ends: a dot may stand there."""

LIST_SIGN = 16.0
"""Left of a measure in a list, for its sign."""


def score_cell(theme: Theme, entry: ScoreEntry, width: float, ground: str) -> Block:
    """The cell of a known metric."""
    metric = entry.metric
    above = _above(theme, entry, width)
    if metric.value is None:
        words = paragraph(unmeasured_words(metric), BODY, theme.soft, width, hyphens=True)
        return as_item(entry, stack([*above, words], 2))
    rests = [n_words(metric), metric.period]
    if on_axis(metric, metric.value) is None:
        lines = small(theme, cell_words(entry), width)
        known = facts(rests, SMALL, theme.soft, width)
        return as_item(entry, stack([*above, score_block(theme, metric, width, ground), known, *lines], 1))
    if width < BESIDE_FROM:
        score = score_block(theme, metric, width, ground)
        return as_item(
            entry,
            stack([*above, score, facts(rests, SMALL, theme.soft, width), axis_block(theme, entry, width)], 2),
        )
    axis = axis_block(theme, entry, width - SIDE)
    down = _line_of(entry) - SCORE_HEIGHT / 2
    score = indented(score_block(theme, metric, SIDE - 10, ground), 0, down)
    left = stack([score, *(paragraph(text, SMALL, theme.soft, SIDE - 8, hyphens=True) for text in rests if text)])

    def paint(x: float, y: float) -> list[Node]:
        return [*left.paint(x, y), *axis.paint(x + SIDE, y)]

    return as_item(entry, stack([*above, Block(width, max(left.height, axis.height), paint)], 2))


def as_item(entry: ScoreEntry, block: Block) -> Block:
    """A metric as one item of a screen reader, whose label says all of its words."""
    data = {"metric": entry.metric.key, "success": entry.metric.assessed.value}

    def paint(x: float, y: float) -> list[Node]:
        said = Group(tuple(block.paint(x, y)), role="said")
        return [Group((said,), label=entry_words(entry), data=data, role="item")]

    return Block(block.width, block.height, paint)


def _above(theme: Theme, entry: ScoreEntry, width: float) -> Iterator[Block]:
    """Whose a metric is, and its name where that is not the column's."""
    label = entry.metric.label
    own = "" if label == SHORT.get(entry.metric.kind) else label
    text = " · ".join(part for part in (whose(entry), own) if part)
    if text:
        yield paragraph(text, SMALL_BOLD, theme.ink, width, hyphens=True)


def whose(entry: ScoreEntry) -> str:
    """The touchpoint of a metric, with its number; empty where it is the row's own."""
    return f"{entry.number} {entry.step}" if entry.number else ""


def score_block(theme: Theme, metric: Metric, width: float, ground: str, font: Font = SCORE) -> Block:
    """The value of a metric in the largest of three sizes that fits, and right of it the sign of its success."""
    text, judged = value(metric), metric.assessed in (Success.POSITIVE, Success.NEGATIVE)
    free = width - (SIGN_ROOM if judged else 0)
    font = next((one for one in (font, SCORE, HEADING) if room(text, one) <= free), BODY)
    block = paragraph(text, font, readable(theme, value_colour(theme, metric), ground), free, 0, hyphens=True)
    right = min(room(text, font), free) + 13

    def paint(x: float, y: float) -> list[Node]:
        nodes = block.paint(x, y + (height - block.height) / 2)
        if judged:
            beside = y + (height - block.height) / 2 + middle(font, text)
            nodes.append(success_sign(theme, metric.assessed, x + right, beside))
        return nodes

    height = max(SCORE_HEIGHT, block.height)
    return Block(width, height, paint)


def _line_of(entry: ScoreEntry) -> float:
    """How far below the top of its block an axis stands."""
    return ABOVE + (ENDS_ROOM if entry.labelled else 0.0)


def axis_block(theme: Theme, entry: ScoreEntry, width: float) -> Block:
    """The axis with its marks, the answers below it, and words below these."""
    metric, down = entry.metric, _line_of(entry)
    assert entry.ends
    before = value_before(metric) is not None
    bar = down + (PAST + 6 if before else BELOW)
    answered = any(metric.answers)
    words = stack(small(theme, cell_words(entry), width - 2 * EDGE), 0)
    text = bar + (ANSWERS + 4 if answered else 0)
    ends = entry.ends

    def paint(x: float, y: float) -> list[Node]:
        axis = ScoreAxis(ends, x + EDGE, y + down, width - 2 * EDGE)
        nodes = axis_nodes(theme, metric, axis, entry.interval)
        if entry.labelled:
            nodes += ends_nodes(theme, axis, y + 9)
        if answered:
            nodes += answers_bar(theme, metric, axis.x, y + bar, axis.width, ANSWERS)
        return [*nodes, *words.paint(axis.x, y + text)]

    return Block(width, text + words.height, paint)


def ends_nodes(theme: Theme, axis: ScoreAxis, baseline: float) -> list[Node]:
    """The numbers at the ends of an axis."""
    low, high = (end_words(end, axis.ends) for end in axis.ends[:2])
    return [
        line(low, axis.x, baseline, SMALL, theme.soft),
        line(high, axis.x + axis.width, baseline, SMALL, theme.soft, "end"),
    ]


def cell_words(entry: ScoreEntry) -> list[str]:
    """What is said of a value below its axis: target, interval, how it is computed, what it was."""
    return [target_words(entry.metric), certainty(entry), before_words(entry.metric), entry.how]


def certainty(entry: ScoreEntry) -> str:
    """The bounds of the interval; why none can be known where it is so, else nothing."""
    if entry.interval:
        return interval_words(entry, entry.interval)
    known = entry.ends is None or not is_hollow(entry.metric)
    return "" if known else messages().scorecard.no_interval


def small(theme: Theme, texts: Iterable[str], width: float) -> list[Block]:
    """Texts below each other in small."""
    return [paragraph(text, SMALL, theme.ink, width, hyphens=True) for text in texts if text]


def listed_measure(theme: Theme, entry: ScoreEntry, width: float) -> Block:
    """A metric of an author's own in a list: its sign, name and value, and in small what it rests on."""
    metric, left = entry.metric, LIST_SIGN
    text = value(metric) if metric.value is not None else unmeasured_words(metric)
    named = messages().signs.labelled(label=metric.label, text=text)
    known = [whose(entry), *(_rests(metric) if metric.value is not None else ())]
    name = paragraph(named, BODY, theme.ink, width - left, hyphens=True)
    below = facts(known, SMALL, theme.soft, width - left)
    judged = metric.assessed in (Success.POSITIVE, Success.NEGATIVE)

    def paint(x: float, y: float) -> list[Node]:
        beside = y + middle(BODY, named)
        sign = [success_sign(theme, metric.assessed, x + 5, beside, size=4.8)] if judged else []
        return [*sign, *name.paint(x + left, y), *below.paint(x + left, y + name.height - 1)]

    return as_item(entry, Block(width, name.height + below.height, paint))


def _rests(metric: Metric) -> Sequence[str]:
    return target_words(metric), n_words(metric), metric.period, before_words(metric)
