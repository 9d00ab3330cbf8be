"""A metric and a width → its label, value and sign, the bar of its answers, its trend and its small print, without a card."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, baseline, facts, indented, line, middle, paragraph, stack
from cjmap.layout.kit.description import metric_description, printed, value
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.metrics import aimed_at, answer_colours, details
from cjmap.layout.map.entries import LaneEntry
from cjmap.layout.map.items import SPARE, said_of
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Better, Metric, MetricKind, Quantity, Success
from cjmap.scene import Font, Group, Node, Path, Rect
from cjmap.text import reach, suited
from cjmap.theme import TEXT_CONTRAST, contrast

BAR_MOST, BAR_HIGH, BAR_ABOVE, BAR_BELOW = 132.0, 7.0, 2.0, 4.0
"""The bar of answers, in px: its greatest width, its height, and the space above and below."""

SIGN_SIZE, SIGN_GAP, SIGN_ROOM = 5.6, 10.0, 24.0
LABEL_GAP, UNIT_GAP = 9.0, 4.0
END = 6.0
"""What a metric leaves free at its right edge."""

TREND_ROOM, NAMED_ROOM = 15.0, 16.0
"""What the arrow of a trend takes left of its words, and the sign of what is not measured."""

SIGNED = ("+", "-", "−")


def metric_piece(
    ctx: MapContext, entry: LaneEntry, metric: Metric, width: float, numbered: bool, beside: bool
) -> Block:
    """A metric, `width` px wide, its label `beside` its value or above; with the number of its step where it is `numbered`."""
    inner = width - END
    small, soft = ctx.look.small, ctx.theme.soft
    printed_small = [*said_of(ctx, entry, numbered), *small_print(metric)]
    block = stack(
        [
            NOTHING if beside else paragraph(metric.label, small, soft, inner, SPARE),
            _value_line(ctx, metric, inner, beside),
            answers_bar(ctx, metric, min(inner, BAR_MOST)),
            _trend(ctx, metric, inner),
            facts(printed_small, small, soft, inner),
        ]
    )
    label = metric_description(metric, [*details(metric), *was(metric)])
    data = {"metric": metric.key, "success": metric.assessed.value}
    return Block(
        width, block.height, lambda x, y: [Group(tuple(block.paint(x, y)), label=label, data=data, role="said")]
    )


def metric_signs(metric: Metric) -> frozenset[Sign]:
    """The sign of a metric, for the legend."""
    return frozenset((metric.assessed,))


def names_piece(ctx: MapContext, entry: LaneEntry, metrics: Sequence[Metric], width: float, numbered: bool) -> Block:
    """Metrics that are only names, in one text with one sign, for none of them is measured."""
    look, theme = ctx.look, ctx.theme
    names = current_language().row(one.label for one in metrics)
    said = (*said_of(ctx, entry, numbered), names, messages().map.not_measured)
    words = facts(said, look.small, theme.soft, width - NAMED_ROOM - END)

    def paint(x: float, y: float) -> list[Node]:
        sign = success_sign(theme, Success.NOT_ASSESSED, x + 5, y + middle(look.small, names), size=4.6)
        return [sign, *words.paint(x + NAMED_ROOM, y)]

    return Block(width, words.height, paint)


def fits_beside(ctx: MapContext, metric: Metric, width: float) -> bool:
    """Whether a metric's label, value, unit and sign fit beside each other into `width` px, whatever the font."""
    if "\n" in metric.label:
        return False
    label = reach(metric.label, ctx.look.small) + LABEL_GAP
    return label + _figure_width(ctx, metric) + SIGN_ROOM + END <= width


def shown_value(metric: Metric) -> str:
    """The value as it is drawn: that of a Net Promoter Score with its sign."""
    if metric.value is None:
        return value(metric)
    return _signed(metric, metric.value)


def _signed(metric: Metric, quantity: Quantity) -> str:
    words = printed(quantity)
    plus = metric.kind is MetricKind.NPS and quantity.exact is not None and quantity.exact > 0
    return f"+{words}" if plus and not quantity.words.startswith(SIGNED) else words


def _unit(metric: Metric) -> str:
    """The unit behind the value, unless the value has it already."""
    return metric.unit if metric.value is not None and not metric.value.words.endswith(metric.unit) else ""


def _figure_width(ctx: MapContext, metric: Metric) -> float:
    font = ctx.look.figure if metric.value is not None else ctx.look.body
    unit = _unit(metric)
    return reach(shown_value(metric), font) + (UNIT_GAP + reach(unit, ctx.look.bold) if unit else 0)


