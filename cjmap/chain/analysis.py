"""A journey → its flow: the edges out of every step, then the probabilities of steps and ends."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from sys import float_info

from cjmap.chain import loop
from cjmap.chain.loop import Onward
from cjmap.chain.markov import Chain, Component, chain_of, parts_of
from cjmap.chain.result import ENDS, Flow, FlowEdge, Improvement
from cjmap.model import End, Journey, Success
from cjmap.records import replace


def flow(journey: Journey) -> Flow:
    """What the graph of a journey says: everyone starts at its first step, and goes on as `next` says. Where no step is left,
    as of a persona who has none, nobody starts and nothing ends.

    The steps are an absorbing Markov chain. Its loops are solved one after the other in the order of the path through, so
    that each is a small system of its own. With N the matrix of visits from step to step (the inverse of I − P), step j is
    visited N[start,j] times, and ever reached with probability N[start,j] / N[j,j] (Kemeny and Snell 1960, ch. III).
    """
    if not any(True for _ in journey.steps()):
        return Flow("", (), dict.fromkeys(ENDS, 0.0), (), (), 0.0, None, (), "")
    with loop.context(loop.DIGITS):
        chain = chain_of(journey)
        parts = parts_of(chain)
        reach, visits = _numbers(chain, parts)
        steps = [replace(step, reach=reach[at], visits=visits[at]) for at, step in enumerate(chain.steps)]
        path, end = likely(chain.rows, chain.ends)
        keys = [step.key for step in steps]
        reached = {step for part in parts for step in part.steps}
        return Flow(
            start=keys[0],
            steps=tuple(steps),
            ends=_ends(chain, parts),
            no_way_out=tuple(tuple(keys[step] for step in part.steps) for part in parts if part.solved is None),
            unreachable=tuple(key for at, key in enumerate(keys) if at not in reached),
            negative=_negative(journey, visits),
            best_edge=best(chain, parts, reach),
            likely=tuple(keys[step] for step in path),
            likely_end=end,
        )


def _numbers(chain: Chain, parts: Sequence[Component]) -> tuple[list[float], list[float]]:
    """Reach and visits of every step. All who come into a loop without an exit see all of it, again and again."""
    reach, visits = [0.0] * len(chain.steps), [0.0] * len(chain.steps)
    for part in parts:
        caught = min(1.0, math.fsum(part.entering))
        for step, at in part.inside.items():
            reach[step] = part.solved.reach(at) if part.solved else caught
            visits[step] = part.solved.often(at) if part.solved else math.inf
    return reach, visits


def _ends(chain: Chain, parts: Sequence[Component]) -> dict[str, float]:
    coming: dict[str, list[float]] = {end: [] for end in ENDS}
    for part in parts:
        for step, at in part.inside.items() if part.solved else ():
            for end, share in chain.ends[step].items():
                coming[end].append(part.solved.going(at, share) if part.solved else 0.0)
    return {end: min(1.0, math.fsum(people)) for end, people in coming.items()}


def _negative(journey: Journey, visits: Sequence[float]) -> float:
    often = [visits[at] for at, step in enumerate(journey.steps()) if step.assessed is Success.NEGATIVE]
    return math.inf if math.inf in often else min(sum(often), float_info.max)


NOTICED = 1e-12
"""An improvement is one from here on, and better than another by this part: less is rounding."""


def best(chain: Chain, parts: Sequence[Component], reach: Sequence[float]) -> Improvement | None:
    """The edge that saves most, of equally good ones the first in reading order; None where none saves anything.

    Of all people, those are concerned who ever come to its step: `reach`. The loops are gone through from the last one
    back, since how likely people give up in one depends on those after it.
    """
    worth = [0.0] * len(chain.steps)
    saved: dict[int, list[tuple[float, FlowEdge]]] = {}
    for part in reversed(parts):
        gains = [_gain(chain, part, step, worth) for step in part.steps]
        if part.solved is None or not any(gains):
            continue
        solved = loop.sharp(part.solved, part.rows, part.leaving, part.entering)
        with loop.context(solved.digits):
            losses = solved.losses(gains)
            for step, at in part.inside.items():
                worth[step] = losses.at(at)
            for step, at in part.inside.items():
                edges = [edge for edge in chain.steps[step].edges if edge.share]
                found = (
                    losses.saved(at, [_onward(chain, part, edge, worth) for edge in edges]) if len(edges) > 1 else []
                )
                saved[step] = [(reach[step] * less, edge) for less, edge in zip(found, edges, strict=False)]
    return _first_of_the_best([one for step in sorted(saved) for one in saved[step]])


def _gain(chain: Chain, part: Component, step: int, worth: Sequence[float]) -> float:
    """How likely a person at a step gives up without taking another edge of its loop."""
    outside = (share * worth[to] for to, share in chain.rows[step].items() if to not in part.inside)
    return math.fsum((chain.ends[step].get(End.ABANDONED, 0.0), *outside))


def _onward(chain: Chain, part: Component, edge: FlowEdge, worth: Sequence[float]) -> Onward:
    if not edge.target:
        return Onward(edge.share, None, float(edge.end == End.ABANDONED))
    to = chain.index[edge.target]
    return Onward(edge.share, part.inside.get(to), worth[to])


def _first_of_the_best(saved: Sequence[tuple[float, FlowEdge]]) -> Improvement | None:
    most, found = NOTICED, None
    for less, edge in saved:
        if less > most * (1 + NOTICED):
            most, found = less, Improvement(edge.source, edge.target, edge.end, edge.share, less)
    return found


def likely(rows: Sequence[Mapping[int, float]], ends: Sequence[Mapping[str, float]]) -> tuple[list[int], str]:
    """The steps from step 0 on and the end they come to; none where no end can be reached.

    From each step it goes where the largest share goes, of equal ones to a step rather than an end, and to the earlier
    one; where it has been before, or where nothing leads on from, it takes the next largest.
    The most probable of all single paths would be another: with many forks on the path to the goal, that is often the path of
    those who give up at the first.
    """
    path, seen = [0], {0}
    choices = [_choices(rows[0], ends[0])]
    while path:
        to, end = next(choices[-1], (-1, ""))
        if end:
            return path, end
        if to < 0:  # nothing leads on from here
            path.pop()
            choices.pop()
        elif to not in seen:
            seen.add(to)
            path.append(to)
            choices.append(_choices(rows[to], ends[to]))
    return [], ""


def _choices(steps: Mapping[int, float], ends: Mapping[str, float]) -> Iterator[tuple[int, str]]:
    """Where the edges out of a step lead, the largest share first: the position of a step, or an end."""
    edges = [(-share, 0, to, "") for to, share in steps.items() if share > 0]
    edges += [(-share, len(steps) + index, -1, end) for index, (end, share) in enumerate(ends.items()) if share > 0]
    return ((to, end) for _, _, to, end in sorted(edges))
