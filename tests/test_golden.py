"""Small maps, one feature each → where every part of their scene stands, held against a file that people can read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Golden

import cjmap
from cjmap.layout import lay_out
from cjmap.scene import Circle, Group, Image, Node, Rect, Scene, Text
from cjmap.scene import Path as Outline

FOLDER = Path(__file__).parent / "golden"
CASES = sorted(file.stem for file in FOLDER.glob("*.yaml"))


def told(scene: Scene) -> str:
    """A scene, one primitive a line: its kind, its place in px, its colours, its words; groups are indented."""
    return "\n".join([f"scene {_px(scene.width, scene.height)}", *_lines(scene.children, 1)]) + "\n"


def _lines(nodes: tuple[Node, ...], depth: int) -> Iterator[str]:
    for node in nodes:
        yield "  " * depth + _line(node)
        if isinstance(node, Group):
            yield from _lines(node.children, depth + 1)


def _line(node: Node) -> str:
    match node:
        case Group():
            named = [node.role, node.id, *(f"{key}={value}" for key, value in node.data.items()), node.link]
            return " ".join(["group", *(word for word in named if word)])
        case Text():
            look = f"{node.font.size:g}{' bold' * node.font.bold}{' italic' * node.font.italic}"
            return f"text {_px(node.x, node.y)} {node.anchor} {look} {node.fill} “{node.text}”"
        case Rect():
            return f"rect {_px(node.x, node.y, node.width, node.height)} {node.fill or '-'} {node.stroke or '-'}"
        case Circle():
            return f"circle {_px(node.x, node.y, node.radius)} {node.fill or '-'} {node.stroke or '-'}"
        case Outline():
            way = " ".join(segment[0] + _px(*segment[1:]) for segment in node.segments)
            return f"path {way} {node.fill or '-'} {node.stroke or '-'}{' dashed' if node.dash else ''}"
        case Image():
            return f"image {_px(node.x, node.y, node.width, node.height)} {node.media_type}"


def _px(*numbers: float) -> str:
    return ",".join(f"{round(number, 1):g}" for number in numbers)


@pytest.mark.parametrize("name", CASES)
def test_scene(name: str, golden: Golden) -> None:
    """Every part of a map stands where it stood when someone last looked at it."""
    golden.check(FOLDER / f"{name}.txt", told(lay_out(cjmap.load(FOLDER / f"{name}.yaml"))))


def test_every_golden_has_its_map() -> None:
    """No golden is left behind when its map goes."""
    assert sorted(file.stem for file in FOLDER.glob("*.txt")) == CASES
    assert CASES
