"""A stage → how many of its touchpoints went how, as a pill for the stage bar."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, line
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.map.look import Look
from cjmap.model import Stage, Success
from cjmap.scene import Circle, Group, Node, Rect
from cjmap.text import reach
from cjmap.theme import Theme

SIDE = 8.0
"""Px in a pill before its first sign and behind its last number."""

SIGN_ROOM, SIGN_SIZE = 14.0, 4.6
"""What a sign takes before its number, and half its width."""

BETWEEN, GIVEN_GAP = 8.0, 5.0
"""Between a number and the next sign, and between the circle of a given success and the pill."""

HEIGHT, HEIGHT_SECOND, HEIGHT_IN_ROWS = 22.0, 18.0, 19.0
"""Of a pill beside a name, of one in the second line, and where the stages stand in rows."""


def counted(stage: Stage) -> list[tuple[Success, int]]:
    """How many of a stage's touchpoints have each success level, best first; none of those that nobody has."""
    found = [(level, sum(one.assessed is level for one in stage.touchpoints)) for level in Success]
    return [(level, count) for level, count in found if count]


def pill_width(stage: Stage, look: Look) -> float:
    """How wide the pill of a stage is, in px; 0 where it has no touchpoints."""
    digits = current_language().number
    each = [SIGN_ROOM + reach(digits(count), look.small_bold) for _, count in counted(stage)]
    return 2 * SIDE + sum(each) + BETWEEN * (len(each) - 1) if each else 0.0


def given_width(stage: Stage, look: Look) -> float:
    """How much wider, in px, signs are that begin with the success that the author gave a stage beside its counts."""
    return pill_height(look, False) + GIVEN_GAP if stage.touchpoints and _is_given(stage) else 0.0


def pill_height(look: Look, second: bool) -> float:
    """How high a pill is: beside the name, or in the second line of the bar."""
    return HEIGHT_IN_ROWS if look.in_rows else HEIGHT_SECOND if second else HEIGHT


def pill(theme: Theme, stage: Stage, look: Look, height: float) -> Block:
    """The counts of a stage in a pill that high; what they say is the label of the whole."""
    found = counted(stage)
    if not found:
        return NOTHING
    width = pill_width(stage, look)
    font, digits = look.small_bold, current_language().number

    def paint(x: float, y: float) -> list[Node]:
        middle, at = y + height / 2, x + SIDE
        nodes: list[Node] = [Rect(x, y, width, height, ground(theme), radius=height / 2)]
        for level, count in found:
            nodes.append(success_sign(theme, level, at + 5, middle, size=SIGN_SIZE))
            nodes.append(line(digits(count), at + SIGN_ROOM, middle + 0.364 * font.size, font, theme.ink))
            at += SIGN_ROOM + reach(digits(count), font) + BETWEEN
        return [Group(tuple(nodes), label=_words(found), role="said")]

    return Block(width, height, paint)


def given_sign(theme: Theme, stage: Stage, height: float) -> Block:
    """The success that the author gave a stage, in a circle; nothing where they gave none."""
    if not _is_given(stage):
        return NOTHING

    def paint(x: float, y: float) -> list[Node]:
        middle = y + height / 2
        ring = Circle(x + height / 2, middle, height / 2, ground(theme))
        return [ring, success_sign(theme, stage.assessed, x + height / 2, middle, size=SIGN_SIZE + 0.6)]

    return Block(height, height, paint)


def _is_given(stage: Stage) -> bool:
    return not stage.derived and stage.assessed is not Success.NOT_ASSESSED


def ground(theme: Theme) -> str:
    """What signs lie on in the stage bar."""
    return theme.background if theme.outlined else theme.card


def _words(found: Sequence[tuple[Success, int]]) -> str:
    told = messages().description.went
    return current_language().row(told[level](count) for level, count in found)
