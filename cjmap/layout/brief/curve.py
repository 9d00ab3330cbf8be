"""The facts of a brief and a width → its curve: the worst moments called out by rank, moments of truth, the stages below."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language
from cjmap.layout.brief.facts import BriefFacts
from cjmap.layout.brief.plan import BriefPlan
from cjmap.layout.kit.block import Block, line, paragraph, stack
from cjmap.layout.kit.curve import Box, Point, Stretch, crossed, stretches_of
from cjmap.layout.kit.description import summary
from cjmap.layout.kit.small_curve import DOT, SmallCurve, dot, panel, small_curve
from cjmap.layout.kit.stage_bars import stage_bars
from cjmap.layout.kit.view_parts import feelings_fact, readable
from cjmap.scene import Circle, Group, Node, Path
from cjmap.text import reach
from cjmap.text.breaking import wrapped
from cjmap.theme import BOLD, SMALL_BOLD, Theme

HEIGHT = 144.0
PAD = 25.0
DISC = 10.0
APART = 2 * DISC + 2
"""Between the middles of two discs, at the least."""

ASIDE = (0.0, APART, -APART, 2 * APART, -2 * APART)
"""How far from its point a disc may stand where others are in the way."""

OFF_LINE = 6.0
"""From the neutral line to the middle of a disc, so that the line does not run through its number."""

FEELING_MOST = 104.0
BELOW, ABOVE = 11.0, 11.0
"""From the middle of a disc or star to the feeling."""

BAR_GAP = 4.0


def curve_block(brief: BriefFacts, plan: BriefPlan, width: float) -> Block:
    """The curve where there is any score, and below it how each stage went."""
    below = stage_bars(brief.journey, brief.theme, width, plan.names)
    if not brief.felt:
        return below

    def paint(x: float, y: float) -> list[Node]:
        curve = small_curve(brief.journey, brief.theme, brief.colours, (x, y, x + width, y + HEIGHT), PAD)
        nodes = [*panel(curve), *_marks(brief, curve)]
        return [Group(tuple(nodes), id="curve", label=_told(brief), role="said")]

    return stack([Block(width, HEIGHT, paint), below], BAR_GAP)


def _told(brief: BriefFacts) -> str:
    return current_language().sentences(summary(brief.journey))


def called_out(brief: BriefFacts, points: Sequence[Point]) -> list[tuple[int, Point]]:
    """The ranks of the worst moments that are scored, from 1, each with the lowest of its points."""
    found = []
    for rank, one in enumerate(brief.worst, 1):
        here = [point for point in points if point.column.step.key == one.rank.step.key]
        if here:
            found.append((rank, max(here, key=lambda point: point.y)))
    return found


def _marks(brief: BriefFacts, curve: SmallCurve) -> list[Node]:
    """The dots of all scores, then the discs of the worst moments, then what was felt there and at moments of truth."""
    theme = brief.theme
    outs = called_out(brief, curve.points)
    under = {id(point) for _, point in outs}
    nodes: list[Node] = [node for one in curve.points if id(one) not in under for node in dot(curve, one)]
    taken: list[Box] = [(one.x - DOT, one.y - DOT, one.x + DOT, one.y + DOT) for one in curve.points]
    discs: list[tuple[float, float, Point, bool]] = []
    for rank, point in outs:
        y = _free(point, [(x, y) for x, y, _, _ in discs], curve.box)
        if y != point.y:
            nodes.append(Path((("M", point.x, point.y), ("L", point.x, y)), stroke=theme.negative, stroke_width=1.6))
            nodes += dot(curve, point)
        nodes.append(Circle(point.x, y, DISC, theme.negative))
        nodes.append(line(_digits(rank), point.x, y + 4.3, BOLD, theme.on(theme.negative), "middle"))
        discs.append((point.x, y, point, False))
    taken += [(x - DISC, y - DISC, x + DISC, y + DISC) for x, y, _, _ in discs]
    stars = [one for one in curve.points if id(one) not in under and one.column.step.moment_of_truth]
    discs += [(one.x, one.y, one, True) for one in stars]
    passing = [stretch for one in curve.lines for stretch in stretches_of(one.points)]
    told: set[str] = set()
    for x, y, point, up in discs:
        if point.column.step.key not in told:
            told.add(point.column.step.key)
            nodes += _feeling(brief, curve, (x, y, up), point, taken, passing)
    return nodes


def _digits(rank: int) -> str:
    return current_language().number(rank)


def _free(point: Point, discs: Sequence[tuple[float, float]], box: Box) -> float:
    """The height of a disc at a point, clear of the others and inside of the panel, as near to its point as can be."""
    _, top, _, bottom = box
    for aside in ASIDE:
        y = point.y + aside
        inside = top + DISC <= y <= bottom - DISC and abs(y - (top + bottom) / 2) > OFF_LINE
        if inside and all(abs(x - point.x) >= APART or abs(other - y) >= APART for x, other in discs):
            return y
    return point.y


def _feeling(
    brief: BriefFacts,
    curve: SmallCurve,
    at: tuple[float, float, bool],
    point: Point,
    taken: list[Box],
    passing: Sequence[Stretch],
) -> list[Node]:
    """What was felt at a disc or star, where it is free: a call-out has it on its card too, so that none is lost."""
    text = feelings_fact(point.column.step)
    if not text:
        return []
    (x, y, up), (left, top, right, bottom) = at, curve.box
    lines, _ = wrapped(text, SMALL_BOLD, FEELING_MOST, 0)
    wide = max(reach(one, SMALL_BOLD) for one in lines)
    high = len(lines) * 14.0
    middle = min(max(x, left + wide / 2 + 2), right - wide / 2 - 2)
    sides = [y - ABOVE - high, y + BELOW] if up else [y + BELOW, y - ABOVE - high]
    for upper in sides:
        box = (middle - wide / 2, upper, middle + wide / 2, upper + high)
        inside = upper >= top - 0.1 and upper + high <= bottom + 0.1
        ink = (box[0], upper + 3, box[2], upper + high - 3)
        on_line = ink[1] < (top + bottom) / 2 < ink[3]
        if inside and not on_line and not any(_meet(box, one) for one in taken) and not crossed(ink, passing, 1.0):
            taken.append(box)
            colour = brief.theme.ink if up else _on_panel(brief.theme, upper + high / 2 < (top + bottom) / 2)
            block = paragraph(text, SMALL_BOLD, colour, FEELING_MOST, 0, "middle")
            return block.paint(middle - FEELING_MOST / 2, upper)
    return []


def _on_panel(theme: Theme, upper: bool) -> str:
    """The colour of what was felt at a worst moment."""
    return readable(theme, theme.negative, theme.tinted(theme.positive if upper else theme.negative, theme.tint))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
