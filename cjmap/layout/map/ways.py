"""The transitions of a row's steps → *Where they go*: arcs above the cards, or text over the card they leave."""

from __future__ import annotations

from cjmap.layout.map.surroundings import NO_ZONE, MapContext, Zone


def ways_zone(ctx: MapContext) -> Zone:
    """The strip above the cards; no zone where every way is the next step."""
    return NO_ZONE
