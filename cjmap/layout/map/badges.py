"""A step's success, importance and personas → the small signs of its card: badge, dots, markers."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language
from cjmap.layout.kit.block import NOTHING, Block, line
from cjmap.layout.kit.cards import weight_of
from cjmap.layout.kit.marks import star, success_sign
from cjmap.layout.map.counts import ground
from cjmap.layout.map.look import Look
from cjmap.layout.map.markers import MarkerLook, persona_shape
from cjmap.layout.map.shown import MARKED_MOST
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Step, Success
from cjmap.records import dataclass
from cjmap.scene import Circle, Group, Node, Rect
from cjmap.text import reach
from cjmap.theme import TEXT_CONTRAST, Theme, contrast, mix

RADIUS, RADIUS_MORE, SIGN, SIGN_MORE = 7.2, 4.2, 3.4, 2.6
"""Of a badge, and half its sign: of the least important step, and how much more of the most important one, in px."""

FROM_RIGHT, PILL_FROM_RIGHT = 16.0, 5.0
"""From a card's right edge to the middle of its badge, and to the end of a pill."""

PILL, PILL_SIDE, PILL_EACH = 20.0, 9.0, 25.0
"""Height of a badge where personas differ, what is left free at its ends together, the width of a persona's marker and sign."""

PILL_MARKER, PILL_SIGN = 4.2, 4.0
MARKER, MARKER_STEP = 5.0, 15.0
DOT, DOT_STEP, DOTS = 2.3, 6.8, 5
DOTS_WIDE = DOT_STEP * (DOTS - 1) + 2 * DOT
PALE_DOT = 0.24
STAR, STAR_ROOM = 6.6, 16.0
USUAL = 0.5
"""The weight of a step of which nobody said how important it is."""

HIGH, TOP, LOW = 0.7, 0.99, 0.26
"""From these weights on a card is emphasised, and the most important; up to the last it steps back."""

BORDERS = (0.15, 0.24, 0.42)
"""How much accent is in the border of a usual, an emphasised and the most important card."""

FILLS = (0.0, 0.05, 0.10)
"""The same for its ground."""

JUDGED = 0.1
"""How much of the colour of its success is in a card's ground, where no curve says how it went."""

VISIBLE = 3.0
"""A theme whose borders contrast so much is one of strong lines."""


@dataclass(frozen=True, slots=True)
class Badge:
    """What sits on the upper edge of a card: its left and right end, px from the card's right edge, how far it rises above the
    edge, what paints it with that edge and the card's border, and the levels that it shows.
    """

    near: float
    far: float
    rise: float
    nodes: Sequence[tuple[str | Success, float]]
    levels: frozenset[Success]


def weight(ctx: MapContext, step: Step) -> float:
    """How much a card weighs, 0 to 1."""
    found = weight_of(ctx.whole or ctx.journey, step)
    return USUAL if found is None else min(1.0, max(0.0, found))


def rank(heavy: float) -> int:
    """0 for a usual weight, 1 for an emphasised one, 2 for the most important."""
    return 2 if heavy >= TOP else 1 if heavy >= HIGH else 0


def card_fill(theme: Theme, step: Step, heavy: float, judged: bool) -> str:
    """The ground of a card; tinted by its success where that is to be `judged` by it."""
    if theme.outlined and heavy < TOP:
        return theme.background
    if judged and step.assessed is not Success.NOT_ASSESSED and not theme.outlined:
        return mix(theme.success(step.assessed), theme.card, JUDGED)
    if heavy <= LOW:
        return theme.background
    return mix(theme.accent, theme.card, FILLS[rank(heavy)])


def card_border(theme: Theme, heavy: float) -> tuple[str, float]:
    """Colour and width of a card's border."""
    at = rank(heavy)
    wide = 1.8 if at == 2 else 1.0
    if theme.outlined or contrast(theme.card_border, theme.card) >= VISIBLE:
        return (theme.ink if at == 2 else theme.soft), wide
    return mix(theme.accent, theme.card, BORDERS[at]), wide


def readable(colour: str, behind: str, otherwise: str) -> str:
    """A colour for a text on a ground, or another one where it could not be read there."""
    return colour if contrast(colour, behind) >= TEXT_CONTRAST else otherwise


def marker_of(ctx: MapContext, persona: str, x: float, y: float, radius: float) -> Node:
    """The marker of a persona around (x, y)."""
    people = (ctx.whole or ctx.journey).personas
    number = next(at for at, one in enumerate(people) if one.id == persona)
    return persona_shape(number, x, y, MarkerLook(radius, ctx.colours[persona], ground(ctx.theme)))


