"""A step → its card in small: channel, name, whose it is, importance, star, how many come here."""

from __future__ import annotations

from cjmap.chain import marked
from cjmap.images import Picture
from cjmap.layout.flow.graph import ASSUMED, GIVEN, Vertex, rounded
from cjmap.layout.kit.block import Block, facts, flow, heading, line, paragraph, stack
from cjmap.layout.kit.cards import EDGE, PADDING, RADIUS, SIGN_ROOM, edge, people
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.emblems import portrait
from cjmap.layout.kit.marks import DOTS_WIDTH, SIGN, importance_dots, star, success_sign
from cjmap.model import Persona
from cjmap.records import dataclass
from cjmap.scene import Circle, Group, Node, Rect
from cjmap.text import reach, room
from cjmap.theme import BODY, BOLD, SMALL, SMALL_BOLD

CARD = 162.0
"""The width of a card."""

FOOT = 16.0
REACH_BAR = 3.0


@dataclass(frozen=True, slots=True)
class Card:
    """One step's card before its row's height is known: the line above the name, what follows, the foot, the least height."""

    vertex: Vertex
    head: Block
    body: Block
    foot: Block

    @property
    def height(self) -> float:
        return 10 + self.head.height + 4 + self.body.height + 9 + self.foot.height + 13


def card(ctx: Context, vertex: Vertex) -> Card:
    """Measure a card."""
    step, theme = vertex.step, ctx.theme
    width = CARD - EDGE - 2 * PADDING
    head = facts((*step.channel, step.duration), SMALL, theme.soft, width - SIGN_ROOM)
    if not head.height:
        head = Block(width, 14, lambda x, y: [])
    body = stack([paragraph(step.name, BODY, theme.ink, width), people(ctx, step, width)], 3)
    return Card(vertex, head, body, _foot(ctx, vertex, width))


def _foot(ctx: Context, vertex: Vertex, width: float) -> Block:
    """Importance and a star on the left, on the right how many come here."""
    step, theme, known = vertex.step, ctx.theme, vertex.known
    words = marked(rounded(known.reach), vertex.assumed) if ctx.journey.branches else ""
    font = ASSUMED if vertex.assumed else GIVEN
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
    theme, vertex = ctx.theme, card.vertex
    left, y = x + EDGE + PADDING, top + 10
    nobody = () if vertex.known.reach else (4.0, 3.0)
    border = theme.accent if vertex.likely else theme.soft if nobody else theme.card_border
    foot = top + height - 13 - card.foot.height
    return [
        Rect(x, top, CARD, height, theme.card, border, 1.0, RADIUS, nobody),
        edge(x, top, height, theme.success(vertex.step.assessed)),
        *_reach_bar(ctx, vertex, x, top + height),
        *card.head.paint(left, y),
        success_sign(theme, vertex.step.assessed, x + CARD - PADDING - SIGN, y + 7, vertex.step.derived),
        *card.body.paint(left, y + card.head.height + 4),
        *card.foot.paint(left, foot),
    ]


def _reach_bar(ctx: Context, vertex: Vertex, x: float, bottom: float) -> list[Node]:
    """A bar at the foot of the card, as long as the share of people who come here; none where nobody knows."""
    if not ctx.journey.branches:
        return []
    theme, left = ctx.theme, x + EDGE + PADDING
    width = CARD - EDGE - 2 * PADDING
    bars: list[Node] = [Rect(left, bottom - 9, width, REACH_BAR, theme.rule, radius=REACH_BAR / 2)]
    if vertex.known.reach > 0:
        shown = max(REACH_BAR, width * min(1.0, vertex.known.reach))
        bars.append(Rect(left, bottom - 9, shown, REACH_BAR, theme.accent, radius=REACH_BAR / 2))
    return bars


PORTRAIT_RADIUS = 14.0
TEXT_LEAST, TEXT_MOST = 60.0, 260.0


def persona_pills(ctx: Context, pictures: dict[str, Picture], width: float) -> Block:
    """All personas beside each other, in as many rows as the width asks for."""
    return flow([_pill(ctx, one, pictures.get(one.id)) for one in ctx.journey.personas], width, 28, 8)


def _pill(ctx: Context, persona: Persona, picture: Picture | None) -> Block:
    theme = ctx.theme
    wanted = max(reach(persona.name, BOLD), reach(persona.role, SMALL))
    inner = min(max(1.05 * wanted + 1, TEXT_LEAST), TEXT_MOST)
    name = heading(paragraph(persona.name, BOLD, theme.ink, inner, 0))
    text = stack([name, paragraph(persona.role, SMALL, theme.soft, inner, 0) if persona.role else stack([])])
    left, tall = 2 * PORTRAIT_RADIUS + 9, max(2 * PORTRAIT_RADIUS, text.height)

    def paint(x: float, y: float) -> list[Node]:
        avatar = _avatar(ctx, persona, picture, x + PORTRAIT_RADIUS, y + tall / 2)
        nodes = (*avatar, *text.paint(x + left, y + (tall - text.height) / 2))
        return [
            Group(nodes, id=f"persona-{persona.id}", label=persona.name, data={"persona": persona.id}, role="section")
        ]

    return Block(left + inner, tall, paint)


def _avatar(ctx: Context, persona: Persona, picture: Picture | None, x: float, y: float) -> list[Node]:
    colour = ctx.colours[persona.id]
    if picture is not None:
        return portrait(picture, colour, x, y, PORTRAIT_RADIUS, ring=1.5)
    letters = ctx.initials[persona.id]
    ground = Circle(x, y, PORTRAIT_RADIUS, colour)
    if room(letters, SMALL_BOLD) >= 2 * PORTRAIT_RADIUS:
        return [ground]
    return [ground, line(letters, x, y + 3.8, SMALL_BOLD, ctx.theme.on(colour), "middle")]
