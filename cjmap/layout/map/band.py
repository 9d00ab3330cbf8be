"""A journey → the headline band: what was found, what hurts most and what to do next, or what its scores say."""

from __future__ import annotations

from cjmap.layout.map.surroundings import NO_ZONE, MapContext, Zone


def band_zone(ctx: MapContext) -> Zone:
    """The band; no zone where the file has neither findings nor scores."""
    return NO_ZONE
