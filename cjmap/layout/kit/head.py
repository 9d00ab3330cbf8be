"""A journey → the head of its map: title, scenario, state, owner and evidence, and a legend of only what is on the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import (
    NOTHING,
    Block,
    direction,
    facts,
    flow,
    heading,
    indented,
    line,
    lines_of,
    paragraph,
    paragraph_of,
    stack,
)
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.grid import MARGIN
from cjmap.layout.kit.legend import ROW, legend_group
from cjmap.layout.kit.marks import state_pill
from cjmap.scene import Node
from cjmap.text import reach, wrap
from cjmap.text.breaking import wrapped
from cjmap.theme import BOLD, HEADING, LEAD, SMALL, SMALL_BOLD, TITLE

TITLE_SHARE = 0.58
"""The most of the width that a title takes beside the legend."""

CAPTION = 92.0
"""The least that a caption, such as `200 of 200`, takes right of the legend, with the gap to it."""

RUNNING_LINES = 2
RUNNING_SHARE = 0.3


def head(
    ctx: Context, logo: Block, caption: str | None = "", legend_keys: Sequence[Block] = ()
) -> tuple[list[Node], float]:
    """Title on the left, logo and legend on the right, from the top margin on; and where the head ends.

    `caption` says which of several pictures this is; while it is None, not known yet, only its room is kept.
    """
    return _head(ctx, lambda width: _title(ctx, width), logo, caption, TITLE_SHARE, legend_keys)


def running_head(ctx: Context, caption: str | None, legend_keys: Sequence[Block] = ()) -> tuple[list[Node], float]:
    """What a further sheet begins with: the title on at most two lines, which of the sheets it is, and the legend."""
    return _head(ctx, lambda width: heading(_running(ctx, width)), NOTHING, caption, RUNNING_SHARE, legend_keys)


def _head(
    ctx: Context,
    titled: Callable[[float], Block],
    logo: Block,
    caption: str | None,
    share: float,
    shown: Sequence[Block],
) -> tuple[list[Node], float]:
    width = ctx.grid.right - MARGIN
    captioned = caption != ""
    beside = _caption_room() if captioned else 0.0
    legend_width = sum(key.width + 22 for key in shown) + beside
    left_width = max(width * share, width - legend_width - 40) if shown or captioned else width
    title = titled(left_width - (logo.width + 24 if logo.width else 0))
    legend = flow(shown, max(1.0, width - left_width - 24 - beside), 22, 4) if shown else stack([])
    x_legend = ctx.grid.right - beside - legend.width
    y_legend = MARGIN + 2
    nodes: list[Node] = list(logo.paint(MARGIN, MARGIN - 2)) if logo.width else []
    nodes += title.paint(MARGIN + (logo.width + 24 if logo.width else 0), MARGIN - 6)
    nodes += caption_line(ctx, caption or "")
    if shown:
        nodes.append(legend_group(legend, x_legend, y_legend))
    return nodes, MARGIN - 6 + max(title.height, legend.height + 8, logo.height, ROW + 8 if captioned else 0)


def _caption_room() -> float:
    """What the widest caption takes, so that one that is not known yet takes as much."""
    widest = messages().numbers.number_of(number=200, count=200)
    return max(CAPTION, reach(widest, BOLD) + 20)


def caption_line(ctx: Context, caption: str) -> list[Node]:
    """Which of several pictures this is, in the upper right corner."""
    y = MARGIN + 2 + ROW / 2 + 4.3
    return [line(caption, ctx.grid.right, y, BOLD, ctx.theme.ink, "end")] if caption else []


def _running(ctx: Context, width: float) -> Block:
    """The title on at most RUNNING_LINES lines; nothing else on a sheet is shortened."""
    title = ctx.journey.title
    lines, hard = wrapped(title, HEADING, width)
    long = len(lines) > RUNNING_LINES
    if long:
        *full, last = lines[:RUNNING_LINES]
        while last and len(wrap(f"{last}…", HEADING, width)) > 1:
            last = last[:-1].rstrip()
        lines, hard = (*full, f"{last}…"), tuple(index for index in hard if index < len(full))
    text = paragraph_of(title, lines, HEADING, width, hard, shortened=long)
    return indented(lines_of(text, HEADING, ctx.theme.ink, width, toward=direction(title)), 0, top=6)


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
    journey, catalogue = ctx.journey, messages()
    state = state_pill(journey, ctx.theme, SMALL_BOLD, 20.0, 13.8)
    known = (
        catalogue.signs.labelled(label=catalogue.map.owner, text=journey.owner) if journey.owner else "",
        catalogue.signs.labelled(label=catalogue.map.version, text=journey.version) if journey.version else "",
        journey.evidence,
    )
    left = state.width + 12 if state.width else 0.0
    text = facts(known, SMALL, ctx.theme.soft, width - left)
    down = 3.0 if state.height else 0.0

    def paint(x: float, y: float) -> list[Node]:
        return [*state.paint(x, y), *text.paint(x + left, y + down)]

    return Block(width, max(state.height, text.height + down if text.height else 0), paint)
