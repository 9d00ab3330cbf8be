"""The transitions from the steps of a row → the ways that a map shows of them, and the certain ends that are flags on cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cjmap.layout.map.shown import has_cards
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import End, Step
from cjmap.records import dataclass

OPEN_END = "ends-here"
"""The sign of a step on which nothing follows."""


@dataclass(frozen=True, slots=True)
class Way:
    """A transition that is more than the next step: from a step to `target`, None for an `end`.

    `onward` says that it leads to the step that is next anyway, `back` to an earlier one or to itself; `here` that it can be a
    line: its target stands in the same row and is another step.
    """

    source: Step
    target: Step | None
    end: End | None
    share: Decimal | None
    when: str
    onward: bool
    back: bool
    here: bool


def certain_end(step: Step) -> End | str | None:
    """The end that a step leads to in any case: the outcome, OPEN_END where nothing follows, None where it is no end."""
    if step.next is None:
        return None
    if not step.next:
        return OPEN_END
    only = step.next[0]
    return only.end if len(step.next) == 1 and only.share is None and not only.when else None


def has_ways(ctx: MapContext) -> bool:
    """Whether any step of the row has a way."""
    return next(ways_of(ctx), None) is not None


def ways_of(ctx: MapContext) -> Iterator[Way]:
    """The ways of the steps of a row, in reading order and that of the file."""
    if not has_cards(ctx):
        return
    known = ctx.steps
    row = {column.step.key for column in ctx.grid.columns}
    for column in ctx.grid.columns:
        if column.step.key in known and column.step.next and certain_end(column.step) is None:
            yield from _from(ctx, column.step, known, row)


def _from(ctx: MapContext, step: Step, known: Mapping[str, Step], row: set[str]) -> Iterator[Way]:
    here, only = ctx.order[step.key], len(step.next or ()) == 1
    for one in step.next or ():
        if one.end is not None:
            yield Way(step, None, one.end, one.share, one.when, False, False, True)
            continue
        target = known.get(one.target)
        if target is None:
            continue
        there = ctx.order[target.key]
        onward = there == here + 1
        if not (only and onward and one.share is None and not one.when):
            drawn = target.key in row and target is not step
            yield Way(step, target, None, one.share, one.when, onward, there <= here, drawn)
