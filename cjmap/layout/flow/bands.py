"""The widths of columns and the room for them → the columns before which a flow is cut into bands, few edges over each cut."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from cjmap.layout.flow.cards import CARD
from cjmap.layout.flow.graph import Graph

GUTTER = 64.0
"""What a gutter takes beside its words, by and large, in px: edges that turn, and the head of an arrow."""

ENDING = 24.0
"""What a band takes beside its columns."""

PARTED = 0.3
"""What a cut within a stage costs, in bands of which nothing is filled."""

MOST_FILLED = 1.7
"""How much wider than the mean a band may be."""

CROSSED = 0.03
"""What each edge over a cut costs, beside the one that goes on there."""


PARTED_HIGH, CROSSED_HIGH = 90.0, 6.0
"""The same, on sheets, in px of height."""


def pitches(graph: Graph, words: Sequence[float]) -> list[float]:
    """About how wide each column is with the gutter right of it; `words` are the widest at each."""
    return [CARD + GUTTER + words[column] for column in range(graph.columns)]


def crossings(graph: Graph) -> list[int]:
    """How many edges go over the left side of each column."""
    change = [0] * (graph.columns + 1)
    for edge in graph.edges:
        low, high = sorted((graph.vertices[edge.source].column, graph.vertices[edge.target].column))
        change[low + 1] += 1
        if high + 1 < len(change):
            change[high + 1] -= 1
    found, here = [], 0
    for one in change:
        here += one
        found.append(here)
    return found[: graph.columns]


Growing = Callable[[int], Iterator[float]]
"""The height in px of the bands that begin with a column: with that one alone, with the next one too, and so on."""


def low_cuts(graph: Graph, widths: Sequence[float], room: float, heights: Growing) -> tuple[int, ...]:
    """The columns before which a flow is cut so that all bands take least height, none wider than `room` px unless it is one
    column: between stages rather than within one, and where few edges cross.
    """
    columns, crossed, starts = len(widths), crossings(graph), set(graph.first_columns)
    best: list[tuple[float, int]] = [(0.0, 0), *((math.inf, 0) for _ in range(columns))]
    for first in range(columns):
        for (end, _), high in zip(_runs(widths, first, room), heights(first), strict=False):
            cost = best[first][0] + high
            if end < columns:
                cost += CROSSED_HIGH * max(0, crossed[end] - 1) + (0.0 if end in starts else PARTED_HIGH)
            if cost < best[end][0]:
                best[end] = cost, first
    cuts: list[int] = []
    end = columns
    while end:
        end = best[end][1]
        cuts.append(end)
    return tuple(sorted(cut for cut in cuts if cut))


def cuts_for(graph: Graph, widths: Sequence[float], count: int) -> tuple[int, ...]:
    """The columns before which a flow is cut into that many bands: between stages rather than within one, where few edges
    cross, and evenly filled.
    """
    if count < 2:
        return ()
    columns, crossed, starts = len(widths), crossings(graph), set(graph.first_columns)
    even = sum(widths) / count + ENDING
    most = MOST_FILLED * even
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}, *({} for _ in range(columns))]
    for first in range(columns):
        for end, wide in _runs(widths, first, most):
            cost = ((wide - even) / even) ** 2
            if end < columns:
                cost += CROSSED * max(0, crossed[end] - 1) + (0.0 if end in starts else PARTED)
            for bands, (before, _) in best[first].items():
                if bands < count and before + cost < best[end].get(bands + 1, (math.inf, 0))[0]:
                    best[end][bands + 1] = before + cost, first
    bands = min(best[columns], key=lambda bands: (abs(bands - count), bands))
    cuts: list[int] = []
    end = columns
    while bands:
        end = best[end][bands][1]
        bands -= 1
        cuts.append(end)
    return tuple(sorted(cut for cut in cuts if cut))


def _runs(widths: Sequence[float], first: int, most: float) -> Iterator[tuple[int, float]]:
    """The end of each run of columns from one on that is not too wide, and its width."""
    wide = ENDING
    for end in range(first, len(widths)):
        wide += widths[end]
        if wide > most and end > first:
            return
        yield end + 1, wide
