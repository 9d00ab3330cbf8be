"""A Scene → what a reader would trip over: texts cut, spilled, crossed, on each other, too faint or too small, ids twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cjmap.scene import Circle, Font, Group, Image, Node, Path, Rect, Scene, Text
from cjmap.text import reach, room, width
from cjmap.theme import contrast

Measure = Callable[[str, Font], float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

FACES: dict[str, Measure] = {"Inter": width, "Arial": room, "DejaVu Sans": reach}
"""What a reader's machine may draw the texts with, and how wide they are then."""

CORE_TOP, CORE_BOTTOM = 0.70, 0.0
"""Where the ink of a line of text lies above and below its baseline, in em."""

LEAST_SIZE = 9.0
ROW = 40.0
STEPS = 12
"""Pieces that a cubic is flattened into."""


@dataclass(frozen=True)
class Finding:
    """`kind` is cut, spill, cross, overlap, contrast, tiny or ids."""

    kind: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.words}"


@dataclass(frozen=True)
class _Line:
    """One text: its place in painting order, its node, the box of its ink."""

    order: int
    text: Text
    core: Box


@dataclass(frozen=True, eq=False)
class _Shape:
    """One filled shape: its place in painting order, its box, the corners of a path's outline."""

    order: int
    node: Rect | Path | Circle
    box: Box
    outline: tuple[tuple[float, float], ...]

    @property
    def area(self) -> float:
        return (self.box[2] - self.box[0]) * (self.box[3] - self.box[1])

    @property
    def holds_text(self) -> bool:
        return self.box[2] - self.box[0] > 30 and self.box[3] - self.box[1] > 14

    def covers(self, x: float, y: float) -> bool:
        left, top, right, bottom = self.box
        if not (left <= x <= right and top <= y <= bottom):
            return False
        if isinstance(self.node, Circle):
            return (x - self.node.x) ** 2 + (y - self.node.y) ** 2 <= self.node.radius**2
        return isinstance(self.node, Rect) or _inside(self.outline, x, y)


