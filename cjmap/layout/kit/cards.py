"""Steps → touchpoint cards that share a height and baselines, and the facts of a stage as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, covered, facts, flow, indented, line, paragraph, stack
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.description import note_description
from cjmap.layout.kit.marks import DOTS_WIDTH, SIGN, importance_dots, star, success_sign
from cjmap.layout.kit.reading_order import NO_ROW, MeasuredRow, Row, StageNodes
from cjmap.layout.kit.transitions import BranchMarks
from cjmap.model import Journey, Stage, Step, Success
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node, Path, Rect
from cjmap.text import reach
from cjmap.theme import BODY, SMALL, SMALL_BOLD, Theme

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


def touchpoint_row(ctx: Context, branch_marks: BranchMarks, top: float) -> MeasuredRow:
    """All cards from `top` on."""
    cards = {
        id(column): _kept(ctx, branch_marks, column.step, column.width - EDGE - 2 * PADDING)
        for grid_stage in ctx.grid.stages
        for column in grid_stage.columns
        if not isinstance(column.step, Stage)
    }
    if not cards:
        return NO_ROW
    head = max(card.head.height for card in cards.values())
    body = max(card.body.height for card in cards.values())
    foot = max(card.foot.height for card in cards.values())
    head += 4 if head else 0
    height = PADDING + head + body + (10 + foot if foot else 0) + PADDING

    def paint() -> Row:
        nodes = [
            StageNodes(
                grid_stage.number,
                column.step.id,
                card_nodes(ctx.theme, cards[id(column)], (column.x, top, column.width, height), head),
            )
            for grid_stage in ctx.grid.stages
            for column in grid_stage.columns
            if id(column) in cards
        ]
        return Row(height, nodes=nodes)

    return MeasuredRow(height, paint)


def _kept(ctx: Context, branch_marks: BranchMarks, step: Step, width: float) -> Card:
    return ctx.kept("touchpoints", step, width, lambda: _card(ctx, branch_marks, step, width))


def stage_facts(ctx: Context, branch_marks: BranchMarks, stage: Stage, width: float) -> Block:
    """What a stage as a whole says of itself, without a frame; nothing where it only has a name and a success level."""
    if stage.others:
        return others_note(ctx, width)
    card = _card(ctx, branch_marks, stage, width)
    return stack([card.head, card.body, card.foot], 5)


def others_note(ctx: Context, width: float) -> Block:
    """What stands below a stage in which nothing is the drawn persona's."""
    return paragraph(messages().map.not_theirs, SMALL, ctx.theme.soft, width, 0)


def _card(ctx: Context, branch_marks: BranchMarks, step: Step, width: float) -> Card:
    theme = ctx.theme
    is_card = not isinstance(step, Stage)
    known = (*step.channel, step.duration, messages().basis.get(step.basis or "", ""))
    head = covered(facts(known, SMALL, theme.soft, width - (SIGN_ROOM if is_card else 0)))
    if is_card and not head.height:
        head = Block(width, 14, lambda x, y: [])
    branches = NOTHING if isinstance(step, Stage) and step.touchpoints else branch_marks.block(step, width)
    body = stack(
        [
            covered(paragraph(step.name, BODY, theme.ink, width)) if is_card else NOTHING,
            paragraph(step.description, SMALL, theme.soft, width) if step.description else NOTHING,
            people(ctx, step, width),
            indented(branches, 0, top=4) if branches.height else NOTHING,
        ],
        3,
    )
    return Card(step, head, body, _foot(ctx, step, width))


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


def _foot(ctx: Context, step: Step, width: float) -> Block:
    """Importance on the left; a star for a moment of truth and a note's number on the right."""
    note = ctx.notes.number(step.note) if step.note else 0
    mark = note_mark(ctx, note) if note else NOTHING
    star_width = 20.0 if step.moment_of_truth else 0.0
    wide = mark.width + star_width

    def paint(x: float, y: float) -> list[Node]:
        shown = [star(x + wide - LOOK.star_in, y + FOOT / 2, LOOK.star, ctx.theme.star)] if star_width else []
        return [*shown, *mark.paint(x, y)]

    beside = Block(wide, FOOT, paint) if wide else NOTHING
    return card_foot(ctx.theme, weight_of(ctx.journey, step), False, width, beside=beside)


def note_mark(ctx: Context, number: int, font: Font = SMALL_BOLD) -> Block:
    """A note's number in a small ring."""
    text = current_language().number(number)
    wide = max(16.0, reach(text, font) + 9)

    def paint(x: float, y: float) -> list[Node]:
        ring = Rect(x + 0.5, y + 0.5, wide - 1, FOOT - 1, "", ctx.theme.soft, radius=(FOOT - 1) / 2)
        base = y + FOOT / 2 + 0.36 * font.size
        mark = line(text, x + wide / 2, base, font, ctx.theme.soft, "middle")
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
