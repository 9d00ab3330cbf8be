"""A journey → the head of its map: title and scenario, what it is for, and the personas beside them."""

from __future__ import annotations

from cjmap.images import Picture
from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, flow, heading, middle, paragraph, stack
from cjmap.layout.kit.marks import state_pill
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.finding import trail_of
from cjmap.layout.map.inline import Inline, in_line, in_rows, inline_text, labelled_text
from cjmap.layout.map.people import (
    LIST,
    HeadPersona,
    as_section,
    chip,
    identity,
    identity_width,
    people_of,
    persona_lists,
)
from cjmap.layout.map.standouts import whole
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.model import Item
from cjmap.scene import Group, Node, Path

TITLE_SHARE = 0.45
"""The least of the width that a title has beside personas."""

BETWEEN = 30.0
"""Between title and personas, in px."""

APART = 16.0
"""Between two personas."""

ABOVE = 2.0
"""How much higher than the top the line of the title begins, which is higher than its letters."""

PERSONA_LEAST, PERSONA_MOST, PERSONA_SHARE, ALONE_MOST = 210.0, 300.0, 0.165, 400.0
LIST_GAP = 18.0
HAIRLINE = 0.28
HAIRLINE_LEAST = 78.0
IN_HEAD, WITH_GOALS = 4, 3
"""So many personas stand in the head as a whole, and so many with what they want."""

PILL, PILL_DOWN = 21.0, 14.7
LABEL_GAP = 10.0
LOGO_GAP = 14.0


def head_zone(ctx: MapContext, logo: Block, pictures: dict[str, Picture]) -> Zone:
    """The head from the margin on."""
    left, width = ctx.look.margin, ctx.right - ctx.look.margin
    people = people_of(ctx, pictures) if ctx.people_in_head else []
    beside, below = personas_beside(ctx, people, width)
    title = title_block(ctx, logo, width - beside.width - BETWEEN if beside.width else width)
    low = title.height - ABOVE + APART if below.height else 0.0
    height = max(title.height - ABOVE, beside.height, low + below.height)

    def paint(top: float) -> Row:
        nodes = title.paint(left, top - ABOVE)
        nodes += beside.paint(ctx.right - beside.width, top)
        nodes += below.paint(left, top + low)
        return Row(height, titles=nodes)

    return Zone(height, paint)


def title_block(ctx: MapContext, logo: Block, width: float) -> Block:
    """Logo and title, scenario, then state and what the map is for, in one column."""
    look, journey = ctx.look, whole(ctx)
    room = logo.width + LOGO_GAP if logo.width else 0.0
    name = heading(paragraph(journey.title, look.title, ctx.theme.ink, max(1.0, width - room)))
    down = middle(look.title, journey.title) - logo.height / 2

    def paint(x: float, y: float) -> list[Node]:
        return [*(logo.paint(x, y + down) if room else ()), *name.paint(x + room, y)]

    titled = Block(width, name.height, paint)
    scenario = paragraph(journey.scenario, look.lead, ctx.theme.soft, width) if journey.scenario else NOTHING
    return stack([titled, stack([scenario, _purpose(ctx, width)], 5)], 1)


def _purpose(ctx: MapContext, width: float) -> Block:
    """State and goals in one line; goals of which more is known than their words follow each other one by one."""
    look, theme, journey = ctx.look, ctx.theme, whole(ctx)
    pill = state_pill(journey, theme, look.small_bold, PILL, PILL_DOWN)
    state = [Inline(pill, PILL_DOWN)] if pill.height else []
    goals = journey.goals
    if not goals:
        return in_line(state, 0).block
    title = inline_text(messages().findings["goals"], look.bold, theme.ink, width)
    labels = [*state, title]
    if not any(trail_of(ctx, goal, width) or goal.link for goal in goals):
        text = current_language().parts([goal.text for goal in goals])
        return labelled_text(labels, text, look.body, theme.ink, width, LABEL_GAP)
    last = len(goals) - 1
    each = [_goal(ctx, goal, width, at < last) for at, goal in enumerate(goals)]
    return in_rows([*labels, *each], width, LABEL_GAP)


