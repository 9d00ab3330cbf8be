"""What works, the next steps, and a room → the two lists as far as they fit whole, and how many more there are on the map."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import messages
from cjmap.layout.brief.facts import BriefFacts, NextStep
from cjmap.layout.kit.block import NOTHING, Block, facts, heading, middle, paragraph, stack
from cjmap.layout.kit.description import item_description
from cjmap.layout.kit.items import Mark, bullet
from cjmap.layout.kit.marks import success_sign
from cjmap.model import Item, Success
from cjmap.scene import Group, Node
from cjmap.theme import BODY, HEADING, SMALL, Theme

LEFT_SHARE = 0.42
GAP = 28.0
BETWEEN = 4.0
MARK_ROOM, BULLET_ROOM = 20.0, 16.0
HEADING_GAP = 4.0
MORE_HIGH = 14.0

FIRST_MOST = 96.0
"""So high the first entry of a list may be and still have its room kept."""


def lists_block(brief: BriefFacts, width: float, room: float) -> Block:
    """The lists beside each other in a room, in px; one alone takes all of the width."""
    left, right = _widths(brief, width)
    works = _filled(brief.theme, messages().brief.works, _works(brief, left), left, room, MARK_ROOM)
    steps = _filled(brief.theme, messages().brief.next_steps, _steps(brief, right), right, room, BULLET_ROOM)
    if not works.height or not steps.height:
        return works if works.height else steps
    height = max(works.height, steps.height)
    return Block(width, height, lambda x, y: [*works.paint(x, y), *steps.paint(x + width - right, y)])


def least_room(brief: BriefFacts, width: float) -> float:
    """What the lists need so that each shows its heading, its first entry whole, and how many more there are."""
    left, right = _widths(brief, width)
    found = [blocks for blocks in (_works(brief, left)[:1], _steps(brief, right)[:1]) if blocks]
    if not found:
        return 0.0
    return 20 + HEADING_GAP + max(min(one[0].height, FIRST_MOST) for one in found) + BETWEEN + MORE_HIGH


def _widths(brief: BriefFacts, width: float) -> tuple[float, float]:
    """Of what works, and of the next steps."""
    if not brief.works or not brief.next_steps:
        return width, width
    left = round(width * LEFT_SHARE)
    return left, width - left - GAP


def _filled(theme: Theme, title: str, entries: Sequence[Block], width: float, room: float, indent: float) -> Block:
    """A list in a room: entries in order as long as each fits whole, then how many more there are."""
    if not entries:
        return NOTHING
    head = heading(paragraph(title, HEADING, theme.ink, width))
    used = head.height + HEADING_GAP
    shown: list[Block] = []
    for at, entry in enumerate(entries):
        rest = MORE_HIGH + BETWEEN if at + 1 < len(entries) else 0.0
        if used + entry.height + rest > room:
            break
        shown.append(entry)
        used += entry.height + BETWEEN
    left = len(entries) - len(shown)
    if left and used + MORE_HIGH > room:
        return NOTHING
    told = messages().brief.more if shown else messages().brief.all_on_map
    more = paragraph(told(left), SMALL, theme.soft, width - indent, 0) if left else NOTHING
    listed = stack([*shown, _indented(more, indent)], BETWEEN)
    return stack([head, listed], HEADING_GAP)


def _indented(block: Block, left: float) -> Block:
    return Block(block.width, block.height, lambda x, y: block.paint(x + left, y)) if block.height else NOTHING


def _works(brief: BriefFacts, width: float) -> list[Block]:
    def sign(theme: Theme, x: float, y: float) -> list[Node]:
        return [success_sign(theme, Success.POSITIVE, x + 6, y, size=4.6)]

    return [
        _entry(brief, item, sign, paragraph(item.text, BODY, brief.theme.ink, width - MARK_ROOM), MARK_ROOM, width)
        for item in brief.works
    ]


def _steps(brief: BriefFacts, width: float) -> list[Block]:
    mark = bullet("opportunity")
    inner = width - BULLET_ROOM
    return [
        _entry(brief, one.item, mark, _next_step(brief.theme, one, inner), BULLET_ROOM, width)
        for one in brief.next_steps
    ]


def _next_step(theme: Theme, one: NextStep, width: float) -> Block:
    said = messages().brief
    known = (one.item.owner or said.no_owner, one.item.status or said.no_status, one.stage.name if one.stage else "")
    return stack([paragraph(one.item.text, BODY, theme.ink, width), facts(known, SMALL, theme.soft, width)])


def _entry(brief: BriefFacts, item: Item, mark: Mark, block: Block, indent: float, width: float) -> Block:
    def paint(x: float, y: float) -> list[Node]:
        nodes = (*mark(brief.theme, x, y + middle(BODY, item.text)), *block.paint(x + indent, y))
        return [Group(nodes, label=item_description(brief.journey, item), link=item.link, role="said")]

    return Block(width, block.height, paint)
