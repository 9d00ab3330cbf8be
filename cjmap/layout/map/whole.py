"""What is said of the whole journey → its measures, notes and long lists of findings, for the foot of its map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, flow, heading, joined, paragraph, stack
from cjmap.layout.kit.description import metric_description, value
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.metrics import aimed_at
from cjmap.layout.map.finding import finding, inline_note, readable, told, trail_of
from cjmap.layout.map.headlines import colour_of, left_out
from cjmap.layout.map.inline import Inline, in_line, in_rows, inline_sign, inline_text
from cjmap.layout.map.standouts import steps_on_map, whole
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Better, Computed, Item, Metric, MetricKind, Success
from cjmap.scene import Group, Node

SIGN = 4.6
GAP = 7.0
ITEM_LEAST, ITEM_MOST, ITEM_GAP = 330.0, 560.0, 26.0
BELOW, BELOW_TITLE, BETWEEN_LISTS = 6.0, 5.0, 14.0


def found_lists(ctx: MapContext, width: float) -> Block:
    """All findings of the lists that have no room in the headline band, in columns."""
    return stack([_list(ctx, key, getattr(whole(ctx), key), width) for key in left_out(ctx)], BETWEEN_LISTS)


def _list(ctx: MapContext, key: str, items: Sequence[Item], width: float) -> Block:
    title = paragraph(messages().findings[key], ctx.look.bold, readable(ctx.theme, colour_of(ctx.theme, key)), width)
    columns = max(1, min(len(items), int((width + ITEM_GAP) // (ITEM_LEAST + ITEM_GAP))))
    each = min(ITEM_MOST, (width - ITEM_GAP * (columns - 1)) / columns)
    blocks = [finding(ctx, item, ctx.look.body, each) for item in items]
    return stack([heading(title), flow(blocks, width + 1, ITEM_GAP, BELOW)], BELOW_TITLE)


def measures_in_line(ctx: MapContext, most: float) -> list[Inline]:
    """The measures of the whole journey, each in a line of its own, behind what they are; those that are only a name together."""
    metrics = whole(ctx).metrics
    unknown: dict[str, list[Metric]] = defaultdict(list)
    parts: list[Inline] = []
    for metric in metrics:
        if metric.value is None and not small_print(metric):
            unknown[value(metric)].append(metric)
        else:
            parts.append(_measure(ctx, metric, most))
    parts += [_unmeasured(ctx, words, names, most) for words, names in unknown.items()]
    if not parts:
        return []
    title = inline_text(messages().numbers.whole_journey, ctx.look.small_bold, ctx.theme.ink, most)
    first = in_line([title, parts[0]], GAP + 1)
    return [first, *parts[1:]] if first.width <= most else [title, *parts]


def _measure(ctx: MapContext, metric: Metric, most: float) -> Inline:
    look, theme = ctx.look, ctx.theme
    judged = metric.assessed in (Success.POSITIVE, Success.NEGATIVE)
    colour = readable(theme, theme.success(metric.assessed)) if judged else theme.ink
    known = metric.value is not None
    value_text = inline_text(
        value(metric), look.small_bold if known else look.small, colour if known else theme.soft, most
    )
    sign = _sign(ctx, metric.assessed) if judged or not known else None
    details = small_print(metric)
    parts = [
        inline_text(metric.label, look.small, theme.soft, most),
        *([value_text, sign] if known and sign else [sign, value_text] if sign else [value_text]),
        inline_text(joined(details), look.small, theme.soft, most),
    ]
    data = {"metric": metric.key, "success": metric.assessed.value}
    return _labelled(_line(parts, most), metric_description(metric, details), data)


def _unmeasured(ctx: MapContext, words: str, metrics: Sequence[Metric], most: float) -> Inline:
    """Metrics that are only a name, with one sign for all of them."""
    look, theme = ctx.look, ctx.theme
    names = current_language().row([metric.label for metric in metrics])
    parts = [
        inline_text(names, look.small, theme.soft, most),
        _sign(ctx, Success.NOT_ASSESSED),
        inline_text(words, look.small, theme.soft, most),
    ]
    label = messages().signs.labelled(label=names, text=words)
    return _labelled(_line(parts, most), label, {"metric": " ".join(metric.key for metric in metrics)})


def _line(parts: Sequence[Inline], most: float) -> Inline:
    """Parts in one line, or in several where they are wider than there is room."""
    one = in_line(parts, GAP)
    return one if one.width <= most else Inline(in_rows(parts, most, GAP), max(part.down for part in parts))


def _labelled(part: Inline, label: str, data: dict[str, str]) -> Inline:
    def paint(x: float, y: float) -> list[Node]:
        return [Group(tuple(part.block.paint(x, y)), label=label, data=data, role="said")]

    return Inline(Block(part.width, part.block.height, paint), part.down)


def _sign(ctx: MapContext, level: Success) -> Inline:
    return inline_sign(2 * SIGN, ctx.look.small, lambda x, y: [success_sign(ctx.theme, level, x + SIGN, y, size=SIGN)])


def small_print(metric: Metric) -> list[str]:
    """What a metric is held against and rests on, but not how it was computed, which is said once for all."""
    said = messages().map
    parts = []
    if metric.target is not None:
        bare = metric.target.exact is not None and not metric.target.percent
        parts.append(aimed_at(metric, f" {metric.unit}" if metric.unit and bare else ""))
    elif metric.better == Better.LOWER and metric.kind is MetricKind.OWN:
        parts.append(said.lower_is_better)
    parts.append(said.answers(count=metric.n) if metric.n is not None else "")
    return [part for part in (*parts, metric.period, metric.source) if part]


def how_computed(ctx: MapContext) -> str:
    """How each kind of metric of the map follows from its answers: kinds that do so alike together."""
    metrics = [*whole(ctx).metrics, *(metric for step in steps_on_map(ctx) for metric in step.metrics)]
    kinds: dict[str, list[str]] = defaultdict(list)
    for metric in metrics:
        if how := _computed(metric):
            kinds[how].append(metric.label)
    row = current_language().row
    return joined(messages().signs.labelled(label=row(dict.fromkeys(names)), text=how) for how, names in kinds.items())


def _computed(metric: Metric) -> str:
    """How a value follows from its answers; empty where an author gave it."""
    said, points = messages().map, len(metric.answers)
    if metric.computed is Computed.DIFFERENCE:
        return said.difference
    if metric.computed is Computed.GIVEN:
        return ""
    return (said.mean if metric.computed is Computed.MEAN else said.top2)(points=points)


def notes_in_line(ctx: MapContext, most: float) -> list[Inline]:
    """The notes of the journey, then those with numbers in the order of these."""
    own = [_note(ctx, item, most) for item in whole(ctx).notes]
    return [*own, *(_numbered(ctx, number, text, most) for text, number in ctx.notes.numbers.items())]


def _note(ctx: MapContext, item: Item, most: float) -> Inline:
    text = inline_text(item.text, ctx.look.small, ctx.theme.ink, most)
    line = _line([text, *trail_of(ctx, item, most)], GAP)
    return Inline(
        Block(line.width, line.block.height, lambda x, y: [told(ctx, item, line.block.paint(x, y))]), line.down
    )


def _numbered(ctx: MapContext, number: int, text: str, most: float) -> Inline:
    ring = inline_note(ctx, number)
    return in_line([ring, inline_text(text, ctx.look.small, ctx.theme.ink, most - ring.width - 5)], 5)
