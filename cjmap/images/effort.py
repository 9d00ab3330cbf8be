"""A drawing without its style sheet's text, and the rules of that → whether it is drawn in well under a second, or refused.

What is counted are units of about 50 µs: what an element takes to be drawn. Whatever draws something else once more —
`use`, patterns, masks, clips, markers — counts as often as it does so.
"""

from __future__ import annotations

import math
import re
from base64 import b64decode
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cjmap.images.stylesheet import OWN_REFERENCE, StyleRule, declarations
from cjmap.records import dataclass

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST = 10_000.0
"""The most units of a picture: ten times what a detailed logo takes."""

MAX_DEPTH = 100
"""How deep elements may lie in each other, with what they refer to."""

OUTLINE, CHARACTER, PIXELS, DASHES, STEPS = 40, 1.6, 400, 1_000, 10_000
"""What takes as long as one element: characters of an outline, letters, pixels of a photograph, dashes, and letters times
points of the outline along which they stand."""

STOPS = 10
"""As many stops of a gradient take as long, each time a shape is painted with it; so does a gradient that another refers to."""

POINT = 4
"""The fewest characters of an outline that make a point of it, at which a marker may stand."""

MATCHES = 500_000
"""How often an element may be held against a rule of a style sheet."""

FARTHEST = 8.0
"""The most decimal places of the largest number of a drawing, with all that it is enlarged by; cairo's own have seven."""

COMMON_FONT = 16.0
LARGEST_FONT = 3.7
"""What letters are high where nothing is said of it, and the most decimal places of what they are then: FreeType ends at
16,000 px, and cairo ends a process after that.
"""

LARGEST_MASKED = 30_000.0
"""The largest number of a drawing with masks, which cairo draws apart: at 100,000 px it ends the process (1.18)."""

TILE = 5.0
"""What a pattern takes besides what is in it, as it is drawn into pixels of its own, where it is as wide as the drawing."""

# fmt: off
NUMERIC = frozenset({
    "d", "points", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "width",
    "height", "viewBox", "transform", "patternTransform", "gradientTransform", "stroke-width", "stroke-dasharray",
    "stroke-dashoffset", "stroke-miterlimit", "font-size", "font", "refX", "refY", "markerWidth", "markerHeight",
    "letter-spacing", "startOffset", "textLength", "rotate", "offset",
})
# fmt: on
LENGTHS = NUMERIC - {
    "transform",
    "patternTransform",
    "gradientTransform",
    "viewBox",
    "stroke-dasharray",
    "offset",
    "font",
}
APART = frozenset({"mask", "pattern"})
FONTS = frozenset({"font", "font-size"})
MARKERS = frozenset({"marker", "marker-start", "marker-mid", "marker-end"})
PAINTS = frozenset({"fill", "stroke"})
GRADIENTS = frozenset({"linearGradient", "radialGradient"})
TEXTS = frozenset({"text", "tspan", "textPath", "a"})

NUMBER = re.compile(r"[-+]?(?:\d++\.?\d*+|\.\d++)(?:[eE][-+]?\d++)?")
RELATIVE = {"em": 1.0, "ex": 1.0, "rem": 1.0, "%": 0.01}
RELATIVE_SIZE = re.compile(r"(\d++\.?\d*+|\.\d++)(em|ex|rem|%)")
ENLARGING = re.compile(r"(?:scale|matrix)\s*+\(([^()]*+)\)")
LINEAR = 4
"""How many numbers of a matrix enlarge; the other two move."""


@dataclass(frozen=True, slots=True)
class Load:
    """What an element takes with all that is in it: units, painted shapes, points of outlines, and by how many decimal
    places it is enlarged at the most, within it or all of it.
    """

    units: float = 0.0
    shapes: float = 0.0
    points: float = 0.0
    zoom: float = 0.0

    def __add__(self, other: Load) -> Load:
        return Load(
            self.units + other.units, self.shapes + other.shapes, self.points + other.points, max(self.zoom, other.zoom)
        )


