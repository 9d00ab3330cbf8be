"""A journey and the signs that were drawn → the foot of its map: legend, measures and notes of the whole, and the facts."""

from __future__ import annotations

from collections.abc import Set

from cjmap.language import current_language, messages
from cjmap.late import pattern
from cjmap.layout.kit.block import NOTHING, Block, baseline, facts, joined, line, paragraph
from cjmap.layout.kit.legend import SEVERITY, Sign, legend_group
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.headlines import left_out
from cjmap.layout.map.inline import Inline, arranged, inline_text, widest
from cjmap.layout.map.legend import legend_keys
from cjmap.layout.map.standouts import whole
from cjmap.layout.map.surroundings import NO_ZONE, MapContext, Zone
from cjmap.layout.map.whole import found_lists, how_computed, measures_in_line, notes_in_line
from cjmap.model import Journey, Success
from cjmap.scene import Group, Node, Path

MADE_WITH = "cjmap"
RULE = 0.28
BELOW_RULE = 10.0
BELOW_LEGEND, ROW_GAP = 5.0, 4.0
BETWEEN_KEYS, BETWEEN_PARTS = 16.0, 24.0
BESIDE_MARK = 40.0
AROUND_LISTS = 16.0

REVIEWED = pattern(r"(\d+) (day|week|month|year)s?")


def foot_zone(ctx: MapContext, signs: Set[Sign]) -> Zone:
    """The foot below the last lane."""
    left, width = ctx.look.margin, ctx.right - ctx.look.margin
    shown = signs | _own_signs(ctx)
    legend, how = _legend(ctx, shown, width)
    lists = found_lists(ctx, width)
    told, fact_lines, tall = _last_lines(ctx, width)
    y_lists = BELOW_RULE + (legend.height + BELOW_LEGEND if legend.height else 0.0)
    y_last = y_lists + (lists.height + 2 * AROUND_LISTS if lists.height else 0.0)
    around = AROUND_LISTS if lists.height else 0.0

    def paint(top: float) -> Row:
        rule = Path((("M", left, top), ("L", left + width, top)), stroke=ctx.theme.tinted(ctx.theme.soft, RULE))
        nodes: list[Node] = [Group((rule,), role="decoration")]
        if legend.height:
            nodes.append(legend_group(legend, left, top + BELOW_RULE))
        of_whole = [*lists.paint(left, top + y_lists + around), *told.paint(left, top + y_last)]
        of_whole = [*how.paint(left, top + BELOW_RULE), *of_whole]
        if of_whole:
            words = messages().numbers.whole_journey
            nodes.append(Group(tuple(of_whole), id="whole-journey", label=words, role="section"))
        about = tuple(fact_lines.paint(left, top + y_last))
        return Row(
            y_last + tall, titles=[*nodes, Group(about, id="footer", label=messages().parts.footer, role="section")]
        )

    return Zone(y_last + tall, paint)


def legend_zone(ctx: MapContext, signs: Set[Sign]) -> Zone:
    """The legend alone, at the foot of a sheet that is not the last."""
    left, width = ctx.look.margin, ctx.right - ctx.look.margin
    legend, _ = _legend(ctx, signs, width)
    if not legend.height:
        return NO_ZONE

    def paint(top: float) -> Row:
        rule = Path((("M", left, top), ("L", left + width, top)), stroke=ctx.theme.tinted(ctx.theme.soft, RULE))
        return Row(
            legend.height, titles=[Group((rule,), role="decoration"), legend_group(legend, left, top + BELOW_RULE)]
        )

    return Zone(BELOW_RULE + legend.height, paint)


def _own_signs(ctx: MapContext) -> set[Sign]:
    """The signs that the foot itself shows."""
    journey = whole(ctx)
    judged = (Success.POSITIVE, Success.NEGATIVE)
    signs: set[Sign] = {metric.assessed for metric in journey.metrics if metric.assessed in judged}
    if any(item.severity for key in left_out(ctx) for item in getattr(journey, key)):
        signs.add(SEVERITY)
    return signs