class _Rows:
    """Shapes by the rows of ROW px that they reach into, each row in painting order."""

    def __init__(self, shapes: Iterable[_Shape]) -> None:
        self.rows: dict[int, list[_Shape]] = defaultdict(list)
        for shape in shapes:
            for row in range(int((shape.box[1] - 1) // ROW), int((shape.box[3] + 1) // ROW) + 1):
                self.rows[row].append(shape)

    def near(self, top: float, bottom: float) -> list[_Shape]:
        """The shapes that a text between two heights may touch."""
        first, last = int(top // ROW), int(bottom // ROW)
        return self.rows[first] if first == last else list(dict.fromkeys(self.rows[first] + self.rows[last]))


def flat(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every primitive and group, in painting order."""
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from flat(node.children)


def texts(scene: Scene) -> list[Text]:
    """Every text of a scene in painting order."""
    return [node for node in flat(scene.children) if isinstance(node, Text)]


def findings(scene: Scene, face: str = "Inter") -> list[Finding]:
    """What is wrong with a scene, drawn with one of FACES; with DejaVu Sans, which is far wider, only cut and overlap count."""
    measure = FACES[face]
    nodes = list(enumerate(flat(scene.children)))
    lines = [
        _Line(at, node, _core(node, measure)) for at, node in nodes if isinstance(node, Text) and node.text.strip()
    ]
    found = [*_cut(scene, lines), *_overlaps(lines)]
    if face == "DejaVu Sans":
        return found
    shapes = (_shape(at, node) for at, node in nodes if isinstance(node, Rect | Path | Circle) and node.fill)
    found += _spills(scene, lines, _Rows(shape for shape in shapes if shape.holds_text))
    if face == "Inter":
        found += [*_faint(scene), *_tiny(lines), *_twice(scene)]
    return found


def _core(text: Text, measure: Measure) -> Box:
    wide = measure(text.text, text.font)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * wide
    size = text.font.size
    return left + 0.5, text.y - CORE_TOP * size, left + wide - 0.5, text.y + CORE_BOTTOM * size


def _shape(order: int, node: Rect | Path | Circle) -> _Shape:
    if isinstance(node, Rect):
        return _Shape(order, node, (node.x, node.y, node.x + node.width, node.y + node.height), ())
    if isinstance(node, Circle):
        r = node.radius
        return _Shape(order, node, (node.x - r, node.y - r, node.x + r, node.y + r), ())
    points = tuple(flattened(node))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return _Shape(order, node, (min(xs), min(ys), max(xs), max(ys)), points)


def flattened(path: Path, steps: int = STEPS) -> Iterator[tuple[float, float]]:
    """The points of an outline, its cubics in pieces."""
    x = y = 0.0
    for segment in path.segments:
        if segment[0] == "C":
            x1, y1, x2, y2, x3, y3 = segment[1:]
            for step in range(1, steps + 1):
                t, u = step / steps, 1 - step / steps
                yield (
                    u**3 * x + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t**3 * x3,
                    u**3 * y + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t**3 * y3,
                )
            x, y = x3, y3
        elif segment[0] != "Z":
            x, y = segment[1:]
            yield x, y


def _inside(outline: Sequence[tuple[float, float]], x: float, y: float) -> bool:
    """Whether a point lies in a closed outline (crossings of a ray, even and odd)."""
    odd = False
    for (x0, y0), (x1, y1) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            odd = not odd
    return odd


def _name(text: Text) -> str:
    return f"“{text.text[:40]}” at {text.x:.0f},{text.y:.0f}"


def _cut(scene: Scene, lines: Sequence[_Line]) -> Iterator[Finding]:
    for line in lines:
        left, top, right, bottom = line.core
        over = max(-left, -top, right - scene.width, bottom - scene.height)
        if over > 1:
            yield Finding("cut", f"{_name(line.text)} reaches {over:.0f} px out of the picture")


def _overlaps(lines: Sequence[_Line]) -> Iterator[Finding]:
    ordered = sorted(lines, key=lambda line: line.core[1])
    for place, line in enumerate(ordered):
        left, top, right, bottom = line.core
        for other in ordered[place + 1 :]:
            x0, y0, x1, y1 = other.core
            if y0 >= bottom - 2:
                break
            if min(right, x1) - max(left, x0) > 2 and min(bottom, y1) - max(top, y0) > 2:
                yield Finding("overlap", f"{_name(line.text)} and {_name(other.text)}")


def _spills(scene: Scene, lines: Sequence[_Line], shapes: _Rows) -> Iterator[Finding]:
    """Texts that run out of the smallest shape they start in, or into one that they do not start in."""
    canvas = scene.width * scene.height
    for line in lines:
        left, top, right, bottom = line.core
        x, y = (left + right) / 2, (top + bottom) / 2
        near = shapes.near(top, bottom)
        homes = [
            shape for shape in near if shape.order < line.order and shape.area < 0.6 * canvas and _around(shape, x, y)
        ]
        if homes:
            box = min(homes, key=lambda shape: shape.area).box
            over = max(box[0] - left, right - box[2], box[1] - top, bottom - box[3])
            if over > 1.5:
                shown = ", ".join(f"{edge:.0f}" for edge in box)
                yield Finding("spill", f"{_name(line.text)} runs {over:.1f} px out of its ground at {shown}")
                continue
        for shape in near:
            x0, y0, x1, y1 = shape.box
            if shape in homes or shape.area > 0.1 * canvas or not isinstance(shape.node, Rect):
                continue
            if left < x1 - 2 and right > x0 + 2 and top < y1 - 2 and bottom > y0 + 2:
                yield Finding("cross", f"{_name(line.text)} runs into a shape at {x0:.0f},{y0:.0f}")
                break


def _around(shape: _Shape, x: float, y: float) -> bool:
    """Whether a shape is the ground of what stands there: an area below a curve only where it is, not all of its box."""
    left, top, right, bottom = shape.box
    if isinstance(shape.node, Path):
        return shape.covers(x, y)
    return left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1


def grounds(scene: Scene) -> Iterator[tuple[Text, str]]:
    """Every text of a scene with the colour of the topmost shape that is painted under its middle before it."""
    nodes = list(enumerate(flat(scene.children)))
    shapes = _Rows(_shape(at, node) for at, node in nodes if isinstance(node, Rect | Path | Circle) and node.fill)
    for at, node in nodes:
        if not isinstance(node, Text) or not node.text.strip():
            continue
        left, top, right, bottom = _core(node, width)
        x, y = (left + right) / 2, (top + bottom) / 2
        under = [shape for shape in shapes.near(y, y) if shape.order < at and shape.covers(x, y)]
        yield node, under[-1].node.fill if under else scene.background or "#ffffff"


def _faint(scene: Scene) -> Iterator[Finding]:
    """WCAG 2.2, 1.4.3: 4.5:1, and 3:1 from 24 px or 18.66 px bold."""
    for text, behind in grounds(scene):
        font = text.font
        needed = 3.0 if font.size >= 24 or (font.size >= 18.66 and font.bold) else 4.5
        ratio = contrast(text.fill, behind)
        if ratio < needed - 0.05:
            yield Finding("contrast", f"{_name(text)} has {ratio:.2f}:1, {text.fill} on {behind}")


def _tiny(lines: Sequence[_Line]) -> Iterator[Finding]:
    for line in lines:
        if line.text.font.size < LEAST_SIZE:
            yield Finding("tiny", f"{_name(line.text)} is {line.text.font.size} px")


def _twice(scene: Scene) -> Iterator[Finding]:
    ids = Counter(node.id for node in flat(scene.children) if isinstance(node, Group) and node.id)
    for one, count in ids.items():
        if count > 1:
            yield Finding("ids", f"{one} is written {count} times")


def outside(scene: Scene) -> list[Node]:
    """Shapes and pictures that reach more than a pixel out of the picture."""
    found: list[Node] = []
    for node in flat(scene.children):
        if isinstance(node, Rect | Path | Circle):
            box = _shape(0, node).box
        elif isinstance(node, Image):
            box = (node.x, node.y, node.x + node.width, node.y + node.height)
        else:
            continue
        if box[0] < -1 or box[1] < -1 or box[2] > scene.width + 1 or box[3] > scene.height + 1:
            found.append(node)
    return found
