"""The signs that are on a drawing → the keys that explain them in its legend, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import Block, line
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.marks import (
    BARS_WIDTH,
    DOTS_WIDTH,
    importance_dots,
    severity_bars,
    star,
    success_sign,
)
from cjmap.layout.kit.segments import DASHES, Pen, SegmentKind
from cjmap.model import End, ItemSeverity, Stage, Step, Success
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Path
from cjmap.text import reach
from cjmap.theme import BODY, Theme

DERIVED, MOMENT, IMPORTANCE, SEVERITY, ASSUMED = "derived", "moment", "importance", "severity", "assumed"
FELT, GOES_ON, GOES_BACK = "felt", "goes-on", "goes-back"
"""On a map also: a feeling without a score, and transitions to a later step and to an earlier one."""

Sign = Success | End | str
"""A success level, how a journey ends, a kind of stretch of the curve, or one of the eight above."""

Drawn = Callable[[float, float], list[Node]]
"""What a key shows: its left edge and its middle → nodes."""


@dataclass(frozen=True, slots=True)
class LegendKey:
    """What a sign means, the width of the sign in px, how it is drawn, the colour of the words where they have one, and what
    they are short for where they are shortened.
    """

    text: str
    room: float
    drawn: Drawn
    colour: str = ""
    given: str = ""


def sign_keys(theme: Theme, shown: Container[Sign]) -> Iterator[LegendKey]:
    """One key for each of the signs, in the order of all legends."""
    for level in Success:
        if level in shown:
            yield LegendKey(messages().success[level], 12, _success(theme, level), theme.success(level))
    catalogue = messages().legend
    keys = {
        DERIVED: LegendKey(
            catalogue.derived, 12, lambda x, y: [success_sign(theme, Success.POSITIVE, x + 6, y, derived=True)]
        ),
        MOMENT: LegendKey(catalogue.moment_of_truth, 14, lambda x, y: [star(x + 7, y, 7, theme.star)]),
        IMPORTANCE: LegendKey(catalogue.importance, DOTS_WIDTH, lambda x, y: importance_dots(theme, 0.6, x, y)),
        SEVERITY: LegendKey(
            catalogue.severity, BARS_WIDTH, lambda x, y: severity_bars(theme, ItemSeverity.HIGH, x, y + 5)
        ),
        ASSUMED: LegendKey(catalogue.assumed_score, 26, lambda x, y: [_stretch(Pen(theme.accent, 2.4, DASHES), x, y)]),
        SegmentKind.UNSCORED: LegendKey(catalogue.not_scored, 26, _pale(theme, SegmentKind.UNSCORED)),
        SegmentKind.OTHERS: LegendKey(catalogue.others_steps, 26, _pale(theme, SegmentKind.OTHERS)),
        FELT: LegendKey(catalogue.felt, 12, _success(theme, Success.NOT_ASSESSED)),
    }
    yield from (key for sign, key in keys.items() if sign in shown)


def key_block(theme: Theme, key: LegendKey, height: float) -> Block:
    """A key in a row of that height: its sign, and right of it what it means."""

    def paint(x: float, y: float) -> list[Node]:
        middle = y + height / 2
        text = line(key.text, x + key.room + 7, middle + 4.3, BODY, key.colour or theme.soft, given=key.given)
        return [*key.drawn(x, middle), text]

    return Block(key.room + 7 + reach(key.text, BODY), height, paint)


def legend_group(keys: Block, x: float, y: float) -> Group:
    """The keys of a legend, drawn, as a part of the drawing."""
    return Group(tuple(keys.paint(x, y)), id="legend", label=messages().parts.legend, role="section")


def _success(theme: Theme, level: Success) -> Drawn:
    return lambda x, y: [success_sign(theme, level, x + 6, y)]


def _pale(theme: Theme, kind: SegmentKind) -> Drawn:
    return lambda x, y: [_stretch(Pen.of(theme, kind, theme.accent, 2.4), x, y)]


def _stretch(pen: Pen, x: float, y: float) -> Path:
    return Path((("M", x, y), ("L", x + 26, y)), stroke=pen.colour, stroke_width=pen.width, dash=pen.dash)


ROW = 20.0
"""The height of a row of keys."""


def line_signs(ctx: Context, steps: Sequence[Step]) -> set[SegmentKind]:
    """The stretches of the curve of these steps that want a key."""
    if not any(lane.id == "emotion" for lane in ctx.journey.lanes):
        return set()
    return ctx.scores.kinds(steps) - {SegmentKind.SCORED}


def card_signs(steps: Sequence[Step]) -> set[Sign]:
    """The signs on the cards of steps beside those of their success."""
    judged = (step for step in steps if not (isinstance(step, Stage) and step.touchpoints))
    found = {
        DERIVED: any(step.derived for step in judged),
        MOMENT: any(step.moment_of_truth for step in steps),
        IMPORTANCE: any(step.importance is not None for step in steps),
    }
    return {sign for sign, there in found.items() if there}
