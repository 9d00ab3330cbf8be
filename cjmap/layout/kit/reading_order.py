"""What the rows of a map show, row by row → its reading order: stage by stage, and there touchpoint by touchpoint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from cjmap.language import messages
from cjmap.layout.kit.description import step_description
from cjmap.layout.kit.grid import StageColumns
from cjmap.model import Journey, Step, Touchpoint
from cjmap.records import dataclass
from cjmap.scene import Group, Node


@dataclass(frozen=True, slots=True)
class StageNodes:
    """Nodes of the stage with that number: of the touchpoint with that id, or of the stage as a whole where it is empty."""

    stage: int
    touchpoint: str
    nodes: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Row:
    """A painted row: what lies behind it, its title and what else belongs to no stage, what it shows of each stage.

    `height` is in px.
    """

    height: float
    behind: Sequence[Node] = ()
    titles: Sequence[Node] = ()
    nodes: Sequence[StageNodes] = ()


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """A row before it is painted, for a sheet is tried more often than it is drawn: its height in px, and what paints it."""

    height: float
    paint: Callable[[], Row]


def in_reading_order(
    rows: Iterable[Row], journey: Journey, columns: Sequence[StageColumns], count: int, phases: Mapping[int, Node]
) -> list[Node]:
    """The nodes of rows that stand below each other, in painting order, which is the reading order; the whole journey has
    `count` stages.
    """
    behind: list[Node] = []
    titles: list[Node] = []
    nodes_of: dict[tuple[int, str], list[Node]] = defaultdict(list)
    for row in rows:
        behind += row.behind
        titles += row.titles
        for part in row.nodes:
            nodes_of[part.stage, part.touchpoint] += part.nodes
    nodes: list[Node] = [Group(tuple(behind), role="decoration")] if behind else []
    nodes += [Group(tuple(titles), id="lanes", label=messages().parts.lanes)] if titles else []
    for stage in columns:
        if stage.number in phases:
            nodes.append(phases[stage.number])
        nodes.append(_stage(journey, stage, count, nodes_of))
    return nodes


def _stage(
    journey: Journey, columns: StageColumns, count: int, nodes_of: Mapping[tuple[int, str], Sequence[Node]]
) -> Group:
    """What a stage is called and is, its touchpoints, then its lanes."""
    touchpoints = [
        _item(journey, touchpoint, nodes)
        for touchpoint in columns.stage.touchpoints
        if touchpoint.id and (nodes := nodes_of.get((columns.number, touchpoint.id)))
    ]
    own = nodes_of.get((columns.number, ""), ())
    before, lanes = [node for node in own if not _lane(node)], [node for node in own if _lane(node)]
    return stage_group(journey, columns, count, (*before, *touchpoints, *lanes))


def _lane(node: Node) -> str:
    """The lane of which a node is a part; empty where it is of none."""
    return node.data.get("lane", "") if isinstance(node, Group) else ""


def stage_group(journey: Journey, columns: StageColumns, count: int, nodes: Sequence[Node]) -> Group:
    """All that is shown of a stage, one of `count`."""
    stage = columns.stage
    language = messages()
    label = language.signs.labelled(
        label=language.numbers.stage_of(number=columns.number, count=count),
        text=step_description(journey, stage, columns.number),
    )
    if columns.continued:
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
    label = step_description(journey, touchpoint)
    return Group(tuple(ordered), id=f"touchpoint-{touchpoint.id}", label=label, data=data, role="item")
