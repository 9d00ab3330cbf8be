"""The touchpoints of one stage → their cards on its slide: channel, name, whose it is, importance, success."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language
from cjmap.layout.kit.block import NOTHING, Block, covered, indented, joined, line, lowered, stack
from cjmap.layout.kit.cards import PADDING, Card, CardLook, card_foot, card_nodes, weight_of
from cjmap.layout.kit.grid import Column, StageColumns
from cjmap.layout.kit.legend import Sign, card_signs
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.kit.transitions import BranchMarks
from cjmap.layout.slide.chevrons import titled
from cjmap.layout.slide.context import BODY, GAP, LEAD, MARGIN, SMALL, SMALL_BOLD, SlideContext
from cjmap.layout.slide.short import TRANSITIONS, short
from cjmap.layout.slide.touchpoints import more_height, more_note
from cjmap.model import Step
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node
from cjmap.text import reach
from cjmap.theme import Theme

EDGE = 5.0
SIGN_ROOM = 24.0
NUMBER_GAP = 7.0
"""Between the number of a touchpoint and its channel."""

FOOT = 18.0
LOOK = CardLook(
    edge=EDGE, sign=6.5, sign_in=6.0, sign_down=8.5,
    foot=PADDING + FOOT - 3, foot_height=FOOT, star=9.0, star_gap=14.0, star_in=9.0, star_up=1.0,
)  # fmt: skip

LARGE_FROM = 230.0
"""Cards from this width on have larger type, and room for what a touchpoint is about."""

SPARE = 10.0
MOST_TRANSITIONS = 3
"""Transitions that a step names; of others it says how many there are."""


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a stage, measured; all are equally high."""

    slide: SlideContext
    grid_stage: StageColumns
    cards: tuple[Card, ...]

    @property
    def height(self) -> float:
        foot = FOOT + 4 if any(card.foot.height for card in self.cards) else 0.0
        return max(card.body.height for card in self.cards) + 2 * PADDING + foot

    @property
    def signs(self) -> set[Sign]:
        steps = [column.step for column in self.grid_stage.columns]
        return {step.assessed for step in steps} | card_signs(steps)

    def row(self, top: float) -> Row:
        """The cards from `top` on."""
        nodes = [
            StageNodes(self.grid_stage.number, column.step.id, _drawn(self.slide.theme, column, card, top, self.height))
            for column, card in zip(self.grid_stage.columns, self.cards, strict=True)
        ]
        return Row(
            self.height,
            titles=titled(self.slide, self.slide.title("touchpoints"), self.height).paint(MARGIN, top + 4),
            nodes=nodes,
        )


def cards(slide: SlideContext, grid_stage: StageColumns, room: float) -> Cards:
    """The cards of a stage's touchpoints in their columns, with as many transitions as go into `room` px."""
    branch_marks = branch_marks_of(slide)
    for most in range(MOST_TRANSITIONS, -1, -1):
        found = Cards(
            slide, grid_stage, tuple(_card(slide, column, branch_marks, most) for column in grid_stage.columns)
        )
        if found.height <= room:
            break
    return found


def _card(slide: SlideContext, column: Column, branch_marks: BranchMarks, most: int) -> Card:
    theme, step = slide.theme, column.step
    width = column.width - GAP - EDGE - 2 * PADDING
    large = column.width >= LARGE_FROM
    known = joined(" ".join(part.split()) for part in (*step.channel, step.duration))
    beside = reach(slide.step_number(step), SMALL_BOLD) + NUMBER_GAP
    parts = [
        (known or " ", SMALL, theme.soft, width - SIGN_ROOM - beside, 1),
        (step.name, LEAD if large else BODY, theme.ink, width, 3),
        (step.description if large else "", SMALL, theme.soft, width, 2),
        (_whose(slide, step), SMALL, theme.soft, width, 1),
    ]
    blocks = [short(text, font, fill, wide, lines, SPARE).labelled for text, font, fill, wide, lines in parts]
    head = _head(slide, step, blocks[0], known, width)
    body = stack(
        [head, covered(blocks[1]), blocks[2], covered(blocks[3]), onward(slide, branch_marks, step, width, most)], 3
    )
    foot = card_foot(theme, weight_of(slide.journey, step), step.moment_of_truth, width, LOOK)
    return Card(step, NOTHING, body, foot)


def _head(slide: SlideContext, step: Step, known: Block, text: str, width: float) -> Block:
    """The number of a touchpoint, and right of it what is known of it."""
    number = slide.step_number(step)
    beside = reach(number, SMALL_BOLD) + NUMBER_GAP

    def paint(x: float, y: float) -> list[Node]:
        digits = line(number, x, y + 12.6 + lowered(SMALL, text), SMALL_BOLD, slide.theme.ink)
        return [Group((digits,), role="said"), *covered(known).paint(x + beside, y)]

    return Block(width, max(17.0, known.height), paint)


def branch_marks_of(slide: SlideContext) -> BranchMarks:
    """The transitions from steps, as a slide says them: each on two lines at the most."""
    names = {step.key: slide.numbered(step) for step in slide.journey.steps()}
    return BranchMarks(slide.journey, slide.theme, SMALL, _two_lines, names)


def _item(mark: Block) -> Block:
    """A transition, marked as one."""

    def paint(x: float, y: float) -> list[Node]:
        return [Group(tuple(mark.paint(x, y)), data={"lane": TRANSITIONS}, role="item")]

    return Block(mark.width, mark.height, paint)


def _two_lines(text: str, font: Font, fill: str, width: float) -> Block:
    return short(text, font, fill, width, 2, SPARE).labelled


def onward(
    slide: SlideContext, branch_marks: BranchMarks, step: Step, width: float, most: int = MOST_TRANSITIONS
) -> Block:
    """The first transitions from a step, at most so many, and how many more there are."""
    marks = [_item(mark) for mark in branch_marks.marks(step, width)]
    more = len(marks) - most
    if more > 0:
        note = Block(width, more_height(), lambda x, y: [more_note(slide, more, TRANSITIONS, x, y)])
        marks = [*marks[:most], note]
    return indented(stack(marks, 3), 0, top=3) if marks else NOTHING


def _whose(slide: SlideContext, step: Step) -> str:
    """The names of those whose step it is; nothing where it is everyone's."""
    return current_language().row(slide.called[one] for one in step.personas)


def _drawn(theme: Theme, column: Column, card: Card, top: float, height: float) -> Sequence[Node]:
    nodes = card_nodes(theme, card, (column.x + GAP / 2, top, column.width - GAP, height), 0.0, LOOK)
    return [Group(tuple(nodes), data={"lane": "touchpoints"})]
