"""Steps → touchpoint cards that share a height and baselines, and the facts of a stage as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import words
from cjmap.layout.kit.block import NOTHING, Block, covered, facts, flow, indented, line, paragraph, stack
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.description import note_description
from cjmap.layout.kit.grid import Column
from cjmap.layout.kit.marks import SIGN, importance_dots, star, success_sign
from cjmap.layout.kit.reading_order import NO_ROW, MeasuredRow, Row, StageNodes
from cjmap.layout.kit.transitions import Ways
from cjmap.model import Stage, Step, Success
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Path, Rect
from cjmap.text import reach
from cjmap.theme import BODY, SMALL, SMALL_BOLD

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
class Card:
    """One step's card before the row's height is known: the line above the name, the name and what follows, the foot."""

    step: Step
    head: Block
    body: Block
    foot: Block


def touchpoint_row(ctx: Context, ways: Ways, top: float) -> MeasuredRow:
    """All cards from `top` on."""
    cards = {
        id(column): _kept(ctx, ways, column.step, column.width - EDGE - 2 * PADDING)
        for place in ctx.grid.stages
        for column in place.columns
        if not isinstance(column.step, Stage)
    }
    if not cards:
        return NO_ROW
    head = max(card.head.height for card in cards.values())
    body = max(card.body.height for card in cards.values())
    foot = max(card.foot.height for card in cards.values())
    height = PADDING + head + (4 if head else 0) + body + (10 + foot if foot else 0) + PADDING

    def paint() -> Row:
        nodes = [
            StageNodes(place.number, column.step.id, _drawn(ctx, cards[id(column)], column, top, head, height))
            for place in ctx.grid.stages
            for column in place.columns
            if id(column) in cards
        ]
        return Row(height, nodes=nodes)

    return MeasuredRow(height, paint)


def _kept(ctx: Context, ways: Ways, step: Step, width: float) -> Card:
    return ctx.kept("touchpoints", step, width, lambda: _card(ctx, ways, step, width))


def stage_facts(ctx: Context, ways: Ways, stage: Stage, width: float) -> Block:
    """What a stage as a whole says of itself, without a frame; nothing where it only has a name and a success level."""
    if stage.others:
        return others_note(ctx, width)
    card = _card(ctx, ways, stage, width)
    return stack([card.head, card.body, card.foot], 5)


def others_note(ctx: Context, width: float) -> Block:
    """What stands below a stage in which nothing is the drawn persona's."""
    return paragraph(words().map.not_theirs, SMALL, ctx.theme.soft, width, 0)


def _card(ctx: Context, ways: Ways, step: Step, width: float) -> Card:
    theme = ctx.theme
    is_card = not isinstance(step, Stage)
    known = (*step.channel, step.duration, words().basis.get(step.basis or "", ""))
    head = covered(facts(known, SMALL, theme.soft, width - (SIGN_ROOM if is_card else 0)))
    if is_card and not head.height:
        head = Block(width, 14, lambda x, y: [])
    branches = NOTHING if isinstance(step, Stage) and step.touchpoints else ways.block(step, width)
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
    letters = ctx.initials[persona_id]
    radius = max(AVATAR, reach(letters, SMALL_BOLD) / 2 + 2)

    def paint(x: float, y: float) -> list[Node]:
        middle = y + AVATAR
        nodes: list[Node] = [
            Rect(x, y, 2 * radius, 2 * AVATAR, colour, radius=AVATAR),
            line(letters, x + radius, middle + 3.8, SMALL_BOLD, ctx.theme.on(colour), "middle"),
        ]
        if level is not None:
            nodes.append(success_sign(ctx.theme, level, x + 2 * radius + 9, middle, size=4.8))
        return [Group(tuple(nodes), data={"persona": persona_id}, role="said")]

    return Block(2 * radius + (15 if level is not None else 0), 2 * AVATAR, paint)


def _foot(ctx: Context, step: Step, width: float) -> Block:
    """Importance on the left; a star for a moment of truth and a note's number on the right."""
    theme = ctx.theme
    note = ctx.notes.number(step.note) if step.note else 0
    if step.importance is None and not step.moment_of_truth and not note:
        return NOTHING
    weight = None if step.importance is None else ctx.journey.scales.weight(step.importance)

    def paint(x: float, y: float) -> list[Node]:
        middle = y + FOOT / 2
        nodes: list[Node] = []
        if weight is not None:
            nodes += importance_dots(theme, weight, x, middle)
        right = x + min(width, FOOT_MOST)
        if step.moment_of_truth:
            nodes.append(star(right - 7, middle, 7.5, theme.star))
            right -= 20
        if note:
            mark = note_mark(ctx, note)
            nodes += mark.paint(right - mark.width, y)
        return nodes

    return Block(width, FOOT, paint)


def note_mark(ctx: Context, number: int) -> Block:
    """A note's number in a small ring."""
    text = str(number)
    wide = max(16.0, reach(text, SMALL_BOLD) + 9)

    def paint(x: float, y: float) -> list[Node]:
        ring = Rect(x + 0.5, y + 0.5, wide - 1, FOOT - 1, "", ctx.theme.soft, radius=(FOOT - 1) / 2)
        mark = line(text, x + wide / 2, y + 11.8, SMALL_BOLD, ctx.theme.soft, "middle")
        return [Group((ring, mark), label=note_description(number), role="said")]

    return Block(wide, FOOT, paint)


def _drawn(ctx: Context, card: Card, column: Column, top: float, head: float, height: float) -> list[Node]:
    theme, step = ctx.theme, card.step
    x, width = column.x, column.width
    left = x + EDGE + PADDING
    y = top + PADDING
    return [
        Rect(x, top, width, height, theme.card, theme.card_border, radius=RADIUS),
        edge(x, top, height, theme.success(step.assessed)),
        *card.head.paint(left, y),
        success_sign(theme, step.assessed, x + width - PADDING - SIGN, y + 7, step.derived),
        *card.body.paint(left, y + head + (4 if head else 0)),
        *card.foot.paint(left, top + height - PADDING - FOOT + 2),
    ]


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