class StyledDrawing:
    """The elements of a drawing with what the style sheet says of them."""

    def __init__(self, root: Element, rules: Sequence[StyleRule]) -> None:
        self.root = root
        self.own = {element: tuple(properties(element)) for element in root.iter()}
        self.elements = list(self.own)
        self.by_id: dict[str, Element] = {}
        for element in self.elements:
            if element.get("id"):
                self.by_id.setdefault(element.get("id", ""), element)
        self.said: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for rule in rules:
            for key in rule.keys:
                self.said[key] += [pair for pair in rule.properties if pair[0] in NUMERIC or "url(" in pair[1].lower()]
        self.largest = max((abs(one) for pair in self._all() for one in _numbers(*pair)), default=0.0)
        sums = [sum(map(abs, _numbers(*pair))) for pair in self._all() if pair[0] == "stroke-dasharray"]
        self.dash = min((one for one in sums if one > 0), default=0.0)
        sizes = (one for key, value in self._all() if key in FONTS for one in _numbers(key, value))
        written = any(element.tag == "text" for element in self.elements)
        self.font = max([COMMON_FONT, *map(abs, sizes)]) if written else 0.0
        width, *_ = _numbers("width", root.get("width", "")) or [1.0]
        self.wide, *_ = [side for side in _numbers("viewBox", root.get("viewBox", ""))[2:] if side > 0] or [width]
        self.shown = math.log10(width / self.wide)
        self.zoom = 0.0
        self.loads: dict[Element, Load] = {}

    def _all(self) -> Iterator[tuple[str, str]]:
        for own in self.own.values():
            yield from own
        for said in self.said.values():
            yield from said

    def too_much(self, rules: Sequence[StyleRule]) -> bool:
        """Whether the drawing would take too long, or is larger than cairo can draw."""
        if self._matches(rules) > MATCHES:
            return True
        try:
            self.zoom = self.load(self.root, 0).zoom
            self.loads.clear()
            load = self.load(self.root, 0)
        except _TooDeep:
            return True
        zoom = load.zoom + self.shown
        return (
            load.units > MOST
            or math.log10(self.largest or 1) + zoom > FARTHEST
            or (self.largest > LARGEST_MASKED and any(element.tag in APART for element in self.elements))
            or (self.font > 0 and math.log10(self.font) + zoom > LARGEST_FONT)
        )

    def _matches(self, rules: Sequence[StyleRule]) -> int:
        count = Counter(key for element in self.elements for key in keys(element))
        return sum(count[key] * (MAX_DEPTH if rule.deep else 1) for rule in rules for key in rule.keys)

    def load(self, element: Element, depth: int) -> Load:
        """What an element takes; _TooDeep where it lies too deep, or draws itself."""
        if depth > MAX_DEPTH:
            raise _TooDeep
        if element not in self.loads:
            total = self._own(element)
            for child in element:
                total += self.load(child, depth + 1)
            for key, target in self._references(element):
                total = self._with(total, element, key, target, depth)
            zoom = max(0.0, total.zoom) + self._zoom(element)
            self.loads[element] = Load(total.units, total.shapes, total.points, zoom)
        return self.loads[element]

    def _with(self, total: Load, element: Element, key: str, target: Element, depth: int) -> Load:
        """What an element takes with one that it refers to."""
        if target.tag in GRADIENTS:
            return total + Load(units=total.shapes * self._gradient(target))
        other = self.load(target, depth + 1)
        each = other.units + (self._tile(target) if target.tag == "pattern" else 0)
        if key in PAINTS:
            return total + Load(units=total.shapes * each, zoom=other.zoom)
        if key in MARKERS:
            return total + Load(units=total.points * each, zoom=other.zoom)
        if element.tag == "textPath":
            return total + Load(units=len(element.text or "") * len(target.get("d", "")) / POINT / STEPS)
        return total + Load(each, other.shapes, other.points, other.zoom)

    def _gradient(self, gradient: Element) -> float:
        """What a gradient takes for each shape that is painted with it: its stops, and those of the ones it refers to."""
        chain: set[Element] = set()
        units, one = 0.0, gradient
        while one.tag in GRADIENTS and one not in chain:
            chain.add(one)
            units += len(one) / STOPS
            one = self.by_id.get(one.get("href", "").removeprefix("#"), one)
        if len(chain) > MAX_DEPTH:
            raise _TooDeep
        return units + len(chain) - 1

    def _tile(self, pattern: Element) -> float:
        """What the pixels of a pattern take that is drawn once: more, the further it reaches beyond the drawing."""
        sides = [one for key in ("width", "height") for one in _numbers(key, pattern.get(key, ""))]
        side = max(sides, default=1.0) * (1 if pattern.get("patternUnits") == "userSpaceOnUse" else self.largest)
        beyond = math.log10(max(side, self.wide) / self.wide) + max(0.0, self.zoom)
        return TILE + min(MOST, 10 ** (2 * beyond) / TILE) if beyond < FARTHEST else MOST

    def _own(self, element: Element) -> Load:
        outline = len(element.get("d", "")) + len(element.get("points", ""))
        units = 1 + outline / OUTLINE + _pixels(element) / PIXELS
        if element.tag in TEXTS:
            units += (len(element.text or "") + len(element.tail or "")) / CHARACTER
        if self.dash:
            lengths = (sum(map(abs, _numbers(key, value))) for key, value in self.own[element] if key in LENGTHS)
            units += sum(lengths) / self.dash / DASHES
        return Load(units, 1, outline / POINT)

    def _zoom(self, element: Element) -> float:
        """By how many decimal places an element enlarges what is in it; less than 0 where it makes that smaller."""
        digits = 0.0
        for key, value in self._said_of(element):
            if key in ("transform", "patternTransform"):
                for found in ENLARGING.finditer(value):
                    digits += _digits(max(map(abs, _numbers("transform", found[1])[:LINEAR]), default=1.0))
            elif key in FONTS:
                larger = (float(one[1]) * RELATIVE[one[2]] for one in RELATIVE_SIZE.finditer(value))
                digits += _digits(max([1.0, *larger]))
            elif key == "viewBox" and element is not self.root:
                sides = [side for side in _numbers(key, value)[2:] if side > 0]
                digits += _digits(max(1.0, self.largest / min(sides, default=1.0)))
        return digits

    def _said_of(self, element: Element) -> Iterator[tuple[str, str]]:
        yield from self.own[element]
        for key in keys(element):
            yield from self.said.get(key, ())

    def _references(self, element: Element) -> Iterator[tuple[str, Element]]:
        own = element.get("href", "")
        if own.startswith("#") and own[1:] in self.by_id:
            yield "href", self.by_id[own[1:]]
        named = ((key, found[2]) for key, value in self._said_of(element) for found in _named(value))
        for key, name in dict.fromkeys(named):
            if name in self.by_id:
                yield key, self.by_id[name]


