"""The stages of a row → their phases and the stage bar: chevrons with number, name and how many touchpoints went how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from cjmap.language import current_language
from cjmap.layout.kit.block import NOTHING, Block, line, paragraph
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.kit.legend import DERIVED, IMPORTANCE, MOMENT, Sign
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.map.chevrons import bar_colours, chevron, muted
from cjmap.layout.map.counts import counted
from cjmap.layout.map.headings import ChevronWords, phases_in_bar, stage_heading
from cjmap.layout.map.shown import has_own_facts
from cjmap.layout.map.stage_facts import stage_facts
from cjmap.layout.map.surroundings import NO_ZONE, MapContext, Zone
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Path, Text
from cjmap.text import reach

PHASE_DOWN, PHASE_BELOW = 3.0, 3.0
"""Px above a phase above the bar, and between it and the bar."""

RULE_GAP, RULE_END = 13.0, 10.0
"""From the words of a phase to its hairline, and from that to the end of the phase."""

HAIRLINE = 0.28
FACTS_GAP, FACTS_LEFT, FACTS_RIGHT = 6.0, 6.0, 10.0
"""Px between the bar and what a stage says of itself below it, and left and right of that."""

PhasePainter = Callable[[float], Mapping[int, Node]]
"""The top of the phases → the nodes of each, by the number of its first stage."""


@dataclass(frozen=True, slots=True)
class Phase:
    """Neighbouring stages of one phase: the number of the first of them, where they begin and end, and its words."""

    number: int
    name: str
    left: float
    right: float
    words: Block


def phase_zone(ctx: MapContext) -> tuple[float, PhasePainter]:
    """The height of the phases above the bar, and what paints them; nothing where they stand in the bar."""
    found = () if phases_in_bar(ctx) else tuple(_phases(ctx))
    if not found:
        return 0.0, lambda top: {}
    height = max(one.words.height for one in found)
    return PHASE_DOWN - PHASE_BELOW + height + PHASE_BELOW, lambda top: {
        one.number: _phase(ctx, one, top + height - one.words.height) for one in found
    }


def _phases(ctx: MapContext) -> Iterator[Phase]:
    for name, stages in groupby(ctx.grid.stages, key=lambda one: one.stage.phase):
        those = list(stages)
        left, right = those[0].x + 1, those[-1].x + those[-1].width
        if name:
            shown = current_language().capitals(name)
            room = min(right, ctx.grid.until(left)) - left - RULE_END
            words = paragraph(shown, ctx.look.caps, ctx.theme.soft, room, 4, hyphens=True)
            yield Phase(those[0].number, name, left, right, words)


def _phase(ctx: MapContext, phase: Phase, top: float) -> Group:
    nodes = phase.words.paint(phase.left, top)
    ends = [node.x + reach(node.text, node.font) for node in nodes if isinstance(node, Text)]
    return Group((*nodes, *_rule(ctx, phase, max(ends, default=phase.left), top)), data={"phase": phase.name})


def _rule(ctx: MapContext, phase: Phase, end: float, top: float) -> list[Node]:
    start, stop, y = end + RULE_GAP, phase.right - RULE_END, top + ctx.look.caps.size * 0.68
    if stop - start < RULE_GAP:
        return []
    return [
        Path((("M", start, y), ("L", stop, y)), stroke=ctx.theme.tinted(ctx.theme.soft, HAIRLINE), stroke_width=1.4)
    ]


def bar_zone(ctx: MapContext) -> Zone:
    """The stage bar, and below it what stages with touchpoints say of themselves as a whole."""
    if not ctx.grid.stages:
        return NO_ZONE
    headings = _headings(ctx)
    high = max(one.height for one in headings)
    facts = [_facts(ctx, one) for one in ctx.grid.stages]
    low = max(one.height for one in facts)
    below = FACTS_GAP + low if low else 0.0

    def paint(top: float) -> Row:
        nodes = [
            StageNodes(one.number, "", [*_stage(ctx, at, heading, top, high), *_said(ctx, one, block, top + high)])
            for at, (one, heading, block) in enumerate(zip(ctx.grid.stages, headings, facts, strict=True))
        ]
        return Row(high + below, nodes=nodes)

    return Zone(high + below, paint, frozenset(_signs(ctx)))


def _headings(ctx: MapContext) -> list[ChevronWords]:
    """What stands in each chevron: all in one line, or the counts of all in a second one where one stage needs it."""
    stages = ctx.grid.stages
    one_line = [stage_heading(ctx, at, second=False) for at in range(len(stages))]
    if all(one.fits for one in one_line):
        return one_line
    return [stage_heading(ctx, at, second=True) for at in range(len(stages))]


def _stage(ctx: MapContext, at: int, heading: ChevronWords, top: float, height: float) -> list[Node]:
    """A stage's chevron with its name, which is its heading, then what else stands there: counts are no part of a name."""
    one = ctx.grid.stages[at]
    fill, ink, outline = bar_colours(ctx.theme, one.stage)
    shape = chevron(one, top, height, fill, outline, notched=at > 0 or not ctx.first)
    called, more = heading.paint(top, height)
    phase = _phase_in_bar(ctx, heading, ink, fill, top, height)
    return [Group((shape, *called), role="heading"), *more, *phase]


def _phase_in_bar(ctx: MapContext, heading: ChevronWords, ink: str, fill: str, top: float, height: float) -> list[Node]:
    if not heading.phase:
        return []
    shown = current_language().capitals(heading.phase)
    font = ctx.look.caps
    y = heading.signs_middle(top, height) + 0.364 * font.size
    words = line(shown, heading.phase_right, y, font, muted(ink, fill), "end")
    return [Group((words,), data={"phase": heading.phase})]


def _facts(ctx: MapContext, one: StageColumns) -> Block:
    if one.continued or not has_own_facts(ctx, one.stage):
        return NOTHING
    return stage_facts(ctx, one.stage, ctx.uncut(one).width - FACTS_LEFT - FACTS_RIGHT)


def _said(ctx: MapContext, one: StageColumns, block: Block, bottom: float) -> list[Node]:
    return block.paint(ctx.uncut(one).x + FACTS_LEFT, bottom + FACTS_GAP) if block.height else []


def _signs(ctx: MapContext) -> Iterator[Sign]:
    """The signs in the bar and below it."""
    for one in ctx.grid.stages:
        stage = one.stage
        if ctx.judged:
            yield from (level for level, _ in counted(stage))
        if one.continued or not has_own_facts(ctx, stage):
            continue
        if not stage.derived:
            yield stage.assessed
        yield from stage.assessed_by.values()
        shown = {
            MOMENT: stage.moment_of_truth,
            IMPORTANCE: stage.importance is not None,
            DERIVED: stage.derived and not stage.touchpoints,
        }
        yield from (sign for sign, there in shown.items() if there)
