"""What each lane of a row holds → the lanes that are drawn: sparse ones merged, by rule, and called what they show."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import joined
from cjmap.layout.map.emotion import Curve, is_hung
from cjmap.layout.map.entries import HeldLane
from cjmap.layout.map.items import LOOKS
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import FINDING_LISTS, LANES_WITHOUT_ITEMS, TOUCHPOINT_LANES
from cjmap.records import replace

PARTNERS = (("highlights", "pain_points"), ("thoughts", "quotes"))
"""Lanes that become one where both are sparse; the first stands first in every stage."""

MEANING = (*PARTNERS[1], *FINDING_LISTS, "metrics")
"""Lanes that are one where the stages stand in several rows, in the order in which their entries stand."""

MEANING_PLACE = (*FINDING_LISTS, "metrics")
"""The lanes of which the first says where that one stands; of quotes alone nothing is made."""

FLOWING = (*TOUCHPOINT_LANES, "metrics", "owner")
"""Lanes of ours whose entries may stand beside those of another."""

DOTTED = tuple(lane for lane in FLOWING if lane not in LOOKS and lane != "metrics")
"""Lanes whose entries look alike, with dots: beside others each says what it is."""

FIXED = tuple(lane for lane in LANES_WITHOUT_ITEMS if lane not in FLOWING)
"""Lanes without entries, such as those of cards and curve, which have a row of their own (`LANES` in `lanes.py`)."""

KIN = (*MEANING, "tracked_by")
"""Lanes that neighbours may join where they leave most stages empty; with a single entry, any does."""

AVERAGE_MOST = 1
"""So many entries a stage two sparse lanes may have together, on average."""

FILLED_LEAST = 0.5
"""A lane that has something in a smaller share of the stages is sparse."""

STAGES_LEAST = 3
"""A row looks empty only in a map of so many stages."""


def merged(ctx: MapContext, lanes: Sequence[HeldLane], curve: Curve) -> list[HeldLane]:
    """The lanes of a row, of which those without entries stand for cards and curve, with sparse ones merged."""
    shown = [lane for lane in lanes if lane.count or lane.id in FIXED]
    found = [_titled(ctx, lane, curve) for lane in shown]
    if ctx.look.in_rows:
        found = _meaning(found)
    for first, second in PARTNERS:
        found = _partners(ctx, found, first, second, curve)
    return _singles(_neighbours(found)) if len(ctx.grid.stages) >= STAGES_LEAST else found


def _titled(ctx: MapContext, lane: HeldLane, curve: Curve) -> HeldLane:
    """A lane; that of the pain points is called so that nobody takes them for all."""
    if lane.id != "pain_points" or lane.lanes[0].title or not _pain_hangs(ctx, curve):
        return lane
    return replace(lane, title=messages().map_lanes.other_pain_points)


def _pain_hangs(ctx: MapContext, curve: Curve) -> bool:
    steps = (step for stage in ctx.journey.stages for step in (stage, *stage.touchpoints))
    return any(is_hung(curve, item) for step in steps for item in step.items.get("pain_points", ()))


def _is_free(lane: HeldLane) -> bool:
    """Whether a lane may be merged: its author has not asked for it alone, and it begins nothing."""
    return lane.count > 0 and all(one.id in FLOWING and not one.apart and not one.line_above for one in lane.lanes)


def _together(lanes: Sequence[HeldLane], title: str) -> HeldLane:
    """Lanes as one, the entries of each stage in their order."""
    stages = zip(*(lane.entries for lane in lanes), strict=True)
    entries = tuple(tuple(entry for part in parts for entry in part) for parts in stages)
    return HeldLane(tuple(one for lane in lanes for one in lane.lanes), title, entries)


def _meaning(lanes: Sequence[HeldLane]) -> list[HeldLane]:
    """The lanes that say what the journey means as one, where the first of them stands."""
    taken = {lane.id: lane for lane in lanes if lane.id in MEANING and _is_free(lane)}
    place = next((lane for lane in lanes if lane.id in MEANING_PLACE and lane.id in taken), None)
    if place is None or len(taken) < 2:
        return list(lanes)
    means = _together([taken[one] for one in MEANING if one in taken], messages().map_lanes.means)
    return [means if lane is place else lane for lane in lanes if lane is place or taken.get(lane.id) is not lane]


def _partners(ctx: MapContext, lanes: list[HeldLane], first: str, second: str, curve: Curve) -> list[HeldLane]:
    """Two lanes as one where they are sparse, or one of them holds a single entry, at the place of the upper one."""
    pair = [lane for one in (first, second) for lane in lanes if lane.id == one and len(lane.lanes) == 1]
    if len(pair) < 2 or not all(map(_is_free, pair)):
        return lanes
    if sum(lane.count for lane in pair) > AVERAGE_MOST * len(ctx.grid.stages) and not any(map(_is_sparse, pair)):
        return lanes
    both = _together(pair, _partners_title(ctx, pair, curve))
    upper = next(lane for lane in lanes if lane in pair)
    return [both if lane is upper else lane for lane in lanes if lane is upper or lane not in pair]


def _partners_title(ctx: MapContext, pair: Sequence[HeldLane], curve: Curve) -> str:
    words = messages().map_lanes
    if pair[0].id != "highlights" or any(lane.lanes[0].title for lane in pair):
        return joined(lane.title for lane in pair)
    return words.works_else_hurts if _pain_hangs(ctx, curve) else words.works_hurts


def _is_sparse(lane: HeldLane) -> bool:
    """Whether a lane holds a single entry, or leaves more than half of the stages empty; of one that is merged already, half of
    them is enough.
    """
    filled, half = sum(map(bool, lane.entries)), FILLED_LEAST * len(lane.entries)
    return lane.count == 1 or filled < half or (filled == half and len(lane.lanes) > 1)


def _neighbours(lanes: list[HeldLane]) -> list[HeldLane]:
    """A sparse lane joins the one above it, else the one below it; cards, curve and an author's own lanes stand between
    neighbours.
    """
    found: list[HeldLane] = []
    for lane in lanes:
        above = found[-1] if found else None
        if above and _may_join(above, lane):
            found[-1] = _joined(above, lane)
        else:
            found.append(lane)
    return found


def _may_join(above: HeldLane, lane: HeldLane) -> bool:
    if not (_is_free(above) and _is_free(lane)):
        return False
    kin = all(one.id in KIN for one in (*above.lanes, *lane.lanes))
    return 1 in (above.count, lane.count) or (kin and (_is_sparse(above) or _is_sparse(lane)))


def _singles(lanes: list[HeldLane]) -> list[HeldLane]:
    """What is still alone in its lane, with neighbours of another kind, joins the next lane below or above that says what the
    journey means, as it does itself.
    """
    for lane in lanes:
        if lane.count == 1 and _is_free(lane) and all(one.id in MEANING for one in lane.lanes):
            at = lanes.index(lane)
            others = [one for one in (*lanes[at + 1 :], *reversed(lanes[:at])) if _is_free(one)]
            host = next((one for one in others if all(part.id in MEANING for part in one.lanes)), None)
            if host:
                return _singles([_joined(lane, one) if one is host else one for one in lanes if one is not lane])
    return lanes


def _joined(above: HeldLane, lane: HeldLane) -> HeldLane:
    """Two neighbours as one lane, called by what all of it is, or by both; entries that look alike say which they are of."""
    lanes = (*above.lanes, *lane.lanes)
    named = any(one.title for one in lanes) or not all(one.id in MEANING for one in lanes)
    title = joined((above.title, lane.title)) if named else messages().map_lanes.means
    return _together([_captioned(above, lane), _captioned(lane, above)], title)


def _captioned(lane: HeldLane, other: HeldLane) -> HeldLane:
    """A lane whose entries say what they are, where they look like others or are fewer than those of the `other`."""
    if len(lane.lanes) > 1 or lane.id not in DOTTED or lane.count > other.count:
        return lane
    said = [tuple(replace(entry, caption=lane.title) for entry in stage) for stage in lane.entries]
    return replace(lane, entries=tuple(said))
