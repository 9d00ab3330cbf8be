"""A place where reading stops → the mistake that explains it: the first of the known traps whose repair lets reading go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cjmap.read.traps.flow import flow_traps
from cjmap.read.traps.indentation import (
    dash_traps,
    first_dash_traps,
    indent_traps,
    mixed_traps,
    name_in_line_traps,
    name_traps,
    stray_dash_traps,
    tab_traps,
)
from cjmap.read.traps.line import anatomy, neighbour
from cjmap.read.traps.structure import (
    blank_traps,
    bullet_traps,
    colon_traps,
    loose_text_traps,
    marker_traps,
    odd_blank_traps,
    wide_traps,
)
from cjmap.read.traps.texts import continued_traps, swallowing_quotes, text_traps
from cjmap.read.traps.trap import Problem, Trap

Recogniser = Callable[[Sequence[str], int, Problem], Iterator[list[Trap]]]
"""(lines, line to look at, where reading stops) → ways that line may have been meant; the traps of one way go together."""

_RECOGNISERS: tuple[Recogniser, ...] = (
    tab_traps,
    odd_blank_traps,
    wide_traps,
    marker_traps,
    bullet_traps,
    swallowing_quotes,
    blank_traps,
    colon_traps,
    flow_traps,
    text_traps,
    stray_dash_traps,
    dash_traps,
    first_dash_traps,
    continued_traps,
    name_traps,
    indent_traps,
    name_in_line_traps,
    loose_text_traps,
    mixed_traps,
)
"""The known traps in the order in which they are tried; a new one is a function and an entry."""


def suspects(lines: Sequence[str], problem: Problem) -> list[int]:
    """The lines that may be to blame: where reading stops, where what is being read began, and the one above."""
    here = problem.line if problem.line < len(lines) and lines[problem.line].strip() else neighbour(lines, problem.line)
    found = [here, neighbour(lines, here)]
    if problem.context and "block" not in problem.about.partition(";")[0]:
        found.insert(0, min(problem.context[0], len(lines) - 1))
    return [at for place, at in enumerate(found) if at >= 0 and at not in found[:place]]


def explanations(lines: Sequence[str], problem: Problem) -> Iterator[list[Trap]]:
    """The ways the place may have come about, the likeliest first."""
    places = suspects(lines, problem)
    for recogniser in _RECOGNISERS:
        for at in places:
            yield from recogniser(lines, at, problem)


def unexplained(lines: Sequence[str], problem: Problem) -> Trap:
    """What is said where no known trap explains a place; the line is left out to read on."""
    places = suspects(lines, problem)
    at = places[0] if places else 0
    line = anatomy(lines[at]) if lines else anatomy("")
    help_ = (
        "look at the blanks at its start, which must be as many as those of its neighbours; "
        "and put a text with a colon, a # or quotation marks in 'single quotes'"
    )
    return Trap(
        at,
        line.indent,
        max(line.end, line.indent + 1),
        "this line cannot be understood",
        "",
        help_,
        more=((at, ""),),
        sure=False,
        whole=False,
    )


def goes_further(lines: Sequence[str], traps: Sequence[Trap], old: Problem, new: Problem | None) -> bool:
    """Whether reading got past the place where it stopped, once some traps of these lines were repaired."""
    if new is None:
        return True
    first = traps[0]
    changed = first.changes.get(new.line)
    grown = max(len(changed) - len(lines[new.line]), 0) if changed is not None else 0
    if (new.line, new.column) > (old.line, old.column + (grown if new.line == old.line else 0)):
        return True
    return first.swallows and new.line > first.line and new != old
