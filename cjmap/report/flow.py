"""The flow of a journey → a page of text for people, or one JSON object for programs."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from cjmap.model import End
from cjmap.report.json import dumped
from cjmap.report.visible import columns, one_line, whole_line

if TYPE_CHECKING:
    from cjmap.chain import Flow, FlowStep, Improvement
    from cjmap.model import Journey

_ENDS = {
    End.SUCCESS: "reach the goal", End.FAILURE: "end in failure", End.ABANDONED: "give up", "open": "stop without an outcome",
}  # fmt: skip
_NO_ORDER = (
    "The file gives no order: no touchpoint says what comes next, so they follow each other as they are read, and nothing is "
    "known of how many go where or how it ends. `next` says so: next: {to: Pays, share: 60%}, or next: {end: success}."
)

_WIDEST = 48
_NAMED = 3
_ON_THE_WAY = 20
_MANY = Decimal(1_000_000)


def as_text(journey: Journey, flow: Flow) -> str:
    """The page: how the journey ends, every touchpoint with its reach and visits, and what is to be noticed; of a file that gives
    no order, just that.
    """
    names = _numbered(journey, flow)
    if not names:
        return f"{_cut(journey.title, 100)}\n\nNo step of this journey is theirs.\n"
    if not journey.branches:
        return "\n".join([_cut(journey.title, 100), "", *textwrap.wrap(_NO_ORDER, 98)]) + "\n"
    blocks = [
        [_cut(journey.title, 100), f"Everyone starts at: {names[flow.start]}"],
        list(_ends(flow)),
        list(_table(journey, flow, names)),
        [
            line
            for notice in _notices(journey, flow, names)
            for line in textwrap.wrap(notice, 98, subsequent_indent="  ")
        ],
    ]
    return "\n\n".join("\n".join(map(whole_line, block)) for block in blocks if block) + "\n"


def _numbered(journey: Journey, flow: Flow) -> dict[str, str]:
    """Every step as it is called: `2.1 Cart`."""
    numbers = _numbers(journey)
    return {step.key: f"{numbers[step.key]} {_cut(step.name)}" for step in flow.steps}


def _numbers(journey: Journey) -> dict[str, str]:
    """The number of every step on the map, by its key: its stage's, a point, its own."""
    return {key: f"{stage}.{own}" for key, (stage, own) in journey.step_numbers.items()}


def as_json(journey: Journey, flow: Flow) -> str:
    """`{"start", "ends", "touchpoints": [{id, reach, visits, assumed, …}], "ways", …}`; of one persona's journey also
    `not_theirs`, the stages in which they have no step.

    Steps are named by their ids. A stage without touchpoints is `stage:ID` where a touchpoint has its id too.
    `visits` and `negative` are null where they are without end. `ordered` is false where the file gives no order: then all go
    through the steps as they are read.
    """
    touchpoints = {step.id for step in flow.steps if step.kind == "touchpoint"}
    ids = {step.key: step.key if step.kind == "stage" and step.id in touchpoints else step.id for step in flow.steps}
    numbers = _numbers(journey)
    plain: dict[str, object] = {
        "start": ids.get(flow.start),
        "ends": dict(flow.ends),
        "touchpoints": [
            {
                "id": step.id, "reach": step.reach, "visits": _finite(step.visits), "assumed": step.assumed,
                "kind": step.kind, "name": step.name, "stage": step.stage_id, "number": numbers[step.key],
            }
            for step in flow.steps
        ],
        "ways": [
            {
                "from": ids[way.source], "to": ids.get(way.target), "end": way.end or None, "share": way.share,
                "assumed": way.assumed, "when": way.when,
            }
            for step in flow.steps for way in step.edges
        ],
        "negative": _finite(flow.negative),
        "best_improvement": _improvement(flow.best_edge, ids),
        "unreachable": [ids[key] for key in flow.unreachable],
        "no_way_out": [[ids[key] for key in loop] for loop in flow.no_way_out],
        "likely": [ids[key] for key in flow.likely],
        "likely_end": flow.likely_end or None,
        "ordered": journey.branches,
    }  # fmt: skip
    if others := [stage.id for stage in journey.stages if stage.others]:
        plain["not_theirs"] = others
    return dumped(plain)


FLOWS: dict[str, Callable[[Journey, Flow], str]] = {"text": as_text, "json": as_json}
"""The formats in which a flow is reported."""


