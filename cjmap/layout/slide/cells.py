"""One item of a list and a width → its chip: a mark, the text on a few lines, what else is known of it in small."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language
from cjmap.layout.kit.block import Block, middle
from cjmap.layout.kit.description import item_description
from cjmap.layout.kit.items import LOOKS, OWN, ItemLook, item_ground, item_mark
from cjmap.layout.slide.context import GUTTER, SMALL, SPARE, SlideContext, fitting
from cjmap.layout.slide.short import Short, labelled, short
from cjmap.layout.slide.touchpoints import more_height, more_note
from cjmap.model import Item
from cjmap.records import dataclass, replace
from cjmap.scene import Font, Group, Node
from cjmap.text import reach

PAD = 6.0
SIDE = 10.0
CHIP_GAP = 5.0
TAG_LEAST = 400.0
"""Chips from this width on have what is known of the item on the right, others below its text."""

TAG_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Chip:
    """An item's chip; `whole` says whether its text is all there."""

    item: Item
    lane: str
    block: Block
    whole: bool

    @property
    def height(self) -> float:
        return self.block.height


@dataclass(frozen=True, slots=True)
class ChipLook:
    """What the chips of a list share: their width in px, the lines that a text may take, its font, the room of tags."""

    width: float
    lines: int
    font: Font
    tags: float = 0.0


def chip_look(width: float, lines: int, font: Font, tags: Sequence[str] = ()) -> ChipLook:
    """The look of the chips of a list with these tags."""
    widest = max((reach(" ".join(tag.split()), SMALL) for tag in tags), default=0.0) if width >= TAG_LEAST else 0.0
    return ChipLook(width, lines, font, min(widest + 1, TAG_SHARE * width))


def chip(slide: SlideContext, item: Item, lane: str, like: ChipLook, tag: str = "", number: str = "") -> Chip:
    """An item; `tag` says whose it is or where it belongs, `number` that of its touchpoint stands before it."""
    width = like.width
    look = LOOKS.get(lane, OWN)
    side = SIDE if look.ground else 2.0
    mark, mark_room = item_mark(item, look)
    beside = bool(tag and look.ground) and width >= TAG_LEAST
    inner = width - side - mark_room - max(side, 8.0)
    tag_room = like.tags if beside else inner
    text = _text(slide, item, look, inner - (tag_room + 14 if beside else 0), like, number)
    more = short(tag, SMALL, slide.theme.soft, tag_room, 1, SPARE, "end" if beside else "start") if tag else None
    below = more.height if more and not beside else 0.0
    pad = PAD if look.ground else 2.0
    height = text.height + below + 2 * pad
    first = middle(like.font, item.text)

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = item_ground(slide.theme, look, x, y, width, height)
        nodes += mark(slide.theme, x + side, y + pad + first) if mark else []
        nodes += text.block.paint(x + side + mark_room, y + pad)
        if more and beside:
            nodes += labelled(more, x + width - side - tag_room, y + pad + (first - middle(SMALL, tag)))
        elif more:
            nodes += labelled(more, x + side + mark_room, y + pad + text.height)
        data = {"lane": lane} | ({"severity": item.severity.value} if item.severity else {})
        if text.whole and not item.severity:
            return [Group(tuple(nodes), data=data, role="item")]
        label = item_description(slide.journey, replace(item, text=text.text))
        return [Group((Group(tuple(nodes), role="said"),), label=label, data=data, role="item")]

    return Chip(item, lane, Block(width, height, paint), text.whole)


def _text(slide: SlideContext, item: Item, look: ItemLook, room: float, like: ChipLook, number: str) -> Short:
    font = replace(like.font, italic=look.quote)
    text = current_language().quoted(item.text) if look.quote else item.text
    return short(f"{number} {text}" if number else text, font, slide.theme.ink, room, like.lines, SPARE)


def painted(chips: Sequence[Chip], x: float, y: float) -> list[Node]:
    """Chips below each other."""
    nodes: list[Node] = []
    for one in chips:
        nodes += one.block.paint(x, y)
        y += one.height + CHIP_GAP
    return nodes


STRIP_TITLE = GUTTER


@dataclass(frozen=True, slots=True)
class Cell:
    """The chips of one list that have room, and how many have not."""

    lane: str
    chips: tuple[Chip, ...]
    more: int

    @property
    def texts(self) -> list[str]:
        """What is shown, for a screen reader."""
        return [one.item.text for one in self.chips]

    @property
    def height(self) -> float:
        height = sum(one.height + CHIP_GAP for one in self.chips)
        return height + more_height() if self.more else max(0.0, height - CHIP_GAP)

    def paint(self, slide: SlideContext, x: float, y: float) -> list[Node]:
        nodes = painted(self.chips, x, y)
        if self.more:
            down = sum(one.height + CHIP_GAP for one in self.chips)
            nodes.append(more_note(slide, self.more, self.lane, x + 2, y + down))
        return nodes


@dataclass(frozen=True, slots=True)
class Strip:
    """The first of the journey's own items of a list, right of the list's title, and how many follow it."""

    lane: str
    title: Short
    chip: Chip
    more: int

    @property
    def height(self) -> float:
        return max(self.title.height, self.chip.height + (more_height() + 2 if self.more else 0))

    def paint(self, slide: SlideContext, x: float, y: float) -> list[Node]:
        nodes: list[Node] = [Group(tuple(self.title.block.paint(x, y + 6)), role="heading")]
        nodes += self.chip.block.paint(x + STRIP_TITLE, y)
        if self.more:
            nodes.append(more_note(slide, self.more, self.lane, x + STRIP_TITLE + 2, y + self.chip.height + 2))
        return nodes


def cell(lane: str, chips: Sequence[Chip], total: int, height: float) -> Cell:
    """As many of the chips, which are the first of `total` items, as `height` px hold."""
    count = fitting([one.height + CHIP_GAP for one in chips], total, height + CHIP_GAP, more_height() + CHIP_GAP)
    return Cell(lane, tuple(chips[:count]), total - count)


def worth(chips: Sequence[Chip]) -> int:
    """How much chips say: a whole text counts for it, a shortened one against it."""
    return sum(1 if one.whole else -1 for one in chips)
