"""A journey → the headline band: what was found, what hurts most and what to do next, or what its scores say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, baseline, facts, heading, paragraph, stack
from cjmap.layout.kit.legend import SEVERITY, Sign
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.finding import finding, known_of, readable
from cjmap.layout.map.headlines import Headline, headlines, named_step
from cjmap.layout.map.inline import Inline, in_line, in_rows, inline_sign, inline_text, padded, widest
from cjmap.layout.map.standouts import number_on_map
from cjmap.layout.map.surroundings import NO_ZONE, MapContext, Zone
from cjmap.model import Step
from cjmap.records import replace
from cjmap.scene import Group, Node, Rect
from cjmap.text import width as text_width

GAP = 36.0
"""Between two columns, in px."""

COLUMN_LEAST = 220.0
RULE = 3.0
"""The height of the rule above a column, in its colour."""

ABOVE_TITLE, BELOW_TITLE = 5.5, 5.5
BESIDE_FROM = 560.0
"""Two findings of a column stand side by side from this width on."""

BETWEEN = 26.0
"""Between two findings side by side."""

BELOW = 4.0
"""Between two findings below each other."""

EM, LINE = 0.5, 75.0
"""The width of a usual letter in em; so many letters are one share of the width."""

OWNER_SHARE, BARS_SHARE, SHARE_MOST = 0.2, 0.25, 4.0
MIDDLE, SPLIT_STEP, SPLIT_MOST = 50, 3, 5
"""The share of the width, in percent, that the first of two findings side by side has, by how much more or less it is tried
with, and how often.
"""

SIGN, SIGN_LARGE = 4.6, 6.0
STEP_GAP = 8.0


def band_zone(ctx: MapContext) -> Zone:
    """The band from the margin to the end of the columns; no zone where the file has neither findings nor scores."""
    shown = headlines(ctx)
    if not shown:
        return NO_ZONE
    left, room = ctx.look.margin, ctx.right - ctx.look.margin
    widths = column_widths(ctx, shown, room)
    titles = [_title(ctx, one, width) for one, width in zip(shown, widths, strict=True)]
    below = max(title.height for title, _ in titles) + BELOW_TITLE
    contents = [_content(ctx, one, width, known) for one, width, (_, known) in zip(shown, widths, titles, strict=True)]

    def paint(top: float) -> Row:
        x, nodes, rules = left, list[Node](), list[Node]()
        y = top + RULE + ABOVE_TITLE
        for one, width, (title, _), content in zip(shown, widths, titles, contents, strict=True):
            rules.append(Rect(x, top, width, RULE, one.colour, radius=RULE / 2))
            nodes += [*title.paint(x, y), *content.paint(x, y + below)]
            x += width + GAP
        band = Group(tuple(nodes), id="findings", label=messages().parts.findings, role="section")
        return Row(height, titles=[Group(tuple(rules), role="decoration"), band])

    height = RULE + ABOVE_TITLE + below + max(content.height for content in contents)
    return Zone(height, paint, frozenset(_signs(shown)))


def _signs(shown: Sequence[Headline]) -> set[Sign]:
    signs: set[Sign] = {one.level for one in shown if one.signs or one.steps}
    return signs | {SEVERITY for one in shown for item in one.items if item.severity}


def column_widths(ctx: MapContext, shown: Sequence[Headline], width: float) -> list[float]:
    """How wide the columns are, in px: each by the length of its texts, and none too narrow to be read."""
    free = width - GAP * (len(shown) - 1)
    least = min(COLUMN_LEAST, free / len(shown))
    shares = [min(SHARE_MOST, max(1.0, _share(ctx, one))) for one in shown]
    short: set[int] = set()
    while True:
        room = free - least * len(short)
        total = sum(share for at, share in enumerate(shares) if at not in short)
        widths = [least if at in short else room * share / total for at, share in enumerate(shares)]
        more = {at for at, wide in enumerate(widths) if wide < least - 0.01 and at not in short}
        if not more:
            return widths
        short |= more


def _share(ctx: MapContext, one: Headline) -> float:
    font = ctx.look.head
    texts = [item.text for item in one.items] or ["".join(named_step(step)) for step in one.steps]
    owners = [item.owner + item.status for item in one.items]
    letters = sum(text_width(text, font) for text in texts) + OWNER_SHARE * sum(text_width(t, font) for t in owners)
    return letters / (EM * font.size * LINE) + BARS_SHARE * any(item.severity for item in one.items)


def _content(ctx: MapContext, one: Headline, width: float, known: bool) -> Block:
    """What stands below the title of a column."""
    shown = _side_by_side(ctx, one, width, known) if one.items else _steps(ctx, one, width)
    more = paragraph(messages().numbers.more(one.more), ctx.look.small, ctx.theme.soft, width) if one.more else NOTHING
    return stack([shown, more], BELOW)


def _title(ctx: MapContext, one: Headline, width: float) -> tuple[Block, bool]:
    """The title of a column with what stands at the right of its line, and whether what is known of the finding is left to it."""
    colour, font = readable(ctx.theme, one.colour), ctx.look.bold
    title = Inline(heading(paragraph(one.title, font, colour, width)), baseline(font, one.title))
    taken = inline_text(one.title, font, colour, width).width + 20
    if one.signs:
        found = _numbers(ctx, one, width, one.meaning)
        if taken + found.width > width:
            found = _numbers(ctx, one, width, "")
        if taken + found.width > width:
            return stack([title.block, found.block], 2), True
        return _opposite(title, found, width), True
    if len(one.items) == 1 and not one.more:
        owner = inline_text(known_of(ctx, one.items[0]), ctx.look.small, ctx.theme.soft, width)
        if owner.block.height and taken + owner.width <= width:
            return _opposite(title, _at_end(ctx, known_of(ctx, one.items[0]), owner), width), False
    return title.block, True


def _at_end(ctx: MapContext, text: str, owner: Inline) -> Inline:
    """The same text, which ends where its room does."""
    font = ctx.look.small
    return Inline(paragraph(text, font, ctx.theme.soft, owner.width, anchor="end"), owner.down)


def _opposite(title: Inline, end: Inline, width: float) -> Block:
    """A title at the left of a line, and something at its right end."""
    down = max(title.down, end.down)
    height = down + max(title.under, end.under)

    def paint(x: float, y: float) -> list[Node]:
        right = end.block.paint(x + width - end.width, y + down - end.down)
        return [*title.block.paint(x, y + down - title.down), *right]

    return Block(width, height, paint)


def _numbers(ctx: MapContext, one: Headline, width: float, meaning: str) -> Inline:
    """The numbers of steps, each with its sign, after what they are; a screen reader hears that in any case."""
    look, theme = ctx.look, ctx.theme
    numbers = [number_on_map(ctx, step) for step in one.signs]
    chips = [_chip(ctx, number, one, SIGN) for number in numbers]
    more = messages().numbers.more(one.left) if one.left else ""
    words = inline_text(meaning, look.body, theme.soft, width)
    left = inline_text(more, look.small, theme.soft, width)
    shown = in_line([words, *chips, left], 10)
    if shown.width > width:
        block = in_rows([words, *chips, left], width, 10)
        shown = Inline(block, shown.down)
    label = messages().signs.labelled(label=one.meaning, text=current_language().row((*numbers, more)))

    def paint(x: float, y: float) -> list[Node]:
        return [Group(tuple(shown.block.paint(x, y)), label=label, role="said")]

    last = more or numbers[-1]
    font = look.small if more else look.bold
    spare = widest(last, font) - text_width(last, font)  # so that the last one ends with the column
    return Inline(Block(shown.width - spare, shown.block.height, paint), shown.down)


def _chip(ctx: MapContext, number: str, one: Headline, size: float) -> Inline:
    font = ctx.look.bold
    sign = inline_sign(2 * size, font, lambda x, y: [success_sign(ctx.theme, one.level, x + size, y, size=size)])
    return in_line([sign, inline_text(number, font, ctx.theme.ink, 200)], 5)


def _side_by_side(ctx: MapContext, one: Headline, width: float, known: bool) -> Block:
    """One finding, or two: beside each other, divided so that they are lowest, else below each other."""
    font = ctx.look.head
    if len(one.items) == 1:
        return finding(ctx, one.items[0], font, width, known)
    if width < BESIDE_FROM:
        return stack([finding(ctx, item, font, width) for item in one.items], BELOW)
    room = width - BETWEEN
    first, second = _lowest(
        lambda split: (
            finding(ctx, one.items[0], font, room * split / 100),
            finding(ctx, one.items[1], font, room * (100 - split) / 100),
        )
    )
    tall = max(first.height, second.height)

    def paint(x: float, y: float) -> list[Node]:
        return [*first.paint(x, y), *second.paint(x + first.width + BETWEEN, y)]

    return Block(width, tall, paint)


def _lowest(pair_at: Callable[[int], tuple[Block, Block]]) -> tuple[Block, Block]:
    """The lower of the pairs that a room is divided for, nearest to the middle: the higher of the two gets more of it until it is
    the lower one.
    """
    best = pair_at(MIDDLE)
    step = SPLIT_STEP if best[0].height > best[1].height else -SPLIT_STEP
    if best[0].height == best[1].height:
        return best
    for split in range(MIDDLE + step, MIDDLE + (SPLIT_MOST + 1) * step, step):
        first, second = pair_at(split)
        if max(first.height, second.height) < max(best[0].height, best[1].height):
            best = first, second
        if (first.height - second.height) * step <= 0:
            break
    return best


def _steps(ctx: MapContext, one: Headline, width: float) -> Block:
    """Steps by number, name and feeling, two side by side where there is room."""
    beside = 2 if width >= BESIDE_FROM and len(one.steps) > 1 else 1
    each = (width - BETWEEN * (beside - 1)) / beside
    rows = [
        in_line([_wide(_step(ctx, one, step, each), each) for step in one.steps[at : at + beside]], BETWEEN).block
        for at in range(0, len(one.steps), beside)
    ]
    return stack(rows, 2)


def _wide(block: Block, width: float) -> Inline:
    return padded(Inline(block, 0.0), width - block.width)


def _step(ctx: MapContext, one: Headline, step: Step, width: float) -> Block:
    font, theme = ctx.look.head, ctx.theme
    sign = inline_sign(
        2 * SIGN_LARGE, font, lambda x, y: [success_sign(theme, one.level, x + SIGN_LARGE, y, size=SIGN_LARGE)]
    )
    number = inline_text(number_on_map(ctx, step), ctx.look.head_bold, theme.ink, width)
    label = in_line([sign, number], STEP_GAP)
    named = facts(named_step(step), font, theme.ink, max(1.0, width - label.width - STEP_GAP))
    shown = in_line([label, Inline(named, baseline(font, "".join(named_step(step))))], STEP_GAP)
    return replace(shown.block, width=width)
