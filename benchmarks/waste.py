"""Journey files, or the samples → what their maps waste: blank runs in cards, rows with a single item, empty cells, and how
large they are drawn.

    python benchmarks/waste.py [FILE…]              a line a map, then the means; exit code 1 where one misses its aim
    PYTHONPATH=OTHER python benchmarks/waste.py     the same of another checkout

Everything is read from the finished scene, so that old and new maps are measured alike.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path as File

from cjmap.layout import lay_out
from cjmap.read import read
from cjmap.scene import BEFORE, Circle, Group, Image, Node, Path, Rect, Scene, Text

SAMPLES = File(__file__).parent.parent / "samples"
A3 = (1587.4, 1122.5)
"""A sheet of A3 on its side, in px at 96 dpi."""

POINT = 0.75
"""A px in points."""

SCREEN, READABLE = 1440.0, 11.0
"""The width of a laptop's screen, and the least size of a text that is read there, in px."""

WHOLE = ("touchpoints", "emotion", "ways", "storyboard")
"""Rows that hold no items."""

ABOVE = 14.0
"""So far above its title the contents of a row may begin, in px."""

AIMS = {"blank run in cards": 0.25, "rows with a single item": 0.05, "empty cells": 0.15}
"""The most that is to be wasted on average."""

HEADING = "map                       width height    A3   least  curve  <11px   run  rows single  empty"

Box = tuple[float, float, float, float]


@dataclass
class Waste:
    """What one map wastes. Shares are 0 to 1; `rows` counts those that hold items, `cells` these rows times the stages."""

    name: str
    width: float
    height: float
    smallest: float
    curve: float
    unreadable: int
    rows: int = 0
    single: int = 0
    cells: int = 0
    empty: int = 0
    runs: list[float] = field(default_factory=list)

    @property
    def run(self) -> float:
        """The largest blank run of its cards, on average."""
        return _mean(self.runs)

    @property
    def a3(self) -> float:
        """The scale at which it fits on A3."""
        return min(1.0, A3[0] / self.width, A3[1] / self.height)


def main(names: Sequence[str]) -> int:
    """Print what the maps waste; 1 where their means are over what is aimed at."""
    files = [File(name) for name in names] or sorted(SAMPLES.glob("*.yaml"))
    found = [waste_of(file) for file in files]
    print(HEADING)
    for one in found:
        print(_line(one))
    means = {
        "blank run in cards": _mean([one.run for one in found if one.runs]),
        "rows with a single item": sum(one.single for one in found) / max(1, sum(one.rows for one in found)),
        "empty cells": sum(one.empty for one in found) / max(1, sum(one.cells for one in found)),
    }
    for what, share in means.items():
        print(f"{what:24} {share:6.1%}   at most {AIMS[what]:.0%}")
    return int(any(share > AIMS[what] for what, share in means.items()))


def _line(one: Waste) -> str:
    """A map's line below HEADING: its size, the scale and the smallest text on A3, the curve's height by its width, texts that
    are too small on a screen, and what is wasted.
    """
    least = f"{one.smallest * one.a3 * POINT:.1f} pt"
    empty = one.empty / one.cells if one.cells else 0.0
    size = f"{one.name[:24]:24} {one.width:6.0f} {one.height:6.0f} {one.a3:5.2f} {least:>7} {one.curve:6.2f}"
    return f"{size} {one.unreadable:6} {one.run:5.0%} {one.rows:5} {one.single:6} {empty:6.0%}"


def waste_of(file: File) -> Waste:
    """What the map of a journey file wastes. ValueError where it has errors."""
    journey = read(file.read_text(encoding="utf-8"), str(file), str(file.parent)).journey
    if journey is None:
        raise ValueError(f"{file} has errors")
    scene = lay_out(journey)
    texts = [node for node in _flat(scene.children) if isinstance(node, Text) and node.text.strip()]
    unreadable = sum(text.font.size * SCREEN / scene.width < READABLE for text in texts)
    smallest = min(text.font.size for text in texts)
    waste = Waste(file.stem, scene.width, scene.height, smallest, _curve(scene), unreadable)
    waste.runs = [run for card in _cards(scene) if (run := blank_run(card)) is not None]
    _count(scene, waste)
    return waste


