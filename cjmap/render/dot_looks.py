"""What a step, an end or an edge is → the attributes that show it in Graphviz, and those that carry it as plain data."""

from __future__ import annotations

import math
from collections.abc import Mapping

from cjmap.chain import FlowStep, marked, percent
from cjmap.language import current_language, messages
from cjmap.model import EVERYONE, End, Journey, Stage, Step, Success
from cjmap.render.dot_edges import DotEdge, joined, label, literal, wrapped
from cjmap.theme import Theme

SIGNS = {Success.POSITIVE: "▲", Success.NEUTRAL: "■", Success.NEGATIVE: "▼", Success.NOT_ASSESSED: "○"}
"""The sign of a success level, which says what its colour says."""

STAR = "★"

_SHAPES = {
    Success.POSITIVE: ("box", "filled,rounded"),
    Success.NEUTRAL: ("box", "filled"),
    Success.NEGATIVE: ("box", "filled,diagonals"),
    Success.NOT_ASSESSED: ("box", "dashed"),
}
"""Shape and style of a success level; boxes all, for the shapes that are no boxes waste half their room."""

_ENDS = {
    End.SUCCESS: ("⚑", Success.POSITIVE, "cds", "filled"),
    End.FAILURE: ("⚐", Success.NEGATIVE, "octagon", "filled"),
    End.ABANDONED: ("↓", Success.NEGATIVE, "underline", "dashed"),
    "open": ("", Success.NOT_ASSESSED, "underline", "solid"),
}
"""The sign in the node of an end, the level whose colour it has, its shape and style: a flag, a stop, a line that drops."""

_THIN, _THICK = 1.0, 6.0
"""Pen widths in points of an edge that nobody takes and of one that all take."""

_PLAIN = 1.5
"""The pen width where the file says no order of its own."""

_LINE = 0.55
"""How much of the soft text colour an edge has: less than the words that stand on it."""

_INSIDE, _BETWEEN = 16, 20
"""The most characters in a line of text on an edge inside a stage, where they lie in a row, and between stages."""

_DOTS = 5


def step_looks(step: Step, known: FlowStep, journey: Journey, theme: Theme, reach: str) -> dict[str, str]:
    """A touchpoint, or a stage without touchpoints: sign, name, channel and duration, importance, how many come here."""
    shape, style = _SHAPES[step.assessed]
    colour = theme.success(step.assessed)
    hollow = step.assessed is Success.NOT_ASSESSED
    digits = current_language().number
    stage, own = journey.step_numbers[step.key]
    name = f"{digits(stage)}.{digits(own)} {step.name}"
    if isinstance(step, Stage):
        name = f"{digits(stage)}  {step.name}"
    lines = (
        wrapped(f"{SIGNS[step.assessed]} {name}{f' {STAR}' if step.moment_of_truth else ''}", 26),
        wrapped(joined(messages().signs.comma.join(step.channel), step.duration), 30),
        "   ".join(filter(None, (_importance(step, journey), reach))),
    )
    return {
        "label": label("\n".join(filter(None, lines))),
        "shape": shape,
        "style": style,
        "color": colour,
        "fillcolor": theme.background if hollow else theme.tinted(colour, max(theme.item_tint, 0.06)),
        "penwidth": "2.5" if step.moment_of_truth else "1.5",
        "peripheries": "2" if step.moment_of_truth else "1",
    } | _step_data(step, known)


def others_looks(stage: Stage, number: int, theme: Theme) -> dict[str, str]:
    """A stage in which nothing is the drawn persona's: its name, and that it is not theirs."""
    name = wrapped(f"{current_language().number(number)}  {stage.name}", 26)
    return {
        "label": label(f"{name}\n{messages().map.not_theirs}"),
        "shape": "box",
        "style": "dotted",
        "color": theme.soft,
        "fontcolor": theme.soft,
        "kind": "others",
        "stage": literal(stage.id),
    }


