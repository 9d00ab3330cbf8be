"""A journey's text → the parts of its map alone: what the tests of bar, cards and ways look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.layout.kit.context import notes_of, persona_colours
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.kit.segments import scores_of
from cjmap.layout.map.columns import columns
from cjmap.layout.map.look import Look, one_row, several_rows
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Journey
from cjmap.pipeline import load
from cjmap.records import replace
from cjmap.scene import Group, Node, Text
from cjmap.theme import themed


def context(text: str | Journey, width: float = 1920.0, theme: str = "default") -> MapContext:
    """The surroundings of a map in one row, `width` px wide."""
    journey = load(text) if isinstance(text, str) else text
    return _context(journey, journey, 0, one_row(width), width, theme)


def row_of(text: str | Journey, first: int, last: int, width: float = 1440.0) -> MapContext:
    """The surroundings of a row of a map in several: the stages from the index `first` to before `last`."""
    whole = load(text) if isinstance(text, str) else text
    part = replace(whole, stages=whole.stages[first:last], numbers=whole.step_numbers)
    return _context(whole, part, first, several_rows(), width, "default")


def _context(whole: Journey, part: Journey, before: int, look: Look, width: float, theme: str) -> MapContext:
    colours = themed(whole.theme, theme)
    numbers = range(before + 1, before + 1 + len(part.stages))
    begun = [False] * len(part.stages)
    grid = columns(part.stages, numbers, begun, look.margin + look.label, width - look.margin, look)
    return MapContext(
        part, colours, grid, notes_of(whole), persona_colours(whole, colours), whole=None if part is whole else whole,
        curve_scores=scores_of(whole), look=look, row=1 if before == 0 else 2, last=part.stages[-1:] == whole.stages[-1:],
    )  # fmt: skip


def flat(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node, groups and what is in them."""
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from flat(node.children)


def drawn(row: Row, touchpoint: str | None = None) -> list[Node]:
    """Every node of a row; those of one touchpoint, or of stages as a whole where that is empty."""
    those = [node for part in row.nodes if touchpoint in (None, part.touchpoint) for node in part.nodes]
    return list(flat([*(row.titles if touchpoint is None else ()), *those]))


def words(nodes: Iterable[Node]) -> list[str]:
    """The lines of text among nodes, in painting order."""
    return [node.text for node in nodes if isinstance(node, Text)]
