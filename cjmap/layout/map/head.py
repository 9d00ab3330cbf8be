"""A journey → the head of its map: title, scenario, state, owner and evidence, and a legend of only what is on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cjmap.layout import words
from cjmap.layout.block import NOTHING, Block, facts, flow, heading, indented, line, paragraph, stack
from cjmap.layout.map.cards import signs_of
from cjmap.layout.map.context import Context
from cjmap.layout.map.grid import MARGIN
from cjmap.layout.marks import (
    BARS_WIDTH,
    DOTS_WIDTH,
    ICON_WIDTH,
    arrow,
    end_mark,
    importance_dots,
    severity_bars,
    star,
    success_sign,
)
from cjmap.model import Basis, End, Item, Severity, Stage, Step, Success
from cjmap.scene import Group, Node, Path, Rect
from cjmap.text import reach, wrap
from cjmap.theme import BODY, BOLD, HEADING, LEAD, SMALL, SMALL_BOLD, TEXT_CONTRAST, TITLE, Theme, contrast

LEGEND_ROW = 20.0

TITLE_SHARE = 0.58
"""The most of the width that a title takes beside the legend."""

LOGO_HEIGHT = 40.0
CAPTION = 92.0
"""What `200 of 200` takes right of the legend, with the gap to it."""

RUNNING_LINES = 2
RUNNING_SHARE = 0.3


def head(
    ctx: Context, logo: Block, caption: str = "", legend_keys: Sequence[Block] | None = None
) -> tuple[list[Node], float]:
    """Title on the left, logo and legend on the right, from the top margin on; and where the head ends.

    `caption` says which of several pictures this is. The legend has the keys of the map, or others that are given.
    """
    keys = list(_keys(ctx)) if legend_keys is None else legend_keys
    return _head(ctx, lambda width: _title(ctx, width), logo, caption, TITLE_SHARE, keys)


def running_head(ctx: Context, caption: str) -> tuple[list[Node], float]:
    """What a further sheet begins with: the title on at most two lines, which of the sheets it is, and the legend."""
    return _head(ctx, lambda width: heading(_running(ctx, width)), NOTHING, caption, RUNNING_SHARE, list(_keys(ctx)))


def _head(
    ctx: Context, titled: Callable[[float], Block], logo: Block, caption: str, share: float, keys: Sequence[Block]
) -> tuple[list[Node], float]:
    width = ctx.grid.right - MARGIN
    beside = CAPTION if caption else 0.0
    legend_width = sum(key.width + 22 for key in keys) + beside
    left_width = max(width * share, width - legend_width - 40) if keys or caption else width
    title = titled(left_width - (logo.width + 24 if logo.width else 0))
    legend = flow(keys, max(1.0, width - left_width - 24 - beside), 22, 4) if keys else stack([])
    x_legend = ctx.grid.right - beside - legend.width
    y_legend = MARGIN + 2
    nodes: list[Node] = list(logo.paint(MARGIN, MARGIN - 2)) if logo.width else []
    nodes += title.paint(MARGIN + (logo.width + 24 if logo.width else 0), MARGIN - 6)
    nodes += caption_line(ctx, caption)
    if keys:
        nodes.append(Group(tuple(legend.paint(x_legend, y_legend)), id="legend", label=words.LEGEND, role="section"))
    return nodes, MARGIN - 6 + max(title.height, legend.height + 8, logo.height, LEGEND_ROW + 8 if caption else 0)


def caption_line(ctx: Context, caption: str) -> list[Node]:
    """Which of several pictures this is, in the upper right corner."""
    y = MARGIN + 2 + LEGEND_ROW / 2 + 4.3
    return [line(caption, ctx.grid.right, y, BOLD, ctx.theme.ink, "end")] if caption else []


def _running(ctx: Context, width: float) -> Block:
    """The title on at most RUNNING_LINES lines; here alone a text is shortened."""
    title, ink = ctx.journey.title, ctx.theme.ink
    lines = wrap(title, HEADING, width)
    if len(lines) > RUNNING_LINES:
        *whole, last = lines[:RUNNING_LINES]
        while last and len(wrap(f"{last}…", HEADING, width)) > 1:
            last = last[:-1].rstrip()
        title = "\n".join([*whole, f"{last}…"])
    return indented(paragraph(title, HEADING, ink, width), 0, top=6)


def _title(ctx: Context, width: float) -> Block:
    journey, theme = ctx.journey, ctx.theme
    return stack(
        [
            heading(paragraph(journey.title, TITLE, theme.ink, width)),
            paragraph(journey.scenario, LEAD, theme.soft, width) if journey.scenario else stack([]),
            indented(_facts(ctx, width), 0, top=6),
        ],
        3,
    )


def _facts(ctx: Context, width: float) -> Block:
    """State, owner, edition and evidence in one line."""
    journey = ctx.journey
    state = _pill(ctx, words.STATES[journey.state]) if journey.state_given or journey.state != "as-is" else stack([])
    known = (
        f"{words.OWNER}: {journey.owner}" if journey.owner else "",
        f"{words.VERSION}: {journey.version}" if journey.version else "",
        journey.evidence,
    )
    left = state.width + 12 if state.width else 0.0
    text = facts(known, SMALL, ctx.theme.soft, width - left)
    down = 3.0 if state.height else 0.0

    def paint(x: float, y: float) -> list[Node]:
        return [*state.paint(x, y), *text.paint(x + left, y + down)]

    return Block(width, max(state.height, text.height + down if text.height else 0), paint)


def _pill(ctx: Context, text: str) -> Block:
    theme = ctx.theme
    width = reach(text, SMALL_BOLD) + 22
    ground = theme.tinted(theme.accent, 0.1)
    readable = not theme.outlined and contrast(theme.accent, ground) >= TEXT_CONTRAST
    ink = theme.accent if readable else theme.ink

    def paint(x: float, y: float) -> list[Node]:
        return [
            Rect(x, y, width, 20, ground, theme.accent if theme.outlined else "", radius=10),
            line(text, x + width / 2, y + 13.8, SMALL_BOLD, ink, "middle"),
        ]

    return Block(width, 20, paint)


def _keys(ctx: Context) -> Iterator[Block]:
    """One key for every sign that is on the map."""
    theme = ctx.theme
    stages = list(ctx.journey.stages)
    steps: list[Step] = [*stages, *(touchpoint for stage in stages for touchpoint in stage.touchpoints)]
    shown = signs_of(steps)
    for level in Success:
        if level in shown:
            yield key(ctx, words.SUCCESS[level], 12, _sign(theme, level), theme.success(level))
    if any(step.derived for step in steps if not (isinstance(step, Stage) and step.touchpoints)):
        yield key(ctx, words.DERIVED, 12, lambda x, y: [success_sign(theme, Success.POSITIVE, x + 6, y, derived=True)])
    if any(step.moment_of_truth for step in steps):
        yield key(ctx, words.MOMENT_OF_TRUTH, 14, lambda x, y: [star(x + 7, y, 7, theme.star)])
    if any(step.importance is not None for step in steps):
        yield key(ctx, words.IMPORTANCE, DOTS_WIDTH, lambda x, y: importance_dots(theme, 0.6, x, y))
    if any(item.severity for item in _items(ctx, steps)):
        yield key(ctx, words.SEVERITY_TITLE, BARS_WIDTH, lambda x, y: severity_bars(theme, Severity.HIGH, x, y + 5))
    if any(step.basis is Basis.ASSUMED and step.emotion for step in steps):
        yield key(ctx, words.ASSUMED_SCORE, 26, lambda x, y: [_dashes(ctx, x, y)])
    yield from _ways(ctx, steps)


def _ways(ctx: Context, steps: list[Step]) -> Iterator[Block]:
    theme = ctx.theme
    order = {step.id: place for place, step in enumerate((ctx.whole or ctx.journey).steps())}
    ways = [(step, way) for step in steps for way in step.next or ()]
    targets = [(step, way.touchpoint or way.stage) for step, way in ways if way.end is None]
    if any(order.get(target, 0) <= order.get(step.id, 0) for step, target in targets):
        yield key(ctx, words.WAY_BACK, ICON_WIDTH, lambda x, y: arrow(x, y, theme.accent, back=True))
    for end in End:
        if any(way.end is end for _, way in ways):
            yield key(ctx, words.ENDS_ALONE[end], ICON_WIDTH, _flag(theme, end))


Sign = Callable[[float, float], list[Node]]
"""What a key shows: its left edge and its middle → nodes."""


def _sign(theme: Theme, level: Success) -> Sign:
    return lambda x, y: [success_sign(theme, level, x + 6, y)]


def _flag(theme: Theme, end: End) -> Sign:
    return lambda x, y: end_mark(theme, end, x, y)


def _dashes(ctx: Context, x: float, y: float) -> Path:
    return Path((("M", x, y), ("L", x + 26, y)), stroke=ctx.theme.accent, stroke_width=2.4, dash=(6.0, 5.0))


def _items(ctx: Context, steps: list[Step]) -> Iterator[Item]:
    for step in steps:
        for items in step.items.values():
            yield from items
    yield from (*ctx.journey.pain_points, *ctx.journey.opportunities, *ctx.journey.highlights, *ctx.journey.goals)


def key(ctx: Context, text: str, room: float, sign: Sign, colour: str = "") -> Block:
    """One entry of a legend: a sign of `room` px, and what it means."""

    def paint(x: float, y: float) -> list[Node]:
        middle = y + LEGEND_ROW / 2
        return [*sign(x, middle), line(text, x + room + 7, middle + 4.3, BODY, colour or ctx.theme.soft)]

    return Block(room + 7 + reach(text, BODY), LEGEND_ROW, paint)