def weight_dots(theme: Theme, heavy: float) -> Block:
    """Five dots, as many of them full as a weight says, at least one."""
    full = 1 + int(heavy * (DOTS - 1) + 0.5)
    pale = mix(theme.soft, theme.background, PALE_DOT)

    def paint(x: float, y: float) -> list[Node]:
        return [Circle(x + DOT + DOT_STEP * at, y + DOT, DOT, theme.soft if at < full else pale) for at in range(DOTS)]

    return Block(DOTS_WIDE, 2 * DOT, paint)


def star_block(theme: Theme) -> Block:
    """The star of a moment of truth."""
    return Block(2 * STAR, 2 * STAR, lambda x, y: [star(x + STAR, y + STAR, STAR, theme.star)])


def differs(step: Step) -> bool:
    """Whether a step went differently for its personas."""
    return len(set(step.assessed_by.values())) > 1


def badge_of(ctx: MapContext, step: Step, width: float) -> Badge:
    """The badge of a card that wide: a sign in a circle, each persona's sign in a pill, or how many personas have each."""
    heavy = weight(ctx, step)
    if not differs(step):
        radius = RADIUS + RADIUS_MORE * heavy
        shown = ((step.assessed, 0.0),)
        return Badge(FROM_RIGHT - radius, FROM_RIGHT + radius, radius, shown, frozenset({step.assessed}))
    people = [one.id for one in (ctx.whole or ctx.journey).personas if one.id in step.assessed_by]
    levels = frozenset(step.assessed_by.values())
    long = PILL_SIDE + PILL_EACH * len(people)
    if len(people) <= MARKED_MOST and long <= width - 2 * PILL_FROM_RIGHT:
        each = tuple((one, PILL_EACH) for one in people)
        return Badge(PILL_FROM_RIGHT, PILL_FROM_RIGHT + long, PILL / 2, each, levels)
    found = [(level, list(step.assessed_by.values()).count(level)) for level in Success]
    counts = tuple((level, count_width(ctx.look, count)) for level, count in found if count)
    long = PILL_SIDE + sum(room for _, room in counts)
    return Badge(PILL_FROM_RIGHT, PILL_FROM_RIGHT + long, PILL / 2, counts, levels)


def count_width(look: Look, count: int) -> float:
    """What a sign and how many personas have it take in a pill."""
    return 14.0 + reach(current_language().number(count), look.small_bold) + 4.0


def badge_nodes(ctx: MapContext, step: Step, badge: Badge, right: float, top: float) -> list[Node]:
    """A badge on the upper edge of a card that ends at `right`."""
    theme, heavy = ctx.theme, weight(ctx, step)
    border, wide = card_border(theme, heavy)
    if not differs(step):
        x, size = right - FROM_RIGHT, SIGN + SIGN_MORE * heavy
        off = {Success.POSITIVE: -0.6, Success.NEGATIVE: 0.6}.get(step.assessed, 0.0)
        ring = Circle(x, top, badge.rise, ground(theme), border, wide)
        return [ring, success_sign(theme, step.assessed, x, top + off, step.derived, size)]
    left = right - badge.far
    pill = Rect(left, top - PILL / 2, badge.far - badge.near, PILL, ground(theme), border, wide, radius=PILL / 2)
    nodes: list[Node] = [pill]
    at = left + PILL_SIDE / 2 + 6.5
    for shown, room in badge.nodes:
        if isinstance(shown, Success):
            count = list(step.assessed_by.values()).count(shown)
            nodes.append(success_sign(theme, shown, at, top, step.derived, PILL_SIGN))
            text = current_language().number(count)
            nodes.append(line(text, at + 7.5, top + 0.364 * ctx.look.small_bold.size, ctx.look.small_bold, theme.ink))
        else:
            nodes.append(marker_of(ctx, shown, at, top, PILL_MARKER))
            nodes.append(success_sign(theme, step.assessed_by[shown], at + 11, top, step.derived, PILL_SIGN))
        at += room
    return [Group(tuple(nodes), role="said")]


def markers(ctx: MapContext, people: Sequence[str]) -> Block:
    """The markers of some personas beside each other."""
    if not people:
        return NOTHING

    def paint(x: float, y: float) -> list[Node]:
        return [
            Group((marker_of(ctx, one, x + MARKER + MARKER_STEP * at, y + 7, MARKER),), data={"persona": one})
            for at, one in enumerate(people)
        ]

    return Block(MARKER_STEP * len(people) - MARKER_STEP + 2 * MARKER, 14.0, paint)