def _count(scene: Scene, waste: Waste) -> None:
    """Rows, single items and empty cells: what stands in a row is told by its height."""
    tops = [(_box(title)[1], title.data.get("lane", "")) for title in _titles(scene)]
    stages = [
        node
        for node in _flat(scene.children)
        if isinstance(node, Group) and "stage" in node.data and node.role == "section"
    ]
    held: dict[int, dict[int, int]] = {at: {} for at in range(len(tops))}
    for number, stage in enumerate(stages):
        for group in _flat(stage.children):
            if (
                isinstance(group, Group)
                and group.data.get("lane")
                and group.data["lane"] not in WHOLE
                and _drawn(group)
            ):
                top = _box(group)[1]
                row = max((at for at, (y, _) in enumerate(tops) if y - ABOVE <= top), default=0)
                items = max(1, sum(isinstance(child, Group) for child in group.children))
                held[row][number] = held[row].get(number, 0) + items
    for at, (_, lane) in enumerate(tops):
        if lane in WHOLE or not held[at]:
            continue
        waste.rows += 1
        waste.single += sum(held[at].values()) == 1
        waste.cells += len(stages)
        waste.empty += len(stages) - len(held[at])


def _titles(scene: Scene) -> Iterator[Group]:
    """The titles of all rows, from the top."""
    lanes = [node for node in _flat(scene.children) if isinstance(node, Group) and node.id == "lanes"]
    groups = [child for one in lanes for child in one.children if isinstance(child, Group) and "lane" in child.data]
    titles = [group for group in groups if any(isinstance(node, Text) for node in _flat([group]))]
    yield from sorted(titles, key=lambda one: _box(one)[1])


def _cards(scene: Scene) -> Iterator[Group]:
    """The cards of touchpoints."""
    for item in _flat(scene.children):
        if isinstance(item, Group) and "touchpoint" in item.data:
            yield from (
                one for one in item.children if isinstance(one, Group) and one.data.get("lane") == "touchpoints"
            )


def blank_run(card: Group) -> float | None:
    """The largest height of a card in which nothing is drawn, as a share of its height; None where it has no ground."""
    nodes = [node for node in _flat([card]) if not isinstance(node, Group)]
    grounds = [node for node in nodes if isinstance(node, Rect) and node.width > 60 and node.height > 40]
    if not grounds:
        return None
    ground = max(grounds, key=lambda node: node.width * node.height)
    top, bottom = ground.y, ground.y + ground.height
    inside = sorted(
        (box[1], box[3])
        for node in nodes
        if node is not ground
        and (box := _box(node))[3] - box[1] < 0.6 * ground.height
        and box[1] < bottom
        and box[3] > top
    )
    largest, reached = 0.0, top
    for begin, end in [*inside, (bottom, bottom)]:
        largest, reached = max(largest, begin - reached), max(reached, end)
    return largest / ground.height


def _curve(scene: Scene) -> float:
    """The height of the curve's ground as a share of its width; 0 where there is none."""
    grounds = [
        _box(node)
        for group in _flat(scene.children)
        if isinstance(group, Group) and group.data.get("lane") == "emotion"
        for node in _flat(group.children)
        if isinstance(node, Rect | Path) and node.fill and _box(node)[2] - _box(node)[0] > 0.5 * scene.width
    ]
    if not grounds:
        return 0.0
    left, right = min(box[0] for box in grounds), max(box[2] for box in grounds)
    return (max(box[3] for box in grounds) - min(box[1] for box in grounds)) / (right - left)


def _flat(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from _flat(node.children)


def _drawn(group: Group) -> bool:
    return any(not isinstance(node, Group) for node in _flat(group.children))


def _box(node: Node) -> Box:
    """Left, top, right and bottom of what is drawn."""
    match node:
        case Text():
            left = node.x - BEFORE[node.anchor] * node.width
            return left, node.y - 0.75 * node.font.size, left + node.width, node.y + 0.2 * node.font.size
        case Rect() | Image():
            return node.x, node.y, node.x + node.width, node.y + node.height
        case Circle():
            return node.x - node.radius, node.y - node.radius, node.x + node.radius, node.y + node.radius
        case Path():
            points = [number for segment in node.segments for number in segment[1:]]
            return min(points[::2]), min(points[1::2]), max(points[::2]), max(points[1::2])
    boxes = [_box(one) for one in _flat(node.children) if not isinstance(one, Group)]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
