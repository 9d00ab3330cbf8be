"""A stage with touchpoints → what its author says of it as a whole: importance, whose it is, channel, description, note."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, covered, facts, flow, paragraph, stack
from cjmap.layout.kit.cards import note_mark, weight_of
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.map.badges import MARKER, marker_of, star_block, weight_dots
from cjmap.layout.map.shown import MARKED_MOST, named_personas
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Stage
from cjmap.scene import Group, Node
from cjmap.text import reach

HIGH = 16.0
"""Height of the line of signs, in px."""

GAP, SIGN, SIGN_GAP = 9.0, 4.6, 5.0
"""Between two signs, half the width of one of success, and between it and whose it is."""


def stage_facts(ctx: MapContext, stage: Stage, width: float) -> Block:
    """What a stage as a whole says of itself, `width` px wide; nothing where it has only a name."""
    look, soft = ctx.look, ctx.theme.soft
    known = (current_language().row(stage.channel), messages().basis.get(stage.basis or "", ""))
    said = paragraph(stage.description, look.small, soft, width, hyphens=True) if stage.description else NOTHING
    signs = [_centred(one) for one in _signs(ctx, stage, width)]
    parts = (covered(flow(signs, width, GAP, 2)), covered(facts(known, look.small, soft, width)), said)
    return stack(parts, 2)


def _centred(block: Block) -> Block:
    high = max(HIGH, block.height)
    return Block(block.width, high, lambda x, y: block.paint(x, y + (high - block.height) / 2))


def _signs(ctx: MapContext, stage: Stage, width: float) -> Iterator[Block]:
    """Importance, moment of truth, a note's number, and whose the stage is or how it went for each."""
    weight = weight_of(ctx.whole or ctx.journey, stage)
    if weight is not None:
        yield weight_dots(ctx.theme, weight)
    if stage.moment_of_truth:
        yield star_block(ctx.theme)
    if stage.note:
        yield note_mark(ctx, ctx.notes.number(stage.note), ctx.look.small_bold)
    for one in stage.assessed_by or named_personas(ctx, stage):
        yield _person(ctx, stage, one, width)


def _person(ctx: MapContext, stage: Stage, persona: str, width: float) -> Block:
    """The marker of a persona, or their name where there are too many for markers, and how the stage went for them."""
    theme, font = ctx.theme, ctx.look.small
    marked = len((ctx.whole or ctx.journey).personas) <= MARKED_MOST
    level = stage.assessed_by.get(persona)
    sign = SIGN_GAP + 2 * SIGN if level else 0.0
    name = "" if marked else ctx.short_names[persona]
    wide = min(reach(name, font) + 1, width - sign) if name else 2 * MARKER
    words = paragraph(name, font, theme.soft, wide, 0, hyphens=True)

    def paint(x: float, y: float) -> list[Node]:
        middle = y + HIGH / 2
        who = words.paint(x, y) if name else [marker_of(ctx, persona, x + MARKER, middle, MARKER)]
        if level:
            who.append(success_sign(theme, level, x + wide + SIGN_GAP + SIGN, middle, stage.derived, SIGN))
        return [Group(tuple(who), data={"persona": persona})]

    return Block(wide + sign, max(HIGH, words.height) if name else HIGH, paint)
