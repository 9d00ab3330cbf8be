"""A step → its card in small: channel, name, whose it is, importance, star, how many come here."""

from __future__ import annotations

from cjmap.chain import marked
from cjmap.layout.block import Block, facts, line, paragraph, stack
from cjmap.layout.flow.graph import Spot
from cjmap.layout.flow.shares import ASSUMED, GIVEN, rounded
from cjmap.layout.map.cards import EDGE, PADDING, RADIUS, SIGN_ROOM, edge, people
from cjmap.layout.map.context import Context
from cjmap.layout.marks import DOTS_WIDTH, SIGN, importance_dots, star, success_sign
from cjmap.records import dataclass
from cjmap.scene import Node, Rect
from cjmap.theme import BODY, SMALL

CARD = 162.0
"""The width of a card."""

FOOT = 16.0
REACH_BAR = 3.0


@dataclass(frozen=True, slots=True)
class Card:
    """One step's card before its row's height is known: the line above the name, what follows, the foot, the least height."""

    spot: Spot
    head: Block
    body: Block
    foot: Block

    @property
    def height(self) -> float:
        return 10 + self.head.height + 4 + self.body.height + 9 + self.foot.height + 13


def card(ctx: Context, spot: Spot) -> Card:
    """Measure a card."""
    step, theme = spot.step, ctx.theme
    width = CARD - EDGE - 2 * PADDING
    head = facts((*step.channel, step.duration), SMALL, theme.soft, width - SIGN_ROOM)
    if not head.height:
        head = Block(width, 14, lambda x, y: [])
    body = stack([paragraph(step.name, BODY, theme.ink, width), people(ctx, step, width)], 3)
    return Card(spot, head, body, _foot(ctx, spot, width))


def _foot(ctx: Context, spot: Spot, width: float) -> Block:
    """Importance and a star on the left, on the right how many come here."""
    step, theme, known = spot.step, ctx.theme, spot.known
    words = marked(rounded(known.reach), spot.assumed) if ctx.journey.branches else ""
    font = ASSUMED if spot.assumed else GIVEN
    weight = None if step.importance is None else ctx.journey.scales.weight(step.importance)

    def paint(x: float, y: float) -> list[Node]:
        middle = y + FOOT / 2
        nodes: list[Node] = []
        right = x
        if weight is not None:
            nodes += importance_dots(theme, weight, x, middle)
            right += DOTS_WIDTH + 8
        if step.moment_of_truth:
            nodes.append(star(right + 7, middle, 7.5, theme.star))
        if words:
            nodes.append(line(words, x + width, middle + 3.8, font, theme.ink if known.reach else theme.soft, "end"))
        return nodes

    return Block(width, FOOT, paint)


def drawn(ctx: Context, card: Card, x: float, top: float, height: float) -> list[Node]:
    """The card with its top left corner at that place; nobody comes to one with a dashed outline."""
    theme, spot = ctx.theme, card.spot
    left, y = x + EDGE + PADDING, top + 10
    nobody = () if spot.known.reach else (4.0, 3.0)
    border = theme.accent if spot.likely else theme.soft if nobody else theme.card_border
    foot = top + height - 13 - card.foot.height
    return [
        Rect(x, top, CARD, height, theme.card, border, 1.0, RADIUS, nobody),
        edge(x, top, height, theme.success(spot.step.assessed)),
        *_reach_bar(ctx, spot, x, top + height),
        *card.head.paint(left, y),
        success_sign(theme, spot.step.assessed, x + CARD - PADDING - SIGN, y + 7, spot.step.derived),
        *card.body.paint(left, y + card.head.height + 4),
        *card.foot.paint(left, foot),
    ]


def _reach_bar(ctx: Context, spot: Spot, x: float, bottom: float) -> list[Node]:
    """A bar at the foot of the card, as long as the share of people who come here; none where nobody knows."""
    if not ctx.journey.branches:
        return []
    theme, left = ctx.theme, x + EDGE + PADDING
    width = CARD - EDGE - 2 * PADDING
    bars: list[Node] = [Rect(left, bottom - 9, width, REACH_BAR, theme.rule, radius=REACH_BAR / 2)]
    if spot.known.reach > 0:
        shown = max(REACH_BAR, width * min(1.0, spot.known.reach))
        bars.append(Rect(left, bottom - 9, shown, REACH_BAR, theme.accent, radius=REACH_BAR / 2))
    return bars
