"""The touchpoints of one stage → their cards on its slide: channel, name, whose it is, importance, success."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import spoken
from cjmap.layout.kit.block import NOTHING, Block, covered, indented, joined, stack
from cjmap.layout.kit.cards import edge
from cjmap.layout.kit.grid import Column, StageColumns
from cjmap.layout.kit.legend import IMPORTANCE, Sign
from cjmap.layout.kit.marks import DOTS_WIDTH, importance_dots, star, success_sign
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.kit.transitions import Ways
from cjmap.layout.slide.chevrons import titled
from cjmap.layout.slide.context import BODY, GAP, LEAD, MARGIN, SMALL, SlideContext
from cjmap.layout.slide.legend import signs_of
from cjmap.layout.slide.short import WAYS, short
from cjmap.layout.slide.touchpoints import more_height, more_note
from cjmap.model import Step
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node, Rect

PADDING = 12.0
EDGE = 5.0
SIGN_ROOM = 24.0
FOOT = 18.0
LARGE_FROM = 230.0
"""Cards from this width on have larger type, and room for what a touchpoint is about."""

SPARE = 10.0
MOST_WAYS = 3
"""Ways on that a step names; of others it says how many there are."""


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a stage, measured; all are equally high."""

    slide: SlideContext
    place: StageColumns
    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        foot = FOOT + 4 if any(_footed(column.step) for column in self.place.columns) else 0.0
        return max(block.height for block in self.blocks) + 2 * PADDING + foot

    @property
    def signs(self) -> set[Sign]:
        steps = [column.step for column in self.place.columns]
        signs = {sign for step in steps for sign in signs_of(step)}
        return signs | ({IMPORTANCE} if any(step.importance is not None for step in steps) else set())

    def row(self, top: float) -> Row:
        """The cards from `top` on."""
        nodes = [
            StageNodes(self.place.number, column.step.id, _drawn(self.slide, column, block, top, self.height))
            for column, block in zip(self.place.columns, self.blocks, strict=True)
        ]
        return Row(
            self.height,
            titles=titled(self.slide, self.slide.title("touchpoints"), self.height).paint(MARGIN, top + 4),
            nodes=nodes,
        )


def cards(slide: SlideContext, place: StageColumns, room: float) -> Cards:
    """The cards of a stage's touchpoints in their columns, with as many ways on as go into `room` px."""
    ways = ways_of(slide)
    for most in range(MOST_WAYS, -1, -1):
        found = Cards(slide, place, tuple(_content(slide, column, ways, most) for column in place.columns))
        if found.height <= room:
            break
    return found


def _content(slide: SlideContext, column: Column, ways: Ways, most: int) -> Block:
    theme, step = slide.theme, column.step
    width = column.width - GAP - EDGE - 2 * PADDING
    large = column.width >= LARGE_FROM
    known = joined(" ".join(part.split()) for part in (*step.channel, step.duration))
    parts = [
        (known or " ", SMALL, theme.soft, width - SIGN_ROOM, 1),
        (step.name, LEAD if large else BODY, theme.ink, width, 3),
        (step.description if large else "", SMALL, theme.soft, width, 2),
        (_whose(slide, step), SMALL, theme.soft, width, 1),
    ]
    blocks = [short(text, font, fill, wide, lines, SPARE).labelled for text, font, fill, wide, lines in parts]
    head = Block(width, max(17.0, blocks[0].height), covered(blocks[0]).paint)
    return stack([head, covered(blocks[1]), blocks[2], covered(blocks[3]), onward(slide, ways, step, width, most)], 3)


def ways_of(slide: SlideContext) -> Ways:
    """The ways on from steps, as a slide says them: each on two lines at the most."""
    return Ways(slide.journey, slide.theme, SMALL, _two_lines)


def _item(mark: Block) -> Block:
    """A way on, known as one."""

    def paint(x: float, y: float) -> list[Node]:
        return [Group(tuple(mark.paint(x, y)), data={"lane": WAYS}, role="item")]

    return Block(mark.width, mark.height, paint)


def _two_lines(text: str, font: Font, fill: str, width: float) -> Block:
    return short(text, font, fill, width, 2, SPARE).labelled


def onward(slide: SlideContext, ways: Ways, step: Step, width: float, most: int = MOST_WAYS) -> Block:
    """The first ways on from a step, at most so many, and how many more there are."""
    marks = [_item(mark) for mark in ways.marks(step, width)]
    more = len(marks) - most
    if more > 0:
        note = Block(width, more_height(), lambda x, y: [more_note(slide, more, WAYS, x, y)])
        marks = [*marks[:most], note]
    return indented(stack(marks, 3), 0, top=3) if marks else NOTHING


def _whose(slide: SlideContext, step: Step) -> str:
    """The names of those whose step it is; nothing where it is everyone's."""
    return spoken().row(slide.called[one] for one in step.personas)


def _footed(step: Step) -> bool:
    return step.importance is not None or step.moment_of_truth


def _drawn(slide: SlideContext, column: Column, block: Block, top: float, height: float) -> Sequence[Node]:
    theme, step = slide.theme, column.step
    x, width = column.x + GAP / 2, column.width - GAP
    left, right = x + EDGE + PADDING, x + width - PADDING
    nodes: list[Node] = [
        Rect(x, top, width, height, theme.card, theme.card_border, radius=6),
        edge(x, top, height, theme.success(step.assessed), EDGE),
        success_sign(theme, step.assessed, right - 6, top + PADDING + 8.5, step.derived, size=6.5),
        *block.paint(left, top + PADDING),
    ]
    middle = top + height - PADDING - FOOT / 2 + 3
    if step.importance is not None:
        nodes += importance_dots(theme, slide.weight(step), left, middle)
    if step.moment_of_truth:
        after = DOTS_WIDTH + 14 if step.importance is not None else 0.0
        nodes.append(star(left + after + 9, middle - 1, 9, theme.star))
    return [Group(tuple(nodes), data={"lane": "touchpoints"})]