def _value_line(ctx: MapContext, metric: Metric, width: float, beside: bool) -> Block:
    """Value, unit and sign in one line, with the label before them where it stands `beside`; a value that is too wide for it
    in lines of the body's size.
    """
    text, unit, look = shown_value(metric), _unit(metric), ctx.look
    colour = _colour(ctx, metric)
    if metric.value is None or (_figure_width(ctx, metric) + SIGN_ROOM > width and not beside):
        return _wide_value(ctx, metric, f"{text} {unit}".strip(), width, colour)
    parts: list[tuple[str, Font, str, float]] = [(text, look.figure, colour, UNIT_GAP if unit else SIGN_GAP)]
    if beside:
        parts.insert(0, (metric.label, look.small, ctx.theme.soft, LABEL_GAP))
    if unit:
        parts.append((unit, look.bold, colour, SIGN_GAP))
    high = look.figure.size * 1.3
    down = max(baseline(font, one) for one, font, *_ in parts) if not text.isascii() else baseline(look.figure, text)
    down = min(down, high)

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for one, font, fill, gap in parts:
            nodes.append(line(one, x, y + down, suited(one, font), fill))
            x += reach(one, font) + gap
        sign = y + down - 0.36 * look.figure.size
        return [*nodes, success_sign(ctx.theme, metric.assessed, x + SIGN_SIZE, sign, size=SIGN_SIZE)]

    return Block(width, high, paint)


def _wide_value(ctx: MapContext, metric: Metric, text: str, width: float, colour: str) -> Block:
    """A value in words, or one that is not there, in lines with the sign right of them."""
    font = ctx.look.bold if metric.value is not None else ctx.look.body
    block = paragraph(text, font, colour, width - SIGN_ROOM, SPARE)

    def paint(x: float, y: float) -> list[Node]:
        right = x + min(width - SIGN_SIZE, reach(text, font) + SIGN_GAP + SIGN_SIZE)
        sign = success_sign(ctx.theme, metric.assessed, right, y + middle(font, text), size=SIGN_SIZE)
        return [*block.paint(x, y), sign]

    return Block(width, block.height, paint)


def _colour(ctx: MapContext, metric: Metric) -> str:
    """The colour of the success; ink where that cannot be read as text."""
    colour = ctx.theme.success(metric.assessed)
    return colour if contrast(colour, ctx.theme.background) >= TEXT_CONTRAST else ctx.theme.ink


def small_print(metric: Metric) -> list[str]:
    """What stands small below a value: its target and direction, its answers, when and where they were asked."""
    words = messages().map
    aim = ""
    if metric.target is not None:
        number = metric.target.exact is not None and not metric.target.percent
        aim = aimed_at(metric, f" {metric.unit}" if metric.unit and number else "")
    elif metric.better is Better.LOWER and metric.kind is MetricKind.OWN:
        aim = words.lower_is_better
    answers = words.answers(count=metric.n) if metric.n is not None else ""
    return [text for text in (aim, answers, metric.period, metric.source) if text]


def was(metric: Metric) -> tuple[str, ...]:
    """What a metric was before, when, and how many answered; nothing where nothing is known of that."""
    before = metric.previous
    if before is None or before.value is None:
        return ()
    unit = f" {_unit(before)}" if _unit(before) else ""
    answers = messages().map.answers(count=before.n) if before.n is not None else ""
    said = (messages().map_lanes.was(value=_signed(before, before.value) + unit), before.period, answers)
    return tuple(text for text in said if text)


def _trend(ctx: MapContext, metric: Metric, width: float) -> Block:
    """What a metric was before, with an arrow up, down or level where both values are numbers of a kind."""
    words, before = was(metric), metric.previous
    if not words or before is None:
        return NOTHING
    look, soft = ctx.look, ctx.theme.soft
    turn = _turn(metric.value, before.value)
    room = TREND_ROOM if turn is not None else 0.0
    block = indented(facts(words, look.small, soft, width - room), room)

    def paint(x: float, y: float) -> list[Node]:
        arrow = [] if turn is None else _arrow(x + 1, y + middle(look.small, words[0]), turn, soft)
        return [*arrow, *block.paint(x, y)]

    return Block(width, block.height, paint)


def _turn(now: Quantity | None, before: Quantity | None) -> int | None:
    """1 where a value has risen, −1 where it has fallen, 0 where it is the same; None where that cannot be said."""
    if now is None or before is None or now.exact is None or before.exact is None or now.percent != before.percent:
        return None
    return (now.exact > before.exact) - (now.exact < before.exact)


def _arrow(x: float, y: float, turn: int, colour: str) -> list[Node]:
    """A small arrow that rises, falls or stays level; y is its middle."""
    low, high = y + 3.6 * turn, y - 3.6 * turn
    right = x + 9
    head = ((right - 4.4, high), (right, high + 4.4 * turn)) if turn else ((right - 3, y - 3), (right - 3, y + 3))
    (x1, y1), (x2, y2) = head
    return [
        Path((("M", x, low), ("L", right, high)), stroke=colour, stroke_width=1.4, round_cap=True),
        Path((("M", x1, y1), ("L", right, high), ("L", x2, y2)), stroke=colour, stroke_width=1.4, round_cap=True),
    ]


def answers_bar(ctx: MapContext, metric: Metric, width: float) -> Block:
    """The answers as one bar, worst first; nothing where there are none."""
    total, theme = sum(metric.answers), ctx.theme
    if not total:
        return NOTHING
    colours, stroke = answer_colours(theme, metric), theme.soft if theme.outlined else ""

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for count, colour in zip(metric.answers, colours, strict=True):
            part = width * count / total
            if part > 0:
                nodes.append(Rect(x, y + BAR_ABOVE, max(part - 1, 0.5), BAR_HIGH, colour, stroke, 0.6))
            x += part
        return nodes

    return Block(width, BAR_ABOVE + BAR_HIGH + BAR_BELOW, paint)