class _TooDeep(Exception):
    """An element lies too deep in others, or draws itself."""


def properties(element: Element) -> Iterator[tuple[str, str]]:
    """What the attributes and the style of an element say."""
    for key, value in element.attrib.items():
        if key == "style":
            yield from declarations(value)
        elif key != "href":
            yield key, value


def keys(element: Element) -> tuple[str, ...]:
    """What a rule may look for to find an element."""
    return (
        "*",
        element.tag,
        f"#{element.get('id', '')}",
        *(f".{name}" for name in set(element.get("class", "").split())),
    )


def _digits(factor: float) -> float:
    """The decimal places of a number above 0."""
    return math.log10(factor) if factor > 0 else 0.0


def _named(value: str) -> Iterator[re.Match[str]]:
    return OWN_REFERENCE.finditer(value) if "(" in value else iter(())


def _numbers(key: str, value: str) -> list[float]:
    return [float(one) for one in NUMBER.findall(value)] if key in NUMERIC else []


def _pixels(element: Element) -> int:
    """The pixels of a photograph in the drawing; its file has been found sound."""
    from cjmap.images.raster import jpeg_size, png_sides

    kind, _, packed = element.get("href", "").partition(",")
    if element.tag != "image" or not packed:
        return 0
    data = b64decode(packed)
    width, height = png_sides(data) if "png" in kind else jpeg_size(data, "")
    return int(width * height)
