"""The steps of a journey → the list of all of them: number, how it went, name, stage, and what is missing of it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import Block, stack
from cjmap.layout.kit.legend import DERIVED, LegendKey, Sign, sign_keys
from cjmap.layout.kit.marks import star
from cjmap.layout.kit.view_parts import NUMBER_GAP, called, legend_row, letter_keys, numbered_step, titled
from cjmap.layout.matrix.context import MatrixContext, step_words
from cjmap.layout.matrix.marks import RING
from cjmap.model import Stage, Step
from cjmap.scene import Circle, Group, Node, Path
from cjmap.text import reach
from cjmap.theme import BODY, BOLD

MOST_COLUMNS = 4
FEW = 0.1
"""Where more of the names than this share would be broken, there is a column fewer."""

COLUMN_LEAST = 250.0
AT_ONCE = 40
"""Entries that are not parted: a longer list is several sections, so that a sheet can end between them."""

END = 28.0
ENTRY_GAP = 7.0
RULE = 16.0


def key_sections(ctx: MatrixContext, width: float) -> Iterator[Block]:
    """The list in sections, the first with its title and the legend below a rule."""
    count = _columns(ctx, width)
    most = max(count, AT_ONCE // count * count)
    parts = [_entries(ctx, ctx.steps[at : at + most], width, count) for at in range(0, len(ctx.steps), most)]
    said = messages().matrix
    title = said.all_stages if ctx.of_stages else said.all_touchpoints
    legend = legend_row(ctx.theme, _keys(ctx), width)
    first = stack([titled(ctx.theme, title, legend, width), parts[0]], 10)
    yield _ruled(ctx, first, width)
    yield from parts[1:]


def _ruled(ctx: MatrixContext, block: Block, width: float) -> Block:
    def paint(x: float, y: float) -> list[Node]:
        rule = Path((("M", x, y), ("L", x + width, y)), stroke=ctx.theme.rule)
        return [Group((rule,), role="decoration"), *block.paint(x, y + RULE)]

    return Block(width, block.height + RULE, paint)


def _columns(ctx: MatrixContext, width: float) -> int:
    """Four columns where nearly all names have one line in them, else three; fewer where there is no room for them."""
    left = max(reach(one, BOLD) for one in ctx.numbers.values()) + NUMBER_GAP + END
    long = sum(reach(step.name, BODY) > width / MOST_COLUMNS - left for _, step in ctx.steps)
    most = MOST_COLUMNS - (long > FEW * len(ctx.steps))
    return max(1, min(most, int(width // COLUMN_LEAST)))


def _entries(ctx: MatrixContext, steps: Sequence[tuple[Stage, Step]], width: float, count: int) -> Block:
    """Entries in columns, read downwards."""
    each = width / count
    rows = math.ceil(len(steps) / count)
    number = max(reach(one, BOLD) for one in ctx.numbers.values())
    columns = [
        stack([_entry(ctx, stage, step, number, each) for stage, step in steps[at : at + rows]], ENTRY_GAP)
        for at in range(0, len(steps), rows)
    ]

    def paint(x: float, y: float) -> list[Node]:
        return [node for at, column in enumerate(columns) for node in column.paint(x + at * each, y)]

    return Block(width, max(column.height for column in columns), paint)


def _entry(ctx: MatrixContext, stage: Stage, step: Step, number: float, width: float) -> Block:
    views = messages().views
    known = (
        stage.name if stage is not step else "",
        views.no_importance if step.importance is None else "",
        views.no_emotion if not step.emotion else "",
    )
    entry = numbered_step(ctx.theme, step, ctx.numbers[step.key], number, width - END, known)

    def paint(x: float, y: float) -> list[Node]:
        data = {"step": step.key, "success": step.assessed.value}
        said = Group(tuple(entry.paint(x, y)), role="said")
        numbers = "-".join(str(one) for one in ctx.journey.step_numbers[step.key])
        return [Group((said,), id=f"key-{numbers}", label=step_words(ctx, step), data=data, role="item")]

    return Block(width, entry.height, paint)


def _keys(ctx: MatrixContext) -> list[LegendKey]:
    """The keys of what is drawn: how it went, derived, the ring, the letters of personas."""
    steps = [step for _, step in ctx.steps]
    shown: set[Sign] = {step.assessed for step in steps} | {mark.success for mark in ctx.marks}
    if any(step.derived for step in steps):
        shown.add(DERIVED)
    keys = list(sign_keys(ctx.theme, shown))
    if any(step.moment_of_truth for step in steps):
        keys.append(LegendKey(messages().legend.moment_of_truth, 16, lambda x, y: _moment(ctx, x, y)))
    lettered = {one for mark in ctx.marks for one in mark.personas}
    names = called(ctx.journey)
    return [*keys, *letter_keys(ctx.theme, [(ctx.letters[one], names[one]) for one in ctx.letters if one in lettered])]


def _moment(ctx: MatrixContext, x: float, y: float) -> list[Node]:
    """The ring and the star."""
    theme = ctx.theme
    return [Circle(x + 7, y, 7, "", theme.star, RING * 0.8), star(x + 12, y - 5, 5, theme.star, theme.background)]