def _importance(step: Step, journey: Journey) -> str:
    """The importance as dots out of five, empty where none is given."""
    if step.importance is None:
        return ""
    filled = 1 + int(journey.scales.weight(step.importance) * (_DOTS - 1) + 0.5)
    return "●" * filled + "○" * (_DOTS - filled)


def _step_data(step: Step, known: FlowStep) -> dict[str, str]:
    """What a step is, for programs; a number that is not known is left out. Where personas feel apart, the worst counts."""
    emotion = step.emotion.get(EVERYONE, min(step.emotion.values(), default=None))
    return {
        "kind": known.kind,
        "stage": literal(known.stage_id),
        "success": step.assessed.value,
        **_numbers({"importance": step.importance, "emotion": emotion, "reach": known.reach, "visits": known.visits}),
        "assumed": _truth(known.assumed),
    }


def end_looks(end: str, probability: float, theme: Theme, reach: str) -> dict[str, str]:
    """An end: how the journey ends, and how often."""
    sign, level, shape, style = _ENDS[end]
    name = " ".join(filter(None, (sign, messages().ends_alone[end])))
    colour = theme.success(level)
    return {
        "label": label("\n".join(filter(None, (name, reach)))),
        "shape": shape,
        "style": style,
        "color": colour,
        "fontcolor": colour,
        "fillcolor": theme.tinted(colour, 0.06),
        "penwidth": "1.5",
        "margin": "0.2,0.1",
        "kind": "end",
        "success": level.value,
        **_numbers({"reach": probability}),
    }


def edge_looks(edge: DotEdge, branches: bool, theme: Theme) -> dict[str, str]:
    """An edge: as thick as its share, its words beside it; a back edge is dashed and does not turn the picture around.

    Graphviz makes room for a `label`, and aborts on some within a rank or against it: those edges get an `xlabel`. An edge
    past a stage is as long as if it stopped there (`minlen`), so that every stage has a rank of its own. Where no step
    `branches`, all edges are as thick.
    """
    looks: dict[str, str] = {}
    if edge.words:
        beside = edge.kind in ("back", "again") or edge.inside
        looks["xlabel" if beside else "label"] = label(edge_text(edge))
    width = _THIN + (_THICK - _THIN) * edge.flow_edge.share if branches else _PLAIN
    looks["penwidth"] = f"{width:.2f}"
    looks["color"] = theme.accent if edge.likely else theme.tinted(theme.soft, _LINE)
    if edge.likely:
        looks["arrowsize"] = "1"
    if edge.kind in ("back", "again"):
        looks |= {"style": "dashed", "constraint": "false"}
    elif edge.stages > 1:
        looks["minlen"] = str(edge.stages)
    looks["kind"] = edge.kind
    looks |= _numbers({"share": edge.flow_edge.share})
    looks["assumed"] = _truth(edge.flow_edge.assumed)
    looks["likely"] = _truth(edge.likely)
    if edge.flow_edge.when:
        looks["when"] = literal(edge.flow_edge.when)
    return looks


def edge_text(edge: DotEdge) -> str:
    """What stands beside an edge, with a space before and after each line that keeps it off the line drawn."""
    lines = wrapped(edge.words, _INSIDE if edge.inside else _BETWEEN).split("\n")
    return "\n".join(f"\u00a0{line}\u00a0" for line in lines)


def reach_words(probability: float, assumed: bool, branches: bool) -> str:
    """How many come here; empty where all take the one edge that there is: no step `branches`."""
    return marked(percent(probability), assumed) if branches else ""


def _numbers(numbers: Mapping[str, float | None]) -> dict[str, str]:
    """Numbers as plain decimals with a point; what is unknown or infinite is left out."""
    return {
        name: f"{number:.6f}".rstrip("0").rstrip(".")
        for name, number in numbers.items()
        if number is not None and math.isfinite(number)
    }


def _truth(value: bool) -> str:
    return "true" if value else "false"
