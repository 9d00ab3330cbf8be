"""The `next` of a file → the loops that somebody comes into and nobody gets out of."""

from __future__ import annotations

from collections.abc import Mapping

from cjmap.chain.markov import resolved, without_way_out
from cjmap.read import order
from cjmap.read.order import Index, Way
from cjmap.read.outline import Outline, OutlinePart

Ways = list[tuple[Way, OutlinePart | None]]
"""The entries of a `next`, each with the step it leads to, None for an end."""


def closed(whole: Outline, known: Index) -> list[list[OutlinePart]]:
    """Every loop without a way out on the way of any persona, its steps in reading order.

    A way that nobody takes (a share of 0) is none; shares that leave a rest lead out.
    """
    ways_of: dict[int, Ways] = {}
    for step in whole.steps:
        found = order.ways(step.get("next"))
        if found is not None:
            ways_of[id(step)] = [(way, known.find(way.to) if way.to else None) for way in found]
    loops: dict[tuple[int, ...], list[OutlinePart]] = {}
    for own in order.groups(whole):
        onward, leaves = _graph(whole.steps, own, ways_of)
        for loop in without_way_out(onward, leaves) if own else []:
            loops.setdefault(tuple(id(own[at]) for at in loop), [own[at] for at in loop])
    return list(loops.values())


def _graph(
    steps: list[OutlinePart], own: list[OutlinePart], ways_of: Mapping[int, Ways]
) -> tuple[list[list[int]], list[bool]]:
    """The steps that each of a persona's own leads to, by number, and whether the journey of some ends there.

    A way to a step that is not theirs leads to the next one that is, as in the drawing for that persona.
    """
    place = {id(step): at for at, step in enumerate(own)}
    stands_for = {step: place[id(instead)] for step, instead in order.stand_ins(steps, own).items()}
    onward: list[list[int]] = []
    leaves: list[bool] = []
    for at, step in enumerate(own):
        if id(step) not in ways_of:
            onward.append([at + 1] if at + 1 < len(own) else [])
            leaves.append(at + 1 == len(own))
            continue
        led = [(way, goal and stands_for.get(id(goal))) for way, goal in ways_of[id(step)]]
        led = [(way, goal) for way, goal in led if way.end or goal is not None]
        shares, rest = resolved([way.share for way, _ in led])
        taken = [(way, goal) for (way, goal), share in zip(led, shares, strict=True) if share]
        onward.append([goal for _, goal in taken if isinstance(goal, int)])
        leaves.append(bool(rest) or any(way.end for way, _ in taken))
    return onward, leaves
