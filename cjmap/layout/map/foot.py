"""A journey and the signs that were drawn → the foot of its map: legend, measures and notes of the whole, and the facts."""

from __future__ import annotations

from collections.abc import Set

from cjmap.layout.kit.foot import findings, footer
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.surroundings import NO_ZONE, MapContext, Zone


def foot_zone(ctx: MapContext, signs: Set[Sign]) -> Zone:
    """The foot below the last lane."""
    _, high = findings(ctx, 0)
    _, low = footer(ctx, 0)

    def paint(top: float) -> Row:
        return Row(high + low + 18, titles=[*findings(ctx, top)[0], *footer(ctx, top + high + 18)[0]])

    return Zone(high + low + 18, paint)


def legend_zone(ctx: MapContext, signs: Set[Sign]) -> Zone:
    """The legend alone, for a sheet that is not the last."""
    return NO_ZONE
