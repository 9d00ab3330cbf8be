"""A step → its card in small: channel, name, whose it is, importance, star, how many come here."""

from __future__ import annotations

from cjmap.chain import marked
from cjmap.images import Picture
from cjmap.layout.flow.graph import ASSUMED, GIVEN, Vertex, rounded
from cjmap.layout.kit.block import Block, facts, flow, heading, line, lowered, paragraph, stack
from cjmap.layout.kit.cards import (
    EDGE,
    FOOT,
    PADDING,
    SIGN_ROOM,
    Card,
    CardLook,
    card_foot,
    card_nodes,
    people,
    weight_of,
)
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.marks import Avatar, avatar
from cjmap.model import Persona, Step
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Rect
from cjmap.text import reach
from cjmap.theme import BODY, BOLD, SMALL, SMALL_BOLD

CARD = 162.0
"""The width of a card."""

REACH_BAR = 3.0
LOOK = CardLook(top=10.0, foot=13.0 + FOOT)


@dataclass(frozen=True, slots=True)
class FlowCard:
    """The card of one vertex before its row's height is known."""

    vertex: Vertex
    card: Card

    @property
    def height(self) -> float:
        """The least that it takes."""
        return 10 + self.head + self.card.body.height + 9 + self.card.foot.height + 13

    @property
    def head(self) -> float:
        """How far below the first line the name begins."""
        return self.card.head.height + 4


def card(ctx: Context, vertex: Vertex) -> FlowCard:
    """Measure a card."""
    step, theme = vertex.step, ctx.theme
    width = CARD - EDGE - 2 * PADDING
    head = _numbered(ctx, step, _facts(ctx, step, width), width)
    body = stack([paragraph(step.name, BODY, theme.ink, width), people(ctx, step, width)], 3)
    weight = weight_of(ctx.journey, step)
    foot = card_foot(theme, weight, step.moment_of_truth, width, LOOK, _reach(ctx, vertex))
    return FlowCard(vertex, Card(step, head, body, foot))


def _number_room(ctx: Context, step: Step) -> float:
    return reach(ctx.step_number(step), SMALL_BOLD) + 6


def _facts(ctx: Context, step: Step, width: float) -> Block:
    """Channel and duration, beside the number."""
    room = width - SIGN_ROOM - _number_room(ctx, step)
    return facts((*step.channel, step.duration), SMALL, ctx.theme.soft, room)


def _numbered(ctx: Context, step: Step, known: Block, width: float) -> Block:
    """The number of a step, and right of it what is known."""
    number, left = ctx.step_number(step), _number_room(ctx, step)
    first = next(filter(None, (*step.channel, step.duration)), "")

    def paint(x: float, y: float) -> list[Node]:
        down = y + 10.8 + lowered(SMALL, first)
        return [line(number, x, down, SMALL_BOLD, ctx.theme.ink), *known.paint(x + left, y)]

    return Block(width, max(14.0, known.height), paint)


def _reach(ctx: Context, vertex: Vertex) -> Block:
    """How many come here, for the right of the foot; space where nobody knows."""
    reached = vertex.reach
    text = marked(rounded(reached), vertex.assumed) if ctx.journey.branches else ""
    font, ink = ASSUMED if vertex.assumed else GIVEN, ctx.theme.ink if reached else ctx.theme.soft
    return Block(0, FOOT, lambda x, y: [line(text, x, y + FOOT / 2 + 3.8, font, ink, "end")] if text else [])


def drawn(ctx: Context, one: FlowCard, x: float, top: float, height: float) -> list[Node]:
    """The card with its top left corner there; nobody comes to one with a dashed outline."""
    theme, vertex = ctx.theme, one.vertex
    nobody = () if vertex.reach else (4.0, 3.0)
    border = theme.accent if vertex.likely else theme.soft if nobody else ""
    ground, side, *rest = card_nodes(theme, one.card, (x, top, CARD, height), one.head, LOOK, (border, nobody))
    return [ground, side, *_reach_bar(ctx, vertex, x, top + height), *rest]


def _reach_bar(ctx: Context, vertex: Vertex, x: float, bottom: float) -> list[Node]:
    """A bar at the foot of the card, as long as the share of people who come here; none where nobody knows."""
    if not ctx.journey.branches:
        return []
    theme, left = ctx.theme, x + EDGE + PADDING
    width = CARD - EDGE - 2 * PADDING
    bars: list[Node] = [Rect(left, bottom - 9, width, REACH_BAR, theme.rule, radius=REACH_BAR / 2)]
    if vertex.reach > 0:
        shown = max(REACH_BAR, width * min(1.0, vertex.reach))
        bars.append(Rect(left, bottom - 9, shown, REACH_BAR, theme.accent, radius=REACH_BAR / 2))
    return bars


PORTRAIT_RADIUS = 14.0
AVATAR = Avatar(PORTRAIT_RADIUS, ring=1.5, fonts=((SMALL_BOLD, 0.0, 3.8),))
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
        middle = x + PORTRAIT_RADIUS, y + tall / 2
        shown = avatar(ctx.theme, ctx.colours[persona.id], picture or ctx.initials[persona.id], middle, AVATAR)
        nodes = (*shown, *text.paint(x + left, y + (tall - text.height) / 2))
        return [
            Group(nodes, id=f"persona-{persona.id}", label=persona.name, data={"persona": persona.id}, role="section")
        ]

    return Block(left + inner, tall, paint)
