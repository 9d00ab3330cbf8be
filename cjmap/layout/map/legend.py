"""The signs that are on a map → its legend, in groups of what is used: success, marks, the curve, where people go."""

from __future__ import annotations

from collections.abc import Sequence, Set

from cjmap.language import messages
from cjmap.layout.kit.legend import (
    ASSUMED,
    DERIVED,
    FELT,
    GOES_BACK,
    GOES_ON,
    IMPORTANCE,
    MOMENT,
    SEVERITY,
    Drawn,
    Sign,
)
from cjmap.layout.kit.marks import BARS_WIDTH, ICON_WIDTH, end_mark, polygon, severity_bars, star, success_sign
from cjmap.layout.kit.segments import DASHES, Pen, SegmentKind
from cjmap.layout.map.inline import Inline, in_line, inline_sign, inline_text, padded
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import End, ItemSeverity, Success
from cjmap.records import dataclass
from cjmap.scene import Circle, Node, Path
from cjmap.theme import Theme

DOT, DOT_STEP, DOTS = 2.3, 6.8, 5
DOTS_FULL = 3
SIGN_WIDTH, STRETCH, ARROW, RING = 12.0, 26.0, 26.0, 17.0
LINE = 2.4
KEY_GAP, TITLE_GAP, AFTER_GROUP = 6.0, 12.0, 18.0
FELT_SIGN = 4.6


@dataclass(frozen=True, slots=True)
class GroupedKey:
    """A key of the legend: what a sign means, how wide it is in px, and how it is drawn from its left edge around its middle."""

    text: str
    width: float
    drawn: Drawn


Keys = Sequence[tuple[Sign, GroupedKey]]


def legend_keys(ctx: MapContext, shown: Set[Sign], most: float) -> list[Inline]:
    """The keys of the signs that are shown, in their groups, the first of each behind the group's title."""
    look, theme, said = ctx.look, ctx.theme, messages().foot
    groups = (
        (said.success, _success_keys(theme)),
        (said.marks, _mark_keys(theme)),
        (said.curve, _curve_keys(theme, theme.soft if ctx.by_persona() else ctx.common_colour)),
        (messages().numbers.transitions, _transition_keys(theme)),
    )
    parts: list[Inline] = []
    for title, keys in groups:
        used = [_key(ctx, key, most) for sign, key in keys if sign in shown]
        if used:
            name = inline_text(title, look.small_bold, theme.ink, most)
            used[0] = in_line([name, used[0]], TITLE_GAP)
            parts += [*used[:-1], padded(used[-1], AFTER_GROUP)]
    return parts


def _key(ctx: MapContext, key: GroupedKey, most: float) -> Inline:
    font = ctx.look.small
    text = inline_text(key.text, font, ctx.theme.soft, most)
    return in_line([inline_sign(key.width, font, key.drawn), text], KEY_GAP)


def _success_keys(theme: Theme) -> Keys:
    def sign(level: Success, derived: bool = False) -> Drawn:
        return lambda x, y: [success_sign(theme, level, x + 6, y, derived)]

    levels = [(level, GroupedKey(messages().success[level], SIGN_WIDTH, sign(level))) for level in Success]
    derived = GroupedKey(messages().legend.derived, SIGN_WIDTH, sign(Success.POSITIVE, derived=True))
    return [*levels, (DERIVED, derived)]


def _mark_keys(theme: Theme) -> Keys:
    def dots(x: float, y: float) -> list[Node]:
        pale = theme.tinted(theme.soft, 0.24)
        return [Circle(x + DOT + at * DOT_STEP, y, DOT, theme.soft if at < DOTS_FULL else pale) for at in range(DOTS)]

    def ringed(x: float, y: float) -> list[Node]:
        ring = Circle(x + 8, y, 7, theme.tinted(theme.star, 0.16), theme.star, 2)
        return [ring, star(x + 8, y, 4.4, theme.star)]

    said = messages().legend
    return [
        (IMPORTANCE, GroupedKey(said.importance, (DOTS - 1) * DOT_STEP + 2 * DOT, dots)),
        (MOMENT, GroupedKey(said.moment_of_truth, RING, ringed)),
        (
            SEVERITY,
            GroupedKey(said.severity, BARS_WIDTH, lambda x, y: severity_bars(theme, ItemSeverity.HIGH, x, y + 5)),
        ),
    ]


def _curve_keys(theme: Theme, colour: str) -> Keys:
    def stretch(pen: Pen) -> Drawn:
        return lambda x, y: [
            Path((("M", x, y), ("L", x + STRETCH, y)), stroke=pen.colour, stroke_width=pen.width, dash=pen.dash)
        ]

    def felt(x: float, y: float) -> list[Node]:
        return [success_sign(theme, Success.NOT_ASSESSED, x + 5, y, size=FELT_SIGN)]

    said, pen = messages().legend, Pen.of
    return [
        (ASSUMED, GroupedKey(said.assumed_score, STRETCH, stretch(Pen(colour, LINE, DASHES)))),
        *(
            (kind, GroupedKey(words, STRETCH, stretch(pen(theme, kind, colour, LINE))))
            for kind, words in ((SegmentKind.UNSCORED, said.not_scored), (SegmentKind.OTHERS, said.others_steps))
        ),
        (FELT, GroupedKey(said.felt, 11, felt)),
    ]


def _transition_keys(theme: Theme) -> Keys:
    colour = theme.ink if theme.outlined else theme.accent

    def arrow(back: bool) -> Drawn:
        def draw(x: float, y: float) -> list[Node]:
            tip, end, way = (x + 1, x + ARROW - 1, 1) if back else (x + ARROW - 1, x + 1, -1)
            line = Path((("M", end, y), ("L", tip + 6 * way, y)), stroke=colour, stroke_width=1.8, round_cap=True)
            return [line, polygon([(tip, y), (tip + 7 * way, y - 4.5), (tip + 7 * way, y + 4.5)], colour)]

        return draw

    def flag(end: End) -> Drawn:
        return lambda x, y: end_mark(theme, end, x, y)

    said, order = messages().foot, (End.ABANDONED, End.FAILURE, End.SUCCESS)
    return [
        (GOES_ON, GroupedKey(said.goes_on, ARROW, arrow(back=False))),
        (GOES_BACK, GroupedKey(said.goes_back, ARROW, arrow(back=True))),
        *((end, GroupedKey(messages().ends_alone[end], ICON_WIDTH, flag(end))) for end in order),
    ]
