"""A stage and the width of its chevron → what stands in it: number, name, counts, and in a second line who and how long."""

from __future__ import annotations

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import (
    NOTHING,
    Block,
    baseline,
    direction,
    facts,
    leading,
    line,
    lines_of,
    paragraph_of,
    stack,
)
from cjmap.layout.map.chevrons import GAP, NOTCH, bar_colours, muted
from cjmap.layout.map.counts import GIVEN_GAP, given_sign, given_width, pill, pill_height, pill_width
from cjmap.layout.map.look import Look
from cjmap.layout.map.shown import has_own_facts, owner_in_bar
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Stage
from cjmap.records import dataclass
from cjmap.scene import Node, Text
from cjmap.text import reach
from cjmap.text.breaking import wrapped

LEFT_FIRST, LEFT = 16.0, 22.0
"""Where the words of a chevron begin, in px: in one without a notch, and in one with it."""

NUMBER_GAP = 9.0
SIGNS_RIGHT, SIGNS_LEFT = 8.0, 10.0
"""What is left free right of the counts before the chevron's tip, and left of them."""

NAME_SPARE = 4.0
"""Px right of a name that a wider substitute font may run into."""


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """Distances from top to bottom, in px: above a name that is alone, above one with a second line, how far the second line is
    drawn up, what is below it, and how far above the bar's bottom the middle of its signs lies.
    """

    alone: float
    above: float
    closer: float
    below: float
    signs: float


ONE_ROW, ROWS = _Rhythm(9.0, 6.8, 1.3, 5.1, 14.0), _Rhythm(1.6, 3.1, 3.2, 4.9, 12.0)


PHASE_SHARE, BELOW_LEAST = 0.4, 90.0
"""The most of a chevron's width that its phase takes, and the least px that it leaves to the rest of the second line; where one
is wider, all of the row stand above the bar.
"""


@dataclass(frozen=True, slots=True)
class ChevronWords:
    """What stands in a chevron, measured: its number and where it begins, its name and the line below it with their left edge,
    its signs and theirs, its phase and where that ends, and whether all of it has room in as many lines.
    """

    look: Look
    height: float
    number: Text | None
    left: float
    name: Block
    below: Block
    signs: Block
    signs_left: float
    phase: str
    phase_right: float
    second: bool
    fits: bool
    first_baseline: float

    def signs_middle(self, top: float, height: float) -> float:
        """The middle of the counts and the phase in a bar that is so high."""
        return top + height - _rhythm(self.look).signs if self.second else top + height / 2

    def paint(self, top: float, height: float) -> tuple[list[Node], list[Node]]:
        """What a stage is called in a bar that is so high, and what else stands there: its second line and its signs."""
        rhythm = _rhythm(self.look)
        tall = self.name.height + (self.below.height - rhythm.closer if self.below.height else 0)
        y = top + (height - tall) / 2 if not self.second else top + rhythm.above
        if self.second and not self.below.height and not self.signs.height:
            y = top + (height - self.name.height) / 2
        called: list[Node] = []
        if self.number:
            number = self.number
            called.append(line(number.text, number.x, y + self.first_baseline, number.font, number.fill))
        called += self.name.paint(self.left, y)
        below = self.below.paint(self.left, y + self.name.height - rhythm.closer)
        signs = self.signs.paint(self.signs_left, self.signs_middle(top, height) - self.signs.height / 2)
        return called, [*below, *signs]


