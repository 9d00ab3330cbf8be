"""The stages of a row → their phases and the stage bar: chevrons with number, name and how many touchpoints went how."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cjmap.layout.kit.stages import chevron_row, phase_row
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.scene import Node

PhasePainter = Callable[[float], Mapping[int, Node]]
"""The top of the phases → the nodes of each, by the number of its first stage."""


def phase_zone(ctx: MapContext) -> tuple[float, PhasePainter]:
    """The height of the phases above the bar, and what paints them."""
    return phase_row(ctx, 0)[1], lambda top: phase_row(ctx, top)[0]


def bar_zone(ctx: MapContext) -> Zone:
    """The stage bar."""
    return Zone(chevron_row(ctx, 0).height, lambda top: chevron_row(ctx, top).paint())
