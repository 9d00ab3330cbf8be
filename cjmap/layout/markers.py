"""A persona's place among the others → the marker of their points and the dashes of their line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjmap.layout.marks import polygon
from cjmap.scene import Circle, Group, Node, Path, Rect
from cjmap.theme import Theme

FAMILIES = 3
"""Of markers, three in each: plain ones, crosses and a bar, plain ones with a dot in the middle."""

LONG, DOTTED = (14.0, 3.0), (12.0, 3.0, 2.5, 3.0)
"""The dashes of lines beyond the first six; those of an assumed score are shorter."""

ARM, WIDE = 7.4, 2.7
"""Half the length of the arms of a cross, and half their width."""

Corners = Sequence[tuple[float, float]]


def persona_marker(number: int, x: float, y: float, fill: str, stroke: str, dashed: bool) -> Node:
    """A point of the curve of the persona with that number (0 the first) around (x, y); dashed where it is assumed."""
    wide, dash = (2.0, (3.0, 2.2)) if dashed else (1.5, ())
    family = number // 6 % FAMILIES
    if family == 1:
        return CROSSES[number % 3](x, y, fill, stroke, wide, dash)
    outline = PLAIN[number % 3](x, y, fill, stroke, wide, dash)
    return Group((outline, Circle(x, y, 2.5, stroke))) if family else outline


def persona_key(theme: Theme, number: int, x: float, y: float, colour: str) -> Node:
    """The marker where it stands for its persona, off the curve."""
    return persona_marker(number, x, y, colour, theme.background if number // 6 % FAMILIES == 2 else "", False)


def persona_dashes(number: int) -> tuple[float, ...]:
    """The dashes in px of the line of the persona with that number: none for the first six."""
    if number // 6 % FAMILIES == 0:
        return ()
    return LONG if number % 6 < 3 else DOTTED


def _circle(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Node:
    return Circle(x, y, 6.5, fill, stroke, wide, dash)


def _square(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Node:
    return Rect(x - 5.6, y - 5.6, 11.2, 11.2, fill, stroke, wide, radius=1.5, dash=dash)


def _diamond(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Node:
    return polygon([(x, y - 7.6), (x + 7.6, y), (x, y + 7.6), (x - 7.6, y)], fill, stroke, wide, dash)


def _plus(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Path:
    return polygon([(x + across, y + down) for across, down in UPRIGHT], fill, stroke, wide, dash)


def _ex(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Path:
    turned = [((a - d) * 0.7071, (a + d) * 0.7071) for a, d in UPRIGHT]
    return polygon([(x + across, y + down) for across, down in turned], fill, stroke, wide, dash)


def _bar(x: float, y: float, fill: str, stroke: str, wide: float, dash: tuple[float, ...]) -> Node:
    return Rect(x - 3.6, y - 7.8, 7.2, 15.6, fill, stroke, wide, radius=1.5, dash=dash)


UPRIGHT: Corners = (
    (-WIDE, -ARM), (WIDE, -ARM), (WIDE, -WIDE), (ARM, -WIDE), (ARM, WIDE), (WIDE, WIDE), (WIDE, ARM), (-WIDE, ARM),
    (-WIDE, WIDE), (-ARM, WIDE), (-ARM, -WIDE), (-WIDE, -WIDE),
)  # fmt: skip
"""The corners of an upright cross around (0, 0)."""

Shape = Callable[[float, float, str, str, float, tuple[float, ...]], Node]
PLAIN: tuple[Shape, ...] = (_circle, _square, _diamond)
CROSSES: tuple[Shape, ...] = (_plus, _ex, _bar)
