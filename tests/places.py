"""A journey as YAML → the scene of its map, and what stands where in it, as layout tests ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geometry import flat

import cjmap
from cjmap.layout import for_persona, lay_out
from cjmap.scene import Circle, Group, Node, Path, Rect, Scene, Text

CURVE_WIDTHS = (3.4, 2.6, 2.8, 2.2, 2.4)
"""The strokes of a curve between neighbours, in px: alone, beside others, the same in rows, where it is assumed."""

HAIRLINE = 1.3
"""The stroke of a curve that passes steps without a score, or steps of others, in px."""

Place = tuple[float, float]


def drawn(text: str, persona: str = "", theme: str = "") -> Scene:
    """The map of a journey written as YAML, for one persona where an id is given."""
    journey = cjmap.load(text + "\n# a text with a line break is YAML\n")
    return lay_out(for_persona(journey, persona) if persona else journey, theme=theme)


def groups(node: Scene | Group, **data: str) -> list[Group]:
    """Every group with these data, in painting order."""
    wanted = data.items()
    return [one for one in flat(node.children) if isinstance(one, Group) and wanted <= dict(one.data).items()]


def by_id(scene: Scene, name: str) -> Group:
    """The one group with that id."""
    (found,) = [one for one in flat(scene.children) if isinstance(one, Group) and one.id == name]
    return found


def has(scene: Scene, name: str) -> bool:
    """Whether there is a group with that id."""
    return any(isinstance(one, Group) and one.id == name for one in flat(scene.children))


def lane(scene: Scene, name: str) -> Group:
    """All that a lane shows, in painting order, as one group."""
    return Group(tuple(groups(scene, lane=name)))


def texts(node: Scene | Group) -> list[Text]:
    """The texts in painting order."""
    return [one for one in flat(node.children) if isinstance(one, Text)]


def words(node: Scene | Group) -> str:
    """All texts, a blank between two lines."""
    return " ".join(text.text for text in texts(node))


def first_rect(group: Group) -> Rect:
    """The first rectangle: the ground of a card or chip."""
    return next(one for one in flat(group.children) if isinstance(one, Rect))


def circles(node: Group) -> list[Circle]:
    return [one for one in flat(node.children) if isinstance(one, Circle)]


def paths(node: Group) -> list[Path]:
    return [one for one in flat(node.children) if isinstance(one, Path)]


@dataclass(frozen=True)
class Mark:
    """A point of a curve: whose it is, of which step, its level as written, its middle, its outline's dashes."""

    persona: str
    step: str
    level: float
    x: float
    y: float
    dash: tuple[float, ...]


def marks(scene: Scene) -> list[Mark]:
    """The points of all curves, in painting order."""
    found = []
    for group in groups(scene):
        if "level" in group.data:
            shape = group.children[0]
            assert isinstance(shape, Circle | Rect | Path)
            x, y = middle(shape)
            data = group.data
            found.append(Mark(data.get("persona", ""), data["step"], float(data["level"]), x, y, shape.dash))
    return found


def middle(shape: Node) -> Place:
    """The middle of a marker; of a star or diamond that of its corners."""
    if isinstance(shape, Rect):
        return shape.x + shape.width / 2, shape.y + shape.height / 2
    if isinstance(shape, Path):
        corners = [segment[1:] for segment in shape.segments if segment[0] in "ML"]
        return sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)
    assert isinstance(shape, Circle)
    return shape.x, shape.y


def curves(scene: Scene, persona: str = "", widths: Sequence[float] = CURVE_WIDTHS) -> list[Path]:
    """The lines of a persona's curve between scores of neighbours (of the only one where none is named), from left to right."""
    emotion = lane(scene, "emotion")
    inside = groups(emotion, persona=persona) if persona else [emotion]
    of_marks = {path for group in groups(emotion) if "level" in group.data for path in paths(group)}
    found = [
        path
        for group in inside
        for path in paths(group)
        if path not in of_marks and path.stroke_width in widths and not path.fill and path.segments[1][0] == "C"
    ]
    return sorted(dict.fromkeys(found), key=lambda path: path.segments[0][1])


def hairlines(scene: Scene, persona: str = "") -> list[Path]:
    """The thin lines of a curve past steps that have no score, or are not theirs, from left to right."""
    return curves(scene, persona, (HAIRLINE,))


def vertices(path: Path) -> list[Place]:
    """The places that a line passes through."""
    return [(segment[-2], segment[-1]) for segment in path.segments if segment[0] != "Z"]


def heights(start: Place, segment: Iterable[float | str]) -> tuple[float, float]:
    """The highest and lowest y of a cubic: its ends, and where its derivative is 0."""
    _, _, y1, _, y2, _, y3 = segment
    y0 = start[1]
    a, b, c = 3 * (-y0 + 3 * y1 - 3 * y2 + y3), 6 * (y0 - 2 * y1 + y2), 3 * (y1 - y0)
    if abs(a) > 1e-12:
        root = (b * b - 4 * a * c) ** 0.5 if b * b >= 4 * a * c else None
        turns = [] if root is None else [(-b + root) / (2 * a), (-b - root) / (2 * a)]
    else:
        turns = [-c / b] if abs(b) > 1e-12 else []
    ys = [y0, y3]
    for t in turns:
        if 0 < t < 1:
            u = 1 - t
            ys.append(u**3 * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t**3 * y3)
    return min(ys), max(ys)
