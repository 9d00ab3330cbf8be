"""A position where reading stops → the mistake that explains it: the first whose repair lets reading go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cjmap.read.mistakes.flow import flow_mistakes
from cjmap.read.mistakes.indentation import (
    first_hyphen_mistakes,
    hyphen_mistakes,
    indent_mistakes,
    mixed_mistakes,
    name_in_line_mistakes,
    name_mistakes,
    stray_hyphen_mistakes,
    tab_mistakes,
)
from cjmap.read.mistakes.line import anatomy, neighbour
from cjmap.read.mistakes.mistake import Mistake, Problem
from cjmap.read.mistakes.structure import (
    bullet_mistakes,
    colon_mistakes,
    loose_text_mistakes,
    marker_mistakes,
    odd_space_mistakes,
    space_mistakes,
    wide_mistakes,
)
from cjmap.read.mistakes.texts import continued_mistakes, swallowing_quotes, text_mistakes

Recogniser = Callable[[Sequence[str], int, Problem], Iterator[list[Mistake]]]
"""(lines, line to look at, where reading stops) → readings of that line; the mistakes of one reading go together."""

_RECOGNISERS: tuple[Recogniser, ...] = (
    tab_mistakes,
    odd_space_mistakes,
    wide_mistakes,
    marker_mistakes,
    bullet_mistakes,
    swallowing_quotes,
    space_mistakes,
    colon_mistakes,
    flow_mistakes,
    text_mistakes,
    stray_hyphen_mistakes,
    hyphen_mistakes,
    first_hyphen_mistakes,
    continued_mistakes,
    name_mistakes,
    indent_mistakes,
    name_in_line_mistakes,
    loose_text_mistakes,
    mixed_mistakes,
)
"""The known mistakes in the order in which they are tried; a new one is a function and an entry."""


def suspects(lines: Sequence[str], problem: Problem) -> list[int]:
    """The lines that may be to blame: where reading stops, where what is being read began, and the one above."""
    here = problem.line if problem.line < len(lines) and lines[problem.line].strip() else neighbour(lines, problem.line)
    found = [here, neighbour(lines, here)]
    if problem.context and "block" not in problem.about.partition(";")[0]:
        found.insert(0, min(problem.context[0], len(lines) - 1))
    return [at for place, at in enumerate(found) if at >= 0 and at not in found[:place]]


def explanations(lines: Sequence[str], problem: Problem) -> Iterator[list[Mistake]]:
    """The readings of the line where reading stops, the likeliest first."""
    rows = suspects(lines, problem)
    for recogniser in _RECOGNISERS:
        for at in rows:
            yield from recogniser(lines, at, problem)


def unexplained(lines: Sequence[str], problem: Problem) -> Mistake:
    """What is reported where no known mistake explains why reading stops; the line is left out to read on."""
    rows = suspects(lines, problem)
    at = rows[0] if rows else 0
    line = anatomy(lines[at]) if lines else anatomy("")
    help_ = (
        "look at the spaces at its start, which must be as many as those of its neighbours; "
        "and put a text with a colon, a # or quotation marks in 'single quotes'"
    )
    return Mistake(
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


def goes_further(lines: Sequence[str], mistakes: Sequence[Mistake], old: Problem, new: Problem | None) -> bool:
    """Whether reading got past the position where it stopped, once some mistakes of these lines were repaired."""
    if new is None:
        return True
    first = mistakes[0]
    changed = first.changes.get(new.line)
    grown = max(len(changed) - len(lines[new.line]), 0) if changed is not None else 0
    if (new.line, new.column) > (old.line, old.column + (grown if new.line == old.line else 0)):
        return True
    return first.swallows and new.line > first.line and new != old
