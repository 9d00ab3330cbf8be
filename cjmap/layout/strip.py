"""A journey and a theme → its strip: one cell a touchpoint in the order of reading, as a small picture without texts.

A page about many maps keeps the cells, not the journey, and draws the strip from them (`strip_of`): each is a sign of CELLS, with
STAR behind it where it is a moment of truth; the cells of a stage are one text.

    cells_of(journey)       # ("+=", "!-*+", "?")
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cjmap.language import current_language
from cjmap.layout.kit.description import summary
from cjmap.layout.kit.marks import star, success_sign
from cjmap.layout.kit.ranking import ranked
from cjmap.model import Journey, Step, Success, steps_of
from cjmap.records import dataclass, replace
from cjmap.scene import Node, Rect, Scene
from cjmap.theme import Theme

FIX_FIRST, STAR = "!", "*"
CELLS: Mapping[str, Success] = {
    FIX_FIRST: Success.NEGATIVE,
    "-": Success.NEGATIVE,
    "?": Success.NOT_ASSESSED,
    "=": Success.NEUTRAL,
    "+": Success.POSITIVE,
}
"""The signs of cells and the success that each shows, the one first that a cell of several touchpoints shows."""

ABOVE, HIGH, BELOW = 13.0, 22.0, 8.0
"""The room of stars, of cells, and of the bars of what is to be fixed first, in px."""

HEIGHT = ABOVE + HIGH + BELOW
STAGE_GAP = 7.0
BETWEEN = 2.0
BAR = 4.0
BAR_GAP = 3.0
TINT = 0.16
"""How much of a success colour is in the ground of a cell that is not negative."""

SIGNS_MOST, CELLS_MOST, STAGES_MOST = 20, 34, 40
"""Of more touchpoints cells are narrow and only negative ones have a sign; of still more a stage is one cell; of more stages
neighbours share one.
"""

MOST_NAMED = 12
"""Stages told by name; of more it is told how many had which success."""


@dataclass(frozen=True, slots=True)
class StripLook:
    """How wide the cells are, half the width of their signs and the radius of stars, in px; whether all of them have a sign."""

    width: float
    sign: float
    star: float
    all_signs: bool = True


WIDE, NARROW = StripLook(20.0, 4.4, 5.5), StripLook(10.0, 3.4, 4.5, False)


def strip(journey: Journey, theme: Theme) -> Scene:
    """The strip of a journey, laid out from left to right; its description says in words how the stages went."""
    said = current_language().sentences(summary(journey, MOST_NAMED))
    return replace(strip_of(cells_of(journey), theme), title=journey.title, description=said)


def cells_of(journey: Journey) -> tuple[str, ...]:
    """The cells of each stage; a stage without touchpoints is one cell itself."""
    first = {rank.step.key for rank in ranked(journey) if rank.fix_first}
    return tuple("".join(_cell(step, step.key in first) for step in steps_of(stage)) for stage in journey.stages)


def _cell(step: Step, fix_first: bool) -> str:
    level = next(sign for sign, level in CELLS.items() if sign != FIX_FIRST and level is step.assessed)
    return (FIX_FIRST if fix_first else level) + (STAR if step.moment_of_truth else "")


def strip_of(cells: Sequence[str], theme: Theme) -> Scene:
    """The strip of cells, without a title and a description."""
    stages = [list(_parted(stage)) for stage in cells]
    count = sum(len(stage) for stage in stages)
    look = WIDE if count <= SIGNS_MOST or count > CELLS_MOST else NARROW
    if count > CELLS_MOST:
        stages = [[_worst(stage)] for stage in stages if stage]
        size = -(-len(stages) // STAGES_MOST)
        stages = [
            [_worst([one for stage in stages[at : at + size] for one in stage])] for at in range(0, len(stages), size)
        ]
    nodes: list[Node] = []
    x = 0.0
    for stage in stages:
        for cell in stage:
            nodes += _painted(theme, look, cell, x)
            x += look.width + BETWEEN
        x += STAGE_GAP - BETWEEN if stage else 0.0
    width = max(look.width, x - STAGE_GAP)
    return Scene(
        width=width,
        height=HEIGHT,
        background="",
        children=tuple(nodes),
        id="strip",
        title="",
        description="",
        language="en",
        families=theme.families,
    )


def _parted(stage: str) -> Iterator[str]:
    """The cells of a stage, each its sign and what stands behind it."""
    for at, sign in enumerate(stage):
        if sign in CELLS:
            yield stage[at : at + 2] if stage[at + 1 : at + 2] == STAR else sign


def _worst(cells: Sequence[str]) -> str:
    """One cell for several: the worst of them, with the star of any."""
    order = tuple(CELLS)
    sign = min((cell[0] for cell in cells), key=order.index)
    return sign + (STAR if any(cell.endswith(STAR) for cell in cells) else "")


def _painted(theme: Theme, look: StripLook, cell: str, x: float) -> Iterator[Node]:
    """▼ on its full colour, ▲ and ■ in theirs on a pale ground, ○ dashed; a bar below what is to be fixed first."""
    level, wide = CELLS[cell[0]], look.width
    middle, y = x + wide / 2, ABOVE + HIGH / 2
    colour = theme.success(level)
    if level is Success.NOT_ASSESSED:
        yield Rect(x + 0.75, ABOVE + 0.75, wide - 1.5, HIGH - 1.5, "", theme.soft, 1.4, radius=3, dash=(3.0, 2.5))
    else:
        full = level is Success.NEGATIVE
        yield Rect(x, ABOVE, wide, HIGH, colour if full else theme.tinted(colour, TINT), radius=3)
    if level is Success.NEGATIVE:
        yield success_sign(replace(theme, negative=theme.background), level, middle, y, size=look.sign)
    elif look.all_signs:
        yield success_sign(theme, level, middle, y, size=look.sign)
    if cell[0] == FIX_FIRST:
        yield Rect(x, ABOVE + HIGH + BAR_GAP, wide, BAR, theme.ink, radius=1)
    if cell.endswith(STAR):
        yield star(middle, ABOVE - 6.5, look.star, theme.star)
