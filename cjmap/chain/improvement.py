"""A solved chain → the one way whose loss would save most people from giving up."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cjmap.chain import loop
from cjmap.chain.losses import Onward
from cjmap.chain.markov import Chain, Part
from cjmap.chain.result import FlowWay, Improvement
from cjmap.model import End

NOTICED = 1e-12
"""An improvement is one from here on, and better than another by this part: less is rounding."""


def best(chain: Chain, parts: Sequence[Part], reach: Sequence[float]) -> Improvement | None:
    """The way that saves most, of equally good ones the first in reading order; None where none saves anything.

    Of all people, those are concerned who ever come to its step: `reach`. The loops are gone through from the last one
    back, since how likely people give up in one depends on those after it.
    """
    worth = [0.0] * len(chain.steps)
    saved: dict[int, list[tuple[float, FlowWay]]] = {}
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
                ways = [way for way in chain.steps[step].ways if way.share]
                found = losses.saved(at, [_onward(chain, part, way, worth) for way in ways]) if len(ways) > 1 else []
                saved[step] = [(reach[step] * less, way) for less, way in zip(found, ways, strict=False)]
    return _first_of_the_best([one for step in sorted(saved) for one in saved[step]])


def _gain(chain: Chain, part: Part, step: int, worth: Sequence[float]) -> float:
    """How likely a person at a step gives up without taking another way of its loop."""
    outside = (share * worth[to] for to, share in chain.rows[step].items() if to not in part.inside)
    return math.fsum((chain.ends[step].get(End.ABANDONED, 0.0), *outside))


def _onward(chain: Chain, part: Part, way: FlowWay, worth: Sequence[float]) -> Onward:
    if not way.target:
        return Onward(way.share, None, float(way.end == End.ABANDONED))
    to = chain.place[way.target]
    return Onward(way.share, part.inside.get(to), worth[to])


def _first_of_the_best(saved: Sequence[tuple[float, FlowWay]]) -> Improvement | None:
    most, found = NOTICED, None
    for less, way in saved:
        if less > most * (1 + NOTICED):
            most, found = less, Improvement(way.source, way.target, way.end, way.share, less)
    return found
