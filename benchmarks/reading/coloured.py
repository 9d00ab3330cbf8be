"""A scene → the same scene with a colour of its own for everything in it, so that each thing can be found in a picture.

Texts and shapes are coloured apart. A text's colour has one channel at 0 and stands on white: where that channel is 0,
the pixel is wholly ink, and elsewhere the channel says how much of it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from cjmap.scene import Circle, Group, Image, Node, Path, Rect, Scene, Text

STEP = 6
"""Colours are this far apart in each channel, so that a program may round them."""

TEXT_LEVELS = range(0, 205, STEP)
SHAPE_LEVELS = range(STEP // 2, 256 - STEP // 2, STEP)
SPREAD = 7919
"""A prime: neighbours in the drawing get colours that are no neighbours."""

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Coloured:
    """A scene of texts or shapes alone; `places[colour]` is the thing that has it."""

    scene: Scene
    places: dict[Colour, Node]


def only_texts(scene: Scene) -> Coloured:
    """The texts on white; shapes keep their places in the file and paint nothing."""
    every = product(TEXT_LEVELS, TEXT_LEVELS, TEXT_LEVELS)
    colours = _colours([one for one in every if min(one) == 0 and max(one) > STEP])
    places: dict[Colour, Node] = {}

    def change(node: Node) -> Node | None:
        if isinstance(node, Text):
            if not node.text.strip():
                return None
            colour = next(colours)
            places[colour] = node
            return replace(node, fill=_written(colour))
        return None if isinstance(node, Image | Group) else replace(node, fill="", stroke="")

    return Coloured(replace(scene, children=_changed(scene.children, change), background="#ffffff"), places)


def only_shapes(scene: Scene) -> Coloured:
    """The shapes on white, fill and outline each in a colour; pictures as they are."""
    colours = _colours(list(product(SHAPE_LEVELS, SHAPE_LEVELS, SHAPE_LEVELS)))
    places: dict[Colour, Node] = {}

    def change(node: Node) -> Node | None:
        if isinstance(node, Rect | Circle | Path):
            fill, stroke = (next(colours) if paint else None for paint in (node.fill, node.stroke))
            places.update({colour: node for colour in (fill, stroke) if colour})
            return replace(node, fill=_written(fill), stroke=_written(stroke))
        return node if isinstance(node, Image) else None

    return Coloured(replace(scene, children=_changed(scene.children, change), background="#ffffff"), places)


def pictures(scene: Scene) -> Iterator[Image]:
    """The pictures in painting order."""
    yield from _pictures(scene.children)


def _pictures(nodes: tuple[Node, ...]) -> Iterator[Image]:
    for node in nodes:
        if isinstance(node, Image):
            yield node
        elif isinstance(node, Group):
            yield from _pictures(node.children)


def _changed(nodes: tuple[Node, ...], change: Callable[[Node], Node | None]) -> tuple[Node, ...]:
    """The nodes in the same groups, each as `change` gives it; without those that it gives nothing for."""
    found: list[Node] = []
    for node in nodes:
        new = replace(node, children=_changed(node.children, change)) if isinstance(node, Group) else change(node)
        if new is not None:
            found.append(new)
    return tuple(found)


def _colours(known: list[Colour]) -> Iterator[Colour]:
    """Every one of some colours once, far from the one before."""
    step = SPREAD if len(known) % SPREAD else 1
    return (known[number * step % len(known)] for number in range(len(known)))


def _written(colour: Colour | None) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour) if colour else ""
