"""Importance and emotion: on the scales of the file, and on one level only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjmap.diagnostics import Note
from cjmap.read.findings import shown
from cjmap.read.rules.journey import File, ScaleKind
from cjmap.read.rules.view import Value

_ENDS: Mapping[ScaleKind, tuple[str, str]] = {"emotion": ("worst", "best"), "importance": ("least", "most")}


def ranges(file: File) -> None:
    """A number that is not on its scale."""
    journey = file.journey
    of_kind: Mapping[ScaleKind, Iterator[Value[float]]] = {
        "emotion": journey.emotions,
        "importance": journey.importances,
    }
    for kind, numbers in of_kind.items():
        scale = journey.scale(kind)
        low, high = scale.ends
        for number in numbers if scale.holds else ():
            if not low <= number.value <= high:
                which = "the scale of this file" if scale.is_given else "the scale"
                file.findings.error(
                    "out-of-range", number.span, f"{shown(number.words)[1:-1]} is not on the {kind} scale",
                    label=f"{which} goes from {low:g} to {high:g}",
                    help=f'another scale is given at the top of the file: "scales: {{{kind}: [{", ".join(_ENDS[kind])}]}}"',
                )  # fmt: skip


def ends_of_scales(file: File) -> None:
    """A scale whose first number is not less than its second."""
    for key, (worst, best) in _ENDS.items():
        scale = file.journey.scale(key)
        if scale.written and scale.written[0].value >= scale.written[1].value:
            first, last = scale.written
            turned = (
                f"{key}: [{last.words}, {first.words}]"
                if first.value > last.value
                else f"two different numbers, such as {key}: [1, 5]"
            )
            file.findings.error(
                "bad-value", scale.span, f"the {key} scale goes from the {worst} to the {best}", label="the first must be less",
                help=f"write {turned}",
            )  # fmt: skip


def emotion_twice(file: File) -> None:
    """An emotion of a stage next to emotions of its touchpoints."""
    for stage in file.journey.stages:
        scored = [touchpoint for touchpoint in stage.touchpoints if touchpoint.has("emotion")]
        if scored and stage.has("emotion"):
            file.findings.error(
                "emotion-twice", stage.key_span("emotion"), f"{shown(stage.name)} and its touchpoints both have an emotion",
                label="the stage's", help="a stage has an emotion of its own only where none of its touchpoints has one",
                notes=[Note("a touchpoint's", scored[0].key_span("emotion"))],
            )  # fmt: skip
