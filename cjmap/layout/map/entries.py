"""The lanes of a row of stages, and what hangs at its curve → what each lane holds, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout.kit.grid import StageColumns, lane_name
from cjmap.layout.map.emotion import Curve, is_hung
from cjmap.layout.map.shown import acts_on_card, has_cards
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import DEFAULT_LANES, Item, Lane, Metric, Stage, Step
from cjmap.records import dataclass

Thing = Item | Metric | tuple[Metric, ...]
"""An item, a metric, or the metrics of a step of which nothing but the names is known."""


@dataclass(frozen=True, slots=True)
class LaneEntry:
    """One thing that a step has in a lane; `caption` is said beside it where the lane's title does not say what it is."""

    lane: Lane
    step: Step
    thing: Thing
    caption: str = ""

    @property
    def touchpoint(self) -> str:
        """The id of its touchpoint; empty where it is the stage's."""
        return "" if isinstance(self.step, Stage) else self.step.id


@dataclass(frozen=True)
class HeldLane:
    """A lane or several merged ones: the title, and for each stage of the row what stands there."""

    lanes: tuple[Lane, ...]
    title: str
    entries: tuple[tuple[LaneEntry, ...], ...]

    @property
    def id(self) -> str:
        return self.lanes[0].id

    @property
    def count(self) -> int:
        """How many things it holds."""
        return sum(map(len, self.entries))


def held(ctx: MapContext, lane: Lane, curve: Curve) -> HeldLane:
    """What a lane holds of the stages of a row; neither what hangs at the curve nor what another part of the map shows."""
    entries = tuple(tuple(_of_stage(ctx, lane, stage, curve)) for stage in ctx.grid.stages)
    return HeldLane((lane,), lane_name(lane), entries)


def _of_stage(ctx: MapContext, lane: Lane, stage: StageColumns, curve: Curve) -> Iterator[LaneEntry]:
    for step in (stage.stage, *stage.stage.touchpoints):
        yield from (LaneEntry(lane, step, thing) for thing in _things(ctx, lane, step, curve))


def _things(ctx: MapContext, lane: Lane, step: Step, curve: Curve) -> Sequence[Thing]:
    if lane.id == "metrics":
        return measured_and_not(step.metrics)
    if lane.id == "owner":
        return () if isinstance(step, Stage) or not step.owner else (Item(step.owner),)
    if lane.id == "actions" and acts_on_card(ctx, step):
        return ()
    return [item for item in step.items.get(lane.id, ()) if not is_hung(curve, item)]


def measured_and_not(metrics: Sequence[Metric]) -> Sequence[Thing]:
    """The metrics of a step one by one, and last those that are only names, together."""
    names = tuple(one for one in metrics if is_only_named(one))
    known: list[Thing] = [one for one in metrics if not is_only_named(one)]
    return [*known, names] if names else known


def is_only_named(metric: Metric) -> bool:
    """Whether nothing of a metric is known but its name."""
    said = (metric.value, metric.target, metric.n, metric.period or None, metric.source or None, metric.previous)
    return all(one is None for one in said)


def lane_order(ctx: MapContext) -> list[Lane]:
    """The lanes of the file, in its order, with that of the cards in its usual place where only stages have any."""
    lanes = list(ctx.journey.lanes)
    if not has_cards(ctx) or any(lane.id == "touchpoints" for lane in lanes):
        return lanes
    before = DEFAULT_LANES[: DEFAULT_LANES.index("touchpoints")]
    at = max((at for at, lane in enumerate(lanes, 1) if lane.id in before), default=0)
    return [*lanes[:at], Lane("touchpoints"), *lanes[at:]]
