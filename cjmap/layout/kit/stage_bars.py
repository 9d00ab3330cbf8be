"""The stages of a journey and a width → a bar for each, all equally wide: how it went, and its name or number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, facts, paragraph, stack
from cjmap.layout.kit.marks import success_sign
from cjmap.model import Journey, Stage, Success
from cjmap.scene import Group, Node, Rect
from cjmap.text import reach, unbroken
from cjmap.theme import SMALL, Theme

BAR = 4.0
SIGN_DOWN, NAMES_DOWN = 15.0, 24.0
"""From the top of a bar to its sign, and to its name."""

SIGN = 5.0
SIGN_ROOM = 13.0
NAMES_MOST = 12
"""Of more stages, or where a word has no room, each has a number, and the names stand in lines below."""

NAME_LINES = 5


def stage_bars(journey: Journey, theme: Theme, width: float, with_names: bool = True) -> Block:
    """A bar a stage with its sign, and its name; of many stages numbers, and a line of the names below."""
    stages = journey.stages
    each = width / len(stages)
    names = [paragraph(one.name, SMALL, theme.ink, each - 4, 3, "middle", hyphens=True) for one in stages]
    torn = max(unbroken(one.name, SMALL, 3) for one in stages) > each - 4
    named = len(stages) <= NAMES_MOST and not torn and max(one.height for one in names) <= NAME_LINES * 14
    digits = [current_language().number(at) for at in range(1, len(stages) + 1)]
    numbered = not named and max(reach(one, SMALL) for one in digits) <= each - 2
    if named:
        shown = names if with_names else [NOTHING] * len(names)
    else:
        shown = [paragraph(one, SMALL, theme.ink, each, 0, "middle") if numbered else NOTHING for one in digits]
    signed = each >= SIGN_ROOM
    high = NAMES_DOWN - (0 if signed else 12) + max(one.height for one in shown)
    inset = 2.0 if named else 0.0

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for at, (stage, words) in enumerate(zip(stages, shown, strict=True)):
            left = x + at * each
            parts = [*_bar(theme, stage, left, y, each, signed), *words.paint(left + inset, y + high - _high(shown))]
            nodes.append(Group(tuple(parts), label=_went(stage), data={"stage": stage.id}, role="said"))
        return nodes

    bars = Block(width, high, paint)
    if named or not numbered or not with_names:
        return bars
    listed = [f"{number} {stage.name}" for number, stage in zip(digits, stages, strict=True)]
    return stack([bars, facts(listed, SMALL, theme.soft, width)], 4)


def _high(blocks: Sequence[Block]) -> float:
    return max(one.height for one in blocks)


def _went(stage: Stage) -> str:
    said = messages()
    text = said.map.not_theirs if stage.others else said.success_in_text[stage.assessed]
    return current_language().row((stage.name, text))


def _bar(theme: Theme, stage: Stage, x: float, y: float, width: float, signed: bool) -> Iterator[Node]:
    gap = 1.0 if width > 4 else 0.0
    colour = theme.rule if stage.others else theme.success(stage.assessed)
    empty = stage.assessed is Success.NOT_ASSESSED or stage.others
    yield Rect(x + gap, y, width - 2 * gap, BAR, theme.rule if empty else colour)
    if signed and not stage.others:
        yield success_sign(theme, stage.assessed, x + width / 2, y + SIGN_DOWN, stage.derived, SIGN)
