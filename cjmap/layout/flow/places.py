"""A graph's rows and the bands it is cut into → the position of every step as whole numbers, all bands below each other.

A band is a run of columns. Between the numbers of two bands some are left out: the gutters at their ends, and the channels and
the headings between them, have numbers of their own, so that all that holds within a band holds for several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from cjmap.layout.flow.graph import Graph
from cjmap.records import dataclass

LEFT, RIGHT = -(10**6), 10**6
"""The gutters outside of all bands, in which edges run from one band to another."""

COLUMNS_BETWEEN, ROWS_BETWEEN = 3, 2
"""How many numbers are left out between two bands."""


@dataclass(frozen=True, slots=True)
class Band:
    """The steps that stand between columns `first` and `end` (left out), by their numbers; mostly all of these columns."""

    first: int
    end: int
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlacedBand:
    """A band with the numbers of its first and last column, and of its first and last row: last before first for none."""

    band: Band
    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Places:
    """The bands of one picture from top to bottom; of each step in them its column, its row and the index of its band."""

    bands: Sequence[PlacedBand]
    columns: Mapping[int, int]
    rows: Mapping[int, int]
    band_of: Mapping[int, int]
    inside: Mapping[int, Sequence[int]]
    """Row → the columns in which a step stands."""


def bands_of(graph: Graph, cuts: Sequence[int]) -> list[Band]:
    """The bands of a graph that is cut before those columns."""
    columns: dict[int, list[int]] = defaultdict(list)
    for vertex in graph.vertices:
        columns[vertex.column].append(vertex.number)
    edges = [0, *cuts, graph.columns]
    return [
        Band(first, end, tuple(sorted(one for column in range(first, end) for one in columns[column])))
        for first, end in pairwise(edges)
    ]


def parted(band: Band, rows: Sequence[int], most: int) -> list[Band]:
    """A band that is too high for a sheet, as bands of at most so many rows."""
    used = sorted({rows[one] for one in band.steps})
    chunks = [set(used[index : index + most]) for index in range(0, len(used), most)]
    return [Band(band.first, band.end, tuple(one for one in band.steps if rows[one] in chunk)) for chunk in chunks]


def places(graph: Graph, rows: Sequence[int], bands: Sequence[Band]) -> Places:
    """Number columns and rows; within a band a row in which nothing stands is left out."""
    placed: list[PlacedBand] = []
    columns: dict[int, int] = {}
    at: dict[int, int] = {}
    band_of: dict[int, int] = {}
    inside: dict[int, list[int]] = defaultdict(list)
    left = top = 0
    for index, band in enumerate(bands):
        used = {row: top + number for number, row in enumerate(sorted({rows[one] for one in band.steps}))}
        for one in band.steps:
            columns[one] = graph.vertices[one].column - band.first + left
            at[one] = used[rows[one]]
            band_of[one] = index
            inside[at[one]].append(columns[one])
        placed.append(PlacedBand(band, left, left + band.end - band.first - 1, top, top + len(used) - 1))
        left, top = placed[-1].right + 1 + COLUMNS_BETWEEN, placed[-1].bottom + 1 + ROWS_BETWEEN
    return Places(placed, columns, at, band_of, inside)