def stage_heading(ctx: MapContext, at: int, second: bool) -> ChevronWords:
    """What stands in the chevron of the stage with that index in its row; with a `second` line for all but the name."""
    whole, look = ctx.grid.stages[at], ctx.look
    one = ctx.uncut(whole)
    fill, ink, _ = bar_colours(ctx.theme, one.stage)
    start = one.x + (LEFT_FIRST if at == 0 and ctx.first else LEFT)
    number = _number(ctx, one.number, start, ink)
    left = start + (reach(number.text, number.font) + NUMBER_GAP if number else 0)
    cut = one.x + one.width < whole.x + whole.width
    end = one.x + one.width - (0.0 if cut else GAP + NOTCH)
    signs = _signs(ctx, one.stage, pill_height(look, second))
    signs_left = end - SIGNS_RIGHT - signs.width + (4 if second else 0)
    right = signs_left - SIGNS_LEFT if signs.height else end - 2
    phase = _phase(ctx, at)
    phase_wide = reach(current_language().capitals(phase), look.caps) + SIGNS_LEFT if phase else 0.0
    phase_right = right
    room = (end - 2 if second else right - phase_wide) - left
    given = ctx.stage_name(one.number)
    lines, hard = wrapped(one.stage.name, look.head_bold, max(20.0, room), NAME_SPARE, True)
    text = paragraph_of(given, lines, look.head_bold, max(20.0, room), hard, shortened=one.stage.name != given)
    name = lines_of(text, look.head_bold, ink, max(20.0, room), toward=direction(one.stage.name))
    below = _below(ctx, at, muted(ink, fill), max(20.0, right - phase_wide - left))
    fits = len(lines) == one.stage.name.count("\n") + 1 and not below.height and room >= 20
    height = _height(look, name, below, signs, second)
    down = baseline(look.head_bold, "".join(lines))
    return ChevronWords(
        look, height, number, left, name, below if second else NOTHING, signs, signs_left, phase, phase_right, second,
        fits, down,
    )  # fmt: skip


def _rhythm(look: Look) -> _Rhythm:
    return ROWS if look.in_rows else ONE_ROW


def _height(look: Look, name: Block, below: Block, signs: Block, second: bool) -> float:
    rhythm = _rhythm(look)
    if not second:
        return max(look.bar, name.height + 2 * rhythm.alone)
    low = below.height or (leading(look.small) if signs.height else 0.0)
    return max(look.bar_two, rhythm.above + name.height - rhythm.closer + low + rhythm.below)


def _number(ctx: MapContext, number: int, x: float, ink: str) -> Text | None:
    shown = ctx.number(number)
    return line(shown, x, 0, ctx.look.figure, ink) if shown else None


def _signs(ctx: MapContext, stage: Stage, height: float) -> Block:
    """The success that the author gave a stage, and the counts of its touchpoints."""
    if stage.others or not ctx.judged:
        return NOTHING
    given = given_sign(ctx.theme, stage, height) if has_own_facts(ctx, stage) else NOTHING
    parts = [one for one in (given, pill(ctx.theme, stage, ctx.look, height)) if one.width]

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for part in parts:
            nodes += part.paint(x, y)
            x += part.width + GIVEN_GAP
        return nodes

    return Block(sum(one.width for one in parts) + GIVEN_GAP * (len(parts) - 1), height, paint) if parts else NOTHING


def _phase(ctx: MapContext, at: int) -> str:
    """The phase that begins at a stage of a row, as the bar says it where the stages stand in rows."""
    stages = ctx.grid.stages
    phase = stages[at].stage.phase if phases_in_bar(ctx) else ""
    return "" if at and stages[at - 1].stage.phase == phase else phase


def phases_in_bar(ctx: MapContext) -> bool:
    """Whether the phases of a row stand in its bar: where stages stand in rows, and the words of each have room there."""
    if not ctx.look.in_rows:
        return False
    capitals, font = current_language().capitals, ctx.look.caps
    for one in ctx.grid.stages:
        beside = LEFT + BELOW_LEAST + pill_width(one.stage, ctx.look) + given_width(one.stage, ctx.look) + GAP + NOTCH
        room = min(one.width * PHASE_SHARE, one.width - beside - SIGNS_LEFT - SIGNS_RIGHT)
        if one.stage.phase and reach(capitals(one.stage.phase), font) > room:
            return False
    return True


def _below(ctx: MapContext, at: int, colour: str, width: float) -> Block:
    """Who is responsible for a stage and how long it takes, that it has begun before, or that it is none of the persona's."""
    one = ctx.grid.stages[at]
    known = [
        messages().map.not_theirs if one.stage.others else "",
        messages().map.continued if one.continued else "",
        "" if one.continued else owner_in_bar(ctx, one.stage),
        "" if one.continued else one.stage.duration,
    ]
    return stack([facts(known, ctx.look.small, colour, width)])
