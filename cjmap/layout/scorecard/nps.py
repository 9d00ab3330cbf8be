"""Net Promoter Scores → a picture each: how many answered 0 to 10, who they are called, and how the score follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cjmap.language import current_language, messages
from cjmap.language.forms import plain
from cjmap.layout.kit.block import Block, facts, flow, heading, line, paragraph, stack
from cjmap.layout.kit.description import value
from cjmap.layout.kit.marks import face
from cjmap.layout.kit.view_parts import readable
from cjmap.layout.scorecard.axis import (
    ABOVE,
    BELOW,
    PAST,
    Ends,
    ScoreAxis,
    axis_nodes,
    end_words,
    on_axis,
    value_before,
)
from cjmap.layout.scorecard.cells import certainty, score_block, whose
from cjmap.layout.scorecard.entries import Scorecard, ScoreEntry
from cjmap.layout.scorecard.message import before_words, n_words, target_words
from cjmap.model import Metric, MetricKind
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Path, PathCommand, Rect
from cjmap.theme import BODY, BOLD, HEADING, SMALL, SMALL_BOLD, TITLE, Theme

BOX, BOX_HEIGHT, BOX_GAP, GROUP_GAP = 62.0, 24.0, 6.0, 16.0
"""The box of an answer: its width at the most, its height, what is free beside it, and what more beside a group."""

GROUPS = ((0, 6), (7, 8), (9, 10))
"""The first and the last answer of detractors, passives and promoters."""

BAR = 110.0
"""The height of the highest bar."""

COUNT_ROOM = 20.0
"""Above it, for its count."""

BAR_TINT = 0.75
BRACKET, FACE = 6.0, 32.0
"""The depth of a bracket, and the room of the face below it."""

BESIDE, BESIDE_GAP = 320.0, 56.0
"""From this width on the sum stands right of the boxes, with so much between them; else below them."""

ALONE, ALONE_MOST = 360.0, 680.0
"""The width of a picture without counts, at the least and the most: as many stand beside each other as there is room for."""


@dataclass(frozen=True, slots=True)
class AnswerBar:
    """The answers `first` to `last` of a group (0 to 2), which `count` people gave, in a bar from `x` on."""

    first: int
    last: int
    group: int
    count: int
    x: float
    width: float

    @property
    def density(self) -> float:
        """How many gave each of its answers, on average: what the height of a bar stands for, its area for the count."""
        return self.count / (self.last - self.first + 1)


def nps_sections(theme: Theme, card: Scorecard, width: float) -> Iterator[Block]:
    """A section for each score with counts; those with a value alone that follow each other share rows, which are sections."""
    scores = [
        (row.name, entry)
        for row in card.rows
        for entry in row.of_kind(MetricKind.NPS)
        if on_axis(entry.metric, entry.metric.value) is not None
    ]
    beside = max(1, min(len(scores), int((width + BESIDE_GAP) / (ALONE + BESIDE_GAP))))
    each = min((width - BESIDE_GAP * (beside - 1)) / beside, ALONE_MOST)
    alone: list[Block] = []
    for at, (place, entry) in enumerate(scores, 1):
        counted = any(entry.metric.answers)
        if alone and (counted or len(alone) == beside):
            yield flow(alone, width + 1, BESIDE_GAP, 0)
            alone = []
        made = _titled(theme, entry, _title(place, entry), at, width if counted else each)
        if counted:
            yield made
        else:
            alone.append(made)
    if alone:
        yield flow(alone, width + 1, BESIDE_GAP, 0)


def _title(place: str, entry: ScoreEntry) -> str:
    where = " · ".join(part for part in (place, whose(entry)) if part)
    return messages().scorecard.likely(place=where, measure=entry.metric.label)


def _titled(theme: Theme, entry: ScoreEntry, title: str, at: int, width: float) -> Block:
    """A picture below its title, as one item."""
    name = heading(paragraph(title, HEADING, theme.ink, width, hyphens=True))
    picture = _spoken(entry, _picture(theme, entry, width))

    def paint(x: float, y: float) -> list[Node]:
        nodes = (*name.paint(x, y), *picture.paint(x, y + name.height + 8))
        return [Group(nodes, id=f"nps-{at}", label=title, role="section")]

    return Block(width, name.height + 8 + picture.height, paint)


def _spoken(entry: ScoreEntry, block: Block) -> Block:
    """A picture with all that it says in its label."""
    told = [current_language().row((name, text)) for name, text in _groups(entry.metric)]
    sums = [_sum(entry.metric)] if told else []
    label = current_language().parts([value(entry.metric), *told, *sums, *_below(entry)])

    def paint(x: float, y: float) -> list[Node]:
        return [Group((Group(tuple(block.paint(x, y)), role="said"),), label=label, role="item")]

    return Block(block.width, block.height, paint)


def _picture(theme: Theme, entry: ScoreEntry, width: float) -> Block:
    if not any(entry.metric.answers):
        return _result(theme, entry, width)
    bars = answer_bars(entry.metric, width)
    boxes = _boxes(theme, entry.metric, bars)
    rest = width - boxes.width - BESIDE_GAP
    if rest < BESIDE:
        return stack([boxes, _result(theme, entry, width)], 12)
    result = _result(theme, entry, rest)

    def paint(x: float, y: float) -> list[Node]:
        return [*boxes.paint(x, y), *result.paint(x + boxes.width + BESIDE_GAP, y)]

    return Block(width, max(boxes.height, result.height), paint)


def answer_bars(metric: Metric, width: float) -> list[AnswerBar]:
    """The bars of a score with counts in at most `width` px: one an answer, or one a group where no more is known."""
    gaps = 10 * BOX_GAP + 2 * GROUP_GAP
    box = min(BOX, (width - gaps) / 11)

    def left(answer: int) -> float:
        return answer * (box + BOX_GAP) + GROUP_GAP * sum(answer >= first for first, _ in GROUPS[1:])

    if len(metric.counts) == 11:
        group = [at for at, (first, last) in enumerate(GROUPS) for _ in range(first, last + 1)]
        return [AnswerBar(at, at, group[at], count, left(at), box) for at, count in enumerate(metric.counts)]
    return [
        AnswerBar(first, last, at, metric.answers[at], left(first), left(last) + box - left(first))
        for at, (first, last) in enumerate(GROUPS)
    ]


def _colours(theme: Theme) -> tuple[str, str, str]:
    return theme.negative, theme.neutral, theme.positive


def _boxes(theme: Theme, metric: Metric, bars: Sequence[AnswerBar]) -> Block:
    """The bars with their counts, the boxes of the answers, and below them the groups in brackets."""
    base = COUNT_ROOM + BAR
    most = max(bar.density for bar in bars)
    brackets = [_bracket(theme, metric, at, bars) for at in range(len(GROUPS))]
    low = base + 5 + BOX_HEIGHT + 7

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for bar in bars:
            nodes += _bar(theme, bar, bar.density / most * BAR, x, y + base)
        for left, bracket in brackets:
            nodes += bracket.paint(x + left, y + low)
        return nodes

    last = bars[-1]
    return Block(last.x + last.width, low + max(bracket.height for _, bracket in brackets), paint)


def _bar(theme: Theme, bar: AnswerBar, height: float, x: float, base: float) -> list[Node]:
    digits, colour = current_language().number, _colours(theme)[bar.group]
    left, centre = x + bar.x, x + bar.x + bar.width / 2
    name = digits(bar.first) if bar.first == bar.last else f"{digits(bar.first)}–{digits(bar.last)}"
    tinted = theme.tinted(colour, BAR_TINT)
    return [
        Rect(left, base - height, bar.width, height, tinted, radius=min(2.0, height / 2)),
        line(digits(bar.count), centre, base - height - 6, SMALL_BOLD, theme.ink, "middle"),
        Rect(left, base + 5, bar.width, BOX_HEIGHT, colour, radius=4),
        line(name, centre, base + 21.5, BOLD, theme.on(colour), "middle"),
    ]


def _groups(metric: Metric) -> list[tuple[str, str]]:
    """Detractors, passives and promoters with their numbers: `45 of 316 · 14%` without the dot."""
    words, language, n = messages().scorecard, current_language(), sum(metric.answers)
    names = (words.detractors, words.passives, words.promoters)
    return [
        (name, f"{messages().numbers.number_of(number=count, count=n)}\n{language.percent(_share(count, n))}")
        for name, count in zip(names, metric.answers, strict=False)
        if n
    ]


def _share(count: int, n: int) -> Decimal:
    """A share in whole percents, halves away from zero."""
    return Decimal((200 * count + n) // (2 * n)) / 100


def _bracket(theme: Theme, metric: Metric, at: int, bars: Sequence[AnswerBar]) -> tuple[float, Block]:
    """The bracket below the boxes of a group with its face, its name, how many they are and their share."""
    own = [bar for bar in bars if bar.group == at]
    left, right = own[0].x, own[-1].x + own[-1].width
    wide, colour = right - left, _colours(theme)[at]
    name, counted = _groups(metric)[at]
    words = stack(
        [
            paragraph(name, BOLD, readable(theme, colour, theme.background), wide - FACE, 4, hyphens=True),
            facts(counted.split("\n"), SMALL, theme.ink, wide - FACE),
        ]
    )

    def paint(x: float, y: float) -> list[Node]:
        low = y + BRACKET
        corners: tuple[PathCommand, ...] = (("M", x, y), ("L", x, low), ("L", x + wide, low), ("L", x + wide, y))
        bracket = Path(corners, stroke=colour, stroke_width=1.6)
        return [
            bracket,
            *face(x + 14, low + 20, (-1.0, 0.0, 1.0)[at], colour, theme.background),
            *words.paint(x + FACE, low + 5),
        ]

    return left, Block(wide, BRACKET + max(words.height + 5, 32), paint)


def _sum(metric: Metric) -> str:
    """How a score follows from its counts, in numbers that a reader can check."""
    detractors, _, promoters = metric.answers
    difference = Decimal(promoters - detractors)
    text = plain(difference)
    return messages().scorecard.sum(
        promoters=promoters,
        detractors=detractors,
        difference=current_language().written(f"+{text}" if difference > 0 else text),
        count=sum(metric.answers),
        value=value(metric),
    )


def _below(entry: ScoreEntry) -> list[str]:
    """What is said below the axis."""
    metric = entry.metric
    known = (target_words(metric), certainty(entry), n_words(metric), metric.period, before_words(metric))
    return [text for text in known if text]


def _result(theme: Theme, entry: ScoreEntry, width: float) -> Block:
    """The score, how it follows, its axis with three numbers, and what is said of it."""
    metric, ends = entry.metric, entry.ends
    assert ends
    parts = [score_block(theme, metric, width, theme.background, TITLE)]
    if any(metric.answers):
        parts.append(paragraph(_sum(metric), BODY, theme.ink, width))
    parts += [_axis(theme, entry, ends, width), facts(_below(entry), BODY, theme.ink, width)]
    return stack(parts, 4)


def _axis(theme: Theme, entry: ScoreEntry, ends: Ends, width: float) -> Block:
    """The axis of a score, its ends and its middle in numbers below it."""
    inset = 14.0
    low = ABOVE + (PAST + 6 if value_before(entry.metric) is not None else BELOW)

    def paint(x: float, y: float) -> list[Node]:
        axis = ScoreAxis(ends, x + inset, y + ABOVE, width - 2 * inset)
        numbers: list[Node] = [
            line(end_words(at, ends), axis.place(at), y + low + 10, SMALL, theme.soft, "middle")
            for at in (ends.low, (ends.low + ends.high) // 2, ends.high)
        ]
        return [*axis_nodes(theme, entry.metric, axis, entry.interval), *numbers]

    return Block(width, low + 16, paint)
