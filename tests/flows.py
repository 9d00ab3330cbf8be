"""The scene of a flow → its cards, edges and words, and what is wrong with how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from geometry import Box, flat, flattened

from cjmap.scene import Group, Path, Rect, Scene, Text
from cjmap.text import width

Place = tuple[float, float]
CARD_WIDTH = 162.0
STEPS = ("touchpoint", "step")


@dataclass(frozen=True)
class DrawnEdge:
    """One drawn edge: the keys of its two ends (`goal` may be an end such as `success`), its line, its points."""

    source: str
    goal: str
    line: Path
    head: Path | None

    @property
    def points(self) -> list[Place]:
        return list(flattened(self.line))

    @property
    def dashed(self) -> bool:
        return bool(self.line.dash)


def items(scene: Scene) -> dict[str, Group]:
    """What is drawn of every step, by its key."""
    found = {}
    for group in flat(scene.children):
        if isinstance(group, Group) and group.role == "item":
            name = next(name for name in STEPS if name in group.data)
            found[f"{'touchpoint' if name == 'touchpoint' else 'stage'}:{group.data[name]}"] = group
    return found


def cards(scene: Scene) -> dict[str, Rect]:
    """The ground of every card, by the key of its step."""
    return {
        key: next(node for node in flat(group.children) if isinstance(node, Rect) and node.width == CARD_WIDTH)
        for key, group in items(scene).items()
    }


def edges(scene: Scene) -> list[DrawnEdge]:
    """Every edge from a card to another one, or to a flag right of the last column, in painting order."""
    found = []
    for group in flat(scene.children):
        if isinstance(group, Group) and "from" in group.data:
            lines = [node for node in group.children if isinstance(node, Path)]
            head = lines[1] if len(lines) > 1 else None
            found.append(DrawnEdge(group.data["from"], group.data.get("to") or group.data["end"], lines[0], head))
    return found


def beside(scene: Scene) -> list[tuple[str, Text]]:
    """The texts of every item that stand outside of its card, with the key of the step."""
    grounds = cards(scene)
    found = []
    for key, group in items(scene).items():
        x0, y0, x1, y1 = box(grounds[key])
        texts = (node for node in flat(group.children) if isinstance(node, Text))
        found += [(key, text) for text in texts if not (x0 <= text.x <= x1 and y0 <= text.y <= y1)]
    return found


def box(node: Rect) -> Box:
    return node.x, node.y, node.x + node.width, node.y + node.height


def ink(text: Text) -> Box:
    """Where a text's letters are, from x-height to baseline, as wide as in Inter."""
    wide = width(text.text, text.font)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * wide
    return left, text.y - 0.7 * text.font.size, left + wide, text.y


def faults(scene: Scene) -> list[str]:
    """Cards on cards, words on cards or on edges, edges under cards, edges on each other, or at one point."""
    return [
        *_cards_on_cards(scene),
        *_words_on_cards(scene),
        *_ways_under(scene),
        *_ways_on_ways(scene),
        *_shared_ends(scene),
    ]


def _shared_ends(scene: Scene) -> Iterator[str]:
    """Edges that leave or arrive at one card nearer to each other than their lines are wide."""
    ends: dict[tuple[str, str], list[tuple[float, DrawnEdge]]] = {}
    for edge in edges(scene):
        keys = set(items(scene))
        if edge.source in keys:
            ends.setdefault(("leave", edge.source), []).append((edge.points[0][1], edge))
        if edge.goal in keys and edge.head:
            ends.setdefault(("arrive at", edge.goal), []).append((edge.head.segments[1][2], edge))
    for (what, key), found in ends.items():
        for (y, one), (other_y, other) in combinations(found, 2):
            if abs(y - other_y) < (one.line.stroke_width + other.line.stroke_width) / 2 + 3:
                yield f"two edges {what} {key} at one point: {y:g} and {other_y:g}"


def _cards_on_cards(scene: Scene) -> Iterator[str]:
    for (key, one), (other_key, other) in combinations(cards(scene).items(), 2):
        if _meet(box(one), box(other), 4):
            yield f"{key} lies on {other_key}"


def _words_on_cards(scene: Scene) -> Iterator[str]:
    grounds = cards(scene)
    for key, text in beside(scene):
        for other, ground in grounds.items():
            if _meet(ink(text), box(ground), 0):
                yield f"“{text.text}” at {key} lies on {other}"


def _ways_under(scene: Scene) -> Iterator[str]:
    grounds = cards(scene)
    words = beside(scene)
    for edge in edges(scene):
        half = edge.line.stroke_width / 2
        for start, end in pairwise(edge.points):
            piece = (
                min(start[0], end[0]), min(start[1], end[1]) - half * 0.9,
                max(start[0], end[0]), max(start[1], end[1]) + half * 0.9,
            )  # fmt: skip
            for key, ground in grounds.items():
                slack = -1.5 if key in (edge.source, edge.goal) else 2
                if _meet(piece, box(ground), slack):
                    yield f"{edge.source} → {edge.goal} runs under {key}"
            for key, text in words:
                if _meet(piece, ink(text), 0):
                    yield f"{edge.source} → {edge.goal} runs through “{text.text}” at {key}"


def _ways_on_ways(scene: Scene) -> Iterator[str]:
    """Edges whose level or upright pieces run in each other."""
    pieces = []
    for number, edge in enumerate(edges(scene)):
        for (x0, y0), (x1, y1) in pairwise(edge.points):
            if abs(y1 - y0) < 0.01 and abs(x1 - x0) > 8:
                pieces.append((number, 0, y0, *sorted((x0, x1)), edge))
            elif abs(x1 - x0) < 0.01 and abs(y1 - y0) > 8:
                pieces.append((number, 1, x0, *sorted((y0, y1)), edge))
    for one, other in combinations(pieces, 2):
        near = abs(one[2] - other[2]) < 4 and one[1] == other[1] and one[0] != other[0]
        if near and min(one[4], other[4]) - max(one[3], other[3]) > 2:
            yield f"{one[5].source} → {one[5].goal} and {other[5].source} → {other[5].goal} share a track"


def _meet(one: Box, other: Box, slack: float) -> bool:
    """Whether two boxes come nearer to each other than `slack` px, or lie in each other by more than −`slack`."""
    return (
        one[0] < other[2] + slack
        and other[0] < one[2] + slack
        and one[1] < other[3] + slack
        and other[1] < one[3] + slack
    )
