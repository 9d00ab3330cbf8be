"""The rows of a scorecard and a width → its columns with their headings, and each row as a section."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import NOTHING, Block, facts, flow, heading, line, middle, paragraph, stack
from cjmap.layout.kit.composition import BETWEEN
from cjmap.layout.scorecard.cells import listed_measure, score_cell
from cjmap.layout.scorecard.entries import SHORT, Scorecard, ScoreEntry, ScoreRow
from cjmap.layout.scorecard.message import place_words
from cjmap.model import MetricKind
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Path, Rect
from cjmap.text import reach
from cjmap.theme import BOLD, HEADING, SMALL, SMALL_BOLD, Theme

NAME, NAME_NARROW, WIDE = 184.0, 132.0, 1000.0
"""The width of the column of stages, and in a scorecard that is narrower than the last."""

GAP = 20.0
"""Between two columns."""

KNOWN_LEAST, KNOWN_MOST, KNOWN_ALONE = 270.0, 400.0, 520.0
"""The width of the column of a known metric: at the least and the most beside other measures, and the most without them."""

OTHER = 280.0
"""The width of the column of other measures, at the least; also of a measure in it, where there is room for several."""

OUT, BETWEEN_ROWS = 8.0, 2.0
"""How far the ground of a row reaches beyond it at the sides, and what is free between two grounds."""

WHOLE_TINT = 0.07
NUMBER = 20.0
"""What the number of a stage takes left of its name."""


@dataclass(frozen=True, slots=True)
class ScoreFrame:
    """Where the columns stand in `width` px: the names in `name` px, then `count` columns of known metrics, `known` px each, and
    in `other` px, all others, 0 where these stand below the known ones.
    """

    width: float
    name: float
    count: int
    known: float
    other: float

    def left(self, at: int) -> float:
        """The left edge of a column of known metrics by its index; that of the others comes after the last."""
        return self.name + GAP + at * (self.known + GAP)


def frame_of(card: Scorecard, width: float) -> ScoreFrame:
    """The columns of a scorecard in a width in px."""
    name, count = (NAME if width >= WIDE else NAME_NARROW), len(card.kinds)
    free = width - name
    if not count:
        return ScoreFrame(width, name, 0, 0.0, free - GAP)
    beside = free - OTHER - GAP
    if card.has_others and beside >= count * (KNOWN_LEAST + GAP):
        known = min(KNOWN_MOST, beside / count - GAP)
        return ScoreFrame(width, name, count, known, free - count * (known + GAP) - GAP)
    return ScoreFrame(width, name, count, min(KNOWN_ALONE, free / count - GAP), 0.0)


def headings(theme: Theme, card: Scorecard, frame: ScoreFrame) -> Block:
    """The headings of the columns: what each known metric is and how it is computed, and that the others follow."""
    blocks = [
        (frame.left(at), _heading(theme, kind, how, frame.known))
        for at, (kind, how) in enumerate(zip(card.kinds, card.how, strict=True))
    ]
    if card.has_others and frame.other:
        title = messages().scorecard.other if card.kinds else messages().lanes["metrics"]
        blocks.append((frame.left(frame.count), heading(paragraph(title, HEADING, theme.ink, frame.other))))

    def paint(x: float, y: float) -> list[Node]:
        return [node for left, block in blocks for node in block.paint(x + left, y)]

    return Block(frame.width, max(block.height for _, block in blocks), paint)


def _heading(theme: Theme, kind: MetricKind, how: str, width: float) -> Block:
    """The name of a known metric, and beside it in small what it is; below it where there is no room."""
    words = messages().scorecard
    title, name = SHORT[kind], {MetricKind.CSS: words.css, MetricKind.NPS: words.nps, MetricKind.EXS: words.exs}[kind]
    beside = reach(title, HEADING) + 10
    if width - beside > 150:
        told = facts((name, how), SMALL, theme.soft, width - beside)
        high = max(20.0, told.height + 4)

        def paint(x: float, y: float) -> list[Node]:
            base = y + 5.2 if told.height < 20 else y + 4
            return [line(title, x, y + 15.5, HEADING, theme.ink), *told.paint(x + beside, base)]

        return heading(Block(width, high, paint))
    return heading(stack([paragraph(title, HEADING, theme.ink, width), facts((name, how), SMALL, theme.soft, width)]))


def row_block(theme: Theme, row: ScoreRow, at: int, card: Scorecard, frame: ScoreFrame) -> Block:
    """A row as a section, the `at`th of all; its ground and lines reach half of the space between two sections beyond it."""
    ground = _ground(theme, row, at)
    name = _name(theme, row, frame.name - 4)
    columns = [
        (frame.left(place), stack([score_cell(theme, entry, frame.known, ground) for entry in row.of_kind(kind)], 12))
        for place, kind in enumerate(card.kinds)
    ]
    others = row.of_kind(MetricKind.OWN)
    listed = _others(theme, others, frame.other or frame.width - frame.name - GAP)
    known = max((block.height for _, block in columns), default=0.0)
    down = 0.0 if frame.other else known + (16 if known else 0)
    columns.append((frame.left(frame.count if frame.other else 0), listed))
    height = max(name.height, known, down + listed.height if listed.height else 0.0)
    count = frame.count + (1 if card.has_others and frame.other else 0)
    low = known + 4 if known and listed.height and not frame.other else height + BETWEEN / 2
    edges = [frame.left(place) - GAP / 2 for place in range(count)] if known or frame.other or not listed.height else []

    def paint(x: float, y: float) -> list[Node]:
        marks = _grounds(theme, row, ground, Rect(x, y, frame.width, height))
        marks += [_rule(theme, x + edge, y - BETWEEN / 2, x + edge, y + low) for edge in edges]
        nodes: list[Node] = [Group(tuple(marks), role="decoration"), *name.paint(x + 4, y)]
        for left, block in columns:
            nodes += block.paint(x + left, y + (down if block is listed else 0.0))
        identity = f"row-{row.stage.id}" if row.stage else "whole-journey"
        return [Group(tuple(nodes), id=identity, label=place_words(row), role="section")]

    return Block(frame.width, height, paint)


def _ground(theme: Theme, row: ScoreRow, at: int) -> str:
    if row.stage is None:
        return theme.tinted(theme.accent, WHOLE_TINT)
    return theme.background if at % 2 else theme.band


def _name(theme: Theme, row: ScoreRow, width: float) -> Block:
    """`Whole journey`, or a stage's number and name, and that it is not the drawn persona's."""
    if row.stage is None:
        return heading(paragraph(row.name, HEADING, theme.ink, width, hyphens=True))
    parts = [paragraph(row.name, BOLD, theme.ink, width - NUMBER - 4, hyphens=True)]
    if row.stage.others:
        parts.append(paragraph(messages().map.not_theirs, SMALL, theme.soft, width - NUMBER - 4))
    words = stack(parts)

    def paint(x: float, y: float) -> list[Node]:
        base = y + middle(BOLD, row.name) + 3.9
        return [line(row.number, x, base, SMALL_BOLD, theme.soft), *words.paint(x + NUMBER, y)]

    return heading(Block(width, words.height, paint))


def _others(theme: Theme, entries: Sequence[ScoreEntry], width: float) -> Block:
    """Measures of an author's own, in as many columns as the width holds."""
    if not entries:
        return NOTHING
    count = max(1, min(len(entries), int((width + GAP) / (OTHER + GAP))))
    each = min((width - GAP * (count - 1)) / count, KNOWN_ALONE)
    return flow([listed_measure(theme, entry, each) for entry in entries], width + 1, GAP, 8)


def _grounds(theme: Theme, row: ScoreRow, ground: str, box: Rect) -> list[Node]:
    """The ground of a row in a box, or a line above it in themes without grounds."""
    left, wide = box.x - OUT, box.width + 2 * OUT
    out = (BETWEEN - BETWEEN_ROWS) / 2
    if ground != theme.background:
        edge = theme.ink if theme.outlined else ""
        return [Rect(left, box.y - out, wide, box.height + 2 * out, ground, edge, radius=8)]
    above = box.y - BETWEEN / 2
    plain = theme.band == theme.background and row.stage is not None
    return [_rule(theme, left, above, left + wide, above)] if plain else []


def _rule(theme: Theme, x0: float, y0: float, x1: float, y1: float) -> Path:
    return Path((("M", x0, y0), ("L", x1, y1)), stroke=theme.rule)
