"""A journey → its edges as numbers, and the loops they make, each solved in the order of the path through."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cjmap.chain import loop
from cjmap.chain.loop import Loop
from cjmap.chain.result import OPEN, FlowEdge, FlowStep
from cjmap.model import Journey, Step, steps_of
from cjmap.records import dataclass


@dataclass(slots=True)
class Chain:
    """The steps by number: `rows[i]` are the shares to other steps, `ends[i]` those to ends; edges of share 0 are none."""

    steps: list[FlowStep]
    index: dict[str, int]
    rows: list[dict[int, float]]
    ends: list[dict[str, float]]


@dataclass(slots=True)
class Component:
    """One loop, or one step alone, of those that can be reached: its steps, and their numbers inside of it.

    `rows` are the shares that stay inside, `leaving` what leaves; `solved` is None where nothing does.
    """

    steps: list[int]
    inside: dict[int, int]
    rows: list[dict[int, float]]
    leaving: list[float]
    entering: list[float]
    solved: Loop[float] | Loop[Decimal] | None


def chain_of(journey: Journey) -> Chain:
    """The steps of a journey with every edge out of them; reach and visits are not known yet."""
    found = list(_steps(journey))
    keys = [step.key for _, step in found]
    index = {key: at for at, key in enumerate(keys)}
    chain = Chain([], index, [], [])
    for at, (stage_id, step) in enumerate(found):
        key = step.key
        edges = tuple(_edges(step, keys[at + 1] if at + 1 < len(keys) else ""))
        assumed = any(edge.assumed for edge in edges)
        chain.steps.append(FlowStep(key, step.id, key.split(":")[0], step.name, stage_id, 0.0, 0.0, assumed, edges))
        row: dict[int, float] = {}
        ends: dict[str, float] = {}
        for edge in edges:
            if edge.share and edge.target:
                row[index[edge.target]] = row.get(index[edge.target], 0.0) + edge.share
            elif edge.share:
                ends[edge.end] = ends.get(edge.end, 0.0) + edge.share
        chain.rows.append(row)
        chain.ends.append(ends)
    return chain


def _steps(journey: Journey) -> Iterator[tuple[str, Step]]:
    """The id of its stage and the step, for every step in reading order."""
    for stage in journey.stages:
        yield from ((stage.id, step) for step in steps_of(stage))


def _edges(step: Step, following: str) -> Iterator[FlowEdge]:
    """The edges out of a step: those of its `next` and the rest, or the plain order, in which the last step ends."""
    if step.next is None:
        yield FlowEdge(step.key, following, "" if following else OPEN, 1.0, given=False)
        return
    shares, rest = resolved([edge.share for edge in step.next])
    for edge, share in zip(step.next, shares, strict=True):
        assumed = edge.share is None and len(step.next) > 1
        yield FlowEdge(step.key, edge.target, edge.end.value if edge.end else "", float(share), assumed, edge.when)
    if rest:
        yield FlowEdge(step.key, "", OPEN, float(rest), given=False)


def parts_of(chain: Chain) -> list[Component]:
    """Every loop that can be reached, in the order of the path, each solved with what comes into it from those before."""
    coming = [0.0] * len(chain.steps)
    coming[0] = 1.0
    parts = []
    for steps in components(chain.rows):
        inside = {step: at for at, step in enumerate(steps)}
        rows = [
            {inside[to]: share for to, share in chain.rows[at].items() if to in inside and to != at} for at in steps
        ]
        leaving = [_leaving(chain, at, inside) for at in steps]
        part = Component(steps, inside, rows, leaving, [coming[at] for at in steps], None)
        if any(leaving):
            if len(steps) == 1 and steps[0] not in chain.rows[steps[0]]:
                part.leaving = [1.0]  # whatever rounding has made of its shares: it is visited once
            part.solved = loop.solve(rows, part.leaving, part.entering)
            for at in steps:
                for to, share in chain.rows[at].items():
                    if to not in inside:
                        coming[to] += part.solved.going(inside[at], share)
        parts.append(part)
    return parts


def _leaving(chain: Chain, step: int, inside: dict[int, int]) -> float:
    return math.fsum(
        [*(share for to, share in chain.rows[step].items() if to not in inside), *chain.ends[step].values()]
    )


def components(onward: Sequence[Iterable[int]], start: int = 0) -> list[list[int]]:
    """The strongly connected components of what can be reached from a step, each before those that it leads to.

    `onward[i]` are the steps that step i leads to. Tarjan 1972, "Depth-first search and linear graph algorithms", with a
    stack of its own, for a journey may be longer than Python's.
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    waiting: list[int] = []
    is_waiting: set[int] = set()
    found: list[list[int]] = []
    path: list[tuple[int, Iterator[int]]] = []

    def enter(step: int) -> None:
        index[step] = low[step] = len(index)
        waiting.append(step)
        is_waiting.add(step)
        path.append((step, iter(onward[step])))

    enter(start)
    while path:
        step, edges = path[-1]
        following = next(edges, None)
        if following is None:
            path.pop()
            if path:
                low[path[-1][0]] = min(low[path[-1][0]], low[step])
            if low[step] == index[step]:
                loop = [waiting.pop()]
                while loop[-1] != step:
                    loop.append(waiting.pop())
                is_waiting.difference_update(loop)
                found.append(sorted(loop))
        elif following not in index:
            enter(following)
        elif following in is_waiting:
            low[step] = min(low[step], index[following])
    return found[::-1]


def without_exit(onward: Sequence[Iterable[int]], leaves: Sequence[bool], start: int = 0) -> list[list[int]]:
    """The loops that can be reached from a step and that nothing leads out of; `leaves[i]`: some journeys end at step i."""
    return [
        loop
        for loop in components(onward, start)
        if not any(leaves[step] for step in loop) and {to for step in loop for to in onward[step]} <= set(loop)
    ]


def resolved(given: Sequence[Decimal | None]) -> tuple[list[Decimal], Decimal]:
    """The share of each edge, 0 to 1, and the rest; together they are 1.

    Ways without a share split evenly what the others leave. Shares that are more than 1 together, as rounded ones may be,
    are brought down in proportion.
    """
    total = sum((share for share in given if share is not None), Decimal(0))
    missing = sum(share is None for share in given)
    if total > 1:
        return [Decimal(0) if share is None else share / total for share in given], Decimal(0)
    rest = 1 - total
    if not missing:
        return [share for share in given if share is not None], rest
    return [rest / missing if share is None else share for share in given], Decimal(0)
