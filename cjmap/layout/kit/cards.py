"""Steps → touchpoint cards that share a height and baselines, and the facts of a stage as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, flow, indented, line, paragraph
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.description import note_description
from cjmap.layout.kit.marks import DOTS_WIDTH, SIGN, importance_dots, star, success_sign
from cjmap.model import Journey, Stage, Step, Success
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node, Path, Rect
from cjmap.text import reach
from cjmap.theme import SMALL, SMALL_BOLD, Theme

PADDING = 12.0
EDGE = 4.0
"""Width of the coloured edge of a card."""

RADIUS = 6.0
SIGN_ROOM = 2 * SIGN + 8
AVATAR = 9.5
FOOT = 16.0
"""Height of the row of dots, star and note mark."""

FOOT_MOST = 190.0
"""Its width: further right the star of a wide card would stand alone."""


@dataclass(frozen=True, slots=True)
class CardLook:
    """How large a card is drawn, in px: the space at its `top`, the width of its coloured `edge`; half the width of its success
    `sign`, its middle `sign_in` from the right and `sign_down` from the first line; how far above its bottom the `foot` begins
    and how high this is; the radius of its `star`, and what lies before, left and below of the star's middle.
    """

    top: float = PADDING
    edge: float = EDGE
    sign: float = SIGN
    sign_in: float = SIGN
    sign_down: float = 7.0
    foot: float = PADDING + FOOT - 2
    foot_height: float = FOOT
    star: float = 7.5
    star_gap: float = 8.0
    star_in: float = 7.0
    star_up: float = 0.0


LOOK = CardLook()
"""On a map."""


@dataclass(frozen=True, slots=True)
class Card:
    """One step's card before the row's height is known: the line above the name, the name and what follows, the foot."""

    step: Step
    head: Block
    body: Block
    foot: Block


def card_nodes(
    theme: Theme,
    card: Card,
    box: tuple[float, float, float, float],
    head: float,
    look: CardLook = LOOK,
    outline: tuple[str, tuple[float, ...]] = ("", ()),
) -> list[Node]:
    """A card drawn: `box` is its left edge, top, width and height, `head` how far below the first line of its row of cards the
    bodies begin, `outline` a colour other than the theme's, and dashes.
    """
    x, top, width, height = box
    left, y = x + look.edge + PADDING, top + look.top
    success = card.step.assessed
    stroke, dash = outline
    return [
        Rect(x, top, width, height, theme.card, stroke or theme.card_border, radius=RADIUS, dash=dash),
        edge(x, top, height, theme.success(success), look.edge),
        *card.head.paint(left, y),
        success_sign(
            theme, success, x + width - PADDING - look.sign_in, y + look.sign_down, card.step.derived, look.sign
        ),
        *card.body.paint(left, y + head),
        *card.foot.paint(left, top + height - look.foot),
    ]


def card_foot(
    theme: Theme, weight: float | None, moment: bool, width: float, look: CardLook = LOOK, beside: Block = NOTHING
) -> Block:
    """Importance, 0 to 1, and a star for a `moment` of truth on the left, and what stands `beside` them on the right; nothing
    where there is nothing of it.
    """
    if weight is None and not moment and not beside.height:
        return NOTHING

    def paint(x: float, y: float) -> list[Node]:
        middle = y + look.foot_height / 2
        nodes: list[Node] = []
        left = x
        if weight is not None:
            nodes += importance_dots(theme, weight, x, middle)
            left += DOTS_WIDTH + look.star_gap
        if moment:
            nodes.append(star(left + look.star_in, middle - look.star_up, look.star, theme.star))
        return [*nodes, *beside.paint(x + min(width, FOOT_MOST) - beside.width, y)]

    return Block(width, look.foot_height, paint)


def weight_of(journey: Journey, step: Step) -> float | None:
    """The importance of a step, 0 to 1; None where it has none."""
    return None if step.importance is None else journey.scales.weight(step.importance)


def others_note(ctx: Context, width: float) -> Block:
    """What stands below a stage in which nothing is the drawn persona's."""
    return paragraph(messages().map.not_theirs, SMALL, ctx.theme.soft, width, 0)


def people(ctx: Context, step: Step, width: float) -> Block:
    """Whose step it is, and how well it went for each where that was said apart."""
    shown = list(step.assessed_by) or list(step.personas)
    return indented(flow([_person(ctx, step, one) for one in shown], width, 8, 4), 0, top=4) if shown else NOTHING


def _person(ctx: Context, step: Step, persona_id: str) -> Block:
    colour = ctx.colours[persona_id]
    level = step.assessed_by.get(persona_id)
    initials = ctx.initials[persona_id]
    radius = max(AVATAR, reach(initials, SMALL_BOLD) / 2 + 2)

    def paint(x: float, y: float) -> list[Node]:
        middle = y + AVATAR
        nodes: list[Node] = [
            Rect(x, y, 2 * radius, 2 * AVATAR, colour, radius=AVATAR),
            line(initials, x + radius, middle + 3.8, SMALL_BOLD, ctx.theme.on(colour), "middle"),
        ]
        if level is not None:
            nodes.append(success_sign(ctx.theme, level, x + 2 * radius + 9, middle, size=4.8))
        return [Group(tuple(nodes), data={"persona": persona_id}, role="said")]

    return Block(2 * radius + (15 if level is not None else 0), 2 * AVATAR, paint)


def note_mark(ctx: Context, number: int, font: Font = SMALL_BOLD, fill: str = "") -> Block:
    """A note's number in a small ring; in the colour of small print unless `fill` says another."""
    text = current_language().number(number)
    wide = max(16.0, reach(text, font) + 9)

    def paint(x: float, y: float) -> list[Node]:
        ring = Rect(x + 0.5, y + 0.5, wide - 1, FOOT - 1, "", ctx.theme.soft, radius=(FOOT - 1) / 2)
        base = y + FOOT / 2 + 0.36 * font.size
        mark = line(text, x + wide / 2, base, font, fill or ctx.theme.soft, "middle")
        return [Group((ring, mark), label=note_description(number), role="said")]

    return Block(wide, FOOT, paint)


def edge(x: float, y: float, height: float, colour: str, width: float = EDGE) -> Path:
    """The coloured left edge, its outer corners round like the card's."""
    r, k = RADIUS, RADIUS * 0.448
    right, low = x + width, y + height
    return Path(
        (
            ("M", right, y), ("C", x + k, y, x, y + k, x, y + r), ("L", x, low - r),
            ("C", x, low - k, x + k, low, right, low), ("Z",),
        ),
        colour,
    )  # fmt: skip


def signs_of(steps: Sequence[Step]) -> set[Success]:
    """The success levels whose signs are drawn: a card shows that it is not assessed, a stage does not."""
    shown = {step.assessed for step in steps} | {level for step in steps for level in step.assessed_by.values()}
    if all(step.assessed is not Success.NOT_ASSESSED for step in steps if not isinstance(step, Stage)):
        shown.discard(Success.NOT_ASSESSED)
    return shown
