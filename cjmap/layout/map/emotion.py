"""The scores of a row → its curve, and what hangs at it: feelings, quotes, thoughts and the worst pain points."""

from __future__ import annotations

from cjmap.layout.kit.emotion import emotion_row, scored
from cjmap.layout.map.surroundings import NO_ZONE, MapContext, Zone
from cjmap.model import Item
from cjmap.records import dataclass


@dataclass(frozen=True)
class Curve:
    """The curve, measured: `hung` are the `id()` of the items that hang at it and need no lane any more."""

    zone: Zone
    hung: frozenset[int] = frozenset()


def curve_of(ctx: MapContext) -> Curve:
    """The curve of a row of stages; a zone without height where nobody scored anything."""
    if not scored(ctx):
        return Curve(NO_ZONE)
    return Curve(Zone(emotion_row(ctx, 0, 30).height, lambda top: emotion_row(ctx, top, 30).paint()))


def is_hung(curve: Curve, item: Item) -> bool:
    """Whether an item hangs at the curve."""
    return id(item) in curve.hung