def _goal(ctx: MapContext, goal: Item, width: float, goes_on: bool) -> Inline:
    sign = messages().signs.semicolon.strip() if goes_on else ""
    font = ctx.look.body
    trail = trail_of(ctx, goal, width)
    text = inline_text(goal.text + ("" if trail else sign), font, ctx.theme.ink, width)
    whole_line = in_line([text, *trail], 8)
    fits = whole_line.width <= width
    block = whole_line.block if fits else in_rows([text, *trail], width, 8)
    return Inline(
        Block(block.width, block.height, lambda x, y: [Group(tuple(block.paint(x, y)), link=goal.link)]),
        whole_line.down if fits else text.down,
    )


def personas_beside(ctx: MapContext, people: list[HeadPersona], width: float) -> tuple[Block, Block]:
    """The personas that stand beside the title, and those for whom there is only room below it."""
    shown = [one for one in people if len(people) <= IN_HEAD or not _at_curve(ctx)]
    most = width * (1 - TITLE_SHARE) - BETWEEN
    if not shown:
        return NOTHING, NOTHING
    if len(shown) > IN_HEAD:
        return NOTHING, flow([chip(ctx, one) for one in shown], width, 2 * APART, 8)
    if len(shown) == 1 and not shown[0].is_name:
        return _alone(ctx, shown[0], width, most)
    room = (most - APART * (len(shown) - 1)) / len(shown)
    usual = max(PERSONA_MOST, PERSONA_SHARE * width)
    each = min(usual, room, max(identity_width(ctx, one) for one in shown))
    if each >= min(PERSONA_LEAST, max(identity_width(ctx, one) for one in shown)):
        return _row(ctx, shown, each, most + 1), NOTHING
    each = min(usual, (width - APART * (len(shown) - 1)) / len(shown))
    return NOTHING, _row(ctx, shown, min(width, max(PERSONA_LEAST, each)), width + 1)


def _at_curve(ctx: MapContext) -> bool:
    """Whether each persona stands beside a strip of the curve."""
    return ctx.by_persona() and any(lane.id == "emotion" for lane in whole(ctx).lanes)


def _row(ctx: MapContext, people: list[HeadPersona], each: float, width: float) -> Block:
    goals = len(people) <= WITH_GOALS
    blocks = [
        chip(ctx, one, each) if one.is_name else as_section(one.persona, identity(ctx, one, each, goals))
        for one in people
    ]
    return flow(blocks, width, APART, APART)


def _alone(ctx: MapContext, one: HeadPersona, width: float, most: float) -> tuple[Block, Block]:
    """The only persona, with as many of their lists as there is room for, behind a hairline."""
    wide = min(ALONE_MOST, identity_width(ctx, one))
    beside = wide <= most
    room = most if beside else width
    wide = min(wide, room)
    lists = persona_lists(ctx, one.persona, int((room - wide) // (LIST + LIST_GAP)))
    who = identity(ctx, one, wide, with_goals=False)
    whole_width = wide + len(lists) * (LIST + LIST_GAP)
    tall = max([who.height, *(column.height for column in lists)])
    colour = ctx.theme.tinted(ctx.theme.soft, HAIRLINE)

    def paint(x: float, y: float) -> list[Node]:
        nodes = who.paint(x, y)
        at = x + wide + LIST_GAP
        if lists:
            line = Path((("M", at - 14, y + 2), ("L", at - 14, y + max(HAIRLINE_LEAST, tall))), stroke=colour)
            nodes.append(Group((line,), role="decoration"))
        for column in lists:
            nodes += column.paint(at, y - 2)
            at += LIST + LIST_GAP
        return nodes

    block = as_section(one.persona, Block(whole_width, tall, paint))
    return (block, NOTHING) if beside else (NOTHING, block)