def _improvement(best: Improvement | None, ids: Mapping[str, str]) -> dict[str, object] | None:
    if best is None:
        return None
    to = ids.get(best.target)
    return {"from": ids[best.source], "to": to, "end": best.end or None, "share": best.share, "saved": best.saved}


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _ends(flow: Flow) -> Iterator[str]:
    caught = 1 - math.fsum(flow.ends.values())
    rows = [(_ENDS[end], _percent(share)) for end, share in flow.ends.items()]
    if flow.no_way_out:
        rows.append(("never get out of a loop", _percent(max(0.0, caught))))
    width = max(len(words) for words, _ in rows)
    yield "How it ends"
    yield from (f"  {words:<{width}}  {share:>8}" for words, share in rows)


def _table(journey: Journey, flow: Flow, called: Mapping[str, str]) -> Iterator[str]:
    """One line a step, under the names of the stages that have touchpoints."""
    negative = [step.assessed == "negative" for step in journey.steps()]
    stages = {stage.id: _cut(stage.name) for stage in journey.stages}
    names = [("  " if step.kind == "stage" else "    ") + called[step.key] for step in flow.steps]
    visits = [_times(step.visits) for step in flow.steps]
    width = max(columns(words) for words in ("Where people come", *names, *("  " + name for name in stages.values())))
    often = max(len("Visits"), *map(len, visits))
    yield f"{'Where people come':<{width}}  {'Reach':>8}  {'Visits':>{often}}"
    last = ""
    for step, name, times, bad in zip(flow.steps, names, visits, negative, strict=True):
        if step.kind == "touchpoint" and step.stage_id != last:
            yield f"  {stages[step.stage_id]}"
        last = step.stage_id
        marks = ", ".join(_marks(step, bad))
        padding = " " * (width - columns(name))
        yield f"{name}{padding}  {_percent(step.reach):>8}  {times:>{often}}  {marks}".rstrip()


def _marks(step: FlowStep, negative: bool) -> Iterator[str]:
    if negative:
        yield "negative"
    if step.assumed:
        yield "shares assumed"


def _notices(journey: Journey, flow: Flow, names: Mapping[str, str]) -> Iterator[str]:
    """What is to be noticed, a line each."""
    if any(step.assessed == "negative" for step in journey.steps()):
        yield f"Negative touchpoints on the way, each as often as it is visited: {_times(flow.negative)}"
    if flow.likely:
        way = [names[key] for key in flow.likely]
        if len(way) > _ON_THE_WAY:
            way[_ON_THE_WAY - 2 : -1] = [f"{len(way) - _ON_THE_WAY + 1} more"]
        yield f"Most likely way through: {' → '.join((*way, _ENDS[flow.likely_end]))}"
    if best := flow.best_edge:
        goal = names[best.target] if best.target else _ENDS[best.end]
        before = flow.ends["abandoned"]
        yield (
            f"What would save most: {names[best.source]} → {goal}, {_percent(best.share)} of those there. If they went the other"
            f" ways instead, {_percent(max(0.0, before - best.saved))} would give up in the end, not {_percent(before)}."
        )
    if flow.unreachable:
        yield f"Nobody comes to: {_listed(flow.unreachable, names)}"
    for loop in flow.no_way_out:
        yield f"No way out: {_listed(loop, names)}"
    if any(step.assumed for step in flow.steps):
        yield "Shares assumed: where shares are missing, what the others leave is split evenly."
    if others := [_cut(stage.name) for stage in journey.stages if stage.others]:
        yield f"Not theirs, and left out of the count: {', '.join(others)}"
    if len(journey.personas) > 1 and any(step.personas for step in journey.steps()):
        yield "Everyone goes through the touchpoints of all personas here; --persona shows the journey of one."
    if not journey.branches:
        yield "This journey has no branches: with next, share and end the file says where people go on, and how many."


def _listed(keys: Sequence[str], names: Mapping[str, str]) -> str:
    """`A, B, C and 5 more`."""
    some = ", ".join(names[key] for key in keys[:_NAMED])
    return some if len(keys) <= _NAMED else f"{some} and {len(keys) - _NAMED} more"


def _cut(words: str, most: int = _WIDEST) -> str:
    """An author's words in one line of at most so many columns, safe to print."""
    line = one_line(words)
    if columns(line) <= most:
        return line
    while columns(line) >= most:
        line = line[:-1]
    return line + "…"


def _percent(share: float) -> str:
    """`12.3 %`; what is not quite nothing or everything is not rounded to it."""
    exact = Decimal(f"{share:.12f}") * 100
    rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if not rounded and exact:
        return "< 0.1 %"
    if rounded == 100 and exact < 100:
        return "> 99.9 %"
    return f"{rounded} %"


def _times(number: float) -> str:
    if not math.isfinite(number):
        return "no end"
    exact = Decimal(f"{number:.12g}")
    return f"{exact:.1e}" if exact >= _MANY else f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP)}"
