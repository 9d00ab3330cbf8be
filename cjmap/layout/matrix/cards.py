"""The steps to fix first → their cards in order: what hurts there, who looks after it, and what could be better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, facts, middle, paragraph, stack
from cjmap.layout.kit.description import item_description
from cjmap.layout.kit.items import LOOKS, item_mark
from cjmap.layout.kit.marks import star
from cjmap.layout.kit.ranking import SaidItems
from cjmap.layout.kit.view_parts import emotion_fact, feelings_fact, importance_fact
from cjmap.layout.matrix.context import MatrixContext, step_words
from cjmap.layout.matrix.marks import mark_nodes
from cjmap.model import Item
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Rect
from cjmap.theme import BODY, BOLD, SMALL

EDGE = 4.0
PADDING = 12.0
RIGHT = 14.0
CARD_RADIUS = 6.0
STAR, STAR_ROOM = 6.0, 16.0
ITEM_ROOM = 20.0
COLUMN_LEAST = 340.0
MOST_COLUMNS = 3
COLUMN_GAP = 16.0


@dataclass(frozen=True, slots=True)
class RankedCard:
    """A card measured for a width: its `head` says what its label says, `rest` its items."""

    ctx: MatrixContext
    said: SaidItems
    width: float
    head: Block
    rest: Block

    @property
    def height(self) -> float:
        """As high as it must be, in px."""
        inner = stack([self.head, self.rest], 7).height
        return max(inner, 2 * self.ctx.radius) + 2 * PADDING - 2

    def block(self, height: float) -> Block:
        """The card, so high as the others of its row are."""
        return Block(self.width, height, lambda x, y: [_painted(self, x, y, height)])


def card_of(ctx: MatrixContext, said: SaidItems, width: float) -> RankedCard:
    """The card of a step in the list."""
    theme, step = ctx.theme, said.rank.step
    room = width - _left(ctx) - RIGHT
    known = (
        said.rank.stage.name if said.rank.stage is not step else "",
        importance_fact(step),
        emotion_fact(ctx.journey, step),
        feelings_fact(step),
    )
    aside = STAR_ROOM if step.moment_of_truth else 0.0
    below = facts(known, SMALL, theme.soft, room - aside)
    name = paragraph(step.name, BOLD, theme.ink, room)

    def paint(x: float, y: float) -> list[Node]:
        nodes = [*name.paint(x, y), *below.paint(x + aside, y + name.height)]
        return [*nodes, star(x + STAR, y + name.height + 6.5, STAR, theme.star)] if aside else nodes

    head = Block(room, name.height + below.height, paint)
    return RankedCard(ctx, said, width, head, stack(list(_items(ctx, said, room)), 5))


def _left(ctx: MatrixContext) -> float:
    """Where the words of a card begin, right of its mark."""
    return 2 * ctx.radius + 18


def _items(ctx: MatrixContext, said: SaidItems, width: float) -> Iterator[Block]:
    """Pain points with their owners, opportunities, and where those of the stage stand that are not here."""
    catalogue = messages()
    for item in said.items.get("pain_points", ()):
        owner = catalogue.signs.labelled(label=catalogue.map.owner, text=item.owner) if item.owner else ""
        known = (*_people(ctx, item), owner or catalogue.views.no_owner, item.status)
        yield _item(ctx, "pain_points", item, known, ctx.theme.ink, width)
    for item in said.items.get("opportunities", ()):
        known = (*_people(ctx, item), item.owner, item.status)
        yield _item(ctx, "opportunities", item, known, ctx.theme.soft, width)
    told = {"pain_points": catalogue.views.pain_points_at, "opportunities": catalogue.views.opportunities_at}
    for name, rank in said.elsewhere.items():
        text = told[name](stage=rank.stage.name, number=ctx.numbers[rank.step.key])
        yield paragraph(text, SMALL, ctx.theme.soft, width)


def _people(ctx: MatrixContext, item: Item) -> list[str]:
    return [ctx.journey.persona(one).name for one in item.personas]


def _item(ctx: MatrixContext, lane: str, item: Item, known: Sequence[str], fill: str, width: float) -> Block:
    mark, _ = item_mark(item, LOOKS[lane])
    text = paragraph(item.text, BODY, ctx.theme.ink, width - ITEM_ROOM)
    below = facts(known, SMALL, fill, width - ITEM_ROOM) if any(known) else NOTHING
    content = stack([text, below])

    def paint(x: float, y: float) -> list[Node]:
        signs = mark(ctx.theme, x, y + middle(BODY, item.text)) if mark else []
        nodes = (*signs, *content.paint(x + ITEM_ROOM, y))
        data = {"severity": item.severity.value} if item.severity else {}
        return [Group(nodes, label=item_description(ctx.journey, item), data=data, link=item.link, role="said")]

    return Block(width, content.height, paint)


def _painted(card: RankedCard, x: float, y: float, height: float) -> Group:
    ctx, rank = card.ctx, card.said.rank
    theme, step = ctx.theme, rank.step
    colour = theme.success(step.assessed)
    ground = (
        Rect(x, y, card.width, height, theme.card, theme.card_border, radius=CARD_RADIUS),
        Rect(x, y, EDGE, height, colour, radius=EDGE / 2),
    )
    at = x + ctx.radius + 10, y + PADDING + 14 * ctx.radius / 18
    mark = mark_nodes(theme, ctx.numbers[step.key], step.assessed, at, ctx.radius, step.derived)
    left = x + _left(ctx)
    head = Group((*ground, *mark, *card.head.paint(left, y + PADDING)), role="said")
    rest = card.rest.paint(left, y + PADDING + card.head.height + 7)
    data = {"step": step.key, "success": step.assessed.value}
    name = "card-" + "-".join(str(one) for one in rank.number)
    return Group((head, *rest), id=name, label=step_words(ctx, step), data=data, role="item")


def card_sentence(ctx: MatrixContext, said: SaidItems) -> str:
    """A card in one sentence, for the description of the whole."""
    catalogue = messages()
    lists = [
        catalogue.signs.labelled(label=catalogue.lanes[name], text=current_language().row(one.text for one in items))
        for name, items in said.items.items()
        if items
    ]
    return catalogue.signs.sentence(text=current_language().parts((step_words(ctx, said.rank.step), *lists)))


def card_rows(ctx: MatrixContext, said: Sequence[SaidItems], width: float) -> list[Block]:
    """Cards in columns, those of a row equally high: a block a row."""
    count = max(1, min(MOST_COLUMNS, int((width + COLUMN_GAP) // (COLUMN_LEAST + COLUMN_GAP))))
    each = (width - COLUMN_GAP * (count - 1)) / count
    cards = [card_of(ctx, one, each) for one in said]
    return [_row(cards[at : at + count], each) for at in range(0, len(cards), count)]


def _row(cards: Sequence[RankedCard], each: float) -> Block:
    height = max(card.height for card in cards)
    blocks = [card.block(height) for card in cards]

    def paint(x: float, y: float) -> list[Node]:
        return [node for at, one in enumerate(blocks) for node in one.paint(x + at * (each + COLUMN_GAP), y)]

    return Block(len(cards) * (each + COLUMN_GAP) - COLUMN_GAP, height, paint)
