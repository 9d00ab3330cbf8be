"""The figures of a brief and a width → their cards: value and sign, where it stands on its axis, its target, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from cjmap.language import current_language, messages
from cjmap.layout.brief.facts import BriefFacts, Figure
from cjmap.layout.brief.plan import BriefPlan
from cjmap.layout.kit.block import NOTHING, Block, facts, line, middle, paragraph, stack
from cjmap.layout.kit.description import metric_description, value
from cjmap.layout.kit.marks import polygon, success_sign
from cjmap.layout.kit.metrics import aimed_at
from cjmap.model import Metric, MetricKind, MetricScale, Success
from cjmap.scene import Circle, Font, Group, Node, Path, Rect
from cjmap.text import reach
from cjmap.theme import HEADING, SMALL, TITLE, Theme

GAP = 12.0
PAD = 12.0
CARD_RADIUS = 8.0
CARD_SPARE = 10.0
"""How far a wider font may reach into the padding of a card."""

SIGN = 6.5
SIGN_ROOM = 22.0
AXIS_LEAST, AXIS_MOST = 84.0, 420.0
AXIS_HIGH = 44.0
AXIS_DOWN = 20.0
"""How far below its top the line of an axis is."""

DOT = 5.0
JUDGED = (Success.POSITIVE, Success.NEGATIVE)

ENDS: Mapping[MetricScale, tuple[float, float]] = {
    MetricScale.POINTS: (-100, 100),
    MetricScale.PERCENT: (0, 100),
    MetricScale.FIVE: (1, 5),
    MetricScale.SEVEN: (1, 7),
    MetricScale.ELEVEN: (1, 11),
}
"""The ends of the scales of known metrics; what else is measured has no axis."""

TICKS: Mapping[MetricScale, int] = {MetricScale.POINTS: 2, MetricScale.PERCENT: 4}
"""Into how many parts the ticks divide an axis; others have one a point."""


def figures_block(brief: BriefFacts, plan: BriefPlan, width: float) -> Block:
    """The cards of the figures beside each other, all equally high; nothing where there is none."""
    figures = brief.figures[: plan.figures]
    if not figures:
        return NOTHING
    each = (width - GAP * (len(figures) - 1)) / len(figures)
    contents = [_content(brief.theme, one, each - 2 * PAD) for one in figures]
    height = max(one.height for one in contents) + 2 * PAD - 4

    def paint(x: float, y: float) -> list[Node]:
        return [
            _card(brief, figure, content, (x + at * (each + GAP), y, each, height))
            for at, (figure, content) in enumerate(zip(figures, contents, strict=True))
        ]

    return Block(width, height, paint)


def _card(brief: BriefFacts, figure: Figure, content: Block, box: tuple[float, float, float, float]) -> Group:
    x, y, width, height = box
    theme, metric = brief.theme, figure.metric
    ground = Rect(x, y, width, height, theme.card, theme.card_border, radius=CARD_RADIUS)
    label = metric_description(metric, (figure.stage.name if figure.stage else "", *details(metric)))
    data = {"metric": metric.key, "success": metric.assessed.value}
    return Group((ground, *content.paint(x + PAD, y + PAD - 4)), label=label, data=data, role="said")


def _content(theme: Theme, figure: Figure, width: float) -> Block:
    metric = figure.metric
    name = facts((_name(metric), figure.stage.name if figure.stage else ""), SMALL, theme.soft, width - CARD_SPARE)
    known = details(metric)
    return stack(
        [
            name,
            _score(theme, metric, width),
            paragraph(known[0], SMALL, theme.ink, width, CARD_SPARE),
            facts(known[1:], SMALL, theme.soft, width - CARD_SPARE),
        ],
        2,
    )


def _name(metric: Metric) -> str:
    """What a metric is called: a known one in full, where its author gave it no name."""
    said = messages().brief
    known = {"CSS": said.css, "NPS": said.nps, "ExS": said.exs} if metric.kind is not MetricKind.OWN else {}
    return known.get(metric.label, metric.label)


def details(metric: Metric) -> list[str]:
    """Whether the target is met, then how many answered, and when."""
    said = messages()
    if metric.target is None:
        target = said.brief.no_target
    elif metric.assessed in JUDGED:
        told = said.brief.target_met if metric.assessed is Success.POSITIVE else said.brief.target_missed
        target = told(target=aimed_at(metric))
    else:
        target = aimed_at(metric)
    count = said.map.answers(count=metric.n) if metric.n is not None else said.brief.no_count
    return [one for one in (target, count, metric.period) if one]


def _score(theme: Theme, metric: Metric, width: float) -> Block:
    """The value with its sign, and its axis beside it, or below where there is no room."""
    text, judged = value(metric), metric.assessed in JUDGED
    colour = theme.success(metric.assessed) if judged else theme.ink
    aside = SIGN_ROOM if judged else 0.0
    font = next((one for one in (TITLE, Font(20, bold=True), HEADING) if reach(text, one) + aside <= width), HEADING)
    words = paragraph(text, font, colour, width - aside, 4)
    long = reach(text, font) + aside

    def paint_value(x: float, y: float) -> list[Node]:
        nodes = words.paint(x, y)
        if judged:
            right = min(x + width - SIGN, x + reach(text, font) + 14)
            nodes.append(success_sign(theme, metric.assessed, right, y + middle(font, text), size=SIGN))
        return nodes

    shown = Block(width, words.height, paint_value)
    ends = _ends(metric)
    if ends is None:
        return shown
    if width - long - 24 < AXIS_LEAST:
        return stack([shown, _axis(theme, metric, ends, width)], 4)
    axis = _axis(theme, metric, ends, min(AXIS_MOST, width - long - 24))
    height = max(shown.height, axis.height)

    def paint(x: float, y: float) -> list[Node]:
        return [*shown.paint(x, y + 2), *axis.paint(x + width - axis.width, y)]

    return Block(width, height, paint)


def _ends(metric: Metric) -> tuple[float, float] | None:
    """The ends of the axis of a metric; None where its scale is not known, or it or its target is beyond it."""
    ends = ENDS.get(metric.scale) if metric.kind is not MetricKind.OWN else None
    if ends is None or metric.value is None or metric.value.exact is None:
        return None
    on = [metric.value.exact, *([metric.target.exact] if metric.target and metric.target.exact is not None else [])]
    return ends if all(ends[0] <= one <= ends[1] for one in on) else None


def _axis(theme: Theme, metric: Metric, ends: tuple[float, float], width: float) -> Block:
    """A scale with its ends, a ring at the value, and a line with a flag at the target."""
    low, high = ends
    parts = TICKS.get(metric.scale, int(high - low))
    colour = theme.success(metric.assessed) if metric.assessed in JUDGED else theme.ink
    inset = DOT + 1

    def place(x: float, number: float | Decimal) -> float:
        return x + inset + (float(number) - low) / (high - low) * (width - 2 * inset)

    def paint(x: float, y: float) -> list[Node]:
        level = y + AXIS_DOWN
        ticks = [place(x, low + (high - low) * at / parts) for at in range(parts + 1)]
        nodes: list[Node] = [_rule(ticks[0], level, ticks[-1], level, theme.tinted(theme.soft, 0.35), 1.0)]
        nodes += [_rule(at, level - 3, at, level + 3, theme.tinted(theme.soft, 0.5), 1.0) for at in ticks]
        if metric.target and metric.target.exact is not None:
            at = place(x, metric.target.exact)
            nodes.append(_rule(at, level - 9, at, level + 9, theme.ink, 2.0))
            nodes.append(polygon([(at - 4.5, level - 14), (at + 4.5, level - 14), (at, level - 8.5)], theme.ink))
        if metric.value and metric.value.exact is not None:
            nodes.append(Circle(place(x, metric.value.exact), level, DOT, theme.card, colour, 2.0))
        first, last = _words(metric, low), _words(metric, high)
        nodes.append(line(first, x, level + 21, SMALL, theme.soft))
        nodes.append(line(last, x + width, level + 21, SMALL, theme.soft, "end"))
        return nodes

    return Block(width, AXIS_HIGH, paint)


def _words(metric: Metric, number: float) -> str:
    """An end of an axis in the signs of the language."""
    text = f"{number:g}".replace("-", "−")
    if metric.scale is MetricScale.POINTS and number > 0:
        text = f"+{text}"
    return current_language().written(f"{text}%" if metric.scale is MetricScale.PERCENT else text)


def _rule(x: float, y: float, right: float, bottom: float, colour: str, wide: float) -> Path:
    return Path((("M", x, y), ("L", right, bottom)), stroke=colour, stroke_width=wide)


def figure_words(figures: Sequence[Figure]) -> str:
    """The figures in one sentence, for a screen reader."""
    told = [metric_description(one.metric, details(one.metric)) for one in figures]
    return messages().signs.sentence(text=current_language().parts(told)) if told else ""


def measured(metric: Metric) -> str:
    """A metric with its value and target, in one line."""
    text = messages().signs.labelled(label=metric.label, text=value(metric))
    return current_language().row((text, aimed_at(metric) if metric.target else ""))
