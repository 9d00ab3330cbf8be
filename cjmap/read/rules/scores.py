"""Importance and emotion: on the scales of the file, and on one level only."""

from __future__ import annotations

from cjmap.diagnostics import Note
from cjmap.read.findings import shown
from cjmap.read.rules.file import File
from cjmap.read.values import given, number

_ENDS = {"emotion": ("worst", "best"), "importance": ("least", "most")}


def ranges(file: File) -> None:
    """A number that is not on its scale."""
    scales = file.whole.scales
    ends = {"emotion": scales.emotion, "emotion_value": scales.emotion, "importance": scales.importance}
    for visit in file.at(*ends):
        low, high = ends[visit.definition]
        value, kind = number(visit.node), "importance" if visit.definition == "importance" else "emotion"
        if value is not None and not low <= value <= high:
            own = file.whole.get("scales")
            said = given(own.entries, kind) if own is not None else None
            if said is not None and [number(item) for item in said.items] != [low, high]:
                continue
            scale = "the scale of this file" if said is not None else "the scale"
            file.findings.error(
                "out-of-range", visit.node.span, f"{shown(visit.node.words)[1:-1]} is not on the {kind} scale",
                label=f"{scale} goes from {low:g} to {high:g}",
                help=f'another scale is given at the top of the file: "scales: {{{kind}: [{", ".join(_ENDS[kind])}]}}"',
            )  # fmt: skip


def ends_of_scales(file: File) -> None:
    """A scale whose first number is not less than its second."""
    scales = file.whole.get("scales")
    for key, (worst, best) in _ENDS.items() if scales is not None else ():
        node = given(scales.entries, key) if scales is not None else None
        ends = [end for item in node.items if (end := number(item)) is not None] if node is not None else []
        if node is not None and len(ends) == len(node.items) == 2 and ends[0] >= ends[1]:
            first, last = (item.words for item in node.items)
            turned = (
                f"{key}: [{last}, {first}]" if ends[0] > ends[1] else f"two different numbers, such as {key}: [1, 5]"
            )
            file.findings.error(
                "bad-value", node.span, f"the {key} scale goes from the {worst} to the {best}", label="the first must be less",
                help=f"write {turned}",
            )  # fmt: skip


def emotion_twice(file: File) -> None:
    """An emotion of a stage next to emotions of its touchpoints."""
    for stage in file.whole.stages:
        scored = [part for part in stage.touchpoints if part.get("emotion") is not None]
        if scored and stage.get("emotion") is not None:
            file.findings.error(
                "emotion-twice", stage.place("emotion"), f"{shown(stage.name)} and its touchpoints both have an emotion",
                label="the stage's", help="a stage has an emotion of its own only where none of its touchpoints has one",
                notes=[Note("a touchpoint's", scored[0].place("emotion"))],
            )  # fmt: skip
