"""A journey → the same journey with each of its lanes by itself."""

from __future__ import annotations

from cjmap.model import Journey
from cjmap.records import replace


def with_plain_lanes(journey: Journey) -> Journey:
    """Every lane keeps a row of its own, as if the author had said `apart` of each, and nothing of it hangs at the curve."""
    return replace(journey, lanes=tuple(replace(lane, apart=True) for lane in journey.lanes))
