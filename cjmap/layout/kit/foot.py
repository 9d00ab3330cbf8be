"""What was found on the whole journey, its measures, the numbered notes → the foot of the map, and the line below it."""

from __future__ import annotations

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, facts, flow, heading, leading, line, lowered, paragraph, stack
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.grid import MARGIN
from cjmap.layout.kit.items import LOOKS, ItemLook, item_block
from cjmap.layout.kit.metrics import metrics_block
from cjmap.model import Item, Journey
from cjmap.records import replace
from cjmap.scene import Group, Node, Path
from cjmap.text import reach
from cjmap.theme import BODY, BOLD, SMALL, SMALL_BOLD

FOUND = {"highlights": LOOKS["goals"]}
"""Findings are plain sentences, good or bad; the other lists look as they do in their lanes."""

MADE_WITH = "cjmap"

COLUMN_LEAST = 300.0
COLUMN_MOST = 560.0
GAP = 28.0


def findings(ctx: Context, top: float, numbered: bool = True) -> tuple[list[Node], float]:
    """The lists, measures and notes of the whole journey below a rule, and their height; the notes whose numbers are on
    the map only where they are to be `numbered` here.
    """
    journey, theme = ctx.journey, ctx.theme
    left, right = ctx.grid.left, ctx.grid.right
    lists = [
        (title, getattr(journey, key), FOUND.get(key, LOOKS[key]))
        for key, title in messages().findings.items()
        if getattr(journey, key)
    ]
    width = right - left
    in_row = max(1, min(max(1, len(lists)), int((width + GAP) // (COLUMN_LEAST + GAP))))
    each = min((width - GAP * (in_row - 1)) / in_row, COLUMN_MOST)
    blocks = [_list(ctx, title, items, look, each) for title, items, look in lists]
    measures = metrics_block(ctx, journey.metrics, width)
    notes = _notes(ctx, width, numbered)
    rows = [
        flow(blocks, width + 1, GAP, 18) if blocks else stack([]),
        _titled(ctx, messages().map.measures, measures),
        _titled(ctx, messages().map.notes, notes),
    ]
    whole = stack(rows, 18)
    if not whole.height:
        return [], 0
    rule = Path((("M", MARGIN, top), ("L", right, top)), stroke=theme.rule)
    return [
        Group((rule,), role="decoration"),
        Group(tuple(whole.paint(left, top + 18)), id="findings", label=messages().parts.findings, role="section"),
    ], whole.height + 18


def without_findings(journey: Journey) -> Journey:
    """A journey without what is said of the whole of it."""
    return replace(journey, goals=(), highlights=(), pain_points=(), opportunities=(), notes=(), metrics=())


def _list(ctx: Context, title: str, items: tuple[Item, ...], look: ItemLook, width: float) -> Block:
    gap = 6.0 if look.ground else 2.0
    listed = stack([item_block(ctx, item, look, width) for item in items], gap)
    return stack([heading(paragraph(title, BOLD, ctx.theme.ink, width)), listed], 6)


def _titled(ctx: Context, title: str, block: Block) -> Block:
    if not block.height:
        return block
    return stack([heading(paragraph(title, BOLD, ctx.theme.ink, block.width)), block], 6)


def _notes(ctx: Context, width: float, with_numbered: bool) -> Block:
    """The journey's own notes, then the numbered notes in the order of their marks."""
    look = LOOKS["goals"]
    own = [item_block(ctx, item, look, min(width, 900)) for item in ctx.journey.notes]
    notes = ctx.notes.numbers.items() if with_numbered else ()
    numbered = [_note(ctx, number, text, min(width, 900)) for text, number in notes]
    return stack([*own, *numbered], 3)


def _note(ctx: Context, number: int, text: str, width: float) -> Block:
    digits = current_language().number(number)
    room = max(24.0, reach(digits, SMALL_BOLD) + 12)
    text_block = paragraph(text, BODY, ctx.theme.ink, width - room)

    def paint(x: float, y: float) -> list[Node]:
        return [
            line(digits, x + 2, y + 12.6 + lowered(BODY, text), SMALL_BOLD, ctx.theme.soft),
            *text_block.paint(x + room, y),
        ]

    return Block(width, text_block.height, paint)


def footer(ctx: Context, top: float) -> tuple[list[Node], float]:
    """The line below the map."""
    theme = ctx.theme
    name_width = reach(MADE_WITH, SMALL_BOLD)
    width = ctx.grid.right - MARGIN - name_width - 40
    block = facts(journey_facts(ctx.journey), SMALL, theme.soft, width)
    mark = line(MADE_WITH, ctx.grid.right, top + 10.8, SMALL_BOLD, theme.soft, "end")
    return [Group((*block.paint(MARGIN, top), mark), id="footer", label=messages().parts.footer, role="section")], max(
        block.height, leading(SMALL)
    )


def journey_facts(journey: Journey) -> list[str]:
    """File, edition, review, owner and what the map rests on, as far as they are known; never a clock time."""
    catalogue = messages()
    parts = (
        journey.file,
        catalogue.signs.labelled(label=catalogue.map.version, text=journey.version) if journey.version else "",
        current_language().date(journey.date),
        catalogue.map.reviewed(date=current_language().date(journey.reviewed)) if journey.reviewed else "",
        journey.owner,
        journey.evidence,
    )
    return [part for part in parts if part]