def _legend(ctx: MapContext, shown: Set[Sign], width: float) -> tuple[Block, Block]:
    """The keys in rows, and how metrics are computed at the end of the last one, or below it where there is no room; both from
    the same corner and as high as both are.
    """
    keys = legend_keys(ctx, shown, width)
    places, height = arranged(keys, width, BETWEEN_KEYS, ROW_GAP)
    text, font = how_computed(ctx), ctx.look.small
    wide = min(width, widest(text, font)) if text else 0.0
    how = paragraph(text, font, ctx.theme.soft, wide, anchor="end") if text else NOTHING
    end = max((x + key.width for (x, y), key in zip(places, keys, strict=True) if y > height - 20), default=0.0)
    beside = bool(keys) and end + BETWEEN_PARTS + wide <= width
    top = (
        height - max((key.under for key in keys), default=0.0) - baseline(font, text)
        if beside
        else height + ROW_GAP * bool(keys)
    )
    tall = max(height, top + how.height) if text else height

    def paint(x: float, y: float) -> list[Node]:
        return [
            node for (left, down), key in zip(places, keys, strict=True) for node in key.block.paint(x + left, y + down)
        ]

    at = width - wide
    return Block(width, tall, paint), Block(width, tall, lambda x, y: how.paint(x + at, y + top))


def _last_lines(ctx: MapContext, width: float) -> tuple[Block, Block, float]:
    """Measures and notes, then the facts of the file behind them, in the same rows; and how high these are."""
    mark = ctx.look.small_bold
    room = width - widest(MADE_WITH, mark) - BESIDE_MARK
    parts = [*measures_in_line(ctx, room), *notes_in_line(ctx, room)]
    about = _facts(ctx, room)
    all_parts = [*parts, about] if about.block.height else parts
    places, tall = arranged(all_parts, room, BETWEEN_PARTS, ROW_GAP)
    tall = max(tall, paragraph(MADE_WITH, mark, "", width).height)

    def painted(shown: list[Inline], at: int) -> Block:
        def paint(x: float, y: float) -> list[Node]:
            found = zip(places[at:], shown, strict=False)
            return [node for (left, down), part in found for node in part.block.paint(x + left, y + down)]

        return Block(room, tall, paint)

    def facts_and_mark(x: float, y: float) -> list[Node]:
        nodes = painted([about], len(parts)).paint(x, y) if about.block.height else []
        base = y + tall - paragraph(MADE_WITH, mark, "", width).height + baseline(mark)
        return [*nodes, line(MADE_WITH, x + width, base, mark, ctx.theme.soft, "end")]

    return painted(parts, 0), Block(width, tall, facts_and_mark), tall


def _facts(ctx: MapContext, most: float) -> Inline:
    known, font = map_facts(whole(ctx)), ctx.look.small
    text = joined(known)
    if not text or widest(text, font) <= most:
        return inline_text(text, font, ctx.theme.soft, most)
    return Inline(facts(known, font, ctx.theme.soft, most), baseline(font, text))


def map_facts(journey: Journey) -> list[str]:
    """Owner, what the map rests on, edition, review and how often there is one, and file, as far as they are known; never a
    clock time.
    """
    said, language = messages(), current_language()
    labelled = said.signs.labelled
    parts = (
        labelled(label=said.map.owner, text=journey.owner) if journey.owner else "",
        journey.evidence,
        labelled(label=said.map.version, text=journey.version) if journey.version else "",
        language.date(journey.date),
        said.map.reviewed(date=language.date(journey.reviewed)) if journey.reviewed else "",
        _review_interval(journey.review_every),
        journey.file,
    )
    return [part for part in parts if part]


def _review_interval(every: str) -> str:
    """How often the map is reviewed, in the language in use; a text that says it otherwise stays as it is."""
    found = REVIEWED.fullmatch(every)
    return messages().foot.reviews[found[2]](int(found[1])) if found else every
