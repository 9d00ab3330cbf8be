"""What may hang at a curve → what does, in the order that costs least, and what it looks like; the rest stays in its lane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout.kit.description import item_description
from cjmap.layout.kit.grid import lane_name
from cjmap.layout.kit.labels import Taken
from cjmap.layout.kit.reading_order import StageNodes
from cjmap.layout.map.chart import Chart
from cjmap.layout.map.feelings import FeltLabel
from cjmap.layout.map.hanging import GOOD, PAIN, Hanging
from cjmap.layout.map.hanging_forms import paint_form
from cjmap.layout.map.hanging_places import HangingPlace, HangingSites
from cjmap.layout.map.obstacles import Obstacles
from cjmap.records import dataclass
from cjmap.scene import Group, Node, Path

UNPLACED = 1000.0
"""What a text costs that finds no place."""

SIX_ORDERS, TWO_ORDERS = 24, 48
"""So many texts are tried in six orders, so many in two; more in one."""

LEADER, BAR_SAID, BAR_JUDGED = 1.2, 1.6, 2.0
"""The width of a leader, and of the bar of a quote or thought, and of a pain point or highlight."""

SAID_SHARE = 0.7
"""How much of the soft colour is in the leader of a quote."""


@dataclass(frozen=True, slots=True)
class Hung:
    """A text that hangs at the curve, and where."""

    hanging: Hanging
    place: HangingPlace


class _Choices:
    """The places of a text as far as they have been asked for."""

    __slots__ = ("found", "rest")

    def __init__(self, places: Iterator[HangingPlace]) -> None:
        self.found: list[HangingPlace] = []
        self.rest = places

    def __iter__(self) -> Iterator[HangingPlace]:
        at = 0
        while True:
            if at == len(self.found):
                one = next(self.rest, None)
                if one is None:
                    return
                self.found.append(one)
            yield self.found[at]
            at += 1


def hang(
    chart: Chart, hangings: Sequence[Hanging], obstacles: Obstacles, labels: Sequence[FeltLabel]
) -> tuple[list[Hung], list[Hanging]]:
    """What hangs, in the order given, and what finds no place."""
    sites = HangingSites(chart, obstacles, labels)
    choices = [_Choices(sites.places(one)) for one in hangings]
    best: dict[int, HangingPlace] = {}
    least = float("inf")
    for order in _orders(hangings):
        total, placed = _placed(order, choices, least)
        if total < least:
            least, best = total, placed
    hung = [Hung(one, best[at]) for at, one in enumerate(hangings) if at in best]
    return hung, [one for at, one in enumerate(hangings) if at not in best]


def _placed(order: Sequence[int], choices: Sequence[_Choices], least: float) -> tuple[float, dict[int, HangingPlace]]:
    """Each text in turn at its cheapest place that is left, and what all cost; no further than to `least`."""
    taken = Taken((), 0.0)
    placed: dict[int, HangingPlace] = {}
    total = 0.0
    for at in order:
        place = next((one for one in choices[at] if _is_left(one, taken)), None)
        total += place.cost if place else UNPLACED
        if total >= least:
            break
        if place:
            placed[at] = place
            taken.add(place.far)
            if place.leader:
                taken.add(place.leader)
    return total, placed


def _is_left(place: HangingPlace, taken: Taken) -> bool:
    return not (taken.hit(place.wide) or (place.airy and taken.hit(place.airy)))


def _orders(hangings: Sequence[Hanging]) -> list[tuple[int, ...]]:
    """Orders in which the texts may take their places: pain first, quotes first, by how far from the middle (twice), as in the
    file, and backwards.
    """

    def pain(at: int) -> bool:
        return hangings[at].lane == PAIN

    def calm(at: int) -> float:
        return -hangings[at].bearing

    file = range(len(hangings))
    orders = [
        sorted(file, key=lambda at: (not pain(at), calm(at))),
        sorted(file, key=lambda at: (pain(at), calm(at))),
        sorted(file, key=lambda at: (calm(at), hangings[at].said)),
        sorted(file, key=lambda at: (calm(at), pain(at))),
        list(file),
        list(file)[::-1],
    ]
    count = 6 if len(hangings) <= SIX_ORDERS else 2 if len(hangings) <= TWO_ORDERS else 1
    return list(dict.fromkeys(tuple(order) for order in orders[:count]))


def hung_nodes(chart: Chart, hung: Sequence[Hung], top: float) -> list[StageNodes]:
    """What hangs, painted, the chart's top being at `top`: each text as a part of its lane, so that it is told as there."""
    return [
        StageNodes(one.hanging.stage, one.hanging.touchpoint, [_group(chart, one, tuple(_nodes(chart, one, top)))])
        for one in hung
    ]


def _group(chart: Chart, hung: Hung, nodes: tuple[Node, ...]) -> Group:
    ctx, item, lane = chart.ctx, hung.hanging.item, hung.hanging.lane
    name = next((lane_name(one) for one in ctx.journey.lanes if one.id == lane), "")
    inner = Group(nodes)
    if item.severity:
        label = item_description(ctx.whole or ctx.journey, item)
        inner = Group(nodes, label=label, data={"severity": item.severity.value}, role="said")
    return Group((inner,), label=name, data={"lane": lane})


def _nodes(chart: Chart, hung: Hung, top: float) -> Iterator[Node]:
    theme, place, hanging = chart.ctx.theme, hung.place, hung.hanging
    if hanging.said:
        colour, wide = theme.tinted(theme.soft, SAID_SHARE), BAR_SAID
    else:
        colour, wide = theme.positive if hanging.lane == GOOD else theme.negative, BAR_JUDGED
    if place.leader:
        x0, y0, x1, y1 = place.leader
        yield Path((("M", x0, top + y0), ("L", x1, top + y1)), stroke=colour, stroke_width=LEADER)
    if place.bar is not None:
        begin, end = top + place.top, top + place.top + place.form.height
        yield Path((("M", place.bar, begin), ("L", place.bar, end)), stroke=colour, stroke_width=wide)
    yield from paint_form(theme, hanging, place.form, place.edge, top + place.top, place.side)
