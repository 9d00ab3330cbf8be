"""What the rows of a map show, row by row → the order of the story: stage by stage, and there touchpoint by touchpoint."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cjmap.language import words
from cjmap.layout.kit.description import step_said
from cjmap.layout.kit.grid import StageColumns
from cjmap.model import Journey, Step, Touchpoint
from cjmap.records import dataclass, field
from cjmap.scene import Group, Node


@dataclass(frozen=True, slots=True)
class Told:
    """Nodes of the stage with that number: of the touchpoint with that id, or of the stage as a whole where it is empty."""

    stage: int
    touchpoint: str
    nodes: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what lies behind it, its title and what else belongs to no stage, what it tells of each stage.

    `own_ground` says that it brings a ground of its own; `height` is in px.
    """

    height: float
    behind: Sequence[Node] = ()
    titles: Sequence[Node] = ()
    told: Sequence[Told] = ()
    own_ground: bool = False
    later: Callable[[], Row] | None = None
    """What paints it, where it has only been measured: a sheet is tried more often than it is drawn."""

    def painted(self) -> Row:
        return self.later() if self.later else self


@dataclass(slots=True)
class Story:
    """The nodes of the rows that were taken in, apart by what they are."""

    behind: list[Node] = field(default_factory=list)
    titles: list[Node] = field(default_factory=list)
    stages: dict[int, list[Node]] = field(default_factory=dict)
    touchpoints: dict[tuple[int, str], list[Node]] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        """Add a row, below those that were there."""
        row = row.painted()
        self.behind += row.behind
        self.titles += row.titles
        for told in row.told:
            if told.touchpoint:
                self.touchpoints.setdefault((told.stage, told.touchpoint), []).extend(told.nodes)
            else:
                self.stages.setdefault(told.stage, []).extend(told.nodes)

    def nodes(
        self, journey: Journey, places: Sequence[StageColumns], count: int, phases: Mapping[int, Node]
    ) -> list[Node]:
        """All in painting order, which is the order of the story; the whole journey has `count` stages."""
        nodes: list[Node] = [Group(tuple(self.behind), role="decoration")] if self.behind else []
        nodes += [Group(tuple(self.titles), id="lanes", label=words().parts.lanes)] if self.titles else []
        for place in places:
            if place.number in phases:
                nodes.append(phases[place.number])
            nodes.append(self._stage(journey, place, count))
        return nodes

    def _stage(self, journey: Journey, place: StageColumns, count: int) -> Group:
        """What a stage is called and is, its touchpoints, then its lanes."""
        touchpoints = [
            _item(journey, touchpoint, nodes)
            for touchpoint in place.stage.touchpoints
            if (nodes := self.touchpoints.get((place.number, touchpoint.id)))
        ]
        own = self.stages.get(place.number, ())
        before, lanes = [node for node in own if not _lane(node)], [node for node in own if _lane(node)]
        return stage_group(journey, place, count, (*before, *touchpoints, *lanes))


def _lane(node: Node) -> str:
    """The lane of which a node is a part; empty where it is of none."""
    return node.data.get("lane", "") if isinstance(node, Group) else ""


def stage_group(journey: Journey, place: StageColumns, count: int, nodes: Sequence[Node]) -> Group:
    """All that is told of a stage, one of `count`."""
    stage = place.stage
    language = words()
    label = language.signs.labelled(
        label=language.numbers.stage_of(number=place.number, count=count), text=step_said(journey, stage, place.number)
    )
    if place.continued:
        label = language.signs.aside(text=label, aside=language.map.continued)
    return Group(
        tuple(nodes),
        id=f"stage-{stage.id}",
        label=label,
        data={"stage": stage.id, "success": stage.assessed.value},
        role="section",
    )


def touchpoint_id(step: Step) -> str:
    """A touchpoint's id; empty for a stage."""
    return step.id if isinstance(step, Touchpoint) else ""


def _item(journey: Journey, touchpoint: Touchpoint, nodes: Sequence[Node]) -> Group:
    """A touchpoint: its card first, then its lanes."""
    data = {"touchpoint": touchpoint.id, "success": touchpoint.assessed.value}
    if touchpoint.importance is not None:
        data["importance"] = f"{touchpoint.importance:g}"
    ordered = sorted(nodes, key=lambda node: _lane(node) != "touchpoints")
    label = step_said(journey, touchpoint)
    return Group(tuple(ordered), id=f"touchpoint-{touchpoint.id}", label=label, data=data, role="item")
