"""What an author's own lane holds → a row of boxes, all equally high: of a touchpoint in its column, of a stage across it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cjmap.layout.kit.block import NOTHING, Block, stack
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.map.cells import SIDE
from cjmap.layout.map.entries import HeldLane, LaneEntry
from cjmap.layout.map.items import DOTTED_LOOK, LaneLook, item_content, item_signs
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.layout.map.titles import grouped, titled
from cjmap.model import Item
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Rect
from cjmap.theme import Theme

BOX_SIDE, BOX_PAD, BOX_RADIUS = 9.0, 6.0, 5.0
BORDER, BORDER_OUTLINED = 0.35, 0.55
"""How much of the soft text colour is in the border of a box, and in outlined themes."""

BETWEEN = 4.0
"""Between two items of a box, and between the boxes of a stage and of its touchpoints, in px."""

PLAIN_LOOK = LaneLook()


@dataclass(frozen=True, slots=True)
class Box:
    """What a step has in the lane: the step's stage and id, the left edge and width of its box, what stands in it, and whether
    it is the stage's where touchpoints of it have boxes too.
    """

    stage: int
    touchpoint: str
    x: float
    width: float
    content: Block
    shared: bool

    @property
    def height(self) -> float:
        return self.content.height + 2 * BOX_PAD


def own_zone(ctx: MapContext, lane: HeldLane) -> Zone:
    """The row of an author's own lane, with its title and the line above it."""
    boxes = list(_boxes(ctx, lane))
    above = max((box.height for box in boxes if box.shared), default=0.0)
    sharing = {box.stage for box in boxes if box.shared}
    down = above + BETWEEN if above else 0.0
    height = max((box.height + (down if box.stage in sharing and not box.shared else 0) for box in boxes), default=0.0)

    def paint(top: float) -> Row:
        return Row(height, nodes=list(_painted(ctx, lane, boxes, sharing, (top, height, above))))

    signs = frozenset[Sign]().union(*map(_signs, (entry for stage in lane.entries for entry in stage)))
    return titled(ctx, lane.lanes[0], Zone(height, paint, signs), lane.title, BOX_PAD)


def _signs(entry: LaneEntry) -> frozenset[Sign]:
    return item_signs(entry.lane.id, entry.thing) if isinstance(entry.thing, Item) else frozenset()


def _boxes(ctx: MapContext, lane: HeldLane) -> Iterator[Box]:
    for stage, entries in zip(ctx.grid.stages, lane.entries, strict=True):
        own = [entry for entry in entries if not entry.touchpoint]
        if own:
            shared = len(own) < len(entries)
            part = ctx.uncut(stage)
            width = part.width - 2 * SIDE
            yield Box(stage.number, "", part.x + SIDE, width, _content(ctx, own, width - 2 * BOX_SIDE), shared)
        for column in stage.columns:
            theirs = [entry for entry in entries if entry.touchpoint and entry.touchpoint == column.step.id]
            if theirs:
                width = column.width - 2 * SIDE
                content = _content(ctx, theirs, width - 2 * BOX_SIDE)
                yield Box(stage.number, column.step.id, column.x + SIDE, width, content, False)


def _content(ctx: MapContext, entries: Sequence[LaneEntry], width: float) -> Block:
    """The items of a step below each other, with dots where there are several."""
    look = DOTTED_LOOK if len(entries) > 1 else PLAIN_LOOK
    return stack([_item(ctx, one.thing, look, width) for one in entries if isinstance(one.thing, Item)], BETWEEN)


def _item(ctx: MapContext, item: Item, look: LaneLook, width: float) -> Block:
    content, extras = item_content(ctx, item, look, width, [])
    if not content.height:
        return NOTHING
    return Block(
        width, content.height, lambda x, y: [Group((*content.paint(x, y), *extras(x, y)), link=item.link)]
    )  # fmt: skip


def _painted(
    ctx: MapContext, lane: HeldLane, boxes: Sequence[Box], sharing: set[int], place: tuple[float, float, float]
) -> Iterator[StageNodes]:
    """The boxes; `place` is the top of the lane, its height, and that of a stage's boxes above those of its touchpoints."""
    top, height, above = place
    ground = _ground(ctx.theme)
    for box in boxes:
        y = top + above + BETWEEN if box.stage in sharing and not box.shared else top
        high = above if box.shared else top + height - y
        nodes = [ground(box.x, y, box.width, high), *box.content.paint(box.x + BOX_SIDE, y + BOX_PAD)]
        yield StageNodes(box.stage, box.touchpoint, [grouped(lane.lanes[0], nodes)])


def _ground(theme: Theme) -> Callable[[float, float, float, float], Node]:
    fill = theme.background if theme.outlined else theme.card
    border = theme.tinted(theme.soft, BORDER_OUTLINED if theme.outlined else BORDER)
    return lambda x, y, width, height: Rect(x, y, width, height, fill, border, radius=BOX_RADIUS)
