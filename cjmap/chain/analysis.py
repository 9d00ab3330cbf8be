"""A journey → its flow: the ways out of every step, then the probabilities of steps and ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from sys import float_info

from cjmap.chain import loop
from cjmap.chain.improvement import best
from cjmap.chain.likely import likely
from cjmap.chain.markov import Chain, Part, chain_of, parts_of
from cjmap.chain.result import ENDS, Flow
from cjmap.model import Journey, Success
from cjmap.records import replace


def flow(journey: Journey) -> Flow:
    """What the graph of a journey says: everyone starts at its first step, and goes on as `next` says. Where no step is left,
    as of a persona who has none, nobody starts and nothing ends.

    The steps are an absorbing Markov chain. Its loops are solved one after the other in the order of the way through, so
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


def _numbers(chain: Chain, parts: Sequence[Part]) -> tuple[list[float], list[float]]:
    """Reach and visits of every step. All who come into a loop without a way out see all of it, again and again."""
    reach, visits = [0.0] * len(chain.steps), [0.0] * len(chain.steps)
    for part in parts:
        caught = min(1.0, math.fsum(part.entering))
        for step, at in part.inside.items():
            reach[step] = part.solved.reach(at) if part.solved else caught
            visits[step] = part.solved.often(at) if part.solved else math.inf
    return reach, visits


def _ends(chain: Chain, parts: Sequence[Part]) -> dict[str, float]:
    coming: dict[str, list[float]] = {end: [] for end in ENDS}
    for part in parts:
        for step, at in part.inside.items() if part.solved else ():
            for end, share in chain.ends[step].items():
                coming[end].append(part.solved.going(at, share) if part.solved else 0.0)
    return {end: min(1.0, math.fsum(people)) for end, people in coming.items()}


def _negative(journey: Journey, visits: Sequence[float]) -> float:
    often = [visits[at] for at, step in enumerate(journey.steps()) if step.assessed is Success.NEGATIVE]
    return math.inf if math.inf in often else min(sum(often), float_info.max)
