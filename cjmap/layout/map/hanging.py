"""The items of a row and its points → what may hang at the curve: quotes, thoughts, the worst pain points, the highlights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import joined
from cjmap.layout.kit.grid import StageColumns
from cjmap.layout.kit.reading_order import touchpoint_id
from cjmap.layout.map.chart import Chart
from cjmap.layout.map.points import PointGroup
from cjmap.model import Item, ItemSeverity, Journey, Stage, Step
from cjmap.records import dataclass

SAID = ("quotes", "thoughts")
PAIN, GOOD = "pain_points", "highlights"


@dataclass(frozen=True, slots=True)
class Hanging:
    """An item that may hang at a point, (x, y) in px of the chart: its lane, the `text` as it is printed, what is said of it in
    small, the persona at whose point it hangs, and the stage and touchpoint that it is told with.
    """

    item: Item
    lane: str
    text: str
    facts: str
    group: PointGroup
    persona: str
    x: float
    y: float
    stage: int
    touchpoint: str

    @property
    def said(self) -> bool:
        """Whether it is a quote or a thought."""
        return self.lane in SAID

    @property
    def bearing(self) -> float:
        """How far its point is from the middle, 0 to 1."""
        return abs(self.group.level)


def hangings_of(chart: Chart, groups: Sequence[PointGroup]) -> list[Hanging]:
    """All that may hang at the points of a chart, in the order of the file."""
    ctx = chart.ctx
    shown = {lane.id for lane in ctx.journey.lanes if not lane.apart}
    at: dict[str, list[PointGroup]] = {}
    for group in groups:
        at.setdefault(group.step.key, []).append(group)
    sparse = not chart.strip and not ctx.look.in_rows and is_sparse(ctx.whole or ctx.journey)
    found: list[Hanging] = []
    for stage in ctx.grid.stages:
        steps: tuple[Step, ...] = (stage.stage, *stage.stage.touchpoints)
        for step in steps:
            for lane in (one for one in SAID if one in shown and step.key in at):
                for item in step.items.get(lane, ()):
                    found += _said(chart, stage, step, lane, item, at[step.key])
        if not chart.strip and not ctx.look.in_rows:
            here = [group for step in steps for group in at.get(step.key, ())]
            found += _judged(chart, stage, here, shown, sparse)
    return found


def is_sparse(journey: Journey) -> bool:
    """Whether every stage has at most one pain point and one highlight, and each that hurts goes below the middle: then all
    of them hang.
    """
    for stage in journey.stages:
        pains, goods = _items_of(stage, PAIN), _items_of(stage, GOOD)
        if len(pains) > 1 or len(goods) > 1 or any(item.note or item.link for _, item in (*pains, *goods)):
            return False
        levels = [
            journey.scales.level(score) for step in (stage, *stage.touchpoints) for score in step.emotion.values()
        ]
        if (pains and min(levels, default=0.0) >= 0) or (goods and not levels):
            return False
    return True


def _items_of(stage: Stage, lane: str) -> list[tuple[Step, Item]]:
    steps: tuple[Step, ...] = (stage, *stage.touchpoints)
    return [(step, item) for step in steps for item in step.items.get(lane, ())]


def _is_plain(item: Item) -> bool:
    """Whether an item has nothing that only its lane can show: a note's number, an address to open."""
    return not item.note and not item.link


def _said(
    chart: Chart, stage: StageColumns, step: Step, lane: str, item: Item, groups: Sequence[PointGroup]
) -> Iterator[Hanging]:
    """A quote or thought at the point of whom it is from; none where they have no point at that step."""
    if not _is_plain(item):
        return
    ctx = chart.ctx
    named = item.personas or step.personas or stage.stage.personas
    people = named or tuple(persona.id for persona in (ctx.whole or ctx.journey).personas)
    if chart.focus and chart.focus not in people:
        return
    whose = next((one for one in people if ctx.level(step, one) is not None), "")
    if chart.strip and whose != chart.focus:
        return
    whose = chart.focus or whose
    group = next((one for one in groups if one.of(whose)), None)
    if group is None:
        return
    several = chart.focus is None and bool(item.personas) and len(step.personas) != 1
    names = [ctx.short_names[one] for one in item.personas] if several else []
    text = current_language().quoted(item.text) if lane == "quotes" else item.text
    facts = joined((current_language().row(names), *_facts(item)))
    yield _hanging(chart, stage, step, PrintedItem(item, lane, text, facts), group, whose)


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """What is printed of an item: its lane, its text, and the small print."""

    item: Item
    lane: str
    text: str
    facts: str


def _judged(
    chart: Chart, stage: StageColumns, groups: Sequence[PointGroup], shown: set[str], sparse: bool
) -> Iterator[Hanging]:
    """The worst pain point of a stage at its lowest point, and where all hang, the highlight at its best."""
    if not groups:
        return
    pains = [
        (step, item) for step, item in _items_of(stage.stage, PAIN) if item.severity is ItemSeverity.HIGH or sparse
    ]
    pains = [(step, item) for step, item in pains if _is_plain(item)][:1]
    for step, item in pains if PAIN in shown else ():
        own = [group for group in groups if group.step.key == step.key and group.level < 0]
        low = max(own or groups, key=lambda group: group.y)
        if low.level < 0 and _is_theirs(chart, item):
            printed = PrintedItem(item, PAIN, item.text, joined((*_names(chart, item), *_facts(item))))
            yield _hanging(chart, stage, step, printed, low, low.points[0].persona)
    for step, item in _items_of(stage.stage, GOOD) if sparse and GOOD in shown else ():
        own = [group for group in groups if group.step.key == step.key]
        high = min(own or groups, key=lambda group: group.y)
        if _is_theirs(chart, item):
            printed = PrintedItem(item, GOOD, item.text, joined((*_names(chart, item), *_facts(item))))
            yield _hanging(chart, stage, step, printed, high, high.points[0].persona)


def _is_theirs(chart: Chart, item: Item) -> bool:
    return not chart.focus or not item.personas or chart.focus in item.personas


def _names(chart: Chart, item: Item) -> list[str]:
    names = chart.ctx.short_names
    return [names[one] for one in item.personas] if len(chart.ctx.journey.personas) > 1 and not chart.focus else []


def _facts(item: Item) -> tuple[str, ...]:
    return item.owner, item.status, item.source, messages().basis.get(item.basis or "", "")


def _hanging(
    chart: Chart, stage: StageColumns, step: Step, printed: PrintedItem, group: PointGroup, persona: str
) -> Hanging:
    point = group.of(persona) or group.points[0]
    return Hanging(
        printed.item, printed.lane, printed.text, printed.facts, group, persona, point.x, point.y, stage.number,
        touchpoint_id(step) if step is not stage.stage else "",
    )  # fmt: skip
